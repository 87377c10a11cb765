"""How things stood at the end of a period: "as of the end of June", 截至6月底."""

from __future__ import annotations

import re

from bashu.facts.bound import Sentence
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention

__all__ = ["ends_with", "is_as_of", "is_month_of"]

_MONTH = re.compile(r"\d{4}-\d\d")


def is_month_of(period: str, report: str) -> bool:
    """Whether a period is one month of the year that is reported on."""
    return _MONTH.fullmatch(period) is not None and period[:4] == report[:4]


def ends_with(period: str, report: str) -> bool:
    """Whether a month is the last of the part of a year that is reported on."""
    return _MONTH.fullmatch(period) is not None and period[4:] == _LAST.get(report[4:], report[-3:])


#: The last month of each part of a year.
_LAST = {"-Q1": "-03", "-H1": "-06", "-Q1/Q2": "-06", "-Q1/Q3": "-09", "-H2": "-12"}


_AS_OF = literal_first(r"\b(?:as of|at|by)(?: the)?(?: end of)? $|截至|截止")


def is_as_of(low: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence tells how things stood at the end of a period."""
    words = low[mention.start : mention.end]
    before = max(sentence.start, mention.start - 16)
    return words.endswith(("末", "底")) or _AS_OF.search(low, before, mention.start) is not None
