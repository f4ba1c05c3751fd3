"""What `docs/sources.md` says, and what of it the checklists do not bear out.

Each finder takes the page, or the page and the checklists, and says what is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.content.shipped import SETTINGS, Table, prompts
from tests.tools import ROOT

PAGE = ROOT / "docs" / "sources.md"

Checklists = Mapping[str, Table]

_IDEAS = "## The ideas, and where to meet them"
_SOURCES = "## The sources that the checklists name"
_MET_IN = re.compile(rf"`({'|'.join(('all', *SETTINGS))})/([a-z0-9_-]+)`")
_SLASHED = re.compile(r"`[^`]*/[^`]*`")
_LINK = re.compile(r"\]\(([^)#]+)\)")
_UNKNOWN = "not known here"


class Idea(NamedTuple):
    """A row of the first table."""

    idea: str
    origin: str
    where: str


class Listed(NamedTuple):
    """A row of the second table."""

    id: str
    title: str
    by: str
    year: str
    url: str
    took: str
    standing: str
    read_on: str


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of each row of the table under a heading."""
    part = page.partition(f"{heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def ideas(page: str) -> list[Idea]:
    """The ideas that the page points from."""
    return [Idea(*cells) for cells in rows(page, _IDEAS)]


def listed(page: str) -> list[Listed]:
    """The sources that the page lists."""
    return [Listed(*cells) for cells in rows(page, _SOURCES)]


def named_in(checklist: Table) -> set[str]:
    """What can be pointed at in a checklist: its keys, its sections, its prompts."""
    sections = {section["id"] for section in checklist["section"]}
    return {*checklist, *sections, *(prompt["id"] for _, prompt in prompts(checklist))}


def pointing_at_nothing(page: str, checklists: Checklists) -> Iterator[str]:
    for row in ideas(page):
        found = _MET_IN.findall(row.where)
        if len(found) != len(_SLASHED.findall(row.where)):
            yield f"not understood: {row.where}"
        for setting, name in found:
            for each in SETTINGS if setting == "all" else (setting,):
                if name not in named_in(checklists[each]):
                    yield f"{each}/{name}"


def not_pointed_at(page: str) -> Iterator[str]:
    for row in ideas(page):
        files = [(PAGE.parent / each).resolve() for each in _LINK.findall(row.where)]
        yield from (f"{row.idea}: no {each}" for each in files if not each.is_file())
        if not _MET_IN.search(row.where) and not files:
            yield f"{row.idea}: nowhere"


def not_as_in_the_checklists(page: str, checklists: Checklists) -> Iterator[str]:
    cited = {each["id"]: as_listed(each) for of in checklists.values() for each in of["source"]}
    here = {row.id.strip("`"): (row.title, row.by, row.year, row.url) for row in listed(page)}
    yield from (f"not on the page: {each}" for each in cited.keys() - here.keys())
    yield from (f"in no checklist: {each}" for each in here.keys() - cited.keys())
    yield from (f"not alike: {each}" for each in cited.keys() & here if cited[each] != here[each])
    if len(listed(page)) != len(here):
        yield "one stands twice"


def as_listed(source: Table) -> tuple[str, str, str, str]:
    """A source of a checklist in the words of the page."""
    by, year = source.get("by", _UNKNOWN), str(source.get("year", _UNKNOWN))
    return source["title"], by, year, f"<{source['url']}>"


def without_an_account(page: str) -> Iterator[str]:
    for row in listed(page):
        if not (row.took and row.standing and row.read_on):
            yield row.id
