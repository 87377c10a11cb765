"""Days and periods as a reader of each language writes them."""

from __future__ import annotations

import re
from datetime import date

from bashu.errors import Invalid
from bashu.model import Period

__all__ = ["day_label", "decimal_year", "parse_day", "period_label"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUARTERS_ZH = ("一", "二", "三", "四")


def parse_day(text: str) -> date:
    """Parse YYYY-MM-DD; Invalid where it is no such day."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError("it has not the form YYYY-MM-DD")
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(
            "not a date",
            where=text[:40],
            why=str(error),
            next_step="write the day as 2024-12-31",
        ) from None


def day_label(day: date | None, language: str) -> str:
    """A day in words; empty for None."""
    if day is None:
        return ""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_label(text: str | None, language: str) -> str:
    """A period's normal form in words; a text of another form stays as it is.

    >>> period_label("2024-Q1/Q3", "en"), period_label("2024-Q1/Q3", "zh")
    ('Q1–Q3 2024', '2024年前三季度')
    """
    if not text:
        return ""
    try:
        period = Period.parse(text)
    except Invalid:
        return text
    return _chinese(period) if language == "zh" else _english(period)


def _english(period: Period) -> str:
    start, end = period.start, period.end
    match period.frequency:
        case "S":
            return f"H{1 if end.month == 6 else 2} {end.year}"
        case "Q":
            return f"Q{end.month // 3} {end.year}"
        case "QTD":
            return f"Q{(start.month + 2) // 3}–Q{end.month // 3} {end.year}"
        case "M":
            return f"{_MONTHS[end.month - 1]} {end.year}"
        case "MTD":
            first = _MONTHS[start.month - 1][:3]
            before = first if start.year == end.year else f"{first} {start.year}"
            return f"{before}–{_MONTHS[end.month - 1][:3]} {end.year}"
        case "D":
            return day_label(start, "en")
        case "span":
            return f"{start.year}–{end.year}"
    return period.text


def _chinese(period: Period) -> str:
    start, end = period.start, period.end
    match period.frequency:
        case "A":
            return f"{end.year}年"
        case "S":
            return f"{end.year}年{'上' if end.month == 6 else '下'}半年"
        case "Q":
            return f"{end.year}年第{_QUARTERS_ZH[end.month // 3 - 1]}季度"
        case "QTD" if start.month == 1:
            return f"{end.year}年前{_QUARTERS_ZH[end.month // 3 - 1]}季度"
        case "QTD":
            first = _QUARTERS_ZH[(start.month + 2) // 3 - 1]
            return f"{end.year}年{first}至{_QUARTERS_ZH[end.month // 3 - 1]}季度"
        case "M":
            return f"{end.year}年{end.month}月"
        case "MTD" if start.year == end.year:
            return f"{end.year}年{start.month}—{end.month}月"
        case "MTD":
            return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
        case "D":
            return day_label(start, "zh")
        case "span":
            return f"{start.year}—{end.year}年"
    return period.text


def decimal_year(text: str) -> float:
    """Where a period stands on a time axis in years: a year at its number, others at their last month.

    >>> decimal_year("2024"), decimal_year("2024-Q1/Q3")
    (2024.0, 2024.75)
    """
    period = Period.parse(text)
    if period.frequency in {"A", "span"}:
        return float(period.year)
    if period.frequency == "D":
        return period.year + (period.end.timetuple().tm_yday - 1) / 366
    return period.year + period.end.month / 12
