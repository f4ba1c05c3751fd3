"""`ticlist check` tells every mistake with its line, then how many, then the remarks."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.checking.telling import GOOD, changed
from tests.commands.running import Run
from tests.tools import ROOT
from ticlist.cli import main

WORD = (
    "This is a Word or other office document, renamed."
    " Copy its text into a text editor and save that."
)
NOTHING = "No mistakes. Nothing was changed.\n"
PRINCIPLES = (
    "There is no section on the principles trust, choice, collaboration, empowerment, culture."
)
REMARKS = "\nRemarks, which are no mistakes:\n"
STRANDS = "There is no section on the strands scope, signs, re-traumatisation, wellbeing."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def test_what_ticlist_ships_is_told_nothing_of(run: Run) -> None:
    files = [str(each) for each in sorted((ROOT / "checklists").glob("*.toml"))]
    assert len(files) == 3
    assert run("check", *files) == (0, NOTHING, "")


@pytest.mark.usefixtures("folder")
def test_mistakes_come_first_then_how_many_then_remarks(run: Run) -> None:
    text = changed('title = "Safety"', 'titel = "A score"').replace('source = ["ohid"]\n', "")
    said = run("check", put("ours.toml", text + 'short = "no"\n'))
    assert (said.code, said.err) == (1, "")
    assert said.out == (
        "ours.toml:12:1: 'title' is missing.\n"
        "  [[section]]\n"
        "  ^^^^^^^^^^^\n"
        "ours.toml:15:1: 'titel' is not a known key here. Did you mean 'title'?\n"
        '  titel = "A score"\n'
        "  ^^^^^\n"
        "ours.toml:20:9: 'short' has to be true or false, without quotes.\n"
        '  short = "no"\n'
        "          ^^^^\n"
        "3 mistakes. Nothing was changed.\n"
        "\n"
        "Remarks, which are no mistakes:\n"
        "ours.toml:17:1: This prompt names no source: what does it stand on?\n"
        "  [[section.prompt]]\n"
        "  ^^^^^^^^^^^^^^^^^^\n"
    )


@pytest.mark.usefixtures("folder")
def test_remarks_alone_are_no_reason_to_stop(run: Run) -> None:
    said = run("check", put("ours.toml", GOOD))
    assert said == (
        0,
        f"{NOTHING}{REMARKS}ours.toml:1:1: {PRINCIPLES}\nours.toml:1:1: {STRANDS}\n",
        "",
    )


@pytest.mark.usefixtures("folder")
def test_what_is_no_toml_is_told_in_the_same_form(run: Run) -> None:
    said = run("check", put("ours.toml", changed('"Ours"', '"Our "own" one"')))
    assert said.code == 1
    assert said.out.startswith("ours.toml:6:14: A quotation mark inside a text ends it.")
    assert said.out.endswith(
        "What else there may be is looked at once this is mended.\n"
        "1 mistake. Nothing was changed.\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_hides_no_other(run: Run) -> None:
    put("large.toml", b"#" * ((1 << 20) + 1))
    put("word.toml", b"PK\x03\x04")
    Path("folder.toml").mkdir()
    put("bad.toml", "format = one\n")
    files = ("gone.toml", "large.toml", "folder.toml", "word.toml", "bad.toml")
    said = run("check", *files, put("ours.toml", GOOD))
    assert (said.code, said.err) == (1, "")
    lines = [each for each in said.out.splitlines() if not each.startswith(" ")]
    assert lines[:6] == [
        "gone.toml:1:1: Cannot be read: No such file or directory.",
        "large.toml:1:1: Is larger than 1 MiB.",
        "folder.toml:1:1: Is not a plain file.",
        f"word.toml:1:1: {WORD}",
        'bad.toml:1:10: A text has to stand between quotation marks: "...".',
        "What else there may be is looked at once this is mended.",
    ]
    assert lines[6] == "5 mistakes in 5 of 6 files. Nothing was changed."
    assert lines[-1] == f"ours.toml:1:1: {STRANDS}"


@pytest.mark.usefixtures("folder")
def test_more_than_a_hundred_of_one_file_are_counted(run: Run) -> None:
    keys = "".join(f"key-{number} = 1\n" for number in range(1500))
    said = run("check", put("ours.toml", f"format = 1\n{keys}"))
    assert said.out.count(" is not a known key here") == 100 - 6
    assert said.out.endswith(
        "... and 1,406 more in this file.\n1,506 mistakes. Nothing was changed.\n"
    )


def test_standard_input_is_read_and_needs_no_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(data: bytes) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        return main(["check", "-"]), capsys.readouterr().out

    assert check(GOOD.encode())[1].startswith(NOTHING)
    code, out = check(changed('"safety"\ntitle', '"saftey"\ntitle').encode())
    assert (code, out.partition(": ")[0]) == (1, "<standard input>:14:13")
    assert "Is larger" not in check(b"#" * (1 << 20))[1]
    code, out = check(b"#" * ((1 << 20) + 1))
    assert (code, out.splitlines()[0]) == (1, "<standard input>:1:1: Is larger than 1 MiB.")
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("<standard input>:1:1: There is no standard input.\n")


@pytest.mark.usefixtures("folder")
def test_an_earlier_version_is_put_beside_it(run: Run) -> None:
    put("old.toml", GOOD)
    new = put("ours.toml", changed("I tell pupils beforehand.", "I ask."))
    said = run("check", new, "--against", "old.toml")
    assert said.code == 0
    assert "ours.toml:4:11: The version is still '1', and the content changed.\n" in said.out
    assert "ours.toml:19:8: The words changed, 'wording' did not." in said.out
    put("old.toml", changed('id = "told"', 'id = "told"\nwording = 2'))
    said = run("check", new, "--against", "old.toml")
    assert said.code == 1
    assert "ours.toml:17:1: 'wording' was 2 before" in said.out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("data", [b"a = b\n", None])
def test_an_earlier_version_that_cannot_be_read_is_told_and_hides_nothing(
    run: Run, data: bytes | None
) -> None:
    if data is not None:
        put("old.toml", data)
    said = run("check", put("ours.toml", f"{GOOD}x = 1\n"), "--against", "old.toml")
    assert said.code == 1
    told = [each for each in said.out.splitlines() if not each.startswith(" ")]
    assert told[0].startswith("old.toml:1:")
    assert told[1] == "ours.toml:21:1: 'x' is not a known key here."


@pytest.mark.usefixtures("folder")
def test_an_earlier_version_is_of_one_file(run: Run) -> None:
    said = run("check", "a.toml", "b.toml", "--against", "old.toml")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("ticlist: '--against' takes one file to check")


def test_it_needs_a_file(run: Run) -> None:
    said = run("check")
    assert (said.code, said.out) == (2, "")
    assert "FILE" in said.err


@pytest.mark.usefixtures("folder")
def test_json_holds_each_place(run: Run) -> None:
    text = changed('"safety"\ntitle', '"saftey"\ntitle').replace('source = ["ohid"]\n', "")
    said = run("check", put("ours.toml", text), put("bad.toml", "a = b\n"), "--json")
    assert (said.code, said.err) == (1, "")
    [ours, bad] = json.loads(said.out)["files"]
    assert json.loads(said.out)["format"] == 1
    [mistake] = ours.pop("mistakes")
    assert mistake.pop("what").endswith("Did you mean 'safety'?")
    assert mistake == {"line": 14, "column": 13, "end_column": 21, "did_you_mean": "safety"}
    assert ours == {
        "file": "ours.toml",
        "remarks": [
            {
                "line": 17,
                "column": 1,
                "end_column": 19,
                "what": "This prompt names no source: what does it stand on?",
            }
        ],
        "to_the_end": True,
        "untold": {"mistakes": 0, "remarks": 0},
    }
    assert (bad["file"], bad["to_the_end"], bad["remarks"]) == ("bad.toml", False, [])
    assert [each["column"] for each in bad["mistakes"]] == [5]
