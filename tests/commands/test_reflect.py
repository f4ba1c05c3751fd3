import datetime as dt
import os
from pathlib import Path

import pytest

from tests.commands.running import Program, Run
from tests.storage.making import FIRST, SECOND, a_draft, shelve
from ticlist.commands import asked, reflect
from ticlist.commands.plainly import is_plain_wanted
from ticlist.model.opening import Opening
from ticlist.plain import face
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

TODAY = dt.date(2026, 11, 21)
A_DAY = "A day looks like 2026-11-21, today, yesterday, or 30d for 30 days ago.\n"
NO_MONTH = f"'2026-11' is not a day that --on can take.\n{A_DAY}"
NO_CHECKLIST = (
    "There is no checklist 'scool'. Did you mean 'school'?\n"
    "'ticlist checklists' shows which there are.\n"
)
SEE_HELP = "'ticlist reflect --help' shows what it takes.\n"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (asked, reflect):
        monkeypatch.setattr(module, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def _a_checklist(paths: Paths) -> None:
    shelve(paths.checklists, "school")


CARE = """
[[section]]
id = "care"
principle = "culture"
title = "Care"

[[section.prompt]]
id = "plan"
text = "I plan care."
level = "competent"
"""


def with_care(paths: Paths, text: str | None = None) -> None:
    file = paths.checklists / "school.toml"
    file.write_text(f"{text or file.read_text('utf-8')}{CARE}", encoding="utf-8")


@pytest.mark.usefixtures("on_a_terminal")
def test_a_section_for_the_specially_trained_alone_is_opened_for_them(
    run: Run, program: Program, paths: Paths
) -> None:
    with_care(paths)
    said = run("reflect", "school", "--section", "care")
    told = "The prompts of 'care' are for people trained for specialist work."
    assert said == (2, "", f"ticlist: {told}\n'specialist = true' in the settings shows them.\n")
    said = run("reflect", "school", "--section", "car")
    assert said == (2, "", "ticlist: 'school' has no section 'car'.\nIt has safety.\n")
    paths.settings.write_text("specialist = true\n", encoding="utf-8")
    assert run("reflect", "school", "--section", "care").code == 0
    assert program.opening == Opening("school", "one", "care")


@pytest.mark.usefixtures("on_a_terminal")
def test_where_there_is_no_section_to_open_none_is_named(run: Run, paths: Paths) -> None:
    text = (paths.checklists / "school.toml").read_text("utf-8")
    with_care(paths, text[: text.index("[[section]]")])
    said = run("reflect", "school", "--section", "x")
    assert said == (2, "", "ticlist: 'school' has no section 'x'.\n")


# --- what the program is opened with ----------------------------------------------------------


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(
    ("arguments", "opening"),
    [
        ([], Opening()),
        (["--language", "cy"], Opening(language="cy")),
        (["school"], Opening("school")),
        (["school", "--short"], Opening("school", "short")),
        (["--full", "school"], Opening("school", "full")),
        (["school", "--section", "safety"], Opening("school", "one", "safety")),
        (["school", "--on", "2026-11-20"], Opening("school", on=dt.date(2026, 11, 20))),
        (["school", "--on", "yesterday"], Opening("school", on=dt.date(2026, 11, 20))),
        (["school", "--on", "today"], Opening("school", on=TODAY)),
        (["school", "--on=30d", "--full"], Opening("school", "full", on=dt.date(2026, 10, 22))),
        (["school", "--language", "cy"], Opening("school", language="cy")),
    ],
)
def test_the_program_opens_with_what_was_asked_for(
    run: Run, program: Program, paths: Paths, arguments: list[str], opening: Opening
) -> None:
    assert run("reflect", *arguments) == (0, "", "")
    assert program.opened == [(paths, opening)]


@pytest.mark.usefixtures("on_a_terminal", "program")
def test_what_the_environment_asks_of_textual_is_not_heeded(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DRIVER", "TEXTUAL_SCREENSHOT"):
        monkeypatch.setenv(name, "something")
    assert run("reflect").code == 0
    assert not [name for name in os.environ if name.startswith("TEXTUAL")]


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("exit_code", [0, 1])
def test_the_exit_code_is_the_programs(run: Run, program: Program, exit_code: int) -> None:
    program.exit_code = exit_code
    assert run("reflect").code == exit_code


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(
    ("arguments", "draft"),
    [
        (["--resume"], SECOND),
        (["--resume", "last"], SECOND),
        (["--resume", "previous"], FIRST),
        (["--resume", "k7f3xq"], FIRST),
        (["--resume=2026-11-21"], FIRST),
    ],
)
def test_resume_goes_on_with_a_draft_the_newest_unless_named(
    run: Run, program: Program, paths: Paths, arguments: list[str], draft: str
) -> None:
    for each in (FIRST, SECOND):
        Drafts(paths).keep(a_draft(each))
    assert run("reflect", *arguments) == (0, "", "")
    assert program.opening == Opening(draft=draft)


@pytest.mark.usefixtures("on_a_terminal")
def test_a_draft_can_be_gone_on_with_in_another_language(
    run: Run, program: Program, paths: Paths
) -> None:
    Drafts(paths).keep(a_draft())
    run("reflect", "--resume", "--language", "cy")
    assert program.opening == Opening(draft=FIRST, language="cy")


@pytest.mark.usefixtures("on_a_terminal")
def test_the_language_of_the_settings_is_left_to_the_program(
    run: Run, program: Program, paths: Paths
) -> None:
    paths.settings.write_text('language = "cy"')
    run("reflect", "school")
    assert program.opening == Opening("school")


# --- what is refused before the program opens -------------------------------------------------


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["scool"], 1, NO_CHECKLIST),
        (
            ["school", "--section", "saftey"],
            2,
            "'school' has no section 'saftey'. Did you mean 'safety'?\nIt has safety.\n",
        ),
        (["school", "--section="], 2, "'school' has no section ''.\nIt has safety.\n"),
        (["school", "--on", "2026-11"], 2, NO_MONTH),
        (["school", "--on="], 2, f"'' is not a day that --on can take.\n{A_DAY}"),
        (
            ["school", "--on", "2026-11-22"],
            2,
            "--on looks back: 2026-11-22 has not come yet.\n",
        ),
        (
            ["--short"],
            2,
            "--short goes with a checklist: ticlist reflect school --short ...\n",
        ),
        (["--full"], 2, "--full goes with a checklist: ticlist reflect school --full ...\n"),
        (
            ["--section", "safety"],
            2,
            "--section goes with a checklist: ticlist reflect school --section ...\n",
        ),
        (["--on", "today"], 2, "--on goes with a checklist: ticlist reflect school --on ...\n"),
        (["--resume"], 1, "There is no unfinished reflection.\n"),
        (
            ["school", "--resume"],
            2,
            "--resume goes with a draft, not with a checklist.\n",
        ),
        (
            ["--full", "--resume"],
            2,
            "--resume goes on as it was begun, without --full.\n",
        ),
        (
            ["--on", "today", "--resume"],
            2,
            "--resume goes on as it was begun, without --on.\n",
        ),
        (
            ["school", "--short", "--full"],
            2,
            f"'--short' and '--full' do not go together.\n{SEE_HELP}",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_plain_words(
    run: Run, program: Program, arguments: list[str], code: int, said: str
) -> None:
    assert run("reflect", *arguments) == (code, "", f"ticlist: {said}")
    assert program.opened == []


def test_pages_that_cannot_be_drawn_are_not_opened(run: Run, program: Program) -> None:
    run.terminals = {"stdin", "stdout"}
    said = "ticlist: Pages need a terminal.\n--plain asks line by line, without one.\n"
    assert run("reflect", "school") == (2, "", said)
    assert program.opened == []


def test_standard_output_need_not_be_a_terminal(run: Run, program: Program) -> None:
    run.terminals = {"stdin", "stderr"}
    assert run("reflect", "school").code == 0
    assert program.opening == Opening("school")


def test_a_mistake_in_the_arguments_is_told_before_the_want_of_a_terminal(run: Run) -> None:
    assert run("reflect", "scool").err.startswith("ticlist: There is no checklist 'scool'.")


@pytest.mark.usefixtures("on_a_terminal", "program")
def test_nothing_is_made_before_the_program_opens(run: Run, paths: Paths, tmp_path: Path) -> None:
    run("reflect", "school")
    assert not paths.data.exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "ticlist"]


# --- line by line -----------------------------------------------------------------------------


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Program:
    """Stands in for being asked line by line."""
    plain = Program()
    monkeypatch.setattr(face, "open_plain", plain.open_program)
    return plain


@pytest.mark.parametrize("arguments", [["school", "--plain"], ["--plain", "--full", "school"]])
@pytest.mark.usefixtures("on_a_terminal")
def test_line_by_line_is_chosen(
    run: Run, program: Program, plain: Program, arguments: list[str]
) -> None:
    plain.exit_code = 3
    assert run("reflect", *arguments).code == 3
    assert plain.opening == Opening("school", "full" if "--full" in arguments else None)
    assert program.opened == []


@pytest.mark.parametrize(
    ("name", "value", "is_plain"),
    [
        ("ACCESSIBLE", "1", True),
        ("ACCESSIBLE", "yes", True),
        ("ACCESSIBLE", "0", False),
        ("ACCESSIBLE", "False", False),
        ("ACCESSIBLE", "", False),
        ("TERM", "dumb", True),
        ("TERM", "vt100", False),
    ],
)
def test_the_environment_says_whether_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, *, is_plain: bool
) -> None:
    monkeypatch.setenv(name, value)
    assert is_plain_wanted() == is_plain


@pytest.mark.parametrize("arguments", [(), ("reflect",)])
@pytest.mark.usefixtures("on_a_terminal")
def test_the_environment_chooses_it(
    run: Run,
    program: Program,
    plain: Program,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert run(*arguments).code == 0
    assert plain.opening == Opening()
    assert program.opened == []


@pytest.mark.usefixtures("on_a_terminal")
def test_the_settings_choose_it(run: Run, program: Program, plain: Program, paths: Paths) -> None:
    paths.settings.write_text("plain = true\n", encoding="utf-8")
    assert run().code == 0
    assert plain.opening == Opening()
    assert program.opened == []


@pytest.mark.parametrize("terminals", [set(), {"stderr"}, {"stdout", "stderr"}])
def test_where_answers_come_from_no_terminal_they_are_lines(
    run: Run, program: Program, plain: Program, terminals: set[str]
) -> None:
    run.terminals = terminals
    assert run("reflect", "school").code == 0
    assert plain.opening == Opening("school")
    assert program.opened == []


@pytest.mark.parametrize(
    ("arguments", "opening"),
    [
        (["--plain"], Opening()),
        (["--plain", "reflect", "school", "--short"], Opening("school", "short")),
        (["--plain", "amend", "last"], Opening(amend=FIRST)),
        (["discuss", "last", "--plain"], Opening(discuss=FIRST)),
    ],
)
def test_it_is_an_option_of_ticlist_itself(
    run: Run, plain: Program, paths: Paths, arguments: list[str], opening: Opening
) -> None:
    Store(paths).save(a_draft().reflection)
    assert run(*arguments).code == 0
    assert plain.opening == opening


def test_with_other_commands_it_is_no_option(run: Run, plain: Program) -> None:
    assert run("--plain", "list").code == 2
    assert plain.opened == []


def test_an_answer_is_taken_from_standard_input(run: Run, paths: Paths) -> None:
    run.typed = "\n\n\n\n2\n"
    said = run("reflect", "school", "--plain")
    assert said.code == 1
    assert said.err == ""
    assert "What you wrote is kept as a draft." in said.out
    (draft,) = Drafts(paths).names()
    assert Drafts(paths).read(draft.id).reflection.sections[0].answers[0].answer == "sometimes"
