"""The rules of small numbers, tried by brute force: nobody can be picked out of a picture."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticlist.model.contribution import ANSWER_WORDS, Contribution
from ticlist.model.picture import LEANS, LEAST, Lean, Lodged, Tally, count_once, lean

PROMPT = "told-beforehand/1"
NOTHING = None
ANSWERS = (*ANSWER_WORDS, NOTHING)
"""What one person can have answered; an opt-out and a skip are nothing."""

TEAMS = range(5, 9)


def one(answer: str | None, period: str = "2026-Q3", prompt: str = PROMPT) -> Contribution:
    return Contribution("school", "2026.1", period, {prompt: answer} if answer else {})


def said(answers: tuple[str | None, ...], least: int = LEAST) -> Lean | None:
    tally = Tally()
    for answer in answers:
        tally.add(one(answer))
    return tally.leans(least).get(PROMPT)


def left_possible(others: tuple[str | None, ...], answer: str, least: int) -> list[str]:
    """Give the words that are possible for one of whom everybody else is known."""
    seen = said((*others, answer), least)
    return [word for word in ANSWER_WORDS if said((*others, word), least) == seen]


@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize("least", [LEAST, 6, 8])
def test_whoever_knows_all_but_one_is_left_with_more_than_one_word(team: int, least: int) -> None:
    # The order of people makes no difference to a picture (below), so each mixture once is all.
    for others in combinations_with_replacement(ANSWERS, team - 1):
        for answer in ANSWER_WORDS:
            assert len(left_possible(others, answer, least)) > 1, (others, answer)


def all_that_is_published(
    others: tuple[str | None, ...], answer: str, least: int
) -> tuple[Lean | None, ...]:
    """Give the pictures of every part of a team that the one is in, as of one server of several."""
    parts = product((False, True), repeat=len(others))
    return tuple(
        said((*(other for other, is_in in zip(others, part, strict=True) if is_in), answer), least)
        for part in parts
    )


@pytest.mark.parametrize("team", TEAMS)
def test_so_it_is_with_all_pictures_that_can_be_published_of_parts_of_a_team(team: int) -> None:
    # A part is told by how many of each answer are in it.
    for others in combinations_with_replacement(ANSWERS, team - 1):
        published = {word: parts_told(others, word) for word in ANSWER_WORDS}
        for word in ANSWER_WORDS:
            same = [each for each in ANSWER_WORDS if published[each] == published[word]]
            assert len(same) > 1, (others, word)


def parts_told(others: tuple[str | None, ...], word: str) -> tuple[Lean | None, ...]:
    sizes = [others.count(answer) for answer in ANSWERS]
    told = []
    for part in product(*(range(size + 1) for size in sizes)):
        people = [answer for answer, many in zip(ANSWERS, part, strict=True) for _ in range(many)]
        told.append(said((*people, word)))
    return tuple(told)


def test_parts_of_a_team_by_how_many_are_all_parts_of_it() -> None:
    others = ("not_yet", "often", "often", None, "routine", "sometimes")
    for word in ANSWER_WORDS:
        every = all_that_is_published(others, word, LEAST)
        assert {*every} == {*parts_told(others, word)}


def test_a_rule_that_told_words_would_be_found_out() -> None:
    def told(answers: tuple[str | None, ...]) -> str | None:
        given = [each for each in answers if each]
        return max(ANSWER_WORDS, key=given.count) if len(given) >= LEAST else None

    others = ("often",) * 2 + ("routine",) * 2
    possible = [
        word for word in ANSWER_WORDS if told((*others, word)) == told((*others, "routine"))
    ]
    assert possible == ["routine"]


people = st.lists(st.sampled_from(ANSWERS), max_size=40).map(tuple)


@given(people, st.randoms(use_true_random=False), st.integers(0, 40))
def test_it_makes_no_difference_who_is_counted_first(
    answers: tuple[str | None, ...], chance: object, least: int
) -> None:
    mixed = list(answers)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert said(tuple(mixed), least) == said(answers, least)


@given(people, st.integers(0, 40))
def test_nothing_is_said_of_fewer_than_it_takes(
    answers: tuple[str | None, ...], least: int
) -> None:
    answered = [each for each in answers if each]
    is_said = said(answers, least) is not None
    assert is_said == (len(answered) >= max(least, 5))


@given(people)
def test_within_a_side_no_word_makes_a_difference(answers: tuple[str | None, ...]) -> None:
    other = {"not_yet": "sometimes", "often": "routine"}
    swapped = tuple(other.get(each or "", each) for each in answers)
    assert said(swapped) == said(answers)


@given(people)
def test_the_other_way_round_it_is_the_other_side(answers: tuple[str | None, ...]) -> None:
    turned = dict(zip(ANSWER_WORDS, reversed(ANSWER_WORDS), strict=True))
    sides = dict(zip(LEANS, (LEANS[1], LEANS[0], LEANS[2]), strict=True))
    opposite = said(tuple(turned.get(each or "") for each in answers))
    before = said(answers)
    assert opposite == (sides[before] if before else None)


@pytest.mark.parametrize(
    ("less", "more", "expected"),
    [
        (4, 0, None),
        (2, 2, None),
        (5, 0, "not_yet_or_sometimes"),
        (4, 1, "not_yet_or_sometimes"),
        (3, 2, "both"),
        (2, 3, "both"),
        (1, 4, "often_or_routine"),
        (0, 5, "often_or_routine"),
        (4, 2, "not_yet_or_sometimes"),
        (3, 3, "both"),
        (5, 3, "both"),
        (66_667, 33_333, "not_yet_or_sometimes"),
        (66_666, 33_334, "both"),
    ],
)
def test_a_side_leads_where_two_in_three_lean_to_it(
    less: int, more: int, expected: Lean | None
) -> None:
    assert lean(less, more, 0) == expected


def test_only_prompts_that_something_is_said_of_are_there_in_the_order_of_their_names() -> None:
    tally = Tally()
    for answer in ("often",) * 5:
        tally.add(Contribution("school", "1", "2026", {"b/1": answer, "a/2": answer}))
    tally.add(one("often", prompt="c/1"))
    assert list(tally.leans(5)) == ["a/2", "b/1"]


# --- one of each owner ------------------------------------------------------------------------


def lodged(owner: int, at: int, name: str = "a", checklist: str = "school") -> Lodged:
    return Lodged(owner, at, name, one("often")._replace(checklist=checklist))


def every_order(files: list[Lodged]) -> Iterator[list[Lodged]]:
    yield files
    yield files[::-1]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([lodged(1, 1), lodged(1, 2), lodged(2, 1)], [lodged(1, 2), lodged(2, 1)]),
        ([lodged(1, 1, "a"), lodged(1, 1, "b")], [lodged(1, 1, "b")]),
        ([lodged(1, 1), lodged(1, 2, checklist="clinic")], None),
    ],
    ids=["the newest", "of one moment by its name", "one for each checklist"],
)
def test_one_file_of_an_owner_counts(files: list[Lodged], expected: list[Lodged] | None) -> None:
    for each in every_order(files):
        assert sorted(count_once(each)) == sorted(expected or files)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=60))
def test_however_many_files_one_member_has_they_are_one_answer(owners: list[int]) -> None:
    files = [lodged(owner, at, str(at)) for at, owner in enumerate(owners)]
    tally = Tally()
    for each in count_once(files):
        tally.add(each.contribution)
    assert (PROMPT in tally.leans(5)) == (len({*owners}) >= 5)
