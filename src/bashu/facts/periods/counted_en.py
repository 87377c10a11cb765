"""English periods that are counted: the past five years, ten years ago, the ten months to October, the decade."""

from __future__ import annotations

import re

from bashu.facts.periods.mention import Clock, plan_span
from bashu.facts.scan.numerals import EN_NUMBERS

__all__ = ["counted", "decade", "months_to", "past", "past_year", "to_date", "years_ago"]


def counted(word: str) -> int:
    """A small number in digits or as a word."""
    return EN_NUMBERS.get(word) or int(word)


def past_year(clock: Clock) -> tuple[str | None, str]:
    """The past year, told of at the turn of the year, is the one before; at other times it is none of the calendar."""
    if clock.year is None or (clock.month or 12) > 3:
        return None, "aside"
    return str(clock.year - 1), "main"


def decade(words: str, clock: Clock) -> tuple[str | None, str]:
    """The year with which a decade ends, or the ten years up to the one in hand."""
    if clock.year is None:
        return None, "aside"
    if words.startswith(("end", "by")):
        return str(-(-clock.year // 10) * 10), "main"
    last = clock.named_year() if clock.current else clock.year - (1 if (clock.month or 1) <= 6 else 0)
    return (f"{last - 10}/{last}" if last else None), "lapse"


def years_ago(m: re.Match[str], low: str, start: int, clock: Clock) -> tuple[str | None, str]:
    """ "Ten years ago" counts from the report or the document, "two years earlier" from the year in hand; what opens a sentence with
    it is told of then."""
    words = m.group("ago").split()
    year = clock.year if words[-1] == "ago" and clock.report is None else clock.stated_year()
    if year is None:
        return None, "aside"
    opens = m.start() == start and words[-1] in ("earlier", "ago")
    return str(year - counted(words[0])), "main" if opens else "base"


def to_date(words: list[str], clock: Clock) -> str | None:
    """ "In the nine months", "over the three quarters", where no period was named before: of the year so far."""
    count = EN_NUMBERS.get(words[-2]) if len(words) > 1 else None
    if count is None or clock.year is None:
        return None
    months = 3 * count if words[-1] == "quarters" else count
    if not 2 <= months <= 12:
        return None
    year = clock.reached(clock.year, months)
    if months == 6:
        return f"{year}-H1"
    return f"{year}-Q1/Q{count}" if words[-1] == "quarters" else f"{year}-01/{year}-{months:02d}"


def months_to(words: str, month: int, year: int | None) -> str | None:
    """ "The ten months to October", "the three months to September"."""
    count = counted(words)
    if year is None or not 1 < count <= 12:
        return None
    if count == month == 6:
        return f"{year}-H1"
    if count == 3 and month % 3 == 0:
        return f"{year}-Q{month // 3}"
    first = 12 * year + month - count
    return f"{first // 12}-{first % 12 + 1:02d}/{year}-{month:02d}"


_WILL = re.compile(r"\b(?:will|plans?|aims?|targets?|to|goals?)\b")


def past(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    """ "The past five years", "in three years", "the next five years", and what they are to a figure."""
    ahead = m.group("nextn") or m.group("comn")
    if ahead:
        if clock.plan:
            first, last = plan_span(clock.plan)
            if last - first + 1 == counted(ahead):
                return f"{first}/{last}", "main"
        named = clock.named_year()
        told = (
            clock.current is not None and named is not None and clock.year is not None and named < clock.year
        )
        year = named if told and not _WILL.search(m.string, max(0, m.start() - 90), m.start()) else clock.year
        return (f"{year + 1}/{year + counted(ahead)}" if year else None), "main"
    words = m.group("pastn") or m.group("inn")
    if m.group("inn") and m.string.startswith("' time", m.end()):
        return (str(clock.year + counted(words)) if clock.year else None), "main"
    if words in ("few", "several") or clock.year is None:
        return None, "aside"
    last_year = clock.year - (1 if (clock.month or 1) <= 6 else 0)
    count = counted(words)
    first_year = last_year - count + (1 if m.group("inn") else 0)
    return f"{first_year}/{last_year}", "main"
