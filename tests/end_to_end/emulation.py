"""What an xterm keeps and answers: a screen (pyte's) for bytes, and replies to questions."""

import codecs
import re
from collections.abc import Callable

import pyte

# A control sequence whose end has not come yet, so that no pattern below is cut by a read.
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P\]_^][^\x07\x1b]*\x1b?)?\Z")

# pyte prints the rest of what it does not know: newer keyboards' sequences, device strings.
_UNKNOWN = (
    r"\x1b\[[<=>][0-?]*[ -/]*[@-~]"
    r"|\x1b\[\?[0-?]*(?:[ -/]+[@-~]|[@-gi-km-~])"
    r"|\x1b\[[0-?]*[ -/]+[@-~]"
    r"|\x1b[P_^][^\x1b]*\x1b\\"
)
_TO_OTHER_SCREEN = "\x1b[?1049h"
_TO_FIRST_SCREEN = "\x1b[?1049l"

_QUESTIONS: list[tuple[re.Pattern[str], Callable[[re.Match[str], pyte.Screen], str]]] = [
    (re.compile(r"\x1b\[\?(\d+)\$p"), lambda asked, _: f"\x1b[?{asked[1]};0$y"),
    (re.compile(r"\x1b\[0?c"), lambda _asked, _: "\x1b[?62;22c"),
    (re.compile(r"\x1b\[>0?c"), lambda _asked, _: "\x1b[>41;388;0c"),
    (re.compile(r"\x1b\[>0?q"), lambda _asked, _: "\x1bP>|XTerm(388)\x1b\\"),
    (re.compile(r"\x1b\[5n"), lambda _asked, _: "\x1b[0n"),
    (
        re.compile(r"\x1b\[6n"),
        lambda _asked, screen: f"\x1b[{screen.cursor.y + 1};{screen.cursor.x + 1}R",
    ),
    (re.compile(r"\x1b\]10;\?(?:\x07|\x1b\\)"), lambda _asked, _: "\x1b]10;rgb:dddd/dddd/dddd\x07"),
    (re.compile(r"\x1b\]11;\?(?:\x07|\x1b\\)"), lambda _asked, _: "\x1b]11;rgb:0000/0000/0000\x07"),
]

# In the order of their coming: what a question is answered depends on all that came before it.
_SPECIAL = re.compile(
    "|".join(
        [
            re.escape(_TO_OTHER_SCREEN),
            re.escape(_TO_FIRST_SCREEN),
            *(pattern.pattern for pattern, _ in _QUESTIONS),
            _UNKNOWN,
        ]
    )
)


class Emulation:
    """The receiving side of an xterm: feed it bytes, read its screen."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._first_screen = self.screen
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unfinished = ""

    def feed(self, data: bytes) -> bytes:
        """Draw what came, and give what an xterm would answer."""
        text = self._unfinished + self._decoder.decode(data)
        rest = _UNFINISHED.search(text)
        self._unfinished = rest[0] if rest else ""
        text = text.removesuffix(self._unfinished)
        answers = ""
        drawn = 0
        for special in _SPECIAL.finditer(text):
            self._stream.feed(text[drawn : special.start()])
            answers += self._meet(special[0])
            drawn = special.end()
        self._stream.feed(text[drawn:])
        return answers.encode()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the screen shown and of the one beneath it."""
        for screen in {self.screen, self._first_screen}:
            screen.resize(rows, columns)

    def text(self) -> str:
        """Give the lines of the screen, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _meet(self, sequence: str) -> str:
        if sequence in {_TO_OTHER_SCREEN, _TO_FIRST_SCREEN}:
            self._switch(to_other=sequence == _TO_OTHER_SCREEN)
        for pattern, answer in _QUESTIONS:
            if asked := pattern.fullmatch(sequence):
                return answer(asked, self.screen)
        return ""

    def _switch(self, *, to_other: bool) -> None:
        before = self.screen
        if to_other:
            self.screen = pyte.Screen(before.columns, before.lines)
        else:
            self.screen = self._first_screen
        self.screen.cursor.hidden = before.cursor.hidden
        self._stream = pyte.Stream(self.screen)
