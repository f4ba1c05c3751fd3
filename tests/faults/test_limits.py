"""Real disks: a full one, one to be read only, another one, a folder that goes away."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.report import note
from tests.storage.making import FIRST, SECOND, a_draft, a_reflection, home_in
from tests.tools import ROOT, needs
from ticlist.errors import StoreError
from ticlist.storage.drafts import Drafts
from ticlist.storage.store import Store


def test_a_full_disk_and_one_to_be_read_only_refuse_in_words_and_lose_nothing(
    tmp_path: Path,
) -> None:
    alone = [needs("unshare"), "--mount", "--map-root-user"]
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no namespace can be made here")
    done = subprocess.run(
        [*alone, sys.executable, "-m", "tests.faults.limits", str(tmp_path / "disks")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    note("real limits: full, read only", 2)


@pytest.fixture
def another_disk(tmp_path: Path) -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    if not os.access(memory, os.W_OK) or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second disk here")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_a_store_on_another_disk_than_that_of_temporary_files(another_disk: Path) -> None:
    store = Store(home_in(another_disk))
    store.save(a_reflection())
    assert store.read(FIRST) == a_reflection()
    note("real limits: another disk", 1)


def test_a_folder_that_goes_away_while_one_writes_is_made_again(tmp_path: Path) -> None:
    paths = home_in(tmp_path / "person")
    store, drafts = Store(paths), Drafts(paths)
    drafts.keep(a_draft())
    shutil.rmtree(paths.data)
    drafts.keep(a_draft(context="Later."))
    assert drafts.read(FIRST).reflection.context == "Later."
    shutil.rmtree(paths.data)
    store.save(a_reflection())
    assert store.read(FIRST) == a_reflection()
    note("real limits: a folder gone", 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_right_that_is_taken_away_is_said_in_words(tmp_path: Path) -> None:
    paths = home_in(tmp_path / "person")
    store = Store(paths)
    file = store.save(a_reflection(SECOND))
    before = file.read_bytes()
    paths.reflections.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="you may not write there"):
            store.save(a_reflection())
        assert file.read_bytes() == before
    finally:
        paths.reflections.chmod(0o700)
    store.save(a_reflection())
    assert len(store.names()) == 2
