"""A team's inbox: a letter box that members can put a contribution into and not look into.

It belongs to the collector's account. Members can write into it and not list it; each file belongs
to whoever put it there, and, by the folder's setgid bit, to the collector's group. Its sticky bit
leaves everybody what is theirs. What is not so is found out before anything is copied.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import StoreError
from ticlist.files.durable import why
from ticlist.model.periods import PERIOD
from ticlist.storage.accounts import account_named, accounts_let_in, members_of
from ticlist.storage.closing import least_when_closed
from ticlist.storage.untrusted import write_out
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INBOX = "inbox"

NAME = re.compile(rf"({PERIOD})-[0-9a-f]{{32}}\.json")
"""What contributions are called; the period stands in front."""

_NOT_REACHED = "Your team's inbox cannot be reached"
_ANOTHERS = "What you added lies in your team's inbox, and belongs to another account than yours."
_MODE = 0o640
_ROOT = 0
# Members may not list the folder: it can be held, and not read.
_HELD = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class MayBeThereError(StoreError):
    """Something was to be put into an inbox, and nobody can tell whether it came to that."""


class Inbox(NamedTuple):
    """An inbox as it was found.

    Args:
        folder: where it is.
        collector: the name of the account that counts what is in it.
        others: who else could read what is put into it, but for the administrators; in words.
        remarks: what else is not as it has to be; whole sentences.
    """

    folder: Path
    collector: str
    others: tuple[str, ...]
    remarks: tuple[str, ...]


def look_at(drop: Path) -> Inbox:
    """Look at an inbox, and at who could read what is put into it.

    Args:
        drop: the team's folder.

    Raises:
        StoreError: there is none, or nothing that is put there could be counted.
    """
    folder = drop / INBOX
    with _held(drop) as at:
        found, above = os.fstat(at), drop.stat()
        lets_in = accounts_let_in(at)
    me = os.geteuid()
    collector = account_named(found.st_uid)
    if found.st_uid != me and not found.st_mode & stat.S_ISGID:
        raise StoreError(
            what="Nobody could count what is put into your team's inbox.",
            where=visible_line(str(folder)),
            what_to_do="Tell whoever administers this machine: 'ticlist check-site' says why.",
        )
    group = members_of(found.st_gid) if found.st_mode & stat.S_ISGID else {}
    known = {_ROOT, me, found.st_uid}
    others = [name for number, name in group.items() if number not in known]
    return Inbox(folder, collector, (*others, *lets_in), tuple(_remarks(found, above)))


def _remarks(found: os.stat_result, above: os.stat_result) -> Iterator[str]:
    if found.st_mode & (stat.S_IROTH | stat.S_IRGRP) & ~_own_group(found):
        yield "Others can list the inbox: they can see who put something there, though not what."
    if not found.st_mode & stat.S_ISVTX and found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        yield "Others can take away what you put into the inbox."
    if above.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        yield "Others can put another inbox in the place of this one."


def _own_group(found: os.stat_result) -> int:
    # By setgid the group is the collector's: who is in it reads everything anyway, and is named.
    return stat.S_IRGRP if found.st_mode & stat.S_ISGID else 0


def is_closed(drop: Path, period: str) -> bool:
    """Whether the collector has counted a period: nothing can be added or taken back any more.

    Raises:
        StoreError: the inbox cannot be reached.
    """
    with _held(drop) as at:
        return least_when_closed(at, period) is not None


def is_there(file: Path) -> bool:
    """Whether a contribution of one's own lies in an inbox.

    Args:
        file: its whole path, as it was noted.

    Raises:
        StoreError: the inbox cannot be reached, or what lies there is another account's.
    """
    if not _is_of_an_inbox(file):
        return False
    with _held(file.parent.parent) as at:
        return _is_ones_own(_found(at, file.name))


def _found(at: int, name: str) -> os.stat_result | None:
    try:
        found = os.stat(name, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        return None
    # Whatever else stands there, it was put there by no ticlist.
    return found if stat.S_ISREG(found.st_mode) else None


def _is_ones_own(found: os.stat_result | None) -> bool:
    if found is None:
        return False
    if found.st_uid != os.geteuid():
        # The number of one's account has changed, or the note came along from another account.
        raise StoreError(
            what=_ANOTHERS,
            what_to_do="Whoever administers this machine can take it away, or give it to you.",
        )
    return True


def _is_of_an_inbox(file: Path) -> bool:
    return file.is_absolute() and file.parent.name == INBOX and bool(NAME.fullmatch(file.name))


def new_name(period: str) -> str:
    """A name for a contribution that nobody else takes or can guess."""
    import secrets  # noqa: PLC0415 - only contributing needs it

    return f"{period}-{secrets.token_hex(16)}.json"


def put(drop: Path, name: str, line: str) -> None:
    """Put a contribution into an inbox: whole or not at all, and over nothing of anybody's.

    After a power cut it may not be there: members cannot see to it that the folder is written.

    Args:
        drop: the team's folder.
        name: as `new_name` gives it.
        line: what is to stand in the file.

    Raises:
        MayBeThereError: it is there all the same, or that cannot be seen.
        StoreError: it could not be put there, and is not there.
    """
    with _held(drop, "Nothing was added, the inbox does not take it") as at:
        half = _half(name)
        file, made = _made(at, half)
        try:
            write_out(file, f"{line}\n".encode(), _MODE)
            os.rename(half, name, src_dir_fd=at, dst_dir_fd=at)
        except BaseException:
            # A network disk may have given it its name, and lost only its answer.
            if not all([_is_gone(at, half, made), _is_gone(at, name, made)]):
                raise MayBeThereError(
                    what="It may have been added all the same: the inbox does not say.",
                    where=visible_line(str(drop / INBOX)),
                    what_to_do="You can take it back as what was added.",
                ) from None
            raise


def _made(at: int, name: str) -> tuple[int, os.stat_result]:
    try:
        # By O_EXCL no link is followed either.
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600, dir_fd=at)
        return file, os.fstat(file)
    except FileExistsError:
        raise  # somebody's
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=at)  # made all the same, where only the answer was lost
        raise


def _is_gone(at: int, name: str, made: os.stat_result) -> bool:
    """Take a file of one's own away, and nothing else of that name; False where it may stay."""
    try:
        found = _found(at, name)
        if found is not None and (found.st_dev, found.st_ino) == (made.st_dev, made.st_ino):
            os.unlink(name, dir_fd=at)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _half(name: str) -> str:
    # Begins with a dot, as what is half written does everywhere: the collector passes it over.
    return f".tmp-{name}"


def take_back(file: Path) -> bool:
    """Take a contribution of one's own out of an inbox.

    Args:
        file: its whole path, as it was noted.

    Returns:
        Whether it was still there.

    Raises:
        StoreError: it is there and could not be taken away, or is another account's.
    """
    if not _is_of_an_inbox(file):
        return False
    with _held(file.parent.parent, "It could not be taken back") as at:
        # What is left of one that was being put there when the program was ended goes too.
        return True in {_is_taken_away(at, name) for name in (file.name, _half(file.name))}


def _is_taken_away(at: int, name: str) -> bool:
    if not _is_ones_own(_found(at, name)):
        return False
    try:
        os.unlink(name, dir_fd=at)
    except FileNotFoundError:
        return False
    return True


@contextlib.contextmanager
def _held(drop: Path, hindered: str = _NOT_REACHED) -> Iterator[int]:
    """The inbox, held, so that what is done is done in this very folder; never through a link.

    Args:
        drop: the team's folder.
        hindered: what is said where something in it cannot be done.

    Raises:
        StoreError: it cannot be reached, or what was done in it was hindered.
    """
    where = visible_line(str(drop / INBOX))
    try:
        at = os.open(drop / INBOX, _HELD)
    except OSError as error:
        raise StoreError(what=f"{_NOT_REACHED}: {error.strerror}.", where=where) from None
    try:
        yield at
    except OSError as error:
        raise StoreError(what=f"{hindered}: {why(error)}.", where=where) from None
    finally:
        # Nothing is written by closing a folder: a refusal must not make what is there look lost.
        with contextlib.suppress(OSError):
            os.close(at)
