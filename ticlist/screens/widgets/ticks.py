"""Many lines, any of which can be marked: ten thousand cost what ten do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.screens.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ticlist.model.lines import Line

_NOT_MARKED, _MARKED = "[ ] ", "[x] "


class Ticks(Lines):
    """Lines that can be marked and unmarked: the mark stands before those of kind `prompt`.

    Args:
        lay_out: gives the lines for a width.
        marked: the subjects that are marked at first.
        more: what a line says of its subject, asked only when it is drawn.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "open",
            "Mark",
            show=False,
            tooltip="In a list with marks: mark this line, or take its mark away; Enter too",
            id="lines.mark",
        ),
    ]

    class Changed(Message):
        """Others are marked now."""

        def __init__(self, ticks: Ticks) -> None:
            super().__init__()
            self.ticks = ticks

        @property
        def control(self) -> Ticks:
            """Where."""
            return self.ticks

    def __init__(
        self,
        lay_out: Callable[[int], Sequence[Line]],
        marked: Iterable[str] = (),
        more: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(lay_out, more)
        self._marked = set(marked)

    @property
    def marked(self) -> frozenset[str]:
        """The subjects that are marked, those that are not shown among them."""
        return frozenset(self._marked)

    def mark(self, subjects: Iterable[str]) -> None:
        """Mark these too."""
        self._marked.update(subjects)
        self._tell()

    def unmark(self, subjects: Iterable[str]) -> None:
        """Take the marks of these away."""
        self._marked.difference_update(subjects)
        self._tell()

    def action_open(self) -> None:
        """Mark the chosen line, or take its mark away."""
        if self.subject:
            self._marked ^= {self.subject}
            self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Changed(self))

    @property
    def _width(self) -> int:
        return max(1, super()._width - len(_MARKED))

    def _shown(self, line: Line) -> str:
        shown = super()._shown(line)
        if line.kind != "prompt":
            return f"{' ' * len(_MARKED)}{shown}"
        return f"{_MARKED if line.subject in self._marked else _NOT_MARKED}{shown}"
