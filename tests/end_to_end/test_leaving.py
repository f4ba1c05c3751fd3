"""Leaving at any page and coming back to it, as it was."""

import signal
import time
from collections.abc import Callable

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person

LARGE = (80, 46)
MARKER = "Zebrafinch"
END_OF_PROGRAM = b"\x1b[?1049l"


def as_shown(person: Person) -> str:
    """What stands on the page, wherever the focus is."""
    lines = person.look().replace("█", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def come_to(person: Person, page: str) -> None:
    """Turn pages until one is there."""
    while page not in person.where():
        person.turn()
    person.look()


def prompt(person: Person) -> None:
    """A prompt with everything on it."""
    person.wait_for("before you start")
    person.look()
    person.tab_to(boxes.CONTEXT, "shift+tab")
    person.write("After the fire drill.")
    person.turn()
    person.look()
    person.answer("2")
    person.tab_to(boxes.NOTE)
    person.write(f"{MARKER} one\n\n  é ✓ 日 two")
    person.send("f9")
    person.wait_for("[x] Talk about this in supervision")
    person.send("f6")
    person.wait_for("[ ] A colleague said")
    person.tab_to("[ ] A colleague said")
    person.press("space")


def before(person: Person) -> None:
    """The page before the start, once more."""
    person.turn("pageup")


def section_end(person: Person) -> None:
    """The end of the section, with words and a step."""
    come_to(person, "8 of 10")
    person.write("It tells me this.")
    person.tab_to(boxes.STEP)
    person.write("One small thing")
    person.tab_to("( ) Stop")
    person.press("enter")


def closing(person: Person) -> None:
    """The closing, with words in both boxes."""
    come_to(person, "Closing")
    person.write("For supervision")
    person.tab_to(boxes.PRIVATE)
    person.write("For me alone")


def reading_over(person: Person) -> None:
    """Reading over."""
    come_to(person, "read it over")


KINDS: tuple[Callable[[Person], None], ...] = (prompt, before, section_end, closing, reading_over)
BEGIN: tuple[str, ...] = ("reflect", "school", "--section", "safety")


def test_escape_keeps_every_kind_of_page_and_home_goes_on_with_it(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN, size=LARGE)
    for come_to_kind in KINDS:
        come_to_kind(person)
        shown = as_shown(person)
        person.turn("escape")
        person.wait_for("Kept. You can go on with it whenever you like, or not.")
        (draft,) = ticlist.drafts
        kept = draft.read_bytes()
        assert person.focus().startswith("> Go on with School")
        person.turn("enter")
        assert as_shown(person) == shown
        person.turn("escape")
        assert draft.read_bytes() == kept
        person.turn("enter")


@pytest.mark.parametrize(
    ("key", "kinds"), [("f8", KINDS), ("ctrl+q", (prompt, section_end))], ids=["f8", "ctrl+q"]
)
def test_a_key_that_leaves_keeps_the_page_and_resume_comes_back_to_it(
    ticlist: Installed, key: str, kinds: tuple[Callable[[Person], None], ...]
) -> None:
    arguments = BEGIN
    shown = ""
    for come_to_kind in kinds:
        with ticlist.opened(*arguments, size=LARGE) as person:
            if shown:
                person.wait_for(shown.split("\n", maxsplit=1)[0])
                assert as_shown(person) == shown
            come_to_kind(person)
            shown = as_shown(person)
            person.leave(key)
        arguments = ("reflect", "--resume")
    (draft,) = ticlist.drafts
    kept = draft.read_bytes()
    with ticlist.opened(size=LARGE) as person:
        person.wait_for("> Go on with School")
        person.look()
        person.turn("enter")
        assert as_shown(person) == shown
        person.leave(key)
    assert draft.read_bytes() == kept


def test_a_draft_is_listed_and_gone_on_with_by_its_id(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN, size=LARGE)
    write_one_word(person)
    person.leave()
    (draft,) = ticlist.drafts
    listed = ticlist.run("drafts")
    name = draft.stem
    assert listed.stdout == f"{name}  {name[:10]}  school\n"
    assert name[-6:] in listed.stderr
    person = open_ticlist("reflect", "--resume", name[-6:], size=LARGE)
    person.wait_for("2 of 10", f"kept {MARKER}")


def test_what_is_typed_before_the_start_is_not_lost_by_leaving(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.wait_for("before you start")
    person.look()
    person.tab_to(boxes.CONTEXT, "shift+tab")
    person.write("After the fire drill.")
    person.turn("escape")
    assert ticlist.draft()["context"] == "After the fire drill."


def write_one_word(person: Person) -> None:
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write(f"kept {MARKER}")


def test_nothing_typed_two_seconds_before_a_kill_is_lost(open_ticlist: Open) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    time.sleep(2)  # the promise itself: what is older than this is on the disk
    person.signal(signal.SIGKILL)
    assert person.wait_for_exit() == -signal.SIGKILL
    again = open_ticlist("reflect", "--resume")
    again.wait_for("2 of 10", f"kept {MARKER}")


def test_a_window_that_is_closed_loses_nothing(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.hang_up()
    assert person.wait_for_exit() == 128 + signal.SIGHUP
    assert [MARKER in each.read_text(encoding="utf-8") for each in ticlist.drafts] == [True]


def test_leaving_now_leaves_no_word_on_the_screen_or_behind_it(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.leave("f8")
    # On a busy machine what is typed can be drawn in pieces: the screen showed it, above.
    _, after = bytes(person.raw).rsplit(END_OF_PROGRAM, maxsplit=1)
    assert MARKER.encode() not in after
    assert after.endswith(b"\x1b[24;1H\x1b[2K\x1b[H\x1b[3J")
    assert not person.text().strip()
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == f"kept {MARKER}"


def test_pause_hides_every_word_and_gives_them_back(open_ticlist: Open) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    shown = as_shown(person)
    person.send("f2")
    person.wait_for("Paused.")
    assert MARKER not in person.settle()
    person.press("f2")
    assert as_shown(person) == shown
