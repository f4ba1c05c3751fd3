"""One thing that could identify a person: where it stands, and what one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ticlist.lookback.sentence import in_sentence
from ticlist.outgoing import FILE_NAME, ONLY_ANOTHER_NAME
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.sharing.identifiers import KINDS
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from ticlist.outgoing import Decision, Hit
    from ticlist.screens.widgets.entry import Entry

MOST_TEXTS = 50
"""How many texts that hold it are shown; what is decided holds for all of them."""

MOST_SENTENCES = 12
"""How many sentences of one text are shown."""

MOST_PLACES = 3
"""How many places of one text are named."""

STRONG = "Nothing is written before it is decided what becomes of it."
A_NOTE = "A note to think about. It can stay as it is."
MORE_SENTENCES = "and in {} more sentences"
AND_MORE = "It stands in {} more texts. What you decide holds for all of them."
CHANGE_ITSELF = "Change the reflection itself; sharing then begins anew"
ON_COPIES = "What you choose here changes what leaves. Your reflection stays as it is."


class _At(NamedTuple):
    """A text that holds it, and everywhere that this stands."""

    text: str
    places: list[str]


class HitScreen(Page):
    """Asks what is to become of something that was found.

    Args:
        hit: what was found.
        sources: the reflections that it may come from, with what a line says of each.
    """

    ABOUT = """\
Something that could identify a person. You can change the words around it, put a neutral word in \
its place everywhere, or leave it in, knowingly. All that changes what leaves, never your \
reflection; to change the reflection itself there is a line too, and sharing then begins anew.

Escape goes back and decides nothing."""

    class Decided(Message):
        """It is decided what becomes of it."""

        def __init__(self, hit: Hit, decision: Decision | None) -> None:
            super().__init__()
            self.hit = hit
            self.decision = decision

    class RewordAsked(Message):
        """A text that holds it is to be changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, hit: Hit, sources: Sequence[Entry]) -> None:
        super().__init__()
        self._hit = hit
        self._sources = sources
        at: dict[str, list[str]] = {}
        for place in hit.places:
            at.setdefault(place.text, []).append(place.where)
        self._texts = [_At(text, places) for text, places in at.items()]

    def where(self) -> str:
        """What kind of thing it is."""
        return f"Found: {KINDS[self._hit.kind].words}"

    def body(self) -> ComposeResult:
        """Where it stands first, what can be done, and where else."""
        hit = self._hit
        yield Said(visible_line(hit.matched), classes="strong")
        yield Said(STRONG if hit.is_strong else A_NOTE, classes="about")
        if hit.is_in_name:
            yield Said(ONLY_ANOTHER_NAME, classes="about")
        yield from self._text(0)
        yield Said(ON_COPIES, classes="remark")
        yield from self._decisions()
        for each in self._sources:
            said = ": ".join(filter(None, (CHANGE_ITSELF, each.text)))
            yield Row(visible_line(said), "amend", each.subject)
        yield Row("Go back, and decide nothing", "close")
        if len(self._texts) > 1:
            yield Said("It stands here too", classes="heading")
        for number in range(1, min(len(self._texts), MOST_TEXTS)):
            yield from self._text(number)
        if len(self._texts) > MOST_TEXTS:
            more = len(self._texts) - MOST_TEXTS
            yield Said(visible(AND_MORE.format(more)), classes="remark")

    def _decisions(self) -> ComposeResult:
        hit = self._hit
        neutral = KINDS[hit.kind].neutral
        if hit.decision != "neutral" and not hit.is_in_name:
            yield Row(visible_line(f"Put '{neutral}' in its place"), "neutral")
        if hit.decision != "keep":
            yield Row("Leave it, knowingly", "keep")
        if hit.decision is not None:
            yield Row("Take back what was decided on it", "undecided")

    def _text(self, number: int) -> ComposeResult:
        at = self._texts[number]
        places = list(dict.fromkeys(each or "What I wrote" for each in at.places))
        more = f"; and {len(places) - MOST_PLACES} more places" if places[MOST_PLACES:] else ""
        where = "; ".join(places[:MOST_PLACES])
        yield Said(visible_line(f"{where}{more}"), classes="example")
        sentences = list(dict.fromkeys(self._sentences(at.text)))
        for sentence in sentences[:MOST_SENTENCES]:
            yield Said(visible_line(sentence), classes="block-words")
        if sentences[MOST_SENTENCES:]:
            said = MORE_SENTENCES.format(len(sentences) - MOST_SENTENCES)
            yield Said(visible(said), classes="remark")
        if FILE_NAME not in at.places:
            yield Row("Change these words", "reword", str(number))

    def _sentences(self, text: str) -> Iterator[str]:
        matched = self._hit.matched
        begin = text.find(matched)
        while begin >= 0:
            before, found, after = in_sentence(text, begin, begin + len(matched))
            yield f"{before}[{found}]{after}"
            begin = text.find(matched, begin + len(matched))

    def on_mount(self) -> None:
        """The first line has the focus."""
        self.query(Row).first().focus()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Tell what was decided, or which text is to be changed."""
        does = event.row.does
        decisions: dict[str, Decision | None] = {
            "neutral": "neutral",
            "keep": "keep",
            "undecided": None,
        }
        if does in decisions:
            event.stop()
            self.post_message(self.Decided(self._hit, decisions[does]))
        elif does == "reword":
            event.stop()
            self.post_message(self.RewordAsked(self._texts[int(event.row.subject)].text))
