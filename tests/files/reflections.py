"""Any reflection or draft that ticlist may write, keys of a newer ticlist among them."""

import datetime as dt

from hypothesis import strategies as st

from tests.files.spelling import PLAIN, TIMES
from ticlist.model.answers import BASES, SHOWN
from ticlist.model.depth import DEPTHS
from ticlist.model.reflection import (
    OUTCOMES,
    OWNERS,
    PAGE_KINDS,
    STEP_KINDS,
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    Draft,
    FollowedUp,
    LaterLook,
    Page,
    ReflectedSection,
    Reflection,
    Step,
)

# Everything but lone surrogates, which no file can hold, and CR, which is typed as LF.
LETTERS = st.one_of(
    st.sampled_from("\n\t\"'\\#[]{}=\x1b\x7f\u2028\u202e\u200d\U0001f469"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
)
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)
MAYBE = st.none() | WORDS
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,59}", fullmatch=True)
DAYS = st.dates()

NEWER = st.dictionaries(
    st.text(LETTERS, max_size=6).map("newer {}".format),
    st.one_of(
        PLAIN,
        st.sampled_from([False, 0, 0.0, "", [], {}]),
        st.lists(PLAIN, max_size=3),
        st.dictionaries(st.sampled_from(["a", "b c"]), PLAIN, max_size=2),
        st.lists(st.dictionaries(st.sampled_from(["a", "b c"]), PLAIN, max_size=2), max_size=2),
    ),
    max_size=2,
)

ANSWERS = st.builds(
    Answer,
    prompt=IDS,
    wording=st.integers(1, 999_999),
    asked=WORDS,
    answer=st.none() | st.sampled_from(sorted(SHOWN)),
    basis=st.lists(st.sampled_from([each.stored for each in BASES]), unique=True).map(tuple),
    supervision=st.booleans(),
    note=MAYBE,
    more=NEWER,
)
STEPS = st.builds(
    Step,
    id=IDS,
    kind=st.sampled_from(sorted(STEP_KINDS)),
    text=WORDS,
    owner=st.sampled_from(sorted(OWNERS)),
    by=st.none() | DAYS,
    more=NEWER,
)
SECTIONS = st.builds(
    ReflectedSection,
    id=IDS,
    title=WORDS,
    principle=MAYBE,
    strand=MAYBE,
    private=st.booleans(),
    left_out=st.booleans(),
    so_what=MAYBE,
    answers=st.lists(ANSWERS, max_size=2).map(tuple),
    steps=st.lists(STEPS, max_size=2).map(tuple),
    more=NEWER,
)
CLOSINGS = st.builds(
    Closing,
    so_what=MAYBE,
    supervision=MAYBE,
    private=MAYBE,
    steps=st.lists(STEPS, max_size=2).map(tuple),
    more=NEWER,
)
FOLLOWED_UP = st.builds(
    FollowedUp, step=IDS, outcome=st.sampled_from(sorted(OUTCOMES)), note=MAYBE, more=NEWER
)
LATER = st.builds(
    LaterLook,
    at=TIMES,
    prompt=IDS,
    answer=st.none() | st.sampled_from(sorted(SHOWN)),
    note=MAYBE,
    more=NEWER,
)
DISCUSSED = st.builds(Discussed, at=TIMES, text=WORDS, with_role=MAYBE, more=NEWER)


def is_once(reflection: Reflection) -> bool:
    """Whether no section and no prompt stands in it twice: such a file is refused."""
    sections = [each.id for each in reflection.sections]
    prompts = [answer.prompt for each in reflection.sections for answer in each.answers]
    return len({*sections}) == len(sections) and len({*prompts}) == len(prompts)


def reflections() -> st.SearchStrategy[Reflection]:
    whole = st.builds(
        Reflection,
        id=IDS,
        on=DAYS,
        started=TIMES,
        depth=st.sampled_from(DEPTHS),
        language=IDS,
        written_with=WORDS,
        checklist=st.builds(ChecklistNamed, id=IDS, version=WORDS, title=WORDS, more=NEWER),
        saved=st.none() | TIMES,
        context=MAYBE,
        amended=st.lists(TIMES, max_size=3).map(tuple),
        sections=st.lists(SECTIONS, max_size=2).map(tuple),
        close=CLOSINGS,
        followed_up=st.lists(FOLLOWED_UP, max_size=2).map(tuple),
        later=st.lists(LATER, max_size=2).map(tuple),
        discussed=st.lists(DISCUSSED, max_size=2).map(tuple),
        more=NEWER,
    )
    return whole.filter(is_once)


def drafts() -> st.SearchStrategy[Draft]:
    pages = st.builds(Page, st.sampled_from(PAGE_KINDS), st.none() | IDS, st.none() | IDS)
    sha256 = st.none() | st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
    return st.builds(Draft, reflections(), pages, st.none() | IDS, sha256)


LOCAL = dt.timezone(dt.timedelta(hours=1))
WHOLE = Reflection(
    id="2026-11-21-1430-school-k7f3xq",
    on=dt.date(2026, 11, 21),
    started=dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC),
    saved=dt.datetime(2026, 11, 21, 15, 52, 41, tzinfo=LOCAL),
    depth="short",
    language="en",
    context="First week back with my tutor group.",
    written_with="ticlist 0.1.0",
    amended=(dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC),),
    checklist=ChecklistNamed("school", "2026.1", "School"),
    sections=(
        ReflectedSection(
            "safety",
            "Safety",
            principle="safety",
            so_what="It is calmer\nthan I thought.",
            answers=(
                Answer(
                    "told-beforehand",
                    1,
                    "I tell pupils beforehand.",
                    "often",
                    ("seen", "person"),
                    supervision=True,
                    note='What I "noticed",\nsaid or did.',
                ),
                Answer("noise", 2, "I notice the noise.", "not_today"),
            ),
            steps=(
                Step("k7f3xq-1", "start", "Put it up.", "me", dt.date(2026, 12, 5)),
                Step("k7f3xq-2", "keep", "A" * 90, "organisation"),
            ),
        ),
        ReflectedSection("culture", "Culture", principle="culture", left_out=True),
        ReflectedSection("wellbeing", "Me", strand="wellbeing", private=True, so_what="Rest."),
    ),
    close=Closing(
        so_what="So.",
        supervision="The bell.",
        private="I was tired.",
        steps=(Step("k7f3xq-3", "stop", "Less.", "team"),),
    ),
    followed_up=(FollowedUp("h2mnb4-2", "done", "At last."),),
    later=(
        LaterLook(dt.datetime(2027, 1, 9, 8, 30, tzinfo=dt.UTC), "noise", "often", "Looking back."),
    ),
    discussed=(
        Discussed(dt.datetime(2027, 1, 10, 8, 30, tzinfo=dt.UTC), "We spoke.", "supervisor"),
    ),
)
