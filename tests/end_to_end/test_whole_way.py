"""The whole way through the installed program, and the file at its end, key by key."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end import short_walk
from tests.end_to_end.installed import Installed, mode
from tests.end_to_end.short_walk import Walked
from ticlist import __version__


@pytest.fixture(scope="module")
def walked(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    ticlist = Installed(installed, tmp_path_factory.mktemp("walked"))
    with ticlist.opened(size=(100, 30)) as person:
        screens = short_walk.walk(person)
        person.leave("escape")
        assert not person.text().strip()
    (path,) = ticlist.reflections
    return Walked(ticlist, screens, path)


@pytest.fixture(scope="module")
def saved(walked: Walked) -> dict[str, Any]:
    return tomllib.loads(walked.path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checklist(house: Path) -> dict[str, Any]:
    return tomllib.loads((house / "checklists" / "school.toml").read_text(encoding="utf-8"))


def ordered(value: object) -> object:
    """A value with the order of keys made part of it."""
    if isinstance(value, dict):
        return [(key, ordered(each)) for key, each in value.items()]
    return [ordered(each) for each in value] if isinstance(value, list) else value


def test_before_the_start_the_folder_and_who_could_read_it_are_said(walked: Walked) -> None:
    before = " ".join(walked.screens["before"].split())
    assert "use your safeguarding procedure now" in before
    assert "employer or a court may ask for it" in before
    folder = str(walked.path.parent)
    assert folder.replace(" ", "") in before.replace(" ", "")
    assert "12 prompts in all" in before


def test_what_was_written_is_read_over_read_again_and_found_in_the_history(
    walked: Walked,
) -> None:
    written = [
        short_walk.CONTEXT,
        "é ✓ 日 I assumed",
        "It rests on: something I saw or did; the people we work with told us.",
        "Two of them said no.",
        "I am not sure",
        "A plan helps.",
        "Keep (my team, by 15 January 2027)",
        short_walk.STEP,
        short_walk.SUPERVISION,
        short_walk.PRIVATE,
    ]
    for screen in ("over", "read", "read from history"):
        assert [each for each in written if each not in walked.screens[screen]] == []


def test_the_path_that_is_shown_is_the_file(walked: Walked) -> None:
    shown = walked.screens["saved"].replace("\n", "").replace(" ", "")
    assert str(walked.path).replace(" ", "") in shown


def test_history_and_home_have_the_reflection(walked: Walked) -> None:
    on = dt.date.fromisoformat(walked.path.name[:10])
    day = f"{on.day} {on:%B} {on.year}"
    time = f"{walked.path.name[11:13]}:{walked.path.name[13:15]}"
    lines = {"history": f"{day} {time}  School", "home": f"School, {day} (begun at {time})"}
    for screen, line in lines.items():
        assert [each for each in walked.screens[screen].split("\n") if line in each]
    assert "Unfinished" not in walked.screens["home"]


def test_nothing_else_is_left_behind(walked: Walked) -> None:
    assert walked.ticlist.drafts == []
    assert walked.ticlist.beside_drafts == []
    files = [each for each in walked.ticlist.home.rglob("*") if each.is_file()]
    assert files == [walked.path]


def test_only_the_person_can_read_it(walked: Walked) -> None:
    assert mode(walked.path) == 0o600
    data = walked.path.parent.parent
    assert {mode(each) for each in (data, data / "drafts", walked.path.parent)} == {0o700}


def test_the_id_says_the_day_the_time_and_the_checklist(
    walked: Walked, saved: dict[str, Any]
) -> None:
    assert walked.path.name == f"{saved['id']}.toml"
    started = saved["started"]
    expected = f"{saved['on']}-{started:%H%M}-school-[a-z2-7]{{6}}"
    assert re.fullmatch(expected, saved["id"])


def test_the_head_of_the_file_has_the_documented_keys_in_their_order(
    saved: dict[str, Any], checklist: dict[str, Any]
) -> None:
    head = {
        "format": 1,
        "id": saved["id"],
        "on": saved["on"],
        "started": saved["started"],
        "saved": saved["saved"],
        "depth": "short",
        "language": "en",
        "context": short_walk.CONTEXT,
        "written_with": f"ticlist {__version__}",
        "checklist": {"id": "school", "version": checklist["version"], "title": "School"},
        "section": saved["section"],
        "close": saved["close"],
    }
    assert ordered(saved) == ordered(head)
    assert type(saved["on"]) is dt.date
    for moment in (saved["started"], saved["saved"]):
        assert moment.tzinfo is not None
        assert moment.microsecond == 0
    assert saved["started"] <= saved["saved"]
    assert saved["started"].date() == saved["on"]


def test_sections_and_answers_stand_in_the_checklists_order_with_the_words_asked(
    saved: dict[str, Any], checklist: dict[str, Any]
) -> None:
    sections = {each["id"]: each for each in checklist["section"]}
    asked = {
        prompt["id"]: prompt["text"] for each in sections.values() for prompt in each["prompt"]
    }
    expected = []
    for name, answers in short_walk.expected(asked, checklist):
        kind = "principle" if "principle" in sections[name] else "strand"
        table: dict[str, Any] = {"id": name, kind: sections[name][kind]}
        table["title"] = sections[name]["title"]
        if sections[name].get("private"):
            table["private"] = True
        if name in {"choice", "culture"}:
            table["left_out"] = True
        if answers:
            table["answer"] = answers
        expected.append(table)
    assert ordered(saved["section"]) == ordered(expected)


def test_the_closing_holds_the_words_and_the_step(saved: dict[str, Any]) -> None:
    step = {
        "id": f"{saved['id'][-6:]}-1",
        "kind": "keep",
        "text": short_walk.STEP,
        "owner": "team",
        "by": dt.date.fromisoformat(short_walk.BY),
    }
    close = {
        "so_what": short_walk.SO_WHAT,
        "supervision": short_walk.SUPERVISION,
        "private": short_walk.PRIVATE,
        "step": [step],
    }
    assert ordered(saved["close"]) == ordered(close)


def test_the_file_is_plain_text_that_a_person_can_read(walked: Walked) -> None:
    data = walked.path.read_bytes()
    text = data.decode("utf-8")
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    assert data.index(b"context = ") < 1024
    assert '"""\né ✓ 日 I assumed\n\n  that they knew"""' in text
    assert '= ""\n' not in text


def test_show_and_list_tell_the_same(walked: Walked, saved: dict[str, Any]) -> None:
    listed = walked.ticlist.run("list")
    assert listed.stdout == f"{saved['id']}  {saved['on']}  school\n"
    shown = walked.ticlist.run("show", "last").stdout
    for words in (short_walk.STEP, short_walk.PRIVATE, "é ✓ 日 I assumed", "Left out today."):
        assert words in shown
