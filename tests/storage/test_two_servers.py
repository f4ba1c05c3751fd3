"""What docs/scale.md gives to several servers: they come to the same pictures, whoever carries.

Every block of commands of that page is run here as it stands, but for the folders, hosts and the
account that stand in its first lines; its checklists in git are in test_checklists_in_git.py.
"""

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.people import ADA, only_as_root
from tests.server.page import blocks, with_value
from tests.storage.contributed import drop_of
from tests.tools import ROOT, needs
from ticlist.files.contribution_file import line_of
from ticlist.model.contribution import Contribution
from ticlist.model.picture import Lean
from ticlist.storage import inbox
from ticlist.storage.collected import collect, counted_up
from ticlist.storage.pictures import publish

PAGE = ROOT / "docs" / "scale.md"
TODAY = dt.date(2026, 11, 26)
HOST = "root@south.example.org"
RUN_HERE = {"Two servers, one picture", "By rsync", "By git", "The site's checklists in git"}
RUN_HERE |= {"On each server"}
CONFLICT = "2025-Q4-{}.sync-conflict-20261126-101500-ABCDEFG.json"

Exchange = Callable[[], None]


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two drop folders in which different people's contributions were collected."""
    for name in [each for each in os.environ if each.startswith(("GIT_", "RSYNC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return drop_of(tmp_path / "north", 90), drop_of(tmp_path / "south", 120)


def block(heading: str) -> str:
    [commands] = [each.commands for each in blocks(PAGE) if each.heading == heading]
    return commands


def run(commands: str) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def script(heading: str, file: Path, **values: str) -> Path:
    """Install a script as the page does, with values in the place of those in its first lines."""
    commands = with_value(block(heading), "script", str(file))
    for name, value in values.items():
        commands = with_value(commands, name, value)
    run(commands)
    return file


@pytest.fixture
def by_rsync(
    servers: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Exchange:
    """The page's script on one server; the other one lets it do what the page's key may."""
    needs("rsync")
    needs("rrsync")
    north, south = servers
    [only] = re.findall(r'restrict,command="(.+?)"', PAGE.read_text("utf-8"))
    rest = only.replace("/srv/ticlist/harbour-street", str(south))
    line = tmp_path / "ssh"
    line.write_text(
        f"#!/bin/sh\n# It is called with -l root HOST COMMAND…\nshift 3\n"
        f'SSH_CONNECTION=line SSH_ORIGINAL_COMMAND="$*" exec {rest}\n'
    )
    line.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(line))
    me = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    made = script("By rsync", tmp_path / "rsync", collector=me, here=f"{north}/collected/")
    return lambda: print(run(str(made)))  # noqa: T201 - what it said, where a test is red


@pytest.fixture
def by_git(servers: tuple[Path, Path], tmp_path: Path) -> Exchange:
    """The page's script on both, and a place in between: all of it twice, as by two timers."""
    needs("git")
    hub = tmp_path / "hub.git"
    run(f"git init --quiet --bare --initial-branch=main {hub}")
    made = [
        script("By git", tmp_path / f"git-{each.name}", drop=str(each), hub=f"file://{hub}")
        for each in servers
    ]
    return lambda: print(*(run(str(each)) for each in made * 2))  # noqa: T201


@pytest.fixture
def by_syncthing(servers: tuple[Path, Path]) -> Exchange:
    """Copy as Syncthing does, with what it leaves lying about meanwhile."""

    def carry(here: Path, there: Path) -> None:
        (there / ".stfolder").mkdir(exist_ok=True)
        (there / ".stignore").write_text("*.sync-conflict-*\n!/[0-9]*.json\n*\n", "utf-8")
        for each in here.iterdir():
            is_one = each.name[0].isdigit() and ".sync-conflict-" not in each.name
            if is_one and not (there / each.name).exists():
                half = there / f".syncthing.{each.name}.tmp"
                shutil.copy2(each, half)
                half.rename(there / each.name)

    def exchange() -> None:
        for here, there in (servers, servers[::-1]):
            carry(here / "collected", there / "collected")
            (there / "collected" / ".syncthing.2025-Q4-0.json.tmp").write_text('{"form', "utf-8")

    return exchange


@pytest.fixture(params=["by_rsync", "by_git", "by_syncthing"])
def exchange(request: pytest.FixtureRequest) -> Exchange:
    made: Exchange = request.getfixturevalue(request.param)
    return made


def collected(drop: Path) -> dict[str, bytes]:
    """Give what counts in a drop folder."""
    files = (drop / "collected").iterdir()
    return {each.name: each.read_bytes() for each in files if inbox.NAME.fullmatch(each.name)}


def pictures(drop: Path) -> dict[str, bytes]:
    publish(drop, 5, TODAY)
    return {each.name: each.read_bytes() for each in (drop / "pictures").iterdir()}


def leans_in(drop: Path) -> dict[tuple[str, str], dict[str, Lean]]:
    return {
        (each.period, checklist): tally.leans(5)
        for each in counted_up(drop, TODAY)
        for checklist, tally in each.tallies.items()
    }


def test_both_make_the_same_pictures_of_everybody(
    exchange: Exchange, servers: tuple[Path, Path], tmp_path: Path
) -> None:
    north, south = servers
    alone = leans_in(north)
    everybody = collected(north) | collected(south)
    exchange()
    assert collected(north) == collected(south) == everybody
    of_both = tmp_path / "of-both"
    for each in ("collected", "pictures"):
        (of_both / each).mkdir(parents=True)
    for name, line in everybody.items():
        (of_both / "collected" / name).write_bytes(line)
    assert pictures(north) == pictures(south) == pictures(of_both)
    assert leans_in(north) != alone


def test_the_collector_alone_can_read_what_came(
    exchange: Exchange, servers: tuple[Path, Path]
) -> None:
    exchange()
    for drop in servers:
        for name in collected(drop):
            found = (drop / "collected" / name).stat()
            assert found.st_uid == os.geteuid()
            assert not found.st_mode & 0o077


def test_doing_it_again_changes_nothing(exchange: Exchange, servers: tuple[Path, Path]) -> None:
    exchange()
    before = [pictures(each) for each in servers]
    changed = [{each: each.stat().st_mtime_ns for each in drop.rglob("2*")} for drop in servers]
    exchange()
    exchange()
    assert before == [pictures(each) for each in servers]
    assert changed == [
        {each: each.stat().st_mtime_ns for each in drop.rglob("2*")} for drop in servers
    ]


def test_a_conflict_copy_does_not_cross_or_count_and_is_named(
    exchange: Exchange, servers: tuple[Path, Path]
) -> None:
    north, south = servers
    name = CONFLICT.format("0" * 32)
    (north / "collected" / name).write_text("{}", "utf-8")
    exchange()
    assert not (south / "collected" / name).exists()
    refused = {each.name for each in publish(north, 5, TODAY).refused}
    assert name in refused
    assert pictures(north) == pictures(south)


def test_a_file_that_was_edited_is_not_written_over(
    exchange: Exchange, servers: tuple[Path, Path]
) -> None:
    exchange()
    for drop, text in zip(servers, ("edited here", "and there"), strict=True):
        for name in collected(drop):
            (drop / "collected" / name).write_text(text, "utf-8")
    exchange()
    found = [set(collected(drop).values()) for drop in servers]
    assert found == [{b"edited here"}, {b"and there"}]


def test_whoever_has_accounts_on_both_counts_twice_as_the_page_says(
    by_rsync: Exchange, servers: tuple[Path, Path]
) -> None:
    for drop in servers:
        (drop / "inbox").mkdir()
        one = Contribution("of-one", "1", "2025-Q4", {"asked/1": "often"})
        inbox.put(drop, inbox.new_name("2025-Q4"), line_of(one))
        assert collect(drop, TODAY).counted == 1
    by_rsync()
    _, counted = counted_up(servers[0], TODAY, "2025-Q4")
    tally = counted.tallies["of-one"]
    assert sum(tally._given.values()) == 2


def test_a_picture_made_too_early_stays_as_the_page_says(
    by_rsync: Exchange, servers: tuple[Path, Path]
) -> None:
    north, south = servers
    early = pictures(north)
    by_rsync()
    late = pictures(south)
    assert pictures(north).items() >= early.items()
    assert any(late[name] != early[name] for name in early)


def test_the_other_server_lets_the_key_do_nothing_else(
    by_rsync: Exchange, servers: tuple[Path, Path], tmp_path: Path
) -> None:
    (servers[1] / "secret").write_text("nobody's", "utf-8")
    for asked in (f"{HOST}:/../secret", f"{HOST}:{servers[1]}/secret"):
        subprocess.run(["rsync", asked, f"{tmp_path}/got"], capture_output=True, check=False)
    tried = subprocess.run(
        [os.environ["RSYNC_RSH"], "-l", "root", HOST, "cat", "/etc/hostname"],
        capture_output=True,
        check=False,
    )
    assert tried.returncode
    assert not tried.stdout
    assert not (tmp_path / "got").exists()
    by_rsync()


def test_the_other_server_lets_the_key_delete_nothing(
    by_rsync: Exchange, servers: tuple[Path, Path], tmp_path: Path
) -> None:
    there = collected(servers[1])
    assert there
    (tmp_path / "empty").mkdir()
    for does in (
        ["--recursive", "--delete", f"{tmp_path}/empty/", f"{HOST}:/"],
        ["--recursive", "--remove-source-files", f"{HOST}:/", f"{tmp_path}/taken/"],
    ):
        done = subprocess.run(["rsync", *does], capture_output=True, check=False)
        assert done.returncode
    assert collected(servers[1]) == there
    by_rsync()


def test_what_the_unit_leaves_root_is_enough_for_the_exchange(
    servers: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_as_root()
    needs("rsync")
    [left] = re.findall(r"^CapabilityBoundingSet=CAP_(.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    names = [f"+{each.lower()}" for each in left.split(" CAP_")]
    north, south = servers
    for each in (south / "collected", *(south / "collected").iterdir()):
        os.chown(each, ADA, ADA)
    monkeypatch.setenv("RSYNC_RSH", "false")
    made = script(
        "By rsync",
        tmp_path / "rsync",
        collector=str(ADA),
        here=f"{north}/collected/",
        there=f"{south}/collected/",
    )
    everybody = collected(north) | collected(south)
    run(f"{needs('setpriv')} --no-new-privs --bounding-set=-all,{','.join(names)} {made}")
    assert collected(north) == collected(south) == everybody
    assert {each.stat().st_uid for each in (south / "collected").iterdir()} == {ADA}


def test_with_nothing_collected_yet_there_is_nothing_to_do(
    exchange: Exchange, servers: tuple[Path, Path]
) -> None:
    for drop in servers:
        for each in (drop / "collected").iterdir():
            each.unlink()
    exchange()
    assert not collected(servers[0])
    assert not collected(servers[1])


def put_program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    (folder / name).chmod(0o755)


def test_no_picture_is_made_before_the_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = needs("systemd-analyze")
    units = tmp_path / "system"
    units.mkdir()
    administrators = "\n".join(each.commands for each in blocks())
    written = re.findall(
        r"^cat > /etc/systemd/system/(\S+) <<'END'\n(.*?)^END$",
        administrators,
        re.MULTILINE | re.DOTALL,
    )
    for name, text in written:
        (units / name).write_text(text, "utf-8")
    put_program(tmp_path / "bin", "systemctl", 'echo "$*"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    said = run(with_value(block("Two servers, one picture"), "units", str(units)))
    assert said.split("\n")[:2] == ["daemon-reload", "enable ticlist-exchange.timer"]
    assert "team --collect\n" in (units / "ticlist-collect.service").read_text("utf-8")
    order = {
        "ticlist-publish.service.d/exchange-first.conf": "ticlist-exchange.service",
        "ticlist-exchange.service": "ticlist-collect.service",
    }
    for name, first in order.items():
        lines = (units / name).read_text("utf-8").splitlines()
        for said in ("Requires=", "After="):
            assert any(line.startswith(said) and first in line for line in lines), name
    see_that_systemd_takes(verify, units)


def see_that_systemd_takes(verify: str, units: Path) -> None:
    for each in units.glob("*.service"):
        # What they start is not on this machine.
        text = re.sub(
            r"^(ExecStart)=\S+", r"\1=/bin/true", each.read_text("utf-8"), flags=re.MULTILINE
        )
        each.write_text(text, "utf-8")
    names = ["ticlist-publish.timer", "ticlist-exchange.timer"]
    done = subprocess.run(
        [verify, "verify", *(str(units / each) for each in names)],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not [line for line in done.stderr.splitlines() if "ticlist" in line]
    assert done.returncode == 0


def test_every_block_of_the_page_is_run_here() -> None:
    assert {each.heading for each in blocks(PAGE)} == RUN_HERE
    assert len(list(blocks(PAGE))) == len(RUN_HERE)
