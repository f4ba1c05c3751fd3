"""The launcher of logins: a fixed list of names goes on, each value as the one word it is."""

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools import ROOT, needs

LOGIN = ROOT / "share" / "ticlist" / "ticlist-login"
PYTHON = "/opt/ticlist/bin/python"
PASSED_ON = [
    "TERM",
    "LANG",
    "LC_ALL",
    "LC_COLLATE",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LC_MONETARY",
    "LC_NUMERIC",
    "LC_TIME",
    "SSH_ORIGINAL_COMMAND",
    "SSH_TTY",
]
OTHERS = [
    "HOME",
    "PATH",
    "PYTHONPATH",
    "PYTHONINSPECT",
    "TEXTUAL",
    "TICLIST_HOME",
    "XDG_DATA_HOME",
    "BROWSER",
    "ENV",
    "BASH_ENV",
    "IFS",
    "LC_PAPER",
    "LANGUAGE",
    "SSH_CONNECTION",
]
HOSTILE = {
    "a space": "a b",
    "empty": "",
    "newline": "a\nb\n",
    "option": "-S id",
    "assignment": "X=1 Y=2",
    "quotes": "'\"'\"",
    "dollar": "$(touch ran) ${HOME}",
    "backticks": "`touch ran`",
    "semicolon": "; touch ran;",
    "backslash": "\\n\\\\",
    "glob": "* ? [a-z]",
    "tilde": "~root",
    "shellshock": "() { :;}; touch ran",
    "escape": "\x1b]0;x\x07",
    "not utf-8": "\udcff\udcfe",
    "long": "x" * 50_000,
}
shells = pytest.mark.parametrize("shell", ["dash", "bash", "sh"])

# Says what it was called with: it stands in the place of Python.
STAND_IN = """\
#!{python} -I
import json, os, sys
mask = os.umask(0)
words = [os.fsencode(each).hex() for each in sys.argv[1:]]
# Not `os.environ`: Python puts a locale of its own there.
given = open("/proc/self/environ", "rb").read().split(b"\\0")[:-1]
names = {{k.hex(): v.hex() for k, _, v in (each.partition(b"=") for each in given)}}
print(json.dumps([words, names, mask]))
"""


class Login:
    """The launcher, with a stand-in for Python."""

    def __init__(self, folder: Path) -> None:
        stand_in = folder / "python"
        stand_in.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
        stand_in.chmod(0o755)
        text = LOGIN.read_text("utf-8")
        assert text.count(PYTHON) == 1
        self._file = folder / "ticlist-login"
        self._file.write_text(text.replace(PYTHON, str(stand_in)), encoding="utf-8")
        self.folder = folder

    def run(self, shell: str, environment: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
        """Run it in a shell; give the arguments and the environment that Python would have."""
        done = subprocess.run(
            [needs(shell), self._file, "an argument that sshd never gives"],
            env=environment,
            cwd=self.folder,
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        words, names, mask = eval(done.stdout)  # noqa: S307 - written just above
        assert mask == 0o077
        read = {_text(name): _text(value) for name, value in names.items()}
        return [_text(each) for each in words], read


def _text(in_hex: str) -> str:
    return os.fsdecode(bytes.fromhex(in_hex))


@pytest.fixture
def login(tmp_path: Path) -> Login:
    return Login(tmp_path)


@shells
def test_nothing_goes_on_but_the_names_of_the_list(login: Login, shell: str) -> None:
    # bash complains of a locale that is not there.
    given = {name: "C" if name.startswith("L") else f"of {name}" for name in PASSED_ON}
    others = dict.fromkeys(OTHERS, "/srv/x")
    words, names = login.run(shell, given | others)
    assert words == ["-I", "-m", "ticlist", "ssh"]
    assert names == given


@shells
def test_what_is_not_set_is_not_set_afterwards(login: Login, shell: str) -> None:
    words, names = login.run(shell, {})
    assert words == ["-I", "-m", "ticlist", "ssh"]
    # bash has a word of its own for no terminal at all.
    assert names in ({}, {"TERM": "dumb"})


@shells
@pytest.mark.parametrize("value", HOSTILE.values(), ids=list(HOSTILE))
def test_each_value_is_the_one_word_that_it_is(login: Login, shell: str, value: str) -> None:
    given = {name: value for name in PASSED_ON if not name.startswith("L") or shell != "bash"}
    words, names = login.run(shell, given)
    assert words == ["-I", "-m", "ticlist", "ssh"]
    assert names == given
    assert not (login.folder / "ran").exists()


def test_it_is_a_plain_script_that_the_page_can_install() -> None:
    assert stat.S_IMODE(LOGIN.stat().st_mode) & 0o111
    lines = LOGIN.read_text("utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    code = [line for line in lines if not line.startswith("#")]
    assert code[:2] == ["umask 077", "exec /usr/bin/env -i \\"]
    assert len(code) == len(PASSED_ON) + 3


def test_no_shell_checker_has_anything_to_say() -> None:
    done = subprocess.run(
        [needs("shellcheck"), "--severity=style", LOGIN],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
