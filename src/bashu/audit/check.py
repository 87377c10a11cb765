"""Check instances of edits: pass, fail, missing, or could not evaluate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bashu.audit.bind import Instance
from bashu.audit.book import Reading
from bashu.model import EditForm, EditTerm, Outcome, Result, TermPart

__all__ = [
    "Checked",
    "checked",
    "clusters",
    "entered",
    "implied_value",
    "outcome",
    "sides",
    "term_interval",
]


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """An instance with what came of it."""

    instance: Instance
    result: Result
    note: str = ""


def checked(instances: Iterable[Instance]) -> Iterator[Checked]:
    """Evaluate instances by interval arithmetic: an edit fails only where no values that round to the printed
    figures fulfil it."""
    for instance in instances:
        absent = [t for t, r in zip(instance.terms, instance.readings, strict=True) if r is None]
        if absent:
            names = ", ".join(dict.fromkeys(f"{t.indicator} {t.area or instance.area}" for t in absent))
            short = instance.edit.form == EditForm.CHANGE
            note = "too few other changes to compare with" if short else f"no figure for {names}"
            yield Checked(instance, Result.MISSING, note)
            continue
        low, high = _reach(instance)
        if math.isnan(low):
            yield Checked(instance, Result.NOT_EVALUATED, "a figure in a ratio may be zero or negative")
            continue
        lower, upper = sides(instance)
        keeps = low <= upper and high >= lower and not (instance.edit.open_lower and high <= lower)
        yield Checked(instance, Result.PASS if keeps else Result.FAIL)


def outcome(item: Checked) -> Outcome:
    """What came of one instance, with the first figure as stated and as the others imply it."""
    instance = item.instance
    held = [reading for reading in instance.readings if reading is not None]
    first = instance.readings[0]
    complete = item.result in (Result.PASS, Result.FAIL)
    return Outcome(
        edit=instance.edit.name,
        area=instance.area,
        period=instance.period,
        result=item.result,
        facts=tuple(reading.observation.fact for reading in held),
        stated=first.observation.value if first is not None else None,
        implied=implied_value(instance, 0) if complete else None,
        note=item.note,
    )


def entered(value: float, part: TermPart) -> float:
    """A figure as it enters the edit.

    >>> entered(7.5, TermPart.GROWTH)
    1.075
    """
    if part == TermPart.GROWTH:
        return 1 + value / 100
    return value / 100 if part == TermPart.PERCENT else value


def term_interval(term: EditTerm, reading: Reading, age: int) -> tuple[float, float]:
    """The interval of a term as it enters the edit, widened where the figure was carried from earlier years."""
    low, high = entered(reading.low, term.part), entered(reading.high, term.part)
    if age:
        drift = float(term.drift) * age
        low, high = low - abs(low) * drift, high + abs(high) * drift
    return low, high


def _reach(instance: Instance) -> tuple[float, float]:
    """The least and the greatest value of the sum (or of the product's logarithm); nan where undefined."""
    low = high = 0.0
    for term, reading, age in zip(instance.terms, instance.readings, instance.ages, strict=True):
        assert reading is not None
        a, b = term_interval(term, reading, age)
        if instance.in_logs:
            if a <= 0 and not (a == -math.inf and b > 0):
                return math.nan, math.nan
            a, b = (math.log(a) if a > 0 else -math.inf), (math.log(b) if b < math.inf else math.inf)
        c = float(term.coefficient)
        low, high = low + min(c * a, c * b), high + max(c * a, c * b)
    # comparing floats: intervals that touch in print must touch here
    slack = 1e-12 if instance.in_logs else 1e-12 * max(abs(low), abs(high), 1e-300)
    return (low - slack, high + slack) if not math.isnan(low + high) else (math.nan, math.nan)


def sides(instance: Instance) -> tuple[float, float]:
    """The sides of an instance with the edit's tolerance, which for sums is a share of the largest term."""
    lower, upper = instance.lower, instance.upper
    tolerance = float(instance.edit.tolerance)
    if instance.in_logs or not tolerance:
        return lower, upper
    largest = max(
        abs(float(t.coefficient) * r.value)
        for t, r in zip(instance.terms, instance.readings, strict=True)
        if r is not None
    )
    return lower - tolerance * largest, upper + tolerance * largest


def implied_value(
    instance: Instance, position: int, *, instead: Mapping[int, float] | None = None
) -> Decimal | None:
    """The figure of one term as the others give it, at their printed values; None where undefined.

    ``instead`` replaces printed values by position, to try a hypothesis out. Where the edit leaves an interval, its middle counts, or its only side.
    """
    values = []
    for k, (term, reading) in enumerate(zip(instance.terms, instance.readings, strict=True)):
        if reading is None:
            return None
        values.append(entered((instead or {}).get(k, reading.value), term.part))
    centre = instance.edit.centre
    middle = _middle(instance.lower, instance.upper) if centre is None else math.log(centre)
    term = instance.terms[position]
    others = [k for k in range(len(values)) if k != position]
    try:
        if instance.in_logs:
            rest = math.prod(values[k] ** float(instance.terms[k].coefficient) for k in others)
            result = (math.exp(middle) / rest) ** (1 / float(term.coefficient))
        else:
            rest = sum(float(instance.terms[k].coefficient) * values[k] for k in others)
            result = (middle - rest) / float(term.coefficient)
    except (ZeroDivisionError, OverflowError):
        return None
    if isinstance(result, complex) or not math.isfinite(result):
        return None
    return Decimal(repr(_left(result, term.part)))


def _left(value: float, part: TermPart) -> float:
    """Undo :func:`entered`."""
    if part == TermPart.GROWTH:
        return (value - 1) * 100
    return value * 100 if part == TermPart.PERCENT else value


def _middle(lower: float, upper: float) -> float:
    if lower == -math.inf:
        return upper if upper < math.inf else 0.0
    return lower if upper == math.inf else (lower + upper) / 2


def clusters(failed: Sequence[Checked]) -> list[list[Checked]]:
    """Failed instances that share a reading belong together."""
    home: dict[int, list[Checked]] = {}
    for item in failed:
        own = [item]
        for reading in item.instance.readings:
            other = home.get(id(reading))
            if other is not None and other is not own:
                small, large = sorted((own, other), key=len)
                large += small
                for moved in small:
                    for r in moved.instance.readings:
                        home[id(r)] = large
                own = large
            home[id(reading)] = own
    return list({id(group): group for group in home.values()}.values())
