import argparse
import importlib

import pytest

from tests.commands.running import Run
from ticlist.cli import COMMANDS, module_of
from ticlist.commands.command import Command, parsed_for
from ticlist.errors import UsedWronglyError


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("thing", metavar="THING")
    parser.add_argument("more", metavar="MORE", nargs="?")
    parser.add_argument("--count", metavar="N")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--short", action="store_true", help="a little")
    either.add_argument("--full", action="store_true", help="everything")


def _command(notes: str = "") -> Command:
    examples = (("ticlist try a", "one thing"), ("ticlist try a --short", "a little of it"))
    return Command("try something", examples, _add_arguments, lambda _: 0, notes)


def refusal(*arguments: str) -> str:
    with pytest.raises(UsedWronglyError) as raised:
        parsed_for("try", _command(), arguments)
    assert raised.value.what_to_do == "'ticlist try --help' shows what it takes."
    return raised.value.what


def test_arguments_come_out_by_name() -> None:
    parsed = parsed_for("try", _command(), ["a", "--count=3", "--full"])
    assert parsed == argparse.Namespace(thing="a", more=None, count="3", short=False, full=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "It needs THING."),
        (["a", "--count"], "'--count' needs a value after it."),
        (["a", "--count", "--short"], "'--count' needs a value after it."),
        (["a", "--short=1"], "'--short' takes no value."),
        (["a", "--short", "--full"], "'--short' and '--full' do not go together."),
        (["a", "--full", "--short"], "'--full' and '--short' do not go together."),
        (["a", "--shrt"], "There is no option '--shrt' here. Did you mean '--short'?"),
        (["a", "--shrt=3"], "There is no option '--shrt' here. Did you mean '--short'?"),
        (["a", "-q"], "There is no option '-q' here."),
        (["a", "--cou", "3"], "There is no option '--cou' here. Did you mean '--count'?"),
        (["a", "b", "c", "d"], "'c' is one word too many."),
        (["a", "b", "c d"], "'c d' is one word too many."),
        (["a", "b", ""], "'' is one word too many."),
    ],
)
def test_every_mistake_is_told_in_one_plain_sentence(arguments: list[str], said: str) -> None:
    assert refusal(*arguments) == said


@pytest.mark.parametrize("arguments", [["--", "a"], ["a", "--"]])
def test_two_hyphens_alone_say_that_options_have_ended(arguments: list[str]) -> None:
    parsed = parsed_for("try", _command(), arguments)
    assert parsed is not None
    assert parsed.thing == "a"


def test_two_hyphens_are_no_word_too_many_even_where_no_word_is_taken(run: Run) -> None:
    assert run("list", "--").code == 0
    assert run("list", "--", "--json").err.startswith("ticlist: There is no option '--json' here.")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["a", "--nonsense", "-h"]])
def test_help_shows_what_it_does_then_examples_then_everything_it_takes(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert parsed_for("try", _command("\nMind the gap.\n"), arguments) is None
    assert capsys.readouterr().out == (
        "ticlist try - try something\n"
        "\n"
        "Examples:\n"
        "  ticlist try a           one thing\n"
        "  ticlist try a --short   a little of it\n"
        "\n"
        "What it takes:\n"
        "  THING\n"
        "  MORE\n"
        "\n"
        "Options:\n"
        "  -h, --help  this page\n"
        "  --count N\n"
        "  --short     a little\n"
        "  --full      everything\n"
        "\n"
        "Mind the gap.\n"
    )


def test_help_without_notes_ends_with_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    parsed_for("try", _command(), ["-h"])
    assert capsys.readouterr().out.endswith("  --full      everything\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_is_plain_and_fits_a_narrow_terminal(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"ticlist {name} - ")
    assert max(map(len, said.out.splitlines())) <= 80
    assert "usage" not in said.out
    assert "  -h, --help" in said.out
    assert run("help", name) == said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_in_a_help_is_one_that_the_command_takes(name: str) -> None:
    command: Command = importlib.import_module(f"ticlist.commands.{module_of(name)}").COMMAND
    for line, _ in command.examples:
        program, other, *arguments = line.split()
        assert program == "ticlist"
        shown: Command = importlib.import_module(f"ticlist.commands.{module_of(other)}").COMMAND
        assert parsed_for(other, shown, arguments) is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_says_what_it_is_for(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command: Command = importlib.import_module(f"ticlist.commands.{module_of(name)}").COMMAND
    parser = argparse.ArgumentParser()
    helps: list[object] = []
    add = argparse.ArgumentParser.add_argument

    def note(group: argparse.ArgumentParser, *names: str, **how: object) -> argparse.Action:
        helps.append(how.get("help"))
        return add(group, *names, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(argparse._ActionsContainer, "add_argument", note)
    command.add_arguments(parser)
    assert helps or name == "ssh"
    assert all(helps)
