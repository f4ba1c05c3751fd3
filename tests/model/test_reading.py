"""A reflection in the order in which it is read."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.model.making import reflection_of
from ticlist.model.depth import Depth
from ticlist.model.reading import (
    LEFT_OUT,
    LEFT_OUT_WITH_WORDS,
    Block,
    blocks_of,
)
from ticlist.model.reflection import (
    Answer,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)

PRIVATE = "Private: stays out of what is shared unless chosen each time."
LATER = dt.datetime(2027, 1, 9, 8, 30, tzinfo=dt.UTC)

BOARD = Step("k7f3xq-1", "start", "Put it on the board.", "me", dt.date(2026, 12, 5))
RULE = Step("k7f3xq-2", "keep", "Agree on quiet.", "team")
TOLD = Answer(
    "told",
    1,
    "I tell pupils beforehand.",
    answer="often",
    basis=("seen", "person"),
    supervision=True,
    note="I noticed\nthe board.",
)
SAFETY = ReflectedSection(
    "safety",
    "Safety",
    principle="safety",
    so_what="It helps.",
    answers=(TOLD, Answer("noise", 3, "I notice the noise.", note="The bell.")),
    steps=(BOARD,),
)
HEAD = [
    Block("title", "School, 21 November 2026"),
    Block("remark", "Full, version 2026.1"),
]


def reading(**parts: object) -> list[Block]:
    whole: Reflection = replace(reflection_of(), **parts)  # type: ignore[arg-type]
    return blocks_of(whole)


def test_a_section_is_read_with_its_answers_words_and_steps() -> None:
    assert reading(sections=(SAFETY,)) == [
        *HEAD,
        Block("section", "Safety", "safety"),
        Block("prompt", "I tell pupils beforehand.", "safety", "told"),
        Block("answer", "More often than not", "safety", "told"),
        Block(
            "remark",
            "It rests on: something I saw or did; the people we work with told us.",
            "safety",
            "told",
        ),
        Block("words", "I noticed\nthe board.", "safety", "told"),
        Block("remark", "To talk about in supervision.", "safety", "told"),
        Block("prompt", "I notice the noise.", "safety", "noise"),
        Block("words", "The bell.", "safety", "noise"),
        Block("prompt", "What does this tell me?", "safety"),
        Block("words", "It helps.", "safety"),
        Block("prompt", "Start (me, by 5 December 2026)", "safety"),
        Block("words", "Put it on the board.", "safety"),
    ]


def test_an_answer_without_words_is_read_without_them() -> None:
    plain = Answer("told", 1, "I tell pupils beforehand.", answer="not_today")
    section = ReflectedSection("safety", "Safety", answers=(plain,))
    assert reading(sections=(section,))[len(HEAD) :] == [
        Block("section", "Safety", "safety"),
        Block("prompt", "I tell pupils beforehand.", "safety", "told"),
        Block("answer", "Leave this one today", "safety", "told"),
    ]


def test_the_end_is_read_after_the_sections() -> None:
    close = Closing("So.", "The bell.", "I was tired.", (RULE,))
    assert reading(sections=(SAFETY,), close=close)[-9:] == [
        Block("section", "At the end"),
        Block("prompt", "What does this tell me?"),
        Block("words", "So."),
        Block("prompt", "Keep (my team)"),
        Block("words", "Agree on quiet."),
        Block("prompt", "One thing to take to supervision"),
        Block("words", "The bell."),
        Block("prompt", PRIVATE),
        Block("words", "I was tired."),
    ]


@pytest.mark.parametrize(
    ("close", "read"),
    [
        (Closing(), []),
        (Closing(steps=(RULE,)), ["At the end", "Keep (my team)", "Agree on quiet."]),
        (Closing(so_what="So."), ["At the end", "What does this tell me?", "So."]),
        (Closing(private="Me."), ["At the end", PRIVATE, "Me."]),
    ],
)
def test_what_was_skipped_at_the_end_is_not_mentioned(close: Closing, read: list[str]) -> None:
    assert [block.text for block in reading(close=close)[len(HEAD) :]] == read


def test_what_became_of_steps_and_what_came_later_is_read_last() -> None:
    blocks = reading(
        sections=(SAFETY,),
        followed_up=(FollowedUp("h2mnb4-2", "tried", "It took time."), FollowedUp("a-1", "done")),
        later=(
            LaterLook(LATER, "told", "routine", "Looking back."),
            LaterLook(LATER, "gone", note="Hm."),
            LaterLook(LATER, "noise", "often"),
        ),
        discussed=(Discussed(LATER, "We spoke.", "my supervisor"), Discussed(LATER, "Again.")),
    )
    begins = Block("section", "What became of earlier steps", earlier=True)
    assert blocks[blocks.index(begins) :] == [
        begins,
        Block("prompt", "h2mnb4-2", earlier=True),
        Block("answer", "Tried it", earlier=True),
        Block("words", "It took time.", earlier=True),
        Block("prompt", "a-1", earlier=True),
        Block("answer", "Done", earlier=True),
        Block("section", "Looked at again on 9 January 2027"),
        Block("prompt", "I tell pupils beforehand.", None, "told"),
        Block("answer", "As a matter of course", None, "told"),
        Block("words", "Looking back.", None, "told"),
        Block("section", "Looked at again on 9 January 2027"),
        Block("prompt", "gone", None, "gone"),
        Block("words", "Hm.", None, "gone"),
        Block("section", "Looked at again on 9 January 2027"),
        Block("prompt", "I notice the noise.", None, "noise"),
        Block("answer", "More often than not", None, "noise"),
        Block("section", "Discussed with my supervisor on 9 January 2027"),
        Block("words", "We spoke."),
        Block("section", "Discussed on 9 January 2027"),
        Block("words", "Again."),
    ]


def test_an_earlier_step_is_read_in_its_words_where_they_are_known() -> None:
    said = (FollowedUp("h2mnb4-2", "tried"), FollowedUp("a-1", "done"))
    reflection = replace(reflection_of(), followed_up=said)
    blocks = blocks_of(reflection, {"h2mnb4-2": "Stop: Rushing."})
    read = [block.text for block in blocks if block.earlier and block.kind == "prompt"]
    assert read == ["Stop: Rushing.", "a-1"]


@pytest.mark.parametrize(
    ("section", "remarks"),
    [
        (ReflectedSection("s", "S", left_out=True), [LEFT_OUT]),
        (replace(SAFETY, left_out=True, answers=(), steps=()), [LEFT_OUT_WITH_WORDS]),
        (ReflectedSection("s", "S", left_out=True, answers=(TOLD,)), [LEFT_OUT_WITH_WORDS]),
        (ReflectedSection("s", "S", left_out=True, steps=(RULE,)), [LEFT_OUT_WITH_WORDS]),
        (ReflectedSection("s", "S", private=True, left_out=True), [PRIVATE, LEFT_OUT]),
        (ReflectedSection("s", "S", private=True, steps=(RULE,)), [PRIVATE]),
    ],
)
def test_a_section_says_first_that_it_is_private_or_left_out(
    section: ReflectedSection, remarks: list[str]
) -> None:
    after_title = reading(sections=(section,))[len(HEAD) + 1 :]
    expected = [Block("remark", remark, section.id) for remark in remarks]
    assert after_title[: len(remarks)] == expected
    assert [
        block.text
        for block in after_title
        if "eft out today" in block.text or block.text == PRIVATE
    ] == remarks


@pytest.mark.parametrize(
    ("depth", "shown"), [("short", "Short"), ("full", "Full"), ("one", "One section")]
)
def test_the_head_says_how_much_was_walked_and_the_line_of_context(
    depth: Depth, shown: str
) -> None:
    assert reading(depth=depth, context="First week.") == [
        Block("title", "School, 21 November 2026"),
        Block("remark", f"{shown}, version 2026.1"),
        Block("words", "First week."),
    ]
