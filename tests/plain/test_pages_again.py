"""The way back from line by line to pages, for whoever chose it in their own settings."""

import pytest

from tests.plain.answering import Sitting
from tests.plain.test_at_home import AtHome
from ticlist.advice import PAGES_COME
from ticlist.errors import StoreError
from ticlist.plain.home import PAGES_AGAIN
from ticlist.storage.paths import Paths
from ticlist.storage.settings import read_settings

OWN = "# Mine\nplain = true  # for the braille line\ndepth = 'full'\n"


@pytest.fixture
def at_home(sit: Sitting) -> AtHome:
    return AtHome(sit)


def wish(paths: Paths, text: str = OWN) -> None:
    paths.settings.write_text(text, encoding="utf-8")


def test_pages_are_chosen_again_and_every_other_line_stays(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    wish(paths)
    said = sit(at_home.number("Pages again"), "")
    said.says(PAGES_AGAIN, PAGES_COME.usual, "More:")
    assert said.out.count(PAGES_AGAIN) == 1
    assert paths.settings.read_text("utf-8") == OWN.replace("true", "false")
    assert not read_settings(paths).plain


@pytest.mark.usefixtures("locked_site")
def test_on_a_locked_site_it_counts_from_the_next_login_on(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    wish(paths)
    sit(at_home.number("Pages again")).says(PAGES_COME.locked)


def test_it_is_the_sites_wish_where_the_site_says_so(sit: Sitting, paths: Paths) -> None:
    (site,) = paths.sites
    site.mkdir()
    (site / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    sit().never_says(PAGES_AGAIN)
    wish(paths, "plain = false\n")
    sit().never_says(PAGES_AGAIN)


@pytest.mark.parametrize(("name", "value"), [("ACCESSIBLE", "1"), ("TERM", "dumb")])
def test_where_something_else_decides_it_is_not_offered(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    wish(paths)
    sit().says(PAGES_AGAIN)
    monkeypatch.setenv(name, value)
    sit().never_says(PAGES_AGAIN)


def test_what_keeps_the_settings_from_being_changed_is_told(
    sit: Sitting, paths: Paths, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError(what="The disk is full.")

    wish(paths)
    number = at_home.number("Pages again")
    monkeypatch.setattr("ticlist.told_settings.write_setting", refuse)
    sit(number).says("The disk is full.", PAGES_AGAIN)
    assert paths.settings.read_text("utf-8") == OWN
