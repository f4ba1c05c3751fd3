import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.lookback.comparing import NOW, THEN, WHOLE_NOW, WHOLE_THEN, reflected, side_by_side
from tests.model.making import SCHOOL
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import NOTE, keep, shelve
from tests.storage.tree import standing
from ticlist.files.reflection_file import read_reflection, reflection_bytes
from ticlist.lookback.comparison_lines import comparison_lines
from ticlist.model.reflection import FollowedUp, Reflection
from ticlist.storage.paths import Paths

BETWEEN = "2026-06-01-0900-school-cccccc"
CLINIC = "2026-07-01-0900-clinic-dddddd"


def put(paths: Paths, *every: Reflection) -> None:
    paths.reflections.mkdir(parents=True, exist_ok=True)
    for each in every:
        file = paths.reflections / f"{each.id}.toml"
        file.write_bytes(reflection_bytes(replace(each, saved=each.started)))


@pytest.fixture
def _two(paths: Paths) -> None:
    put(paths, WHOLE_THEN, WHOLE_NOW)


# --- as text ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_two")
def test_two_are_put_one_under_the_other_with_headings_underlined(run: Run) -> None:
    said = run("compare", THEN, NOW)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[:5] == [
        "A change may be practice, circumstances, or a different understanding of the",
        "question.",
        "",
        "School: 3 March 2026 and 21 November 2026",
        "=" * 41,
    ]
    assert lines[lines.index("The safety") + 1] == "-" * 10
    shown = [line for line in lines if not line or line.strip("-=")]
    # Without a checklist of these prompts they stand as the reflections have them.
    expected = comparison_lines(side_by_side(WHOLE_THEN, WHOLE_NOW, None), 78)
    assert sorted(shown) == sorted(line.text for line in expected)
    assert 'Moved from "Not yet" to "Now and then".' in said.out


@pytest.mark.usefixtures("_two")
def test_the_order_in_which_they_are_named_does_not_matter(run: Run) -> None:
    expected = run("compare", THEN, NOW)
    assert run("compare", NOW, THEN) == expected
    assert run("compare", "last", "previous:school") == expected
    assert run("compare", "aaaaaa", "bbbbbb") == expected


@pytest.mark.usefixtures("_two", "on_a_terminal")
@pytest.mark.parametrize(("width", "are_beside"), [("99", False), ("100", True), ("140", True)])
def test_a_terminal_with_room_for_two_shows_them_side_by_side(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str, *, are_beside: bool
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = run("compare", THEN, NOW, "--color=never").out
    assert max(map(len, out.splitlines())) <= int(width)
    beside = [line for line in out.splitlines() if "Then, 3 March" in line and "Now, 21" in line]
    assert bool(beside) == are_beside


@pytest.mark.usefixtures("_two")
def test_what_goes_elsewhere_is_of_one_width_whatever_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("compare", THEN, NOW)
    monkeypatch.setenv("COLUMNS", "200")
    assert run("compare", THEN, NOW) == expected


@pytest.mark.usefixtures("_two")
def test_always_makes_the_headings_bold_and_nothing_else(run: Run) -> None:
    out = run("compare", THEN, NOW, "--color=always").out
    bold = [line for line in out.splitlines() if "\x1b" in line]
    headings = ["School: 3 March 2026 and 21 November 2026", "The safety", "The trust"]
    assert bold[:3] == [f"\x1b[1m{each}\x1b[0m" for each in headings]
    plain = run("compare", THEN, NOW).out
    assert out.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
    assert run("compare", THEN, NOW, "--color=often").code == 2


def test_a_title_of_two_lines_is_underlined_once(run: Run, paths: Paths) -> None:
    named = replace(WHOLE_NOW.checklist, title="A long title of a checklist " * 4)
    put(paths, WHOLE_THEN, replace(WHOLE_NOW, checklist=named))
    out = run("compare", THEN, NOW).out
    assert out.count("===\n") == 1


# --- what it finds ----------------------------------------------------------------------------


def test_prompts_stand_as_the_checklist_has_them_now(run: Run, paths: Paths) -> None:
    file = shelve(paths.checklists, "school")
    text = file.read_text().replace("[[section.prompt]]", '[[section.prompt]]\nid = "noise"\n', 1)
    text = text.replace('id = "told-beforehand"\n', "")
    file.write_text(text)
    put(paths, WHOLE_THEN, WHOLE_NOW)
    out = run("compare", THEN, NOW).out
    assert out.index("I notice the noise.") < out.index("I tell pupils beforehand.")


def test_without_a_checklist_they_stand_as_they_were_written(run: Run, paths: Paths) -> None:
    ours = [replace(each.checklist, id="gone") for each in (WHOLE_THEN, WHOLE_NOW)]
    then, now = (
        replace(each, checklist=checklist)
        for each, checklist in zip((WHOLE_THEN, WHOLE_NOW), ours, strict=True)
    )
    put(paths, then, now)
    out = run("compare", THEN, NOW).out
    assert out.index("I tell pupils beforehand.") < out.index("I notice the noise.")


def test_what_became_of_a_step_is_found_in_whichever_reflection_says_it(
    run: Run, paths: Paths
) -> None:
    said = FollowedUp("aaaaaa-2", "still_want_to", "In May.")
    put(paths, WHOLE_THEN, WHOLE_NOW, replace(reflected(name=BETWEEN), followed_up=(said,)))
    out = run("compare", THEN, NOW).out
    assert "    The board.\n    Still want to, 1 June 2026\n    In May.\n" in out
    assert "    Rushing.\n    Tried it, 21 November 2026\n    Twice.\n" in out


def test_a_file_that_cannot_be_read_hides_nothing(run: Run, paths: Paths) -> None:
    put(paths, WHOLE_THEN, WHOLE_NOW)
    expected = run("compare", THEN, NOW)
    (paths.reflections / f"{BETWEEN}.toml").write_text(f'step = "aaaaaa-2" {NOTE}')
    (paths.reflections / f"{BETWEEN[:-1]}d.toml").mkdir()
    assert run("compare", THEN, NOW) == expected


def test_it_changes_nothing(run: Run, paths: Paths) -> None:
    put(paths, WHOLE_THEN, WHOLE_NOW)
    before = standing(paths.data)
    run("compare", THEN, NOW)
    run("compare", THEN, NOW, "--json")
    assert standing(paths.data) == before


# --- what cannot be compared ------------------------------------------------------------------


def test_two_of_different_checklists_are_refused_with_what_can_be(run: Run, paths: Paths) -> None:
    keep(paths, THEN, NOW, BETWEEN, CLINIC)
    told = "ticlist: Only reflections of one checklist can be compared.\n"
    others = f"With 'clinic' there is no other; with 'school' there are also: {BETWEEN}, {THEN}.\n"
    assert run("compare", CLINIC, NOW) == (1, "", told + others)


def test_one_and_the_same_is_refused(run: Run, paths: Paths) -> None:
    keep(paths, THEN, BETWEEN)
    told = "It is one and the same reflection: two are needed to compare."
    others = f"With 'school' there are also: {THEN}."
    assert run("compare", "last", BETWEEN) == (1, "", f"ticlist: {told}\n{others}\n")


def test_what_is_not_there_is_told(run: Run, paths: Paths) -> None:
    assert run("compare", "last", "previous").code == 1
    keep(paths, THEN)
    said = run("compare", "last", "zzzzzz")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("ticlist: There is no saved reflection 'zzzzzz'.\n")


def test_one_is_one_too_few(run: Run) -> None:
    said = run("compare", "last")
    assert (said.code, said.out) == (2, "")
    assert "REFLECTION" in said.err


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_every_hostile_file_is_told_with_its_place(
    run: Run, paths: Paths, hostile: Hostile
) -> None:
    keep(paths, THEN)
    file = paths.reflections / f"{NOW}.toml"
    hostile.put(file)
    said = run("compare", THEN, NOW)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"ticlist: {file}{hostile.place}: {hostile.told_on_reading}\n")


# --- for other programs -----------------------------------------------------------------------


@pytest.mark.usefixtures("_two")
def test_json_holds_both_prompt_by_prompt(run: Run) -> None:
    said = run("compare", NOW, THEN, "--json", "--color=always")
    assert (said.code, said.err) == (0, "")
    table = json.loads(said.out)
    assert {key: table[key] for key in ("format", "then", "now", "checklist")} == {
        "format": 1,
        "then": THEN,
        "now": NOW,
        "checklist": "school",
    }
    by_id = {each["prompt"]: each for each in table["prompts"]}
    assert {key: each["change"] for key, each in by_id.items()} == {
        "told": "moved",
        "noise": "reworded",
        "role": "newly_answered",
        "rest": "in_words",
    }
    assert by_id["told"]["section"] == "safety"
    assert by_id["told"]["then"] == {
        "wording": 1,
        "asked": "I tell pupils beforehand.",
        "answer": "not_yet",
        "basis": ["seen", "person"],
        "supervision": True,
        "note": "I forgot.",
        "later": [
            {"at": "2027-01-09T08:30:00+00:00", "answer": "sometimes", "note": "I see it now."}
        ],
    }
    assert by_id["role"]["then"] is None
    assert by_id["role"]["now"]["answer"] == "within"


@pytest.mark.usefixtures("_two")
def test_json_holds_sections_the_end_and_the_steps(run: Run) -> None:
    table = json.loads(run("compare", THEN, NOW, "--json").out)
    by_id = {each["section"]: each for each in table["sections"]}
    assert list(by_id) == [each.id for each in SCHOOL.sections]
    assert by_id["safety"]["then"] == {"left_out": False, "so_what": "I hurry."}
    assert by_id["trust"]["then"] == {"left_out": True, "so_what": None}
    assert by_id["wellbeing"]["private"] is True
    assert table["end"]["then"] == {
        "so_what": "Slower.",
        "supervision": "The corridor.",
        "private": "For me.",
        "discussed": [
            {"at": "2027-01-09T08:30:00+00:00", "with_role": "supervisor", "text": "We talked."}
        ],
    }
    first, second = table["steps"]
    assert first == {
        "step": "aaaaaa-1",
        "section": "safety",
        "of": "then",
        "kind": "stop",
        "text": "Rushing.",
        "owner": "team",
        "by": "2026-03-10",
        "became": [{"on": "2026-11-21", "outcome": "tried", "note": "Twice."}],
    }
    assert (second["step"], second["section"], second["became"]) == ("aaaaaa-2", None, [])


def test_json_holds_later_looks_at_what_was_not_answered(run: Run, paths: Paths) -> None:
    look = replace(WHOLE_THEN.later[0], prompt="nowhere")
    put(paths, replace(WHOLE_THEN, later=(look,)), WHOLE_NOW)
    table = json.loads(run("compare", THEN, NOW, "--json").out)
    last = table["prompts"][-1]
    assert (last["prompt"], last["section"], last["now"]) == ("nowhere", None, None)
    assert list(last["then"]) == ["later"]


def test_only_files_that_may_speak_of_the_steps_are_parsed(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, WHOLE_THEN, WHOLE_NOW)
    for day in range(1, 20):
        put(paths, reflected(name=f"2026-06-{day:02}-0900-school-cccccc"))
    parsed: list[str] = []

    def noted(data: bytes, *, where: str) -> Reflection:
        parsed.append(Path(where).name)
        return read_reflection(data, where=where)

    monkeypatch.setattr("ticlist.files.reflection_file.read_reflection", noted)
    assert run("compare", THEN, NOW).code == 0
    assert {*parsed} == {f"{THEN}.toml", f"{NOW}.toml"}
