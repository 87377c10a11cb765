"""When a document speaks: its own date, and the period that its title reports on."""

from __future__ import annotations

import re

from bashu.facts.periods import Clock
from bashu.facts.periods_en import scan_periods_en
from bashu.facts.periods_zh import scan_periods_zh
from bashu.facts.words_of_time_en import month_number
from bashu.model import Document

__all__ = ["set_clock"]

_YEAR = re.compile(r"((?:19|20)\d\d)(?<![\d.,]\d{4})(?![\d.,%]\d|\d|\s?(?:yuan|亿|万|元|million|billion))")
_FULL_DATE = re.compile(
    r"[A-Z](?<!\w[A-Z])[a-z]{2,8}\.? \d{1,2},? ?((?:19|20)\d\d)|((?:19|20)\d\d)[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
_DATELINE_MONTH = re.compile(
    r"\b(?:on )?(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}\b|(?<!\d)(\d{1,2})月\d{1,2}日"
)
_PLAN = re.compile(r"(1\d)th Five-Year Plan|十([一二三四五六])五”?(?:规划|时期)")


def set_clock(document: Document, text: str, low: str, *, chinese: bool) -> Clock:
    """The clock of a document.

    The year is that of ``published``; else of a full date near its head; else inferred: where the text
    gives a month and day without a year, a text dated January to March that speaks of a year as past is
    from the year after the latest one it names, any other from that year.
    """
    clock = Clock()
    head = text[:600]
    if document.published:
        clock.year, clock.month = document.published.year, document.published.month
    else:
        _infer(clock, text, head)
    plan = _PLAN.search(text[:3000])
    if plan:
        clock.plan = int(plan.group(1)) if plan.group(1) else 10 + "一二三四五六".index(plan.group(2)) + 1
        if clock.year is None:
            clock.year = 1951 + 5 * clock.plan - 1
    clock.report = _report(document, text, low, clock, chinese=chinese)
    clock.current = clock.report
    return clock


def _infer(clock: Clock, text: str, head: str) -> None:
    full = _FULL_DATE.search(head)
    month = _DATELINE_MONTH.search(head)
    if month:
        name = month.group(1)
        clock.month = month_number(name) if name else int(month.group(2))
    if full:
        clock.year = int(full.group(1) or full.group(2))
        return
    latest = 0
    for match in _YEAR.finditer(text[:20_000]):
        year = int(match.group(1))
        before = text[max(0, match.start() - 14) : match.start()].lower()
        if (
            year > latest
            and year < 2100
            and not re.search(r"\bby $|by the end of $|到|vision |plan \(|-\s?$|–|/$|through $", before)
        ):
            latest = year
    if latest:
        clock.year = latest + (1 if month and (clock.month or 12) <= 3 else 0)


def _report(document: Document, text: str, low: str, clock: Clock, *, chinese: bool) -> str | None:
    """The period that the title reports on."""
    scan = scan_periods_zh if chinese else scan_periods_en
    spans: list[tuple[str, int, int]] = []
    if document.title:
        from bashu.facts.normalise import fold_case, normalise

        title = normalise(document.title)
        mentions = scan(title, fold_case(title), 0, len(title), clock)
        found = [m.period for m in mentions if m.role == "main" and m.period]
        if found:
            return found[0]
    start = 0
    for _ in range(2):
        end = text.find("\n", start)
        if end < 0 or end - start > 140:
            break
        spans.append((text, start, end))
        start = end + 1
        while start < len(text) and text[start] in "\r\n":
            start += 1
    for body, a, b in spans:
        line = body[a:b]
        if (
            line.rstrip().endswith((".", "。", "；", ";"))
            or len(line) > 90
            or re.search(r"发布时间|来源|By |\||Bureau|印发|:", line)
            or _FULL_DATE.search(line)
        ):
            continue
        mentions = scan(body, low, a, b, clock)
        found = [m.period for m in mentions if m.role == "main" and m.period]
        if found:
            return found[0]
    return None
