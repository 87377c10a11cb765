"""Tell Chinese targets and expectations: the cue that governs a figure, and what is reported as done since."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.planned import end_year, expect, plan

__all__ = ["settle_chinese"]

_EXPECTED = re.compile(r"预计|有望|(?<!市场)估计|(?<!市场)预测")
#: A plan told by a verb, or by a plan that speaks: counts follow it as well as amounts.
_PLANNED = literal_first(
    r"目标|瞄准(?=\d)|力争|争取|确保|拟(?!合)|打算|准备(?!金|工作)|预期(?!寿命|值)|"
    r"(?<!行动)(?<!年度)(?<!培育)(?<!发展)(?<!倍增)(?<!提升)(?<!攻坚)(?<![一二三四五六七八九十百\d]年)计划(?!新?开工的?项目|新?开工的|[,、。;的》”\"')内外书表中由和与安])|"
    r"按照?[^,。]{0,12}(?:计划|规划|设想|方案|部署)|"
    r"(?<![需主重只还])要(?=达|超|突破|实现|完成|建成|新|力争|确保|培育|打造|引进|推动|增长|过半|占|比|高|稳定|保持)|"
    r"今年[^,。]{0,4}要|(?<![复回])到20[2-9]\d年(?![\d末底同的])|"
    r"将(?!近|军|来自|会于|士|领|[\u4e00-\u9fff]{2,14}?(?:由|从|纳入|作为|列为|转为|打造成|调入|压缩|缩短|移交|送))"
)
#: Words of plans that reports use as well.
_HINTED = re.compile(
    r"提出(?!了)|要重点|抓好|努力|不低于|控制在|规划(?!总?面积|布局|范围|区|院|局|馆|师|设计|编制|由|总?用地|建筑|期)"
)
#: From here on the sentence reports.
_REPORTED = re.compile(
    r"(?<![由从比较])目前|眼下|当前|(?<![由从比较])如今|现有|现已|截至|截止|已(?!知)|去年|上年|此前|累计完成|完成了|达到了|实现了|了(?=\d|近|约|超|逾)"
)
_PLANNED_AFTER = re.compile(r"的?目标")
_PLANNED_AMOUNT = re.compile(r"(?:计划(?:完成)?(?:总)?投资额?|投资计划)(?:为|是|达到?|约|超过?|近|逾|\s)*$")
_TARGET_NOUN = re.compile(r"目标(?:为|是|定为|定在|值为|达到)?(?!.*(?:完成|高于|超过|超额|低于))")
_TO_REACH = re.compile(r"[达提增升扩][到至高]|超|突破|建成|新增|打造|培育|引进|实现|稳定|保持|增长")
#: 低于年度目标0.3个百分点: what is measured against a target.
_PASSED = re.compile(r"(?:高于|低于|超过|超出|快于|慢于|完成)[^,]{0,10}目标(?:任务)?的?$")
_PERFECT = re.compile(r"(?:了|[跨越]过了?)(?:约|近|超过?|逾|将近)?$|已(?!知)")
#: What exists already and is to be made better, or what a plan consists of.
_KEPT = re.compile(r"(?:深化|巩固|完善|做优|办好|用好|依托)(?:[\u4e00-\u9fff]{0,6})$")
_FROM_NOW = re.compile(r"[由从](?:目前|现在|当前|如今)的?(?:约|近)?$")
_CONSISTS = re.compile(r"(?:明确|部署|列出|提出|确定|分为|分成|设置|梳理|形成)(?:了|出)?$")
_PORTIONS = frozenset("任务 方面 领域 举措 措施 目标 条 章 部分 环节 板块 方向 行动 内容 原则 要求".split())
#: What a plan is about, not what it is to reach.
_ABOUT = re.compile(r"涉及|涵盖|包括|聚焦|围绕|分为")


class _Cues(NamedTuple):
    """Where a sentence plans, hints at a plan, expects and reports."""

    planned: list[int]
    hinted: list[int]
    expected: list[int]
    reported: list[int]

    @classmethod
    def of(cls, low: str, sentence: Sentence) -> _Cues:
        a, b = sentence.start, sentence.end
        return cls(
            *(
                [match.start() for match in cue.finditer(low, a, b)]
                for cue in (_PLANNED, _HINTED, _EXPECTED, _REPORTED)
            )
        )

    def last(self, places: list[int], end: int) -> int:
        before = bisect_left(places, end)
        return places[before - 1] if before else -1


def settle_chinese(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Turn planned values into targets and mark expected ones."""
    cues = _Cues.of(low, sentence)
    for index, bound in enumerate(bounds):
        if bound.kind == "rank" or bound.compared:
            continue
        previous = bounds[index - 1] if index else None
        if _is_planned(low, sentence, bound, previous, cues, state):
            plan(bound)
        elif _is_expected(low, sentence, bound, previous, cues):
            if _later(bound, state):
                plan(bound)
            else:
                expect(bound)


def _later(bound: Bound, state: State) -> bool:
    now = state.clock.year
    return bound.period is not None and now is not None and end_year(bound.period) > now


def _is_planned(
    low: str, sentence: Sentence, bound: Bound, previous: Bound | None, cues: _Cues, state: State
) -> bool:
    before = previous.end if previous is not None else sentence.start
    own = low[max(bound.clause_start, before) : bound.start]
    if _PLANNED_AFTER.match(low, bound.number_end) or _PLANNED_AMOUNT.search(own):
        return True  # of whatever year: 2022年计划投资1835亿元
    if bound.form == "count" and (
        _ABOUT.search(own) or _KEPT.search(own) or bound.unit in _PORTIONS and _CONSISTS.search(own)
    ):
        return False
    if _FROM_NOW.search(own):
        return False
    return _is_ahead(low, sentence, bound, own, cues, state)


def _is_ahead(low: str, sentence: Sentence, bound: Bound, own: str, cues: _Cues, state: State) -> bool:
    """Whether the sentence, the plan before it or the heading plans the figure."""
    if _PASSED.search(own):
        return False
    if bound.kind != "change_pp" and _TARGET_NOUN.search(low, bound.clause_start, bound.start):
        return True
    year, now = (end_year(bound.period) if bound.period else None), state.clock.year
    if year is not None and now is not None and year < now or _PERFECT.search(own):
        return False
    reported, expected = cues.last(cues.reported, bound.start), cues.last(cues.expected, bound.start)
    planned, hinted = cues.last(cues.planned, bound.start), cues.last(cues.hinted, bound.start)
    if -1 < expected < planned and low[planned] == "将":
        planned = -1  # 估计全年将超过: what is expected, in the future tense
    if planned > 0 and low[planned - 1] == "即" and low.find(",", planned, bound.start) > 0:
        planned = -1  # 项目即将落户,投资50亿元: what is about to happen plans its own clause
    if _later(bound, state):
        state.planned = bound.period
        return expected < 0 and (bound.kind != "cumulative" or max(planned, hinted) > reported)
    if reported > max(planned, hinted) or expected > max(planned, hinted):
        return False
    if "完成" in own and planned < bound.clause_start and year is not None and len(bound.period or "") > 4:
        return False  # half a year's work done under a plan named before
    if planned >= 0 or hinted >= (0 if year is not None else bound.clause_start):
        state.planned = bound.period
        return True
    if bound.kind == "change_pp":
        return False
    named = year is not None and (state.heading_target or state.outlook)
    return named or _goes_on(sentence, bound, own, state)


def _goes_on(sentence: Sentence, bound: Bound, own: str, state: State) -> bool:
    """A plan goes on in the sentences that follow it in the paragraph and name no other time."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.start < bound.start]
    if state.planned is None or mains:
        return False
    return bound.period == state.planned or bound.period is None and _TO_REACH.search(own) is not None


def _is_expected(low: str, sentence: Sentence, bound: Bound, previous: Bound | None, cues: _Cues) -> bool:
    """An expectation holds for its clause and, up to a semicolon, for the figures that follow it."""
    at = cues.last(cues.expected, bound.start)
    if at < 0 or "目标" in low[at : bound.start] or cues.last(cues.reported, bound.start) > at:
        return False
    if low.find(";", at, bound.start) >= 0:
        return False
    before = previous.end if previous is not None else sentence.start
    return at >= before or (previous is not None and previous.expected)
