"""Figures that stand against each other: from one to the other, fewer than before, as much the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention

__all__ = ["settle_comparisons"]

_SPAN = re.compile(r"(?:from |between )?((?:19|20)\d\d)\D{1,9}((?:19|20)\d\d)年?")
_FROM = re.compile(
    r"(?:\bfrom (?:just |only |about |around |some |nearly |over |more than |less than )?|[由从]约?)$"
)
_TO = re.compile(
    r"(?: in (?:the year )?(?:19|20)\d\d)? to (?:about |around |some |nearly |over |more than |less than |just )?"
    r"|[\u4e00-\u9fff]{0,4}[到至为](?:(?:19|20)\d\d年(?:末|底)?的?)?约?"
)
_FEWER = literal_first(r",? (?:fewer|less|lower|higher|more) than (?:the |some |about )?$")
_SAME = re.compile(
    r"[\w -]{0,24}?\b(?:in|for|during|of|recorded in) (?:the )?same (?:period|quarter|month|time|half)"
)
_WAS_ZH = re.compile(r"[,;(](?P<period>[^,;()]{2,10}?)(?:则|仅)?[为是]")
_AGAINST = re.compile(r",? (?:against|versus|to|and|compared (?:with|to))(?: only| just)? ")
_SINCE_YEAR = re.compile(r"since (?:19|20)\d\d$|^(?:19|20)\d\d年以来")
_SINCE = re.compile(r"since then|自那时以来|此后")


def settle_comparisons(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Give each end of a comparison what it is: periods of a rise over years, the kind of a figure before it."""
    for left, right in zip(bounds, bounds[1:], strict=False):
        if left.form == right.form and _is_pair(low, sentence, left, right):
            _ends(low, sentence, left, right, state)
        elif left.form == right.form or right.form in ("bare", "count"):
            _halves(low, left, right)
            _before(low, sentence, left, right)
    for mention in sentence.mentions:
        if mention.period and _SINCE.match(low, mention.start):
            for bound in bounds:
                if bound.start > mention.end and bound.kind in ("level", "count"):
                    bound.kind = "cumulative"


def _halves(low: str, left: Bound, right: Bound) -> None:
    """ "50.26 percent against 49.74 percent": two percentages that stand against each other and make a whole."""
    whole = left.form == "percent" and left.kind == right.kind == "rate" and left.value + right.value == 100
    if whole and _AGAINST.fullmatch(low, left.end, right.start):
        left.kind = right.kind = "share"
        right.compared = False


def _is_pair(low: str, sentence: Sentence, left: Bound, right: Bound) -> bool:
    """Whether the two are A and B of "from A to B"."""
    lead = low[max(sentence.start, left.start - 18) : left.start]
    if sentence.chinese:
        lead = re.sub(r"(?:19|20)\d\d年(?:末|底)?的?$", "", lead)
    return bool(_FROM.search(lead) and _TO.fullmatch(low[left.end : right.start]))


def _ends(low: str, sentence: Sentence, left: Bound, right: Bound, state: State) -> None:
    """B says the same of another time as A; a span of years before them gives each its own end."""
    if right.kind != left.kind and "cumulative" not in (left.kind, right.kind) and left.subject:
        right.kind, right.subject, right.indicator = left.kind, left.subject, left.indicator
    elif left.form in ("percent", "rank") and left.subject and not sentence.chinese:
        right.subject, right.indicator = left.subject, left.indicator
    span = _span_before(low, sentence, left)
    if span is None:
        last = str(state.course[1]) if state.course else None
        if state.course and left.period in (None, last) and right.period in (None, last):
            left.period, right.period = (str(year) for year in state.course)  # as of what rose before
        return
    for bound, year in ((left, span[0]), (right, span[1])):
        if bound.kind == "cumulative":
            bound.kind = "count" if bound.form in ("count", "bare") else "level"
        if bound.period is None or "/" in bound.period:
            bound.period = year


def _span_before(low: str, sentence: Sentence, left: Bound) -> tuple[str, str] | None:
    before: list[Mention] = [m for m in sentence.mentions if m.end <= left.start and m.period]
    if not before or before[-1].role != "main":
        return None
    words = _SPAN.fullmatch(low, before[-1].start, before[-1].end)
    if words is None and _SINCE_YEAR.search(low, max(sentence.start, before[-1].start - 10), before[-1].end):
        span = str(before[-1].period).split("/")
        return (span[0], span[-1]) if len(span) == 2 else None
    return (words.group(1), words.group(2)) if words else None


def _before(low: str, sentence: Sentence, left: Bound, right: Bound) -> None:
    """ "1,240 cases, fewer than 1,500 in the same period last year"; 增长6.2%，一季度为4.8%."""
    gap = low[left.end : right.start]
    if sentence.chinese:
        if _WAS_ZH.fullmatch(gap) and right.kind == "rate" and left.kind == "growth" and right.compared:
            right.kind = left.kind
        return
    if not (_FEWER.search(low, left.end, right.start) or _FEWER.search(gap)):
        return
    same = _SAME.match(low, right.end, sentence.end)
    if same is None:
        return
    base = next(
        (m for m in sentence.mentions if m.role != "main" and right.end <= m.start < same.end()), None
    )
    if base is None or not base.period:
        return
    right.period, right.compared, right.qualifiers = base.period, True, ()
    right.kind, right.indicator, right.subject = left.kind, left.indicator, left.subject
    if right.form in ("bare", "count"):
        right.unit, right.form = left.unit, left.form
