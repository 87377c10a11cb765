"""Give each bound figure its period: named beside it, before it, carried over, or the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.english.words import TARGET
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.as_of import ends_with, is_as_of, is_month_of
from bashu.facts.periods.carry import PAST, carried_period, is_future, mark_section
from bashu.facts.periods.compared import compare_group, compared_period, is_compared
from bashu.facts.periods.events import event_month, told_event
from bashu.facts.periods.mention import Mention
from bashu.facts.periods.several_years import settle_growth_over_years, settle_lapses
from bashu.facts.periods.shared import second_currency, share_lists, spread_ratio_periods
from bashu.facts.periods.timeless import is_of_now
from bashu.facts.spread import listed_periods

__all__ = ["assign_periods"]


#: "the card, launched in 2022": when a thing began, not of what time its figure is.
#: "but the slump had been 5 percent in the first half": told for comparison.
_HAD_BEEN = literal_first(r"\bhad (?:been(?! [a-z]{2,}ed\b)|stood|grown|risen|fallen|reached)\b")
_LAUNCHED = re.compile(r"(?<!be )(?<!was )(?<!were )(?<!been )\b(?:launched|opened)\b")
_CALENDAR = re.compile(r"\d{4}(?:$|-)")


def assign_periods(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The period of each figure: named beside it, before it in the sentence, carried over, or the report's."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.period]
    used: set[int] = set()
    for index, bound in enumerate(bounds):
        if not (bound.compared and bound.period):
            _named_period(low, sentence, bounds, index, mains, used)
    second_currency(low, bounds, mains)
    share_lists(low, bounds)
    event = (
        None
        if mains
        else event_month(low, sentence, bounds[0].start, state) or told_event(low, sentence, state)
    )
    for index, bound in enumerate(bounds):
        if bound.period is None and not bound.compared:
            next_start = bounds[index + 1].start if index + 1 < len(bounds) else sentence.end
            bound.period = (
                _following(low, mains, bound, sentence, next_start)
                or _source(low, sentence, mains)
                or carried_period(low, sentence, bounds, index, state, event)
            )
    spread_ratio_periods(low, bounds)
    settle_lapses(low, sentence, bounds)
    for group, periods in listed_periods(low, sentence, bounds):
        for bound, period in zip(group, periods, strict=True):
            bound.period = period
    settle_growth_over_years(low, sentence, bounds, state)
    own = [
        m
        for m in mains
        if m.start not in used
        and not (not sentence.chinese and _HAD_BEEN.search(low, max(sentence.start, m.start - 40), m.start))
        and _CALENDAR.match(m.period or "")
        and not is_future(m.period, state)
    ]
    mark_section(low, sentence, mains, state)
    _remember(low, sentence, bounds, own, mains, state)
    if event and not own:
        state.period, state.as_of = event, False


def _named_period(
    low: str,
    sentence: Sentence,
    bounds: Sequence[Bound],
    index: int,
    mains: Sequence[Mention],
    used: set[int],
) -> None:
    """The period that the sentence itself names for a figure; what is held against another has its own."""
    bound = bounds[index]
    following = bounds[index + 1] if index + 1 < len(bounds) else None
    same_ratio = following is not None and bound.form == following.form == "ratio"
    next_start = following.start if following and not same_ratio else sentence.end
    before = bounds[index - 1].end if index else sentence.start
    local = [m for m in sentence.mentions if m.role == "local" and before <= m.start < bound.start]
    if not (bound.compared or local or is_compared(low, sentence, bound, before)):
        bound.period = _main_period(low, mains, bound, before, next_start, used, sentence)
        return
    bound.compared = True
    bound.period = compared_period(low, sentence, bound, before, next_start, used)
    if local and bound.period is None:
        bound.period = local[-1].period
    if bound.period is None and not sentence.chinese:
        compare_group(low, sentence, bounds, index, used)
    if bound.period is None and index and _AGAINST.search(low, before, bound.start):
        bound.compared, bound.period = (
            False,
            bounds[index - 1].period,
        )  # men against women, not then against now


_AGAINST = re.compile(r"\b(?:against|versus)\b")


def _remember(
    low: str,
    sentence: Sentence,
    bounds: Sequence[Bound],
    own: list[Mention],
    mains: Sequence[Mention],
    state: State,
) -> None:
    """What the paragraph speaks of from here on."""
    ahead = [m.period for m in mains if is_future(m.period, state)]
    state.ahead = ahead[-1] if ahead else state.ahead
    state.horizons.update(period for period in ahead if period)
    this_year = str(state.clock.year)
    if (
        not sentence.chinese
        and any(m.period == this_year for m in mains)
        and _AIMS.search(low, sentence.start, sentence.end)
    ):
        state.horizons.add(this_year)
    state.told.update(str(m.period) for m in own)
    if state.report and len(state.report) > 4:
        # One month of a longer report, unless it is the end to which the stocks of a paragraph belong.
        own = [m for m in own if not is_month_of(m.period or "", state.report) or is_as_of(low, sentence, m)]
    for mention in own:
        if (
            state.report
            and ends_with(mention.period or "", state.report)
            and is_as_of(low, sentence, mention)
        ):
            state.stock = mention.period
    if own:
        state.period = own[0].period if len(own) == 1 else _primary(own, bounds)
        state.as_of = any(m.period == state.period and is_as_of(low, sentence, m) for m in own)
    elif mains:
        state.period = None


_AIMS = literal_first(r"\b(?:targets?|goals?) (?:for|of|set)\b")
_SOURCE = literal_first(r"\baccording to [^,;.]{0,40}$")


def _source(low: str, sentence: Sentence, mains: Sequence[Mention]) -> str | None:
    """The period of the source from which the whole sentence is taken: "according to the 2020 census"."""
    for mention in mains:
        if _SOURCE.search(low, max(sentence.start, mention.start - 60), mention.start):
            return mention.period
    return None


def _primary(own: list[Mention], bounds: Sequence[Bound]) -> str | None:
    told = [b.period for b in bounds if b.period and not b.compared]
    if told and len({period[:4] for period in told}) > 1:
        return max(told)  # what was so much then and is so much now is spoken of now
    return told[0] if told else own[0].period


_IN_TURN = re.compile(r" and [a-z ]{3,60}$")


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
    if after and low.startswith("since ", after[0].start) and _IN_TURN.search(low, bound.end, after[0].start):
        # "by May 151 had started and the money spent since January was": what follows "and" has a figure of its own
        after = after if not any(before <= m.start < bound.start for m in mains) else []
    if (
        after
        and not sentence.chinese
        and ("/" in str(after[0].period) or not _LAUNCHED.search(low, bound.end, after[0].start))
    ):
        return _narrower(mains, bound, str(after[0].period))
    preceding = [m for m in mains if m.end <= bound.start and m.start not in used]
    if preceding and not sentence.chinese and _is_future(preceding[-1], low, sentence):
        between = low[preceding[-1].end : bound.start]
        if re.search(r"\b(?:has|have|was|were)\b", between):
            preceding = preceding[:-1]
    if preceding and is_of_now(low, sentence, preceding[-1].end, bound.start):
        return None  # opened in 2019 and now
    near = [m for m in preceding if m.start >= before]
    if near:
        return near[-1].period
    if preceding:
        # A period inside a list item belongs to it; one that opens the sentence holds for all of it.
        return preceding[-1].period
    if after and not sentence.chinese:
        return after[0].period
    return None


def _narrower(mains: Sequence[Mention], bound: Bound, period: str) -> str:
    """ "In the first 11 months, 40 projects of 2023": the part of the year named before, not the year after."""
    before = [str(m.period) for m in mains if m.end <= bound.start]
    return before[-1] if len(period) == 4 and before and before[-1].startswith(f"{period}-") else period


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
        if mention.start < min(bound.clause_end, next_start) and ";" not in between:
            return mention.period
        if mention.start >= next_start and _ONE_CLAUSE.fullmatch(between):
            return mention.period  # 880 billion yuan in 248 projects by the end of June
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


#: Words after a figure that open no other clause and join no other figure to it.
_ONE_CLAUSE = re.compile(
    r"(?: (?!(?:and|or|while|which|that|who|whose|with|including|to|from|than|against|as|but|compared)\b)[\w$%'.-]+)+ "
)
