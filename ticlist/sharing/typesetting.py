"""Typesetting a sheet, in a process of its own: one call that nothing could stop otherwise.

What it is given comes over its standard input, and what becomes of it goes to its standard output:
no text stands among its arguments, and none in a file. The fonts are those that typst brings. What
they have no letters for, fonts of the machine may have; for what is lacking there too, `boxes.ttf`
has a box, under which the letters stand as text all the same.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
BROUGHT = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
BOXES = "ticlist boxes"
STAND_AS_BOXES = (
    "Letters for which there was no font stand as boxes in this file. As text they are all there, "
    "to be copied or read aloud."
)

# Fonts that have something, often nothing at all, for every letter; and those in colours, which do
# not come out of typst as PDF/UA asks for: its widths and theirs are not the same.
_NO_HELP = re.compile(
    r"\.|adobe ?blank|last ?resort|ticlist boxes|(?!noto emoji$).*(emoji|moji\b|joypixels|colou?r)",
    re.IGNORECASE,
)
_WHICH = b"""
#let texts = json(bytes(sys.inputs.texts))
#let fonts = json(bytes(sys.inputs.fonts))
#let wide(letters, fonts, fallback) = {
  measure(text(1000pt, font: fonts, fallback: fallback, letters)).width
}
#let is-boxed(letters) = {
  let boxes = wide(letters, "ticlist boxes", false)
  boxes > 0pt and boxes == wide(letters, fonts, true)
}
#context {
  let found = (:)
  for each in texts { for letters in each.clusters() { found.insert(letters, true) } }
  [#metadata(found.keys().filter(is-boxed)) <boxed>]
}
"""


def main() -> None:
    """Read what is asked for, and write what becomes of it."""
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(boxed(asked) if asked["only_boxed"] else typeset(asked))
    sys.stdout.buffer.flush()


def boxed(asked: dict[str, Any]) -> bytes:
    """The letters that no font has, as a list in JSON."""
    return json.dumps(_fonts_for(asked["texts"])[2]).encode()


def typeset(asked: dict[str, Any]) -> bytes:
    """A PDF, as PDF/UA-1 has it."""
    import typst  # noqa: PLC0415 - only who asks for a PDF needs it

    fonts, names, lacking = _fonts_for(asked["texts"])
    sheet = {**asked["sheet"], "fonts": names, "remark": STAND_AS_BOXES if lacking else ""}
    return typst.compile(
        (HERE / "sheet.typ").read_bytes(),
        font_paths=fonts,
        sys_inputs={"sheet": json.dumps(sheet)},
        pdf_standards=["ua-1"],
    )


def _fonts_for(texts: list[str]) -> tuple[typst.Fonts, list[str], list[str]]:
    """The fonts for some texts, their names in order, and what letters none of them has."""
    import typst  # noqa: PLC0415 - only who asks for a PDF needs it

    names = [*BROUGHT, BOXES]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])
    lacking = _lacking(texts, fonts, names)
    if lacking:
        fonts = typst.Fonts(include_system_fonts=True, font_paths=[str(HERE / "fonts")])
        more = {each for each in fonts.families() if not _NO_HELP.match(each)} - set(BROUGHT)
        names = [
            *BROUGHT,
            *sorted(more, key=lambda each: (not each.startswith("Noto"), each)),
            BOXES,
        ]
        lacking = _lacking(lacking, fonts, names)
    return fonts, names, lacking


def _lacking(texts: list[str], fonts: typst.Fonts, names: list[str]) -> list[str]:
    import typst  # noqa: PLC0415 - only who asks for a PDF needs it

    if not texts:
        return []
    found: list[str] = json.loads(
        typst.query(
            _WHICH,
            "<boxed>",
            field="value",
            one=True,
            font_paths=fonts,
            sys_inputs={"texts": json.dumps(texts), "fonts": json.dumps(names)},
        )
    )
    return found
