"""Numbers that belong to one person, most of them with a check digit."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from ticlist.sharing.identifiers.kinds import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.identifiers.kinds import Kind
    from ticlist.sharing.identifiers.plain import Plain

_Span: TypeAlias = tuple[int, int]

_NOT_WITHIN = r"(?<![\w+])(?<!\d[.-])"
_NOT_ON = r"(?!\w|[.-]\d)"
_SEPARATORS = re.compile(" {1,2}|[.-]")

# Looked for from every digit on: what begins too early must not hide what begins after it.
_TEN_DIGITS = re.compile(rf"{_NOT_WITHIN}(?=(\d(?:(?: {{1,2}}|[.-])?\d){{9}}){_NOT_ON})")
_NHS_BEFORE = re.compile(r"(?i)\b(?:nhs|h ?& ?c|hcn|health and care|chi)\b.{0,30}$")
_NHS_AFTER = re.compile(r"(?i)[ ,(]{0,3}(?:nhs|chi)\b")
_BOOK_BEFORE = re.compile(r"(?i)\bisbn\b.{0,10}$")
_AS_NHS_WRITES = (3, 3, 4)
_AS_CHI_IS_WRITTEN = {(10,), (6, 4), _AS_NHS_WRITES, (2, 2, 2, 4)}
# 4 and 6 and 7 are given out in England and Wales, 32 to 39 in Northern Ireland; 999 is for tests.
_GIVEN_OUT = re.compile("[467]|3[2-9]|999")
_MOST_GROUPS = 4

_UPN = re.compile(r"(?<!\w)[A-Za-z]\d(?: ?\d){10}(?: ?\d|[A-Za-z])(?!\w)")
_LOWEST_AUTHORITY = 201

_NINO = re.compile(
    r"(?<!\w)(?i:([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]))[ .-]?"
    r"(\d(?:[ .-]?\d){5})(?:[ .-]?([A-Da-d]))?(?!\w)"
)
_NOT_GIVEN = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
_NINO_BEFORE = re.compile(r"(?i)\b(?:ni|nino|national insurance)\b.{0,25}$")
_NINO_GROUPS = {(6,), (2, 2, 2), (3, 3)}

_SSN = re.compile(r"(?<![\w-])(\d{3})-(\d\d)-(\d{4})(?![\w-])")

# Mobile numbers that are given to nobody, for films and books (Ofcom, "Telephone numbers for use in
# TV and radio drama programmes"): who tries ticlist out writes them.
_FOR_STORIES = re.compile(r"(?<![\d+])(?:(?:\+|00)44 ?(?:\(0\) ?)?|0)7700[ -]?900[ -]?\d{3}(?!\d)")
_GROUP = re.compile("[^ /]+")
_BEGINS_TO_BE_CALLED = re.compile(r"\(?(?:\+\d|0\d{2})")
_MANY_DIGITS = range(8, 16)
_PERHAPS_TELEPHONE = re.compile(r"(?<!\w)[+(]{0,2}\d(?:[ ()./-]{0,3}\d){6,}")


def numbers_in(text: Plain) -> Iterator[Spot]:
    """Numbers of people, and what may be one."""
    yield from _health_numbers(text)
    yield from _pupils_numbers(text)
    yield from _insurance_numbers(text)
    yield from _telephone_numbers(text)
    for found in _SSN.finditer(text.letters):
        if found[1] not in {"000", "666"} and found[1] < "900" and found[2] != "00":
            yield Spot("ssn", *found.span())


def _groups(digits: str) -> tuple[int, ...]:
    return tuple(map(len, _SEPARATORS.split(digits)))


def _health_numbers(text: Plain) -> Iterator[Spot]:
    for found in _TEN_DIGITS.finditer(text.letters):
        start, end = found.span(1)
        kind = _health_kind(text, start, end)
        if kind:
            yield Spot(kind, start, end)


def _health_kind(text: Plain, start: int, end: int) -> Kind | None:
    from stdnum.gb import nhs  # noqa: PLC0415 - only where there are ten digits

    written = text.letters[start:end]
    groups, digits = _groups(written), _SEPARATORS.sub("", written)
    if not nhs.is_valid(digits) or _BOOK_BEFORE.search(text.before(start, 20)):
        return None
    is_called_so = _NHS_BEFORE.search(text.before(start, 50)) or _NHS_AFTER.match(
        text.after(end, 10)
    )
    if groups == _AS_NHS_WRITES or (groups in _AS_CHI_IS_WRITTEN and _begins_with_a_day(digits)):
        return "nhs-or-chi"
    if is_called_so and len(groups) <= _MOST_GROUPS and min(groups) > 1:
        return "nhs-or-chi"
    return "maybe-nhs" if len(groups) == 1 and _GIVEN_OUT.match(digits) else None


def _begins_with_a_day(digits: str) -> bool:
    """Whether the first six are a day, month and year, of either century."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    # 2000 had a 29 February, and 1900 had none: of a year in two digits 2000 is the wider one.
    try:
        dt.date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _pupils_numbers(text: Plain) -> Iterator[Spot]:
    for found in _UPN.finditer(text.letters):
        from stdnum.gb import upn  # noqa: PLC0415 - only where there is what looks like one

        number = found[0].replace(" ", "").upper()
        # Not `is_valid`, which knows none of the authorities that are younger than 2011.
        if (
            found[0].count(" ") < _MOST_GROUPS
            and int(number[1:4]) >= _LOWEST_AUTHORITY
            and number[-1] not in "IOS"
            and upn.calc_check_digit(number[1:]) == number[0]
        ):
            yield Spot("upn", *found.span())


def _insurance_numbers(text: Plain) -> Iterator[Spot]:
    for found in _NINO.finditer(text.letters):
        prefix, digits, suffix = found.groups()
        if prefix.upper() in _NOT_GIVEN or _groups(digits) not in _NINO_GROUPS:
            continue
        is_called_so = _NINO_BEFORE.search(text.before(found.start(), 40))
        is_plain = suffix and (prefix + suffix).isupper()
        if is_called_so or is_plain or (suffix and found[0].isalnum()):
            yield Spot("nino", *found.span())


def _telephone_numbers(text: Plain) -> Iterator[Spot]:
    for made_up in _FOR_STORIES.finditer(text.letters):
        yield Spot("telephone", *made_up.span())
    for run in _PERHAPS_TELEPHONE.finditer(text.letters):
        found = list(_called(text.letters, *run.span()))
        edges = [run.start(), *chain.from_iterable(found), run.end()]
        between = zip(edges[::2], edges[1::2], strict=True)
        for span in (*found, *(each for gap in between for each in _in(text.letters, *gap))):
            yield Spot("telephone", *span)


def _called(letters: str, begin: int, end: int) -> Iterator[_Span]:
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - it is large

    # With the letter on each side, which may say that this is something else.
    begin = max(0, begin - 1)
    for found in PhoneNumberMatcher(letters[begin : end + 1], "GB", leniency=Leniency.VALID):
        if _is_a_row(found.raw_string):
            continue
        # A bracket that stands around all of it is none of the number's.
        is_around = found.raw_string.startswith("(") and ")" not in found.raw_string
        yield begin + found.start + is_around, begin + found.end


def _in(letters: str, begin: int, end: int) -> Iterator[_Span]:
    """Numbers that can be called, with other numbers beside them: an hour, a room, one more.

    What tells them apart is what stands between, and that they begin as such numbers do.
    """
    groups = [each.span() for each in _GROUP.finditer(letters, begin, end)]
    until = begin
    for at, (start, _) in enumerate(groups):
        if start < until or not _BEGINS_TO_BE_CALLED.match(letters, start):
            continue
        for _, stop in reversed(groups[at : at + _MOST_GROUPS]):
            could_be = sum(map(str.isdigit, letters[start:stop])) in _MANY_DIGITS
            called = _called(letters, start, stop) if could_be else ()
            whole = [each for each in called if each[1] == stop]
            if whole:
                until = stop
                yield from whole
                break


def _is_a_row(written: str) -> bool:
    """Whether what could be called is rather a row of ratings or scores."""
    groups = re.findall(r"\d+", written)
    return len(groups) > _MOST_GROUPS + 1 and not written.startswith(("+", "00", "(+"))
