"""Which checklists there are: a person's own before the site's before those that ticlist ships."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, NothingFitsError
from ticlist.files.checklist_head import read_head
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes
from ticlist.storage.paths import CHECKLISTS
from ticlist.text import nearest, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ticlist.files.checklist_file import ChecklistRead
    from ticlist.files.fields import PlacedMistake
    from ticlist.model.checklist import Checklist
    from ticlist.storage.paths import Paths

_SYNTAX = "Is not TOML: "
SHIPPED, SITE = "shipped", "site"
_SHIPPED_ORDER = ("school", "clinic", "social-work")


@dataclass(frozen=True)
class Shelved:
    """A checklist that can be opened; one that is shipped is read whole once it is asked for.

    Args:
        id: its id.
        title: its title.
        file: where it was read from.
        origin: `own`, `site` or `shipped`.
        data: the file's bytes.
        whole: gives the checklist.
        instead_of: origins of checklists with the same id that this one stands before.
        owner: the account that a site's checklist belongs to; empty for root, and for others.
    """

    id: str
    title: str
    file: Path
    origin: str
    data: bytes
    whole: Callable[[], Checklist]
    instead_of: tuple[str, ...] = ()
    owner: str = ""

    @cached_property
    def checklist(self) -> Checklist:
        """The checklist."""
        return self.whole()

    @property
    def sha256(self) -> str:
        """The fingerprint of the file, which tells whether it has changed since."""
        import hashlib

        return hashlib.sha256(self.data).hexdigest()

    @property
    def whose(self) -> str:
        """Whose it is where it is not shipped, and what it takes the place of; else nothing."""
        if self.origin == SHIPPED:
            return ""
        whose = "your own" if self.origin == "own" else "your site's"
        return f"{whose}, instead of the shipped one" if SHIPPED in self.instead_of else whose

    @property
    def origin_in_words(self) -> str:
        """The origin, whether it stands before another checklist, and whose it is in a site."""
        others = " and the ".join(dict.fromkeys(self.instead_of))
        instead = f", instead of the {others} one" if others else ""
        return f"{self.origin}{instead}{f', belongs to {self.owner}' if self.owner else ''}"


def as_shelved(checklist: Checklist, file: Path, origin: str, data: bytes = b"") -> Shelved:
    """A checklist that has been read, as one that can be opened."""
    return Shelved(checklist.id, checklist.title, file, origin, data, lambda: checklist)


@dataclass(frozen=True, slots=True)
class Library:
    """The checklists there are, and what is wrong with files that are none.

    `broken` holds a line for each such file: the file, the line and column, what is wrong.
    """

    shelved: tuple[Shelved, ...]
    broken: tuple[str, ...]

    def checklist(self, checklist_id: str) -> Checklist | None:
        """The checklist of an id, or None where there is none."""
        found = (each.checklist for each in self.shelved if each.id == checklist_id)
        return next(found, None)

    def find(self, checklist_id: str) -> Shelved:
        """The checklist of an id.

        Raises:
            NothingFitsError: there is none.
        """
        for each in self.shelved:
            if each.id == checklist_id:
                return each
        for line in self.broken:
            if _is_about(line, checklist_id):
                raise NothingFitsError(what=line)
        known = [each.id for each in self.shelved]
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
    found_of: dict[str, Shelved] = {}
    broken: list[str] = []
    for origin, folder in _folders(paths):
        for file in _toml_files(folder, origin, broken):
            found = _read(file, origin, language, broken)
            if found is None:
                continue
            above = found_of.get(found.id)
            if above is None:
                found_of[found.id] = found
            else:
                found_of[found.id] = replace(above, instead_of=(*above.instead_of, origin))
    told = tuple(_with_what_is_used(line, found_of.values()) for line in broken)
    return Library(tuple(sorted(found_of.values(), key=_order)), told)


def _folders(paths: Paths) -> Iterator[tuple[str, Path]]:
    yield "own", paths.checklists
    for site in paths.sites:
        yield SITE, site / CHECKLISTS
    yield SHIPPED, shipped_folder()


def _toml_files(folder: Path, origin: str, broken: list[str]) -> list[Path]:
    try:
        if origin == SITE:
            folder.lstat()  # most people have no site: what reads one is not even loaded for them
            from ticlist.storage.site_checklists import files_in

            return files_in(folder)
        return sorted(each for each in folder.iterdir() if each.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        broken.append(f"{folder}: Cannot be read: {error.strerror}.")
        return []
    except FileRefusedError as error:
        broken.append(str(error))
        return []


def in_language(one: Shelved, language: str) -> Shelved:
    """The same checklist in another of its languages; as it is where it cannot be had in that."""
    checklist = one.checklist
    if language == checklist.language or language not in checklist.languages:
        return one
    again = _read(one.file, one.origin, language, [])
    return replace(again, instead_of=one.instead_of) if again else one


def _read(file: Path, origin: str, language: str | None, broken: list[str]) -> Shelved | None:
    try:
        data, owner = _bytes_of(file, origin)
        # What is shipped has been read by its tests; home needs no more of it than its title.
        if origin == SHIPPED and (head := read_head(data, name=file.name, language=language)):
            whole = partial(_whole, data, file, language)
            return Shelved(*head, file, origin, data, whole)
        checklist, mistakes = checklist_read(data, file, language)
    except FileRefusedError as error:
        place = str(error.where or "").removeprefix(str(file)).removeprefix(file.name)
        more = " 'ticlist check' says it in plain words." if error.what.startswith(_SYNTAX) else ""
        broken.append(f"{visible_line(str(file))}{place}: {error.what}{more}")
        return None
    if checklist is None:
        broken.append(_first_of(mistakes, file))
        return None
    return replace(as_shelved(checklist, file, origin, data), owner=owner)


def _bytes_of(file: Path, origin: str) -> tuple[bytes, str]:
    if origin == SITE:
        from ticlist.storage.site_checklists import read_shared

        return read_shared(file)
    return read_bytes(file, CHECKLIST_BYTES), ""


def checklist_read(data: bytes, file: Path, language: str | None) -> ChecklistRead:
    """What comes of reading a whole checklist.

    Raises:
        FileRefusedError: it cannot be read.
    """
    from ticlist.files.checklist_file import read_checklist

    return read_checklist(data, name=file.name, language=language)


def _whole(data: bytes, file: Path, language: str | None) -> Checklist:
    checklist, mistakes = checklist_read(data, file, language)
    if checklist is None:
        raise FileRefusedError(what=_first_of(mistakes, file))
    return checklist


def _first_of(mistakes: list[PlacedMistake], file: Path) -> str:
    first = mistakes[0]
    others = len(mistakes) - 1
    more = f" And {others} more: 'ticlist check' tells them all." if others else ""
    return f"{visible_line(str(file))}:{first.line}:{first.column}: {first.message}{more}"


def _is_about(line: str, checklist_id: str) -> bool:
    return f"/{checklist_id}.toml:" in line


def _with_what_is_used(line: str, every: Iterable[Shelved]) -> str:
    """What is wrong with a file, and which checklist of the same id stands in its place."""
    for each in every:
        if _is_about(line, each.id):
            return f"{line} The {each.origin} one is used instead."
    return line


def _order(one: Shelved) -> tuple[int, str]:
    name = one.id
    return (_SHIPPED_ORDER.index(name) if name in _SHIPPED_ORDER else len(_SHIPPED_ORDER), name)
