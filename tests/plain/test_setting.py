"""Settings, line by line: the same file, and the same texts, as on the page in the program."""

from pathlib import Path

import pytest

from tests.plain.answering import Sitting
from tests.plain.test_at_home import AtHome
from ticlist.errors import StoreError
from ticlist.plain.asking import HOW_TO_ADD, HOW_TO_KEEP
from ticlist.plain.setting import KEPT, TOO_LONG, WHAT_THEY_ARE, WHICH
from ticlist.storage import settings_file
from ticlist.storage.paths import Paths
from ticlist.storage.settings import read_settings
from ticlist.told_settings import CHANGED_MEANWHILE, LANGUAGE, PRIVATE, SUPPORT

DEPTH, SPECIALIST, NAMES, PAGES, LANGUAGES, OLDER, WORDS, SUPPORTS = "12345678"


@pytest.fixture
def settings(sit: Sitting) -> str:
    """The number of the settings at home."""
    return AtHome(sit).number("Settings")


def test_everything_is_told_with_what_it_is_now(sit: Sitting, settings: str) -> None:
    sit(settings, "").says(
        WHAT_THEY_ARE,
        "1 How much to walk, at first: Short",
        "2 Prompts for specialists: no",
        "3 A quiet line on names: no",
        "4 Line by line: no",
        "5 Language of the checklists: en",
        "6 Offer to look through what is older than: never",
        "7 Private words: 0",
        "8 Support text: ours",
        WHICH,
        "More:",
    )


def test_what_is_chosen_counts_at_once_and_every_other_line_stays(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    paths.settings.write_text("# Mine\nspecialist = false  # not yet\n", encoding="utf-8")
    said = sit(settings, DEPTH, "2", SPECIALIST, "1", NAMES, "y", "yes", OLDER, "18m", "")
    said.says(KEPT, "How much to walk, at first: Full", KEPT, "Prompts for specialists: yes")
    said.says("That is none of these.", KEPT, "A quiet line on names: yes", KEPT, "18 months")
    text = paths.settings.read_text("utf-8")
    assert text.startswith("# Mine\nspecialist = true  # not yet\n")
    found = read_settings(paths)
    assert (found.depth, found.specialist, found.mark_identifiers) == ("full", True, True)
    assert found.look_through_after == "18m"


def test_enter_and_back_change_nothing(sit: Sitting, paths: Paths, settings: str) -> None:
    said = sit(settings, DEPTH, "", SPECIALIST, "back", OLDER, "", WORDS, "", "back")
    said.never_says(KEPT)
    said.says("More:", "More:")
    assert not paths.settings.exists()
    assert not paths.private_words.exists()


def test_0_takes_what_was_written_back(sit: Sitting, paths: Paths, settings: str) -> None:
    paths.settings.write_text('language = "cy"\n', encoding="utf-8")
    said = sit(settings, LANGUAGES, "0", "")
    said.says(LANGUAGE, "Such as en.", "cy", HOW_TO_KEEP, KEPT, "Language of the checklists: en")
    said.never_says(HOW_TO_ADD)
    assert "language" not in paths.settings.read_text("utf-8")


def test_what_cannot_be_is_told_and_not_kept(sit: Sitting, paths: Paths, settings: str) -> None:
    said = sit(settings, OLDER, "sometime", "")
    said.says("look_through_after", "older than: never")
    said.never_says(KEPT)
    assert not paths.settings.exists()


def test_private_words_are_added_to_line_by_line(sit: Sitting, paths: Paths, settings: str) -> None:
    paths.private_words.write_text("Elm Lane\n", encoding="utf-8")
    said = sit(settings, WORDS, "Ash Street", "Rosa", "", "")
    said.says("Private words: 1", PRIVATE, "So far:", "Elm Lane", KEPT, "Private words: 3")
    assert said.out.count(KEPT) == 1
    assert paths.private_words.read_text("utf-8") == "Elm Lane\nAsh Street\nRosa\n"


def test_words_that_were_written_stay_where_it_ends_in_the_midst_of_them(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    assert sit(settings, WORDS, "Ash Street", "Rosa").code == 0
    assert paths.private_words.read_text("utf-8") == "Ash Street\nRosa\n"


def test_a_support_text_of_ones_own_is_what_support_tells(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    said = sit(settings, SUPPORTS, "Ring Ada, 9 to 5.", "", "support", "")
    said.says(SUPPORT, "Support text: your own", "Whom you can turn to:", "Ring Ada, 9 to 5.")
    sit(settings, SUPPORTS, "0", "").says("Support text: ours")
    assert not paths.support.exists()


def test_a_file_that_cannot_be_read_is_told_and_left_as_it_is(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    paths.private_words.write_bytes(b"\xff")
    sit(settings, WORDS, "").says("private-words.txt")
    assert paths.private_words.read_bytes() == b"\xff"


def test_what_is_too_long_to_be_told_is_left_to_an_editor(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    paths.support.write_text("a" * 100_001, encoding="utf-8")
    sit(settings, SUPPORTS, "").says(TOO_LONG, "support.txt")


def test_a_disk_that_refuses_is_told(
    sit: Sitting, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.told_settings.write_setting", refuse)
    said = sit(settings, DEPTH, "2", "")
    said.says("The disk is full.")
    said.never_says(KEPT)


def test_a_disk_that_refuses_words_is_told_at_the_first_line_and_once(
    sit: Sitting, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.told_settings.write_own_text", refuse)
    said = sit(settings, WORDS, "Rosa", "Ash Street")
    assert said.out.count("The disk is full.") == 1
    said.never_says(KEPT)


def refuse(*_: object, **__: object) -> None:
    raise StoreError(what="The disk is full.")


def test_what_the_site_decides_is_told_but_for_what_is_chosen_on_pages(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    (site,) = paths.sites
    site.mkdir()
    text = 'depth = "full"\nplain = true\ntheme = "terminal"\n[keys]\nhelp = "f12"\n'
    (site / "settings.toml").write_text(text, encoding="utf-8")
    said = sit(settings, PAGES, "2", "")
    said.says("'depth' comes from", "until you choose here.", "'plain' comes from")
    said.says("at first: Full", "Line by line: yes", KEPT, "Line by line: no")
    said.never_says("'theme'", "'keys'", "'help'")
    assert not read_settings(paths).plain


def test_what_the_environment_decides_is_told_and_not_asked(
    sit: Sitting, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    said = sit(settings, "")
    said.says("ACCESSIBLE is set")
    said.never_says("NO_COLOR", "Line by line: ")


class Meanwhile:
    """Another program, which writes into a file after so many looks at it."""

    def __init__(self, file: Path, text: str, looks: int) -> None:
        self._file, self._text, self._looks = file, text, looks

    def __call__(self, file: Path) -> str:
        self._looks -= 1
        if self._looks == 0:
            self._file.write_text(self._text, encoding="utf-8")
        return settings_file.read_own_text(file)


@pytest.mark.parametrize("looks", [2, 4])
def test_what_another_program_writes_meanwhile_stays(
    sit: Sitting, paths: Paths, settings: str, monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    paths.private_words.write_text("Elm Lane\n", encoding="utf-8")
    # The second look is before the first line is written, the fourth before the second.
    theirs = "Elm Lane\nElsewhere\n" if looks == 2 else "Elm Lane\nRosa\nElsewhere\n"
    writes = Meanwhile(paths.private_words, theirs, looks)
    monkeypatch.setattr("ticlist.told_settings.read_own_text", writes)
    sit(settings, WORDS, "Rosa", "Ash Street", "", "").says(KEPT)
    found = paths.private_words.read_text("utf-8").split("\n")
    assert {"Elm Lane", "Elsewhere", "Rosa", "Ash Street"} <= {*found}


def test_nothing_is_cleared_that_another_program_has_written_meanwhile(
    sit: Sitting, paths: Paths, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = Meanwhile(paths.private_words, "Elsewhere\n", 2)
    monkeypatch.setattr("ticlist.told_settings.read_own_text", writes)
    said = sit(settings, WORDS, "0", "")
    said.says(CHANGED_MEANWHILE)
    said.never_says(KEPT)
    assert paths.private_words.read_text("utf-8") == "Elsewhere\n"


def test_where_one_was_is_not_told_again_after_support(sit: Sitting, settings: str) -> None:
    said = sit(settings, LANGUAGES, "support", "", "")
    assert said.out.count("More:") == 2  # before and after, and not in the midst of it


def test_words_that_something_else_than_a_line_feed_parts_stay_apart(
    sit: Sitting, paths: Paths, settings: str
) -> None:
    paths.private_words.write_text("Elm\u2028Ash\x0bFir\n", encoding="utf-8")
    sit(settings, WORDS, "Rosa", "", "").says("Private words: 3", "Private words: 4")
    assert paths.private_words.read_text("utf-8") == "Elm\nAsh\nFir\nRosa\n"


def test_a_file_stays_laid_out_as_it_was(sit: Sitting, paths: Paths, settings: str) -> None:
    paths.private_words.write_bytes(b"\xef\xbb\xbfElm\r\nAsh\r\n")
    sit(settings, WORDS, "Rosa", "", "")
    assert paths.private_words.read_bytes() == b"\xef\xbb\xbfElm\r\nAsh\r\nRosa\r\n"
