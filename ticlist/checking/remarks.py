"""What the author of a checklist may want to look at again; none of it is a mistake."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TYPE_CHECKING

from ticlist.checking.found import Found
from ticlist.checking.reading import reading_age
from ticlist.checking.words import joined_behaviours, judging_words
from ticlist.model.checklist import PRINCIPLES, STRANDS
from ticlist.model.contribution import VERSION
from ticlist.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.checking.contents import Contents, Text
    from ticlist.files.tomlplace import Path, Spans

_MOST_AGE = 13
# The estimate is of one or two sentences, and jumps: it says nothing before it is clearly above.
_CLEARLY = 1.5
_LONGEST_SHOWN = 40
_MOST_OF_A_TEXT = 5
_MOST_LANGUAGES = 6


class Remarks:
    """Everything there is to remark on one checklist.

    Args:
        contents: the checklist.
        spans: where everything in it stands.
        today: the day.
    """

    def __init__(self, contents: Contents, spans: Spans, today: dt.date) -> None:
        self._contents = contents
        self._spans = spans
        self._today = today

    def every(self, *, whole: bool) -> list[Found]:
        """The remarks in the order of the file.

        Args:
            whole: whether there are no mistakes; else nothing is said of what may only be
                misspelt.
        """
        found = [
            *self._version(),
            *self._review(),
            *self._sources(),
            *self._texts(),
            *self._languages(),
        ]
        if whole:
            found += self._coverage()
        return sorted(found)

    def _coverage(self) -> Iterator[Found]:
        for kind, known in (("principle", PRINCIPLES), ("strand", STRANDS)):
            there = {each.table.get(kind) for each in self._contents.sections}
            missing = [each for each in known if each not in there]
            if missing:
                many = "s" if len(missing) > 1 else ""
                yield Found(0, 0, f"There is no section on the {kind}{many} {', '.join(missing)}.")

    def _version(self) -> Iterator[Found]:
        version = self._contents.table.get("version")
        if isinstance(version, str) and version and not VERSION.fullmatch(version):
            what = (
                "Answers to this version cannot be added to a team's picture: for that it has at"
                " most 40 letters without accents, digits, dots, hyphens and underscores."
            )
            yield self._at(("version",), what)

    def _review(self) -> Iterator[Found]:
        day = self._contents.table.get("review_by")
        if type(day) is dt.date and day < self._today:
            yield self._at(("review_by",), f"The day to look at it again, {day}, has passed.")

    def _sources(self) -> Iterator[Found]:
        without = [each for _, each in self._contents.prompts if not each.table.get("source")]
        if len(without) == len(self._contents.prompts) > 1:
            yield self._at(without[0].path, "No prompt names a source: what do they stand on?")
            return
        for each in without:
            yield self._at(each.path, "This prompt names no source: what does it stand on?")

    def _texts(self) -> Iterator[Found]:
        for text in self._contents.texts():
            if text.language != "en" and not text.language.startswith("en-"):
                continue
            for word in islice(dict.fromkeys(judging_words(text.words)), _MOST_OF_A_TEXT):
                what = f"'{word}' judges. What is it that people do, see or say?"
                yield self._word(text, word, what)
            if text.key == "text":
                yield from self._prompt(text)

    def _prompt(self, text: Text) -> Iterator[Found]:
        age = reading_age(text.words)
        if age > _MOST_AGE + _CLEARLY:
            what = (
                f"By a rough estimate this reads as for age {age:.0f}; aim for {_MOST_AGE}."
                " Shorter words or sentences help."
            )
            yield self._at(text.path, what)
        joint = joined_behaviours(text.words)
        if joint:
            what = (
                f"'{joint}' may join two behaviours: whoever does one of them cannot answer."
                " Two prompts?"
            )
            yield self._word(text, joint, what)

    def _languages(self) -> Iterator[Found]:
        given = list(self._contents.translatable())
        languages = {self._contents.language: None} if self._contents.language else {}
        languages |= {each: None for _, _, texts in given for each in texts}
        if len(languages) <= 1:
            return
        for path, key, texts in given:
            missing = [
                shortened(each, _LONGEST_SHOWN)
                for each in islice(
                    (each for each in languages if each not in texts), _MOST_LANGUAGES + 1
                )
            ]
            if missing and texts:
                more = ", ..." if len(missing) > _MOST_LANGUAGES else ""
                shown = ", ".join(missing[:_MOST_LANGUAGES])
                what = f"'{key}' is not translated: {shown}{more}."
                yield self._at(path, what, key=True)

    def _at(self, path: Path, what: str, *, key: bool = False) -> Found:
        return Found(*span_of(self._spans, path, key=key), what)

    def _word(self, text: Text, word: str, what: str) -> Found:
        """A remark on one word of a text, or on all of it where it is not found as it stands."""
        start, end = span_of(self._spans, text.path)
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        found = pattern.search(self._spans.text, start, end)
        return Found(*found.span(), what) if found else Found(start, end, what)


def span_of(spans: Spans, path: Path, *, key: bool = False) -> tuple[int, int]:
    """From where to where a value, a key or a heading stands, or the nearest around it.

    Args:
        spans: of the text.
        path: of the value or table.
        key: the key is meant, not its value.
    """
    looked_into = (spans.keys, spans.inner) if key else (spans.values, spans.keys, spans.inner)
    while path:
        for each in looked_into:
            if path in each:
                return each[path]
        path = path[:-1]
    return 0, 0
