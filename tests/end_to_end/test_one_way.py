"""The same short way with Tab and Enter alone, and with the mouse alone."""

import re
from typing import Any

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person

NOTES = {"told-beforehand": "I said it twice", "who-could-say-no": "They could not"}
PROMPTS = (
    "told-beforehand",
    "colleagues-after-a-fright",
    "did-what-i-said",
    "told-what-came-of-it",
    "who-could-say-no",  # asks for words only
    "feeling-first",
    "same-act-another-pupil",
    "referral-followed-up",
    "listening-felt-like-therapy",  # has answers of its own
    "what-does-this-person-need",
    "routine-that-feels-like-force",
)
EVERY_ANSWER = "1234-5673-1"
FEW_TABS = "1212-1121--"
HOW_MUCH = {
    "1": ("not_yet", "Not yet"),
    "2": ("sometimes", "Now and then"),
    "3": ("often", "More often than not"),
    "4": ("routine", "As a matter of course"),
    "5": ("not_role", "Not part of my role"),
    "6": ("not_arisen", "It has not come up"),
    "7": ("not_today", "Leave this one today"),
}
SCOPE = {
    "1": ("within", "I stayed within my role"),
    "2": ("unsure", "I am not sure"),
    "3": ("beyond", "I went further than my role"),
}


def words_of(prompt: str, digit: str) -> tuple[str, str]:
    return (SCOPE if prompt == "listening-felt-like-therapy" else HOW_MUCH)[digit]


def check(saved: dict[str, Any], digits: str) -> None:
    """What this way leaves, whatever it was walked with."""
    answers = {
        each["prompt"]: each for section in saved["section"] for each in section.get("answer", [])
    }
    stored = {prompt: each["answer"] for prompt, each in answers.items() if "answer" in each}
    given = [(prompt, digit) for prompt, digit in zip(PROMPTS, digits, strict=True) if digit != "-"]
    assert stored == {prompt: words_of(prompt, digit)[0] for prompt, digit in given}
    notes = {prompt: each["note"] for prompt, each in answers.items() if "note" in each}
    assert notes == NOTES
    left_out = [each["id"] for each in saved["section"] if each.get("left_out")]
    assert left_out == ["choice"]
    close = saved["close"]
    assert close["so_what"] == "Slow down"
    (step,) = close["step"]
    assert (step["kind"], step["owner"], step["text"]) == ("stop", "organisation", "Late news")


def enter_on(person: Person, wanted: str) -> None:
    person.tab_to(wanted)
    before = person.focus()
    person.send("enter")
    person.wait_until(lambda: person.focus() != before, f"the mark of {wanted}")


def turn_by_tab(person: Person, button: str = "Next") -> None:
    person.tab_to(button)
    person.turn("enter")


@pytest.mark.parametrize(
    ("size", "digits"),
    [((80, 24), EVERY_ANSWER), ((40, 20), FEW_TABS), ((120, 40), FEW_TABS)],
    ids=str,
)
def test_tab_and_enter_alone_are_enough(
    ticlist: Installed, open_ticlist: Open, size: tuple[int, int], digits: str
) -> None:
    person = open_ticlist(size=size)
    person.wait_for("> School")
    person.look()
    person.tab_to("> School")
    person.turn("enter")
    person.look()
    enter_on(person, "[x] Choice")
    turn_by_tab(person, "Begin")
    person.look()
    for prompt, digit in zip(PROMPTS, digits, strict=True):
        if digit != "-":
            enter_on(person, f"( ) {digit} ")
        if prompt in NOTES:
            person.tab_to(boxes.IN_WORDS if digit == "-" else boxes.NOTE)
            person.write(NOTES[prompt])
        if digit != "-" and prompt not in NOTES:
            person.turn("enter")
        else:
            turn_by_tab(person)
    close_by_tab(person)
    turn_by_tab(person)
    assert "read it over" in person.where()
    turn_by_tab(person, "Save")
    assert person.where() == "Saved"
    turn_by_tab(person, "> Go home")
    check(ticlist.saved(), digits)
    person.leave("escape")


def close_by_tab(person: Person) -> None:
    assert "Closing" in person.where()
    person.tab_to(boxes.SO_WHAT)
    person.write("Slow down")
    person.tab_to(boxes.STEP)
    person.write("Late news")
    enter_on(person, "( ) Stop")
    enter_on(person, "( ) My organisation")


def click_choice(person: Person, label: str) -> None:
    person.wheel_to(f" {label}")
    person.click_on(f" {label}")
    person.wait_until(lambda: _marked(person, label), f"a mark at {label}")


def _marked(person: Person, label: str) -> bool:
    line = next((each for each in person.text().split("\n") if f" {label}" in each), "")
    return "(*)" in line or "[ ]" in line


def turn_by_click(person: Person, button: str = "Next") -> None:
    before = person.where()
    # Not the key of the same name below it.
    found = re.compile(rf"^[ \u2588]*(?:\w+[ \u2588]+)?({re.escape(button)})(?: +More below)?$")
    places = [
        (here.start(1), row)
        for row, line in enumerate(person.text().split("\n"))
        if (here := found.match(line))
    ]
    assert places, person.text()
    person.click(*places[-1])
    person.wait_until(lambda: person.where() not in {"", before}, f"another page than {before}")


def test_the_mouse_alone_is_enough(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist()
    person.wait_for("> School")
    person.look()
    turn_by_click(person, "> School")
    click_choice(person, "Choice ")
    turn_by_click(person, "Begin")
    for prompt, digit in zip(PROMPTS, EVERY_ANSWER, strict=True):
        if digit != "-":
            click_choice(person, words_of(prompt, digit)[1])
        if prompt in NOTES:
            write_by_click(person, boxes.IN_WORDS if digit == "-" else boxes.NOTE, NOTES[prompt])
        turn_by_click(person)
    write_by_click(person, boxes.SO_WHAT, "Slow down")
    write_by_click(person, boxes.STEP, "Late news")
    for label in ("Stop", "My organisation"):
        person.wheel_to(f"( ) {label}")
        person.click_on(f"( ) {label}")
        person.wait_for(f"(*) {label}")
    turn_by_click(person)
    assert "read it over" in person.where()
    turn_by_click(person, "Save")
    assert person.where() == "Saved"
    turn_by_click(person, "> Go home")
    check(ticlist.saved(), EVERY_ANSWER)
    person.click_on("Esc Back")
    assert person.wait_for_exit() == 0


def write_by_click(person: Person, box: str, words: str) -> None:
    heading = box.removeprefix(boxes.BELOW)
    person.wheel_to(heading)
    row = next(at for at, line in enumerate(person.text().split("\n")) if heading in line)
    person.click(10, row + 1)
    person.wait_until(lambda: person.has_focus(box), "the box")
    person.write(words)
