"""Year-to-date figures and single quarters or months: one from the other, where that is sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from bashu.indicators.derive import Derivation, Ends, Figure, Rule, adds_up, derive, require, sorted_out
from bashu.indicators.revise import revised
from bashu.model import Derived, Gap, Interval, Observation, Period, Series, preferred

__all__ = ["discrete", "to_date"]

#: Months of a year up to the end of a period that starts it, by the month in which it ends.
Running = dict[int, Observation]


def discrete(series: Iterable[Series]) -> Derivation:
    """Single quarters, second halves and months from figures to date: ``to date - to date before``.

    ``series`` are those of one indicator and area that differ only in frequency; a year, its first half and
    its first quarter are figures to date as well. Only flows are published to date, so levels and counts
    qualify; growth to date cannot be taken apart without levels (Invalid). Periods that are stated already are
    left out. A figure to date that falls is a gap (``unsound``): a revision or a slip lies between the two.
    A difference whose inputs were revised carries the note ``revised-input``, since the revision ends up in it.
    """
    given = _checked(series)
    if not given:
        return (), ()
    stated = {item.period for one in given for item in one.current}
    results: list[Derived | Gap] = []
    for year, running in _running(given).items():
        for month in sorted(running):
            for length, frequency, text in _parts(year, month):
                if text not in stated and _is_wanted(running, month, length):
                    results.append(_difference(given, running, month, length, frequency, text))
    return sorted_out(results)


def to_date(series: Iterable[Series]) -> Derivation:
    """Figures to date from single quarters: the sum of the quarters so far, where all are stated.

    Takes and leaves out the same series and periods as :func:`discrete`.
    """
    given = _checked(series)
    quarters = {item.period: item for one in given if one.key.frequency == "Q" for item in one.current}
    stated = {item.period for one in given for item in one.current}
    results = []
    for year in sorted({period[:4] for period in quarters}):
        for last in (2, 3, 4):
            roles = {f"Q{number}": quarters.get(f"{year}-Q{number}") for number in range(1, last + 1)}
            text = f"{year}-Q1/Q{last}"
            same = {text, f"{year}-H1"} if last == 2 else {text, year} if last == 4 else {text}
            if not stated & same and all(roles.values()):
                key = replace(given[0].key, frequency="QTD")
                results.append(derive(_sum_rule(tuple(roles)), key, text, roles))
    return sorted_out(results)


def _checked(series: Iterable[Series]) -> list[Series]:
    given = list(series)
    for item in given:
        same = replace(item.key, frequency=given[0].key.frequency) == given[0].key
        require("single periods", same, where=item.key.id, why=f"it is another series than {given[0].key.id}")
        require(
            "single periods", adds_up(item.key), where=item.key.id, why="its figures do not add up over time"
        )
    return given


def _running(series: Iterable[Series]) -> dict[int, Running]:
    """Figures to date by year and month; where two forms of a period stand, precedence decides."""
    found: dict[int, dict[int, list[Observation]]] = {}
    for one in series:
        for item in one.current:
            period = Period.parse(item.period)
            to_date = period.frequency != "span" and period.frequency != "D"
            if to_date and period.start.month == 1 and period.start.year == period.end.year:
                found.setdefault(period.end.year, {}).setdefault(period.end.month, []).append(item)
    return {
        year: {month: preferred(items) for month, items in months.items()}
        for year, months in sorted(found.items())
    }


def _parts(year: int, month: int) -> list[tuple[int, str, str]]:
    """Length in months, frequency and text of the single periods that end in a month; none starts the year."""
    parts = []
    if month > 1:
        parts.append((1, "M", f"{year}-{month:02d}"))
    if month % 3 == 0 and month > 3:
        parts.append((3, "Q", f"{year}-Q{month // 3}"))
    if month == 12:
        parts.append((6, "S", f"{year}-H2"))
    return parts


def _is_wanted(running: Running, month: int, length: int) -> bool:
    """A missing quarter is worth naming in a year that is published by quarter; a missing month or half is not."""
    if month - length in running:
        return True
    by_quarter = any(other % 3 == 0 and other < month for other in running)
    return length == 3 and by_quarter


def _difference(
    series: Iterable[Series], running: Running, month: int, length: int, frequency: str, text: str
) -> Derived | Gap:
    item, before = running[month], running.get(month - length)
    key = replace(item.key, frequency=frequency)
    changed = any(revised(one, known.period) for one in series for known in (item, before) if known)
    roles: Mapping[str, Figure | None] = {"to date": item, "to date before": before}
    result = derive(_DIFFERENCE, key, text, roles, notes=["revised-input"] if changed else [])
    if isinstance(result, Derived) and result.interval.high < 0 < item.value:
        return Gap(key, text, "unsound", f"{item.period} is less than {before.period if before else ''}")
    return result


def _subtract(ends: Ends) -> Interval:
    return ends["to date"] - ends["to date before"]


_DIFFERENCE = Rule("discrete", "to date − to date before", _subtract)


def _sum_rule(roles: tuple[str, ...]) -> Rule:
    def add(ends: Ends) -> Interval:
        return sum((ends[role] for role in roles), start=Interval.point(Decimal(0)))

    return Rule("to_date", " + ".join(roles), add)
