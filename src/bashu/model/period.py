"""Periods of official statistics in one normal form.

======================  ==============================================
``2024``                a calendar year
``2022-H1``             a half year
``2019-Q3``             a single quarter
``2024-Q1/Q3``          year to date, first to third quarter
``2024-01/2024-11``     a run of months
``2023-06``             a month; for a stock, as of its end
``2024-06-21``          a day
``2021/2025``           a span of years, a plan term
======================  ==============================================
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bashu.errors import Invalid

__all__ = ["Period"]

#: Matched in full and in ASCII digits: a normal form that can be written in two ways is none.
_FORMS = tuple(
    (frequency, re.compile(form, re.ASCII))
    for frequency, form in (
        ("A", r"(\d{4})"),
        ("S", r"(\d{4})-H([12])"),
        ("Q", r"(\d{4})-Q([1-4])"),
        ("QTD", r"(\d{4})-Q([1-4])/Q([1-4])"),
        ("MTD", r"(\d{4})-(\d\d)/(\d{4})-(\d\d)"),
        ("M", r"(\d{4})-(\d\d)"),
        ("D", r"(\d{4})-(\d\d)-(\d\d)"),
        ("span", r"(\d{4})/(\d{4})"),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period with its first and last day, both inclusive.

    ``frequency`` is the SDMX code A, S, Q, M or D; QTD and MTD for a run of quarters or months
    (year to date when it starts the year); ``span`` for several years.
    """

    start: date
    end: date
    frequency: str
    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse the normal form.

        >>> Period.parse("2024-Q1/Q3").end
        datetime.date(2024, 9, 30)

        Raises Invalid where the text is none of the forms above or its parts run backwards.
        """
        return _parse(text)

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.end.year

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _parse(text: str) -> Period:
    for frequency, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            try:
                start, end = _bounds(frequency, [int(part) for part in match.groups()])
            except ValueError as error:
                raise _invalid(text, str(error)) from None
            if start > end:
                raise _invalid(text, "it ends before it starts")
            return Period(start, end, frequency, text)
    raise _invalid(text, "it has none of the known forms")


def _bounds(frequency: str, parts: list[int]) -> tuple[date, date]:
    year = parts[0]
    if frequency == "A":
        return date(year, 1, 1), date(year, 12, 31)
    if frequency == "span":
        return date(year, 1, 1), date(parts[1], 12, 31)
    if frequency == "D":
        return date(*parts), date(*parts)
    if frequency == "MTD":
        return date(year, parts[1], 1), _month_end(parts[2], parts[3])
    length = {"S": 6, "Q": 3, "QTD": 3, "M": 1}[frequency]
    first, last = parts[1], parts[-1]
    return date(year, (first - 1) * length + 1, 1), _month_end(year, last * length)


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    return date(year, month, calendar.monthrange(year, month)[1])


def _invalid(text: str, why: str) -> Invalid:
    return Invalid(
        "not a period",
        where=repr(text),
        why=why,
        next_step="write 2024, 2022-H1, 2019-Q3, 2024-Q1/Q3, 2024-01/2024-11, 2023-06, 2024-06-21 or 2021/2025",
    )
