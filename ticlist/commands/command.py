"""What a command is, and reading its arguments in plain words.

Without `annotations` from `__future__`, for the reason that `storage/names.py` gives.
"""

import argparse
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, NoReturn

from ticlist.errors import UsedWronglyError
from ticlist.text import nearest


class FileArgument(NamedTuple):
    """An argument of a command that names a file, which a locked site does not let it.

    Args:
        name: as the parsed arguments have it.
        shown: as it is typed.
        dash: what `-` in its place stands for; nothing where it stands for nothing.
        besides: what else it may be there: the name of a new file in one's own folder, or a
            reflection.
    """

    name: str
    shown: str
    dash: str = ""
    besides: Literal["nothing", "of-ones-own", "or-a-reflection"] = "nothing"


class Command(NamedTuple):
    """One command.

    Args:
        summary: one line on what it does.
        examples: pairs of a command line and what it does.
        add_arguments: gives a parser the command's arguments.
        run: does it and returns the exit code.
        notes: what else its help says, in whole sentences.
        files: which of its arguments name files.
    """

    summary: str
    examples: Sequence[tuple[str, str]]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    notes: str = ""
    files: Sequence[FileArgument] = ()


def parsed_for(name: str, command: Command, arguments: Sequence[str]) -> argparse.Namespace | None:
    """The arguments of a command, or None where its help was asked for and printed.

    Raises:
        UsedWronglyError: an argument is unknown, missing or not of its kind.
    """
    parser = parser_for(name, command)
    try:
        parsed, unknown = parser.parse_known_args(arguments)
    except SystemExit:
        return None
    for each in unknown:
        if each != "--":
            parser.refuse(each)
    return parsed


def parser_for(name: str, command: Command) -> "_PlainParser":
    """What reads the arguments of a command, and knows all that it takes."""
    parser = _PlainParser(name, command)
    command.add_arguments(parser)
    return parser


class _PlainParser(argparse.ArgumentParser):
    def __init__(self, name: str, command: Command) -> None:
        super().__init__(
            prog=f"ticlist {name}",
            allow_abbrev=False,
            add_help=False,
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(
                prog, max_help_position=22, width=80
            ),
        )
        self._command = command
        self.add_argument("-h", "--help", action="help", help="this page")

    def format_help(self) -> str:
        """The help of the command: what it does, examples, then every argument."""
        width = max(len(line) for line, _ in self._command.examples)
        examples = (f"  {line:<{width}}   {does}" for line, does in self._command.examples)
        notes = f"\n{self._command.notes.strip()}\n" if self._command.notes else ""
        formatter = self._get_formatter()
        for group in self._action_groups:
            formatter.start_section(_GROUP_TITLES.get(str(group.title), group.title))
            formatter.add_arguments(group._group_actions)  # noqa: SLF001 - as argparse does itself
            formatter.end_section()
        head = f"{self.prog} - {self._command.summary}\n\nExamples:\n" + "\n".join(examples)
        return f"{head}\n\n{formatter.format_help()}{notes}"

    def refuse(self, unknown: str) -> NoReturn:
        """Say that there is no such argument."""
        option, _, _ = unknown.partition("=")
        if option.startswith("-"):
            known = [each for each in self._option_string_actions if each.startswith("--")]
            self._used_wrongly(f"There is no option '{option}' here.{nearest(option, known)}")
        self._used_wrongly(f"'{unknown}' is one word too many.")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments in one plain sentence."""
        option, _, wrong = message.removeprefix("argument ").partition(": ")
        if wrong == "expected one argument":
            self._used_wrongly(f"'{option}' needs a value after it.")
        if wrong.startswith("ignored explicit argument"):
            self._used_wrongly(f"'{option}' takes no value.")
        if wrong.startswith("not allowed with argument "):
            other = wrong.removeprefix("not allowed with argument ")
            self._used_wrongly(f"'{other}' and '{option}' do not go together.")
        # The only thing left that the parser itself refuses is that something is not there.
        self._used_wrongly(f"It needs {wrong}.")

    def _used_wrongly(self, what: str) -> NoReturn:
        raise UsedWronglyError(what=what, what_to_do=f"'{self.prog} --help' shows what it takes.")


_GROUP_TITLES = {"positional arguments": "What it takes", "options": "Options"}
