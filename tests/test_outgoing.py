"""What is on its way out: chosen, looked through, decided on, written once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.sharing.reflections import ID, STEPS, WHOLE, another
from tests.storage.making import keep
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import Reflection
from ticlist.outgoing import (
    FILE_NAME,
    QUESTIONS,
    UNCONCERNED,
    Decision,
    Hit,
    Offered,
    Outgoing,
    outgoing_of,
)
from ticlist.past import Past
from ticlist.sharing.chosen import LAYOUTS, PARTS, Chosen, Part
from ticlist.sharing.formats import FORMATS
from ticlist.sharing.sheet import texts_of
from ticlist.storage.exports import Exported
from ticlist.storage.paths import Paths, current_paths

EVERY: frozenset[Part] = frozenset(PARTS)
WORDS: frozenset[Part] = frozenset({"answers", "words"})

MAIL, POSTCODE, NAME = "jo@harbour.example", "SW1A 2AA", "Mrs Patel"


def saying(note: str, reflection: Reflection = WHOLE, **changes: object) -> Reflection:
    """The reflection with other words under its first prompt, and no others."""
    safety = reflection.sections[0]
    answer = replace(safety.answers[0], note=note, supervision=False)
    section = replace(safety, answers=(answer,), so_what=None, steps=())
    bare = replace(reflection, sections=(section,), context=None, later=(), discussed=())
    return replace(bare, close=type(bare.close)(), followed_up=(), **changes)  # type: ignore[arg-type]


def going(*reflections: Reflection, private: Sequence[str] = (), **chosen: object) -> Outgoing:
    outgoing = Outgoing(reflections or (WHOLE,), STEPS, private)
    outgoing.choose(Chosen(**{"parts": WORDS, **chosen}))  # type: ignore[arg-type]
    return outgoing


def told(outgoing: Outgoing, name: str = "") -> list[tuple[str, str]]:
    return [(hit.kind, hit.matched) for hit in outgoing.hits(name)]


def leaves(outgoing: Outgoing) -> str:
    return "\n".join(each.text for each in texts_of(outgoing.sheet()))


def hit_of(outgoing: Outgoing, kind: str, name: str = "") -> Hit:
    return next(hit for hit in outgoing.hits(name) if hit.kind == kind)


# --- choosing -------------------------------------------------------------------------------------


def test_it_starts_from_the_least_each_time() -> None:
    outgoing = Outgoing([WHOLE], STEPS)
    assert outgoing.chosen == Chosen()
    outgoing.choose(Chosen(parts=EVERY, name="Ana"))
    assert Outgoing([WHOLE], STEPS).chosen == Chosen()


def test_the_oldest_stands_first() -> None:
    outgoing = going(another(12), another(1), another(3))
    assert [each.on.month for each in outgoing.reflections] == [1, 3, 12]


def test_sections_are_offered_that_the_parts_let_in() -> None:
    outgoing = going(parts=frozenset({"answers"}))
    assert [each.key for each in outgoing.sections()] == ["safety"]
    outgoing.choose(Chosen(parts=WORDS, sections=frozenset({"trust"})))
    assert outgoing.sections() == [
        Offered("safety", "TITLE-SAFETY"),
        Offered("trust", "TITLE-TRUST"),
        Offered("beginning", "Context, and what became of earlier steps"),
        Offered("closing", "At the end"),
    ]
    outgoing.choose(Chosen(parts=EVERY))
    assert [each.key for each in outgoing.sections()][:4] == ["safety", "trust", "role", "self"]


def test_what_checklists_call_otherwise_is_offered_with_all_it_is_called() -> None:
    other = replace(WHOLE.sections[0], title="Elsewhere", answers=())
    outgoing = going(another(1), replace(another(2), sections=(other,)))
    assert outgoing.sections()[0] == Offered("safety", "TITLE-SAFETY / Elsewhere")


def test_taking_a_section_away_brings_in_none_that_was_left_out() -> None:
    left_out = replace(WHOLE.sections[0], left_out=True)
    outgoing = going(another(1), replace(another(2), sections=(left_out, WHOLE.sections[1])))
    assert leaves(outgoing).count("NOTE-TOLD") == 2  # as a passage, and as a record
    keys = {each.key for each in outgoing.sections()}
    outgoing.choose(replace(outgoing.chosen, sections=frozenset(keys - {"trust"})))
    assert "NOTE-REASON" not in leaves(outgoing)
    assert leaves(outgoing).count("NOTE-TOLD") == 2
    outgoing.choose(replace(outgoing.chosen, left_out=True))
    assert leaves(outgoing).count("NOTE-TOLD") == 4


def test_prompts_are_offered_of_the_sections_that_are_in() -> None:
    outgoing = going(sections=frozenset({"safety"}), without=frozenset({"told"}))
    assert outgoing.prompts() == [Offered("told", "ASKED-TOLD"), Offered("noise", "ASKED-NOISE")]


def test_passages_are_offered_with_the_reflection_they_are_in() -> None:
    outgoing = going(another(1), another(2), parts=frozenset({"answers"}))
    keys = [each.key for each in outgoing.passages()]
    assert keys[0] == f"{another(1).id} context"
    assert f"{another(2).id} told" in keys
    assert "NOTE-TOLD" not in leaves(outgoing)


def test_whether_anything_leaves_is_known() -> None:
    assert going().holds_anything
    assert not going(parts=frozenset[Part]()).holds_anything


# --- looking through ------------------------------------------------------------------------------


def test_what_could_identify_is_found_wherever_it_stands() -> None:
    safety = replace(WHOLE.sections[0], title=f"Ward of {MAIL}")
    whole = saying(f"I wrote to {MAIL}.", checklist=replace(WHOLE.checklist, title="At SW1A 2AA"))
    whole = replace(whole, sections=(replace(whole.sections[0], title=safety.title),))
    outgoing = going(whole, pseudonym="jo@b.example")
    assert {hit.matched for hit in outgoing.hits()} >= {MAIL, POSTCODE, "jo@b.example"}
    where = {place.where for place in hit_of(outgoing, "postcode").places}
    assert {"The title", "The top"} <= where
    mail = next(hit for hit in outgoing.hits() if hit.matched == MAIL)
    assert any("In my own words" in place.where for place in mail.places)


def test_the_least_is_looked_through_and_nothing_else() -> None:
    assert told(going(saying(f"I wrote to {MAIL}."), parts=frozenset({"answers"}))) == []
    assert told(going(saying(f"I wrote to {MAIL}."))) == [("email", MAIL)]


def test_no_word_of_ours_looks_like_anything() -> None:
    every = going(parts=EVERY - {"dates"}, event="practice", themes="themes", name="name")
    for layout in LAYOUTS:
        every.choose(replace(every.chosen, layout=layout))
        assert told(every) == []


def test_what_has_to_be_decided_stands_before_notes() -> None:
    outgoing = going(saying(f"It was {NAME} at {MAIL}."))
    assert [hit.is_strong for hit in outgoing.hits()] == [True, False]
    assert [hit.is_open for hit in outgoing.hits()] == [True, False]


def test_private_words_are_looked_for() -> None:
    outgoing = going(saying("The gate of harbour street."), private=["Harbour Street"])
    assert told(outgoing) == [("private-word", "harbour street")]


def test_a_thing_is_told_once_with_all_its_places() -> None:
    outgoing = going(saying(f"{MAIL} and {MAIL}", another(1)), saying(f"To {MAIL}", another(2)))
    (hit,) = outgoing.hits()
    assert len(hit.places) == 2
    assert outgoing.counted() == {"email": 2}


def test_searching_is_done_step_by_step() -> None:
    outgoing = going(saying(MAIL))
    steps = list(outgoing.search("jo@a.example.pdf"))
    assert len(steps) > 5
    assert {hit.matched for hit in outgoing.hits("jo@a.example.pdf")} >= {MAIL}


def test_the_name_of_the_file_is_looked_through_and_only_another_name_helps() -> None:
    outgoing = going(saying("words"))
    name = f"{MAIL}.pdf"
    hit = hit_of(outgoing, "email", name)
    assert [place.where for place in hit.places] == [FILE_NAME]
    outgoing.decide(hit, "neutral")
    assert hit_of(outgoing, "email", name).is_open
    outgoing.decide(hit, "keep")
    assert not hit_of(outgoing, "email", name).is_open
    assert told(outgoing) == []


def test_no_other_words_take_the_place_of_those_in_the_name_of_the_file() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}."))
    name = f"{MAIL}.pdf"
    for words in ("a colleague", "a friend"):
        for hit in outgoing.hits(name):
            outgoing.put(hit, words)
    (hit,) = outgoing.hits(name)
    assert hit.is_open
    assert hit.is_in_name
    assert hit.places[0].text == name
    assert "I wrote to a colleague." in leaves(outgoing)


def test_dashes_in_the_name_of_the_file_hide_no_private_word() -> None:
    outgoing = going(saying("words"), private=["Ward 7B"])
    assert told(outgoing, "from-ward-7b.pdf") == [("private-word", "ward-7b")]


# --- deciding -------------------------------------------------------------------------------------


def test_a_neutral_word_takes_its_place_everywhere_in_the_copy() -> None:
    whole = saying(f"I wrote to {MAIL}, and {MAIL} wrote back to xjo@harbour.example.")
    outgoing = going(whole)
    outgoing.decide(hit_of(outgoing, "email"), "neutral")
    assert "I wrote to an address, and an address wrote back to xjo@" in leaves(outgoing)
    assert outgoing.reflections[0] == whole
    assert not hit_of(outgoing, "email").is_open


def test_what_is_kept_knowingly_leaves_as_it_is() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}."))
    outgoing.decide(hit_of(outgoing, "email"), "keep")
    assert f"I wrote to {MAIL}." in leaves(outgoing)
    assert not [hit for hit in outgoing.hits() if hit.is_open]
    outgoing.decide(hit_of(outgoing, "email"), None)
    assert [hit for hit in outgoing.hits() if hit.is_open]


def test_what_was_decided_stays_decided_when_more_is_chosen() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}."))
    outgoing.decide(hit_of(outgoing, "email"), "neutral")
    outgoing.choose(replace(outgoing.chosen, parts=WORDS | {"basis"}))
    assert MAIL not in leaves(outgoing)


def test_what_is_kept_is_kept_where_it_was_seen_and_nowhere_else() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}.", another(1)), saying(f"Hers: {MAIL}", another(2)))
    both, one = outgoing.chosen, frozenset({f"{another(1).id} told"})
    outgoing.choose(replace(both, passages=one))
    outgoing.decide(hit_of(outgoing, "email"), "keep")
    assert not hit_of(outgoing, "email").is_open
    outgoing.choose(both)
    assert hit_of(outgoing, "email").is_open
    outgoing.choose(replace(both, passages=one))
    (place,) = hit_of(outgoing, "email").places
    outgoing.rewrite(place.text, f"Once I wrote to {MAIL}.")
    assert hit_of(outgoing, "email").decision == "keep"
    assert hit_of(outgoing, "email", f"{MAIL} wrote.pdf").is_open


def test_a_text_that_another_was_reworded_to_can_be_reworded_too() -> None:
    outgoing = going(saying("To bo@b.example", another(1)), saying("To ann@b.example", another(2)))
    outgoing.rewrite(hit_of(outgoing, "email").places[0].text, "To ann@b.example")
    outgoing.rewrite(hit_of(outgoing, "email").places[0].text, "To somebody")
    assert told(outgoing) == []
    assert leaves(outgoing).count("To somebody") == 4


def test_other_words_are_letters_like_any_that_leave() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}."), pseudonym=POSTCODE)
    outgoing.decide(hit_of(outgoing, "postcode"), "keep")
    outgoing.put(hit_of(outgoing, "email"), "\x1b[1mher\r\nand\u200b him\u202e")
    assert "I wrote to [1mher\nand\ufffd him." in leaves(outgoing)


def test_other_words_are_looked_through_in_their_turn() -> None:
    outgoing = going(saying(f"I wrote to {MAIL}."))
    (place,) = hit_of(outgoing, "email").places
    outgoing.rewrite(place.text, f"I went to {POSTCODE}.")
    assert told(outgoing) == [("postcode", POSTCODE)]
    (place,) = hit_of(outgoing, "postcode").places
    outgoing.rewrite(place.text, "I went there.")
    assert told(outgoing) == []
    assert "I went there." in leaves(outgoing)
    assert MAIL not in leaves(outgoing)


def test_words_of_ones_own_take_the_place_of_one_thing_alone() -> None:
    outgoing = going(saying(f"{MAIL}, not x{MAIL}; {MAIL}"))
    outgoing.put(next(hit for hit in outgoing.hits() if hit.matched == MAIL), "a colleague")
    assert f"a colleague, not x{MAIL}; a colleague" in leaves(outgoing)
    outgoing.put(hit_of(outgoing, "email"), POSTCODE)
    assert told(outgoing) == [("postcode", POSTCODE)]


# --- what is remembered ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Chosen(), "supervision-school-2026-11.pdf"),
        (Chosen(pseudonym="Heron"), "supervision-heron-school-2026-11.pdf"),
        (Chosen(EVERY, layout="full"), "full-school-2026-11-21.pdf"),
    ],
)
def test_a_name_is_made_of_what_leaves_anyway(chosen: Chosen, name: str) -> None:
    outgoing = going()
    outgoing.choose(chosen)
    assert outgoing.name(FORMATS["pdf"]) == name


@pytest.mark.parametrize(
    ("pseudonym", "decision", "name"),
    [
        (MAIL, "neutral", "supervision-an-address-2026-11.pdf"),
        (MAIL, "keep", "supervision-2026-11.pdf"),
        ("at ward 7b", None, "supervision-2026-11.pdf"),
        ("ward-7b", None, "supervision-2026-11.pdf"),
    ],
)
def test_a_name_holds_nothing_that_could_identify_a_person(
    pseudonym: str, decision: Decision | None, name: str
) -> None:
    checklist = replace(WHOLE.checklist, id="ward-7b-nights")
    outgoing = going(saying("words", checklist=checklist), private=["Ward 7B"], pseudonym=pseudonym)
    for hit in outgoing.hits():
        outgoing.decide(hit, decision)
    assert outgoing.name(FORMATS["pdf"]) == name


def test_a_name_of_several_checklists_names_none() -> None:
    outgoing = going(another(1), another(2, checklist="clinic"))
    assert outgoing.name(FORMATS["md"]) == "supervision-2026-02.md"


def test_what_is_remembered_holds_no_word() -> None:
    outgoing = going(saying(f"{MAIL} {POSTCODE}"))
    outgoing.decide(hit_of(outgoing, "email"), "keep")
    outgoing.decide(hit_of(outgoing, "postcode"), "neutral")
    at = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    assert outgoing.noted(at, "/x/sheet.pdf", FORMATS["pdf"]) == Exported(
        at, "/x/sheet.pdf", "pdf", "supervision", (ID,), ("answers", "words"), ("email:1",)
    )


def test_each_question_has_an_answer_after_which_nothing_is_said() -> None:
    assert len(QUESTIONS) == len(UNCONCERNED) == 4


def test_saved_reflections_come_with_the_steps_they_speak_of() -> None:
    paths: Paths = current_paths()
    keep(paths, "2026-10-01-1200-school-aaaaaa")
    earlier = replace(WHOLE, id="2026-10-02-1200-school-bbbbbb", followed_up=())
    speaks = replace(WHOLE.followed_up[0], step="k7f3xq-safety")
    for each in (earlier, replace(WHOLE, followed_up=(speaks,))):
        (paths.reflections / f"{each.id}.toml").write_bytes(reflection_bytes(each))
    (paths.reflections / f"{earlier.id}.toml").rename(
        paths.reflections / "2026-10-02-1200-school-k7f3xq.toml"
    )
    outgoing = outgoing_of(Past(paths, {}), [ID], ["x"])
    outgoing.choose(Chosen(parts=frozenset({"steps"})))
    assert "STEP-SAFETY" in leaves(outgoing)
    assert "Done" in leaves(outgoing)
