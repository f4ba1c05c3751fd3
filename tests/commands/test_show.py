import datetime as dt
import json
from dataclasses import replace

import pytest

from tests.commands.running import Run
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, NOTE, SECOND, STARTED, a_reflection, keep
from tests.storage.tree import standing
from ticlist.files.reflection_file import reflection_bytes, reflection_table
from ticlist.model.reading import PRIVATE
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.storage.paths import Paths

WHOLE = replace(
    a_reflection(),
    sections=(
        ReflectedSection(
            "safety",
            "Safety",
            principle="safety",
            so_what="I hurry.",
            answers=(
                Answer(
                    "told-beforehand",
                    1,
                    "I tell pupils beforehand about changes of routine, room or adult, always.",
                    "often",
                    ("seen", "person"),
                    supervision=True,
                    note="One line.\n\nAnother.",
                ),
            ),
            steps=(Step("k7f3xq-1", "stop", "Rushing.", "team", dt.date(2026, 12, 5)),),
        ),
        ReflectedSection("culture", "Culture", principle="culture", left_out=True),
        ReflectedSection("wellbeing", "Myself", strand="wellbeing", private=True, so_what="Tired."),
    ),
    close=Closing(
        so_what="Slower.",
        supervision="The corridor.",
        private="For me.",
        steps=(Step("k7f3xq-2", "keep", "The board.", "me"),),
    ),
    followed_up=(FollowedUp("h2mnb4-1", "changed_my_mind", "Not now."),),
    later=(LaterLook(STARTED, "told-beforehand", "sometimes", "I see it now."),),
    discussed=(Discussed(STARTED, "We talked.", "supervisor"),),
)

SHOWN = f"""\
School, 21 November 2026
========================
  Short, version 2026.1
  An odd week.

Safety
------

I tell pupils beforehand about changes of routine, room or adult, always.
  More often than not
  It rests on: something I saw or did; the people we work with told us.
  One line.

  Another.
  To talk about in supervision.

What does this tell me?
  I hurry.

Stop (my team, by 5 December 2026)
  Rushing.

Culture
-------
  Left out today.

Myself
------
  {PRIVATE}

What does this tell me?
  Tired.

At the end
----------

What does this tell me?
  Slower.

Keep (me)
  The board.

One thing to take to supervision
  The corridor.

{PRIVATE}
  For me.

What became of earlier steps
----------------------------

h2mnb4-1
  Changed my mind
  Not now.

Looked at again on 21 November 2026
-----------------------------------

I tell pupils beforehand about changes of routine, room or adult, always.
  Now and then
  I see it now.

Discussed with supervisor on 21 November 2026
---------------------------------------------
  We talked.
"""


def put(paths: Paths, reflection: Reflection) -> None:
    keep(paths, reflection.id)
    (paths.reflections / f"{reflection.id}.toml").write_bytes(reflection_bytes(reflection))


# --- as text ----------------------------------------------------------------------------------


def test_a_reflection_is_shown_whole(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    assert run("show", FIRST) == (0, SHOWN, "")


@pytest.mark.parametrize("words", ["last", "last:school", "k7f3xq", "2026-11-21"])
def test_it_can_be_named_by_words(run: Run, paths: Paths, words: str) -> None:
    keep(paths, FIRST)
    assert run("show", words).out.startswith("School, 21 November 2026\n")


def test_what_fits_none_is_told(run: Run, paths: Paths) -> None:
    assert run("show", "last") == (1, "", "ticlist: There is no saved reflection.\n")
    keep(paths, FIRST)
    told = "'ticlist list' shows which there are; 'last' means the newest.\n"
    assert run("show", "2027") == (1, "", f"ticlist: There is no saved reflection '2027'.\n{told}")


def test_what_cannot_be_read_is_told_without_a_word_of_it(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    file.write_text(file.read_text().replace("[checklist]", f"[{NOTE}]"))
    said = run("show", "last")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"ticlist: {file}:")
    assert NOTE not in said.err


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_every_hostile_file_is_told_with_its_place_and_left_as_it_is(
    run: Run, paths: Paths, hostile: Hostile
) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{SECOND}.toml"
    hostile.put(file)
    before = standing(paths.data)
    said = run("show", "last")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"ticlist: {file}{hostile.place}: {hostile.told_on_reading}\n")
    assert run("show", "last", "--json").code == 1
    assert run("show", "previous").code == 0
    assert standing(paths.data) == before


def test_no_line_is_wider_than_78_columns_and_headings_are_underlined_as_wide_as_they_are(
    run: Run, paths: Paths
) -> None:
    section = ReflectedSection("safety", "安全", principle="safety", so_what="word " * 40)
    named = ChecklistNamed("school", "1", "A long title of a checklist " * 4)
    put(paths, replace(a_reflection(), checklist=named, sections=(section,), context="x" * 200))
    lines = run("show", "last").out.splitlines()
    assert max(map(len, lines)) <= 78
    assert lines[:3] == [
        "A long title of a checklist A long title of a checklist A long title of a",
        "checklist A long title of a checklist , 21 November 2026",
        "=" * 73,
    ]
    assert lines[lines.index("安全") + 1] == "----"


def test_a_title_of_several_lines_stays_a_heading(run: Run, paths: Paths) -> None:
    put(paths, replace(a_reflection(), checklist=ChecklistNamed("school", "1", "One\nTwo")))
    assert run("show", "last").out.startswith(f"One Two, 21 November 2026\n{'=' * 25}\n")


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x07", "\x9b", "\u202e", "\u2028", "\r"])
@pytest.mark.parametrize("color", ["always", "never"])
def test_nothing_that_was_written_acts_on_the_terminal(
    run: Run, paths: Paths, odd: str, color: str
) -> None:
    put(
        paths,
        replace(
            a_reflection(context=f"Before{odd}after."),
            checklist=ChecklistNamed("school", "1", f"School{odd}"),
            close=Closing(private=f"Private{odd}."),
        ),
    )
    said = run("show", "last", f"--color={color}")
    assert said.code == 0
    assert odd not in said.out
    assert "Before" in said.out
    assert "after." in said.out


def test_an_earlier_step_is_shown_in_its_words_where_it_can_be_found(
    run: Run, paths: Paths
) -> None:
    earlier = replace(a_reflection("2026-11-01-0900-school-h2mnb4"), followed_up=())
    steps = (Step("h2mnb4-1", "stop", "Rushing from\none room to the next.", "me"),)
    put(paths, replace(earlier, close=Closing(steps=steps)))
    put(paths, WHOLE)
    words = "\nStop: Rushing from\none room to the next.\n  Changed my mind\n  Not now.\n"
    assert words in run("show", FIRST).out


# --- bold -------------------------------------------------------------------------------------

BOLD = "\x1b[1mSchool, 21 November 2026\x1b[0m\n========================\n"
PLAIN = "School, 21 November 2026\n========================\n"


def test_always_makes_titles_and_section_headings_bold_and_nothing_else(
    run: Run, paths: Paths
) -> None:
    put(paths, WHOLE)
    out = run("show", "last", "--color=always").out
    bold = [line for line in out.splitlines() if "\x1b" in line]
    assert bold == [
        f"\x1b[1m{heading}\x1b[0m"
        for heading in (
            "School, 21 November 2026",
            "Safety",
            "Culture",
            "Myself",
            "At the end",
            "What became of earlier steps",
            "Looked at again on 21 November 2026",
            "Discussed with supervisor on 21 November 2026",
        )
    ]
    assert out.replace("\x1b[1m", "").replace("\x1b[0m", "") == SHOWN


def test_what_does_not_go_to_a_terminal_is_plain(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    assert run("show", "last").out.startswith(PLAIN)
    assert run("show", "last", "--color", "auto").out.startswith(PLAIN)


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(
    ("options", "env", "begins"),
    [
        ([], {}, BOLD),
        (["--color=auto"], {}, BOLD),
        (["--color=never"], {}, PLAIN),
        ([], {"NO_COLOR": "1"}, PLAIN),
        ([], {"NO_COLOR": ""}, BOLD),
        ([], {"TERM": "dumb"}, PLAIN),
        ([], {"TERM": "dumb", "FORCE_COLOR": "1"}, BOLD),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, PLAIN),
        (["--color=always"], {"NO_COLOR": "1", "TERM": "dumb"}, BOLD),
        (["--color=never"], {"FORCE_COLOR": "1"}, PLAIN),
    ],
)
def test_the_option_decides_before_the_environment_and_that_before_the_terminal(
    run: Run,
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    *,
    options: list[str],
    env: dict[str, str],
    begins: str,
) -> None:
    keep(paths, FIRST)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert run("show", "last", *options).out.startswith(begins)


@pytest.mark.parametrize(("value", "begins"), [("1", BOLD), ("0", BOLD), ("", PLAIN)])
def test_force_color_counts_without_a_terminal_unless_it_is_empty(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, value: str, begins: str
) -> None:
    keep(paths, FIRST)
    monkeypatch.setenv("FORCE_COLOR", value)
    assert run("show", "last").out.startswith(begins)


def test_it_is_standard_output_that_has_to_be_a_terminal(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    run.terminals |= {"stdin", "stderr"}
    assert run("show", "last").out.startswith(PLAIN)


@pytest.mark.parametrize(
    ("when", "meant"), [("allways", " Did you mean 'always'?"), ("yes", ""), ("", "")]
)
def test_another_word_is_told_with_those_there_are(run: Run, when: str, meant: str) -> None:
    said = f"ticlist: '{when}' is nothing that --color takes.{meant}\n"
    told = f"{said}It takes auto, always, never.\n"
    assert run("show", "last", f"--color={when}") == (2, "", told)


# --- for other programs -----------------------------------------------------------------------


def test_json_holds_the_reflection_as_it_is_in_its_file(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    shown = json.loads(run("show", "last", "--json", "--color=always").out)
    assert list(shown) == ["format", "reflection"]
    assert shown["format"] == 1
    reflection = shown["reflection"]
    assert list(reflection) == list(reflection_table(WHOLE))
    assert reflection["on"] == "2026-11-21"
    assert reflection["started"] == "2026-11-21T14:30:05+00:00"
    assert reflection["section"][0]["step"][0]["by"] == "2026-12-05"
    assert reflection["section"][0]["answer"][0] == {
        "prompt": "told-beforehand",
        "wording": 1,
        "asked": WHOLE.sections[0].answers[0].asked,
        "answer": "often",
        "basis": ["seen", "person"],
        "supervision": True,
        "note": "One line.\n\nAnother.",
    }


def test_json_holds_what_a_newer_ticlist_wrote_times_and_all(run: Run, paths: Paths) -> None:
    keep(paths, SECOND)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_text(f"mood = 2026-01-02T03:04:05Z\nat = 09:15:00\n{file.read_text()}")
    reflection = json.loads(run("show", SECOND, "--json").out)["reflection"]
    assert (reflection["mood"], reflection["at"]) == ("2026-01-02T03:04:05+00:00", "09:15:00")


def test_numbers_that_json_has_not_are_texts_as_in_the_file(run: Run, paths: Paths) -> None:
    keep(paths, SECOND)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_text(f"a = nan\nb = [inf, -inf, 1.5]\nc = {{ d = +nan }}\n{file.read_text()}")
    out = run("show", SECOND, "--json").out
    reflection = json.loads(out, parse_constant=pytest.fail)["reflection"]
    odd = {"a": "nan", "b": ["inf", "-inf", 1.5], "c": {"d": "nan"}}
    assert {key: reflection[key] for key in odd} == odd


def test_json_is_plain_ascii_whatever_was_written(run: Run, paths: Paths) -> None:
    put(paths, a_reflection(context="\x1b]0;title\x07 安全 \u202e"))
    out = run("show", "last", "--json").out
    assert out.isascii()
    assert out.replace("\n", "").isprintable()
    assert json.loads(out)["reflection"]["context"] == "\x1b]0;title\x07 安全 \u202e"
