"""Checklists of one's own and of the site at home: whose they are, and what became of them."""

from pathlib import Path

import pytest

from tests.hostile.looking import squeezed
from tests.screens.checklist import TINY
from tests.screens.driving import PAPER, person
from tests.storage.making import shelve
from ticlist.model.opening import Opening
from ticlist.storage import library
from ticlist.storage.paths import Paths


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the shipped checklists, with one in it."""
    folder = tmp_path / "shipped"
    shelve(folder, "school")
    monkeypatch.setattr(library, "shipped_folder", lambda: folder)
    return folder


async def test_a_shipped_one_is_told_by_its_title_and_others_by_whose_they_are(
    paths: Paths,
) -> None:
    shelve(paths.sites[0] / "checklists", "street", title='"Harbour Street"')
    async with person(paths, size=PAPER) as me:
        shown = [line.strip("\u2588 ") for line in me.lines if "> " in line]
    assert shown[:3] == ["> School", "> Harbour Street (your site's)", "> Tiny (your own)"]


async def test_one_that_takes_the_place_of_a_shipped_one_says_so(paths: Paths) -> None:
    shelve(paths.checklists, "school", title='"Our school"')
    async with person(paths, size=PAPER) as me:
        assert "> Our school (your own, instead of the shipped one)" in me.shown
        assert "> School" not in me.shown


async def test_two_of_one_title_are_told_apart_by_their_ids(paths: Paths) -> None:
    shelve(paths.checklists, "ours", title='"SCHOOL"')
    async with person(paths, size=PAPER) as me:
        assert "> School (school)" in me.shown
        assert "> SCHOOL (ours: your own)" in me.shown


async def test_a_changed_file_is_seen_at_the_next_start(paths: Paths) -> None:
    file = shelve(paths.checklists, "art", title='"Art"')
    async with person(paths, Opening("art"), PAPER) as me:
        assert me.where == "Art: before you start"
    text = file.read_text("utf-8").replace('"Art"', '"Art room"')
    file.write_text(text.replace("I tell pupils beforehand.", "I say it early."), encoding="utf-8")
    async with person(paths, Opening("art"), PAPER) as me:
        assert me.where == "Art room: before you start"
        await me.press("pagedown")
        assert "I say it early." in me.shown
    file.unlink()
    async with person(paths, size=PAPER) as me:
        assert "Art" not in me.shown


async def test_a_broken_one_is_told_with_its_place_and_hides_none(paths: Paths) -> None:
    own = shelve(paths.checklists, "school")
    own.write_text(own.read_text("utf-8").replace('principle = "safety"', 'principle = "saftey"'))
    shelve(paths.checklists, "art").write_bytes(b"\xff")
    async with person(paths, size=(200, 60)) as me:
        assert "> School\n" in f"{me.shown}\n".replace(" \n", "\n")
        assert "> Tiny (your own)" in me.shown
        assert f"{own}:" in squeezed(me.text)
        assert "Did you mean 'safety'? The shipped one is used instead." in me.text
        said = f"{paths.checklists}/art.toml:1: Is not UTF-8 text."
        assert squeezed(said) in squeezed(me.text)
        await me.click("> School")
        await me.press("pagedown")
        assert "I tell pupils beforehand." in me.shown


async def test_a_title_makes_no_line_of_its_own(paths: Paths) -> None:
    (paths.checklists / "tiny.toml").write_text(
        TINY.replace('title = "Tiny"', 'title = "Tiny\\nand more"'), encoding="utf-8"
    )
    async with person(paths, size=PAPER) as me:
        assert "> Tiny and more (your own)" in me.shown
