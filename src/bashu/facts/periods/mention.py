"""Find the periods that a sentence names, in one normal form, and the dates that are no figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bashu.facts.literal_first import literal_first

__all__ = ["Clock", "Mention", "plan_span"]

_YEAR = literal_first(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"\d{4}-Q\d")


@dataclass(frozen=True, slots=True)
class Mention:
    """A period in the text. ``role`` is main, base (what a change is measured against) or date (a day of
    the calendar that no figure is about). ``period`` is None where the words fix none."""

    start: int
    end: int
    period: str | None
    role: str = "main"


@dataclass(slots=True)
class Clock:
    """What "this year" means: the year of the document, the month where known, and the year in hand.

    ``year`` is None where the document does not tell. ``current`` is the period last named, to which
    "the first three quarters" or "September" without a year belong. ``report`` is the period that the headings
    name, ``goal`` one that lies ahead, ``dateline`` the month of the dateline.
    """

    year: int | None = None
    month: int | None = None
    current: str | None = None
    last: str | None = None
    counted: bool = False
    plan: int | None = None
    report: str | None = None
    opening: Callable[[], str | None] | None = None
    found: str | None = None
    goal: str | None = None
    dateline: str | None = None
    event: int | None = None
    holiday: str | None = None

    def copy(self) -> Clock:
        """The clock as it stands."""
        return Clock(*[getattr(self, name) for name in self.__slots__])

    @property
    def account(self) -> str | None:
        """The first period of which the opening of the document gives figures, looked for when first asked."""
        if self.opening is not None:
            self.found, self.opening = self.opening(), None
        return self.found

    def note(self, words: str) -> None:
        """Remember the year last named, from which "since then" counts."""
        year = _YEAR.search(words)
        if year:
            self.event = int(year.group())

    def quarter(self) -> str | None:
        """The quarter that "the quarter" means: the one in hand, or that of the month in hand."""
        current = self.current or ""
        if _QUARTER.fullmatch(current):
            return current
        if not _MONTH.fullmatch(current):
            return None
        return f"{current[:4]}-Q{(int(current[5:]) + 2) // 3}"

    def half(self) -> str | None:
        """The half-year that "the half-year" means: the one in hand, else the last that was over."""
        current = self.current or ""
        if len(current) > 4 and current[4:6] == "-H":
            return current
        if self.year is None:
            return None
        month = self.month or 12
        return f"{self.year}-H1" if month >= 6 else f"{self.year - 1}-H2"

    def same_holiday(self) -> str | None:
        """The holiday named last, in the year in hand: "in 2019, the holiday brought"."""
        holiday, current = self.holiday, self.current or ""
        fixed = holiday is not None and holiday[4:] in ("-04", "-05", "-10")
        return f"{current}{holiday[4:]}" if holiday and fixed and len(current) == 4 else holiday

    def as_counted(self, year: int) -> str:
        """The time of a census: the day's month where the document reports as of it, else the year."""
        report = self.report or ""
        return report if report.startswith(f"{year}-") else str(year)

    def named_year(self) -> int | None:
        """The year that a month or quarter without a year belongs to."""
        if self.current and self.current[:4].isdigit():
            return (
                int(self.current[-7:-3])
                if "/" in self.current and len(self.current) == 15
                else int(self.current[:4])
            )
        return self.year

    def month_year(self, month: int) -> int | None:
        """The year of a month named alone: the year in hand, never later than the document itself."""
        year = self.named_year()
        if year is not None and self.year is not None:
            year = min(year, self.year)
            if year == self.year and self.month is not None and month > self.month:
                year -= 1
        return year

    def reached(self, year: int, month: int) -> int:
        """The year in which a part of the year that ends in ``month`` can lie, seen from the document."""
        if self.current is None and self.year == year and self.month is not None and month > self.month:
            return year - 1
        return year

    def of_month(self, period: str) -> str:
        """A month or run of months of the document's year; of the year before where it still lies ahead."""
        year, month = self.year, self.month
        if year is None or month is None or not period.startswith(str(year)) or int(period[5:7]) <= month:
            return period
        return period.replace(str(year), str(year - 1))

    def year_before(self) -> str | None:
        """The period in hand a year earlier."""
        current = self.current
        if not current or not current[:4].isdigit() or len(current) == 9 and current[4] == "/":
            return None
        return current.replace(current[:4], str(int(current[:4]) - 1))

    def month_before(self, months: int) -> str | None:
        """The month so many months before that of the document."""
        if self.year is None or self.month is None:
            return None
        count = 12 * self.year + self.month - 1 - months
        return f"{count // 12}-{count % 12 + 1:02d}"

    def stated_year(self) -> int | None:
        """The year that "the year" or 全年 means: that of the report, else the year in hand."""
        if self.report and self.report[:4].isdigit():
            return int(self.report[:4])
        if self.current is None and self.account:
            return int(self.account[:4])
        return self.named_year()


def plan_span(number: int) -> tuple[int, int]:
    """First and last year of China's N-th five-year plan.

    >>> plan_span(14)
    (2021, 2025)
    """
    return 1951 + 5 * number, 1955 + 5 * number
