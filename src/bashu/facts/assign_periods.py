"""Give each bound figure its period: named beside it, before it, carried over, or the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.periods import Mention
from bashu.facts.spread import listed_periods
from bashu.facts.words_en import TARGET

__all__ = ["assign_periods", "is_future", "mark_section"]

_COMPARED = re.compile(
    r"(?:compared (?:with|to)|\bfrom|\bafter (?:a|an|the)\b[\w -]{0,24}|\bversus|\bagainst|\bdown from|\bup from|(?<![比较与])(?:上年为|去年同期为?|上年同期为?|同期为|上年末?为))\W*(?:an? |the |some |about |a fall of |a rise of |an increase of |下降|上涨|增长|上升)*\s*$"
)


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
        compared = bound.compared or bool(local) or _is_compared(low, sentence, bound, before)
        if compared:
            bound.compared = True
            bound.period = _compared_period(low, sentence, bound, before, next_start, used_by_compared)
            if local and bound.period is None:
                bound.period = local[-1].period
            if bound.period is None and not sentence.chinese:
                _compared_group(low, sentence, bounds, index, used_by_compared)
            continue
        bound.period = _main_period(low, mains, bound, before, next_start, used_by_compared, sentence)
    _second_currency(low, bounds, mains)
    for bound in bounds:
        if bound.period is None and not bound.compared:
            following = [b.start for b in bounds if b.start > bound.start]
            next_start = following[0] if following else sentence.end
            bound.period = _following(low, mains, bound, sentence, next_start) or _carried(
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


def _compared_group(
    low: str, sentence: Sentence, bounds: Sequence[Bound], index: int, used: set[int]
) -> None:
    """ "up from 523 ports in 124 countries at the end of 2023": the date holds for the whole comparison."""
    first = bounds[index]
    stop = low.find(",", first.end, sentence.end)
    stop = stop if stop >= 0 else sentence.end
    for mention in sentence.mentions:
        if mention.period and mention.role != "date" and first.end <= mention.start < stop:
            used.add(mention.start)
            for bound in bounds[index:]:
                if bound.end <= mention.start:
                    bound.period, bound.compared = mention.period, True
            return


def mark_section(low: str, sentence: Sentence, mains: Sequence[Mention], state: State) -> None:
    """A review of the past year, or the plan of this one, runs over the paragraphs that follow."""
    if not sentence.chinese:
        return
    for mention in mains:
        if low.startswith(("过去", "一年来"), mention.start) and mention.start - sentence.start < 4:
            state.section = mention.period
        elif mention.start - sentence.start < 4 and _OUTLOOK.search(low, mention.end, mention.end + 16):
            state.section, state.outlook = mention.period, True


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


def is_future(period: str | None, state: State) -> bool:
    """Whether a period lies after the document's year: plans do not carry over to what follows."""
    return bool(period and state.clock.year and int(period[:4]) > state.clock.year)


def _primary(own: list[Mention], bounds: Sequence[Bound]) -> str | None:
    bound = next((b for b in bounds if b.period and not b.compared), None)
    return bound.period if bound else own[0].period


def _is_compared(low: str, sentence: Sentence, bound: Bound, before: int) -> bool:
    window = low[max(before, bound.start - 44, sentence.start) : bound.start]
    match = _COMPARED.search(window)
    return match is not None


def _compared_period(
    low: str, sentence: Sentence, bound: Bound, before: int, next_start: int, used: set[int]
) -> str | None:
    if sentence.chinese:
        for mention in reversed(sentence.mentions):
            if before <= mention.start < bound.start and mention.period and mention.role == "local":
                return mention.period
    for mention in sentence.mentions:
        if bound.end <= mention.start < min(next_start, bound.clause_end + 24) and mention.period:
            used.add(mention.start)
            return mention.period
    if not sentence.chinese:
        return None
    for mention in reversed(sentence.mentions):
        if before <= mention.start < bound.start and mention.period and mention.role != "main":
            return mention.period
    return None


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
            and not _PAST.search(between)
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


_OUTLOOK = re.compile(r"主要预期目标|主要目标|要?重点(?:抓好|做好|工作)|工作安排")
_WILL = re.compile(r"\b(?:will|is to|are to|plans? to|aims? to)\b|将(?!近|军|来自)|力争|计划")
_WE_WILL = re.compile(r"\bwe will\b|我们将")
_PRESENT = re.compile(
    r"\b(?:has|have|is|are|holds|hold|covers|employs|handles|reaches|operates|serves|links|connects|boasts|hosts|includes|hopes?|now|currently|can)\b"
)


_PAST = re.compile(
    r"\b(?:was|were|had|grew|rose|fell|increased|decreased|declined|reached|remained|came|stood|totaled|totalled|dropped|expanded|contracted|achieved|recorded|up|down)\b"
)


def _carried(low: str, sentence: Sentence, bound: Bound, state: State) -> str | None:
    clause = low[sentence.start : sentence.end]
    if bound.kind == "rank" and not sentence.chinese and state.period is None:
        return state.section or state.report
    here = low[bound.clause_start : bound.clause_end]
    if state.ahead and (_WILL.search(low, sentence.start, bound.start)):
        return state.ahead
    year = state.clock.year
    past = state.period is not None and year is not None and int(state.period[:4]) < year
    if past and _WE_WILL.search(low, sentence.start, bound.start):
        return str(year)  # a speaker's plan is not of the year under review
    if re.search(r"\b(?:now|currently|at present)\b|目前|现有|现已", here):
        return None
    if sentence.chinese:
        if state.period and not re.search(r"目前|迄今|至今|累计|现有|已经", clause):
            return state.period
        if bound.kind == "cumulative" or "目前" in clause:
            return None if not (state.section or state.report) else (state.section or state.report)
        return state.section or state.report
    if state.period and (state.section or state.report):
        return state.period
    if state.period and (_PAST.search(clause) or not _PRESENT.search(clause)) and not _PRESENT.search(clause):
        if bound.kind == "share" and not _PAST.search(clause):
            return None
        return state.period
    if state.period and bound.kind == "growth" and _PAST.search(clause):
        return state.period
    return state.section or state.report or _of_report(low, sentence, bound, state, clause)


def _of_report(low: str, sentence: Sentence, bound: Bound, state: State, clause: str) -> str | None:
    """The one past time that a document has spoken of so far holds for later sentences in the past tense."""
    if state.period or len(state.told) != 1 or bound.kind in ("share", "rank", "cumulative"):
        return None
    if bound.form not in ("money", "percent", "pp") and state.resolver.code(bound.subject) is None:
        return None  # things counted in passing belong to no yearly account
    if not _PAST.search(clause) or _PRESENT.search(clause) or _WILL.search(low, sentence.start, bound.start):
        return None
    return next(iter(state.told))


def _spread_ratio_periods(bounds: Sequence[Bound]) -> None:
    parts = [bound for bound in bounds if bound.form == "ratio"]
    for index in range(0, len(parts) - 2, 3):
        group = parts[index : index + 3]
        period = group[2].period or group[0].period
        if group[0].compared and group[0].period:
            period = group[0].period
        for bound in group:
            bound.period = period
