"""Home: a numbered list of what can be opened, and what was left or saved last."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.advice import ALL_DRAFTS, PAGES_COME, advised
from ticlist.model.wording import ONE_CALM_LINE
from ticlist.plain.asking import Question, numbered
from ticlist.plain.grammar import LEAVE, SUPPORT
from ticlist.storage.settings_file import decided_elsewhere
from ticlist.text import visible_line
from ticlist.told import checklists_told, draft_told, team_told
from ticlist.told_settings import keep_setting

if TYPE_CHECKING:
    from ticlist.desk import Desk
    from ticlist.plain.asking import Asking

FEW_SAVED = 3
MOST_DRAFTS = 9
WHAT = "What would you like to open?"
HOW = "A number opens one. Enter reads the list again. leave ends ticlist. ? explains."
UNFINISHED, BEGIN, SAVED, MORE = "Unfinished:", "Begin a reflection:", "Saved:", "More:"
PAGES, PAGES_AGAIN = "pages", "Pages again next time, in the place of line by line"
SETTINGS = "Settings"
TO_LOOK_AT = "To look at some time:"
TO_BE_FORGOTTEN = "Forgotten when you leave: {}."

_Part = tuple[str, list[tuple[str, str]]]


class Home:
    """Asks what somebody wants to open.

    Args:
        desk: what is on it.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking
        self._told: list[str] = []

    def ask(self) -> tuple[str, str]:
        """What is to be opened: what it is, and the id of what it is about."""
        parts = [part for part in self._parts() if part[1]]
        self._tell_remarks()
        every = [each for _, entries in parts for each in entries]
        options = numbered([(str(at), visible_line(text)) for at, (_, text) in enumerate(every)])
        self._asking.page = lambda: self._tell(parts)
        self._asking.lines.gap()
        self._tell(parts)
        hidden = [each._replace(shown="") for each in options]
        while not (
            chosen := self._asking.choose(Question(WHAT, HOW, options=hidden, is_kept=False))
        ):
            self._tell(parts)
        does, _, subject = every[int(chosen)][0].partition(" ")
        return does, subject

    def _tell(self, parts: list[_Part]) -> None:
        number = 0
        self._asking.say(ONE_CALM_LINE)
        for heading, entries in parts:
            self._asking.say(heading)
            for _, text in entries:
                number += 1
                self._asking.say(f"{number} {visible_line(text)}")
        set_aside = self._desk.past.set_aside
        if set_aside:
            self._asking.say(TO_BE_FORGOTTEN.format(len(set_aside)))

    def _tell_remarks(self) -> None:
        """Say what is to be looked at some time, once."""
        remarks = [each for each in self._desk.remarks() if each not in self._told]
        self._told += remarks
        if remarks:
            self._asking.lines.gap()
            self._asking.say(TO_LOOK_AT, *remarks)

    def _parts(self) -> list[_Part]:
        desk = self._desk
        saved, set_aside = desk.past.names(), desk.past.set_aside
        unfinished = [each for each in desk.unfinished() if each.id not in set_aside]
        drafts = [draft_told(desk, each) for each in unfinished[:MOST_DRAFTS]]
        if len(unfinished) > MOST_DRAFTS:
            self._asking.say(f"{len(unfinished) - MOST_DRAFTS} more: {advised(ALL_DRAFTS)}")
        return [
            (UNFINISHED, [(f"draft {each.subject}", each.text) for each in drafts]),
            (
                BEGIN,
                [
                    (f"begin {each.subject}", each.text)
                    for each in checklists_told(desk.library.shelved)
                ],
            ),
            (SAVED, [(f"read {each.id}", desk.past.in_words(each)) for each in saved[:FEW_SAVED]]),
            (MORE, self._more(len(saved), len(set_aside), team_told(desk))),
        ]

    def _more(self, saved: int, set_aside: int, team: str) -> list[tuple[str, str]]:
        back = [
            ("history", f"All reflections ({saved})"),
            ("over-time", "Over time: what I answered, day by day"),
            ("steps", "Steps: what I meant to do"),
            ("find", "Find a word in what I wrote"),
            ("share", "Take several to supervision"),
        ]
        return [
            *(back if saved else []),
            *([("team", team)] if team else []),
            *([("take-back", "Take back what is to be forgotten last")] if set_aside else []),
            *([(PAGES, PAGES_AGAIN)] if is_plain_by_own_wish(self._desk) else []),
            ("settings", SETTINGS),
            ("scope", "Informed, competent, therapy: what is the difference?"),
            (SUPPORT, "Support: what may help right now, and whom to turn to"),
            (LEAVE, "Leave"),
        ]


def is_plain_by_own_wish(desk: Desk) -> bool:
    """Whether it is line by line because the person's own settings say so, and nothing else."""
    settings = desk.settings
    is_own = settings.plain and settings.who_decided("plain") == str(desk.paths.settings)
    is_decided = "plain" in decided_elsewhere(os.environ) or os.environ.get("TERM") == "dumb"
    return is_own and not is_decided


def pages_again(desk: Desk) -> str:
    """Have pages in the place of line by line from the next start on; what there is to say of it.

    Where the settings cannot be changed, they stay as they are, and that is said.
    """
    return keep_setting(desk, ("plain",), value=False) or advised(PAGES_COME)
