"""Words are found where somebody wrote them, newest first, and nowhere else."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.reflections import reflections
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, SECOND, STARTED, THIRD, a_reflection, home_in
from tests.storage.tree import standing
from ticlist.files.reflection_file import reflection_bytes
from ticlist.lookback.find import Finder, Hit, Unreadable, finds, texts_of
from ticlist.model.reading import blocks_of
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
from ticlist.storage.store import Store


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home_in(tmp_path / "person")


@pytest.fixture
def store(paths: Paths) -> Store:
    paths.reflections.mkdir(parents=True)
    return Store(paths)


def put(store: Store, *kept: Reflection) -> None:
    for each in kept:
        store.path_of(each.id).write_bytes(reflection_bytes(each))


def found(store: Store, words: str) -> list[Hit | Unreadable]:
    return list(finds(store, store.names(), words))


def hits(store: Store, words: str) -> list[Hit]:
    every = found(store, words)
    assert all(isinstance(each, Hit) for each in every)
    return [each for each in every if isinstance(each, Hit)]


# Every text in it that somebody wrote holds "mine" and a word of its own; every other one "theirs".
WHOLE = Reflection(
    id=FIRST,
    on=dt.date(2026, 11, 21),
    started=STARTED,
    saved=STARTED,
    depth="full",
    language="theirs",
    written_with="theirs",
    context="mine one",
    checklist=ChecklistNamed("theirs", "theirs", "theirs"),
    sections=(
        ReflectedSection(
            "safety",
            "Safety of theirs",
            principle="theirs",
            answers=(
                Answer("told", 1, "theirs told", "not_role", ("seen",), note="mine two"),
                Answer("noise", 1, "theirs noise", "often", more={"newer": "theirs"}),
            ),
            so_what="mine three",
            steps=(Step("theirs-1", "stop", "mine four", "me"),),
            more={"newer": "theirs"},
        ),
        ReflectedSection("culture", "Culture", left_out=True, so_what="mine five"),
    ),
    close=Closing(
        "mine six", "mine eight", "mine nine", (Step("theirs-2", "keep", "mine seven", "team"),)
    ),
    followed_up=(FollowedUp("theirs-0", "done", "mine ten"), FollowedUp("theirs", "tried")),
    later=(LaterLook(STARTED, "noise", "often", "mine eleven"), LaterLook(STARTED, "told")),
    discussed=(
        Discussed(STARTED, "mine thirteen", "mine twelve"),
        Discussed(STARTED, "mine fourteen"),
    ),
    more={"newer": "theirs"},
)

PARTS = [
    (None, None, "What it is about", "one"),
    ("safety", "told", "Safety of theirs, what I noticed", "two"),
    ("safety", None, "Safety of theirs, what it tells me", "three"),
    ("safety", None, "Safety of theirs, what to stop", "four"),
    ("culture", None, "Culture, what it tells me", "five"),
    (None, None, "At the end, what it tells me", "six"),
    (None, None, "At the end, what to keep", "seven"),
    (None, None, "At the end, to take to supervision", "eight"),
    (None, None, "At the end, private", "nine"),
    (None, None, "What became of an earlier step", "ten"),
    (None, "noise", "Looked at again on 21 November 2026", "eleven"),
    (None, None, "With whom it was discussed on 21 November 2026", "twelve"),
    (None, None, "Discussed on 21 November 2026", "thirteen"),
    (None, None, "Discussed on 21 November 2026", "fourteen"),
]


def test_every_text_that_somebody_wrote_is_looked_through_in_the_order_it_is_read(
    store: Store,
) -> None:
    put(store, WHOLE)
    every = hits(store, "MINE")
    assert [
        (each.text.section, each.text.prompt, each.text.part, each.after.strip()) for each in every
    ] == PARTS
    assert {(each.name.id, each.name.on, each.before, each.found) for each in every} == {
        (FIRST, "2026-11-21", "", "mine")
    }


@pytest.mark.parametrize(
    "word", ["theirs", "often", "not_role", "safety", "culture", "2026", "school", "note", "mine-"]
)
def test_the_words_of_prompts_titles_ids_keys_and_answers_are_not_looked_through(
    store: Store, word: str
) -> None:
    put(store, WHOLE)
    assert not found(store, word)


def test_what_is_found_stands_whole_in_what_is_read() -> None:
    blocks = [(each.section, each.prompt, each.text) for each in blocks_of(WHOLE)]
    texts = [(each.section, each.prompt, each.words) for each in texts_of(WHOLE)]
    assert [each for each in texts if each not in blocks] == [(None, None, "mine twelve")]


def test_a_long_title_is_shortened_in_the_words_for_a_place(store: Store) -> None:
    section = ReflectedSection("safety", "A\x1b[2J long\ntitle " * 9, so_what="Here.")
    put(store, replace(a_reflection(), sections=(section,)))
    (hit,) = hits(store, "here")
    assert (
        hit.text.part == "A\u241b[2J long title A\u241b[2J long title A\u241b[..., what it tells me"
    )


def test_each_place_in_a_text_is_a_hit_in_its_sentence(store: Store) -> None:
    put(store, a_reflection(context="The Café. I like a cafe\u0301 so\nmuch. Cafés!"))
    assert [(each.before, each.found, each.after) for each in hits(store, "CAFE")] == [
        ("The ", "Café", "."),
        ("I like a ", "cafe\u0301", " so\nmuch."),
        ("", "Café", "s!"),
    ]
    (hit,) = hits(store, " so  MUCH.\n")
    assert (hit.before, hit.found, hit.after) == ("I like a cafe\u0301 ", "so\nmuch.", "")


def test_the_newest_come_first_and_a_file_is_read_only_when_its_turn_comes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, *(a_reflection(each, context=f"Week {each}") for each in (FIRST, SECOND, THIRD)))
    opened: list[str] = []
    read = Store.bytes_of

    def watched(self: Store, reflection_id: str) -> bytes:
        opened.append(reflection_id)
        return read(self, reflection_id)

    monkeypatch.setattr(Store, "bytes_of", watched)
    finding = finds(store, store.names(), "week")
    assert not opened
    first = next(finding)
    assert (first.name.id, opened) == (THIRD, [THIRD])
    assert [each.name.id for each in finding] == [SECOND, FIRST]


def test_a_file_that_cannot_hold_it_is_not_parsed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, a_reflection())
    monkeypatch.setattr("ticlist.lookback.find.read_reflection", pytest.fail)
    assert not found(store, "elsewhere")


@pytest.mark.parametrize("words", ["", " \n ", "\u0301"])
def test_where_nothing_is_looked_for_no_file_is_opened(
    store: Store, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    put(store, a_reflection())
    monkeypatch.setattr(Store, "bytes_of", pytest.fail)
    assert Finder(store, words).is_empty
    assert not found(store, words)


def test_what_is_looked_for_is_not_nothing(store: Store) -> None:
    assert not Finder(store, "a").is_empty


def test_a_file_that_may_hold_it_and_cannot_be_read_is_told_and_hides_no_other(
    store: Store,
) -> None:
    put(store, a_reflection(FIRST), a_reflection(SECOND), a_reflection(THIRD))
    broken = store.path_of(SECOND)
    broken.write_bytes(broken.read_bytes() + b"\n=")
    first, wrong, last = found(store, "an odd week")
    assert (first.name.id, last.name.id) == (THIRD, FIRST)
    assert isinstance(wrong, Unreadable)
    assert wrong.name.id == SECOND
    assert str(wrong.error).startswith(f"{broken}:")
    assert not found(store, "elsewhere")


def test_one_that_has_gone_since_it_was_named_holds_nothing(store: Store) -> None:
    put(store, a_reflection(FIRST), a_reflection(SECOND))
    names = store.names()
    store.path_of(SECOND).unlink()
    (hit,) = finds(store, names, "odd")
    assert hit.name.id == FIRST


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
@pytest.mark.parametrize("words", ["odd week", "nowhere in it"])
def test_no_hostile_file_hides_another_or_is_changed(
    store: Store, paths: Paths, hostile: Hostile, words: str
) -> None:
    put(store, a_reflection(FIRST, context="An odd week, nowhere in it."))
    put(store, a_reflection(THIRD, context="An odd week, nowhere in it."))
    hostile.put(store.path_of(SECOND))
    before = standing(paths.data)
    first, *between, last = found(store, words)
    assert (first.name.id, last.name.id) == (THIRD, FIRST)
    for each in between:
        assert isinstance(each, Unreadable)
        assert each.error.what == hostile.told_on_reading
    assert standing(paths.data) == before


@pytest.mark.parametrize(
    "hostile",
    [each for each in HOSTILE if each.name in {"binary", "UTF-16", "5 MB", "link", "pipe"}],
)
def test_what_cannot_be_looked_at_is_told_whatever_is_looked_for(
    store: Store, hostile: Hostile
) -> None:
    hostile.put(store.path_of(SECOND))
    (told,) = found(store, "nowhere in it")
    assert isinstance(told, Unreadable)


def test_one_that_may_not_be_read_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, a_reflection())

    # Not by its mode: the tests may run as root, who may read everything.
    def refuse(*_: object) -> int:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(os, "open", refuse)
    (told,) = found(store, "odd")
    assert isinstance(told, Unreadable)
    assert told.error.what == "Cannot be read: Permission denied."


@settings(deadline=None, max_examples=50)
@given(reflections(), st.data())
def test_whatever_is_kept_every_word_of_it_is_found(
    tmp_path_factory: pytest.TempPathFactory, reflection: Reflection, data: st.DataObject
) -> None:
    store = Store(home_in(tmp_path_factory.mktemp("person")))
    store.path_of(FIRST).parent.mkdir(parents=True)
    put(store, replace(reflection, id=FIRST))
    written = [
        (text, word)
        for text in texts_of(store.read(FIRST))
        for word in text.words.split()
        if not Finder(store, word).is_empty
    ]
    if written:
        text, word = data.draw(st.sampled_from(written))
        assert text in {hit.text for hit in hits(store, word.upper())}
