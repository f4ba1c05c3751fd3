"""A contribution as a line, a picture as a file; and whatever else somebody puts in their place."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ticlist.errors import FileRefusedError
from ticlist.files.contribution_file import (
    MOST_BYTES,
    MOST_OF_A_PICTURE,
    line_of,
    picture_bytes,
    read_contribution,
    read_picture,
)
from ticlist.model.contribution import ANSWER_WORDS, Contribution
from ticlist.model.picture import LEANS, Picture

ONE = Contribution("school", "2026.1", "2026-Q4", {"told-beforehand/1": "often"})
SEEN = Picture("school", "2026-Q4", 5, {"told-beforehand/1": "both"})

ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True)
periods = st.from_regex(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]))?", fullmatch=True)
prompts = st.from_regex(r"[a-z0-9][a-z0-9-]{0,59}/[1-9][0-9]{0,5}", fullmatch=True)
versions = st.from_regex(r"[A-Za-z0-9._-]{1,40}", fullmatch=True)


def test_a_line_is_what_the_page_on_files_shows() -> None:
    assert line_of(ONE) == (
        '{"format": 1, "checklist": "school", "version": "2026.1", "period": "2026-Q4", '
        '"answers": {"told-beforehand/1": "often"}}'
    )


@settings(deadline=None)
@given(
    st.builds(
        Contribution,
        ids,
        versions,
        periods,
        st.dictionaries(prompts, st.sampled_from(ANSWER_WORDS), min_size=1, max_size=9),
    )
)
def test_what_is_written_is_read_again(given_one: Contribution) -> None:
    line = line_of(given_one)
    assert line.isascii()
    assert "\n" not in line
    assert read_contribution(f"{line}\n".encode()) == given_one


@settings(deadline=None)
@given(
    st.builds(
        Picture,
        ids,
        periods,
        st.integers(1, 10**9),
        st.dictionaries(prompts, st.sampled_from(LEANS), max_size=9),
    )
)
def test_a_picture_is_read_again(picture: Picture) -> None:
    assert read_picture(picture_bytes(picture)) == picture


def read_or_refused(data: bytes) -> None:
    for read in (read_contribution, read_picture):
        said = ""
        try:
            read(data)
        except FileRefusedError as error:
            said = error.what
        assert not said or said.isprintable()
        assert len(said) < 100


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_one_or_are_refused(data: bytes) -> None:
    read_or_refused(data)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(
    st.sampled_from(["format", "checklist", "version", "period", "answers", "least", "prompts"]),
    values,
    st.sampled_from([json.loads(line_of(ONE)), json.loads(picture_bytes(SEEN))]),
)
def test_any_value_in_any_place_is_one_or_is_refused(
    key: str, value: object, table: dict[str, object]
) -> None:
    read_or_refused(json.dumps({**table, key: value}).encode())


@settings(deadline=None)
@given(st.data())
def test_one_byte_that_is_another_changes_nothing_but_what_it_says(data: st.DataObject) -> None:
    line = bytearray(line_of(ONE).encode())
    line[data.draw(st.integers(0, len(line) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(line))


@pytest.mark.parametrize("least", [0, -1, True, 5.0, "5", None])
def test_a_picture_says_of_how_many_people_it_is(least: object) -> None:
    table = {**json.loads(picture_bytes(SEEN)), "least": least}
    with pytest.raises(FileRefusedError, match="no number of people"):
        read_picture(json.dumps(table).encode())


def test_what_is_larger_than_it_may_be_is_not_read() -> None:
    with pytest.raises(FileRefusedError, match="larger than 64 KiB"):
        read_contribution(line_of(ONE).encode().ljust(MOST_BYTES + 1))
    assert read_contribution(line_of(ONE).encode().ljust(MOST_BYTES)) == ONE
    with pytest.raises(FileRefusedError, match="larger than 1024 KiB"):
        read_picture(picture_bytes(SEEN).ljust(MOST_OF_A_PICTURE + 1))
    assert read_picture(picture_bytes(SEEN).ljust(MOST_OF_A_PICTURE)) == SEEN


def test_every_key_has_to_be_there() -> None:
    for whole, read in (
        (line_of(ONE).encode(), read_contribution),
        (picture_bytes(SEEN), read_picture),
    ):
        table = json.loads(whole)
        for key in table:
            left = {name: value for name, value in table.items() if name != key}
            with pytest.raises(FileRefusedError):
                read(json.dumps(left).encode())
