"""The reflections that looking back is measured with are such as ticlist writes itself."""

from pathlib import Path

import pytest

from benchmarks import jrnl, made_up
from ticlist.files.reflection_file import read_reflection, reflection_bytes
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store

SOME = 200
SMALLEST, LARGEST = 8 * 1024, 14 * 1024

either = pytest.mark.parametrize("other_letters", [False, True])


def bytes_of(number: int, *, other_letters: bool) -> bytes:
    return made_up.text_of(number, other_letters=other_letters).encode()


@either
def test_they_are_of_the_documented_size(other_letters: bool) -> None:  # noqa: FBT001
    sizes = [len(bytes_of(each, other_letters=other_letters)) for each in range(SOME)]
    assert min(sizes) >= SMALLEST
    assert max(sizes) <= LARGEST


@either
def test_they_are_what_ticlist_would_write(other_letters: bool) -> None:  # noqa: FBT001
    for number in (0, made_up.ONE_IN // 2, 9_999):
        data = bytes_of(number, other_letters=other_letters)
        reflection = read_reflection(data, where="a.toml")
        assert reflection_bytes(reflection) == data
        assert reflection.id == made_up.id_of(number)
        assert sum(len(section.answers) for section in reflection.sections) == 40
        assert len(reflection.steps) == 2


def test_every_one_holds_other_letters_where_it_is_asked_for_and_none_elsewhere() -> None:
    assert all(bytes_of(each, other_letters=False).isascii() for each in range(SOME))
    assert not any(bytes_of(each, other_letters=True).isascii() for each in range(SOME))


def test_the_word_stands_in_one_of_a_hundred() -> None:
    texts = [made_up.text_of(each) for each in range(SOME)]
    assert sum(made_up.WORD in each for each in texts) == SOME // made_up.ONE_IN
    assert all(made_up.WORD_OF_PROMPTS in each for each in texts)


def test_a_store_of_them_is_one_that_ticlist_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_up.store_in(tmp_path, 3)
    monkeypatch.setenv("TICLIST_HOME", made.env["TICLIST_HOME"])
    names = Store(current_paths()).names()
    assert [each.id for each in names] == [made_up.id_of(each) for each in range(3)]


def test_a_journal_holds_every_word_of_them() -> None:
    entry = jrnl._entry(made_up.ONE_IN // 2)
    reflection = read_reflection(bytes_of(made_up.ONE_IN // 2, other_letters=False), where="")
    notes = [each.note for section in reflection.sections for each in section.answers]
    assert made_up.WORD in entry
    assert all(note and note in entry for note in notes)
