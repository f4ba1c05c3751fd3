"""A figure with the target that it is held to."""

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True)
class Figure:
    """What was measured: most often a ratio of ours to the least that could do the same.

    `ratio` may also be something in a `unit`, as seconds are; without one, the figure only tells.
    """

    name: str
    ours: str
    least: str
    ratio: float | None = None
    target: float | None = None
    unit: str = ""
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        if self.ratio is None or self.target is None:
            return True
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "met" if self.is_met else "NOT MET"

    @property
    def held_to(self) -> str:
        """The target as words, with the side of it on which a figure has to be."""
        if self.target is None:
            return ""
        return f"{'>=' if self.at_least else '<='} {self.told(self.target)}"

    def told(self, value: float | None) -> str:
        return "" if value is None else f"{value:.2f}{self.unit}"


def table(figures: Iterable[Figure]) -> str:
    """Lay out figures as lines of words."""
    rows = [("", "ticlist", "beside", "measured", "target", "")]
    rows += [
        (
            figure.name,
            figure.ours,
            figure.least,
            figure.told(figure.ratio),
            figure.held_to,
            figure.verdict,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for name, *cells in rows:
        right = [cell.rjust(width) for cell, width in zip(cells[:-1], widths[1:-1], strict=True)]
        lines.append("  ".join([name.ljust(widths[0]), *right, cells[-1]]).rstrip())
    return "\n".join(lines)
