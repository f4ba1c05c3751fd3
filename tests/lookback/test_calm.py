"""A reflection in which every answer is lower looks as one in which every answer is higher."""

import pytest

from tests.lookback.comparing import a_section, an_answer, reflected, side_by_side
from tests.model.making import CARE, KEEPS, NOISE, REST, ROLE, TOLD
from ticlist.lookback.comparison import FILTERS, Filter
from ticlist.lookback.comparison_lines import comparison_lines
from ticlist.model.answers import SHOWN
from ticlist.model.lines import Line
from ticlist.model.reflection import Reflection

LOWER_FIRST = ("not_yet", "sometimes", "often", "routine")
SCOPE = ("within", "unsure", "beyond")


def of_words(how_much: str, scope: str) -> Reflection:
    return reflected(
        a_section(
            "safety",
            *(an_answer(each, how_much, f"Words on {each.id}.") for each in (TOLD, NOISE, CARE)),
        ),
        a_section("trust", an_answer(KEEPS, how_much)),
        a_section("scope", an_answer(ROLE, scope)),
        a_section("wellbeing", an_answer(REST, note="The garden.")),
    )


def without_answers(lines: list[Line]) -> list[tuple[str, str, str]]:
    """The lines with a mark in the place of each answer."""
    calm: list[tuple[str, str, str]] = []
    for text, kind, subject in lines:
        said = text
        for shown in sorted(SHOWN.values(), key=len, reverse=True):
            if kind == "answer" or '"' in said:
                said = said.replace(shown, "*")
        calm.append((" ".join(said.split()), kind, subject))
    return calm


@pytest.mark.parametrize("width", [78, 140])
@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize("after", range(4))
def test_a_reflection_in_which_every_answer_is_lower_looks_as_one_in_which_every_one_is_higher(
    width: int, chosen: Filter, before: int, after: int
) -> None:
    one = of_words(LOWER_FIRST[before], SCOPE[before % 3])
    other = of_words(LOWER_FIRST[after], SCOPE[after % 3])
    this_way = comparison_lines(side_by_side(one, other), width, chosen)
    that_way = comparison_lines(side_by_side(other, one), width, chosen)
    assert without_answers(this_way) == without_answers(that_way)
    if before != after:
        assert this_way != that_way or chosen == "words"
