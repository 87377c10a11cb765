"""The words for targets: what they fix, how they stand, why they cannot be judged; and how a chance is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bashu.model.target import Aim, Direction, Judgement, Standing, Target
from bashu.web.format import MISSING, Figure
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.web.page import Page

__all__ = [
    "AIMS",
    "DECIDED",
    "NOTES",
    "OPEN",
    "REASONS",
    "SIGNS",
    "STANDINGS",
    "amount",
    "bound",
    "chance",
    "decimal",
    "goal",
    "pace",
]

STANDINGS = {
    "on_course": noted("on course"),
    "at_risk": noted("at risk"),
    "out_of_reach": noted("out of reach"),
    "reached": noted("reached"),
    "missed": noted("missed"),
    "cannot_be_judged": noted("cannot be judged"),
}
#: A sign beside the word, so that standings differ without colour.
SIGNS = {
    "on_course": "↗", "at_risk": "!", "out_of_reach": "↘", "reached": "✓", "missed": "✕", "cannot_be_judged": "?",
}  # fmt: skip
OPEN = frozenset({Standing.ON_COURSE, Standing.AT_RISK, Standing.OUT_OF_REACH})
DECIDED = frozenset({Standing.REACHED, Standing.MISSED})

REASONS = {
    "no_unit": noted("the target has no unit"),
    "no_series": noted("no annual figure of it has been recorded"),
    "too_short": noted("fewer than four years of it have been recorded"),
    "too_far": noted("it lies more than ten years ahead"),
    "gaps": noted("years are missing that the judgement needs"),
    "not_positive": noted("it has no growth that could be reckoned with"),
    "no_base": noted("the figure of its base year has not been recorded"),
    "no_outturn": noted("its period is over, and the outturn has not been recorded"),
}
NOTES = {
    "bridged": noted(
        "A year is missing from the series. The forecast bridges it; it is not used as an outturn."
    ),
    "from_levels": noted(
        "No growth was published. It is worked out from the published amounts, whose coverage may have changed."
    ),
}
AIMS = {
    "level": "",
    "growth": noted("growth"),
    "average_growth": noted("growth a year"),
    "sum": noted("in all over the term"),
    "multiple": noted("as a multiple of its first year"),
}
_RATES = frozenset({"percent", "permille", "pp"})
#: The cut-offs of the standings, as on the methods page of the outlook, which need not be loaded for two numbers.
LIKELY, UNLIKELY = 2 / 3, 1 / 10


def chance(judged: Judgement) -> str:
    """A chance in whole percent; its ends are never written as certain."""
    if judged.chance is None:
        return MISSING
    if judged.chance < 0.01:
        return "<1%"
    if judged.chance > 0.99:
        return ">99%"
    # beside a cut-off whole percent would seem to contradict the standing
    close = min(abs(judged.chance - LIKELY), abs(judged.chance - UNLIKELY)) < 0.005
    return f"{judged.chance:.1%}" if close else f"{judged.chance:.0%}"


def decimal(value: float) -> Decimal:
    """A computed value for printing: ten significant digits are more than any page shows."""
    return Decimal(f"{value:.10g}")


def goal(page: Page, target: Target) -> Figure:
    """The value that a target fixes."""
    return page.figure(target.value, target.unit)


def bound(page: Page, target: Target) -> Figure:
    """The value that still counts where a target was said with "about"."""
    slack = target.slack if target.direction is Direction.AT_MOST else -target.slack
    return page.figure(target.value + slack, target.unit)


def amount(page: Page, target: Target, value: float | None) -> Figure:
    """An outturn or forecast in the target's unit."""
    return page.figure(
        None if value is None else decimal(value), target.unit, digits=4 if target.unit not in _RATES else 3
    )


def pace(page: Page, target: Target, value: float | None) -> Figure:
    """A yearly pace: percent, or points where the target is a rate."""
    unit = "pp" if target.unit in _RATES and target.aim is Aim.LEVEL else "percent"
    shown = None if value is None else decimal(round(value, 1))
    return page.figure(shown, unit, kind="growth")
