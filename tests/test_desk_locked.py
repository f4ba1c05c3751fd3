"""The desk on a locked site: a copy of what cannot be kept goes into one's own folder only."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.making import CHECKLIST
from ticlist.desk import Desk, now
from ticlist.errors import StoreError
from ticlist.files.reflection_file import read_draft
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths, paths_from


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    found.checklists.mkdir(parents=True)
    text = CHECKLIST.format(id="tiny", version="1", title='"Tiny"')
    (found.checklists / "tiny.toml").write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def desk(paths: Paths) -> Desk:
    """A desk with a walk on it."""
    desk = Desk(paths, lambda _: None)
    desk.settings = replace(desk.settings, locked=True)
    desk.begin(desk.library.find("tiny"), Beginning("short", now().date()))
    return desk


def test_whatever_is_named_a_copy_goes_into_ones_own_folder(
    desk: Desk, paths: Paths, tmp_path: Path
) -> None:
    assert desk.walk is not None
    for number, wanted in enumerate((str(tmp_path / "mine.toml"), "~/.bashrc", ""), 1):
        file = desk.save_copy(wanted)
        assert file.parent == paths.exports
        assert file.stat().st_mode & 0o777 == 0o600
        assert len(list(paths.exports.iterdir())) == number
        assert read_draft(file.read_bytes(), where="") == desk.walk.draft()
    assert not (tmp_path / "mine.toml").exists()
    assert not (Path.home() / ".bashrc").exists()
    desk.close()


def test_a_copy_follows_no_link(desk: Desk, paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paths.exports.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="not a folder of yours alone"):
        desk.save_copy("")
    assert not list(elsewhere.iterdir())
    desk.close()
