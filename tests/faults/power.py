"""Every state in which a power cut may leave a disk, from what was done to it and what was synced.

Until a file is synced, any part of what was written into it may be there, or zeroes in its place;
until a folder is synced, any of the names made and taken away in it may be so on the disk or not,
in whatever order. One link, rename or removal is there or not, and never half.
"""

import itertools
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.disk import Disk, is_folder

BLOCKS = (512, 4096)
_MOST_UNSYNCED = 12

State = dict[str, bytes]


class Named(NamedTuple):
    """A name in a folder that a file or a folder got, or that was taken away.

    Args:
        folder: where.
        name: which name.
        file: the number of what has it now; None where nothing has it any more.
        instead: the name that it had before, where it was renamed.
    """

    folder: str
    name: str
    file: int | None
    instead: str = ""


class Written(NamedTuple):
    """What was written at the end of a file."""

    file: int
    data: bytes


class Synced(NamedTuple):
    """A file that was synced, or a folder."""

    file: int | None = None
    folder: str = ""


Event = Named | Written | Synced


class Recording(Disk):
    """Notes everything that is done below a folder.

    Args:
        root: the folder.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.events: list[Event] = []
        self._root = root
        self._numbers = itertools.count(1)
        self._numbered: dict[tuple[str, str], int] = {}
        self._opened: dict[int, int | str] = {}
        self.start: dict[int, bytes] = {}
        self.names: list[Named] = []
        for path in sorted(root.rglob("*")):
            self._found(path)

    def _found(self, path: Path) -> None:
        number = next(self._numbers)
        named = Named(str(path.parent), path.name, number)
        self.names.append(named)
        self._numbered[named.folder, named.name] = number
        if path.is_file():
            self.start[number] = path.read_bytes()

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        del number
        done = self.do(name, *given, **options)
        if name in {"open", "write", "fsync", "link", "unlink", "mkdir", "rmdir"}:
            getattr(self, f"_note_{name}")(given, options, done)
        elif name in {"rename", "replace"}:
            self._note_rename(given, options)
        return done

    def _note_open(self, given: Any, options: Any, done: int) -> None:  # noqa: ANN401
        place = self._place(given[0], options.get("dir_fd"))
        if is_folder(done):
            self._opened[done] = os.path.join(*place)  # noqa: PTH118 - of text
        elif given[1] & os.O_CREAT:
            self._opened[done] = number = next(self._numbers)
            self._set(place, number)
        else:
            self._opened[done] = self._numbered.get(place, 0)

    def _note_write(self, given: Any, _: Any, done: int) -> None:  # noqa: ANN401
        file = self._opened[given[0]]
        assert isinstance(file, int)
        self.events.append(Written(file, bytes(given[1])[:done]))

    def _note_fsync(self, given: Any, _: Any, __: None) -> None:  # noqa: ANN401
        what = self._opened[given[0]]
        self.events.append(Synced(folder=what) if isinstance(what, str) else Synced(what))

    def _note_link(self, given: Any, options: Any, _: None) -> None:  # noqa: ANN401
        old = self._place(given[0], options["src_dir_fd"])
        self._set(self._place(given[1], options["dst_dir_fd"]), self._numbered[old])

    def _note_rename(self, given: Any, options: Any) -> None:  # noqa: ANN401
        old = self._place(given[0], options["src_dir_fd"])
        new = self._place(given[1], options["dst_dir_fd"])
        self._set(new, self._numbered[old], old[1])

    def _note_unlink(self, given: Any, options: Any, _: None) -> None:  # noqa: ANN401
        self._set(self._place(given[0], options.get("dir_fd")), None)

    def _note_mkdir(self, given: Any, _: Any, __: None) -> None:  # noqa: ANN401
        self._set(self._place(given[0]), next(self._numbers))

    def _note_rmdir(self, given: Any, _: Any, __: None) -> None:  # noqa: ANN401
        self._set(self._place(given[0]), None)

    def _place(self, path: Any, folder: int | None = None) -> tuple[str, str]:  # noqa: ANN401
        if folder is not None:
            return str(self._opened[folder]), str(path)
        return str(Path(path).parent), Path(path).name

    def _set(self, place: tuple[str, str], file: int | None, instead: str = "") -> None:
        if not Path(place[0]).is_relative_to(self._root):
            return
        self.events.append(Named(*place, file, instead))
        self._numbered.pop((place[0], instead), None)
        self._numbered.pop(place, None)
        if file is not None:
            self._numbered[place] = file

    def states(self) -> Iterator[tuple[int, State]]:
        """Every state after a cut, with how many things had been done before it; some twice."""
        for done in range(len(self.events) + 1):
            for state in self._states_after(self.events[:done]):
                yield done, state

    def _states_after(self, events: list[Event]) -> Iterator[State]:
        sure, unsure = self._names_after(events)
        assert len(unsure) <= _MOST_UNSYNCED
        data = {**{file: [each] for file, each in self.start.items()}, **contents_after(events)}
        for chosen in itertools.product((False, True), repeat=len(unsure)):
            happened = itertools.compress(unsure, chosen)
            named = self._files(with_names(sure, happened))
            choices = [data.get(file, [b""]) for file in named.values()]
            for each in itertools.product(*choices):
                yield dict(zip(named, each, strict=True))

    def _names_after(self, events: list[Event]) -> tuple[list[Named], list[Named]]:
        sure, unsure = [*self.names], list[Named]()
        for event in events:
            if isinstance(event, Named):
                unsure.append(event)
            elif isinstance(event, Synced) and event.folder:
                sure += [each for each in unsure if each.folder == event.folder]
                unsure = [each for each in unsure if each.folder != event.folder]
        return sure, unsure

    def _files(self, names: Mapping[tuple[str, str], int]) -> dict[str, int]:
        """The files that can be reached: in a folder that is gone nothing can."""
        folders = {os.path.join(*place) for place in names} | {str(self._root)}  # noqa: PTH118
        found = {}
        for (folder, name), file in names.items():
            above = [folder, *map(str, Path(folder).parents)]
            inside = [each for each in above if each.startswith(str(self._root))]
            if all(each in folders for each in inside) and not name.startswith("."):
                path = Path(folder, name)
                if not path.is_dir():
                    found[str(path.relative_to(self._root))] = file
        return found


def with_names(sure: list[Named], happened: Iterator[Named]) -> dict[tuple[str, str], int]:
    """The names that are there when some things have happened to them."""
    names: dict[tuple[str, str], int] = {}
    for each in itertools.chain(sure, happened):
        if each.instead:
            names.pop((each.folder, each.instead), None)
        names.pop((each.folder, each.name), None)
        if each.file is not None:
            names[each.folder, each.name] = each.file
    return names


def contents_after(events: list[Event]) -> dict[int, list[bytes]]:
    """What may stand in each file that was written."""
    sure: dict[int, bytes] = defaultdict(bytes)
    unsure: dict[int, bytes] = defaultdict(bytes)
    for event in events:
        if isinstance(event, Written):
            unsure[event.file] += event.data
        elif isinstance(event, Synced) and event.file is not None:
            sure[event.file] += unsure.pop(event.file, b"")
    return {
        file: [sure[file] + part for part in parts_of(unsure.get(file, b""))]
        for file in {*sure, *unsure}
    }


def parts_of(data: bytes) -> set[bytes]:
    """What may be there of something that was written and not synced."""
    ends = {end for block in BLOCKS for end in range(0, len(data), block)}
    cut = {data[:end] for end in ends}
    zeroed = {data[:end] + bytes(len(data) - end) for end in ends}
    return {data, *cut, *zeroed}
