import pytest

from tests.commands.running import Program, Run
from tests.storage.making import FIRST, SECOND, THIRD, keep, keep_draft
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

COMMANDS = pytest.mark.parametrize("command", ["amend", "discuss"])


def opening_of(command: str, reflection_id: str) -> Opening:
    if command == "amend":
        return Opening(amend=reflection_id)
    return Opening(discuss=reflection_id)


@pytest.mark.usefixtures("on_a_terminal")
@COMMANDS
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("last", THIRD),
        ("previous", SECOND),
        ("last:clinic", SECOND),
        ("previous:school", FIRST),
        ("k7f3xq", FIRST),
        ("2026-11-22", SECOND),
        (FIRST, FIRST),
    ],
)
def test_the_program_opens_with_the_reflection_that_is_meant(
    run: Run, program: Program, paths: Paths, command: str, words: str, meant: str
) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    assert run(command, words) == (0, "", "")
    assert program.opened == [(paths, opening_of(command, meant))]


@pytest.mark.usefixtures("on_a_terminal")
@COMMANDS
def test_the_exit_code_is_the_programs(
    run: Run, program: Program, paths: Paths, command: str
) -> None:
    keep(paths, FIRST)
    program.exit_code = 1
    assert run(command, "last").code == 1


@pytest.mark.usefixtures("on_a_terminal")
@COMMANDS
def test_what_is_not_saved_is_not_opened_also_where_there_is_a_draft_of_it(
    run: Run, program: Program, paths: Paths, command: str
) -> None:
    assert run(command, "last") == (1, "", "ticlist: There is no saved reflection.\n")
    keep(paths, FIRST)
    keep_draft(paths, SECOND)
    for words in (SECOND, "2025", "k7f3x"):
        said = (
            f"ticlist: There is no saved reflection '{words}'.\n"
            "'ticlist list' shows which there are; 'last' means the newest.\n"
        )
        assert run(command, words) == (1, "", said)
    assert program.opened == []


@pytest.mark.usefixtures("on_a_terminal")
@COMMANDS
def test_where_several_are_meant_they_are_told(
    run: Run, program: Program, paths: Paths, command: str
) -> None:
    keep(paths, FIRST, SECOND)
    said = f"ticlist: '2026-11' fits 2 of them: {SECOND}, {FIRST}\n"
    assert run(command, "2026-11") == (1, "", said)
    assert program.opened == []


@COMMANDS
@pytest.mark.parametrize("terminals", [set(), {"stdin"}, {"stderr"}, {"stdout", "stderr"}])
def test_without_a_terminal_the_program_does_not_open(
    run: Run, program: Program, paths: Paths, command: str, terminals: set[str]
) -> None:
    keep(paths, FIRST)
    run.terminals = terminals
    said = "ticlist: Pages need a terminal.\n--plain asks line by line, without one.\n"
    assert run(command, "last") == (2, "", said)
    assert program.opened == []


@pytest.mark.usefixtures("on_a_terminal")
@COMMANDS
def test_one_has_to_be_named(run: Run, program: Program, command: str) -> None:
    said = run(command)
    assert (said.code, said.out) == (2, "")
    assert f"'ticlist {command} --help' shows what it takes.\n" in said.err
    assert program.opened == []


@pytest.mark.usefixtures("on_a_terminal", "program")
@COMMANDS
def test_nothing_is_written_before_the_program_opens(run: Run, paths: Paths, command: str) -> None:
    keep(paths, FIRST)
    before = (paths.reflections / f"{FIRST}.toml").read_bytes()
    run(command, "last")
    assert (paths.reflections / f"{FIRST}.toml").read_bytes() == before
    assert [each.name for each in paths.data.rglob("*")] == ["reflections", f"{FIRST}.toml"]


def test_the_help_says_what_becomes_of_what_was_saved(run: Run) -> None:
    assert "you are asked whether the\nearlier wording is kept" in run("amend", "--help").out
    assert "Nothing else changes." in run("discuss", "--help").out
