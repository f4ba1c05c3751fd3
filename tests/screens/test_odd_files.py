"""Saved files that cannot be read, or are odd: each is told as what it is and hides no other."""

import errno
import os
from dataclasses import replace

import pytest

from tests.lookback.stepping import put
from tests.screens.at_history import opened
from tests.screens.driving import PAPER, Person, person
from tests.screens.saved import (
    answer_to,
    file_of,
    put_three,
    reflected,
)
from tests.storage.hostile import GOOD
from tests.storage.tree import standing
from ticlist.screens.history import HistoryScreen
from ticlist.storage.paths import Paths

ODD = "2026-10-10-1200-tiny-dddddd"
NEWER = GOOD.replace(b"format = 1", b"format = 99", 1)


async def looked_at(me: Person, words: str) -> None:
    """Open the odd one and the others, from the list."""
    await opened(me)
    (line,) = [line for line in me.lines if "10 October 2026" in line]
    assert "Tiny" in line
    assert words in line
    await me.press("down", "enter")
    await me.until(lambda: words in me.text)
    assert isinstance(me.app.screen, HistoryScreen)
    await me.press("c")
    assert me.where == "Compare with which?"
    await me.press("escape", "down", "enter")
    assert "In June." in me.shown
    await me.press("escape", "up", "up", "enter")
    assert "In November." in me.shown
    await me.press("escape", "escape")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"format = 1\nthis is cut o", "Is not TOML"),
        (GOOD[: len(GOOD) // 2], "Is not TOML"),
        (NEWER, "Has format 99"),
        (b"\xff\xfe", "UTF-8"),
        (None, "Is not a plain file"),
    ],
    ids=["no TOML", "half written", "newer", "bytes", "a folder"],
)
async def test_one_that_cannot_be_read_is_listed_as_what_it_is_and_hides_no_other(
    paths: Paths, data: bytes | None, words: str
) -> None:
    put_three(paths)
    if data is None:
        file_of(paths, ODD).mkdir()
    else:
        file_of(paths, ODD).write_bytes(data)
    before = standing(paths.data)
    async with person(paths, size=(160, 30)) as me:
        await looked_at(me, words)
        await me.press("escape")
    assert standing(paths.data) == before


async def test_one_for_a_checklist_that_is_gone_is_read_as_any_other(paths: Paths) -> None:
    put_three(paths)
    gone = reflected("2026-10-10-1200-gone-dddddd", answer_to("told", "often", "Still mine."))
    put(paths, gone)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        assert "10 October 2026 12:00  gone" in me.shown
        await me.press("down", "c")
        assert "There is no other reflection with this checklist." in me.text
        await me.press("enter")
        assert "Still mine." in me.shown
        await me.press("escape", "escape", "escape")
    assert standing(paths.data) == before


async def test_prompts_that_no_checklist_has_are_read_and_compared(paths: Paths) -> None:
    put_three(paths)
    odd = reflected(ODD, answer_to("told", "often", "Known."))
    unknown = replace(odd.sections[0].answers[0], prompt="unknown", asked="Asked by nobody now.")
    section = replace(odd.sections[0], answers=(*odd.sections[0].answers, unknown))
    put(paths, replace(odd, sections=(section,)))
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("down", "enter")
        assert "Asked by nobody now." in me.shown
        await me.press("c", "enter")
        assert me.where == "Compare: Tiny"
        assert "Asked by nobody now." in me.shown
        await me.press("escape", "escape", "escape", "escape")
    assert standing(paths.data) == before


async def test_one_that_may_not_be_read_is_told_as_that(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    put(paths, reflected(ODD))
    before = standing(paths.data)
    open_file = os.open

    def refused(path: str, flags: int, *more: int, **named: int) -> int:
        if ODD in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return open_file(path, flags, *more, **named)

    async with person(paths, size=(160, 30)) as me:
        with monkeypatch.context() as disk:
            disk.setattr(os, "open", refused)
            await looked_at(me, "Permission denied")
        await me.press("escape")
    assert standing(paths.data) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_one_that_the_disk_lets_nobody_read_is_told_as_that(paths: Paths) -> None:
    put_three(paths)
    put(paths, reflected(ODD))
    before = standing(paths.data)
    file_of(paths, ODD).chmod(0)
    async with person(paths, size=(160, 30)) as me:
        await looked_at(me, "Permission denied")
        await me.press("escape")
    file_of(paths, ODD).chmod(0o600)
    assert standing(paths.data) == before
