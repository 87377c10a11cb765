"""Periods in Chinese sentences (simplified characters, ASCII digits)."""

from __future__ import annotations

import re

from bashu.facts.periods.mention import Clock, Mention
from bashu.facts.periods.resolve_zh import resolve_period
from bashu.facts.periods.words_zh import ANCHOR, PERIODS

__all__ = ["scan_periods_zh"]


def scan_periods_zh(text: str, low: str, start: int, end: int, clock: Clock) -> list[Mention]:
    """The periods and dates named between ``start`` and ``end``, in order."""
    del low
    if not ANCHOR.search(text, start, end):
        return []
    mentions: list[Mention] = []
    for match in PERIODS.finditer(text, start, end):
        kind = match.lastgroup or ""  # of nested groups the outer one, the form
        a, b = match.span()
        if kind == "noise":
            continue
        period, role = resolve_period(kind, match, clock)
        if role == "date" and period and _is_standing(text, start, a, b):
            role = "main"
        if kind == "whole" and _SHARE_OF.search(text, max(start, a - 4), a) and _AIM.match(text, b, end):
            role = "aside"  # 占全年目标的29%
        if kind == "same":
            period, role = _told_same(text, a, b, start, period, role, clock)
        if kind == "past" and role == "main" and not match.group("later"):
            role = "lapse"
        elif role == "main":
            role, period = _role(text, a, b, start, end, period, clock, kind)
            if role == "main" and kind in _PART and mentions and _WAS.match(text, a - 1, end):
                role = "local"  # 上半年增长6.2%，一季度为4.8%: what follows returns to the half year
        if text[a:b] in ("今年", "本年", "年内") and _after_as_of(text, start, mentions, period):
            role = "aside"
        if role == "main" and mentions and a - mentions[-1].end < 2 and mentions[-1].period == period:
            role = mentions[-1].role  # 同2010年第六次普查相比: one time named twice
        clock.note(text[a:b])
        mentions.append(Mention(a, b, period, role))
        if role == "main" and period and not (len(period) == 9 and period[4] == "/"):
            clock.current = period
    return mentions


def _is_standing(text: str, start: int, a: int, b: int) -> bool:
    """Whether a day is that as of which things are told: 截至3月5日, 2020年11月1日零时."""
    return text.endswith(("截至", "截止", "截至到"), start, a) or text.startswith(("零时", "24时"), b)


_SHARE_OF = re.compile(r"(?:占|完成|达到?|超过?|实现|相当于)$")
_AIM = re.compile(r"(?:目标|任务|计划|预算)")


def _after_as_of(text: str, start: int, mentions: list[Mention], period: str | None) -> bool:
    """截至9月底,今年已建成: the year up to the day named."""
    if not mentions or not period or not str(mentions[-1].period).startswith(f"{period}-"):
        return False
    return text[max(start, mentions[-1].start - 2) : mentions[-1].start] in ("截至", "截止")


_OPENS = re.compile(r"(?:^|[,。;:])(?:而|但|且)?$")


def _told_same(
    text: str, a: int, b: int, start: int, period: str | None, role: str, clock: Clock
) -> tuple[str | None, str]:
    """Whether 同期 is compared with, told of, or, where it opens a clause without a year, the period in hand."""
    before = text[max(start, a - 4) : a]
    if before.endswith(("比", "较", "与", "同", "和")):
        return period, "base"
    if text.startswith("同期", a) and not text.startswith(("为", "是", "的"), b):
        if _OPENS.search(before) and clock.current:
            return clock.current, "main"
        return None, "aside"  # 创同期新高: of no year in particular
    return period, role


#: Parts of a year that a figure for comparison may name, beside the period that a sentence is about.
_PART = frozenset(["q", "qs", "qr", "h", "fm", "my", "months"])
_WAS = re.compile(r"[,(](?:前|第|一|二|三|四|上|下|\d|[1-4])[\u4e00-\u9fff\d-]{1,6}[为是](?:下降|增长)?\d")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|对比|相当于|按|以|基于)(?:照)?$")


#: 2021年10月公布的《规划纲要》: when it was issued, not what it tells of.
_ISSUED = re.compile(r"[^,。;\d《]{0,14}(?:公布|发布|印发|出台|颁布|批复|通过)的[^,。;\d《]{0,8}《")
#: 2021年12月正式挂牌, 2022年由两省市联合印发《规划》: when it began, not of what time the figures after it are.
_FOUNDED = re.compile(
    r",?[^,。;\d]{0,30}?(?:挂牌|揭牌|批复|获批|印发|出台|设立|成立|颁布|公布)(?:的?《[^》]{2,40}》[^,。;\d]{0,6}|了?[^,。;\d《]{0,10})(?:$|[,。;])"
)
_TO_COME = re.compile(r"预计|力争|计划|拟|将(?!近)|有望|确保|目标")
#: 对比2024年,产值为40亿元: what was then, told for its own sake.
_THEN_WAS = re.compile(r",[^,;%\d]{2,24}[为达是]\d")
_COMPARED_YEAR = re.compile(r"[^。]{0,40}(?:同比|同期)")


def _role(
    text: str, a: int, b: int, start: int, end: int, period: str | None, clock: Clock, kind: str
) -> tuple[str, str | None]:
    before = text[max(start, a - 4) : a]
    after = text[b : min(end, b + 12)]
    if re.match(r"以来|起", after) or (
        before.endswith(("自", "从")) and re.match(r"(?:以来|起|.{0,10}以来)", after)
    ):
        if re.match(r".{0,10}(?:成立|启动|上线|开通|实施|设立)", after) and period is None:
            return "aside", period
        first = period[:4] if period else ""
        if clock.year and first.isdigit() and int(first) < clock.year:
            return "main", f"{first}/{clock.year}"
        return "main", period
    if (
        kind == "my"
        and period
        and clock.year
        and int(period[:4]) == clock.year - 1
        and not text[a].startswith("去")
    ):
        words = text[start : min(end, b + 14)]
        if text[a].isdigit() and (after.startswith("前") or _TO_COME.search(words)):
            period = f"{clock.year}{period[4:]}"  # still to come
    if kind == "my" and before.endswith(("截至", "截止")) and period and text[a:b].endswith("月"):
        year_to_date = _COMPARED_YEAR.search(text, b, end) is not None
        return "main", f"{period[:4]}-01/{period}" if year_to_date and period[5:] != "01" else period
    if before == text[start:a] == "对比" and _THEN_WAS.match(text, b, end):
        return "main", period
    if _BASE_BEFORE.search(before) and not re.match(r"年?(?:相比)?.{0,3}(?:至|到)", after[:2]):
        return "base", period
    if before.endswith(("由", "从")) or (
        kind == "year" and text[a:b].startswith(("上年", "去年")) and re.match(r"的?(?:为|是)", after)
    ):
        return "local", period
    if not before.endswith(("在", "于")) and re.match(
        r"(?:启动|成立|上线|开通|印发|出台|(?:正式|全线|全面)?(?:开工|动工|开建)(?:建设)?[,。;])", after
    ):
        return "aside", period
    if _ISSUED.match(text, b, end):
        return "aside", period
    past = kind == "my" or kind == "year" and clock.year is not None and int(period or 9999) < clock.year
    if past and _FOUNDED.match(text, b, end):
        return "aside", period
    return "main", period
