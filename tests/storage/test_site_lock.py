"""On a locked site no variable leads anywhere, and no key stops the program."""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import MutableMapping
from pathlib import Path

import pytest

from tests.tools import ROOT
from ticlist import cli
from ticlist.storage import settings, site_lock
from ticlist.storage.paths import current_paths


def obey(environment: MutableMapping[str, str]) -> bool:
    return site_lock.obey(environment, cli.SITE_RULES)


def rules_of(home: Path) -> Path:
    return home.parent / "etc" / "settings.toml"


HOSTILE = {
    "TICLIST_HOME": "/srv/elsewhere",
    "TICLIST_DEBUG": "1",
    "TEXTUAL": "devtools",
    "TEXTUAL_LOG": "/srv/keys",
    "TEXTUAL_DRIVER": "os:system",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_PRESS": "h,i",
    "PYTHONPATH": "/srv",
    "PYTHONINSPECT": "1",
    "PYTHONSTARTUP": "/srv/start.py",
    "XDG_DATA_HOME": "/srv/data",
    "XDG_CONFIG_HOME": "/srv/config",
    "XDG_CONFIG_DIRS": "/srv/site",
    "BROWSER": "sh -c id",
    "PAGER": "less",
    "EDITOR": "vi",
    "VISUAL": "vi",
    "TMPDIR": "/srv/mine",
    "PATH": "/srv/bin",
    "LD_PRELOAD": "/srv/lib.so",
    "LANGUAGE": "../../../tmp",
    "COLUMNS": "1",
    "FORCE_COLOR": "1",
    "TZ": ":/srv/zone",
    "": "nothing",
}
KEPT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "de_AT.UTF-8",
    "LC_ALL": "C.UTF-8",
    "LC_TIME": "en_GB.UTF-8@euro",
    "ACCESSIBLE": "1",
    "NO_COLOR": "1",
    "TICLIST_ASCII": "1",
    "SSH_ORIGINAL_COMMAND": "list; $(id)\n",
    "SSH_TTY": "/dev/pts/3",
}


def test_nothing_of_the_environment_is_left_but_what_may_be_heeded(locked_site: Path) -> None:
    environment = HOSTILE | KEPT | {"HOME": "/home/of-somebody-else"}
    assert obey(environment)
    assert environment == KEPT | {"HOME": str(locked_site)}


@pytest.mark.parametrize("name", ["TERM", "COLORTERM", "LANG", "LC_ALL", "LC_ANYTHING"])
@pytest.mark.parametrize("value", ["", "../../tmp/x", "a b", "a\n", "x" * 65, "\u00e9", "\x1b[2J"])
def test_what_is_no_name_of_a_language_or_a_terminal_is_not_left(
    locked_site: Path, name: str, value: str
) -> None:
    environment = {name: value}
    obey(environment)
    assert environment == {"HOME": str(locked_site)}


def test_no_key_stops_it(locked_site: Path) -> None:
    assert locked_site.is_dir()
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    obey({})
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN


def test_an_account_that_is_gone_has_no_home(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    environment = {"HOME": str(locked_site)}
    obey(environment)
    assert environment == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# locked\n[site]\nidle_minutes = 3\n",
        "[site]\nlocked = false\nx = 1\n",
        '[team]\nname = "The locked ward"\n',
    ],
)
def test_where_nothing_is_locked_nothing_is_taken(locked_site: Path, text: str) -> None:
    rules_of(locked_site).write_text(text, encoding="utf-8")
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    environment = {**HOSTILE, "HOME": str(locked_site)}
    assert not obey(environment)
    assert environment == {**HOSTILE, "HOME": str(locked_site)}
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL


@pytest.mark.parametrize(
    "text",
    [
        "[site",
        "theme =",
        '[site]\n"l\\u006fcked" = true\n',
        'site.locked = "no"',
        "[site]\nloked = true",
        "locked = true",
        "[sight]\nloked = true",
        "\0",
    ],
)
def test_what_may_be_meant_to_lock_it_locks_it(locked_site: Path, text: str) -> None:
    rules_of(locked_site).write_text(text, encoding="utf-8")
    environment = {"PATH": "/srv/x"}
    assert obey(environment)
    assert environment == {"HOME": str(locked_site)}


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_rules_that_others_may_write_lock_it(locked_site: Path, mode: int) -> None:
    rules_of(locked_site).write_text("[site]\nlocked = false\n", encoding="utf-8")
    rules_of(locked_site).chmod(mode)
    environment = {"PATH": "/srv/x"}
    assert obey(environment)
    assert environment == {"HOME": str(locked_site)}


@pytest.mark.parametrize("kind", ["a link", "a folder", "a pipe", "out of reach"])
def test_rules_that_cannot_be_read_lock_it(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    rules = rules_of(locked_site)
    rules.unlink()
    if kind == "a link":
        rules.symlink_to("/nowhere")
    elif kind == "a folder":
        rules.mkdir()
    elif kind == "a pipe":
        os.mkfifo(rules)
    else:  # root may enter every folder; such a name is refused to everyone in the same way
        for module in (cli, settings):
            monkeypatch.setattr(module, "SITE_RULES", rules.parent / ("a" * 300) / "settings.toml")
    environment = {"PATH": "/srv/x"}
    assert obey(environment)
    assert environment == {"HOME": str(locked_site)}


def test_what_cannot_be_looked_at_is_obeyed_by_every_command(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = rules_of(locked_site).parent / ("a" * 300) / "settings.toml"
    for module in (cli, settings):
        monkeypatch.setattr(module, "SITE_RULES", shut)
    monkeypatch.setitem(os.environ, "PATH", "/srv/x")
    assert cli.main(["--version"]) == 0
    assert "PATH" not in os.environ
    assert cli.main(["check", "/etc/hostname"]) == 2
    assert "This machine is locked to ticlist" in capsys.readouterr().err


def test_where_there_is_no_such_file_or_folder_nothing_is_taken(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "PATH", "/srv/x")
    there = rules_of(locked_site)
    for absent in (there.with_name("other"), there / "under-a-file", there.parent / "no" / "x"):
        monkeypatch.setattr(cli, "SITE_RULES", absent)
        assert cli.main(["--version"]) == 0
        assert os.environ["PATH"] == "/srv/x"


def test_the_time_zone_of_the_client_is_forgotten_too(tmp_path: Path) -> None:
    """The C library reads TZ at the start of Python, before ticlist can take it away."""
    rules = tmp_path / "settings.toml"
    rules.write_text("[site]\nlocked = true\n", encoding="utf-8")
    rules.chmod(0o644)
    told = (
        "import os, pathlib, time\n"
        "from ticlist.storage import settings, site_lock\n"
        f"settings.SITE_RULES, settings._ROOT = pathlib.Path({str(rules)!r}), os.getuid()\n"
        "before = time.tzname\n"
        "assert site_lock.obey(os.environ, settings.SITE_RULES)\n"
        "print(before[0], time.localtime().tm_zone, time.tzname[0])\n"
    )
    environment = {"PYTHONPATH": str(ROOT), "TZ": "OURS-9"}
    run = [sys.executable, "-c", told]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    before, *after = done.stdout.split()
    assert before == "OURS"
    assert "OURS" not in after


def test_everything_is_in_the_home_of_the_account(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "XDG_DATA_HOME", "/srv/data")
    obey(os.environ)
    paths = current_paths()
    assert paths.decided_by == "the XDG folders"
    assert paths.data == locked_site / ".local" / "share" / "ticlist"
    assert paths.exports == locked_site / "ticlist-exports"
    assert [str(each) for each in paths.sites] == ["/etc/xdg/ticlist"]


def test_what_a_quick_look_does_not_know_is_looked_at_whole(
    locked_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_lock, "_ROOT", os.getuid() + 1)
    assert obey({})
    rules_of(locked_site).write_text('theme = "terminal"\n', encoding="utf-8")
    assert not obey({})
