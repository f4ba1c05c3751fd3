"""What may stand in a text, and making any text safe to show.

A terminal obeys control characters wherever they come from, a bidirectional override can make a
sentence read as another one, and a lone surrogate cannot be written to a file. All three are kept
out of what is stored, and are shown as visible stand-ins where an existing file holds them.
"""

import re
import unicodedata
from functools import cache
from itertools import accumulate

# C0 but tab and newline, DEL and C1, line and paragraph separators, bidirectional overrides and
# isolates, lone surrogates.
_FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

# What is allowed in a file but would show as nothing: zero-width and formatting characters, apart
# from the joiners and variation selectors that emoji and Indic scripts need, and tag characters.
# A run of joiners says nothing either, and can hide a message; nothing that is written needs three.
# A Han letter may be followed by one selector of its form, as some names are.
_JOINER = "[\u200c\u200d\ufe00-\ufe0f]"
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_UNSEEN = (
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    f"|(?<={_JOINER}{{2}}){_JOINER}|(?<!{_HAN})[\U000e0100-\U000e01ef]"
)

_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOO_MANY_MARKS = f"({_MARK}{{4}}){_MARK}+"

_CONTROL_PICTURES = 0x2400

_MORE = "..."
"""What stands for the rest of a line. Of ASCII, as are all words of ours: it shows everywhere."""

# Marks that stand on the letter before them, and joiners.
_NO_COLUMN = {"Mn", "Me", "Cf"}


@cache
def _made(pattern: str) -> re.Pattern[str]:
    """A pattern, made when it is needed: the classes are slow to make, and most lines are ASCII."""
    return re.compile(pattern)


def _stand_in(found: re.Match[str]) -> str:
    letter = found[0]
    if letter < " ":
        return chr(_CONTROL_PICTURES + ord(letter))
    return "\u2421" if letter == "\x7f" else "\ufffd"


def in_lines(text: str) -> str:
    """A text whose lines end with a line feed, whatever ended them: other ends are taken out."""
    return "\n".join(text.splitlines()) + "\n" * text.endswith("\n")


def clean(text: str) -> str:
    """A typed or pasted text as it is stored: LF line ends and nothing forbidden."""
    return _made(_FORBIDDEN).sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """A typed text of one line, as it is stored: runs of white space become one space."""
    return " ".join(clean(text).split())


def first_forbidden(text: str) -> tuple[int, str] | None:
    """Where a text first holds what no file may hold.

    Returns:
        The index and a name such as `U+202E`, or None if the text is clean.
    """
    found = _made(_FORBIDDEN).search(text.replace("\r\n", "\n"))
    return (found.start(), f"U+{ord(found[0]):04X}") if found else None


def visible(text: str) -> str:
    """A text of any origin as it may be shown: nothing in it acts on the terminal.

    Control characters become control pictures, other unseen ones U+FFFD; tab and newline stay.
    """
    if text.isascii() and text.isprintable():
        return text  # most lines, by the thousand
    shown = _made(_FORBIDDEN).sub(_stand_in, text.replace("\r\n", "\n"))
    return _made(_TOO_MANY_MARKS).sub(r"\1", _made(_UNSEEN).sub("\ufffd", shown))


def visible_line(text: str) -> str:
    """Like `visible`, on one line: newlines and tabs become spaces."""
    return visible(text).replace("\n", " ").replace("\t", " ").strip()


def columns(text: str) -> int:
    """How many columns of a terminal one line of text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(letter) in _NO_COLUMN
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def shortened(text: str, width: int) -> str:
    """One line of text cut to a number of columns, with `...` where something was cut."""
    line = visible_line(text)
    if columns(line) <= width:
        return line
    room = width - len(_MORE)
    kept = sum(used <= room for used in accumulate(map(columns, line)))
    return f"{line[:kept].rstrip()}{_MORE}" if room > 0 else _MORE[: max(0, width)]


def nearest(word: str, known: list[str]) -> str:
    """` Did you mean 'x'?` with the known word nearest to this one, or nothing."""
    import difflib  # noqa: PLC0415 - only an error needs it, and it is slow to load

    # The dashes before an option make all of them alike.
    bare = {each.lstrip("-"): each for each in known}
    close = difflib.get_close_matches(word.lstrip("-"), list(bare), n=1, cutoff=0.6)
    return f" Did you mean '{bare[close[0]]}'?" if close else ""


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns; its own line ends and indents are kept."""
    lines = []
    for line in visible(text).expandtabs(4).split("\n"):
        row = _indent(line, width // 2)
        used = columns(row)
        for word in re.findall(r"\S+\s*", line) or [""]:
            for part in _parts(word, width):
                if row and used + columns(part.rstrip()) > width:
                    # An indent before a word that is as long as the line is given up.
                    lines += [row.rstrip()] if row.strip() else []
                    row, used = "", 0
                row, used = row + part, used + columns(part)
        lines.append(row.rstrip())
    return lines


def _indent(line: str, most: int) -> str:
    """The white space that a line begins with, as much of it as leaves room for words."""
    blanks = line[: len(line) - len(line.lstrip())]
    return blanks[: sum(used <= most for used in accumulate(map(columns, blanks)))]


def _parts(word: str, width: int) -> list[str]:
    """A word in parts that each fit into a line: scripts without spaces are one long word."""
    if columns(word.rstrip()) <= width:
        return [word]
    parts, part, used = [], "", 0
    for letter in word:
        if used + columns(letter) > width and not letter.isspace():
            parts.append(part)
            part, used = "", 0
        part, used = part + letter, used + columns(letter)
    return [*parts, part]
