"""Answering line by line, on streams that stand in for a pipe or a terminal."""

import io
import re
from typing import NamedTuple

from ticlist.model.opening import Opening
from ticlist.plain.face import Face
from ticlist.plain.lines import Lines
from ticlist.storage.paths import Paths

NOT_A_BYTE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u259f\u2800-\u28ff\U0001fb00-\U0001fbff\u202a-\u202e]"
)
"""What line-by-line mode never says: nothing that acts, and nothing that draws."""

NEVER_SAID = re.compile(
    r"\b(fail\w*|poor\w*|weak\w*|deficient|scores?|grades?|overdue|incomplete|should have|improved|"
    r"declined|worse|better|streaks?|points|badges?|levels?)\b|%",
    re.IGNORECASE,
)
"""Words that judge or count, and are none of ours."""

BEFORE = ("", "", "", "")
"""Enter at sections, how much, day and context."""


class Typed(io.StringIO):
    """Lines that are typed, at a terminal or through a pipe."""

    is_terminal = False

    def isatty(self) -> bool:
        return self.is_terminal


class Said(NamedTuple):
    """How it ended, and all that was said."""

    code: int
    out: str

    def says(self, *words: str) -> None:
        """See that words were said, one after the other; how lines are broken counts nothing."""
        text, at = " ".join(self.out.split()), 0
        for each in words:
            found = text.find(" ".join(each.split()), at)
            assert found >= 0, f"{each!r} is not said here:\n{self.out}"
            at = found + 1

    def never_says(self, *words: str) -> None:
        """See that words were never said."""
        text = " ".join(self.out.split())
        assert not [each for each in words if each in text]


class Sitting:
    """Answers, and sees what is said."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.is_terminal = False
        self.is_ours = True
        """Whether every word that is said is ours."""

    def __call__(self, *lines: str, opening: Opening | None = None, **where: str) -> Said:
        """Answer with some lines; afterwards no more come.

        Args:
            lines: one answer a line.
            opening: where it opens; by default at home.
            where: the same, as keys of an opening.
        """
        typed = Typed("".join(f"{line}\n" for line in lines))
        typed.is_terminal = self.is_terminal
        out = io.StringIO()
        asked = opening or Opening(**where)  # type: ignore[arg-type]
        code = Face(self.paths, asked, Lines(typed, out)).run()
        found = NOT_A_BYTE.search(out.getvalue())
        assert found is None, f"{found} is said"
        judged = NEVER_SAID.search(out.getvalue()) if self.is_ours else None
        assert judged is None, f"{judged} is said"
        return Said(code, out.getvalue())
