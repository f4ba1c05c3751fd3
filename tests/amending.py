"""A saved reflection to be changed at a desk, and what one says of it."""

import datetime as dt
import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.screens.checklist import shelve
from ticlist import desk as desk_module
from ticlist.desk import Desk
from ticlist.files.reflection_file import read_reflection, reflection_bytes
from ticlist.model.checklist import Prompt
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.model.walk import Walk
from ticlist.storage.paths import Paths, paths_from

BEGUN = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 21, 12, 5, 30, tzinfo=dt.UTC)
SAVED = "2026-11-01-0900-tiny-k7f3xq"
TEXT = "I tell people beforehand."
OTHER_TEXT = "I tell everybody beforehand."
CONTEXT = "An odd week."

REFLECTION = Reflection(
    id=SAVED,
    on=BEGUN.date(),
    started=BEGUN,
    saved=BEGUN,
    depth="short",
    language="en",
    written_with="ticlist 0.1.0",
    checklist=ChecklistNamed("tiny", "1", "Tiny"),
    context=CONTEXT,
    sections=(
        ReflectedSection(
            "safety",
            "Safety",
            principle="safety",
            answers=(Answer("told", 1, TEXT, "often", ("seen",), note="On the board."),),
        ),
    ),
    close=Closing(so_what="Slower.", steps=(Step("k7f3xq-1", "start", "Ask first.", "me"),)),
)
AMENDED = replace(REFLECTION, amended=(NOON,))


def a_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A home with the tiny checklist and the saved reflection, at noon."""
    monkeypatch.setattr(desk_module, "now", lambda: NOON)
    paths = paths_from(os.environ, Path.home())._replace(sites=(folder / "site",))
    shelve(paths)
    paths.reflections.mkdir(parents=True)
    put(paths)
    return paths


def a_desk(paths: Paths) -> Desk:
    return Desk(paths, lambda _: None)


def put(paths: Paths, reflection: Reflection = REFLECTION) -> Path:
    """Save it as another program would."""
    file = paths.reflections / f"{reflection.id}.toml"
    file.write_bytes(reflection_bytes(reflection))
    return file


def file_of(paths: Paths) -> Path:
    return paths.reflections / f"{SAVED}.toml"


def saved(paths: Paths) -> Reflection:
    return read_reflection(file_of(paths).read_bytes(), where="")


def history(paths: Paths) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in paths.history.glob("*")}


def amending(desk: Desk) -> Walk:
    return desk.amend(SAVED)[1]


def choose(walk: Walk, word: str | None, prompt_id: str = "told") -> None:
    walk.written.choose(prompt(walk, prompt_id), word)


def prompt(walk: Walk, prompt_id: str = "told") -> Prompt:
    [found] = [
        each
        for section in walk.checklist.sections
        for each in section.prompts
        if each.id == prompt_id
    ]
    return found


def changed(desk: Desk, word: str = "routine") -> Walk:
    walk = amending(desk)
    choose(walk, word)
    return walk


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def with_answer(reflection: Reflection, word: str) -> Reflection:
    [section] = reflection.sections
    [answer] = section.answers
    return replace(
        reflection, sections=(replace(section, answers=(replace(answer, answer=word),)),)
    )


THEIRS = replace(with_answer(REFLECTION, "sometimes"), amended=(BEGUN,), context="Theirs.")
THEIR_NOTE = Discussed(BEGUN, "We talked.", "supervisor")
NOTE = Discussed(NOON, "Slow down.", "a peer")
LOOK = LaterLook(NOON, "told", "not_yet", "I see it now.")


def add(walk: Walk) -> None:
    walk.written.discuss(NOTE.text, NOTE.with_role or "", NOTE.at)
    walk.written.look_again(LOOK.prompt, LOOK.answer, LOOK.note or "", LOOK.at)
