"""Twenty members at the same time, and one member twice: nobody hinders anybody."""

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import mode
from tests.end_to_end.person import wait_until
from tests.end_to_end.terminal import PATIENCE
from tests.server.colleagues import Colleague, all_at_once, tables
from tests.server.world import World

TEAM = [f"member{number:02}" for number in range(20)]
WORDS = ("noticed", "slower", "door", "beforehand", "wren", "chair", "asked", "twice", "é", "日")
ANSWERS = {"1": "not_yet", "2": "sometimes", "3": "often", "4": "routine"}
SECONDS_TO_BE_GONE = 5.0


class Said(NamedTuple):
    """What a member wrote and answered at the first three prompts."""

    notes: tuple[str, str]
    digits: tuple[str, str]

    def as_saved(self) -> list[dict[str, str]]:
        """What has to stand in the file of it."""
        first, last = self.notes
        one, two = (ANSWERS[each] for each in self.digits)
        return [{"note": first}, {"answer": one}, {"answer": two, "note": last}]


def chosen_by(name: str) -> Said:
    """Words of a member's own; the same again for the same name."""
    chance = random.Random(name)  # noqa: S311 - to be repeated
    notes = (f"{name} {' '.join(chance.choices(WORDS, k=12))} {name}-{at}" for at in (1, 2))
    return Said((next(notes), next(notes)), (chance.choice("1234"), chance.choice("1234")))


def write_three(person: Colleague, said: Said) -> None:
    """From home over three prompts."""
    person.go_home()
    person.turn("enter")
    person.look()
    person.turn()
    person.look()
    person.tab_to(boxes.NOTE)
    person.write(said.notes[0])
    person.turn()
    person.answer(said.digits[0])
    person.turn()
    person.answer(said.digits[1])
    person.tab_to(boxes.NOTE)
    person.write(said.notes[1])


def save(person: Colleague) -> None:
    """From a prompt to a reflection that is saved."""
    assert "read it over" in person.turn("f4")
    person.look()
    person.turn("f4")
    person.wait_for("Saved")
    person.look()


@pytest.fixture(scope="module")
def team(world: World) -> World:
    """The server with twenty members."""
    for name in TEAM:
        world.add_member(name)
    return world


@pytest.fixture(scope="module")
def walked(team: World) -> World:
    """The server after all twenty have walked at the same time, and left."""
    everybody_wrote = threading.Barrier(len(TEAM), timeout=2 * PATIENCE)

    def walk(name: str) -> int:
        with Colleague(team, name) as person:
            write_three(person, chosen_by(name))
            everybody_wrote.wait()
            running = len(person.programs())
            save(person)
            person.leave()
        return running

    assert all_at_once(TEAM, walk) == [1] * len(TEAM)
    return team


def of_one_member(world: World, name: str) -> Iterator[Path]:
    yield world.store(name)
    yield from world.store(name).rglob("*")


def answers(table: dict[str, Any]) -> list[dict[str, str]]:
    found = [answer for section in table["section"] for answer in section["answer"]]
    return [{key: each[key] for key in ("answer", "note") if key in each} for each in found]


# --- twenty ---------------------------------------------------------------------------------------


def test_nothing_runs_on_after_they_left(walked: World) -> None:
    end = time.monotonic() + SECONDS_TO_BE_GONE
    left = [each for name in TEAM for each in walked.processes(name)]
    while left and time.monotonic() < end:
        left = [each for name in TEAM for each in walked.processes(name)]
    assert left == []


def test_each_file_holds_what_its_member_wrote(walked: World) -> None:
    for name in TEAM:
        (saved,) = tables(walked.store(name) / "reflections")
        assert answers(saved) == chosen_by(name).as_saved()
        assert tables(walked.store(name) / "drafts") == []


def test_no_word_of_a_member_is_with_another(walked: World) -> None:
    for name in TEAM:
        text = "".join(
            each.read_text(encoding="utf-8")
            for each in of_one_member(walked, name)
            if each.is_file()
        )
        assert [each for each in TEAM if each in text] == [name]


def test_each_store_is_its_members_alone(walked: World) -> None:
    for name in TEAM:
        for each in of_one_member(walked, name):
            assert (each.stat().st_uid, mode(each)) == (
                walked.uid(name),
                0o700 if each.is_dir() else 0o600,
            ), each


# --- one member, two windows ----------------------------------------------------------------------


def holding(world: World, name: str, words: str) -> bool:
    return any(words in str(each) for each in tables(world.store(name) / "drafts"))


def test_the_second_window_takes_the_draft_over_and_neither_loses_a_word(team: World) -> None:
    team.add_member("twice")
    with Colleague(team, "twice") as first:
        first.go_home()
        first.turn("enter")
        first.look()
        first.turn()
        first.look()
        first.tab_to(boxes.NOTE)
        first.write("Zebrafinch one")
        wait_until(lambda: holding(team, "twice", "Zebrafinch one"), "the draft of the first")
        take_over(team, first)
    team.wait_for_no_processes("twice")
    assert len(tables(team.store("twice") / "drafts")) == 2
    assert holding(team, "twice", "Zebrafinch one and second")
    assert holding(team, "twice", "Zebrafinch one and first")


def take_over(world: World, first: Colleague) -> None:
    """Log in once more, take the draft of the first window over, and write in both."""
    with Colleague(world, "twice") as second:
        second.wait_for("open in another ticlist")
        second.go_home()
        second.turn("enter")
        second.wait_for("Open in another ticlist", "on this server, terminal pts/")
        second.look()
        second.tab_to("> Take it over")
        second.turn("enter")
        second.wait_for("2 of 15", "Zebrafinch one")
        second.look()
        second.tab_to(boxes.NOTE)
        second.write(" and second")
        first.write(" and first")
        first.wait_for("has been taken over in another ticlist", "nothing is lost.")
        wait_until(lambda: holding(world, "twice", "one and second"), "the second's words")
        wait_until(lambda: holding(world, "twice", "one and first"), "the first's words")
        first.leave()
        second.leave()
