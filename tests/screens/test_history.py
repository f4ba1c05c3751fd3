"""All reflections: newest first, narrowed as one types, forgotten until one leaves."""

import errno
import os
import re
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lookback.stepping import put
from tests.screens.driving import NARROW, PAPER, Person, person
from tests.screens.saved import (
    FIRST,
    SECOND,
    THIRD,
    THREE,
    answer_to,
    file_of,
    names_in,
    put_three,
    reflected,
)
from tests.storage.hostile import GOOD
from tests.storage.making import keep
from tests.storage.tree import standing
from ticlist.desk import Desk
from ticlist.files import durable
from ticlist.model.reflection import Closing, Step
from ticlist.screens.history import HistoryScreen
from ticlist.screens.home import HomeScreen
from ticlist.storage.paths import Paths

DAY = re.compile(r"\d+ (March|June|November|January|October) \d{4}")
SET_ASIDE = "It is forgotten when you leave ticlist."


def listed(me: Person) -> list[str]:
    """The days in the list, from top to bottom; all but those of other lines."""
    rows = me.app.screen.query_one("Lines").region
    found = (DAY.search(line) for line in me.lines[rows.y : rows.bottom])
    return [each[0] for each in found if each]


def at_home(me: Person) -> list[str]:
    return [each[0] for line in me.lines if (each := DAY.search(line))]


async def opened(me: Person) -> None:
    await me.tab_to("> All reflections")
    await me.press("enter")
    assert me.where == "Saved reflections"


async def narrowed(me: Person, words: str) -> None:
    await me.press("n", "home", "shift+end", "delete")
    await me.write(words)


# --- the list -------------------------------------------------------------------------------------


async def test_newest_first_each_with_what_it_is_about(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        assert listed(me) == ["1 November 2026", "6 June 2026", "3 March 2026"]
        assert "> 1 November 2026 11:00  Tiny  A wet week." in me.shown
        assert "  3 March 2026 09:00  Tiny  A cold week." in me.shown
        await me.press("down", "enter")
        assert "Tiny, 6 June 2026" in me.shown
        assert "In June." in me.shown
        await me.press("escape")
        assert "> 6 June 2026" in me.shown
        await me.press("escape")
        assert me.where == "ticlist"


async def test_a_long_line_is_cut_with_a_mark(paths: Paths) -> None:
    put(paths, reflected(FIRST, context="A week that was " + "very " * 30 + "long."))
    async with person(paths, size=NARROW) as me:
        await opened(me)
        (line,) = [line for line in me.lines if "3 March" in line]
        assert line.rstrip().endswith("…")


async def test_where_nothing_is_saved_there_is_nothing_to_look_back_on(paths: Paths) -> None:
    async with person(paths) as me:
        assert "All reflections" not in me.shown
        assert "Find" not in me.shown.partition("F1 Help")[0]


# --- narrowing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-06", ["6 June 2026"]),
        ("2026", ["1 November 2026", "6 June 2026", "3 March 2026"]),
        ("MARCH", ["3 March 2026"]),
        ("tiny nov", ["1 November 2026"]),
        ("school", []),
        (" ", ["1 November 2026", "6 June 2026", "3 March 2026"]),
    ],
)
async def test_the_list_narrows_to_days_months_and_checklists(
    paths: Paths, words: str, days: list[str]
) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, words)
        assert listed(me) == days
        assert ("No day and no checklist fits that." in me.shown) == (not days)


async def test_it_narrows_at_each_letter_and_widens_again(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("n", "j")
        assert listed(me) == ["6 June 2026"]
        await me.press("x")
        assert listed(me) == []
        await me.press("backspace", "backspace")
        assert len(listed(me)) == 3


async def test_of_two_checklists_one_can_be_had(paths: Paths) -> None:
    put_three(paths)
    keep(paths, "2026-10-10-1200-school-dddddd")
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "school")
        assert listed(me) == ["10 October 2026"]


async def test_letters_that_are_keys_elsewhere_are_letters_in_the_box(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "cun/")
        assert me.where == "Saved reflections"
        assert "cun/" in me.shown
        assert "/ Find" not in me.keys
        assert "c Compare" not in me.keys
        assert len(names_in(paths.reflections)) == 3


async def test_enter_goes_to_what_fits_or_finds_what_does_not(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        await me.press("enter", "enter")
        assert "In June." in me.shown
        await me.press("escape")
        await narrowed(me, "cold week")
        assert listed(me) == []
        await me.press("enter")
        assert me.where == "Find in what I wrote"
        await me.until(lambda: "1 place." in me.shown)
        assert "A [cold week]." in me.shown
        await me.press("escape")
        assert me.where == "Saved reflections"


async def test_slash_finds_and_n_narrows_from_the_list(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("slash")
        assert me.where == "Find in what I wrote"
        await me.press("escape", "n", "3")
        assert "█3" in me.shown


# --- forgetting -----------------------------------------------------------------------------------


def put_to_forget(paths: Paths) -> None:
    """Three, and of the second a step, an earlier wording and a draft of changes."""
    put_three(paths)
    step = Step("bbbbbb-1", "start", "A step of June.", "me")
    second = replace(
        reflected(SECOND, answer_to("told", "sometimes", "In June.")), close=Closing(steps=(step,))
    )
    put(paths, second)
    paths.history.mkdir(parents=True, exist_ok=True)
    (paths.history / f"{SECOND}~1.toml").write_bytes(file_of(paths, SECOND).read_bytes())
    (paths.history / f"{FIRST}~1.toml").write_bytes(file_of(paths, FIRST).read_bytes())
    desk = Desk(paths, lambda _: None)
    _, walk = desk.amend(SECOND)
    walk.written.write_so_what(None, "Half a thought.")
    desk.put_down()


async def forgotten(me: Person) -> None:
    """Forget the second from the list."""
    await opened(me)
    await me.press("down", "delete")
    assert SET_ASIDE in me.text


async def test_what_is_forgotten_is_gone_from_every_list_while_its_file_stays(
    paths: Paths,
) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        assert "Go on changing Tiny, 6 June 2026" in me.shown
        await forgotten(me)
        assert listed(me) == ["1 November 2026", "3 March 2026"]
        assert "> 3 March 2026" in me.shown
        await me.press("c")
        assert "6 June" not in me.shown
        assert "3 March" in me.shown
        await me.press("escape", "slash")
        await me.write("june")
        await me.until(lambda: "Nothing found." in me.shown)
        await me.press("escape", "escape")
        assert me.where == "ticlist"
        assert at_home(me) == ["1 November 2026", "3 March 2026"]
        assert "All reflections (2)" in me.shown
        assert "Forgotten when you leave: 1." in me.text
        await me.tab_to("> Steps")
        await me.press("enter")
        await me.until(lambda: "No step is written" in me.shown)
        await me.press("escape")
        assert standing(paths.data) == before


async def test_undo_takes_it_back_with_everything(paths: Paths) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await forgotten(me)
        await me.press("u")
        assert "It stays." in me.shown
        assert listed(me) == ["1 November 2026", "6 June 2026", "3 March 2026"]
        assert "> 6 June 2026" in me.shown
        await me.press("u")
        assert "There is nothing to take back." in me.shown
        await me.press("escape")
        assert "All reflections (3)" in me.shown
        assert "Forgotten when you leave" not in me.shown
        await me.press("escape")
        assert me.has_left()
    assert standing(paths.data) == before


async def test_the_last_forgotten_is_taken_back_first_also_where_none_is_left(
    paths: Paths,
) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("delete", "delete", "delete", "delete")
        assert listed(me) == []
        assert len(names_in(paths.reflections)) == 3
        await me.press("escape")
        assert "All reflections (0)" in me.shown
        await opened(me)
        await me.press("u", "u")
        assert listed(me) == ["6 June 2026", "3 March 2026"]
        await me.press("u", "u")
        assert len(listed(me)) == 3


@pytest.mark.parametrize("key", ["escape", "f8", "ctrl+q"])
async def test_leaving_forgets_for_good_with_every_trace(paths: Paths, key: str) -> None:
    put_to_forget(paths)
    async with person(paths) as me:
        await forgotten(me)
        await me.press(*["escape", "escape"] if key == "escape" else [key])
        assert me.has_left()
        assert me.app.last_words == ""
    assert names_in(paths.reflections) == [f"{FIRST}.toml", f"{THIRD}.toml"]
    assert names_in(paths.history) == [f"{FIRST}~1.toml"]
    assert names_in(paths.drafts) == []


async def test_a_program_that_is_ended_forgets_nothing(paths: Paths) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths) as me:
        await forgotten(me)
        assert me.app.ask_to_end(143, threading.Event())
        await me.until(me.has_left)
    assert standing(paths.data) == before


async def test_what_cannot_be_taken_away_is_said_at_the_end(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)

    def refused(folder: Path, name: str) -> None:
        if (folder / name).exists():
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    async with person(paths) as me:
        await opened(me)
        await me.press("delete")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "remove", refused)
            await me.press("escape", "escape")
        assert me.has_left()
        said = " ".join(me.app.last_words.split())
        assert said.startswith("Something that you wanted forgotten is still there")
        assert "the disk can only be read, not written" in said
        assert f"{THIRD}.toml" in said
    assert len(names_in(paths.reflections)) == 3


async def test_delete_in_the_box_takes_a_letter_and_no_reflection(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        await me.press("home", "delete")
        assert "█une" in me.shown
        await me.press("escape", "escape")
    assert len(names_in(paths.reflections)) == 3


async def test_the_list_stays_narrowed_after_forgetting(paths: Paths) -> None:
    put_three(paths)
    put(paths, reflected("2026-06-09-0900-tiny-dddddd"))
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        assert listed(me) == ["9 June 2026", "6 June 2026"]
        await me.press("enter", "delete")
        assert listed(me) == ["6 June 2026"]
        await me.press("delete")
        assert listed(me) == []
        await me.press("u")
        assert listed(me) == ["6 June 2026"]
        await me.press("escape", "escape")
    assert len(names_in(paths.reflections)) == 3


async def read_from_home(me: Person) -> None:
    await me.click("> Tiny, 6 June")


async def read_from_history(me: Person) -> None:
    await opened(me)
    await me.press("down", "enter")


async def read_from_find(me: Person) -> None:
    await me.press("slash")
    await me.write("in june")
    await me.until(lambda: "1 place." in me.shown)
    await me.press("enter", "enter")


async def read_from_steps(me: Person) -> None:
    await me.tab_to("> Steps")
    await me.press("enter")
    await me.until(lambda: "A step of June." in me.shown)
    await me.press("enter")


async def read_from_compare(me: Person) -> None:
    await opened(me)
    await me.press("down", "c", "down", "enter", "enter")


WAYS = [read_from_home, read_from_history, read_from_find, read_from_steps, read_from_compare]


@pytest.mark.parametrize("read", WAYS)
async def test_forgotten_from_reading_it_is_shown_by_no_page_below(
    paths: Paths, read: Callable[[Person], Awaitable[None]]
) -> None:
    put_to_forget(paths)
    async with person(paths, size=PAPER) as me:
        await read(me)
        assert "Tiny, 6 June 2026" in me.shown
        await me.tab_to("> Forget it")
        await me.press("enter")
        assert me.where == "Saved reflections"
        assert SET_ASIDE in me.text
        assert listed(me) == ["1 November 2026", "3 March 2026"]
        await me.press("escape")
        assert isinstance(me.app.screen, HomeScreen)
        assert at_home(me) == ["1 November 2026", "3 March 2026"]
        await me.press("escape")
    assert names_in(paths.reflections) == [f"{FIRST}.toml", f"{THIRD}.toml"]


async def test_what_was_just_saved_can_be_forgotten_and_is_offered_no_more(paths: Paths) -> None:
    async with person(paths) as me:
        await me.tab_to("> Tiny")
        await me.press("enter", "pagedown", "1", "f4", "f4")
        assert me.where == "Saved"
        await me.press("enter")
        await me.press("delete", "escape")
        assert me.where == "ticlist"
        assert "Read it again" not in me.shown
        await me.press("escape")
    assert names_in(paths.reflections) == []


# --- what is older --------------------------------------------------------------------------------

OLD, OLDER = "2020-01-01-0900-tiny-dddddd", "2019-01-01-0900-tiny-eeeeee"


def put_old(paths: Paths, age: str = "2y") -> None:
    put_three(paths)
    put(paths, reflected(OLD), reflected(OLDER))
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f'look_through_after = "{age}"\n', encoding="utf-8")


async def test_what_is_older_is_offered_to_be_looked_through(paths: Paths) -> None:
    put_old(paths)
    before = standing(paths.data)
    async with person(paths) as me:
        await opened(me)
        assert len(listed(me)) == 5
        await me.tab_to("> Look through what is older than 2 years (2)")
        await me.press("enter")
        assert listed(me) == ["1 January 2020", "1 January 2019"]
        assert "Older than 2 years: to keep, or to forget with Delete." in me.shown
        assert "> Show all again" in me.shown
        await me.tab_to("> Show all again")
        await me.press("enter")
        assert len(listed(me)) == 5
        await me.press("escape", "escape")
    assert standing(paths.data) == before


async def test_one_after_the_other_of_what_is_older_is_forgotten_and_nothing_newer(
    paths: Paths,
) -> None:
    put_old(paths)
    async with person(paths) as me:
        await opened(me)
        await me.click("> Look through")
        await me.press("delete")
        assert listed(me) == ["1 January 2019"]
        await me.press("delete", "delete", "delete")
        assert listed(me) == []
        assert "Nothing is older than 2 years." in me.shown
        await me.press("u")
        assert listed(me) == ["1 January 2019"]
        await me.click("> Show all again")
        assert len(listed(me)) == 4
        assert "Look through what is older than 2 years (1)" in me.shown
        await me.press("escape", "escape")
    assert names_in(paths.reflections) == sorted(f"{each}.toml" for each in (*THREE, OLDER))


async def test_letters_in_the_box_show_what_is_newer_too(paths: Paths) -> None:
    put_old(paths)
    async with person(paths) as me:
        await opened(me)
        await me.click("> Look through")
        await me.press("n")
        await me.write("tiny")
        assert len(listed(me)) == 5
        await me.click("> Look through")
        assert listed(me) == ["1 January 2020", "1 January 2019"]
        assert "tiny" not in me.shown


async def test_where_nothing_is_older_nothing_is_offered(paths: Paths) -> None:
    put_old(paths, "100y")
    async with person(paths) as me:
        await opened(me)
        assert "older" not in me.shown
    paths.settings.unlink()
    async with person(paths) as me:
        await opened(me)
        assert "older" not in me.shown


# --- what cannot be read --------------------------------------------------------------------------

ODD = "2026-10-10-1200-tiny-dddddd"
NEWER = GOOD.replace(b"format = 1", b"format = 99", 1)


async def looked_at(me: Person, words: str) -> None:
    """Open the odd one and the others, from the list."""
    await opened(me)
    (line,) = [line for line in me.lines if "10 October 2026" in line]
    assert "Tiny" in line
    assert words in line
    await me.press("down", "enter")
    await me.until(lambda: words in me.text)
    assert isinstance(me.app.screen, HistoryScreen)
    await me.press("c")
    assert me.where == "Compare with which?"
    await me.press("escape", "down", "enter")
    assert "In June." in me.shown
    await me.press("escape", "up", "up", "enter")
    assert "In November." in me.shown
    await me.press("escape", "escape")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"format = 1\nthis is cut o", "Is not TOML"),
        (GOOD[: len(GOOD) // 2], "Is not TOML"),
        (NEWER, "Has format 99"),
        (b"\xff\xfe", "UTF-8"),
        (None, "Is not a plain file"),
    ],
    ids=["no TOML", "half written", "newer", "bytes", "a folder"],
)
async def test_one_that_cannot_be_read_is_listed_as_what_it_is_and_hides_no_other(
    paths: Paths, data: bytes | None, words: str
) -> None:
    put_three(paths)
    if data is None:
        file_of(paths, ODD).mkdir()
    else:
        file_of(paths, ODD).write_bytes(data)
    before = standing(paths.data)
    async with person(paths, size=(160, 30)) as me:
        await looked_at(me, words)
        await me.press("escape")
    assert standing(paths.data) == before


async def test_one_for_a_checklist_that_is_gone_is_read_as_any_other(paths: Paths) -> None:
    put_three(paths)
    gone = reflected("2026-10-10-1200-gone-dddddd", answer_to("told", "often", "Still mine."))
    put(paths, gone)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        assert "10 October 2026 12:00  gone" in me.shown
        await me.press("down", "c")
        assert "There is no other reflection with this checklist." in me.text
        await me.press("enter")
        assert "Still mine." in me.shown
        await me.press("escape", "escape", "escape")
    assert standing(paths.data) == before


async def test_prompts_that_no_checklist_has_are_read_and_compared(paths: Paths) -> None:
    put_three(paths)
    odd = reflected(ODD, answer_to("told", "often", "Known."))
    unknown = replace(odd.sections[0].answers[0], prompt="unknown", asked="Asked by nobody now.")
    section = replace(odd.sections[0], answers=(*odd.sections[0].answers, unknown))
    put(paths, replace(odd, sections=(section,)))
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("down", "enter")
        assert "Asked by nobody now." in me.shown
        await me.press("c", "enter")
        assert me.where == "Compare: Tiny"
        assert "Asked by nobody now." in me.shown
        await me.press("escape", "escape", "escape", "escape")
    assert standing(paths.data) == before


async def test_one_that_may_not_be_read_is_told_as_that(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    put(paths, reflected(ODD))
    before = standing(paths.data)
    open_file = os.open

    def refused(path: str, flags: int, *more: int, **named: int) -> int:
        if ODD in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return open_file(path, flags, *more, **named)

    async with person(paths, size=(160, 30)) as me:
        with monkeypatch.context() as disk:
            disk.setattr(os, "open", refused)
            await looked_at(me, "Permission denied")
        await me.press("escape")
    assert standing(paths.data) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_one_that_the_disk_lets_nobody_read_is_told_as_that(paths: Paths) -> None:
    put_three(paths)
    put(paths, reflected(ODD))
    before = standing(paths.data)
    file_of(paths, ODD).chmod(0)
    async with person(paths, size=(160, 30)) as me:
        await looked_at(me, "Permission denied")
        await me.press("escape")
    file_of(paths, ODD).chmod(0o600)
    assert standing(paths.data) == before
