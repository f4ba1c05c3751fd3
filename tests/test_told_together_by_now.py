"""What is told of a team's picture when the site's settings have changed since."""

import os
from pathlib import Path

import pytest

from tests.joining import NEXT_YEAR, TODAY, it_is, lines_in, team_in
from tests.screens.checklist import shelve
from tests.screens.saved import THIRD, put_three
from ticlist import told_together
from ticlist.desk import Desk
from ticlist.storage.paths import Paths, paths_from
from ticlist.together import TAKEN_BACK_BUT
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
    assert said.said == TAKEN_BACK_BUT.format(periods="November 2026")
    assert "of November 2026" in said.above
    assert lines_in(drop) == []
