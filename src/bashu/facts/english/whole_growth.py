"""Growth without a noun: "the city aims for growth of about 6 percent" speaks of GDP, or of what was told last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first

__all__ = ["settle_growth"]

_BARE = literal_first(
    r"\b(?:for|an?|the|its|their|of|to|at|as|achieved?|maintain(?:ed)?|targets?|targeting|targeted|expects?|forecasts?|keep|set|sees?|saw|"
    r"recorded|posted|reported|economic|overall|annual|average|steady|stable|full-year) (?P<noun>growth(?: rate)?(?: target| goal)?)"
    r"(?: was| is)?(?: set)? (?:of|at)(?: (?:about|around|over|some|nearly|roughly|between|more than|at least|no less than))*\s*$"
)
_ECONOMIC = re.compile(r"\beconom(?:ic|y)\b[\w ]{0,24}$")
_AIMS = re.compile(
    r"\b(?:aim|target|goal|plan|expect|forecast|seek|strive|striving|projected|set|hope)(?:s|ed|ing)?\b"
)
#: Between the place that plans and its verb only what belongs to the verb, or the body that speaks for the place.
_SPEAKS = re.compile(
    r"(?:'s)?(?: (?:municipal|provincial|local|city|people's|government|authorities|officials|economy|has|have|is|was|also|now|itself|will))*\s*"
)
#: Words before "growth" that say which growth, not of what.
_WHICH = re.compile(
    r"(?:(?:achieve|maintain|keep|see|set|its|their|the|an?|economic|overall|annual|steady|stable|growth|target|rate) ?)+"
)
#: Whose growth is that of its output as a whole.
_WHOLE = frozenset(
    ["city", "province", "prefecture", "district", "county", "pair", "cities", "circle", "country", "area"]
)


def settle_growth(
    low: str, sentence: Sentence, bounds: Sequence[Bound], state: State, told: Bound | None
) -> None:
    """Give growth that names nothing its indicator; ``told`` is the last figure before the sentence.

    That of an economy, and a place's aim for itself, is of GDP: so officials use the words. Other growth is of what was told last.
    """
    if sentence.chinese:
        return
    for bound in bounds:
        if bound.form != "percent" or bound.kind not in ("growth", "target", "rate"):
            continue
        bare = _BARE.search(low, max(sentence.start, bound.start - 90), bound.start)
        if bare is None or bound.subject_start > bound.start:
            continue
        lead = low[sentence.start : bare.start("noun")]
        aim = _own_aim(low, sentence, bare.start("noun"))
        if (
            bound.subject_start >= 0
            and bound.subject_start >= aim
            and not _WHICH.fullmatch(bound.subject.lower())
        ):
            continue  # it has a noun of its own
        if _ECONOMIC.search(lead) or aim >= 0:
            subject = "GDP"
        elif told is not None and told.subject and told.form in ("money", "percent"):
            subject = told.subject
        else:
            continue
        bound.subject = subject
        bound.indicator = subject if "growth" in subject else f"growth of {subject}"
        if bound.kind == "rate":
            bound.kind = "growth"


def _own_aim(low: str, sentence: Sentence, end: int) -> int:
    """Where a place says what it aims for itself; -1 where none does."""
    aims = _AIMS.search(low, sentence.start, end)
    if aims is None:
        return -1
    own = any(
        place.level in _WHOLE
        and place.end <= aims.start()
        and _SPEAKS.fullmatch(low, place.end, aims.start())
        for place in sentence.places
    )
    return aims.start() if own else -1
