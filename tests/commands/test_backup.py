import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, NOTE, SECOND, THIRD, keep, keep_draft
from tests.storage.tree import files_of, standing
from tests.tools import ROOT, needs
from ticlist.files import durable
from ticlist.storage import restoring
from ticlist.storage.paths import Paths

OPEN = "ticlist: Nothing in it is locked: whoever can open it can read every word.\n"


@pytest.fixture
def tar(tmp_path: Path) -> Path:
    return tmp_path / "b.tar"


# --- backup -----------------------------------------------------------------------------------


def test_a_backup_is_made_for_its_owner_alone_and_what_is_in_it_is_told(
    run: Run, paths: Paths, tar: Path
) -> None:
    keep(paths, FIRST, SECOND)
    keep_draft(paths, THIRD)
    before = os.umask(0)
    try:
        said = run("backup", "--to", str(tar))
    finally:
        os.umask(before)
    size = tar.stat().st_size // 1024
    holds = f"{tar} ({size} KiB) holds 2 reflections, 1 unfinished reflection.\n"
    assert said == (0, holds, OPEN)
    assert tar.stat().st_mode & 0o777 == 0o600
    assert tarfile.is_tarfile(tar)
    assert [each.name for each in tar.parent.iterdir() if each.name.startswith(".")] == []


def test_nothing_is_written_over(run: Run, paths: Paths, tar: Path) -> None:
    keep(paths, FIRST)
    tar.write_bytes(b"mine")
    told = (
        f"ticlist: {tar}: There is a file of this name already; it was left as it is.\n"
        "Give another name.\n"
    )
    assert run("backup", "--to", str(tar)) == (1, "", told)
    tar.unlink()
    tar.symlink_to("nowhere")
    assert run("backup", "--to", str(tar)) == (1, "", told)


def test_what_comes_into_being_meanwhile_is_not_written_over(
    run: Run, tar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = durable.create

    def meanwhile(folder: Path, name: str, data: bytes) -> None:
        (folder / name).write_bytes(b"another program's")
        create(folder, name, data)

    monkeypatch.setattr(durable, "create", meanwhile)
    said = run("backup", "--to", str(tar))
    assert (said.code, said.out) == (1, "")
    assert "There is a file of this name already" in said.err
    assert tar.read_bytes() == b"another program's"


def test_a_disk_that_refuses_is_told_and_nothing_is_left(
    run: Run, tar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "write", full)
    before = standing(tar.parent)
    told = f"ticlist: {tar}: It could not be written: the disk is full.\n"
    assert run("backup", "--to", str(tar)) == (1, "", told)
    assert standing(tar.parent) == before


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_it_needs_the_name_of_a_file(run: Run, name: str) -> None:
    told = "ticlist: --to needs the name of a file, such as ticlist.tar.\n"
    assert run("backup", "--to", name) == (2, "", told)


def test_a_folder_that_is_not_there_or_a_name_that_is_too_long_is_told(
    run: Run, tmp_path: Path
) -> None:
    told = f"ticlist: {tmp_path / 'none'}: There is no such folder.\n"
    assert run("backup", "--to", str(tmp_path / "none" / "b.tar")) == (1, "", told)
    said = run("backup", "--to", str(tmp_path / ("a" * 300)))
    assert (said.code, said.err.endswith("It could not be written: File name too long.\n")) == (
        1,
        True,
    )


def test_without_a_name_it_asks_for_one(run: Run) -> None:
    assert run("backup").err.startswith("ticlist: It needs --to.\n")


def test_into_a_folder_that_is_a_link_is_the_persons_own_business(run: Run, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to("disk")
    assert run("backup", "--to", str(tmp_path / "link" / "b.tar")).code == 0
    assert (tmp_path / "disk" / "b.tar").is_file()


def test_what_is_not_in_it_is_named(run: Run, paths: Paths, tar: Path) -> None:
    keep(paths, FIRST)
    odd = paths.reflections / "notes.txt"
    odd.touch()
    large = paths.reflections / f"{SECOND}.toml"
    large.write_bytes(b"#" * ((4 << 20) + 1))
    said = run("backup", "--to", str(tar))
    assert said.code == 0
    assert said.err == (
        f"{OPEN}ticlist: Not in it: {odd}: Its name is none that ticlist gives.\n"
        f"ticlist: In it, but larger than what 'ticlist restore' takes: {large}\n"
    )
    paths.history.symlink_to(tar.parent)
    again = run("backup", "--to", str(tar.with_name("c.tar")))
    assert again.code == 1
    assert f"ticlist: Not in it: {paths.history}: It is a link.\n" in again.err


def test_to_standard_output_go_its_bytes_and_every_word_about_it_goes_elsewhere(
    paths: Paths,
) -> None:
    keep(paths, FIRST)
    done = subprocess.run(
        [sys.executable, "-m", "ticlist", "backup", "--to", "-"],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        assert f"ticlist-backup/data/reflections/{FIRST}.toml" in packed.getnames()
    assert done.stderr.decode() == f"ticlist: This went to standard output: 1 reflection.\n{OPEN}"


def test_a_terminal_is_not_shown_a_backup(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    run.terminals = {"stdout"}
    said = run("backup", "--to", "-")
    assert (said.code, said.out) == (2, "")
    assert NOTE not in said.err
    assert "a terminal cannot show it" in said.err


def test_a_full_disk_under_standard_output_is_told(paths: Paths) -> None:
    keep(paths, FIRST)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ticlist", "backup", "--to", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
    told = "ticlist: The output could not be written: No space left on device.\n"
    assert (done.returncode, done.stderr.splitlines(keepends=True)[-1]) == (1, told)


def test_without_ticlist_any_tar_program_unpacks_it_and_its_sums_are_right(
    run: Run, paths: Paths, tar: Path
) -> None:
    keep(paths, FIRST, SECOND)
    run("backup", "--to", str(tar))
    subprocess.run([needs("tar"), "-xf", tar], cwd=tar.parent, check=True, env={"LANG": "C"})
    folder = tar.parent / "ticlist-backup"
    done = subprocess.run(
        [needs("sha256sum"), "-c", "SHA256SUMS"],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.count(": OK\n") == 2
    assert {f"data/{each.relative_to(folder / 'data')}" for each in folder.rglob("*.toml")} == set(
        files_of(paths)
    )
    assert "It is a plain tar file." in (folder / "README.txt").read_text()


# --- restore ----------------------------------------------------------------------------------


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Paths:
    """Have everything from now on happen on another machine."""
    monkeypatch.setenv("TICLIST_HOME", str(folder))
    return Paths(folder / "data", folder / "config", (), "another machine")


def test_on_another_machine_everything_is_there_again(
    run: Run, paths: Paths, tar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST, SECOND)
    keep_draft(paths, THIRD)
    listed, shown = run("list", "--long"), run("show", "last")
    run("backup", "--to", str(tar))
    there = elsewhere(monkeypatch, tar.parent / "there")
    restored = "Restored: 2 reflections, 1 unfinished reflection.\n"
    assert run("restore", str(tar)) == (0, restored, "")
    assert files_of(there) == files_of(paths)
    assert (run("list", "--long"), run("show", "last")) == (listed, shown)
    assert run("drafts").out.startswith(THIRD)
    assert run("check-store").code == 0


def test_what_was_here_already_is_told(run: Run, paths: Paths, tar: Path) -> None:
    keep(paths, FIRST, SECOND)
    run("backup", "--to", str(tar))
    said = run("restore", str(tar))
    assert said == (0, "Restored: nothing.\n2 files were already here, the same.\n", "")
    file = paths.reflections / f"{FIRST}.toml"
    file.write_bytes(b"changed since")
    said = run("restore", str(tar))
    assert (said.code, said.out) == (
        1,
        "Restored: nothing.\n1 file was already here, the same.\n",
    )
    assert said.err == (
        f"ticlist: Not restored: data/reflections/{FIRST}.toml: It is here already with something"
        " else in it, and was left so.\n"
        "ticlist: 'tar -xf' takes those out of the backup, for you to look at.\n"
    )
    assert file.read_bytes() == b"changed since"


def test_one_that_was_cut_off_gives_what_is_whole_and_says_so(
    run: Run, paths: Paths, tar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST, SECOND)
    run("backup", "--to", str(tar))
    data = tar.read_bytes()
    tar.write_bytes(data[: data.rindex(b"An odd week.")])
    elsewhere(monkeypatch, tar.parent / "there")
    said = run("restore", str(tar))
    assert (said.code, said.out) == (1, "Restored: 1 reflection.\n")
    assert f"ticlist: {tar}: It ends too early: the rest of it is missing.\n" in said.err
    assert f"{SECOND}.toml: It is missing from the backup.\n" in said.err


def test_no_name_in_a_backup_acts_on_the_terminal(run: Run, tar: Path) -> None:
    with tarfile.open(tar, "w") as made:
        made.addfile(tarfile.TarInfo("ticlist-backup/README.txt"))
        made.addfile(tarfile.TarInfo("\x1b]0;title\x07" + "x" * 500))
    said = run("restore", str(tar))
    assert said.code == 1
    assert "\x1b" not in said.err
    assert "\x07" not in said.err
    assert max(map(len, said.err.splitlines())) < 200


def test_a_backup_of_odd_names_without_end_is_told_in_a_bounded_number_of_lines(
    run: Run, tar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_MOST_NAMED", 10)
    with tarfile.open(tar, "w") as made:
        made.addfile(tarfile.TarInfo("ticlist-backup/README.txt"))
        for number in range(2000):
            made.addfile(tarfile.TarInfo(f"odd {number}"))
    said = run("restore", str(tar))
    assert said.code == 1
    assert "ticlist: Not restored: 1,990 more.\n" in said.err
    assert len(said.err.splitlines()) == 12


def test_what_is_no_backup_is_told(run: Run, tar: Path) -> None:
    tar.write_bytes(b"words " * 1000)
    assert run("restore", str(tar)) == (1, "", f"ticlist: {tar}: It is not a tar file.\n")
