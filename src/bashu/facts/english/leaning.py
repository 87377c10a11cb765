"""English phrases that lean on the figure before: "the value reached", "invested 8 billion in"."""

from __future__ import annotations

import re
from functools import lru_cache

from bashu.facts.bound import Bound, Sentence
from bashu.facts.english.phrases import clean, find_subject
from bashu.facts.literal_first import literal_first

__all__ = ["complete_english"]

#: Heads that measure nothing by themselves.
_GENERIC = re.compile(
    r"(?:(?:total|combined|annual|gross|overall|cumulative|real|nominal|average) )*"
    r"(?:value|worth|volume|amount|figure|sum|scale|growth rate|rate of growth|yield|throughput|output value)",
    re.IGNORECASE,
)
#: Words left over where a clause has no subject of its own.
_LEFT_OVER = re.compile(
    r"(?:against|although|ahead|average|reported|raking|far|(?:at )?(?:comparable|constant|current) prices|measured on [a-z ]{4,24}|only just|compared|percent|because|be specific|be exact|be precise|be sure|particular|example|instance|a|both|each|per|let|it)",
    re.IGNORECASE,
)
#: A figure that a clause attaches at its end: "the first city with output above ...", "puts the bill at".
_ATTACHED = (
    re.compile(
        r".*\b(?:shows?|showed|became|becoming|become)\b.* with (?:an? |the |its )?(?P<np>[^,;]{3,40})",
        re.IGNORECASE,
    ),
    re.compile(
        r".*\b(?:puts?|sets?|lifts?|brings?|took|takes?) (?:the|its|their) (?P<np>[a-z][^,;]{3,40})",
        re.IGNORECASE,
    ),
)
_MARK = re.compile(
    r"(?:(?:a|an|the|historic|new|record|major|symbolic) )*(?:milestones?|marks?|highs?|thresholds?|heights?)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?P<whole>.+?)(?: in between)? whose (?P<part>share|output|proportion|number)")
_TRAILING = re.compile(
    r"(?: and (?:was|were|is|are|has|have|had|will)\b.*| between them| (?:taking|costing|lasting|measuring|weighing|priced|a|an|in a|in a single|in one|under|around|with|of its|of the))$"
)
#: A rank that only says where: "and ranked seventh in the country".
_RANK_IN = re.compile(r"rank (?:in|of) (?:the )?[\w' -]{3,40}")
_STOP = re.compile(r"(?<=[a-z]{3})\.$")
_DOUBLED = re.compile(r"(.+) of \1")
_AGED = re.compile(
    r" \d+(?: ?(?:to|-) ?\d+)?(?: years)?(?: (?:and|or) (?:above|over|older|below|under|younger))?(?: of age)?"
)
_SPEAKER = re.compile(
    r"(?:he|she|they|officials?|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:said|says|added|noted|explained) (?:that )?(?=\S)",
)
_INVESTS = literal_first(
    r"\b(?:invest(?:s|ed|ing)?|pour(?:s|ed|ing)?) (?:a total of |a combined |up to |more than |over |about |some )*$"
)
_INTO = re.compile(r" (?:in|into) (?P<np>[a-z0-9][^,.;()\n]{3,60})")


def complete_english(
    text: str, low: str, sentence: Sentence, bound: Bound, before: Bound | None, last: Bound | None
) -> None:
    """Say in full what a figure measures; ``before`` is the one before in its sentence, ``last`` that of the paragraph."""
    earlier = before or last
    if earlier is not None and earlier.kind == "rank":
        earlier = None
    if bound.indicator.endswith("."):
        bound.indicator = _STOP.sub("", bound.indicator)
    _recut(text, low, sentence, bound)
    if bound.form in ("money", "physical"):
        _amount(text, low, bound)
    elif (
        bound.kind == "change_pp"
        and before is not None
        and before.kind == "share"
        and bound.subject == before.subject
    ):
        bound.indicator = before.indicator
    if (
        bound.kind == "rank"
        and before is not None
        and before.kind != "rank"
        and _RANK_IN.fullmatch(bound.indicator)
    ):
        bound.indicator = bound.indicator.replace("rank", f"rank of {before.subject}", 1)
        return
    doubled = _DOUBLED.fullmatch(bound.indicator) if " of " in bound.indicator else None
    if doubled:
        _say(
            bound,
            f"{doubled.group(1)} completed"
            if "completed" in low[bound.end : bound.clause_end]
            else doubled.group(1),
        )
    if earlier is None or not earlier.subject:
        return
    phrase = bound.indicator
    if phrase.lower() == "growth" and bound.kind in ("change_pp", "target"):
        _say(bound, f"growth of {earlier.subject}")
        return
    if not phrase or _is_left_over(phrase):
        _say(bound, earlier.subject)
        return
    if _is_generic(phrase) and not _is_generic(earlier.subject):
        own = earlier.subject.lower()
        _say(bound, earlier.subject if phrase.lower() in own else f"{phrase} of {earlier.subject}")


@lru_cache(maxsize=4096)
def _is_left_over(phrase: str) -> bool:
    return _LEFT_OVER.fullmatch(phrase) is not None


@lru_cache(maxsize=4096)
def _is_generic(phrase: str) -> bool:
    return _GENERIC.fullmatch(phrase) is not None


def _recut(text: str, low: str, sentence: Sentence, bound: Bound) -> None:
    """Cut again a phrase that took in a speaker, a verb or a number's description."""
    speaker = _SPEAKER.match(bound.indicator)
    if speaker:
        _say(bound, re.sub(r"^[A-Z][\w-]+'s ", "", bound.indicator[speaker.end() :]))
    whose = _WHOSE.fullmatch(bound.indicator) if " whose " in bound.indicator else None
    if whose:
        _say(bound, f"{whose['part']} of {whose['whole']}")
    if bound.indicator.endswith(" aged"):
        at = text.find(bound.indicator, sentence.start, sentence.end)
        aged = _AGED.match(text, at + len(bound.indicator)) if at >= 0 else None
        bound.indicator += aged.group() if aged else ""
    trailing = _TRAILING.search(bound.indicator)
    if trailing and trailing.start() > 3:
        bound.indicator = bound.indicator[: trailing.start()]
    if bound.form not in ("money", "physical"):
        return
    for pattern in _ATTACHED:
        attached = pattern.fullmatch(bound.indicator)
        if attached:
            _say(bound, attached["np"])
            return
    if _MARK.fullmatch(bound.indicator):
        a, b = clean(low, *find_subject(low, bound.clause_start, bound.start), sentence)
        if b - a > 2:
            _say(bound, text[a:b])


def _say(bound: Bound, phrase: str) -> None:
    bound.subject = bound.indicator = phrase


def _amount(text: str, low: str, bound: Bound) -> None:
    """What money is told in or put into: "33 billion yuan in revenue", "invested 8 billion yuan in 20 projects"."""
    if _INVESTS.search(low, bound.clause_start, bound.start):
        into = _INTO.match(low, bound.end)
        name = text[into.start("np") : into.end("np")].strip() if into else ""
        name = re.sub(r"^[\d,]+ | (?:this|last|next|in the|over the|during)\b.*$", "", name)
        _say(bound, f"investment in {name}" if name else "investment")
