"""Somebody who uses ticlist: sees where the focus is, and waits for what they see."""

import time
from collections.abc import Callable

from tests.end_to_end.boxes import BELOW
from tests.end_to_end.terminal import PATIENCE, Terminal

_GLANCE = 0.02
_QUIET = 3
_BORDER = {"█", "|"}
_SCROLLBAR = set("▁▂▃▄▅▆▇")
_MOST_TABS = 80
_ENDING = 24


class Person(Terminal):
    """A terminal with ticlist on it, and somebody who looks before pressing the next key."""

    _seen: tuple[object, str] = (None, "")

    def text(self) -> str:
        """Give the lines of the screen; while nothing comes, what was seen last."""
        moment = (len(self.raw), self.screen.columns, self.screen.lines)
        if self._seen[0] != moment:
            self._seen = (moment, super().text())
        return self._seen[1]

    def where(self) -> str:
        """Give the line on where one is."""
        return self.text().split("\n", maxsplit=1)[0].strip()

    def focus(self) -> str:
        """Give the text of the line or button with the focus, or of the lines above the box."""
        columns = range(self.screen.columns - 1)  # the last may hold a scrollbar
        rows = [self.screen.buffer[row] for row in range(self.screen.lines)]
        for row, cells in enumerate(rows):
            marks = [at for at in columns if cells[at].data in _BORDER]
            if marks:
                line = self._beside(row, marks[0])
                return line or "\n".join(self._above(row, marks[0]))
        ground = rows[0][self.screen.columns - 2].bg  # focused lines have that of the first line
        cells_in_order = [cells[at] for cells in rows for at in columns]
        underlined = [each.data for each in cells_in_order if each.underscore and each.bg == ground]
        reversed_ = [each.data for each in cells_in_order if each.reverse]
        found = [each for each in underlined or reversed_ if each not in _SCROLLBAR]
        return " ".join("".join(found).split())

    def has_focus(self, wanted: str) -> bool:
        """Tell whether a line, a button, or a box below a line, whose text starts so has it."""
        return any(line.startswith(wanted) for line in self.focus().split("\n"))

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until something is so, and until nothing more of that moment comes."""
        self._read_until(condition, what)
        self.look()

    def press(self, *keys: str) -> str:
        """Press keys one by one, each when the one before has been dealt with."""
        for key in keys:
            self.send(key)
            self.settle()
        return self.text()

    def look(self) -> str:
        """Read until the program sends nothing and rests; a shorter look than `settle`."""
        quiet = 0
        while quiet < _QUIET and self.exit_status is None:
            quiet = 0 if self._read(_GLANCE) or self._is_working() else quiet + 1
        return self.text()

    def begin(self) -> None:
        """Go from before the start to the first prompt."""
        self.wait_for("before you start")
        self.look()
        self.turn()
        self.look()

    def turn(self, key: str = "pagedown") -> str:
        """Turn the page with a key, and give the line on where one is then."""
        before = self.where()
        self.send(key)
        self.wait_until(lambda: self.where() not in {"", before}, f"another page than {before}")
        return self.where()

    def tab_to(self, wanted: str, key: str = "tab") -> None:
        """Press Tab (or Shift+Tab) until something whose text starts so has the focus."""
        for _ in range(_MOST_TABS):
            if self.has_focus(wanted):
                return
            before = self.focus()
            self.send(key)
            self._wait_for_other_focus(before)
        message = f"Tab never came to {wanted!r}; the screen:\n{self.text()}"
        raise AssertionError(message)

    def write(self, words: str) -> None:
        """Type words into the box that has the focus; wait until the end of them is shown."""
        ending = words.rsplit(maxsplit=1)[-1][-_ENDING:]
        self.type(words.replace("\n", "\r"))
        self.wait_until(lambda: ending in self.text(), f"{ending!r} in the box")

    def answer(self, digit: str) -> None:
        """Answer with a digit; wait until it is marked."""
        self.send(digit)
        self.wait_until(lambda: f"(*) {digit} " in self.text(), f"answer {digit}")

    def wheel(self, *, down: bool = True) -> None:
        """Turn the wheel of the mouse over the middle of the page."""
        place = f"{self.screen.columns // 2};{self.screen.lines // 2}"
        self.send_bytes(f"\x1b[<{65 if down else 64};{place}M".encode())
        self.settle()

    def wheel_to(self, text: str) -> None:
        """Turn the wheel until a text is shown."""
        for way in (True, False):
            before = ""
            while text not in self.text() and before != self.text():
                before = self.text()
                self.wheel(down=way)
        assert text in self.text(), self.text()

    def send_bytes(self, data: bytes) -> None:
        """Send what no key of this keyboard sends."""
        self._write(data)

    def leave(self, key: str = "f8") -> None:
        """Leave with a key that ends the program."""
        self.send(key)
        assert self.wait_for_exit() == 0

    def _wait_for_other_focus(self, before: str) -> None:
        self.wait_until(lambda: self.focus() not in {"", before}, f"focus after {before}")

    def _beside(self, row: int, column: int) -> str:
        """Give the underlined text of a line or a button beside its mark; nothing for a box."""
        found = ""
        while row < self.screen.lines and self.screen.buffer[row][column].data in _BORDER:
            cells = self.screen.buffer[row]
            beside = range(column + 1, self.screen.columns)
            found += " " + "".join(cells[at].data for at in beside if cells[at].underscore)
            row += 1
        return " ".join(found.split())

    def _above(self, row: int, column: int) -> list[str]:
        """Give the lines from the last empty one down to a row, without what is left of them."""
        lines = [line[column:].strip() for line in self.text().split("\n")[1:row]]
        empty = max((at for at, line in enumerate(lines) if not line), default=-1)
        return [f"{BELOW}{line}" for line in lines[empty + 1 :]]


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so that no terminal shows."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(_GLANCE)
