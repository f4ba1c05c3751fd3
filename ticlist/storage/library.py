"""Which checklists there are: a person's own before the site's before those that ticlist ships."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, NothingFitsError
from ticlist.files.checklist_file import read_checklist
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes
from ticlist.storage.paths import CHECKLISTS
from ticlist.text import nearest, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.model.checklist import Checklist
    from ticlist.storage.paths import Paths

_SYNTAX = "Is not TOML: "
_SHIPPED_ORDER = ("school", "clinic", "social-work")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A checklist that can be opened.

    Args:
        checklist: the checklist.
        file: where it was read from.
        origin: `own`, `site` or `shipped`.
        sha256: of the file's bytes.
        instead_of: origins of checklists with the same id that this one stands before.
    """

    checklist: Checklist
    file: Path
    origin: str
    sha256: str
    instead_of: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """Whose it is where it is not shipped, and what it takes the place of; else nothing."""
        if self.origin == "shipped":
            return ""
        whose = "your own" if self.origin == "own" else "your site's"
        return f"{whose}, instead of the shipped one" if "shipped" in self.instead_of else whose

    @property
    def origin_in_words(self) -> str:
        """The origin, and whether it stands before another checklist."""
        others = " and the ".join(dict.fromkeys(self.instead_of))
        return f"{self.origin}, instead of the {others} one" if others else self.origin


@dataclass(frozen=True, slots=True)
class Library:
    """The checklists there are, and what is wrong with files that are none.

    `broken` holds a line for each such file: the file, the line and column, what is wrong.
    """

    shelved: tuple[Shelved, ...]
    broken: tuple[str, ...]

    def find(self, checklist_id: str) -> Shelved:
        """The checklist of an id.

        Raises:
            NothingFitsError: there is none.
        """
        for each in self.shelved:
            if each.checklist.id == checklist_id:
                return each
        for line in self.broken:
            if _is_about(line, checklist_id):
                raise NothingFitsError(what=line)
        known = [each.checklist.id for each in self.shelved]
        raise NothingFitsError(
            what=f"There is no checklist '{checklist_id}'.{nearest(checklist_id, known)}",
            what_to_do="'ticlist checklists' shows which there are.",
        )


def shipped_folder() -> Path:
    """The folder of the shipped checklists: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / CHECKLISTS
    return packaged if packaged.is_dir() else package.parent / CHECKLISTS


def read_library(paths: Paths, language: str | None = None) -> Library:
    """Read every checklist there is, in the order they are offered.

    Args:
        paths: the folders in force.
        language: the language to take texts in, where a checklist has it.
    """
    shelved: dict[str, Shelved] = {}
    broken: list[str] = []
    for origin, folder in _folders(paths):
        for file in _toml_files(folder, broken):
            found = _read(file, origin, language, broken)
            if found is None:
                continue
            above = shelved.get(found.checklist.id)
            if above is None:
                shelved[found.checklist.id] = found
            else:
                shelved[found.checklist.id] = _standing_before(above, origin)
    told = tuple(_with_what_is_used(line, shelved.values()) for line in broken)
    return Library(tuple(sorted(shelved.values(), key=_order)), told)


def _folders(paths: Paths) -> Iterator[tuple[str, Path]]:
    yield "own", paths.checklists
    for site in paths.sites:
        yield "site", site / CHECKLISTS
    yield "shipped", shipped_folder()


def _toml_files(folder: Path, broken: list[str]) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        broken.append(f"{folder}: Cannot be read: {error.strerror}.")
        return []


def in_language(shelved: Shelved, language: str) -> Shelved:
    """The same checklist in another of its languages; as it is where it cannot be had in that."""
    checklist = shelved.checklist
    if language == checklist.language or language not in checklist.languages:
        return shelved
    again = _read(shelved.file, shelved.origin, language, [])
    return replace(again, instead_of=shelved.instead_of) if again else shelved


def _read(file: Path, origin: str, language: str | None, broken: list[str]) -> Shelved | None:
    try:
        data = read_bytes(file, CHECKLIST_BYTES)
        checklist, mistakes = read_checklist(data, name=file.name, language=language)
    except FileRefusedError as error:
        place = str(error.where or "").removeprefix(str(file)).removeprefix(file.name)
        more = " 'ticlist check' says it in plain words." if error.what.startswith(_SYNTAX) else ""
        broken.append(f"{visible_line(str(file))}{place}: {error.what}{more}")
        return None
    if checklist is None:
        first = mistakes[0]
        others = len(mistakes) - 1
        more = f" And {others} more: 'ticlist check' tells them all." if others else ""
        where = f"{visible_line(str(file))}:{first.line}:{first.column}"
        broken.append(f"{where}: {first.message}{more}")
        return None
    return Shelved(checklist, file, origin, hashlib.sha256(data).hexdigest())


def _is_about(line: str, checklist_id: str) -> bool:
    return f"/{checklist_id}.toml:" in line


def _with_what_is_used(line: str, shelved: Iterable[Shelved]) -> str:
    """What is wrong with a file, and which checklist of the same id stands in its place."""
    for each in shelved:
        if _is_about(line, each.checklist.id):
            return f"{line} The {each.origin} one is used instead."
    return line


def _standing_before(above: Shelved, origin: str) -> Shelved:
    instead_of = (*above.instead_of, origin)
    return Shelved(above.checklist, above.file, above.origin, above.sha256, instead_of)


def _order(shelved: Shelved) -> tuple[int, str]:
    name = shelved.checklist.id
    return (_SHIPPED_ORDER.index(name) if name in _SHIPPED_ORDER else len(_SHIPPED_ORDER), name)
