"""Where somebody wrote a word or a phrase: in their own words, never in those of the prompts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.reflection_file import read_reflection
from ticlist.lookback.folded import Sought
from ticlist.lookback.rawlook import RawLook
from ticlist.lookback.sentence import in_sentence
from ticlist.model.day import in_words
from ticlist.model.reading import AT_THE_END
from ticlist.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.model.reflection import Answer, ReflectedSection, Reflection, Step
    from ticlist.storage.names import Named
    from ticlist.storage.store import Store

_WIDEST_TITLE = 40


class Text(NamedTuple):
    """One text of a reflection.

    Args:
        section: id of the section it is in, where it is in one.
        prompt: id of the prompt it was written to, where there is one.
        part: which part of the reflection it is, in words.
        words: the text, as it was written.
    """

    section: str | None
    prompt: str | None
    part: str
    words: str


class Hit(NamedTuple):
    """One place where it was found.

    Args:
        name: the reflection.
        text: the text it is in.
        before: what of its sentence stands before it; `...` where that was cut.
        found: the words found, as they were written.
        after: what of its sentence stands after it, likewise.
    """

    name: Named
    text: Text
    before: str
    found: str
    after: str


class Unreadable(NamedTuple):
    """A reflection that may hold it and cannot be read."""

    name: Named
    error: FileRefusedError


class Finder:
    """Looks for a word or a phrase.

    Args:
        store: the saved reflections.
        words: what is looked for, as it was typed.
    """

    def __init__(self, store: Store, words: str) -> None:
        self._store = store
        self._sought = Sought(words)
        self._look = RawLook(self._sought.word)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: no letter was typed. Then nothing is found."""
        return not self._sought.word

    def found_in(self, name: Named) -> Iterator[Hit | Unreadable]:
        """What is found in one reflection, in the order it is read in.

        One that has gone since it was named holds nothing, and so does one that cannot be read and
        does not look as if it held it.
        """
        try:
            reflection = None if self.is_empty else self._read(name)
        except FileRefusedError as error:
            if os.path.lexists(self._store.path_of(name.id)):
                yield Unreadable(name, error)
            return
        if reflection is not None:
            for text in texts_of(reflection):
                yield from self._hits(name, text)

    def _read(self, name: Named) -> Reflection | None:
        """A reflection, if it may hold the word."""
        data = self._store.bytes_of(name.id)
        if not self._look.may_hold(data):
            return None
        return read_reflection(data, where=str(self._store.path_of(name.id)))

    def _hits(self, name: Named, text: Text) -> Iterator[Hit]:
        for begin, end in self._sought.places_in(text.words):
            yield Hit(name, text, *in_sentence(text.words, begin, end))


def finds(store: Store, names: Iterable[Named], words: str) -> Iterator[Hit | Unreadable]:
    """Every place where words were written, in the order of the names.

    A file is read when its turn comes: whoever has seen enough may stop.

    Args:
        store: the saved reflections.
        names: which of them to look through.
        words: what is looked for. Capitals, accents, kinds of quotation marks and of dashes, and
            how much white space there is, make no difference.
    """
    finder = Finder(store, words)
    for name in names:
        yield from finder.found_in(name)


def texts_of(reflection: Reflection) -> Iterator[Text]:
    """Every text that somebody wrote in a reflection, in the order it is read in."""
    yield from _written(None, None, "What it is about", reflection.context)
    for section in reflection.sections:
        yield from _of_section(section)
    close = reflection.close
    yield from _written(None, None, f"{AT_THE_END}, what it tells me", close.so_what)
    yield from _of_steps(None, AT_THE_END, close.steps)
    yield from _written(None, None, f"{AT_THE_END}, to take to supervision", close.supervision)
    yield from _written(None, None, f"{AT_THE_END}, private", close.private)
    for each in reflection.followed_up:
        yield from _written(None, None, "What became of an earlier step", each.note)
    yield from _added_since(reflection)


def _of_section(section: ReflectedSection) -> Iterator[Text]:
    title = shortened(section.title, _WIDEST_TITLE)
    for answer in section.answers:
        yield from _of_answer(section.id, title, answer)
    yield from _written(section.id, None, f"{title}, what it tells me", section.so_what)
    yield from _of_steps(section.id, title, section.steps)


def _of_answer(section: str, title: str, answer: Answer) -> Iterator[Text]:
    yield from _written(section, answer.prompt, f"{title}, what I noticed", answer.note)


def _of_steps(section: str | None, title: str, steps: Iterable[Step]) -> Iterator[Text]:
    for step in steps:
        yield from _written(section, None, f"{title}, what to {step.kind}", step.text)


def _added_since(reflection: Reflection) -> Iterator[Text]:
    for later in reflection.later:
        part = f"Looked at again on {in_words(later.at.date())}"
        yield from _written(None, later.prompt, part, later.note)
    for discussed in reflection.discussed:
        day = in_words(discussed.at.date())
        yield from _written(None, None, f"With whom it was discussed on {day}", discussed.with_role)
        yield from _written(None, None, f"Discussed on {day}", discussed.text)


def _written(
    section: str | None, prompt: str | None, part: str, words: str | None
) -> Iterator[Text]:
    if words:
        yield Text(section, prompt, part, words)
