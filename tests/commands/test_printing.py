import datetime as dt
import json
import os
import sys
from pathlib import Path

import pytest

from ticlist.commands.printing import finish, remark, say, say_heading, say_json
from ticlist.errors import TiclistError


def test_a_result_goes_to_standard_output_and_words_about_it_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("one")
    say()
    say("two\nthree")
    remark("four\nfive")
    assert capsys.readouterr() == ("one\n\ntwo\nthree\n", "ticlist: four\nfive\n")


@pytest.mark.parametrize("bold", [True, False])
def test_no_printed_line_acts_on_the_terminal(
    capsys: pytest.CaptureFixture[str], *, bold: bool
) -> None:
    odd = "a\x1b[2J\x9b\u202e\rb\udc80"
    say(odd)
    remark(odd)
    say_heading(odd, bold=bold)
    out, err = capsys.readouterr()
    safe = "a\u241b[2J\ufffd\ufffd\u240db\ufffd"
    assert err == f"ticlist: {safe}\n"
    assert out == (f"{safe}\n\x1b[1m{safe}\x1b[0m\n" if bold else f"{safe}\n{safe}\n")


def test_json_has_its_format_first_and_times_as_in_the_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    started = dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC)
    say_json(at=started, on=started.date(), hour=dt.time(9, 15), file=Path("/a"), words="é\x1b")
    out = capsys.readouterr().out
    assert out.startswith('{\n  "format": 1,\n')
    assert out.endswith("}\n")
    assert out.isascii()
    assert json.loads(out) == {
        "format": 1,
        "at": "2026-11-21T14:30:05+00:00",
        "on": "2026-11-21",
        "hour": "09:15:00",
        "file": "/a",
        "words": "é\x1b",
    }


def test_a_full_disk_is_told_once_and_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - as a shell opens it
        monkeypatch.setattr(sys, "stdout", full)
        say("one")
        with pytest.raises(TiclistError) as raised:
            finish()
        assert str(raised.value) == "The output could not be written: No space left on device."
        assert raised.value.exit_code == 1
        finish()


def test_long_output_that_does_not_fit_is_told_before_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(TiclistError, match="The output could not be written"):
            say("x" * 100_000)


def test_output_that_nobody_reads_any_more_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        say("one")
        with pytest.raises(BrokenPipeError):
            finish()
        finish()


def test_a_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(TiclistError) as raised:
        say("one")
    said = "There is nowhere to print to: standard output is closed."
    assert str(raised.value) == said


def test_a_word_that_cannot_be_said_stays_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    remark("one")
    # Unbuffered, as a full disk then is noticed at once and not when the file is closed.
    with open("/dev/full", "wb", buffering=0) as full:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", Raw(full))
        remark("two")


class Raw:
    """A text stream that hands on every word at once, as standard error does."""

    def __init__(self, file: object) -> None:
        self.file = file

    def write(self, words: str) -> None:
        self.file.write(words.encode())  # type: ignore[attr-defined]
