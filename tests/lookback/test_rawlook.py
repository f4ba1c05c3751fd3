"""No file that holds a word is passed over at first sight, however its texts are spelt."""

import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.spelling import spellings
from ticlist.lookback import rawlook
from ticlist.lookback.folded import Sought, folded
from ticlist.lookback.rawlook import RawLook

LETTERS = st.one_of(
    st.sampled_from(
        "abcdesI \n\t'\"\\\u00a0\u2019\u201c\u2013\u00df\u1e9e\u0130\u0131\ufb01\u00e9\u00c9\u0301"
        "\u00ad\u200d\u304b\u3099\u304c\u212a\u0416\u0436\u65e5\uac01\U0001f469\x1b\x08"
    ),
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
)
TEXTS = st.text(LETTERS, max_size=30)
DRESSES: list[Callable[[str], str]] = [str, str.upper, str.lower, folded]


def looks(words: str, text: str | bytes) -> bool:
    data = text if isinstance(text, bytes) else text.encode()
    return RawLook(folded(words)).may_hold(data)


@st.composite
def files(draw: st.DrawFn, text: str) -> str:
    """A file with a text in it, spelt in any way."""
    spelling = draw(st.sampled_from([*spellings(text), _by_numbers(draw, text)]))
    if spelling.startswith('"""'):
        place = draw(st.integers(3, len(spelling) - 3))
        before, after = spelling[:place], spelling[place:]
        # Blanks after it would go with it, and an escape must not be parted.
        if "\\" not in before and not after[:1].isspace() and '"' not in before[3:] + after[:-3]:
            blanks = draw(st.sampled_from(["", " ", " \t"]))
            spelling = f"{before}\\{blanks}\n \n  {after}"
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    return f"before = 'x'\ncontext = {spelling}\nafter = 1\n".replace("\n", ends)


def _by_numbers(draw: st.DrawFn, text: str) -> str:
    """Letters by their numbers, some of them or all."""
    written = []
    for letter in text:
        number = ord(letter)
        forms = [f"\\U{number:08X}", f"\\U{number:08x}"]
        if number < 0x10000:
            forms += [f"\\u{number:04X}", f"\\u{number:04x}"]
        if letter.isprintable() and letter not in '"\\':
            forms += [letter] * 4
        short = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\", "\x08": "\\b"}
        written.append(draw(st.sampled_from([short[letter]] if letter in short else forms)))
    return f'"{"".join(written)}"'


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(DRESSES), st.data())
def test_no_file_that_holds_a_word_is_passed_over(
    text: str, dress: Callable[[str], str], data: st.DataObject
) -> None:
    file = data.draw(files(text))
    written = tomllib.loads(file)["context"].replace("\r\n", "\n")
    assert written == text
    begin = data.draw(st.integers(0, len(text)))
    words = dress(text[begin : data.draw(st.integers(begin, len(text)))])
    if any(Sought(words).places_in(text)):
        assert looks(words, file)
        assert looks(words, b"\xef\xbb\xbf" + file.encode())


@settings(deadline=None)
@given(TEXTS, st.text(LETTERS, min_size=1, max_size=3), st.sampled_from(DRESSES))
def test_folding_the_whole_and_letter_after_letter_come_to_the_same(
    text: str, words: str, dress: Callable[[str], str]
) -> None:
    one_by_one = looks(words, dress(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rawlook, "_MANY", -1)
        patch.setattr(rawlook, "_IN_AN_ALPHABET", 0)
        assert looks(words, dress(text)) == one_by_one


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("caf\u00e9", "note = 'CAFE'"),
        ("cafe", "note = 'CAF\u00c9'"),
        ("cafe", "note = 'cafe\u0301'"),
        ("unseen", "note = 'un\u00adseen'"),
        ("kelvin", "note = '\u212aelvin'"),
        ("strasse", "note = 'stra\u00dfe'"),
        ("so tired", "note = 'so\n\n tired'"),
        ('say "so" now', r'note = "say \"so\" now"'),
        ("C:\\new", r'note = "C:\\new"'),
        ("cafe", r'note = "c\u0061fe"'),
        ("cafe", r'note = "c\U00000061fe"'),
        ("cafe", r'note = "c\x61fe"'),
        ("cafe", 'note = """ca\\\n   fe"""'),
        ("cafe", 'note = """ca\\ \t\r\n   fe"""'),
        ('"', 'note = "no"'),
        ("\\", 'note = "no"'),
        ("cafe", "note = 'caf\u00e9'".encode("latin-1")),
        ("cafe", "note = 'cafe'".encode("utf-16")),
    ],
)
def test_a_file_that_may_hold_it_has_to_be_read(words: str, text: str | bytes) -> None:
    assert looks(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("cafe", ""),
        ("cafe", "note = 'caf'"),
        ("caffe", "note = 'caf\u00e8r'"),
        ("cafe", "note = '\u65e5\u672c'"),
        ("\u65e5\u672c", "note = 'cafe'"),
        ("\u65e5\u672c", "note = '\u65e5x\u672c'"),
        ("caf\udce9", "note = 'cafe'"),
        ("so tired", "note = 'so'"),
        ("so tired", "note = 'tired'"),
        ("cafe", r'note = "ca\nfe ca\tfe ca\"fe ca\\fe"'),
    ],
)
def test_a_file_that_cannot_hold_it_has_not(words: str, text: str) -> None:
    assert not looks(words, text)


def test_a_file_of_many_letters_is_looked_through_too() -> None:
    syllables = "".join(map(chr, range(0xAC00, 0xAC00 + 9000, 28)))
    assert looks("\uac00", syllables)
    assert looks("\uac1c\uac38", syllables)
    assert not looks("\uac01", syllables)
    assert not looks("\ud7a3", syllables)


def test_one_look_serves_many_files() -> None:
    look = RawLook("cafe")
    files = ["caf\u00e9", "caf\u00e8 \u65e5", "coffee \u00e9", "\u65e5", "caf\u00e9"]
    assert [look.may_hold(each.encode()) for each in files] == [True, True, False, False, True]
