"""Whatever a file holds, reading it ends soon, with what it holds or with why it is refused."""

import contextlib
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.report import note, seconds
from tests.files.reflections import WHOLE, drafts
from tests.tools import ROOT
from ticlist.errors import TiclistError
from ticlist.files.checklist_file import read_checklist
from ticlist.files.reflection_file import draft_bytes, read_draft, read_reflection, reflection_bytes

MOST_BYTES = 100_000
MOST_SECONDS = 1.0
"""Of the processor, for a file of the most bytes."""

Read = Callable[[bytes], object]


def a_reflection(data: bytes) -> object:
    return read_reflection(data, where="a.toml")


def a_draft(data: bytes) -> object:
    return read_draft(data, where="a.toml")


def a_checklist(data: bytes) -> object:
    return read_checklist(data, name="a.toml")


SHIPPED = [each.read_bytes() for each in sorted((ROOT / "checklists").glob("*.toml"))]
VALID: dict[str, tuple[Read, list[bytes]]] = {
    "reflections": (a_reflection, [reflection_bytes(WHOLE)]),
    "drafts": (a_draft, [reflection_bytes(WHOLE)]),
    "checklists": (a_checklist, SHIPPED),
}
PIECES = (
    b"\x00 \x1b[2J \xff \xc3 \xed\xa0\x80 \xef\xbb\xbf \r \n \r\n = . , [ ] [[ ]] { } ' ''' "
    b'" """ # \\ '
    b"\\u \\U0010ffff \\ud800 -1 0x 1e999 nan inf true 1979-05-27T07:32:00+24:00 0000-00-00 "
    b"07:60:61 2026-02-30 99999999999999999999 [section] [[section]] [section.answer] format=2 "
    b"id=1 a.b.c.d.e.f.g.h.i=1 a={b={c={d={e={}}}}} on=2026-01-01T00:00:00+23:59:59 [draft] "
    b"__proto__={} more={} \xe2\x80\xae \xf3\xa0\x80\x81"
).split(b" ")


def changed(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Change some of a file: bytes, pieces of the language, lines."""
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = chance.choice(CHANGES)(chance, data, others)
    return data[:MOST_BYTES]


def _one_byte(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _a_piece(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 9, 3000)) + data[at:]


def _cut(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:first], data[:first] + data[last:], data[first:last]))


def _lines(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = chance.choice(chance.choice(others).split(b"\n"))
    how = chance.randrange(3)
    if how == 0:
        lines[at : at + 1] = [line] * chance.choice((1, 2, 1000))
    elif how == 1:
        chance.shuffle(lines)
    else:
        lines[at] = lines[at].partition(b"=")[0] + b"=" + chance.choice(PIECES)
    return b"\n".join(lines)


CHANGES = (_one_byte, _a_piece, _cut, _lines)


def read_soon(read: Read, data: bytes) -> float:
    """Read it; give how long the processor took. Any error but ours is raised."""
    with _alone():
        began = time.process_time()
        with contextlib.suppress(TiclistError):
            read(data)
        return time.process_time() - began


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Count neither what measures coverage, nor looking for garbage among thousands of tests."""
    tracing = sys.gettrace()
    gc.freeze()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracing)
        gc.unfreeze()


@pytest.mark.parametrize("kind", VALID)
def test_a_file_changed_in_any_way_is_read_or_refused_soon(kind: str) -> None:
    read, valid = VALID[kind]
    chance, tried, longest = random.Random(kind), 0, 0.0  # noqa: S311 - the same each time
    end = time.monotonic() + seconds(16)
    while time.monotonic() < end:
        data = changed(chance, chance.choice(valid), [*valid, *SHIPPED])
        try:
            took = read_soon(read, data)
        except Exception as error:
            message = f"{type(error).__name__} for {data!r}"
            raise AssertionError(message) from error
        longest = max(longest, took)
        tried += 1
        assert took < MOST_SECONDS, f"{took} s for {data!r}"
    note(f"changed files: {kind}", tried, late=0)
    assert tried > 20


@settings(
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(drafts(), st.randoms(use_true_random=False))
def test_any_draft_changed_in_any_way_is_read_or_refused_soon(
    draft: Any,  # noqa: ANN401
    chance: random.Random,
) -> None:
    data = changed(chance, draft_bytes(draft), SHIPPED)
    assert read_soon(a_draft, data) < MOST_SECONDS


LARGEST = [
    b"a" * MOST_BYTES,
    b"[" * MOST_BYTES,
    b"[[a]]\n" * (MOST_BYTES // 6),
    b"a={" * (MOST_BYTES // 3),
    b".".join([b"a"] * (MOST_BYTES // 2)) + b"=1",
    b"a=" + b"1" * (MOST_BYTES - 2),
    b"a=0x" + b"f" * (MOST_BYTES - 4),
    b'a="' + b"\\" * (MOST_BYTES - 3),
    b'a="""' + b'""\\' * (MOST_BYTES // 3),
    b"a=[" + b"1," * (MOST_BYTES // 2),
    b"a='" + b"\xf0\x9f\x91\xa9" * (MOST_BYTES // 4) + b"'",
    b"\n" * MOST_BYTES,
    b"#" * MOST_BYTES,
    b"a=1979-05-27T07:32:00." + b"9" * MOST_BYTES,
    b"".join(b"k%d=1\n" % each for each in range(MOST_BYTES // 8)),
    b"".join(b"[a.b.c.k%d]\n" % each for each in range(MOST_BYTES // 14)),
    b"format=1\n" + b"".join(b"[[section]]\nid='%d'\n" % each for each in range(4000)),
    b"format=1\n[[section]]\n" + b"[[section.answer]]\n" * 5000,
    b"a = '''" + b"'" * MOST_BYTES,
    b"a" + b" " * MOST_BYTES + b"=1",
    b'"' + b"a" * MOST_BYTES + b'"=1',
    b"a.b.c.d.e.f.g=1\n" * 6000,
]


@pytest.mark.parametrize("read", [a_reflection, a_draft, a_checklist])
def test_the_largest_of_every_shape_is_read_or_refused_soon(read: Read) -> None:
    head = reflection_bytes(WHOLE).partition(b"[checklist]")[0]
    for data in LARGEST:
        for whole in (data, head + data):
            took = read_soon(read, whole[:MOST_BYTES])
            assert took < MOST_SECONDS, f"{took} s for {whole[:80]!r}…"
    note("the largest of every shape", 2 * len(LARGEST))
