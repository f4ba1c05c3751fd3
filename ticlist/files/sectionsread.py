"""The sections of a reflection, read in one go where they stand as ticlist writes them.

Looking back reads hundreds of reflections at once, and nearly all of each is its sections. A
pattern of what ticlist writes is several times as fast as a parser of all that TOML can say, and
every text that it takes means the same to both. What stands there in any other way, by hand or by
a newer ticlist, is left to the parser.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple, cast

from ticlist.model.answered import MARKS, NOTHING, WORDS, AnsweredSection, Given
from ticlist.model.answers import BASIS_SHOWN, SHOWN
from ticlist.model.reflection import OWNERS, STEP_KINDS, Answer, ReflectedSection, Step

if TYPE_CHECKING:
    from ticlist.model.reflection import Owner, StepKind

HEADING = "[[section]]\n"

# A text that begins with a blank may be nothing but blanks. Of the escapes only those of a quote
# and a backslash are taken: what people write has hardly any other.
_TEXT = r'"((?=[^\s"])[^"\\\n]*+(?:\\["\\][^"\\\n]*+)*+)"'
_TEXT_OF_LINES = r'"""\n((?=\s*+[^\s"])[^"\\]*+(?:\\["\\][^"\\]*+)*+)"""'
_ESCAPED = re.compile(r'\\(["\\])')
_WORDS = rf"(?:{_TEXT}|{_TEXT_OF_LINES})"
_KIND, _OWNER = (f'"({"|".join(known)})"' for known in (STEP_KINDS, OWNERS))
_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
# The next heading, or the end of the file.
_END = r"\n*+(?=\[|\Z)"

_SECTION = re.compile(
    rf"{re.escape(HEADING)}id = {_TEXT}\n"
    rf"(?:principle = {_TEXT}\n)?(?:strand = {_TEXT}\n)?title = {_TEXT}\n"
    rf"(private = true\n)?(left_out = true\n)?(?:so_what = {_WORDS}\n)?"
    rf"(?:step = \[\n((?:    [^\n]++\n)++)\]\n)?{_END}"
)
_ANSWER = re.compile(
    rf"\[\[section\.answer\]\]\nprompt = {_TEXT}\nwording = ([1-9][0-9]{{0,5}})\nasked = {_TEXT}\n"
    rf'(?:answer = "({"|".join(SHOWN)})"\n)?'
    rf'(?:basis = \[\n((?:    "(?:{"|".join(BASIS_SHOWN)})",\n)++)\]\n)?'
    rf"(supervision = true\n)?(?:note = {_WORDS}\n)?{_END}"
)
_STEP = re.compile(
    rf"\[\[section\.step\]\]\nid = {_TEXT}\nkind = {_KIND}\ntext = {_WORDS}\nowner = {_OWNER}\n"
    rf"(?:by = {_DAY}\n)?{_END}"
)
_SHORT_STEP = re.compile(
    rf"    \{{ id = {_TEXT}, kind = {_KIND}, text = {_TEXT}(), owner = {_OWNER}"
    rf"(?:, by = {_DAY})? \}},\n"
)
_NEW = tuple.__new__

_IN_NO_TEXT = bytes({*range(0x20), 0x7F} - {ord("\t"), ord("\n")})


class Found(NamedTuple):
    """A section as it was found: what its table holds, its answers, its steps."""

    head: tuple[str, ...]
    answers: list[tuple[str, ...]]
    steps: list[Step]

    def section(self) -> ReflectedSection:
        """The section as it is kept in a reflection."""
        section_id, principle, strand, title, private, left_out, line, lines = self.head
        return ReflectedSection(
            section_id,
            title,
            principle,
            strand,
            bool(private),
            bool(left_out),
            line or lines,
            tuple([_answer(parts) for parts in self.answers]),
            tuple(self.steps),
        )

    def answered(self) -> AnsweredSection:
        """The section as it is looked back on."""
        section_id, principle, strand, title, _, left_out, _, _ = self.head
        givens = tuple([_given(parts) for parts in self.answers])
        return AnsweredSection(section_id, title, principle, strand, bool(left_out), givens)


def found_in(text: str) -> tuple[str, list[Found]] | None:
    """The text around the sections, with one heading in the place of them all, and the sections.

    Args:
        text: as `tomlread.decoded` gives it.

    Returns:
        None where it has to be parsed whole. So it has where the heading that is left does not
        come out of the parser as one section with nothing in it: there are more.
    """
    start = text.find(f"\n{HEADING}") + 1
    begun_before = any(quotes in text[:start] for quotes in ('"""', "'''"))
    data = text.encode()
    if not start or begun_before or len(data) != len(data.translate(None, _IN_NO_TEXT)):
        return None
    try:
        sections, end = _sections_from(text, start)
    except ValueError:
        return None
    return f"{text[:start]}{HEADING}{text[end:]}", sections


def _sections_from(text: str, at: int) -> tuple[list[Found], int]:
    sections: list[Found] = []
    at_once: str | None = None
    while True:
        # Nearly all are answers, so these are tried first.
        if sections and (found := _ANSWER.match(text, at)):
            sections[-1].answers.append(_parts(found))
        elif found := _SECTION.match(text, at):
            at_once = found[found.re.groups]
            sections.append(Found(_parts(found)[:-1], [], _short_steps(at_once or "")))
        elif sections and (found := _STEP.match(text, at)):
            if at_once:  # A list that was written in one cannot be gone on with under headings.
                raise ValueError
            sections[-1].steps.append(_step(_parts(found)))
        else:
            return sections, at
        at = found.end()


def _parts(found: re.Match[str]) -> tuple[str, ...]:
    """What was found, as it was written; None for what is not there."""
    parts: tuple[str, ...] = found.groups()
    if found.string.find("\\", found.start(), found.end()) < 0:
        return parts
    return tuple([_ESCAPED.sub(r"\1", each) if each else each for each in parts])


def _short_steps(text: str) -> list[Step]:
    steps, at = [], 0
    while found := _SHORT_STEP.match(text, at):
        steps.append(_step(_parts(found)))
        at = found.end()
    if at < len(text):
        raise ValueError
    return steps


def _step(parts: tuple[str, ...]) -> Step:
    step_id, kind, line, lines, owner, by = parts
    day = dt.date.fromisoformat(by) if by else None
    return Step(step_id, cast("StepKind", kind), line or lines, cast("Owner", owner), day)


def _answer(parts: tuple[str, ...]) -> Answer:
    prompt, wording, asked, answer, basis, supervision, line, lines = parts
    words = tuple(basis.split('"')[1::2]) if basis else ()
    marked, note = bool(supervision), line or lines
    return Answer(prompt, int(wording), asked, answer, words, marked, note)


def _given(parts: tuple[str, ...]) -> Given:
    prompt, wording, asked, answer, basis, supervision, line, lines = parts
    state = answer or (WORDS if line or lines else MARKS if basis or supervision else NOTHING)
    # What `Given` itself does first, takes as long as all of this.
    return _NEW(Given, (prompt, int(wording), asked, state))
