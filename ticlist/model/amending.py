"""Changing what is saved, or adding to it: what takes the place of what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.reflection import Reflection

Each = TypeVar("Each")


def is_only_added_to(written: Reflection, begun: Reflection) -> bool:
    """Whether all that was said before is said still, so that no earlier wording is lost.

    Args:
        written: the reflection as it is now.
        begun: as it was saved when somebody began to change it.
    """
    return _without_additions(written, begun) == begun


def _without_additions(written: Reflection, begun: Reflection) -> Reflection:
    return replace(written, id=begun.id, later=begun.later, discussed=begun.discussed)


def amended(
    written: Reflection, begun: Reflection, stored: Reflection, at: dt.datetime
) -> Reflection:
    """The reflection that takes the place of what is saved.

    One that was only added to is not called amended. What another program has added to it
    meanwhile, such as a note from supervision, is carried over.

    Args:
        written: the reflection as it is now.
        begun: as it was saved when somebody began to change it.
        stored: as it is saved now.
        at: the time it is.
    """
    is_amended = not is_only_added_to(written, begun)
    return replace(
        written,
        id=begun.id,
        amended=(*stored.amended, at) if is_amended else stored.amended,
        later=_with_new(written.later, stored.later),
        discussed=_with_new(written.discussed, stored.discussed),
    )


def _with_new(ours: tuple[Each, ...], theirs: tuple[Each, ...]) -> tuple[Each, ...]:
    return (*ours, *(each for each in theirs if each not in ours))
