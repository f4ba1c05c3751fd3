"""On a locked site the installed program heeds nothing of the client, and nothing leads out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end import boxes, short_walk
from tests.end_to_end.endings import BEGIN, MARKER, altered, holding
from tests.end_to_end.installed import Installed
from tests.end_to_end.person import Person
from tests.sharing.reflections import WHOLE
from tests.tools import needs, plain_environment
from ticlist.files.reflection_file import reflection_bytes

# What asyncio wakes itself with is a pair of sockets of its own, which leads nowhere.
NETWORK = "socket,connect,bind,listen,accept,accept4"
PROGRAMS = "execve,execveat"


def locked(ticlist: Installed) -> Installed:
    """The same program on a machine that its administrator has locked to it."""
    rules = ticlist.folder / "rules.toml"
    rules.write_text("[site]\nlocked = true\n", encoding="utf-8")
    rules.chmod(0o644)
    account(ticlist).mkdir(exist_ok=True)
    return altered(
        ticlist,
        "import pwd, types",
        "from pathlib import Path",
        "from ticlist import advice, cli",
        "from ticlist.storage import settings",
        f"settings.SITE_RULES = cli.SITE_RULES = advice.SITE_RULES = Path({str(rules)!r})",
        "settings._ROOT = os.getuid()",
        f"pwd.getpwuid = lambda _: types.SimpleNamespace(pw_dir={str(account(ticlist))!r})",
    )


def account(ticlist: Installed) -> Path:
    """The home of the account, which no variable names."""
    return ticlist.folder / "account"


def client(folder: Path) -> dict[str, str | None]:
    """What a client may send, each of which would write, run or read something."""
    bait = folder / "bait.py"
    bait.write_text(f"open({str(folder / 'ran')!r}, 'w').close()\nclass Bait: pass\n", "utf-8")
    return {
        "TICLIST_HOME": str(folder / "client"),
        "TICLIST_DEBUG": "1",
        "HOME": str(folder / "client"),
        "XDG_DATA_HOME": str(folder / "client"),
        "XDG_CONFIG_DIRS": str(folder / "client"),
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_LOG": str(folder / "keys.log"),
        "TEXTUAL_DRIVER": "bait:Bait",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(folder),
        "TEXTUAL_SCREENSHOT_FILENAME": "picture.svg",
        "TEXTUAL_PRESS": "h,e,l,l,o",
        "TEXTUAL_SHOW_RETURN": "1",
        "PYTHONPATH": str(folder),
        "PYTHONBREAKPOINT": "bait.Bait",
        "BROWSER": f"touch {folder / 'ran'}",
        "PAGER": f"touch {folder / 'ran'}",
        "EDITOR": f"touch {folder / 'ran'}",
        "VISUAL": f"touch {folder / 'ran'}",
        "TMPDIR": str(folder / "client"),
    }


def test_nothing_that_the_client_sends_is_heeded(ticlist: Installed) -> None:
    here = locked(ticlist)
    with here.opened(*BEGIN, env=client(ticlist.folder)) as person:
        person.begin()
        person.tab_to(boxes.NOTE)
        person.write(f"kept {MARKER}")
        person.send_bytes(b"\x1a")  # takes back in a box, and stops nothing
        person.settle()
        person.write(f" once more {MARKER}")
        person.send("ctrl+p")
        person.wait_for("What would you like to do?")
        person.write("screenshot")
        person.wait_for("No action of this page has these words.")
        person.press("escape")
        person.leave()
    (draft,) = (account(ticlist) / ".local/share/ticlist/drafts").glob("*.toml")
    # Beside what it was told to keep, not a word stands anywhere.
    assert holding(ticlist.folder, MARKER) == [draft]
    assert not (ticlist.folder / "client").exists()
    assert not (ticlist.folder / "ran").exists()
    assert not list(ticlist.folder.glob("*.svg"))
    assert not (ticlist.folder / "keys.log").exists()


def test_line_by_line_no_key_puts_it_aside(ticlist: Installed) -> None:
    here = locked(ticlist)
    env = {**dict.fromkeys(os.environ), **plain_environment(ticlist.folder), "PS1": "READY> "}
    shell = [needs("bash"), "--norc", "-i"]
    with Person(shell, env=env, cwd=ticlist.elsewhere(), cols=200) as person:
        person.wait_for("READY>")
        person.type(f"{here.command} --plain\r")
        person.wait_for("What would you like to open?")
        person.send_bytes(b"\x1a")
        person.type("leave\r")
        person.wait_until(lambda: _is_over(person), "the shell again, and an empty screen")
    assert b"Stopped" not in bytes(person.raw)


def _is_over(person: Person) -> bool:
    shown = person.text()
    return "READY>" in shown and "What would you like to open?" not in shown


# --- whether it is locked or not ------------------------------------------------------------------


def traced(ticlist: Installed, calls: str) -> tuple[Installed, Path]:
    """The same program, with each of some calls of it and of its children noted."""
    notes, script = ticlist.folder / "calls", ticlist.folder / "traced"
    trace = f"{needs('strace')} -f -qq -e signal=none -e trace={calls} -o {notes}"
    script.write_text(f'#!/bin/sh\nexec {trace} {ticlist.command} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return ticlist._replace(command=script), notes


def calls_in(notes: Path) -> list[str]:
    """The calls that were noted, and were not refused."""
    lines = notes.read_text("utf-8", errors="replace").splitlines()
    return [each.split(maxsplit=1)[1] for each in lines if "(" in each and " = -1 " not in each]


@pytest.fixture(params=["unlocked", "locked"])
def any_site(request: pytest.FixtureRequest, ticlist: Installed) -> Installed:
    return locked(ticlist) if request.param == "locked" else ticlist


def test_a_whole_walk_starts_no_program_and_opens_no_socket(any_site: Installed) -> None:
    here, notes = traced(any_site, f"{PROGRAMS},{NETWORK}")
    with here.opened(size=(100, 30)) as person:
        short_walk.walk(person)
        person.leave("escape")
    calls = calls_in(notes)
    assert [each.partition("(")[0] for each in calls] == ["execve"], calls


def test_sharing_starts_the_typesetter_of_a_pdf_and_nothing_else(ticlist: Installed) -> None:
    folder = ticlist.home / "data" / "reflections"
    folder.mkdir(parents=True)
    (folder / f"{WHOLE.id}.toml").write_bytes(reflection_bytes(WHOLE))
    here, notes = traced(ticlist, f"{PROGRAMS},{NETWORK}")
    for ending in ("html", "md", "docx", "pdf"):
        done = here.run("export", "last", "--to", f"sheet.{ending}", "--yes")
        assert done.returncode == 0, done.stderr
        first, *others = calls_in(notes)
        assert first.startswith("execve(")
        assert bool(others) == (ending == "pdf"), others
        assert all('/python", [' in each and '"-I", "-S", "-c"' in each for each in others)


def test_a_command_of_a_login_starts_nothing(ticlist: Installed) -> None:
    here, notes = traced(ticlist, f"{PROGRAMS},{NETWORK}")
    for command in ("list", "list; id", "$(id)", "sftp-server", "show `id`"):
        subprocess.run(
            [here.command, "ssh"],
            env=plain_environment(ticlist.folder) | {"SSH_ORIGINAL_COMMAND": command},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert len(calls_in(notes)) == 1, command


def test_what_is_noted_would_be_seen(ticlist: Installed) -> None:
    """The notes of the tests above are not empty for another reason."""
    does = ("import subprocess, socket", "subprocess.run(['/bin/true'])", "socket.socket()")
    here, notes = traced(altered(ticlist, *does), f"{PROGRAMS},{NETWORK}")
    assert here.run("--version").returncode == 0
    names = [each.partition("(")[0] for each in calls_in(notes)]
    assert names.count("execve") == 2
    assert "socket" in names
    assert sys.platform == "linux"
