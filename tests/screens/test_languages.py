"""A checklist in two languages, from right to left, and in wide letters, from home to home."""

import pytest
from rich.cells import cell_len

from tests.languages.examples import (
    FIRST_PROMPT,
    RIGHT_TO_LEFT,
    TWO,
    WIDE,
    WORDS,
    put,
    saved_in,
    widths,
)
from tests.screens.checklist import the_draft, the_saved
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

WELSH = "Rwy'n dweud wrth bobl beth sy'n dod nesaf."
ENGLISH = "I tell people what comes next."


@pytest.fixture(autouse=True)
def _examples(paths: Paths) -> None:
    put(paths, TWO, RIGHT_TO_LEFT, WIDE)


def set_to(paths: Paths, language: str) -> None:
    paths.settings.write_text(f'language = "{language}"\n', encoding="utf-8")


# --- every line as wide as the window ----------------------------------------------------------


class Looker:
    """Looks at every line of the window, and keeps those that are not as wide as it is."""

    def __init__(self, me: Person, width: int) -> None:
        self.me = me
        self._width = width
        self.broken: list[tuple[str, str]] = []
        self.seen = ""

    def look(self) -> None:
        for line in self.me.lines:
            if {cell_len(line), *widths(line)} != {self._width}:
                self.broken.append((self.me.where, line))
        self.seen += "".join(self.me.shown.split())

    async def does(self, *keys: str) -> None:
        for key in keys:
            await self.me.press(key)
            self.look()


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
async def test_no_line_is_broken_from_home_to_home(
    paths: Paths, name: str, size: tuple[int, int]
) -> None:
    async with person(paths, Opening(name, "full"), size) as me:
        it = Looker(me, size[0])
        await it.does("f1", "escape", *["ctrl+down"] * 6, "pagedown")
        await it.does(*["ctrl+down"] * 3, "3", "f6", "f6", "tab")
        await me.paste(WORDS[name])
        it.look()
        await it.does("ctrl+up", "pageup", "pagedown")
        walk = me.app.desk.walk
        assert walk is not None
        for _ in walk.pages:
            await it.does("pagedown")
        assert walk.page.kind == "reading-over"
        await it.does("pagedown", "f4", "enter", "pagedown", "pagedown", "escape", "escape")
        await me.tab_to("> All reflections")
        it.look()
        await it.does("enter", "down", "enter", "end", "escape", "escape")
    assert it.broken == []
    assert "".join(FIRST_PROMPT[name].split()) in it.seen
    saved = the_saved(paths)
    answer = saved.sections[0].answers[0]
    assert (answer.asked, answer.note) == (FIRST_PROMPT[name], WORDS[name])


@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
async def test_what_was_written_is_read_again_letter_for_letter(paths: Paths, name: str) -> None:
    async with person(paths, Opening(name), PAPER) as me:
        await me.press("pagedown", "3", "tab")
        await me.paste(WORDS[name])
        await me.press("f4")
        for words in (FIRST_PROMPT[name], WORDS[name]):
            assert "".join(words.split()) in "".join(me.shown.split())
        await me.press("f4", "enter")
        for words in (FIRST_PROMPT[name], WORDS[name]):
            assert "".join(words.split()) in "".join(me.shown.split())


# --- two languages ----------------------------------------------------------------------------


async def test_the_setting_decides_in_which_language_it_is_walked_and_saved(paths: Paths) -> None:
    set_to(paths, "cy")
    async with person(paths, size=PAPER) as me:
        await me.click("> Enghraifft mewn dwy iaith")
        for words in (
            "Enghraifft ar gyfer profion, nid i'w defnyddio.",
            "Does neb wedi ei darllen eto.",
            "[x] Diogelwch  Pa mor ddiogel yw hi yma.",
        ):
            assert words in me.shown
        await me.click("( ) Full")
        await me.press("pagedown")
        assert me.where == "Enghraifft mewn dwy iaith, 2 of 8: Diogelwch"
        assert WELSH in me.shown
        assert "For example: Gair wrth y drws." in me.shown
        await me.press("3", "pagedown")
        assert "I ask before I come closer." in me.shown
        assert "For example: Not yet in Welsh." in me.shown
        await me.press("4", "pagedown")
        assert "Beth mae hyn yn ei ddweud wrthyf am ddiogelwch?" in me.shown
        assert "Beth wnaf i nesaf?" in me.shown
        await me.press("f4", "f4")
    saved = the_saved(paths)
    assert (saved.language, saved.checklist.title) == ("cy", "Enghraifft mewn dwy iaith")
    (section,) = saved.sections
    assert section.title == "Diogelwch"
    assert [each.asked for each in section.answers] == [WELSH, "I ask before I come closer."]


async def test_an_option_decides_before_the_setting(paths: Paths) -> None:
    set_to(paths, "cy")
    async with person(paths, Opening(TWO, language="en"), PAPER) as me:
        await me.press("pagedown", "3", "f4", "f4")
    assert the_saved(paths).language == "en"
    assert the_saved(paths).sections[0].answers[0].asked == ENGLISH


async def test_a_language_that_it_does_not_have_is_said_and_its_own_shown(paths: Paths) -> None:
    async with person(paths, Opening(TWO, language="fr"), PAPER) as me:
        assert "Nothing of it is in the language 'fr': it is shown in 'en'." in me.shown
        await me.press("pagedown")
        assert ENGLISH in me.shown
    async with person(paths, Opening(TWO, language="cy"), PAPER) as me:
        assert "Nothing of it is in the language" not in me.shown


async def test_a_setting_that_a_checklist_does_not_follow_is_not_mentioned_each_time(
    paths: Paths,
) -> None:
    set_to(paths, "fr")
    async with person(paths, Opening(TWO), PAPER) as me:
        assert "'fr'" not in me.shown


async def test_what_was_begun_in_a_language_is_gone_on_with_in_that(paths: Paths) -> None:
    async with person(paths, Opening(TWO, language="cy"), PAPER) as me:
        await me.press("pagedown", "3", "escape")
    assert the_draft(paths).reflection.language == "cy"
    async with person(paths, size=PAPER) as me:
        assert "> An example in two languages" in me.shown
        await me.click("> Go on with An example")
        assert me.where == "Enghraifft mewn dwy iaith, 2 of 6: Diogelwch"
        assert WELSH in me.shown
        await me.press("f4", "f4")
    assert the_saved(paths).language == "cy"
    assert the_saved(paths).sections[0].answers[0].asked == WELSH


async def test_what_is_saved_is_changed_in_its_language_too(paths: Paths) -> None:
    reflection = saved_in(paths, "cy", 1, "often")
    async with person(paths, Opening(amend=reflection.id), PAPER) as me:
        await me.press("pageup", "pageup")
        assert "Beth roddodd orffwys i mi yr wythnos hon?" in me.shown


async def test_last_times_answer_is_found_in_whatever_language_it_was_asked(paths: Paths) -> None:
    saved_in(paths, "cy", 1, "often")
    async with person(paths, Opening(TWO), PAPER) as me:
        await me.press("pagedown", "f5")
        assert "Last time, 1 November 2026: More often than not" in me.shown
