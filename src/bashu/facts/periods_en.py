"""Periods in English sentences."""

from __future__ import annotations

import re

from bashu.facts.numerals import EN_NUMBERS
from bashu.facts.periods import Clock, Mention, plan_span
from bashu.facts.words_of_time_en import FORMS, PERIODS, month_number

__all__ = ["scan_periods_en"]


_BASE_BEFORE = re.compile(
    r"(?:\bthan(?: in| at| for| by| that (?:of|in))?(?: the (?:end|level|beginning) of)?|compared (?:with|to)(?: the)?(?: that)?(?: (?:end|level) of)?(?: in| of)?|"
    r"\bover(?: the level of)?|\bfrom(?: that of| the (?:end|level|beginning) of)?(?: in)?|\bversus|\bagainst|\bbase(?:d)? (?:on|of)|relative to|\bthose (?:of|in))(?: the| a)?\s*$"
)
#: "while exports in the same quarter of 2024 had fallen": what is said of then, not a comparison with it.
_TOLD_SAME = re.compile(
    r"(?:^|,|;|\bwhile|\bbut|\bwhereas)[^,;\d]{0,50}(?<!than)(?<!that)(?<!those)(?<!with)(?<!from)(?<!level) (?:in|during|for) the $"
)
_SINCE_BEFORE = re.compile(
    r"(?:\bsince|\bstarting in|\bbeginning in)(?: the (?:beginning|start) of)?(?: early| late)?(?: the)?\s*$"
)
_SINCE_EVENT = re.compile(r"\bsince [^,;.]{3,60}\b(?:in|on)\s*$")
_SINCE_VERB = re.compile(
    r"(?:launched|established|opened|founded|drawn up|set up|opening|launch|drawn|began|begun|started)[\w ,']{0,14}\b(?:in|on)\s*$"
)


def scan_periods_en(text: str, low: str, start: int, end: int, clock: Clock) -> list[Mention]:
    """The periods and dates named between ``start`` and ``end``, in order."""
    mentions = []
    for match in PERIODS.finditer(low, start, end):
        a, b = match.span()
        if a > start and low[a - 1].isalpha():
            continue
        kind = match.lastgroup or ""
        for group in FORMS:
            if match.start(group) >= 0:
                kind = group
                break
        if (
            kind in ("months", "date", "my")
            and not text[match.start() : match.start() + 1].isupper()
            and low[a : a + 3] in ("may", "mar")
        ):
            continue
        period, role = _resolve(kind, match, low, clock)
        if kind == "same" and _TOLD_SAME.search(low, max(start, a - 60), a):
            role = "local"
        if kind == "mo" and low.startswith(("from ", "than ", "over "), a):
            role = "base"
        if role == "main":
            window = low[max(start, a - 44) : a]
            if _SINCE_BEFORE.search(window) or _SINCE_EVENT.search(low, max(start, a - 70), a):
                period = _since(period, clock)
            elif _SINCE_VERB.search(window):
                role = "aside"
            elif kind == "past":
                role = "lapse"
            elif kind not in ("months", "months2", "rel", "span", "span2") and _BASE_BEFORE.search(window):
                role = "base"
        clock.note(low[a:b])
        mentions.append(Mention(a, b, period, role))
        if role == "main" and period and not (len(period) == 9 and period[4] == "/"):
            clock.current = period
    return mentions


def _since(period: str | None, clock: Clock) -> str | None:
    if not period or not clock.year or not period[:4].isdigit() or int(period[:4]) >= clock.year:
        return period
    return f"{period[:4]}/{clock.year}"


def _year(words: str | None, clock: Clock) -> int | None:
    if not words:
        return clock.named_year()
    if words[:2] in ("19", "20"):
        return int(words)
    base = clock.year
    if words in ("the year", "the same year", "that year"):
        return clock.named_year()
    if base is None:
        return None
    return base + {"last year": -1, "the previous year": -1, "next year": 1}.get(words, 0)


def _resolve(kind: str, m: re.Match[str], low: str, clock: Clock) -> tuple[str | None, str]:
    if kind in ("date", "date2", "iso"):
        return None, "date"
    if kind == "year":
        return m.group("yy"), "main"
    if kind == "span":
        first, last = m.group("s1"), m.group("s2")
        last = first[:2] + last if len(last) == 2 else last
        return (f"{first}/{last}" if last > first else None), "main"
    if kind == "fw":
        year = clock.month_year(month_number(m.group("fwm"))) if m.group("fwm") else None
        return (f"{year}-{month_number(m.group('fwm')):02d}" if year else None), "main"
    if kind == "span2":
        return f"{m.group('t1')}-01/{m.group('t2y')}-{month_number(m.group('t2')):02d}", "main"
    if kind == "plan":
        first_year, last_year = plan_span(_plan_number(m.group("plan_n")))
        before = low[max(0, m.start() - 24) : m.start()]
        if "end of" in before or "final year" in before or "by the" in before:
            return str(last_year), "main"
        return f"{first_year}/{last_year}", "main" if (
            "period" in m.group() or "during" in before or "(" in m.group()
        ) else "plan"
    if kind == "months2":
        year = _year(m.group("n2y"), clock)
        period = (
            f"{year}-{month_number(m.group('n1')):02d}/{year}-{month_number(m.group('n2')):02d}"
            if year
            else None
        )
        return period, "main"
    if kind == "months":
        return _months(m, clock)
    if kind == "same":
        return _same(m, clock)
    if kind == "cq":
        return clock.quarter(), "main"
    if kind == "then":
        first, last = clock.event, clock.year
        return (f"{first}/{last}" if first and last and first < last else None), "main"
    if kind == "rel":
        return _relative(m.group(), clock)
    if kind == "past":
        return _past(m, clock)
    return _part(kind, m, clock), "main"


def _plan_number(word: str) -> int:
    names = {
        "eleventh": 11,
        "twelfth": 12,
        "thirteenth": 13,
        "fourteenth": 14,
        "fifteenth": 15,
        "sixteenth": 16,
    }
    return names.get(word) or int(word[:2])


def _months(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    year = _year(m.group("m2y"), clock)
    if year is None:
        return None, "main"
    first = int(m.group("m1y") or year)
    return f"{first}-{month_number(m.group('m1')):02d}/{year}-{month_number(m.group('m2')):02d}", "main"


def _same(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    words = m.group("samey") or "last year"
    year = int(words) if words[:2] in ("19", "20") else None
    current = clock.current
    if year is None and current and current[:4].isdigit():
        year = int(current[:4]) - 1
    if year is None:
        return None, "base"
    if m.group("samew") == "quarter" and (quarter := clock.quarter()):
        return f"{year}{quarter[4:]}", "base"
    if current and current[:4].isdigit() and len(current) > 4 and m.group("samew") != "month":
        return current.replace(current[:4], str(year)), "base"
    return str(year), "base"


def _relative(words: str, clock: Clock) -> tuple[str | None, str]:
    year = clock.year
    if words.startswith(
        ("a year", "year-on", "year on", "year-over", "year over", "month-on", "month on", "quarter")
    ):
        return None, "date"
    if words in ("the year", "full-year", "full year", "the same year", "year-end", "year end"):
        stated = clock.stated_year()
        return (str(stated) if stated else None), "main"
    if words.endswith(("month", "quarter")):
        return None, "base"
    if words.startswith("the p"):
        named = clock.named_year()
        return (str(named - 1) if named else None), "base"
    if year is None:
        return None, "main"
    if words == "the current year":
        return str(year), "main"
    return str(year + {"last year": -1, "next year": 1, "the following year": 1}.get(words, 0)), "main"


def _past(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    ahead = m.group("nextn") or m.group("comn")
    if ahead:
        if clock.plan:
            first, last = plan_span(clock.plan)
            if last - first + 1 == _count(ahead):
                return f"{first}/{last}", "main"
        return (f"{clock.year + 1}/{clock.year + _count(ahead)}" if clock.year else None), "main"
    words = m.group("pastn") or m.group("inn")
    if words in ("few", "several") or clock.year is None:
        return None, "aside"
    last_year = clock.year - (1 if (clock.month or 1) <= 6 else 0)
    count = _count(words)
    first_year = last_year - count + (1 if m.group("inn") else 0)
    return f"{first_year}/{last_year}", "main"


def _count(word: str) -> int:
    return EN_NUMBERS.get(word) or int(word)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _part(kind: str, m: re.Match[str], clock: Clock) -> str | None:
    group = {
        "my": "myy",
        "qs": "qsy",
        "q": "qy",
        "q2": "q2y",
        "q3": "q3y",
        "h": "hy",
        "h2": "h2y",
        "fm": "fmy",
    }.get(kind)
    year = _year(m.group(group) if group else None, clock)
    if year is None:
        return None
    if kind == "my":
        return f"{year}-{month_number(m.group('mym')):02d}"
    if kind == "mo":
        year = clock.month_year(month_number(m.group("mom"))) or year
        return f"{year}-{month_number(m.group('mom')):02d}"
    if kind == "qs":
        count = EN_NUMBERS[m.group("qsn")]
        return f"{year if m.group('qsy') else clock.reached(year, 3 * count)}-Q1/Q{count}"
    if kind == "q":
        word = m.group("qn")
        quarter = int(_QUARTERS.get(word) or word[0])
        return f"{year if m.group('qy') else clock.reached(year, 3 * quarter)}-Q{quarter}"
    if kind == "q2":
        return f"{year}-Q{m.group('q2n')}" + (f"/Q{m.group('q2m')}" if m.group("q2m") else "")
    if kind == "q3":
        return f"{year}-Q{m.group('q3n')}"
    if kind == "h":
        half = 1 if m.group("hn") in ("first", "1st") else 2
        return f"{year if m.group('hy') else clock.reached(year, 6 * half)}-H{half}"
    if kind == "h2":
        return f"{year}-H{m.group('h2n')}"
    count = _count(m.group("fmn"))
    year = year if m.group("fmy") else clock.reached(year, count)
    return f"{year}-01/{year}-{count:02d}" if 1 < count <= 12 else f"{year}-01"
