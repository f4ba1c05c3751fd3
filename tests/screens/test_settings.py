"""Everything that can be set is set from inside the program, and obeyed at once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.hostile.looking import squeezed
from tests.screens.driving import PAPER, Person, person
from ticlist.ending import LEFT_ALONE
from ticlist.files import durable
from ticlist.kept import NOT_KEPT
from ticlist.screens.not_kept import OwnTextNotKeptScreen
from ticlist.storage.private_words import read_private_words
from ticlist.storage.settings import read_settings

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def settings(paths: Paths, text: str = "") -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    if text:
        paths.settings.write_text(text, encoding="utf-8")


async def opens(me: Person) -> None:
    await me.press("s")
    assert me.where == "Settings"


async def writes(me: Person, line: str, words: str) -> None:
    """Write something on the page of a line, in the place of what stands there."""
    await me.tab_to(line)
    await me.press("enter")
    assert me.where.startswith("Settings: ")
    await me.write(words)
    await me.press("pagedown")


async def test_each_setting_is_kept_and_obeyed_at_once(paths: Paths) -> None:
    settings(paths, "# mine\ndepth = 'full'  # for now\n")
    async with person(paths, size=PAPER) as me:
        await opens(me)
        assert "(*) Full" in me.text
        assert "( ) Dark" in me.focused or "(*) Dark" in me.focused
        await me.press("down", "enter")
        assert me.app.theme == "ticlist-light"
        await me.tab_to("One section")
        await me.press("space")
        for switch in ("Prompts for specialists", "A quiet line", "Line by line"):
            await me.tab_to(switch)
            await me.press("enter")
            assert "[x]" in me.focused
        await me.tab_to("A quiet line")
        await me.press("space")
        await writes(me, "> Language", "cy")
        await writes(me, "> Offer to look", "2y")
        assert me.where == "Settings"
        assert "Kept." in me.text
        assert "older than: 2 years" in me.text
        assert me.app.desk.settings == read_settings(paths)
    text = paths.settings.read_text("utf-8")
    assert text.startswith('# mine\ndepth = "one"  # for now\n')
    found = read_settings(paths)
    assert (found.theme, found.depth, found.language) == ("ticlist-light", "one", "cy")
    assert (found.specialist, found.plain, found.mark_identifiers) == (True, True, False)
    assert found.look_through_after == "2y"


async def test_private_words_and_the_support_text_are_written(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        await writes(me, "> Private words: 0", "Ada\nHarbour Street")
        assert "Private words: 2" in me.text
        await writes(me, "> Support text: ours", "Call Sam.")
        assert "Support text: your own" in me.text
        await me.press("f7")
        assert "Call Sam." in me.text
        await me.press("escape")
        await me.tab_to("> Support text")
        await me.press("enter", *["backspace"] * 10, "pagedown")
        assert "Support text: ours" in me.text
        assert not paths.support.exists()
    assert read_private_words(paths).words == ("Ada", "Harbour Street")
    assert paths.private_words.stat().st_mode & 0o777 == 0o600


async def begins_private_words(me: Person, words: str) -> None:
    await opens(me)
    await me.tab_to("> Private words")
    await me.press("enter")
    await me.write(words)


async def test_escape_leaves_a_text_as_it_was(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        await me.press("escape")
        assert me.where == "Settings"
    assert not paths.private_words.exists()


@pytest.mark.parametrize("key", ["f8", "ctrl+q"])
async def test_whoever_leaves_in_the_midst_of_a_text_has_it_kept(paths: Paths, key: str) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        await me.press(key)
        assert me.has_left()
    assert read_private_words(paths).words == ("Ada",)


async def test_a_setting_that_is_half_written_is_none(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        await me.tab_to("> Language")
        await me.press("enter")
        await me.write("c")
        await me.press("f8")
        assert me.has_left()
    assert not paths.settings.exists()


async def test_whatever_ends_the_program_in_the_midst_of_a_text_it_is_kept(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        assert me.app.keep()
        assert read_private_words(paths).words == ("Ada",)


@pytest.mark.parametrize("way_there", [(), ("f2",)])
async def test_a_text_that_cannot_be_kept_is_told_before_one_leaves_without_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, way_there: tuple[str, ...]
) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        monkeypatch.setattr(durable, "replace", full)
        await me.press(*way_there, "f8")
        assert me.where == "Not kept yet"
        assert OwnTextNotKeptScreen.SAYS in me.text
        assert "This could not be kept: the disk is full." in me.text
        assert "Ada" not in me.text
        await me.press("enter")
        assert me.where == "Not kept yet"
        await me.tab_to("Go back")
        await me.press("enter", *way_there)
        assert me.where == "Settings: private words"
        assert "Ada" in me.text
        await me.press("f8")
        await me.tab_to("Leave without it")
        await me.press("enter")
        assert me.has_left()
    assert not paths.private_words.exists()


async def test_what_another_program_has_written_meanwhile_is_told_before_it_is_written_over(
    paths: Paths,
) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        paths.private_words.write_text("Elsewhere\n", encoding="utf-8")
        await me.press("pagedown")
        assert "Another program has changed this file meanwhile" in me.text
        assert read_private_words(paths).words == ("Elsewhere",)
        await me.press("pagedown")
        assert me.where == "Settings"
    assert read_private_words(paths).words == ("Ada",)


@pytest.mark.parametrize("is_told", [True, False])
async def test_where_nobody_can_be_told_of_it_both_are_kept(paths: Paths, *, is_told: bool) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        paths.private_words.write_text("Elsewhere\n", encoding="utf-8")
        await me.press(*["pagedown"] * is_told)
        for _ in range(3):
            assert me.app.keep()
            assert read_private_words(paths).words == ("Elsewhere", "Ada")
        await me.press("x", *["pagedown"] * (not is_told))
        assert is_told or "Another program has changed this file meanwhile" in me.text
        await me.press("f8")
    assert read_private_words(paths).words == ("Elsewhere", "Adax")


@pytest.mark.parametrize("text", ["Old\x0cX\n", "Old\u2028X", "O\u202eld\n", "Old\rB\n\n"])
async def test_a_file_that_was_only_looked_at_stays_as_it_was(paths: Paths, text: str) -> None:
    settings(paths)
    paths.private_words.write_bytes(text.encode())
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "")
        await me.press("f8")
    assert paths.private_words.read_bytes() == text.encode()


async def test_words_that_something_else_than_a_line_feed_parts_stay_apart(paths: Paths) -> None:
    settings(paths)
    paths.private_words.write_bytes("Old\u2028X\x0cY\n".encode())
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        await me.press("pagedown")
    assert read_private_words(paths).words == ("Old", "X", "Y", "Ada")


async def test_a_text_that_could_not_be_kept_is_not_said_to_be(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await begins_private_words(me, "Ada")
        paths.private_words.write_bytes(b"\xff\xfe")
        assert not me.app.keep()
        me.app._told_to_end(LEFT_ALONE, threading.Event())
        assert NOT_KEPT in me.app.last_words
    assert paths.private_words.read_bytes() == b"\xff\xfe"


async def test_a_text_that_was_not_shown_yet_hinders_no_ending(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        me.app._open_text("private-words")
        assert me.app.keep()
        await me.rest()


async def test_a_key_is_changed_and_given_back(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        await me.tab_to("> Keys: as they come")
        await me.press("enter")
        assert me.where == "Settings: keys"
        assert "F1" in me.focused
        await me.press("enter")
        await me.write("F2")
        await me.press("enter")
        assert "that is the key of 'pause' already." in me.text
        await me.press("backspace", "backspace")
        await me.write("f12")
        await me.press("enter")
        assert me.where == "Settings: keys"
        assert "F12" in me.shown
        assert "(your own key)" in me.text
        await me.press("escape")
        assert "Keys: 1 of your own" in me.text
        assert "F12 Help" in me.keys
        await me.press("f1")
        assert me.where == "Settings"
        await me.press("f12")
        assert me.where == "Help"
        await me.press("escape")
        await me.tab_to("> Keys")
        await me.press("enter", "enter", *["backspace"] * 3, "pagedown")
        assert "(your own key)" not in me.text
        await me.press("f1")
        assert me.where == "Help"
    assert read_settings(paths).keys == {}


async def test_a_wrong_value_is_said_and_not_written(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        await writes(me, "> Offer to look", "soon")
        assert "It looks like 2y, 18m, 26w or 90d." in me.text
        assert me.where == "Settings: what is older"
    assert not paths.settings.exists()


@pytest.mark.parametrize("text", ["theme = \n", "theme = 'terminal'\ntheme = 'terminal'\n"])
async def test_a_file_that_cannot_be_read_is_never_written_over(paths: Paths, text: str) -> None:
    settings(paths, text)
    async with person(paths, size=PAPER) as me:
        await opens(me)
        assert squeezed(str(paths.settings)) in squeezed(me.text)
        await me.press("down", "enter")
        assert "The file is left as it is." in me.text
        assert "(*) Dark" in me.text
        assert me.app.theme == "ticlist-dark"
    assert paths.settings.read_text("utf-8") == text


async def test_a_disk_that_refuses_is_told_and_nothing_is_pretended(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, size=PAPER) as me:
        await opens(me)
        monkeypatch.setattr(durable, "replace", full)
        await me.press("down", "enter")
        assert "This could not be kept: the disk is full." in me.text
        assert "(*) Dark" in me.text
        await me.tab_to("Line by line")
        await me.press("enter")
        assert "[ ] Line by line" in me.text
        await writes(me, "> Private words", "Ada")
        assert me.where == "Settings: private words"


async def test_what_the_environment_decides_is_said_and_cannot_be_changed(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("ACCESSIBLE", "1")
    async with person(paths, size=PAPER) as me:
        await opens(me)
        assert "NO_COLOR is set: the terminal's own colours are used." in me.text
        assert "ACCESSIBLE is set" in me.text
        assert "Contrast" not in me.text
        assert "Line by line" not in me.text
        assert me.app.theme == "terminal"


async def test_what_the_site_sets_is_said(paths: Paths) -> None:
    [site] = paths.sites
    site.mkdir(parents=True)
    (site / "settings.toml").write_text('theme = "ticlist-light"\n', encoding="utf-8")
    (site / "support.txt").write_text("Call Sam.\n", encoding="utf-8")
    async with person(paths, size=PAPER) as me:
        await opens(me)
        said = f"'theme' comes from {site}/settings.toml, until you choose here."
        assert squeezed(said) in squeezed(me.text)
        assert "Support text: your site's" in me.text
        await me.press("up", "enter")
        assert me.app.theme == "ticlist-light"


async def test_a_file_longer_than_a_box_is_left_to_an_editor(paths: Paths) -> None:
    settings(paths)
    paths.support.write_text("a" * 100_001, encoding="utf-8")
    paths.private_words.write_bytes(b"\xff")
    async with person(paths, size=PAPER) as me:
        await opens(me)
        for line, said in (("> Support", "longer than a box"), ("> Private", "Is not UTF-8")):
            await me.tab_to(line)
            await me.press("enter")
            assert me.where == "Settings"
            assert said in me.text


async def test_the_mouse_alone_is_enough(paths: Paths) -> None:
    async with person(paths, size=PAPER) as me:
        await me.click("> Settings")
        await me.click("( ) Light")
        assert me.app.theme == "ticlist-light"
        await me.click("> Keys")
        await me.click("F9")
        await me.write("f11")
        await me.click("Keep it")
        await me.click("> Go back")
        await me.click("> Language")
        await me.write("cy")
        await me.click("Keep it")
        await me.click("> Go back")
        assert me.where == "ticlist"
    assert read_settings(paths).language == "cy"
    assert read_settings(paths).keys == {"walk.supervision": "f11"}
