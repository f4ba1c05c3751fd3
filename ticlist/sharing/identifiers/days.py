"""Exact days, days of birth and ages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.sharing.identifiers.kinds import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.identifiers.plain import Plain

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    # In small letters 'may' and 'march' are words of other kinds.
    r"|jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\w)"
_YEAR = r"(?:,? (?:(?:19|20)\d\d|'\d\d|\d\d)(?![\w:]))"
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w./-]){_DAY}[ -]?(?:of )?{_MONTH}\.?(?:{_YEAR}|-(?:19|20)?\d\d(?!\w))?"
    rf"|(?<!\w){_MONTH}\.? {_DAY}{_YEAR}?"
)
_IN_DIGITS = re.compile(
    r"(?<![\w./-])(?:"
    r"(?P<day>\d{1,2})(?P<by> ?[/.-] ?)(?P<month>\d{1,2})(?P=by)(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d(?P<iso>[/.-])(?P<iso_month>\d{1,2})(?P=iso)(?P<iso_day>\d{1,2})"
    r")(?!\w|[./-]\w)"
)
_MOST_DAYS, _MOST_MONTHS = 31, 12

_STOPS = r"(?!(?:and|but|so|since|who|i|she|he|they|it|we|you|has|had|have|then)\b)"
_BORN_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:d\. ?o\. ?b\.?|dob|born|date of birth|birth ?date)(?!\w)"
    rf"[ ,:(=-]*(?:{_STOPS}[\w'&]+[ ,:(=-]+){{0,5}}$"
)
_BIRTHDAY_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:birthday|b\.)[ :=(-]*(?:(?:is|was|falls|on|the)\b[ :]*){0,4}$"
)
_AGED_BEFORE = re.compile(r"(?i)(?<!\w)aged? \d{1,3}[ ,(]{1,3}$")
_BORN_AFTER = re.compile(r"(?i)[ ,([-]{0,3}(?:d\. ?o\. ?b|dob|date of birth|birth ?date)(?!\w)")
_AND_ANOTHER = re.compile(r"(?i)(?:[ ,/]|and|or|not|the|other|second|one|she|he|they|is)*$")
_IN_SIX_DIGITS = re.compile(
    r"(?i)(?<!\w)(?:d\. ?o\. ?b\.?|dob|date of birth)[ :=-]{0,4}(\d{2})(\d{2})(\d{4}|\d{2})(?!\w)"
)

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:\d{{1,3}}|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES})"
_AGE = re.compile(
    rf"(?i)(?<![\w.,/-])(?:{_NUMBER}[ -]?(?:years?|yrs?|months?|weeks?|days?)[ -]olds?"
    rf"|\d{{1,3}} ?y/?o"
    rf"|aged? (?:of )?{_NUMBER}"
    rf"|turn(?:s|ed|ing) {_NUMBER})(?![\w-])"
)


def days_in(text: Plain) -> Iterator[Spot]:
    """Exact days, those of birth among them, and ages."""
    yield from _dates(text)
    for found in _IN_SIX_DIGITS.finditer(text.letters):
        if _is_a_day(found[1], found[2]):
            yield Spot("born", found.start(1), found.end())
    for found in _AGE.finditer(text.letters):
        yield Spot("age", *found.span())


def _dates(text: Plain) -> Iterator[Spot]:
    born_until = -1
    for start, end in sorted(_places(text.letters)):
        if _is_of_birth(text, start, end, born_until):
            born_until = end
            yield Spot("born", start, end)
        else:
            yield Spot("date", start, end)


def _places(letters: str) -> Iterator[tuple[int, int]]:
    for found in _DAY_AND_MONTH.finditer(letters):
        yield found.span()
    for found in _IN_DIGITS.finditer(letters):
        if _is_a_day(found["day"] or found["iso_day"], found["month"] or found["iso_month"]):
            yield found.span()


def _is_a_day(day: str, month: str) -> bool:
    """Whether two numbers are a day and a month, in either order."""
    low, high = sorted((int(day), int(month)))
    return 0 < low <= _MOST_MONTHS and high <= _MOST_DAYS


def _is_of_birth(text: Plain, start: int, end: int, born_until: int) -> bool:
    before = text.before(start, 60)
    if any(each.search(before) for each in (_BORN_BEFORE, _BIRTHDAY_BEFORE, _AGED_BEFORE)):
        return True
    if _BORN_AFTER.match(text.after(end, 20)):
        return True
    between = text.letters[born_until:start] if 0 <= start - born_until <= len(before) else None
    return born_until >= 0 and between is not None and bool(_AND_ANOTHER.match(between))
