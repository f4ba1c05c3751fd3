"""`ticlist contribute`: the line is seen, agreed to, added; replaced; taken back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, keep
from ticlist import together as together_module
from ticlist.commands import contribute as contribute_module
from ticlist.commands.contribute import IS_OTHERWISE, NOT_BY_YES
from ticlist.files.reflection_file import reflection_bytes
from ticlist.offered import HOW_TO_TAKE_BACK, THE_LINE_ABOVE
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import contributed_by
from ticlist.storage.paths import Paths

TODAY = dt.date(2026, 11, 26)
LINE = (
    '{"format": 1, "checklist": "school", "version": "2026.1", "period": "2026-Q4", '
    '"answers": {"told-beforehand/1": "often"}}\n'
)
ADDED = f"ticlist: Added. {HOW_TO_TAKE_BACK.format(reflection=FIRST)}\n"


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contribute_module, "today", lambda: TODAY)


@pytest.fixture
def drop(tmp_path: Path, paths: Paths) -> Path:
    keep(paths, FIRST)
    folder = teams.a_drop(tmp_path)
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f'[team]\nname = "Harbour"\ndrop = "{folder}"\n', encoding="utf-8")
    return folder


def lying(drop: Path) -> list[str]:
    return [(drop / "inbox" / each).read_text(encoding="utf-8") for each in teams.inbox_of(drop)]


def test_it_is_asked_after_all_was_told_and_added(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.terminals |= {"stdin", "stderr"}
    monkeypatch.setattr(
        "tests.commands.running.Terminal.readline", lambda _: "add\n", raising=False
    )
    said = run("contribute", "last")
    assert (said.code, said.out) == (0, LINE)
    assert THE_LINE_ABOVE in said.err
    assert said.err.startswith("\nNobody has to add anything")
    assert "I tell pupils beforehand.\n    More often than not\n" in said.err
    assert max(map(len, said.err.partition("ticlist: Added")[0].splitlines())) <= 80
    assert "the account that counts" in said.err
    assert said.err.endswith(f"Write 'add' to add it; anything else adds nothing.\n{ADDED}")
    assert lying(drop) == [LINE]


def test_the_line_is_told_to_who_is_asked_wherever_it_goes(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drop.is_dir()
    run.terminals |= {"stdin", "stderr"}
    answering(monkeypatch, lambda: "\n")
    assert '"answers": {"told-beforehand/1": "often"}}' in run("contribute", "last").err
    run.terminals.add("stdout")
    assert "told-beforehand/1" not in run("contribute", "last").err


def test_nobody_is_asked_who_cannot_see_what_is_asked(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.terminals |= {"stdin", "stdout"}
    answering(monkeypatch, lambda: "add\n")
    said = run("contribute", "last")
    assert said.code == 2
    assert "There is nobody to ask" in said.err
    (drop / "inbox").chmod(0o3737)
    assert run("contribute", "last", "--yes").code == 2
    assert lying(drop) == []


@pytest.mark.parametrize("word", ["", "no\n", "yes\n", "ADD\n"])
def test_anything_else_adds_nothing(
    run: Run, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    run.terminals |= {"stdin", "stderr"}
    monkeypatch.setattr("tests.commands.running.Terminal.readline", lambda _: word, raising=False)
    said = run("contribute", FIRST[-6:])
    assert (said.code, said.out) == (1, LINE)
    assert said.err.endswith("ticlist: Nothing was added.\n")
    assert (lying(drop), contributed_by(paths)) == ([], [])


def test_where_nobody_can_be_asked_it_has_to_be_agreed_to(run: Run, drop: Path) -> None:
    said = run("contribute", "last")
    assert (said.code, said.out) == (2, LINE)
    for told in ("Nobody has to add anything", "the account that counts", "--yes says so"):
        assert told in said.err
    assert lying(drop) == []
    assert run("contribute", "last", "--yes") == (0, LINE, ADDED)
    assert lying(drop) == [LINE]


def test_another_one_takes_its_place_where_that_is_said(run: Run, drop: Path, paths: Paths) -> None:
    run("contribute", "last", "--yes")
    second = "2026-11-22-0900-school-h2mnb4"
    reflection = replace(a_reflection(second), on=TODAY)
    (paths.reflections / f"{second}.toml").write_bytes(reflection_bytes(reflection))
    said = run("contribute", second, "--yes")
    assert (said.code, said.out) == (2, "")
    assert "--replace puts this in its place" in said.err
    assert run("contribute", second, "--yes", "--replace").code == 0
    assert len(lying(drop)) == 1
    assert [each.reflection for each in contributed_by(paths)] == [second]


def test_what_of_the_earlier_cannot_go_is_told(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together_module.Together, "add", lambda *_: ["It stays there."])
    said = run("contribute", "last", "--yes")
    assert said.err == f"ticlist: It stays there.\n{ADDED}"
    assert lying(drop) == []


def test_yes_does_not_agree_to_an_inbox_that_is_not_as_it_has_to_be(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "inbox").chmod(0o3737)
    said = run("contribute", "last", "--yes")
    assert (said.code, said.out) == (1, LINE)
    assert said.err.startswith("ticlist: Others can list the inbox")
    assert said.err.endswith(f"ticlist: {NOT_BY_YES}\n")
    assert lying(drop) == []
    run.terminals |= {"stdin", "stderr"}
    answering(monkeypatch, lambda: "add\n")
    said = run("contribute", "last", "--yes")
    assert (said.code, said.out) == (0, LINE)
    assert said.err.startswith("ticlist: Others can list the inbox")
    assert lying(drop) == [LINE]


def answering(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], str]) -> None:
    monkeypatch.setattr(
        "tests.commands.running.Terminal.readline", lambda _: answer(), raising=False
    )


def test_what_changes_while_it_is_asked_is_not_agreed_to(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.terminals |= {"stdin", "stderr"}

    def opened_meanwhile() -> str:
        (drop / "inbox").chmod(0o3737)
        return "add\n"

    answering(monkeypatch, opened_meanwhile)
    said = run("contribute", "last")
    assert (said.code, said.out) == (1, LINE)
    assert said.err.endswith(f"ticlist: {IS_OTHERWISE}\n")
    assert lying(drop) == []


def test_what_is_counted_while_it_is_asked_is_not_added(
    run: Run, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.terminals |= {"stdin", "stderr"}

    def closed_meanwhile() -> str:
        (drop / "inbox" / "2026-Q4.closed").write_text("2026-Q4\n8\n", encoding="utf-8")
        return "add\n"

    answering(monkeypatch, closed_meanwhile)
    said = run("contribute", "last")
    assert (said.code, said.out) == (1, LINE)
    assert "has been counted already" in said.err
    assert teams.inbox_of(drop) == ["2026-Q4.closed"]


def test_it_is_taken_back_until_it_is_counted(run: Run, drop: Path) -> None:
    said = run("contribute", "last", "--withdraw")
    assert said == (1, "", "ticlist: Nothing of it was added to a picture.\n")
    run("contribute", "last", "--yes")
    said = run("contribute", "last", "--withdraw")
    assert said == (0, f"{FIRST}: Taken back. It is in no picture.\n", "")
    assert lying(drop) == []
    run("contribute", "last", "--yes")
    collect(drop, dt.date(2027, 1, 1))
    said = run("contribute", "last", "--withdraw")
    assert said == (1, "", "ticlist: It has been counted, and cannot be taken out again.\n")


def test_what_was_added_is_taken_back_where_its_reflection_is_gone(
    run: Run, drop: Path, paths: Paths
) -> None:
    run("contribute", "last", "--yes")
    (paths.reflections / f"{FIRST}.toml").unlink()
    for words in ("nobody", "", FIRST[-1], FIRST[-5:], "last"):
        assert run("contribute", words, "--withdraw").code == 1
        assert lying(drop)
    said = run("contribute", FIRST[-6:], "--withdraw")
    assert said == (0, f"{FIRST}: Taken back. It is in no picture.\n", "")
    assert lying(drop) == []


def test_nothing_is_added_where_the_settings_change_while_it_is_asked(
    run: Run, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.terminals |= {"stdin", "stderr"}

    def set_meanwhile() -> str:
        text = paths.settings.read_text(encoding="utf-8")
        paths.settings.write_text(f"{text}least = 9\n", encoding="utf-8")
        return "add\n"

    answering(monkeypatch, set_meanwhile)
    said = run("contribute", "last")
    assert (said.code, said.out) == (1, LINE)
    assert said.err.endswith(f"ticlist: {IS_OTHERWISE}\n")
    assert lying(drop) == []


def test_where_there_is_no_team_it_is_said(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    said = run("contribute", "last", "--yes")
    assert (said.code, said.out) == (1, "")
    assert "No team is set up here." in said.err


def test_either_in_the_place_of_another_or_back(run: Run, drop: Path) -> None:
    assert run("contribute", "last", "--replace", "--withdraw").code == 2
    assert inbox.look_at(drop).remarks == ()
