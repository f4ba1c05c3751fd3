"""`ticlist exports`: the files that somebody made to share, in the folder of their own for them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_bytes, say_json
from ticlist.errors import UsedWronglyError
from ticlist.storage.paths import current_paths
from ticlist.storage.shared_files import shared_bytes, shared_files, take_shared_away
from ticlist.text import visible_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.paths import Paths

_KIB = 1024


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="one of them, by its name")
    parser.add_argument("--remove", action="store_true", help="take it away for good")
    add_json(parser)


def _run(arguments: Namespace) -> int:
    paths, name = current_paths(), arguments.name
    _refuse_what_does_not_fit(arguments)
    if name is None:
        _list(paths, as_json=arguments.json)
    elif arguments.remove:
        take_shared_away(paths, name)
        say(f"{visible_line(name)}: taken away. Copies of it that are elsewhere stay.")
    else:
        _give(shared_bytes(paths, name))
    return 0


def _refuse_what_does_not_fit(arguments: Namespace) -> None:
    if arguments.remove and arguments.name is None:
        raise UsedWronglyError(
            what="--remove takes one file away, and needs its name.",
            what_to_do="'ticlist exports' shows which there are.",
        )
    if arguments.json and arguments.name is not None:
        raise UsedWronglyError(what="--json goes with the list, and not with a file.")


def _list(paths: Paths, *, as_json: bool) -> None:
    files, others = shared_files(paths)
    if as_json:
        say_json(exports=[{"name": each.name, "on": each.on, "bytes": each.size} for each in files])
        return
    width = max((len(each.name) for each in files), default=0)
    for each in files:
        say(f"{each.name:<{width}}  {each.on}  {max(each.size // _KIB, 1):,} KiB")
    if not files:
        remark(f"No file that you made to share is in {paths.exports}.")
    if others:
        things = "1 thing is" if others == 1 else f"{others} things are"
        remark(f"{things} there besides, of names or kinds that ticlist leaves alone.")


def _give(data: bytes) -> None:
    text = _text_of(data) if sys.stdout is not None and sys.stdout.isatty() else None
    if text is None:
        say_bytes(data)
    else:
        say(text)


def _text_of(data: bytes) -> str | None:
    """What a terminal can show of it; None where it is no text."""
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


COMMAND = Command(
    summary="the files you made to share, to fetch or to take away",
    examples=(
        ("ticlist exports", "all of them: name, day, size"),
        ("ticlist exports sheet.html", "what is in one, to another program"),
        ("ticlist exports sheet.html --remove", "it is taken away for good"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "They are in one folder of your own, where the program puts what you share\n"
        "unless you give another place. On a server that you log in to with ssh, this is\n"
        "typed on your own computer:\n"
        "\n"
        "  ssh SERVER exports sheet.html > sheet.html\n"
        "  ssh SERVER exports sheet.html --remove\n"
        "\n"
        "Taking one away reaches no copy: not the one that you sent on, and no backup."
    ),
)
