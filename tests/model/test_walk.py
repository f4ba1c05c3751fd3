"""The pages of a walk and what is saved of it, by example."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from tests.model.making import (
    CARE,
    NOISE,
    NOON,
    REST,
    SAFETY,
    SCHOOL,
    TODAY,
    TOLD,
    TRUST,
    at,
    pages_through,
    reflection_of,
    walk_of,
)
from ticlist.model.depth import Depth
from ticlist.model.reflection import ChecklistNamed, Draft, Page, ReflectedSection
from ticlist.model.walk import (
    Beginning,
    Walk,
    new_reflection,
    prompts_of,
    sections_of,
    with_another_id,
)

SHORT = ["before", "prompt safety told", "prompt scope role", "prompt wellbeing rest"]
FULL = [
    "before",
    "prompt safety told",
    "prompt safety noise",
    "section-end safety",
    "prompt trust keeps",
    "section-end trust",
    "prompt scope role",
    "section-end scope",
    "prompt wellbeing rest",
    "section-end wellbeing",
]
END = ["closing", "reading-over"]


def draft_at(place: str, depth: Depth = "full") -> Draft:
    return Draft(replace(reflection_of(), depth=depth), at(place))


def test_a_new_reflection_says_when_and_with_what_it_is_written() -> None:
    beginning = Beginning("short", dt.date(2026, 11, 20))
    reflection = new_reflection(SCHOOL, beginning, NOON, "ticlist 0.1.0")
    assert reflection.on == dt.date(2026, 11, 20)
    assert reflection.started == dt.datetime(2026, 11, 21, 12, 0, 5, tzinfo=dt.UTC)
    assert reflection.depth == "short"
    assert reflection.language == "en"
    assert reflection.written_with == "ticlist 0.1.0"
    assert reflection.checklist == ChecklistNamed("school", "2026.1", "School")
    assert reflection.saved is None
    assert not reflection.holds_words


def test_an_id_is_day_time_checklist_and_six_letters_that_are_never_the_same() -> None:
    ids = {
        new_reflection(SCHOOL, Beginning("full", dt.date(999, 1, 2)), NOON, "t").id
        for _ in range(50)
    }
    assert len(ids) == 50
    for each in ids:
        assert re.fullmatch(r"0999-01-02-1200-school-[a-z2-7]{6}", each)


def test_another_id_differs_from_the_first_in_its_six_letters_alone() -> None:
    first = reflection_of()
    other = with_another_id(first)
    assert other.id != first.id
    assert re.fullmatch(r"2026-11-21-1200-school-[a-z2-7]{6}", other.id)
    assert replace(other, id=first.id) == first


@pytest.mark.parametrize(
    ("depth", "specialist", "asked"),
    [
        ("short", False, [TOLD]),
        ("short", True, [TOLD, CARE]),
        ("full", False, [TOLD, NOISE]),
        ("full", True, [TOLD, NOISE, CARE]),
        ("one", False, [TOLD, NOISE]),
        ("one", True, [TOLD, NOISE, CARE]),
    ],
)
def test_a_walk_asks_short_prompts_or_all_and_special_ones_only_of_specialists(
    depth: Depth, *, specialist: bool, asked: list[object]
) -> None:
    assert list(prompts_of(SAFETY, depth, specialist=specialist)) == asked


def test_a_walk_goes_through_the_sections_that_ask_something_in_it() -> None:
    assert [each.id for each in sections_of(SCHOOL, "full")] == [
        "safety",
        "trust",
        "scope",
        "wellbeing",
    ]
    assert [each.id for each in sections_of(SCHOOL, "short")] == ["safety", "scope", "wellbeing"]
    assert sections_of(SCHOOL, "one", "trust") == (TRUST,)
    assert sections_of(SCHOOL, "one", "weather") == ()
    special = replace(SCHOOL, sections=(replace(SAFETY, prompts=(CARE,)),))
    assert sections_of(special, "full") == ()
    assert sections_of(special, "full", specialist=True) == special.sections


@pytest.mark.parametrize(("depth", "places"), [("short", [*SHORT, *END]), ("full", [*FULL, *END])])
def test_a_walk_has_a_page_a_prompt_and_the_full_one_an_end_for_each_section(
    depth: Depth, places: list[str]
) -> None:
    walk = walk_of(depth)
    expected = [at(place) for place in places]
    assert list(walk.pages) == expected
    assert pages_through(walk) == expected
    assert walk.reachable == frozenset(expected)


def test_a_walk_through_one_section_has_its_pages_and_the_end() -> None:
    walk = walk_of("one", "safety")
    assert pages_through(walk) == [
        at("before safety"),
        at("prompt safety told"),
        at("prompt safety noise"),
        at("section-end safety"),
        at("closing safety"),
        at("reading-over safety"),
    ]
    assert walk.only == "safety"
    assert [section.id for section in walk.sections] == ["safety"]


def test_a_walk_ends_at_its_ends() -> None:
    walk = walk_of()
    assert not walk.back()
    assert walk.page == at("before")
    walk.go_to_reading_over()
    assert walk.page == at("reading-over")
    assert not walk.next()
    assert walk.page == at("reading-over")
    assert walk.back()
    assert walk.page == at("closing")


def test_the_pages_of_a_left_out_section_are_passed_over_both_ways() -> None:
    walk = walk_of()
    walk.go_to(at("prompt trust keeps"))
    walk.written.leave_out("safety", left_out=True)
    assert walk.back()
    assert walk.page == at("before")
    assert walk.next()
    assert walk.page == at("prompt trust keeps")
    assert at("prompt safety told") not in walk.pages
    assert at("prompt safety told") in walk.reachable
    assert walk.place == (2, 9)


def test_a_left_out_page_can_be_gone_to_so_that_it_can_be_taken_in_again() -> None:
    walk = walk_of()
    walk.written.leave_out("trust", left_out=True)
    walk.go_to(at("prompt trust keeps"))
    assert walk.page == at("prompt trust keeps")
    assert walk.place == (0, 10)
    walk.written.leave_out("trust", left_out=False)
    assert walk.place == (5, 12)


def test_going_to_a_page_that_there_is_not_goes_nowhere() -> None:
    walk = walk_of("short")
    walk.next()
    for place in ("section-end safety", "prompt safety gone", "prompt weather", "before safety"):
        walk.go_to(at(place))
        assert walk.page == at("prompt safety told")


@pytest.mark.parametrize(
    ("depth", "section", "first"),
    [
        ("full", "trust", "prompt trust keeps"),
        ("full", "safety", "prompt safety told"),
        ("short", "trust", "before"),
        ("full", "weather", "before"),
    ],
)
def test_a_section_is_gone_to_by_its_first_page(depth: Depth, section: str, first: str) -> None:
    assert walk_of(depth).first_page_of(section) == at(first)


@pytest.mark.parametrize(
    ("place", "section", "prompt"),
    [
        ("before", None, None),
        ("prompt safety noise", "safety", "noise"),
        ("section-end safety", "safety", None),
        ("closing", None, None),
        ("reading-over", None, None),
    ],
)
def test_a_page_says_which_section_and_prompt_it_is_about(
    place: str, section: str | None, prompt: str | None
) -> None:
    walk = walk_of()
    walk.go_to(at(place))
    assert (walk.section and walk.section.id) == section
    assert (walk.prompt and walk.prompt.id) == prompt


def test_the_end_of_a_walk_through_one_section_is_about_no_section() -> None:
    walk = walk_of("one", "safety")
    for place in ("before safety", "closing safety", "reading-over safety"):
        walk.go_to(at(place))
        assert walk.page == at(place)
        assert walk.section is None
        assert walk.prompt is None


def test_what_is_chosen_before_the_start_is_taken_and_shown_again() -> None:
    walk = walk_of()
    walk.next()
    chosen = Beginning("one", TODAY, "trust", frozenset({"safety"}), " First\nweek\x1b ")
    walk.begin(chosen)
    assert walk.beginning == replace(chosen, context="First week")
    assert walk.page == at("before trust")
    reflection = walk.reflection()
    assert (reflection.depth, reflection.on) == ("one", TODAY)
    assert reflection.context == "First week"
    assert [(each.id, each.left_out) for each in reflection.sections] == [("safety", True)]


def test_choosing_again_takes_in_what_was_left_out_and_forgets_the_one_section() -> None:
    walk = walk_of("one", "trust")
    walk.begin(Beginning("one", TODAY, "trust", frozenset({"safety", "scope"}), "First week"))
    walk.begin(Beginning("short", dt.date(2026, 11, 2), "trust", frozenset({"scope"}), " "))
    assert walk.beginning == Beginning("short", dt.date(2026, 11, 2), None, frozenset({"scope"}))
    assert walk.reflection().context is None
    assert [each.id for each in walk.reflection().sections] == ["scope"]


def test_words_stay_when_the_walk_becomes_short_and_their_page_is_gone() -> None:
    walk = walk_of()
    walk.written.write_note(NOISE, "The bell.")
    walk.written.write_so_what("safety", "It is loud.")
    walk.begin(Beginning("short", TODAY, None, frozenset({"safety"})))
    [safety] = walk.reflection().sections
    assert safety.left_out
    assert safety.so_what == "It is loud."
    assert [answer.note for answer in safety.answers] == ["The bell."]


def test_a_finished_reflection_is_called_after_the_day_that_was_chosen_last() -> None:
    walk = walk_of()
    before = walk.id
    walk.begin(Beginning("full", dt.date(999, 1, 2)))
    walk.written.write_note(REST, "A walk.")
    done = walk.finished(NOON + dt.timedelta(minutes=20))
    assert done.id == f"0999-01-02{before[10:]}"
    assert done.saved == dt.datetime(2026, 11, 21, 12, 20, 5, tzinfo=dt.UTC)
    assert replace(done, id=before, saved=None) == walk.reflection()
    assert walk.id == before


def test_a_draft_is_gone_on_with_where_it_was_left() -> None:
    draft = replace(draft_at("prompt trust keeps"), amends="another", checklist_sha256="ab")
    walk = Walk(SCHOOL, draft, checklist_sha256="ab")
    assert walk.page == at("prompt trust keeps")
    assert not walk.checklist_changed
    assert walk.draft() == draft


@pytest.mark.parametrize(
    ("kept", "now", "changed"),
    [("ab", "cd", True), ("ab", "ab", False), (None, "cd", False), ("ab", None, False)],
)
def test_a_walk_says_whether_its_checklist_has_changed_since(
    kept: str | None, now: str | None, *, changed: bool
) -> None:
    draft = replace(draft_at("before"), checklist_sha256=kept)
    walk = Walk(SCHOOL, draft, checklist_sha256=now)
    assert walk.checklist_changed is changed
    assert walk.draft().checklist_sha256 == now


@pytest.mark.parametrize(
    ("depth", "left_at", "opened_at"),
    [
        ("full", "prompt safety gone", "prompt safety told"),
        ("full", "prompt weather rain", "prompt safety told"),
        ("full", "section-end weather", "section-end safety"),
        ("short", "section-end trust", "before"),
        ("short", "section-end safety", "prompt safety told"),
        ("one", "prompt safety gone", "prompt safety told"),
        ("one", "prompt weather rain", "before weather"),
    ],
)
def test_a_draft_left_at_a_page_that_is_gone_is_opened_near_it(
    depth: Depth, left_at: str, opened_at: str
) -> None:
    walk = Walk(SCHOOL, draft_at(left_at, depth))
    assert walk.page == at(opened_at)


def test_a_specialist_is_asked_what_others_are_not() -> None:
    assert at("prompt safety care") in walk_of("short", specialist=True).pages
    assert at("prompt safety care") not in walk_of("short").pages


def test_new_prompts_are_asked_in_a_draft_of_an_older_checklist() -> None:
    older = replace(SCHOOL, sections=(SAFETY,))
    walk = walk_of(checklist=older)
    walk.written.choose(TOLD, "often")
    later = Walk(SCHOOL, walk.draft(), checklist_sha256="cd")
    assert Page("prompt", "trust", "keeps") in later.pages
    assert later.written.answer(TOLD).answer == "often"
    assert [section.id for section in later.reflection().sections] == ["safety"]


def test_leaving_a_section_out_that_was_left_out_already_changes_nothing() -> None:
    walk = walk_of()
    walk.written.leave_out("trust", left_out=False)
    assert walk.reflection().sections == ()
    walk.written.leave_out("trust", left_out=True)
    walk.written.leave_out("trust", left_out=True)
    expected = ReflectedSection("trust", "Trust", principle="trust", left_out=True)
    assert walk.reflection().sections == (expected,)


def test_a_walk_knows_which_saved_reflection_it_changes() -> None:
    assert walk_of().amends is None
    draft = draft_at("prompt safety told")
    walk = Walk(SCHOOL, replace(draft, amends="2026-11-21-1200-school-k7f3xq"))
    assert walk.amends == walk.draft().amends == "2026-11-21-1200-school-k7f3xq"
    assert walk.id == draft.reflection.id
    walk.written.write_step(None, "Ask first.")
    assert [step.id for step in walk.reflection().steps] == ["k7f3xq-1"]
