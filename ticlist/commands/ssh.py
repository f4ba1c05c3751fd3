"""`ticlist ssh`: what a login runs that opens nothing but ticlist.

A command that came with the login is split into words and read by ticlist's own parser. No shell
sees it, so nothing in it means more than the word it is.
"""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, NoReturn

from ticlist.commands.command import Command
from ticlist.commands.reflect import opened
from ticlist.commands.running import run_named
from ticlist.errors import UsedWronglyError
from ticlist.model.opening import Opening
from ticlist.text import nearest, shortened

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

GIVEN = "SSH_ORIGINAL_COMMAND"

_OURSELVES = "ticlist"
_LONGEST = 4_096
_LONGEST_SHOWN = 40


def _anything(_: Namespace) -> None:
    """All that the command takes."""


def _from_standard_input(parsed: Namespace) -> None:
    if parsed.text is not None:
        raise UsedWronglyError(
            what="Over SSH 'find' takes no TEXT: others on the server could see it.",
            what_to_do="It reads the word from standard input, as in: echo cafe | ssh SERVER find",
        )


def _to_standard_output(parsed: Namespace) -> None:
    _refuse_a_file(parsed, "export", "export last --to - --format html --yes > sheet.html")


def _whole_to_standard_output(parsed: Namespace) -> None:
    _refuse_a_file(parsed, "backup", "backup --to - > ticlist.tar")


def _refuse_a_file(parsed: Namespace, name: str, as_in: str) -> None:
    if parsed.to != "-":
        raise UsedWronglyError(
            what=f"Over SSH '{name}' writes to standard output and nowhere else.",
            what_to_do=f"As in: ssh SERVER {as_in}",
        )


# Beside what looks back: what somebody made here to share can be fetched and taken away, and all
# that is theirs fetched in one file. Files stay on the server otherwise, where only who administers
# it could hand them over or take them away: nobody who logs in so has a shell, or copies files.
ALLOWED: dict[str, Callable[[Namespace], None]] = {
    "list": _anything,
    "show": _anything,
    "compare": _anything,
    "timeline": _anything,
    "steps": _anything,
    "find": _from_standard_input,
    "export": _to_standard_output,
    "exports": _anything,
    "backup": _whole_to_standard_output,
    "where": _anything,
    "drafts": _anything,
}
"""The commands that can come with a login, each with what looks at its arguments."""


def _add_arguments(_: ArgumentParser) -> None:
    """It takes none."""


def _run(_: Namespace) -> int:
    given = os.environ.get(GIVEN)
    if given is None:
        return _open()
    words = _words(given)
    if words == [_OURSELVES]:
        return _open()
    name, *arguments = words[1:] if words[0] == _OURSELVES else words
    if name not in ALLOWED:
        _refuse(
            f"Over SSH there is no '{shortened(name, _LONGEST_SHOWN)}'."
            f"{nearest(name, list(ALLOWED))}"
        )
    return run_named(name, arguments, ALLOWED[name])


def _open() -> int:
    return opened(Opening(), is_plain=not (sys.stdin and sys.stdin.isatty()))


def _words(given: str) -> list[str]:
    """The words of a command.

    Raises:
        UsedWronglyError: it is none, or not one line of plain text, or too long.
    """
    if len(given) > _LONGEST:
        _refuse(f"A command over SSH has at most {_LONGEST:,} characters.")
    if not given.isprintable():
        _refuse("A command over SSH is one line, without characters that act.")
    words: list[str] = []
    try:
        words = shlex.split(given)
    except ValueError:
        _refuse("A quotation mark or a backslash in that command stands alone.")
    if not words:
        _refuse("There is no word in that command.")
    return words


def _refuse(what: str) -> NoReturn:
    *most, last = ALLOWED
    raise UsedWronglyError(
        what=what,
        what_to_do=f"There are {', '.join(most)} and {last}; without a command ticlist opens.",
    ) from None


COMMAND = Command(
    summary="what a login runs that opens nothing but ticlist",
    examples=(("ticlist ssh", "the program, or the one command that came with the login"),),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "On a terminal it opens the program, without one it asks line by line. With a\n"
        f"command in {GIVEN}, as in 'ssh server list', it runs that one:\n"
        "list, show, compare, timeline, steps, find (which reads the word from standard\n"
        "input), export and backup (with '--to -'), exports, where or drafts. Nothing\n"
        "else is run, and no shell sees it.\n"
        "\n"
        "The launcher for such logins is share/ticlist/ticlist-login; the page for\n"
        "administrators says how to install it."
    ),
)
