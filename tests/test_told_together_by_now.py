"""What is told of a team's picture when the site's settings have changed since."""

import os
from pathlib import Path

import pytest

from tests.joining import NEXT_YEAR, TODAY, it_is, lines_in, team_in
from tests.screens.checklist import shelve
from tests.screens.saved import THIRD, put_three
from ticlist import told_together
from ticlist.desk import Desk
from ticlist.offered import STAYS_COUNTED, TAKEN_BACK, TAKEN_BACK_HERE
from ticlist.storage import inbox
from ticlist.storage.paths import Paths, paths_from
from ticlist.told import joining_told
from ticlist.told_together import shown_of


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    shelve(found)
    put_three(found)
    it_is(TODAY, monkeypatch)
    return found


def desk_of(paths: Paths) -> Desk:
    return Desk(paths, lambda _: None)


@pytest.mark.parametrize("change", ["drop", "least", "period", "none"])
def test_nothing_is_added_where_the_team_was_set_otherwise_meanwhile(
    paths: Paths, tmp_path: Path, change: str
) -> None:
    drop = team_in(paths, tmp_path / "drop")
    desk = desk_of(paths)
    offer = shown_of(desk, THIRD).offer
    assert offer is not None
    settings = paths.settings.read_text(encoding="utf-8")
    other = team_in(paths, tmp_path / "other")
    if change != "drop":
        by_now = {
            "least": settings.replace("least = 5", "least = 9"),
            "period": f'{settings}period = "month"\n',
            "none": "",
        }
        assert by_now[change] != settings
        paths.settings.write_text(by_now[change], encoding="utf-8")
    shown = told_together.add(desk, offer)
    assert shown.said == told_together.IS_OTHERWISE
    assert lines_in(drop) == lines_in(other) == []


def test_a_day_that_ended_meanwhile_counts(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = team_in(paths, tmp_path / "drop")
    desk = desk_of(paths)
    offer = shown_of(desk, THIRD).offer
    assert offer is not None
    it_is(NEXT_YEAR, monkeypatch)
    shown = told_together.add(desk, offer)
    assert "which is over" in shown.above
    assert lines_in(drop) == []


def test_what_may_be_there_all_the_same_is_shown_as_what_can_be_taken_back(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = team_in(paths, tmp_path / "drop")
    desk = desk_of(paths)
    offer = shown_of(desk, THIRD).offer
    assert offer is not None
    put = inbox.put

    def and_does_not_say(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        raise inbox.MayBeThereError(what="The inbox does not say.")

    monkeypatch.setattr(inbox, "put", and_does_not_say)
    shown = told_together.add(desk, offer)
    assert shown.said == "The inbox does not say."
    assert "This was added" in shown.above
    assert (shown.offer, shown.can) == (None, ("take-back",))
    assert told_together.take_back(desk, THIRD).said == TAKEN_BACK
    assert lines_in(drop) == []


def test_what_the_checklist_does_not_ask_is_no_change_of_ones_own(
    paths: Paths, tmp_path: Path
) -> None:
    team_in(paths, tmp_path / "drop")
    desk = desk_of(paths)
    offer = shown_of(desk, THIRD).offer
    assert offer is not None
    told_together.add(desk, offer)
    row = joining_told(desk, THIRD)
    assert row.startswith("Added to your team's picture")
    file = paths.reflections / f"{THIRD}.toml"
    text = file.read_text(encoding="utf-8")
    asked_once = (
        '[[section.answer]]\nprompt = "old"\nwording = 1\nasked = "Old?"\nanswer = "often"\n'
    )
    at = text.index("[[section.answer]]")
    file.write_text(f"{text[:at]}{asked_once}\n{text[at:]}", encoding="utf-8")
    later = desk_of(paths)
    assert later.past.read(THIRD).sections[0].answers[0].prompt == "old"
    assert joining_told(later, THIRD) == row
    assert told_together.STILL_EARLIER not in shown_of(later, THIRD).above


def test_of_two_periods_the_one_that_can_be_taken_back_is_shown(
    paths: Paths, tmp_path: Path
) -> None:
    drop = team_in(paths, tmp_path / "drop")
    settings = paths.settings.read_text(encoding="utf-8")
    for period in ("quarter", "month"):
        paths.settings.write_text(f'{settings}period = "{period}"\n', encoding="utf-8")
        desk = desk_of(paths)
        offer = shown_of(desk, THIRD, is_new=True).offer
        assert offer is not None
        assert told_together.add(desk, offer).said == told_together.IS_ADDED
    (counted,) = (drop / "inbox").glob("2026-11-*.json")
    counted.unlink()
    (drop / "inbox" / "2026-11.closed").write_text("2026-11\n5\n", encoding="utf-8")
    desk = desk_of(paths)
    shown = shown_of(desk, THIRD)
    assert "of October to December 2026" in shown.above
    assert "take-back" in shown.can
    said = told_together.take_back(desk, THIRD)
    assert said.said == f"{TAKEN_BACK_HERE} {STAYS_COUNTED}".format(periods="November 2026")
    assert "of November 2026" in said.above
    assert lines_in(drop) == []
