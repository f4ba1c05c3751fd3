"""Two programs and one draft: who has it open is seen, and neither loses a word."""

import signal
import time
from pathlib import Path

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open, text_of
from tests.end_to_end.person import Person, wait_until

BEGIN = ("reflect", "school", "--section", "safety")
RESUME = ("reflect", "--resume")


def begun(open_ticlist: Open, words: str) -> Person:
    person = open_ticlist(*BEGIN)
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write(words)
    return person


def holding(ticlist: Installed, words: str) -> list[Path]:
    return [each for each in ticlist.drafts if words in text_of(each)]


def test_the_second_sees_where_it_is_open_reads_it_and_takes_it_over(
    ticlist: Installed, open_ticlist: Open
) -> None:
    first = begun(open_ticlist, "Zebrafinch one")
    ticlist.wait_for_draft("Zebrafinch one")
    second = open_ticlist(*RESUME)
    second.wait_for("Open in another ticlist", "on this computer, terminal pts/")
    second.look()
    second.turn("enter")
    second.wait_for("Zebrafinch one")
    second.turn("escape")
    second.tab_to("> Take it over")
    second.turn("enter")
    second.wait_for("2 of 10", "Zebrafinch one")
    second.look()
    second.tab_to(boxes.NOTE)
    second.write(" and second")
    first.write(" and first")
    first.wait_for("has been taken over in another ticlist", "nothing is lost.")
    wait_until(lambda: bool(holding(ticlist, "Zebrafinch one and second")), "the second's words")
    wait_until(lambda: bool(holding(ticlist, "Zebrafinch one and first")), "the first's words")
    first.leave()
    second.leave()
    assert len(ticlist.drafts) == 2
    assert ticlist.beside_drafts == []


def test_a_draft_of_a_program_that_was_killed_is_simply_gone_on_with(
    ticlist: Installed, open_ticlist: Open
) -> None:
    first = begun(open_ticlist, "Zebrafinch")
    ticlist.wait_for_draft("Zebrafinch")
    time.sleep(2)  # what is older than this is on the disk: the promise itself
    first.signal(signal.SIGKILL)
    first.wait_for_exit()
    assert [each.suffix for each in ticlist.beside_drafts] == [".lock"]
    second = open_ticlist(*RESUME)
    second.wait_for("2 of 10", "Zebrafinch")
    second.leave()
    assert ticlist.beside_drafts == []


def test_two_killed_at_once_leave_two_drafts(ticlist: Installed, open_ticlist: Open) -> None:
    both = [begun(open_ticlist, "Zebrafinch"), begun(open_ticlist, "Goldcrest")]
    for words in ("Zebrafinch", "Goldcrest"):
        ticlist.wait_for_draft(words)
    for each in both:
        each.signal(signal.SIGKILL)
        each.wait_for_exit()
    home = open_ticlist()
    home.wait_for("Unfinished")
    assert home.look().count("> Go on with School") == 2
    home.leave("escape")
    assert len(ticlist.run("drafts").stdout.splitlines()) == 2
