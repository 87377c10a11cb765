"""What an English subject counts: the plural head of its phrase, or the members of a collective."""

from __future__ import annotations

import re
from functools import lru_cache

from bashu.facts.scan.nouns_en import unit_of_noun

__all__ = ["counted_head"]

#: Collectives and flows, with what their number counts.
_MEMBERS = (
    (
        re.compile(r"\bpassenger (?:flow|throughput|traffic|volume|turnover|trips)\b|\bridership\b"),
        "passengers",
    ),
    (re.compile(r"\bcontainer (?:throughput|volume|traffic)\b"), "TEU"),
    (re.compile(r"\bpopulations?\b|\bworkforce\b"), "people"),
    (re.compile(r"\benrol(?:l)?ment\b"), "students"),
)
_HEAD_NOUN = re.compile(
    r"(?:number|count|total)s? of ((?:[\w-]+ ){0,5}?[\w-]+s|(?:[\w-]+ ){0,3}people)(?![\w-])"
)
_CUT = re.compile(
    r" (?:of|in|for|with|at|linked|designated|on|up|to|from|under|by|between|aged?|living|working|that|which|who|whose|above|below|over|"
    r"registered|operating|approved|opened|built)\b|,"
)
_PEOPLE = frozenset(("people", "persons", "children", "women", "men", "staff", "vehicles", "aircraft"))


@lru_cache(maxsize=4096)
def counted_head(subject: str) -> str:
    """The unit of what a subject counts, empty where it counts nothing.

    >>> counted_head("number of foreign consular offices"), counted_head("floating population of the city")
    ('offices', 'people')
    """
    low = subject.lower()
    match = _HEAD_NOUN.search(low)
    phrase = match.group(1) if match else _CUT.split(low, maxsplit=1)[0]
    words = phrase.split()
    if words and words[-1] in _PEOPLE:
        return words[-1]
    if words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        return unit_of_noun(phrase)
    return next((unit for pattern, unit in _MEMBERS if pattern.search(low)), "")
