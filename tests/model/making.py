"""A small checklist with one of everything, walks through it, and random ones."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from ticlist.model.checklist import ASKS, LEVELS, Checklist, Prompt, Section
from ticlist.model.depth import Depth
from ticlist.model.reflection import PAGE_KINDS, Draft, Page, Reflection
from ticlist.model.walk import Beginning, Walk, new_reflection

NOON = dt.datetime(2026, 11, 21, 12, 0, 5, 987654, tzinfo=dt.UTC)
TODAY = NOON.date()

TOLD = Prompt("told", "I tell pupils beforehand.", short=True)
NOISE = Prompt("noise", "I notice the noise.", wording=3)
CARE = Prompt("care", "I plan for care.", level="competent", short=True)
KEEPS = Prompt("keeps", "I keep my word.")
ROLE = Prompt("role", "I stayed within my role.", asks="scope", short=True)
REST = Prompt("rest", "What gives me rest?", asks="words", short=True)

SAFETY = Section("safety", "Safety", principle="safety", prompts=(TOLD, NOISE, CARE))
TRUST = Section("trust", "Trust", principle="trust", prompts=(KEEPS,))
SCOPE = Section("scope", "My role", strand="scope", prompts=(ROLE,))
WELLBEING = Section("wellbeing", "Myself", strand="wellbeing", private=True, prompts=(REST,))

SCHOOL = Checklist(
    id="school",
    setting="school",
    version="2026.1",
    language="en",
    title="School",
    sections=(SAFETY, TRUST, SCOPE, WELLBEING),
)


def reflection_of(checklist: Checklist = SCHOOL, depth: Depth = "full") -> Reflection:
    return new_reflection(checklist, Beginning(depth, TODAY), NOON, "ticlist 0.1.0")


def walk_of(
    depth: Depth = "full",
    only: str | None = None,
    *,
    checklist: Checklist = SCHOOL,
    specialist: bool = False,
) -> Walk:
    walk = Walk(checklist, Draft(reflection_of(checklist)), specialist=specialist)
    walk.begin(Beginning(depth, TODAY, only))
    return walk


def at(place: str) -> Page:
    """Make a page from `kind`, `kind section` or `kind section prompt`."""
    word, *rest = place.split(" ")
    [kind] = [each for each in PAGE_KINDS if each == word]
    return Page(kind, *rest)


def pages_through(walk: Walk) -> list[Page]:
    """Every page that `next` comes to, from the one where the walk is."""
    pages = [walk.page]
    while walk.next():
        pages.append(walk.page)
    return pages


WORDS = st.text(st.sampled_from("ab \t\n\x1b\u00e9\u5b57"), max_size=8)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """Any checklist of up to five sections, some without a prompt for a short walk."""
    ids = iter(range(100))
    prompts = st.builds(
        Prompt,
        id=st.builds(lambda: f"prompt-{next(ids)}"),
        text=st.sampled_from(["I listen.", "I wait."]),
        wording=st.integers(1, 3),
        asks=st.sampled_from(ASKS),
        short=st.booleans(),
        level=st.sampled_from(LEVELS),
    )
    sections = st.builds(
        Section,
        id=st.builds(lambda: f"section-{next(ids)}"),
        title=st.just("Title"),
        principle=st.just("safety"),
        private=st.booleans(),
        prompts=st.lists(prompts, min_size=1, max_size=4).map(tuple),
    )
    return replace(SCHOOL, sections=tuple(draw(st.lists(sections, min_size=1, max_size=5))))


@st.composite
def beginnings(draw: st.DrawFn, checklist: Checklist) -> Beginning:
    """Anything that can be chosen before the start."""
    ids = [section.id for section in checklist.sections]
    depths: list[Depth] = ["short", "full", "one"]
    depth = draw(st.sampled_from(depths))
    return Beginning(
        depth,
        draw(st.dates()),
        draw(st.sampled_from(ids)) if depth == "one" else None,
        draw(st.frozensets(st.sampled_from(ids))),
        draw(st.none() | st.sampled_from(["First week", "Term two"])),
    )
