"""Locale, installation and backups."""

import importlib.util
import os
import shlex
import subprocess
import sys
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest

from tests.site.making import ADA, BEN, INSTALLED, Server
from tests.tools import ROOT
from ticlist.site import installed
from ticlist.site.installed import this_installation

CODE = INSTALLED.code
LOCALE = "/etc/default/locale"
OLD = r"/^\s*(export\s+)?(LC_ALL|LC_CTYPE|LANG)=/d"
MENDS = f"sed -i --follow-symlinks -E -e 1iLANG=C.UTF-8 -e '{OLD}'"


# --- locale -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("LANG=C", "C"),
        ('export LANG="de_DE.ISO-8859-1"', "de_DE.ISO-8859-1"),
        ("LANG=C.UTF-8\nLC_ALL=POSIX", "POSIX"),
    ],
)
def test_logins_with_another_encoding_are_to_be_mended(
    server: Server, text: str, chosen: str
) -> None:
    server.file(LOCALE, text)
    assert server.to_say() == [
        (
            f"to mend: {LOCALE}: Logins get '{chosen}', in which not every letter can be spelt."
            f" -> {MENDS} {LOCALE}"
        )
    ]


def test_what_mends_the_encoding_leaves_every_other_line(server: Server) -> None:
    text = "LANG=C\n# dates\nLC_TIME=de_DE.UTF-8\nexport LC_ALL=C\nLANGUAGE=de"
    file = server.file(LOCALE, text)
    (told,) = [each.what_to_do for each in server.all_said() if each.kind == "to mend"]
    words = shlex.split(told.replace(LOCALE, str(file)))
    subprocess.run(words, check=True)
    left = "LANG=C.UTF-8\n# dates\nLC_TIME=de_DE.UTF-8\nLANGUAGE=de"
    assert file.read_text("utf-8") == left
    assert server.to_say() == []


def test_the_other_file_for_it_counts_too(server: Server) -> None:
    server.real(LOCALE).unlink()
    server.file("/etc/locale.conf", "LANG=de_DE.utf8@euro\n")
    assert server.to_say() == []


def test_that_nothing_says_a_locale_is_asked_about(server: Server) -> None:
    server.file(LOCALE, "# nothing\n")
    assert server.to_say() == [
        (
            f"question: {LOCALE}: Says no locale: who sends none of their own gets signs of ASCII"
            f" alone. -> echo LANG=C.UTF-8 >> {LOCALE}"
        )
    ]


@pytest.mark.parametrize(
    ("environment", "shown"),
    [({}, "not set"), ({"LANG": "C.UTF-8", "LC_ALL": "C"}, "'C'")],
)
def test_a_shell_in_another_encoding_is_asked_about(
    server: Server, environment: dict[str, str], shown: str
) -> None:
    server.environment = environment
    told = f"question: here: The locale of this shell is {shown}, which is not UTF-8."
    assert server.to_say() == [told]


# --- installation -----------------------------------------------------------------------------


def uncompiled(of: str) -> str:
    return (
        f"to mend: {CODE}: No byte code that this Python can use for {of}: starts are slow."
        f" -> /usr/bin/python3.11 -m compileall -q {CODE}"
        f" && chmod -R go+rX {CODE}"
    )


@pytest.mark.parametrize("spoilt", ["gone", "cut", "newer source", "other size", "other Python"])
def test_byte_code_that_is_missing_or_of_something_else_is_to_be_mended(
    server: Server, spoilt: str
) -> None:
    source = server.real(f"{CODE}/ticlist/cli.py")
    compiled = Path(importlib.util.cache_from_source(str(source)))
    data = compiled.read_bytes()
    if spoilt == "gone":
        compiled.unlink()
    elif spoilt == "cut":
        compiled.write_bytes(data[:10])
    elif spoilt == "newer source":
        os.utime(source, (1, source.stat().st_mtime + 10))
    elif spoilt == "other size":
        when = source.stat().st_mtime_ns
        source.write_text("A = 12\n")
        os.utime(source, ns=(when, when))
    else:
        compiled.write_bytes(b"\x00\x00\r\n" + data[4:])
    assert server.to_say() == [uncompiled(f"{CODE}/ticlist/cli.py")]


def test_of_many_without_byte_code_one_is_named_with_what_mends_all(server: Server) -> None:
    for name in ("a", "b", "c"):
        server.file(f"{CODE}/{name}.py")
    server.file("/opt/ticlist/bin/python", mode=0o755)
    told = uncompiled(f"{CODE}/a.py and 2 more")
    assert server.to_say() == [told.replace("/usr/bin/python3.11", "/opt/ticlist/bin/python")]


def test_byte_code_that_only_root_can_read_is_to_be_mended_where_there_is_a_team(
    server: Server,
) -> None:
    cache = server.real(f"{CODE}/ticlist/__pycache__")
    cache.chmod(0o700)
    assert server.to_say() == [uncompiled(f"{CODE}/ticlist/cli.py")]
    cache.chmod(0o755)
    (file,) = cache.iterdir()
    file.chmod(0o600)
    assert server.to_say() == [uncompiled(f"{CODE}/ticlist/cli.py")]
    server.settings = replace(server.settings, team=None)
    assert server.to_say() == []


def test_byte_code_that_counts_by_what_is_in_it_is_taken(server: Server) -> None:
    source = server.real(f"{CODE}/ticlist/cli.py")
    compiled = Path(importlib.util.cache_from_source(str(source)))
    data = compiled.read_bytes()
    compiled.write_bytes(data[:4] + b"\x01\0\0\0" + bytes(8) + data[16:])
    assert server.to_say() == []


def test_a_link_and_a_module_beside_the_code_need_no_byte_code(server: Server) -> None:
    server.real(f"{CODE}/link.py").symlink_to("textual/app.py")
    server.file("/opt/ticlist/bin/activate.py")
    assert server.to_say() == []


def test_files_that_others_can_write_to_are_to_be_mended(server: Server) -> None:
    server.real(f"{CODE}/ticlist/cli.py").chmod(0o666)
    server.owners["/opt/ticlist/lib"] = (BEN, BEN)
    assert server.to_say() == [
        (
            "to mend: /opt/ticlist: Others than root can write to /opt/ticlist/lib and 1 more."
            " -> chown -R root /opt/ticlist && chmod -R go-w /opt/ticlist"
        )
    ]


def test_a_python_that_others_can_write_to_is_to_be_mended(server: Server) -> None:
    server.real("/usr/bin/python3.11").chmod(0o757)
    mends = "chmod go-w /usr/bin/python3.11"
    told = f"to mend: /usr/bin/python3.11: Others can write there. -> {mends}"
    assert server.to_say() == [told]


def test_a_python_that_is_not_there_is_let_be(server: Server) -> None:
    server.real("/usr/bin/python3.11").unlink()
    assert server.to_say() == []


def test_without_a_team_what_runs_may_be_ones_own(server: Server) -> None:
    server.settings = replace(server.settings, team=None)
    server.owners["/opt/ticlist"] = (ADA, ADA)
    assert any(each.startswith("to mend: /opt/ticlist: ") for each in server.to_say())
    server.euid = ADA
    assert not any(each.startswith("to mend: ") for each in server.to_say())


def test_what_goes_away_meanwhile_is_let_be(server: Server) -> None:
    server.hidden.add(f"{CODE}/ticlist/cli.py")
    assert server.to_say() == []


def test_a_checkout_and_an_installation_of_its_own_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = str(Path(sys.executable).resolve())
    here = this_installation()
    assert here == (str(ROOT / "ticlist"), str(ROOT / "ticlist"), python, str(ROOT / "share"))
    version = f"python{sysconfig.get_python_version()}"
    code = tmp_path / f"lib/{version}/site-packages"
    monkeypatch.setattr(installed, "__file__", str(code / "ticlist/site/installed.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert this_installation() == (str(tmp_path), str(code), python, str(tmp_path / "share"))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    assert this_installation() == (str(code), str(code), python, str(tmp_path / "share"))


# --- backups ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/etc/borgmatic",
        "/etc/rsnapshot.conf",
        "/etc/backup2l.conf",
        "/etc/timeshift.json",
        "/etc/cron.d/restic",
        "/etc/cron.daily/my-rsync-homes",
        "/etc/systemd/system/duplicity.timer",
    ],
)
def test_a_backup_is_asked_about_by_its_name(server: Server, path: str) -> None:
    server.file(path)
    assert server.to_say() == [
        (
            f"question: {path}: Does it copy homes or the drop folder to where others can read"
            " them? -> Have it lock what it copies, or leave them out."
        )
    ]


def test_what_every_system_has_is_not_asked_about(server: Server) -> None:
    for each in ("/etc/cron.daily/dpkg", "/etc/systemd/system/dpkg-db-backup.timer"):
        server.file(each)
    server.file("/etc/passwd-")
    server.file("/etc/hosts.backup")
    assert server.to_say() == []
