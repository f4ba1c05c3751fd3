"""What can be set, in words; and keeping it with nothing lost that others write."""

import os
from pathlib import Path

import pytest

from ticlist import told_settings
from ticlist.desk import Desk
from ticlist.errors import StoreError
from ticlist.storage.paths import paths_from
from ticlist.told_settings import (
    CHANGED_MEANWHILE,
    Keeping,
    asked_of,
    keep_setting,
    own_file,
    site_decides,
    written_told,
)

WORDS = "private-words"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    found.config.mkdir(parents=True)
    return Desk(found, lambda _: None)


def there(desk: Desk, text: str | None = None) -> str:
    """Put something into the file of private words, or read what is there."""
    file = own_file(desk, WORDS)
    if text is not None:
        file.write_text(text, encoding="utf-8")
    return file.read_text(encoding="utf-8") if file.exists() else ""


def begun(desk: Desk, text: str = "") -> Keeping:
    if text:
        there(desk, text)
    return Keeping(desk, asked_of(desk, WORDS))


def test_a_text_takes_the_place_of_what_was_there(desk: Desk) -> None:
    assert begun(desk, "Old\n").put("New") == ""
    assert there(desk) == "New\n"
    assert begun(desk).put("") == ""
    assert not own_file(desk, WORDS).exists()


def test_a_value_is_kept_and_taken_back(desk: Desk) -> None:
    asked = asked_of(desk, "look_through_after")
    assert Keeping(desk, asked).put(" 2y ") == ""
    assert asked_of(desk, "look_through_after").text == desk.settings.look_through_after == "2y"
    assert Keeping(desk, asked).put("") == ""
    assert asked_of(desk, "look_through_after").text == ""
    assert "look_through_after" in Keeping(desk, asked).put("soon")


def test_what_others_wrote_is_written_over_only_once_that_was_said(desk: Desk) -> None:
    keeping = begun(desk, "Old\n")
    there(desk, "Theirs\n")
    assert keeping.put("Mine") == CHANGED_MEANWHILE
    there(desk, "Theirs\nMore\n")
    assert keeping.put("Mine") == CHANGED_MEANWHILE
    assert there(desk) == "Theirs\nMore\n"
    assert keeping.put("Mine") == ""
    assert there(desk) == "Mine\n"
    there(desk, "Again\n")
    assert keeping.put("Mine") == CHANGED_MEANWHILE


@pytest.mark.parametrize("is_told", [True, False])
def test_as_it_ends_both_stay_however_often_it_is_kept(desk: Desk, *, is_told: bool) -> None:
    keeping = begun(desk, "Old\n")
    there(desk, "Theirs\n")
    if is_told:
        assert keeping.put("Mine") == CHANGED_MEANWHILE
    for _ in range(3):
        assert keeping.put_as_it_ends("Mine") == ""
        assert there(desk) == "Theirs\nMine\n"
    assert keeping.put("Mine") == ("" if is_told else CHANGED_MEANWHILE)


def test_as_it_ends_what_nobody_else_touched_is_as_it_was_written(desk: Desk) -> None:
    keeping = begun(desk, "Old\n")
    assert keeping.put_as_it_ends("Mine\n") == ""
    assert there(desk) == "Mine\n"


def test_lines_are_added_below_what_was_there(desk: Desk) -> None:
    keeping = begun(desk, "Old\n\n")
    for lines in ("One", "One\nTwo"):
        assert keeping.add(lines) == ""
        assert there(desk) == f"Old\n\n{lines}\n"
    there(desk, "Theirs")
    assert keeping.add("One\nTwo\nThree") == ""
    assert there(desk) == "Theirs\nOne\nTwo\nThree\n"
    assert keeping.add("Four") == ""
    assert there(desk) == "Theirs\nFour\n"


def test_what_cannot_be_kept_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError(what="The disk is full.")

    keeping = begun(desk)
    for name in ("write_own_text", "write_setting"):
        monkeypatch.setattr(told_settings, name, refuse)
    for keep in (keeping.put, keeping.put_as_it_ends, keeping.add):
        assert keep("Mine") == "The disk is full."
    assert keep_setting(desk, ("depth",), "full") == "The disk is full."


def test_what_is_written_is_told_with_what_it_is_now(desk: Desk) -> None:
    there(desk, "Ada\nElm Lane\n")
    own_file(desk, "support").write_text("Call Sam.\n", encoding="utf-8")
    desk.language_asked = "cy"
    assert [each.told for each in written_told(desk)] == [
        "Language of the checklists: en, now cy",
        "Offer to look through what is older than: never",
        "Private words: 2",
        "Support text: your own",
    ]


@pytest.mark.parametrize(("many", "shown"), [(1, "a minute"), (30, "30 minutes")])
def test_what_only_the_site_decides_is_told(desk: Desk, many: int, shown: str) -> None:
    for name, value in {"idle_minutes": many, "locked": True, "decided_by": {"theme": "a"}}.items():
        object.__setattr__(desk.settings, name, value)
    idle, locked, theme = site_decides(desk)
    assert idle.startswith(f"Where nobody does anything for {shown}, ticlist keeps the draft")
    assert locked.startswith("Files to share are made in one folder only")
    assert theme == "'theme' comes from a, until you choose here."
    assert len(site_decides(desk, ("theme",))) == 2
