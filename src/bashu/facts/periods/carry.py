"""Periods that a figure's own sentence does not name: carried over in the paragraph, the section or the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention
from bashu.facts.periods.timeless import PAST, PRESENT, tense, time_of
from bashu.model import Period

__all__ = ["PAST", "carried_period", "is_future", "mark_section"]


def mark_section(low: str, sentence: Sentence, mains: Sequence[Mention], state: State) -> None:
    """A review of the past year, or the plan of this one, runs over the paragraphs that follow."""
    if not sentence.chinese:
        return
    for mention in mains:
        if low.startswith(("过去", "一年来"), mention.start) and mention.start - sentence.start < 4:
            state.section = mention.period
        elif low.startswith(_REVIEW, sentence.start) and mention.start - sentence.start < 4:
            state.section, state.outlook = mention.period, False
        elif (
            sentence.first and mention.start - sentence.start < 2 and _of_other(mention.period, state.section)
        ):
            state.section = None
        if mention.start - sentence.start < 4 and _OUTLOOK.search(low, mention.end, mention.end + 16):
            state.section, state.outlook = mention.period, True


def _of_other(period: str | None, section: str | None) -> bool:
    """Whether a paragraph that opens with a period leaves the year under review."""
    return bool(section and period and period[:4] > section[-4:] and len(section) in (4, 9))


def is_future(period: str | None, state: State) -> bool:
    """Whether a period lies after the document's year: plans do not carry over to what follows."""
    return bool(period and state.clock.year and int(period[:4]) > state.clock.year)


_REVIEW = ("回望", "回顾", "回首", "盘点", "总结", "回看")
_OUTLOOK = literal_first(
    r"主要预期目标|主要目标|怎么[干看走办]|如何[干走]|要?重点(?:抓好|做好|工作)|工作安排"
)
_WILL_EN = literal_first(r"\b(?:will|is to|are to|plans? to|aims? to|intends? to|due to)\b")
_WILL_ZH = re.compile(
    r"将(?!近|军|来自)|力争|计划(?<![的个年项资动度]计划)(?!新开工|完成率|投资率|[内外中的,])|拟(?=[投建引出])|准备"
)
_WE_WILL = re.compile(r"\bwe will\b|我们将")


def carried_period(
    low: str, sentence: Sentence, bounds: Sequence[Bound], index: int, state: State, event: str | None
) -> str | None:
    """The period of a figure whose sentence names none; None where nothing told before can be meant.

    In this order: the day on which the sentence opens, the paragraph, the section, the report; the first account
    of the document only for what is told as past, while the document has spoken of no other recent period.
    """
    bound = bounds[index]
    if "plan" in sentence.cues and (_WILL_ZH if sentence.chinese else _WILL_EN).search(
        low, sentence.start, bound.start
    ):
        return _of_plan(low, sentence, bound, state)
    if low.startswith("其中", sentence.start) and not sentence.first and state.last and state.last.period:
        return state.last.period
    part = _of_part(low, sentence, bounds, index, state)
    if part is not None:
        return part.period
    told = "" if sentence.chinese else tense(low, sentence, bound)
    nature = time_of(low, sentence, bound, told)
    if nature == "now":
        return None
    if event:
        return event
    already = (
        sentence.chinese
        and bound.form == "count"
        and (_ALREADY.search(low, bound.clause_start, bound.start) or _HAVE.match(low, bound.end))
    )
    together = already or bound.kind == "cumulative" and (not sentence.chinese or bound.form == "money")
    if state.stock and (together or told == "perfect" and bound.kind in ("level", "count")):
        return state.stock  # what has come together by the end of the half-year
    counted = bound.form == "count" and (
        state.as_of
        and state.period
        or state.report
        and sentence.chinese
        and bound.unit.endswith(("人", "户"))
    )
    if nature == "nature" and not counted and not state.clock.counted:
        return None
    if bound.kind == "cumulative" and sentence.chinese and not state.period:
        return None
    report = state.section or state.report
    if sentence.chinese or report:
        found = state.period or _of_horizon(low, sentence, state) or _of_trade(low, sentence, state) or report
        found = found or _of_account(low, sentence, bounds, index, state)
        return found or (_of_goal(low, sentence, state) if sentence.chinese else None)
    if told == "none" and not state.period and (goal := _of_goal(low, sentence, state)):
        return goal
    if told in ("past", "none") or bound.kind in ("growth", "change_pp") and told != "perfect":
        if state.period and not (bound.kind == "share" and told == "none"):
            return state.period
        return _of_account(low, sentence, bounds, index, state)
    return state.period if told == "perfect" else None


_HAVE = re.compile(r"(?:项目|工程)?均?已(?:经|全部|提前)?(?:开工|动工|建成|完工|完成|投产|投用)")
_ALREADY = re.compile(r"已[^,。;]{0,12}$")
_OF_THEM = re.compile(r" of (?:them|these|those|which)\b")
_ALONE = re.compile(r" (?:have|has|had|are|were|lie|lay|is|was)\b")
_AMONG = re.compile(r"\b(?:among|of) (?:these|those|them|which)\b")
_OF_WHICH = re.compile(r"其中[^,;。]{0,12}$")


def _of_part(low: str, sentence: Sentence, bounds: Sequence[Bound], index: int, state: State) -> Bound | None:
    """What a number without a noun is a part of: "five of them", 其中5个."""
    bound = bounds[index]
    if sentence.chinese and bound.form == "physical":
        return _of_area(low, sentence, bounds, index)
    if bound.form not in ("count", "bare"):
        return None
    whole = next((b for b in reversed(bounds[:index]) if b.form == bound.form), None)
    if sentence.chinese:
        return whole if whole and _OF_WHICH.search(low, whole.end, bound.start) else None
    if _OF_THEM.match(low, bound.end) or _AMONG.search(low, bound.clause_start, bound.start):
        return whole or state.whole
    if bound.end > bound.number_end or not _ALONE.match(low, bound.end):
        return None
    return whole or (None if sentence.first else state.whole)


def _of_area(low: str, sentence: Sentence, bounds: Sequence[Bound], index: int) -> Bound | None:
    """The measure of which a Chinese one is a part: 面积262平方公里，其中渝北124平方公里、邻水138平方公里."""
    bound = bounds[index]
    of_which = low.rfind("其中", sentence.start, bound.start)
    if of_which < 0 or low.find(";", of_which, bound.start) >= 0:
        return None
    alike = (b for b in reversed(bounds[:index]) if b.end <= of_which and b.unit == bound.unit)
    return next(alike, None)


def _of_plan(low: str, sentence: Sentence, bound: Bound, state: State) -> str | None:
    """What is planned is of the time that the plans before it look to, never of a year under review."""
    if state.ahead:
        return state.ahead
    year = state.clock.year
    past = state.period is not None and year is not None and int(state.period[:4]) < year
    if past and _WE_WILL.search(low, sentence.start, bound.start):
        return str(year)  # a speaker's plan is not of the year under review
    if state.clock.goal:
        return state.clock.goal
    found = state.period or state.section or _unless_part(state.report)
    if found is None and len(state.horizons) == 1 and not sentence.chinese:
        return next(iter(state.horizons))
    return found if found and (year is None or int(found[:4]) >= year) else None


def _unless_part(report: str | None) -> str | None:
    """The period reported on, unless it is a part of a year, which no plan is of."""
    return report if report and len(report) == 4 else None


_REVIEWED = re.compile(r"同比|比上年|比去年|year[- ]on[- ]year|已|完成")


def _of_horizon(low: str, sentence: Sentence, state: State) -> str | None:
    """The year by which a Chinese paragraph plans, for what it lists without a verb of planning."""
    if not sentence.chinese or _REVIEWED.search(low, sentence.start, sentence.end):
        return None
    return state.ahead


def _of_goal(low: str, sentence: Sentence, state: State) -> str | None:
    """The year to which a plan runs, where the document gives no account and the sentence no review."""
    if state.clock.goal is None or state.clock.account or _REVIEWED.search(low, sentence.start, sentence.end):
        return None
    return state.clock.goal


def _of_account(
    low: str, sentence: Sentence, bounds: Sequence[Bound], index: int, state: State
) -> str | None:
    bound = bounds[index]
    if state.period or sentence.chinese and "总投资" in bound.subject:
        return None  # what a project costs is of no year
    if bound.kind in ("share", "rank", "cumulative") and bound.form not in ("percent", "ratio"):
        return None
    if bound.form not in ("money", "percent", "pp", "times", "ratio") and not _accounted(
        low, bounds, index, state
    ):
        return None  # things counted in passing belong to no account
    account = state.clock.account or (_only_told(low, bound, state) if not sentence.chinese else None)
    if account is None:
        return None
    if all(_is_within(other, account) for other in state.told):
        return account
    return state.before if bound.form != "count" and _one_release(state, account) else None


_TRADE = literal_first(r"\b(?:trade|exports?|imports?)\b|进出口|出口|进口|外贸")


def _of_trade(low: str, sentence: Sentence, state: State) -> str | None:
    """The year to date, by whose figures a monthly report of trade goes on once it has turned to them."""
    report, before = state.report, state.before
    if not report or not before or len(report) != 7 or len(before) != 15 or state.section:
        return None
    turned = _one_release(state, report) and _TRADE.search(low, sentence.start, sentence.end)
    return before if turned else None


def _one_release(state: State, account: str) -> bool:
    """Whether a document speaks of one month and of the year up to it, as monthly releases do: what it goes on
    about is of the one named last."""
    recent = {period for period in state.told if period[:4] >= account[:4]}
    ends = {Period.parse(period).end for period in (*recent, account)}
    return len(account) > 4 and len(ends) == 1 and state.before in recent


def _only_told(low: str, bound: Bound, state: State) -> str | None:
    """The one past time that a document has spoken of so far, for what is plainly told as past."""
    if len(state.told) != 1 or bound.kind == "share":
        return None
    clause = low[bound.clause_start : bound.clause_end]
    return next(iter(state.told)) if PAST.search(clause) and not PRESENT.search(clause) else None


#: What is counted by registers and yearly accounts, not in passing.
_REGISTERED = ("人", "户", "人次", "标箱", "列", "辆", "架次", "头")
_REGISTERED_EN = frozenset(
    "visits trips passengers tourists visitors travelers travellers residents TEUs vehicles units pigs".split()
)
_AND_GREW = re.compile(r"[^.;]{0,30}, (?:an? |up|down|[\d.]+ (?:percent|%) (?:more|fewer))")


def _accounted(low: str, bounds: Sequence[Bound], index: int, state: State) -> bool:
    """Whether a number of things belongs to an account: registered, an indicator, or told with its growth."""
    bound = bounds[index]
    if (
        bound.unit in ("t", "Wh")
        or bound.unit.rsplit(" ", 1)[-1] in _REGISTERED_EN
        or bound.unit.endswith(_REGISTERED)
        or state.resolver.code(bound.subject) is not None
    ):
        return True
    following = bounds[index + 1] if index + 1 < len(bounds) else None
    return (
        following is not None and following.kind == "growth" and _AND_GREW.match(low, bound.end) is not None
    )


def _is_within(period: str, account: str) -> bool:
    """Whether to have spoken of a period leaves the account the one in hand: an older year, or a part of it."""
    return period == account or period[:4] < account[:4] or len(period) == 7 and period[:4] == account[:4]
