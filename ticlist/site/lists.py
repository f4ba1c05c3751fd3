"""What access control lists (ACLs) give beyond what modes say."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.site.machine import Machine

_HEAD = 4
_ENTRY = struct.Struct("<HHI")
_ACCOUNT, _GROUP, _MASK = 0x02, 0x08, 0x10
_ALL = 7
_RIGHTS = ((4, "read"), (2, "write"), (1, "enter"))
_KINDS = (("access", "lets"), ("default", "lets, in what is made in it from now on,"))


class _Entry(NamedTuple):
    tag: int
    rights: int
    number: int


def given_by_lists(machine: Machine, path: str, *, but: int) -> list[str]:
    """What lists of a file or folder give to accounts and groups by their names, a line each.

    Args:
        machine: where it is.
        path: the file or folder; a link is not followed.
        but: the owner, who is not told of.
    """
    told = []
    for kind, lets in _KINDS:
        entries = list(_entries(machine, path, kind))
        mask = next((each.rights for each in entries if each.tag == _MASK), _ALL)
        for each in entries:
            rights = each.rights & mask
            is_named = each.tag in {_ACCOUNT, _GROUP}
            if rights and is_named and not (each.tag == _ACCOUNT and each.number in {0, but}):
                told.append(f"Its access list {lets} {_who(machine, each)} {_in_words(rights)}.")
    return told


def _entries(machine: Machine, path: str, kind: str) -> Iterator[_Entry]:
    try:
        data = os.getxattr(machine.real(path), f"system.posix_acl_{kind}", follow_symlinks=False)
    except (AttributeError, OSError):  # there are none here, or not on this system
        return
    body = data[_HEAD : _HEAD + (len(data) - _HEAD) // _ENTRY.size * _ENTRY.size]
    yield from (_Entry(*each) for each in _ENTRY.iter_unpack(body))


def _who(machine: Machine, entry: _Entry) -> str:
    if entry.tag == _ACCOUNT:
        return f"the account '{machine.account_named(entry.number)}'"
    return f"the group '{machine.group_named(entry.number)}'"


def _in_words(rights: int) -> str:
    words = [word for bit, word in _RIGHTS if rights & bit]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
