"""What leaves is what was chosen, and nothing else: in every format, for every choice of parts."""

import json
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sharing.reflections import ID, STEPS, WHOLE, another
from ticlist.sharing.chosen import BEGINNING, CLOSING, LAYOUTS, PARTS, Chosen, Layout, Part
from ticlist.sharing.layouts import sheet_of
from ticlist.sharing.sheet import Sheet, texts_of
from ticlist.sharing.taken import passages_of, taken

MARK = re.compile(r"\b(?:[A-Z]{3,}-)?[A-Z]{4,}(?:-[A-Z]+)?\b")
EVERY: frozenset[Part] = frozenset(PARTS)

ANSWERED = {"ASKED-TOLD", "ASKED-NOISE", "TITLE-SAFETY"}
WORDS_OF_SAFETY = {"NOTE-TOLD", "NOTE-NOISE", "TELLS-SAFETY"}
WORDS_OF_TRUST = {"NOTE-REASON", "NOTE-PROMISE", "TELLS-TRUST"}
STEPS_THERE = {"STEP-SAFETY", "STEP-TRUST", "STEP-END", "EARLIER-OPEN"}


def a_sheet(**chosen: object) -> Sheet:
    choice = Chosen(**chosen)  # type: ignore[arg-type]
    return sheet_of([taken(WHOLE, choice, STEPS)], choice)


def in_it(sheet: Sheet) -> str:
    """Everything in a sheet, whichever format it is written in."""
    return "\n".join(placed.text for placed in texts_of(sheet))


def marks(*parts: Part, layout: Layout = "full", **chosen: object) -> set[str]:
    sheet = a_sheet(parts=frozenset(parts), layout=layout, **chosen)
    found = {each for each in MARK.findall(in_it(sheet)) if each not in PARTS.values()}
    assert "MORE" not in found
    return found - {"MORE"}


def test_the_start_is_the_least() -> None:
    assert Chosen().parts == {"answers"}
    found = in_it(a_sheet())
    assert set(MARK.findall(found)) == ANSWERED
    assert "More often than not" in found
    assert "Not yet" in found
    for never in (ID, "k7f3xq", "2026-11-21", "21 November", "14:30", "WITH", "Leave this one"):
        assert never not in found
    assert "November 2026" in found


@pytest.mark.parametrize(
    ("parts", "leaves"),
    [
        (["answers", "basis"], ANSWERED),
        (["scope"], {"ASKED-WITHIN", "TITLE-ROLE"}),
        (["basis"], set()),
        (["steps"], STEPS_THERE),
        (["supervision"], {"ASKED-TOLD", "SUPERVISION"}),
        (["supervision", "scope"], {"ASKED-TOLD", "SUPERVISION", "ASKED-WITHIN"}),
        (["discussed"], {"DISCUSSED", "ROLE", "WITH-NOBODY"}),
        (["later"], {"ASKED-TOLD"}),
        (["later", "words"], {"LOOKED-TOLD", "LOOKED-REASON", "ASKED-TOLD", "ASKED-REASON"}),
        (["words"], {*WORDS_OF_SAFETY, *WORDS_OF_TRUST, "CONTEXT", "TELLS-END"}),
        (["words", "steps"], {"BECAME-OPEN", "EARLIER-OPEN"}),
        (["private"], set()),
        (["private", "words"], {"NOTE-REST", "TELLS-SELF", "PRIVATE-BOX"}),
        (["private", "steps"], {*STEPS_THERE, "STEP-SELF", "EARLIER-PRIVATE"}),
        (["private", "later"], {"ASKED-REST", "ASKED-TOLD"}),
        (["name", "dates"], set()),
    ],
)
def test_a_part_brings_what_it_says(parts: list[Part], leaves: set[str]) -> None:
    found = marks(*parts)
    assert leaves <= found
    if "words" not in parts:
        # Where a section is told of, its title is too.
        assert found - leaves <= {each for each in found if each.startswith("TITLE-")}


def test_what_has_no_part_of_its_own_never_leaves() -> None:
    found = marks(*EVERY)
    never = {"NOTE-OUT", "ASKED-OUT", "TITLE-CHOICE", "BECAME-UNKNOWN", "LOOKED-GONE", "WITH"}
    assert not found & never
    for parts in combinations(PARTS, 2):
        assert not marks(*parts) & never


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_private_or_of_the_role_leaves_only_with_its_part(layout: Layout) -> None:
    without = marks(*EVERY - {"private"}, layout=layout)
    private = {"REST", "SELF", "BOX", "PRIVATE"}
    assert not {each for each in without if each.split("-")[-1] in private}
    sheet = in_it(a_sheet(parts=EVERY - {"private", "answers"}, layout=layout))
    assert "rivate" not in sheet
    without = marks(*EVERY - {"scope"}, layout=layout)
    assert not {each for each in without if each.split("-")[-1] in {"WITHIN", "ROLE", "SCOPE"}} - {
        "ROLE"
    }


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(PARTS))),
    st.sampled_from(LAYOUTS),
    st.sets(st.sampled_from(["safety", "trust", "role", "self", "choice", "closing", "beginning"])),
    st.sets(st.sampled_from(["told", "noise", "reason", "within", "rest"])),
)
def test_less_chosen_never_means_more_leaves(
    parts: set[Part], layout: Layout, sections: set[str], without: set[str]
) -> None:
    every_part = marks(*parts, layout=layout)
    fewer = marks(*parts, layout=layout, without=frozenset(without))
    assert fewer <= every_part
    for prompt in without:
        assert f"NOTE-{prompt.upper()}" not in fewer
    named = marks(*parts, layout=layout, sections=frozenset(sections))
    assert named <= every_part
    # What was left out that day is in when it is asked for by its name.
    asked = marks(*parts, layout=layout, sections=frozenset(sections), left_out=True)
    assert {each for each in asked if each.split("-")[-1] not in {"CHOICE", "OUT"}} <= every_part
    assert ("TELLS-CHOICE" in asked) == ("choice" in sections and "words" in parts)
    for section in {"safety", "trust", "role", "self"} - sections:
        assert f"TITLE-{section.upper()}" not in named
        assert f"TELLS-{section.upper()}" not in named
    if "closing" not in sections:
        assert not named & {"TELLS-END", "STEP-END", "SUPERVISION", "PRIVATE-BOX"}
    if "beginning" not in sections:
        assert not named & {"CONTEXT", "BECAME-OPEN", "EARLIER-OPEN"}


OURS = ["context", "closing", "private-box", "earlier-steps", "later", "tells:trust", "a b"]


@pytest.mark.parametrize("prompt", OURS)
def test_a_prompt_that_is_called_as_something_of_ours_is_another(prompt: str) -> None:
    safety = WHOLE.sections[0]
    answers = (replace(safety.answers[0], prompt=prompt), safety.answers[1])
    whole = replace(WHOLE, sections=(replace(safety, answers=answers), *WHOLE.sections[1:]))
    every = Chosen(EVERY)
    keys = [each.key for each in passages_of(taken(whole, every, STEPS).of)]
    assert len({*keys}) == len(keys)
    key = f"another:{prompt}"
    alone = taken(whole, replace(every, passages=frozenset({key})), STEPS).of
    assert [each.words for each in passages_of(alone)] == ["NOTE-TOLD"]
    others = taken(whole, replace(every, passages=frozenset(keys) - {key}), STEPS).of
    assert "NOTE-TOLD" not in [each.words for each in passages_of(others)]


@pytest.mark.parametrize("section", [BEGINNING, CLOSING])
def test_a_section_that_is_called_as_something_of_ours_is_another(section: str) -> None:
    whole = replace(WHOLE, sections=(replace(WHOLE.sections[0], id=section),))
    ours = taken(whole, Chosen(EVERY, sections=frozenset({section})), STEPS).of
    assert ours.sections == ()
    theirs = taken(whole, Chosen(EVERY, sections=frozenset({f"another:{section}"})), STEPS).of
    assert [each.title for each in theirs.sections] == ["TITLE-SAFETY"]
    assert theirs.context is None
    assert theirs.close.is_empty


def test_days_leave_only_with_their_part() -> None:
    every = EVERY - {"dates", "name"}
    months = in_it(a_sheet(parts=every))
    assert "December 2026" in months
    assert "February 2027" in months
    assert not re.search(r"\b(21|19|13) (November|December|February)|-(21|19|13)\b|09:17", months)
    days = in_it(a_sheet(parts=every | {"dates"}))
    for day in ("21 November 2026", "19 December 2026", "13 February 2027", "2026-11-21"):
        assert day in days


def test_nothing_of_the_copy_is_kept_but_what_leaves() -> None:
    copy = taken(WHOLE, Chosen(), STEPS)
    assert (copy.of.id, copy.of.on.day, copy.of.started.day) == ("", 1, 1)
    assert copy.of.saved is None
    assert json.dumps(str(copy)).count("k7f3xq") == 0
    assert "ASKED-REASON" not in str(copy)


def test_passages_are_chosen_one_by_one() -> None:
    parts: frozenset[Part] = frozenset({"words", "private", "steps", "later", "scope"})
    copy = taken(WHOLE, Chosen(parts=parts), STEPS).of
    keys = [each.key for each in passages_of(copy)]
    assert keys == [
        *("context", "told", "noise", "tells:safety", "reason", "promise", "tells:trust"),
        *(
            "within",
            "tells:role",
            "rest",
            "tells:self",
            "closing",
            "private-box",
            "earlier-steps",
            "later",
        ),
    ]
    for key, words in (
        ("told", "NOTE-TOLD"),
        ("tells:trust", "TELLS-TRUST"),
        ("context", "CONTEXT"),
    ):
        for name in (key, f"{ID} {key}"):
            found = marks("words", passages=frozenset({name}))
            assert {each for each in found if not each.startswith(("TITLE-", "ASKED-"))} == {words}
    assert not marks("words", passages=frozenset({f"{another(1).id} told"}))
    assert passages_of(replace(copy, context=None, sections=(), later=())) != []
