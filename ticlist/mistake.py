"""A mistake of our own: what is said of it, and the report of it. Neither holds anybody's words.

The message of an exception and the variables of a frame can quote what somebody wrote, and so can
the path of a folder. So only kinds, modules, lines and the names of functions are taken.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from typing import TYPE_CHECKING

from ticlist import __version__
from ticlist.advice import KEPT_HERE, advised
from ticlist.errors import TiclistError
from ticlist.storage.paths import current_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from ticlist.storage.paths import Paths

WENT_WRONG = "Something in ticlist itself went wrong, and it had to end."
UNTOUCHED = "What was saved is untouched."
NOT_KEPT = "The newest words could not be kept. What was kept before is here:"
REPORTED = "A report of it, with none of your words in it, is here:"

MOST_REPORTS = 10
"""How many reports are kept, the newest."""

WHOLE_FRAMES = "full-frames.txt"
"""The file beside the reports that says when frames were sent whole last, and why."""

MOST_CAUSES = 5
MOST_FRAMES = 40
_REPORT = re.compile(r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.txt")
_TRIES = 100


def told(
    error: BaseException | None,
    *,
    kept: bool | None = None,
    draft: Path | None = None,
    report: Path | None = None,
) -> str:
    """What a person is told of a mistake of our own.

    Args:
        error: the mistake; where it happened is told if TICLIST_DEBUG is set.
        kept: whether the draft was kept; None where there is none.
        draft: the file of the draft.
        report: the file of the report, if one could be written.
    """
    lines = [WENT_WRONG]
    lines += (
        [UNTOUCHED] if kept is None else [advised(KEPT_HERE) if kept else NOT_KEPT, f"  {draft}"]
    )
    lines += [] if report is None else [REPORTED, f"  {report}"]
    if error is not None and os.environ.get("TICLIST_DEBUG"):
        lines += _what_happened(error)
    return "\n".join(lines)


def reported(error: BaseException | None, paths: Paths | None = None) -> Path | None:
    """Write a report of a mistake of our own, and take away the oldest beyond the newest ten.

    Args:
        error: the mistake; None where it is not known.
        paths: the folders in force; those of this process's environment if they are not given.

    Returns:
        The file, or None where it could not be written: the mistake itself is what counts then.
    """
    from ticlist.files.durable import (  # noqa: PLC0415 - only needed when something is wrong
        make_private_folder,
    )

    with contextlib.suppress(OSError, TiclistError):
        folder = (paths or current_paths()).reports
        make_private_folder(folder)
        file = _write(folder, as_report(error))
        _take_away_the_oldest(folder)
        return file
    return None


def note_whole_frames(error: BaseException, paths: Paths) -> None:
    """Note beside the reports, in one line, that every frame is sent whole, and since what.

    Args:
        error: what went wrong in sending only what changes.
        paths: the folders in force.
    """
    from ticlist.files.durable import (  # noqa: PLC0415 - only needed when something is wrong
        make_private_folder,
        replace,
    )

    happened = _what_happened(error)
    kind, place = happened[0], happened[-1]
    moment = time.strftime("%Y-%m-%d %H:%M:%S")
    what = f"Textual {_version_of_textual()} is not as expected: {kind} at {place.strip()}"
    with contextlib.suppress(OSError, TiclistError):
        make_private_folder(paths.reports)
        line = f"{moment} ticlist {__version__} sends whole frames. {what}\n"
        replace(paths.reports, WHOLE_FRAMES, line.encode())


def as_report(error: BaseException | None) -> str:
    """The report of a mistake: versions, the system, and what happened where."""
    system = os.uname()
    lines = [
        f"ticlist {__version__}",
        f"Textual {_version_of_textual()}",
        f"Python {sys.version.split()[0]}",
        f"{system.sysname} {system.release} {system.machine}",
        "",
    ]
    lines += ["not known"] if error is None else _what_happened(error)
    return "\n".join([*lines, ""])


def _what_happened(error: BaseException) -> list[str]:
    lines: list[str] = []
    for each in _with_causes(error):
        kind = type(each)
        lines += [f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")]
        frames = list(_places(each))
        if len(frames) > MOST_FRAMES:
            half = MOST_FRAMES // 2
            frames = [*frames[:half], "...", *frames[-half:]]
        lines += [f"  {place}" for place in frames]
    return lines


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """An error, then the one it came from, and so on."""
    each: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if each is None:
            return
        yield each
        each = each.__cause__ or each.__context__


def _places(error: BaseException) -> Iterator[str]:
    import traceback  # noqa: PLC0415 - only needed when something is wrong

    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"{_file_of(frame)}:{line}: {frame.f_code.co_name}"


def _file_of(frame: FrameType) -> str:
    """The file of a frame within its package: the folders above are the person's own affair."""
    package = str(frame.f_globals.get("__package__") or "")
    file = os.path.basename(frame.f_code.co_filename)  # noqa: PTH119 - no file, mere words
    return "/".join([*package.split("."), file]) if package else file


def _version_of_textual() -> str:
    from importlib import metadata  # noqa: PLC0415 - slow, and only needed here

    try:
        return metadata.version("textual")
    except metadata.PackageNotFoundError:
        return "not found"


def _write(folder: Path, text: str) -> Path:
    from ticlist.files.durable import create  # noqa: PLC0415 - as above

    moment = time.strftime("%Y-%m-%d-%H%M%S")
    for number in range(1, _TRIES):
        name = f"{moment}.txt" if number == 1 else f"{moment}-{number}.txt"
        with contextlib.suppress(FileExistsError):
            create(folder, name, text.encode())
            return folder / name
    raise FileExistsError(folder)


def _take_away_the_oldest(folder: Path) -> None:
    from ticlist.files.durable import remove  # noqa: PLC0415 - as above

    reports = [each for each in folder.iterdir() if _REPORT.fullmatch(each.name)]
    in_order = sorted(reports, key=lambda each: each.stat().st_mtime_ns)
    for each in in_order[:-MOST_REPORTS]:
        remove(folder, each.name)
