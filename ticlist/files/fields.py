"""Taking the fields of a parsed TOML table, one by one, and noting every mistake on the way.

One mechanism for checklists, reflections and settings: each asks for the keys that it knows by
their kind, is given a usable value in any case, and finds out at the end what was wrong.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from ticlist.files.tomlplace import nearest_place, places
from ticlist.text import first_forbidden, nearest, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ticlist.files.tomlplace import Path

Word = TypeVar("Word", bound=str)

_NUMBERS = range(1_000_000)
_LONGEST_KEY_SHOWN = 40
_MOST_WORDS_SHOWN = 12
_MOST_TO_LOOK_THROUGH = 100
_MOST_NOTED = 10_000


About = Literal["value", "key", "table"]


class Mistake(NamedTuple):
    """One mistake: the path of the key it is about, and what is wrong, in plain words."""

    path: Path
    message: str
    about: About = "value"


class PlacedMistake(NamedTuple):
    """One mistake of a file, with line and column from 1."""

    line: int
    column: int
    message: str


def placed(mistakes: Iterable[Mistake], text: str) -> list[PlacedMistake]:
    """Mistakes with their places in the text they were found in, from top to bottom."""
    found = places(text)
    return sorted(
        PlacedMistake(*nearest_place(found, mistake.path), mistake.message) for mistake in mistakes
    )


class Fields:
    """The fields of one table.

    Args:
        table: as the parser gave it.
        path: where it stands in the file.
        mistakes: what is wrong is added here.
        empty_is_absent: take a text with nothing in it as one that is not there, here and in the
            tables inside: whoever empties a note by hand must not lose sight of all the others.
    """

    __slots__ = ("_empty_is_absent", "_mistakes", "_path", "_table", "_taken")

    def __init__(
        self,
        table: Mapping[str, Any],
        path: Path,
        mistakes: list[Mistake],
        *,
        empty_is_absent: bool = False,
    ) -> None:
        self._table = table
        self._path = path
        self._taken: set[str] = set()
        self._mistakes = mistakes
        self._empty_is_absent = empty_is_absent

    def wrong(self, key: str | None, message: str) -> None:
        """Note a mistake in the value of a key, or, for None, in the table as a whole."""
        if key is None:
            self._mistakes.append(Mistake(self._path, message, "table"))
        else:
            self._mistakes.append(Mistake((*self._path, key), message))

    def _take(self, key: str) -> object:
        self._taken.add(key)
        return self._table.get(key)

    def need(self, key: str) -> None:
        """Note a mistake where a key is absent."""
        if key not in self._table:
            self.wrong(None, f"'{key}' is missing.")

    def text(self, key: str) -> str | None:
        """A text, or None where the key is absent."""
        # Not by `_take`: hundreds of reflections are read at once, and most of what is in them
        # are texts.
        self._taken.add(key)
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(key, f"'{key}' has to be a text in quotes.")
            return None
        if not value.strip():
            if not self._empty_is_absent:
                self.wrong(key, f"'{key}' is empty. Leave the line out instead.")
            return None
        return value

    def clean_text(self, key: str) -> str | None:
        """A text that holds nothing a terminal would act on."""
        value = self.text(key)
        found = first_forbidden(value) if value is not None else None
        if found is not None:
            self.wrong(key, f"'{key}' holds a control or direction character ({found[1]}).")
            return None
        return value

    def needed_text(self, key: str) -> str:
        """A text that has to be there; empty where it is not."""
        self.need(key)
        text = self.text(key)
        if text is None and self._empty_is_absent and isinstance(self._table.get(key), str):
            self.wrong(key, f"'{key}' is empty.")
        return text or ""

    def word(self, key: str, known: Collection[Word]) -> Word | None:
        """One of some known words, or None where the key is absent or its value unknown."""
        value = self.text(key)
        found = next((each for each in known if each == value), None)
        if value is not None and found is None:
            self._unknown(key, value, known)
        return found

    def words(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of known words, without those that are not known."""
        given = self._list(key, "a list of texts in quotes")
        texts = [each for each in given if isinstance(each, str)]
        if len(texts) != len(given):
            self.wrong(key, f"'{key}' has to be a list of texts in quotes.")
        unknown = (
            (number, text)
            for number, text in enumerate(given)
            if isinstance(text, str) and text not in known
        )
        for number, text in islice(unknown, _MOST_NOTED):
            self._unknown(key, text, known, number)
        return tuple(text for text in texts if text in known)

    def _unknown(self, key: str, value: str, known: Collection[str], *number: int) -> None:
        # The value is not shown: in a reflection it may be words that a person wrote.
        shown = ", ".join(islice(known, _MOST_WORDS_SHOWN))
        more = ", ..." if len(known) > _MOST_WORDS_SHOWN else ""
        could = (
            f"has to be one of {shown}{more}" if known else f"names a [[{key}]] that is not here"
        )
        message = f"'{key}' {could}.{self._hint(value, known)}"
        self._mistakes.append(Mistake((*self._path, key, *number), message))

    def _hint(self, word: str, known: Collection[str]) -> str:
        # Looking for the nearest word is slow, and a hostile file has mistakes without end.
        if max(len(self._mistakes), len(known)) > _MOST_TO_LOOK_THROUGH:
            return ""
        return nearest(word, list(known))

    def flag(self, key: str) -> bool | None:
        """True, false, or None where the key is absent."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, f"'{key}' has to be true or false, without quotes.")
            return None
        return value

    def number(self, key: str) -> int | None:
        """A whole number from 0, or None where the key is absent."""
        value = self._take(key)
        if value is None:
            return None
        # Not any larger: Python cannot even show a number of some thousand digits.
        if isinstance(value, int) and not isinstance(value, bool) and value in _NUMBERS:
            return value
        self.wrong(key, f"'{key}' has to be a whole number from 0, without quotes.")
        return None

    def day(self, key: str) -> dt.date | None:
        """A day, or None where the key is absent."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            self.wrong(key, f"'{key}' has to be a day like 2026-11-21, without quotes.")
            return None
        return value

    def time(self, key: str) -> dt.datetime | None:
        """A time with its offset, or None where the key is absent."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dt.datetime) or value.tzinfo is None:
            self.wrong(key, f"'{key}' has to be a time like 2026-11-21T14:30:05+00:00.")
            return None
        return value

    def times(self, key: str) -> tuple[dt.datetime, ...]:
        """A list of times with their offsets."""
        given = self._list(key, "a list of times")
        taken = tuple(each for each in given if isinstance(each, dt.datetime) and each.tzinfo)
        if len(taken) != len(given):
            self.wrong(key, f"'{key}' has to be a list of times like 2026-11-21T14:30:05+00:00.")
        return taken

    def table(self, key: str) -> Fields | None:
        """A table inside this one, or None where the key is absent."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, f"'{key}' has to be a table: [{self._heading(key)}].")
            return None
        return self._inside(value, key)

    def tables(self, key: str) -> list[Fields]:
        """The tables of a list of tables."""
        kind = f"a list of tables: [[{self._heading(key)}]]"
        given = self._list(key, kind)
        taken = [
            self._inside(value, key, number)
            for number, value in enumerate(given)
            if isinstance(value, dict)
        ]
        if len(taken) != len(given):
            self.wrong(key, f"'{key}' has to be {kind}.")
        return taken

    def _inside(self, table: Mapping[str, Any], *path: str | int) -> Fields:
        return Fields(
            table,
            (*self._path, *path),
            self._mistakes,
            empty_is_absent=self._empty_is_absent,
        )

    def _heading(self, key: str) -> str:
        return ".".join(each for each in (*self._path, key) if isinstance(each, str))

    def translated(self, key: str, language: str, fallback: str) -> str | None:
        """A text in one language: a text for all, or one key a language (`title.cy = ...`).

        Args:
            key: the key.
            language: the language asked for.
            fallback: the checklist's own language, where that one is not there.
        """
        value = self._table.get(key)
        if not isinstance(value, dict):
            return self.clean_text(key)
        self._take(key)
        texts = self._inside(value, key)
        by_language = {each: texts.clean_text(each) for each in value}
        if not by_language:
            self.wrong(key, f"'{key}' is empty. Leave the line out instead.")
            return None
        given = by_language.get(language) or by_language.get(fallback)
        return given or next(iter(by_language.values()))

    def texts(self) -> dict[str, str]:
        """All keys of a table that maps names to texts."""
        return {key: value for key in self._table if (value := self.text(key)) is not None}

    def ignore(self, key: str) -> None:
        """Take a key without looking at it: somebody else reads it."""
        self._take(key)

    def rest(self) -> dict[str, Any]:
        """The keys that nobody asked for, with their values."""
        if self._taken.issuperset(self._table):
            return {}
        return {key: value for key, value in self._table.items() if key not in self._taken}

    def no_more(self) -> None:
        """Note every key that nobody asked for as a mistake."""
        absent = [each for each in self._taken if each not in self._table]
        for key in self.rest():
            shown = shortened(key, _LONGEST_KEY_SHOWN)
            message = f"'{shown}' is not a known key here.{self._hint(key, absent)}"
            self._mistakes.append(Mistake((*self._path, key), message, "key"))

    def _list(self, key: str, kind: str) -> list[Any]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, f"'{key}' has to be {kind}.")
            return []
        return value
