"""The script that completes in zsh."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.commands.shells.taken import Option, Place, Taken, Word

INSTALLED_BY = (
    "ticlist completions zsh > ~/.ticlist-completion.zsh"
    " && echo '. ~/.ticlist-completion.zsh' >> ~/.zshrc"
)

_INDENT = " " * 8
_ACTIONS = {
    "nothing": " ",
    "file": "_files",
    "reflection": "_ticlist_reflections",
    "reflection-or-file": "{_ticlist_reflections; _files}",
    "checklist": "_ticlist_checklists",
    "draft": "_ticlist_drafts",
    "export": "_ticlist_exports",
}


def parts(
    commands: Mapping[str, str], options: Mapping[str, str], taken: Mapping[str, Taken]
) -> dict[str, str]:
    """What stands in the script at its marks; as for bash."""
    names = (_quoted(f"{_escaped(name)}:{does}") for name, does in commands.items())
    alone = (_quoted(f"(- *){name}[{_escaped(does)}]") for name, does in options.items())
    return {
        "NAMES": "\n".join(f"{_INDENT}{each}" for each in names),
        "OPTIONS": "\n".join(f"{_INDENT}{each} \\" for each in alone),
        "COMMANDS": "\n".join(_command(name, each) for name, each in taken.items()),
    }


def _command(name: str, taken: Taken) -> str:
    specs = [*map(_option, taken.options), *map(_word, taken.words)]
    lines = (f"{_INDENT}        {_quoted(each)}" for each in specs)
    return "\n".join(
        [
            f"{_INDENT}{name})",
            f"{_INDENT}    _arguments -S \\",
            " \\\n".join(lines),
            f"{_INDENT}    ;;",
        ]
    )


def _option(option: Option) -> str:
    once = "*" if option.is_repeated else f"({' '.join([option.name, *option.not_with])})"
    takes = "=" if option.value else ""
    colons = ":" if option.value_is_needed else "::"
    value = f"{colons}{_escaped(option.value)}:{_action(option.place, option.value)}"
    return f"{once}{option.name}{takes}[{_escaped(option.does)}]{value if option.value else ''}"


def _word(word: Word) -> str:
    colons = "*:" if word.is_repeated else ":" if word.is_needed else "::"
    return f"{colons}{_escaped(word.name)}:{_action(word.place, word.name)}"


def _action(place: Place, name: str) -> str:
    if place.kind == "word":
        return f"({' '.join(place.words)})"
    if place.kind == "list":
        return f"{{_values -s , {name.split(',', maxsplit=1)[0]} {' '.join(place.words)}}}"
    return _ACTIONS[place.kind]


def _escaped(text: str) -> str:
    for each in "\\[]:":
        text = text.replace(each, f"\\{each}")
    return text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
