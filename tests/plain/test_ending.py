"""What ends it from outside: signals, nobody there, nobody who reads, a mistake of our own."""

import io
import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from tests.plain.answering import Sitting, Typed
from tests.screens.checklist import drafts, the_draft
from ticlist.desk import Desk
from ticlist.discreet import ENDING
from ticlist.errors import StoreError
from ticlist.model.opening import Opening
from ticlist.plain import ending, face
from ticlist.plain.ending import Ending, LeftAlone, ToldToEnd
from ticlist.plain.face import Face, open_plain
from ticlist.plain.lines import Lines, OutputGone
from ticlist.storage.paths import Paths

QUICK = Opening("tiny", "short")


class Ended(Typed):
    """Lines after which something happens that ends the program."""

    def __init__(self, typed: str, happens: Callable[[], object]) -> None:
        super().__init__(typed)
        self._happens = happens

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        line = super().readline(size)
        if not line:
            self._happens()
        return line


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_keeps_the_draft(paths: Paths, number: signal.Signals) -> None:
    guard = Ending()

    def ends() -> None:
        os.kill(os.getpid(), number)
        time.sleep(5)

    given = Ended("\n\n\n4\nOne\n", ends)
    out = io.StringIO()
    with guard.watched():
        code = Face(paths, QUICK, Lines(given, out, guard)).run()
    assert code == 128 + number
    assert "What you wrote is kept as a draft." in out.getvalue()
    assert the_draft(paths).reflection.sections[0].answers[0].note == "One"


def test_a_signal_at_another_moment_counts_at_every_question_after_it() -> None:
    guard = Ending()
    with guard.watched():
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0)
        for _ in range(2):
            with pytest.raises(ToldToEnd) as told, guard.waiting():
                pytest.fail("It waits.")
            assert told.value.number == signal.SIGTERM
    with guard.watched(), guard.waiting():
        pass


def test_an_alarm_that_nobody_here_has_set_ends_nothing() -> None:
    guard = Ending()
    with guard.watched(), guard.waiting():
        os.kill(os.getpid(), signal.SIGALRM)
        time.sleep(0)


@pytest.mark.parametrize(("minutes", "in_words"), [(1, "a minute"), (5, "5 minutes")])
def test_where_nobody_is_there_it_ends_and_hides(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, minutes: int, in_words: str
) -> None:
    monkeypatch.setattr(ending, "MINUTE", 0.05 / minutes)
    guard = Ending(minutes)
    out = io.StringIO()
    with guard.watched():
        someone = Face(paths, QUICK, Lines(Ended("\n\n\n4\n", lambda: time.sleep(5)), out, guard))
        object.__setattr__(someone._desk.settings, "idle_minutes", minutes)
        assert someone.run() == 0
    assert f"Nothing was answered for {in_words}, so ticlist has ended." in out.getvalue()
    assert "\n" * 30 in out.getvalue()
    assert "What you wrote is kept as a draft." in out.getvalue()
    assert drafts(paths)
    with guard.watched(), pytest.raises(LeftAlone), guard.waiting():
        time.sleep(5)


def test_where_nobody_reads_the_draft_is_kept(paths: Paths) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            if "What did I" in text:
                raise BrokenPipeError
            return super().write(text)

    code = Face(paths, QUICK, Lines(Typed("\n\n\n4\n"), Full())).run()
    assert code == OutputGone.code
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "routine"


def test_what_cannot_be_said_at_the_end_stays_unsaid(paths: Paths) -> None:
    class Later(io.StringIO):
        def write(self, text: str) -> int:
            if "The input" in text or "went wrong" in text:
                raise BrokenPipeError
            return super().write(text)

    assert Face(paths, QUICK, Lines(Typed("\n\n\n4\n"), Later())).run() == 1
    assert drafts(paths)


def mistaken(*_: object) -> None:
    message = "A mistake of our own, with Jo's words"
    raise RuntimeError(message)


@pytest.mark.parametrize("is_read", [True, False])
def test_a_mistake_of_our_own_keeps_the_draft_and_says_no_words(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch, *, is_read: bool
) -> None:
    monkeypatch.setattr("ticlist.plain.walking.Walking._mark", mistaken)
    if is_read:
        said = sit("", "", "", "4", "mark", opening=QUICK)
        said.says("Something in ticlist itself went wrong", "Your draft was kept")
        said.never_says("Jo")
        assert said.code == 1
    else:
        monkeypatch.setattr("ticlist.plain.asking.Asking.say", _gone)
        assert Face(paths, Opening(), Lines(Typed(""), io.StringIO())).run() == 1
    assert bool(drafts(paths)) == is_read


def _gone(*_: object) -> None:
    raise OutputGone


def test_a_mistake_that_cannot_be_told_is_reported_all_the_same(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.plain.home.Home.ask", mistaken)
    monkeypatch.setattr("ticlist.plain.asking.Asking.say", _gone)
    assert Face(paths, Opening(), Lines(Typed(""), io.StringIO())).run() == face.WENT_WRONG
    assert list(paths.reports.glob("*.txt"))


def test_what_a_person_can_do_something_about_is_told_by_the_command(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError(what="The folder is gone.")

    monkeypatch.setattr("ticlist.plain.home.Home.ask", refuse)
    with pytest.raises(StoreError):
        Face(paths, Opening(), Lines(Typed(""), io.StringIO())).run()


def test_where_the_words_cannot_be_kept_at_the_end_it_says_so(
    sit: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "close", lambda _: False)
    sit("", "", "", "4", opening=QUICK).says("The newest words could not be kept.")


def test_it_opens_on_the_standard_streams(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("leave\n"))
    monkeypatch.setattr(face, "keep_words_in", lambda: None)
    before = [signal.getsignal(each) for each in ENDING]
    assert open_plain(paths, Opening()) == 0
    assert "What would you like to open?" in capsys.readouterr().out
    assert [signal.getsignal(each) for each in ENDING] == before
