"""Files that nobody should meet: what each is told as, and at which place."""

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.storage.making import FIRST, a_reflection
from ticlist.files.reflection_file import reflection_bytes

GOOD = reflection_bytes(a_reflection(FIRST))
LINES = GOOD.count(b"\n")


class Hostile:
    """One kind of file.

    Args:
        name: what it is.
        told: what is said of it; for what is no plain file, what it is.
        place: line and column where there is one, as `:1:1`.
        data: its bytes, or what makes it.
        is_wrong_kind: whether it is no plain file.
    """

    def __init__(
        self,
        name: str,
        told: str,
        place: str = "",
        *,
        data: bytes | Callable[[Path], None],
        is_wrong_kind: bool = False,
    ) -> None:
        self.name, self.told, self.place = name, told, place
        self._data = data
        self.is_wrong_kind = is_wrong_kind

    def __str__(self) -> str:
        return self.name

    @property
    def told_on_reading(self) -> str:
        """What is said by whoever reads it without looking at what it is before."""
        if not self.is_wrong_kind:
            return self.told
        known = {
            "link": "Cannot be read: it is a link.",
            "socket": "Cannot be read: No such device or address.",
        }
        return known.get(self.name, "Is not a plain file.")

    def put(self, file: Path) -> None:
        """Put one there."""
        if isinstance(self._data, bytes):
            file.write_bytes(self._data)
        else:
            self._data(file)

    @contextlib.contextmanager
    def unread(self, file: Path) -> Iterator[None]:
        """See that nothing of it is changed, if it is a plain file."""
        before = file.read_bytes() if file.is_file() else b""
        yield
        assert before == (file.read_bytes() if file.is_file() else b"")


def _sparse(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(50 << 20)


def _link(file: Path) -> None:
    other = file.parent.parent.parent.parent / "other"
    other.write_bytes(GOOD)
    file.symlink_to(other)


def _socket(file: Path) -> None:
    # By a short way to it: a path of a socket has at most some hundred letters.
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{folder}/{file.name}")
    finally:
        os.close(folder)


HOSTILE = [
    Hostile("empty", "Has no format number; this ticlist reads format 1.", data=b""),
    Hostile(
        "truncated",
        "Is not TOML: Expected ']' at the end of a table declaration.",
        ":11:1",
        data=GOOD[: GOOD.index(b"[checklist]") + 7],
    ),
    Hostile("binary", "Is not UTF-8 text.", ":2", data=bytes(range(256)) * 40),
    Hostile("UTF-16", "Is not UTF-8 text.", ":1", data=GOOD.decode().encode("utf-16")),
    Hostile(
        "latin-1",
        "Is not UTF-8 text.",
        ":8",
        data=GOOD.decode().replace("An odd", "caf\xe9").encode("latin-1"),
    ),
    Hostile("NUL-filled", "Is not TOML: Invalid statement.", ":1:1", data=bytes(4096)),
    Hostile("deep", "Is nested too deeply.", data=GOOD + b"a = " + b"[" * 100_000),
    Hostile(
        "quadratic", "Has a key of more than 8 parts.", data=b".".join([b"a"] * 32_000) + b" = 1"
    ),
    Hostile(
        "newer",
        "Has format 99; this ticlist reads format 1.",
        data=GOOD.replace(b"format = 1", b"format = 99"),
    ),
    Hostile(
        "wrong type",
        "'depth' has to be a text in quotes.",
        ":6:1",
        data=GOOD.replace(b'depth = "short"', b"depth = 7"),
    ),
    Hostile(
        "duplicate key",
        "Is not TOML: Cannot overwrite a value.",
        ":2:11",
        data=GOOD.replace(b"format = 1\n", b"format = 1\nformat = 1\n"),
    ),
    Hostile(
        "prompt twice",
        "The prompt 'told-beforehand' is answered twice.",
        f":{LINES + 2}:1",
        data=GOOD
        + b"[[section.answer]]\nprompt = 'told-beforehand'\nasked = 'I tell.'\nnote = 'Two.'\n",
    ),
    Hostile("5 MB", "Is larger than 4 MiB.", data=b"#" * 5_000_000),
    Hostile("sparse 50 MB", "Is larger than 4 MiB.", data=_sparse),
    Hostile("link", "a link", data=_link, is_wrong_kind=True),
    Hostile("pipe", "a pipe", data=os.mkfifo, is_wrong_kind=True),
    Hostile("socket", "a socket", data=_socket, is_wrong_kind=True),
    Hostile("folder", "a folder", data=Path.mkdir, is_wrong_kind=True),
]
