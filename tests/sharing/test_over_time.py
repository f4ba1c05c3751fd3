"""Answers over time in a sheet of several reflections."""

from dataclasses import replace

from tests.sharing.reflections import STEPS, an_answer, another
from ticlist.model.reflection import Reflection
from ticlist.sharing.chosen import Chosen, Part
from ticlist.sharing.over_time import grids_of
from ticlist.sharing.sheet import MOST_COLUMNS, Grid, GridRow
from ticlist.sharing.taken import taken

ANSWERS: frozenset[Part] = frozenset({"answers"})


def grids(*reflections: Reflection, parts: frozenset[Part] = ANSWERS) -> list[Grid]:
    chosen = Chosen(parts=parts)
    blocks = grids_of([taken(each, chosen, STEPS) for each in reflections], chosen)
    return [each for each in blocks if isinstance(each, Grid)]


def with_answer(month: int, answer: str | None, language: str = "en") -> Reflection:
    section = replace(another(month).sections[0], answers=(an_answer("told", answer),))
    return another(month, sections=(section,), language=language)


def test_one_reflection_has_nothing_beside_it() -> None:
    assert grids(another(1)) == []
    assert grids(another(1), another(2, checklist="clinic")) == []


def test_without_answers_there_is_nothing_over_time() -> None:
    assert grids(another(1), another(2), parts=frozenset({"words"})) == []


def test_prompts_stand_beside_when_they_were_answered() -> None:
    (grid,) = grids(with_answer(1, "not_yet"), with_answer(2, None), with_answer(4, "routine"))
    assert grid.columns == ("1. January 2026", "2. February 2026", "3. April 2026")
    assert grid.rows == (GridRow("ASKED-TOLD", ("not_yet", "", "routine")),)
    assert grid.caption == "School: answers over time"
    assert grid.alternative == (
        "A grid of marks: the answers to one prompt in 3 reflections, oldest first. "
        "The table below says each of them in words."
    )


def test_what_was_given_in_the_same_month_stays_in_order() -> None:
    first = with_answer(1, "not_yet")
    second = replace(with_answer(1, "routine"), on=first.on.replace(day=28))
    (grid,) = grids(first, second)
    assert grid.rows[0].states == ("not_yet", "routine")


def test_days_stand_there_where_they_were_chosen() -> None:
    (grid,) = grids(another(1), another(2), parts=ANSWERS | {"dates"})
    assert grid.columns == ("1. 21 January 2026", "2. 21 February 2026")


def test_the_scope_of_the_role_is_there_only_with_its_part() -> None:
    prompts = {row.prompt for row in grids(another(1), another(2))[0].rows}
    assert prompts == {"ASKED-TOLD", "ASKED-NOISE"}
    scope: frozenset[Part] = ANSWERS | {"scope"}
    prompts = {row.prompt for row in grids(another(1), another(2), parts=scope)[0].rows}
    assert prompts == {"ASKED-TOLD", "ASKED-NOISE", "ASKED-WITHIN"}


def test_another_wording_has_a_row_of_its_own() -> None:
    first = with_answer(1, "often")
    changed = replace(first.sections[0].answers[0], wording=2, asked="ASKED-ANEW")
    second = another(2, sections=(replace(first.sections[0], answers=(changed,)),))
    (grid,) = grids(first, second)
    assert grid.rows == (
        GridRow("ASKED-TOLD (wording 1)", ("often", "")),
        GridRow("ASKED-ANEW (wording 2)", ("", "often")),
    )


def test_many_come_in_pictures_that_fit_on_a_page() -> None:
    many = [replace(with_answer(1 + each % 12, "often"), id=f"{each:03}") for each in range(30)]
    found = grids(*many)
    assert [len(each.columns) for each in found] == [MOST_COLUMNS, MOST_COLUMNS, 6]
    assert found[1].caption == "School: answers over time, 13. January 2026 and on"
    assert [each.columns[0] for each in found] == [
        "1. January 2026",
        "13. January 2026",
        "25. January 2026",
    ]


def test_a_picture_with_nothing_in_it_is_not_there() -> None:
    many = [replace(with_answer(1, None), id=f"{each:03}") for each in range(13)]
    many += [replace(with_answer(1, "often"), id="999")]
    (grid,) = grids(*many)
    assert grid.columns == ("13. January 2026", "14. January 2026")


def test_prompts_in_another_language_are_told_to_be() -> None:
    found = grids(with_answer(1, "often", language="cy"), with_answer(2, "often", language="cy"))
    assert found[0].rows[0].language == "cy"
