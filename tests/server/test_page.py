"""The administrator's page makes the server that it says; its numbered steps made `world`."""

import datetime as dt
import importlib.util
import json
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.person import wait_until
from tests.end_to_end.test_line_by_line import SCHOOL
from tests.server.page import PAGE, set_up_blocks, under, with_value
from tests.server.world import STRICT, World
from tests.tools import ROOT
from ticlist.model.periods import period_before

PREFIX = "/opt/ticlist"
DROP = "/srv/ticlist/harbour-street"
EFFECTIVE = "sshd -T -f /etc/ssh/of-the-test -C user={name},host=there,addr=192.0.2.1"
LINES = ("1", SCHOOL[0], "", *SCHOOL[1:], "leave")
"""A walk from home and back there: the checklist, how much of it, its answers."""
ENDED = period_before(dt.datetime.now(tz=dt.UTC).date(), "quarter")
LINE = json.dumps(
    {
        "format": 1,
        "checklist": "school",
        "version": "2026.1",
        "period": ENDED,
        "answers": {"told-beforehand/1": "routine"},
    }
)


@pytest.fixture(scope="module")
def world(own_world: World) -> World:
    """A server that nobody else has been at."""
    return own_world


@pytest.fixture(scope="module")
def anna(world: World) -> str:
    """A member, added as the page says."""
    world.add_member("anna")
    return "anna"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_nothing_of_this_machine_is_changed(world: World, anna: str) -> None:
    assert world.run(f"id {anna}").returncode == 0
    for each in ("/etc/ssh/ticlist-keys", "/etc/ssh/of-the-test", "/etc/xdg/ticlist", DROP):
        assert world.path(each).exists()
        assert not Path(each).exists(), f"{each} is there outside too"


@pytest.mark.usefixtures("world")
def test_the_machine_ends_with_whoever_made_it(tmp_path: Path) -> None:
    code = """
import sys, time
from pathlib import Path
from tests.server.world import machine
with machine(Path(sys.argv[1])) as pid:
    print(pid, flush=True)
    time.sleep(60)
"""
    made = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with made:
        assert made.stdout
        first = Path("/proc", made.stdout.readline().strip())
        assert (first / "root" / "opt").is_dir()
        made.kill()
    wait_until(lambda: not first.exists(), "the end of the machine")


# --- logging in -----------------------------------------------------------------------------------


def test_a_member_lists_what_they_have(world: World, anna: str) -> None:
    done = world.ssh(anna, "list")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"Nothing is saved yet" in done.stderr


def test_on_a_terminal_the_program_opens_at_home(world: World, anna: str) -> None:
    with world.ssh_terminal(anna) as person:
        person.wait_for("Begin a reflection", "> School")
        person.settle()
        person.leave()
    world.wait_for_no_processes(anna)


def test_without_a_terminal_it_asks_line_by_line_and_saves(world: World) -> None:
    world.add_member("bo")
    done = world.ssh("bo", sent="".join(f"{line}\n" for line in LINES).encode())
    assert done.returncode == 0, done
    assert b"\x1b" not in done.stdout
    [saved] = (world.store("bo") / "reflections").iterdir()
    assert (mode(saved), saved.stat().st_uid) == (0o600, world.uid("bo"))
    assert mode(world.store("bo")) == 0o700
    sheet = world.ssh("bo", "export last --to - --format pdf --yes")
    assert (sheet.returncode, sheet.stdout[:5]) == (0, b"%PDF-"), sheet.stderr
    world.wait_for_no_processes("bo")


def test_nobody_else_reads_what_a_member_has(world: World, anna: str) -> None:
    for name, outsider in (("bo-2", "anna"), ("carl", "nobody")):
        world.add_member(name)
        world.ssh(name, "list")
        inside = f"/home/{name}/.local/share/ticlist"
        assert world.run(f"ls {inside}", user=name).returncode == 0
        assert world.run(f"ls {inside}", user=outsider).returncode == 2
    assert anna == "anna"


def test_a_password_is_not_asked_for(world: World, anna: str) -> None:
    options = ["-o", "PubkeyAuthentication=no", "-o", "BatchMode=no", "-o", "LogLevel=INFO"]
    done = world.ssh(anna, "list", options=options)
    assert done.returncode == 255
    assert b"Permission denied (publickey)" in done.stderr


# --- what is there after the page -----------------------------------------------------------------


def test_what_the_site_says_is_roots(world: World) -> None:
    for folder in ("/etc/xdg/ticlist", "/etc/ssh/ticlist-keys", PREFIX):
        for each in (world.path(folder), *world.path(folder).rglob("*")):
            found = each.lstat()
            assert (found.st_uid, found.st_gid) == (0, 0), each
            assert stat.S_ISLNK(found.st_mode) or not found.st_mode & 0o022, each
    launcher = world.path("/usr/local/bin/ticlist-login")
    assert (launcher.lstat().st_uid, mode(launcher)) == (0, 0o755)


def test_all_byte_code_is_there_and_a_start_writes_none(world: World, anna: str) -> None:
    library = world.path(f"{PREFIX}/lib")
    sources = [*library.rglob("*.py")]
    assert len(sources) > 500
    for each in sources:
        code = Path(importlib.util.cache_from_source(str(each))).read_bytes()
        written = each.stat()
        assert int.from_bytes(code[8:12], "little") == int(written.st_mtime), each
        assert int.from_bytes(code[12:16], "little") == written.st_size, each
    before = everything(world.path(PREFIX))
    world.ssh(anna, "list")
    assert world.run("ticlist list").returncode == 0
    assert everything(world.path(PREFIX)) == before


def everything(folder: Path) -> dict[str, int]:
    return {str(each): each.lstat().st_mtime_ns for each in folder.rglob("*")}


def test_manual_and_completions_are_found(world: World, anna: str) -> None:
    assert world.run("man -w ticlist", user=anna).stdout.endswith("/man1/ticlist.1\n")
    assert world.path("/usr/local/share/man/man1/ticlist.1").is_symlink()
    for each in ("bash-completion/completions/ticlist", "zsh/site-functions/_ticlist"):
        assert world.run(f"head -c 1 /usr/local/share/{each}", user=anna).stdout


def test_the_drop_folder_is_a_letter_box(world: World) -> None:
    world.add_member("dora")
    world.add_member("emil")
    file = f"{DROP}/inbox/2026-q4-of-dora.json"
    assert world.run(f"echo line > {file} && chmod 640 {file}", user="dora").returncode == 0
    assert world.run(f"cat {file}", user="ticlist-collector").stdout == "line\n"
    for refused in (
        f"ls {DROP}/inbox",
        f"ls {DROP}/collected",
        f"cat {file}",
        f"rm -f {file}",
        f"mv {file} {file}.away",
        f"echo other >> {file}",
        f"touch {DROP}/new",
        f"touch {DROP}/pictures/new",
    ):
        assert world.run(refused, user="emil").returncode, refused
    assert world.run(f"ls {DROP}/pictures", user="emil").returncode == 0
    for outsider in ("nobody", "sshd"):
        assert world.run(f"ls {DROP}", user=outsider).returncode == 2
    assert world.run(f"rm {file}", user="dora").returncode == 0
    picture = f"{DROP}/pictures/2026-q4.json"
    made = f"umask 022; echo picture > {picture}"
    assert world.run(made, user="ticlist-collector").returncode == 0
    assert world.run(f"cat {picture}; rm {picture}", user="emil").stdout == "picture\n"
    assert world.run(f"rm {picture}", user="ticlist-collector").returncode == 0


def test_what_sshd_makes_of_it_is_for_members_alone(world: World, anna: str) -> None:
    members = effective(world, anna)
    for line in (
        "forcecommand /usr/local/bin/ticlist-login",
        "authenticationmethods publickey",
        "authorizedkeysfile /etc/ssh/ticlist-keys/%u",
        "authorizedkeyscommand none",
        "trustedusercakeys none",
        "passwordauthentication no",
        "permituserrc no",
        "permituserenvironment no",
        "disableforwarding yes",
        "allowtcpforwarding no",
        "allowstreamlocalforwarding no",
        "allowagentforwarding no",
        "x11forwarding no",
        "permittunnel no",
        "clientaliveinterval 15",
        "maxstartups 60:30:120",
    ):
        assert line in members
    assert {each for each in members if each.startswith("acceptenv")} == {
        "acceptenv LANG",
        "acceptenv LC_*",
    }
    others = effective(world, "root")
    assert {"forcecommand none", "x11forwarding yes", "permituserenvironment no"} <= others


def effective(world: World, name: str) -> set[str]:
    return {*world.follow(EFFECTIVE.format(name=name)).splitlines()}


# --- systemd --------------------------------------------------------------------------------------


def test_systemd_understands_the_units(world: World, anna: str) -> None:
    # Limits of a slice are read from a unit that is there, which that of an account only is later.
    service = world.path("/etc/systemd/system/ticlist-publish.service").read_text("utf-8")
    assert "\nMemoryMax=512M\nMemorySwapMax=0\n" in service
    slice_ = f"user-{world.uid(anna)}.slice"
    link = f"/etc/systemd/system/{slice_}.d/ticlist.conf"
    assert world.follow(f"readlink -f {link}") == "/etc/ticlist/member.conf\n"
    world.follow("cp /etc/ticlist/member.conf /etc/systemd/system/ticlist-test.slice")
    units = "ticlist-publish.service ticlist-publish.timer ticlist-test.slice"
    done = world.run(f"systemd-analyze verify {units} 2>&1")
    assert (done.returncode, done.stdout) == (0, "")
    world.follow("sed -i 's/^MemoryMax=.*/MemoryMax=much/' /etc/systemd/system/ticlist-test.slice")
    assert "'much'" in world.run(f"systemd-analyze verify {units} 2>&1").stdout
    world.follow("rm /etc/systemd/system/ticlist-test.slice")
    timer = "/etc/systemd/system/timers.target.wants/ticlist-publish.timer"
    assert world.follow(f"readlink {timer}")


@pytest.mark.parametrize(
    ("now", "next_"),
    [("2026-12-31 23:00", "2027-01-01 04:30"), ("2027-01-01 05:00", "2027-02-01 04:30")],
)
def test_the_timer_comes_the_day_after_a_period_ends(world: World, now: str, next_: str) -> None:
    unit = world.path("/etc/systemd/system/ticlist-publish.timer").read_text("utf-8")
    [when] = [line[11:] for line in unit.splitlines() if line.startswith("OnCalendar=")]
    told = world.follow(f"TZ=UTC systemd-analyze calendar --base-time='{now}' '{when}'")
    assert f"{next_}:00" in told


def as_the_service(world: World) -> subprocess.CompletedProcess[str]:
    """Run what the unit runs, as whom it runs it; not in the walls that systemd puts around it."""
    unit = world.path("/etc/systemd/system/ticlist-publish.service").read_text("utf-8")
    said = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    return world.run(said["ExecStart"].split(), user=said["User"])


def test_what_a_member_adds_only_the_collector_reads(world: World) -> None:
    world.add_member("jo")
    world.ssh("jo", sent="".join(f"{line}\n" for line in LINES).encode())
    added = world.run("ticlist contribute last --yes", user="jo")
    assert added.returncode == 0, added.stderr
    [file] = world.path(f"{DROP}/inbox").glob("*.json")
    assert (file.stat().st_uid, mode(file)) == (world.uid("jo"), 0o640)
    assert file.stat().st_gid == world.path(f"{DROP}/collected").stat().st_gid
    assert world.run(f"cat {DROP}/inbox/{file.name}", user="ticlist-collector").returncode == 0
    taken = world.run("ticlist contribute last --withdraw --yes", user="jo")
    assert taken.returncode == 0, taken.stderr
    assert not file.exists()


def test_a_period_that_has_ended_becomes_a_picture_that_members_read(world: World) -> None:
    team = [f"kin{number}" for number in range(8)]
    for number, name in enumerate(team):
        world.add_member(name)
        file = f"{DROP}/inbox/{ENDED}-{number:032x}.json"
        world.follow(f"echo '{LINE}' > {file}; chmod 640 {file}; chown {name} {file}")
    for _ in range(2):
        done = as_the_service(world)
        assert done.returncode == 0, done.stderr
    [picture] = world.path(f"{DROP}/pictures").iterdir()
    assert (picture.name, mode(picture)) == (f"{ENDED}-school.json", 0o644)
    seen = world.run(f"ticlist team --period {ENDED} --checklist school --json", user="kin0")
    assert seen.returncode == 0, seen.stderr
    assert "often_or_routine" in seen.stdout
    shown = json.loads(picture.read_text("utf-8"))
    assert shown["prompts"] == {"told-beforehand/1": "often_or_routine"}
    assert not [*world.path(f"{DROP}/inbox").glob("*.json")]
    collected = [*world.path(f"{DROP}/collected").glob("*.json")]
    assert {each.stat().st_uid for each in collected} == {world.uid("ticlist-collector")}
    assert len(collected) == len(team)


# --- what is done with it later -------------------------------------------------------------------


def test_the_site_is_right_at_the_end_of_the_page(world: World, anna: str) -> None:
    [commands] = under("9. See whether all is right")
    assert world.store(anna).is_dir()
    done = world.run(commands)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_members_block_is_right_as_it_stands(world: World) -> None:
    [commands] = under("Add a member")
    world.follow(
        "grep -q '^anna:' /etc/passwd && userdel anna && mv /home/anna /home/older || true"
    )
    world.follow(commands)
    done = world.follow("ssh-keygen -l -f /etc/ssh/ticlist-keys/anna")
    assert done.startswith("256 SHA256:")
    world.follow("userdel anna && rm -r /home/anna")


def test_a_member_who_leaves_keeps_the_draft_until_all_of_theirs_is_taken_away(
    world: World,
) -> None:
    away, gone = (with_value(each, "name", "gerd") for each in under("Remove a member"))
    world.add_member("gerd")
    with world.ssh_terminal("gerd") as person:
        person.wait_for("> School")
        person.look()
        person.send("enter")
        person.begin()
        person.answer("2")
        world.follow(away)
        person.wait_for_exit()
    world.wait_for_no_processes("gerd")
    [draft] = (world.store("gerd") / "drafts").glob("[!.]*.toml")
    assert "sometimes" in draft.read_text("utf-8")
    assert world.ssh("gerd", "list").returncode == 255
    world.follow(f"touch {DROP}/inbox/of-gerd.json && chown gerd {DROP}/inbox/of-gerd.json")
    # A folder of a team may be a disk of its own.
    disk = "/srv/ticlist/on-a-disk"
    world.follow(f"mkdir {disk} && mount -t tmpfs tmpfs {disk}")
    world.follow(f"touch {disk}/of-gerd && chown gerd {disk}/of-gerd")
    world.follow(gone)
    assert not world.path(f"{disk}/of-gerd").exists()
    world.follow(f"umount {disk} && rmdir {disk}")
    assert not draft.exists()
    assert not world.path(f"{DROP}/inbox/of-gerd.json").exists()
    assert world.path(f"{DROP}/inbox").is_dir()
    assert world.run("id gerd").returncode == 1


def test_a_store_that_was_brought_back_is_looked_at_by_its_owner(world: World) -> None:
    world.add_member("ines")
    world.ssh("ines", sent="".join(f"{line}\n" for line in LINES).encode())
    store = "/home/ines/.local/share/ticlist"
    world.follow(f"cp -r {store} /tmp/older && rm -r {store} && cp -r /tmp/older {store}")
    [commands] = under("Backups")
    assert world.run(f"ls {store}/reflections", user="ines").returncode
    world.follow(with_value(commands, "name", "ines"))
    done = world.ssh("ines", "list")
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    assert {mode(each) for each in (world.store("ines") / "reflections").iterdir()} == {0o600}


def test_a_newer_ticlist_takes_the_place_of_the_older_one(world: World) -> None:
    world.add_member("hedi")
    [commands] = under("A newer ticlist")
    world.follow(commands)
    assert world.ssh("hedi", "list").returncode == 0


def test_after_a_newer_debian_all_is_made_anew_by_the_same_steps(world: World) -> None:
    world.add_member("rosa")
    older = f"{PREFIX}/lib/python{sys.version_info[0]}.{sys.version_info[1]}"
    world.follow(f"mv {older} {PREFIX}/lib/python3.1")
    away = world.ssh("rosa", "list")
    assert (away.returncode, away.stdout) == (1, b"")
    [takes_away, steps] = re.findall(
        r"`(rm -rf /opt/[^`]+)`, then steps ([^.]*)\.", PAGE.read_text("utf-8")
    )[0]
    assert steps == "1, 2 and 9"
    world.follow(takes_away)
    # Any of the others may be done again too.
    for each in set_up_blocks():
        world.follow(f"{STRICT}{each.commands}")
    assert world.ssh("rosa", "list").returncode == 0
    [looks] = under("9. See whether all is right")
    done = world.run(looks)
    assert done.returncode == 0, done.stdout + done.stderr
