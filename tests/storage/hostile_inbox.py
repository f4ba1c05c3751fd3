"""What somebody who means harm, and may write into an inbox, could put there."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.storage.teams import PERIOD, Bystanders, a_contribution
from ticlist.files.contribution_file import MOST_BYTES, line_of

GOOD = f"{line_of(a_contribution())}\n".encode()

Put = Callable[[Path, Bystanders], object]


def _bytes(data: bytes) -> Put:
    return lambda file, _: file.write_bytes(data)


def _with(text: str, instead: str) -> Put:
    assert text in GOOD.decode()
    return _bytes(GOOD.replace(text.encode(), instead.encode("utf-8", "surrogatepass")))


def _sparse(size: int) -> Put:
    def put(file: Path, _: Bystanders) -> None:
        with file.open("wb") as opened:
            opened.truncate(size)

    return put


def _socket(file: Path, _: Bystanders) -> None:
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{folder}/s")  # a path of a socket has some hundred letters
        (file.parent / "s").rename(file)
    finally:
        os.close(folder)


def _full_folder(file: Path, others: Bystanders) -> None:
    file.mkdir()
    (file / "x").symlink_to(others.secret)


NOT_PLAIN: dict[str, Put] = {
    "a link to a file": lambda file, others: file.symlink_to(others.secret),
    "a link to a folder": lambda file, others: file.symlink_to(others.folder),
    "a link to passwords": lambda file, _: file.symlink_to("/etc/shadow"),
    "a link to nothing": lambda file, _: file.symlink_to("nowhere"),
    "a link to itself": lambda file, _: file.symlink_to(file),
    "a link to a device": lambda file, _: file.symlink_to("/dev/zero"),
    "a pipe": lambda file, _: os.mkfifo(file),
    "a socket": _socket,
    "an empty folder": lambda file, _: file.mkdir(),
    "a full folder": _full_folder,
}
DEVICES: dict[str, Put] = {
    "zeros without end": lambda file, _: os.mknod(file, 0o20666, os.makedev(1, 5)),
    "a terminal": lambda file, _: os.mknod(file, 0o20666, os.makedev(5, 0)),
    "a disk": lambda file, _: os.mknod(file, 0o60666, os.makedev(7, 250)),
}
MALFORMED: dict[str, tuple[str, Put]] = {
    "nothing": ("not JSON", _bytes(b"")),
    "no text": ("not JSON", _bytes(bytes(range(256)))),
    "a byte too many": ("larger than 64 KiB", _sparse(MOST_BYTES + 1)),
    "a terabyte with nothing in it": ("larger than 64 KiB", _sparse(1 << 40)),
    "as large as it may be, of zeros": ("not JSON", _sparse(MOST_BYTES)),
    "half of one": ("not JSON", _bytes(GOOD[:40])),
    "two": ("not JSON", _bytes(GOOD * 2)),
    "a mark before it": ("not JSON", _bytes(b"\xef\xbb\xbf" + GOOD)),
    "UTF-16": ("not JSON", _bytes(GOOD.decode().encode("utf-16"))),
    "deep lists": ("not JSON", _bytes(b"[" * 60_000)),
    "deep tables": ("not JSON", _bytes(b'{"a":' * 12_000)),
    "deep answers": ("not JSON", _with('"often"', "[" * 20_000 + "]" * 20_000)),
    "a number that is too long": ("not JSON", _with('"format": 1', '"format": ' + "1" * 9_000)),
    "a number without end": ("its format", _with('"format": 1', '"format": 1e999')),
    "no number": ("its format", _with('"format": 1', '"format": NaN')),
    "true": ("its format", _with('"format": 1', '"format": true')),
    "a newer format": ("another format", _with('"format": 1', '"format": 2')),
    "a key twice": ("not JSON", _with('"format": 1', '"format": 1, "format": 1')),
    "a prompt twice": (
        "not JSON",
        _with('"told-beforehand/1": "often"', '"a/1": "often", "a/1": "not_yet"'),
    ),
    "a key more": ("its keys", _with('"format": 1', '"format": 1, "owner": 0')),
    "a list": ("its format", _bytes(b"[]")),
    "a word": ("its format", _bytes(b'"often"')),
    "no answers": ("no answer", _with('"told-beforehand/1": "often"', "")),
    "answers in a list": ("no table", _with('{"told-beforehand/1": "often"}', "[]")),
    "another word": ("is none", _with('"often"', '"always"')),
    "an opt-out": ("is none", _with('"often"', '"not_my_role"')),
    "a number for a word": ("is none", _with('"often"', "3")),
    "a table for a word": ("is none", _with('"often"', "{}")),
    "a prompt that leads elsewhere": ("is none", _with("told-beforehand/1", "../../x/1")),
    "a prompt with a line's end": ("is none", _with("told-beforehand/1", "told/1\\n")),
    "a checklist that leads elsewhere": ("no id", _with('"school"', '"../../etc/passwd"')),
    "a checklist of control characters": ("no id", _with('"school"', '"\\u001b[2J"')),
    "a checklist that is none": ("no id", _with('"school"', "null")),
    "a version of half a letter": ("'version'", _with('"2026.1"', '"\\ud800"')),
    "a version that acts": ("'version'", _with('"2026.1"', '"\\u001b]0;x\\u0007"')),
    "a version that is a sentence": ("'version'", _with('"2026.1"', '"what Anna told me"')),
    "a version without end": ("'version'", _with('"2026.1"', f'"{"9" * 41}"')),
    "a version that is none": ("'version'", _with('"2026.1"', "1")),
    "another period": ("another period", _with(f'"{PERIOD}"', '"2026-Q2"')),
    "a period that is none": ("'period'", _with(f'"{PERIOD}"', '"2026-13"')),
    "a period of years": ("'period'", _with(f'"{PERIOD}"', '["2026-Q3"]')),
}
"""By what each is: what is said of it, and what puts it there."""

NAMES = [
    b"notes.txt",
    b"2026-Q3-\x1b[2J\x07.json",
    b"\xff\xfe\xed\xa0\x80.json",
    "2026-Q3-\u202enosj.exe".encode(),
    b"two\nlines of a log",
    b"a" * 255,
    b"2026-Q3-" + b"A" * 32 + b".json",
    b"2026-Q3-" + b"0" * 32 + b".json\n",
    "\uff12\uff10\uff12\uff16-".encode() + b"0" * 32 + b".json",
    b"2026-Q5-" + b"0" * 32 + b".json",
    b"-rf",
    b".closed",
    b"2026-Q3.closed.closed",
    b"2026-Q3",
    b"2026-Q2.closed",
    b"*",
]
"""Names of all sorts, none of which is one of a contribution."""
