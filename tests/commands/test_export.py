"""`ticlist export`: from the least, seen and decided on first, written once and over nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.sharing.reflections import WHOLE, another
from tests.storage.making import mode_of
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import Reflection
from ticlist.outgoing import (
    NOT_PRIVILEGED,
    NOTHING_FOUND,
    ONLY_ANOTHER_NAME,
    QUESTIONS,
    SHARE_LESS,
)
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths, current_paths

MAIL = "jo@harbour.example"
NAMED = f"Mrs Patel told me to write to {MAIL}."
SEEN = ["n", "n", "y", "n", "y"]
"""What is answered to the four questions, and that it is to be written."""


def put(paths: Paths, *reflections: Reflection) -> None:
    paths.reflections.mkdir(parents=True, exist_ok=True)
    for each in reflections:
        (paths.reflections / f"{each.id}.toml").write_bytes(reflection_bytes(each))


def saying(words: str, reflection: Reflection = WHOLE) -> Reflection:
    safety = reflection.sections[0]
    answers = (replace(safety.answers[0], note=words), *safety.answers[1:])
    return replace(
        reflection, sections=(replace(safety, answers=answers), *reflection.sections[1:])
    )


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "sheet.md"


@pytest.fixture
def answers(run: Run, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed, line after line; afterwards there is nobody any more."""
    run.terminals |= {"stdin", "stderr"}
    monkeypatch.setenv("LINES", "100")
    typed: list[str] = []

    def line() -> str:
        return f"{typed.pop(0)}\n" if typed else ""

    monkeypatch.setattr(
        "tests.commands.running.Terminal.readline", staticmethod(line), raising=False
    )
    return typed


# --- what is in -----------------------------------------------------------------------------------


def test_it_starts_from_the_least(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    assert run("export", "last", "--to", str(to), "--yes") == (0, f"{to}\n", "")
    text = to.read_text(encoding="utf-8")
    assert "More often than not" in text
    assert "November 2026" in text
    for never in ("NOTE", "CONTEXT", "REST", "WITHIN", "21 Nov", "k7f3xq", "STEP", "rivate"):
        assert never not in text
    assert mode_of(to) == 0o600


def test_parts_sections_prompts_and_passages_are_chosen(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    chosen = ("--include", "answers, words", "--section", "safety,trust", "--without", "noise")
    run("export", "last", "--to", str(to), "--yes", *chosen, "--passage", "told,tells:trust")
    text = to.read_text(encoding="utf-8")
    assert "NOTE\\-TOLD" in text or "NOTE-TOLD" in text
    assert "TELLS-TRUST" in text
    for never in ("NOISE", "TELLS-SAFETY", "CONTEXT", "TELLS-END", "REASON"):
        assert never not in text


def test_what_is_asked_of_an_account(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    asked = ("--event", "feedback", "--themes", "Promote safety", "--pseudonym", "Heron")
    run("export", "last", "--to", str(to), "--yes", "--layout", "account", *asked)
    text = to.read_text(encoding="utf-8")
    for said in ("Feedback I was given", "Promote safety", "Heron", "A reflective account"):
        assert said in text


def test_a_name_is_in_when_it_is_given(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    run("export", "last", "--to", str(to), "--yes", "--name", "Ana")
    assert "Ana" in to.read_text(encoding="utf-8")
    assert noted(paths)[0].parts == ("answers", "name")
    said = run("export", "last", "--to", f"{to}2.md", "--yes", "--include", "name")
    assert (said.code, said.err) == (2, "ticlist: --include name needs --name and the name.\n")


@pytest.mark.parametrize(
    ("which", "months"),
    [
        (["--since", "2026-02"], ["February", "March", "April"]),
        (["--until", "2026-02"], ["January", "February"]),
        (["--checklist", "clinic"], ["April"]),
        (["--since", "2026-01", "--checklist", "school"], ["January", "February", "March"]),
        (["2026-01", "last:clinic"], ["January", "April"]),
    ],
)
def test_several_are_named_or_fit(
    run: Run, paths: Paths, to: Path, which: list[str], months: list[str]
) -> None:
    put(paths, *(another(month) for month in (1, 2, 3)), another(4, checklist="clinic"))
    assert run("export", *which, "--to", str(to), "--yes").code == 0
    text = to.read_text(encoding="utf-8")
    for month in ("January", "February", "March", "April"):
        assert (f"{month} 2026" in text) == (month in months)


def test_one_that_is_named_twice_leaves_once(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    run("export", "last", WHOLE.id, "--to", str(to), "--yes")
    assert noted(paths)[0].reflections == (WHOLE.id,)


# --- where it goes --------------------------------------------------------------------------------


def test_never_over_a_file_that_is_there(run: Run, paths: Paths, to: Path) -> None:
    put(paths, WHOLE)
    to.write_text("mine", encoding="utf-8")
    said = run("export", "last", "--to", str(to), "--yes")
    assert said.code == 1
    assert "There is a file of this name already" in said.err
    assert to.read_text(encoding="utf-8") == "mine"
    assert noted(paths) == []


def test_standard_output_gets_the_file_and_nothing_else(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    said = run("export", "last", "--to", "-", "--format", "jsonl", "--yes")
    assert said.err == "ticlist: This went to standard output.\n"
    assert {json.loads(line)["kind"] for line in said.out.splitlines()} == {"answer"}
    assert noted(paths)[0].file == "standard output"


@pytest.mark.usefixtures("on_a_terminal")
def test_a_terminal_shows_text_and_no_bytes(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    assert "# A reflection" in run("export", "last", "--to", "-", "--format", "md", "--yes").out
    said = run("export", "last", "--to", "-", "--format", "docx", "--yes")
    assert (said.code, said.out) == (2, "")
    assert "a terminal cannot show it" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["last"], "It needs --to and a file"),
        (["last", "--to", "sheet"], "'' is no format there is."),
        (["last", "--to", "x.htm"], "'htm' is no format there is. Did you mean 'html'?"),
        (["last", "--to", "-"], "--to - needs --format."),
        (["--to", "x.md"], "It needs a reflection, or --since, --until or --checklist."),
        (["last", "--since", "2026", "--to", "x.md"], "Name reflections, or give --since"),
        (["--since", "2027", "--to", "x.md"], "No saved reflection fits that."),
        (["last", "--to", "/"], "'' is no format there is."),
        (["last", "--to", "/nowhere/x.md"], "There is no such folder."),
        (["last", "--to", "x.md", "--include", "word"], "Did you mean 'words'?"),
        (["last", "--to", "x.md", "--include", ""], "Nothing of what was chosen is in there."),
        (["last", "--to", "x.md", "--layout", "ful"], "Did you mean 'full'?"),
        (["last", "--to", "x.md", "--event", "other"], "nothing that --event takes"),
        (["last", "--to", "x.md", "--section", "safty"], "Did you mean 'safety'?"),
        (["last", "--to", "x.md", "--without", "tolt"], "Did you mean 'told'?"),
        (["last", "--to", "x.md", "--passage", "contxt"], "Did you mean 'context'?"),
        (["last", "--to", "x.md", "--keep", "mail:1"], "nothing that --keep takes"),
        (["last", "--to", "x.md", "--keep", "email:2"], "there are 0 of that kind"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    run: Run,
    paths: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    put(paths, WHOLE)
    monkeypatch.chdir(tmp_path)
    told = run("export", *arguments, "--yes")
    assert told.code in {1, 2}
    assert told.out == ""
    assert said in told.err
    assert not list(tmp_path.glob("x*"))
    assert noted(paths) == []


# --- what could identify --------------------------------------------------------------------------


def test_what_could_identify_stops_the_writing_until_it_is_decided(
    run: Run, paths: Paths, to: Path
) -> None:
    put(paths, saying(NAMED))
    chosen = ("export", "last", "--to", str(to), "--include", "words", "--yes")
    said = run(*chosen)
    assert (said.code, said.out) == (1, "")
    assert "an e-mail address: jo@harbour.example" in said.err
    assert "--keep email:1" in said.err
    assert "titled" not in said.err
    assert not to.exists()
    assert run(*chosen, "--keep", "email:2").code == 2
    assert run(*chosen, "--keep", "email:1").code == 0
    assert MAIL in to.read_text(encoding="utf-8").replace("\\", "")
    assert noted(paths)[0].kept == ("email:1",)


def test_the_name_of_the_file_is_looked_at_too(run: Run, paths: Paths, tmp_path: Path) -> None:
    put(paths, WHOLE)
    said = run("export", "last", "--to", str(tmp_path / f"{MAIL}.md"), "--yes")
    assert said.code == 1
    assert "The name of the file" in said.err
    assert list(tmp_path.glob("*.md")) == []


def test_many_places_are_told_in_few_lines(run: Run, paths: Paths, to: Path) -> None:
    put(paths, *(saying(f"{month}: {NAMED}", another(month)) for month in range(1, 7)))
    said = run("export", "--since", "2026", "--to", str(to), "--include", "words", "--yes")
    assert "and in 3 more places" in said.err


def test_where_private_words_cannot_be_read_nothing_leaves(
    run: Run, paths: Paths, to: Path
) -> None:
    put(paths, WHOLE)
    paths.private_words.parent.mkdir(parents=True, exist_ok=True)
    paths.private_words.write_bytes(b"\xff")
    said = run("export", "last", "--to", str(to), "--yes")
    assert said.code == 1
    assert "Your private words are not looked for." in said.err
    assert not to.exists()


# --- on a terminal --------------------------------------------------------------------------------


def test_without_a_terminal_somebody_has_to_say_that_it_was_seen(
    run: Run, paths: Paths, to: Path
) -> None:
    put(paths, WHOLE)
    said = run("export", "last", "--to", str(to))
    assert (said.code, said.out) == (2, "")
    assert "There is nobody to show it to and to ask." in said.err
    assert not to.exists()


def test_all_is_shown_and_asked_before_anything_is_written(
    run: Run, paths: Paths, to: Path, answers: list[str]
) -> None:
    put(paths, WHOLE)
    answers += SEEN
    said = run("export", "last", "--to", str(to))
    assert (said.code, said.out) == (0, f"{to}\n")
    assert said.err.startswith(f"{NOTHING_FOUND}\n")
    told = " ".join(said.err.split())
    at = [told.index(each) for each in ("This is exactly what leaves", NOT_PRIVILEGED)]
    at += [told.index(each) for each in (*QUESTIONS, "Write it?")]
    assert at == sorted(at)
    assert "ASKED-TOLD" in said.err
    assert SHARE_LESS not in said.err


@pytest.mark.parametrize(
    "typed",
    [[], ["stop"], [*SEEN[:-1], "n"], SEEN[:-1], ["n", "stop"], SEEN[:2]],
)
def test_whoever_stops_has_written_nothing(
    run: Run, paths: Paths, to: Path, answers: list[str], typed: list[str]
) -> None:
    put(paths, WHOLE)
    answers += typed
    said = run("export", "last", "--to", str(to))
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("ticlist: Nothing was written.\n")
    assert not to.exists()
    assert noted(paths) == []


def test_an_answer_that_gives_pause_says_one_may_share_less(
    run: Run, paths: Paths, to: Path, answers: list[str]
) -> None:
    put(paths, WHOLE)
    answers += ["yes", "s", "n", "what", "not sure", "y"]
    said = run("export", "last", "--to", str(to))
    assert said.code == 0
    assert said.err.count(SHARE_LESS) == 4
    assert said.err.count("That was none of these.") == 1


@pytest.mark.parametrize(
    ("typed", "leaves_and_not"),
    [
        (["n", ""], ("write to an address", MAIL)),
        (["k", "n"], ("a person told me", "Mrs Patel")),
        (["c", "a colleague", ""], ("write to a colleague", MAIL)),
        (["c", "ana@x.example", "n", ""], ("write to an address", "ana@x")),
        (["", "k", ""], (MAIL, "nothing")),
    ],
)
def test_each_thing_is_decided_on(
    run: Run, to: Path, answers: list[str], typed: list[str], leaves_and_not: tuple[str, str]
) -> None:
    put(current_paths(), saying(NAMED))
    answers += [*typed, *SEEN]
    said = run("export", "last", "--to", str(to), "--include", "words", "--passage", "told")
    assert said.code == 0, said.err
    text = to.read_text(encoding="utf-8").replace("\\", "")
    leaves, gone = leaves_and_not
    assert leaves in text
    assert gone not in text


def test_only_another_name_takes_something_out_of_the_name_of_the_file(
    run: Run, paths: Paths, tmp_path: Path, answers: list[str]
) -> None:
    put(paths, WHOLE)
    to = tmp_path / f"{MAIL}.md"
    answers += ["c", "n", "stop"]
    said = run("export", "last", "--to", str(to))
    assert (said.code, said.out) == (1, "")
    assert f"{ONLY_ANOTHER_NAME} 'stop' stops." in " ".join(said.err.split())
    assert not to.exists()
    answers += ["k", *SEEN]
    assert run("export", "last", "--to", str(to)).code == 0
    assert to.exists()


def test_it_is_shown_a_windowful_at_a_time(
    run: Run, paths: Paths, to: Path, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, WHOLE)
    monkeypatch.setenv("LINES", "12")
    answers += [*[""] * 20]
    said = run("export", "last", "--to", str(to))
    shown = said.err.split("Enter shows more; 'stop' stops.")
    assert len(shown) == 3
    assert all(len(each.splitlines()) <= 11 for each in shown[1:-1])


def test_letters_that_a_pdf_has_no_form_for_are_named(
    run: Run, paths: Paths, tmp_path: Path
) -> None:
    put(paths, saying("A letter of nobody: \U000f1234"))
    words = ("--include", "words", "--passage", "told", "--yes")
    said = run("export", "last", "--to", str(tmp_path / "x.pdf"), *words)
    assert said.code == 0
    assert "each stands as a box" in said.err
