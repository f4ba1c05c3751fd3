"""Putting results on standard output, and words about them on standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING

from ticlist.errors import TiclistError, UsedWronglyError
from ticlist.text import nearest, visible, wrapped

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

FORMAT = 1
"""The number of what `--json` prints; goes up when a key changes its meaning."""

WHEN_COLOUR = ("auto", "always", "never")

_EASY_TO_READ, _NARROWEST = 78, 20
"""Columns that a paragraph takes at most, and at least, whatever the terminal has."""

_NOT_IN_JSON = {"nan", "inf", "-inf"}

_BOLD, _AS_BEFORE = "\x1b[1m", "\x1b[0m"


def say(line: str = "") -> None:
    """One line, or several, of a result."""
    _write(f"{visible(line)}\n")


def say_heading(line: str, *, bold: bool) -> None:
    """One line of a result that heads others; bold only ever adds to what tells it apart."""
    _write(f"{_BOLD}{visible(line)}{_AS_BEFORE}\n" if bold else f"{visible(line)}\n")


def say_parts(*parts: tuple[str, bool]) -> None:
    """One line of a result in parts, each with whether it is bold, which only ever adds to it."""
    shown = ((visible(text), bold) for text, bold in parts)
    _write("".join(f"{_BOLD}{text}{_AS_BEFORE}" if bold else text for text, bold in shown) + "\n")


def remark(line: str) -> None:
    """One line about a result; where there is nowhere to say it, it stays unsaid."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"ticlist: {visible(line)}\n")


def tell(line: str) -> None:
    """One line to somebody who is being asked; unsaid where there is nowhere to say it."""
    ask(f"{visible(line)}\n")


def tell_in_lines(paragraph: str) -> None:
    """A paragraph to somebody who is being asked, with a gap before it; no word is broken."""
    width = max(_NARROWEST, min(_EASY_TO_READ, shutil.get_terminal_size().columns))
    tell("\n".join(("", *wrapped(paragraph, width))))


def ask(question: str) -> None:
    """Put words of ours before what is typed next; where there is nowhere to, it stays unasked."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(question)
            sys.stderr.flush()


def say_json(**keys: object) -> None:
    """One JSON object; times, days and numbers that JSON has not are texts as in the files."""
    import datetime as dt  # noqa: PLC0415 - only `--json` needs it
    import json  # noqa: PLC0415

    def as_text(value: object) -> str:
        return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)

    result = _as_json({"format": FORMAT, **keys})
    _write(json.dumps(result, ensure_ascii=True, indent=2, default=as_text, allow_nan=False) + "\n")


def _as_json(value: object) -> object:
    """A value in which no number is one that TOML has and JSON has not: infinite, or none."""
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(each) for each in value]
    return str(value) if isinstance(value, float) and str(value) in _NOT_IN_JSON else value


def say_bytes(data: bytes) -> None:
    """A result that is no text, for a file or another program.

    Raises:
        UsedWronglyError: standard output is a terminal, which would act on it.
    """
    if sys.stdout is not None and sys.stdout.isatty():
        raise UsedWronglyError(
            what="This is no text: a terminal cannot show it.",
            what_to_do="Send it to a file or to another program.",
        )
    _write("", flush=True)
    with _refusals_told():
        sys.stdout.buffer.write(data)


def finish() -> None:
    """See that everything said has gone out.

    Raises:
        TiclistError: it could not be written.
        BrokenPipeError: whoever read it has gone, as `head` does.
    """
    _write("", flush=True)


def _write(text: str, *, flush: bool = False) -> None:
    if sys.stdout is None:
        raise TiclistError(what="There is nowhere to print to: standard output is closed.")
    with _refusals_told():
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()


@contextlib.contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Python would try once more at the end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise TiclistError(what=f"The output could not be written: {error.strerror}.") from None


def add_json(parser: ArgumentParser) -> None:
    """`--json`: one object for other programs."""
    parser.add_argument("--json", action="store_true", help="one JSON object, for other programs")


def add_color(parser: ArgumentParser) -> None:
    """`--color`: whether anything but plain text goes to the terminal."""
    parser.add_argument(
        "--color", metavar="WHEN", default="auto", help="auto (on a terminal), always or never"
    )


def colour_asked(when: str) -> bool:
    """Whether `--color` and the environment together mean bold headings.

    Raises:
        UsedWronglyError: it is none of the words that `--color` takes.
    """
    if when not in WHEN_COLOUR:
        raise UsedWronglyError(
            what=f"'{when}' is nothing that --color takes.{nearest(when, list(WHEN_COLOUR))}",
            what_to_do=f"It takes {', '.join(WHEN_COLOUR)}.",
        )
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
