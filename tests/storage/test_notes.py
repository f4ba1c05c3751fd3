"""Notes of what left a store: one after the other at the end of a file, and taken out again."""

import threading
from pathlib import Path
from typing import Any

import pytest

from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.storage.notes import (
    add_note,
    may_stand_in,
    notes_and_whether_all,
    notes_in,
    rewrite_notes,
    take_notes_out,
)

ONE, TWO = {"file": "one", "many": [1, 2]}, {"file": "two"}
KIND = "made"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes.toml"


def is_one(table: dict[str, object]) -> bool:
    return table.get("file") == "one"


def test_notes_are_read_as_they_were_added_and_what_is_empty_is_left_out(file: Path) -> None:
    assert notes_in(file, KIND) == []
    add_note(file, KIND, {**ONE, "nothing": ""})
    add_note(file, KIND, TWO)
    assert notes_in(file, KIND) == [ONE, TWO]
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    rewrite_notes(file, KIND, lambda notes: notes[1:])
    assert notes_in(file, KIND) == [TWO]


def test_one_that_was_cut_off_spoils_no_other(file: Path) -> None:
    add_note(file, KIND, ONE)
    file.write_bytes(file.read_bytes()[:-3])
    add_note(file, KIND, TWO)
    assert notes_in(file, KIND) == [TWO]


KEYS = ()


def test_it_is_told_whether_all_can_be_read(file: Path) -> None:
    assert notes_and_whether_all(file, KIND, KEYS) == ([], True)
    add_note(file, KIND, ONE)
    add_note(file, KIND, {**ONE, "many": [3]})
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"\n", b"\r\n") + b"# mine\n")
    assert notes_and_whether_all(file, KIND, KEYS) == ([ONE, {**ONE, "many": [3]}], True)
    file.unlink()
    file.parent.rmdir()
    file.parent.touch()
    assert notes_and_whether_all(file, KIND, KEYS) == ([], False)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"[[made]]", b"[[made]]\n[[made]]"),
        (b"[[made]]", b"[[mode]]"),
        (b"[[made]]", b"[[ made ]]"),
        (b"[[made]]", b"[[made]] # mine"),
        (b"[[made]]", b"\0\0[[made]]"),
        (b"[[made]]", b"[[made.more]]"),
        (b"[[made]]", b""),
        (b"one", b"\xff"),
        (b'file = "one"', b"file = one"),
        (b"\n]\n", b"\n}\n"),
    ],
)
def test_whatever_spoils_a_note_not_all_can_be_read(file: Path, was: bytes, becomes: bytes) -> None:
    add_note(file, KIND, {**TWO, "many": [1]})
    add_note(file, KIND, ONE)
    whole = file.read_bytes()
    at = whole.rindex(was)
    file.write_bytes(whole[:at] + becomes + whole[at + len(was) :])
    found, are_all = notes_and_whether_all(file, KIND, KEYS)
    # An empty one is one that was cut off.
    assert are_all is (becomes == b"[[made]]\n[[made]]")
    assert ONE not in found or are_all


def test_one_that_was_cut_off_before_it_said_of_what_is_none(
    file: Path,
) -> None:
    one, two = {"at": 1, "file": "one", "many": 1}, {"at": 1, "file": "two", "many": 2}
    add_note(file, KIND, one)
    before = file.read_bytes()
    add_note(file, KIND, one)
    both = file.read_bytes()
    named = both.rindex(b'"one"') + len(b'"one"')
    for end in range(len(before), len(both) - 1):
        file.write_bytes(both[:end])
        add_note(file, KIND, two)
        found, are_all = notes_and_whether_all(file, KIND, ("at",))
        assert are_all or end >= named, both[:end]
        assert not are_all or len(found) == (2 if end < named else 3), both[:end]
        assert [each for each in found if len(each) == len(one)] == [one, two]
        take_notes_out(file, KIND, lambda table: table.get("many") == 1)
        assert two in notes_in(file, KIND)
        assert one not in notes_in(file, KIND)


def test_no_byte_of_a_note_can_be_spoilt_so_that_there_seems_to_be_none(file: Path) -> None:
    one = {"at": 1, "file": "one", "line": 'a "quoted" word'}
    add_note(file, KIND, one)
    whole = file.read_bytes()
    for at in range(whole.index(b"]]") + 3, len(whole) - 1):
        for wrong in b'"\\\0]=#':
            file.write_bytes(whole[:at] + bytes([wrong]) + whole[at + 1 :])
            found, are_all = notes_and_whether_all(file, KIND, ("at",))
            assert found or not are_all, file.read_bytes()


def test_a_bracket_of_somebodys_own_stays(file: Path) -> None:
    add_note(file, KIND, ONE)
    add_note(file, KIND, TWO)
    odd = b"kept = [\n[\n1]]\n[[\n\n"
    file.write_bytes(odd + file.read_bytes())
    take_notes_out(file, KIND, is_one)
    assert file.read_bytes().startswith(odd)


def test_words_may_stand_where_nobody_can_read(file: Path) -> None:
    assert not may_stand_in(file, "one")
    add_note(file, KIND, ONE)
    assert may_stand_in(file, "one")
    assert not may_stand_in(file, "two")
    file.unlink()
    file.mkdir()
    assert may_stand_in(file, "two")


def test_a_note_is_taken_out_and_every_other_word_stays(file: Path) -> None:
    add_note(file, KIND, ONE)
    add_note(file, KIND, TWO)
    before = file.read_bytes()
    odd = b"# mine\n[[made]]\nfile = \n\n[[other]]\nx = 1\n"
    file.write_bytes(odd + before)
    take_notes_out(file, KIND, is_one)
    assert file.read_bytes() == odd + before[before.index(b'[[made]]\nfile = "two') - 1 :]
    assert notes_in(file, KIND) == [TWO]
    take_notes_out(file, KIND, lambda _: True)
    assert file.read_bytes().strip() == odd.strip()


def test_a_note_that_says_the_heading_in_its_words_is_one_note(file: Path) -> None:
    words = "one\n[[made]]\nfile = 'two'"
    add_note(file, KIND, {"file": words})
    assert notes_in(file, KIND) == [{"file": words}]


def test_where_there_is_nothing_to_take_out_nothing_is_written(file: Path) -> None:
    take_notes_out(file, KIND, is_one)
    assert not file.exists()
    add_note(file, KIND, TWO)
    before = file.stat()
    take_notes_out(file, KIND, is_one)
    assert file.stat() == before


def test_a_file_that_cannot_be_read_is_never_written_anew(file: Path) -> None:
    add_note(file, KIND, ONE)
    file.write_bytes(file.read_bytes() + b"\xff")
    before = file.read_bytes()
    with pytest.raises(FileRefusedError):
        take_notes_out(file, KIND, is_one)
    assert notes_in(file, KIND) == []
    assert file.read_bytes() == before


@pytest.mark.parametrize("how", ["taken out", "rewritten"])
def test_what_another_program_notes_meanwhile_is_not_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    add_note(file, KIND, ONE)
    replace = durable.replace
    other = threading.Thread(target=add_note, args=(file, KIND, TWO))

    def slow(*given: Any) -> None:  # noqa: ANN401
        other.start()
        other.join(0.2)  # whoever does not wait has added it by now
        replace(*given)

    with monkeypatch.context() as disk:
        disk.setattr(durable, "replace", slow)
        if how == "taken out":
            take_notes_out(file, KIND, is_one)
        else:
            rewrite_notes(file, KIND, lambda _: [])
    other.join()
    assert notes_in(file, KIND) == [TWO]


def test_where_notes_stay_as_they_are_nothing_is_written(file: Path) -> None:
    rewrite_notes(file, KIND, lambda _: [TWO])
    assert not file.exists()
    add_note(file, KIND, TWO)
    before = file.stat()
    rewrite_notes(file, KIND, lambda notes: notes)
    assert file.stat() == before
