import os
import pkgutil
import resource
import runpy
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.commands.running import Run, Said, program_stood_in_for
from tests.storage.making import FIRST, NOTE, a_reflection
from tests.tools import ROOT
from ticlist import __version__, commands, mistake
from ticlist.cli import COMMANDS, help_page, main, module_of
from ticlist.commands import where
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.opening import Opening
from ticlist.storage.paths import current_paths

TICLIST = [sys.executable, "-m", "ticlist"]
SEE_HELP = "'ticlist --help' shows what there is.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(capsys, monkeypatch)


def on_its_own(*arguments: str, stdout: IO[str] | int = subprocess.PIPE) -> Said:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [*TICLIST, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    return Said(done.returncode, done.stdout or "", done.stderr)


def goes_wrong(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `ticlist where` end with an error that nobody foresaw."""

    def run(_: object) -> int:
        raise error

    monkeypatch.setattr(where, "COMMAND", where.COMMAND._replace(run=run))


# --- which command is meant -------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["help"], ["help", "help"]])
def test_help_shows_every_command_with_what_it_does(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert said == (0, f"{help_page()}\n", "")
    lines = said.out.splitlines()
    assert max(map(len, lines)) <= 80
    for name, does in COMMANDS.items():
        assert f"  {name:<13} {does}" in lines


def test_every_command_that_is_written_can_be_called() -> None:
    modules = {each.name for each in pkgutil.iter_modules(commands.__path__)}
    besides = {
        "asked",
        "command",
        "export_asking",
        "held",
        "plainly",
        "printing",
        "running",
        "sentences",
        "shells",
    }
    assert modules - besides == set(map(module_of, COMMANDS))


def test_the_module_is_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["ticlist", "--version"])
    # As `python -m` runs it, in a process where it has been loaded by its tests already.
    monkeypatch.delitem(sys.modules, "ticlist.__main__", raising=False)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("ticlist", run_name="__main__", alter_sys=True)
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"ticlist {__version__}\n"


def test_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"ticlist {__version__}\n", "")


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("lst", "There is no command 'lst'. Did you mean 'list'?"),
        ("xyzzy", "There is no command 'xyzzy'."),
        ("", "There is no command ''."),
        ("--verson", "There is no option '--verson'. Did you mean '--version'?"),
        ("-q", "There is no option '-q'."),
        ("a\x1b[2Jb", "There is no command 'a\u241b[2Jb'."),
    ],
)
def test_what_is_misspelt_is_told_with_what_may_have_been_meant(
    run: Run, argument: str, said: str
) -> None:
    told = f"ticlist: {said}\n{SEE_HELP}"
    assert run(argument) == (2, "", told)


def test_help_for_a_command_that_is_misspelt_is_told_in_the_same_way(run: Run) -> None:
    told = f"ticlist: There is no command 'lst'. Did you mean 'list'?\n{SEE_HELP}"
    assert run("help", "lst") == (2, "", told)


def test_without_a_word_the_program_opens_at_home(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = program_stood_in_for(monkeypatch)
    run.terminals = {"stdin", "stderr"}
    assert run() == (0, "", "")
    assert program.opened == [(current_paths(), Opening())]


@pytest.mark.parametrize("terminals", [set(), {"stdin", "stdout"}, {"stdout", "stderr"}])
def test_without_a_word_and_without_a_terminal_it_shows_what_there_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, terminals: set[str]
) -> None:
    program = program_stood_in_for(monkeypatch)
    run.terminals = terminals
    said = run()
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"ticlist: The program needs a terminal; here is what there is.\n{help_page()}\n"
    )
    assert program.opened == []


# --- how it ends ------------------------------------------------------------------------------


def test_an_interruption_ends_with_130_and_not_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_wrong(monkeypatch, KeyboardInterrupt())
    assert run("where") == (130, "", "")


def test_a_reader_that_has_gone_ends_with_1_and_not_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_wrong(monkeypatch, BrokenPipeError())
    assert run("where") == (1, "", "")


def test_a_mistake_of_our_own_is_told_by_kind_and_place_and_quotes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_wrong(monkeypatch, ValueError(NOTE))
    said = run("where")
    assert (said.code, said.out) == (1, "")
    first, second, _, where = said.err.splitlines()
    assert first == f"ticlist: {mistake.WENT_WRONG}"
    assert second == mistake.UNTOUCHED
    report = Path(where.strip()).read_text(encoding="utf-8")
    assert "\nValueError\n" in report
    assert NOTE not in said.err + report


def test_debugging_shows_the_way_to_it_and_still_quotes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICLIST_DEBUG", "1")
    goes_wrong(monkeypatch, ValueError(NOTE))
    said = run("where")
    assert said.code == 1
    lines = said.err.splitlines()
    assert "ValueError" in lines
    assert any(line.startswith("  ticlist/cli.py:") for line in lines)
    assert NOTE not in said.err
    assert "Traceback" not in said.err


def test_a_command_leaves_no_core(run: Run) -> None:
    before = resource.getrlimit(resource.RLIMIT_CORE)
    run("where")
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, before[1])


def test_without_standard_error_the_exit_code_still_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["lst"]) == 2


# --- in a process of its own ------------------------------------------------------------------


def test_the_module_runs_as_the_command() -> None:
    assert on_its_own("--version") == (0, f"ticlist {__version__}\n", "")
    assert on_its_own("lst").code == 2


@pytest.mark.parametrize("arguments", [["where"], ["list", "--help"], ["--version"]])
def test_a_full_disk_under_the_output_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = on_its_own(*arguments, stdout=full)
    told = "ticlist: The output could not be written: No space left on device.\n"
    assert (said.code, said.err) == (1, told)


def test_a_reader_that_stops_reading_is_not_complained_about() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        said = on_its_own("where", stdout=pipe)
    assert (said.code, said.err) == (1, "")


def test_what_the_locale_cannot_say_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    paths = current_paths()
    paths.reflections.mkdir(parents=True)
    odd = reflection_bytes(a_reflection(FIRST, context="An odd w\xe9\xe9k."))
    (paths.reflections / f"{FIRST}.toml").write_bytes(odd)
    said = on_its_own("list", "--long")
    assert said == (
        0,
        f"{FIRST}  2026-11-21  school  School, Short, An odd w\\xe9\\xe9k.\n",
        "",
    )


def test_listing_loads_neither_the_program_nor_what_reads_and_writes_files() -> None:
    code = "import sys; from ticlist.cli import main; main(['list']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"HOME": os.environ["HOME"], "TICLIST_HOME": os.environ["TICLIST_HOME"]},
        check=True,
    )
    needless = {"textual", "rich", "dataclasses", "inspect", "tomllib", "secrets", "datetime"}
    needless |= {"docx", "jinja2", "phonenumbers", "PIL", "stdnum", "subprocess", "typst"}
    assert not needless.intersection(done.stdout.split())
