"""The pages in docs/ name everything a person or another program can use."""

import argparse
import importlib
import inspect
import pkgutil
import re
from dataclasses import fields

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import ticlist.app
import ticlist.screens
from tests.tools import ROOT
from ticlist import cli
from ticlist.files import checklist_file, reflection_file
from ticlist.model import answers, checklist, depth, reflection
from ticlist.screens.help import NOT_REMOVED
from ticlist.screens.themes import THEMES
from ticlist.screens.widgets.keys import key_in_full
from ticlist.storage.forgetting import OUT_OF_REACH
from ticlist.storage.settings import Settings

INSIDE = ("row.", "lines.", "grid.", "choice.", "answer.go-on", "answer.first", "answer.leave")
"""Bindings that only say what Enter, Space and the arrows do in a line."""


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def options_of(command: str) -> set[str]:
    parser = argparse.ArgumentParser(add_help=False)
    importlib.import_module(f"ticlist.commands.{cli.module_of(command)}").COMMAND.add_arguments(
        parser
    )
    return {
        option
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_and_option_stands_in_the_practitioners_page(command: str) -> None:
    [row] = [
        line
        for line in page("practitioner").splitlines()
        if re.match(rf"\| `ticlist {command}[ `]", line)
    ]
    missing = {option for option in options_of(command) if option not in row}
    assert not missing


def bindings() -> list[Binding]:
    modules = [ticlist.app] + [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(ticlist.screens.__path__, "ticlist.screens.")
    ]
    classes = {
        each
        for module in modules
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, DOMNode) and each.__module__.startswith("ticlist.")
    }
    return [
        binding
        for each in classes
        for binding in each.__dict__.get("BINDINGS", [])
        if isinstance(binding, Binding)
    ]


def test_every_binding_has_a_name_that_stands_in_the_practitioners_page() -> None:
    text = page("practitioner")
    names = {binding.id for binding in bindings()}
    assert None not in names
    shown = {name for name in names if name and not name.startswith(INSIDE)}
    assert "walk.next" in shown
    missing = {name for name in shown if f"`{name}`" not in text}
    assert missing <= {f"answer.{digit}" for digit in range(2, 7)}


def keys_told() -> dict[str, set[str]]:
    """Read which keys the practitioner's page gives for each name: in the order of the names."""
    told: dict[str, set[str]] = {}
    _, _, table = page("practitioner").partition("| key | does | name for `[keys]` |\n")
    for line in table.partition("\n\n")[0].splitlines()[1:]:
        keys, _, names = (cell.strip() for cell in line.strip("|").split(" | "))
        each = re.split(", | to ", keys)
        ids = re.findall(r"`([^`]+)`", names)
        # One key for each name, in their order; or all of them for one thing.
        for at, name in enumerate(ids):
            told[name] = {each[at]} if len(each) == len(ids) else {*each}
    return told


def test_the_practitioners_page_gives_each_key_that_the_program_has() -> None:
    told = keys_told()
    assert told["walk.next"] == {"PageDown"}
    wrong = {
        binding.id: binding.key
        for binding in bindings()
        if binding.id in told
        and not told[binding.id] & {key_in_full(key) for key in binding.key.split(",")}
    }
    assert not wrong
    assert not told.keys() - {binding.id for binding in bindings()}


def test_what_the_help_says_stands_in_the_practitioners_page_in_the_same_words() -> None:
    text = " ".join(page("practitioner").split())
    assert NOT_REMOVED in text
    assert " ".join(OUT_OF_REACH.removeprefix("What ticlist").split()) in text
    for word in answers.HOW_MUCH:
        assert f"| {word.key} | {word.shown} | {word.meaning or ''}" in text
    assert answers.HOW_MUCH_ASKED in text


def test_every_setting_stands_in_the_practitioners_page() -> None:
    ours = {each.name for each in fields(Settings)} - {"decided_by", "remarks", "keys", "plain"}
    text = page("practitioner")
    assert {"theme", "depth"} <= ours
    assert not {name for name in ours if f"| `{name}` |" not in text}


def keys_read_by(module: object) -> set[str]:
    """Collect the keys that a reader asks for by name."""
    source = inspect.getsource(module)  # type: ignore[arg-type]
    asked = r"(?:text|clean_text|needed_text|words?|flag|number|day|times?|tables?|_said|_needed)"
    return set(re.findall(rf'\b{asked}\((?:at, |top, )?"([a-z_0-9]+)"', source))


def test_every_key_of_a_checklist_stands_in_the_authors_page() -> None:
    keys = keys_read_by(checklist_file)
    assert {"asks", "samhsa", "review_by"} <= keys
    text = page("checklist-author")
    named = set(re.findall(r"`\[*(?:section\.)?([a-z_0-9]+)\]*`", text))
    assert not keys - named


def test_every_key_of_a_reflection_stands_in_the_page_on_files() -> None:
    keys = keys_read_by(reflection_file)
    assert {"asked", "left_out", "checklist_sha256"} <= keys
    named = set(re.findall(r"`\[*(?:section\.|close\.)?([a-z_0-9]+)\]*`", page("files")))
    assert not keys - named


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "files",
            [*answers.SHOWN, *answers.BASIS_SHOWN, *depth.DEPTHS, *reflection.PAGE_KINDS],
        ),
        ("practitioner", [word.shown for word in answers.HOW_MUCH]),
        (
            "checklist-author",
            [
                *checklist.PRINCIPLES,
                *checklist.STRANDS,
                *checklist.SAMHSA,
                *checklist.DOES,
                *checklist.ASKS,
            ],
        ),
    ],
)
def test_every_word_of_a_format_stands_in_its_page(name: str, words: list[str]) -> None:
    assert not {word for word in words if word not in page(name)}


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=str)
def test_links_between_pages_lead_somewhere(path: object) -> None:
    file = ROOT / str(path)
    targets = re.findall(r'(?:\]\(|src(?:set)?=")([^)"#]+)[)"#]', file.read_text("utf-8"))
    missing = [each for each in targets if "://" not in each and not (file.parent / each).exists()]
    assert not missing


def test_the_readme_gives_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "./dev run" in text
    assert "./dev test" in text


@pytest.mark.parametrize(
    ("name", "theme"), [("screenshot", "ticlist-dark"), ("screenshot-light", "ticlist-light")]
)
def test_the_readmes_pictures_are_of_this_program_by_night_and_by_day(
    name: str, theme: str
) -> None:
    picture = (ROOT / "docs" / f"{name}.svg").read_text("utf-8").replace("&#160;", " ")
    assert f"docs/{name}.svg" in (ROOT / "README.md").read_text("utf-8")
    [background] = [each.background for each in THEMES if each.name == theme]
    assert f'fill="{background}"' in picture
    prompts = re.findall(
        r'^text = "(.*)"$', (ROOT / "checklists/school.toml").read_text("utf-8"), re.MULTILINE
    )
    assert prompts[0] in picture
    assert "@font-face" not in picture
