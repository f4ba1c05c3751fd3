"""Errors are one or two plain lines: where, what, what to do."""

import pytest

from ticlist.errors import (
    FileRefusedError,
    NameTakenError,
    NothingFitsError,
    StoreError,
    TiclistError,
    UsedWronglyError,
)


@pytest.mark.parametrize(
    ("where", "what_to_do", "told"),
    [
        (None, None, "It is full."),
        ("a.toml:3:1", None, "a.toml:3:1: It is full."),
        (None, "Make room.", "It is full.\nMake room."),
        ("a.toml", "Make room.", "a.toml: It is full.\nMake room."),
    ],
)
def test_an_error_says_where_what_and_then_what_to_do(
    where: str | None, what_to_do: str | None, told: str
) -> None:
    error = TiclistError(what="It is full.", where=where, what_to_do=what_to_do)
    assert str(error) == told
    assert (error.what, error.where, error.what_to_do) == ("It is full.", where, what_to_do)


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [
        (TiclistError, 1),
        (FileRefusedError, 1),
        (StoreError, 1),
        (NameTakenError, 1),
        (NothingFitsError, 1),
        (UsedWronglyError, 2),
    ],
)
def test_only_a_command_used_wrongly_ends_with_two(
    kind: type[TiclistError], exit_code: int
) -> None:
    assert kind(what="No.").exit_code == exit_code
    with pytest.raises(TiclistError):
        raise kind(what="No.")


def test_on_a_page_it_is_told_what_happened_first_and_where_last() -> None:
    error = StoreError(what="It is full.", where="/a/b", what_to_do="Make room.")
    assert error.for_a_page() == "It is full.\nMake room.\n/a/b"
    assert StoreError(what="It is full.").for_a_page() == "It is full."
