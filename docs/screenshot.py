"""Draws docs/screenshot.svg from the running program: `./dev screenshot`."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.storage.paths import current_paths

PICTURE = Path(__file__).with_name("screenshot.svg")
SIZE = (84, 25)
NOTE = "I noticed I had told the loudest ones only. I could ask who else wants to know."

# The picture would fetch a font from the network; any font of fixed width does.
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
NUMBERED = re.compile(r"terminal-\d+")


async def drawn() -> str:
    """The page of a prompt, answered and with a note, as SVG."""
    app = TiclistApp(current_paths(), Opening(checklist="school"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("pagedown", "3", "tab")
        await pilot.press(*NOTE)
        await pilot.pause()
        return app.export_screenshot(title="ticlist")


def main() -> None:
    """Draw it on a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TICLIST_HOME"] = home
        svg = asyncio.run(drawn())
    svg = NUMBERED.sub("terminal", FONT_FACE.sub("", svg))
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
