"""Where people are: postcodes, houses in streets, addresses of e-mail and of the web, cars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.sharing.identifiers.kinds import Spot
from ticlist.sharing.identifiers.known import AREAS, NO_CAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.identifiers.plain import Plain

_POSTCODE = re.compile(
    r"(?<![\w#])([A-Za-z]{1,2})(\d[A-Za-z\d]?)( {0,2})(\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?!\w)"
)
_SHORTEST_WITHOUT_SPACE = 6
_ORDINAL = re.compile("1st|2nd|3rd|[04-9]th")
_SOMETHING_ELSE_BEFORE = re.compile(
    r"(?i)\b(?:bay|block|class|form|group|lift|room|set|size|table|version|zone) $"
)
_POSTCODE_BEFORE = re.compile(r"(?i)\bpost ?-?code\b.{0,25}$")

_CAPITAL = r"[^\W\d_a-z][\w'-]{0,30}"
_STREET = re.compile(
    rf"(?<![\w.])(?:(?i:flat) \d{{1,4}}[A-Za-z]?,? )?\d{{1,4}}[A-Za-z]?,? (?:{_CAPITAL} ){{1,3}}"
    "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Gardens|Court|Terrace|Crescent|Place"
    r"|Grove|Hill|Walk|Mews|Square|Row|Park|View)(?!\w)"
)

_AT = re.compile(r"@| ?[(\[] ?at ?[)\]] ?")
_BEFORE_AT = re.compile(r"[\w.+'&-]{1,64}$")
_AFTER_AT = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w-])")
_MOST_BEFORE_AT = 64

_WEB = re.compile(
    r"(?i)(?<!\w)(?:https?://|www\.)[^\s<>\"]{2,2000}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/[^\s<>\"]{1,2000}"
)
_AFTER_WORDS = ".,;:!?)]}'\u201d\u00bb\u2026"
_ACCOUNT = re.compile(r"(?<![\w@.)\]])@[A-Za-z]\w{2,29}(?![\w@]|\.\w)")

_CAR = re.compile(
    r"(?<!\w)(?:[A-HJ-PR-Y]{2}\d\d ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{2,3} ([A-HJ-PR-Y]{3}))(?!\w)"
)
_YEARS_AT_SCHOOL = ("Y10 ", "Y11 ", "Y12 ", "Y13 ")


def places_in(text: Plain) -> Iterator[Spot]:
    """Where somebody lives, or can be found."""
    for found in _POSTCODE.finditer(text.letters):
        if _is_postcode(text, found):
            yield Spot("postcode", *found.span())
    for found in _STREET.finditer(text.letters):
        yield Spot("street", *found.span())
    yield from _e_mail(text.letters)
    for found in _WEB.finditer(text.letters):
        yield Spot("web-address", found.start(), found.start() + len(found[0].rstrip(_AFTER_WORDS)))
    for found in _ACCOUNT.finditer(text.letters):
        yield Spot("account-name", *found.span())
    for found in _CAR.finditer(text.letters):
        if not found[0].startswith(_YEARS_AT_SCHOOL) and found[1] not in NO_CAR:
            yield Spot("registration", *found.span())


def _is_postcode(text: Plain, found: re.Match[str]) -> bool:
    area, _, space, inward = found.groups()
    before = text.before(found.start(), 40)
    if area.upper() not in AREAS or _SOMETHING_ELSE_BEFORE.search(before):
        return False
    if _POSTCODE_BEFORE.search(before):
        return True
    # A telephone puts a capital before what begins a sentence.
    if found[0][1:].islower():
        return bool(space) and not _ORDINAL.fullmatch(inward)
    return found[0].isupper() and (bool(space) or len(found[0]) >= _SHORTEST_WITHOUT_SPACE)


def _e_mail(letters: str) -> Iterator[Spot]:
    for at in _AT.finditer(letters):
        before = _BEFORE_AT.search(letters, max(0, at.start() - _MOST_BEFORE_AT), at.start())
        after = _AFTER_AT.match(letters, at.end())
        name = before[0].lstrip(".'&-+") if before else ""
        if name and after:
            yield Spot("email", at.start() - len(name), after.end())
