"""What is pasted arrives as one text, in its own order, and nothing in it acts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.drivers import linux_driver

from ticlist import pasting
from ticlist.pasting import SUBSTITUTE, PasteKeeper
from ticlist.text import clean

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"


def arrived(*parts: str) -> list[str]:
    """What parts of what a terminal sends become: each paste as it is, each key by its name."""
    keeper = PasteKeeper()
    messages = [message for part in parts for message in keeper.feed(part)]
    assert all(isinstance(message, events.Key | events.Paste) for message in messages)
    return [
        f"[{message.text}]" if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("A \x1b[31m B", f"A {SUBSTITUTE}[31m B"),
        ("\x1b", SUBSTITUTE),
        ("a\x1b\x11b", f"a{SUBSTITUTE}\x11b"),
        ("a\x1b\x1b[Ab", f"a{SUBSTITUTE}{SUBSTITUTE}[Ab"),
        ("a\x1b" + "b" * 100, f"a{SUBSTITUTE}" + "b" * 100),
        ("\x1b[200~a", f"{SUBSTITUTE}[200~a"),
        ("a\0b", f"a{SUBSTITUTE}b"),
        ("a\x1b[20", f"a{SUBSTITUTE}[20"),
        ("one\r\ntwo\n", "one\r\ntwo\n"),
        ("", ""),
    ],
)
def test_a_paste_is_one_text_whatever_stands_in_it(pasted: str, text: str) -> None:
    assert arrived(f"x{BEGINS}{pasted}{ENDS}y") == ["x", f"[{text}]", "y"]


PASTED = st.text(st.sampled_from("ab\x1b[201~\n\0") | st.characters()).filter(
    lambda text: ENDS not in text
)


@settings(deadline=None)
@given(st.lists(PASTED, min_size=1, max_size=3), st.lists(st.integers(0, 80), max_size=6))
def test_it_is_the_same_in_whatever_parts_it_comes(pastes: list[str], cuts: list[int]) -> None:
    sent = "".join(f"k{BEGINS}{text}{ENDS}\x1bOP" for text in pastes)
    places = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    parts = [sent[start:end] for start, end in pairwise(places)]
    found = arrived(*(part for part in parts if part))
    assert found[0::3] == ["k"] * len(pastes)
    assert found[2::3] == ["f1"] * len(pastes)
    assert [clean(each[1:-1]) for each in found[1::3]] == [clean(each) for each in pastes]


def test_letter_by_letter_a_paste_is_one_too() -> None:
    assert arrived(*f"a{BEGINS}b\x1b[201c{ENDS}d") == ["a", f"[b{SUBSTITUTE}[201c]", "d"]


def test_keys_are_what_they_are_without_a_paste() -> None:
    assert arrived("a\x1b[A", "\x1b[2", "~", "\x1b[2", "0~", "\r", "\n") == [
        "a",
        "up",
        "insert",
        "f9",
        "enter",
        "ctrl+j",
    ]


def test_a_line_end_of_two_letters_is_one_where_no_paste_is_marked() -> None:
    assert arrived("a\r\nb\nc\r") == ["a", "enter", "b", "ctrl+j", "c", "enter"]


def test_a_mark_that_stopped_half_way_begins_no_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    later = iter(range(0, 10_000, 100))
    monkeypatch.setattr("textual._parser.get_time", lambda: next(later))
    keeper = PasteKeeper()
    assert list(keeper.feed("\x1b[20")) == []
    assert [event.key for event in keeper.tick() if isinstance(event, events.Key)] != []
    arrow = list(keeper.feed("0~\x1b[A"))[-1]
    assert isinstance(arrow, events.Key)
    assert arrow.key == "up"


def test_the_end_of_everything_is_handed_on() -> None:
    keeper = PasteKeeper()
    assert list(keeper.feed("")) == []
    assert keeper.is_eof


def test_textual_still_reaches_it_by_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "XTermParser" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names
    monkeypatch.setattr(linux_driver, "XTermParser", vars(linux_driver)["XTermParser"])
    pasting.keep_pastes_whole()
    assert vars(linux_driver)["XTermParser"] is PasteKeeper


def test_what_has_come_of_a_paste_is_given_on_when_the_rest_is_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pasting, "SILENCE", 0.0)
    keeper = PasteKeeper()
    got = [*keeper.feed(f"{BEGINS}first"), *keeper.tick(), *keeper.tick()]
    assert [each.text for each in got if isinstance(each, events.Paste)] == ["first"]
    assert not pasting.is_under_way()
    more = [*keeper.feed(" and a longer second part"), *keeper.feed(ENDS), *keeper.feed("x")]
    texts = [each.text for each in more if isinstance(each, events.Paste)]
    assert "".join(texts) == " and a longer second part"
    assert [each.key for each in more if isinstance(each, events.Key)] == ["x"]


def test_a_paste_that_waits_for_its_rest_is_under_way() -> None:
    keeper = PasteKeeper()
    assert list(keeper.feed(f"{BEGINS}first")) == []
    assert pasting.is_under_way()
    assert list(keeper.tick()) == []
    list(keeper.feed(ENDS))
    assert not pasting.is_under_way()


def test_after_a_paste_whose_end_never_comes_keys_are_keys_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pasting, "SILENCE", 0.0)
    keeper = PasteKeeper()
    list(keeper.feed(f"{BEGINS}first"))
    list(keeper.tick())
    keys = [*keeper.feed("\x1b[19~"), *keeper.feed("a")]
    assert [each.key for each in keys if isinstance(each, events.Key)] == ["f8", "a"]


@pytest.mark.parametrize(
    "odd", ["\x1b[1114112u", "\x1b[97;1;55555555u", "\x1b[99999999999999999999u"]
)
def test_what_no_terminal_sends_takes_nothing_else_with_it(odd: str) -> None:
    assert arrived(f"ab{odd}\x1b[Bcd")[-3:] == ["down", "c", "d"]
    assert arrived(f"ab{odd}")[:2] == ["a", "b"]
