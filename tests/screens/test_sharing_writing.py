"""Making the file takes a while: it says so, can be stopped, and leaves nothing half done."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from tests.screens.at_sharing import (
    ASKED,
    at_the_questions,
    chosen_from,
    files_in,
    put_two,
    written,
)
from tests.screens.driving import Person, person
from ticlist.errors import TiclistError
from ticlist.files import durable
from ticlist.sharing.formats import Format
from ticlist.sharing.sheet import Sheet
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths

TALL = (80, 60)
NAME = "supervision-tiny-2026-06.html"


class Slow:
    """A writer that gives piece after piece until it is let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.ended = threading.Event()

    def written(self, _: Sheet, form: Format) -> Iterator[bytes]:
        assert form.name == "html"
        try:
            while not self.may_end.wait(0.01):
                yield b"x" * 5_000
        finally:
            self.ended.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr("ticlist.sharing.formats.written", found.written)
    return found


async def being_made(me: Person) -> None:
    await chosen_from(me)
    await at_the_questions(me)
    await me.press("pagedown")
    await me.until(lambda: "Making the file: 0 kB" not in me.shown)
    assert "kB so far. Escape stops it." in me.shown


async def test_escape_stops_it_and_nothing_is_left(paths: Paths, slow: Slow) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await being_made(me)
        await me.press("pagedown", "escape")
        assert "Stopped. Nothing was written." in me.shown
        assert me.where == f"Share: {ASKED}"
        await me.until(slow.ended.is_set)
        assert files_in(paths.exports) == []
        assert noted(paths) == []
        slow.may_end.set()
        await written(me)
    assert files_in(paths.exports) == [NAME]


async def test_whoever_hides_everything_meanwhile_sees_it_when_they_come_back(
    paths: Paths, slow: Slow
) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await being_made(me)
        await me.press("f2")
        slow.may_end.set()
        await me.until(lambda: files_in(paths.exports) == [NAME] and noted(paths) != [])
        await me.rest()
        assert "Paused" in me.shown
        await me.press("f2")
        await me.until(lambda: me.where == "Written")


async def test_what_cannot_be_made_is_told_and_nothing_is_written(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = iter((TiclistError(what="It is too long."), OSError(12, "Out of memory")))

    def fails(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise next(problems)

    monkeypatch.setattr("ticlist.sharing.formats.written", fails)
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await at_the_questions(me)
        for said in ("It is too long.", "It could not be made: Out of memory."):
            await me.press("pagedown")
            await me.until(partial(lambda words: words in me.shown, said))
    assert files_in(paths.exports) == []


async def test_a_full_disk_is_told_of_and_so_is_what_could_not_be_remembered(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await at_the_questions(me)
        with monkeypatch.context() as disk:
            disk.setattr(durable, "create", full)
            await me.press("pagedown")
            await me.until(lambda: "the disk is full" in me.shown)
        assert files_in(paths.exports) == []
        monkeypatch.setattr(durable, "append", full)
        await written(me)
        assert "It could not be written down what was shared" in me.text
    assert files_in(paths.exports) == [NAME]
