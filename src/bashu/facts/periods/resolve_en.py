"""What each English form of a period means: its normal form, seen from the clock of the document."""

from __future__ import annotations

import re

from bashu.facts.periods.counted_en import counted, decade, months_to, past, past_year, to_date, years_ago
from bashu.facts.periods.holidays import holiday_period, season_holiday
from bashu.facts.periods.mention import Clock, plan_span
from bashu.facts.periods.words_en import month_number
from bashu.facts.scan.numerals import EN_NUMBERS

__all__ = ["resolve_period"]


def resolve_period(kind: str, m: re.Match[str], low: str, start: int, clock: Clock) -> tuple[str | None, str]:
    """The period of one match of the forms of time, and its role, before the words around it are looked at."""
    if kind == "hol":
        return _holiday(m, low, start, clock)
    if kind in ("date", "date2", "iso"):
        return _month_of(m, clock), "date"
    if kind == "year":
        return m.group("yy"), "main"
    if kind == "span":
        first, last = m.group("s1"), m.group("s2")
        last = first[:2] + last if len(last) == 2 else last
        return (f"{first}/{last}" if last > first else None), "main"
    if kind == "fw":
        year = clock.month_year(month_number(m.group("fwm"))) if m.group("fwm") else None
        return (f"{year}-{month_number(m.group('fwm')):02d}" if year else None), "main"
    if kind == "census":
        return clock.as_counted(1950 + 10 * _CENSUS[m.group("census_n")]), "main"
    if kind == "thatp":
        named = clock.last if m.group().endswith("period") and clock.last else clock.current
        named = named or to_date(m.group().split(), clock)
        return named, "main" if named else "aside"
    if kind == "mto":
        end = month_number(m.group("mtom"))
        ending = _year(m.group("mtoy"), clock) if m.group("mtoy") else clock.month_year(end)
        return months_to(m.group("mton"), end, ending), "main"
    if kind == "upto":
        last = int(m.group("uptoy"))
        return f"{last - counted(m.group('upton'))}/{last}", "main"
    if kind == "pasty":
        return past_year(clock)
    if kind == "decade":
        return decade(m.group(), clock)
    if kind == "ago" and m.group("ago").endswith("later"):
        year = clock.named_year() if clock.current else None
        return (str(year + counted(m.group("ago").split()[0])) if year else None), "main" if year else "aside"
    if kind == "ago":
        return years_ago(m, low, start, clock)
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
        apart = month_number(m.group("n2")) - month_number(m.group("n1"))
        if not m.group().startswith("between") and apart != 1:
            return None, "aside"
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
        return clock.half() if "half" in m.group() else clock.quarter(), "main"
    if kind == "then":
        first, last = clock.event, clock.year
        return (f"{first}/{last}" if first and last and first < last else None), "main"
    if kind == "rel":
        return _relative(m.group(), clock, opens=low[start : m.start()] in ("in ", "during "))
    if kind == "past":
        return past(m, clock)
    return _part(kind, m, clock), "main"


#: China counts its people every ten years, for the first time in the series of tens in 1990, the fourth.
_CENSUS = {"fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}


def _month_of(m: re.Match[str], clock: Clock) -> str | None:
    """The month of a day."""
    name = m.group("dm") or m.group("dm2")
    if name is None:
        return None
    year = m.group("dy") or m.group("dy2") or clock.month_year(month_number(name))
    return f"{year}-{month_number(name):02d}" if year else None


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


def _relative(words: str, clock: Clock, *, opens: bool) -> tuple[str | None, str]:
    year = clock.year
    if words.startswith("a year"):
        return clock.year_before(), "base" if clock.year_before() else "date"
    if words.startswith(("year-on", "year on", "year-over", "year over", "month-on", "month on", "quarter")):
        return None, "date"
    if words in ("the year", "full-year", "full year", "the same year", "year-end", "year end"):
        stated = clock.stated_year()
        return (str(stated) if stated else None), "main"
    if words in ("this month", "last month"):
        return clock.month_before(int(words.startswith("last"))), "main"
    if words.endswith(("month", "quarter")):
        return None, "base"
    if words.startswith("the p"):
        named = clock.named_year()
        return (str(named - 1) if named else None), "local" if opens else "base"
    if year is None:
        return None, "main"
    if words in ("the current year", "year-to-date", "year to date"):
        return str(year), "main"
    return str(year + {"last year": -1, "next year": 1, "the following year": 1}.get(words, 0)), "main"


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


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
    if kind in ("mo", "bm"):
        month = month_number(m.group("mom") or m.group("bmm"))
        return f"{clock.month_year(month) or year}-{month:02d}"
    if kind == "qs":
        count = 2 if m.group("qsn").startswith("and") else EN_NUMBERS[m.group("qsn")]
        if count == 2:
            return f"{year if m.group('qsy') else clock.reached(year, 6)}-H1"
        return f"{year if m.group('qsy') else clock.reached(year, 3 * count)}-Q1/Q{count}"
    if kind == "q":
        word = m.group("qn")
        quarter = int(_QUARTERS.get(word) or word[0])
        return f"{year if m.group('qy') else clock.reached(year, 3 * quarter)}-Q{quarter}"
    if kind == "q2":
        first, last = int(m.group("q2n")), int(m.group("q2m") or 0)
        if (first, last) in ((1, 2), (3, 4)):
            return f"{year}-H{last // 2}"
        return f"{year}-Q{first}" + (f"/Q{last}" if last > first else "")
    if kind == "q3":
        return f"{year}-Q{m.group('q3n')}"
    if kind == "h":
        half = 1 if m.group("hn") in ("first", "1st") else 2
        return f"{year if m.group('hy') else clock.reached(year, 6 * half)}-H{half}"
    if kind == "h2":
        return f"{year}-H{m.group('h2n')}"
    count = counted(m.group("fmn"))
    year = year if m.group("fmy") else clock.reached(year, count)
    if count == 6:
        return f"{year}-H1"
    return f"{year}-01/{year}-{count:02d}" if 1 < count <= 12 else f"{year}-01"


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


#: Around a holiday, not in it: "ahead of the Spring Festival"; and what only bears its name.
_NOT_IN = re.compile(
    r"\b(?:ahead of|before|after|until|since|till|(?:tickets|preparations?|prepar(?:e|ing)|goods|home) for) (?:the |this year's |china's )?$"
)
_NAMED_AFTER = re.compile(r" (?:eve|travel|rush|gala|shopping|fair|market|goods|season)|['’]s? eve")


def _holiday(m: re.Match[str], low: str, start: int, clock: Clock) -> tuple[str | None, str]:
    name = m.group("holn")
    before = low[max(start, m.start() - 24) : m.start()]
    if _NOT_IN.search(before) or _NAMED_AFTER.match(low, m.end()):
        return None, "aside"
    if not name:
        named = clock.same_holiday() or season_holiday(clock.year, clock.month)
        return named, "main" if named else "aside"
    year = _HOLIDAY_YEAR.search(before)
    words = m.group("holy") or (year.group(1) if year else None)
    if words and (found := _year(words.removesuffix("'s"), clock)):
        period = holiday_period(name, found)
    elif clock.year is not None:
        period = holiday_period(name, clock.year)
        period = clock.of_month(period) if period else None
        if period and int(period[:4]) != clock.year:
            period = holiday_period(name, int(period[:4]))
    else:
        return None, "aside"
    clock.holiday = period
    return period, "main" if period else "aside"


_HOLIDAY_YEAR = re.compile(r"\b((?:19|20)\d\d|this year's|last year's) (?:[a-z]+-day )?$")
