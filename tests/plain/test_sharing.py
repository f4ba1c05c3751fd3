"""Taking reflections to supervision, line by line: from the least, decided on, seen, written."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lookback.stepping import put
from tests.plain.answering import Sitting
from tests.plain.test_at_home import AtHome
from tests.sharing.reflections import WHOLE, another
from ticlist.errors import StoreError
from ticlist.model.reflection import Reflection
from ticlist.outgoing import (
    NOT_PRIVILEGED,
    NOTHING_FOUND,
    QUESTIONS,
    SHARE_LESS,
    STAYS_ON_THE_SERVER,
)
from ticlist.plain import sharing
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths
from ticlist.storage.settings import read_settings

MAIL = "jo@harbour.example"
SEEN = ["n", "n", "y", "n", "y"]
LEAST = ["", "", "", "", "", "", ""]
"""Enter at order, parts, sections, prompts one by one, pseudonym, format and place."""


def saying(words: str) -> Reflection:
    safety = WHOLE.sections[0]
    answers = (replace(safety.answers[0], note=words), *safety.answers[1:])
    return replace(WHOLE, sections=(replace(safety, answers=answers), *WHOLE.sections[1:]))


class Share:
    """Somebody who shares the newest reflection, and reads the file."""

    def __init__(self, sit: Sitting, paths: Paths) -> None:
        self.sit = sit
        self.paths = paths

    def __call__(self, *lines: str) -> str:
        """Share; all that was said."""
        said = self.said = self.sit(self._number_of_the_newest(), "6", *lines)
        return " ".join(said.out.split())

    def _number_of_the_newest(self) -> str:
        out = self.sit().out.splitlines()
        return out[out.index("Saved:") + 1].split()[0]

    @property
    def file(self) -> Path:
        (found,) = self.paths.exports.glob("*")
        return found

    @property
    def text(self) -> str:
        return self.file.read_text("utf-8")


@pytest.fixture
def share(sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Share:
    monkeypatch.setenv("LINES", "200")
    put(paths, WHOLE)
    return Share(sit, paths)


def test_it_starts_from_the_least(share: Share) -> None:
    said = share(*LEAST, *SEEN)
    for each in (
        sharing.ONLY_CHOSEN,
        sharing.ORDER,
        "1 For supervision: what to talk about first",
        sharing.WHAT_IS_IN,
        sharing.SECTIONS_OUT,
        sharing.AS_WHICH,
        NOTHING_FOUND,
        "This is exactly what leaves",
        NOT_PRIVILEGED,
        *QUESTIONS,
        sharing.IT_IS_WRITTEN,
    ):
        assert each in said
    assert f"\n{share.file}\n" in share.said.out
    assert stat.S_IMODE(share.file.stat().st_mode) == 0o600
    assert "More often than not" in share.text
    for never in ("NOTE", "CONTEXT", "REST", "WITHIN", "k7f3xq", "STEP"):
        assert never not in share.text
    assert noted(share.paths)[0].parts == ("answers",)


def test_parts_sections_prompts_and_passages_are_chosen(share: Share) -> None:
    share("", "3 4", "", "n", "1", "", "2", "", *SEEN)
    assert share.file.suffix == ".md"
    assert "NOTE" in share.text or "CONTEXT" in share.text
    share.file.unlink()
    said = share("full", "4", "0", "y", "1", "", "2", "", *SEEN)
    assert "Prompts to leave out?" in said
    assert "some sections, prompts or passages" in share.text
    share.file.unlink()
    assert sharing.NOTHING_IN in share("full", "4", "1", "", "", "leave")


def test_all_passages_leave_when_they_are_wanted(share: Share) -> None:
    share("", "3 4", "", "", "all", "", "2", "", *SEEN)
    assert "NOTE" in share.text
    assert "CONTEXT" in share.text


def test_back_goes_back_past_what_asks_nothing(share: Share) -> None:
    # Nothing is answered in what was chosen, so no prompts are asked about before the passages.
    said = share("", "3", "", "back", "back", "4", "", "n", "", "2", "", *SEEN)
    assert said.count(sharing.WHAT_IS_IN) == 2
    assert "More often than not" in share.text


def test_an_account_is_about_one_section(share: Share) -> None:
    said = share("2", "1 4", "", "1", "n", "all", "2", "Promote safety", "Heron", "2", "", *SEEN)
    assert sharing.WHICH_ONE in said
    assert "It takes" in said
    for each in ("Feedback I was given", "Promote safety", "Heron", "A reflective account"):
        assert each in share.text


def test_a_name_is_in_when_it_is_given(share: Share) -> None:
    parts = ["1", "4 11"]
    share(*parts, "Ana", "", "", "", "2", "", *SEEN)
    assert "Ana" in share.text


def test_where_nothing_is_in_nothing_is_written(share: Share) -> None:
    said = share("", "0", "", "", "", "leave")
    assert sharing.NOTHING_IN in said
    assert not share.paths.exports.exists()


def test_what_was_found_is_decided_on(share: Share) -> None:
    put(share.paths, saying(f"Write to {MAIL}."))
    said = share("", "3 4", "", "", "all", "", "2", "", "x", "n", *SEEN)
    assert MAIL in said
    assert "That was none of these." in said
    assert MAIL not in share.text


def test_letters_that_a_pdf_has_no_form_for_are_named(share: Share) -> None:
    put(share.paths, saying("A letter of nobody: \U000f1234"))
    said = share("", "3 4", "", "", "all", "", "3", "", *SEEN)
    assert share.file.suffix == ".pdf"
    assert "each stands as a box" in said


def test_going_back_writes_nothing(share: Share) -> None:
    assert sharing.NOT_WRITTEN in share("back", "leave")
    assert sharing.NOT_WRITTEN in share(*LEAST, "n", "back", "leave")
    assert sharing.NOT_WRITTEN in share(*LEAST, *SEEN[:-1], "n", "leave")
    assert SHARE_LESS in share(*LEAST, "s", "back", "leave")
    assert not list(share.paths.exports.glob("*"))


def test_another_place_is_a_new_file(share: Share, tmp_path: Path) -> None:
    there = tmp_path / "sheet.html"
    wrong = [str(tmp_path / "sheet.txt"), "sheet.html", str(tmp_path / "none" / "sheet.html")]
    said = share(*LEAST[:-1], *wrong, str(there), *SEEN)
    assert "Its name has to end in .html." in said
    assert "Give the whole path" in said
    assert there.exists()


def test_where_files_are_locked_no_place_is_asked_for(
    share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = replace(read_settings(share.paths), locked=True)
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: locked)
    said = share(*LEAST[:-1], *SEEN)
    assert STAYS_ON_THE_SERVER in said
    lines = share.said.out.splitlines()
    name = share.file.name
    assert f"ssh SERVER exports {name} > {name}" in lines
    assert f"ssh SERVER exports {name} --remove" in lines
    assert lines.index(str(share.file)) < lines.index(f"ssh SERVER exports {name} > {name}")


def test_where_nothing_is_locked_nobody_is_told_of_a_server(share: Share) -> None:
    said = share(*LEAST, *SEEN)
    assert "It is written. This is the file:" in said
    assert "SERVER" not in said


def test_what_stands_in_the_way_is_told(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError(what="It is not written down.")

    with monkeypatch.context() as patch:
        patch.setattr(sharing, "note", refuse)
        assert "It is not written down." in share(*LEAST, *SEEN)
    with monkeypatch.context() as patch:
        patch.setattr(sharing, "write_new", refuse)
        assert "It is not written down. Nothing was written." in share(*LEAST, *SEEN)

    def no_disk(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sharing, "written", no_disk)
    assert "It could not be made" in share(*LEAST, *SEEN)


def test_nothing_leaves_while_private_words_cannot_be_read(share: Share) -> None:
    share.paths.private_words.parent.mkdir(parents=True, exist_ok=True)
    share.paths.private_words.write_bytes(b"\xff\xfe\x00")
    said = share()
    assert sharing.PUT_RIGHT in said
    assert sharing.ORDER not in said


def test_several_are_shared_from_home(sit: Sitting, paths: Paths, share: Share) -> None:
    put(paths, *(another(month) for month in (1, 2, 3)))
    several = AtHome(sit).number("Take several")
    sit(several, "1 3", "", "", "", "", "", "2", "", *SEEN, "leave")
    assert "Reflections for supervision" in share.text
    assert sit(several, "", "leave").code == 0


def test_a_reflection_that_cannot_be_read_is_not_shared(sit: Sitting, paths: Paths) -> None:
    put(paths, WHOLE)
    several = AtHome(sit).number("Take several")
    (file,) = paths.reflections.glob("*.toml")
    file.write_text("nothing", encoding="utf-8")
    sit(several, "1").says(sharing.NOT_WRITTEN)


def test_with_nothing_in_the_reflection_little_is_asked(sit: Sitting, paths: Paths) -> None:
    bare = replace(WHOLE, sections=(), close=type(WHOLE.close)(), context=None, followed_up=())
    put(paths, replace(bare, later=(), discussed=()))
    several = AtHome(sit).number("Take several")
    said = sit(several, "1", "", "3 4", "", "", "leave")
    said.never_says(sharing.SECTIONS_OUT, sharing.ONE_BY_ONE, sharing.PASSAGES)
    said.says(sharing.NOTHING_IN)
