"""Figures that stand together and share a period: lists, amounts in two currencies, growth to an amount, ratios."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound
from bashu.facts.periods.mention import Mention
from bashu.facts.scan.ranges import grouped

__all__ = ["second_currency", "share_lists", "spread_ratio_periods"]

#: 300 ports in 100 countries.
_LINKED = re.compile(r" (?:in|across|throughout|from|of)(?: [a-z]+){0,2} ")


#: "up 3.4 percent year on year to 33 billion yuan in the first eight months".
_GREW_TO = re.compile(
    r"(?: year[ -]on[ -]year| from a year (?:earlier|ago|before))?,? (?:to|reaching|totall?ing) (?:an? |about |nearly |over |some |around |more than |record |total of )*"
)


def share_lists(low: str, bounds: Sequence[Bound]) -> None:
    """Figures in a row share the period that stands before the first or after the last of them."""
    for left, right in zip(bounds, bounds[1:], strict=False):
        if left.rule == right.rule == "range" and left.period is None and left.form == right.form:
            left.period = right.period
        grew_to = left.kind == "growth" and _GREW_TO.fullmatch(low, left.end, right.start)
        if grew_to and left.period is None and not left.compared:
            left.period = right.period
        linked = left.form == right.form == "count" and _LINKED.fullmatch(low[left.end : right.start])
        if linked and left.period is None and not left.compared:
            left.period = right.period
    for group in grouped(low, bounds):
        for left, right in zip(group, group[1:], strict=False):
            if right.period is None and left.compared:
                right.period, right.compared = left.period, True
        for left, right in zip(group[-2::-1], group[:0:-1], strict=False):
            if left.period is None and not left.compared:
                left.period = right.period


_IN_BRACKETS = re.compile(r"\s*\((?:[a-z ]{2,20} |约|折合|约合|合)?\s*$")


def second_currency(low: str, bounds: Sequence[Bound], mains: Sequence[Mention]) -> None:
    """An amount repeated in brackets in another currency or measure shares the period, which may follow the bracket."""
    for first, second in zip(bounds, bounds[1:], strict=False):
        twice = first.form == second.form == "physical" and first.period is None
        if twice and _IN_BRACKETS.fullmatch(low[first.end : second.start]):
            first.period = second.period  # 3,000 km (1,860 miles) by 2035
        if first.form != "money" or second.form != "money" or first.unit == second.unit:
            continue
        if not _IN_BRACKETS.fullmatch(low[first.end : second.start]):
            continue
        close = low.find(")", second.end, second.end + 12)
        for mention in mains:
            if close > 0 and close < mention.start <= close + 14 and "," not in low[close : mention.start]:
                first.period = mention.period
        second.period, second.repeats = first.period, True


def spread_ratio_periods(low: str, bounds: Sequence[Bound]) -> None:
    """The three shares of a ratio are of one period; what a structure has changed from is of none unless it is named."""
    parts = [bound for bound in bounds if bound.form == "ratio"]
    for index in range(0, len(parts) - 2, 3):
        group = parts[index : index + 3]
        period = group[2].period or group[0].period
        if group[0].compared and group[0].period:
            period = group[0].period
        elif len(parts) > index + 3 and low.endswith(("由", "从", "from "), 0, group[0].start):
            period = None
        for bound in group:
            bound.period = period
