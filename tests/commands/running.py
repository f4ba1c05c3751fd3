"""Running a command as a person does, on streams that stand in for a terminal's or not."""

import io
import sys
from types import ModuleType
from typing import NamedTuple

import pytest

from ticlist.cli import main
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths


class Said(NamedTuple):
    """How a command ended, and what it put on standard output and standard error."""

    code: int
    out: str
    err: str


class Terminal:
    """Stands in for standard input that is a terminal."""

    @staticmethod
    def isatty() -> bool:
        return True


class Run:
    """Runs a command, with the streams that stand in it as a terminal's."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.terminals: set[str] = set()
        self.typed = ""

    def __call__(self, *arguments: str) -> Said:
        with self._monkeypatch.context() as patch:
            piped = io.StringIO(self.typed)
            patch.setattr(sys, "stdin", Terminal() if "stdin" in self.terminals else piped)
            for name in ("stdout", "stderr"):
                is_one = name in self.terminals
                patch.setattr(getattr(sys, name), "isatty", lambda is_one=is_one: is_one)
            code = main(arguments)
        return Said(code, *self._capsys.readouterr())


class Program:
    """Stands in for the program: what it was opened with, and the exit code it gives."""

    def __init__(self) -> None:
        self.opened: list[tuple[Paths, Opening]] = []
        self.exit_code = 0
        self.full_frames = False

    def open_program(self, paths: Paths, opening: Opening, *, full_frames: bool = False) -> int:
        self.opened.append((paths, opening))
        self.full_frames = full_frames
        return self.exit_code

    @property
    def opening(self) -> Opening:
        ((_, opening),) = self.opened
        return opening


def program_stood_in_for(monkeypatch: pytest.MonkeyPatch) -> Program:
    program = Program()
    module = ModuleType("ticlist.app")
    module.open_program = program.open_program  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ticlist.app", module)
    return program
