"""Whether a site's file locks it, as far as that can be told from what is written.

One slip of the pen must not open a site that was to be locked: what may be a lock that is misspelt,
or that stands in another place, is told from what says nothing of a lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

IDLE_MINUTES, LOCKED = "idle_minutes", "locked"
RULED = (IDLE_MINUTES, LOCKED)
"""What only the administrator of the machine may say."""

SITE = "site"
"""The table it stands under. It counts from one file alone: nobody is told that it is a mistake."""

_OTHER_TABLES = {"keys", "team"}


def locks(table: Mapping[str, object]) -> bool | None:
    """Whether a site is locked.

    Args:
        table: all that the site's file holds.

    Returns:
        What `locked` under `[site]` says; without it False, or None where it cannot be told: there
        is a key under `[site]` that is not known, a table that is not known, `[site]` that is no
        table, or `locked` with another value or in another place.
    """
    site = table.get(SITE, {})
    said = site.get(LOCKED) if isinstance(site, dict) else None
    if isinstance(said, bool):
        return said
    is_known = isinstance(site, dict) and site.keys() <= {IDLE_MINUTES}
    others = [each for name, each in table.items() if name not in {SITE, *_OTHER_TABLES}]
    if not is_known or any(map(_is_table, others)) or _has_a_lock(table):
        return None
    return False


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_is_table, value)))


def _has_a_lock(value: object) -> bool:
    if isinstance(value, dict):
        return LOCKED in value or any(map(_has_a_lock, value.values()))
    return isinstance(value, list) and any(map(_has_a_lock, value))
