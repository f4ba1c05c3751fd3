"""Before you start: what it says, and what is chosen there."""

import datetime as dt

import pytest
from textual.css.query import NoMatches

from tests.hostile.looking import squeezed
from tests.screens.checklist import TINY, drafts, shelve, the_draft, the_saved
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from ticlist.model.day import in_words
from ticlist.model.opening import Opening
from ticlist.model.walk import Beginning
from ticlist.screens.before import BeforeScreen
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings

AT_START = Opening("tiny")


def beginning(me: Person) -> Beginning:
    assert me.app.desk.walk is not None
    return me.app.desk.walk.beginning


async def to_the_day(me: Person) -> None:
    day = f"{dt.datetime.now().astimezone().date()}"
    await me.tab_to(day)


async def test_it_says_what_it_is_and_who_could_obtain_it(paths: Paths) -> None:
    async with person(paths, AT_START, (200, 60)) as me:
        for words in (
            "What it is about.",
            "Where it comes from.",
            "If someone may be at risk, use your safeguarding procedure now.",
            f"Your words will be in a plain file in {paths.reflections}.",
            "whoever administers this machine, and its backups. An employer or a court may ask",
            "(*) Short  about five minutes, longer if you write",
            "3 prompts in all.",
            "[x] Safety  How safe it is.",
        ):
            assert squeezed(words) in squeezed(me.shown)


LONG = TINY.replace('about = "What it is about.', f'about = "{"What it is about. " * 30}')


@pytest.mark.parametrize(
    ("key", "size"), [("pagedown", NARROW), ("enter", NARROW), ("pagedown", (30, 8))]
)
async def test_in_a_small_window_nobody_begins_before_who_can_read_it_was_in_sight(
    paths: Paths, key: str, size: tuple[int, int]
) -> None:
    shelve(paths, LONG)
    async with person(paths, AT_START, size) as me:
        has_room_for_a_button = size == NARROW
        assert ("Read on" in me.shown) is has_room_for_a_button
        assert ("PgDn Read on" in me.keys) is has_room_for_a_button
        seen = me.text
        while "may ask for it." not in seen:
            assert me.where == "Tiny: before you start"
            await me.press(key)
            seen += me.text
        assert me.where == "Tiny: before you start"
        for words in ("Where it comes from.", "procedure", "administers", "employer"):
            assert words in seen
        assert "Read on" not in me.shown
        assert ("PgDn Begin" in me.keys) is has_room_for_a_button
        await me.press(key)
        assert me.where.startswith("Tiny, 2 of")
        # Who comes back has seen it.
        await me.press("pageup")
        assert ("Go on" in me.shown) is has_room_for_a_button
        await me.press(key)
        assert me.where.startswith("Tiny, 2 of")


async def test_a_window_that_holds_it_begins_with_one_key(paths: Paths) -> None:
    async with person(paths, AT_START, LAPTOP) as me:
        assert "Begin" in me.focused
        await me.press("pagedown")
        assert me.where.startswith("Tiny, 2 of")


async def test_a_page_that_is_taken_off_before_it_is_drawn_ends_nothing(paths: Paths) -> None:
    async with person(paths, AT_START, LAPTOP) as me:
        screen = me.app.screen
        assert isinstance(screen, BeforeScreen)
        await me.press("pagedown")
        assert me.app.screen is not screen
        with pytest.raises(NoMatches):
            screen._name_button()
        screen._if_there(screen._name_button)


async def test_what_goes_on_for_ever_is_passed_over_by_one_key(paths: Paths) -> None:
    shelve(paths, LONG.replace("What it is about. ", "What it is about. " * 40))
    async with person(paths, AT_START, NARROW) as me:
        await me.press("pagedown")
        assert "may ask for it." in me.text
        await me.press("pagedown")
        assert me.where.startswith("Tiny, 2 of")


async def test_a_window_that_grows_has_it_in_sight(paths: Paths) -> None:
    shelve(paths, LONG)
    async with person(paths, AT_START, NARROW) as me:
        assert "Read on" in me.shown
        await me.pilot.resize_terminal(*PAPER)
        await me.rest()
        assert "Begin" in me.focused
        await me.press("pagedown")
        assert me.where.startswith("Tiny, 2 of")


async def test_on_a_locked_site_it_names_no_folder_that_nobody_there_can_open(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: Settings(locked=True))
    async with person(paths, AT_START, (200, 60)) as me:
        shown = squeezed(me.shown)
        for words in (
            "Your words will be in a file of your own on this server. You read it in ticlist.",
            "Whoever administers this server can read the file,",
            "and so can whoever has its backups.",
            "An employer or a court may ask for it.",
        ):
            assert squeezed(words) in shown
        assert squeezed(str(paths.reflections)) not in shown
        assert squeezed("You can read it there") not in shown


async def test_what_a_checklist_does_not_say_takes_no_room(paths: Paths) -> None:
    shelve(paths, TINY.replace('about = "What', "review_by = 2027-01-01 # ").replace("stand", "#"))
    async with person(paths, AT_START) as me:
        assert "What it is about" not in me.shown
        assert "Where it comes from" not in me.shown


async def test_depth_and_sections(paths: Paths) -> None:
    async with person(paths, AT_START, PAPER) as me:
        await me.click("( ) Full")
        assert "4 prompts in all." in me.shown
        await me.click("[x] Safety")
        await me.click("PgDn Begin")
        assert me.where == "Tiny, 2 of 7: The edge of my role"
        await me.press("pageup")
        assert "[ ] Safety" in me.shown
        assert "Go on" in me.shown
        await me.click("( ) One section")
        assert "Which section? 2 prompts in all." in me.shown
        await me.click("( ) Myself")
        assert "Which section? 1 prompt in all." in me.shown
        await me.press("pagedown")
        assert me.where == "Tiny, 2 of 5: Myself"


async def test_prompts_for_the_specially_trained_are_asked_of_those_who_say_so(
    paths: Paths,
) -> None:
    paths.settings.write_text("specialist = true\n", encoding="utf-8")
    async with person(paths, Opening("tiny", "full"), PAPER) as me:
        assert "5 prompts in all." in me.shown


async def test_a_section_that_a_walk_does_not_ask_is_not_offered(paths: Paths) -> None:
    shelve(paths, TINY.replace('asks = "words"\nshort = true', 'asks = "words"'))
    async with person(paths, AT_START, PAPER) as me:
        assert "Myself" not in me.shown
        await me.click("( ) Full")
        assert "[x] Myself" in me.shown


async def test_the_day_and_the_context(paths: Paths) -> None:
    yesterday = dt.datetime.now().astimezone().date() - dt.timedelta(days=1)
    async with person(paths, AT_START, PAPER) as me:
        await to_the_day(me)
        await me.write("yesterday")
        assert in_words(yesterday) in me.shown
        await me.press("tab")
        await me.write("a week  back")
        await me.press("pagedown", "f4")
        assert "a week back" in me.shown
        await me.press("f4")
    saved = the_saved(paths)
    assert (saved.on, saved.context) == (yesterday, "a week back")
    assert saved.id.startswith(f"{yesterday}-")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soon", "A day looks like 2026-11-21, today"),
        ("9999-01-01", "That day has not come yet. A reflection looks back."),
    ],
)
async def test_a_day_that_does_not_do_is_told_and_nothing_begins(
    paths: Paths, typed: str, says: str
) -> None:
    async with person(paths, AT_START) as me:
        await to_the_day(me)
        await me.write(typed)
        await me.press("tab", "pagedown")
        assert me.where == "Tiny: before you start"
        assert says in me.shown
        assert typed in me.focused
        await me.press(*["backspace"] * 12)
        await me.paste("today")
        await me.press("pagedown")
        assert me.where == "Tiny, 2 of 6: Safety"


async def test_a_pasted_day_takes_the_place_of_the_one_that_is_marked(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await to_the_day(me)
        await me.paste("2026-\n11-02")
        await me.press("pagedown")
        assert me.where == "Tiny: before you start"
        await me.press("home", "shift+end")
        await me.paste("2020-11-02")
        await me.press("pagedown")
        assert beginning(me).on == dt.date(2020, 11, 2)


async def test_what_was_asked_for_on_the_command_line_is_chosen(paths: Paths) -> None:
    asked = Opening("tiny", "full", on=dt.date(2026, 1, 2))
    async with person(paths, asked, PAPER) as me:
        assert "(*) Full" in me.shown
        assert "2026-01-02" in me.shown


async def test_the_depth_of_the_settings_is_chosen(paths: Paths) -> None:
    paths.settings.write_text('depth = "full"\n', encoding="utf-8")
    async with person(paths, AT_START, PAPER) as me:
        assert "(*) Full" in me.shown


async def test_what_is_chosen_is_kept_before_the_walk_begins(paths: Paths) -> None:
    async with person(paths, AT_START, PAPER) as me:
        await me.click("[x] Myself")
        await me.click("First week after")
        await me.write("a hard one")
        await me.press("escape")
        assert "Kept." in me.shown
        kept = drafts(paths)
        await me.click("> Go on with Tiny")
        assert me.where == "Tiny: before you start"
        assert "a hard one" in me.shown
        assert "[ ] Myself" in me.shown
        await me.press("escape")
        assert drafts(paths) == kept
    assert the_draft(paths).reflection.context == "a hard one"


async def test_only_looking_leaves_nothing(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.tab_to("Full")
        await me.press("enter", "escape")
        assert me.where == "ticlist"
        assert "Unfinished" not in me.shown
        assert "Kept" not in me.shown
    assert drafts(paths) == {}


async def test_arrows_scroll_where_a_button_has_the_focus(paths: Paths) -> None:
    async with person(paths, AT_START, (40, 20)) as me:
        assert "Begin" in me.focused
        first = me.lines[1]
        for down, up in (("down", "up"), ("ctrl+down", "ctrl+up")):
            await me.press(down)
            await me.until(lambda: first not in me.lines)
            await me.press(up)
            await me.until(lambda: me.lines[1] == first)
