"""Numbers without a unit that the words around them explain: ages, scores and votes."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Prose

__all__ = ["is_age", "is_score", "is_told_age"]

#: "Maddon, 66, said": the age after a name.
_NAMED = re.compile(r"(?:[A-Z][\w'.-]+|\b(?:girl|boy|man|woman|son|daughter|brother|sister|husband|wife)), $")
#: "At 78, she": the age of whom the sentence is about.
_AT = re.compile(r"at \d\d$")
_SHE = re.compile(r", (?:she|he|the|mr|ms|mrs)\b")
_LIVED = re.compile(r"\b(?:life expectancy|average age|median age)\b")
#: Whose age a number is, where a noun might follow: "anyone under 25 pays half".
_PERSONS = re.compile(
    r"\b(?:people|persons|anyone|those|adults|children|kids|teenagers|girls|boys|women|men|patients|voters|drivers|"
    r"workers|pensioners|residents|players|americans|britons)(?: who are)? "
    r"(?:over|under|above|below|between|aged|older than|younger than)"
    r"(?: the age of)?(?: \d\d and)? $"
)
_AGED = re.compile(
    r"\b(?:aged?|ages|at age|age of|age is|age was|ages of|turned|turns|turning)\s(?:between )?$|"
    r"\b(?:will be|i'm|she's|he's|i am|he is|she is|he was|she was|who is|who was|is now)"
    r"(?: (?:only|just|now|almost|nearly))?\s$|\b(?:are|is|was|were|be) (?:under|over|aged|still)\s$"
)
_AGE_ENDS = re.compile(
    r" (?:by|last|when|this|next|in|on|after|from|at the time|and (?:has|was|is|had|still|a))\b|[,.;]|$"
)
_PAIR = re.compile(
    r"(?<![\w$.,-])(\d{1,3})-(\d{1,3})(?![\w%/-]|[.,]\d| ?(?:million|billion|percent|per cent))"
)
_CONTEST = re.compile(
    r"\b(?:w[oi]n|wins|winning|los[et]|loss|beat|beats|beaten|victory|defeat|defeated|draw|drew|leads?|led|leading|"
    r"trail\w*|tied?|ties|score\w*|series|vote[ds]?|down|up|thrash\w*|rout\w*|triumph\w*|record)\b"
)


def is_age(prose: Prose, start: int, end: int) -> bool:
    """Whether the number from ``start`` to ``end``, which has no unit, is somebody's age in years."""
    low = prose.low
    if start > prose.start and _NAMED.search(prose.text, max(prose.start, start - 24), start):
        return low.startswith(", ", end) and not low[end + 2 : end + 3].isdigit()
    if _AT.match(low, prose.start, end):
        return _SHE.match(low, end) is not None
    if _LIVED.search(low, prose.start, start):
        return True
    aged = _AGED.search(prose.before(start, 24))
    if aged and aged.group().startswith(("age", "at age")):
        return True
    return aged is not None and _AGE_ENDS.match(low, end) is not None


def is_told_age(prose: Prose, start: int) -> bool:
    """Whether what comes before makes a number an age, whatever word follows."""
    return _PERSONS.search(prose.before(start, 40)) is not None


def is_score(prose: Prose, start: int, end: int) -> bool:
    """Whether digits are one side of a score or a vote: "won 3-1", "voted 7-2", "the 98-87 win".

    A pair that falls is one whatever is said; a pair that rises could be a range and needs a word of contest.
    """
    first = prose.low.rfind(" ", prose.start, start) + 1 if prose.low[start - 1] == "-" else start
    pair = _PAIR.match(prose.low, max(first, prose.start), prose.end)
    if pair is None or end > pair.end():
        return False
    if int(pair.group(1)) > int(pair.group(2)):
        return True
    around = prose.low[max(prose.start, pair.start() - 24) : min(prose.end, pair.end() + 16)]
    return _CONTEST.search(around) is not None
