"""Changing what is saved, or adding to it: what takes the place of what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.reflection import Reflection

Each = TypeVar("Each")


def says_the_same(written: Reflection, begun: Reflection) -> bool:
    """Whether two say the same, whatever they are called and however often they were amended.

    A draft has another id where another program has taken it over, and does not know of an
    amendment that was saved since.

    Args:
        written: the reflection as it is now.
        begun: as it was saved when somebody began to change it.
    """
    return _are_same(replace(written, id=begun.id, amended=begun.amended), begun)


def is_only_added_to(written: Reflection, begun: Reflection) -> bool:
    """Whether all that was said before is said still, so that no earlier wording is lost.

    Args:
        written: the reflection as it is now.
        begun: as it was saved when somebody began to change it.
    """
    return says_the_same(replace(written, later=begun.later, discussed=begun.discussed), begun)


def amended(
    written: Reflection, begun: Reflection, stored: Reflection, at: dt.datetime
) -> Reflection:
    """The reflection that takes the place of what is saved.

    One that was only added to is not called amended, and what another program has made of it
    meanwhile stays. What that has added, such as a note from supervision, is carried over in any
    case.

    Args:
        written: the reflection as it is now.
        begun: as it was saved when somebody began to change it.
        stored: as it is saved now.
        at: the time it is.
    """
    now = stored
    if not is_only_added_to(written, begun):
        now = replace(written, id=begun.id, amended=(*stored.amended, at))
    return replace(
        now,
        later=_with_new(written.later, stored.later),
        discussed=_with_new(written.discussed, stored.discussed),
    )


def _with_new(ours: tuple[Each, ...], theirs: tuple[Each, ...]) -> tuple[Each, ...]:
    new = (each for each in theirs if not any(_are_same(each, other) for other in ours))
    return (*ours, *new)


def _are_same(one: object, other: object) -> bool:
    # What a newer ticlist wrote can hold a NaN, which is not even equal to itself.
    return one == other or repr(one) == repr(other)
