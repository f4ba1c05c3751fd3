from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sharing import identifier_corpus as corpus
from tests.tools import ROOT
from ticlist.sharing.identifiers import KINDS, Kind, found_in, found_in_name
from ticlist.text import visible

STRONG = [kind for kind, each in KINDS.items() if each.is_strong]


def kinds_in(text: str, *private_words: str) -> list[tuple[str, str]]:
    return [(each.kind, each.matched) for each in found_in(text, private_words)]


# --- measured -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured() -> dict[Kind, corpus.Measured]:
    return corpus.measured()


def test_the_lines_are_many_and_half_of_them_are_harmless() -> None:
    lines = corpus.lines()
    assert len(lines) >= 300
    assert sum(not line.expected for line in lines) * 2 >= len(lines) * 0.95
    assert len({line.text for line in lines}) == len(lines)


@pytest.mark.parametrize("kind", STRONG)
def test_strong_kinds_are_found_and_little_else_is_taken_for_one(
    measured: dict[Kind, corpus.Measured], kind: Kind
) -> None:
    assert measured[kind].there >= 12
    assert measured[kind].recall >= 0.98, "\n".join(corpus.told_apart())
    assert measured[kind].precision >= 0.95, "\n".join(corpus.told_apart())


def test_every_kind_is_measured_and_told_with_what_was_measured(
    measured: dict[Kind, corpus.Measured],
) -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert all(each.there for each in measured.values())
    page = (ROOT / "docs" / "identifiers.md").read_text("utf-8")
    assert "\n".join(corpus.table(measured)) in page
    untold = [f"`{kind}` | {each.words}" for kind, each in KINDS.items()]
    assert not [each for each in untold if each not in page]


# --- what wins where two are in one place ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DOB 12/03/2011", [("born", "12/03/2011")]),
        ("Mr Kim Lee", [("titled-name", "Mr Kim Lee")]),
        ("NHS no 999 962 5452", [("nhs-or-chi", "999 962 5452")]),
        ("mail kim@harbourside.example", [("email", "kim@harbourside.example")]),
        ("mobile 07400 123456", [("telephone", "07400 123456")]),
        ("at Harbourside Primary", [("private-word", "Harbourside")]),
        ("12 June Street", [("street", "12 June Street")]),
    ],
)
def test_the_strong_one_wins_then_the_longer(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds_in(text, "harbourside") == found


def test_places_are_those_of_the_text_whatever_was_left_out_of_it() -> None:
    text = (
        "\u200b\u200bZo\u0308e:\u200b 0\u200b7400\u00a0123\u00ad456, ki\u0301m@example.org\u0301!"
    )
    found = found_in(text)
    assert [each.kind for each in found] == ["telephone", "email"]
    assert [text[each.start : each.end] for each in found] == [each.matched for each in found]
    assert [each.matched for each in found] == [
        "0\u200b7400\u00a0123\u00ad456",
        "ki\u0301m@example.org\u0301",
    ]


@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from([each.matched for line in corpus.lines() for each in line.expected]),
            st.sampled_from(["born ", "DOB ", "NHS ", "Mr ", " ", "\n", "@", "-", "St. ", "van "]),
        ),
        max_size=8,
    )
)
def test_what_is_found_stands_there_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = found_in(text, corpus.PRIVATE_WORDS)
    assert all(each.matched == text[each.start : each.end] != "" for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "999 962 5453",  # no check digit
        "ISBN 0306406152",  # a book's has the same check
        "9 9 9 9 6 2 5 4 5 2",
        "NHS ratings 9 9 9 9 6 2 5 4 5 2",
        "NHS ratings 99 99 62 54 52",
        "3102110040",  # 31 February
        "A801200001001",  # another check letter
        "H101200001001",  # no authority
        "h 8 0 1 2 0 0 0 0 1 0 0 1",
        "GB 12 34 56 C",
        "AB 1 2 3 4 5 6 C",
        "ab 12 34 56 c",
        "AB123456",
        "000-12-3456, 666-12-3456, 900-12-3456, 123-00-3456",
        "0 7 4 0 0 1 2 3 4 5 6",
        "0161 496",
    ],
)
def test_numbers_that_are_none_of_anybody(text: str) -> None:
    assert not kinds_in(text)


def test_numbers_of_younger_authorities_are_pupils_numbers_too() -> None:
    assert kinds_in("A838200124013") == [("upn", "A838200124013")]


def test_a_chi_number_is_one_without_its_name() -> None:
    assert kinds_in("1011939835") == [("nhs-or-chi", "1011939835")]
    assert kinds_in("999962 5452") == []
    assert kinds_in("NHS 999962 5452") == [("nhs-or-chi", "999962 5452")]


@pytest.mark.parametrize(
    "text",
    [
        "Call {} 2pm",
        "Room 5 {}",
        "in 2019 {} was hers",
        "DOB 12/03/2010 {}",
        "943 476 5919 {} 943 476 5919",
        "12 ({} 943 476 5919 (",
        "5 {}/07911 123457 6",
        "{} 1 07911 123457 2 07911 123458",
    ],
)
@pytest.mark.parametrize("number", ["07911 123456", "020 7946 0958", "+44 7911 123456"])
def test_a_telephone_number_is_one_beside_other_numbers(text: str, number: str) -> None:
    assert ("telephone", number) in kinds_in(text.format(number))


@pytest.mark.parametrize("text", ["0 2 0 7 9 4 6 0 9 5 8", "1 2 3 020 5 6 7", "020 020 020 020"])
def test_a_row_of_numbers_is_no_telephone_number(text: str) -> None:
    assert not kinds_in(text)


def test_numbers_of_other_countries_may_stand_in_pairs() -> None:
    assert kinds_in("(+33 1 99 00 12 34)") == [("telephone", "+33 1 99 00 12 34")]


# --- days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("born 12/03/2011", "born"),
        ("12/03/2011 (date of birth)", "born"),
        ("Aged 7 (12/03/2011)", "born"),
        ("birthday: 12 March", "born"),
        ("DOB 12032011", "born"),
        ("born in Leeds, and seen on 12/03/2011", "date"),
        ("Born early. Seen on 12/03/2011", "date"),
        ("DOB\n\n12/03/2011", "born"),
        ("DOB: none\nSeen 12/03/2011", "date"),
        ("03/12/2011", "date"),
        ("2011/03/12", "date"),
        ("May 10", "date"),
    ],
)
def test_a_day_near_a_birth_is_a_day_of_birth(text: str, kind: str) -> None:
    assert found_in(text)[-1].kind == kind


@pytest.mark.parametrize(
    "text", ["2011-13-32", "DOB 993399", "00/00/2011", "12/13/14/15", "I may 3 times", "1.2.3"]
)
def test_no_day_is_none(text: str) -> None:
    assert not kinds_in(text)


def test_two_days_of_birth_may_share_the_word() -> None:
    text = "born 1/2/2011 and 3/4/2012, seen 5/6/2024"
    assert [each.kind for each in found_in(text)] == ["born", "born", "date"]


# --- places and names -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(f"KS{each} 2AB" for each in range(1, 6)),
        *(f"Y{each} 2AB" for each in range(1, 14)),
        "Room S1 2AB",
        "b1 2nd",
        "ls29jt",
        "M12AB",
        "#E6E9EF",
        "Y10 SEN",
        "A12 CPD",
        "A@B",
        "..@example.org",
        "@a",
        "kim@example",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert not kinds_in(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ls2 9jt", ("postcode", "ls2 9jt")),
        ("Ls2 9jt", ("postcode", "Ls2 9jt")),
        ("postcode M12AB", ("postcode", "M12AB")),
        ("see https://example.org/a.", ("web-address", "https://example.org/a")),
        ("Dr. Ana de la Cruz", ("titled-name", "Dr. Ana de la Cruz")),
        ("Mr Ali. Then", ("titled-name", "Mr Ali")),
        ("Mr A. Ali", ("titled-name", "Mr A. Ali")),
        ("we met J. Ali", ("two-capitals", "J. Ali")),
        ("we met Ana de Cruz", ("two-capitals", "Ana de Cruz")),
        ("we met Ana Cruz de", ("two-capitals", "Ana Cruz")),
        ("I'd Ana Cruz", ("two-capitals", "Ana Cruz")),
        ("SSN 219099998", ("ssn", "219099998")),
        ("MRN no. 00482913", ("reference", "00482913")),
    ],
)
def test_places_names_and_labelled_numbers(text: str, found: tuple[str, str]) -> None:
    assert kinds_in(text) == [found]


@pytest.mark.parametrize(
    "text", ["Mr and Mrs", "Mr, Ali", "Dr of all", "Case 2024", "ref 2024/25", "ANA CRUZ", "Mr"]
)
def test_what_is_no_name_and_no_number(text: str) -> None:
    assert not kinds_in(text)


# --- what cannot be seen, and names of files ------------------------------------------------------


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\u202a", "\x00", "\x7f"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NHS 943{}476{}5919", "nhs-or-chi"),
        ("ring 07911{}123456", "telephone"),
        ("to jo{}@harbour.example", "email"),
        ("at SW1A{} 2AA now", "postcode"),
        ("from Harbour{}side, I", "private-word"),
    ],
)
def test_what_cannot_be_seen_hides_nothing(text: str, kind: str, unseen: str) -> None:
    shown = visible(text.replace("{}", unseen))
    (found,) = found_in(shown, ["Harbourside"])
    assert found.kind == kind
    assert found.matched == shown[found.start : found.end]
    assert found.matched[-1].isalnum()


def test_what_stands_for_a_line_end_parts_words() -> None:
    assert kinds_in(visible("At SW1A 2AA\u2028Then 1")) == [("postcode", "SW1A 2AA")]
    assert kinds_in("\ufffd") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("supervision-ward-7b-2026-11.html", [("private-word", "ward-7b")]),
        ("about_SW1A_2AA.pdf", [("postcode", "SW1A_2AA")]),
        ("tel.07911-123456.pdf", [("telephone", "07911-123456")]),
        ("jo.s@harbour.example.pdf", [("email", "jo.s@harbour.example.pdf")]),
        ("supervision-heron-school-2026-11.html", []),
    ],
)
def test_dashes_are_blanks_in_the_name_of_a_file(name: str, found: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.matched) for each in found_in_name(name, ["Ward 7B"])] == found


# --- words of one's own ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("zoe", "ZOË, Zoe\u0308's, zoes, azoe", ["ZOË", "Zoe\u0308"]),
        ("elm house", "Elm\n house", ["Elm\n house"]),
        ("O'Brien", "o\u2019brien", ["o\u2019brien"]),
        ("王芳", "我见到王芳了", ["王芳"]),
        ("C3PO", "R2 and c3po", ["c3po"]),
        ("-", "a - b", []),
        ("", "a", []),
    ],
)
def test_own_words_are_found_whole(word: str, text: str, found: list[str]) -> None:
    assert [each.matched for each in found_in(text, [word, word])] == found


# --- cost -----------------------------------------------------------------------------------------

HOSTILE = [
    *("1", "1 ", "(1", "1\u200b", "A1 ", "1/1/2011 ", "943 476 5919 ", "07400 123456 ", "(", " "),
    *("@", "a@", "a.a.", "a-", "(at)", "www.", "nhs ", "ref no ", "born ", "DOB 1", "twenty one "),
    *("Aa ", "Mr ", "Van van ", "12 Aa Aa "),
]
SMALL, TIMES = 2_000, 10


def calls_and_time(text: str) -> tuple[int, float]:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    begun = time.process_time()
    sys.setprofile(count)
    try:
        found_in(text, ["Harbourside", "one two"])
    finally:
        sys.setprofile(None)
    return calls, time.process_time() - begun


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_ten_times_as_much_text_takes_ten_times_as_long(unit: str) -> None:
    small = unit * (SMALL // len(unit))
    found_in(small)
    few, little = calls_and_time(small)
    many, much = calls_and_time(small * TIMES)
    assert many < few * TIMES * 1.5
    # Patterns call nothing while they look: one that looks again and again would take a hundred.
    # Whatever else the machine does makes a time longer, never shorter.
    most = max(little, 0.01) * TIMES * 5
    assert much < most or any(calls_and_time(small * TIMES)[1] < most for _ in range(5))


def test_nothing_large_is_loaded_for_a_text_with_no_numbers() -> None:
    code = (
        "import sys; from ticlist.sharing.identifiers import found_in; found_in('I met Ana Cruz.');"
        "print([each for each in ('phonenumbers', 'stdnum') if each in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
