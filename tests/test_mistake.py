"""What is said of a mistake of our own, and the report of it: never a word that anybody wrote."""

import errno
import os
import sys
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest

from ticlist import __version__, mistake
from ticlist.advice import KEPT_HERE
from ticlist.files import durable
from ticlist.mistake import MOST_CAUSES, MOST_FRAMES, MOST_REPORTS, as_report, reported, told
from ticlist.storage.paths import Paths, current_paths

WORDS = "Zebrafinch"


@pytest.fixture
def paths() -> Paths:
    return current_paths()


def went_wrong(depth: int = 0) -> NoReturn:
    note = f"{WORDS} in a variable"
    if depth:
        went_wrong(depth - 1)
    raise ValueError(note)


def caught(depth: int = 0) -> ValueError:
    with pytest.raises(ValueError, match=WORDS) as info:
        went_wrong(depth)
    return info.value


# --- what is said ---------------------------------------------------------------------------------


def test_without_a_draft_it_says_that_what_was_saved_is_untouched() -> None:
    assert told(caught()).splitlines() == [mistake.WENT_WRONG, mistake.UNTOUCHED]


@pytest.mark.parametrize(("kept", "says"), [(True, KEPT_HERE.usual), (False, mistake.NOT_KEPT)])
def test_it_says_what_became_of_the_draft_and_where_both_files_are(
    *, kept: bool, says: str
) -> None:
    words = told(caught(), kept=kept, draft=Path("/d/x.toml"), report=Path("/r/y.txt"))
    assert words.splitlines() == [
        mistake.WENT_WRONG,
        says,
        "  /d/x.toml",
        mistake.REPORTED,
        "  /r/y.txt",
    ]


def test_where_it_happened_is_said_only_if_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICLIST_DEBUG", "1")
    assert len(told(None).splitlines()) == 2
    words = told(caught())
    assert "\nValueError\n" in words
    assert ": went_wrong" in words
    assert WORDS not in words


# --- the report -----------------------------------------------------------------------------------


def test_a_report_has_versions_kind_and_places_and_nothing_else(paths: Paths) -> None:
    error = caught()
    file = reported(error)
    assert file is not None
    assert file.parent == paths.reports
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:3] == [
        f"ticlist {__version__}",
        f"Textual {metadata.version('textual')}",
        f"Python {sys.version.split()[0]}",
    ]
    assert lines[3].startswith(os.uname().sysname)
    assert os.uname().nodename not in text
    assert lines[5] == "ValueError"
    assert all(line.startswith("  tests/test_mistake.py:") for line in lines[6:])
    assert lines[-1].endswith(": went_wrong")
    assert WORDS not in text
    assert str(Path.home().parent) not in text


def test_a_report_can_be_read_by_its_owner_alone(paths: Paths) -> None:
    file = reported(None, paths)
    assert file is not None
    assert (paths.reports.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert file.read_text(encoding="utf-8").endswith("\nnot known\n")


def test_a_report_names_what_a_mistake_came_from(paths: Paths) -> None:
    error = RuntimeError(WORDS)
    error.__cause__ = caught()
    text = as_report(error)
    assert text.index("\nRuntimeError\n") < text.index("\nValueError\n")
    assert WORDS not in text
    assert not paths.reports.exists()


def test_a_report_names_only_the_nearest_of_many_causes() -> None:
    errors = [RuntimeError(WORDS) for _ in range(2 * MOST_CAUSES)]
    for error, cause in pairwise(errors):
        error.__context__ = cause
    assert as_report(errors[0]).count("RuntimeError") == MOST_CAUSES


def test_a_report_of_a_deep_mistake_is_short() -> None:
    lines = as_report(caught(depth=200)).splitlines()
    assert lines.count("  ...") == 1
    assert len(lines) < MOST_FRAMES + 10


def test_code_outside_a_package_is_named_by_its_file_alone() -> None:
    code = compile("raise ValueError", f"/home/{WORDS}/script.py", "exec")
    with pytest.raises(ValueError) as info:  # noqa: PT011 - it says nothing
        exec(code, {})  # noqa: S102 - our own
    text = as_report(info.value)
    assert "  script.py:1: <module>" in text
    assert WORDS not in text


def test_ours_is_reported_where_textual_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> NoReturn:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", nothing)
    assert "\nTextual not found\n" in as_report(None)


def test_only_the_newest_reports_are_kept_and_nothing_else_goes(paths: Paths) -> None:
    paths.reports.mkdir(parents=True)
    other = paths.reports / "mine.txt"
    other.write_text("mine", encoding="utf-8")
    files = [reported(None, paths) for _ in range(MOST_REPORTS + 3)]
    left = set(paths.reports.iterdir()) - {other}
    assert left == set(files[-MOST_REPORTS:])
    assert other.read_text(encoding="utf-8") == "mine"


def test_where_no_report_can_be_written_there_is_none(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(durable, "create", full)
        assert reported(None, paths) is None

    def taken(*_: object) -> NoReturn:
        raise FileExistsError

    with monkeypatch.context() as patch:
        patch.setattr(durable, "create", taken)
        assert reported(None, paths) is None
    monkeypatch.setenv("TICLIST_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    assert reported(None) is None
