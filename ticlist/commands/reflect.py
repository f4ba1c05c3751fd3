"""`ticlist reflect`: opens the program, at home or at a checklist's start or at a draft."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from ticlist.commands.asked import day_asked, today
from ticlist.commands.command import Command
from ticlist.commands.plainly import add_how_shown, is_plain_wanted
from ticlist.errors import UsedWronglyError
from ticlist.model.opening import Opening
from ticlist.storage.drafts import Drafts
from ticlist.storage.library import read_library
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import read_settings
from ticlist.text import nearest

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.model.checklist import Checklist
    from ticlist.model.depth import Depth

_NEWEST = ""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("checklist", metavar="CHECKLIST", nargs="?", help="id of the checklist")
    depth = parser.add_mutually_exclusive_group()
    depth.add_argument("--short", action="store_true", help="about five minutes")
    depth.add_argument("--full", action="store_true", help="every prompt")
    depth.add_argument("--section", metavar="ID", help="one section only")
    parser.add_argument("--on", metavar="DATE", help="the day looked back from")
    parser.add_argument("--language", metavar="L", help="language of the checklist, such as en")
    parser.add_argument(
        "--resume",
        metavar="ID",
        nargs="?",
        const=_NEWEST,
        help="go on with an unfinished reflection; the newest unless named",
    )
    add_how_shown(parser)


def _run(arguments: Namespace) -> int:
    # Without a terminal nothing can be shown, and lines can be asked all the same.
    is_plain = arguments.plain or not _is_terminal(sys.stdin)
    return opened(_opening(arguments), is_plain=is_plain, full_frames=arguments.full_frames)


def opened(opening: Opening, *, is_plain: bool = False, full_frames: bool = False) -> int:
    """Open the program, and give its exit code once somebody has left it.

    Args:
        opening: where to open.
        is_plain: whether line by line is asked for; else the environment or the settings may.
        full_frames: whether pages are to be sent whole, and not only what changes.

    Raises:
        UsedWronglyError: there is no terminal that it could be shown on.
    """
    if is_plain or is_plain_wanted():
        from ticlist.plain.face import open_plain  # noqa: PLC0415 - pages need none of it

        return open_plain(current_paths(), opening)
    _refuse_without_terminal()
    _drop_what_textual_heeds()
    from ticlist.app import open_program

    return open_program(current_paths(), opening, full_frames=full_frames)


def _opening(arguments: Namespace) -> Opening:
    paths = current_paths()
    if arguments.resume is not None:
        _refuse_beside_resume(arguments)
        name = Drafts(paths).find(arguments.resume or "last")
        return Opening(draft=name.id, language=arguments.language)
    if arguments.checklist is None:
        for option in _options_of_a_checklist(arguments):
            raise UsedWronglyError(
                what=f"{option} goes with a checklist: ticlist reflect school {option} ..."
            )
        return Opening(language=arguments.language)
    on = day_asked("--on", arguments.on) if arguments.on is not None else None
    if on is not None and on > today():
        raise UsedWronglyError(what=f"--on looks back: {on} has not come yet.")
    settings = read_settings(paths)
    language = arguments.language or settings.language
    checklist = read_library(paths, language).find(arguments.checklist).checklist
    depth: Depth | None = "short" if arguments.short else "full" if arguments.full else None
    if arguments.section is not None:
        from ticlist.model.walk import sections_of  # noqa: PLC0415 - home needs no walk

        depth = "one"
        asked = sections_of(checklist, "full", specialist=settings.specialist)
        _refuse_unknown_section(checklist, arguments.section, [each.id for each in asked])
    return Opening(checklist.id, depth, arguments.section, on, language=arguments.language)


def _options_of_a_checklist(arguments: Namespace) -> list[str]:
    options = {
        "--short": arguments.short,
        "--full": arguments.full,
        "--section": arguments.section is not None,
        "--on": arguments.on is not None,
    }
    return [option for option, is_given in options.items() if is_given]


def _refuse_beside_resume(arguments: Namespace) -> None:
    if arguments.checklist is not None:
        raise UsedWronglyError(what="--resume goes with a draft, not with a checklist.")
    for option in _options_of_a_checklist(arguments):
        raise UsedWronglyError(what=f"--resume goes on as it was begun, without {option}.")


def _refuse_unknown_section(checklist: Checklist, section_id: str, asked: list[str]) -> None:
    if section_id in asked:
        return
    if checklist.section(section_id) is not None:
        raise UsedWronglyError(
            what=f"The prompts of '{section_id}' are for people trained for specialist work.",
            what_to_do="'specialist = true' in the settings shows them.",
        )
    raise UsedWronglyError(
        what=f"'{checklist.id}' has no section '{section_id}'.{nearest(section_id, asked)}",
        what_to_do=f"It has {', '.join(asked)}." if asked else None,
    )


def _drop_what_textual_heeds() -> None:
    # Some of these write every key into a file that anybody can read; one runs any module.
    for name in [each for each in os.environ if each.startswith("TEXTUAL")]:
        del os.environ[name]


def _refuse_without_terminal() -> None:
    # Textual reads from standard input and draws on standard error: both have to be a terminal.
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise UsedWronglyError(
            what="Pages need a terminal.", what_to_do="--plain asks line by line, without one."
        )


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


COMMAND = Command(
    summary="open a checklist and write a reflection",
    examples=(
        ("ticlist reflect", "the program, at home"),
        ("ticlist reflect school", "the checklist 'school'"),
        ("ticlist reflect clinic --full --on yesterday", "every prompt, about yesterday"),
        ("ticlist reflect school --section trust", "one section"),
        ("ticlist reflect --resume", "go on with the newest draft"),
        ("ticlist reflect school --plain", "line by line, without pages"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "DATE is 2026-11-21, today, yesterday or 30d (30 days ago).\n"
        "\n"
        "Line by line, every question takes one line on standard input, also through\n"
        "a pipe. ACCESSIBLE=1, TERM=dumb and 'plain = true' in the settings choose it\n"
        "too, and so do answers that come from no terminal."
    ),
)
