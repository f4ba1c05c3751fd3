"""Asks a shell what it would offer after a line and a Tab, many lines in one start of it."""

import os
import pty
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.tools import needs

LONGEST = 60
END = "== "
"""What stands before each line that was asked about, in what a shell tells."""


class Offered(NamedTuple):
    """What a shell offers after a line, and what ticlist was started with for it."""

    words: set[str]
    asked: list[str]


class Place(NamedTuple):
    """Where a shell is asked: files in `cwd`, and a `ticlist` that only repeats what it said."""

    cwd: Path
    program: Path
    script: Path

    @property
    def asked(self) -> Path:
        """What the program was started with, a line each; it notes that itself."""
        return self.cwd.parent / "asked"

    @property
    def told(self) -> Path:
        """Where a shell writes what it offers."""
        return self.cwd.parent / "told"


BASH = r"""
. "$1"; shift
for line in "$@"; do
    echo "== $line"; echo "== $line" >> "$ASKED"
    # As readline takes a line apart.
    COMP_WORDS=() rest=$line
    while [[ $rest =~ ^(\ +|[=:]+|[^\ =:]+) ]]; do
        piece=${BASH_REMATCH[1]} rest=${rest:${#BASH_REMATCH[1]}}
        [[ $piece == ' '* ]] || COMP_WORDS+=("$piece")
    done
    [[ $line == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _ticlist ticlist
    printf '%s\n' "${COMPREPLY[@]}"
done
"""

FISH = r"""
source $argv[1]
for line in $argv[2..-1]
    echo "== $line"; echo "== $line" >> $ASKED
    complete -C $line | string replace -r '\t.*' '' || true
end
"""

# What is offered is what the script adds, as the shell itself finds that it goes on from the line.
ZSH = r"""
autoload -Uz compinit && compinit -u -D
. $SCRIPT
compadd() {
    local -a added
    if [[ " ${(j: :)@[1,(i)(-|--)]} " == *' -'[a-zA-Z]#[OAD]' '* ]]; then
        builtin compadd "$@"
    else
        builtin compadd -A added "$@"
        print -rl -- $added >> $TOLD
        builtin compadd "$@"
    fi
}
ask() {
    for BUFFER in ${(f)"$(<$LINES_ASKED)"}; do
        BUFFER=${BUFFER#|}
        CURSOR=$#BUFFER
        print -r -- "== $BUFFER" >> $TOLD; print -r -- "== $BUFFER" >> $ASKED
        zle list-choices
    done
    exit 0
}
setopt extendedglob
zle -N ask
bindkey '^X' ask
"""


def offered_by(shell: str, place: Place, lines: Sequence[str]) -> dict[str, Offered]:
    """What is offered after each line."""
    program = needs(shell)
    env = {
        "ASKED": str(place.asked),
        "TOLD": str(place.told),
        "SCRIPT": str(place.script),
        "HOME": str(place.cwd.parent),
        "PATH": f"{place.program.parent}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
    }
    if shell == "zsh":
        _ask_zsh(program, place, lines, env)
        told = place.told.read_text("utf-8")
    else:
        way = {"bash": ["--norc", "-c", BASH, "bash"], "fish": ["--no-config", "-c", FISH]}[shell]
        done = subprocess.run(
            [program, *way, place.script, *lines],
            cwd=place.cwd,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=True,
        )
        assert done.stderr == ""
        told = done.stdout
    offered, asked = _by_line(told), _by_line(place.asked.read_text("utf-8"))
    return {line: Offered(set(offered[line]), asked[line]) for line in lines}


def _by_line(text: str) -> dict[str, list[str]]:
    pieces = (piece.split("\n") for piece in re.split(r"^== ", text, flags=re.MULTILINE)[1:])
    return {line: [each for each in rest if each] for line, *rest in pieces}


def _ask_zsh(program: str, place: Place, lines: Sequence[str], env: dict[str, str]) -> None:
    """Ask on a terminal: completing is there nowhere else."""
    asked = place.cwd.parent / "lines"
    # Something stands before each, since a shell's own reading of lines drops blanks at the end.
    asked.write_text("".join(f"|{line}\n" for line in lines), encoding="utf-8")
    start = place.cwd.parent / ".zshrc"
    start.write_text(ZSH, encoding="utf-8")
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(
        [program, "-i"],
        cwd=place.cwd,
        env=env | {"LINES_ASKED": str(asked), "ZDOTDIR": str(start.parent)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, b"\x18")
    try:
        # Until it has closed the terminal, which is an error here and an end elsewhere.
        while os.read(ours, 65536):
            pass
    except OSError:
        pass
    finally:
        os.close(ours)
        assert shell.wait(LONGEST) == 0
