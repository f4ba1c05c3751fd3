"""Where files go that are made to be shared, and what is remembered of them."""

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.storage.making import mode_of
from ticlist.errors import StoreError
from ticlist.storage.exports import (
    STANDARD_OUTPUT,
    Exported,
    forget_noted,
    free_name,
    name_for,
    note,
    noted,
    ready_folder,
)
from ticlist.storage.paths import Paths

AT = dt.datetime(2026, 11, 26, 15, 10, 4, 5, tzinfo=dt.UTC)
ONE = Exported(AT, "/home/ana/sheet.pdf", "pdf", "supervision", ("a", "b"), ("answers",))
OTHER = Exported(AT, STANDARD_OUTPUT, "md", "full", ("b",), ("steps",), ("postcode:1",))


def whole(exported: Exported) -> Exported:
    return exported._replace(at=AT.replace(microsecond=0))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", (), "a test")


def test_each_is_remembered_after_the_others(paths: Paths) -> None:
    assert noted(paths) == []
    note(paths, ONE)
    note(paths, OTHER)
    assert noted(paths) == [whole(ONE), whole(OTHER)]
    assert mode_of(paths.exported) == 0o600
    assert mode_of(paths.data) == 0o700


def test_one_that_was_cut_off_spoils_no_other(paths: Paths) -> None:
    note(paths, ONE)
    with paths.exported.open("a") as file:
        file.write('\n[[exported]]\nat = 2026-11-26T15:10:04Z\nfile = "/ho')
    note(paths, OTHER)
    with paths.exported.open("a") as file:
        file.write('\n[[exported]]\nfile = "/home/ana"\n\n[[exported]]\nat = 1\nparts = 3\n')
    assert noted(paths) == [whole(ONE), whole(OTHER)]


def test_what_cannot_be_written_down_is_said(paths: Paths) -> None:
    paths.data.mkdir()
    paths.exported.mkdir()
    with pytest.raises(StoreError, match="It could not be written down what was shared"):
        note(paths, ONE)
    assert noted(paths) == []


def test_a_link_in_its_place_is_not_followed(paths: Paths, tmp_path: Path) -> None:
    paths.data.mkdir()
    paths.exported.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError):
        note(paths, ONE)
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_forgotten_is_taken_out(paths: Paths) -> None:
    forget_noted(paths, "b")
    assert not paths.data.exists()
    note(paths, ONE)
    note(paths, OTHER)
    before = paths.exported.read_bytes()
    forget_noted(paths, "c")
    assert paths.exported.read_bytes() == before
    forget_noted(paths, "b")
    assert noted(paths) == [whole(ONE)._replace(reflections=("a",))]
    forget_noted(paths, "a")
    assert noted(paths) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["supervision", "", "school", "2026-11"], "supervision-school-2026-11.pdf"),
        (["full", "\u00c9lo\u00efse B.", "x"], "full-eloise-b-x.pdf"),
        (["../../etc", "/passwd", "\u6f22"], "etc-passwd.pdf"),
        (["\u6f22\u5b57"], "reflection.pdf"),
        (["a" * 200], f"{'a' * 60}.pdf"),
    ],
)
def test_a_name_is_of_small_letters(words: list[str], name: str) -> None:
    assert name_for(words, "pdf") == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_name(tmp_path, "a.b.pdf") == "a.b.pdf"
    (tmp_path / "a.b.pdf").touch()
    (tmp_path / "a.b-2.pdf").symlink_to("nowhere")
    assert free_name(tmp_path, "a.b.pdf") == "a.b-3.pdf"


def test_the_folder_is_made_for_its_owner_alone(paths: Paths) -> None:
    folder = ready_folder(paths)
    assert folder == paths.exports == paths.data.parent / "exports"
    assert mode_of(folder) == 0o700
    assert ready_folder(paths) == folder


def test_a_folder_that_leads_elsewhere_or_is_open_to_others_is_refused(
    paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    paths.exports.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="not a folder of yours alone"):
        ready_folder(paths)
    paths.exports.unlink()
    paths.exports.mkdir()
    paths.exports.chmod(0o770)
    with pytest.raises(StoreError, match="not a folder of yours alone"):
        ready_folder(paths)


def test_a_folder_of_somebody_elses_is_refused(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    with pytest.raises(StoreError, match="not a folder of yours alone"):
        ready_folder(paths)


def test_a_file_in_its_place_is_refused(paths: Paths) -> None:
    paths.exports.write_bytes(b"")
    with pytest.raises(StoreError, match="Nothing can be put here"):
        ready_folder(paths)
