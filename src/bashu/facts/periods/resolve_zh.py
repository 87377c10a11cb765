"""What each Chinese form of a period means: its normal form, seen from the clock of the document."""

from __future__ import annotations

import re

from bashu.facts.periods.holidays import holiday_period, season_holiday
from bashu.facts.periods.mention import Clock, plan_span
from bashu.facts.scan.numerals import chinese_number

__all__ = ["resolve_period"]


def resolve_period(kind: str, m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    """The period of one match of the forms of time, and its role, before the words around it are looked at."""
    if kind in ("date", "iso"):
        month = int(m.group("dm") or 0)
        year = _year(m.group("dy"), clock) if m.group("dy") else clock.month_year(month)
        period = f"{year}-{month:02d}" if year and 1 <= month <= 12 else None
        return _to_day(period, m), "main" if period and m.group("dto") else "date"
    if kind == "hol":
        return _holiday(m, clock)
    if kind == "census":
        return clock.as_counted(1950 + 10 * _number(m.group("census_n"))), "main"
    if kind == "month":
        return clock.month_before(0 if m.group("month").startswith("本") else 1), "main"
    if kind == "plan":
        number = int(chinese_number(m.group("plan_n")) or 0)
        first, last = plan_span(number)
        tail = m.group("plan_t") or ""
        if tail in ("期末", "末"):
            return str(last), "main"
        return f"{first}/{last}", "main" if tail else "plan"
    if kind == "span2":
        return (
            f"{m.group('s1y')}-{int(m.group('s1m') or 1):02d}/{m.group('s2y')}-{int(m.group('s2m')):02d}",
            "main",
        )
    if kind == "span":
        years = re.findall(r"\d{4}", m.group())
        return (f"{years[0]}/{years[1]}" if years[1] > years[0] else None), "main"
    if kind == "same":
        return _same(m.group(), m.group("samey"), clock)
    if kind == "cq":
        return clock.quarter(), "main"
    if kind in ("then", "halfpast"):
        return _since_event(m, clock), "main"
    if kind == "ago":
        return _years_ago(m, clock)
    if kind == "lastyear":
        return (str(clock.year - 1) if clock.year else None), "main"
    if kind == "past":
        return _past(m, clock)
    if kind in ("year", "ye"):
        words = m.group("yy" if kind == "year" else "yey")
        year = _year(words, clock) if words else _year_end(m.group(), clock)
        return (str(year) if year else None), "main"
    if kind == "midyear":
        return clock.half(), "main"
    if kind == "rep":
        return _report_card(m.group(), clock), "main"
    if kind == "whole" and m.group() == "年内":
        return (str(clock.year) if clock.year else None), "main"
    if kind == "sofar":
        return (str(clock.year) if clock.year else None), "main"
    if kind == "whole" and m.group("wy"):
        return m.group("wy"), "main"
    if kind == "whole":
        year = clock.stated_year()
        return (str(year) if year else None), "main"
    return _part(kind, m, clock), "main"


def _holiday(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    name = m.group("holn")
    if not name:
        long = not m.group().endswith("里")
        named = clock.same_holiday() or (season_holiday(clock.year, clock.month) if long else None)
        return named, "main" if named else "aside"
    words = m.group("holy")
    year = _year(words, clock) if words else clock.year
    if year is None:
        return None, "aside"
    period = holiday_period(name, year)
    if period and not words:
        year = int(clock.of_month(period)[:4])
        period = holiday_period(name, year)
    clock.holiday = period
    return period, "main" if period else "aside"


def _to_day(period: str | None, m: re.Match[str]) -> str | None:
    """The month of some days, or the two months that they lie in: 9月29日至10月6日."""
    until = m.group("dtm")
    if period is None or until is None or int(until) == int(period[5:]):
        return period
    year = int(period[:4]) + (int(until) < int(period[5:]))
    return f"{period}/{year}-{int(until):02d}"


def _same(words: str, named: str | None, clock: Clock) -> tuple[str | None, str]:
    current = clock.current
    if not current or not current[:4].isdigit():
        return named, "base"
    year = current[:4]
    period = current.replace(year, named or str(int(year) - 1))
    return period, "local" if named or words[0] in "去上" else "base"


def _since_event(m: re.Match[str], clock: Clock) -> str | None:
    """The years since an event: 此后 from the year last named, 两年半来 counted back from the document."""
    if clock.year is None:
        return None
    first = clock.event
    if m.group("hpn"):
        months = 12 * _number(m.group("hpn")) + 6
        first = (12 * clock.year + (clock.month or 6) - 1 - months) // 12
    return f"{first}/{clock.year}" if first and first < clock.year else None


def _years_ago(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    """十年前 counts back from the account in hand; 三年前的2022年 names the year itself."""
    year = clock.stated_year()
    if year is None or _DATED.match(m.string, m.end()):
        return None, "aside"
    return str(year - _number(m.group("agon"))), "local" if _TOLD.match(m.string, m.end()) else "base"


_DATED = re.compile(r"的?(?:19|20)\d\d")
_TOLD = re.compile(r",?的?(?:这里|全[市省县区村]|还|才|就|只|仅|是|为)")
_AHEAD = re.compile(r"[^。;]{0,24}(?:将|要|力争|计划|有望|预计|达到)")


def _past(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    if clock.year is None:
        return None, "aside"
    if m.group("later"):
        if not _AHEAD.match(m.string, m.end()):
            return None, "aside"  # counted from an event of the tale
        return str(clock.year + _number(m.group("later"))), "main"
    ahead = m.group("nextn")
    if ahead:
        if clock.plan and _number(ahead) == 5:
            first, last = plan_span(clock.plan)
            return f"{first}/{last}", "main"
        return f"{clock.year + 1}/{clock.year + _number(ahead)}", "main"
    count = _number(m.group("pastn") or m.group("pn2"))
    last = clock.year - (1 if (clock.month or 1) <= 6 else 0)
    if count == 1:
        return str(last), "main"
    total = m.string.startswith("累计", m.end())  # a sum has as many years as it says
    return f"{last - count + total}/{last}", "main"


def _report_card(words: str, clock: Clock) -> str | None:
    """半年报, 一季报, 首季, 三季报: the part of the year that has just passed."""
    year = clock.named_year()
    if year is None:
        return None
    if words.startswith("半年"):
        return f"{clock.reached(year, 6)}-H1"
    if words.startswith("三"):
        return f"{clock.reached(year, 9)}-Q1/Q3"
    return f"{clock.reached(year, 3)}-Q1"


def _year_end(words: str, clock: Clock) -> int | None:
    """年末 closes the year of the account; 年底, without a report, that of the document."""
    if words.endswith("底") and clock.report is None and clock.year is not None:
        return clock.year
    return clock.stated_year()


def _part(kind: str, m: re.Match[str], clock: Clock) -> str | None:
    name = {"months": "mry", "qs": "qsy", "qr": "qry", "q": "qy", "h": "hy", "fm": "fmy", "my": "myy"}[kind]
    year = _year(m.group(name), clock)
    if year is None:
        return None
    if kind == "months":
        return f"{year}-{_number(m.group('mr1')):02d}/{year}-{_number(m.group('mr2')):02d}"
    if kind in ("qs", "h", "fm") and not m.group(name):
        ends = {"qs": m.group("qsn"), "h": m.group("hn"), "fm": m.group("fmn")}[kind]
        year = clock.reached(
            year, {"二": 6, "两": 6, "三": 9, "上": 6, "下": 12}[ends] if kind != "fm" else _number(ends)
        )
    if kind == "qs":
        return f"{year}-Q1/Q{ {'二': 2, '两': 2, '三': 3}[m.group('qsn')] }"
    if kind == "qr":
        return f"{year}-Q1/Q{_number(m.group('qrn'))}"
    if kind == "q":
        return f"{year}-Q{_number(m.group('qn'))}"
    if kind == "h":
        return f"{year}-H{1 if m.group('hn') == '上' else 2}"
    if kind == "fm":
        count = _number(m.group("fmn"))
        return f"{year}-H1" if count == 6 else f"{year}-01/{year}-{count:02d}"
    month = _number(m.group("mym"))
    if not m.group("myy"):
        year = clock.month_year(month) or year
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _year(words: str | None, clock: Clock) -> int | None:
    if not words:
        return clock.named_year()
    digits = words.replace("年", "").strip()
    if digits.isdigit():
        return int(digits)
    if digits[0] == "二":
        value = chinese_number(digits)
        return int(value) if value else None
    word = words[0]
    if word in "当同":
        return clock.named_year()
    if word == "上" or words.endswith("一年"):
        stated = clock.stated_year()
        return stated - 1 if stated else None
    if word in "本":
        return clock.stated_year()
    if clock.year is None:
        return None
    return clock.year + {"去": -1, "前": -2, "明": 1}.get(word, 0)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(chinese_number(words) or 0)
