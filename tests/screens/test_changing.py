"""Changing a saved reflection, and adding to it: a note from supervision, a later look."""

from dataclasses import replace

import pytest

from tests.lookback.stepping import put
from tests.screens.checklist import drafts, the_draft
from tests.screens.driving import NARROW, PAPER, Person, person
from tests.screens.saved import (
    EDGE,
    FIRST,
    REST,
    SECOND,
    TOLD,
    answer_to,
    file_of,
    names_in,
    put_three,
    reflected,
)
from tests.storage.owners import a_live_one, hand_to
from tests.storage.tree import standing
from ticlist.files.reflection_file import read_reflection
from ticlist.model.opening import Opening
from ticlist.model.reflection import Reflection
from ticlist.storage.paths import Paths

NOTE = "A note from supervision"
AGAIN = "Looking again at 6 June 2026"
CHANGE = "Tiny: change it, and save"
EARLIER = "The earlier wording"
GO_ON = "> Go on changing Tiny, 6 June 2026"


def saved(paths: Paths, name: str = SECOND) -> Reflection:
    return read_reflection(file_of(paths, name).read_bytes(), where="")


def holds(paths: Paths, words: str) -> bool:
    """Whether a draft holds some words."""
    return any(words.encode() in each for each in drafts(paths).values())


async def reading(me: Person) -> None:
    """From home to the reflection of June."""
    await me.click("> Tiny, 6 June")
    assert "In June." in me.shown


async def note_changed(me: Person, words: str = " Later.") -> None:
    """From reading to reading over, with a note changed on the way."""
    await me.press("a")
    assert me.where == CHANGE
    await me.click(f"> {TOLD}")
    assert me.where.endswith(": Safety")
    await me.press("tab", "end")
    await me.write(words)
    await me.press("f4")
    assert me.where == CHANGE
    assert f"In June.{words}" in me.shown


# --- changing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "keeps"), [("> Save, and keep", True), ("> Save, and forget", False)]
)
async def test_the_earlier_wording_is_kept_or_forgotten_as_one_chooses(
    paths: Paths,
    row: str,
    keeps: bool,  # noqa: FBT001
) -> None:
    put_three(paths)
    before = file_of(paths, SECOND).read_bytes()
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await note_changed(me)
        await me.press("f4")
        assert me.where == EARLIER
        assert "keep the earlier wording" in me.focused
        assert "Forgetting does not reach copies that were exported, backups" in me.text
        assert file_of(paths, SECOND).read_bytes() == before
        await me.click(row)
        assert me.where == "Saved"
        await me.press("enter")
        assert "In June. Later." in me.shown
        assert ("Read its earlier wording 1" in me.shown) == keeps
    assert saved(paths).sections[0].answers[0].note == "In June. Later."
    assert len(saved(paths).amended) == 1
    kept = {f"{SECOND}~1.toml": before} if keeps else {}
    assert {name: (paths.history / name).read_bytes() for name in names_in(paths.history)} == kept
    assert b"Later." not in before
    assert drafts(paths) == {}


async def test_one_can_go_back_from_the_question_and_nothing_is_saved(paths: Paths) -> None:
    put_three(paths)
    before = file_of(paths, SECOND).read_bytes()
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await note_changed(me)
        for way in ("escape", "> Go back"):
            await me.press("f4")
            assert me.where == EARLIER
            await (me.press(way) if way == "escape" else me.click(way))
            assert me.where == CHANGE
        await me.press("escape")
        assert GO_ON in me.focused
    assert file_of(paths, SECOND).read_bytes() == before
    assert names_in(paths.history) == []


@pytest.mark.parametrize("leave", ["escape", "f8"])
async def test_what_was_changed_is_kept_and_gone_on_with(paths: Paths, leave: str) -> None:
    put_three(paths)
    before = file_of(paths, SECOND).read_bytes()
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await note_changed(me)
        await me.press(leave)
        assert me.has_left() == (leave == "f8")
    assert the_draft(paths).amends == SECOND
    async with person(paths, size=PAPER) as me:
        assert GO_ON in me.focused
        await me.press("enter")
        assert "In June. Later." in me.shown
        await me.press("f4", "enter")
        assert me.where == "Saved"
    assert saved(paths).sections[0].answers[0].note == "In June. Later."
    assert (paths.history / f"{SECOND}~1.toml").read_bytes() == before


async def test_the_same_from_the_list_of_the_command_line(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, Opening(amend=SECOND), PAPER) as me:
        assert me.where == CHANGE
        await me.press("escape")
        assert me.where == "ticlist"
        assert "Unfinished" not in me.shown
    assert drafts(paths) == {}


async def test_a_checklist_that_is_gone_hinders_no_change(paths: Paths) -> None:
    put_three(paths)
    gone = "2026-06-06-1000-gone-dddddd"
    was = reflected(gone, answer_to("told", "often", "Still mine."))
    put(paths, replace(was, checklist=replace(was.checklist, title="Gone")))
    async with person(paths, Opening(amend=gone), PAPER) as me:
        assert me.where == "Gone: change it, and save"
        await me.click(f"> {TOLD}")
        await me.press("1", "f4", "f4", "enter")
        assert me.where == "Saved"
    assert saved(paths, gone).sections[0].answers[0].answer == "not_yet"
    assert saved(paths, gone).sections[0].answers[0].note == "Still mine."


@pytest.mark.parametrize("opening", [Opening(amend=SECOND), Opening(discuss=SECOND)])
async def test_one_that_cannot_be_read_is_told_and_home_opens(
    paths: Paths, opening: Opening
) -> None:
    put_three(paths)
    file_of(paths, SECOND).write_text("cut o", encoding="utf-8")
    before = standing(paths.data)
    async with person(paths, opening) as me:
        assert me.where == "ticlist"
        assert "This reflection cannot be changed here." in me.text
        assert "Is not TOML" in me.text
    assert standing(paths.data) == before


@pytest.mark.parametrize("opening", [Opening(amend=SECOND), Opening(discuss=SECOND)])
async def test_one_that_is_changed_in_another_program_is_told(
    paths: Paths, opening: Opening
) -> None:
    put_three(paths)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await note_changed(me)
        await me.press("escape")
    hand_to(a_live_one(), paths, SECOND)
    async with person(paths, opening) as me:
        assert me.where == "Open in another ticlist"


# --- adding ---------------------------------------------------------------------------------------


async def test_a_note_from_supervision_is_added_and_nothing_else_changes(paths: Paths) -> None:
    put_three(paths)
    before = saved(paths)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await me.press("d")
        assert me.where == NOTE
        await me.write("We spoke of the corridor.")
        await me.press("shift+tab")
        await me.write("my supervisor")
        await me.press("f4")
        assert me.where == "Saved"
        await me.press("enter")
        assert "Discussed with my supervisor on" in me.text
        assert "We spoke of the corridor." in me.shown
    (note,) = saved(paths).discussed
    assert (note.text, note.with_role) == ("We spoke of the corridor.", "my supervisor")
    assert replace(saved(paths), discussed=()) == before
    assert names_in(paths.history) == []
    assert drafts(paths) == {}


async def test_a_later_look_stands_beside_the_first_answer(paths: Paths) -> None:
    put_three(paths)
    before = saved(paths)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await me.tab_to(f"> {TOLD}")
        await me.press("l")
        assert me.where == AGAIN
        assert "Then: Now and then" in me.shown
        assert "In June." in me.shown
        assert "What you answered then stays as it is." in me.text
        await me.press("4", "enter")
        await me.write("It was more than I saw.")
        await me.press("f4")
        assert me.where == "Saved"
        await me.press("enter")
        assert me.text.index("Now and then") < me.text.index("Looked at again on")
        await me.press("c", "enter")
        assert "for that time: As a matter of course It was more than I saw." in me.text
    (later,) = saved(paths).later
    assert (later.prompt, later.answer, later.note) == (
        "told",
        "routine",
        "It was more than I saw.",
    )
    assert replace(saved(paths), later=()) == before
    assert names_in(paths.history) == []


async def test_l_says_where_to_press_it_and_enter_on_a_prompt_does_the_same(paths: Paths) -> None:
    put(
        paths,
        reflected(SECOND, answer_to("told", "often", "In June."), answer_to("rest", None, "Tea.")),
    )
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await me.press("l")
        assert "Tab goes to a prompt first" in me.text
        await me.tab_to(f"> {REST}")
        await me.press("enter")
        assert me.where == AGAIN
        assert "Tea." in me.shown
        assert "( )" not in me.shown
        await me.write("The garden.")
        await me.press("f4")
    (later,) = saved(paths).later
    assert (later.prompt, later.answer, later.note) == ("rest", None, "The garden.")


async def test_a_prompt_on_the_role_is_asked_in_its_own_words(paths: Paths) -> None:
    put(
        paths,
        reflected(SECOND, answer_to("told", "often", "In June."), answer_to("edge", "within")),
    )
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await me.click(f"> {EDGE}")
        assert "Then: I stayed within my role" in me.shown
        assert "( ) 3  I went further than my role" in me.shown


async def discussing(me: Person) -> None:
    await me.press("d")


async def looking_again(me: Person) -> None:
    await me.tab_to(f"> {TOLD}")
    await me.press("l")


WAYS = [discussing, looking_again]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("leave", ["escape", "f8"])
async def test_words_that_are_added_are_in_a_draft_at_once_and_gone_on_with_where_they_were(
    paths: Paths, way: type, leave: str
) -> None:
    put_three(paths)
    before = file_of(paths, SECOND).read_bytes()
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await way(me)
        page = me.where
        await me.write("Half a thought")
        await me.until(lambda: holds(paths, "Half a thought"))
        await me.press(leave)
        assert me.has_left() == (leave == "f8")
    async with person(paths, size=PAPER) as me:
        assert GO_ON in me.focused
        await me.press("enter")
        assert me.where == page
        assert "Half a thought" in me.shown
        await me.tab_to("Half a thought")
        await me.write(", and the other.")
        await me.press("f4")
        assert me.where == "Saved"
    now = saved(paths)
    added = [each.text for each in now.discussed] + [each.note for each in now.later]
    assert added == ["Half a thought, and the other."]
    assert now.amended == ()
    assert before != file_of(paths, SECOND).read_bytes()
    assert names_in(paths.history) == []
    assert drafts(paths) == {}


@pytest.mark.parametrize("leave", ["escape", "f8"])
@pytest.mark.parametrize("words", ["", "x"])
@pytest.mark.parametrize("way", WAYS)
async def test_without_anything_new_nothing_is_left_behind(
    paths: Paths, way: type, words: str, leave: str
) -> None:
    put_three(paths)
    before = standing(paths.reflections)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await way(me)
        await me.write(words)
        await me.press(*["backspace"] * len(words), leave)
        assert GO_ON not in me.shown
    assert drafts(paths) == {}
    assert standing(paths.reflections) == before


async def test_a_paste_at_the_answers_goes_to_the_words(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await looking_again(me)
        await me.paste("One.\nTwo.")
        await me.press("f4")
    (later,) = saved(paths).later
    assert (later.answer, later.note) == (None, "One.\nTwo.")


@pytest.mark.parametrize("size", [NARROW, PAPER])
async def test_opened_at_a_note_from_supervision(paths: Paths, size: tuple[int, int]) -> None:
    put_three(paths)
    async with person(paths, Opening(discuss=SECOND), size) as me:
        assert me.where == NOTE
        await me.write("Briefly.")
        await me.click("Save" if size == PAPER else "F4 Save")
        assert me.where == "Saved"
    (note,) = saved(paths).discussed
    assert (note.text, note.with_role) == ("Briefly.", None)


async def test_adding_to_what_is_being_changed_shows_all_that_is_new(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, size=PAPER) as me:
        await reading(me)
        await note_changed(me)
        await me.press("escape")
        await reading(me)
        await me.press("d")
        assert me.where == CHANGE
        assert "In June. Later." in me.shown
    assert names_in(paths.reflections) == sorted(
        f"{each}.toml" for each in (FIRST, SECOND, "2026-11-01-1100-tiny-cccccc")
    )
