"""What a disk cannot do is found out by trying, and nothing is left of the trial."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from ticlist.files import durable

NO_LINKS = "cannot make links: saving still never overwrites anything"
NO_SYNC = "cannot be told to write at once: a power cut may lose the newest words"


def fails(code: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_disk_that_can_do_everything_misses_nothing(tmp_path: Path) -> None:
    assert durable.missing_here(tmp_path) == ()


@pytest.mark.parametrize(
    ("cannot", "code", "told"),
    [("link", errno.EPERM, NO_LINKS), ("fsync", errno.EINVAL, NO_SYNC)],
)
def test_what_it_cannot_do_is_told_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, cannot: str, code: int, told: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with monkeypatch.context() as patch:
            patch.setattr(os, cannot, fails(code))
            assert durable.missing_here(Path(folder)) == (told,)
        assert os.listdir(folder) == []  # noqa: PTH208 - hidden files as well


@pytest.mark.parametrize("cannot", ["link", "fsync", "write"])
def test_a_disk_that_is_broken_is_no_disk_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cannot: str
) -> None:
    sync = os.fsync
    monkeypatch.setattr(os, cannot, fails(errno.EIO))
    if cannot == "fsync":

        def of_folders_alone(file: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{file}"):  # noqa: PTH112
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            sync(file)

        monkeypatch.setattr(os, "fsync", of_folders_alone)
    with pytest.raises(OSError, match="Input/output error"):
        durable.missing_here(tmp_path)
    assert list(tmp_path.glob(".*")) == []
