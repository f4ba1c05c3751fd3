"""A piece of a text as it is printed: in [brackets], in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.printing import say_parts
from ticlist.text import wrapped

if TYPE_CHECKING:
    from ticlist.lookback.sentence import InSentence

_WIDTH = 78

# For private use, and one column wide; brackets are shown in their place, and those that somebody
# wrote are not taken for them.
_BEGIN, _END = "\U0010fff8", "\U0010fff9"
_BRACKETS = str.maketrans({_BEGIN: "[", _END: "]"})
_NO_MARKS = str.maketrans(dict.fromkeys((_BEGIN, _END), "\ufffd"))


def say_in_sentence(piece: InSentence, indent: str, *, bold: bool) -> None:
    """Print a piece of a text and its sentence around it, in as many lines as it takes.

    Args:
        piece: the piece, and what stands before and after it.
        indent: what each line begins with.
        bold: whether the piece is bold too.
    """
    before, found, after = (each.translate(_NO_MARKS) for each in piece)
    sentence = " ".join(f"{before}{_BEGIN}{found}{_END}{after}".split())
    is_within = False
    for line in wrapped(sentence, _WIDTH - len(indent)):
        parts = [(indent, False)]
        for part in _at_marks(line):
            is_within = is_within or part.startswith(_BEGIN)
            parts.append((part.translate(_BRACKETS), bold and is_within))
            is_within = is_within and not part.endswith(_END)
        say_parts(*parts)


def _at_marks(line: str) -> list[str]:
    """A line in parts, each marked as a whole or not at all."""
    begins = line.replace(_BEGIN, f"\n{_BEGIN}").replace(_END, f"{_END}\n")
    return [part for part in begins.split("\n") if part]
