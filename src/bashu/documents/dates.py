"""Find the day on which a document was published, and never invent one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

__all__ = ["Published", "is_day", "parse_day", "published_in_text"]


class Published(NamedTuple):
    """A day and, where it was inferred rather than read, from what."""

    day: date | None = None
    note: str = ""


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
#: One mark parts all three, for 2023年1-6月 is half a year and no day.
_YMD = (
    r"(?P<y1>(?:19|20)\d\d)\s?(?P<mark>[-/.])\s?(?P<m1>\d{1,2})\s?(?P=mark)\s?(?P<d1>\d{1,2})(?!\d)|"
    r"(?<!\d)(?P<y6>(?:19|20)\d\d)\s?年\s?(?P<m6>\d{1,2})\s?月\s?(?P<d6>\d{1,2})(?!\d)(?:\s?日)?"
)
_MDY = _MONTH.format("m2") + r"\s?(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s?,\s?(?P<y2>(?:19|20)\d\d)(?!\d)"
_DMY = (
    r"(?<!\d)(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?"
    + _MONTH.format("m3")
    + r",?\s(?P<y3>(?:19|20)\d\d)(?!\d)"
)
_HAN_DIGITS = "〇零○一二三四五六七八九"
_HAN = rf"(?P<y4>二[{_HAN_DIGITS}]{{3}})年(?P<m4>[一二三四五六七八九十]{{1,2}})月(?P<d4>[一二三四五六七八九十]{{1,3}})日"
_COMPACT = r"(?<!\d)(?P<y5>20\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?!\d)"
_DAY = re.compile(rf"(?<!\d){_YMD}|{_MDY}|{_DMY}|{_HAN}", re.I)
_DAY_OR_COMPACT = re.compile(rf"(?<!\d){_YMD}|{_MDY}|{_DMY}|{_HAN}|{_COMPACT}", re.I)

#: What every day written out in full has; most lines have none and never meet the expressions above.
_HINT = re.compile(r"(?:19|20)\d\d|二[〇零○]")

#: Words beside a date that make it the day of publication.
_LABEL_BEFORE = re.compile(
    r"(?:发布|发文|成文|印发|更新|发表|公布)?(?:时间|日期)\s*[:\uff1a]?\s*$|"
    r"\b(?:published|posted|updated|issued|released|release date|date)\b\s*(?:on|at)?\s*[:\uff1a]?\s*$",
    re.I,
)
#: A month and a day without a year, where a news text says when it was written.
_MONTH_DAY = re.compile(
    r"\b(?:on\s)?" + _MONTH.format("m") + r"\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|\s?,\s?\d{4}|\s?[-–]|\s(?:and|to)\s\d)",
)  # fmt: skip
_DATELINE_ZH = re.compile(
    r"(?:本报|新华社|中新社|中新网|人民网|新华网|记者|社|网|报)\S{0,12}?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:电|讯|消息|报道)"
)

#: Spans of a year that a text reports as over: year to date through a month, quarters, half years.
_TO_DATE = re.compile(
    r"Jan(?:uary|\.)?\s?(?:to|through|-|–|—)\s?(?P<month>[A-Z][a-z]+)\s?,?\s?(?P<ya>20\d\d)|"
    r"[Ff]irst (?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}) months of (?P<yb>20\d\d)|"
    r"[Ff]irst (?P<quarters>three) quarters of (?P<yc>20\d\d)|[Ff]irst half of (?P<yd>20\d\d)|"
    r"(?P<ye>20\d\d)年(?:1\s?[-—–~至到]\s?(?P<mz>\d{1,2})月|(?P<half>上半年)|(?P<qz>前三季度))"
)
_WORD_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 2
    )
}
#: A whole year reported in the past or perfect tense, near enough to its verb to be its own.
_YEAR_OVER = re.compile(
    r"\b[Ii]n (?P<a>20\d\d)\s(?:has|have|was|were|reached|grew|rose|fell|totall?ed|exceeded|achieved)\b|"
    r"(?P<b>20\d\d)年(?:全年)?[^。;\uff1b\n]{0,30}(?:达到?|增长|实现|完成|同比)"
)
_THIS_YEAR = re.compile(r"\bthis year\b|\bnew year\b|今年|新年|新一年", re.I)
_ANY_YEAR = re.compile(r"(20\d\d)(?<![\d,.]....)(?!\d|[,.]\d)")
_AHEAD = re.compile(
    r"(?:\bby(?: the end of)?|\buntil|\btoward|\btowards|[-–—]|\bto|到|至|力争|plans?|targets?|goals?)\s?$",
    re.I,
)


#: Digits as wide as a character, which some sites print.
_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)}
_WEEKDAY = re.compile(
    r"^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s|\s?[(\uff08]?(?:星期|周|週)[一二三四五六日天][)\uff09]?$",
    re.I,
)
#: The page of a newspaper, printed behind its name and day.
_PAGE = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版")


def parse_day(text: str) -> date | None:
    """The first day written out in full: ISO, ``2024年1月2日``, ``Oct 25,2021``, ``2 January 2024``.

    >>> parse_day("2024-01-02T08:00:00+08:00"), parse_day("Oct 25,2021"), parse_day("二〇二四年一月二日")
    (datetime.date(2024, 1, 2), datetime.date(2021, 10, 25), datetime.date(2024, 1, 2))
    """
    for match in _DAY_OR_COMPACT.finditer(text[:200]):
        day = _as_day(match)
        if day:
            return day
    return None


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else but its name.

    >>> is_day("2024年1月25日（星期四）"), is_day("Thursday, January 25, 2024"), is_day("2024年1-2月")
    (True, True, False)
    """
    return _signature(_WEEKDAY.sub("", line.strip())) is not None


def published_in_text(head: list[str], text: str, tail: list[str]) -> Published:
    """The day of publication that a text gives, or none.

    ``head`` are its first lines and ``tail`` its last ones. In this order: a date that a label or a short
    line of its own marks (byline, source line, signature); a full date in a dateline; a month and day in a
    dateline or first paragraph whose year the text proves (see :func:`_prove_year`).
    """
    head = [line.translate(_NARROW) for line in head]
    for line in head:
        day = _marked_day(line)
        if day:
            return Published(day)
    for line in tail:
        day = _signature(line.translate(_NARROW))
        if day:
            return Published(day)
    return _from_lead(head, text)


def _as_day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for index in "123456":
        year, month, day = (groups.get(part + index) for part in "ymd")
        if year and month and day:
            return _make_day(_number(year), _number(month), _number(day))
    return None


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    """A number in digits of any width or in Chinese, or a month's; 0, which no day has, for what is none."""
    if text.isdecimal():
        return int(text)
    if text[0] not in _HAN_DIGITS + "十":
        return _MONTHS.get(text.casefold()[:3], 0)
    digits = [max(0, _HAN_DIGITS.find(char) - 2) for char in text]
    if "十" not in text:
        return int("".join(map(str, digits)))
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return 0
    return (digits[0] if tens else 1) * 10 + (digits[-1] if ones else 0)


def _marked_day(line: str) -> date | None:
    """The day in a line that has little else, or that a label such as 发布时间 or "Published:" marks."""
    if len(line) > 200 or not _HINT.search(line):
        return None
    for match in _DAY.finditer(line):
        rest = len(line) - (match.end() - match.start())
        if _LABEL_BEFORE.search(line[max(0, match.start() - 30) : match.start()]) or _is_byline(
            line, match, rest
        ):
            return _as_day(match)
    return None


def _is_byline(line: str, match: re.Match[str], rest: int) -> bool:
    """Bylines and source lines are short, and no sentence: the date stands at an end or between bars."""
    limit = 30 if any("\u4e00" <= char <= "\u9fff" for char in line) else 60
    if rest > limit or line.rstrip()[-1:] in ".。;\uff1b!\uff01?\uff1f":
        return False
    before = line[: match.start()].rstrip()
    after = line[match.end() :].strip()
    return (
        not after
        or not before
        or before[-1] in "|\uff5c·•:\uff1a,\uff0c-–—)(\uff09\uff08"
        or after[0] in "|\uff5c·•(\uff08"
        or _PAGE.match(after) is not None
    )


def _signature(line: str) -> date | None:
    """The day under a notice or bulletin, alone on its line."""
    match = _DAY.fullmatch(line.strip().strip("()\uff08\uff09"))
    return _as_day(match) if match else None


def _from_lead(head: list[str], text: str) -> Published:
    for line in head[:8]:
        full = _dateline_day(line)
        if full:
            return Published(full)
        month_day = _month_day(line)
        if month_day:
            return _prove_year(*month_day, text)
        if len(line) > 120:
            break  # the first paragraph ends the head
    return Published()


_DATELINE_EN = re.compile(r"^[^.:;]{0,60}?(?:\(\w[\w ]{0,20}\)\s?)?(?:--|—|–|-)\s")


_AFTER_DATELINE = re.compile(r"\s?(?:\([^)]{1,20}\)\s?)?(?:--|—|–)|\s(?:\([^)]{1,20}\)\s)?-\s|电|讯|消息")


def _dateline_day(line: str) -> date | None:
    """``CHONGQING, Jan. 4, 2024 (Xinhua) -- ...`` or ``新华社重庆2024年1月4日电``."""
    if not _HINT.search(line[:90]):
        return None
    for match in _DAY.finditer(line[:90]):
        after = line[match.end() : match.end() + 24]
        if _AFTER_DATELINE.match(after) and not _DAY.match(line, match.end() + 3):
            return _as_day(match)
    return None


def _month_day(line: str) -> tuple[int, int] | None:
    """The month and day that a dateline or a first paragraph behind one gives, without a year."""
    zh = _DATELINE_ZH.search(line[:60])
    if zh:
        return int(zh["m"]), int(zh["d"])
    if _DATELINE_EN.match(line):
        for match in _MONTH_DAY.finditer(line):
            return _number(match["m"]), int(match["d"])
    return None


def _prove_year(month: int, day: int, text: str) -> Published:
    """The year of a month and day, where the text leaves no other.

    Two proofs count. A part of a year reported as over (January to November 2024) was followed by its
    publication within twelve months: the day's next occurrence after the part, unless the text reports a
    later year as over. And a text of January to March that reports a whole year as over, speaks of "this
    year" or "the new year" beside it and mentions no year beyond that one as present belongs to the year
    after. Otherwise the year stays unknown.
    """
    near = [text[max(0, match.start() - 40) : match.end() + 50] for match in _ANY_YEAR.finditer(text)]
    over = max(
        (int(match["a"] or match["b"]) for part in near for match in _YEAR_OVER.finditer(part)), default=0
    )
    end = max((end for part in near for end in _ends_to_date(part)), default=None)
    if end:
        found = _next_occurrence(month, day, end)
        if found and found.year >= over:
            return Published(found, f"published: the year follows from figures up to {end:%Y-%m}")
    if over and month <= 3 and _THIS_YEAR.search(text) and max(_years_present(text), default=0) <= over + 1:
        found = _make_day(over + 1, month, day)
        if found:
            return Published(found, f"published: the text reports {over} as over and speaks of the new year")
    return Published()


def _next_occurrence(month: int, day: int, after: date) -> date | None:
    days = (_make_day(year, month, day) for year in (after.year, after.year + 1))
    return next((found for found in days if found and found > after), None)


def _ends_to_date(text: str) -> Iterator[date]:
    for match in _TO_DATE.finditer(text):
        year = int(next(match[key] for key in ("ya", "yb", "yc", "yd", "ye") if match[key]))
        if match["month"]:
            month = _MONTHS.get(match["month"][:3].lower(), 0)
        elif match["months"]:
            words = match["months"].lower()
            month = int(words) if words.isdigit() else _WORD_NUMBERS[words]
        elif match["mz"]:
            month = int(match["mz"])
        else:
            month = 9 if match["quarters"] or match["qz"] else 6
        # Day 28 is late enough: the next month's first day is never reported before it.
        end = _make_day(year, month, 28)
        if end:
            yield end


def _years_present(text: str) -> Iterator[int]:
    """Years that the text mentions, without those it looks ahead to (by 2030, 2021-2025)."""
    for match in _ANY_YEAR.finditer(text):
        if not _AHEAD.search(text[max(0, match.start() - 20) : match.start()]):
            yield int(match[1])
