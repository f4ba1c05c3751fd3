"""A checklist of a team, from the first command to a reflection that is saved with it."""

from pathlib import Path

import pytest

from tests.end_to_end.installed import Installed, Open

OURS = "ours.toml"


@pytest.fixture
def own(ticlist: Installed) -> Path:
    """The folder of one's own checklists, as `ticlist new-checklist` makes it."""
    return ticlist.home / "config" / "checklists"


def changed(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_new_one_is_at_home_and_can_be_walked_and_saved(
    ticlist: Installed, open_ticlist: Open, own: Path
) -> None:
    done = ticlist.run("new-checklist", str(own / OURS))
    assert done.returncode == 0, done.stderr
    assert sorted(each.name for each in own.iterdir()) == ["checklist.schema.json", OURS]
    person = open_ticlist()
    person.wait_for("> School", "> Our checklist (your own)")
    person.tab_to("> Our checklist")
    person.turn("enter")
    person.begin()
    person.wait_for("I tell people what will happen next.")
    person.answer("3")
    person.turn("f4")
    person.turn("f4")
    saved = ticlist.saved()
    assert (saved["checklist"]["id"], saved["checklist"]["version"]) == ("ours", "1")
    assert saved["section"][0]["answer"][0]["prompt"] == "what-happens-next"


def test_one_from_a_shipped_one_stands_beside_it_and_both_can_be_told_apart(
    ticlist: Installed, open_ticlist: Open, own: Path
) -> None:
    assert ticlist.run("new-checklist", str(own / OURS), "--from", "school").returncode == 0
    person = open_ticlist()
    person.wait_for("> School (school)", "> School (ours: your own)")
    person.leave()
    listed = ticlist.run("checklists").stdout.splitlines()
    assert f"own: {own / OURS}" in [line.strip() for line in listed]


def test_a_change_is_seen_at_the_next_start_and_a_mistake_hides_nothing(
    ticlist: Installed, open_ticlist: Open, own: Path
) -> None:
    ticlist.run("new-checklist", str(own / OURS))
    changed(own / OURS, 'title = "Our checklist"', 'title = "Harbour Street"')
    person = open_ticlist()
    person.wait_for("> Harbour Street (your own)")
    person.leave()
    changed(own / OURS, 'principle = "safety"', 'principle = "saftey"')
    person = open_ticlist(size=(120, 40))
    person.wait_for("> School", "> Clinic", "To look at some time", f"{OURS}:")
    person.wait_for("Did you mean 'safety'?")
    assert "> Harbour Street" not in person.text()
    person.leave()
    done = ticlist.run("checklists")
    assert done.returncode == 1
    assert f"{own / OURS}:" in done.stderr
    assert "school" in done.stdout
    refused = ticlist.run("new-checklist", "more.toml", "--from", "ours")
    assert refused.returncode == 1
    assert "Did you mean 'safety'?" in refused.stderr


def test_what_was_written_with_it_before_a_change_stays_as_it_was_asked(
    ticlist: Installed, open_ticlist: Open, own: Path
) -> None:
    ticlist.run("new-checklist", str(own / OURS))
    person = open_ticlist("reflect", "ours")
    person.begin()
    person.answer("3")
    person.turn("f4")
    person.turn("f4")
    person.leave()
    changed(own / OURS, "I tell people what will happen next.", "I say who will be there.")
    shown = ticlist.run("show", "last").stdout
    assert "I tell people what will happen next." in shown
    person = open_ticlist("reflect", "ours")
    person.begin()
    person.wait_for("I say who will be there.")


def test_the_sites_is_at_home_too_and_ones_own_comes_before_it(
    ticlist: Installed, open_ticlist: Open, own: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site" / "ticlist" / "checklists"
    site.mkdir(parents=True)
    ticlist.run("new-checklist", str(site / "school.toml"))
    changed(site / "school.toml", 'title = "Our checklist"', 'title = "The town"')
    env = {"XDG_CONFIG_DIRS": str(tmp_path / "site")}
    person = open_ticlist(env=env)
    person.wait_for("> The town (your site's, instead of the shipped one)")
    person.leave()
    ticlist.run("new-checklist", str(own / "school.toml"))
    person = open_ticlist(env=env)
    person.wait_for("> Our checklist (your own, instead of the shipped one)")
    assert "The town" not in person.text()
