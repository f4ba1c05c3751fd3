import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, a_draft, a_reflection, keep
from ticlist.storage.drafts import Drafts
from ticlist.storage.forgetting import OUT_OF_REACH
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store


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
