"""Reading a saved reflection, and two of them side by side."""

import re
from dataclasses import replace

import pytest

from tests.lookback.stepping import put
from tests.screens.driving import LAPTOP, NARROW, PAPER, WIDE, Person, person
from tests.screens.saved import (
    ASKED,
    EDGE,
    FIRST,
    SECOND,
    TOLD,
    answer_to,
    file_of,
    put_three,
    reflected,
)
from ticlist.lookback.comparison_lines import WHAT_A_CHANGE_MAY_BE
from ticlist.model.answers import SHOWN
from ticlist.model.reflection import Closing, FollowedUp, Step
from ticlist.screens.widgets.row import Row
from ticlist.storage.paths import Paths

CHOOSING = "Compare with which?"
COMPARED = "Compare: Tiny"


def put_two(paths: Paths) -> None:
    """Two with a prompt that moved, one that did not, one only then, and steps."""
    step = Step("aaaaaa-1", "start", "Ask first.", "me")
    put(
        paths,
        replace(
            reflected(
                FIRST,
                answer_to("told", "not_yet", "In March."),
                answer_to("asked", "often"),
                context="A cold week.",
            ),
            close=Closing(so_what="I hurry.", steps=(step,)),
        ),
        replace(
            reflected(
                SECOND,
                answer_to("told", "routine", "In June."),
                answer_to("asked", "often"),
                answer_to("edge", "within", wording=2),
                context="A hot week.",
            ),
            followed_up=(FollowedUp("aaaaaa-1", "tried", "Once."),),
        ),
    )


async def compared(me: Person) -> None:
    """From home to the newest two, side by side."""
    await me.click("> Tiny, 6 June")
    await me.press("c")
    assert me.where == CHOOSING
    await me.press("enter")
    assert me.where == COMPARED


async def test_from_reading_to_comparing_to_reading_there(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=PAPER) as me:
        await compared(me)
        assert WHAT_A_CHANGE_MAY_BE in me.text
        places = [me.shown.index(words) for words in ("Safety", TOLD, ASKED, EDGE, "At the end")]
        assert places == sorted(places)
        assert 'Moved from "Not yet" to "As a matter of course".' in me.shown
        assert "In March." in me.shown
        assert "In June." in me.shown
        assert "Ask first. Tried it, 6 June 2026 Once." in me.text
        await me.press("down", "down", "enter")
        assert me.where == "Tiny"
        assert "Tiny, 6 June 2026" in me.shown
        assert isinstance(me.app.focused, Row)
        assert EDGE in me.focused
        await me.press("escape")
        assert me.where == COMPARED
        await me.press("escape")
        assert "Tiny, 6 June 2026" in me.shown


async def test_what_only_the_earlier_holds_is_read_in_the_earlier(paths: Paths) -> None:
    put(
        paths,
        reflected(FIRST, answer_to("told", "often"), answer_to("asked", "often")),
        reflected(SECOND, answer_to("told", "often")),
    )
    async with person(paths, size=PAPER) as me:
        await compared(me)
        await me.press("end", "enter")
        assert "Tiny, 3 March 2026" in me.shown
        assert ASKED in me.focused


async def test_all_moved_and_with_words(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=PAPER) as me:
        await compared(me)
        everything = me.shown
        await me.press("m")
        assert TOLD in me.shown
        assert ASKED not in me.shown
        assert "Newly answered." in me.shown
        assert "I hurry." not in me.shown
        assert "Shown: moved. a shows all." in me.shown
        await me.press("w")
        assert TOLD in me.shown
        assert ASKED not in me.shown
        assert "I hurry." in me.shown
        await me.press("a")
        assert me.shown == everything
        await me.click("m Moved")
        assert ASKED not in me.shown


async def test_where_no_answer_moved_that_is_said(paths: Paths) -> None:
    put(paths, *(reflected(each, answer_to("told", "often")) for each in (FIRST, SECOND)))
    async with person(paths) as me:
        await compared(me)
        await me.press("m")
        assert "No answer has moved between these two days." in me.shown
        await me.press("enter", "down", "end", "w")
        assert "Neither of the two has words of yours." in me.shown


@pytest.mark.parametrize(
    ("width", "beside"), [(40, False), (80, False), (102, False), (106, True), (160, True)]
)
async def test_side_by_side_where_there_is_room(paths: Paths, width: int, beside: bool) -> None:  # noqa: FBT001
    put_two(paths)
    async with person(paths, size=(width, 120)) as me:
        await compared(me)
        (then,) = [line for line in me.lines if "In March." in line]
        assert ("In June." in then) == beside
        await me.pilot.resize_terminal(100 if beside else 120, 120)
        await me.until(
            lambda: any("In March." in each and "In June." in each for each in me.lines) != beside
        )


async def test_one_alone_has_nothing_to_be_compared_with(paths: Paths) -> None:
    put(
        paths,
        reflected(FIRST, answer_to("told", "often")),
        reflected("2026-06-06-1000-gone-bbbbbb"),
    )
    async with person(paths) as me:
        await me.click("> Tiny, 3 March")
        await me.press("c")
        assert "There is no other reflection with this checklist." in me.text
        assert me.where == "Tiny"
        await me.tab_to("> Compare it with another")
        await me.press("enter")
        assert me.where == "Tiny"


async def test_the_one_before_it_is_chosen_at_first_and_any_other_can_be(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await me.click("> Tiny, 6 June")
        await me.press("c")
        assert "Tiny, 6 June 2026 (begun at 10:00), compared with:" in me.shown
        assert "> 3 March 2026 09:00  Tiny  A cold week." in me.shown
        assert "  1 November 2026 11:00  Tiny  A wet week." in me.shown
        await me.press("up", "enter")
        assert "6 June 2026 and 1 November 2026" in me.shown
        await me.press("escape", "escape")
        await me.click("> Tiny, 3 March")
        await me.press("c")
        assert "> 6 June 2026" in me.shown


async def test_one_that_cannot_be_read_is_told_and_another_can_be_chosen(paths: Paths) -> None:
    put_three(paths)
    file_of(paths, FIRST).write_text("format = 1\ncut o", encoding="utf-8")
    async with person(paths) as me:
        await me.click("> Tiny, 6 June")
        await me.press("c")
        assert "> 3 March 2026 09:00  Tiny  cannot be read: Is not TOML" in me.shown
        await me.press("enter")
        assert "Is not TOML" in me.text
        assert me.where == "Tiny"
        await me.press("c", "up", "enter")
        assert me.where == COMPARED


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_a_small_window_shows_all_of_it_in_turn(paths: Paths, size: tuple[int, int]) -> None:
    put_two(paths)
    async with person(paths, size=size) as me:
        await compared(me)
        seen = [me.text]
        for _ in range(10):
            await me.press("pagedown")
            seen.append(me.text)
        everything = " ".join(seen)
        for words in ("A cold week.", "In March.", "In June.", "I hurry.", "Ask first.", "Once."):
            assert words in everything


async def test_earlier_wordings_are_read_the_latest_first(paths: Paths) -> None:
    put_three(paths)
    paths.history.mkdir(parents=True)
    for number, words in enumerate(("It began so.", "Then so."), 1):
        was = reflected(FIRST, answer_to("told", "often", words))
        put(paths._replace(data=paths.data / "elsewhere"), was)
        file = paths.data / "elsewhere" / "reflections" / f"{FIRST}.toml"
        file.rename(paths.history / f"{FIRST}~{number}.toml")
    async with person(paths, size=PAPER) as me:
        await me.click("> Tiny, 3 March")
        earlier = [line for line in me.lines if "Read its earlier wording" in line]
        assert [line.split()[-1] for line in earlier] == ["2", "1"]
        await me.click("> Read its earlier wording 1")
        assert me.where == "Tiny: an earlier wording"
        assert "It began so." in me.shown
        assert "Compare it" not in me.shown
        await me.press("escape")
        (paths.history / f"{FIRST}~1.toml").write_text("cut o", encoding="utf-8")
        await me.click("> Read its earlier wording 1")
        assert "Is not TOML" in me.text


# --- a page is as calm whichever way answers moved ------------------------------------------------

ANSWERS = re.compile("|".join(sorted(SHOWN.values(), key=len, reverse=True)))


def drawn(me: Person) -> list[list[tuple[str, str]]]:
    """Every line as its pieces, each with how it is drawn, and a star in the place of an answer."""
    lines = []
    for strip in me.app.screen._compositor.render_strips():
        pieces: list[tuple[str, str]] = []
        for text, style, _ in strip:
            how = str(style.clear_meta_and_links()) if style else ""
            if pieces and pieces[-1][1] == how:
                text = pieces.pop()[0] + text  # noqa: PLW2901 - it goes on
            pieces.append((text, how))
        # How many blanks follow depends on how long a word is.
        lines.append([(re.sub(" +", " ", ANSWERS.sub("*", text)), how) for text, how in pieces])
    return lines


def put_moved(paths: Paths, before: str, after: str, scope: tuple[str, str]) -> None:
    for name, word, edge in ((FIRST, before, scope[0]), (SECOND, after, scope[1])):
        put(
            paths,
            reflected(
                name,
                answer_to("told", word, "As it was."),
                answer_to("asked", word),
                answer_to("edge", edge),
                answer_to("rest", None, "The garden."),
                context="A week.",
            ),
        )


async def everything_drawn(
    paths: Paths, size: tuple[int, int]
) -> list[list[list[tuple[str, str]]]]:
    """Home, history, reading the later one, and comparing it with the earlier in every way."""
    pages = []
    async with person(paths, size=size) as me:
        pages.append(drawn(me))
        await me.click("> All reflections")
        pages.append(drawn(me))
        await me.press("enter")
        pages.append(drawn(me))
        await me.press("c", "enter")
        for key in ("m", "w", "a", "down", "down", "end"):
            await me.press(key)
            pages.append(drawn(me))
    return pages


@pytest.mark.parametrize("size", [PAPER, WIDE, LAPTOP])
async def test_a_reflection_in_which_every_answer_is_lower_is_drawn_as_one_with_every_one_higher(
    paths: Paths, size: tuple[int, int]
) -> None:
    put_moved(paths, "routine", "not_yet", ("within", "beyond"))
    lower = await everything_drawn(paths, size)
    put_moved(paths, "not_yet", "routine", ("beyond", "within"))
    higher = await everything_drawn(paths, size)
    assert lower == higher
    words = " ".join(text for page in lower for line in page for text, _ in line)
    assert 'Moved from "*" to "*".' in words
    assert "Not yet" not in words
