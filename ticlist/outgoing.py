"""What is on its way out: chosen, looked through, decided on, seen, and written once.

Every face that shares anything does it with one of these. It holds copies: nothing that is done
here changes a reflection.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.sharing.chosen import OUTSIDE_SECTIONS, Chosen, section_key
from ticlist.sharing.identifiers import KINDS, found_in, found_in_name
from ticlist.sharing.layouts import sheet_of
from ticlist.sharing.sheet import COLUMN, Placed, changed, texts_of
from ticlist.sharing.taken import passages_of, taken
from ticlist.storage.exports import Exported, name_for
from ticlist.text import clean, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ticlist.model.reflection import Reflection
    from ticlist.past import Past
    from ticlist.sharing.chosen import Part
    from ticlist.sharing.formats import Format
    from ticlist.sharing.identifiers import Found, Kind
    from ticlist.sharing.sheet import Sheet
    from ticlist.sharing.taken import EarlierSteps, Passed

Decision = Literal["neutral", "keep"]

FILE_NAME = "The name of the file"
ONLY_ANOTHER_NAME = "It stands in the name of the file: only another name takes it out of there."

QUESTIONS = (
    "Could a colleague who knows the people you work with tell who this is?",
    "Is it rare: something that happened once, or in few places?",
    "Is what you share needed for the learning?",
    "Is this really an incident report, which has a place of its own?",
)
"""What no search can answer, and is asked each time before anything is written."""

UNCONCERNED = ("no", "no", "yes", "no")
"""The answer to each of them after which nothing more has to be said."""

SHARE_LESS = "You can go back and share less, or go on knowingly."

NOT_PRIVILEGED = (
    "Reflections can be asked for by a court, a regulator or an employer. They are not case "
    "records; the facts of an incident belong where your organisation reports incidents."
)

WHO_CAN_OPEN_IT = (
    "Only your account and whoever administers this machine can open it; on a stick, whoever "
    "holds that."
)

STAYS_ON_THE_SERVER = (
    "Only your account and whoever administers this machine can open it. It stays on this machine "
    "until you take it away; once it is written you are told how, and how to have it on your own "
    "computer."
)

NOTHING_FOUND = "No patterns found. This is not proof that nobody can be recognised."


class Hit(NamedTuple):
    """Something that could identify a person, wherever it stands in what leaves.

    Args:
        kind: what kind it is.
        matched: its letters.
        places: where it stands; each with the whole text, as it would leave but for what is put in
            the place of such hits.
        decision: what was decided on it; None where nothing was.
    """

    kind: Kind
    matched: str
    places: tuple[Placed, ...]
    decision: Decision | None = None

    @property
    def is_strong(self) -> bool:
        """Whether nothing is written before it is decided on."""
        return KINDS[self.kind].is_strong

    @property
    def is_open(self) -> bool:
        """Whether it still has to be decided on."""
        return self.is_strong and self.decision is None

    @property
    def is_in_name(self) -> bool:
        """Whether it stands in the name of the file: only another name takes it out of there."""
        return any(place.where == FILE_NAME for place in self.places)


class _Decided(NamedTuple):
    """What was decided on something, and the texts it stood in then."""

    decision: Decision
    texts: frozenset[str]


class Offered(NamedTuple):
    """Something that can be in or not, with what it is called."""

    key: str
    title: str


class Outgoing:
    """What is on its way out.

    Args:
        reflections: one or several; they leave oldest first.
        steps: the earlier steps that they speak of.
        private_words: the person's own, which are looked for too.
    """

    def __init__(
        self,
        reflections: Sequence[Reflection],
        steps: EarlierSteps,
        private_words: Sequence[str] = (),
    ) -> None:
        self._reflections = sorted(reflections, key=lambda each: (each.on, each.started, each.id))
        self._steps = steps
        self._private_words = private_words
        self._chosen = Chosen()
        self._edits: dict[str, str] = {}
        self._decisions: dict[tuple[Kind, str], _Decided] = {}
        self._searched: dict[str, list[Found]] = {}
        self._laid_out: tuple[Chosen, Sheet] | None = None

    # --- choosing -------------------------------------------------------------------------------

    @property
    def reflections(self) -> Sequence[Reflection]:
        """What it is made from, oldest first."""
        return self._reflections

    @property
    def chosen(self) -> Chosen:
        """What was chosen so far: at first, the least."""
        return self._chosen

    def choose(self, chosen: Chosen) -> None:
        """Choose what leaves; what was decided on before stays decided, for where it stood."""
        self._chosen = chosen

    def sections(self) -> list[Offered]:
        """The sections with something in them that the chosen parts let in, and what is outside."""
        every = self._let_in(replace(self._chosen, sections=None, without=frozenset()))
        titles = _told_once(
            (section_key(section.id), section.title) for each in every for section in each.sections
        )
        outside = []
        if any(each.context or each.followed_up for each in every):
            outside.append("beginning")
        if any(not each.close.is_empty for each in every):
            outside.append("closing")
        every_title = {**titles, **{key: OUTSIDE_SECTIONS[key] for key in outside}}
        return [Offered(*each) for each in every_title.items()]

    def prompts(self) -> list[Offered]:
        """The prompts with something given to them that the chosen parts and sections let in."""
        every = self._let_in(replace(self._chosen, without=frozenset()))
        asked = _told_once(
            (answer.prompt, answer.asked)
            for each in every
            for section in each.sections
            for answer in section.answers
        )
        return [Offered(*each) for each in asked.items()]

    def passages(self) -> list[Passed]:
        """The words that could leave, with what they are called in `Chosen.passages`.

        Of several reflections, the id of the one they are in stands before that.
        """
        words: frozenset[Part] = frozenset({"words"})
        offered = replace(self._chosen, parts=self._chosen.parts | words, passages=None)
        return [
            passed._replace(key=f"{reflection.id} {passed.key}")
            for reflection, copy in zip(self._reflections, self._let_in(offered), strict=True)
            for passed in passages_of(copy)
        ]

    def _let_in(self, chosen: Chosen) -> list[Reflection]:
        return [taken(each, chosen, self._steps).of for each in self._reflections]

    # --- looking through ------------------------------------------------------------------------

    def search(self, file_name: str = "") -> Iterator[None]:
        """Look through every text that would leave, one after the other: `hits` is then quick."""
        for _ in self._looked_through(file_name):
            yield None

    def hits(self, file_name: str = "") -> list[Hit]:
        """What could identify a person: what has to be decided on first.

        Args:
            file_name: what the file is to be called; it leaves too.
        """
        places: dict[tuple[Kind, str], dict[Placed, None]] = {}
        for placed, every in self._looked_through(file_name):
            for found in every:
                places.setdefault((found.kind, found.matched), {})[placed] = None
        hits = [self._decided(Hit(*key, tuple(found))) for key, found in places.items()]
        return sorted(hits, key=lambda hit: not hit.is_strong)

    def counted(self, file_name: str = "") -> dict[str, int]:
        """How many hits of each kind there are, each in each of its places."""
        counts: Counter[str] = Counter()
        for hit in self.hits(file_name):
            counts[hit.kind] += len(hit.places)
        return dict(counts)

    def _decided(self, hit: Hit) -> Hit:
        decided = self._decisions.get((hit.kind, hit.matched))
        if decided is None:
            return hit
        if decided.decision == "neutral":
            # The name of a file is nothing that a word can be put into.
            return hit if hit.is_in_name else hit._replace(decision="neutral")
        # The same letters may mean somebody else elsewhere: what nobody has seen, nobody has kept.
        is_seen = all(place.text in decided.texts for place in hit.places)
        return hit._replace(decision="keep") if is_seen else hit

    def decide(self, hit: Hit, decision: Decision | None) -> None:
        """Decide what is done with something that was found, wherever it stands."""
        key = hit.kind, hit.matched
        self._decisions.pop(key, None)
        if decision is not None:
            self._decisions[key] = _Decided(decision, frozenset(each.text for each in hit.places))

    def put(self, hit: Hit, words: str) -> None:
        """Have words of somebody's own leave in the place of something that was found.

        They are looked through in their turn, as everything is.
        """
        for before in {place.text for place in hit.places if place.where != FILE_NAME}:
            text = before
            for found in reversed(self._found_in(text)):
                if (found.kind, found.matched) == (hit.kind, hit.matched):
                    text = f"{text[: found.start]}{words}{text[found.end :]}"
            self.rewrite(before, text)

    def rewrite(self, text: str, words: str) -> None:
        """Have other words leave in the place of a text, wherever it stands.

        Args:
            text: as a place of a hit has it.
            words: what leaves instead.
        """
        words = visible(clean(words))
        originals = [each for each, put in self._edits.items() if put == text]
        # Another may have been reworded to what still leaves as it is.
        for original in originals if text in self._edits else [*originals, text]:
            self._edits[original] = words
        for key, (decision, texts) in self._decisions.items():
            if text in texts:
                self._decisions[key] = _Decided(decision, texts | {words})

    def _looked_through(self, file_name: str) -> Iterator[tuple[Placed, Sequence[Found]]]:
        """Every text as it would leave, with what is found in it."""
        for where, text in self._texts(file_name):
            if where == FILE_NAME:
                yield Placed(where, text), found_in_name(text, self._private_words)
            else:
                edited = self._edited(text)
                yield Placed(where, edited), self._found_in(edited)

    def _texts(self, file_name: str) -> Iterator[Placed]:
        # Spreadsheets hold again what stands in the sheet: the first place of a text is enough.
        seen: set[str] = set()
        for placed in texts_of(self._sheet_as_chosen()):
            if not (placed.where.startswith(COLUMN) and placed.text in seen):
                seen.add(placed.text)
                yield placed
        if file_name:
            yield Placed(FILE_NAME, file_name)

    def _found_in(self, text: str) -> list[Found]:
        if text not in self._searched:
            self._searched[text] = found_in(text, self._private_words)
        return self._searched[text]

    def _edited(self, text: str) -> str:
        return self._edits.get(text, text)

    # --- what leaves ----------------------------------------------------------------------------

    @property
    def holds_anything(self) -> bool:
        """Whether anything that was given is in what was chosen."""
        return bool(self._sheet_as_chosen().records)

    def sheet(self) -> Sheet:
        """What leaves, with what was decided done to it."""
        return changed(self._sheet_as_chosen(), self._as_decided)

    def _sheet_as_chosen(self) -> Sheet:
        # What is chosen can change on another thread meanwhile: no sheet stands for another choice.
        chosen, laid_out = self._chosen, self._laid_out
        if laid_out is None or laid_out[0] != chosen:
            copies = [taken(each, chosen, self._steps) for each in self._reflections]
            laid_out = self._laid_out = chosen, sheet_of(copies, chosen)
        return laid_out[1]

    def _as_decided(self, text: str) -> str:
        words = self._edited(text)
        for found in reversed(self._found_in(words)):
            decided = self._decisions.get((found.kind, found.matched))
            if decided and decided.decision == "neutral":
                neutral = KINDS[found.kind].neutral
                words = f"{words[: found.start]}{neutral}{words[found.end :]}"
        return words

    def name(self, form: Format) -> str:
        """A name for the file, from what leaves anyway, without what could identify a person."""
        newest = self._reflections[-1]
        when = newest.on.isoformat() if self._chosen.has_days else f"{newest.on:%Y-%m}"
        of_one = {each.checklist.id for each in self._reflections}
        checklist = newest.checklist.id if len(of_one) == 1 else ""
        pseudonym = self._as_decided(visible(self._chosen.pseudonym))
        words = (self._chosen.layout, pseudonym, checklist, when)
        return name_for((each for each in words if not self._holds_strong(each)), form.name)

    def _holds_strong(self, words: str) -> bool:
        found = [*self._found_in(words), *found_in_name(words, self._private_words)]
        return any(KINDS[each.kind].is_strong for each in found)

    def noted(self, at: dt.datetime, file: str, form: Format) -> Exported:
        """What is remembered of it, without a word of what was written."""
        chosen = self._chosen
        kept = Counter(hit.kind for hit in self.hits() if hit.decision == "keep")
        return Exported(
            at,
            file,
            form.name,
            chosen.layout,
            tuple(each.id for each in self._reflections),
            tuple(sorted(chosen.parts)),
            tuple(f"{kind}:{many}" for kind, many in sorted(kept.items())),
        )


def _told_once(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What each is called; where checklists call it otherwise, all that it is called."""
    told: dict[str, dict[str, None]] = {}
    for key, title in named:
        told.setdefault(key, {})[title] = None
    return {key: " / ".join(titles) for key, titles in told.items()}


def outgoing_of(
    past: Past, reflection_ids: Iterable[str], private_words: Sequence[str] = ()
) -> Outgoing:
    """What leaves of some saved reflections, with the earlier steps that they speak of.

    Args:
        past: what is saved.
        reflection_ids: one or several.
        private_words: the person's own.

    Raises:
        FileRefusedError: one of them cannot be read.
    """
    reflections = [past.read(each) for each in reflection_ids]
    spoken_of = {each.step for reflection in reflections for each in reflection.followed_up}
    return Outgoing(reflections, past.steps_named(spoken_of), private_words)
