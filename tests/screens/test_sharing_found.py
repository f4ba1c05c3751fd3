"""What could identify a person is found before anything is written, and is decided on."""

from pathlib import Path

import pytest

from tests.lookback.stepping import put
from tests.screens.at_sharing import (
    ASKED,
    FOUND,
    MAIL,
    NUMBER,
    TOLD_OF,
    all_words,
    answered,
    asked,
    chosen_from,
    files_in,
    looked_through,
    put_two,
    seen,
    written,
)
from tests.screens.driving import Person, person
from tests.screens.saved import SECOND, answer_to, file_of, reflected
from ticlist.screens.hit import MOST_SENTENCES
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths
from ticlist.taking import PUT_RIGHT

TALL = (80, 60)
NAME = "supervision-tiny-2026-06.html"


async def with_all_words(me: Person) -> None:
    await chosen_from(me)
    await all_words(me)
    await looked_through(me)


async def test_nothing_goes_on_before_it_is_decided_and_a_neutral_word_leaves(
    paths: Paths,
) -> None:
    put_two(paths)
    before = file_of(paths, SECOND).read_bytes()
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        assert f"> To decide: an e-mail address, {MAIL}" in me.shown
        await me.press("pagedown")
        assert me.where == f"Share: {FOUND}"
        assert "One is still to be decided on: this one." in me.shown
        await me.press("enter")
        assert me.where == "Found: an e-mail address"
        assert f"She wrote from [{MAIL}]" in me.text
        await me.tab_to("> Put 'an address' in its place")
        await me.press("enter")
        assert f"> Becomes 'an address': an e-mail address, {MAIL}" in me.shown
        await me.press("enter")
        await me.click("> Take back what was decided")
        assert "To decide" in me.shown
        await me.press("enter")
        await me.click("> Put 'an address'")
        await seen(me)
        assert MAIL not in me.shown
        await asked(me)
        await answered(me)
        await written(me)
    text = (paths.exports / NAME).read_text("utf-8")
    assert "She wrote from an address. I assumed too much." in text
    assert MAIL not in text
    assert file_of(paths, SECOND).read_bytes() == before
    assert noted(paths)[0].kept == ()


async def test_other_words_leave_and_are_looked_through_in_their_turn(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press("enter", "enter")
        assert me.where == "Share: change the words"
        await me.press("ctrl+u", "pagedown")
        assert "Some words have to stand here." in me.shown
        await me.write(f"NHS {NUMBER}")
        await me.press("pagedown")
        assert me.where == f"Share: {FOUND}"
        assert "> To decide: an NHS or CHI number" in me.shown
        assert MAIL not in me.shown
        await me.press("enter", "enter", "ctrl+u")
        await me.write("Somebody wrote.")
        await me.tab_to("Take these words")
        await me.press("enter")
        assert "No patterns found." in me.shown
        await seen(me)
        assert "Somebody wrote." in me.shown
        assert TOLD_OF not in me.shown


async def test_what_stays_in_knowingly_is_remembered_by_its_kind(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press("enter")
        await me.click("> Leave it, knowingly")
        assert f"> Stays in: an e-mail address, {MAIL}" in me.shown
        await me.click("Go on")
        await asked(me)
        await answered(me)
        await written(me)
    assert MAIL in (paths.exports / NAME).read_text("utf-8")
    assert noted(paths)[0].kept == ("email:1",)
    assert MAIL not in paths.exported.read_text("utf-8")


async def test_the_reflection_itself_can_be_changed_and_sharing_begins_anew(
    paths: Paths,
) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press("enter")
        await me.click("> Change the reflection itself; sharing then begins anew")
        assert me.where == "Tiny: change it, and save"
        await me.press("escape")
        assert me.where == "ticlist"
    assert files_in(paths.exports) == []


async def test_the_own_list_counts_and_nothing_leaves_where_it_cannot_be_read(
    paths: Paths,
) -> None:
    put_two(paths)
    paths.private_words.write_text("spoke first\n", encoding="utf-8")
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        assert "To decide: a private word of yours, spoke first" in me.shown
        paths.private_words.write_bytes(b"\xff\xfe")
        await me.press("escape")
        await looked_through(me)
        assert "To decide: a private word of yours, spoke first" in me.shown
        await me.press("escape", "escape")
        await me.press("e")
        assert me.where == "Saved reflections"
        assert "Your private words are not looked for." in me.text
        assert PUT_RIGHT in me.text


async def test_of_a_text_that_holds_it_often_some_sentences_are_shown(paths: Paths) -> None:
    words = " ".join(f"On day {each} she wrote from {MAIL}." for each in range(40))
    put(paths, reflected(SECOND, answer_to("told", "often", words)))
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press("enter")
        assert f"On day {MOST_SENTENCES - 1} she" in me.text
        assert f"On day {MOST_SENTENCES} she" not in me.text
        assert f"and in {40 - MOST_SENTENCES} more sentences" in me.text


async def test_the_name_of_the_file_is_looked_through_too(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await looked_through(me)
        await seen(me)
        await asked(me)
        await answered(me)
        await me.click(str(paths.exports)[:30])
        await me.press("home", "shift+end", "delete")
        await me.write(f"~/{MAIL}.html")
        await me.press("enter")
        assert f"In the name of the file: an e-mail address, {MAIL}" in me.text
        assert me.where == f"Share: {ASKED}"
        await me.press("enter")
        await written(me)
    assert files_in(Path.home()) == [f"{MAIL}.html"]
    assert len(noted(paths)) == 1


async def test_what_gives_way_elsewhere_cannot_stay_in_the_name(paths: Paths) -> None:
    put_two(paths)
    paths.private_words.write_text("tiny wren\n", encoding="utf-8")
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await me.click("For example: Heron")
        await me.write("tiny wren")
        await looked_through(me)
        await me.press("enter")
        await me.click("> Put 'a name'")
        await seen(me)
        await asked(me)
        await answered(me)
        await me.click(str(paths.exports)[:30])
        await me.press("home", "shift+end", "delete")
        await me.write("~/tiny wren.html")
        await me.press("enter")
        assert "Only another name takes it out of there." in me.text
        assert "> Leave it in the name" not in me.shown
        assert me.where == f"Share: {ASKED}"


@pytest.mark.parametrize("key", ["escape", "f8"])
async def test_whoever_leaves_leaves_nothing_behind(paths: Paths, key: str) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press(key)
        if key == "f8":
            assert me.has_left()
            assert me.app.cleared_at_end
    assert files_in(paths.exports) == []
    assert noted(paths) == []


async def test_what_unseen_letters_were_in_is_found_and_its_reflection_offered(
    paths: Paths,
) -> None:
    put(paths, reflected(SECOND, answer_to("told", "often", "To anna\u200b@example.org.")))
    async with person(paths, size=TALL) as me:
        await with_all_words(me)
        await me.press("enter")
        assert me.where == "Found: an e-mail address"
        assert "> Change the reflection itself" in me.shown
        await me.click("> Put 'an address'")
        await seen(me)
        assert "To an address." in me.shown
