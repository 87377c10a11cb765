"""Give each bound figure its period: named beside it, before it, carried over, or the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.carry_periods import PAST, carried_period, is_future, mark_section
from bashu.facts.compared_periods import compare_group, compared_period, is_compared
from bashu.facts.periods import Mention
from bashu.facts.spread import listed_periods
from bashu.facts.words_en import TARGET

__all__ = ["assign_periods"]


_MONTH = re.compile(r"\d{4}-\d\d")
_CALENDAR = re.compile(r"\d{4}(?:$|-)")


def assign_periods(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The period of each figure: named beside it, before it in the sentence, carried over, or the report's."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.period]
    used_by_compared: set[int] = set()
    for index, bound in enumerate(bounds):
        if bound.compared and bound.period:
            continue
        next_start = bounds[index + 1].start if index + 1 < len(bounds) else sentence.end
        before = bounds[index - 1].end if index else sentence.start
        if bound.form == "ratio":
            next_start = min(
                next_start if bounds[min(index + 1, len(bounds) - 1)].form != "ratio" else sentence.end,
                sentence.end,
            )
        local = [m for m in sentence.mentions if m.role == "local" and before <= m.start < bound.start]
        compared = bound.compared or bool(local) or is_compared(low, sentence, bound, before)
        if compared:
            bound.compared = True
            bound.period = compared_period(low, sentence, bound, before, next_start, used_by_compared)
            if local and bound.period is None:
                bound.period = local[-1].period
            if bound.period is None and not sentence.chinese:
                compare_group(low, sentence, bounds, index, used_by_compared)
            continue
        bound.period = _main_period(low, mains, bound, before, next_start, used_by_compared, sentence)
    _second_currency(low, bounds, mains)
    for bound in bounds:
        if bound.period is None and not bound.compared:
            following = [b.start for b in bounds if b.start > bound.start]
            next_start = following[0] if following else sentence.end
            bound.period = _following(low, mains, bound, sentence, next_start) or carried_period(
                low, sentence, bound, state
            )
    _spread_ratio_periods(bounds)
    _lapses(sentence, bounds)
    for group, periods in listed_periods(low, sentence, bounds):
        for bound, period in zip(group, periods, strict=True):
            bound.period = period
    own = [
        m
        for m in mains
        if m.start not in used_by_compared
        and _CALENDAR.match(m.period or "")
        and not is_future(m.period, state)
    ]
    mark_section(low, sentence, mains, state)
    ahead = [m.period for m in mains if is_future(m.period, state)]
    state.ahead = ahead[-1] if ahead else state.ahead
    state.told.update(str(m.period) for m in own)
    if state.report and len(state.report) > 4:
        own = [m for m in own if not _MONTH.fullmatch(m.period or "")]  # one month of a longer report
    if own:
        state.period = own[0].period if len(own) == 1 else _primary(own, bounds)
    elif mains:
        state.period = None


_IN_BRACKETS = re.compile(r"\s*\((?:[a-z ]{2,20} |约|折合|约合|合)?\s*$")


def _second_currency(low: str, bounds: Sequence[Bound], mains: Sequence[Mention]) -> None:
    """An amount repeated in brackets in another currency shares the period, which may follow the bracket."""
    for first, second in zip(bounds, bounds[1:], strict=False):
        if first.form != "money" or second.form != "money" or first.unit == second.unit:
            continue
        if not _IN_BRACKETS.fullmatch(low[first.end : second.start]):
            continue
        close = low.find(")", second.end, second.end + 12)
        for mention in mains:
            if close > 0 and close < mention.start <= close + 6:
                first.period = mention.period
        second.period, second.repeats = first.period, True


def _lapses(sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """Spans such as "over the past five years" bind the one figure beside them."""
    for mention in sentence.mentions:
        if mention.role != "lapse" or not mention.period:
            continue
        before = [b for b in bounds if b.end <= mention.start and mention.start - b.end < 70]
        after = [b for b in bounds if mention.end <= b.start and b.start - mention.end < 40]
        chosen = after[:1] if sentence.chinese and after else before[-1:] or after[:1]
        for bound in chosen:
            bound.period = mention.period


def _primary(own: list[Mention], bounds: Sequence[Bound]) -> str | None:
    bound = next((b for b in bounds if b.period and not b.compared), None)
    return bound.period if bound else own[0].period


def _main_period(
    low: str,
    mains: Sequence[Mention],
    bound: Bound,
    before: int,
    next_start: int,
    used: set[int],
    sentence: Sentence,
) -> str | None:
    after = [m for m in mains if bound.end <= m.start < min(next_start, bound.clause_end)]
    if (
        after
        and not sentence.chinese
        and not re.search(r"\b(?:launched|opened)\b", low[bound.end : after[0].start])
    ):
        return after[0].period
    preceding = [m for m in mains if m.end <= bound.start and m.start not in used]
    if preceding and not sentence.chinese and _is_future(preceding[-1], low, sentence):
        between = low[preceding[-1].end : bound.start]
        if re.search(r"\b(?:has|have|was|were)\b", between):
            preceding = preceding[:-1]
    near = [m for m in preceding if m.start >= before]
    if near:
        return near[-1].period
    if preceding:
        # A period inside a list item belongs to it; one that opens the sentence holds for all of it.
        return preceding[-1].period
    if after and not sentence.chinese:
        return after[0].period
    return None


def _is_future(mention: Mention, low: str, sentence: Sentence) -> bool:
    return low[max(sentence.start, mention.start - 4) : mention.start].endswith("by ")


def _following(
    low: str, mains: Sequence[Mention], bound: Bound, sentence: Sentence, next_start: int
) -> str | None:
    """A period that follows in the same clause or, for coordinated plans, later in the sentence."""
    for mention in mains:
        if mention.start < bound.end:
            continue
        between = low[bound.end : mention.start]
        if mention.start < min(bound.clause_end, next_start):
            return mention.period
        if sentence.chinese:
            return None
        if (
            next_start >= sentence.end
            and not PAST.search(between)
            and "(" not in between
            and len(between) < 90
            and "since" not in between
        ):
            return mention.period
        plan = TARGET.search(low, sentence.start, bound.start)
        near = low[mention.start - 3 : mention.start] == "by " or "," not in between
        if (
            plan
            and near
            and (low.startswith("this year", mention.start) or re.search(r"\b(?:by|and)\b", between))
            and ";" not in between
            and "expected" not in between
        ):
            return mention.period
        return None
    return None


def _spread_ratio_periods(bounds: Sequence[Bound]) -> None:
    parts = [bound for bound in bounds if bound.form == "ratio"]
    for index in range(0, len(parts) - 2, 3):
        group = parts[index : index + 3]
        period = group[2].period or group[0].period
        if group[0].compared and group[0].period:
            period = group[0].period
        for bound in group:
            bound.period = period
