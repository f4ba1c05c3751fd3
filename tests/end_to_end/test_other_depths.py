"""The full walk, with words at the end of each section, and a walk of one section."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person


@pytest.fixture
def sections(house: Path) -> list[dict[str, Any]]:
    checklist = tomllib.loads((house / "checklists" / "school.toml").read_text(encoding="utf-8"))
    return list(checklist["section"])


def end_of(person: Person, section: dict[str, Any]) -> None:
    """Pass over a section's prompts, and write at its end."""
    asked = [each for each in section["prompt"] if each.get("level") != "competent"]
    for _ in asked:
        assert section["title"] in person.where()
        person.turn()
    person.look()
    assert person.has_focus(
        f"{boxes.BELOW}{section.get('so_what', 'What does this tell me?')[:40]}"
    )
    person.write(f"Of {section['id']}")
    person.tab_to(boxes.STEP)
    person.write(f"Step-{section['id']}")
    person.turn()


def test_a_full_walk_keeps_what_is_written_at_the_end_of_each_section(
    ticlist: Installed, open_ticlist: Open, sections: list[dict[str, Any]]
) -> None:
    person = open_ticlist("reflect", "school", "--full")
    person.begin()
    for section in sections:
        end_of(person, section)
    assert "Closing" in person.where()
    assert "What does this tell me?" not in person.text()
    assert "read it over" in person.turn()
    person.turn("f4")
    saved = ticlist.saved()
    assert saved["depth"] == "full"
    assert "close" not in saved
    random = saved["id"][-6:]
    for number, (section, table) in enumerate(zip(sections, saved["section"], strict=True), 1):
        kind = "principle" if "principle" in section else "strand"
        private = ["private"] if section.get("private") else []
        assert list(table) == ["id", kind, "title", *private, "so_what", "step"]
        assert table["so_what"] == f"Of {section['id']}"
        step = {"id": f"{random}-{number}", "kind": "start", "text": f"Step-{section['id']}"}
        assert table["step"] == [{**step, "owner": "me"}]


def test_a_walk_of_one_section_asks_that_section_alone(
    ticlist: Installed, open_ticlist: Open, sections: list[dict[str, Any]]
) -> None:
    trust = next(each for each in sections if each["id"] == "trust")
    person = open_ticlist("reflect", "school", "--section", "trust", "--on", "2026-01-31")
    person.begin()
    person.answer("4")
    end_of(person, trust)
    assert "Closing" in person.where()
    person.turn()
    person.turn("f4")
    saved = ticlist.saved()
    assert saved["depth"] == "one"
    assert str(saved["on"]) == "2026-01-31"
    assert saved["id"].startswith("2026-01-31-")
    (table,) = saved["section"]
    assert table["id"] == "trust"
    first = trust["prompt"][0]
    answer = {"prompt": first["id"], "wording": first["wording"], "asked": first["text"]}
    assert table["answer"] == [{**answer, "answer": "routine"}]


def test_the_wellbeing_pages_offer_to_stop_and_keep_it(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school", "--section", "wellbeing")
    person.begin()
    person.write("It stayed with me.")
    person.tab_to("> Stop here and keep it")
    person.turn("enter")
    person.wait_for("Kept.", "> Go on with School")
    (section,) = ticlist.draft()["section"]
    assert section["private"] is True
    assert section["answer"][0]["note"] == "It stayed with me."


def test_pages_passed_over_leave_a_valid_file_with_no_answers(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "clinic")
    person.wait_for("before you start")
    person.look()
    while "read it over" not in person.turn():
        pass
    person.turn("f4")
    saved = ticlist.saved()
    head = ["format", "id", "on", "started", "saved", "depth", "language", "written_with"]
    assert list(saved) == [*head, "checklist"]
    assert ticlist.run("show", "last").returncode == 0
