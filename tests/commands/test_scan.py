import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.commands.test_show import WHOLE, put
from tests.storage.making import FIRST, SECOND, a_reflection
from ticlist.model.reflection import Closing
from ticlist.storage.paths import Paths

NOTHING = "No patterns found. This is not proof that nobody can be recognised.\n"
LAST_LINE = "Nothing was changed. What is not found here can identify a person too.\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# --- reflections ------------------------------------------------------------------------------


def test_every_text_is_looked_through_and_strong_ones_come_first(run: Run, paths: Paths) -> None:
    close = Closing(private="Rang 020 7946 0018. So.")
    put(paths, replace(a_reflection(context="It was Mr Okafor. He left LS2 9JT."), close=close))
    assert run("scan", "last") == (
        1,
        f"""\
To decide on before anything leaves
{FIRST}  What it is about: a postcode
  He left [LS2 9JT].
{FIRST}  At the end, private: a telephone number
  Rang [020 7946 0018].

Notes, to think about
{FIRST}  What it is about: a title with a name
  It was [Mr Okafor].

3 found: 2 to decide on, 1 note.
{LAST_LINE}""",
        "",
    )


def test_the_words_of_the_checklist_are_looked_through_too(run: Run, paths: Paths) -> None:
    put(paths, a_reflection())
    assert run("scan", FIRST) == (0, NOTHING, "")
    (paths.config).mkdir(parents=True)
    paths.private_words.write_text("pupils\nnobody\nsafety\nschool\n", "utf-8")
    said = run("scan", FIRST)
    assert said.code == 1
    assert [line for line in said.out.splitlines() if line.startswith(FIRST)] == [
        f"{FIRST}  Safety, what I noticed: I tell pupils beforehand.: a private word of yours",
        f"{FIRST}  The title of the checklist: a private word of yours",
        f"{FIRST}  The title of a section: a private word of yours",
        f"{FIRST}  The words of a prompt: I tell pupils beforehand.: a private word of yours",
    ]
    assert said.out.endswith(f"\n\n4 found: 4 to decide on, 0 notes.\n{LAST_LINE}")


def test_several_are_looked_through_each_once(run: Run, paths: Paths) -> None:
    put(paths, a_reflection(FIRST, context="LS2 9JT"))
    put(paths, a_reflection(SECOND, context="M1 1AE"))
    said = run("scan", "previous", "last", "last")
    assert said.out.index(FIRST) < said.out.index(SECOND)
    assert "\n2 found: 2 to decide on, 0 notes.\n" in said.out


def test_a_reflection_comes_before_a_file_of_its_name(run: Run, paths: Paths) -> None:
    put(paths, a_reflection())
    Path("last").write_text("LS2 9JT", "utf-8")
    assert run("scan", "last").code == 0
    assert run("scan", "./last").out.startswith("To decide on before anything leaves\n./last:1:1: ")


def test_what_fits_nothing_is_told(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    assert run("scan", "gone.txt") == (
        1,
        "",
        (
            "ticlist: There is no saved reflection 'gone.txt'. Nor is there a file of that name.\n"
            "'ticlist list' shows which there are; 'last' means the newest.\n"
        ),
    )


def test_what_cannot_be_read_hides_nothing_and_is_no_clean_scan(run: Run, paths: Paths) -> None:
    put(paths, a_reflection(FIRST, context="LS2 9JT"))
    put(paths, a_reflection(SECOND))
    (paths.reflections / f"{SECOND}.toml").write_text("no", "utf-8")
    said = run("scan", "last")
    assert (said.code, said.out) == (1, "")
    assert SECOND in said.err
    assert "1 found" in run("scan", "last", "previous").out


def test_a_list_of_words_that_cannot_be_read_is_told(run: Run, paths: Paths) -> None:
    put(paths, a_reflection())
    paths.private_words.parent.mkdir(parents=True, exist_ok=True)
    paths.private_words.write_bytes(b"\xff")
    said = run("scan", "last")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("Is not UTF-8 text. Your private words are not looked for.\n")


# --- files ------------------------------------------------------------------------------------


def test_a_file_is_told_with_line_and_column(run: Run) -> None:
    Path("notes.txt").write_bytes("\ufeffNobody.\r\n\r\nSie ist in LS2 9JT, dort.\r\n".encode())
    assert run("scan", "notes.txt").out.splitlines()[1:3] == [
        "notes.txt:3:12: a postcode",
        "  Sie ist in [LS2 9JT], dort.",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"M1 1AE", (1, "<standard input>:1:1: a postcode", "")),
        (b"M1", (0, NOTHING.strip(), "")),
        (b"\xff", (1, "", "ticlist: <standard input>:1: Is not UTF-8 text.\n")),
        (b"x" * ((4 << 20) + 1), (1, "", "ticlist: Is larger than 4 MiB.\n")),
    ],
)
def test_standard_input_is_looked_through(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes, said: tuple[int, str, str]
) -> None:
    monkeypatch.setattr(
        "tests.commands.running.io.StringIO",
        lambda _: io.TextIOWrapper(io.BytesIO(data), "utf-8"),
    )
    code, out, err = run("scan", "-")
    lines = out.splitlines()
    assert (code, lines[1] if len(lines) > 1 else "".join(lines), err) == said


def test_without_standard_input_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ticlist.commands.scan.sys", type("NoInput", (), {"stdin": None}))
    assert run("scan", "-") == (1, "", "ticlist: There is no standard input.\n")


def test_a_pipe_is_no_file(run: Run) -> None:
    os.mkfifo("pipe")
    assert run("scan", "pipe") == (1, "", "ticlist: pipe: Is not a plain file.\n")


# --- for programs, and colour -----------------------------------------------------------------


def test_as_json(run: Run, paths: Paths) -> None:
    put(paths, a_reflection(context="So. It was Mr Okafor, once."))
    Path("notes.txt").write_text("LS2 9JT", "utf-8")
    said = run("scan", "last", "notes.txt", "--json")
    assert (said.code, said.err) == (1, "")
    assert json.loads(said.out) == {
        "format": 1,
        "hits": [
            {
                "file": "notes.txt",
                "line": 1,
                "column": 1,
                "kind": "postcode",
                "is_strong": True,
                "before": "",
                "found": "LS2 9JT",
                "after": "",
            },
            {
                "reflection": FIRST,
                "on": "2026-11-21",
                "section": None,
                "prompt": None,
                "part": "What it is about",
                "kind": "titled-name",
                "is_strong": False,
                "before": "It was ",
                "found": "Mr Okafor",
                "after": ", once.",
            },
        ],
        "remarks": [],
    }


def test_colour_only_adds(run: Run) -> None:
    Path("notes.txt").write_text("Mr Okafor at LS2 9JT", "utf-8")
    plain, bold = (run("scan", "notes.txt", f"--color={each}").out for each in ("never", "always"))
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
    assert "\x1b[1m[LS2 9JT]\x1b[0m" in bold
