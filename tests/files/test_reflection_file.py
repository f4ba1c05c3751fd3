"""The file of a reflection, held to the format key by key and byte by byte."""

import datetime as dt
import tomllib
from dataclasses import replace

import pytest

from tests.files.reflections import WHOLE
from ticlist.errors import FileRefusedError
from ticlist.files.reflection_file import (
    draft_bytes,
    read_draft,
    read_reflection,
    reflection_bytes,
    reflection_table,
)
from ticlist.model.answers import SHOWN
from ticlist.model.reflection import (
    ChecklistNamed,
    Closing,
    Draft,
    FollowedUp,
    Page,
    ReflectedSection,
    Reflection,
)

FILE = """\
format = 1
id = "2026-11-21-1430-school-k7f3xq"
on = 2026-11-21
started = 2026-11-21 14:30:05+00:00
saved = 2026-11-21 15:52:41+01:00
depth = "short"
language = "en"
context = "First week back with my tutor group."
written_with = "ticlist 0.1.0"
amended = [
    2026-11-22 08:00:00+00:00,
]
followed_up = [
    { step = "h2mnb4-2", outcome = "done", note = "At last." },
]
later = [
    { at = 2027-01-09 08:30:00+00:00, prompt = "noise", answer = "often", note = "Looking back." },
]
discussed = [
    { at = 2027-01-10 08:30:00+00:00, with_role = "supervisor", text = "We spoke." },
]

[checklist]
id = "school"
version = "2026.1"
title = "School"

[[section]]
id = "safety"
principle = "safety"
title = "Safety"
so_what = \"\"\"
It is calmer
than I thought.\"\"\"

[[section.answer]]
prompt = "told-beforehand"
wording = 1
asked = "I tell pupils beforehand."
answer = "often"
basis = [
    "seen",
    "person",
]
supervision = true
note = \"\"\"
What I \\"noticed\\",
said or did.\"\"\"

[[section.answer]]
prompt = "noise"
wording = 2
asked = "I notice the noise."
answer = "not_today"

[[section.step]]
id = "k7f3xq-1"
kind = "start"
text = "Put it up."
owner = "me"
by = 2026-12-05

[[section.step]]
id = "k7f3xq-2"
kind = "keep"
text = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
owner = "organisation"

[[section]]
id = "culture"
principle = "culture"
title = "Culture"
left_out = true

[[section]]
id = "wellbeing"
strand = "wellbeing"
title = "Me"
private = true
so_what = "Rest."

[close]
so_what = "So."
supervision = "The bell."
private = "I was tired."
step = [
    { id = "k7f3xq-3", kind = "stop", text = "Less.", owner = "team" },
]
"""

LEAST = """\
format = 1
id = "a"
on = 2026-11-21
started = 2026-11-21T14:30:05Z
[checklist]
id = "school"
version = "1"
title = "School"
"""

ANSWER = """\
[[section]]
id = "s"
title = "S"
[[section.answer]]
prompt = "p"
asked = "Q"
"""


def refusal(text: str) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_reflection(text.encode(), where="a.toml")
    return caught.value


def test_the_file_of_a_reflection_is_this() -> None:
    assert reflection_bytes(WHOLE).decode() == FILE


def test_an_empty_reflection_has_the_keys_that_every_one_has() -> None:
    empty = Reflection(
        id="a",
        on=dt.date(2026, 11, 21),
        started=dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC),
        depth="full",
        language="en",
        written_with="ticlist 0.1.0",
        checklist=ChecklistNamed("school", "1", "School"),
    )
    assert list(reflection_table(empty)) == [
        "format",
        "id",
        "on",
        "started",
        "depth",
        "language",
        "written_with",
        "checklist",
    ]
    least = read_reflection(LEAST.encode(), where="a.toml")
    assert replace(least, written_with="ticlist 0.1.0") == empty


def test_the_context_stands_in_the_first_kibibyte_of_a_file_that_was_often_amended() -> None:
    often = replace(WHOLE, amended=WHOLE.amended * 500)
    assert b'\ncontext = "First week back with my tutor group."\n' in reflection_bytes(often)[:1024]


def test_a_draft_is_a_reflection_with_the_page_where_it_was_left() -> None:
    draft = Draft(replace(WHOLE, saved=None), Page("prompt", "safety", "noise"), "b", "ab" * 32)
    table = tomllib.loads(draft_bytes(draft).decode())
    assert table.pop("draft") == {
        "page": "prompt",
        "section": "safety",
        "prompt": "noise",
        "amends": "b",
        "checklist_sha256": "ab" * 32,
    }
    assert table == reflection_table(draft.reflection)
    assert "saved" not in table


def test_a_draft_left_before_the_start_names_its_page_alone() -> None:
    table = tomllib.loads(draft_bytes(Draft(WHOLE)).decode())
    assert table["draft"] == {"page": "before"}
    assert read_draft(reflection_bytes(WHOLE), where="a.toml") == Draft(WHOLE)


def test_a_page_that_nobody_knows_costs_a_draft_no_words() -> None:
    text = FILE.replace("[checklist]", '[draft]\npage = "seance"\nsection = 1\n\n[checklist]')
    assert read_draft(text.encode(), where="a.toml") == Draft(WHOLE, Page("before"))


def test_a_reflection_that_still_has_a_page_is_read_without_it() -> None:
    draft = Draft(WHOLE, Page("prompt", "safety", "noise"))
    assert read_reflection(draft_bytes(draft), where="a.toml") == WHOLE


@pytest.mark.parametrize(
    ("key", "spelt", "said"),
    [
        ("format = 1", "format = 2", "Has format 2; this ticlist reads format 1."),
        ("format = 1", "format = 0", "Has format 0; this ticlist reads format 1."),
        ("format = 1\n", "", "Has no format number; this ticlist reads format 1."),
        ("format = 1", "format = '1'", "Has no format number; this ticlist reads format 1."),
    ],
)
def test_another_format_is_refused_whatever_else_is_in_the_file(
    key: str, spelt: str, said: str
) -> None:
    error = refusal(LEAST.replace(key, spelt).replace("on = 2026-11-21", "on = 5"))
    assert (error.what, error.where) == (said, "a.toml")
    assert error.what_to_do == "It was left as it is. A newer ticlist may be able to read it."


@pytest.mark.parametrize(
    ("before", "after", "where", "said"),
    [
        ('id = "a"\n', "", "1:1", "'id' is missing."),
        ("on = 2026-11-21\n", "", "1:1", "'on' is missing."),
        ("started = 2026-11-21T14:30:05Z\n", "", "1:1", "'started' is missing."),
        (
            "on = 2026-11-21\n",
            'on = "Sam"\n',
            "3:1",
            "'on' has to be a day like 2026-11-21, without quotes.",
        ),
        (
            "14:30:05Z",
            "14:30:05",
            "4:1",
            "'started' has to be a time like 2026-11-21T14:30:05+00:00.",
        ),
        ('version = "1"\n', "", "5:1", "'version' is missing."),
        (
            'id = "a"',
            'id = "a"\ndepth = "Sam"',
            "3:1",
            "'depth' has to be one of short, full, one.",
        ),
        ('id = "a"', 'id = " "', "2:1", "'id' is empty."),
        ('id = "a"', "id = 'a'\nclose = 'Sam'", "3:1", "'close' has to be a table: [close]."),
        (
            'title = "School"\n',
            'title = "School"\n[section]\nid = "Sam"\n',
            "9:1",
            "'section' has to be a list of tables: [[section]].",
        ),
        (
            'title = "School"\n',
            f'title = "School"\n{ANSWER}answer = "I told Sam"\n',
            "15:1",
            f"'answer' has to be one of {', '.join(SHOWN)}.",
        ),
        (
            'title = "School"\n',
            'title = "School"\n[[later]]\nprompt = "p"\n',
            "9:1",
            "'at' is missing.",
        ),
        (
            'title = "School"\n',
            'title = "School"\n[[discussed]]\nat = 2026-11-21\ntext = "Sam"\n',
            "10:1",
            "'at' has to be a time like 2026-11-21T14:30:05+00:00.",
        ),
        (
            'title = "School"\n',
            'title = "School"\n[[followed_up]]\nstep = "s"\noutcome = "Sam"\n',
            "11:1",
            "'outcome' has to be one of done, tried, changed_my_mind, still_want_to, not_mine.",
        ),
        (
            'title = "School"\n',
            'title = "School"\n[[close.step]]\nid = "s"\ntext = "Sam"\nkind = "Sam"\n',
            "12:1",
            "'kind' has to be one of keep, stop, start.",
        ),
        (
            'title = "School"\n',
            'title = "School"\n[[close.step]]\nid = "s"\ntext = "Sam"\nowner = "Sam"\n',
            "12:1",
            "'owner' has to be one of me, team, organisation.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_shows_no_words_of_the_file(
    before: str, after: str, where: str, said: str
) -> None:
    assert before in LEAST
    error = refusal(LEAST.replace(before, after, 1))
    assert (error.where, error.what) == (f"a.toml:{where}", said)
    assert "Sam" not in str(error)


def test_a_reflection_without_its_checklist_is_refused() -> None:
    error = refusal(LEAST[: LEAST.index("[checklist]")])
    assert str(error) == "a.toml:1:1: [checklist] is missing."


def test_a_reflection_may_leave_out_what_has_a_default() -> None:
    text = f'{LEAST}{ANSWER}[[section.step]]\nid = "1"\ntext = "T"\n[[followed_up]]\nstep = "x"\n'
    reflection = read_reflection(text.encode(), where="a.toml")
    [section] = reflection.sections
    assert (reflection.depth, reflection.language, reflection.written_with) == ("full", "en", "")
    assert section.answers[0].wording == 1
    assert (section.steps[0].kind, section.steps[0].owner) == ("start", "me")
    assert reflection.followed_up == (FollowedUp("x", "still_want_to"),)
    assert (section.private, section.left_out) == (False, False)
    assert reflection.close == Closing()


def test_a_text_that_was_emptied_by_hand_counts_as_absent_and_costs_no_other_word() -> None:
    answer = f'{ANSWER}answer = ""\nnote = "  "\nbasis = []\n'
    text = LEAST.replace('id = "a"', 'id = "a"\ncontext = ""\nlanguage = ""\ndepth = ""')
    text += f'{answer}[close]\nprivate = ""\nso_what = "Kept."\n'
    reflection = read_reflection(text.encode(), where="a.toml")
    assert (reflection.context, reflection.language, reflection.depth) == (None, "en", "full")
    assert reflection.sections[0].answers[0].is_empty
    assert reflection.close == Closing(so_what="Kept.")


OTHER = ANSWER.replace('"s"', '"t"')
TWICE = ANSWER[ANSWER.index("[[section.answer]]") :]


@pytest.mark.parametrize(
    ("sections", "where", "said"),
    [
        (ANSWER + TWICE, "16:1", "The prompt 'p' is answered twice."),
        (ANSWER + OTHER, "19:1", "The prompt 'p' is answered twice."),
        (ANSWER + ANSWER.replace('"p"', '"q"'), "16:1", "The section 's' stands here twice."),
        (
            ANSWER.replace('"p"', f'"{"p" * 99}"') + OTHER.replace('"p"', f'"{"p" * 99}"'),
            "19:1",
            f"The prompt '{'p' * 57}...' is answered twice.",
        ),
    ],
)
def test_what_stands_twice_is_refused_with_its_place_and_none_of_it_is_dropped(
    sections: str, where: str, said: str
) -> None:
    text = f"{LEAST}{sections}"
    error = refusal(text)
    assert (error.where, error.what) == (f"a.toml:{where}", said)
    with pytest.raises(FileRefusedError, match="twice"):
        read_draft(text.encode(), where="a.toml")


def test_control_characters_that_a_reflection_holds_are_kept_for_the_screen_to_show() -> None:
    text = LEAST.replace('id = "a"', 'id = "a"\ncontext = "a\\u001b\\u202eb"')
    assert read_reflection(text.encode(), where="a.toml").context == "a\x1b\u202eb"


def test_an_inline_spelling_is_the_same_reflection() -> None:
    text = (
        'format=1\nid="a"\non=2026-11-21\nstarted=2026-11-21T14:30:05+00:00\n'
        "checklist={id='school',version='1',title='School'}\n"
        'section=[{id="s",title="S",left_out=true}]\n'
        'close.so_what="So."\n'
    )
    least = read_reflection(LEAST.encode(), where="a.toml")
    assert read_reflection(text.encode(), where="a.toml") == replace(
        least,
        sections=(ReflectedSection("s", "S", left_out=True),),
        close=Closing(so_what="So."),
    )
