"""Reflections of one small checklist, as they are looked back on."""

import datetime as dt

from ticlist.model.answered import Answered, AnsweredSection, Given
from ticlist.model.checklist import Checklist, Prompt, Section

TOLD = Prompt("told", "I tell pupils beforehand.", samhsa=("safety", "trust-transparency"))
NOISE = Prompt("noise", "I notice the noise.", wording=2, samhsa=("safety",))
KEEPS = Prompt("keeps", "I keep my word.", samhsa=("trust-transparency",))
ROLE = Prompt("role", "A time when I listened.", asks="scope")
REST = Prompt("rest", "What gives me rest?", asks="words")

SCHOOL = Checklist(
    id="school",
    setting="school",
    version="2026.1",
    language="en",
    title="School",
    sections=(
        Section("safety", "Safety first", principle="safety", prompts=(TOLD, NOISE)),
        Section("trust", "Trust and openness", principle="trust", prompts=(KEEPS,)),
        Section("scope", "My role", strand="scope", prompts=(ROLE,)),
        Section("self", "Myself", strand="wellbeing", private=True, prompts=(REST,)),
    ),
)
OF = {
    "safety": ("Safety first", "safety", None),
    "trust": ("Trust and openness", "trust", None),
    "scope": ("My role", None, "scope"),
    "self": ("Myself", None, "wellbeing"),
}


def given(words: str) -> Given:
    """Make what was given from `prompt=state` or `prompt/wording=state`."""
    prompt, _, state = words.partition("=")
    name, _, wording = prompt.partition("/")
    return Given(name, int(wording or 1), f"Asked: {name} {wording}".strip(), state)


def section(name: str, words: str = "", *, left_out: bool = False) -> AnsweredSection:
    title, principle, strand = OF.get(name, (f"Section {name}", None, None))
    givens = tuple(given(each) for each in words.split())
    return AnsweredSection(name, title, principle, strand, left_out, givens)


def day(on: str, *sections: AnsweredSection, at: int = 9, title: str = "School then") -> Answered:
    """One reflection: `2026-11-21`, and what was given in its sections."""
    date = dt.date.fromisoformat(on)
    started = dt.datetime.combine(date, dt.time(at), dt.UTC)
    return Answered(f"{on}-{at:02}00-school-aaaaaa", date, started, "school", title, sections)
