"""Numbers that are somebody's by what stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.sharing.identifiers.kinds import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.identifiers.plain import Plain

_CALLED = (
    r"(?:[ .:#(]{1,3}(?:reference|ref|number|no|nr|num|id|pin|is|was)(?!\w)){0,3}[ .:#(=-]{0,3}"
)
_TOKEN = re.compile(
    r"(?i)(?<!\w)(?:(?:crime|incident|case|file|client|patient|pupil|student|customer|complaint"
    r"|claim|member|staff|payroll|hospital|unit|family|referral|policy|tenancy)s?"
    r"|mrn|urn|uln|laestab|pin|gmc|nmc|hcpc|swe|gphc|gdc|sssc|gtcs|ref|reference|passport"
    r"|driving licen[cs]e|datix|emis|systmone|rio|mosaic|liquid ?logic|lcs|icn)"
    rf"(?!\w){_CALLED}([A-Za-z]{{0,6}}[/-]?\d[\w/-]{{0,30}})"
)
_DIGITS = re.compile(
    r"(?i)(?<!\w)(nhs|chi|h ?& ?c|upn|ni|nino|national insurance|ssn|social security|tel|telephone"
    r"|phone|mobile|mob|fax|whatsapp|account|sort code)"
    rf"(?!\w){_CALLED}([A-Za-z]{{0,2}} ?\d(?:[ .()-]{{0,2}}\d){{5,15}}(?: ?[A-Za-z](?!\w))?)(?!\w)"
)
_IS_A_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d|-\d\d-\d\d.*)?")
_LEAST_DIGITS = 4
_AMERICAN = ("ssn", "social security")


def labelled_in(text: Plain) -> Iterator[Spot]:
    """Numbers with a label before them, such as that of a file or of a register."""
    for found in _TOKEN.finditer(text.letters):
        digits = sum(map(str.isdigit, found[1]))
        if digits >= _LEAST_DIGITS and not _IS_A_YEAR.fullmatch(found[1]):
            token = found[1].rstrip("/-")
            yield Spot("reference", found.start(1), found.start(1) + len(token))
    for found in _DIGITS.finditer(text.letters):
        is_american = found[1].lower() in _AMERICAN
        yield Spot("ssn" if is_american else "reference", found.start(2), found.end(2))
