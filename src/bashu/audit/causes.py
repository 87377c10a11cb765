"""Causes of a wrong figure, each tried out and scored by its prior and by what it leaves unexplained.

The score of a cause is ``ln(prior) - residual / SCALE + ln(1 / fineness) / 2``. The residual is the gap, in
natural logarithms, between the figure under the cause and the interval that the edits leave to it (or the
figure it was mistaken for); it does not have to vanish, since a slip of ten may hide a second, smaller error.
The fineness is the relative width of what had to match: a match to six digits is no coincidence, one to two
digits may be.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bashu.audit.book import Book, Reading, earlier
from bashu.audit.context import Context
from bashu.audit.intervals import rounded_interval
from bashu.audit.slip import undone
from bashu.model import Kind, Period, Status

__all__ = ["PRIORS", "Hypothesis", "hypotheses", "is_other_vintage"]

#: How common each cause is among errors of published figures, before looking at the figure. Judgement,
#: after the error typologies of official statistics; only their order of size matters.
PRIORS = {
    "rounding": 0.20,
    "vintage": 0.25,
    "factor_of_ten": 0.15,
    "territory": 0.10,
    "period": 0.10,
    "price_basis": 0.05,
    "factor_of_thousand": 0.05,
    "factor_of_hundred": 0.03,
    "factor_of_10000": 0.05,
    "factor_of_100000000": 0.04,
    "sign": 0.05,
    "currency": 0.04,
    "definition": 0.04,
    "bound": 0.08,
    "transposed": 0.03,
    "unexplained": 0.02,
}

#: A residual of this size (natural logarithm) costs one unit of score.
SCALE = 0.05
#: Two figures that are no finer than this are alike too easily for one to be taken for the other; rates, which
#: cluster around a few values, have to be four times as fine.
_COINCIDENCE = 0.04
#: How many neighbouring digits a figure usually has to swap.
_SWAPS = 6
#: Yuan for one US dollar, yearly averages since 2005 lie within.
_RATE = (6.0, 8.3)
#: Days after which a first release may have been revised.
_REVISED = 200
#: Consumer prices in a year, for targets set at the prices of another year.
_PRICES = 0.03
_CODES = {
    "ten": "factor_of_ten", "hundred": "factor_of_hundred", "thousand": "factor_of_thousand",
    "myriad": "factor_of_10000", "hundred_million": "factor_of_100000000", "sign": "sign",
    "transposed": "transposed",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Hypothesis:
    """A cause tried out: the figure it would make, and what is left to explain.

    ``source`` is the reading that the figure was mistaken for, where the cause names one.
    """

    code: str
    score: float
    residual: float
    corrected: float | None
    factor: float = 1.0
    source: Reading | None = None


def hypotheses(
    reading: Reading, allowed: tuple[float, float], *, book: Book, context: Context, days: int = 0
) -> tuple[Hypothesis, ...]:
    """All causes worth naming for a suspect figure, the likeliest first; never empty.

    ``allowed`` is the interval that the edits leave to the figure when it may change; ``days`` how far the
    vintages of the figures that it fails with lie apart.
    """
    start = _gap((reading.low, reading.high), allowed)
    found = [
        *_slips(reading, allowed, start, book, context),
        *_mistaken(reading, allowed, book, context),
        *_small(reading, allowed, start),
        *_mixed(allowed, reading, start, days),
        *_nominal(reading, allowed, start, book),
        Hypothesis("unexplained", math.log(PRIORS["unexplained"]), start, _nearest(reading.value, allowed)),
    ]
    best: dict[str, Hypothesis] = {}
    for item in found:
        if item.code not in best or item.score > best[item.code].score:
            best[item.code] = item
    return tuple(sorted(best.values(), key=lambda h: (-h.score, h.code)))


def _score(code: str, residual: float, fineness: float) -> float:
    fine = min(1.0, max(fineness, residual, 1e-4))
    return math.log(PRIORS[code]) - residual / SCALE + 0.5 * math.log(1 / fine)


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two intervals in natural logarithms; 0 where they meet, large across a sign."""
    if one[0] <= other[1] and other[0] <= one[1]:
        return 0.0
    a, b = (one[1], other[0]) if one[1] < other[0] else (other[1], one[0])
    if a * b <= 0:
        return 10.0
    return abs(math.log(b / a))


def _width(interval: tuple[float, float], value: float) -> float:
    """The relative width of an interval."""
    width = interval[1] - interval[0]
    return width / abs(value) if value and math.isfinite(width) else 1.0


def _nearest(value: float, allowed: tuple[float, float]) -> float | None:
    if allowed[0] == -math.inf and allowed[1] == math.inf:
        return None
    if math.isfinite(allowed[0]) and math.isfinite(allowed[1]):
        return (allowed[0] + allowed[1]) / 2
    return min(max(value, allowed[0]), allowed[1])


def _slips(
    reading: Reading, allowed: tuple[float, float], start: float, book: Book, context: Context
) -> Iterator[Hypothesis]:
    """Plain slips, alone or together with a mistaken territory."""
    for slip, factor, value, _ in undone(reading.value, 0.0):
        code = _CODES[slip]
        shift = value / reading.value if reading.value else 1.0
        ends = sorted((reading.low * shift, reading.high * shift))
        moved = (ends[0], ends[1])
        residual = _gap(moved, allowed)
        # a swap of digits is exact or none: among so many swaps one comes close by chance
        if residual < start / 2 and (slip != "transposed" or residual == 0):
            fineness = _width(moved, value) + _width(allowed, value)
            if slip == "transposed":  # many swaps are tried, and swaps of late digits move little
                fineness = min(1.0, _SWAPS * fineness / start)
            yield Hypothesis(code, _score(code, residual, fineness), residual, value, factor)
        if code.startswith("factor") and residual < start:
            for other in _elsewhere(reading, book, context):
                gap = _gap(moved, (other.low, other.high))
                if gap < 0.02:
                    fineness = _width(moved, value) + _width((other.low, other.high), value)
                    score = _score(code, gap, fineness) + math.log(PRIORS["territory"])
                    yield Hypothesis(code, score, gap, value, factor, other)


def _elsewhere(reading: Reading, book: Book, context: Context) -> Iterator[Reading]:
    """The same figure for areas it may have been confused with."""
    area, period = reading.slot
    for kin in sorted(context.kin(area)):
        yield from book.readings(reading.group, (kin, period))


def _mistaken(
    reading: Reading, allowed: tuple[float, float], book: Book, context: Context
) -> Iterator[Hypothesis]:
    """Another published figure in the place of the right one."""
    start = _gap((reading.low, reading.high), allowed)
    for code, other in _candidates(reading, book, context):
        own, theirs = (reading.low, reading.high), (other.low, other.high)
        if code == "vintage":
            revision = _gap(own, theirs)
            left = _gap(theirs, allowed)
            # what the other vintage leaves unexplained, plus what a revision of that size asks to believe
            residual = left + max(0.0, revision - 0.02) / 2
            if left <= start:
                yield Hypothesis(code, _score(code, residual, 0.05), residual, other.value, 1.0, other)
            continue
        residual = _gap(own, theirs)
        fineness = _width(own, reading.value) + _width(theirs, other.value)
        coarse = _COINCIDENCE / 4 if reading.group[2] in ("percent", "pp", "permille") else _COINCIDENCE
        if residual == 0 and start > 0 and fineness < coarse:
            score = _score(code, residual, fineness)
            yield Hypothesis(code, score, residual, _nearest(reading.value, allowed), 1.0, other)


def _candidates(reading: Reading, book: Book, context: Context) -> Iterator[tuple[str, Reading]]:
    group, (area, period) = reading.group, reading.slot
    for other in book.readings(group, reading.slot):
        if other is not reading and is_other_vintage(reading, other):
            yield "vintage", other
        elif other.observation.key.price_basis != reading.observation.key.price_basis:
            yield "price_basis", other
    for other in _elsewhere(reading, book, context):
        yield "territory", other
    for name in _other_periods(period, book.periods(group, area)):
        for other in book.readings(group, (area, name)):
            yield "period", other
    if group[2] not in ("percent", "pp"):
        for kind in (Kind.LEVEL, Kind.COUNT, Kind.CUMULATIVE, Kind.TARGET):
            if kind != group[1]:
                for other in book.readings((group[0], kind, group[2]), reading.slot):
                    yield "definition", other


def is_other_vintage(one: Reading, other: Reading, *, days: int = 1) -> bool:
    """Whether two statements were published so many days apart, or one of them only is a first release.

    Where a source gives the year of publication alone, the status tells what the day cannot.
    """
    a, b = one.observation, other.observation
    return abs((a.vintage - b.vintage).days) >= days or (a.status == Status.PROVISIONAL) != (
        b.status == Status.PROVISIONAL
    )


def _other_periods(period: str, known: list[str]) -> list[str]:
    """The neighbouring years, and other stretches of the same year."""
    near = {earlier(period, years) for years in (-2, -1, 1, 2)}
    return [name for name in known if name != period and (name in near or name[:4] == period[:4])]


def _small(reading: Reading, allowed: tuple[float, float], start: float) -> Iterator[Hypothesis]:
    """Causes that move the figure a little: rounding, currency, price basis, a bound that lost its word."""
    # 87,000 beside 86,879: padding zeros do not say where the rounding stopped
    target = reading.group[1] == Kind.TARGET
    if start > 0 and not target and _gap(rounded_interval(reading.observation.value), allowed) == 0:
        yield Hypothesis("rounding", _score("rounding", 0.0, 0.02), 0.0, _nearest(reading.value, allowed))
    unit, kind = reading.group[2], reading.group[1]
    if unit in ("CNY", "USD"):
        for low, high in (_RATE, (1 / _RATE[1], 1 / _RATE[0])):
            residual = _gap((reading.low * low, reading.high * high), allowed)
            if residual < start / 2:
                middle = reading.value * math.sqrt(low * high)
                yield Hypothesis("currency", _score("currency", residual, 0.3), residual, middle, low)
    if kind == Kind.TARGET and unit not in ("percent", "pp") and start > 0:
        years = max(1, Period.parse(reading.slot[1]).year - reading.observation.vintage.year)
        reach = (1 + _PRICES) ** years
        residual = _gap((reading.low / reach, reading.high * reach), allowed)
        yield Hypothesis(
            "price_basis", _score("price_basis", residual, 0.3), residual, _nearest(reading.value, allowed)
        )
        if allowed[0] > reading.high:
            # "4 trillion" as a goal stands for anything below the next trillion
            residual = _gap((reading.low, reading.high + _digit(reading)), allowed)
            yield Hypothesis(
                "bound", _score("bound", residual, 0.3), residual, _nearest(reading.value, allowed)
            )


def _digit(reading: Reading) -> float:
    """One unit of the last digit that is not a padding zero."""
    value = reading.observation.value
    return 10.0 ** int(value.normalize().as_tuple().exponent) if value else 0.0


def _mixed(allowed: tuple[float, float], reading: Reading, start: float, days: int) -> Iterator[Hypothesis]:
    """Figures of different vintages side by side, one of them revised since in a document not at hand."""
    if days >= _REVISED and 0 < start < 0.15 and reading.group[1] != Kind.TARGET:
        residual = start / 2
        score = _score("vintage", residual, 0.3)
        yield Hypothesis("vintage", score, residual, _nearest(reading.value, allowed))


def _nominal(
    reading: Reading, allowed: tuple[float, float], start: float, book: Book
) -> Iterator[Hypothesis]:
    """A growth rate that is the change of the levels at current prices, where a real one was meant."""
    indicator, kind, unit = reading.group
    if kind != Kind.GROWTH or unit != "percent" or not start:
        return
    area, period = reading.slot
    for own in (Kind.LEVEL, Kind.COUNT):
        for money in ("CNY", "USD"):
            now = book.readings((indicator, own, money), (area, period))
            then = book.readings((indicator, own, money), (area, earlier(period, 1)))
            for a in now:
                for b in then:
                    if b.low > 0 and _gap((reading.low, reading.high), _change(a, b)) == 0:
                        fineness = _width((reading.low, reading.high), reading.value)
                        score = _score("price_basis", 0.0, fineness)
                        yield Hypothesis("price_basis", score, 0.0, _nearest(reading.value, allowed))


def _change(now: Reading, then: Reading) -> tuple[float, float]:
    """The change in per cent that two printed levels allow."""
    return 100 * (now.low / then.high - 1), 100 * (now.high / then.low - 1)
