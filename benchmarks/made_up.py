"""Made-up reflections of the documented size: some 40 prompts, 8 to 14 KiB each, a day apart.

The same number gives the same reflection on every machine, and number 0 is the newest: a store of
ten holds the ten newest of a store of ten thousand, and both show the same first page.
"""

import datetime as dt
import os
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.tools import ROOT, plain_environment
from ticlist.files.checklist_file import read_checklist
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.checklist import Prompt, Section
from ticlist.model.reflection import Answer, ChecklistNamed, ReflectedSection, Reflection, Step

NEWEST = dt.date(2026, 11, 20)
WORD = "kingfisher"
ONE_IN = 100
"""The word stands in one reflection of so many, and in no prompt."""
WORD_OF_PROMPTS = "pupils"
"""This one stands in the prompts of each, and in nothing that was written."""

_LEFT_UNASKED = 6
"""One prompt of so many is skipped: 40 of the school's 48 are left."""
_NO_DAY = dt.date(1, 1, 1)
_NO_TIME = dt.datetime(1, 1, 1, 14, 30, 5, tzinfo=dt.UTC)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_BLANK = re.compile(r"@([a-z-]+)@")

_WORDS = (
    "the lesson began late and I noticed that two of them waited by the door before I asked what "
    "would help them to come in so we agreed on a sign we could use again and I wrote it on the "
    "board for the next morning when it was quieter and a colleague had time to listen"
)
_OTHER_WORDS = "élève déjà café tŷ môr dziękuję über Größe mañana κύκλος φωνή розмова тиша 安心"
_HOW_MUCH = ("not_yet", "sometimes", "often", "routine", "not_role", "not_arisen")
_SCOPE = ("within", "unsure", "beyond", "not_arisen")
_KINDS = ("keep", "stop", "start")


class Store(NamedTuple):
    """A home, the environment in which it is in force, and the folder of its reflections."""

    env: dict[str, str]
    reflections: Path


def store_in(home: Path, count: int, *, other_letters: bool = False) -> Store:
    """Make a home with `count` reflections in it, in every one of them other letters if asked."""
    store = _empty_store_in(home)
    for number in range(count):
        text = text_of(number, other_letters=other_letters)
        _keep(store.reflections, id_of(number), text.encode())
    return store


def store_of_names_in(home: Path, count: int) -> Store:
    """Make a home with the names of `count` reflections, and nothing in their files."""
    store = _empty_store_in(home)
    for number in range(count):
        _keep(store.reflections, id_of(number), b"")
    return store


def id_of(number: int) -> str:
    """Give the id of a reflection; number 0 is the newest."""
    return f"{day_of(number)}-1430-school-{_suffix(number)}"


def day_of(number: int) -> dt.date:
    """Give the day of a reflection: each is a day older than the one before."""
    return NEWEST - dt.timedelta(days=number)


def text_of(number: int, *, other_letters: bool = False) -> str:
    """Give the file of a reflection."""
    chance = random.Random(number)  # noqa: S311 - the same every time is what is wanted
    words = _all_words(other_letters=other_letters)
    most = chance.randint(5, 26)
    fill: dict[str, Callable[[], str]] = {
        "day": lambda: str(day_of(number)),
        "suffix": lambda: _suffix(number),
        "how-much": lambda: chance.choice(_HOW_MUCH),
        "scope": lambda: chance.choice(_SCOPE),
        "kind": lambda: chance.choice(_KINDS),
        "few": lambda: _some(words, 6, chance),
        "note": lambda: _some(words, chance.randint(2, most), chance),
        "word": lambda: f" A {WORD} by the river." if number % ONE_IN == ONE_IN // 2 else "",
    }
    # Every second part is the name of a blank.
    parts = _form()[:]
    parts[1::2] = [fill[name]() for name in parts[1::2]]
    return "".join(parts)


def _some(words: list[str], count: int, chance: random.Random) -> str:
    first = chance.randrange(len(words) - count)
    return " ".join(words[first : first + count])


@cache
def _all_words(*, other_letters: bool) -> list[str]:
    chance = random.Random(0)  # noqa: S311 - the same every time is what is wanted
    words = f"{_WORDS} {_OTHER_WORDS}" if other_letters else _WORDS
    return chance.choices(words.split(), k=5_000)


def _suffix(number: int) -> str:
    return "".join(_LETTERS[number >> place & 31] for place in range(25, -1, -5))


@cache
def _form() -> list[str]:
    """What ticlist writes for such a reflection, cut at the blanks that differ from one to another.

    Writing each by itself takes ten times as long as filling in this one.
    """
    data = (ROOT / "checklists" / "school.toml").read_bytes()
    checklist, mistakes = read_checklist(data, name="school.toml")
    assert checklist, mistakes
    numbers = iter(range(1_000))
    sections = [_section(each, numbers) for each in checklist.sections]
    reflection = Reflection(
        id=f"{_NO_DAY}-1430-school-@suffix@",
        on=_NO_DAY,
        started=_NO_TIME,
        saved=_NO_TIME,
        depth="full",
        language="en",
        context="@few@",
        written_with="ticlist 0.1.0",
        checklist=ChecklistNamed("school", checklist.version, checklist.title),
        sections=tuple(sections),
    )
    text = reflection_bytes(reflection).decode().replace(str(_NO_DAY), "@day@")
    return _BLANK.split(text.replace("@note@", "@note@.@word@", 1))


def _section(section: Section, numbers: Iterator[int]) -> ReflectedSection:
    asked = [
        each
        for each, number in zip(section.prompts, numbers, strict=False)
        if number % _LEFT_UNASKED != _LEFT_UNASKED - 1
    ]
    has_step = section.principle in {"safety", "trust"}
    text = "I will ask them beforehand, and see over the next few weeks what becomes of: @few@"
    step = Step(f"@suffix@-{section.principle}", "start", text, "me")
    return ReflectedSection(
        section.id,
        section.title,
        section.principle,
        section.strand,
        private=section.private,
        so_what="@note@",
        answers=tuple(_answer(each) for each in asked),
        steps=(step,) if has_step else (),
    )


def _answer(prompt: Prompt) -> Answer:
    answer = None if prompt.asks == "words" else f"@{prompt.asks}@"
    basis = ("seen", "person") if answer else ()
    return Answer(prompt.id, prompt.wording, prompt.text, answer, basis, note="@note@")


def _empty_store_in(home: Path) -> Store:
    env = plain_environment(home)
    data = Path(env["TICLIST_HOME"]) / "data"
    (data / "reflections").mkdir(parents=True)
    for folder in (data, data / "reflections"):
        folder.chmod(0o700)
    return Store(env, data / "reflections")


def _keep(folder: Path, name: str, data: bytes) -> None:
    file = os.open(f"{folder}/{name}.toml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, data)
    finally:
        os.close(file)
