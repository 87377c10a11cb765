"""Units that one figure has from another: in lists, ranges and comparisons the unit is said once."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bashu.facts.figure import Figure
from bashu.facts.quantities.prose import Number, Prose

__all__ = ["share_units"]

Found = list[tuple[Number, Figure]]

_LIST = re.compile(
    r"-?,? ?(?:-|to|and|or|,|and/or|/|to-|-to-|x|by) ?(?:(?:about|around|up to|even|perhaps|maybe|as many as) )?"
)
_RANGE = frozenset({"-", "to", "or", "-to-"})
_OF = re.compile(
    r" (?:out )?of (?:(?:the|its|their|his|her|those) )?"
    r"(?:last |first |past |next |more than |nearly |about |almost |estimated |total |combined )?"
)
_COMPARED = re.compile(
    r"\b(?:to|from|by|than|and|versus|vs|against|at|or)(?: (?:about|around|just|only|nearly|over|almost))?\s$"
)
_ENDS = re.compile(
    r" (?:last|this|in|for|on|a year|by|the|when|from|at|and|but|over|during|per|to)\b|[,.;)]|\s*$"
)
_FROM = re.compile(r"\b(?:from|of)\s$")


def share_units(prose: Prose, found: Found) -> None:
    """Give figures without a unit that of their list, of the whole they are part of, of what they are compared to."""
    _share(prose.low, found)
    _inherit(prose, found)
    _share(prose.low, found)  # "between 50 and 70 on the GPa scale": the first has it from the second


def _share(low: str, found: Found) -> None:
    """In a list or range the unit, and the scale, of the last hold for all: "1 to 2 thousand people", "$5-6m"."""
    for index in range(len(found) - 2, -1, -1):
        (number, left), (other, right) = found[index], found[index + 1]
        gap = low[
            left.number_end if left.form == "count" and right.form != "bare" else left.end : right.start
        ]
        if left.form == "bare" and right.form != "bare" and _OF.fullmatch(gap):
            _take(left, right)  # "280 million of the 1.5 billion shekels"
        elif _LIST.fullmatch(gap):
            tight = gap.strip() in _RANGE
            if left.form == "bare" and right.form != "bare":
                _take(left, right)
            elif right.form == "bare" and _goes_on(low, left, gap):
                _take(right, left)  # "aged 16 to 24", "from three employees to 300"
            if tight and left.form == right.form:
                found[index] = _scaled(number, left, other, right)


def _goes_on(low: str, left: Figure, gap: str) -> bool:
    """Whether the unit of the first end holds for the second."""
    if left.form in ("money", "physical"):
        return gap.strip() in _RANGE
    return left.form == "count" and gap == " to " and low.endswith(("from ", "by "), 0, left.start)


def _scaled(number: Number, left: Figure, other: Number, right: Figure) -> tuple[Number, Figure]:
    """The lower end of a range on the scale of the upper, where only that is said: "$5-6 million"."""
    if number.scaled or not other.scaled or not number.digits or not other.digits:
        return number, left
    printed = Decimal(other.digits.replace(",", ""))
    if number.value > printed or not printed:
        return number, left  # "from $200 to $4 million"
    left.value *= abs(right.value) / printed
    return replace(number, scaled=True), left


def _inherit(prose: Prose, found: Found) -> None:
    """A bare number in a comparison has the unit of the one before: "climbed from 21 mpg to 23", "fell by 1"."""
    low = prose.low
    measured: list[Figure] = []
    for number, figure in found:
        if figure.form in ("percent", "physical", "pp") or low.endswith("points", figure.start, figure.end):
            measured.append(figure)
        if figure.form != "bare" or number.part or not number.digits:
            continue
        comma = low.rfind(",", prose.start, figure.start)
        before = _COMPARED.search(low, max(comma, figure.start - 16), figure.start)
        if before and _ENDS.match(low, figure.end, prose.end):
            alike = [one for one in measured if _is_alike(one.value, figure.value)]
            if alike and not _is_level(prose, before.group(), alike[-1]):
                _take(figure, alike[-1])


def _is_level(prose: Prose, before: str, one: Figure) -> bool:
    """Whether a number is a level beside a figure of change: "rose 8 percent to 9.65", "tied the game at 34"."""
    if before.startswith("at"):
        return one.form != "count"  # points of an index go on
    return before.startswith("to") and one.form == "percent" and not _FROM.search(prose.before(one.start, 6))


def _is_alike(one: Decimal, other: Decimal) -> bool:
    """Whether two values are within a factor of ten."""
    return one != 0 and Decimal("0.1") < abs(other / one) < 10


def _take(figure: Figure, other: Figure) -> None:
    figure.form, figure.unit = other.form, other.unit
    figure.noun_start, figure.noun_end = other.noun_start, other.noun_end
