"""Reading TOML with limits: a file from a shared folder may be wrong, huge or hostile.

64 KB of one dotted key cost the parser 17.8 s and 3.9 GB, so size, key parts and nesting are looked
at before it runs. The patterns here are possessive, and every branch also matches a string that is
never closed, so that looking stays linear in the length of the file.

Checklists are read by Python's own parser, to the letter of TOML 1.0. Looking back reads hundreds
of reflections at once: they are read by rtoml, several times as fast, and by Python's where that
refuses one or is not there, so that what is said of a mistake does not depend on it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.errors import FileRefusedError

if TYPE_CHECKING:
    from pathlib import Path

CHECKLIST_BYTES = 1 << 20
REFLECTION_BYTES = 4 << 20
MOST_KEY_PARTS = 8
MOST_LEVELS = 8
TOO_DEEP = "Is nested too deeply."
TOO_LONG_A_NUMBER = "Holds a number that is too long."

_PIECE = 1 << 16

_STRINGS_AND_COMMENTS = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:"""(?:"{0,2})|\\?\Z)'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:'''(?:'{0,2})|\Z)"
    r'|"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
# From the first dot on: a pattern that begins with a letter of its own is looked for much faster.
_LONG_KEY = re.compile(
    rf"\.(?<=[\w \t-]\.)[ \t]*+(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS - 1}}}"
)
# Python reads these at any length, but then can neither show such a number nor write it again.
_LONG_NUMBER = re.compile(r"0[xob][0-9A-Fa-f_]{1000}")
_LONG_DIGITS = re.compile(r"[0-9_]{4300}")
_NO_BRACKETS = bytes({*range(0x100)} - {*b"[{]}"})
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Stopped(NamedTuple):
    """Where reading a TOML text stopped, as an offset, and what was said there."""

    at: int
    said: str


def read_bytes(path: Path | str, most: int) -> bytes:
    """The bytes of a plain file.

    Args:
        path: the file; a link, a pipe or a device in its place is refused.
        most: how many bytes it may have.

    Raises:
        FileRefusedError: it cannot be read, or is not a plain file, or is larger.
    """
    try:
        data = _of_a_plain_file(path, most + 1)
    except OSError as error:
        why = "it is a link" if error.errno == errno.ELOOP else error.strerror
        raise FileRefusedError(what=f"Cannot be read: {why}.", where=str(path)) from None
    if data is None:
        raise FileRefusedError(what="Is not a plain file.", where=str(path))
    if len(data) > most:
        raise FileRefusedError(what=f"Is larger than {most >> 20} MiB.", where=str(path))
    return data


def read_opened(file: int, most: int, where: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a plain file that is open, and what is known of it.

    Args:
        file: a descriptor, opened without waiting; it stays open.
        most: how many bytes it may have.
        where: the file's name, for what is said of it.

    Raises:
        FileRefusedError: as in `read_bytes`.
    """
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode):
        raise FileRefusedError(what="Is not a plain file.", where=where)
    with open(file, "rb", closefd=False) as whole:
        data = whole.read(most + 1)
    if len(data) > most:
        raise FileRefusedError(what=f"Is larger than {most >> 20} MiB.", where=where)
    return data, found


def _of_a_plain_file(path: Path | str, most: int) -> bytes | None:
    # Not blocking: opening a pipe would wait for ever for somebody to write into it.
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            return None
        # Not by a file object, which costs ten times as much: ten thousand are read for one look.
        data = os.read(file, min(most, found.st_size + 1))
        while more := os.read(file, min(most - len(data), _PIECE)):
            data += more
        return data
    finally:
        os.close(file)


def decoded(data: bytes, where: str) -> str:
    """The text of a file: UTF-8, with or without a byte order mark; line ends become LF.

    Raises:
        FileRefusedError: it is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FileRefusedError(what="Is not UTF-8 text.", where=f"{where}:{line}") from None
    return text.replace("\r\n", "\n") if "\r" in text else text


def quickly_parsed(text: str, where: str) -> dict[str, Any]:
    """What a TOML text holds; like `parsed`, but it may take what is new in TOML 1.1 too.

    Raises:
        FileRefusedError: as in `parsed`.
    """
    _refuse_beyond_limits(text, where)
    # Only reading reflections needs it, and not every machine has it.
    with contextlib.suppress(ImportError, ValueError):
        import rtoml  # noqa: PLC0415

        return rtoml.loads(text)
    return _parsed_by_python(text, where)


def parsed(text: str, where: str) -> dict[str, Any]:
    """What a TOML text holds.

    Args:
        text: as `decoded` gives it.
        where: the file's name, for what is said of it.

    Raises:
        FileRefusedError: it is not TOML, or beyond the limits; `where` then ends in line and column
            where they are known.
    """
    _refuse_beyond_limits(text, where)
    return _parsed_by_python(text, where)


def parsed_or_stopped(text: str) -> dict[str, Any] | Stopped:
    """What a text within the limits holds, or where Python's parser stops and what it says.

    What it says is for programmers, and not the same in every version of Python.
    """
    import tomllib  # noqa: PLC0415 - as below

    try:
        return tomllib.loads(text)
    except ValueError as error:
        said = str(error)
        place = _PLACE.search(said)
        if place is None:
            digits = _LONG_DIGITS.search(text)
            return Stopped(digits.start() if digits else 0, TOO_LONG_A_NUMBER)
        if place[1] is None:
            return Stopped(len(text), said[: place.start()])
        lines = text.split("\n", int(place[1]) - 1)
        start = len(text) - len(lines[-1])
        return Stopped(start + int(place[2]) - 1, said[: place.start()])


def _parsed_by_python(text: str, where: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - listing reflections by their names reads none of them

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise FileRefusedError(what=TOO_DEEP, where=where) from None
    except ValueError as error:
        said = str(error)
        place = _PLACE.search(said)
        if place is None:  # Python reads no number of more than some thousand digits
            raise FileRefusedError(what=TOO_LONG_A_NUMBER, where=where) from None
        line, column = place[1], place[2]
        if line is None:
            line, column = str(text.rstrip("\n").count("\n") + 1), "1"
        said = said[: place.start()]
        raise FileRefusedError(
            what=f"Is not TOML: {said}.", where=f"{where}:{line}:{column}"
        ) from None


def beyond_limits(text: str) -> Stopped | None:
    """Where a text is beyond the limits, and which limit it is; None where it is within them."""
    bare = _STRINGS_AND_COMMENTS.sub(lambda found: "Q" * len(found[0]), text)
    if key := _LONG_KEY.search(bare):
        return Stopped(key.start(), f"A key has {MOST_KEY_PARTS} parts at most.")
    if number := _LONG_NUMBER.search(bare):
        return Stopped(number.start(), TOO_LONG_A_NUMBER)
    depth = 0
    for bracket in re.finditer(r"[\[{\]}]", bare):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > MOST_LEVELS:
            said = f"Lists and tables stand in each other {MOST_LEVELS} deep at most."
            return Stopped(bracket.start(), said)
    return None


def _refuse_beyond_limits(text: str, where: str) -> None:
    bare = _STRINGS_AND_COMMENTS.sub("Q", text)
    if _LONG_KEY.search(bare):
        raise FileRefusedError(what=f"Has a key of more than {MOST_KEY_PARTS} parts.", where=where)
    if _LONG_NUMBER.search(bare):
        raise FileRefusedError(what=TOO_LONG_A_NUMBER, where=where)
    if _deepest(bare.encode().translate(None, _NO_BRACKETS).decode()) > MOST_LEVELS:
        raise FileRefusedError(what=TOO_DEEP, where=where)


def _deepest(brackets: str) -> int:
    """How deeply brackets are nested, those that are never closed counted too."""
    if not brackets.replace("{}", "").replace("[]", "").replace("[]", ""):
        return 3  # headings and lists, as in every file that ticlist writes
    depth = deepest = 0
    for bracket in brackets:
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest
