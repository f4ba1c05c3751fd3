"""Ending the installed program in ways that no key does."""

import os
import pty
import re
import termios
from pathlib import Path

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed
from tests.end_to_end.person import Person, wait_until

BEGIN: tuple[str, ...] = ("reflect", "school", "--section", "safety")
MARKER = "Zebrafinch"
LEFT = b"\x1b[?1049l"
CLEARED = b"\x1b[24;1H\x1b[2K\x1b[H\x1b[3J"
SOON = 10.0
"""Seconds in which a program is gone; it takes three at most where nothing else runs."""

_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_ENDED = {"Z", "X"}
_STAY_ON = {b"7", b"25"}


def altered(ticlist: Installed, *lines: str) -> Installed:
    """The same installed program, with something in it put in another's place before it starts."""
    script = ticlist.folder / "altered"
    python = ticlist.command.parent / "python"
    main = ("from ticlist.__main__ import main", "sys.exit(main())")
    script.write_text("\n".join([f"#!{python}", "import os, sys", *lines, *main, ""]), "utf-8")
    script.chmod(0o755)
    return ticlist._replace(command=script)


def write_one_word(person: Person) -> None:
    """Write a word that is looked for afterwards."""
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write(f"kept {MARKER}")


def note(ticlist: Installed) -> str:
    """What stands in the only note of the only draft."""
    (answer,) = ticlist.draft()["section"][0]["answer"]
    return str(answer["note"])


def holding(folder: Path, words: str) -> list[Path]:
    """Every file below a folder that words stand in, or in the name of."""
    return [
        each
        for each in folder.rglob("*")
        if words in each.name or (each.is_file() and words.encode() in each.read_bytes())
    ]


def type_unread(person: Person, letter: str, times: int) -> int:
    """Type while nobody reads what the program draws; how many keys the terminal took."""
    for done in range(times):
        try:
            os.write(person._fd, letter.encode())
        except BlockingIOError:
            return done
    return times


def wait_until_gone(person: Person) -> int:
    """Wait, without reading a byte, until the program has ended; give its exit status."""

    def has_ended() -> bool:
        person._reap()
        return person.exit_status is not None

    wait_until(has_ended, "the end of the program")
    assert person.exit_status is not None
    return person.exit_status


def state_of(process: int) -> str:
    """What a process does, as one letter of the kernel's; `X` where it is there no more."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return "X"
    return stat.rpartition(")")[2].split()[0]


def wait_until_stopped(person: Person) -> None:
    """Wait until the program has been stopped."""
    wait_until(lambda: state_of(person.pid) == "T", "a program that is stopped")


def begun_by(shell: Person) -> list[int]:
    """The numbers of what a shell has begun and that has not ended."""
    children = Path(f"/proc/{shell.pid}/task/{shell.pid}/children").read_text(encoding="utf-8")
    # A shell may not have asked yet what became of one that has ended.
    return [each for each in map(int, children.split()) if state_of(each) not in _ENDED]


def modes_left_on(sent: bytes) -> set[bytes]:
    """What a terminal was asked to do and not asked to stop."""
    last = {number: on for number, on in _MODE.findall(sent) if number not in _STAY_ON}
    return {number for number, on in last.items() if on == b"h"}


def treats_keys_as_at_first(person: Person) -> bool:
    """Whether the terminal treats keys as a fresh one does."""
    ends = pty.openpty()
    fresh = termios.tcgetattr(ends[1])
    for each in ends:
        os.close(each)
    return termios.tcgetattr(person._fd) == fresh
