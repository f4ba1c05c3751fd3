"""What stands in a parsed checklist, mistakes in it or not: its prompts and its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ticlist.files.tomlplace import Path

Table = dict[str, Any]

SAID_AT_THE_TOP = ("title", "about", "standing")
SAID_IN_A_SECTION = ("title", "about", "so_what", "now_what")
SAID_IN_A_PROMPT = ("text", "example")


class Part(NamedTuple):
    """A section or a prompt, and its path."""

    path: Path
    table: Table


class Text(NamedTuple):
    """A text that a person is shown: its path, the key it stands under, and its language."""

    path: Path
    key: str
    language: str
    words: str


class Contents:
    """The sections, prompts and texts of a parsed checklist; what is of another kind is left out.

    Args:
        table: as the parser gave it.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = dict(table)
        self.language = _text(table.get("language"))
        self.sections = list(_tables(table, ()))
        self.prompts = [
            (section, prompt)
            for section in self.sections
            for prompt in _tables(section.table, section.path, "prompt")
        ]

    def texts(self) -> Iterator[Text]:
        """Every text that a person is shown, in every language."""
        for part, keys in self._said():
            for key in keys:
                yield from self.texts_of(part, key)

    def texts_of(self, part: Part, key: str) -> Iterator[Text]:
        """One text in every language it is there in."""
        value = part.table.get(key)
        path = (*part.path, key)
        if isinstance(value, str):
            yield Text(path, key, self.language, value)
        elif isinstance(value, dict):
            for language, words in value.items():
                if isinstance(words, str):
                    yield Text((*path, language), key, language, words)

    def translatable(self) -> Iterator[tuple[Path, str, dict[str, Text]]]:
        """Path, key and text by language of everything that can be given in several."""
        for part, keys in self._said():
            for key in keys:
                if key in part.table:
                    by_language = {each.language: each for each in self.texts_of(part, key)}
                    yield (*part.path, key), key, by_language

    def _said(self) -> Iterator[tuple[Part, tuple[str, ...]]]:
        yield Part((), self.table), SAID_AT_THE_TOP
        for section in self.sections:
            yield section, SAID_IN_A_SECTION
        for _, prompt in self.prompts:
            yield prompt, SAID_IN_A_PROMPT


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _tables(table: Mapping[str, Any], path: Path, key: str = "section") -> Iterator[Part]:
    given = table.get(key)
    for number, each in enumerate(given if isinstance(given, list) else ()):
        if isinstance(each, dict):
            yield Part((*path, key, number), each)
