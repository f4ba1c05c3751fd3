"""A figure with the target that it is held to."""

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True)
class Figure:
    """What was measured, as a ratio of ours to the least that could do the same."""

    name: str
    ours: str
    least: str
    ratio: float
    target: float

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.target


def table(figures: Iterable[Figure]) -> str:
    """Lay out figures as lines of words."""
    rows = [("", "ticlist", "least", "ratio", "target", "")]
    rows += [
        (
            figure.name,
            figure.ours,
            figure.least,
            f"{figure.ratio:.2f}",
            f"{figure.target:.2f}",
            "met" if figure.is_met else "NOT MET",
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for name, *cells in rows:
        right = [cell.rjust(width) for cell, width in zip(cells[:-1], widths[1:-1], strict=True)]
        lines.append("  ".join([name.ljust(widths[0]), *right, cells[-1]]).rstrip())
    return "\n".join(lines)
