import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, STARTED, a_reflection, keep, shelve
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import Answer, ReflectedSection
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

NEWER = "2026-12-01-1200-school-aaaaaa"
ASKED = "I tell pupils beforehand."


def put(paths: Paths, reflection_id: str, *answers: Answer, left_out: bool = False) -> None:
    keep(paths, reflection_id)
    section = ReflectedSection(
        "safety", "Safety", principle="safety", left_out=left_out, answers=answers
    )
    reflection = replace(a_reflection(reflection_id), sections=(section,), started=STARTED)
    (paths.reflections / f"{reflection_id}.toml").write_bytes(reflection_bytes(reflection))


@pytest.fixture
def two(paths: Paths) -> Path:
    """Save two reflections, with a checklist of one's own."""
    shelve(paths.checklists, "school")
    put(paths, FIRST, Answer("told-beforehand", 1, ASKED, "sometimes"))
    put(paths, NEWER, Answer("told-beforehand", 1, ASKED, note="Only words."), left_out=True)
    return paths.reflections


SHOWN = """\
School, over time
=================
A change may be practice, circumstances, or a different understanding of the
question.

Year                         2026
Month                        11 12
Day                          21 01
Safety                          O-
  I tell pupils beforehand.  T: W-

What the marks mean
"""


# --- as text ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("words", [[], ["school"], ["school", "--since", "2026"]])
def test_the_answers_of_one_checklist_stand_beside_each_other(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("TICLIST_ASCII", "1")
    said = run("timeline", *words)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(SHOWN)
    assert said.out.endswith("Safety\n  Now and then               1\n")


@pytest.mark.usefixtures("two")
def test_signs_are_of_ascii_only_where_that_is_wanted(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "T\N{CIRCLE WITH UPPER RIGHT QUADRANT BLACK}" in run("timeline").out
    monkeypatch.setenv("LC_ALL", "C")
    assert run("timeline").out.isascii()


@pytest.mark.usefixtures("two")
def test_only_days_since_one_are_shown(run: Run) -> None:
    out = run("timeline", "school", "--since", "2026-12").out
    assert "\nDay                          01\n" in out


@pytest.mark.usefixtures("two", "on_a_terminal")
def test_on_a_terminal_all_its_columns_are_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("timeline").out.splitlines()
    assert "Day            21 01" in lines
    assert max(map(len, lines)) <= 40


def test_only_files_whose_names_say_that_checklist_are_read(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST, SECOND)
    opened = []
    bytes_of = Store.bytes_of

    def watched(store: Store, reflection_id: str) -> bytes:
        opened.append(reflection_id)
        return bytes_of(store, reflection_id)

    monkeypatch.setattr(Store, "bytes_of", watched)
    assert run("timeline", "school").code == 0
    assert opened == [FIRST]


def test_a_checklist_that_is_not_there_any_more_is_said_to_be_so(run: Run, paths: Paths) -> None:
    keep(paths, "2026-11-21-1430-gone-k7f3xq")
    said = run("timeline", "gone")
    assert said.code == 0
    assert "The checklist is not here any more" in said.out


# --- which checklist --------------------------------------------------------------------------


def test_where_there_are_several_it_has_to_be_said_which(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    assert run("timeline") == (
        2,
        "",
        (
            "ticlist: Which checklist? Only answers to the same prompts stand beside each other.\n"
            "You saved reflections with these: clinic, school.\n"
        ),
    )


@pytest.mark.parametrize(
    ("asked", "meant"), [("schol", " Did you mean 'school'?"), ("clinic", ""), ("", "")]
)
def test_one_without_a_reflection_is_told_with_those_that_have_one(
    run: Run, paths: Paths, asked: str, meant: str
) -> None:
    keep(paths, FIRST)
    assert run("timeline", asked) == (
        1,
        "",
        (
            f"ticlist: Nothing is saved with a checklist '{asked}'.{meant}\n"
            "You saved reflections with these: school.\n"
        ),
    )


NOTHING = "Nothing is saved yet. 'ticlist reflect' begins a reflection.\n"


def test_where_nothing_is_saved_it_says_so(run: Run) -> None:
    assert run("timeline") == (0, "", f"ticlist: {NOTHING}")
    told = f"ticlist: Nothing is saved with a checklist 'school'.\n{NOTHING}"
    assert run("timeline", "school") == (1, "", told)


def test_where_nothing_is_saved_in_these_days_it_says_so(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    told = "ticlist: Nothing is saved in these days. 'ticlist list' shows all there is.\n"
    assert run("timeline", "school", "--since", "2027") == (0, "", told)


def test_a_day_that_is_none_is_told(run: Run) -> None:
    said = run("timeline", "--since", "soon")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("ticlist: 'soon' is not a day that --since can take.\n")


# --- what cannot be read ----------------------------------------------------------------------


def test_one_that_cannot_be_read_hides_no_other(run: Run, two: Path) -> None:
    text = (two / f"{FIRST}.toml").read_text().replace('"sometimes"', '"sometime"')
    (two / f"{FIRST}.toml").write_text(text)
    said = run("timeline")
    assert said.code == 1
    assert "\nDay                          01\n" in said.out
    assert said.err.startswith(f"ticlist: {FIRST} cannot be read (line ")
    assert "sometime\n" not in said.err
    assert said.err.endswith(
        "ticlist: What cannot be read was left as it is. "
        "'ticlist check-store' looks at everything.\n"
    )
    assert (two / f"{FIRST}.toml").read_text() == text


def test_where_none_can_be_read_only_that_is_said(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    (paths.reflections / f"{FIRST}.toml").write_bytes(b"\xff")
    said = run("timeline")
    assert (said.code, said.out) == (1, "")
    assert f"ticlist: {FIRST} cannot be read (line 1): Is not UTF-8 text.\n" in said.err


def test_json_lists_what_cannot_be_read(run: Run, two: Path) -> None:
    (two / f"{NEWER}.toml").write_text("format = 2")
    said = run("timeline", "--json")
    shown = json.loads(said.out)
    assert said.code == 1
    assert [each["id"] for each in shown["columns"]] == [FIRST]
    [refused] = shown["unreadable"]
    assert (refused["id"], refused["on"]) == (NEWER, "2026-12-01")
    assert refused["refused"] == "Has format 2; this ticlist reads format 1."


# --- for other programs -----------------------------------------------------------------------


@pytest.mark.usefixtures("two")
def test_json_holds_every_row_in_the_order_of_the_columns(run: Run) -> None:
    said = run("timeline", "school", "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == {
        "format": 1,
        "checklist": "school",
        "columns": [{"id": FIRST, "on": "2026-11-21"}, {"id": NEWER, "on": "2026-12-01"}],
        "rows": [
            {
                "prompt": "told-beforehand",
                "wording": 1,
                "section": "safety",
                "asked": ASKED,
                "answers": ["sometimes", None],
                "words": [False, True],
                "left_out": [False, True],
            }
        ],
        "counts": [{"group": "Safety", "answer": "sometimes", "counts": [1, 0]}],
        "unreadable": [],
    }


def test_json_of_nothing_is_an_object_too(run: Run) -> None:
    said = run("timeline", "--json")
    assert (said.code, said.err) == (0, f"ticlist: {NOTHING}")
    assert json.loads(said.out) == {
        "format": 1,
        "checklist": None,
        "columns": [],
        "rows": [],
        "counts": [],
        "unreadable": [],
    }
