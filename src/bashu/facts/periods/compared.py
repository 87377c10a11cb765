"""The period of what a figure is compared with: "up from 5 percent in 2023", 上年为."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention

__all__ = ["compare_group", "compared_period", "is_compared"]

_COMPARED = literal_first(
    r"(?:compared (?:with|to)|\bfrom|\bafter (?:a|an|the)\b[\w -]{0,24}|\bversus|\bagainst|\bdown from|\bup from|(?<![比较与])(?:上年为|去年同期为?|上年同期为?|同期为|上年末?为))\W*(?:an? |the |some |about |only |just |less than |more than |fewer than |over |nearly |around |at least |a fall of |a rise of |an increase of |下降|上涨|增长|上升)*\s*$"
)


def compare_group(low: str, sentence: Sentence, bounds: Sequence[Bound], index: int, used: set[int]) -> None:
    """ "up from 523 ports in 124 countries at the end of 2023": the date holds for the whole comparison."""
    first = bounds[index]
    stop = low.find(",", first.end, sentence.end)
    stop = stop if stop >= 0 else sentence.end
    for mention in sentence.mentions:
        if mention.period and mention.role != "date" and first.end <= mention.start < stop:
            used.add(mention.start)
            for bound in bounds[index:]:
                if bound.end <= mention.start:
                    bound.period, bound.compared = mention.period, True
            return


def is_compared(low: str, sentence: Sentence, bound: Bound, before: int) -> bool:
    """Whether the words before a figure hold it against another: compared with, down from, 上年为."""
    if sentence.chinese and _of_then(low, sentence, bound, before):
        return True
    if bound.kind != "growth" and _THEN_AFTER.match(low, bound.end):
        return True
    window = low[max(before, bound.start - 44, sentence.start) : bound.start]
    match = _COMPARED.search(window)
    return match is not None


#: "the 102,000 tonnes of a year before", "it was 4 percent a year earlier".
_THEN_AFTER = re.compile(r" (?:of )?(?:a year|[a-z]+ years) (?:earlier|before|ago)\b")
_OF_THEN = re.compile(r"(?:末|底|时|期间)?的[^,;。\d]{0,8}")


def _of_then(low: str, sentence: Sentence, bound: Bound, before: int) -> Mention | None:
    """The earlier time of which a figure is told within a comparison: 比2010年的2.7人减少."""
    for mention in sentence.mentions:
        named = mention.role == "base" and mention.period and before <= mention.start < bound.start
        if named and _OF_THEN.fullmatch(low, mention.end, bound.start):
            return mention
    return None


def compared_period(
    low: str, sentence: Sentence, bound: Bound, before: int, next_start: int, used: set[int]
) -> str | None:
    """The period named beside a compared figure; in English also added to ``used``, since it is nobody else's."""
    if sentence.chinese:
        then = _of_then(low, sentence, bound, before)
        if then is not None:
            return then.period
        for mention in reversed(sentence.mentions):
            if before <= mention.start < bound.start and mention.period and mention.role == "local":
                return mention.period
    for mention in sentence.mentions:
        if (
            bound.end <= mention.start < min(next_start, bound.clause_end + 24)
            and mention.period
            and mention.role != "date"
        ):
            used.add(mention.start)
            return mention.period
    if not sentence.chinese:
        return None
    for mention in reversed(sentence.mentions):
        if before <= mention.start < bound.start and mention.period and mention.role not in ("main", "date"):
            return mention.period
    return None
