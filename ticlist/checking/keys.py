"""What is said of a key, a heading or a line that is not TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ticlist.checking.broken import Broken
    from ticlist.checking.found import Found
    from ticlist.files.tomlplace import Path

_KEY = 'A key is one word of a-z, A-Z, 0-9, - and _. Anything else has to stand in "...".'
_PROSE = (
    "This line is no key with = and a value. A text of several lines stands between"
    ' """ and """, and a comment begins with #.'
)
_SWALLOWED = re.compile(r"^[ \t]*(?:\[{1,2}[\w.]+\]|[\w.]+[ \t]*=[ \t]*[\"'\[\d])", re.MULTILINE)
_INSIDE = re.compile(r"Duplicate inline table key '(.*)'$")


def no_equals(broken: Broken) -> Found:
    """What is said where after a key there is no `=`."""
    if broken.letter == ":":
        return broken.here("Between a key and its value there has to be =, not a colon.", 1)
    if broken.letter in {'"', "'"}:
        what = "Between a key and its value there has to be =."
        return broken.here(what)
    start = max(broken.statement, broken.line_start)
    if "=" in broken.rest:
        return broken.from_to(start, _key_end(broken, start), _KEY)
    if broken.spans.opened:
        return broken.here("Here a key in { } has no = and no value.")
    return _prose(broken, start)


def _prose(broken: Broken, start: int) -> Found:
    before = list(broken.spans.values.values())[-1:]
    for begin, end in before:
        text = broken.text[begin:end]
        if text.startswith(('"""', "'''")) and _SWALLOWED.search(text):
            last = broken.line_of(end)
            what = (
                f"The text that begins here with {text[:3]} goes on to line {last}, over other"
                f" keys: {text[:3]} is missing at its end."
            )
            return broken.from_to(begin, broken.text.index("\n", begin), what)
    return broken.from_to(start, broken.line_end, _PROSE)


def no_statement(broken: Broken) -> Found:
    """What is said where a line begins with something that begins nothing."""
    letter = broken.letter
    if letter == "=":
        return broken.here("Before the = a key is missing.")
    if letter in {"]", "}"}:
        what = (
            f"This {letter} closes nothing. Take it away, or look where its opening one is missing."
        )
        return broken.here(what, 1)
    if broken.rest.startswith("//") or broken.rest.startswith("/*") or letter in ";%":
        return broken.here("A comment begins with #.")
    if "=" in broken.rest and letter.isalpha():
        return broken.from_to(broken.at, _key_end(broken, broken.at), _KEY)
    return _prose(broken, broken.at)


def no_key(broken: Broken) -> Found:
    """What is said where a part of a key is to be and is not."""
    letter = broken.letter
    if broken.is_heading and not broken.spans.opened:
        what = f"The heading of a table has its name between the brackets. {_KEY}"
        return broken.from_to(broken.statement, broken.line_end, what)
    brace = broken.text.rfind("{", broken.statement, broken.at)
    if brace >= 0 and letter in {"", "\n", "#"}:
        what = "What stands between { and } has to stand in one line, up to the }."
        return broken.from_to(brace, broken.at, what)
    if letter in {"}", ","}:
        what = "In { } commas stand between two keys only: none first, none last, none twice."
        return broken.here(what, 1)
    if broken.text[: broken.at].rstrip().endswith("."):
        return broken.here("After the dot a part of the key is missing.", 1)
    return broken.here(_KEY, 1)


def heading_not_closed(broken: Broken) -> Found:
    """What is said of a heading that does not end as it begins."""
    closing = "]]" if broken.text.startswith("[[", broken.statement) else "]"
    if broken.letter in {"", "\n", "#", "]", "["}:
        what = f"This heading has to end in {closing}, as it begins."
    else:
        what = f"This heading is not closed with {closing} after its name. {_KEY}"
    return broken.from_to(broken.statement, broken.line_end, what)


def twice(broken: Broken) -> Found:
    """What is said of a key or table that cannot be there, because of what stands before it."""
    inside = _INSIDE.match(broken.said)
    if inside:
        what = f"'{inside[1]}' stands twice between these brackets. Keep one of them."
        return broken.from_to(broken.statement, broken.at, what)
    if broken.spans.path is None:
        return heading_not_closed(broken)
    path = broken.spans.path
    name = next((each for each in reversed(path) if isinstance(each, str)), "")
    start = broken.statement
    end = broken.line_end if broken.is_heading else _key_end(broken, start)
    before = _value_before(broken, path)
    what = _has_a_value(broken, before, path) if before else _stands_again(broken, path, name)
    return broken.from_to(start, end, what)


def _key_end(broken: Broken, start: int) -> int:
    """Where a key that begins at an offset ends, before its `=`."""
    return start + len(broken.text[start : broken.text.index("=", start)].rstrip())


def _value_before(broken: Broken, path: Path) -> Path:
    """The path, or the nearest part of it, that has a value before this statement."""
    values = broken.spans.values
    for length in range(len(path), 0, -1):
        part = path[:length]
        if isinstance(part[-1], str) and part in values and values[part][0] < broken.statement:
            return part
    return ()


def _has_a_value(broken: Broken, before: Path, path: Path) -> str:
    start, _ = broken.spans.values[before]
    line = broken.line_of(start)
    name = next(each for each in reversed(before) if isinstance(each, str))
    if before == path and not broken.is_heading:
        return f"'{name}' stands here a second time; the first is in line {line}. Keep one of them."
    if broken.text[start] in "[{":
        return f"'{name}' is given whole in line {line}: nothing can be added to it here."
    if broken.is_heading:
        return f"'{name}' has a value in line {line}, so it cannot be a table too."
    return (
        f"'{name}' has a value in line {line}, so nothing can stand in it."
        f" For several languages, write each as {name}.en = ..."
    )


def _stands_again(broken: Broken, path: Path, name: str) -> str:
    starts = (broken.spans.keys.get(path[:length]) for length in range(len(path), 0, -1))
    first = next((each[0] for each in starts if each and each[0] < broken.statement), None)
    if first is None:
        return f"In '{name}' something is given twice, or in two ways. Keep one of them."
    line = broken.line_of(first)
    if not broken.is_heading:
        return f"'{name}' is in a table that is given in line {line}. Give it there."
    is_list = broken.text.startswith("[[", broken.statement)
    hint = "" if is_list else f" Of several, each is [[{name}]]."
    return f"The table '{name}' stands here a second time; the first is in line {line}.{hint}"
