"""What leaves, laid out: which order it comes in, and what stands above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist import __version__
from ticlist.sharing.chosen import EVENTS, LAYOUT
from ticlist.sharing.laying import Laying, when_in_words
from ticlist.sharing.over_time import grids_of
from ticlist.sharing.records import columns_for, records_of
from ticlist.sharing.sheet import Fact, Heading, Passage, Room, Sheet, changed
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.sharing.chosen import Chosen, Part
    from ticlist.sharing.sheet import Block
    from ticlist.sharing.taken import Taken

WHAT_IT_IS = "A personal supervision record, not a case record."
SELF_DESCRIPTION = "Self-description, not an assessment of the writer."
ROOM = ("What we talked about", "What was agreed, and whose it is", "When")

_STAYED: dict[Part, str] = {
    "answers": "answers",
    "scope": "answers about the scope of the role",
    "basis": "what answers rest on",
    "words": "words",
    "steps": "steps",
    "supervision": "what was marked to talk about",
    "discussed": "notes from supervision",
    "later": "later looks",
    "dates": "days",
}
"""What is said of a part that stays out. What is private is not even mentioned."""


def sheet_of(copies: Sequence[Taken], chosen: Chosen) -> Sheet:
    """The sheet that some copies make.

    Args:
        copies: what leaves of each reflection, as `taken` gives it, oldest first.
        chosen: what was chosen, for the order and for what is said of it.
    """
    blocks = {"supervision": _for_supervision, "account": _account, "full": _in_full}
    sheet = Sheet(
        title=_title(copies, chosen),
        facts=tuple(_facts(copies, chosen)),
        blocks=(
            *blocks[chosen.layout](copies, chosen),
            *grids_of(copies, chosen),
            Heading("Discussion"),
            Room(ROOM),
        ),
        columns=columns_for(chosen),
        records=tuple(records_of(copies, chosen)),
        author=chosen.name if "name" in chosen.parts else "",
    )
    return changed(sheet, visible)


# --- the top --------------------------------------------------------------------------------------


def _title(copies: Sequence[Taken], chosen: Chosen) -> str:
    layout = LAYOUT[chosen.layout]
    name = layout.sheet_title if len(copies) == 1 else layout.several
    titles = ", ".join(dict.fromkeys(each.of.checklist.title for each in copies))
    return f"{name}: {titles}, {_span(copies, chosen)}"


def _span(copies: Sequence[Taken], chosen: Chosen) -> str:
    first, last = (
        when_in_words(each.of.on, days=chosen.has_days) for each in (copies[0], copies[-1])
    )
    return first if first == last else f"{first} to {last}"


def _facts(copies: Sequence[Taken], chosen: Chosen) -> Iterator[Fact]:
    yield Fact("What this is", WHAT_IT_IS)
    yield Fact("For", LAYOUT[chosen.layout].audience)
    if "name" in chosen.parts and chosen.name:
        yield Fact("From", chosen.name)
    if chosen.pseudonym:
        yield Fact("Known here as", chosen.pseudonym)
    versions = (
        f"{each.of.checklist.title}, version {each.of.checklist.version}" for each in copies
    )
    yield Fact("Checklist", "; ".join(dict.fromkeys(versions)))
    yield Fact("When", _span(copies, chosen))
    if len(copies) > 1:
        yield Fact("How many", f"{len(copies)} reflections")
    left_out = _left_out(chosen)
    if left_out:
        yield Fact("Left out by choice, if there was any", ", ".join(left_out))
    yield Fact("Made with", f"ticlist {__version__}")


def _left_out(chosen: Chosen) -> list[str]:
    """What stays out, told from the choice alone: what there was of it is nobody's business."""
    parts = [said for part, said in _STAYED.items() if part not in chosen.parts]
    some_words = "words" in chosen.parts and chosen.passages is not None
    if chosen.sections is not None or chosen.without or some_words:
        parts.append("some sections, prompts or passages")
    return parts


# --- the layouts ----------------------------------------------------------------------------------


def _for_supervision(copies: Sequence[Taken], chosen: Chosen) -> Iterator[Block]:
    laying = Laying(copies, chosen)
    yield from laying.under("To talk about", laying.to_talk_about)
    yield from laying.under("Steps", laying.steps)
    yield from laying.under("In my own words", laying.passages)
    yield from _at_the_end(laying)


def _account(copies: Sequence[Taken], chosen: Chosen) -> Iterator[Block]:
    laying = Laying(copies, chosen)
    happened = tuple(laying.under("What happened", laying.what_happened))
    if happened or chosen.event:
        yield Heading("What happened")
    if chosen.event:
        yield Passage("remark", f"What kind of event it was: {EVENTS[chosen.event]}")
    yield from happened[1:]
    yield from laying.under("What I learnt", laying.what_it_tells_me)
    yield from laying.under("What I changed", laying.steps)
    if chosen.themes:
        yield Heading("Themes of my own code that it touches")
        yield Passage("words", chosen.themes)
    yield from laying.under("To talk about", laying.to_talk_about)
    yield from _at_the_end(laying)


def _at_the_end(laying: Laying) -> Iterator[Block]:
    yield from laying.under("Discussed before", laying.discussed)
    yield from laying.under("Looked at again", laying.later)
    yield from laying.under("Answers", laying.answers, SELF_DESCRIPTION)


def _in_full(copies: Sequence[Taken], chosen: Chosen) -> Iterator[Block]:
    laying = Laying(copies, chosen)
    yield from laying.whole(SELF_DESCRIPTION)
