"""What changed since an earlier version of a checklist, as far as answers depend on it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.checking.found import Found
from ticlist.checking.remarks import span_of
from ticlist.text import shortened

if TYPE_CHECKING:
    from ticlist.checking.contents import Contents, Part, Text
    from ticlist.files.tomlplace import Path, Spans

_LONGEST_SHOWN = 60
# Of two texts that are as unlike as this, one is no mended form of the other.
_UNLIKE = 0.5
_MOST_WORDS = 500


class Changes(NamedTuple):
    """What changed: what is a mistake, and what is to be thought about."""

    mistakes: list[Found]
    remarks: list[Found]


class _Changed(NamedTuple):
    """The words of a prompt before, and its text now."""

    was: str
    text: Text


class Against:
    """A checklist beside an earlier version of it.

    Args:
        contents: the checklist.
        spans: where everything in it stands.
        old: the earlier version.
    """

    def __init__(self, contents: Contents, spans: Spans, old: Contents) -> None:
        self._new = contents
        self._spans = spans
        self._old = old
        self._mistakes: list[Found] = []
        self._remarks: list[Found] = []

    def changes(self) -> Changes:
        """Everything there is to say, in the order of the file."""
        self._whole()
        before = {_id(prompt): (section, prompt) for section, prompt in self._old.prompts}
        after = {_id(prompt): (section, prompt) for section, prompt in self._new.prompts}
        for name, (section, prompt) in after.items():
            if name and name in before:
                self._prompt(*before[name], section, prompt)
        self._vanished("prompt", [each for _, each in self._old.prompts], {*after})
        there = {_id(each) for each in self._new.sections}
        self._vanished("section", self._old.sections, there)
        return Changes(sorted(self._mistakes), sorted(self._remarks))

    def _remark(self, path: Path, what: str) -> None:
        self._remarks.append(Found(*span_of(self._spans, path), what))

    def _whole(self) -> None:
        old, new = self._old.table, self._new.table
        if old.get("id") != new.get("id"):
            what = f"The earlier file has the id '{_shown(old.get('id'))}'. Is it this checklist?"
            self._remark(("id",), what)
        if old != new and old.get("version") == new.get("version"):
            what = f"The version is still '{_shown(new.get('version'))}', and the content changed."
            self._remark(("version",), what)

    def _prompt(self, old_section: Part, old: Part, section: Part, new: Part) -> None:
        was, now = _wording(old), _wording(new)
        if now < was:
            what = f"'wording' was {was} before: it only ever goes on, so that answers stay apart."
            path = (*new.path, "wording") if "wording" in new.table else new.path
            self._mistakes.append(Found(*span_of(self._spans, path), what))
            return
        changed = self._changed(old, new)
        if changed and self._is_another(old_section, section, changed):
            what = (
                f"'{_id(new)}' stood in section '{_id(old_section)}' with quite other words."
                " Is it the same prompt? An id is never used again for something else."
            )
            self._remark((*new.path, "id"), what)
        elif changed and now == was:
            what = f"The words changed, 'wording' did not. New meaning? Then wording = {was + 1}."
            self._remark(changed.text.path, what)
        elif now == was and _asks(old_section, old) != _asks(section, new):
            what = f"It asks for something else now. Then wording = {was + 1}."
            self._remark((*new.path, "asks"), what)

    def _changed(self, old: Part, new: Part) -> _Changed | None:
        """The first text of a prompt that is not the same in a language that both have."""
        before = {each.language: each.words for each in self._old.texts_of(old, "text")}
        for text in self._new.texts_of(new, "text"):
            was = before.get(text.language, text.words)
            if _bare(was) != _bare(text.words):
                return _Changed(was, text)
        return None

    @staticmethod
    def _is_another(old_section: Part, section: Part, changed: _Changed) -> bool:
        if _id(old_section) == _id(section):
            return False
        words = _bare(changed.was), _bare(changed.text.words)
        return difflib.SequenceMatcher(None, *words).ratio() < _UNLIKE

    def _vanished(self, kind: str, old: list[Part], there: set[str]) -> None:
        gone = [name for each in old if (name := _id(each)) and name not in there]
        for name in dict.fromkeys(gone):
            what = (
                f"The {kind} '{name}' is not here any more."
                " Its id is not to be used again for something else."
            )
            self._remarks.append(Found(0, 0, what))


def _id(part: Part) -> str:
    value = part.table.get("id")
    return shortened(value, _LONGEST_SHOWN) if isinstance(value, str) else ""


def _shown(value: object) -> str:
    return shortened(str(value), _LONGEST_SHOWN)


def _wording(part: Part) -> int:
    value = part.table.get("wording", 1)
    return value if type(value) is int else 1


def _asks(section: Part, prompt: Part) -> object:
    if section.table.get("strand") == "wellbeing":
        return "words"
    return prompt.table.get("asks", "how-much")


def _bare(text: str) -> list[str]:
    """The words alone: what a mended comma or capital changes is not looked at."""
    return re.findall(r"\w+", text.casefold())[:_MOST_WORDS]
