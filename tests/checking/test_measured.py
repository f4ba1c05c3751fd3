"""Whatever is wrong with a file is told in a plain sentence with its place.

The files that every reader of TOML has to refuse are those of `toml-test`, kept beside this with
their licence.
"""

import base64
import json
import re
from pathlib import Path

import pytest

from tests.checking.mutating import mutated, parts
from tests.checking.telling import TODAY
from tests.content.shipped import SETTINGS
from tests.hostile.corpus import FORBIDDEN
from ticlist import cli
from ticlist.checking.check import checked

CORPUS = json.loads((Path(__file__).parent / "toml_test" / "invalid.json").read_text("utf-8"))
INVALID = {name: base64.b64decode(data) for name, data in CORPUS["files"].items()}

LINE = re.compile(r"(?P<file>[^\n]*):(?P<line>\d+):(?P<column>\d+): (?P<what>[^\n]+)")
PLAIN = re.compile(r"[A-Z'].*[.?…]")
OF_PROGRAMMERS = re.compile(
    r"namespace|document|unterminated|scalar|mutate|token|parse|exception|traceback|decode|error"
    r"|invalid|illegal|unclosed|does not know",
    re.IGNORECASE,
)


def looked_at(out: str, data: bytes) -> None:
    """Hold every mistake of one file to a place that is in it, and to a plain sentence."""
    lines = max(len(re.split(rb"\n", data)), 1)
    told = [found for each in out.splitlines() if (found := LINE.fullmatch(each))]
    assert told
    for each in told:
        assert 1 <= int(each["line"]) <= lines
        assert int(each["column"]) >= 1
        assert PLAIN.fullmatch(each["what"]), each["what"]
        assert not OF_PROGRAMMERS.search(each["what"]), each["what"]


def told_of(data: bytes, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Check a file as a person does; give what is told, or nothing where there is no mistake."""
    file.write_bytes(data)
    code = cli.main(["check", str(file)])
    said = capsys.readouterr()
    assert said.err == "", data
    assert not any(FORBIDDEN.search(each) for each in said.out.splitlines())
    told, counted, _ = re.split(r"^(\d+|No) mistakes?\. Nothing", said.out, flags=re.MULTILINE)
    assert code == (counted != "No"), data
    return told


def test_all_of_the_published_files_are_here() -> None:
    assert len(INVALID) == 499
    assert "MIT License" in (Path(__file__).parent / "toml_test" / "LICENSE").read_text("utf-8")


def test_every_published_file_that_is_no_toml_is_refused_with_place_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.toml"
    for data in INVALID.values():
        looked_at(told_of(data, file, capsys), data)


def test_two_thousand_broken_checklists_are_told_with_place_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = 0
    for data in mutated(seed=5):
        name = next((each for each in SETTINGS if f'id = "{each}"'.encode() in data), "school")
        told = told_of(data, tmp_path / f"{name}.toml", capsys)
        if not told:
            continue  # what was broken did no harm
        looked_at(told, data)
        broken += 1
        if broken == 2000:
            return


def test_what_is_broken_was_whole_before() -> None:
    every = parts()
    assert len(every) == 30
    assert not [each for each in every if checked(each, None, today=TODAY).mistakes]
