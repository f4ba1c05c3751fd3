"""Finding a word in everything one wrote, as one types it."""

from dataclasses import replace

import pytest

from tests.lookback.stepping import put
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from tests.screens.saved import (
    ASKED,
    FIRST,
    SECOND,
    THIRD,
    TOLD,
    answer_to,
    file_of,
    put_three,
    reflected,
)
from tests.storage.tree import standing
from ticlist.model.reflection import Closing, Step
from ticlist.screens.finding import MOST_SHOWN
from ticlist.storage.paths import Paths

FIND = "Find in what I wrote"


async def looked_for(me: Person, words: str, found: str) -> None:
    """From home, with words typed until something is said of what was found."""
    await me.press("slash")
    assert me.where == FIND
    await me.write(words)
    await me.until(lambda: found in me.shown)


async def test_what_is_found_is_shown_in_its_sentence_newest_first(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await looked_for(me, "week", "3 places.")
        places = [
            me.shown.index(words)
            for words in (
                "Tiny, 1 November 2026 (begun at 11:00): What it is about",
                "A wet [week].",
                "Tiny, 6 June 2026 (begun at 10:00): What it is about",
                "A hot [week].",
                "A cold [week].",
            )
        ]
        assert places == sorted(places)


async def test_it_looks_at_each_letter_and_again_when_one_is_taken_away(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await looked_for(me, "in ", "3 places.")
        await me.write("j")
        await me.until(lambda: "1 place." in me.shown)
        assert "[In J]une." in me.shown
        assert "In March" not in me.shown
        await me.write("x")
        await me.until(lambda: "Nothing found." in me.shown)
        await me.press(*["backspace"] * 2)
        await me.until(lambda: "3 places." in me.shown)
        await me.press(*["backspace"] * 3)
        await me.until(lambda: "place" not in me.shown)
        assert "Nothing" not in me.shown


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "café no", "Cafe\u0301"])
async def test_capitals_and_accents_make_no_difference(paths: Paths, words: str) -> None:
    put(paths, reflected(FIRST, answer_to("told", "often", "The Café noise was too much.")))
    async with person(paths) as me:
        await me.press("slash")
        await me.paste(words)
        await me.until(lambda: "1 place." in me.shown)
        assert "[Café" in me.shown


async def test_the_words_of_prompts_are_not_found(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await looked_for(me, "beforehand", "Nothing found.")


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_enter_opens_the_reflection_at_the_place(paths: Paths, size: tuple[int, int]) -> None:
    long = "Words that fill the page. " * 60
    put(
        paths,
        reflected(FIRST, answer_to("told", None, long), answer_to("asked", None, "The needle.")),
    )
    async with person(paths, size=size) as me:
        await looked_for(me, "needle", "1 place.")
        await me.press("enter", "enter")
        await me.until(lambda: "The needle." in me.shown)
        assert me.where == "Tiny"
        assert ASKED.split()[0] in me.focused
        await me.press("l")
        assert me.where.startswith("Looking again at")
        assert ASKED in me.shown
        assert "The needle." in me.shown


async def test_escape_goes_back_to_what_was_found(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await looked_for(me, "in ", "3 places.")
        await me.press("down", "down", "enter")
        assert "Tiny, 6 June 2026" in me.shown
        await me.press("escape")
        assert me.where == FIND
        assert "3 places." in me.shown
        assert "> Tiny, 6 June 2026" in me.shown
        await me.press("slash", "end", "n")
        await me.until(lambda: "1 place." in me.shown)
        assert "[In N]ovember." in me.shown
        await me.press("escape")
        assert me.where == "ticlist"


async def test_each_kind_of_place_opens_where_it_stands(paths: Paths) -> None:
    step = Step("aaaaaa-1", "start", "A needle as a step.", "me")
    section = replace(
        reflected(FIRST, answer_to("told", "often")).sections[0], so_what="A needle told."
    )
    close = Closing(
        so_what="A needle at the end.",
        supervision="A needle to supervision.",
        private="A needle in private.",
        steps=(step,),
    )
    put(
        paths,
        replace(reflected(FIRST, context="A needle above."), sections=(section,), close=close),
    )
    async with person(paths, size=(80, 30)) as me:
        await looked_for(me, "needle", "6 places.")
        await me.press("enter")
        for number, words in enumerate(
            (
                "A needle above.",
                "A needle told.",
                "A needle at the end.",
                "A needle as a step.",
                "A needle to supervision.",
                "A needle in private.",
            )
        ):
            await me.press("enter")
            await me.until(lambda: words in me.shown)  # noqa: B023 - it waits for it here
            assert me.where == "Tiny", number
            await me.press("escape", "down")


async def test_more_than_are_shown_are_said_to_be_more(paths: Paths) -> None:
    words = "needle " * (MOST_SHOWN // 3 + 1)
    put(
        paths,
        *(reflected(name, answer_to("told", None, words)) for name in (FIRST, SECOND, THIRD)),
    )
    async with person(paths) as me:
        await looked_for(me, "needle", f"{MOST_SHOWN} places. The newest are shown;")
        assert "1 November" in me.shown
        await me.press("down", "end", "enter")
        assert me.where == "Tiny"
        await me.press("home")
        await me.until(lambda: "Tiny, 3 March 2026" in me.shown)


async def test_one_that_cannot_be_read_is_told_and_hides_no_other(paths: Paths) -> None:
    put_three(paths)
    file_of(paths, SECOND).write_text('format = 1\ncontext = "A hot week.', encoding="utf-8")
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await looked_for(me, "week", "A cold [week].")
        await me.until(lambda: "so far" not in me.shown)
        assert "A wet [week]." in me.shown
        assert "Tiny, 6 June 2026 (begun at 10:00): cannot be read. Is not TOML" in me.text
        await me.press("down", "down", "enter")
        assert me.where == FIND
    assert standing(paths.data) == before


async def test_markup_in_the_box_and_in_what_is_found_is_text(paths: Paths) -> None:
    put(paths, reflected(FIRST, answer_to("told", None, "A [/b] [@click=app.quit]x[/] mark.")))
    async with person(paths) as me:
        await looked_for(me, "[/b] [@", "1 place.")
        assert "A [[/b] [@]click=app.quit]x[/] mark." in me.shown


async def test_what_is_looked_for_is_kept_nowhere(paths: Paths) -> None:
    put_three(paths)
    before = standing(paths.data)
    async with person(paths) as me:
        await looked_for(me, "secret", "Nothing found.")
        await me.press("f8")
        assert me.has_left()
    assert standing(paths.data) == before


async def test_nothing_comes_to_a_page_that_was_left(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await me.press("slash")
        await me.press_at_once("i", "n", "escape", "slash")
        assert me.where == FIND
        await me.write("june")
        await me.until(lambda: "1 place." in me.shown)
        assert TOLD not in me.shown
        assert "In [June]." in me.shown


async def test_down_goes_to_what_was_found(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await looked_for(me, "in ", "3 places.")
        await me.press("down")
        assert "> Tiny, 1 November 2026" in me.shown
        await me.press("down")
        assert "> Tiny, 6 June 2026" in me.shown
