"""Walks taken at random: whatever is done, nothing is lost and everything is in its place."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.making import SCHOOL, WORDS, beginnings, checklists, reflection_of
from ticlist.model.answers import BASES, words_for
from ticlist.model.checklist import Checklist, Prompt
from ticlist.model.reflection import Answer, Draft, ReflectedSection, Reflection
from ticlist.model.walk import Walk

RANDOM_WALKS = settings(deadline=None, max_examples=40)


def cleaned(text: str) -> str | None:
    plain = text.replace("\x1b", "")
    return plain if plain.strip() else None


@dataclass
class Told:
    """What a person told the walk, kept in the simplest way that could be right."""

    answers: dict[str, str | None] = field(default_factory=dict)
    notes: dict[str, str | None] = field(default_factory=dict)
    basis: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marked: dict[str, bool] = field(default_factory=dict)
    so_what: dict[str | None, str | None] = field(default_factory=dict)
    steps: dict[str | None, str | None] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def answer(self, prompt: Prompt) -> Answer:
        return Answer(
            prompt.id,
            prompt.wording,
            prompt.text,
            self.answers.get(prompt.id),
            self.basis.get(prompt.id, ()),
            self.marked.get(prompt.id, False),
            self.notes.get(prompt.id),
        )


def without_steps(section: ReflectedSection) -> dict[str, object]:
    return {
        "id": section.id,
        "private": section.private,
        "left_out": section.left_out,
        "so_what": section.so_what,
        "answers": section.answers,
        "steps": [step.text for step in section.steps],
    }


def expected_sections(checklist: Checklist, told: Told) -> list[dict[str, object]]:
    sections = []
    for section in checklist.sections:
        answers = tuple(told.answer(prompt) for prompt in section.prompts)
        step = told.steps.get(section.id)
        expected: dict[str, object] = {
            "left_out": section.id in told.left_out,
            "so_what": told.so_what.get(section.id),
            "answers": tuple(answer for answer in answers if not answer.is_empty),
            "steps": [step] if step else [],
        }
        if any(expected.values()):
            sections.append({"id": section.id, "private": section.private, **expected})
    return sections


def write(draw: st.DrawFn, walk: Walk, told: Told) -> None:
    prompts = [prompt for section in walk.checklist.sections for prompt in section.prompts]
    prompt = draw(st.sampled_from(prompts))
    how = draw(st.sampled_from(["choose", "note", "basis", "mark"]))
    if how == "choose":
        words = [word.stored for word in words_for(prompt.asks)]
        word = draw(st.sampled_from([None, *words]))
        walk.written.choose(prompt, word)
        told.answers[prompt.id] = word
        if word is None:
            told.basis[prompt.id] = ()
    elif how == "note":
        note = draw(WORDS)
        walk.written.write_note(prompt, note)
        told.notes[prompt.id] = cleaned(note)
    elif how == "basis":
        stored = st.sampled_from([each.stored for each in BASES])
        basis = tuple(draw(st.lists(stored, unique=True)))
        walk.written.rest_on(prompt, basis)
        told.basis[prompt.id] = basis
    else:
        told.marked[prompt.id] = draw(st.booleans())
        walk.written.mark_for_supervision(prompt, marked=told.marked[prompt.id])


def conclude(draw: st.DrawFn, walk: Walk, told: Told) -> None:
    section = draw(st.sampled_from([None, *(each.id for each in walk.checklist.sections)]))
    words = draw(WORDS)
    if draw(st.booleans()):
        walk.written.write_so_what(section, words)
        told.so_what[section] = cleaned(words)
    else:
        walk.written.write_step(section, words)
        told.steps[section] = cleaned(words)


def leave_out(draw: st.DrawFn, walk: Walk, told: Told) -> None:
    section = draw(st.sampled_from([each.id for each in walk.checklist.sections]))
    out = draw(st.booleans())
    walk.written.leave_out(section, left_out=out)
    told.left_out = told.left_out | {section} if out else told.left_out - {section}


def begin(draw: st.DrawFn, walk: Walk, told: Told) -> None:
    beginning = draw(beginnings(walk.checklist))
    walk.begin(beginning)
    assert walk.beginning == beginning
    told.left_out = beginning.left_out


def move(draw: st.DrawFn, walk: Walk, _: Told) -> None:
    go = draw(st.sampled_from(["next", "back", "somewhere", "reading over"]))
    if go == "next":
        walk.next()
    elif go == "back":
        walk.back()
    elif go == "somewhere":
        walk.go_to(draw(st.sampled_from(sorted(walk.reachable, key=repr))))
    else:
        walk.go_to_reading_over()


MOVES: list[Callable[[st.DrawFn, Walk, Told], None]] = [write, conclude, leave_out, begin, move]


@st.composite
def walks(draw: st.DrawFn) -> tuple[Walk, Told]:
    """Any walk, after up to twenty things that a person may do in it, and what they told it."""
    checklist = draw(checklists())
    walk = Walk(checklist, Draft(reflection_of(checklist)), specialist=draw(st.booleans()))
    told = Told()
    begin(draw, walk, told)
    for act in draw(st.lists(st.sampled_from(MOVES), max_size=20)):
        act(draw, walk, told)
        assert walk.page in walk.reachable
    return walk, told


def in_order(reflection: Reflection, checklist: Checklist) -> bool:
    sections = [section.id for section in checklist.sections]
    prompts = [prompt.id for section in checklist.sections for prompt in section.prompts]
    written = [section.id for section in reflection.sections]
    answered = [answer.prompt for section in reflection.sections for answer in section.answers]
    return written == sorted(written, key=sections.index) and answered == sorted(
        answered, key=prompts.index
    )


@RANDOM_WALKS
@given(walks())
def test_a_reflection_holds_what_was_told_in_checklist_order_and_nothing_else(
    taken: tuple[Walk, Told],
) -> None:
    walk, told = taken
    reflection = walk.reflection()
    written = [without_steps(section) for section in reflection.sections]
    assert written == expected_sections(walk.checklist, told)
    assert reflection.close.so_what == told.so_what.get(None)
    at_the_end = [step.text for step in reflection.close.steps]
    assert at_the_end == [text for text in [told.steps.get(None)] if text]
    assert in_order(reflection, walk.checklist)
    assert len({step.id for step in reflection.steps}) == len(reflection.steps)


@RANDOM_WALKS
@given(walks())
def test_next_and_back_undo_each_other_and_pass_left_out_pages_over(
    taken: tuple[Walk, Told],
) -> None:
    walk, told = taken
    for page in walk.pages:
        assert page.kind in {"before", "closing", "reading-over"} or (
            page.section not in told.left_out
        )
        walk.go_to(page)
        if walk.next():
            assert walk.page in walk.pages
            assert walk.back()
            assert walk.page == page
        if walk.back():
            assert walk.page in walk.pages
            assert walk.next()
            assert walk.page == page


@RANDOM_WALKS
@given(walks())
def test_going_on_page_by_page_comes_to_every_page_once(taken: tuple[Walk, Told]) -> None:
    walk, _ = taken
    walk.go_to(walk.pages[0])
    passed = [walk.page]
    while walk.next():
        passed.append(walk.page)
        assert walk.place == (len(passed), len(walk.pages))
    assert passed == list(walk.pages)


@RANDOM_WALKS
@given(walks(), st.booleans())
def test_a_draft_is_gone_on_with_as_it_was_left(
    taken: tuple[Walk, Told],
    specialist: bool,  # noqa: FBT001 - hypothesis gives it by place
) -> None:
    walk, _ = taken
    draft = walk.draft()
    again = Walk(walk.checklist, draft, specialist=specialist)
    assert again.draft().reflection == draft.reflection
    assert again.beginning == walk.beginning
    if again.reachable == walk.reachable:
        assert again.draft() == draft
        assert again.place == walk.place


@st.composite
def walks_begun_anew(draw: st.DrawFn) -> tuple[Walk, Told]:
    """Any walk, of which the depth and what is left out is then chosen again and again."""
    walk, told = draw(walks())
    for _ in range(3):
        begin(draw, walk, told)
        leave_out(draw, walk, told)
    return walk, told


@RANDOM_WALKS
@given(walks_begun_anew())
def test_leaving_out_and_another_depth_lose_no_words(taken: tuple[Walk, Told]) -> None:
    walk, told = taken
    notes = {key: note for key, note in told.notes.items() if note}
    kept = {
        answer.prompt: answer.note
        for section in walk.reflection().sections
        for answer in section.answers
        if answer.note
    }
    assert kept == notes


def test_a_walk_that_skips_every_page_leaves_nothing() -> None:
    start = reflection_of()
    walk = Walk(SCHOOL, Draft(start))
    while walk.next():
        pass
    assert walk.reflection() == start
    assert not walk.reflection().holds_words
