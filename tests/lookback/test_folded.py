"""A text is folded letter by letter, and every place in it is a place in what was written."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ticlist.lookback.folded import Sought, folded

# Marks but for some: Unicode takes two kinds of them on one letter for the same in either order.
LETTERS = st.one_of(
    st.sampled_from(
        "aeis \n\t\u00a0\u3000'-\u2019\u201c\u2013\u00df\u1e9e\u0130\u0131\ufb01\u00e9"
        "\u0301\u00ad\u200d\ufe0f\u304b\u3099\u304c\uac01\u11a8"
    ),
    st.characters(exclude_categories=["Cs", "Cn", "Mn"]),
)
TEXTS = st.text(LETTERS, max_size=40)


def found(text: str, word: str) -> list[str]:
    return [text[begin:end] for begin, end in Sought(word).places_in(text)]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("cafe", "Café"),
        ("cafe", "CAFÉ"),
        ("cafe", "cafe\u0301"),
        ("CAFÉ", "cafe"),
        ("straße", "STRASSE"),
        ("strasse", "STRAẞE"),
        ("istanbul", "İSTANBUL"),
        ("\u0131s\u0131rgan", "ISIRGAN"),
        ("ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"),
        ("łódź", "Lodz"),
        ("smørrebrød", "SMORREBROD"),
        ("œuvre", "oeuvre"),
        ("ærlig", "aerlig"),
        ("đakovo", "Dakovo"),
        ("ħamiem", "hamiem"),
        ("ŧ", "T"),
        ("find", "ﬁnd"),
        ("ABC1", "\uff21\uff22\uff23\uff11"),
        ("m2", "m²"),
        ("ガ", "ｶﾞ"),
        ("각", "\u1100\u1161\u11a8"),
        ("שלום", "שָׁלוֹם"),
        ("محمد", "مُحَمَّد"),
        ("محمد", "محـــمد"),
        ("don't", "don\u2019t"),
        ("don't", "don\u00b4t"),
        ("don't", "don\u1ffdt"),
        ("'a'", "\u2018a\u2019"),
        ('"so"', "\u201cso\u201d"),
        ('"so"', "\u00abso\u00bb"),
        ('"so"', "\u201eso\u201c"),
        ("well-being", "well\u2010being"),
        ("a - b", "a \u2013 b"),
        ("a - b", "a \u2014 b"),
        ("-1", "\u22121"),
        ("and so...", "and so\u2026"),
        ("so tired", "so   tired"),
        ("so tired", "so\ntired"),
        ("so tired", "so\r\n\ttired"),
        ("so tired", "so\u00a0tired"),
        ("so tired", " so\u3000tired \n"),
        ("unseen", "un\u00adseen"),
        ("unseen", "un\u200bseen"),
        ("1", "1\ufe0f\u20e3"),
        ("\u845b", "\u845b\U000e0100"),
    ],
)
def test_what_makes_no_difference_makes_none_either_way(words: str, same: str) -> None:
    assert folded(words) == folded(same)
    assert found(f"x {same} y", words) == [same.strip()]
    assert found(f"x {words} y", same) == [words]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("o", "0"),
        ("\u304b", "\u304c"),
        ("\u304b", "\u304b\u3099"),
        ("\u3099", "\u304b\u3099"),
        ("\uac00", "\uac01"),
        ("\uac00", "\u1100\u1161\u11a8"),
        ("\u0928", "\u0929"),
        ("s", "\u00df"),
        ("f", "\ufb01"),
        ("stras", "stra\u00dfe"),
        ("se", "stra\u00dfe"),
        ("sotired", "so tired"),
        ("so tired", "sotired"),
        ("a", ""),
    ],
)
def test_another_letter_and_half_a_letter_are_not_it(word: str, text: str) -> None:
    assert not found(text, word)


@pytest.mark.parametrize("words", ["", " \n", "\u0301", "\u00ad\u200b"])
def test_where_nothing_is_looked_for_nothing_is_found(words: str) -> None:
    assert not Sought(words).word
    assert not found("any words", words)


def test_every_place_is_found_and_none_overlaps_another() -> None:
    assert list(Sought("aa").places_in("aaaaa aa")) == [(0, 2), (2, 4), (6, 8)]
    assert found("Éa ea\u0301 EA", "ea") == ["Éa", "ea\u0301", "EA"]


def test_after_half_a_letter_a_whole_one_is_still_found() -> None:
    assert found("ßsß", "ss") == ["ß", "ß"]
    assert list(Sought("ss").places_in("ßss")) == [(0, 1), (1, 3)]
    assert list(Sought("ssa").places_in("ßßa")) == [(1, 3)]
    assert list(Sought("sas").places_in("ßasas")) == [(2, 5)]


def test_marks_on_the_last_letter_are_of_the_place() -> None:
    assert found("cafe\u0301\u0327 x", "cafe") == ["cafe\u0301\u0327"]
    assert found("cafe\u00ad", "cafe") == ["cafe\u00ad"]


def test_a_phrase_is_found_over_any_blanks_as_it_was_written() -> None:
    assert found("I was so \n  tired.", "so tired") == ["so \n  tired"]
    assert found("été  \u00a0 so", "ete so") == ["été  \u00a0 so"]


@pytest.mark.parametrize("letters", [r"a.c", "a+b", "[b]", "(", "\\", "$^", "{1}"])
def test_signs_are_looked_for_as_they_are(letters: str) -> None:
    assert found(f"x{letters}y abc aab", letters) == [letters]


def test_every_letter_is_folded_alike_in_every_case_and_composition() -> None:
    different = []
    # Chinese letters have neither; Korean ones are made by rule.
    for number in (*range(0x3100), *range(0xA640, 0xAC10), *range(0xFB00, 0x10600), 0x1E900):
        letter = chr(number)
        if unicodedata.category(letter) in {"Cn", "Cs", "Co"}:
            continue
        plain = folded(letter)
        forms = [plain, letter.upper(), letter.lower(), letter.title(), letter.casefold()]
        forms += [unicodedata.normalize(form, letter) for form in ("NFC", "NFD")]
        different += [(letter, form) for form in forms if folded(form) != plain]
    assert not different


@pytest.mark.parametrize("number", range(128))
def test_ascii_is_folded_alike_alone_and_beside_other_letters(number: int) -> None:
    assert folded(f"x{chr(number)}x\u00e9") == folded(f"x{chr(number)}xe")


DRESSES = [
    str,
    str.upper,
    str.lower,
    str.title,
    str.casefold,
    folded,
    lambda each: unicodedata.normalize("NFC", each),
    lambda each: each.replace(" ", " \n "),
    lambda each: f" {each}\n",
]


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(DRESSES))
def test_what_stands_in_a_text_is_found_in_any_dress(
    before: str, written: str, after: str, dress: Callable[[str], str]
) -> None:
    words = dress(written)
    places = found(f"{before} {written} {after}", words)
    assert all(folded(each) == folded(words) for each in places)
    assert bool(places) == bool(folded(written))


@settings(deadline=None)
@given(TEXTS, st.data())
def test_what_is_found_of_a_part_of_a_text_is_as_it_was_written(
    text: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(text)))
    words = text[begin : data.draw(st.integers(begin, len(text)))]
    for place in found(text, words.upper()):
        assert place in text
        assert place == place.strip()
        assert folded(place) == folded(words)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_places_go_forward_and_hold_what_is_looked_for(text: str, words: str) -> None:
    last = 0
    for begin, end in Sought(words).places_in(text):
        assert last <= begin < end <= len(text)
        assert folded(text[begin:end]) == folded(words)
        last = end


@settings(deadline=None)
@given(st.integers(0x21, sys.maxunicode).map(chr).filter(lambda each: each.isalpha()))
def test_a_letter_is_found_in_itself(letter: str) -> None:
    if folded(letter):
        assert found(f"- {letter} -", letter) == [letter]
