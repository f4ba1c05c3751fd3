"""The font of `ticlist/sharing/boxes.ttf`: a box for every letter that there is.

Run as a program it writes the file again. The box is as wide as no letter of another font is: by
that it is known where it stands.
"""

import struct
import sys
from typing import NamedTuple

NAME = "ticlist boxes"
EM, ADVANCE, SIDE, TOP, PEN = 16384, 11471, 1200, 11200, 500
LAST = 0x10FFFF
BOX, NOTHING, GLYPHS = 1, 2, 3
# What has no form of its own (joiners, selectors, tags) has none here either; a letter with such a
# one behind it is looked for as one thing.
FORMLESS = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),
)


class _Table(NamedTuple):
    tag: bytes
    data: bytes


def boxes_font() -> bytes:
    """Make the file."""
    box = _box()
    return _file(
        _Table(b"OS/2", _os2()),
        _Table(b"cmap", _cmap()),
        _Table(b"glyf", box),
        _Table(b"head", _head()),
        _Table(
            b"hhea",
            struct.pack(
                ">HHhhhH10hhH",
                *(1, 0, EM, -EM // 4, 0, ADVANCE),
                *(SIDE, SIDE, ADVANCE - SIDE, 1, 0, 0, 0, 0, 0, 0),
                *(0, GLYPHS),
            ),
        ),
        _Table(b"hmtx", struct.pack(">HhHhHh", ADVANCE, 0, ADVANCE, SIDE, 0, 0)),
        _Table(b"loca", struct.pack(">4I", 0, 0, len(box), len(box))),
        _Table(
            b"maxp", struct.pack(">I14H", 0x10000, GLYPHS, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
        ),
        _Table(b"name", _name()),
        _Table(b"post", struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0)),
    )


def _box() -> bytes:
    """Two contours, the inner one the other way round."""
    left, right, low, high = SIDE, ADVANCE - SIDE, 0, TOP
    points = [(left, low), (left, high), (right, high), (right, low)]
    inner = [
        (left + PEN, low + PEN),
        (right - PEN, low + PEN),
        (right - PEN, high - PEN),
        (left + PEN, high - PEN),
    ]
    along = [*points, *inner]
    xs = [one[0] - before[0] for before, one in zip([(0, 0), *along], along, strict=False)]
    ys = [one[1] - before[1] for before, one in zip([(0, 0), *along], along, strict=False)]
    return (
        struct.pack(">hhhhhHHH8B8h8h", 2, left, low, right, high, 3, 7, 0, *[1] * 8, *xs, *ys)
        + b"\0\0"
    )


def _cmap() -> bytes:
    """Many letters to one glyph: a table of format 13."""
    groups, first = [], 0x20
    for start, end in FORMLESS:
        groups += [(first, start - 1, BOX), (start, end, NOTHING)]
        first = end + 1
    groups.append((first, LAST, BOX))
    body = b"".join(struct.pack(">III", *group) for group in groups)
    head = struct.pack(">HHIII", 13, 0, 16 + len(body), 0, len(groups))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + body


def _head() -> bytes:
    return struct.pack(
        ">IIIIHHqqhhhhHHhhh",
        0x10000,
        0x10000,
        0,
        0x5F0F3CF5,
        3,
        EM,
        0,
        0,
        SIDE,
        0,
        ADVANCE - SIDE,
        TOP,
        0,
        8,
        2,
        1,
        0,
    )


def _os2() -> bytes:
    return struct.pack(
        ">HhHHH10hh10sIIII4sHHHhhhHHII hhHHH".replace(" ", ""),
        4,
        ADVANCE,
        400,
        5,
        0,
        *[0] * 10,
        0,
        bytes(10),
        0,
        0,
        0,
        0,
        b"    ",
        0x40,
        0x20,
        0xFFFF,
        EM,
        -EM // 4,
        0,
        EM,
        EM // 4,
        0,
        0,
        0,
        TOP,
        0,
        0x20,
        1,
    )


def _name() -> bytes:
    names = {1: NAME, 2: "Regular", 3: NAME, 4: NAME, 6: NAME.replace(" ", "-")}
    records, texts = b"", b""
    for number, text in names.items():
        data = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(data), len(texts))
        texts += data
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + texts


def _file(*tables: _Table) -> bytes:
    at = 12 + 16 * len(tables)
    head = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128)
    body = b""
    for tag, data in tables:
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        head += struct.pack(">4sIII", tag, total, at + len(body), len(data))
        body += padded
    return head + body


if __name__ == "__main__":
    sys.stdout.buffer.write(boxes_font())
