"""Accounts of this machine, by name; and whom access rules beyond a folder's mode let in."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFAULT_RULES = "system.posix_acl_default"
_VERSION = struct.Struct("<I")
_RULE = struct.Struct("<HHI")
_USER, _GROUP, _READ = 0x02, 0x08, 0x4


def account_named(number: int) -> str:
    """The name of an account, or its number where it has none."""
    import pwd  # noqa: PLC0415 - only shared folders need it

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"


def group_named(number: int) -> str:
    """The name of a group, or its number where it has none."""
    import grp  # noqa: PLC0415 - only shared folders need it

    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return f"group {number}"


def members_of(group: int) -> dict[int, str]:
    """The accounts that are in a group, as their numbers and names; those it is the first of too.

    Accounts that only a directory service knows, and does not list, are not among them.
    """
    import grp  # noqa: PLC0415 - only shared folders need them
    import pwd  # noqa: PLC0415

    try:
        named = {*grp.getgrgid(group).gr_mem}
    except KeyError:
        named = set()
    return {
        each.pw_uid: each.pw_name
        for each in pwd.getpwall()
        if each.pw_gid == group or each.pw_name in named
    }


def accounts_let_in(folder: int) -> list[str]:
    """Whom a folder's access rules (ACL) let read the files that are put into it, in words.

    What they give everybody is not among it: a contribution's own mode takes that away.

    Args:
        folder: held open.
    """
    try:
        # By way of /proc, since a folder that is only held cannot be asked itself.
        rules = os.getxattr(f"/proc/self/fd/{folder}", _DEFAULT_RULES)
    except (AttributeError, OSError):
        return []
    return list(_let_in(rules[_VERSION.size :]))


def _let_in(rules: bytes) -> Iterator[str]:
    whole = len(rules) - len(rules) % _RULE.size
    for kind, may, number in _RULE.iter_unpack(rules[:whole]):
        if may & _READ and kind == _USER:
            yield account_named(number)
        elif may & _READ and kind == _GROUP:
            yield f"everybody in {group_named(number)}"
