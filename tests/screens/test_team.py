"""The team's pictures in the program, and the questions in their place."""

import threading
from pathlib import Path

import pytest

from tests.hostile.corpus import FORBIDDEN, LET_IN, packs
from tests.joining import BEFORE, NAME, TODAY, it_is, picture_in, team_in
from tests.screens.driving import LAPTOP, NARROW, PAPER, WIDE, Person, person
from ticlist.storage import pictures
from ticlist.storage.paths import Paths

HERE = f"Your team's picture: {NAME}"


@pytest.fixture
def drop(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    it_is(TODAY, monkeypatch)
    found = team_in(paths, tmp_path / "drop")
    picture_in(found, "2026-Q2", told="often_or_routine")
    picture_in(found, BEFORE, told="both", asked="not_yet_or_sometimes")
    return found


async def opened(me: Person) -> None:
    await me.press("p")
    assert me.where == HERE
    await me.until(lambda: "Reading ..." not in me.shown)


@pytest.mark.usefixtures("drop")
async def test_home_leads_to_the_pictures_by_a_line_a_key_and_the_list_of_all(
    paths: Paths,
) -> None:
    async with person(paths, size=PAPER) as me:
        await me.click(f"> {HERE}")
        assert me.where == HERE
        await me.press("escape")
        await opened(me)
        await me.press("escape", "ctrl+p")
        await me.write("picture")
        assert "See your team's picture".lower() in me.text.lower()
        await me.press("enter")
        await me.until(lambda: me.where == HERE)


@pytest.mark.usefixtures("drop")
async def test_the_newest_stands_first_and_is_opened_by_enter(
    paths: Paths,
) -> None:
    async with person(paths, size=PAPER) as me:
        await opened(me)
        assert "Nobody has to add to it" in me.text
        assert "There is no picture yet." not in me.text
        order = [
            "> July to September 2026: Tiny",
            "April to June 2026: Tiny",
            "Questions to talk about together: School",
        ]
        places = [me.shown.index(each) for each in order]
        assert places == sorted(places)
        await me.press("enter")
        await me.until(lambda: "Both: neither side leads clearly" in me.text)
        assert me.where == "July to September 2026: Tiny"
        assert "Most lean to: not yet, or now and then" in me.text
        assert "at least 5 people answered" in me.text
        await me.press("escape", "down", "enter")
        await me.until(lambda: me.where == "April to June 2026: Tiny")
        await me.press("escape", "escape")
        assert me.where == "ticlist"


@pytest.mark.parametrize("size", [LAPTOP, NARROW, WIDE])
async def test_questions_stand_where_there_is_no_picture(
    paths: Paths, drop: Path, size: tuple[int, int]
) -> None:
    for each in (drop / "pictures").iterdir():
        each.unlink()
    async with person(paths, size=size) as me:
        await opened(me)
        assert "There is no picture yet." in me.text
        await me.press("end", "enter")
        await me.until(lambda: "There is no picture" in me.text)
        seen = me.text
        for _ in range(12):
            await me.press("pagedown")
            seen += me.text
        assert "Choose one or two." in seen
        assert "I tell people beforehand." in seen
        assert "Somebody told me more" not in seen


@pytest.mark.usefixtures("drop")
async def test_a_window_of_another_width_lays_it_out_anew_without_reading_again(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, size=WIDE) as me:
        await opened(me)
        await me.press("enter")
        await me.until(lambda: "Both:" in me.text)

        def again(*_: object) -> None:
            pytest.fail("it is read again")

        monkeypatch.setattr(pictures, "read_one", again)
        await me.pilot.resize_terminal(*NARROW)
        await me.rest()
        await me.press("end", "home")
        assert "Harbour Street, Tiny," in me.text


async def test_a_damaged_picture_is_told_and_hides_no_other(paths: Paths, drop: Path) -> None:
    (drop / "pictures" / f"{BEFORE}-tiny.json").write_text("\x1b]2;owned\x07[b]", "utf-8")
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("enter")
        await me.until(lambda: "is not JSON" in me.text)
        assert me.where == HERE
        await me.press("down", "enter")
        await me.until(lambda: me.where == "April to June 2026: Tiny")


async def test_a_folder_that_cannot_be_read_is_told(paths: Paths, drop: Path) -> None:
    (drop / "pictures").rename(drop / "away")
    (drop / "pictures").write_text("", encoding="utf-8")
    async with person(paths) as me:
        await opened(me)
        assert "Your team's pictures cannot be read" in me.text
        await me.press("enter", "down", "enter")
        assert me.where in {HERE, "ticlist"}


@pytest.mark.usefixtures("drop")
async def test_keys_work_while_the_folder_is_slow(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, there, read_one = threading.Event(), pictures.there, pictures.read_one

    def slowly(folder: Path) -> list[tuple[str, str]]:
        answers.wait(30)
        return there(folder)

    monkeypatch.setattr(pictures, "there", slowly)
    async with person(paths) as me:
        await me.press("p")
        assert "Reading ..." in me.shown
        await me.press("escape")
        assert me.where == "ticlist"
        await me.press("p")
        answers.set()
        await me.until(lambda: "> July to September" in me.shown)
        asked, come = threading.Event(), threading.Event()

        def slower(*given: object) -> object:
            asked.set()
            come.wait(30)
            return read_one(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(pictures, "read_one", slower)
        await me.press("enter", "f1")
        come.set()
        await me.until(asked.is_set)
        await me.rest()
        # Help lies over the list by now: nothing comes to lie over that by itself.
        assert me.where == "Help"


@pytest.mark.parametrize("name", packs(LET_IN, 4), ids=range(4))
async def test_whatever_a_team_is_called_it_is_shown_as_text(
    paths: Paths, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(TODAY, monkeypatch)
    picture_in(team_in(paths, tmp_path / "drop", name[:1000]), BEFORE, told="both")
    async with person(paths, size=PAPER) as me:
        assert "> Your team's picture" in me.shown
        await me.press("p")
        await me.until(lambda: "Reading ..." not in me.shown)
        await me.press("enter")
        await me.until(lambda: "Both:" in me.text)
        assert not FORBIDDEN.search("".join(me.lines))
