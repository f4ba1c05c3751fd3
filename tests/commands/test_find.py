import io
import json
import sys
from dataclasses import replace

import pytest

from tests.commands.running import Run, Terminal
from tests.commands.test_show import WHOLE, put
from tests.storage.making import FIRST, SECOND, THIRD, a_reflection, keep
from ticlist.commands.find import COMMAND
from ticlist.commands.printing import ask
from ticlist.model.reflection import Closing, ReflectedSection
from ticlist.storage.paths import Paths

NOWHERE = "ticlist: That stands nowhere in what you wrote.\n"
NOTHING = "ticlist: There is nothing to look for.\n'ticlist find --help' shows what it takes.\n"


def wrote(paths: Paths, context: str, reflection_id: str = FIRST) -> None:
    put(paths, a_reflection(reflection_id, context=context))


# --- as text ----------------------------------------------------------------------------------


def test_each_hit_stands_in_its_sentence_under_where_it_is_newest_first(
    run: Run, paths: Paths
) -> None:
    wrote(paths, "So. The Café was full, a CAFE\u0301 as any. So.")
    put(paths, replace(a_reflection(SECOND), context="No cafe.", close=Closing(private="Cafe!")))
    shown = f"""\
{SECOND}  What it is about
  No [cafe].
{SECOND}  At the end, private
  [Cafe]!
{FIRST}  What it is about
  The [Café] was full, a CAFE\u0301 as any.
  The Café was full, a [CAFE\u0301] as any.
"""
    assert run("find", "cafe") == (0, shown, "")
    assert run("find", "CAFÉ").out == shown


def test_a_phrase_is_found_over_the_end_of_a_line(run: Run, paths: Paths) -> None:
    wrote(paths, "I was so\n  tired\u2014\u201creally\u201d.")
    assert run("find", 'SO TIRED-"really"').out == (
        f"{FIRST}  What it is about\n  I was [so tired\u2014\u201creally\u201d].\n"
    )


def test_the_words_of_prompts_are_not_looked_through(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    assert run("find", "I tell pupils") == (0, "", NOWHERE)
    assert run("find", "I see it now").out == (
        f"{FIRST}  Looked at again on 21 November 2026\n  [I see it now].\n"
    )


def test_long_sentences_are_wrapped_and_cut(run: Run, paths: Paths) -> None:
    wrote(paths, f"{'word ' * 40}here {'word ' * 40}")
    lines = run("find", "here").out.splitlines()
    assert lines == [
        f"{FIRST}  What it is about",
        "  ... word word word word word word word word word word word word word word",
        "  word word [here] word word word word word word word word word word word word",
        "  word word word word ...",
    ]
    assert max(map(len, lines)) <= 78


def test_where_nothing_is_found_that_is_told_beside_the_result(run: Run, paths: Paths) -> None:
    assert run("find", "cafe") == (
        0,
        "",
        "ticlist: Nothing is saved yet. 'ticlist reflect' begins a reflection.\n",
    )
    keep(paths, FIRST)
    assert run("find", "cafe") == (0, "", NOWHERE)


def test_what_cannot_be_read_is_told_and_hides_no_other(run: Run, paths: Paths) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_bytes(file.read_bytes().replace(b"format = 1", b"format = 2"))
    said = run("find", "odd week")
    assert (said.code, said.out.count("An [odd week].")) == (1, 2)
    assert said.err == (
        f"ticlist: {SECOND} cannot be read: Has format 2; this ticlist reads format 1.\n"
        "ticlist: What cannot be read was left as it is."
        " 'ticlist check-store' looks at everything.\n"
    )
    assert run("find", "elsewhere") == (0, "", NOWHERE)


def test_what_cannot_even_be_looked_at_is_told_in_plain_words(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    (paths.reflections / f"{SECOND}.toml").symlink_to("nowhere")
    said = run("find", "elsewhere")
    assert said.code == 1
    assert said.err.startswith(f"{NOWHERE}ticlist: {SECOND} cannot be read: it is a link.\n")


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x07", "\x9b", "\u202e", "\u2028", "\r"])
@pytest.mark.parametrize("color", ["always", "never"])
def test_nothing_that_was_written_acts_on_the_terminal(
    run: Run, paths: Paths, odd: str, color: str
) -> None:
    section = ReflectedSection("safety", f"Safe{odd}ty", so_what=f"{odd}a{odd} here {odd}")
    put(paths, replace(a_reflection(), sections=(section,)))
    said = run("find", "here", f"--color={color}")
    assert said.code == 0
    assert odd not in said.out
    assert "[here]" in said.out


# --- bold -------------------------------------------------------------------------------------


def test_always_makes_what_was_found_bold_and_nothing_else(run: Run, paths: Paths) -> None:
    wrote(paths, f"{'word ' * 14}so tired and so on.")
    plain = run("find", "so tired").out
    out = run("find", "so tired", "--color=always").out
    assert "\x1b[1m[so\x1b[0m\n  \x1b[1mtired]\x1b[0m and so on.\n" in out
    assert out.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
    assert "\x1b" not in plain


def test_nothing_that_was_written_passes_for_what_was_found(run: Run, paths: Paths) -> None:
    wrote(paths, "[no] \U0010fff8no\U0010fff9 here \U0010fff9no [no")
    assert run("find", "here", "--color=always").out.endswith(
        "  [no] \ufffdno\ufffd \x1b[1m[here]\x1b[0m \ufffdno [no\n"
    )


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_it_is_bold_unless_that_is_unwanted(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(paths, "Here.")
    assert run("find", "here").out.endswith("  \x1b[1m[Here]\x1b[0m.\n")
    assert run("find", "here", "--color=never").out.endswith("  [Here].\n")
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("find", "here").out.endswith("  [Here].\n")


# --- what is looked for -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("here", "[here]"),
        ("HERE\n", "[here]"),
        ("so here\nis another line\n", "[so here]"),
        ("  so   here  \n", "[so here]"),
    ],
)
def test_without_text_the_first_line_of_standard_input_is_it(
    run: Run, paths: Paths, typed: str, found: str
) -> None:
    wrote(paths, "I am so here.")
    run.typed = typed
    said = run("find")
    assert (said.code, said.err) == (0, "")
    assert found in said.out


def on_the_keyboard(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(
        "tests.commands.running.Terminal.readline", lambda _, most: typed[:most], raising=False
    )


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize(("typed", "asked"), [("here\n", "Find: "), ("here", "Find: \n")])
def test_without_text_it_asks_on_a_terminal_and_not_among_the_results(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, typed: str, asked: str
) -> None:
    wrote(paths, "I am here.")
    on_the_keyboard(monkeypatch, typed)
    said = run("find", "--color=never")
    assert (said.code, said.err) == (0, asked)
    assert said.out.endswith("  I am [here].\n")


@pytest.mark.usefixtures("on_a_terminal")
def test_an_end_of_input_at_the_question_is_nothing_to_look_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_keyboard(monkeypatch, "")
    assert run("find") == (2, "", f"Find: \n{NOTHING}")


@pytest.mark.parametrize("words", ["", " ", "\n", "\u0301"])
def test_nothing_to_look_for_is_told(run: Run, paths: Paths, words: str) -> None:
    keep(paths, FIRST)
    assert run("find", words) == (2, "", NOTHING)
    run.typed = words
    assert run("find") == (2, "", NOTHING)


def test_what_is_longer_than_a_line_of_words_is_refused_and_not_said_again(run: Run) -> None:
    told = (2, "", "ticlist: That is longer than 2,000 letters.\n")
    assert run("find", "a" * 2001) == told
    run.typed = "a" * 1_000_000
    assert run("find") == told
    run.typed = "a" * 2000 + "\n"
    assert run("find").code == 0


@pytest.mark.parametrize("words", ["caf\udce9", "\udc80", "a\x00b"])
def test_what_no_file_can_hold_is_nowhere(run: Run, paths: Paths, words: str) -> None:
    wrote(paths, "Café.")
    assert run("find", words) == (0, "", NOWHERE)


class _Piped(io.TextIOWrapper):
    """Bytes on standard input, as another program sends them."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.mark.parametrize(("data", "is_found"), [(b"caf\xc3\xa9\n", True), (b"caf\xe9\n", False)])
def test_bytes_that_are_no_text_are_nowhere(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, data: bytes, *, is_found: bool
) -> None:
    wrote(paths, "Café.")
    monkeypatch.setattr(io, "StringIO", lambda _: _Piped(data))
    said = run("find")
    assert said.code == 0
    assert ("[Café]" in said.out) is is_found


def test_standard_input_that_is_closed_or_cannot_be_read_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lost(Terminal):
        @staticmethod
        def isatty() -> bool:
            return False

        def readline(self, _: int) -> str:
            raise OSError(5, "Input/output error")

    lost = Lost()
    monkeypatch.setattr(io, "StringIO", lambda _: lost)
    told = "ticlist: Standard input could not be read: Input/output error.\n"
    assert run("find") == (2, "", told)
    monkeypatch.setattr(io, "StringIO", lambda _: None)
    assert run("find") == (2, "", NOTHING)


def test_a_question_with_nowhere_to_ask_it_stays_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    ask("Find: ")


def test_the_help_says_who_can_see_what_is_typed_as_text(run: Run) -> None:
    said = run("find", "--help")
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "stands in the list of processes" in words
    assert "in the history of your shell" in words
    assert "[brackets]" in COMMAND.notes


# --- for other programs -----------------------------------------------------------------------


def test_json_holds_each_hit_and_what_cannot_be_read(run: Run, paths: Paths) -> None:
    put(paths, WHOLE)
    keep(paths, SECOND)
    file = paths.reflections / f"{SECOND}.toml"
    file.write_bytes(file.read_bytes().replace(b"An odd", b"\xe9 One"))
    said = run("find", "ONE", "--json", "--color=always")
    assert said.code == 1
    assert said.err.startswith(f"ticlist: {SECOND} cannot be read: Is not UTF-8 text.\n")
    assert json.loads(said.out) == {
        "format": 1,
        "hits": [
            {
                "reflection": FIRST,
                "on": "2026-11-21",
                "section": "safety",
                "prompt": "told-beforehand",
                "part": "Safety, what I noticed",
                "before": "",
                "found": "One",
                "after": " line.",
            },
        ],
        "unreadable": [{"id": SECOND, "refused": "Is not UTF-8 text."}],
    }


def test_json_of_nothing_is_empty_lists_without_a_word_beside_them(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    said = run("find", "elsewhere", "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == {"format": 1, "hits": [], "unreadable": []}
