"""Find in one pass where words of number, of time and of other cues stand, so that the slower expressions run only there."""

from __future__ import annotations

from bisect import bisect_left

import ahocorasick_rs

from bashu.facts.periods.words_en import MONTHS
from bashu.facts.scan.numerals import EN_NUMBERS

__all__ = ["EVERY_CUE", "Anchors"]

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
#: Words one of which is in whatever an expression finds, by the name of the cue: planning (as ``TARGET`` of the words
#: of English has it, "by 2030" aside), the present, sums, expectations, what can be measured, visitors.
_CUES = {
    "plan": [
        *"aim plan target goal should striv will intend expect projecting forecast scheduled slated pledge vow seek hope".split(),
        *(f"{word} to" for word in "is are project projects set due poised".split()),
        "to be",
    ],
    "now": ["now", "currently", "at present", "today", "so far", "to date", "these days", "up to now"],
    "sum": [
        "cumulative",
        "accumulat",
        "in total since",
        "total number",
        "all told since",
        "so far",
        "to date",
    ],
    "hope": [
        *"expect estimate project projecting forecast likely predict".split(),
        *(f"{word} to" for word in ("project", "projects")),
    ],
    "measure": (
        "trade export import output gdp economy investment sales income revenue consumption prices industry sector tourism retail "
        "production turnover lending deposits loans spending freight traffic throughput"
    ).split(),
    "guest": ["visit", "tourist", "guest", "travel", "arrivals", "people"],
}
#: All of them, for text in which none was looked for.
EVERY_CUE = frozenset(_CUES)


class Anchors:
    """Offsets of number words, of words of time and of the words of cues in a folded English text."""

    _WORDS = list(dict.fromkeys([*_NUMBER, *_TIME, *(word for words in _CUES.values() for word in words)]))
    _KINDS = [
        (word in _NUMBER, word in _TIME, frozenset(cue for cue, words in _CUES.items() if word in words))
        for word in _WORDS
    ]
    _AUTOMATON = ahocorasick_rs.AhoCorasick(
        _WORDS,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )

    def __init__(self, low: str) -> None:
        self.numbers: list[int] = []
        self.times: list[int] = []
        self._cued: list[int] = []
        self._cues: list[frozenset[str]] = []
        kinds = self._KINDS
        for index, start, _ in self._AUTOMATON.find_matches_as_indexes(low):
            number, time, cues = kinds[index]
            if number:
                self.numbers.append(start)
            if time:
                self.times.append(start)
            if cues:
                self._cued.append(start)
                self._cues.append(cues)

    def number(self, start: int, end: int) -> tuple[int, int] | None:
        """Where number words stand between two offsets: the first and the last, None where there is none."""
        return _extent(self.numbers, start, end)

    def time(self, start: int, end: int) -> tuple[int, int] | None:
        """Where words of time stand between two offsets: the first and the last, None where there is none."""
        return _extent(self.times, start, end)

    def cues(self, start: int, end: int) -> frozenset[str]:
        """The cues of which words stand between two offsets."""
        first = bisect_left(self._cued, start)
        return frozenset().union(*self._cues[first : bisect_left(self._cued, end, first)])


def _extent(offsets: list[int], start: int, end: int) -> tuple[int, int] | None:
    first = bisect_left(offsets, start)
    stop = bisect_left(offsets, end, first)
    return (offsets[first], offsets[stop - 1]) if stop > first else None
