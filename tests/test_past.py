"""What one person has saved, as every face of ticlist looks back on it."""

import datetime as dt
import errno
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lookback.stepping import BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from tests.storage.making import FIRST, SECOND, THIRD, a_reflection, home_in, keep, keep_draft
from tests.storage.owners import a_live_one, hand_to
from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import FollowedUp
from ticlist.past import NOT_FORGOTTEN, Past
from ticlist.storage.names import Named
from ticlist.storage.paths import Paths

TITLES = {"school": "School", "clinic": "Straße Clinic"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = home_in(tmp_path)
    keep(found, FIRST, SECOND, THIRD)
    return found


@pytest.fixture
def past(paths: Paths) -> Past:
    return Past(paths, TITLES)


def ids(names: list[Named]) -> list[str]:
    return [each.id for each in names]


def file_of(paths: Paths, reflection_id: str) -> Path:
    return paths.reflections / f"{reflection_id}.toml"


# --- which there are ----------------------------------------------------------------------------


def test_what_is_saved_is_named_newest_first_all_or_of_one_checklist(past: Past) -> None:
    assert ids(past.names()) == [THIRD, SECOND, FIRST]
    assert ids(past.names("school")) == [THIRD, FIRST]
    assert ids(past.names("weather")) == []


def test_a_folder_that_cannot_be_read_holds_nothing(past: Past, paths: Paths) -> None:
    for file in paths.reflections.iterdir():
        file.unlink()
    paths.reflections.rmdir()
    assert past.names() == []
    paths.reflections.write_text("in the way")
    assert past.names() == past.narrowed("school") == past.older_than(dt.date.max) == []


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("", [THIRD, SECOND, FIRST]),
        (" \t", [THIRD, SECOND, FIRST]),
        ("school", [THIRD, FIRST]),
        ("SCHOOL november", [FIRST]),
        ("november school", [FIRST]),
        ("2026-11", [SECOND, FIRST]),
        ("1 december", [THIRD]),
        ("strasse", [SECOND]),
        ("09:00", [SECOND]),
        ("h2mnb4", [SECOND]),
        ("clinic december", []),
        ("weather", []),
    ],
)
def test_names_are_narrowed_by_all_of_some_words(
    past: Past, words: str, fitting: list[str]
) -> None:
    assert ids(past.narrowed(words)) == fitting


def test_what_is_saved_or_forgotten_meanwhile_is_narrowed_too(past: Past, paths: Paths) -> None:
    assert ids(past.narrowed("school")) == [THIRD, FIRST]
    assert ids(past.narrowed("clinic")) == [SECOND]
    other = FIRST.replace("k7f3xq", "bbbbbb")
    keep(paths, other)
    assert ids(past.narrowed("school")) == [THIRD, FIRST, other]
    past.forget(THIRD)
    assert ids(past.narrowed("school")) == [FIRST, other]


def test_what_looks_back_from_before_a_day_is_older(past: Past) -> None:
    assert ids(past.older_than(dt.date(2026, 12, 1))) == [SECOND, FIRST]
    assert ids(past.older_than(dt.date(2026, 11, 21))) == []
    past.forget(SECOND)
    assert ids(past.older_than(dt.date(2026, 12, 1))) == [FIRST]


# --- what they are, in words --------------------------------------------------------------------


def test_a_reflection_is_told_from_its_name_alone(past: Past) -> None:
    assert past.in_words(past.names()[1]) == "Straße Clinic, 22 November 2026 (begun at 09:00)"
    assert past.id_in_words(FIRST) == "School, 21 November 2026 (begun at 14:30)"
    assert past.in_a_line(FIRST) == "21 November 2026 14:30  School"
    assert past.title_of("clinic") == "Straße Clinic"


def test_a_checklist_that_is_gone_and_a_day_that_is_none_are_told_as_they_stand(past: Past) -> None:
    odd = "2026-13-40-2561-gone-aaaaaa"
    assert past.id_in_words(odd) == "gone, 2026-13-40 (begun at 25:61)"
    assert past.in_a_line(odd) == "2026-13-40 25:61  gone"
    assert past.title_of("gone") == "gone"


def test_what_is_no_id_is_told_as_it_stands(past: Past) -> None:
    assert past.id_in_words("my notes") == past.in_a_line("my notes") == "my notes"


# --- reading ------------------------------------------------------------------------------------


def test_a_reflection_is_read_and_told_by_its_context(past: Past, paths: Paths) -> None:
    assert past.read(FIRST) == a_reflection(FIRST)
    assert past.about(FIRST) == "An odd week."
    file_of(paths, FIRST).write_bytes(reflection_bytes(a_reflection(FIRST, context=None)))
    assert past.about(FIRST) == ""


def test_one_that_cannot_be_read_is_told_as_what_it_is(past: Past, paths: Paths) -> None:
    file_of(paths, FIRST).write_text("format = 9\n")
    assert past.about(FIRST) == ("cannot be read: Has format 9; this ticlist reads format 1.")
    with pytest.raises(FileRefusedError):
        past.read(FIRST)
    file_of(paths, FIRST).unlink()
    assert past.about(FIRST) == "cannot be read: No such file or directory."
    assert past.about(SECOND) == "An odd week."


def test_whether_one_is_saved_is_known_also_where_it_cannot_be_read(
    past: Past, paths: Paths
) -> None:
    assert past.holds(FIRST)
    file_of(paths, FIRST).unlink()
    assert not past.holds(FIRST)
    file_of(paths, FIRST).symlink_to("nowhere")
    assert past.holds(FIRST)
    # What may not even be looked at, as a name that is too long, ends nothing.
    assert not past.holds("a" * 300)


# --- earlier wordings ---------------------------------------------------------------------------


def test_earlier_wordings_are_numbered_and_read_the_latest_first(past: Past) -> None:
    assert past.earlier(FIRST) == []
    for words in [f"Wording {number}." for number in range(11)]:
        seen = past.store.bytes_of(FIRST)
        past.store.amend(a_reflection(FIRST, context=words), seen=seen, keep_earlier=True)
    assert past.earlier(FIRST) == [str(number) for number in range(11, 0, -1)]
    assert past.read_earlier(FIRST, "1").context == "An odd week."
    assert past.read_earlier(FIRST, "11").context == "Wording 9."
    assert past.read(FIRST).context == "Wording 10."
    assert past.earlier(SECOND) == []


def test_an_earlier_wording_that_cannot_be_read_is_refused(past: Past, paths: Paths) -> None:
    paths.history.mkdir()
    file = paths.history / f"{FIRST}~1.toml"
    file.write_text("format = 9\n")
    assert past.earlier(FIRST) == ["1"]
    for number in ("1", "2"):
        with pytest.raises(FileRefusedError) as raised:
            past.read_earlier(FIRST, number)
        assert raised.value.where == str(paths.history / f"{FIRST}~{number}.toml")


# --- steps --------------------------------------------------------------------------------------


@pytest.fixture
def stepped(tmp_path: Path) -> Past:
    paths = home_in(tmp_path / "stepped")
    put(
        paths,
        stepping(OLD, BOARD, at_the_end=(RUSH,)),
        stepping(MIDDLE, TEA),
        stepping(NEW, said=(FollowedUp(BOARD.id, "done"), FollowedUp("zzzzzz-1", "tried"))),
    )
    return Past(paths, TITLES)


def test_the_newest_open_steps_are_those_of_which_nothing_was_said(stepped: Past) -> None:
    assert [each.step for each in stepped.open_steps()] == [TEA, RUSH]


def test_a_reflection_is_not_offered_its_own_steps_whatever_day_it_looks_back_from(
    stepped: Past,
) -> None:
    other_day = MIDDLE.replace("2026-11-08", "2026-10-30")
    assert [each.step for each in stepped.open_steps(but=other_day)] == [RUSH]
    assert [each.step for each in stepped.open_steps(but=NEW)] == [TEA, BOARD, RUSH]


def test_what_is_to_be_forgotten_offers_no_step_and_closes_none(stepped: Past) -> None:
    stepped.forget(MIDDLE)
    stepped.forget(NEW)
    assert [each.step for each in stepped.open_steps()] == [BOARD, RUSH]
    assert stepped.steps_named({TEA.id}) == {}


def test_steps_are_found_by_their_ids(stepped: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    found = stepped.steps_named({BOARD.id, TEA.id, "zzzzzz-1"})
    assert {name: step for name, (step, _) in found.items()} == {BOARD.id: BOARD, TEA.id: TEA}
    assert found[BOARD.id][1].reflection == OLD
    # Where none is asked for, no folder is looked into.
    monkeypatch.setattr(stepped, "names", None)
    assert stepped.steps_named(set()) == {}


def test_a_reflection_speaks_of_earlier_steps_in_their_words(stepped: Past) -> None:
    assert stepped.step_words(stepped.read(NEW)) == {BOARD.id: f"Start: {BOARD.text}"}
    assert stepped.step_words(stepped.read(OLD)) == {}
    stepped.forget(OLD)
    assert stepped.step_words(stepped.read(NEW)) == {}


# --- forgetting ---------------------------------------------------------------------------------


def test_what_is_to_be_forgotten_is_shown_nowhere_and_is_there_until_somebody_leaves(
    past: Past, paths: Paths
) -> None:
    past.forget(SECOND)
    past.forget(FIRST)
    past.forget(SECOND)
    assert past.set_aside == (SECOND, FIRST)
    assert ids(past.names()) == ids(past.names("school")) == [THIRD]
    assert file_of(paths, FIRST).exists()
    assert file_of(paths, SECOND).exists()


def test_what_was_last_to_be_forgotten_can_be_taken_back_first(past: Past) -> None:
    past.forget(SECOND)
    past.forget(FIRST)
    assert past.take_back() == FIRST
    assert ids(past.names()) == [THIRD, FIRST]
    assert past.take_back() == SECOND
    assert past.take_back() is None
    assert past.set_aside == ()
    assert past.leave() == []
    assert ids(past.names()) == [THIRD, SECOND, FIRST]


def test_leaving_forgets_for_good_with_every_trace(past: Past, paths: Paths) -> None:
    past.store.amend(
        a_reflection(FIRST, context="Other words."),
        seen=past.store.bytes_of(FIRST),
        keep_earlier=True,
    )
    keep_draft(paths, FIRST)
    past.forget(FIRST)
    assert past.leave() == []
    left = [each.name for each in paths.data.rglob("*") if each.is_file()]
    assert sorted(left) == sorted([f"{SECOND}.toml", f"{THIRD}.toml"])
    assert past.set_aside == ()
    assert past.leave() == []


def test_what_cannot_be_forgotten_is_told_and_hinders_no_other(past: Past, paths: Paths) -> None:
    hand_to(a_live_one(), paths, FIRST)
    past.forget(FIRST)
    past.forget(SECOND)
    assert past.leave() == [NOT_FORGOTTEN, f"It is open in {a_live_one().in_words()}."]
    assert ids(past.names()) == [THIRD, FIRST]


def test_a_disk_that_takes_nothing_away_is_told_with_the_place(
    past: Past, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(durable, "remove", refuse)
    past.forget(FIRST)
    [_, problem] = past.leave()
    assert problem.startswith(f"{file_of(paths, FIRST)}: It could not be taken away: ")


def test_what_could_not_be_taken_back_is_told_once(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[set[Path]] = []

    def forgets(_: Paths, __: str, silent: set[Path]) -> str:
        given.append(silent)
        return "It could not be taken back."

    monkeypatch.setattr("ticlist.storage.forgetting.forget", forgets)
    past.forget(FIRST)
    past.forget(SECOND)
    assert past.leave() == ["It could not be taken back."]
    assert given[0] is given[1]


def test_what_is_set_aside_can_be_read_still(past: Past) -> None:
    past.forget(FIRST)
    assert past.read(FIRST) == replace(a_reflection(FIRST), id=FIRST)


def test_a_folder_that_has_not_changed_is_listed_once(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = Past(paths, {})
    long_ago = time.time() - 60
    os.utime(paths.reflections, (long_ago, long_ago))
    before = past.names()
    with monkeypatch.context() as patch:
        patch.setattr(past.store, "names", lambda: pytest.fail("it was listed again"))
        assert past.names() == before
    for gone in before:
        (paths.reflections / f"{gone.id}.toml").unlink()
        assert gone not in past.names()
    assert past.names() == []
