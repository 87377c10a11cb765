"""Mark a figure as planned or as expected."""

from __future__ import annotations

import re
from functools import lru_cache

from bashu.facts.bound import Bound

__all__ = ["end_year", "expect", "plan"]

_NAMES_CHANGE = re.compile(
    r"growth|^(?:the |an? )?(?:rise|increase|expansion|gain|fall|decline|decrease) (?:in|of)\b"
)


@lru_cache(maxsize=4096)
def end_year(period: str) -> int:
    """The calendar year in which a period ends."""
    last = period.rsplit("/", 1)[-1]
    return int(last[:4] if last[:4].isdigit() else period[:4])


def plan(bound: Bound) -> None:
    """The figure becomes a target; planned English growth says so in its phrase."""
    growth = bound.kind == "growth"
    bound.kind = "target"
    if growth and bound.compound:
        bound.indicator = bound.compound
        return
    if (
        growth
        and bound.indicator == bound.subject
        and bound.subject
        and bound.subject.isascii()
        and bound.value > 0
        and not _NAMES_CHANGE.search(bound.subject)
    ):
        bound.indicator = f"growth of {bound.subject}"


def expect(bound: Bound) -> None:
    """The figure is expected; of an amount in two currencies the first one says so."""
    bound.expected = True
    if bound.repeats:
        return
    if "expected" not in bound.qualifiers:
        bound.qualifiers = ("expected", *bound.qualifiers)
