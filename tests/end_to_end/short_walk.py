"""One short walk of the checklist for schools, each prompt met in another way."""

from pathlib import Path
from typing import Any, NamedTuple

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed
from tests.end_to_end.person import Person

CONTEXT = "First week with [b]my[/b] group."
SO_WHAT = "I hurry when it is loud.\nA plan helps."
STEP = "Write the plan on the board."
BY = "2027-01-15"
SUPERVISION = "Who asks me how it went?"
PRIVATE = "I was frightened."
_LONG = 90
NOTE = "é ✓ 日 I assumed\n\n  that they knew"


class Walked(NamedTuple):
    """What was shown on the way, and where the file is said to be."""

    ticlist: Installed
    screens: dict[str, str]
    path: Path


def answer_safety(person: Person) -> None:
    """Answer words: one alone, one with words."""
    person.answer("1")
    person.turn("enter")
    person.answer("2")
    person.tab_to(boxes.NOTE)
    person.write(NOTE)
    person.turn()


def answer_trust(person: Person) -> None:
    """An answer and what it rests on."""
    person.answer("3")
    person.send("f6")
    person.wait_for("[ ] My own impression")
    person.tab_to("[ ] Something I saw")
    person.send("space")
    person.tab_to("[ ] The people we work with")
    person.send("enter")
    person.wait_for("[x] Something I saw", "[x] The people we work with")
    person.turn()


def answer_collaboration(person: Person) -> None:
    """An answer marked for supervision."""
    person.answer("4")
    person.send("f9")
    person.wait_for("[x] Talk about this in supervision (F9)")
    person.turn()


def answer_empowerment(person: Person) -> None:
    """Words only; the first opt-out."""
    person.look()
    assert person.has_focus(boxes.IN_WORDS)
    person.write("Two of them said no.")
    person.turn()
    person.answer("5")
    person.turn("enter")


def answer_culture(person: Person) -> None:
    """The second opt-out with words, in a section that is left out afterwards."""
    person.answer("6")
    person.tab_to(boxes.NOTE)
    person.write("Not since spring.")
    person.send("f3")
    person.wait_for("You left this section out today.")
    assert "left out" in person.where()
    person.turn()


def answer_scope(person: Person) -> None:
    """The third opt-out; an answer of the scope strand, with supervision offered unticked."""
    person.answer("7")
    person.turn("enter")
    person.answer("2")
    person.wait_for("[ ] Talk about this in supervision (F9)")
    person.turn()


def skip_the_rest(person: Person) -> None:
    """One page passed over, and one answer taken back."""
    person.turn()
    person.answer("1")
    person.send("0")
    person.wait_until(lambda: "(*)" not in person.text(), "no answer")
    assert "Closing" in person.turn()


def close(person: Person) -> None:
    """Everything that the closing asks for."""
    person.look()
    assert person.has_focus(boxes.SO_WHAT)
    person.write(SO_WHAT)
    person.tab_to(boxes.STEP)
    person.write(STEP)
    person.tab_to("( ) Keep")
    person.press("enter")
    person.tab_to("( ) My team")
    person.press("space")
    person.tab_to(boxes.BY_WHEN)
    person.write(BY)
    person.tab_to(boxes.SUPERVISION)
    person.write(SUPERVISION)
    person.tab_to(boxes.PRIVATE)
    person.write(PRIVATE)


def begin(person: Person) -> str:
    """From home to the first prompt, with a line of context and one section left out."""
    person.wait_for("> School")
    person.look()
    person.turn("enter")
    before = person.look()
    person.tab_to(boxes.CONTEXT, "shift+tab")
    person.write(CONTEXT)
    person.tab_to("[x] Choice", "shift+tab")
    person.press("space")
    assert "2 of 14" in person.turn()
    person.look()
    return before


def walk(person: Person) -> dict[str, str]:
    """The whole way, from home to home; give what was shown."""
    screens = {"before": begin(person)}
    answer_safety(person)
    answer_trust(person)
    answer_collaboration(person)
    answer_empowerment(person)
    answer_culture(person)
    answer_scope(person)
    skip_the_rest(person)
    close(person)
    assert "read it over" in person.turn("f4")
    screens["over"] = _whole(person)
    person.turn("f4")
    screens["saved"] = person.look()
    person.turn("enter")
    screens["read"] = _whole(person)
    person.turn("escape")
    person.tab_to("> See all")
    person.turn("enter")
    screens["history"] = person.look()
    person.turn("enter")
    screens["read from history"] = _whole(person)
    person.press("escape", "escape")
    person.turn("escape")
    screens["home"] = person.look()
    return screens


def _whole(person: Person) -> str:
    """Everything on a page that is longer than the window: a longer window shows it."""
    cols, rows = person.screen.columns, person.screen.lines
    person.resize(cols, _LONG)
    shown = person.settle()
    person.resize(cols, rows)
    person.settle()
    return shown


def expected(asked: dict[str, str], checklist: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """Each section that leaves something: its id, and what its file table holds after the title."""

    def answer(prompt: str, **more: object) -> dict[str, Any]:
        return {"prompt": prompt, "wording": 1, "asked": asked[prompt], **more}

    names = [each["id"] for each in checklist["section"]]
    tables: dict[str, list[Any]] = {
        "safety": [
            answer("told-beforehand", answer="not_yet"),
            answer("colleagues-after-a-fright", answer="sometimes", note=NOTE),
        ],
        "trust": [answer("did-what-i-said", answer="often", basis=["seen", "person"])],
        "choice": [],
        "collaboration": [answer("told-what-came-of-it", answer="routine", supervision=True)],
        "empowerment": [
            answer("who-could-say-no", note="Two of them said no."),
            answer("feeling-first", answer="not_role"),
        ],
        "culture": [
            answer("same-act-another-pupil", answer="not_arisen", note="Not since spring.")
        ],
        "scope": [
            answer("referral-followed-up", answer="not_today"),
            answer("listening-felt-like-therapy", answer="unsure"),
        ],
    }
    return [(name, tables[name]) for name in names if name in tables]
