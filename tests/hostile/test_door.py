"""Every text goes through the one door, and the test that holds that finds those that do not."""

from pathlib import Path

import pytest

from tests.hostile.door import around_the_door, of_file

FACES = ("app.py", "everywhere.py", "showing.py", "screens/**/*.py")


def test_no_widget_gets_a_text_around_the_door(house: Path) -> None:
    files = [file for face in FACES for file in sorted((house / "ticlist").glob(face))]
    assert len(files) > 30
    found = [f"{each.place}: {each.code}" for file in files for each in of_file(file, house)]
    assert not found, "\n".join(found)


BEFORE = """\
from rich.text import Text
from textual.content import Content
from textual.widgets import Button, Label, OptionList, Static
from textual.widgets.option_list import Option
from ticlist.text import visible, visible_line

OURS = "Ours"

class Line(Static):
    def __init__(self, given):
        super().__init__(markup=False)
        self._given = given
        self._shown = visible(given)

def what_is_ours(is_so):
    if is_so:
        return OURS
    return visible_line(OURS)

def what_is_not(given):
    return given or OURS

"""


def found_in(line: str) -> list[str]:
    """What is found in one line of a method of a screen."""
    source = f"{BEFORE}class Some(Static):\n    def compose(self, given, which):\n        {line}\n"
    last = source.count("\n")
    found = around_the_door(source, "some.py")
    assert {each.place for each in found} <= {f"some.py:{last}"}
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("yield Said(given)", "given"),
        ("yield Said(given.title, classes='a')", "given.title"),
        ("yield Said(text=given)", "given"),
        ("yield Said(f'{OURS}: {given}')", "f'{OURS}: {given}'"),
        ("yield Said(OURS + given)", "OURS + given"),
        ("yield Said(visible(given) if which else given)", "visible(given) if which else given"),
        ("yield Said(given or OURS)", "given or OURS"),
        ("yield Said(self._given)", "self._given"),
        ("yield Said(self._elsewhere)", "self._elsewhere"),
        ("yield Said(what_is_not(given))", "what_is_not(given)"),
        ("yield Said(str(given))", "str(given)"),
        ("yield Said(given.strip())", "given.strip()"),
        ("yield Said(' '.join(given))", "' '.join(given)"),
        ("shown = given; shown = OURS; yield Said(shown)", "shown"),
        ("shown = OURS; shown += given; yield Said(shown)", "shown"),
        ("yield from [Said(each) for each in given]", "each"),
        ("yield Row(given, 'does')", "given"),
        ("yield Row(f'> {given}', 'does', visible(given))", "f'> {given}'"),
        ("yield LineBox(given, given)", "given"),
        ("yield WordsBox(given, hint=given)", "given"),
        ("yield Turning(given)", "given"),
        ("yield SystemCommand(given, OURS, self.run)", "given"),
        ("yield Label(visible(given))", "visible(given)"),
        ("yield Static(OURS)", "OURS"),
        ("yield Label(given, markup=False)", "given"),
        ("yield Button(visible(given))", "visible(given)"),
        ("yield Button(Content(given))", "given"),
        ("yield OptionList(*(Option(visible(each)) for each in given))", "visible(each)"),
        ("yield OptionList(*given)", "*given"),
        ("self.query_one('#a').say(given)", "given"),
        ("self.query_one('#a').update(visible(given))", "visible(given)"),
        ("self.query_one('#a').update(f'{given}')", "f'{given}'"),
        ("self.app.notify(visible(given))", "visible(given)"),
        ("self.app.notify(OURS, title=given)", "OURS"),
        ("self.border_title = visible(given)", "visible(given)"),
        ("self.app.title: str = given", "given"),
        ("self.tooltip = given", "given"),
        ("super().__init__(given)", "given"),
        ("return Content.from_markup(OURS)", "Content.from_markup(OURS)"),
        ("return Content(given)", "given"),
        ("return Text(given)", "given"),
    ],
)
def test_a_text_around_the_door_is_found(line: str, code: str) -> None:
    assert code in found_in(line)


def test_a_widget_that_draws_a_text_itself_is_found() -> None:
    source = "class Some(Widget):\n    def render(self):\n        return {}\n"
    for line in ("visible(given)", "given", "f'> {given}'"):
        assert around_the_door(source.format(line), "a.py")[0].place == "a.py:3"
    assert not around_the_door(source.format("Content(visible(given))"), "a.py")
    assert around_the_door(source.format("Content(given)"), "a.py")


@pytest.mark.parametrize(
    "line",
    [
        "yield Said('ours')",
        "yield Said(OURS, id=given)",
        "yield Said(self.OURS)",
        "yield Said(visible(given))",
        "yield Said(visible_line(f'{given}: {which}'))",
        "yield Said(f'{OURS}: {visible(given)}, {len(given) + given.more}')",
        "yield Said(OURS if given else visible_line(which))",
        "yield Said(visible(given or OURS))",
        "yield Said(self._shown)",
        "yield Said(what_is_ours(given))",
        "shown = OURS if given else ''; shown += visible(given); yield Said(shown)",
        "yield from [Said(each) for each in OURS]",
        "yield Row(visible_line(given), 'does', given)",
        "yield LineBox(given, OURS)",
        "yield WordsBox(given)",
        "yield Label('ours')",
        "yield Label(visible(given), markup=False)",
        "yield Button(Content(visible(given)))",
        "yield OptionList(*(Option(Content(visible_line(each))) for each in given))",
        "self.query_one('#a').say(visible(given))",
        "self.query_one('#a').update(Content(visible(given)))",
        "self.border_title = 'ours'",
        "return Text(visible(given))",
    ],
)
def test_a_text_through_the_door_is_not(line: str) -> None:
    assert not found_in(line)
