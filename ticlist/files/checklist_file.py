"""A checklist file as a `Checklist`, with every mistake in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.checklist_head import FORMAT, of_a_newer_format
from ticlist.files.fields import Fields, Mistake, PlacedMistake, placed
from ticlist.files.tomlread import decoded, parsed
from ticlist.model.checklist import (
    ASKS,
    DOES,
    LEVELS,
    NOW_WHAT,
    PRINCIPLES,
    SAMHSA,
    SO_WHAT,
    STRANDS,
    Asks,
    Checklist,
    Prompt,
    Section,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"[a-z0-9][a-z0-9-]*+")
LONGEST_ID = 40
"""How many letters the id of a checklist or a section has at most."""

_LONGEST_PROMPT_ID = 60


class ChecklistRead(NamedTuple):
    """What came of reading a checklist file: the checklist is None where there are mistakes."""

    checklist: Checklist | None
    mistakes: list[PlacedMistake]


def read_checklist(data: bytes, *, name: str, language: str | None = None) -> ChecklistRead:
    """Read a checklist.

    Args:
        data: the bytes of the file.
        name: the file's name; without `.toml` it has to be the checklist's id.
        language: the language to take texts in, where the checklist has it.

    Raises:
        FileRefusedError: it is not text, not TOML, beyond the limits, or of a newer format.
    """
    text = decoded(data, name)
    table = parsed(text, name)
    newer = of_a_newer_format(table)
    if newer:
        raise FileRefusedError(
            what=newer,
            where=name,
            what_to_do="It was left as it is. A newer ticlist may be able to read it.",
        )
    checklist, mistakes = looked_through(table, name=name, language=language)
    return ChecklistRead(
        None if mistakes else checklist, placed(mistakes, text) if mistakes else []
    )


def looked_through(
    table: Mapping[str, Any], *, name: str | None, language: str | None = None
) -> tuple[Checklist, list[Mistake]]:
    """A parsed checklist as far as it could be read, and every mistake in it.

    Args:
        table: as the parser gave it.
        name: the file's name, which has to be the id's; None where it has none.
        language: the language to take texts in, where the checklist has it.
    """
    mistakes: list[Mistake] = []
    top = Fields(table, (), mistakes)
    if top.number("format") != FORMAT and not mistakes:
        top.wrong("format", f"There has to be a line: format = {FORMAT}.")
    return _Reader(mistakes, language).checklist(top, name), mistakes


def is_id(text: str, longest: int = LONGEST_ID) -> bool:
    """Whether a text can be the id of a checklist, or of anything with ids of so many letters."""
    return bool(_ID.fullmatch(text)) and len(text) <= longest


def _needed_clean(at: Fields, key: str) -> str:
    at.need(key)
    return at.clean_text(key) or ""


class _Reader:
    def __init__(self, mistakes: list[Mistake], language: str | None) -> None:
        self._mistakes = mistakes
        self._language = language or ""
        self._fallback = ""
        self._spoken: dict[str, None] = {}
        self._sources: dict[str, None] = {}
        self._prompt_ids: set[str] = set()
        self._section_ids: set[str] = set()

    def checklist(self, top: Fields, name: str | None) -> Checklist:
        checklist_id = self._id(top, LONGEST_ID, set())
        if checklist_id and name not in {None, f"{checklist_id}.toml"}:
            top.wrong("id", f"'{checklist_id}' has to be the file's name: {checklist_id}.toml.")
        self._fallback = _needed_clean(top, "language")
        sources = tuple(self._source(each) for each in top.tables("source"))
        self._sources = dict.fromkeys(each.id for each in sources if each.id)
        sections = tuple(self._section(each) for each in top.tables("section"))
        checklist = Checklist(
            id=checklist_id,
            setting=_needed_clean(top, "setting"),
            version=_needed_clean(top, "version"),
            language=self._language if self._language in self._spoken else self._fallback,
            title=self._needed(top, "title"),
            about=self._said(top, "about"),
            standing=self._said(top, "standing"),
            review_by=top.day("review_by"),
            sources=sources,
            sections=sections,
            languages=tuple({self._fallback: None, **self._spoken}),
        )
        if not checklist.sections:
            top.wrong(None, "There is no [[section]].")
        top.no_more()
        return checklist

    def _said(self, at: Fields, key: str) -> str | None:
        return at.translated(key, self._language, self._fallback)

    def _needed(self, at: Fields, key: str) -> str:
        at.need(key)
        return self._said(at, key) or ""

    @staticmethod
    def _id(at: Fields, longest: int, taken: set[str]) -> str:
        given = at.needed_text("id")
        if not given:
            return ""
        if not is_id(given, longest):
            form = f"small letters, digits and hyphens, {longest} at most and no hyphen first"
            at.wrong("id", f"'id' has to be {form}.")
            return ""
        if given in taken:
            at.wrong("id", f"'{given}' is the id of another one already.")
        taken.add(given)
        return given

    def _source(self, at: Fields) -> Source:
        source = Source(
            id=_needed_clean(at, "id"),
            title=_needed_clean(at, "title"),
            by=at.clean_text("by"),
            year=at.number("year"),
            url=at.clean_text("url"),
        )
        at.no_more()
        return source

    def _section(self, at: Fields) -> Section:
        given = at.rest().keys() & {"principle", "strand"}
        if len(given) != 1:
            at.wrong(None, "A section has either a 'principle' or a 'strand'.")
        section_id = self._id(at, LONGEST_ID, self._section_ids)
        principle, strand = at.word("principle", PRINCIPLES), at.word("strand", STRANDS)
        section = Section(
            id=section_id,
            title=self._needed(at, "title"),
            principle=principle,
            strand=strand,
            about=self._said(at, "about"),
            private=at.flag("private") or False,
            so_what=self._said(at, "so_what") or SO_WHAT,
            now_what=self._said(at, "now_what") or NOW_WHAT,
            prompts=tuple(self._prompt(each, strand) for each in at.tables("prompt")),
        )
        if not section.prompts:
            at.wrong(None, "A section has at least one [[section.prompt]].")
        at.no_more()
        return section

    def _prompt(self, at: Fields, strand: str | None) -> Prompt:
        texts = at.rest().get("text")
        self._spoken |= dict.fromkeys(texts if isinstance(texts, dict) else ())
        prompt = Prompt(
            id=self._id(at, _LONGEST_PROMPT_ID, self._prompt_ids),
            wording=at.number("wording") or 1,
            asks=self._asks(at, strand),
            text=self._needed(at, "text"),
            example=self._said(at, "example"),
            short=at.flag("short") or False,
            staff=at.flag("staff") or False,
            level=at.word("level", LEVELS) or "informed",
            samhsa=at.words("samhsa", SAMHSA),
            does=at.words("does", DOES),
            source=at.words("source", self._sources),
        )
        at.no_more()
        return prompt

    @staticmethod
    def _asks(at: Fields, strand: str | None) -> Asks:
        asks = at.word("asks", ASKS)
        if strand == "wellbeing":
            if asks not in {None, "words"}:
                at.wrong("asks", 'Prompts about wellbeing ask for words only: asks = "words".')
            return "words"
        return asks or "how-much"
