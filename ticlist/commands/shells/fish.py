"""The script that completes in fish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ticlist.commands.shells.taken import Option, Place, Taken

INSTALLED_BY = (
    "mkdir -p ~/.config/fish/completions && ticlist completions fish"
    " > ~/.config/fish/completions/ticlist.fish"
)

_MANY = 999
_BEGINS = "complete -c ticlist -n __ticlist_begins"
_OFFERED = {
    "nothing": "",
    "file": " -F",
    "reflection": " -a '(__ticlist_reflections)'",
    "reflection-or-file": " -F -a '(__ticlist_reflections)'",
    "checklist": " -a '(__ticlist_first checklists)'",
    "draft": " -a '(__ticlist_first drafts)'",
    "export": " -a '(__ticlist_first exports)'",
}


def parts(
    commands: Mapping[str, str], options: Mapping[str, str], taken: Mapping[str, Taken]
) -> dict[str, str]:
    """What stands in the script at its marks; as for bash."""
    lines = [f"{_BEGINS} -a {name} -d {_quoted(does)}" for name, does in commands.items()]
    lines += [
        f"{_BEGINS} -l {name.removeprefix('--')} -d {_quoted(does)}"
        for name, does in options.items()
    ]
    lines.append(f"complete -c ticlist -n '__ticlist_at help 1 1' -a '{' '.join(commands)}'")
    for name, one in taken.items():
        lines += ["", *_words(name, one), *(_option(name, each) for each in one.options)]
    return {"COMMANDS": "\n".join(lines)}


def _words(name: str, taken: Taken) -> Iterator[str]:
    valued = "".join(f" {each.name}" for each in taken.options if each.value)
    for at, word in enumerate(taken.words, 1):
        if offered := _offered(word.place):
            last = _MANY if word.is_repeated else at
            yield f"complete -c ticlist -n '__ticlist_at {name} {at} {last}{valued}'{offered}"


def _option(name: str, option: Option) -> str:
    needs = " -r" if "file" in option.place.kind else " -x"
    takes = f"{needs}{_offered(option.place)}" if option.value else ""
    return (
        f"complete -c ticlist -n '__ticlist_is {name}' -l {option.name.removeprefix('--')}{takes}"
        f" -d {_quoted(option.does)}"
    )


def _offered(place: Place) -> str:
    if place.kind == "word":
        return f" -a '{' '.join(place.words)}'"
    if place.kind == "list":
        return f" -a '(__ticlist_list {' '.join(place.words)})'"
    return _OFFERED[place.kind]


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
