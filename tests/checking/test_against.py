"""An earlier version beside it: what is lost to old answers is told where it can be mended."""

import pytest

from tests.checking.telling import GOOD, changed, check, mistakes, remarks
from ticlist.checking.check import read_old

NEWER = GOOD.replace('version = "1"', 'version = "2"')
SAID = "I tell pupils beforehand."
MORE = """
[[section]]
id = "trust"
principle = "trust"
title = "Trust"

[[section.prompt]]
id = "kept"
text = "I do the small things that I said I would do."
source = ["ohid"]
"""


def told(new: str, old: str = GOOD) -> list[str]:
    result = check(new, old=old)
    assert result.mistakes == []
    return remarks(result)


def test_the_same_file_is_told_nothing_of() -> None:
    assert told(GOOD) == []
    assert told(NEWER) == []


def test_words_that_changed_without_a_new_wording_are_asked_about() -> None:
    new = changed(SAID, "I tell families first.", NEWER)
    what = "The words changed, 'wording' did not. New meaning? Then wording = 2."
    assert told(new) == [f"19:8-32 {what}"]
    assert told(new.replace('id = "told"', 'id = "told"\nwording = 2')) == []


@pytest.mark.parametrize("same", ["I tell pupils - beforehand!", "i tell  Pupils beforehand"])
def test_a_mended_comma_or_capital_changes_no_words(same: str) -> None:
    assert told(changed(SAID, same, NEWER)) == []


def test_each_language_is_put_beside_itself() -> None:
    two = changed(f'text = "{SAID}"', f'text.en = "{SAID}"\ntext.cy = "Rwy\'n dweud."', NEWER)
    assert not [each for each in told(two) if "words" in each]
    newer = changed("dweud", "gofyn", two)
    [what] = [each for each in told(newer, two) if "words" in each]
    assert what.startswith("20:11-")


def test_another_question_about_the_same_words_needs_a_new_wording_too() -> None:
    new = changed(f'text = "{SAID}"', f'text = "{SAID}"\nasks = "words"', NEWER)
    assert told(new) == ["20:8-15 It asks for something else now. Then wording = 2."]
    in_wellbeing = changed('principle = "safety"', 'strand = "wellbeing"', NEWER)
    [what] = told(in_wellbeing)
    assert what == "17:1-19 It asks for something else now. Then wording = 2."
    assert told(in_wellbeing, changed('principle = "safety"', 'strand = "wellbeing"')) == []


@pytest.mark.parametrize(
    ("wording", "place"),
    [("wording = 1\n", "20:11-12"), ("", "18:1-19"), ("wording = 2\n", "20:11-12")],
)
def test_a_wording_that_goes_back_is_a_mistake(wording: str, place: str) -> None:
    old = changed('id = "told"\n', 'id = "told"\nwording = 3\n')
    new = changed('id = "told"\n', f'id = "told"\n{wording}', NEWER).replace(
        "\n[[so", "\n\n[[so", 1
    )
    what = "'wording' was 3 before: it only ever goes on, so that answers stay apart."
    result = check(new, old=old)
    assert mistakes(result) == [f"{place} {what}"]


def test_what_vanished_is_told_and_its_id_is_not_to_be_used_again() -> None:
    what = "is not here any more. Its id is not to be used again for something else."
    assert told(NEWER, GOOD + MORE) == [
        f"1:1-1 The prompt 'kept' {what}",
        f"1:1-1 The section 'trust' {what}",
    ]


def test_a_prompt_that_only_moved_is_told_nothing_of() -> None:
    moved = (NEWER + MORE).replace('id = "kept"', 'id = "x"').replace('id = "told"', 'id = "kept"')
    moved = moved.replace('id = "x"', 'id = "told"')
    swapped = moved.replace(SAID, "?").replace(
        "I do the small things that I said I would do.", SAID
    )
    assert (
        told(swapped.replace("?", "I do the small things that I said I would do."), GOOD + MORE)
        == []
    )


def test_an_id_that_stands_for_something_else_now_is_asked_about() -> None:
    new = (
        (NEWER + MORE).replace('id = "kept"', 'id = "told"').replace('id = "told"', 'id = "new"', 1)
    )
    what = (
        "'told' stood in section 'safety' with quite other words."
        " Is it the same prompt? An id is never used again for something else."
    )
    assert told(new) == [f"28:6-12 {what}"]
    assert told(new.replace('id = "told"', 'id = "told"\nwording = 2')) == [f"28:6-12 {what}"]


def test_mended_words_in_another_section_are_the_same_prompt() -> None:
    old = GOOD + MORE
    new = (NEWER + MORE).replace("I do the small things that I", "I did the small things I")
    new = new.replace('id = "trust"', 'id = "trust-in-us"')
    assert [each for each in told(new, old) if "Is it the same" in each] == []


def test_a_version_that_did_not_change_though_the_content_did() -> None:
    what = "The version is still '1', and the content changed."
    assert told(changed('title = "Safety"', 'title = "Safe"')) == [f"4:11-14 {what}"]


def test_another_checklist_is_asked_about() -> None:
    other = changed('id = "ours"', 'id = "theirs"')
    assert told(NEWER, other) == [
        "2:6-12 The earlier file has the id 'theirs'. Is it this checklist?"
    ]


def test_an_earlier_version_need_not_be_without_mistakes() -> None:
    old = 'id = "ours"\n[[section]]\n[[section.prompt]]\nid = 1\nwording = "x"\n'
    old += f'[[section.prompt]]\nid = "told"\nwording = true\ntext = "{SAID}"\n'
    assert told(NEWER, old) == []


def test_what_is_no_toml_is_told_of_the_earlier_version() -> None:
    contents, unreadable = read_old(b"a = b\n")
    assert contents is None
    assert unreadable is not None
    assert [each.column for each in unreadable.mistakes] == [5]
    assert not unreadable.to_the_end
