import datetime as dt

import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, a_draft, a_reflection, keep
from ticlist.advice import GOES_TOO
from ticlist.storage import inbox
from ticlist.storage.contributed import Contributed, note_contributed
from ticlist.storage.drafts import Drafts
from ticlist.storage.exports import Exported, note
from ticlist.storage.forgetting import NOT_TAKEN_BACK, OUT_OF_REACH
from ticlist.storage.paths import Paths, paths_from
from ticlist.storage.store import Store

NOW = dt.datetime(2026, 11, 26, 15, 10, tzinfo=dt.UTC)


def amended(paths: Paths, times: int = 1) -> Store:
    keep(paths, FIRST, SECOND)
    store = Store(paths)
    for each in range(times):
        words = a_reflection(context=f"Version {each}")
        store.amend(words, seen=store.bytes_of(FIRST), keep_earlier=True)
    return store


def names(paths: Paths) -> list[str]:
    return sorted(each.name for each in paths.data.rglob("*") if each.is_file())


def test_all_of_it_is_taken_away_and_what_is_out_of_reach_is_said(run: Run, paths: Paths) -> None:
    amended(paths)
    Drafts(paths).keep(a_draft())
    said = run("forget", FIRST[-6:], "--yes")
    assert said == (
        0,
        f"{FIRST}: taken away, with its earlier wordings and its draft.\n",
        f"ticlist: {OUT_OF_REACH}\n",
    )
    assert names(paths) == [f"{SECOND}.toml"]


def test_what_could_not_be_taken_back_is_said(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.data.parent / "no-drop" / "inbox" / inbox.new_name("2026-Q4")
    note_contributed(paths, Contributed(NOW, FIRST, "school", "2026-Q4", str(file), "{}"))
    said = run("forget", FIRST, "--yes")
    assert (said.code, said.err) == (
        0,
        f"ticlist: {GOES_TOO}\nticlist: {NOT_TAKEN_BACK}\nticlist: {OUT_OF_REACH}\n",
    )
    assert not paths.reflections.joinpath(f"{FIRST}.toml").exists()


@pytest.mark.parametrize("is_locked", [False, True])
def test_files_that_were_made_of_it_and_stay_are_named(
    run: Run, paths: Paths, request: pytest.FixtureRequest, *, is_locked: bool
) -> None:
    if is_locked:
        paths = paths_from({}, request.getfixturevalue("locked_site"))
    keep(paths, FIRST, SECOND)
    paths.exports.mkdir(mode=0o700)
    elsewhere = paths.data.parent / "at-supervision.md"
    for file, ids in ((paths.exports / "sheet.html", (FIRST, SECOND)), (elsewhere, (FIRST,))):
        file.touch()
        note(paths, Exported(NOW, str(file), "md", "full", ids, ("answers",)))
    note(paths, Exported(NOW, str(paths.exports / "gone.md"), "md", "full", (FIRST,), ()))
    how = "ssh SERVER" if is_locked else "ticlist"
    assert run("forget", FIRST, "--yes").err == (
        f"ticlist: A file made from it stays: {paths.exports / 'sheet.html'}. "
        f"'{how} exports sheet.html --remove' takes it away.\n"
        f"ticlist: A file made from it stays: {elsewhere}.\n"
        f"ticlist: {OUT_OF_REACH}\n"
    )
    assert (paths.exports / "sheet.html").exists()


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (0, "There was no earlier wording; nothing was"),
        (1, "One earlier wording was"),
        (2, "2 earlier wordings were"),
    ],
)
def test_earlier_wordings_alone(run: Run, paths: Paths, times: int, told: str) -> None:
    store = amended(paths, times)
    now = store.bytes_of(FIRST)
    said = run("forget", FIRST, "--earlier", "--yes")
    assert said.out == f"{FIRST}: {told} taken away. The reflection itself is as it was.\n"
    assert store.bytes_of(FIRST) == now
    assert names(paths) == [f"{FIRST}.toml", f"{SECOND}.toml"]


@pytest.mark.parametrize(("answer", "code"), [("forget\n", 0), ("yes\n", 1), ("", 1)])
def test_on_a_terminal_it_asks(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    amended(paths)
    run.terminals.add("stdin")
    monkeypatch.setattr("tests.commands.running.Terminal.readline", typed(answer), raising=False)
    said = run("forget", FIRST)
    assert said.code == code
    assert f"{FIRST}: All of it will be gone for good." in said.err
    assert (f"{FIRST}.toml" in names(paths)) == bool(code)
    assert ("Nothing was taken away." in said.err) == bool(code)


def typed(answer: str) -> object:
    return staticmethod(lambda: answer)


def test_where_nobody_can_be_asked_nothing_is_taken_away(run: Run, paths: Paths) -> None:
    amended(paths)
    said = run("forget", FIRST)
    assert said.code == 2
    assert "--yes says so." in said.err
    assert f"{FIRST}.toml" in names(paths)


def test_a_draft_that_was_never_saved_can_be_forgotten(run: Run, paths: Paths) -> None:
    Drafts(paths).keep(a_draft())
    assert run("forget", FIRST[-6:], "--yes").code == 0
    assert names(paths) == []


def test_what_is_neither_saved_nor_unfinished_is_told(run: Run, paths: Paths) -> None:
    amended(paths)
    said = run("forget", "nobody", "--yes")
    assert said.code == 1
    assert "There is no saved reflection 'nobody'." in said.err
    assert len(names(paths)) == 3
