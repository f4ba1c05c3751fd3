"""How much of a checklist is walked."""

from typing import Literal

Depth = Literal["short", "full", "one"]
DEPTHS: tuple[Depth, ...] = ("short", "full", "one")
DEPTH_SHOWN: dict[Depth, str] = {
    "short": "Short",
    "full": "Full",
    "one": "One section",
}
