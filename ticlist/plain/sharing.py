"""Taking reflections to supervision: what leaves is chosen, from the least, and then written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from ticlist.advice import TO_HAVE_IT, TO_TAKE_IT_AWAY, fetched_by
from ticlist.desk import now
from ticlist.errors import StoreError, TiclistError
from ticlist.files.durable import why
from ticlist.outgoing import STAYS_ON_THE_SERVER, WHO_CAN_OPEN_IT, outgoing_of
from ticlist.plain.asking import Back, Due, Question, numbered
from ticlist.plain.deciding import Deciding
from ticlist.plain.grammar import BACK, KEPT
from ticlist.plain.picking import Picking
from ticlist.sharing.chosen import EVENTS, LAYOUT, LEAST, PARTS, Chosen
from ticlist.sharing.formats import FORMATS, told, written
from ticlist.storage.exports import note
from ticlist.storage.new_file import write_new
from ticlist.storage.private_words import read_private_words
from ticlist.storage.sharing_place import first_place, place_to_share
from ticlist.text import shortened, visible_line
from ticlist.told import reflection_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.desk import Desk
    from ticlist.outgoing import Outgoing
    from ticlist.plain.asking import Asking
    from ticlist.sharing.chosen import Event, Layout, Part
    from ticlist.storage.sharing_place import PlaceToShare

WHICH = "Which reflections?"
ONLY_CHOSEN = (
    "Only what you choose leaves. At first that is the least; nothing is kept for next time."
)
ORDER = "In which order? Enter for supervision."
WHAT_IS_IN = "What is in? Enter for the answers alone."
WHAT_IS_IN_HINT = "Numbers of all that is to be in, such as 1 4 6."
NAME = "Your name, as it is to stand there? Enter for none."
WHICH_ONE = "Which one is the account about?"
SECTIONS_OUT = "Sections to leave out? Enter for none."
ONE_BY_ONE = "Choose prompts one by one?"
PROMPTS_OUT = "Prompts to leave out?"
PASSAGES = "Which of your words leave? all, or Enter for none."
EVENT = "What kind of event was it? Enter leaves that open."
THEMES = "Themes of your own code that it touches? Enter for none."
PSEUDONYM = "A word that tells your sheets from others', not your name? Enter for none."
AS_WHICH = "As which file? Enter for a page (.html)."
WHERE_TO = "Where to? Enter for {}."
WHERE_TO_HINT = f"A new file, or a folder. {WHO_CAN_OPEN_IT}"
ONE_PLACE = f"The file will be {{}}. {STAYS_ON_THE_SERVER}"
NOTHING_IN = "Nothing of what was chosen is in there."
NOT_WRITTEN = "Nothing was written."
IT_IS_WRITTEN = "It is written. This is the file:"
PUT_RIGHT = "Have it put right first: nothing leaves unseen."

_BEGINS = 60
"""How much of a passage is read out to choose by."""


class Sharing:
    """Shares with somebody.

    Args:
        desk: with what is saved.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking
        self._chosen = Chosen()
        self._form = FORMATS["html"]

    def several(self) -> None:
        """Ask which reflections, and share them."""
        past = self._desk.past
        picking = Picking(
            self._asking,
            [each.id for each in past.names()],
            lambda each: reflection_told(self._desk, each),
            lambda words: [each.id for each in past.narrowed(words)],
        )
        subjects = picking.several(WHICH)
        if subjects:
            self.share(subjects)

    def share(self, subjects: Sequence[str]) -> None:
        """Share some reflections, or none of it where somebody goes back."""
        own = read_private_words(self._desk.paths)
        if own.remark:
            self._asking.say(own.remark, PUT_RIGHT)
            return
        try:
            outgoing = outgoing_of(self._desk.past, subjects, own.words)
            if not self._choose(outgoing):
                self._asking.say(NOT_WRITTEN)
                return
            self._decide_and_write(outgoing)
        except Back:
            self._asking.say(NOT_WRITTEN)
        except TiclistError as error:
            self._asking.say(error.for_a_page(), NOT_WRITTEN)

    # --- what leaves ----------------------------------------------------------------------------

    def _choose(self, outgoing: Outgoing) -> bool:
        """Ask what leaves, and as what; False where somebody goes back."""
        self._chosen = Chosen(passages=frozenset())
        self._asking.lines.gap()
        self._asking.say(ONLY_CHOSEN)
        return self._asking.in_turn(
            [
                Due(self._ask_layout),
                Due(lambda: self._ask_parts(outgoing)),
                Due(self._ask_name, lambda: "name" in self._chosen.parts),
                # What asks nothing is not due: going back would lead forward again.
                Due(lambda: self._ask_sections(outgoing), lambda: bool(outgoing.sections())),
                Due(lambda: self._ask_prompts(outgoing), lambda: bool(outgoing.prompts())),
                Due(
                    lambda: self._ask_passages(outgoing),
                    lambda: "words" in self._chosen.parts and bool(outgoing.passages()),
                ),
                Due(self._ask_event, lambda: self._is_account),
                Due(self._ask_themes, lambda: self._is_account),
                Due(self._ask_pseudonym),
                Due(self._ask_form),
            ]
        )

    @property
    def _is_account(self) -> bool:
        return self._chosen.layout == "account"

    def _take(self, outgoing: Outgoing | None = None, **changes: Any) -> None:  # noqa: ANN401 - as `Chosen` has them
        self._chosen = replace(self._chosen, **changes)
        if outgoing is not None:
            outgoing.choose(self._chosen)

    def _ask_layout(self) -> None:
        layouts = [(each, of.title) for each, of in LAYOUT.items()]
        options = numbered(layouts, [of.about for of in LAYOUT.values()])
        chosen = self._asking.choose(Question(ORDER, "", "", options))
        self._take(layout=cast("Layout", chosen or "supervision"))

    def _ask_parts(self, outgoing: Outgoing) -> None:
        offers = LAYOUT[self._chosen.layout].offers
        order = (*offers, *(part for part in PARTS if part not in offers))
        options = numbered([(part, PARTS[part]) for part in order])
        chosen = self._asking.several(Question(WHAT_IS_IN, WHAT_IS_IN_HINT, "", options))
        parts = LEAST if chosen is None else frozenset(cast("list[Part]", chosen))
        self._take(outgoing, parts=parts, sections=None, without=frozenset(), passages=frozenset())

    def _ask_name(self) -> None:
        name = self._asking.line(Question(NAME)) or ""
        self._take(name=name)

    def _ask_sections(self, outgoing: Outgoing) -> None:
        offered = [(each.key, visible_line(each.title)) for each in outgoing.sections()]
        if self._is_account:
            question = Question(WHICH_ONE, "", "", numbered(offered))
            one = self._asking.choose(question, enter=False)
            self._take(outgoing, sections=frozenset({one}))
            return
        out = self._asking.several(Question(SECTIONS_OUT, "", "", numbered(offered)))
        taken = frozenset(key for key, _ in offered if key not in (out or ()))
        self._take(outgoing, sections=taken if out else None)

    def _ask_prompts(self, outgoing: Outgoing) -> None:
        offered = {each.key: visible_line(each.title) for each in outgoing.prompts()}
        if not self._asking.yes(ONE_BY_ONE):
            self._take(outgoing, without=frozenset())
            return
        picking = Picking(self._asking, list(offered), lambda each: offered[each])
        self._take(outgoing, without=frozenset(picking.several(PROMPTS_OUT)))

    def _ask_passages(self, outgoing: Outgoing) -> None:
        offered = {each.key: each for each in outgoing.passages()}

        def told(key: str) -> str:
            _, title, words = offered[key]
            return f"{visible_line(title)}: {shortened(words[: 2 * _BEGINS], _BEGINS)}"

        keys = Picking(self._asking, list(offered), told).several(PASSAGES)
        chosen = None if len(keys) == len(offered) else frozenset(keys)
        self._take(outgoing, passages=chosen)

    def _ask_event(self) -> None:
        options = numbered(list(EVENTS.items()))
        chosen = self._asking.choose(Question(EVENT, "", "", options))
        self._take(event=cast("Event", chosen) if chosen != KEPT else None)

    def _ask_themes(self) -> None:
        self._take(themes=self._asking.line(Question(THEMES)) or "")

    def _ask_pseudonym(self) -> None:
        self._take(pseudonym=self._asking.line(Question(PSEUDONYM)) or "")

    def _ask_form(self) -> None:
        here = [each for each in FORMATS.values() if each.is_there]
        options = numbered([(each.name, f".{each.name}") for each in here], [e.title for e in here])
        self._form = FORMATS[self._asking.choose(Question(AS_WHICH, "", "", options)) or "html"]

    # --- what is written ------------------------------------------------------------------------

    def _decide_and_write(self, outgoing: Outgoing) -> None:
        self._take(outgoing)
        if not outgoing.holds_anything:
            self._asking.say(NOTHING_IN, NOT_WRITTEN)
            return
        place = self._place(outgoing)
        deciding = Deciding(self._asking.lines, self._asked, BACK)
        if not deciding.is_wanted(outgoing, self._form, str(place.file), place.file.name):
            self._asking.say(NOT_WRITTEN)
            return
        self._write(outgoing, place)

    def _asked(self, question: str) -> str:
        return self._asking.words_of(Question(question)).strip()

    def _place(self, outgoing: Outgoing) -> PlaceToShare:
        """Ask for the place of the file, until it is one."""
        name = outgoing.name(self._form)
        first = first_place(self._desk.paths, name)
        if self._desk.settings.locked:
            self._asking.say(ONE_PLACE.format(first))
            return place_to_share(self._desk.paths, "", name)
        while True:
            wanted = self._asking.line(Question(WHERE_TO.format(first), WHERE_TO_HINT)) or ""
            try:
                return place_to_share(self._desk.paths, wanted, name)
            except TiclistError as error:
                self._asking.say(error.for_a_page())

    def _write(self, outgoing: Outgoing, place: PlaceToShare) -> None:
        try:
            sheet = outgoing.sheet()
            data = b"".join(written(sheet, self._form))
            said = told(sheet, self._form)
        except OSError as error:
            raise StoreError(what=f"It could not be made: {why(error)}.") from None
        write_new(place.given, place.file, data)
        self._asking.say(IT_IS_WRITTEN)
        self._asking.lines.path(place.file)
        if self._desk.settings.locked:
            to_fetch, to_take_away = fetched_by(place.file)
            self._asking.say(TO_HAVE_IT)
            self._asking.lines.path(to_fetch)
            self._asking.say(TO_TAKE_IT_AWAY)
            self._asking.lines.path(to_take_away)
        if said:
            self._asking.say(said)
        try:
            note(self._desk.paths, outgoing.noted(now(), str(place.file), self._form))
        except StoreError as error:
            self._asking.say(error.for_a_page())
