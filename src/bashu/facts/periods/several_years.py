"""Figures of several years: spans such as "over the past five years", growth since a year long before, averages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention
from bashu.facts.scan.ranges import LIST_GAP

__all__ = ["settle_growth_over_years", "settle_lapses"]

_AVERAGE = literal_first(
    r"\b(?:a|per|each|every) year\b|\bannually\b|\bannual\b|\baverage|年均|年平均|平均每年"
)


def settle_lapses(low: str, sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """A lapse is of the figure that it follows; one that opens its clause, of the figures up to the next period."""
    for mention in sentence.mentions:
        if mention.role != "lapse" or not mention.period:
            continue
        before = [b for b in bounds if b.end <= mention.start and mention.start - b.end < 70]
        after = [b for b in bounds if mention.end <= b.start]
        if before and not sentence.chinese and ";" not in low[before[-1].end : mention.start]:
            before[-1].period = mention.period
        elif after and after[0].start - mention.end < 90:
            stop = min(
                (
                    m.start
                    for m in sentence.mentions
                    if m.start > mention.start and m.role in ("main", "local")
                ),
                default=sentence.end,
            )
            for bound in after:
                if bound.start < stop and not bound.compared:
                    bound.period = mention.period


def settle_growth_over_years(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Growth over a year long before, and average growth between two years, is of the span from one to the other."""
    bases = [m for m in sentence.mentions if m.role == "base" and m.period]
    years = [m for m in sentence.mentions if m.role in ("main", "local") and _YEAR.fullmatch(m.period or "")]
    _mark_course(low, sentence, bounds, state)
    if (
        not bases
        and len(years) < 2
        and state.course is None
        and "平均" not in low[sentence.start : sentence.end]
    ):
        return
    for bound in bounds:
        averaged = bound.kind == "rate" and bound.form == "percent"
        changed = sentence.chinese and _CHANGED.search(low, bound.clause_start, bound.start) is not None
        if bound.compared or not (bound.kind == "growth" or averaged or changed):
            continue
        if bound.period and _COURSE.fullmatch(bound.period):
            _set_gap(bounds, bound)
            continue
        first = None if averaged else _base(low, sentence, bounds, bound, bases)
        last = _last_year(bound.period) or state.clock.year
        if first is None and _AVERAGE.search(low, max(sentence.start, bound.start - 30), bound.end + 20):
            named = [int(str(m.period)) for m in years if m.end <= bound.start][-2:]
            first, last = (min(named), max(named)) if len(named) > 1 else state.course or (None, None)
        if bound.period and (count := _OVER.search(low, max(sentence.start, bound.start - 10), bound.start)):
            first, last = _last_year(bound.period), _last_year(bound.period)
            first = first - _NUMBERS[count.group(1)] if first else None
        now = state.clock.year
        if first is not None and last is not None and last - first >= 2 and (now is None or last <= now):
            bound.period = f"{first}/{last}"
            _set_gap(bounds, bound)


def _set_gap(bounds: Sequence[Bound], grown: Bound) -> None:
    """The points by which average growth is ahead of another are of the same span."""
    for left, right in zip(bounds, bounds[1:], strict=False):
        if right.kind == "change_pp" and left.period == grown.period and left.start >= grown.start:
            right.period = grown.period


_YEAR = re.compile(r"\d{4}")
#: 两年平均增长: of the years up to the one in hand.
_OVER = re.compile(r"([两三四五])年平均(?:增长|增速[为达]?)$")
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5}


_COURSE = re.compile(r"\d{4}/\d{4}")
_TO = literal_first(r"增至|升至|降至|(?:增加|增长|上升|提高|扩大|下降|减少)到")
_SPAN = re.compile(r"\d{4}\D+\d{4}")


def _mark_course(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The first and the last year between which a sentence follows something, for the sentences after it."""
    spans = [
        m.period
        for m in sentence.mentions
        if m.period and m.role != "base" and _SPAN.search(low, m.start, m.end)
    ]
    named = sorted({int(b.period) for b in bounds if b.period and _YEAR.fullmatch(b.period)})
    if spans and _COURSE.fullmatch(spans[-1]):
        state.course = int(spans[-1][:4]), int(spans[-1][5:])
    elif (
        len(named) > 1
        and named[-1] - named[0] >= 2
        and (
            any(b.compared for b in bounds)
            or sentence.chinese
            and _TO.search(low, sentence.start, sentence.end)
        )
    ):
        state.course = named[0], named[-1]


#: How much more or fewer there are than then.
_CHANGED = literal_first(r"(?:增加|减少|净增|多|少)了?$")


def _is_listed(low: str, left: Bound | None, right: Bound) -> bool:
    return left is not None and LIST_GAP.fullmatch(low[left.end : right.start]) is not None


def _base(
    low: str, sentence: Sentence, bounds: Sequence[Bound], bound: Bound, bases: Sequence[Mention]
) -> int | None:
    """The year that a growth is measured against: named after it in English, before it in Chinese."""
    for mention in reversed(bases) if sentence.chinese else bases:
        if sentence.chinese:
            near = 0 <= bound.start - mention.end < 30
            before = next(
                (b for b in reversed(bounds) if mention.end <= b.start and b.end <= bound.start), None
            )
            base = str(mention.period)[:4]
            joined = before is None or before.compared or str(before.period).startswith(f"{base}/")
            near = near and (joined or _is_listed(low, before, bound))
            between = low[mention.end : bound.start]
        else:
            near = 0 <= mention.start - bound.end < 60
            following = next((b for b in bounds if bound.end <= b.start < mention.start), None)
            gap = low[bound.end : following.start] if following else ""
            if following and not (following.form == bound.form and LIST_GAP.fullmatch(gap)):
                near = False  # the figure between is the one that is compared
            between = low[bound.end : mention.start]
        if near and not any(stop in between for stop in ";。"):
            return int(str(mention.period)[:4])
    return None


def _last_year(period: str | None) -> int | None:
    if period is None:
        return None
    last = period.rsplit("/", 1)[-1]
    return int(last[:4]) if last[:4].isdigit() else int(period[:4])
