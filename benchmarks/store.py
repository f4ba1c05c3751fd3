"""A home with reflections in it, written by hand in the documented format."""

import datetime as dt
from pathlib import Path

from tests.tools import plain_environment

_REFLECTION = """\
format = 1
id = "{id}"
on = {on}
started = {on}T14:30:05+00:00
saved = {on}T14:52:41+00:00
depth = "short"
language = "en"
context = "An ordinary week."
written_with = "ticlist 0.1.0"

[checklist]
id = "{checklist}"
version = "2026.1"
title = "{title}"

[[section]]
id = "safety"
principle = "safety"
title = "Safety"

[[section.answer]]
prompt = "told-beforehand"
wording = 1
asked = "I tell people beforehand what is going to happen."
answer = "often"
basis = ["seen"]
note = "What I noticed, said or did."
"""
_CHECKLISTS = [("school", "School"), ("clinic", "Clinic"), ("social-work", "Social work")]


def home_with_reflections(home: Path, count: int) -> dict[str, str]:
    """Make a home with `count` saved reflections; give the environment in which it is in force."""
    env = plain_environment(home)
    folder = Path(env["TICLIST_HOME"]) / "data" / "reflections"
    folder.mkdir(mode=0o700, parents=True)
    for number in range(count):
        on = dt.date(2026, 1, 5) + dt.timedelta(weeks=number)
        checklist, title = _CHECKLISTS[number % len(_CHECKLISTS)]
        name = f"{on}-1430-{checklist}-{_letters(number)}"
        text = _REFLECTION.format(id=name, on=on, checklist=checklist, title=title)
        file = folder / f"{name}.toml"
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
    return env


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + (number // 26**place) % 26) for place in reversed(range(6)))
