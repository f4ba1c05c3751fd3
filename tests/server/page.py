"""The administrator's pages, as the commands that stand in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.tools import ROOT

PAGE = ROOT / "docs" / "administrator.md"
_FENCED = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Block(NamedTuple):
    """Commands that an administrator pastes at once, and the heading they stand under."""

    heading: str
    commands: str


def blocks(page: Path = PAGE) -> Iterator[Block]:
    """Read every block of commands of a page, in its order."""
    text = page.read_text("utf-8")
    for found in _FENCED.finditer(text):
        before = re.sub(r"^```.*?^```$", "", text[: found.start()], flags=re.MULTILINE | re.DOTALL)
        yield Block(_HEADING.findall(before)[-1], found[1])


def set_up_blocks() -> list[Block]:
    """Give the numbered steps, but for the last one, which looks at what the others made."""
    return [each for each in blocks() if each.heading[0].isdigit()][:-1]


def under(heading: str) -> list[str]:
    """Give the blocks of commands under a heading."""
    return [each.commands for each in blocks() if each.heading == heading]


def with_value(commands: str, name: str, value: str) -> str:
    """Give commands with another value where a variable is set, as the page asks one to."""
    changed, times = re.subn(
        rf"^{name}=.*$", lambda _: f"{name}='{value}'", commands, flags=re.MULTILINE
    )
    assert times == 1, f"{name} is set {times} times in:\n{commands}"
    return changed
