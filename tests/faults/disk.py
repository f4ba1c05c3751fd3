"""A disk that refuses a call, takes only a part of what is written, or dies after a call.

The calls of the real `os` are wrapped while one thing is done, so everything it does to the disk
goes through here, whichever module does it.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

WATCHED = (
    "close",
    "fchmod",
    "fsync",
    "link",
    "lstat",
    "mkdir",
    "open",
    "pread",
    "rename",
    "replace",
    "rmdir",
    "stat",
    "unlink",
    "write",
)
REAL = {name: getattr(os, name) for name in WATCHED}


class StoppedDead(BaseException):
    """The program was ended: whatever it still does on its way out does not happen."""


class Disk:
    """Every call to the disk comes here; this one lets all of them through and counts them."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.files: set[int] = set()
        self.has_links = True

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Put it in the place of the disk."""
        with contextlib.ExitStack() as stack:
            for name in WATCHED:
                stack.enter_context(mock.patch.object(os, name, self._watched(name)))
            try:
                yield
            finally:
                for file in self.files:  # of a program that is gone
                    with contextlib.suppress(OSError):
                        REAL["close"](file)

    def do(self, name: str, *given: Any, **options: Any) -> Any:  # noqa: ANN401
        """Do a call for real."""
        if name == "fsync":
            return None  # a test of what happens between syncs needs none to happen
        if name == "link" and not self.has_links:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        done = REAL[name](*given, **options)
        if name == "open":
            self.files.add(done)
        elif name == "close":
            self.files.discard(given[0])
        return done

    def _watched(self, name: str) -> Callable[..., Any]:
        def call(*given: Any, **options: Any) -> Any:  # noqa: ANN401
            number = len(self.made)
            self.made.append(name)
            return self.asked(number, name, given, options)

        return call

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        """Answer the call of a number."""
        del number
        return self.do(name, *given, **options)


class Refusing(Disk):
    """Refuses one call with an error; where it has done it all the same, only the answer is lost.

    Args:
        at: the number of the call.
        error: the number of the error.
        done: whether the call has worked nevertheless.
    """

    def __init__(self, at: int, error: int, *, done: bool = False) -> None:
        super().__init__()
        self.at, self.error, self.done = at, error, done

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        if number != self.at:
            return self.do(name, *given, **options)
        if self.done or name == "close":  # after a refused close, too, the file is closed
            self.do(name, *given, **options)
        raise OSError(self.error, os.strerror(self.error))


class ShortWrites(Disk):
    """Takes 7 bytes of each write, and gives back 5 of each read."""

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        del number
        if name == "write":
            given = (given[0], bytes(given[1])[:7])
        elif name == "pread":
            given = (given[0], min(given[1], 5), given[2])
        return self.do(name, *given, **options)


class Dying(Disk):
    """Does calls up to a number, and nothing after that, ever.

    Args:
        at: the number of the last call that is done.
        half: whether that one, where it writes, writes only half of what it was given.
    """

    def __init__(self, at: int, *, half: bool = False) -> None:
        super().__init__()
        self.at, self.half = at, half

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        if number > self.at:
            raise StoppedDead
        if number == self.at and self.half and name == "write":
            given = (given[0], bytes(given[1])[: len(given[1]) // 2])
        done = self.do(name, *given, **options)
        if number == self.at:
            raise StoppedDead
        return done


def is_folder(file: int) -> bool:
    """Whether an open file is a folder."""
    return stat.S_ISDIR(os.fstat(file).st_mode)
