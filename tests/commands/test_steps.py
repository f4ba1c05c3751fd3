import datetime as dt
import json

from tests.commands.running import Run
from tests.lookback.stepping import ASK, BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from ticlist.model.reflection import FollowedUp, Step
from ticlist.storage.paths import Paths

SHOWN = f"""\
Keep (my organisation)
  A cup of tea.
  School, 8 November 2026: At the end ({MIDDLE})

Start (me, by 10 November 2026)
  Put it on the board.
  School, 1 November 2026: Safety ({OLD})
  Still want to, 8 November 2026
    Not yet a habit.

"""
CLOSED = f"""\
Stop (my team)
  Rushing.
  School, 1 November 2026: Safety ({OLD})
  Tried it, 15 November 2026
"""
BROKEN = "2026-11-20-0900-school-dddddd"


def put_some(paths: Paths) -> None:
    still = FollowedUp(BOARD.id, "still_want_to", "Not yet a habit.")
    put(paths, stepping(OLD, BOARD, RUSH), stepping(MIDDLE, at_the_end=(TEA,), said=(still,)))
    put(paths, stepping(NEW, said=(FollowedUp(RUSH.id, "tried"),)))


def test_every_step_is_shown_with_what_became_of_it_newest_first(run: Run, paths: Paths) -> None:
    put_some(paths)
    assert run("steps") == (0, SHOWN + CLOSED, "")


def test_open_shows_those_that_may_be_asked_about_again(run: Run, paths: Paths) -> None:
    put_some(paths)
    assert run("steps", "--open") == (0, SHOWN.removesuffix("\n"), "")


def test_where_there_is_none_it_is_said(run: Run, paths: Paths) -> None:
    none = "ticlist: There are no steps. A step is something to keep, stop or start, written while "
    assert run("steps") == run("steps", "--open") == (0, "", f"{none}you reflect.\n")
    put(paths, stepping(OLD, RUSH), stepping(NEW, said=(FollowedUp(RUSH.id, "done"),)))
    said = "ticlist: No step is open. 'ticlist steps' shows all there are.\n"
    assert run("steps", "--open") == (0, "", said)


def test_a_day_that_has_passed_is_told_as_one_to_come(run: Run, paths: Paths) -> None:
    put(paths, stepping(OLD, Step("aaaaaa-1", "start", "Wait.", "me", dt.date(1999, 1, 2))))
    passed = run("steps").out
    put(paths, stepping(OLD, Step("aaaaaa-1", "start", "Wait.", "me", dt.date(2999, 1, 2))))
    assert run("steps").out.replace("2999", "1999") == passed


def test_what_cannot_be_read_is_told_and_hides_nothing_else(run: Run, paths: Paths) -> None:
    put_some(paths)
    (paths.reflections / f"{BROKEN}.toml").write_text("no", "utf-8")
    said = run("steps")
    assert (said.code, said.out) == (1, SHOWN + CLOSED)
    assert said.err.startswith(f"ticlist: {BROKEN} cannot be read: ")
    assert "'ticlist check-store' looks at everything." in said.err
    said = run("steps", "--json")
    assert said.code == 1
    assert [each["id"] for each in json.loads(said.out)["unreadable"]] == [BROKEN]


def test_json_holds_each_step_with_what_became_of_it(run: Run, paths: Paths) -> None:
    put_some(paths)
    put(paths, stepping(NEW, ASK, said=(FollowedUp(RUSH.id, "tried"),)))
    shown = json.loads(run("steps", "--json").out)
    assert list(shown) == ["format", "steps", "unreadable"]
    assert [each["id"] for each in shown["steps"]] == [ASK.id, TEA.id, BOARD.id, RUSH.id]
    assert [each["open"] for each in shown["steps"]] == [True, True, True, False]
    assert shown["steps"][2] == {
        "id": BOARD.id,
        "kind": "start",
        "text": "Put it on the board.",
        "owner": "me",
        "by": "2026-11-10",
        "open": True,
        "reflection": OLD,
        "on": "2026-11-01",
        "title": "School",
        "section": "Safety",
        "became": [
            {
                "on": "2026-11-08",
                "outcome": "still_want_to",
                "note": "Not yet a habit.",
                "reflection": MIDDLE,
            }
        ],
    }
    assert [each["id"] for each in json.loads(run("steps", "--open", "--json").out)["steps"]] == [
        ASK.id,
        TEA.id,
        BOARD.id,
    ]
