"""What would be added to a team's picture: told before anything is, and of what nothing is."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.adding import answering
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, shelve
from tests.storage.teams import TODAY
from ticlist.errors import NothingFitsError
from ticlist.model.reflection import ChecklistNamed
from ticlist.storage import inbox
from ticlist.storage.contributed import contributed_by
from ticlist.storage.paths import Paths
from ticlist.together import NO_TEAM, NOTHING_IN_IT, Together


def test_looking_at_what_would_be_added_adds_nothing(
    door: Together, drop: Path, paths: Paths
) -> None:
    offer = door.offer(a_reflection())
    assert offer.line == (
        '{"format": 1, "checklist": "school", "version": "2026.1", "period": "2026-Q4", '
        '"answers": {"told-beforehand/1": "often"}}'
    )
    assert offer[:3] == (FIRST, "2026-Q4", "school")
    assert (offer.earlier, offer.first) == ((), ())
    assert teams.inbox_of(drop) == []
    assert contributed_by(paths) == []


def test_who_could_tell_is_told(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = " ".join(door.offer(a_reflection()).told)
    assert f"by {inbox.look_at(drop).collector}, the account that counts" in told
    assert "other members cannot read it" in told
    assert "until they delete it, and can be in backups" in told
    assert "can match it with what your account keeps" in told
    seen = inbox.look_at(drop)._replace(others=("ada", "ben"), remarks=("The inbox is open.",))
    monkeypatch.setattr(inbox, "look_at", lambda _: seen)
    offer = door.offer(a_reflection())
    assert offer.first[0].startswith("More can read it than should: ada, ben.")
    assert offer.first[1] == "The inbox is open."
    assert "other members cannot read it" not in " ".join(offer.told)


@pytest.mark.parametrize(
    ("day", "said"), [("2026-09-30", "is over"), ("2027-01-01", "has not come yet")]
)
def test_only_reflections_on_days_of_the_period_that_goes_on(
    door: Together, day: str, said: str
) -> None:
    with pytest.raises(NothingFitsError, match=said) as raised:
        door.offer(replace(a_reflection(), on=dt.date.fromisoformat(day)))
    assert "October to December 2026" in str(raised.value)


def test_where_there_is_no_team_or_nothing_to_add_it_is_said(paths: Paths, door: Together) -> None:
    with pytest.raises(NothingFitsError, match=NO_TEAM):
        Together(paths, None, TODAY).offer(a_reflection())
    with pytest.raises(NothingFitsError, match=NOTHING_IN_IT[:30]):
        door.offer(answering("not_my_role"))


@pytest.mark.parametrize("version", ["9" * 41, "what Anna told me on Tuesday", "", "2026.1\n"])
def test_what_the_collector_would_not_read_is_not_offered(door: Together, version: str) -> None:
    checklist = ChecklistNamed("school", version, "School")
    with pytest.raises(NothingFitsError, match="It cannot be added: its 'version' is none"):
        door.offer(replace(a_reflection(), checklist=checklist))


@pytest.mark.parametrize(
    ("checklist", "said"), [("ours", "your own"), ("school", "your own"), ("../x", "not here")]
)
def test_only_what_was_answered_on_a_checklist_of_the_teams_is_offered(
    door: Together, paths: Paths, checklist: str, said: str
) -> None:
    for each in ("ours", "school"):
        shelve(paths.checklists, each, version="2026.1")
    mine = replace(a_reflection(), checklist=ChecklistNamed(checklist, "2026.1", "School"))
    with pytest.raises(NothingFitsError, match=f"a checklist that is {said}"):
        door.offer(mine)


def test_a_checklist_of_the_sites_is_the_teams_and_only_what_it_asks_is_offered(
    door: Together, paths: Paths
) -> None:
    shelve(paths.sites[0] / "checklists", "ours")
    section = a_reflection().sections[0]
    more = replace(section.answers[0], prompt="anna-told-me-about-her-brother")
    section = replace(section, answers=(*section.answers, more))
    ours = replace(a_reflection(), checklist=ChecklistNamed("ours", "1", "O"), sections=(section,))
    assert door.offer(ours).line.endswith('"answers": {"told-beforehand/1": "often"}}')
    with pytest.raises(NothingFitsError, match=NOTHING_IN_IT[:30]):
        door.offer(replace(ours, sections=(replace(section, answers=(more,)),)))
