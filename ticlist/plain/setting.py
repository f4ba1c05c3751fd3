"""Settings, one question each: what counts line by line, and is kept in the person's own files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.errors import TiclistError
from ticlist.model.depth import DEPTH_SHOWN, DEPTHS
from ticlist.model.wording import LINE_BY_LINE, QUIET_LINE, SPECIALIST
from ticlist.plain.asking import Back, Question, numbered
from ticlist.storage.settings_file import decided_elsewhere
from ticlist.text import visible_line
from ticlist.told_settings import (
    Keeping,
    asked_of,
    keep_setting,
    own_file,
    site_decides,
    written_told,
)

if TYPE_CHECKING:
    from ticlist.desk import Desk
    from ticlist.model.own_text import OwnText
    from ticlist.plain.asking import Asking

WHICH = "Which one? Enter goes back."
WHAT_THEY_ARE = (
    "Nothing here has to be changed. What you choose counts at once and is kept in a file of your "
    "own. Colours and keys are for pages, and are chosen there."
)
HOW_MUCH = "How much to walk, at first"
ASKED = "{}? Enter changes nothing."
TOO_LONG = "This text is longer than can be told here. It can be changed with an editor:"
LONGEST_TOLD = 100_000
KEPT = "Kept."

_YES_OR_NO = {
    name: (title, meaning) for name, title, meaning in (SPECIALIST, QUIET_LINE, LINE_BY_LINE)
}
_FOR_PAGES = ("theme", "keys")
_ON_OFF = {True: "yes", False: "no"}


class Setting:
    """Asks what somebody wants to set.

    Args:
        desk: whose settings.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking
        decided = decided_elsewhere(os.environ)
        self._decided = {name: why for name, why in decided.items() if name in _YES_OR_NO}

    def ask(self) -> None:
        """Ask which, and then for that one, until somebody has done."""
        before, self._asking.page = self._asking.page, lambda: None
        decided = [each for each in self._decided.values() if each]
        self._asking.say(WHAT_THEY_ARE, *site_decides(self._desk, _FOR_PAGES), *decided)
        try:
            while chosen := self._which():
                self._set(chosen)
        except Back:
            return
        finally:
            self._asking.page = before

    def _which(self) -> str:
        settings = self._desk.settings
        options = numbered(
            [
                ("depth", f"{HOW_MUCH}: {DEPTH_SHOWN[settings.depth]}"),
                *(
                    (name, f"{title}: {_ON_OFF[getattr(settings, name)]}")
                    for name, (title, _) in _YES_OR_NO.items()
                    if name not in self._decided
                ),
                *((each.name, visible_line(each.told)) for each in written_told(self._desk)),
            ]
        )
        return self._asking.choose(Question(WHICH, "", "", options))

    def _set(self, name: str) -> None:
        try:
            if name == "depth":
                self._choose(name, HOW_MUCH, [(each, DEPTH_SHOWN[each]) for each in DEPTHS])
            elif name in _YES_OR_NO:
                title, meaning = _YES_OR_NO[name]
                self._asking.say(f"{title}: {meaning}.")
                self._choose(name, title, [("yes", "Yes"), ("no", "No")])
            else:
                self._write(name)
        except Back:
            return

    def _choose(self, name: str, title: str, values: list[tuple[str, str]]) -> None:
        chosen = self._asking.choose(Question(ASKED.format(title), "", "", numbered(values)))
        if chosen:
            value = chosen == "yes" if name in _YES_OR_NO else chosen
            self._tell(keep_setting(self._desk, (name,), value))

    def _write(self, name: str) -> None:
        try:
            asked = asked_of(self._desk, name)
        except TiclistError as error:
            self._asking.say(error.for_a_page())
            return
        if len(asked.text) > LONGEST_TOLD:
            self._asking.say(TOO_LONG)
            self._asking.lines.path(own_file(self._desk, name))
            return
        self._asking.say(asked.about)
        keeping = Keeping(self._desk, asked)
        if asked.is_long:
            self._write_lines(asked, keeping)
            return
        line = self._asking.line(Question(_title(asked), f"Such as {asked.hint}.", asked.text))
        if line is not None:
            self._tell(keeping.put(line))

    def _write_lines(self, asked: OwnText, keeping: Keeping) -> None:
        """Take line after line: what was written stays when it ends in the midst of it."""
        now, problems = asked.text.rstrip("\n"), [""]

        def keep(text: str) -> None:
            lines = text.removeprefix(now).removeprefix("\n" if now else "")
            problems.append(keeping.add(lines) if text else keeping.put(""))
            # At once: whoever hears it after the last line only would have written for nothing.
            if problems[-1] != problems[-2]:
                self._asking.say(problems[-1])

        self._asking.text(Question(_title(asked), "", now), keep)
        if len(problems) > 1 and not problems[-1]:
            self._tell("")

    def _tell(self, problem: str) -> None:
        self._asking.say(problem or KEPT)


def _title(asked: OwnText) -> str:
    return f"{asked.title[0].upper()}{asked.title[1:]}:"
