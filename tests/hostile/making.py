"""A store in which every text is hostile."""

import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import tomli_w

from tests.files.reflections import WHOLE
from tests.hostile.corpus import IN_FILES, LET_IN, packs
from tests.screens.checklist import TINY
from ticlist.files.reflection_file import reflection_table
from ticlist.storage.paths import Paths

SAVED = tuple(f"2026-11-0{day}-0900-tiny-aaaaa{letter}" for day, letter in enumerate("abcd", 1))
DRAFT = "2026-11-09-0900-tiny-bbbbbb"
UNREADABLE = "2026-11-08-0900-tiny-cccccc"

_OF_A_CHECKLIST = {"title", "about", "standing", "text", "example", "so_what", "now_what", "by"}
_OF_A_CHECKLIST |= {"url", "version", "setting"}
_OF_A_REFLECTION = {"title", "so_what", "asked", "note", "text", "context", "supervision"}
_OF_A_REFLECTION |= {"private", "with_role", "version", "written_with", "language"}
# Ids in what is saved are shown where nothing better is known.
_OF_WHAT_IS_SAVED = _OF_A_REFLECTION | {"step", "prompt"}


def filled(table: Any, keys: set[str], texts: Iterator[str]) -> Any:  # noqa: ANN401 - any TOML
    """The same table, with the next of the texts in each of the keys that hold one."""
    if isinstance(table, dict):
        return {
            key: next(texts)
            if key in keys and isinstance(value, str)
            else filled(value, keys, texts)
            for key, value in table.items()
        }
    if isinstance(table, list):
        return [filled(each, keys, texts) for each in table]
    return table


def checklist_table(texts: Iterator[str]) -> dict[str, Any]:
    """The small checklist, with a source and with every text it can have."""
    table = tomllib.loads(TINY)
    table["source"] = [{"id": "s", "title": "A", "by": "B", "url": "https://example.org"}]
    for section in table["section"]:
        section |= {"about": "A", "so_what": "B", "now_what": "C"}
        for prompt in section["prompt"]:
            prompt |= {"example": "A", "source": ["s"]}
    return dict(filled(table, _OF_A_CHECKLIST, texts))


def saved_table(name: str, texts: Iterator[str]) -> dict[str, Any]:
    """A saved reflection with everything in it that one can hold."""
    table = filled(reflection_table(WHOLE), _OF_WHAT_IS_SAVED, texts)
    return {**table, "id": name, "newer": {"text": next(texts), "numbers": [float("nan")]}}


def draft_table(texts: Iterator[str]) -> dict[str, Any]:
    """A draft of the small checklist, with words in every box."""
    answer = {"prompt": "told", "wording": 1, "asked": "A", "answer": "often", "note": "B"}
    step = {"id": "bbbbbb-1", "kind": "start", "text": "A", "owner": "me"}
    section = {"id": "safety", "title": "A", "so_what": "B", "answer": [answer], "step": [step]}
    head = {"format": 1, "id": DRAFT, "context": "A", "depth": "full", "language": "en"}
    head |= {"on": WHOLE.on, "started": WHOLE.started, "written_with": "A"}
    words = {"so_what": "A", "supervision": "B", "private": "C", "step": [step]}
    tables = {
        "checklist": {"id": "tiny", "version": "1", "title": "A"},
        "section": [section],
        "close": words,
        "draft": {"page": "prompt", "section": "safety", "prompt": "told"},
    }
    return dict(filled({**head, **tables}, _OF_A_REFLECTION, texts))


def written(file: Path, table: dict[str, Any]) -> dict[str, Any]:
    """Put a table into a file, and give it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tomli_w.dumps(table), encoding="utf-8")
    return table


class Store:
    """What is in the store, as it was put there.

    Args:
        paths: where to put it.
        let_in: the texts of what can be opened.
        any_text: the texts of what can be read only, or is refused.
    """

    def __init__(
        self, paths: Paths, let_in: dict[str, str] = LET_IN, any_text: dict[str, str] = IN_FILES
    ) -> None:
        self.paths = paths
        every = cycle(packs(any_text, min(16, len(any_text))))
        opened = cycle(packs(let_in, min(16, len(let_in))))
        self.checklist = written(paths.checklists / "tiny.toml", checklist_table(opened))
        self.saved = {
            name: written(paths.reflections / f"{name}.toml", saved_table(name, every))
            for name in SAVED
        }
        self.draft = written(paths.drafts / f"{DRAFT}.toml", draft_table(every))
        for number, text in enumerate(packs(any_text, min(16, len(any_text)))):
            name = f"refused-{number}"
            table = {**checklist_table(cycle([text])), "id": name, text: 1, "setting": text}
            written(paths.checklists / f"{name}.toml", table)
        refused = {**self.saved[SAVED[0]], "depth": next(every)}
        written(paths.reflections / f"{UNREADABLE}.toml", refused)
        keys = {"support": next(every), "answer.1": "\u0661"}
        keys |= {text: text for text in any_text.values()}
        written(paths.settings, {"theme": next(every), next(every): 1, "keys": keys})
        support = "\n".join(any_text.values()).replace("\r", "\n")
        paths.support.write_text(support, encoding="utf-8")
