"""Files from anywhere are read with limits, or refused in plain words."""

import contextlib
import os
import socket
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import (
    CHECKLIST_BYTES,
    REFLECTION_BYTES,
    decoded,
    parsed,
    quickly_parsed,
    read_bytes,
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "a.toml"


@contextlib.contextmanager
def refused(what: str, where: str | Path) -> Iterator[None]:
    open_before = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(FileRefusedError) as caught:
        yield
    assert (caught.value.what, caught.value.where) == (what, str(where))
    assert len(list(Path("/dev/fd").iterdir())) == open_before


def test_the_limits_are_those_of_the_format() -> None:
    assert CHECKLIST_BYTES == 1024 * 1024
    assert REFLECTION_BYTES == 4 * 1024 * 1024


def test_a_plain_file_is_read_up_to_its_limit_and_no_further(place: Path) -> None:
    place.write_bytes(b"\xff" * CHECKLIST_BYTES)
    assert read_bytes(place, CHECKLIST_BYTES) == b"\xff" * CHECKLIST_BYTES
    place.write_bytes(b"\xff" * (CHECKLIST_BYTES + 1))
    with refused("Is larger than 1 MiB.", place):
        read_bytes(place, CHECKLIST_BYTES)
    place.write_bytes(b"a" * (REFLECTION_BYTES + 1))
    with refused("Is larger than 4 MiB.", place):
        read_bytes(place, REFLECTION_BYTES)


def test_a_file_that_comes_in_pieces_is_read_whole_and_no_further(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.read
    place.write_bytes(b"abcdefgh")
    with monkeypatch.context() as disk:
        disk.setattr(os, "read", lambda file, many: read(file, min(many, 3)))
        assert read_bytes(place, 8) == b"abcdefgh"
        with pytest.raises(FileRefusedError):
            read_bytes(place, 7)


def test_a_link_is_refused_even_to_a_file_that_could_be_read(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "secret"
    target.write_bytes(b"a = 1")
    place.symlink_to(target)
    with refused("Cannot be read: it is a link.", place):
        read_bytes(place, 100)


def test_a_pipe_is_refused_without_waiting_for_somebody_to_write(place: Path) -> None:
    os.mkfifo(place)
    with refused("Is not a plain file.", place):
        read_bytes(place, 100)


def test_a_folder_is_refused(place: Path) -> None:
    place.mkdir()
    with refused("Is not a plain file.", place):
        read_bytes(place, 100)


def test_a_device_is_refused() -> None:
    with refused("Is not a plain file.", "/dev/zero"):
        read_bytes(Path("/dev/zero"), 100)


def test_a_socket_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.parent)  # the path of a socket has to be short
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(place.name)
        with pytest.raises(FileRefusedError):
            read_bytes(place, 100)


def test_a_file_that_is_not_there_is_said_to_be_so(place: Path) -> None:
    with refused("Cannot be read: No such file or directory.", place):
        read_bytes(place, 100)


@pytest.mark.parametrize("step", ["open", "fstat", "read"])
def test_a_file_that_cannot_be_read_is_refused_whatever_went_wrong(
    step: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_bytes(b"a = 1")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13), str(place))

    with refused("Cannot be read: Permission denied.", place):
        monkeypatch.setattr(os, step, fail)
        try:
            read_bytes(place, 100)
        finally:
            monkeypatch.undo()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a = 1\n", "a = 1\n"),
        (b"\xef\xbb\xbfa = 1\n", "a = 1\n"),
        (b"a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n"),
        (b"\xef\xbb\xbfa = 1\r\n", "a = 1\n"),
        ("a = 'é字'".encode(), "a = 'é字'"),
        (b"a = 1\rb", "a = 1\rb"),
    ],
)
def test_a_text_is_utf_8_with_any_line_ends_and_perhaps_a_mark_before_it(
    data: bytes, text: str
) -> None:
    assert decoded(data, "a.toml") == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a = 'é'".encode("latin-1"), 1),
        ("a = 1\n".encode("utf-16"), 1),
        (b"a = 1\nb = 2\nc = '\xff'\n", 3),
        (b"a = 1\r\nb = '\xed\xa0\x80'", 2),  # a lone surrogate
        (b"\xef\xbb\xbfa\nb\xff", 2),
        (b"\xc0\xaf", 1),  # a slash in more bytes than it needs
    ],
)
def test_what_is_no_utf_8_is_refused_with_its_line(data: bytes, line: int) -> None:
    with refused("Is not UTF-8 text.", f"a.toml:{line}"):
        decoded(data, "a.toml")


def test_a_text_is_parsed_as_the_language_has_it() -> None:
    text = "a.b = 1\n[c]\nd = [{ e = 2026-11-21 }]\n"
    assert parsed(text, "a.toml") == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("a = 1\nb = \n", "Is not TOML: Invalid value.", "2:5"),
        ("a = 1\n  b\n", "Is not TOML: Expected '=' after a key in a key/value pair.", "2:4"),
        ("a = 1\na = 2\n", "Is not TOML: Cannot overwrite a value.", "2:6"),
        ("f\0o\0", "Is not TOML: Expected '=' after a key in a key/value pair.", "1:2"),
        ("a = 'x\0'", "Is not TOML: Found invalid character '\\x00'.", "1:7"),
        ("a = 1\nb = [1,\n\n", "Is not TOML: Invalid value.", "2:1"),
        (
            "a = 1\rb = 2",
            "Is not TOML: Expected newline or end of document after a statement.",
            "1:6",
        ),
    ],
)
def test_what_is_no_toml_is_refused_with_line_and_column(text: str, said: str, place: str) -> None:
    with refused(said, f"a.toml:{place}"):
        parsed(text, "a.toml")


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_number_without_end_is_refused_in_plain_words(sign: str) -> None:
    with refused("Holds a number that is too long.", "a.toml"):
        parsed(f"a = {sign}{'1' * 5000}", "a.toml")


def test_what_nests_deeper_than_the_parser_can_go_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr(tomllib, "loads", fail)
    with refused("Is nested too deeply.", "a.toml"):
        parsed("a = 1", "a.toml")


def test_an_error_shows_no_words_that_stand_in_the_file() -> None:
    for text in ('note = "Sam ', "note = Sam", 'note = """\nSam\n', "note = 'Sam' Sam", "Sam Sam"):
        with pytest.raises(FileRefusedError) as caught:
            parsed(text, "a.toml")
        assert "Sam" not in str(caught.value)


# --- two parsers, one answer ----------------------------------------------------------------------

READ = (
    'a = "x"\nb = 2026-11-21T14:30:05+00:00\nc = """\né "quoted"\\\\ \n"""\n[[d]]\ne = [1, 2.5]\n'
)


def test_a_reflection_is_read_the_same_whichever_parser_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = parsed(READ, "a.toml")
    assert quickly_parsed(READ, "a.toml") == expected
    monkeypatch.setitem(sys.modules, "rtoml", None)
    assert quickly_parsed(READ, "a.toml") == expected


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2\n", "[a", "a = 2026-02-30", 'a = "\x01"'])
def test_what_is_said_of_a_mistake_is_the_same(text: str) -> None:
    said = set()
    for parse in (parsed, quickly_parsed):
        with pytest.raises(FileRefusedError) as caught:
            parse(text, "a.toml")
        said.add(str(caught.value))
    assert len(said) == 1


def test_what_only_pythons_parser_takes_is_read() -> None:
    rtoml = pytest.importorskip("rtoml")
    huge = f"a = 0x{'f' * 40}\nb = 1e999\n"
    with pytest.raises(ValueError, match="overflowed"):
        rtoml.loads(huge)
    assert quickly_parsed(huge, "a.toml") == {"a": int("f" * 40, 16), "b": float("inf")}


def test_limits_come_before_either_parser() -> None:
    for text in (f"a{'.a' * 8} = 1", f"a = {'[' * 9}{']' * 9}", f"a = {'{b=' * 9}1{'}' * 9}"):
        with pytest.raises(FileRefusedError):
            quickly_parsed(text, "a.toml")
    at_most = f"a{'.a' * 7} = {'[' * 8}{']' * 8}"
    assert quickly_parsed(at_most, "a.toml") == parsed(at_most, "a.toml")
