"""Periods in English sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.anchors import Anchors
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Clock, Mention
from bashu.facts.periods.resolve_en import resolve_period
from bashu.facts.periods.words_en import PERIODS, month_number

__all__ = ["anchored_periods", "scan_periods_en"]


_BASE_BEFORE = re.compile(
    r"(?:\bthan(?: in| at| for| by| during| over| that (?:of|in))?(?: the (?:end|level|beginning) of)?|compared (?:with|to)(?: the)?(?: that)?(?: (?:end|level) of)?(?: in| of)?|"
    r"\bover(?: the level of)?|\bfrom(?: that of| the (?:end|level|beginning) of)?(?: in)?|\bversus|\bagainst|\bbase(?:d)? (?:on|of)|relative to|\bthose (?:of|in)|\blevels? of|\b(?:over|against|with|than|from|on) the (?:same )?(?:[a-z]+ )?(?:festival|holidays?|days|week|figures?|total|record) (?:of|in)|"
    r"\bas (?:many|much|high|large|big|long) as(?: in| at| of)?(?: the end of)?|(?:twice|double|triple|half|times) (?:the|that|those) [\w ]{0,24}(?:of|in|at)(?: the end of)?|"
    r"\b(?:tied|matched|surpass(?:ed|ing)|exceed(?:ed|ing)) (?:the|that|those)[\w ]{0,30}(?:in|of)|"
    r"\bequivalent to [\w ]{0,40}(?:in|of)|"
    r"\d(?:%| percent| per cent)(?: (?:more|fewer|less|higher|lower|up|down))? on)(?: the| a)?\s*$"
)
#: "while exports in the same quarter of 2024 had fallen": what is said of then, not a comparison with it.
_TOLD_SAME = re.compile(
    r"(?:^|,|;|\bwhile|\bbut|\bwhereas)[^,;\d]{0,50}(?<!than)(?<!that)(?<!those)(?<!with)(?<!from)(?<!level) (?:in|during|for) the $"
)
_SINCE_BEFORE = literal_first(
    r"(?:\bsince|\bstarting in|\bbeginning in)(?: the (?:beginning|start) of)?(?: early| late)?(?: the)?\s*$"
)
_SINCE_EVENT = literal_first(r"\bsince [^,;.]{3,60}\b(?:in|on)\s*$")
_SINCE_VERB = literal_first(
    r"(?<!be )(?:launched|established|opened|founded|drawn up|set up|opening|launch|drawn|began|begun|started)[\w ,']{0,14}\b(?:in|on)\s*$"
)


def anchored_periods(
    text: str, low: str, start: int, end: int, clock: Clock, anchors: Anchors
) -> list[Mention]:
    """The periods and dates named between ``start`` and ``end``, sought around the words of time that stand there."""
    times = anchors.time(start, end)
    if times is None:
        return []
    first, last = times
    return scan_periods_en(text, low, start, min(end, last + 60), clock, first=max(start, first - 40))


def scan_periods_en(
    text: str, low: str, start: int, end: int, clock: Clock, *, first: int | None = None
) -> list[Mention]:
    """The periods and dates named between ``start`` and ``end``, in order; none before ``first``."""
    mentions: list[Mention] = []
    for match in PERIODS.finditer(low, start if first is None else first, end):
        a, b = match.span()
        if a > start and low[a - 1].isalpha():
            continue
        kind = match.lastgroup or ""  # of nested groups the outer one, the form
        if (
            kind in ("months", "date", "my")
            and not text[match.start() : match.start() + 1].isupper()
            and low[a : a + 3] in ("may", "mar")
        ):
            continue
        period, role = resolve_period(kind, match, low, start, clock)
        if kind == "same":
            period, role = _told_same(match, low, start, clock, period, role)
        if role == "date" and period and low.endswith(("as of ", "up to "), start, a):
            role = "main"
        elif role == "date" and _DAYS.search(low, a, b):
            period, role = _days(low, start, a, b, period)
        if kind == "mo":
            period, role = _bare_month(low, start, end, a, period, role, clock)
        if role == "main" and low.startswith((" level", " figure", "'s level"), b):
            role = "base"  # doubling 2022 levels
        elif (
            role == "main"
            and kind == "year"
            and _AIM.match(low, b)
            and _BESIDE.search(low, max(start, a - 24), a)
        ):
            role = "local"  # ahead of the 2019 target
        if role == "main":
            window = low[max(start, a - 44) : a]
            if low.startswith(("of ", "in "), a):
                window += low[a : a + 3]  # lower than that of July
            elif low.startswith("since ", a):
                window += "since "
            if _SINCE_BEFORE.search(window) or _SINCE_EVENT.search(low, max(start, a - 70), a):
                period = _since(period, mentions, clock)
            elif _SINCE_VERB.search(window):
                role = "main" if _BEGAN_WITH.match(low, b) else "aside"
            elif kind == "past":
                role = "aside" if _RECORD.search(window) else "lapse"
            elif _is_base("mo" if low.startswith(" month", b - 6) else kind, window, low[a:b]):
                role = "base"
        if mentions and role == "main" and _is_same_base(mentions[-1], period, low[mentions[-1].end : a]):
            role = "base"  # compared with the census of 2010
        clock.note(low[a:b])
        mentions.append(Mention(a, b, period, role))
        if role == "main" and period:
            clock.last = period
            if not (len(period) == 9 and period[4] == "/"):
                clock.current = period
    return mentions


#: "launched in 2021 with 2 million users": how much there was then.
_BEGAN_WITH = re.compile(r" with (?:about |only |just |some |over |more than |nearly )*[\d]")
_AIM = re.compile(r" (?:target|goal)\b")
_BESIDE = re.compile(r"\b(?:ahead of|above|below|beyond|than|over|under|of) (?:the |its )?$")
#: Between two names of one time.
_OF = re.compile(r",? (?:in|of) ")


def _is_same_base(last: Mention, period: str | None, between: str) -> bool:
    return last.role == "base" and last.period == period and _OF.fullmatch(between) is not None


def _is_base(kind: str, before: str, words: str) -> bool:
    """Whether the words before a period hold something against it."""
    if kind == "months":
        return _THAN_THAT.search(before) is not None
    if kind in _NEVER_BASE and not words.startswith("last year"):
        return kind in ("hol", "date", "date2", "census") and _THAN_IN.search(before) is not None
    if kind in _PARTS and before.endswith("over the "):
        return _OVER_PART.search(before) is not None
    return _BASE_BEFORE.search(before) is not None


#: "over the first ten months" is when; "up 5 percent over the first ten months" compares.
_PARTS = frozenset(["fm", "qs", "q", "h"])
_OVER_PART = re.compile(r"(?:%|percent|points|times|growth|rise|increase|gain) over the $")


#: "over the holiday" is when; "than over the holiday" and "up on the holiday" compare.
_THAN_IN = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|relative to|(?:higher|lower|up|down|more|fewer|less|increase|rise|growth) on)"
    r"(?: (?:in|over|during|at|for|that of|those of))?(?: the| last year's)? $"
)
_THAN_THAT = re.compile(r"\b(?:than|with|to|from) (?:that|those|what it was)(?: of| in)? $|\bthan (?:in )?$")
#: Forms whose own words say what they stand for, or before which "over" and "from" do not compare.
_NEVER_BASE = frozenset(
    ["months", "months2", "rel", "span", "span2", "hol", "thatp", "date", "date2", "census"]
)


def _told_same(
    m: re.Match[str], low: str, start: int, clock: Clock, period: str | None, role: str
) -> tuple[str | None, str]:
    """ "The same period" of another year is a comparison unless something is told of it; without a year, where it
    opens a clause, it is the period in hand."""
    lead = low[max(start, m.start() - 60) : m.start()]
    if _TOLD_SAME.search(lead):
        return period, "local"
    if not m.group("samey") and _OPENS.search(lead):
        return clock.current, "main" if clock.current else "aside"
    return period, role


_OPENS = re.compile(r"^(?:[a-z]+, )?(?:in|during|over|for) the $|[;:] (?:in|during|over|for) the $")


def _bare_month(
    low: str, start: int, end: int, at: int, period: str | None, role: str, clock: Clock
) -> tuple[str | None, str]:
    """A month without a year: "from May" compares; what is to be ready "by December" is still to come."""
    if low.startswith(("from ", "than ", "over "), at):
        return period, "base"
    ahead = low.startswith("by ", at) and _PLANNED.search(low, start, at)
    if period and (ahead or low.startswith("in ", at) and _WILL.search(low, start, min(end, at + 60))):
        return f"{clock.year or period[:4]}{period[4:]}", role
    return period, role


#: The days of "October 1-7", "Sept 29 to Oct 6".
_DAYS = re.compile(r"\d(?:-| to | through | and )(?:(?P<until>[a-z]{3,9})\.? )?\d")
_RUNS = re.compile(
    r"\b(?:held|open|runs?|ran|running|scheduled|takes? place|took place|taking place|visit(?:ed)?|on) (?:[a-z]+ ){0,4}$"
)


def _days(low: str, start: int, a: int, b: int, period: str | None) -> tuple[str | None, str]:
    """Some days that a figure is of: their month or two months; those of a meeting or fair are a date."""
    if period is None or _RUNS.search(low, max(start, a - 50), a):
        return period, "date"
    until = _DAYS.search(low, a, b)
    if until is None or not until.group("until"):
        return period, "main"
    month = month_number(until.group("until"))
    last = f"{int(period[:4]) + (month < int(period[5:]))}-{month:02d}"
    return (period if last == period else f"{period}/{last}"), "main"


_WILL = re.compile(r"\b(?:will|(?:is|are|due|scheduled|expected) to)\b")
_PLANNED = re.compile(
    r"\b(?:will|should|must|(?:is|are|be|due|expects?|expected|aims?|plans?|planned|hopes?) to)\b"
)
#: "the largest crop in sixteen years": a record, no period.
_RECORD = re.compile(
    r"\b(?:first|[a-z]{3,}est|best|worst|most|least|record|high|low|peak)\b(?: [\w-]+){0,3} $"
)


def _since(period: str | None, mentions: Sequence[Mention], clock: Clock) -> str | None:
    """From then to the time named before in the sentence, else to the document's year."""
    named = [m.period for m in mentions if m.role == "main" and m.period]
    if (
        period
        and len(period) == 7
        and named
        and len(named[-1]) == 7
        and period[:5] == named[-1][:5] < named[-1]
    ):
        return f"{period}/{named[-1]}" if period < named[-1] else period  # by May, since January
    last = int(named[-1][-7:-3] if len(named[-1]) == 15 else named[-1][:4]) if named else clock.year
    if not period or not last or int(period[:4]) >= last:
        return period
    return f"{period[:4]}/{last}"
