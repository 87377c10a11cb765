"""When a document speaks: its own date, and the period that its title reports on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from bashu.facts.anchors import Anchors
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Clock
from bashu.facts.periods.report_period import (
    first_account,
    first_year,
    full_date,
    headed_period,
    is_of_kind,
    later_account,
)
from bashu.facts.periods.words_en import month_number
from bashu.model import Document

__all__ = ["set_clock"]

_YEAR = re.compile(
    r"((?:19|20)\d\d)(?<!\d\d{4})(?<!\d[.,]\d{4})(?![\d.,%]\d|\d|\s?(?:yuan|亿|万|元|million|billion))"
)
_MONTH_EN = r"(?<![A-Za-z])(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}\b"
#: The month of a day. A search in both languages is slow, so that a head without 月 is searched in English alone.
_DATELINE_MONTH = re.compile(rf"{_MONTH_EN}|(?<!\d)(\d{{1,2}})月\d{{1,2}}日")
_DATELINE_MONTH_EN = literal_first(_MONTH_EN)
_PLAN = re.compile(r"(1\d)th Five-Year Plan|十([一二三四五六])五”?(?:规划|时期)")


def set_clock(document: Document, text: str, low: str, anchors: Anchors, *, chinese: bool) -> Clock:
    """The clock of a document.

    The year is that of ``published``; else of a full date near its head; else inferred: where the text
    gives a month and day without a year, a text dated January to March is from the year after the latest one
    that it tells of, or from the one that it plans for; any other is from the latest year it tells of.
    """
    clock = Clock()
    head = text[:600]
    if document.published:
        clock.year, clock.month = document.published.year, document.published.month
        later = later_account(text, low, clock.year, chinese=chinese)
        if later:
            clock.year, clock.month = later, None  # the date of the page is not that of the text
    else:
        _infer(clock, text, head)
    clock.dateline = _dateline(clock, head)
    plan = _PLAN.search(text, 0, 3000) if "Five-Year" in text or "五" in text else None
    if plan:
        clock.plan = int(plan.group(1)) if plan.group(1) else 10 + "一二三四五六".index(plan.group(2)) + 1
        if clock.year is None:
            clock.year = 1951 + 5 * clock.plan - 1
    _set_report(clock, document, text, low, anchors, chinese=chinese)
    clock.current = clock.report
    return clock


def _set_report(
    clock: Clock, document: Document, text: str, low: str, anchors: Anchors, *, chinese: bool
) -> None:
    """What the document reports on: by its title where that looks back, else by the account it opens with."""
    clock.report = headed_period(document, text, low, clock, chinese=chinese)
    if clock.report and _lies_ahead(document, text, low, anchors, clock, chinese=chinese):
        clock.goal, clock.report = clock.report, None
    opening = partial(first_account, text, low, anchors, clock.copy(), chinese=chinese)
    if clock.report is None or clock.year is None:
        clock.opening = opening
    if clock.report is None and document.title and is_of_kind(document.title, clock):
        clock.report = clock.account
        clock.counted = _CENSUS.search(document.title.lower()) is not None
    elif clock.report and _QUARTER.fullmatch(clock.report):
        clock.report = _longer(clock.report, opening())


_QUARTER = re.compile(r"\d{4}-Q[23]")
_CENSUS = literal_first(r"census|population|人口|普查")


def _longer(report: str, account: str | None) -> str:
    """The first three quarters or the half-year, where the text under a title about the last quarter reports on these."""
    year, quarter = report[:4], report[-1]
    return account if account in (f"{year}-Q1/Q{quarter}", f"{year}-H1") and account else report


_GOALS = re.compile(r"目标|瞄准|定下|agenda|targets?\b|goals?\b")


def _lies_ahead(
    document: Document, text: str, low: str, anchors: Anchors, clock: Clock, *, chinese: bool
) -> bool:
    """Whether the period of a title is still to come, or is the year in hand, of which the title tells goals or the
    text starts with a review of the year before."""
    report, year = str(clock.report), clock.year
    if year is None or int(report[:4]) > year:
        return year is not None
    if report != str(year) or (clock.month or 12) == 12:
        return False
    if document.title and _GOALS.search(document.title.lower()):
        return True
    first = first_year(text, low, anchors, replace(clock, report=None), chinese=chinese)
    return first is not None and first < report


_DATELINE = re.compile(r"[A-Z]{4,}, ([A-Z][a-z]{2,8})\.? \d{1,2}\b|(?<!\d)(\d{1,2})月\d{1,2}日[电讯]")
_DATELINE_EN = re.compile(r",(?<=[A-Z]{4},) ([A-Z][a-z]{2,8})\.? \d{1,2}\b")


def _dateline(clock: Clock, head: str) -> str | None:
    """The month of the dateline, which a page that is put out a day later may not share."""
    if clock.year is None or clock.month is None:
        return None
    found = (_DATELINE if "月" in head else _DATELINE_EN).search(head)
    if found is None:
        return None
    name = found.group(1)
    try:
        month = month_number(name) if name else int(found.group(2))
    except StopIteration:
        return None
    return f"{clock.year - (month > clock.month)}-{month:02d}" if 1 <= month <= 12 else None


def _infer(clock: Clock, text: str, head: str) -> None:
    full = full_date(head)
    month = (_DATELINE_MONTH if "月" in head else _DATELINE_MONTH_EN).search(head)
    if month:
        name = month.group(1)
        clock.month = month_number(name) if name else int(month.group(2))
    if full:
        clock.year = int(next(year for year in full.groups() if year))
        iso = _ISO_MONTH.match(full.group())
        clock.month = int(iso.group(1)) if iso and 1 <= int(iso.group(1)) <= 12 else clock.month
        return
    told, planned, measured = _years(text[:20_000])
    early = month is not None and (clock.month or 12) <= 3
    signed = _signed_year(text)
    if signed and signed >= told:
        clock.year = signed
    elif planned > told and (early or not told):
        clock.year = planned if planned - told <= 2 or not told else told + 1
    elif measured and measured >= told:
        clock.year = measured + (2 if _TWO_YEARS.search(text) else 1)
    elif told:
        clock.year = told + (early or _is_behind(told, text))


_ISO_MONTH = re.compile(r"\d{4}[-/.年](\d{1,2})[-/.月]")
_TWO_YEARS = literal_first(r"two-year average|average two-year|两年平均")


def _is_behind(year: int, text: str) -> bool:
    """Whether a text that speaks of "this year" gives the whole of another year as past: "In 2022 alone, it handled"."""
    return "this year" in text and re.search(rf"(?:\. |\n)In {year}(?: alone)?, ", text) is not None


def _years(text: str) -> tuple[int, int, int]:
    """The latest year that a text tells of, that it only plans for, and that it measures against; 0 where there is none."""
    told = planned = measured = 0
    for match in _YEAR.finditer(text):
        year = int(match.group(1))
        if year < told or year >= 2100 or _FAR.search(text, max(0, match.start() - 14), match.start()):
            continue
        before = _STOP.split(text[max(0, match.start() - 120) : match.start()])[-1]
        after = _STOP.split(text[match.end() : match.end() + 40], maxsplit=1)[0]
        if _PLANNED.search(before) or _PLANNED.search(after):
            planned = max(planned, year)
        elif _YARDSTICK.search(before):
            measured = max(measured, year)
        else:
            told = year
    return told, planned, measured


_STOP = re.compile(r"[.。;\n]")
#: Before a year that a plan runs to, or that ends a span.
_FAR = re.compile(r"\b[Bb]y $|by the end of $|到|[Vv]ision |[Pp]lan \(|-\s?$|–|/$|through $")
#: Before a year that is only measured against: 11.8 percent more than in the first eight months of 2021.
_YARDSTICK = re.compile(
    r"\b(?:more|less|higher|lower|faster|slower|fewer|compared|level|from that)\b (?:than|with|to|of)\b[^.;,\d]{0,40}$|(?:比|较|与|同)$"
)
_PLANNED = literal_first(
    r"\b(?:will|plans? to|aims?|targets? (?:of|for)|due|is to|are to|to be)\b|计划|目标|力争|将|提出|印发|安排|展望|预期(?!寿命)|要[干办做抓]"
)
#: The number or date that an editor sets under a text: 20241128-07.
_SIGNED = literal_first(
    r"(?<!\d)((?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])[0-3]\d(?!\d)|[-/.年]\d{1,2}[-/.月]\d{1,2})"
)


def _signed_year(text: str) -> int | None:
    """The year of a date in the last lines, where these are no prose."""
    for line in text[-300:].splitlines()[-3:]:
        found = _SIGNED.search(line)
        if found and len(line) < 60 and not line.rstrip().endswith(("。", ".")):
            return int(found.group(1))
    return None
