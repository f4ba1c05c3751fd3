"""Which way a text runs, and its language."""

import pytest

from ticlist.sharing.lettering import allowed, language_and_region, runs_leftwards


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("one", False),
        ("é", False),
        ("… 1", False),
        ("«شرح» one", True),
        ("שלום", True),
        ("", False),
    ],
)
def test_a_text_runs_as_its_first_letter_does(text: str, leftwards: bool) -> None:  # noqa: FBT001
    assert runs_leftwards(text) is leftwards


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("cy", ("cy", "")),
        ("en-gb", ("en", "GB")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("ca-valencia", ("ca", "")),
        ("", ("", "")),
        ("no language", ("", "")),
    ],
)
def test_the_parts_of_a_language(tag: str, parts: tuple[str, str]) -> None:
    assert language_and_region(tag) == parts


def test_what_is_no_letter_has_a_stand_in() -> None:
    assert allowed("a\ufffeb\uffffc") == "a\ufffdb\ufffdc"
