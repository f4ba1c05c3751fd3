"""Whatever stands in a file or comes from a keyboard is shown, and never obeyed."""

import pytest

from tests.hostile.looking import squeezed
from tests.screens.checklist import TINY, leave_a_draft, save_some, shelve, the_draft
from tests.screens.driving import PAPER, WIDE, Person, person
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

MARKUP = "[/b] [x] [@click=app.quit]q[/] [red]r[/red] {} $text \\\\[b]"
TOML = MARKUP.replace("\\", "\\\\")
SHOWN = MARKUP
EVIL = "\x1b]0;owned\x07 \u202eback \u200bz"
BIG = (160, 120)


def hostile_checklist() -> str:
    """The small checklist with markup and wide letters in every text of it."""
    lines = []
    for line in TINY.splitlines():
        name, _, value = line.partition(" = ")
        if name in {"title", "about", "standing", "text", "example"}:
            lines.append(f'{name} = "{value[1:-1]} {TOML} 漢字\U0001f642"')
        else:
            lines.append(line)
    return "\n".join(lines)


@pytest.fixture
def hostile(paths: Paths) -> Paths:
    shelve(paths, hostile_checklist())
    return paths


async def test_a_checklist_is_shown_as_it_is_written_on_every_page(hostile: Paths) -> None:
    async with person(hostile, Opening(depth="full"), BIG) as me:
        assert f"> Tiny {SHOWN} 漢字\U0001f642" in me.shown
        await me.tab_to("> Tiny")
        await me.press("enter")
        for words in ("What it is about.", "Where it comes from.", "[x] Safety"):
            assert f"{words} {SHOWN}" in me.shown
        await me.click("( ) Full")
        await me.press("pagedown")
        assert f"I tell people beforehand. {SHOWN}" in me.shown
        assert f"For example: A word at the door. {SHOWN}" in me.shown
        assert "> Safety [/b] [x]" in me.text
        await me.press("1", "pagedown", "pagedown", "x", "f4")
        assert f"> I tell people beforehand. {SHOWN}" in me.shown
        await me.press("f4", "enter")
        assert f"Safety {SHOWN}" in me.shown
        await me.press("f1", "f7", "escape", "escape", "escape", *["down"] * 3, "enter")
        assert f"Tiny {SHOWN} 漢字" in me.shown
        await me.press("escape")
        await me.tab_to("Go home")
        await me.press("enter")
        assert f"> Tiny {SHOWN} 漢字\U0001f642, " in me.shown


async def test_what_a_person_writes_is_shown_as_it_is_written(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.click("First week after")
        await me.paste(MARKUP)
        await me.press("pagedown", "1", "tab")
        await me.paste(f"N{MARKUP}{EVIL}")
        assert f"N{SHOWN}]0;owned back" in me.shown
        await me.press(*["pagedown"] * 3)
        await me.paste(f"S{MARKUP}")
        await me.click("One step, small")
        await me.paste(f"W{MARKUP}")
        await me.press("f4")
        for start in (" ", "N", "S", "W"):
            assert f"{start}{SHOWN}" in me.shown
        await me.press("f4", "enter")
        for start in (" ", "N", "S", "W"):
            assert f"{start}{SHOWN}" in me.shown
        await me.click(MARKUP[:20])
        assert not me.has_left()


async def test_a_link_in_somebodys_words_does_nothing(hostile: Paths) -> None:
    async with person(hostile, Opening("tiny"), BIG) as me:
        await me.press("pagedown")
        await me.click("[@click=app.quit]q")
        assert not me.has_left()
        await me.press("escape")
        await me.click("For example") if "For example" in me.shown else None
        assert not me.has_left()


async def test_a_reflection_with_control_characters_is_shown_with_stand_ins(paths: Paths) -> None:
    save_some(paths, 1)
    (file,) = paths.reflections.glob("*.toml")
    escaped = "\\u001B]0;owned\\u0007 \\u202Eback \\u200Bz [@click=app.quit]q[/]"
    text = file.read_text("utf-8").replace("day 1", escaped).replace('"Tiny"', f'"Tiny {escaped}"')
    file.write_text(text, "utf-8")
    async with person(paths, size=PAPER) as me:
        await me.tab_to("> Tiny, 1 November")
        await me.press("enter")
        stand_ins = "\u241b]0;owned\u2407 \ufffdback \ufffdz [@click=app.quit]q[/]"
        assert me.where == f"Tiny {stand_ins}"
        assert me.text.count(stand_ins) == 3
        assert not set(me.shown) & set(EVIL.replace(" ", "")) & {"\x1b", "\x07", "\u202e", "\u200b"}


async def test_a_draft_with_control_characters_is_shown_clean(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    file = paths.drafts / f"{draft}.toml"
    note = 'answer = "often", note = "a\\u001Bb\\u202Ec"'
    file.write_text(file.read_text("utf-8").replace('answer = "often"', note), "utf-8")
    async with person(paths, Opening(draft=draft), PAPER) as me:
        assert "abc" in me.shown
        await me.press("tab")
        await me.write("d")
        await me.press("escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == "abcd"


async def test_names_of_files_and_folders_are_shown_with_stand_ins(paths: Paths) -> None:
    odd = paths._replace(data=paths.data / "[red]x[/red]\x1b[31m\u202e")
    shelve(odd, "nothing", "broken[b]\x1b")
    odd.settings.write_text('"[/b]x" = 1\n', encoding="utf-8")
    async with person(odd, size=(200, 60)) as me:
        assert "broken[b]\u241b.toml" in squeezed(me.shown)
        assert "[/b]x" in me.shown
        await me.press("f1")
        assert "[red]x[/red]\u241b[31m\ufffd" in squeezed(me.shown)
        await me.press("escape")
        await me.tab_to("> Tiny")
        await me.press("enter")
        assert "[red]x[/red]\u241b[31m\ufffd" in squeezed(me.text)
        await me.press("pagedown", "f4", "f4")
        assert me.where == "Saved"
        assert "[red]x[/red]\u241b[31m\ufffd" in squeezed(me.text)
    assert list(odd.reflections.iterdir())


@pytest.mark.parametrize("key", ["[/b]", "[@click=app.quit]q[/]", "\\u001B[31m", "nonsense", ""])
async def test_odd_keys_in_the_settings_do_no_harm(paths: Paths, key: str) -> None:
    paths.settings.write_text(f'[keys]\n"support" = "{key}"\n"what" = "f5"\n', encoding="utf-8")
    async with person(paths, size=PAPER) as me:
        await me.press("f1")
        assert me.where == "Help"
        assert "\x1b" not in me.shown
        await me.press("escape", "ctrl+p", "escape")
        assert me.where == "ticlist"


@pytest.mark.parametrize("size", [(80, 24), (40, 20), WIDE])
async def test_wide_and_endless_letters_break_no_page(paths: Paths, size: tuple[int, int]) -> None:
    long = "漢" * 90 + "x" * 200 + "e\u0301" * 50 + " \U0001f468\u200d\U0001f469\u200d\U0001f467"
    shelve(paths, TINY.replace("I tell people beforehand.", long).replace("Safety", long))

    async def look(me: Person) -> None:
        assert "漢" in me.shown
        assert not me.has_left()

    async with person(paths, Opening("tiny"), size) as me:
        await me.press("tab", *["down"] * 4)
        await look(me)
        await me.press("pagedown")
        await look(me)
        await me.press("1", "f4")
        await look(me)
