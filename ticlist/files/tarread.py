"""Reading a plain tar file that may be cut off, damaged or hostile, one member after the other.

Python's own reader ends in silence where a heading in the middle is damaged, and what is missing
would look as if it had never been there. This one knows whether it came to the end, reads no more
into memory than it was told to, and only ever goes forward.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

PLAIN = "a plain file"
FOLDER = "a folder"

ENDS_EARLY = "It ends too early: the rest of it is missing."

_BLOCK = 512
_MOST_OF_A_HEADING = 1 << 16
_SIZE = re.compile("[0-9]{1,19}")
_KINDS = {
    b"0": PLAIN,
    b"\0": PLAIN,
    b"7": PLAIN,
    b"1": "a link",
    b"2": "a link",
    b"3": "a device",
    b"4": "a device",
    b"5": FOLDER,
    b"6": "a pipe",
    b"S": "a file with holes",
}
_WITHOUT_DATA = {b"1", b"2", b"3", b"4", b"5", b"6"}
_COMPRESSED = {
    b"\x1f\x8b": "gunzip",
    b"BZh": "bunzip2",
    b"\xfd7zXZ": "unxz",
    b"\x28\xb5\x2f\xfd": "unzstd",
}


class Member(NamedTuple):
    """One member: its name as it stands there, what it is, and its bytes.

    `data` is None for what is not a plain file, and for one of more bytes than were asked for.
    """

    name: str
    kind: str
    size: int
    data: bytes | None


def members(file: BinaryIO, most: int) -> Iterator[Member]:
    """The members of a tar file, in its order.

    Args:
        file: at its start; one that can be sought in.
        most: how many bytes of a member are read.

    Raises:
        FileRefusedError: it is none, or is damaged, or ends too early: what was given before that
            is whole.
    """
    return _Reader(file, most).members()


class _Reader:
    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most
        self._length = file.seek(0, os.SEEK_END)
        self._at = file.seek(0)
        # What headings of their own said of the member after them.
        self._said: dict[str, str] = {}

    def members(self) -> Iterator[Member]:
        while True:
            heading = self._bytes(_BLOCK)
            if not any(heading):
                self._see_that_nothing_follows()
                return
            self._check(heading)
            kind, size = heading[156:157], _number(heading[124:136])
            if size is None:
                raise self._damaged()
            if kind in {b"x", b"L"}:
                self._note(kind, size)
            elif kind in {b"g", b"K"}:
                self._skip(size)
            else:
                yield self._member(heading, kind, size)

    def _member(self, heading: bytes, kind: bytes, size: int) -> Member:
        said, self._said = self._said, {}
        name = said.get("path") or _name(heading)
        shown = _KINDS.get(kind, "of a kind that no backup has")
        if any(key.startswith("GNU.sparse") for key in said):
            shown = _KINDS[b"S"]
        if shown == PLAIN and name.endswith("/"):
            shown = FOLDER
        if kind in _WITHOUT_DATA:
            return Member(name, shown, 0, None)
        if _SIZE.fullmatch(said.get("size", "")):
            size = int(said["size"])
        if kind == b"S":
            self._skip_map(heading)
        if shown == PLAIN and size <= self._most:
            data = self._bytes(size)
            self._skip_padding(size)
            return Member(name, shown, size, data)
        self._skip(size)
        return Member(name, shown, size, None)

    def _note(self, kind: bytes, size: int) -> None:
        if size > _MOST_OF_A_HEADING:
            self._skip(size)
            return
        data = self._bytes(size)
        self._skip_padding(size)
        if kind == b"L":
            self._said["path"] = _text(data)
        else:
            self._said.update(_records(data))

    def _skip_map(self, heading: bytes) -> None:
        # The places of the holes go on in blocks of their own before the data.
        goes_on = heading[482]
        while goes_on:
            goes_on = self._bytes(_BLOCK)[504]

    def _check(self, heading: bytes) -> None:
        counted = sum(heading[:148]) + 8 * 32 + sum(heading[156:])
        if _number(heading[148:156]) != counted:
            raise self._damaged() if self._at > _BLOCK else _no_tar(heading)

    def _see_that_nothing_follows(self) -> None:
        # A disk that lost some blocks gives zeros in their place, which look like the end.
        end = self._at
        zeros = bytes(1 << 20)
        while rest := self._file.read(len(zeros)):
            if rest != zeros[: len(rest)]:
                raise FileRefusedError(what=f"It is damaged from byte {end - _BLOCK} on.")

    def _damaged(self) -> FileRefusedError:
        return FileRefusedError(what=f"It is damaged from byte {self._at - _BLOCK} on.")

    def _bytes(self, size: int) -> bytes:
        self._see_that_there_are(size)
        data = self._file.read(size)
        self._at += size
        return data

    def _see_that_there_are(self, size: int) -> None:
        if self._at + size > self._length:
            raise FileRefusedError(what=ENDS_EARLY) if self._at else _no_tar(self._file.read())

    def _skip(self, size: int) -> None:
        self._see_that_there_are(size)
        self._at = self._file.seek(self._at + size)
        self._skip_padding(size)

    def _skip_padding(self, size: int) -> None:
        self._at = self._file.seek(self._at + -size % _BLOCK)


def _no_tar(start: bytes) -> FileRefusedError:
    for magic, program in _COMPRESSED.items():
        if start.startswith(magic):
            return FileRefusedError(
                what="It is compressed.", what_to_do=f"Unpack it first: '{program}' does that."
            )
    return FileRefusedError(what="It is not a tar file.")


def _name(heading: bytes) -> str:
    name = _text(heading[:100])
    prefix = _text(heading[345:500]) if heading[257:263] == b"ustar\0" else ""
    return f"{prefix}/{name}" if prefix else name


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "surrogateescape")


def _number(field: bytes) -> int | None:
    if field[0] == 0x80:  # noqa: PLR2004 - larger than octal digits can say
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    if digits.strip(b"01234567"):
        return None
    return int(digits or b"0", 8)


def _records(data: bytes) -> dict[str, str]:
    """What a heading of its own says, line by line: `21 path=some/name`."""
    found = {}
    at = 0
    while at < len(data):
        length, _, _ = data[at : at + 8].partition(b" ")
        if not length.isdigit() or not int(length):
            break
        key, is_there, value = data[at + len(length) + 1 : at + int(length) - 1].partition(b"=")
        if is_there:
            found[_text(key)] = _text(value)
        at += int(length)
    return found
