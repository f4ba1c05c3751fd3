import datetime as dt
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticlist.errors import NothingFitsError, StoreError
from ticlist.model.checklist import Checklist
from ticlist.model.walk import Beginning, new_reflection
from ticlist.storage.names import Named, found_among, named, names_in

SCHOOL = Named("2026-11-21-1430-school-k7f3xq", "2026-11-21", "1430", "school")
SOCIAL = Named("2026-11-20-0905-social-work-h2mnb4", "2026-11-20", "0905", "social-work")
OLDER = Named("2026-11-20-0800-school-aaaaaa", "2026-11-20", "0800", "school")
OLDEST = Named("2025-01-02-2359-clinic-zzzzzz", "2025-01-02", "2359", "clinic")
NEWEST_FIRST = [SCHOOL, SOCIAL, OLDER, OLDEST]

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True)


def find(words: str, names: list[Named] = NEWEST_FIRST) -> Named:
    return found_among(names, words, kind="saved reflection", shown_by="list")


def refusal(words: str, names: list[Named] = NEWEST_FIRST) -> str:
    with pytest.raises(NothingFitsError) as raised:
        find(words, names)
    return str(raised.value)


# --- what a name says -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NEWEST_FIRST)
def test_an_id_says_day_time_and_checklist(name: Named) -> None:
    assert named(name.id) == name


@given(
    checklist=IDS,
    on=st.dates(dt.date(1900, 1, 1)),
    now=st.datetimes(dt.datetime(2000, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
def test_every_id_that_ticlist_makes_says_what_it_was_made_of(
    checklist: str, on: dt.date, now: dt.datetime
) -> None:
    written_with = Checklist(checklist, "school", "1", "en", "School")
    reflection = new_reflection(written_with, Beginning("short", on), now, "ticlist")
    assert named(reflection.id) == Named(reflection.id, str(on), f"{now:%H%M}", checklist)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "notes",
        "2026-11-21-1430-school",
        "2026-11-21-1430-school-k7f3xq~1",
        "2026-11-21-1430-school-k7f3x",
        "2026-11-21-1430-school-k7f3x1",
        "2026-11-21-1430-School-k7f3xq",
        "2026-11-21-1430--school-k7f3xq",
        f"2026-11-21-1430-{'a' * 41}-k7f3xq",
        "2026-11-21-143-school-k7f3xq",
        "26-11-21-1430-school-k7f3xq",
        "2026-11-21-1430-school-k7f3xq\n",
        "x2026-11-21-1430-school-k7f3xq",
        "\u0662\u0660\u0662\u0666-11-21-1430-school-k7f3xq",
    ],
)
def test_other_texts_are_no_ids(text: str) -> None:
    assert named(text) is None


# --- what is in a folder ----------------------------------------------------------------------


def test_a_folder_is_listed_newest_first_and_within_a_day_by_time(tmp_path: Path) -> None:
    for name in (OLDER, SCHOOL, OLDEST, SOCIAL):
        (tmp_path / f"{name.id}.toml").touch()
    assert names_in(tmp_path) == NEWEST_FIRST


def test_what_other_programs_leave_in_a_folder_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / f"{SCHOOL.id}.toml").touch()
    for stray in (f"{OLDER.id}.lock", f"{OLDER.id}.toml~", f".{OLDER.id}.toml.swp", "a.toml"):
        (tmp_path / stray).touch()
    (tmp_path / f"{OLDER.id}").touch()
    (tmp_path / f".tmp-{OLDER.id}.toml").touch()
    (tmp_path / f"{OLDER.id}~1.toml").touch()
    assert names_in(tmp_path) == [SCHOOL]


def test_a_folder_is_listed_without_opening_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{SCHOOL.id}.toml").symlink_to("/nowhere")

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a file was opened")

    monkeypatch.setattr("os.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    assert names_in(tmp_path) == [SCHOOL]


def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    assert names_in(tmp_path / "none") == []


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as raised:
        names_in(tmp_path / "file")
    assert str(raised.value) == f"{tmp_path}/file: Cannot be read: Not a directory."


# --- what words mean --------------------------------------------------------------------------


@pytest.mark.parametrize("name", NEWEST_FIRST)
def test_a_whole_id_means_its_reflection(name: Named) -> None:
    assert find(name.id) == name


def test_a_whole_id_wins_over_longer_ones_that_begin_with_it() -> None:
    longer = Named(f"{SCHOOL.id}-aaaaaa", "2026-11-21", "1430", "school-k7f3xq")
    assert find(SCHOOL.id, [longer, SCHOOL]) == SCHOOL


@pytest.mark.parametrize("words", ["2026-11-21", "2026-11-21-1430-sch", "2"])
def test_the_start_of_an_id_means_the_only_one_that_begins_so(words: str) -> None:
    assert find(words, [SCHOOL, OLDEST] if words != "2" else [SCHOOL]) == SCHOOL


@pytest.mark.parametrize("words", ["k7f3xq", "school-k7f3xq"])
def test_the_end_of_an_id_means_the_only_one_that_ends_so(words: str) -> None:
    assert find(words) == SCHOOL


def test_fewer_than_six_letters_of_the_end_mean_nothing() -> None:
    assert refusal("7f3xq") == (
        "There is no saved reflection '7f3xq'.\n"
        "'ticlist list' shows which there are; 'last' means the newest."
    )


def test_a_part_from_the_middle_means_nothing() -> None:
    assert refusal("1430-school").startswith("There is no saved reflection '1430-school'.\n")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("last", SCHOOL),
        ("previous", SOCIAL),
        ("last:school", SCHOOL),
        ("previous:school", OLDER),
        ("last:clinic", OLDEST),
    ],
)
def test_last_and_previous_count_from_the_newest(words: str, name: Named) -> None:
    assert find(words) == name


@pytest.mark.parametrize("words", ["previous:clinic", "last:nowhere", "", "2027"])
def test_what_fits_none_is_told_with_the_command_that_shows_them(words: str) -> None:
    assert refusal(words) == (
        f"There is no saved reflection '{words}'.\n"
        "'ticlist list' shows which there are; 'last' means the newest."
    )


@pytest.mark.parametrize("words", ["last", "previous", "2026"])
def test_where_there_are_none_that_is_all_that_is_told(words: str) -> None:
    assert refusal(words, []) == "There is no saved reflection."


def test_what_fits_up_to_three_names_them() -> None:
    assert refusal("2026-11-20") == f"'2026-11-20' fits 2 of them: {SOCIAL.id}, {OLDER.id}"
    assert refusal("2026") == f"'2026' fits 3 of them: {SCHOOL.id}, {SOCIAL.id}, {OLDER.id}"


def test_what_fits_many_names_the_newest_three() -> None:
    told = f"{SCHOOL.id}, {SOCIAL.id}, {OLDER.id} ..."
    assert refusal("20") == f"'20' fits 4 of them: {told}"


@given(st.text(string.ascii_lowercase + string.digits + "-:", max_size=40))
def test_whatever_words_are_given_one_is_found_that_they_fit_or_none(words: str) -> None:
    try:
        name = find(words)
    except NothingFitsError:
        return
    assert (
        words.partition(":")[0] in {"last", "previous"}
        or name.id.startswith(words)
        or name.id.endswith(words)
    )
