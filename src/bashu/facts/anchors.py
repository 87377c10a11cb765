"""Find in one pass where words of number, of time and of planning stand, so that the slower expressions run only there."""

from __future__ import annotations

from bisect import bisect_left

import ahocorasick_rs

from bashu.facts.numerals import EN_NUMBERS
from bashu.facts.words_of_time_en import MONTHS

__all__ = ["Anchors"]

_NUMBER = [
    *(word for word in EN_NUMBERS if word != "zero"),
    *"hundred thousand third quarter fifth tenth half twice hour doubl tripl trebl quadrupl quintupl fold top first".split(),
    *"0th 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 1th 2th 3th".split(),
    "1 in ",
    *"second fourth sixth seventh eighth ninth ranked ranks ranking climb".split(),
]
_SHORT = [*(month[:3] for month in MONTHS), "sept"]
_TIME = [
    *MONTHS,
    *(f"{month}." for month in _SHORT),
    *_SHORT,
    *"year quarter half month weeks days period q1 q2 q3 q4 h1 h2 19 20 five-year".split(),
    *"holiday holidays festival decade census".split(),
    "golden week",
    "national day",
    "new year",
    "since then",
]
#: One of these is in whatever :data:`bashu.facts.words_en.TARGET` finds, but for its "by 2030".
_PLAN = [
    *"aim plan target goal should striv will intend expect projecting forecast scheduled slated pledge vow seek hope".split(),
    *(f"{word} to" for word in "is are project projects set due poised".split()),
    "to be",
]
#: What tells of the present: "now", "so far".
_NOW = ["now", "currently", "at present", "today", "so far", "to date", "these days", "up to now"]


class Anchors:
    """Offsets of number words and of words of time, of planning and of the present in a folded English text."""

    _WORDS = list(dict.fromkeys([*_NUMBER, *_TIME, *_PLAN, *_NOW]))
    _CLASSES = [tuple(word in words for words in (_NUMBER, _TIME, _PLAN, _NOW)) for word in _WORDS]
    _AUTOMATON = ahocorasick_rs.AhoCorasick(
        _WORDS,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )

    def __init__(self, low: str) -> None:
        self.numbers: list[int] = []
        self.times: list[int] = []
        self.plans: list[int] = []
        self.nows: list[int] = []
        classes = self._CLASSES
        for index, start, _ in self._AUTOMATON.find_matches_as_indexes(low):
            number, time, plan, now = classes[index]
            if number:
                self.numbers.append(start)
            if time:
                self.times.append(start)
            if plan:
                self.plans.append(start)
            if now:
                self.nows.append(start)

    def number(self, start: int, end: int) -> tuple[int, int] | None:
        """Where number words stand between two offsets: the first and the last, None where there is none."""
        return _extent(self.numbers, start, end)

    def time(self, start: int, end: int) -> tuple[int, int] | None:
        """Where words of time stand between two offsets: the first and the last, None where there is none."""
        return _extent(self.times, start, end)

    def plan(self, start: int, end: int) -> bool:
        """Whether words of planning stand between two offsets, "by 2030" aside."""
        return _extent(self.plans, start, end) is not None

    def now(self, start: int, end: int) -> bool:
        """Whether words of the present stand between two offsets."""
        return _extent(self.nows, start, end) is not None


def _extent(offsets: list[int], start: int, end: int) -> tuple[int, int] | None:
    first = bisect_left(offsets, start)
    stop = bisect_left(offsets, end, first)
    return (offsets[first], offsets[stop - 1]) if stop > first else None
