"""The period that a document reports on: named by its title or headings, else by the first account it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bashu.facts.anchors import Anchors
from bashu.facts.literal_first import literal_first
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.periods.chinese import scan_periods_zh
from bashu.facts.periods.english import anchored_periods, scan_periods_en
from bashu.facts.periods.mention import Clock, Mention
from bashu.model import Document, Period

__all__ = [
    "first_account",
    "first_year",
    "full_date",
    "headed_period",
    "is_of_kind",
    "is_prose",
    "later_account",
]

_FULL_DATE = re.compile(
    r"[A-Z](?<!\w[A-Z])[a-z]{2,8}\.? \d{1,2},? ?((?:19|20)\d\d)|((?:19|20)\d\d)(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日|-[A-Z][a-z]{2,8}-\d{1,2}\b)"
    r"|(?<![\d/.-])\d{1,2}[-/.](?:\d{1,2}|[A-Z][a-z]{2})[-/.]((?:19|20)\d\d)(?![\d/.-])"
)
#: What every full date has; other text has no digit before it, and is passed over quickly.
_DATED = re.compile(r"\d(?:(?:,? ?|[-/.]|-[A-Z][a-z]{2}-)(?:19|20)\d\d|\d\d\d[-/.年])")
#: Lines about the page, not its matter.
_METADATA = re.compile(
    r"发布时间|来源|编辑|责编|作者|记者|字号|打印|首页|位置|导航|收藏|\b[Bb]y [A-Z]|Bureau of|印发|版权|[>»·] |^[•*·]"
)
_FULL_STOPS = (".", "。", '."', "。”")
_STOPS = (".", "。", "；", ";", "，", ",")
_LINES, _HEAD, _LEAD = 24, 1500, 2400


def full_date(text: str) -> re.Match[str] | None:
    """The first day with its year that a text names; its year is group 1 or 2."""
    return _FULL_DATE.search(text) if _DATED.search(text) else None


def headed_period(document: Document, text: str, low: str, clock: Clock, *, chinese: bool) -> str | None:
    """The period that the title names, else the heading nearest above the prose: what stands further up leads elsewhere."""
    if document.title:
        title = normalise(document.title)
        found = _named(title, fold_case(title), 0, len(title), clock, chinese=chinese)
        if found:
            return found
    found = None
    for start, end in _lines(text, _HEAD):
        if is_prose(text, start, end):
            break
        if _is_metadata(text[start:end]):
            continue
        found = _named(text, low, start, end, clock, chinese=chinese) or found
    return found


def first_account(text: str, low: str, anchors: Anchors, clock: Clock, *, chinese: bool) -> str | None:
    """The first period of an account in the opening paragraphs; None where they speak of no recent one.

    A part of a year goes before a whole one, a flow before the state at the end of a month. What lies ahead,
    what is only planned and what is older than the year before is no account.
    """
    years: list[str] = []
    states: list[str] = []
    counts: list[str] = []
    for start, end, mention in _opening(text, low, anchors, clock, chinese=chinese):
        period = str(mention.period)
        words = low[mention.start : mention.end]
        if "census" in words or "普查" in words:
            counts.append(period)
        elif len(period) == 4:
            if not _PLANNED.search(low, max(start, mention.start - 30), min(end, mention.end + 30)):
                years.append(period)
        elif _AS_OF.search(low, max(start, mention.start - 20), mention.start) or _is_end(low, mention):
            states.append(period)
        elif (not years or years[0] == str(clock.year)) and not _is_of_name(low, period, mention):
            return period
    # A census is of the day that it is as of, where the text gives it.
    counts = [state for state in states if state[:4] in counts] + counts
    return next(iter([*counts, *years, *states]), None)


def first_year(text: str, low: str, anchors: Anchors, clock: Clock, *, chinese: bool) -> str | None:
    """The year of the first recent time that the opening paragraphs speak of, planned or past."""
    first = next(_opening(text, low, anchors, clock, chinese=chinese), None)
    return str(first[2].period)[:4] if first else None


def _opening(
    text: str, low: str, anchors: Anchors, clock: Clock, *, chinese: bool
) -> Iterator[tuple[int, int, Mention]]:
    """The recent periods that the first paragraphs of prose name, each with the offsets of its paragraph."""
    seen = 0
    for start, end in _lines(text, _LEAD):
        told = text[start:end].rstrip().endswith(_FULL_STOPS)
        if not is_prose(text, start, end) or not told and _is_metadata(text[start : min(end, start + 30)]):
            continue
        seen += 1
        if seen > 5:
            return
        for mention in _periods(text, low, start, end, anchors, clock, chinese=chinese):
            as_of = _AS_OF.search(low, max(start, mention.start - 20), mention.start) is not None
            if low[mention.start : mention.end] == "the year" or _HELD_AGAINST.search(
                low, max(start, mention.start - 44), mention.start
            ):
                continue
            # A festival told of further down is one of several things.
            aside = seen > 1 and _FESTIVE.search(low, mention.start, mention.end)
            if mention.role == "main" and not aside and _is_recent(mention.period, clock, 12 if as_of else 3):
                yield start, end, mention


_FESTIVE = literal_first(
    r"spring fest|new year|national day|may day|labou?r day|mid-aut|dragon b|qingming|tomb|holiday|golden week|"
    r"春节|国庆|元旦|中秋|端午|清明|劳动节|五一|长假|假期|黄金周"
)
#: What the title of a report says of its time without naming it, by the form that the period then has.
_KINDS = (
    (
        re.compile(r"holiday|festival|golden week|假期|长假|假日|黄金周|节日|春节|国庆|中秋|端午"),
        re.compile(r"....-\d\d(?:/....-\d\d)?"),
    ),
    (re.compile(r"half|mid-?year|midway|半年|年中"), re.compile(r"....-(?:H1|H2|01/....-06)")),
    (re.compile(r"quarter|季"), re.compile(r"....-(?:Q\d(?:/Q\d)?|01/....-0[369])")),
    (re.compile(r"census|population|人口|普查"), re.compile(r"...0(?:-\d\d)?")),
)


def is_of_kind(title: str, clock: Clock) -> bool:
    """Whether a title tells of the kind of period that the text first gives an account of: a festival, a half-year, a census."""
    title = fold_case(normalise(title))
    for words, form in _KINDS:
        if words.search(title):
            return clock.account is not None and form.fullmatch(clock.account) is not None
    return False


_PART_OF_YEAR = re.compile(
    r"(?<!\d)(20\d\d)年(?:第?[一1]季度|上半年|前三季度|1[-至到]\d{1,2}月)"
    r"|\b(?:first (?:quarter|half|three quarters) of|january (?:to|-) [a-z]+) (20\d\d)\b"
)


def later_account(text: str, low: str, year: int, *, chinese: bool) -> int | None:
    """A year after ``year`` of which the opening already reports a part; None where there is none.

    Such a text was put out again under a date that is not its own.
    """
    if (str(year + 1) + "年" if chinese else str(year + 1)) not in text[:_HEAD]:
        return None
    found = _PART_OF_YEAR.search(low, 0, _HEAD)
    if found is None or int(found.group(1) or found.group(2)) != year + 1:
        return None
    around = low[max(0, found.start() - 40) : found.end() + 40]
    return None if _PLANNED.search(around) else year + 1


_PLANNED = literal_first(r"\b(?:will|plans?|planned|aims?|targets?|goals?|by)\b|计划|目标|力争|将|拟")
#: "quickening from 4.4 percent in": the time of what is compared.
_HELD_AGAINST = re.compile(
    r"\b(?:from|than|against|after|versus|compared (?:with|to))\b[a-z ]{0,24}\d(?:[^,;.]|\.\d){0,24}$"
)
_AS_OF = re.compile(r"(?:as of|at|by|until|up to|since)(?: the)?(?: end of)? $|截至|截止|到$|至$|自$")


def _is_of_name(low: str, period: str, mention: Mention) -> bool:
    """Whether a Chinese month is part of a name: 2024年8月重大项目开工活动."""
    month = len(period) == 7 and period[5].isdigit() and "月" in low[mention.start : mention.end]
    return month and not low.startswith((",", "份", "当", "全", "我", "以来"), mention.end)


def _is_end(low: str, mention: Mention) -> bool:
    words = low[mention.start : mention.end]
    return words.endswith(("末", "底")) or words.startswith(("end", "by ", "until", "since"))


def _is_recent(period: str | None, clock: Clock, months: int = 3) -> bool:
    """Whether an account of the period can be news: of this year or the last; a single month no older than ``months``."""
    if not period or (len(period) == 9 and period[4] == "/"):
        return False
    if clock.year is None or len(period) == 4:
        return clock.year is None or clock.year - 1 <= int(period) <= clock.year
    now = 12 * clock.year + (clock.month or 12)
    end = Period.parse(period).end
    months = months if clock.month else 12
    age = now - (12 * end.year + end.month)
    return 0 <= age <= (months if len(period) == 7 and period[5].isdigit() else 12)


def _periods(
    text: str, low: str, start: int, end: int, anchors: Anchors, clock: Clock, *, chinese: bool
) -> list[Mention]:
    if chinese:
        return scan_periods_zh(text, low, start, end, clock)
    return anchored_periods(text, low, start, end, clock, anchors)


def _named(text: str, low: str, start: int, end: int, clock: Clock, *, chinese: bool) -> str | None:
    scan = scan_periods_zh if chinese else scan_periods_en
    for mention in scan(text, low, start, end, clock):
        if mention.role == "main" and mention.period and not low.startswith("'s", mention.end):
            return mention.period  # "the year's money" is no account of the year
    return None


def _lines(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start = count = 0
    while start < min(limit, len(text)) and count < _LINES:
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if end > start and not text[start:end].isspace():
            count += 1
            yield start, end
        start = end + 1


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether a line is of the text itself, not one of the short lines above or between."""
    line = text[start:end].rstrip()
    return len(line) > 90 or "。" in line or (line.endswith(_STOPS) and len(line) > 30)


def _is_metadata(line: str) -> bool:
    line = line.strip()
    return _METADATA.search(line) is not None or full_date(line) is not None
