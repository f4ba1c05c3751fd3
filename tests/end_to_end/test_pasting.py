"""What somebody pastes from elsewhere, as terminals send it."""

import signal

from tests.end_to_end import boxes
from tests.end_to_end.endings import altered
from tests.end_to_end.installed import Installed, Open
from ticlist.screens.widgets.words import TAKEN_OUT

BEGINS, ENDS = b"\x1b[200~", b"\x1b[201~"
CTRL_Q = b"\x11"


def test_a_paste_is_kept_in_its_order_and_nothing_in_it_acts(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.send_bytes(BEGINS + b"red \x1b[31m is \x1b" + CTRL_Q + b"it\r\n" + b"\x9c")
    person.send_bytes(b"\x1b]52;c;aGk=\x07\x1b[18~ end\x1b[20")
    person.settle()
    person.send_bytes(b"0~" + ENDS)
    person.wait_for("red [31m is it", TAKEN_OUT[:40])
    person.write("and on")
    person.leave()
    note = ticlist.draft()["section"][0]["answer"][0]["note"]
    assert note == "red [31m is it\n\ufffd]52;c;aGk=[18~ end[200~and on"


def test_lines_are_kept_where_the_terminal_marks_no_paste(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.send_bytes(b"one\ntwo\r\nthree\rfour")
    person.wait_for("four")
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "one\ntwo\nthree\nfour"


def test_what_has_come_of_a_paste_without_an_end_is_kept_on_a_signal(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write("before it")
    person.send_bytes(BEGINS + b"never ended" + CTRL_Q + b"\x1b[19~")
    person.signal(signal.SIGTERM)
    assert person.wait_for_exit() == 128 + signal.SIGTERM
    note = ticlist.draft()["section"][0]["answer"][0]["note"]
    assert note == "before itnever ended[19~"


def test_after_a_paste_without_an_end_one_can_leave(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.send_bytes(BEGINS + b"never ended")
    person.wait_for("never ended")
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "never ended"


def test_many_letters_that_have_come_are_kept_on_a_signal(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    words = " ".join(f"word{number}" for number in range(150))
    person.type(words)
    person.signal(signal.SIGTERM)
    assert person.wait_for_exit() == 128 + signal.SIGTERM
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == words


def test_letters_that_are_read_later_than_the_signal_comes_are_kept(ticlist: Installed) -> None:
    lines = (
        "import time",
        "from ticlist import terminal",
        "at_once = terminal.Reader.select",
        "def later(*given):",
        "    found = at_once(*given)",
        "    time.sleep(0.3 if found else 0)",
        "    return found",
        "terminal.Reader.select = later",
    )
    with altered(ticlist, *lines).opened("reflect", "school") as person:
        person.begin()
        person.tab_to(boxes.NOTE)
        person.type("typed just before")
        person.signal(signal.SIGTERM)
        assert person.wait_for_exit() == 128 + signal.SIGTERM
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "typed just before"
