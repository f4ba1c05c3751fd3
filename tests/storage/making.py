"""Reflections, drafts and checklists to keep, and a home to keep them in."""

import datetime as dt
import stat
from pathlib import Path

from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.depth import Depth
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    Draft,
    Page,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths

STARTED = dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC)
SAVED = dt.datetime(2026, 11, 21, 14, 52, 41, tzinfo=dt.UTC)

FIRST = "2026-11-21-1430-school-k7f3xq"
SECOND = "2026-11-22-0900-clinic-h2mnb4"
THIRD = "2026-12-01-1200-school-aaaaaa"

NOTE = "What I told nobody else"

CHECKLIST = """\
format = 1
id = "{id}"
setting = "school"
version = "{version}"
language = "en"
title = {title}

[[section]]
id = "safety"
principle = "safety"
title = "Safety"

[[section.prompt]]
id = "told-beforehand"
text = "I tell pupils beforehand."
short = true
"""


def home_in(folder: Path) -> Paths:
    return Paths(folder / "data", folder / "config", (folder / "site",), "a test")


def a_reflection(
    reflection_id: str = FIRST, *, depth: Depth = "short", context: str | None = "An odd week."
) -> Reflection:
    answer = Answer("told-beforehand", 1, "I tell pupils beforehand.", "often", note=NOTE)
    section = ReflectedSection("safety", "Safety", principle="safety", answers=(answer,))
    return Reflection(
        id=reflection_id,
        on=dt.date.fromisoformat(reflection_id[:10]),
        started=STARTED,
        saved=SAVED,
        depth=depth,
        language="en",
        written_with="ticlist 0.1.0",
        checklist=ChecklistNamed(reflection_id[16:-7], "2026.1", "School"),
        context=context,
        sections=(section,),
        close=Closing(steps=(Step("k7f3xq-1", "start", "Ask first.", "me"),)),
    )


def a_draft(draft_id: str = FIRST, *, context: str | None = "An odd week.") -> Draft:
    page = Page("prompt", "safety", "told-beforehand")
    return Draft(a_reflection(draft_id, context=context), page, checklist_sha256="ab12")


def keep(paths: Paths, *ids: str) -> None:
    """Put saved reflections into a store, as another program would."""
    paths.reflections.mkdir(parents=True, exist_ok=True)
    for each in ids:
        file = paths.reflections / f"{each}.toml"
        file.write_bytes(reflection_bytes(a_reflection(each)))


def shelve(folder: Path, checklist_id: str, *, version: str = "1", title: str = '"School"') -> Path:
    """Put a checklist into a folder; `title` is written as in TOML."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{checklist_id}.toml"
    text = CHECKLIST.format(id=checklist_id, version=version, title=title)
    file.write_text(text, encoding="utf-8")
    return file


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def keep_draft(paths: Paths, draft_id: str) -> None:
    """Keep a draft as a program does that has left it since."""
    drafts = Drafts(paths)
    drafts.keep(a_draft(draft_id))
    drafts.give_back()
