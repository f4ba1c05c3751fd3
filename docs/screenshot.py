"""Draws the pictures of the documentation: `./dev screenshot`.

docs/screenshot.svg and docs/screenshot-light.svg are drawn from the running program, docs/sheet.png
by Chromium from the sheet that the tests of sharing use.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.sharing.sample_sheet import CALM
from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.sharing.html import written
from ticlist.storage.paths import current_paths

PICTURES = {
    "ticlist-dark": Path(__file__).with_name("screenshot.svg"),
    "ticlist-light": Path(__file__).with_name("screenshot-light.svg"),
}
"""The picture of each theme."""

SIZE = (84, 25)
SHEET = Path(__file__).with_name("sheet.png")
HALF = {"width": 660, "height": 880}
GAP = 20
COLOURS = 64
NOTE = "I noticed I had told the loudest ones only. I could ask who else wants to know."

# The picture would fetch a font from the network; any font of fixed width does.
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
NUMBERED = re.compile(r"terminal-\d+")


async def drawn(theme: str) -> str:
    """The page of a prompt, answered and with a note, as SVG."""
    paths = current_paths()
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f'theme = "{theme}"\n', encoding="utf-8")
    app = TiclistApp(paths, Opening(checklist="school"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("pagedown", "3", "tab")
        await pilot.press(*NOTE)
        await pilot.pause()
        return app.export_screenshot(title="ticlist")


def sheet_drawn(chromium: str, folder: Path) -> Image.Image:
    """The top of a sheet by day, and its answers over time by night."""
    page = folder / "sheet.html"
    page.write_bytes(b"".join(written(CALM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme, heading in (("light", "h1"), ("dark", "h2:has(+ .remark)")):
            shoot(browser, page, scheme, heading)
        browser.close()
    picture = Image.new("RGBA", (2 * HALF["width"] + GAP, HALF["height"]))
    for across, scheme in enumerate(("light", "dark")):
        with Image.open(page.with_name(f"{scheme}.png")) as half:
            picture.paste(half, (across * (HALF["width"] + GAP), 0))
    return picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)


def shoot(browser: Browser, page: Path, scheme: str, heading: str) -> None:
    """Write what is seen of the page from a heading on."""
    shown = browser.new_page(viewport=HALF, color_scheme=scheme, offline=True)
    shown.goto(page.as_uri())
    top = shown.locator(heading).evaluate("it => it.getBoundingClientRect().top - 40")
    shown.evaluate("top => window.scrollTo(0, top)", top)
    shown.screenshot(path=page.with_name(f"{scheme}.png"))
    shown.close()


def main() -> None:
    """Draw each on a home of its own."""
    for theme, picture in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            os.environ["TICLIST_HOME"] = home
            svg = asyncio.run(drawn(theme))
        svg = NUMBERED.sub("terminal", FONT_FACE.sub("", svg))
        picture.write_text(svg, encoding="utf-8")
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit(f"Without chromium {SHEET.name} stays as it was.")
    with tempfile.TemporaryDirectory() as folder:
        sheet_drawn(chromium, Path(folder)).save(SHEET, optimize=True)


if __name__ == "__main__":
    main()
