"""The script that completes in bash."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ticlist.commands.shells.taken import Place, Taken

INSTALLED_BY = (
    "mkdir -p ~/.local/share/bash-completion/completions && ticlist completions bash"
    " > ~/.local/share/bash-completion/completions/ticlist"
)


def parts(
    commands: Mapping[str, str], options: Mapping[str, str], taken: Mapping[str, Taken]
) -> dict[str, str]:
    """What stands in the script at its marks.

    Args:
        commands: every command, with what it does.
        options: the options of ticlist itself, likewise.
        taken: what each command takes.
    """
    repeated = {each.name for one in taken.values() for each in one.options if each.is_repeated}
    return {
        "COMMANDS": "\n".join(_command(name, one) for name, one in taken.items()),
        "VALUES": "\n".join(_values(name, one) for name, one in taken.items() if _valued(one)),
        "REPEATED": " ".join(sorted(repeated)),
        "NAMES": " ".join(commands),
        "OPTIONS": " ".join(options),
    }


def _valued(taken: Taken) -> list[str]:
    return [each.name for each in taken.options if each.value]


def _command(name: str, taken: Taken) -> str:
    lines = [f"        {name})"]
    if taken.words:
        lines.append(f"            places={_quoted(_place(each.place) for each in taken.words)}")
    if any(each.is_repeated for each in taken.words):
        lines.append("            more=yes")
    lines.append(f"            options={_quoted(each.name for each in taken.options)}")
    if _valued(taken):
        lines.append(f"            valued={_quoted(_valued(taken))}")
    return "\n".join([*lines, "            ;;"])


def _values(name: str, taken: Taken) -> str:
    known = [each for each in taken.options if each.place.kind != "nothing"]
    return "\n".join(
        f"        '{name} {each.name}') place={_quoted([_place(each.place)])} ;;" for each in known
    )


def _place(place: Place) -> str:
    return f"{place.kind}:{','.join(place.words)}" if place.words else place.kind


def _quoted(words: Iterable[str]) -> str:
    return "'" + " ".join(words) + "'"
