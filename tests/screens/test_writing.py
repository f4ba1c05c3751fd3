"""Writing: the box follows, letters find it, and keys that somebody wants are had or named."""

import pytest
from textual import events

from tests.screens.checklist import the_draft
from tests.screens.driving import LAPTOP, NARROW, PAPER, key_of, person
from ticlist.desk import now
from ticlist.model.opening import Opening
from ticlist.screens.widgets.keymap import keys_wanted
from ticlist.screens.widgets.row import Row
from ticlist.storage.paths import Paths

TINY = Opening("tiny")
LINES = [f"line {number} of many" for number in range(1, 26)]
DECLARED = {"help": "f1", "walk.next": "pagedown", "answer.1": "1", "pause.end": "enter,f2"}


def click_of(
    kind: type[events.MouseDown | events.MouseUp], x: int, y: int
) -> events.MouseDown | events.MouseUp:
    return kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)


@pytest.mark.parametrize("size", [LAPTOP, NARROW], ids=["laptop", "narrow"])
async def test_the_line_written_on_stays_in_sight(paths: Paths, size: tuple[int, int]) -> None:
    async with person(paths, TINY, size) as me:
        await me.press("pagedown", "3", "tab")
        for line in LINES:
            await me.write(f"{line}\n")
        await me.write("and this")
        await me.until(lambda: "and this" in me.shown)
        await me.press(*["up"] * len(LINES))
        await me.until(lambda: LINES[0] in me.shown)


async def test_a_letter_typed_at_the_answers_begins_the_words(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "2")
        await me.write("I saw it")
        await me.press("escape")
    [answer] = the_draft(paths).reflection.sections[0].answers
    assert (answer.answer, answer.note) == ("sometimes", "I saw it")


async def test_a_blank_at_the_answers_goes_on_with_words_that_stand_there(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown")
        # Before any words it is none.
        await me.write(" I was")
        await me.press("pagedown", "pageup")
        await me.write(" still")
        await me.press("pagedown", "pageup", "2")
        await me.write(" there")
        await me.press("escape")
    [answer] = the_draft(paths).reflection.sections[0].answers
    assert (answer.answer, answer.note) == ("sometimes", "I was still there")


async def test_a_blank_on_the_line_of_an_answer_chooses_it_and_writes_nothing(
    paths: Paths,
) -> None:
    async with person(paths, TINY, PAPER) as me:
        await me.press("pagedown")
        await me.write("I was")
        await me.press("pagedown", "pageup", "down", "space", "f9")
        await me.tab_to("Talk about this in supervision")
        # A mark is taken away by one, and words stay as they are.
        await me.press("space", "escape")
    [answer] = the_draft(paths).reflection.sections[0].answers
    assert (answer.answer, answer.note) == ("not_yet", "I was")
    assert not answer.supervision


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("walk.nxt", "f12", "there is no such action. Did you mean 'walk.next'?"),
        ("walk.next", "page down", "that cannot be a key"),
        ("walk.next", "n", "that cannot be a key"),
        ("walk.next", "9", "that cannot be a key"),
        ("walk.next", "f1", "that is the key of 'help' already."),
        ("walk.next", "f2", "that is the key of 'pause.end' already."),
        ("walk.next", "ctrl+z", "that is for writing ('Undo') already."),
        ("walk.next", "ctrl+m", "that is Enter to terminals already."),
    ],
)
def test_a_key_that_cannot_be_had_is_named(name: str, key: str, why: str) -> None:
    had, [remark] = keys_wanted({name: key}, DECLARED)
    assert had == {}
    assert f'[keys] "{name}" = "{key}": {why}' in remark


@pytest.mark.parametrize(
    ("name", "key", "its"),
    [
        ("walk.next", "F12", "f12"),
        ("walk.next", " ctrl+n ", "ctrl+n"),
        ("walk.next", "pagedown", "pagedown"),
        ("answer.1", "9", "9"),
    ],
)
def test_a_key_that_can_be_had_is_had(name: str, key: str, its: str) -> None:
    assert keys_wanted({name: key}, DECLARED) == ({name: its}, [])


def test_two_actions_can_change_places() -> None:
    wanted = {"help": "f12", "walk.next": "f1"}
    assert keys_wanted(wanted, DECLARED) == (wanted, [])
    wanted = {"walk.next": "f1", "help": "pagedown"}
    assert keys_wanted(wanted, DECLARED) == (wanted, [])


def test_what_gets_its_own_key_back_has_it_before_whoever_wanted_it() -> None:
    wanted = {"walk.next": "f1", "help": "f12", "answer.1": "f12"}
    had, [remark] = keys_wanted(wanted, DECLARED)
    assert had == {"walk.next": "f1", "help": "f12"}
    assert '"answer.1" = "f12": that is the key of \'help\' already.' in remark
    had, remarks = keys_wanted({"walk.next": "f1", "help": "ctrl+z"}, DECLARED)
    assert (had, len(remarks)) == ({}, 2)


async def test_home_names_a_key_that_cannot_be_had(paths: Paths) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('[keys]\n"walk.next" = "f1"\n', encoding="utf-8")
    async with person(paths, size=PAPER) as me:
        assert "that is the key of 'help' already. It keeps its own key." in me.text


async def test_a_paste_at_the_answers_goes_to_the_words(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown")
        await me.paste("pasted\x1b words")
        await me.press("escape")
    [answer] = the_draft(paths).reflection.sections[0].answers
    assert answer.note == "pasted words"


async def test_a_click_does_not_overtake_the_words_before_it(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown")
        place = next((y, line.index("Next")) for y, line in enumerate(me.lines) if "Next" in line)
        for letter in "i told 3 of them":
            me.app.post_message(key_of({" ": "space"}.get(letter, letter)))
        for kind in (events.MouseDown, events.MouseUp):
            me.app.post_message(click_of(kind, place[1] + 1, place[0]))
        await me.rest()
        await me.press("escape")
    [answer] = the_draft(paths).reflection.sections[0].answers
    assert (answer.prompt, answer.answer, answer.note) == ("told", None, "i told 3 of them")


async def test_a_second_click_on_what_is_closed_already_closes_nothing_else(paths: Paths) -> None:
    async with person(paths) as me:
        await me.press("f1")
        row = me.app.focused
        assert isinstance(row, Row)
        row.action_choose()
        row.action_choose()
        await me.rest()
        assert "Begin a reflection" in me.shown


async def test_help_support_and_pause_do_not_pile_up(paths: Paths) -> None:
    async with person(paths) as me:
        await me.press(*["f1", "f7"] * 4)
        assert len(me.app.screen_stack) == 4


async def test_the_context_is_kept_while_the_day_is_half_typed(paths: Paths) -> None:
    async with person(paths, TINY, PAPER) as me:
        await me.tab_to(f"{now().date()}")
        await me.write("2026-")
        await me.tab_to("First week after the break")
        await me.write("after the drill")
        await me.press("escape")
    assert the_draft(paths).reflection.context == "after the drill"
