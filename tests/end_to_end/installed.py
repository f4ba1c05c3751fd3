"""An installed ticlist and one person's store."""

import os
import stat
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tests.end_to_end.person import Person, wait_until
from tests.end_to_end.terminal import PATIENCE
from tests.tools import plain_environment


class Installed(NamedTuple):
    """An installed command, and a folder that holds one person's home and nothing else."""

    command: Path
    folder: Path

    @property
    def home(self) -> Path:
        """Everything of that person's ticlist."""
        return self.folder / "ticlist"

    @property
    def reflections(self) -> list[Path]:
        """The saved files, and whatever else lies beside them."""
        return sorted((self.home / "data" / "reflections").glob("*"))

    @property
    def drafts(self) -> list[Path]:
        """The drafts; not what is being written just now beside them."""
        return sorted((self.home / "data" / "drafts").glob("[!.]*.toml"))

    @property
    def beside_drafts(self) -> list[Path]:
        """Whatever lies in the folder of the drafts and is none."""
        return sorted({*(self.home / "data" / "drafts").glob("*")} - {*self.drafts})

    def draft(self) -> dict[str, Any]:
        """Read the only draft."""
        (file,) = self.drafts
        return tomllib.loads(file.read_text(encoding="utf-8"))

    def saved(self) -> dict[str, Any]:
        """Read the only saved reflection."""
        (file,) = self.reflections
        return tomllib.loads(file.read_text(encoding="utf-8"))

    @contextmanager
    def opened(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
    ) -> Iterator[Person]:
        """Open the program on a terminal, from a folder that has nothing to do with it."""
        # Nothing of the test run: its path would put the checkout in the place of the wheel.
        none_of_ours: dict[str, str | None] = dict.fromkeys(os.environ)
        whole = {**none_of_ours, **plain_environment(self.folder), "COLORTERM": "truecolor"}
        whole |= env or {}
        command = [str(self.command), *arguments]
        cols, rows = size
        with Person(command, cols=cols, rows=rows, env=whole, cwd=self.elsewhere()) as person:
            yield person

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command without a terminal."""
        return subprocess.run(
            [self.command, *arguments],
            cwd=self.elsewhere(),
            env=plain_environment(self.folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def elsewhere(self) -> Path:
        """Give a folder that has nothing to do with ticlist."""
        folder = self.folder / "elsewhere"
        folder.mkdir(exist_ok=True)
        return folder

    def wait_for_draft(self, words: str) -> None:
        """Wait until words stand in a draft."""
        wait_until(
            lambda: any(words in text_of(each) for each in self.drafts),
            f"a draft with {words!r}",
        )


def text_of(file: Path) -> str:
    """What stands in a file; nothing where it has been taken away meanwhile."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


class Open(Protocol):
    """Opens the program on a terminal that is closed after the test."""

    def __call__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
    ) -> Person:
        """Open it."""


def mode(path: Path) -> int:
    """Give the permissions of a file or a folder."""
    return stat.S_IMODE(path.stat().st_mode)
