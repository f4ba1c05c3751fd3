"""Many at once: one makes the file, and every other is told that it is there."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.tools import ROOT
from ticlist.files import durable

NAMES = [f"{number}.toml" for number in range(40)]
RUNNERS = 6
LONG_ENOUGH = 60

PROCESS = """
import os, sys
from pathlib import Path
from ticlist.files import durable

folder, me, links, *names = sys.argv[1:]

def refuse(*_, **__):
    raise PermissionError(1, "no links here")

if links == "without":
    os.link = refuse
print("ready", flush=True)
sys.stdin.readline()
for name in names:
    try:
        durable.create(Path(folder), name, me.encode() * 1000)
        print(name)
    except FileExistsError:
        pass
"""


@pytest.mark.parametrize("links", ["with", "without"])
def test_of_many_processes_one_makes_each_file_and_none_overwrites_it(
    links: str, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, folder, str(me), links, *NAMES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for me in range(RUNNERS)
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    made = {me: each.communicate(timeout=LONG_ENOUGH)[0].split() for me, each in enumerate(running)}
    assert [each.returncode for each in running] == [0] * RUNNERS
    makers = {name: me for me, names in made.items() for name in names}
    assert sum(len(names) for names in made.values()) == len(NAMES)
    held = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert held == {name: str(makers[name]).encode() * 1000 for name in NAMES}


def test_of_many_threads_one_makes_each_file_and_none_overwrites_it(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    together = threading.Barrier(RUNNERS, timeout=LONG_ENOUGH)
    made: list[tuple[str, int]] = []

    def run(me: int) -> None:
        for name in NAMES:
            together.wait()
            try:
                durable.create(folder, name, str(me).encode() * 1000)
            except FileExistsError:
                continue
            made.append((name, me))

    threads = [threading.Thread(target=run, args=(me,), daemon=True) for me in range(RUNNERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(LONG_ENOUGH)
    assert sorted(name for name, _ in made) == sorted(NAMES)
    held = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert held == {name: str(me).encode() * 1000 for name, me in made}


def test_a_reader_sees_an_old_draft_or_a_new_one_and_never_half_of_one(tmp_path: Path) -> None:
    whole = {letter.encode() * 100_000 for letter in "abcdef"}
    durable.replace(tmp_path, "a.toml", b"a" * 100_000)
    done = threading.Event()

    def write() -> None:
        try:
            for data in sorted(whole) * 5:
                durable.replace(tmp_path, "a.toml", data)
        finally:
            done.set()

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    seen = set()
    while not done.is_set():
        seen.add((tmp_path / "a.toml").read_bytes())
    writer.join(LONG_ENOUGH)
    assert seen <= whole
    assert (tmp_path / "a.toml").read_bytes() == b"f" * 100_000
