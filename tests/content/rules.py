"""The rules that shipped checklists keep: each takes a checklist and says what breaks it."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.content.shipped import Table, prompt_called, prompts, sections, shown
from tests.content.words import banned_words, characteristics_missing
from ticlist.model.checklist import DOES, PRINCIPLES, SAMHSA, STRANDS

Rule = Callable[[Table], Iterator[str]]

PROMPTS_OF_A_PRINCIPLE = range(4, 7)
PROMPTS_OF_A_STRAND = 3
PROMPTS_OF_THE_SHORT_WALK = range(10, 15)
WORDS_OF_A_SENTENCE = 22
WORDS_OF_AN_EXAMPLE = 26

# What a person meets in every setting: by which prompt, and in which section.
REQUIRED = {
    "school": {
        "power": ("who-could-say-no", "empowerment"),
        "what does this person need": ("what-does-this-person-need", "signs"),
        "referral": ("referral-followed-up", "scope"),
        "history": ("history-with-community", "culture"),
        "barriers": ("what-keeps-people-away", "culture"),
        "training": ("edge-of-my-training", "collaboration"),
        "feelings": ("feelings-left-by-the-work", "wellbeing"),
        "sustains": ("what-sustains-me", "wellbeing"),
    },
    "clinic": {
        "power": ("who-could-say-no", "choice"),
        "what does this person need": ("what-does-this-person-need", "signs"),
        "referral": ("referral-followed-up", "scope"),
        "history": ("history-with-community", "culture"),
        "barriers": ("what-keeps-people-away", "culture"),
        "training": ("edge-of-my-training", "collaboration"),
        "feelings": ("feelings-left-by-the-work", "wellbeing"),
        "sustains": ("what-sustains-me", "wellbeing"),
    },
    "social-work": {
        "power": ("who-could-say-no", "choice"),
        "what does this person need": ("what-does-this-person-need", "signs"),
        "referral": ("referral-followed-up", "scope"),
        "history": ("history-with-community", "culture"),
        "barriers": ("what-keeps-people-away", "culture"),
        "training": ("edge-of-my-training", "collaboration"),
        "feelings": ("feelings-left-by-the-work", "wellbeing"),
        "sustains": ("what-sustains-me", "wellbeing"),
    },
}

# Words that show that the prompt still is about what its id stands for in the table above.
SAYS = {
    "power": ("text", r"Who decided, who could say no, and what would a no have cost them\?"),
    "what does this person need": ("text", r"what does this person need\?"),
    "referral": ("example", r"next service\? .* actually get\? .* checks that it happened\?"),
    "history": ("text", r"happened between this \w+ and a community"),
    "barriers": ("text", r"keeps .* (?:away|from coming)"),
    "training": ("text", r"training"),
    "feelings": ("text", r"feelings"),
    "sustains": ("text", r"keeps me going"),
}

_HEADER = {
    "about": ("everyone; it is not a treatment", "not therapy, no training", "not a score of you"),
    "standing": ("not a validated scale", "published guidance", "had a voice in it yet"),
}
_SHAPE = {
    "how-much": re.compile(r"(?=.*\b(?:I|my)\b).*[.?]"),
    "scope": re.compile(r"A time when .*\."),
    "words": re.compile(r".*\?"),
}
_SENTENCE_END = re.compile(r"(?<=[.?!])['\"]? ")
_PROMPT_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
# Quotation marks and dashes as a keyboard has them: every terminal and Braille line knows them.
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;?'()\n-]+")


def opening_says_what_it_is(of: Table) -> Iterator[str]:
    for key, needed in _HEADER.items():
        yield from (f"{key} lacks: {each}" for each in needed if each not in of.get(key, ""))
    if "review_by" not in of:
        yield "nobody is told to look at it again"


def covers_principles_and_strands(of: Table) -> Iterator[str]:
    order = [each.get("principle") or each.get("strand") for each in of["section"]]
    if order != [*PRINCIPLES, *STRANDS]:
        yield f"the sections are {order}"
    for section in of["section"]:
        if section["id"] != (section.get("principle") or section.get("strand")):
            yield f"{section['id']} is not called after what it is about"
        yield from (
            f"{section['id']}: no {key}" for key in ("about", "so_what") if not section.get(key)
        )


def has_its_counts(of: Table) -> Iterator[str]:
    for name, section in sections(of, "principle").items():
        if len(section["prompt"]) not in PROMPTS_OF_A_PRINCIPLE:
            yield f"{name}: {len(section['prompt'])} prompts"
        if not any(each.get("staff") for each in section["prompt"]):
            yield f"{name}: none about staff"
    for name, section in sections(of, "strand").items():
        if len(section["prompt"]) != PROMPTS_OF_A_STRAND:
            yield f"{name}: {len(section['prompt'])} prompts"


def two_prompts_for_the_specially_trained(of: Table) -> Iterator[str]:
    found = [each for each in prompts(of) if each[1].get("level", "informed") != "informed"]
    if len(found) != 2:
        yield f"{len(found)} prompts of level competent"
    for section, prompt in found:
        informed = sum(each.get("level", "informed") == "informed" for each in section["prompt"])
        if (
            "principle" not in section
            or prompt.get("short")
            or informed < min(PROMPTS_OF_A_PRINCIPLE)
        ):
            yield f"{prompt['id']}: not where everyone has enough without it"


def short_walk_is_short_and_whole(of: Table) -> Iterator[str]:
    walk = [each for each in prompts(of) if each[1].get("short")]
    if len(walk) not in PROMPTS_OF_THE_SHORT_WALK:
        yield f"{len(walk)} prompts"
    met = {section["id"] for section, _ in walk}
    yield from (f"nothing on {each}" for each in PRINCIPLES if each not in met)
    if "wellbeing" in met:
        yield "wellbeing is in it"
    if not any(prompt.get("staff") for _, prompt in walk):
        yield "nothing about staff"
    if not any(section["id"] == "scope" and prompt["asks"] == "scope" for section, prompt in walk):
        yield "nothing that asks where I was"
    ids = {prompt["id"] for _, prompt in walk}
    for idea in ("referral", "power", "what does this person need"):
        if REQUIRED[of["id"]][idea][0] not in ids:
            yield f"{idea} is not in it"


def prompts_are_whole(of: Table) -> Iterator[str]:
    needed = ("wording", "asks", "text", "example", "samhsa", "does", "source")
    for _, prompt in prompts(of):
        yield from (f"{prompt['id']}: no {key}" for key in needed if not prompt.get(key))


def tags_are_all_in_use(of: Table) -> Iterator[str]:
    used = Counter(
        tag
        for _, prompt in prompts(of)
        for key in ("samhsa", "does")
        for tag in prompt.get(key, ())
    )
    yield from (f"{each} is nowhere" for each in (*SAMHSA, *DOES) if not used[each])
    if used["peer-support"] < 2:
        yield "peer support is met only once"


def sources_are_all_in_use(of: Table) -> Iterator[str]:
    cited = {each for _, prompt in prompts(of) for each in prompt.get("source", ())}
    ids = [each["id"] for each in of["source"]]
    yield from (f"{each} is cited nowhere" for each in ids if each not in cited)
    yield from (f"{each} stands twice" for each, times in Counter(ids).items() if times > 1)
    for each in of["source"]:
        if not re.fullmatch(r"https?://\S+", each.get("url", "")):
            yield f"{each['id']} cannot be looked at"


def wellbeing_is_private_and_in_words(of: Table) -> Iterator[str]:
    for section in of["section"]:
        wellbeing = section.get("strand") == "wellbeing"
        if bool(section.get("private")) != wellbeing:
            yield f"{section['id']}: private is {section.get('private')}"
        for prompt in section["prompt"] if wellbeing else ():
            # It is about the one who answers, whoever that is: `staff` would be said of every one.
            if prompt["asks"] != "words" or "staff" in prompt:
                yield f"{prompt['id']}: asks for {prompt['asks']}, staff is {prompt.get('staff')}"


def scope_is_asked_twice(of: Table) -> Iterator[str]:
    asking = [section["id"] for section, prompt in prompts(of) if prompt["asks"] == "scope"]
    if asking != ["scope", "scope"]:
        yield f"asked in {asking}"


def required_ideas_are_met(of: Table) -> Iterator[str]:
    for idea, (prompt_id, section_id) in REQUIRED[of["id"]].items():
        section, prompt = prompt_called(of, prompt_id)
        key, says = SAYS[idea]
        if section.get("id") != section_id or not re.search(says, prompt.get(key, "")):
            yield f"{idea} is not at {prompt_id}"


def no_banned_words(of: Table) -> Iterator[str]:
    for where, text in shown(of):
        yield from (f"{where}: {word}" for word in banned_words(text))


def culture_names_every_characteristic(of: Table) -> Iterator[str]:
    culture = sections(of, "principle").get("culture", {"prompt": []})
    text = " ".join(f"{each['text']} {each.get('example', '')}" for each in culture["prompt"])
    yield from characteristics_missing(text)


def punctuation_is_plain(of: Table) -> Iterator[str]:
    for where, text in shown(of):
        if not _PLAIN.fullmatch(text) or "  " in text:
            yield f"{where}: {_PLAIN.sub('', text)!r}"


def ids_are_unique(of: Table) -> Iterator[str]:
    ids = Counter(prompt["id"] for _, prompt in prompts(of))
    yield from (f"{each} stands twice" for each, times in ids.items() if times > 1)
    yield from (f"{each} is no id" for each in ids if not _PROMPT_ID.fullmatch(each))


def no_text_stands_twice(of: Table) -> Iterator[str]:
    texts = Counter(re.sub(r"\W+", " ", each["text"]).casefold() for _, each in prompts(of))
    yield from (f"twice: {each}" for each, times in texts.items() if times > 1)


def texts_fit_what_is_asked(of: Table) -> Iterator[str]:
    """How much is this part of what I do? Where was I, the last time? Or an open question."""
    for _, prompt in prompts(of):
        if not _SHAPE[prompt["asks"]].fullmatch(prompt["text"]):
            yield f"{prompt['id']}: {prompt['text']}"


def sentences_are_short(of: Table) -> Iterator[str]:
    for _, prompt in prompts(of):
        texts = (prompt["text"], prompt.get("example", ""))
        for each in itertools.chain.from_iterable(map(_SENTENCE_END.split, texts)):
            if len(each.split()) > WORDS_OF_A_SENTENCE:
                yield f"{prompt['id']}: {each}"
        if len(texts[1].split()) > WORDS_OF_AN_EXAMPLE:
            yield f"{prompt['id']}: {len(texts[1].split())} words"


RULES: tuple[Rule, ...] = (
    opening_says_what_it_is,
    covers_principles_and_strands,
    has_its_counts,
    two_prompts_for_the_specially_trained,
    short_walk_is_short_and_whole,
    prompts_are_whole,
    tags_are_all_in_use,
    sources_are_all_in_use,
    wellbeing_is_private_and_in_words,
    scope_is_asked_twice,
    required_ideas_are_met,
    no_banned_words,
    culture_names_every_characteristic,
    punctuation_is_plain,
    ids_are_unique,
    no_text_stands_twice,
    texts_fit_what_is_asked,
    sentences_are_short,
)
