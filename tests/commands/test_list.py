import errno
import json
import os
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, SECOND, THIRD, a_reflection, keep
from tests.storage.tree import standing
from ticlist.files.reflection_file import reflection_bytes
from ticlist.storage.paths import Paths

NONE = "ticlist: Nothing is saved yet. 'ticlist reflect' begins a reflection.\n"
NOT_THEN = "ticlist: Nothing is saved in these days. 'ticlist list' shows all there is.\n"
NO_SCHOO = "ticlist: Nothing is saved with a checklist 'schoo'. Did you mean 'school'?\n"


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


def test_each_saved_reflection_is_a_line_newest_first(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    lines = (
        "2026-12-01-1200-school-aaaaaa  2026-12-01  school\n"
        "2026-11-22-0900-clinic-h2mnb4  2026-11-22  clinic\n"
        "2026-11-21-1430-school-k7f3xq  2026-11-21  school\n"
    )
    assert run("list") == (0, lines, "")


def test_days_stand_under_each_other(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, "2026-11-21-1430-social-work-k7f3xq")
    first, second = run("list").out.splitlines()
    assert first.index("  2026-11-21") == second.index("  2026-11-21")


def test_listing_opens_no_file(
    run: Run, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.reflections.mkdir(parents=True)
    (paths.reflections / f"{FIRST}.toml").symlink_to(tmp_path / "nowhere")

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a file was opened")

    monkeypatch.setattr("os.open", refuse)
    assert ids(run("list").out) == [FIRST]


def test_where_nothing_is_saved_that_is_told_beside_the_result(run: Run) -> None:
    assert run("list") == (0, "", NONE)


def test_a_store_that_cannot_be_read_is_told(run: Run, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.reflections.touch()
    said = f"ticlist: {paths.reflections}: Cannot be read: Not a directory.\n"
    assert run("list") == (1, "", said)


# --- choosing ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (["--checklist", "school"], [THIRD, FIRST]),
        (["--checklist=clinic"], [SECOND]),
        (["--since", "2026-11-22"], [THIRD, SECOND]),
        (["--since", "2026-12"], [THIRD]),
        (["--since", "2026"], [THIRD, SECOND, FIRST]),
        (["--until", "2026-11-21"], [FIRST]),
        (["--until", "2026-11"], [SECOND, FIRST]),
        (["--until", "2026"], [THIRD, SECOND, FIRST]),
        (["--since", "2026-11-22", "--until", "2026-11-22"], [SECOND]),
        (["--since", "2026-11", "--checklist", "school"], [THIRD, FIRST]),
    ],
)
def test_options_choose_by_checklist_and_by_days_both_ends_included(
    run: Run, paths: Paths, options: list[str], chosen: list[str]
) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    said = run("list", *options)
    assert (said.code, ids(said.out)) == (0, chosen)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--checklist", "schoo"], NO_SCHOO),
        (["--since", "2027"], NOT_THEN),
        (["--until=2025"], NOT_THEN),
    ],
)
def test_where_none_is_chosen_that_is_told(
    run: Run, paths: Paths, options: list[str], told: str
) -> None:
    keep(paths, FIRST)
    assert run("list", *options) == (0, "", told)


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("words", ["", "tomorrow", "2026-13", "21.11.2026"])
def test_what_is_no_day_is_told_with_what_a_day_looks_like(
    run: Run, option: str, words: str
) -> None:
    told = (
        f"ticlist: '{words}' is not a day that {option} can take.\n"
        "A day looks like 2026-11-21, today, yesterday, or 30d for 30 days ago. "
        "2026-11 and 2026 work here too.\n"
    )
    assert run("list", f"{option}={words}") == (2, "", told)


# --- reading them -----------------------------------------------------------------------------


def test_long_adds_what_each_is_about(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_bytes(reflection_bytes(a_reflection(SECOND, depth="one", context=None)))
    assert run("list", "--long").out == (
        f"{SECOND}  2026-11-22  clinic  School, One section\n"
        f"{FIRST}  2026-11-21  school  School, Short, An odd week.\n"
    )


def test_long_stays_a_line_each_and_shows_nothing_that_acts_on_the_terminal(
    run: Run, paths: Paths
) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    odd = file.read_text().replace('"An odd week."', '"One.\\nTwo.\\tThree.\\u001b[2J\\u202e"')
    file.write_text(odd)
    assert run("list", "--long").out == (
        f"{FIRST}  2026-11-21  school  School, Short, One. Two. Three.\u241b[2J\ufffd\n"
    )


REFUSED = (
    "ticlist: What cannot be read was left as it is. 'ticlist check-store' looks at everything.\n"
)


def test_long_tells_what_cannot_be_read_and_goes_on(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_bytes(file.read_bytes().replace(b"format = 1", b"format = 2"))
    said = run("list", "--long")
    assert said.code == 1
    assert said.out == (
        f"{SECOND}  2026-11-22  clinic  cannot be read: Has format 2; this ticlist reads"
        " format 1.\n"
        f"{FIRST}  2026-11-21  school  School, Short, An odd week.\n"
    )
    assert said.err == REFUSED


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_every_hostile_file_is_listed_as_what_it_is_and_hides_no_other(
    run: Run, paths: Paths, hostile: Hostile
) -> None:
    keep(paths, FIRST, THIRD)
    file = paths.reflections / f"{SECOND}.toml"
    hostile.put(file)
    before = standing(paths.data)
    assert ids(run("list").out) == [THIRD, SECOND, FIRST]
    said = run("list", "--long")
    assert (said.code, said.err) == (1, REFUSED)
    first, bad, last = said.out.splitlines()
    assert (first[-12:], last[-12:]) == ("An odd week.", "An odd week.")
    line, column = ([*hostile.place.split(":")[1:], "", ""])[:2]
    place = f" (line {line}{', column ' if column else ''}{column})" if line else ""
    told = hostile.told_on_reading.removeprefix("Cannot be read: ")
    assert bad == f"{SECOND}  2026-11-22  clinic  cannot be read{place}: {told}"
    assert standing(paths.data) == before


def test_one_that_may_not_be_read_is_listed_as_that_and_hides_no_other(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST, SECOND)
    shut = paths.reflections / f"{SECOND}.toml"
    opened = os.open

    # Not by its mode: the tests may run as root, who may read everything.
    def refuse(path: Path | str, flags: int) -> int:
        if Path(path) == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    first, second = run("list", "--long").out.splitlines()
    assert first.endswith("cannot be read: Permission denied.")
    assert second.endswith("An odd week.")
    assert run("show", SECOND).err == f"ticlist: {shut}: Cannot be read: Permission denied.\n"


def test_a_mark_of_windows_and_its_line_ends_are_read(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("list", "--long").out.endswith("An odd week.\n")
    assert run("show", "last").code == 0


# --- for other programs -----------------------------------------------------------------------


def test_json_holds_what_the_names_say(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    said = run("list", "--json")
    assert said.code == 0
    assert said.err == ""
    assert json.loads(said.out) == {
        "format": 1,
        "reflections": [
            {"id": SECOND, "on": "2026-11-22", "checklist": "clinic"},
            {"id": FIRST, "on": "2026-11-21", "checklist": "school"},
        ],
    }


def test_json_of_nothing_is_an_empty_list_without_a_word_beside_it(run: Run) -> None:
    said = run("list", "--json")
    assert (said.code, json.loads(said.out), said.err) == (0, {"format": 1, "reflections": []}, "")


def test_json_long_holds_what_is_wrong_and_where(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    file.write_text(f"=\n{file.read_text()}")
    (row,) = json.loads(run("list", "--long", "--json").out)["reflections"]
    assert row == {
        "id": FIRST,
        "on": "2026-11-21",
        "checklist": "school",
        "refused": "Is not TOML: Invalid statement.",
        "line": 1,
        "column": 1,
        "about": "cannot be read (line 1, column 1): Is not TOML: Invalid statement.",
    }


def test_json_long_holds_title_depth_and_context_as_they_were_written(
    run: Run, paths: Paths
) -> None:
    keep(paths, FIRST)
    (row,) = json.loads(run("list", "--long", "--json").out)["reflections"]
    assert row == {
        "id": FIRST,
        "on": "2026-11-21",
        "checklist": "school",
        "title": "School",
        "depth": "short",
        "context": "An odd week.",
        "about": "School, Short, An odd week.",
    }
