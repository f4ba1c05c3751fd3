"""A layer under `files/durable.py`: its system calls, counted, failing, or the last ones."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from typing import Any

from ticlist.files import durable

REFUSED = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "EINTR")
DEAD = ("dead before", "dead after")
SHORT = "short"

FAILING = (
    "open",
    "write",
    "fsync",
    "pread",
    "link",
    "rename",
    "replace",
    "unlink",
    "stat",
    "close",
    "fchmod",
)


class Died(BaseException):
    """The process is gone; nobody hears of it."""


class Calls:
    """Stands in for `os`: the call of one number is refused, cut short, or the last one.

    Args:
        number: which call, from 0; None only counts.
        how: one of `REFUSED`, `DEAD` or `SHORT`.
        without_links: whether the disk has no links.
    """

    def __init__(
        self, number: int | None = None, how: str = "", *, without_links: bool = False
    ) -> None:
        self.made: list[str] = []
        self.is_dead = False
        self._number = number
        self._how = how
        self._without_links = without_links
        self._open: set[int] = set()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `os` has
        real = getattr(os, name)
        return self._wrapped(name, real) if name in FAILING else real

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **options: Any) -> Any:  # noqa: ANN401
            if self.is_dead:
                raise Died
            number = len(self.made)
            self.made.append(name)
            is_meant = number == self._number
            if is_meant and self._how == "dead before":
                self._die()
            if is_meant and self._how in REFUSED:
                self._refuse(name, given)
            if name == "link" and self._without_links:
                raise OSError(errno.EPERM, "no links here")
            if is_meant and self._how == SHORT and name in {"write", "pread"}:
                given = self._shortened(name, given)
            result = real(*given, **options)
            self._remember(name, given, result)
            if is_meant and self._how == "dead after":
                self._die()
            return result

        return call

    @staticmethod
    def _shortened(name: str, given: tuple[Any, ...]) -> tuple[Any, ...]:
        file, what, *rest = given
        return (file, what[:7], *rest) if name == "write" else (file, 7, *rest)

    def _refuse(self, name: str, given: tuple[Any, ...]) -> None:
        if name == "close":  # the system has closed it all the same
            os.close(given[0])
            self._open.discard(given[0])
        number = getattr(errno, self._how)
        raise OSError(number, os.strerror(number))

    def _remember(self, name: str, given: tuple[Any, ...], result: object) -> None:
        if name == "open" and isinstance(result, int):
            self._open.add(result)
        elif name == "close":
            self._open.discard(given[0])

    def _die(self) -> None:
        self.is_dead = True
        raise Died

    def tidy(self) -> None:
        """Close what a dead process had open, as the system does."""
        for file in self._open:
            with contextlib.suppress(OSError):
                os.close(file)


@contextlib.contextmanager
def under(calls: Calls) -> Iterator[Calls]:
    """Have every call of `files/durable.py` go through this layer."""
    real = vars(durable)["os"]
    vars(durable)["os"] = calls
    try:
        yield calls
    finally:
        vars(durable)["os"] = real
        calls.tidy()
