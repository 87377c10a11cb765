"""The unit of a number in prose of any kind."""

from __future__ import annotations

import re

from bashu.facts.figure import Figure
from bashu.facts.nouns_en import read_noun

__all__ = ["any_unit", "year_like"]

_RUN_ON = re.compile(
    r"([a-z\u00b5\u03bc\u00b0][a-z\u03a9]{0,5}(?:/[a-z]{1,3}\d?|[23\u00b2\u00b3])?)(?![a-z0-9])",
    re.IGNORECASE,
)


_OLD = re.compile(r"[ -](year|month|week|day)s?[- ]old\b")


_AFTER = re.compile(r"[ -]([a-z][a-z/]*[23]?)(?![a-z])")


_NO_UNIT = frozenset(
    """
    a an the of in on at to for from by with as per than against
    and or but when while which that who after before since until if
    is are was were be has have had will would can could it they he she we i you
    more less last year-on-year
    """.split()
)


def any_unit(figure: Figure, text: str, low: str, end: int) -> Figure | None:
    """The unit of a number in prose of any kind: run on, hyphened, a noun, or none."""
    old = _OLD.match(low, figure.end, end)
    run_on = None if old else _RUN_ON.match(text, figure.end, end)
    noun = None if old or run_on else read_noun(text, low, figure.end, end)
    after = None if old or run_on or noun else _AFTER.match(low, figure.end, end)
    if old:
        figure.unit, figure.form, stop = f"{old.group(1)}-old", "physical", old.end()
    elif run_on:
        if figure.rule == "digits" and run_on.group(1).lower() in (
            "st",
            "nd",
            "rd",
            "th",
            "s",
            "g",
            "d",
            "am",
            "pm",
        ):
            return None
        figure.unit, figure.form, stop = run_on.group(1), "physical", run_on.end()
    elif noun:
        figure.form, figure.noun_start, figure.noun_end, stop = "count", noun[0], noun[1], noun[1]
    elif after and after.group(1) not in _NO_UNIT and len(after.group(1)) < 16:
        figure.unit, figure.form, stop = after.group(1), "physical", after.end()
    else:
        return None if year_like(figure) else figure
    figure.end = stop
    if figure.form == "physical":
        figure.number_end = stop
    return figure


def year_like(figure: Figure) -> bool:
    """Whether the number looks like a calendar year: four digits from 1900 to 2100."""
    return (
        figure.end - figure.start == 4 and figure.value == int(figure.value) and 1900 <= figure.value <= 2100
    )
