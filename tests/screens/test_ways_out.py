"""Nothing that Textual brings along leads out of the program: no file, no link, no stop."""

import inspect
import io
import os
import pkgutil
import signal
import webbrowser
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input, TextArea

import ticlist.screens
from tests.screens.driving import PAPER, person
from tests.storage.tree import standing
from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.screens.widgets.keys import keys_of
from ticlist.storage.paths import Paths

LEADS_OUT = {
    "screenshot",
    "save_screenshot",
    "suspend_process",
    "open_url",
    "change_theme",
    "copy_to_file",
    "deliver",
    "toggle_devtools",
    "show_help_panel",
}
OPENINGS = {
    "home": (Opening(), []),
    "before": (Opening("tiny"), []),
    "a prompt": (Opening("tiny"), ["pagedown"]),
    "a box": (Opening("tiny"), ["pagedown", "tab"]),
    "reading over": (Opening("tiny"), ["pagedown", "f4"]),
    "settings": (Opening(), ["s"]),
}


def classes() -> list[type[DOMNode]]:
    modules = [
        import_module(each.name)
        for each in pkgutil.walk_packages(ticlist.screens.__path__, "ticlist.screens.")
    ]
    found = {each for module in modules for _, each in inspect.getmembers(module, inspect.isclass)}
    return [TiclistApp, *(each for each in found if issubclass(each, DOMNode))]


def bound() -> dict[str, str]:
    """Which action each key is bound to, in every class there is and all that it is made of."""
    return {
        f"{part.__name__} {binding.key}": binding.action
        for each in classes()
        for part in each.__mro__
        for binding in vars(part).get("BINDINGS", ())
        if isinstance(binding, Binding)
    }


def test_no_key_of_ours_or_of_textuals_is_bound_to_a_way_out() -> None:
    actions = {name: action.removeprefix("app.") for name, action in bound().items()}
    assert len(actions) > 50
    assert not {name for name, action in actions.items() if action.split("(")[0] in LEADS_OUT}


def test_a_key_that_stops_a_program_only_takes_back_what_was_typed() -> None:
    stops = {action for name, action in bound().items() if "ctrl+z" in name.split()[-1]}
    assert stops <= {"undo"}


@pytest.mark.parametrize("page", OPENINGS)
async def test_nothing_that_a_page_offers_leads_out(paths: Paths, page: str) -> None:
    opening, keys = OPENINGS[page]
    async with person(paths, opening, PAPER) as me:
        await me.press(*keys)
        offered = {each.binding.action.split("(")[0] for each in keys_of(me.app.screen)}
        assert not offered & LEADS_OUT
        assert list(me.app.get_system_commands(me.app.screen)) == []
        await me.press("ctrl+p")
        for words in ("screenshot", "theme", "suspend", "maximize"):
            await me.write(words)
            assert "No action of this page has these words." in me.shown
            await me.press(*["backspace"] * len(words))


async def test_pictures_and_files_are_written_by_nothing(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with person(paths, Opening("tiny")) as me:
        before = standing(tmp_path)
        await me.app.run_action("screenshot")
        me.app.action_screenshot("page.svg", str(tmp_path))
        assert me.app.save_screenshot("page.svg", str(tmp_path)) == ""
        assert me.app.deliver_screenshot("page.svg", str(tmp_path)) is None
        me.app.deliver_text(io.StringIO("words"), save_directory=tmp_path, save_filename="a.txt")
        me.app.deliver_binary(io.BytesIO(b"words"), save_directory=tmp_path, save_filename="b")
        await me.rest()
        assert standing(tmp_path) == before


async def test_no_action_stops_the_program(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    signals: list[object] = []
    monkeypatch.setattr(os, "kill", lambda *given: signals.append(given))
    async with person(paths, Opening("tiny")) as me:
        # That of a test cannot, and would hide what this is about.
        monkeypatch.setattr(type(me.app._driver), "can_suspend", True)
        await me.app.run_action("suspend_process")
        await me.press("pagedown", "ctrl+z", "tab", "x", "ctrl+z")
        assert not [each for each in signals if signal.SIGTSTP in each]  # type: ignore[operator]


async def test_no_link_is_opened(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    async with person(paths) as me:
        me.app.open_url("https://somewhere.example")
        await me.rest()
    assert opened == []


def test_these_are_all_the_ways_out_that_textual_has() -> None:
    """A new one of another name has to be looked at."""
    writes = {
        name
        for name, each in inspect.getmembers(App, inspect.isfunction)
        if any(word in name for word in ("screenshot", "deliver", "suspend", "open_url", "save"))
        and not name.startswith("_")
    }
    assert writes == {
        "action_screenshot",
        "action_suspend_process",
        "deliver_binary",
        "deliver_screenshot",
        "deliver_text",
        "export_screenshot",
        "open_url",
        "save_screenshot",
        "suspend",
    }
    assert not {name for each in (Input, TextArea) for name in vars(each) if "file" in name}
