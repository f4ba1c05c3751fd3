"""A small checklist with every kind of page in it."""

import datetime as dt
from pathlib import Path

from ticlist.desk import Desk
from ticlist.files.reflection_file import read_draft, read_reflection
from ticlist.model.reflection import Draft, Reflection
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths

TINY = """\
format = 1
id = "tiny"
setting = "school"
version = "1"
language = "en"
title = "Tiny"
about = "What it is about."
standing = "Where it comes from."

[[section]]
id = "safety"
principle = "safety"
title = "Safety"
about = "How safe it is."

[[section.prompt]]
id = "told"
text = "I tell people beforehand."
example = "A word at the door."
wording = 1
asks = "how-much"
short = true

[[section.prompt]]
id = "asked"
text = "I ask before I touch."
wording = 1
asks = "how-much"

[[section.prompt]]
id = "deep"
text = "I work with what comes."
wording = 1
asks = "how-much"
level = "competent"

[[section]]
id = "edge"
strand = "scope"
title = "The edge of my role"

[[section.prompt]]
id = "edge"
text = "Somebody told me more than I could hold."
wording = 1
asks = "scope"
short = true

[[section]]
id = "self"
strand = "wellbeing"
title = "Myself"
private = true

[[section.prompt]]
id = "rest"
text = "What did this week take from me?"
wording = 1
asks = "words"
short = true
"""

SHORT_PAGES = [
    "Tiny, 2 of 6: Safety",
    "Tiny, 3 of 6: The edge of my role",
    "Tiny, 4 of 6: Myself",
    "Tiny, 5 of 6: Closing",
    "Tiny: read it over",
]


def shelve(paths: Paths, text: str = TINY, name: str = "tiny") -> Path:
    """Put a checklist among a person's own."""
    paths.checklists.mkdir(parents=True, exist_ok=True)
    file = paths.checklists / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def the_draft(paths: Paths) -> Draft:
    """The one draft there is."""
    (file,) = paths.drafts.glob("*.toml")
    return read_draft(file.read_bytes(), where=str(file))


def the_saved(paths: Paths) -> Reflection:
    """The one saved reflection there is."""
    (file,) = paths.reflections.glob("*.toml")
    return read_reflection(file.read_bytes(), where=str(file))


def drafts(paths: Paths) -> dict[str, bytes]:
    """Every draft by its file's name; no lock, and no temporary file, gone when it is read."""
    return {file.name: file.read_bytes() for file in paths.drafts.glob("*.toml")}


def save_some(paths: Paths, many: int) -> None:
    """Save a reflection with one line of context on each of the first days of November 2026."""
    for day in range(1, many + 1):
        desk = Desk(paths, lambda _: None)
        beginning = Beginning("short", dt.date(2026, 11, day), context=f"day {day}")
        desk.begin(desk.library.find("tiny"), beginning)
        desk.save()


def leave_a_draft(paths: Paths, word: str = "often") -> str:
    """Leave a draft at the first prompt, with that answer; its id."""
    desk = Desk(paths, lambda _: None)
    walk = desk.begin(desk.library.find("tiny"), Beginning("short", dt.date(2026, 11, 1)))
    walk.next()
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, word)
    desk.put_down()
    return walk.id
