"""A new checklist: a short start, or another with nothing changed but what has to be."""

import datetime as dt
import difflib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.shipped import FOLDER, SETTINGS, table
from tests.files.spelling import spelt
from tests.files.test_checklist_file import FILE, SCHOOL
from ticlist.errors import FileRefusedError
from ticlist.files.checklist_file import is_id, read_checklist
from ticlist.model.checklist import ASKS, PRINCIPLES, STRANDS, Checklist
from ticlist.storage.library import Shelved, as_shelved
from ticlist.storage.new_checklist import (
    SCHEMA_LINE,
    based_on,
    possible_id,
    schema_bytes,
    started,
)

TODAY = dt.date(2028, 2, 29)
ORIGIN = "# Based on the checklist 'School' (school, version 2026.1).\n"
UNDER = "of ticlist, under CC BY 4.0:"
KEEP = "- keep this credit, and say what you changed."
SAID = "Based on 'School', version 2026.1."
PLACES = """\
#:schema ./checklist.schema.json
# Ours alone.
format = 1
  id = 'school'   # the id
setting = "a"
version = \"\"\"
2026.1\"\"\"  # the version
language = "en"
title = "School"
{}
[[section]]
id = "one"
title = "version = 3"
principle = "safety"
[[section.prompt]]
id = "told"
text = "I tell people."
"""


def shelved(folder: Path, text: str, origin: str = "own") -> Shelved:
    file = folder / "school.toml"
    file.write_text(text, encoding="utf-8")
    checklist = read(file.read_bytes(), "school")
    return as_shelved(checklist, file, origin)


def read(data: bytes, checklist_id: str, language: str | None = None) -> Checklist:
    checklist, mistakes = read_checklist(data, name=f"{checklist_id}.toml", language=language)
    assert mistakes == []
    assert checklist is not None
    return checklist


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [each for each in lines if each[0] in "+-"]


# --- ids --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "could"),
    [
        ("Our School", "our-school"),
        ("  --Ünsere_Schule (2)--", "unsere-schule-2"),
        ("ours", "ours"),
        ("学校", "ours"),
        ("", "ours"),
        ("a" * 39 + "- b", "a" * 39),
        ("1st\x1b[2J", "1st-2j"),
    ],
)
def test_the_nearest_id_to_a_name_is_one(name: str, could: str) -> None:
    assert possible_id(name) == could
    assert is_id(could)


@given(st.text())
def test_whatever_the_name_there_is_an_id(name: str) -> None:
    assert is_id(possible_id(name))


# --- the short start --------------------------------------------------------------------------


def test_the_start_has_one_prompt_on_each_principle_and_on_each_strand() -> None:
    checklist = read(started("our-school", TODAY), "our-school")
    about = [each.principle or each.strand for each in checklist.sections]
    assert about == [*PRINCIPLES, *STRANDS]
    prompts = [prompt for section in checklist.sections for prompt in section.prompts]
    assert len(prompts) == len(about)
    assert {each.asks for each in prompts} == set(ASKS)
    assert [each.short for each in prompts] == [True] * 7 + [False] * 3
    assert all(each.source for each in prompts)
    assert checklist.review_by == dt.date(2029, 2, 28)


def test_the_start_has_a_comment_on_every_key_that_a_checklist_needs() -> None:
    text = started("ours", TODAY).decode()
    assert text.startswith(f"{SCHEMA_LINE}\n# ")
    for key in ("id", "setting", "version", "language", "title", "review_by", "principle"):
        assert any(line.startswith(f"{key} = ") and "  # " in line for line in text.splitlines())
    assert '\nid = "ours"                    # the name' in text


def test_the_schema_is_the_shipped_one() -> None:
    assert schema_bytes() == (FOLDER / "checklist.schema.json").read_bytes()


# --- from one that is there -------------------------------------------------------------------


@pytest.mark.parametrize("setting", SETTINGS)
def test_of_a_shipped_one_nothing_changes_but_its_id_its_version_and_its_standing(
    setting: str,
) -> None:
    file = FOLDER / f"{setting}.toml"
    before = file.read_text("utf-8")
    shipped = read(file.read_bytes(), setting)
    data = based_on(as_shelved(shipped, file, "shipped"), "ours")
    title, version = table(setting)["title"], table(setting)["version"]
    said = f"Based on '{title}', version {version}, of ticlist (CC BY 4.0), and changed since."
    assert sorted(changed_lines(before, data.decode())) == sorted(
        [
            f"+ # Based on the checklist '{title}' ({setting}, version {version}) {UNDER}",
            f"+ # https://creativecommons.org/licenses/by/4.0/ {KEEP}",
            f'- id = "{setting}"',
            '+ id = "ours"',
            f'- version = "{version}"',
            '+ version = "1"',
            f"+ {said} \\",
        ]
    )
    standing = f"{said} {shipped.standing}"
    assert read(data, "ours") == replace(shipped, id="ours", version="1", standing=standing)


def test_comments_and_the_way_it_is_laid_out_stay(tmp_path: Path) -> None:
    text = PLACES.format('standing = "New."   # how far')
    data = based_on(shelved(tmp_path, text), "ours").decode()
    assert data == text.replace(f"{SCHEMA_LINE}\n", f"{SCHEMA_LINE}\n{ORIGIN}").replace(
        "'school' ", '"ours" '
    ).replace('"""\n2026.1"""', '"1"').replace('"New."', f'"{SAID} New."')


def test_one_without_a_standing_gets_one_and_one_without_a_schema_line_that(
    tmp_path: Path,
) -> None:
    text = PLACES.format("").replace(f"{SCHEMA_LINE}\n", "")
    data = based_on(shelved(tmp_path, text), "ours").decode()
    assert data.startswith(f'{SCHEMA_LINE}\n{ORIGIN}standing = "{SAID}"\n# Ours alone.\n')
    assert read(data.encode(), "ours").standing == SAID


@pytest.mark.parametrize(
    "standing",
    [
        'standing.en = "New."\nstanding.cy = "Newydd."',
        'standing = { cy = "Newydd.", en = """\nNew.""" } # both',
        '[standing]\ncy = "Newydd."\n"en" = \'New.\'',
    ],
)
def test_where_the_standing_has_several_languages_the_checklists_own_says_it(
    tmp_path: Path, standing: str
) -> None:
    data = based_on(shelved(tmp_path, PLACES.format(standing)), "ours")
    assert read(data, "ours").standing == f"{SAID} New."
    assert read(data, "ours") == replace(
        read(PLACES.format(standing).encode(), "school"),
        id="ours",
        version="1",
        standing=f"{SAID} New.",
    )
    assert "Newydd." in data.decode()


def test_where_its_own_language_is_not_there_the_first_says_it(tmp_path: Path) -> None:
    text = PLACES.format('standing = { cy = "Newydd.", gd = "Ùr." }')
    data = based_on(shelved(tmp_path, text), "ours")
    assert f'{{ cy = "{SAID} Newydd.", gd = "Ùr." }}' in data.decode()


def test_whatever_a_title_and_a_standing_hold_it_is_read_again(tmp_path: Path) -> None:
    odd = (
        "Tab\tand \"quotes\", 'two', a \\ and\nlines. {title} Then: 学校. " + "word " * 30 + "end."
    )
    text = PLACES.format("").replace('"School"', _quoted(odd)).replace("2026.1", "2\n# 3")
    text = text.replace("[[section]]", f"standing = {_quoted(odd)}\n[[section]]", 1)
    checklist = read(based_on(shelved(tmp_path, text), "ours"), "ours")
    said = f"Based on '{odd.replace(chr(10), ' ').replace(chr(9), ' ')}', version 2 # 3."
    assert checklist.standing == f"{said} {odd}"
    assert checklist.title == odd


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def test_line_ends_and_a_mark_of_windows_are_taken_out(tmp_path: Path) -> None:
    source = shelved(tmp_path, "\ufeff" + PLACES.format("").replace("\n", "\r\n"))
    data = based_on(source, "ours")
    assert b"\r" not in data
    assert data.startswith(SCHEMA_LINE.encode())


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_however_it_is_spelt_the_same_checklist_comes_of_it(data: st.DataObject) -> None:
    of: dict[str, Any] = {**table("school"), "section": table("school")["section"][:1]}
    standing: Any = data.draw(st.sampled_from(["New.", {"en": "New.", "cy": "Newydd."}, None]))
    of = {key: value for key, value in {**of, "standing": standing}.items() if value}
    text = data.draw(spelt(of)).text
    with tempfile.TemporaryDirectory() as folder:
        source = shelved(Path(folder), text)
        new = read(based_on(source, "ours"), "ours")
    said = " ".join(filter(None, (SAID, "New." if standing else "")))
    assert new == replace(source.checklist, id="ours", version="1", standing=said)


def test_one_whose_id_is_written_too_oddly_is_refused(tmp_path: Path) -> None:
    source = shelved(tmp_path, PLACES.format("").replace("id = 'school'", '"\\u0069d" = "school"'))
    with pytest.raises(FileRefusedError) as refused:
        based_on(source, "ours")
    assert str(refused.value).startswith(f"{source.file}: Its id, version or standing is written")


def test_one_that_has_gone_meanwhile_is_told(tmp_path: Path) -> None:
    source = shelved(tmp_path, FILE)
    assert source.checklist == SCHOOL
    source.file.unlink()
    with pytest.raises(FileRefusedError, match="Cannot be read"):
        based_on(source, "ours")
