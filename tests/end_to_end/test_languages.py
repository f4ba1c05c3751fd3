"""Other scripts on a real terminal: no letter is halved, and no line is longer than the window."""

import shutil

import pytest
from wcwidth import wcwidth

from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person
from tests.languages.examples import FIRST_PROMPT, FOLDER, RIGHT_TO_LEFT, TWO, WIDE, WORDS

LAPTOP, NARROW = (80, 24), (40, 20)
TITLE = {RIGHT_TO_LEFT: "مثال من اليمين", WIDE: "幅の広い文字の例"}


def put(ticlist: Installed, *names: str) -> None:
    folder = ticlist.home / "config" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    for each in names:
        shutil.copy(FOLDER / f"{each}.toml", folder)


def squeezed(text: str) -> str:
    return "".join(text.split())


def halved(person: Person) -> list[str]:
    """The lines with half a wide letter: one without its second cell, or that cell alone."""
    lines = []
    for row in range(person.screen.lines):
        cells = [person.screen.buffer[row][at].data for at in range(person.screen.columns)]
        firsts = [at for at, cell in enumerate(cells) if cell and wcwidth(cell[0]) == 2]
        seconds = [at for at, cell in enumerate(cells) if not cell]
        if [at + 1 for at in firsts] != seconds:
            lines.append("".join(cells))
    return lines


class Looker:
    """Somebody who looks for halved letters wherever they come."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen = ""

    def look(self) -> None:
        self.seen += squeezed(self.person.look())
        assert halved(self.person) == []

    def write(self, words: str) -> None:
        """Answer, and paste words."""
        self.person.send("3", "tab")
        self.person.paste(words)
        ending = squeezed(words)[-5:]
        self.person.wait_until(lambda: ending in squeezed(self.person.text()), "the words")
        self.look()

    def resize(self, *sizes: tuple[int, int]) -> None:
        """Change the window, and look at each size."""
        for cols, rows in sizes:
            self.person.resize(cols, rows)
            self.person.settle()
            self.look()

    def walk(self, words: str) -> None:
        """From before the start to the closing, with words to the first prompt."""
        self.look()
        while "Closing" not in self.person.turn():
            self.look()
            if ", 2 of" in self.person.where():
                self.write(words)
                size = self.person.screen.columns, self.person.screen.lines
                self.resize(NARROW, LAPTOP, size)
        self.look()

    def turns(self, *keys: str) -> None:
        """Turn pages, and look at each."""
        for key in keys:
            self.person.turn(key)
            self.look()


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
def test_walked_saved_listed_and_read_without_half_a_letter(
    ticlist: Installed, open_ticlist: Open, name: str, size: tuple[int, int]
) -> None:
    put(ticlist, name)
    person = open_ticlist("reflect", name, size=size)
    person.wait_for(TITLE[name], "Begin")
    it = Looker(person)
    it.walk(WORDS[name])
    it.turns("f4", "f4", "enter")
    for _ in range(4):
        person.press("pagedown")
        it.look()
    it.turns("escape")
    person.tab_to("> See all")
    it.turns("enter")
    person.leave()
    assert squeezed(FIRST_PROMPT[name]) in it.seen
    answer = ticlist.saved()["section"][0]["answer"][0]
    assert (answer["asked"], answer["note"]) == (FIRST_PROMPT[name], WORDS[name])
    assert TITLE[name] in ticlist.run("list", "--long").stdout
    assert squeezed(WORDS[name]) in squeezed(ticlist.run("show", "last").stdout)


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
def test_what_is_saved_is_shown_on_a_terminal_line_by_line(
    ticlist: Installed, open_ticlist: Open, name: str, size: tuple[int, int]
) -> None:
    put(ticlist, name)
    person = open_ticlist("reflect", name)
    person.wait_for("Begin")
    person.look()
    person.turn()
    person.send("3", "tab")
    person.paste(WORDS[name])
    person.turn("f4")
    person.turn("f4")
    person.leave()
    shown = ticlist.opened("show", "last", size=(size[0], 60))
    with shown as terminal:
        assert terminal.wait_for_exit() == 0
        assert halved(terminal) == []
        text = terminal.text()
    # A line that the terminal had to break itself would fill it to its last column.
    assert all(len(line) < size[0] or " " in line for line in text.splitlines())
    assert squeezed(WORDS[name]) in squeezed(text)
    assert squeezed(FIRST_PROMPT[name]) in squeezed(text)


def test_the_language_of_an_option_and_of_the_settings(
    ticlist: Installed, open_ticlist: Open
) -> None:
    put(ticlist, TWO)
    person = open_ticlist("reflect", TWO, "--language", "cy")
    person.begin()
    person.wait_for("Rwy'n dweud wrth bobl beth sy'n dod nesaf.", "Gair wrth y drws.")
    person.answer("3")
    person.turn()
    person.wait_for("I ask before I come closer.")
    person.turn("f4")
    person.turn("f4")
    person.leave()
    saved = ticlist.saved()
    assert (saved["language"], saved["section"][0]["title"]) == ("cy", "Diogelwch")
    (ticlist.home / "config" / "settings.toml").write_text('language = "cy"\n', encoding="utf-8")
    person = open_ticlist()
    person.wait_for("> Enghraifft mewn dwy iaith (your own)")
