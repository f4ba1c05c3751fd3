"""`ticlist ssh`: the program, or one allowed command that no shell has seen, and nothing else."""

import io
import os
import shlex
import subprocess
import sys
import tarfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.running import Program, Run, Said
from tests.sharing.reflections import WHOLE
from tests.storage.making import FIRST, SECOND, THIRD, keep
from tests.storage.tree import standing
from tests.tools import ROOT
from ticlist import mistake
from ticlist.commands import ssh
from ticlist.commands.ssh import ALLOWED, GIVEN
from ticlist.files.reflection_file import reflection_bytes
from ticlist.storage.paths import Paths

THERE_ARE = (
    "There are list, show, compare, timeline, steps, find, export, exports, backup, where and "
    "drafts; "
    "without a command ticlist opens.\n"
)


@pytest.fixture
def asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> "Asked":
    return Asked(run, monkeypatch)


class Asked:
    """Comes in by a login with a command."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self._run = run
        self._monkeypatch = monkeypatch

    def __call__(self, command: str) -> Said:
        self._monkeypatch.setitem(os.environ, GIVEN, command)
        return self._run("ssh")


# --- without a command ----------------------------------------------------------------------------


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("command", [None, "ticlist", " ticlist "])
def test_on_a_terminal_the_program_opens(
    run: Run, program: Program, monkeypatch: pytest.MonkeyPatch, command: str | None
) -> None:
    if command is not None:
        monkeypatch.setenv(GIVEN, command)
    assert run("ssh") == (0, "", "")
    assert program.opening.checklist is None


def test_without_a_terminal_it_asks_line_by_line(run: Run, program: Program) -> None:
    said = run("ssh")
    assert said.code == 0
    assert "What would you like to open?" in said.out
    assert not program.opened


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(("name", "value"), [("ACCESSIBLE", "1"), ("TERM", "dumb")])
def test_line_by_line_is_chosen_on_a_terminal_too(
    run: Run, program: Program, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    opened: list[object] = []

    def open_plain(*given: object) -> int:
        opened.append(given)
        return 0

    monkeypatch.setattr("ticlist.plain.face.open_plain", open_plain)
    assert run("ssh").code == 0
    assert len(opened) == 1
    assert not program.opened


# --- what is allowed ------------------------------------------------------------------------------


@pytest.mark.parametrize("before", ["", "ticlist ", "  ticlist   "])
def test_a_command_does_what_it_does_at_home(
    asked: Asked, run: Run, paths: Paths, before: str
) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    for line in (
        "list --checklist school --json",
        "show last",
        "compare last:school previous",
        "timeline school",
        "steps --open",
        "where --json",
        "drafts",
        "exports",
        "list --help",
        "list --sinse 2026",
        "show nothing-of-that-name",
    ):
        at_home = run(*line.split())
        assert asked(f"{before}{line}") == at_home, line


def test_the_list_is_the_one_that_is_told(asked: Asked) -> None:
    assert asked("help") == (2, "", f"ticlist: Over SSH there is no 'help'.\n{THERE_ARE}")
    for name in ALLOWED:
        assert asked(f"{name} --help").code == 0


def test_a_word_is_found_that_comes_on_standard_input(asked: Asked, run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    run.typed = "nobody else\n"
    assert FIRST in asked("find").out


def test_no_word_to_find_comes_where_others_could_see_it(asked: Asked, paths: Paths) -> None:
    keep(paths, FIRST)
    for command in ("find nobody", "find 'nobody else' --json", "find -- nobody", "find ''"):
        said = asked(command)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("ticlist: Over SSH 'find' takes no TEXT")


def on_its_own(paths: Paths, command: str) -> subprocess.CompletedProcess[bytes]:
    paths.reflections.mkdir(parents=True, mode=0o700, exist_ok=True)
    file = paths.reflections / f"{WHOLE.id}.toml"
    file.write_bytes(reflection_bytes(WHOLE))
    return subprocess.run(
        [sys.executable, "-m", "ticlist", "ssh"],
        env=os.environ | {GIVEN: command},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("md", b"#")])
def test_a_file_to_share_comes_out_byte_by_byte(paths: Paths, form: str, begins: bytes) -> None:
    done = on_its_own(paths, f"export last --to - --format {form} --yes")
    assert done.returncode == 0
    assert done.stdout.startswith(begins)
    assert b"This went to standard output." in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "export last --yes",
        "export last --to sheet.html --yes",
        "export last --to=sheet.html --yes",
        "export last --to - --to sheet.html --format html --yes",
        "export last --to /tmp/x.html --yes",
        "export last --to ../x.html --yes",
        "export last --to ~/.bashrc --format md --yes",
        "export last --to ./- --format md --yes",
        "export last --to -- - --format md --yes",
        "export last --to '' --format md --yes",
        "export last --to '- ' --format md --yes",
        "export last --to /dev/stdout --format md --yes",
        "export --to x.md last -- --yes",
    ],
)
def test_an_export_goes_nowhere_but_to_standard_output(
    asked: Asked, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    keep(paths, FIRST)
    monkeypatch.chdir(tmp_path)
    before = standing(tmp_path)
    said = asked(command)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) <= 2
    assert standing(tmp_path) == before


def test_all_that_is_ones_own_comes_out_in_one_file(paths: Paths) -> None:
    done = on_its_own(paths, "backup --to -")
    assert done.returncode == 0
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        assert any(each.endswith(f"/{WHOLE.id}.toml") for each in tar.getnames())
    assert b"This went to standard output" in done.stderr


def test_a_file_that_was_made_to_share_comes_out_and_is_taken_away(paths: Paths) -> None:
    paths.exports.mkdir(parents=True, mode=0o700)
    file = paths.exports / "sheet.pdf"
    file.write_bytes(b"%PDF-\x00\xff\r\n")
    assert b"sheet.pdf" in on_its_own(paths, "exports").stdout
    done = on_its_own(paths, "exports sheet.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"%PDF-\x00\xff\r\n", b"")
    assert on_its_own(paths, "exports sheet.pdf --remove").returncode == 0
    assert not file.exists()


def test_an_export_that_nobody_has_looked_at_is_refused(asked: Asked, paths: Paths) -> None:
    keep(paths, FIRST)
    said = asked("export last --to - --format md")
    assert (said.code, said.out) == (2, "")
    assert "There is nobody to show it to and to ask." in said.err


# --- attempts -------------------------------------------------------------------------------------

ATTEMPTS = {
    "another program": "sh -c id",
    "a shell": "/bin/sh",
    "a login shell": "bash -l",
    "python": "python3 -c 'import os; os.system(\"id\")'",
    "sftp": "/usr/lib/openssh/sftp-server",
    "sftp inside": "internal-sftp",
    "scp from": "scp -f /etc/passwd",
    "scp to": "scp -t .",
    "rsync": "rsync --server --sender -vlogDtpre.iLsfxC . .",
    "git": "git-upload-pack '/etc'",
    "semicolon": "list; id",
    "semicolon apart": "list ; id",
    "and": "list && id",
    "or": "list || id",
    "in the background": "list & id",
    "pipe": "list | sh",
    "output into a file": "list > $HOME/x",
    "input from a file": "find < /etc/passwd",
    "dollar": "list $(id)",
    "dollar first": "$(id)",
    "backticks": "list `id`",
    "backticks first": "`id`",
    "variable": "show $HOME",
    "braces": "list {a,b}",
    "glob": "show *",
    "tilde": "show ~root",
    "newline": "list\nid",
    "newline first": "\nlist",
    "carriage return": "list\rid",
    "tab": "list\tid",
    "escape": "list \x1b[2J",
    "bell": "list \x07",
    "c1": "list \x9b31m",
    "bidi": "list \u202eid",
    "zero width": "li\u200bst",
    "line separator": "list\u2028id",
    "no-break space": "list\u00a0id",
    "surrogate": "list \udcff",
    "one quote": "list '",
    "one double quote": 'list "',
    "one backslash": "list \\",
    "quoted command": "'list; id'",
    "quoted with a space": "'list '",
    "empty word": "''",
    "empty": "",
    "spaces": "   ",
    "twice itself": "ticlist ticlist list",
    "itself": "ssh",
    "itself after itself": "ticlist ssh",
    "a path of itself": "/usr/local/bin/ticlist list",
    "a relative path": "./ticlist list",
    "dots": "../list",
    "option first": "--version",
    "help": "--help",
    "plain": "--plain",
    "full frames": "--full-frames reflect",
    "an option with =": "--to=/tmp/x export last",
    "capitals": "LIST",
    "full-width": "\uff4cist",
    "cyrillic": "li\u0455t",
    "combining": "list\u0301",
    "reflect": "reflect school",
    "amend": "amend last",
    "discuss": "discuss last",
    "forget": "forget last --yes",
    "scan a file": "scan /etc/passwd",
    "check a file": "check /etc/passwd",
    "backup to a file": "backup --to ticlist.tar",
    "backup to a path": "backup --to=/tmp/x.tar",
    "backup, the last place": "backup --to - --to x.tar",
    "exports above": "exports ../data/settings.toml",
    "exports of a path": "exports /etc/passwd",
    "exports of what is hidden": "exports .bashrc",
    "exports taken away above": "exports ../x --remove",
    "exports taken away, all": "exports --remove",
    "restore": "restore /tmp/x.tar",
    "new-checklist": "new-checklist x.toml",
    "checklists": "checklists",
    "check-store": "check-store",
    "completions": "completions bash",
    "contribute": "contribute last --yes",
    "team": "team --publish",
    "check-site": "check-site",
    "one word too many": "where /etc",
    "an unknown option": "list --exec=id",
    "an option cut short": "list --ch school",
    "a value where none is": "list --long=/etc/passwd",
    "arguments of argparse": "list @/etc/passwd",
    "100 kB of a word": "list " + "a" * 100_000,
    "100 kB of words": "a " * 50_000,
    "100 kB of quotes": "'" * 100_001,
    "100 kB of backslashes": "\\" * 100_001,
    "4 kB of a word": "a" * 4_096,
}


@pytest.mark.parametrize("command", ATTEMPTS.values(), ids=list(ATTEMPTS))
def test_an_attempt_is_refused_plainly_and_changes_nothing(
    asked: Asked,
    paths: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    keep(paths, FIRST)
    monkeypatch.chdir(tmp_path)
    started: list[object] = []
    for name in ("system", "execv", "execve", "execvp", "posix_spawn", "fork", "popen"):
        monkeypatch.setattr(os, name, lambda *given: started.append(given))
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **_: started.append(given))
    before = standing(tmp_path)
    said = asked(command)
    assert said.out == ""
    assert said.code in {1, 2}
    assert said.code == 2 or command.split(maxsplit=1)[0] in {"show", "find", "exports"}
    assert 1 <= len(said.err.splitlines()) <= 2
    assert len(said.err) < 6_000
    assert "Traceback" not in said.err
    assert not set(said.err) - {"\n"} & set(map(chr, [*range(32), *range(127, 160), 0x202E]))
    assert standing(tmp_path) == before
    assert not started


def test_what_is_misspelt_is_told_with_what_may_have_been_meant(asked: Asked) -> None:
    said = asked("lst")
    assert said.err == f"ticlist: Over SSH there is no 'lst'. Did you mean 'list'?\n{THERE_ARE}"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("a" * 4_097, "A command over SSH has at most 4,096 characters."),
        ("list\n", "A command over SSH is one line, without characters that act."),
        ("list '", "A quotation mark or a backslash in that command stands alone."),
        (" ", "There is no word in that command."),
    ],
)
def test_what_is_no_command_is_told_as_what_it_is(asked: Asked, command: str, said: str) -> None:
    assert asked(command) == (2, "", f"ticlist: {said}\n{THERE_ARE}")


WORDS = st.lists(
    st.sampled_from([*ALLOWED, "ticlist", "'", ";", "--to", "-", "$(id)", "\n", "last"]), max_size=6
).map(" ".join)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | WORDS)
def test_whatever_comes_ends_plainly(asked: Asked, tmp_path: Path, command: str) -> None:
    before = standing(tmp_path)
    with mock.patch.object(ssh, "opened", return_value=0):
        said = asked(command.replace("\x00", ""))
    assert said.code in {0, 1, 2}
    assert mistake.WENT_WRONG not in said.err
    assert standing(tmp_path) == before


def test_words_mean_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    given_on: list[list[str]] = []

    def run_named(name: str, arguments: list[str], _: object) -> int:
        given_on.append([name, *arguments])
        return 0

    monkeypatch.setattr(ssh, "run_named", run_named)
    words = ["show", "a b", "$(id)", "`id`", "*", "~", ";", "'", '"', "\\", "", "\u00e9 \u65e5"]
    monkeypatch.setenv(GIVEN, shlex.join(words))
    ssh.COMMAND.run(None)  # type: ignore[arg-type]
    assert given_on == [words]


def test_standard_input_that_is_closed_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[bool] = []

    def opened(_: object, *, is_plain: bool) -> int:
        chosen.append(is_plain)
        return 0

    monkeypatch.setattr(ssh, "opened", opened)
    for stdin in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stdin", stdin)
        ssh.COMMAND.run(None)  # type: ignore[arg-type]
    assert chosen == [True, True]
