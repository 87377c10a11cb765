"""Finish a figure that was scanned: give a bare number its counted noun, or reject what is no figure."""

from __future__ import annotations

import re

from bashu.facts.figure import Figure
from bashu.facts.literal_first import literal_first
from bashu.facts.scan.noun_table_zh import VERB
from bashu.facts.scan.nouns_en import read_noun
from bashu.facts.scan.nouns_zh import read_zh_noun
from bashu.facts.scan.numerals import is_cjk
from bashu.facts.scan.reject import is_label_before, is_name_after

__all__ = ["FURTHER_ONES", "finish"]


def finish(figure: Figure, text: str, low: str, start: int, end: int) -> Figure | None:
    """Give a bare number its counted noun, or reject what is no figure."""
    form = figure.form
    worded = figure.rule != "digits"
    if low.startswith("-", figure.number_end) and low.endswith(_ORDINAL, start, figure.start):
        return None  # "the 14th Five-Year programme"
    if form == "money" and low.endswith((" per ", " every "), start, figure.start):
        return None  # "energy use for every 10,000 yuan of output": a base
    if form in ("percent", "pp", "money", "times"):
        return figure
    if is_label_before(low, figure.start, start) and not _is_object(text, low, figure, start, end):
        return None
    if low.endswith("有", start, figure.start) and _EACH_HAS.search(low, start, figure.start):
        return None  # 每3辆车就有1辆
    if low.endswith((" per ", "every ", "每"), start, figure.start):
        return None  # "for every 10,000 people", 每10万人: a base, not a count
    if form == "measure":
        noun = read_zh_noun(text, figure.end, end)
        if (
            noun
            and low.endswith("有", start, figure.start)
            and _OF_THEM_HAVE.search(low, start, figure.start)
        ):
            noun = None if VERB.match(low, noun[0]) else noun
        figure.form = "count"
        if noun:
            figure.noun_start, figure.noun_end = noun
            figure.end = noun[1] if noun[0] == figure.end else figure.end
        return figure
    if form in ("physical", "count"):
        return _physical(figure, low)
    if is_name_after(low, figure.end, worded=worded):
        return None
    following = text[figure.end : figure.end + 1]
    if following and is_cjk(following):
        noun = read_zh_noun(text, figure.end, end, strict=True)
        if noun is None:
            return None if worded else figure
    else:
        if following and (following.isalpha() or following in "_/"):
            return None  # 5G, 3D
        noun = read_noun(text, low, figure.end, end)
    if noun is not None and is_cjk(following or " ") and _year_like(figure):
        return None  # 2022国际合作论坛
    if noun is None:
        if _year_like(figure):
            return None
        if worded and not _elliptical(low, figure, start):
            return None
        return figure
    if low[noun[0] : noun[1]].rpartition(" ")[2] in _SPANS and _is_duration(low, figure, noun):
        return None
    if _year_like(figure) and low[max(start, figure.start - 9) : figure.start].rstrip().endswith(
        ("in", "by", "year", "of", "since", "the")
    ):
        return None
    figure.form = "count"
    figure.noun_start, figure.noun_end = noun
    figure.end = noun[1]
    return figure


#: 20个平台中,已有5个出台方案: what they have done, not what is counted.
_OF_THEM_HAVE = re.compile(r"[中里内],?(?:目前|如今)?(?:已经?)?有$")
_ORDINAL = ("th ", "1st ", "2nd ", "3rd ")
#: Verbs that are labels before a number as nouns: "building 40 schools", "to stage 30 shows", not "Building 4".
_DOING = re.compile(
    r"(?<![a-z-])(?:building|train|stage|group|model|document|notice|block|unit|step up|name|head)\s$"
)


def _is_object(text: str, low: str, figure: Figure, start: int, end: int) -> bool:
    """Whether the word before is a verb whose object the figure is: small letters, and a unit or plural that follows."""
    word = _DOING.search(low, max(start, figure.start - 12), figure.start)
    if word is None or not text[word.start()].islower():
        return False
    return (
        figure.form == "physical"
        or figure.form == "bare"
        and read_noun(text, low, figure.end, end) is not None
    )


_SPANS = frozenset(
    ("years", "months", "weeks", "days", "decades", "quarters", "hours", "year", "month", "day")
)


def _is_duration(low: str, figure: Figure, noun: tuple[int, int]) -> bool:
    """A span of time that names a period: "over the same five years", "three years ago"."""
    before = _without_lower(low[max(0, figure.start - 28) : figure.start])[-14:]
    return bool(
        re.search(
            r"\b(?:past|last|next|coming|previous|recent|following|in|over|within|for|every|after|same|first|these|"
            r"those|than|of|nearly|the|more than|another|about)\s$",
            before,
        )
        or re.match(
            r" (?:ago|earlier|later|after|before|of age|old|running|in a row|from now|on)\b",
            low[noun[1] : noun[1] + 12],
        )
    )


#: "over the next five to 15 years": the lower end of a span stands between.
_LOWER = re.compile(r"(?:[a-z]+|\d+)(?: to | or |-)$")
_LATE = re.compile(r" (?:late|earlier|later|ago|behind|ahead|before)\b")


def _without_lower(before: str) -> str:
    return _LOWER.sub("", before) if before.endswith((" to ", " or ", "-")) else before


#: "three of the five bridges".
_OF_MANY = re.compile(
    r" of (?:the|its|their|these|those|all) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) [a-z]"
)


#: "and are preparing nine more": of what was counted before.
FURTHER_ONES = re.compile(r" (?:more|others)(?=[.,;)]|$| (?:are|were|is|will|have|under|in the)\b)")


def _elliptical(low: str, figure: Figure, start: int) -> bool:
    """A number word that stands for what was counted before: "five of them", "Four have ..."."""
    return low.startswith((" of them", " of these", " of which"), figure.end) or (
        figure.start - start < 2
        and low.startswith((" have ", " are ", " were ", " had "), figure.end)
        or _OF_MANY.match(low, figure.end) is not None
        or figure.value > 1
        and low.endswith((" and ", "including ", ", "), start, figure.start)
        and low.startswith((" in ", " at ", " from ", " on ", " for "), figure.end)
        or FURTHER_ONES.match(low, figure.end) is not None
    )


_EACH_HAS = re.compile(r"每[^,。;]{1,8}[就便中]有$")
_DURATION_BEFORE = literal_first(
    r"(?:\b(?:past|last|next|coming|previous|recent|following|in|over|within|for|every|after|about|first|nearly|"
    r"of|the|than|these|those|almost|around|more|another)\s|近|过去|未来|今后|前|后|用|历时|经过|开局|时隔|连续|这|为期|每)$"
)
_DURATION_AFTER = re.compile(
    r"\s?(?:ago|earlier|later|after|of age|old|running|in a row|after|before)\b"
    r"|(?:来|内|间|前|后|以来|时间|行动|规划|计划|里|期)"
)


#: 人均预期寿命79岁; elsewhere an age bounds a group, 60岁及以上人口.
#: What is measured in years; elsewhere years are a period.
_TERM = re.compile(r"期|寿命|年限|工龄|学制|使用|缩短|提前|延长|年龄|历时")
_LIFE = re.compile(r"(?:寿命|平均年龄|年龄中位数)[^,;。\d]*$")


def _physical(figure: Figure, low: str) -> Figure | None:
    """Durations that only name a period are no figures, nor are ages that only say who is meant."""
    if figure.unit == "岁" and not _LIFE.search(low, max(0, figure.start - 15), figure.start):
        return None
    if figure.unit == "个季度" or figure.unit == "inches" and "-" in low[figure.start : figure.end]:
        return None  # a 12-inch wafer
    if figure.unit in ("年", "个月", "天", "days", "years", "months"):
        before = _without_lower(low[max(0, figure.start - 28) : figure.start])[-12:]
        if _DURATION_BEFORE.search(before) or _DURATION_AFTER.match(low, figure.end):
            return None
        if figure.unit == "年" and not _TERM.search(low, max(0, figure.start - 8), figure.start):
            return None
        if figure.unit in ("年", "个月"):
            return None if figure.unit == "年" and figure.value > 100 else figure
    elif figure.value == 24 and figure.unit == "hours" and "-" in low[figure.start : figure.end]:
        return None  # a 24-hour hotline
    elif figure.unit in ("hours", "minutes") and _LATE.match(low, figure.end):
        return None
    return figure


def _year_like(figure: Figure) -> bool:
    """Whether the number looks like a calendar year: four digits from 1900 to 2100."""
    return (
        figure.end - figure.start == 4 and figure.value == int(figure.value) and 1900 <= figure.value <= 2100
    )
