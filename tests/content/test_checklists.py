"""The shipped checklists keep the rules of content, and every rule can be broken."""

import copy
from collections.abc import Callable

import pytest

from tests.content import rules
from tests.content.rules import RULES, Rule
from tests.content.shipped import (
    SETTINGS,
    Table,
    prompt_called,
    prompts,
    raw,
    sections,
    table,
)
from ticlist.files.checklist_file import read_checklist

Break = Callable[[Table], object]


def named(rule: Rule) -> str:
    return rule.__name__


@pytest.mark.parametrize("setting", SETTINGS)
def test_read_without_a_mistake(setting: str) -> None:
    read = read_checklist(raw(setting), name=f"{setting}.toml")

    assert read.mistakes == []
    assert read.checklist is not None
    assert read.checklist.id == setting


@pytest.mark.parametrize("setting", SETTINGS)
def test_editors_are_told_of_the_schema(setting: str) -> None:
    assert raw(setting).startswith(b"#:schema ./checklist.schema.json\nformat = 1\n")


@pytest.mark.parametrize("rule", RULES, ids=named)
@pytest.mark.parametrize("setting", SETTINGS)
def test_keeps_the_rule(setting: str, rule: Rule) -> None:
    assert list(rule(table(setting))) == []


# --- breaking them --------------------------------------------------------------------------------


def prompt_of(of: Table, prompt_id: str) -> Table:
    found = prompt_called(of, prompt_id)[1]
    assert found, prompt_id
    return found


def first(of: Table) -> Table:
    prompt: Table = of["section"][0]["prompt"][0]
    return prompt


def strand(of: Table, name: str) -> Table:
    return sections(of, "strand")[name]


def drop_staff(of: Table) -> None:
    for prompt in of["section"][1]["prompt"]:
        prompt.pop("staff", None)


def only_in_the_long_walk(principle: str) -> Break:
    def breaking(of: Table) -> None:
        for prompt in sections(of, "principle")[principle]["prompt"]:
            prompt.pop("short", None)

    return breaking


def all_in_the_short_walk(of: Table) -> None:
    for section, prompt in prompts(of):
        prompt["short"] = section.get("strand") != "wellbeing"


def without_tag(tag: str) -> Break:
    def breaking(of: Table) -> None:
        for _, prompt in prompts(of):
            for key in ("samhsa", "does"):
                prompt[key] = [each for each in prompt[key] if each != tag]

    return breaking


def in_the_culture_section(old: str, new: str) -> Break:
    def breaking(of: Table) -> None:
        for prompt in sections(of, "principle")["culture"]["prompt"]:
            for key in ("text", "example"):
                prompt[key] = prompt[key].replace(old, new)

    return breaking


def no_strand_on_signs(of: Table) -> None:
    of["section"].remove(strand(of, "signs"))


def twice_in_two_sections(of: Table) -> None:
    of["section"][1]["prompt"][0]["text"] = first(of)["text"].upper()


BREAKS: tuple[tuple[Rule, Break], ...] = (
    (rules.opening_says_what_it_is, lambda of: of.update(about="For everyone.")),
    (rules.opening_says_what_it_is, lambda of: of.pop("standing")),
    (rules.opening_says_what_it_is, lambda of: of.pop("review_by")),
    (rules.covers_principles_and_strands, no_strand_on_signs),
    (rules.covers_principles_and_strands, lambda of: of["section"].reverse()),
    (rules.covers_principles_and_strands, lambda of: of["section"][0].pop("so_what")),
    (rules.covers_principles_and_strands, lambda of: of["section"][0].update(id="safe")),
    (rules.has_its_counts, drop_staff),
    (
        rules.has_its_counts,
        lambda of: of["section"][0].update(prompt=of["section"][0]["prompt"][-3:]),
    ),
    (rules.has_its_counts, lambda of: of["section"][0]["prompt"].append(first(of))),
    (rules.has_its_counts, lambda of: strand(of, "signs")["prompt"].pop()),
    (rules.two_prompts_for_the_specially_trained, lambda of: first(of).update(level="competent")),
    (
        rules.two_prompts_for_the_specially_trained,
        lambda of: prompt_of(of, "shared-picture").update(short=True),
    ),
    (rules.short_walk_is_short_and_whole, all_in_the_short_walk),
    (rules.short_walk_is_short_and_whole, only_in_the_long_walk("culture")),
    (
        rules.short_walk_is_short_and_whole,
        lambda of: prompt_of(of, "referral-followed-up").pop("short"),
    ),
    (
        rules.short_walk_is_short_and_whole,
        lambda of: prompt_of(of, "listening-felt-like-therapy").pop("short"),
    ),
    (
        rules.short_walk_is_short_and_whole,
        lambda of: prompt_of(of, "what-sustains-me").update(short=True),
    ),
    (rules.prompts_are_whole, lambda of: first(of).pop("example")),
    (rules.prompts_are_whole, lambda of: first(of).update(source=[])),
    (rules.prompts_are_whole, lambda of: first(of).pop("samhsa")),
    (rules.prompts_are_whole, lambda of: first(of).pop("does")),
    (rules.tags_are_all_in_use, without_tag("peer-support")),
    (rules.tags_are_all_in_use, without_tag("realise")),
    (rules.sources_are_all_in_use, lambda of: of["source"].append(of["source"][0])),
    (rules.sources_are_all_in_use, lambda of: of["source"][0].update(id="other")),
    (rules.sources_are_all_in_use, lambda of: of["source"][0].pop("url")),
    (rules.wellbeing_is_private_and_in_words, lambda of: strand(of, "wellbeing").pop("private")),
    (rules.wellbeing_is_private_and_in_words, lambda of: of["section"][0].update(private=True)),
    (
        rules.wellbeing_is_private_and_in_words,
        lambda of: prompt_of(of, "what-sustains-me").update(asks="how-much"),
    ),
    (
        rules.wellbeing_is_private_and_in_words,
        lambda of: prompt_of(of, "what-sustains-me").update(staff=True),
    ),
    (rules.scope_is_asked_twice, lambda of: first(of).update(asks="scope")),
    (
        rules.required_ideas_are_met,
        lambda of: prompt_of(of, "history-with-community").update(id="history"),
    ),
    (
        rules.required_ideas_are_met,
        lambda of: prompt_of(of, "referral-followed-up").update(example="A letter."),
    ),
    (rules.no_banned_words, lambda of: first(of).update(text="I always stay calm.")),
    (rules.no_banned_words, lambda of: of["section"][0].update(about="A trigger warning.")),
    (rules.no_banned_words, lambda of: first(of).update(example="Your score is better.")),
    (
        rules.culture_names_every_characteristic,
        in_the_culture_section("sexual orientation", "love"),
    ),
    (rules.culture_names_every_characteristic, lambda of: of["section"].pop(5)),
    (
        rules.punctuation_is_plain,
        lambda of: first(of).update(text="I wait \N{EN DASH} and listen."),
    ),
    (
        rules.punctuation_is_plain,
        lambda of: first(of).update(example="\N{LEFT DOUBLE QUOTATION MARK}Hello"),
    ),
    (rules.punctuation_is_plain, lambda of: first(of).update(example="A tab\there.")),
    (rules.ids_are_unique, lambda of: first(of).update(id="what-sustains-me")),
    (rules.ids_are_unique, lambda of: first(of).update(id="a" * 61)),
    (rules.no_text_stands_twice, twice_in_two_sections),
    (rules.texts_fit_what_is_asked, lambda of: first(of).update(text="Pupils are told.")),
    (rules.texts_fit_what_is_asked, lambda of: first(of).update(asks="words")),
    (
        rules.texts_fit_what_is_asked,
        lambda of: prompt_of(of, "what-they-think-they-get").update(text="I explain my role."),
    ),
    (rules.sentences_are_short, lambda of: first(of).update(text="I say " + "so " * 21 + "often.")),
    (rules.sentences_are_short, lambda of: first(of).update(example="One. " * 27)),
)


@pytest.mark.parametrize(
    ("rule", "breaking"),
    [pytest.param(*each, id=f"{each[0].__name__}-{count}") for count, each in enumerate(BREAKS)],
)
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_broken_copy_is_found(setting: str, rule: Rule, breaking: Break) -> None:
    broken = copy.deepcopy(table(setting))
    breaking(broken)

    assert list(rule(broken))


def test_every_rule_is_broken_once() -> None:
    assert {rule for rule, _ in BREAKS} == set(RULES)


# --- one hand -------------------------------------------------------------------------------------

SAID_ALIKE = (
    "who-could-say-no",
    "listening-felt-like-therapy",
    "what-they-think-they-get",
    "what-does-this-person-need",
    "quiet-signs",
    "other-explanations",
    "routine-that-feels-like-force",
    "after-getting-it-wrong",
    "feelings-left-by-the-work",
    "support-when-needed",
    "what-sustains-me",
)


@pytest.mark.parametrize("prompt_id", SAID_ALIKE)
def test_what_has_no_setting_is_said_alike(prompt_id: str) -> None:
    assert len({prompt_of(table(each), prompt_id)["text"] for each in SETTINGS}) == 1


def test_a_source_is_named_alike() -> None:
    entries: dict[str, Table] = {}
    for setting in SETTINGS:
        for source in table(setting)["source"]:
            assert entries.setdefault(source["id"], source) == source


def test_a_prompt_of_one_id_asks_alike() -> None:
    asked: dict[str, str] = {}
    for setting in SETTINGS:
        for _, prompt in prompts(table(setting)):
            assert asked.setdefault(prompt["id"], prompt["asks"]) == prompt["asks"], prompt["id"]


def test_sections_are_called_alike() -> None:
    titles = {tuple(each["title"] for each in table(setting)["section"]) for setting in SETTINGS}

    assert len(titles) == 1
