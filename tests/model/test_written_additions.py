"""What is added to a saved reflection and put down before it is saved can be gone on with."""

import datetime as dt
from dataclasses import replace

from tests.model.making import SCHOOL, reflection_of
from ticlist.model.reflection import Discussed, LaterLook
from ticlist.model.written import Written

AT = dt.datetime(2027, 1, 9, 8, 30, tzinfo=dt.UTC)
BEFORE = AT - dt.timedelta(days=9)
SAVED = replace(
    reflection_of(),
    discussed=(Discussed(BEFORE, "Long ago."),),
    later=(LaterLook(BEFORE, "told", "often"),),
)
NOTE = Discussed(AT, "Half a", "my supervisor")
LOOK = LaterLook(AT, "told", "routine", "Half a")


def test_what_was_added_before_is_written_on_in_its_place() -> None:
    draft = replace(SAVED, discussed=(*SAVED.discussed, NOTE), later=(*SAVED.later, LOOK))
    page = Written(SCHOOL, draft)
    page.go_on_adding(SAVED)
    assert (page.discussed, page.later) == (NOTE, {"told": LOOK})
    assert page.reflection() == draft
    page.discuss("Half a thought, and the rest.", "my supervisor", AT)
    page.look_again("told", None, "Another.", AT)
    assert page.reflection() == replace(
        draft,
        discussed=(*SAVED.discussed, replace(NOTE, text="Half a thought, and the rest.")),
        later=(*SAVED.later, LaterLook(AT, "told", None, "Another.")),
    )
    page.discuss("", "", AT)
    page.look_again("told", None, "", AT)
    assert page.reflection() == SAVED


def test_what_is_saved_already_stays_as_it_is() -> None:
    page = Written(SCHOOL, SAVED)
    page.go_on_adding(SAVED)
    assert (page.discussed, page.later) == (None, {})
    page.discuss("New.", "", AT)
    assert page.reflection().discussed == (*SAVED.discussed, Discussed(AT, "New."))


def test_of_several_notes_the_last_is_gone_on_with_and_the_others_stay() -> None:
    first = Discussed(BEFORE, "First.")
    page = Written(SCHOOL, replace(SAVED, discussed=(*SAVED.discussed, first, NOTE)))
    page.go_on_adding(SAVED)
    assert page.discussed == NOTE
    page.discuss("", "", AT)
    assert page.reflection().discussed == (*SAVED.discussed, first)
