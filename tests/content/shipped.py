"""The shipped checklists as plain tables, and their schema, for the rules to look at."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.tools import ROOT

FOLDER = ROOT / "checklists"
SETTINGS = ("school", "clinic", "social-work")

Table = dict[str, Any]


def raw(setting: str) -> bytes:
    """The bytes of a shipped checklist."""
    return (FOLDER / f"{setting}.toml").read_bytes()


def table(setting: str) -> Table:
    """A shipped checklist as the parser gives it, a new one each time."""
    return tomllib.loads(raw(setting).decode())


def schema() -> Table:
    """The JSON Schema beside the checklists."""
    loaded: Table = json.loads((FOLDER / "checklist.schema.json").read_text(encoding="utf-8"))
    return loaded


def sections(of: Table, kind: str) -> dict[str, Table]:
    """The sections that have a principle, or those that have a strand, by which one it is."""
    return {each[kind]: each for each in of["section"] if kind in each}


def prompts(of: Table) -> Iterator[tuple[Table, Table]]:
    """Every prompt with its section."""
    for section in of["section"]:
        for prompt in section["prompt"]:
            yield section, prompt


def prompt_called(of: Table, prompt_id: str) -> tuple[Table, Table]:
    """The prompt of an id with its section; both are empty where there is none."""
    for section, prompt in prompts(of):
        if prompt["id"] == prompt_id:
            return section, prompt
    return {}, {}


def shown(of: Table) -> Iterator[tuple[str, str]]:
    """Every text that a person reads, with where it stands. Titles of sources are not ours."""
    for key in ("title", "about", "standing"):
        yield key, of[key]
    for section in of["section"]:
        for key in ("title", "about", "so_what", "now_what"):
            if key in section:
                yield f"{section['id']}: {key}", section[key]
        for prompt in section["prompt"]:
            for key in ("text", "example"):
                if key in prompt:
                    yield f"{prompt['id']}: {key}", prompt[key]
