"""The query of the analyst's page gives exactly what ticlist publishes."""

import datetime as dt
import re
from pathlib import Path

import duckdb
import pytest

from tests.storage.contributed import drop_of, quick_folder
from tests.tools import ROOT
from ticlist.files.contribution_file import line_of as ticlists_line_of
from ticlist.files.contribution_file import read_contribution
from ticlist.storage.pictures import publish

TODAY = dt.date(2026, 11, 26)
"""Whatever day the tests are run on, the same periods have ended."""

PAGE = (ROOT / "docs" / "analyst.md").read_text("utf-8")
TO_BE_SET = "CAST('the least of your site' AS INTEGER) AS least"
WRITTEN: str
[WRITTEN] = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
assert WRITTEN.count(TO_BE_SET) == 1
QUERY = WRITTEN.replace(TO_BE_SET, "5 AS least")

Row = tuple[str, str, str, str]


def published(drop: Path, least: int, today: dt.date = TODAY) -> list[Row]:
    return [
        (picture.period, picture.checklist, prompt, said)
        for picture in publish(drop, least, today).made
        for prompt, said in picture.prompts.items()
    ]


def queried(drop: Path, monkeypatch: pytest.MonkeyPatch, query: str = QUERY) -> list[Row]:
    monkeypatch.chdir(drop)
    with duckdb.connect() as engine:
        return engine.execute(query).fetchall()


def with_text(old: str, new: str) -> str:
    assert QUERY.count(old) == 1
    return QUERY.replace(old, new)


def test_over_a_hundred_thousand_the_query_says_what_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with quick_folder() as folder:
        drop = drop_of(folder, 100_000)
        rows = queried(drop, monkeypatch)
        assert rows == sorted(published(drop, least=5))
    assert len(rows) > 10_000
    assert {said for *_, said in rows} == {"not_yet_or_sometimes", "often_or_routine", "both"}


def test_until_the_least_is_set_it_gives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(duckdb.ConversionException, match="the least of your site"):
        queried(five_of(tmp_path), monkeypatch, WRITTEN)


def test_the_line_that_is_shown_is_one() -> None:
    [shown] = re.findall(r"^    (\{.*\})$", PAGE, re.MULTILINE)
    assert ticlists_line_of(read_contribution(f"{shown}\n".encode())) == shown


@pytest.mark.parametrize("least", [3, 6, 9])
def test_so_it_is_whatever_the_least_is_set_to(
    least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = drop_of(tmp_path / "drop", 1_000)
    rows = queried(drop, monkeypatch, with_text("SELECT 5 AS least", f"SELECT {least} AS least"))
    assert rows
    assert rows == sorted(published(drop, least))


def test_a_period_that_was_counted_with_a_larger_least_is_asked_for_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = drop_of(tmp_path / "drop", 1_000)
    (drop / "inbox").mkdir()
    (drop / "inbox" / "2025-Q4.closed").write_text("2025-Q4\n9\n", "utf-8")
    where = "WHERE less + more >= greatest(least, 5)\n"
    others = queried(drop, monkeypatch, with_text(where, f"{where}    AND period != '2025-Q4'\n"))
    larger = with_text(where, f"{where}    AND period = '2025-Q4'\n")
    alone = queried(drop, monkeypatch, larger.replace("SELECT 5 AS", "SELECT 9 AS"))
    assert others
    assert alone
    assert alone != queried(drop, monkeypatch, larger)
    assert sorted(others + alone) == sorted(published(drop, 5))


@pytest.mark.parametrize("period", ["2024-02", "2025-12", "2025-Q1", "2025-Q4", "2025"])
def test_a_period_counts_from_the_day_after_its_last(
    period: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = {
        "2024-02": dt.date(2024, 2, 29),
        "2025-Q1": dt.date(2025, 3, 31),
    }.get(period, dt.date(2025, 12, 31))
    drop = five_of(tmp_path, period)
    for today, is_said in ((last, False), (last + dt.timedelta(days=1), True)):
        query = with_text("current_date AS today", f"DATE '{today}' AS today")
        rows = queried(drop, monkeypatch, query)
        assert bool(rows) is is_said
        assert rows == published(drop, 5, today)


def five_of(folder: Path, period: str = "2025-Q4") -> Path:
    for each in ("collected", "pictures"):
        (folder / each).mkdir()
    for number in range(5):
        put(folder, f"{period}-{number:032x}.json", line_of(period))
    return folder


def line_of(period: str = "2025-Q4", answers: str = '{"asked/1": "often"}') -> str:
    start = f'{{"format": 1, "checklist": "school", "version": "1", "period": "{period}"'
    return f'{start}, "answers": {answers}}}\n'


def put(drop: Path, name: str, text: str) -> None:
    (drop / "collected" / name).write_text(text, "utf-8")


OTHER = line_of(answers='{"asked/1": "not_yet"}')
"""Of which a few would change what is said."""

NOT_ONE = {
    "a copy of what two changed": ("2025-Q4-{}.sync-conflict-20261126-101500-ABCDEFG.json", None),
    "half written": (".tmp-{}", None),
    "half carried": (".2025-Q4-{}.json.aB3x9k", None),
    "of another period": ("2025-12-{}.json", None),
    "cut off": ("2025-Q4-{}.json", OTHER[:-10]),
    "empty": ("2025-Q4-{}.json", ""),
    "no JSON": ("2025-Q4-{}.json", "<<<<<<< ours\n"),
    "a key twice": ("2025-Q4-{}.json", OTHER.replace("not_yet", 'not_yet", "asked/1": "sometimes')),
    "no table": ("2025-Q4-{}.json", line_of(answers='["not_yet"]')),
    "a newer format": ("2025-Q4-{}.json", OTHER.replace("1", "2", 1)),
}


@pytest.mark.parametrize("kind", NOT_ONE)
def test_what_ticlist_does_not_count_the_query_does_not(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = five_of(tmp_path)
    name, text = NOT_ONE[kind]
    for number in range(5, 12):
        put(drop, name.format(f"{number:032x}"), OTHER if text is None else text)
    rows = queried(drop, monkeypatch)
    assert rows == [("2025-Q4", "school", "asked/1", "often_or_routine")]
    assert rows == published(drop, 5)


def test_a_file_that_is_no_text_stops_it_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = five_of(tmp_path)
    (drop / "collected" / f"2025-Q4-{9:032x}.json").write_bytes(b"\xff\xfe")
    with pytest.raises(duckdb.InvalidInputException, match="UTF-8"):
        queried(drop, monkeypatch)
