"""What is found is shown in its sentence, cut between words where that is long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ticlist.lookback.sentence import CUT, MOST, in_sentence


def around(text: str, found: str = "door") -> tuple[str, str]:
    begin = text.index(found)
    before, piece, after = in_sentence(text, begin, begin + len(found))
    assert piece == found
    return before, after


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("door", "", ""),
        ("At the door.", "At the ", "."),
        ("  At the door.\n", "At the ", "."),
        ("I came. At the door they sat. I left.", "At the ", " they sat."),
        ("I came! At the door they sat? I left.", "At the ", " they sat?"),
        ("I came\u2026 At the door they sat\u2026 I left.", "At the ", " they sat\u2026"),
        ('I said "no." At the door "yes." I left.', "At the ", ' "yes."'),
        ("(So.) At the door (so.) I left.", "At the ", " (so.)"),
        ("\u6211\u6765\u3002\u5728door\u574f\u3002\u8d70\u3002", "\u5728", "\u574f\u3002"),
        ("I came\n\nAt the door\n \nI left", "At the ", ""),
        ("I came\nto the door\nand left", "I came\nto the ", "\nand left"),
        ("List:\n- one\n- the door\n- three", "- the ", ""),
        ("List:\n\u2022 one\n\u2022 the door\n\u2022 three", "\u2022 the ", ""),
        (
            "Doors, e.g. the door at 3.30 p.m. or so. Left.",
            "Doors, e.g. the ",
            " at 3.30 p.m. or so.",
        ),
        ("Version 2.door.1 of it", "Version 2.", ".1 of it"),
    ],
)
def test_a_sentence_ends_where_one_reads_it_to_end(text: str, before: str, after: str) -> None:
    assert around(text) == (before, after)


def test_what_ends_with_the_full_stop_ends_its_sentence() -> None:
    assert around("The door. The wall.", "door.") == ("The ", "")
    assert around("The door. The wall.", "door. The") == ("The ", " wall.")


LONG = "word " * 30


def test_a_long_sentence_is_cut_between_words() -> None:
    before, after = around(f"{LONG}the door {LONG}end")
    assert before == f"{CUT} {'word ' * 15}the "
    assert after == f" {'word ' * 15}word {CUT}"


def test_a_word_that_just_fits_is_not_cut() -> None:
    before, after = around(f"so {'a' * (MOST - 1)} door {'b' * (MOST - 1)} so")
    assert before == f"{CUT} {'a' * (MOST - 1)} "
    assert after == f" {'b' * (MOST - 1)} {CUT}"


MARK = "\u0301"
MARKED = f"a{MARK}"


def test_what_has_no_blanks_is_cut_between_letters() -> None:
    before, after = around(f"{MARKED * 90}door{MARKED * 90}")
    assert before == f"{CUT}{MARKED * (MOST // 2)}"
    assert after == f"{MARKED * (MOST // 2)}{CUT}"
    before, after = around(f"{'b' * 9}{MARK * 9}{'a' * 79}door{'a' * 79}b{MARK * 9}")
    assert before == f"{CUT}{'a' * 79}"
    assert after == f"{'a' * 79}{CUT}"


def test_marks_without_end_are_cut_too() -> None:
    assert around(f"a{MARK * 999}door{MARK * 999}") == (CUT, CUT)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab. \n\u2026\u3002\u0301-\"'\u00e9"), max_size=300), st.data())
def test_what_is_shown_is_a_part_of_what_was_written(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    before, found, after = in_sentence(text, begin, end)
    assert found == text[begin:end]
    assert text[:begin].endswith(before.removeprefix(CUT).removeprefix(" ").lstrip()) or not before
    assert text[end:].startswith(after.removesuffix(CUT).removesuffix(" ").rstrip()) or not after
    assert max(len(before), len(after)) <= MOST + 3
