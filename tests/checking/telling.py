"""What is said of a text, shown as it is to a person."""

import datetime as dt

from ticlist.checking.check import Checked, checked
from ticlist.checking.contents import Contents
from ticlist.checking.found import Teller
from ticlist.checking.report import report
from ticlist.checking.syntax import read_toml

TODAY = dt.date(2026, 11, 21)

GOOD = """\
format = 1
id = "ours"
setting = "school"
version = "1"
language = "en"
title = "Ours"

[[source]]
id = "ohid"
title = "Working definition"

[[section]]
id = "safety"
principle = "safety"
title = "Safety"

[[section.prompt]]
id = "told"
text = "I tell pupils beforehand."
source = ["ohid"]
"""


def syntax(text: str) -> str:
    """Everything that is said of a text that is not TOML, as it is shown."""
    found = read_toml(text)
    assert isinstance(found, list)
    teller = Teller(text)
    return "\n".join(line for each in found for line in report("f", teller.told(each)))


def check(text: str, name: str | None = "ours.toml", old: str | None = None) -> Checked:
    table = read_toml(old) if old is not None else {}
    assert isinstance(table, dict)
    earlier = None if old is None else Contents(table)
    return checked(text.encode(), name, today=TODAY, old=earlier)


def changed(before: str, after: str, text: str = GOOD) -> str:
    assert text.count(before) == 1, before
    return text.replace(before, after)


def mistakes(result: Checked) -> list[str]:
    return [f"{each.line}:{each.column}-{each.end_column} {each.what}" for each in result.mistakes]


def remarks(result: Checked) -> list[str]:
    return [
        f"{each.line}:{each.column}-{each.end_column} {each.what}"
        for each in result.remarks
        if not each.what.startswith("There is no section on")
    ]
