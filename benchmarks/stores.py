"""The stores of one run: each is made when it is first asked for, and kept until the end of it."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.made_up import Store, store_in, store_of_names_in


class Stores:
    """Made-up stores in a folder.

    Args:
        folder: nothing else is in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Store] = {}

    def of(self, count: int, *, other_letters: bool = False) -> Store:
        """Give the store of so many reflections."""
        name = f"{count}-other-letters" if other_letters else str(count)
        return self._store(name, lambda home: store_in(home, count, other_letters=other_letters))

    def of_names(self, count: int) -> Store:
        """Give the store of so many files with nothing in them."""
        return self._store(f"{count}-names", lambda home: store_of_names_in(home, count))

    def _store(self, name: str, make: Callable[[Path], Store]) -> Store:
        if name not in self._made:
            sys.stderr.write(f"ticlist: making up the store {name}\n")
            self._made[name] = make(self.folder / name)
        return self._made[name]


@contextmanager
def made_up_stores() -> Iterator[Stores]:
    """Give the stores of one run, and take them away at its end."""
    with tempfile.TemporaryDirectory(prefix="ticlist-bench-") as folder:
        yield Stores(Path(folder))
