"""Checklists broken at random, the same ones each time, made of those that ticlist ships."""

import random
from collections.abc import Iterator

from tests.content.shipped import SETTINGS, raw

_LETTERS = "\"'[]=\\\n\r\x00#{},.:0-\t a\u009b\u202e\u201c\u201d\u2019\u00a0\ufeff"
_BYTES = [each.encode() for each in (*_LETTERS, '"""', "'''", "[[", "]]", "\x1b[31m")]
_BYTES += [b"\xff", b"\xe9", b"\xc3"]


def parts() -> list[bytes]:
    """Every section of every shipped checklist as a small one of its own, with all its sources."""
    found = []
    for setting in SETTINGS:
        head, *sections = raw(setting).split(b"\n[[section]]\n")
        found += [head + b"\n[[section]]\n" + each for each in sections]
    return found


def _once(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:
            data[at:at] = chance.choice(_BYTES)
        case 1:
            data[at : at + 1] = chance.choice(_BYTES)
        case 2:
            del data[at : at + chance.randrange(1, 9)]
        case 3:
            data[at : at + 1] = bytes([chance.randrange(256)])
        case 4:
            begin = chance.randrange(len(data) + 1)
            data[at:at] = data[begin : begin + chance.randrange(1, 200)]
        case _:
            del data[at:]


def mutated(seed: int) -> Iterator[bytes]:
    """Broken ones without end."""
    chance = random.Random(seed)  # noqa: S311 - made-up files, the same each time
    whole = parts()
    while True:
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            _once(data, chance)
        yield bytes(data)
