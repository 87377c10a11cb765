"""Periods in Chinese sentences (simplified characters, ASCII digits)."""

from __future__ import annotations

import re

from bashu.facts.numerals import chinese_number
from bashu.facts.periods import Clock, Mention, plan_span

__all__ = ["scan_periods_zh"]

_N = r"[一二三四五六七八九十]|十[一二]|\d{1,2}"
_YEAR = (
    r"(?P<@>(?:19|20)\d\d\s?年|二[〇零][一二三四五六七八九〇零]{2}年|今年|去年|上年|前年|明年|当年|本年|同年)"
)


def _named(name: str) -> str:
    return _YEAR.replace("@", name)


def _optional(name: str) -> str:
    return f"(?:{_named(name)})?\\s?"


_PATTERN = re.compile(
    rf"(?P<plan>[“\"]?(?P<plan_n>十[一二三四五六])五[”\"]?(?:规划)?(?P<plan_t>时期|期间|期末|末|以来|收官)?)"
    rf"|(?P<date>(?:{_named('dy')})?\s?(?P<dm>\d{{1,2}})月\d{{1,2}}日(?:至\d{{1,2}}日)?(?:电|讯|上午|下午)?|(?<!\d)\d{{1,2}}日(?=[从在,至，获]|电|讯|上午|下午|召开|举行))"
    rf"|(?P<iso>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
    rf"|(?P<months>{_optional('mry')}(?P<mr1>\d{{1,2}})月?(?:-|至|到|~)(?P<mr2>\d{{1,2}})月(?:份)?)"
    rf"|(?P<span2>(?P<s1y>(?:19|20)\d\d)年(?:(?P<s1m>\d{{1,2}})月)?(?:-|至|到)(?P<s2y>(?:19|20)\d\d)年(?P<s2m>\d{{1,2}})月(?:末|底)?)"
    rf"|(?P<span>(?:19|20)\d\d\s?年?(?:-|至|到|~)+(?:19|20)\d\d\s?年?)"
    rf"|(?P<qs>{_optional('qsy')}前(?P<qsn>[二两三])个?季度)"
    rf"|(?P<qr>{_optional('qry')}一至(?P<qrn>[二三四])季度)"
    rf"|(?P<q>{_optional('qy')}第?(?P<qn>[一二三四1-4])季度)"
    rf"|(?P<h>{_optional('hy')}(?P<hn>上|下)半年)"
    rf"|(?P<fm>{_optional('fmy')}[前头](?P<fmn>十[一二]|[一二三四五六七八九十]|\d{{1,2}})个月)"
    rf"|(?P<same>(?:去年|上年)?同期|(?:去|上)年同(?:月|季))"
    rf"|(?P<my>{_optional('myy')}(?P<mym>十[一二]|[一二三四五六七八九十]|\d{{1,2}})月(?:份|末|底|初)?(?!\d{{1,2}}日))"
    rf"|(?P<ye>{_optional('yey')}(?:年末|年底|末|底)(?=[\u4e00-\u9fff,全常有]|\d)|(?:年末|年底))"
    rf"|(?P<year>{_named('yy')}(?:末|底|初|度|内|间)?)"
    rf"|(?P<whole>全年(?!龄))"
    rf"|(?P<cq>当季度?|本季度|该季度)|(?P<then>此后(?=[,累已共至])|自那时以来)"
    rf"|(?P<halfpast>(?P<hpn>[一二两三四五六七八九十]|\d{{1,2}})年半(?:以?来))"
    rf"|(?P<lastyear>过去(?:的)?一年|一年来)|(?P<past>(?:过去|近|最近|这)(?P<pastn>[一二两三四五六七八九十]|\d{{1,2}})年(?:来|间)?|(?P<pn2>[一二两三四五六七八九十]|\d{{1,2}})年(?:来|间)|(?P<later>[一二两三四五六七八九十]|\d{{1,2}})年后|(?:未来|今后)(?P<nextn>[一二两三四五六七八九十]|\d{{1,2}})年)"
    rf"|(?P<noise>同比|环比|年均)"
)
_TOP = (
    "plan",
    "date",
    "iso",
    "months",
    "span2",
    "span",
    "qs",
    "qr",
    "q",
    "h",
    "fm",
    "same",
    "my",
    "ye",
    "year",
    "whole",
    "cq",
    "then",
    "halfpast",
    "lastyear",
    "past",
    "noise",
)
_ANCHOR = re.compile(r"[年月季]|此后|同期|十[一二三四五六]五|日|(?:19|20)\d\d[-/.]\d")


def scan_periods_zh(text: str, low: str, start: int, end: int, clock: Clock) -> list[Mention]:
    """The periods and dates named between ``start`` and ``end``, in order."""
    del low
    if not _ANCHOR.search(text, start, end):
        return []
    mentions: list[Mention] = []
    for match in _PATTERN.finditer(text, start, end):
        kind = next((group for group in _TOP if match.start(group) >= 0), "")
        a, b = match.span()
        if kind == "noise":
            continue
        period, role = _resolve(kind, match, clock)
        if kind == "same":
            before = text[max(start, a - 2) : a]
            role = "base" if before.endswith(("比", "较", "与", "同", "和")) else role
        if kind == "past" and role == "main" and not match.group("later"):
            role = "lapse"
        elif role == "main":
            role, period = _role(text, a, b, start, end, period, clock, kind)
            if role == "main" and kind in _PART and mentions and _WAS.match(text, a - 1, end):
                role = "local"  # 上半年增长6.2%，一季度为4.8%: what follows returns to the half year
        clock.note(text[a:b])
        mentions.append(Mention(a, b, period, role))
        if role == "main" and period and not (len(period) == 9 and period[4] == "/"):
            clock.current = period
    return mentions


#: Parts of a year that a figure for comparison may name, beside the period that a sentence is about.
_PART = frozenset(["q", "qs", "qr", "h", "fm", "my", "months"])
_WAS = re.compile(r"[,(](?:前|第|一|二|三|四|上|下|\d|[1-4])[\u4e00-\u9fff\d-]{1,6}[为是](?:下降|增长)?\d")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|对比|相当于|按|以|基于)(?:照)?$")
_LOCAL_BEFORE = re.compile(r"(?:由|从|自)$")


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
    if _BASE_BEFORE.search(before) and not re.match(r"年?(?:相比)?.{0,3}(?:至|到)", after[:2]):
        return "base", period
    if before.endswith(("由", "从")) or (
        kind == "year" and text[a:b].startswith(("上年", "去年")) and re.match(r"的?(?:为|是)", after)
    ):
        return "local", period
    if re.match(r"(?:启动|成立|上线|开通|印发|出台)", after):
        return "aside", period
    return "main", period


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
    if word == "上":
        stated = clock.stated_year()
        return stated - 1 if stated else None
    if word in "本":
        return clock.stated_year()
    if clock.year is None:
        return None
    return clock.year + {"去": -1, "前": -2, "明": 1}.get(word, 0)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(chinese_number(words) or 0)


def _resolve(kind: str, m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    if kind in ("date", "iso"):
        return None, "date"
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
        return _same(m.group(), clock)
    if kind == "cq":
        return clock.quarter(), "main"
    if kind in ("then", "halfpast"):
        return _since_event(m, clock), "main"
    if kind == "lastyear":
        return (str(clock.year - 1) if clock.year else None), "main"
    if kind == "past":
        return _past(m, clock)
    if kind in ("year", "ye"):
        words = m.group("yy" if kind == "year" else "yey")
        year = _year(words, clock) if words else clock.stated_year()
        return (str(year) if year else None), "main"
    if kind == "whole":
        year = clock.stated_year()
        return (str(year) if year else None), "main"
    return _part(kind, m, clock), "main"


def _same(words: str, clock: Clock) -> tuple[str | None, str]:
    current = clock.current
    if not current or not current[:4].isdigit():
        return None, "base"
    year = current[:4]
    return current.replace(year, str(int(year) - 1)), "local" if words[0] in "去上" else "base"


def _since_event(m: re.Match[str], clock: Clock) -> str | None:
    """The years since an event: 此后 from the year last named, 两年半来 counted back from the document."""
    if clock.year is None:
        return None
    first = clock.event
    if m.group("hpn"):
        months = 12 * _number(m.group("hpn")) + 6
        first = (12 * clock.year + (clock.month or 6) - 1 - months) // 12
    return f"{first}/{clock.year}" if first and first < clock.year else None


def _past(m: re.Match[str], clock: Clock) -> tuple[str | None, str]:
    if clock.year is None:
        return None, "aside"
    if m.group("later"):
        return str(clock.year + _number(m.group("later"))), "main"
    ahead = m.group("nextn")
    if ahead:
        if clock.plan and _number(ahead) == 5:
            first, last = plan_span(clock.plan)
            return f"{first}/{last}", "main"
        return f"{clock.year + 1}/{clock.year + _number(ahead)}", "main"
    count = _number(m.group("pastn") or m.group("pn2"))
    last = clock.year - (1 if (clock.month or 1) <= 6 else 0)
    return f"{last - count}/{last}", "main"


def _part(kind: str, m: re.Match[str], clock: Clock) -> str | None:
    name = {"months": "mry", "qs": "qsy", "qr": "qry", "q": "qy", "h": "hy", "fm": "fmy", "my": "myy"}[kind]
    year = _year(m.group(name), clock)
    if year is None:
        return None
    if kind == "months":
        return f"{year}-{int(m.group('mr1')):02d}/{year}-{int(m.group('mr2')):02d}"
    if kind == "qs":
        return f"{year}-Q1/Q{ {'二': 2, '两': 2, '三': 3}[m.group('qsn')] }"
    if kind == "qr":
        return f"{year}-Q1/Q{_number(m.group('qrn'))}"
    if kind == "q":
        return f"{year}-Q{_number(m.group('qn'))}"
    if kind == "h":
        return f"{year}-H{1 if m.group('hn') == '上' else 2}"
    if kind == "fm":
        return f"{year}-01/{year}-{_number(m.group('fmn')):02d}"
    month = _number(m.group("mym"))
    if not m.group("myy"):
        year = clock.month_year(month) or year
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None
