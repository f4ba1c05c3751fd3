"""The page that `man ticlist` shows, made from the commands and from the pages beside this file.

`share/man/man1/ticlist.1` is what comes of it; a test holds the two together and writes it anew.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from ticlist import __version__
from ticlist.commands import COMMANDS, OPTIONS
from ticlist.commands.shells.taken import Option, Word, command_named, taken_by

DOCS = Path(__file__).parent
DESCRIPTION = """\
ticlist asks you, one page at a time, about your own everyday practice: what you notice, say and \
do. You answer in words you choose from, or write, or both, or neither. What you save is a file \
with a date, in plain text, on this machine. Reading a few of them in a row, later, is what they \
are for.

It is not therapy, not a test of you, and not a record of anybody you work with: leave out names, \
and anything that could identify a person. Whoever administers the machine, and its backups, can \
read what is written; an employer or a court may ask for it.

Without arguments ticlist opens the program. In it, F1 explains the page one is on.
"""
READ_ON = """\
F1 in the program, and 'ticlist COMMAND --help'.

In the repository, under docs/: practitioner.md for who reflects, administrator.md for who \
installs it for a team, checklist-author.md for who writes a checklist, files.md for programs that \
read the files.
"""

Lines = Iterator[str]


def page() -> str:
    """The whole page, in roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Lines:
    yield from _top()
    yield ".SH OPTIONS"
    for name, does in OPTIONS.items():
        yield from _item(_bold(name), does)
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(name)
    yield from _tables()
    yield ".SH SEE ALSO"
    yield from _prose(READ_ON)


def _top() -> Lines:
    yield '.\\" Made from the commands by docs/manual_page.py; not to be changed by hand.'
    yield f'.TH TICLIST 1 "" "ticlist {__version__}" "ticlist"'
    # No word is broken, so that any can be searched for and copied.
    yield from (".ad l", ".nh")
    yield from (
        ".SH NAME",
        "ticlist \\- a calm, private place to reflect on trauma\\-informed practice",
    )
    yield from (
        ".SH SYNOPSIS",
        ".B ticlist",
        ".br",
        ".B ticlist",
        ".I COMMAND",
        ".RI [ ARGUMENTS ]",
    )
    yield ".SH DESCRIPTION"
    yield from _prose(DESCRIPTION)


def _tables() -> Lines:
    yield ".SH REFLECTIONS AND DAYS"
    yield from _prose(_line_of("practitioner", "REFLECTION is an id"))
    yield ".SH KEYS"
    for key, does in _table("practitioner", "| key | does |"):
        yield from _item(_bold(key), does)
    yield ".SH FILES"
    for what, where in _table("administrator", "| what | where |"):
        yield from _item(_inline(where), what)
    yield ".SH ENVIRONMENT"
    for variable, does in _table("administrator", "| variable |"):
        yield from _item(_inline(variable), does)
    yield ".SH EXIT STATUS"
    for code, when in _table("administrator", "| exit code |"):
        yield from _item(_bold(code), when)


def _command(name: str) -> Lines:
    command, takes = command_named(name), taken_by(name)
    yield f'.SS "ticlist {_plain(" ".join([name, *map(_shown, takes.words)]))}"'
    yield from _wrapped(f"{command.summary[:1].upper()}{command.summary[1:]}.")
    for word in takes.words:
        yield from _item(f"\\fI{_plain(word.name)}\\fR", word.does)
    for option in takes.options:
        if option.name not in OPTIONS:
            yield from _item(_of_option(option), option.does)
    if command.notes:
        yield from _prose(command.notes, is_first=False)
    yield from (".PP", "Examples:")
    for line, does in command.examples:
        yield from _item(_bold(line), does)


def _shown(word: Word) -> str:
    shown = f"{word.name}{' ...' if word.is_repeated else ''}"
    return shown if word.is_needed else f"[{shown}]"


def _of_option(option: Option) -> str:
    if not option.value:
        return _bold(option.name)
    value = f"\\fI{_plain(option.value)}\\fR"
    return f"{_bold(option.name)} {value if option.value_is_needed else f'[{value}]'}"


def _item(term: str, does: str) -> Lines:
    yield from (".TP", term, *_wrapped(does))


def _prose(text: str, *, is_first: bool = True) -> Lines:
    """Paragraphs as they come, the first under a heading or not; indented lines stay lines."""
    for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
        lines = paragraph.split("\n")
        if number or not is_first:
            yield ".PP"
        if lines[0].startswith(" "):
            yield from (".nf", *map(_plain, lines), ".fi")
        else:
            yield from _wrapped(" ".join(lines))


# --- from the pages beside this file --------------------------------------------------------------


def _table(name: str, head: str) -> Iterable[tuple[str, str]]:
    """The first two columns of the table whose first line begins so."""
    lines = (DOCS / f"{name}.md").read_text("utf-8").splitlines()
    [at] = [number for number, line in enumerate(lines) if line.startswith(head)]
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            return
        first, second, *_ = (cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:])
        yield first, second


def _line_of(name: str, start: str) -> str:
    lines = (DOCS / f"{name}.md").read_text("utf-8").splitlines()
    [line] = [line for line in lines if line.startswith(start)]
    return line


# --- in roff --------------------------------------------------------------------------------------

_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_WIDTH = 78
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def _plain(text: str) -> str:
    """A text as its characters, whatever roff would make of them."""
    return "".join(_SIGNS.get(each, each) for each in text)


def _wrapped(text: str) -> Lines:
    for line in textwrap.wrap(
        _inline(text), _WIDTH, break_long_words=False, break_on_hyphens=False
    ):
        yield f"\\&{line}" if line.startswith((".", "'")) else line


def _bold(text: str) -> str:
    return f"\\fB{_plain(text.replace('`', ''))}\\fR"


def _inline(text: str) -> str:
    """A line in which `code` is bold and links are their words."""
    pieces = _LINK.sub(r"\1", text).replace("**", "").split("`")
    return "".join(_bold(each) if at % 2 else _plain(each) for at, each in enumerate(pieces))
