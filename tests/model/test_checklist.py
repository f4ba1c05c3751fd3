"""What a checklist is, held to the words of the format."""

from tests.model.making import SAFETY, SCHOOL, WELLBEING
from ticlist.model.checklist import ASKS, DOES, LEVELS, PRINCIPLES, SAMHSA, STRANDS, Prompt, Section
from ticlist.model.opening import Opening


def test_a_section_is_found_by_its_id() -> None:
    assert SCHOOL.section("safety") is SAFETY
    assert SCHOOL.section("wellbeing") is WELLBEING
    assert SCHOOL.section("weather") is None


def test_the_words_of_a_checklist_are_those_of_the_format() -> None:
    assert PRINCIPLES == (
        "safety",
        "trust",
        "choice",
        "collaboration",
        "empowerment",
        "culture",
    )
    assert STRANDS == ("scope", "signs", "re-traumatisation", "wellbeing")
    assert SAMHSA == (
        "safety",
        "trust-transparency",
        "peer-support",
        "collaboration-mutuality",
        "empowerment-voice-choice",
        "culture-history-gender",
    )
    assert DOES == ("realise", "recognise", "respond", "resist")
    assert ASKS == ("how-much", "scope", "words")
    assert LEVELS == ("informed", "competent")


def test_a_section_asks_the_two_questions_unless_it_has_its_own() -> None:
    section = Section("safety", "Safety")
    assert section.so_what == "What does this tell me?"
    assert section.now_what == "What will I keep, stop or start?"
    assert not section.private


def test_a_prompt_asks_how_much_of_everyone_in_the_full_walk_unless_it_says_otherwise() -> None:
    prompt = Prompt("told", "I tell pupils beforehand.")
    assert (prompt.wording, prompt.asks, prompt.level) == (1, "how-much", "informed")
    assert (prompt.short, prompt.staff) == (False, False)


def test_the_program_opens_at_home_unless_something_was_asked_for() -> None:
    assert set(Opening()) == {None}
