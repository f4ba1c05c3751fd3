"""Which program has a draft open: a small file beside the draft, made by one program alone.

The file names its owner so exactly that one that has ended is told from one that is at work. A lock
of the operating system would not do: it holds nothing on many network disks, and says of nobody
where they are.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.files.tomlread import decoded, parsed, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".lock"

_MOST_BYTES = 1 << 12

_TRIES = 200
_BETWEEN_TRIES = 0.01

# Whoever comes in over a line has a computer of their own before them, which is not this one.
_OVER_A_LINE = ("SSH_CONNECTION", "SSH_TTY", "SSH_ORIGINAL_COMMAND")

# Of a process that has ended and that nobody has asked about yet.
_ENDED = {"Z", "X"}


class Owner(NamedTuple):
    """The program that has a draft open.

    Args:
        host: the name of its computer; empty where the lock cannot be read.
        boot: which start of that computer it belongs to.
        process: its number there.
        began: when it began, as the computer counts; with the number it means one process for ever.
        since: the time at which it took the draft, in words.
        machine: the computer itself: two may have the same name.
        space: in which numbering of processes its number stands, as containers have their own.
        terminal: the terminal it was opened on, if it has one.
    """

    host: str
    boot: str = ""
    process: int = 0
    began: str = ""
    since: str = ""
    machine: str = ""
    space: str = ""
    terminal: str = ""

    def in_words(self) -> str:
        """Where it is, seen from whoever is told: computer, terminal, since when."""
        if not self.host:
            return "another ticlist"
        here = self.host == os.uname().nodename
        is_over_a_line = any(os.environ.get(each) for each in _OVER_A_LINE)
        this = "on this server" if is_over_a_line else "on this computer"
        where = this if here else f"on the computer '{self.host}'"
        terminal = f", terminal {self.terminal}" if self.terminal else ""
        since = f", since {self.since}" if self.since else ""
        return f"another ticlist {where}{terminal}{since}"

    def is_same(self, other: Owner) -> bool:
        """Whether both are the same program."""
        return self._replace(since="") == other._replace(since="")


def this_program() -> Owner:
    """This very process, as the owner of a draft."""
    return _as_owner(os.getpid())


@cache
def _as_owner(process: int) -> Owner:
    now = dt.datetime.now().astimezone()
    return Owner(
        host=os.uname().nodename,
        boot=_first_line("/proc/sys/kernel/random/boot_id"),
        process=process,
        began=_began(process),
        since=f"{now:%Y-%m-%d %H:%M}",
        machine=_first_line("/etc/machine-id"),
        space=_space(),
        terminal=_terminal(),
    )


def is_alive(owner: Owner) -> bool | None:
    """Whether a program still runs; None where that cannot be known from here."""
    here = this_program()
    if (owner.host, owner.machine) != (here.host, here.machine):
        return None
    if owner.boot != here.boot:
        return False
    if owner.space != here.space:
        return None
    return _began(owner.process) == owner.began if here.began else _is_there(owner.process)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def holder_of(lock: Path) -> Owner | None:
    """Whoever has taken a lock, or None where nobody has.

    A lock that cannot be read has an owner of whom nothing is known.
    """
    try:
        lock.lstat()
    except OSError:
        return None
    try:
        table = parsed(decoded(read_bytes(lock, _MOST_BYTES), str(lock)), str(lock))
    except FileRefusedError:
        return Owner("") if os.path.lexists(lock) else None
    process = table.pop("process", 0)
    texts = {name: text for name, text in table.items() if isinstance(text, str)}
    known = {name: text for name, text in texts.items() if name in Owner._fields}
    return Owner(**{"host": "", **known}, process=process if isinstance(process, int) else 0)


def take(lock: Path, *, instead_of: Owner | None = None) -> Owner:
    """Take a lock that nobody has, or that one certain owner has.

    Args:
        lock: the file; its folder is there.
        instead_of: an owner that is gone, or that a person knowingly takes it from.

    Returns:
        Whoever has it now: this program, or another one that was there before.

    Raises:
        OSError: the file could not be written.
    """
    me = this_program()
    with alone_in(lock.parent):
        owner = holder_of(lock)
        if owner is None:
            try:
                durable.create(lock.parent, lock.name, _bytes_of(me))
            except FileExistsError:  # from another computer, on a disk that both have
                return holder_of(lock) or Owner("")
            return me
        if owner != instead_of or owner.is_same(me):
            return owner
        durable.replace(lock.parent, lock.name, _bytes_of(me))
        return me


def give_back(lock: Path) -> None:
    """Give a lock back, where this program has it."""
    with contextlib.suppress(OSError), alone_in(lock.parent):
        owner = holder_of(lock)
        if owner is not None and owner.is_same(this_program()):
            lock.unlink()


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs of this computer from doing something in a folder meanwhile.

    Where the disk cannot do that, or somebody has stopped in the midst of it, it is done all the
    same: every owner of a lock looks at it again before it writes.

    Raises:
        OSError: the folder cannot be opened.
    """
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for _ in range(_TRIES):
            try:
                fcntl.flock(at, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_BETWEEN_TRIES)
            except OSError:
                break
            else:
                break
        yield
    finally:
        os.close(at)


def _bytes_of(owner: Owner) -> bytes:
    import tomli_w  # noqa: PLC0415 - listing drafts writes none

    return tomli_w.dumps({name: each for name, each in owner._asdict().items() if each}).encode()


def _first_line(file: str) -> str:
    try:
        return Path(file).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _began(process: int) -> str:
    # The 22nd field; the second is the program's name in brackets, and may hold anything.
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *fields = stat.rpartition(")")[2].split()
    return "" if state in _ENDED else fields[18]


def _space() -> str:
    try:
        return str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return ""


def _terminal() -> str:
    try:
        return os.ttyname(2).removeprefix("/dev/")
    except OSError:
        return ""
