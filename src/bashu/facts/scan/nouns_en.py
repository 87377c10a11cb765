"""The counted noun after an English number: where its phrase ends and what its unit is."""

from __future__ import annotations

import re
from functools import lru_cache

from bashu.facts.english.words import FINITE
from bashu.facts.scan.numerals import EN_NUMBERS

__all__ = ["IRREGULAR", "STOP", "read_noun", "unit_of_noun"]

_WORD = re.compile(r" ?([A-Za-z0-9][A-Za-z0-9'/&.-]*)|( \([A-Za-z]+\))")
STOP = frozenset(
    """
    a an the of in on at to for from by with within between among under over across into through per than as
    via without despite against including and or but nor while which that who whose whom where when after
    before since until during because if such both is are was were be been being has have had having will
    would can could may might must shall should do does did it its they their he his she her we our you this
    these those there here each every all any not also so said says say began started remained reached rose
    fell grew hit made took came went came put set according located worth covering involving totaling
    totalling linked linking carry carries joined joining left behind year-on-year annually yearly monthly
    daily now still yet already ago later earlier newly jointly together respectively compared more less
    higher lower faster slower up down out off about around nearly almost only just least most plus minus
    versus vs far away long wide deep tall high old inclusive
    """.split()
)
_BARE = frozenset("of to by in on the and or is are was were".split())
#: Nouns in -s that begin a compound rather than end it.
_COMPOUND_S = frozenset(
    """
    logistics goods sports sales savings services news communications telecommunications business
    headquarters customs securities operations systems means series arts aerospace physics economics
    electronics robotics mathematics statistics gas analysis access process cross mass class press express
    bus campus virus consensus focus status census glass grass brass species less various previous serious
    famous dangerous hazardous religious precious numerous continuous autonomous indigenous overseas indoors
    tourists' this thus us its
    """.split()
)
IRREGULAR = frozenset(
    "people population talent children men women persons staff personnel cattle sheep fish vehicles aircraft".split()
)
_ADJECTIVES = frozenset(
    """
    new old young older younger newer larger smaller bigger greater existing current modern senior permanent resident registered ongoing newly-built working
    major key leading important main core top typical landmark outstanding talented qualified special
    priority large small big high low long short full total comprehensive basic pilot demonstration first
    second last other different separate joint mutual additional extra further more less related relevant
    national strategic local regional municipal provincial domestic foreign overseas international global
    displayed reported planned
    """.split()
)
#: Heads that say little alone, so that the unit keeps the word before them.
_LIGHT = frozenset(
    """
    institutions teams services areas zones lists actions goals clusters lines circles clinics centers centres
    stations workers students piles sections trips sites reserves links banks offices groups entrances
    """.split()
)
#: Compounds whose first word only looks like an adjective: it says what kind of thing is counted.
_FIXED = frozenset(
    """
    new-areas pilot-zones sister-cities central-banks national-parks
    free-ports high-schools leading-groups development-zones
    """.split()
)
_HYPHEN = re.compile(
    r"-(level|year|month|week|day|hour|minute|kilometer|kilometre|km|meter|metre|lane|tier|storey|story|ton|tonne|megawatt|"
    r"square-meter|square-kilometer|mile|acre|hectare)s?\b(?!-| (?:plan|action|program|programme|campaign|period|term|"
    r"plans|run|spell|high|low|old))"
)
_PAIRS = frozenset(
    {"countries and regions", "districts and counties", "cities and counties", "counties and districts",
     "cities and prefectures", "towns and townships", "countries and territories", "regions and countries"}
)  # fmt: skip


def read_noun(text: str, low: str, position: int, end: int) -> tuple[int, int] | None:
    """Start and end of the plural noun phrase that the number at ``position`` counts; None where none follows.

    The phrase ends at its first plural head: "37 research institutions led by ..." gives "research
    institutions". A hyphened measure ("four-level") is taken as well.
    """
    hyphen = _HYPHEN.match(low, position)
    if hyphen:
        return hyphen.start() + 1, hyphen.end()
    start = cursor = position
    words = 0
    while cursor < end and words < 8:
        match = _WORD.match(low, cursor, end)
        if not match or (cursor > position and low[cursor] != " ") or (words == 0 and low[cursor] != " "):
            return None
        word = match.group(1)
        if word is None:
            cursor = match.end()
            continue
        trimmed = word.rstrip(".")
        if words == 0:
            start = match.start(1)
        if words == 0 and _FURTHER.match(low, match.start(1), end):
            cursor = match.end()
            continue
        if words == 0 and trimmed in EN_NUMBERS:
            return None  # "1.67 million ten years later"
        if words and trimmed[:1].isdigit() and low.endswith(" and ", start, match.start(1)):
            return None  # "98 industry and 81 services"
        if trimmed in STOP:
            if trimmed != "and" or words == 0:
                return None
            cursor = match.end()
            words += 1
            continue
        words += 1
        if _is_plural(trimmed):
            stop = match.start(1) + len(trimmed)
            if (trimmed in _COMPOUND_S or trimmed.endswith("ics")) and _continues(low, stop, end):
                cursor = match.end()
                continue
            if _is_compound(low, trimmed, stop, end):
                cursor = match.end()
                continue
            pairs = _PAIRS_OF.match(low, match.start(1), end)
            return start, pairs.end() if pairs else _pair_end(low, start, stop, end)
        if len(trimmed) != len(word):
            return None
        cursor = match.end()
    return None


def _is_compound(low: str, word: str, stop: int, end: int) -> bool:
    """Whether a plural only begins its noun: another plural follows ("parts enterprises"), or it is hyphened and more follows."""
    match = _WORD.match(low, stop, end)
    after = match.group(1).rstrip(".") if match and match.group(1) else ""
    if not after or after in STOP or not after[0].isalpha() or FINITE.fullmatch(after):
        return False
    return word not in IRREGULAR and _is_plural(after) or "-" in word and not word.endswith("-makers")


#: "8 more bus lines", "300 old homes": further or aged things are counted; "8 more than" compares.
_FURTHER = re.compile(
    r"(?:more|old|such|earlier|later|previous|remaining) (?!than\b|and\b|or\b|in\b|of\b|to\b)(?=[a-z])(?![^,.;]{0,40}\bthan\b)"
)


@lru_cache(maxsize=4096)
def _is_plural(word: str) -> bool:
    if (
        word in IRREGULAR
        or word.endswith("men")
        and len(word) > 5
        and not word.endswith(("amen", "imen", "omen"))
    ):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "ous", "us", "is"))
        or word in _COMPOUND_S - _BARE
        and word.endswith("s")
        and len(word) > 4
        and not word.endswith(("ss", "ous", "us", "is"))
    )


def _continues(low: str, stop: int, end: int) -> bool:
    """Whether another noun may follow inside the same phrase."""
    match = _WORD.match(low, stop, end)
    return bool(match and match.group(1) and match.group(1).rstrip(".") not in STOP)


#: Two nouns that one number counts together; a verb in -s, a figure or a name after "and" begins something else.
_PAIR = re.compile(
    r"(\w+s|staff|people|talent) and ((?:[a-z]+ )?[a-z]+s|staff|people|personnel)(?= (?:for|in|of|from|at|by|were|was|have|had|are|across|under)\b|[.,;:)]|$)"
)


#: "eleven pairs of universities": what is paired belongs to the unit.
_PAIRS_OF = re.compile(r"pairs of [a-z]+s\b")
_TWO_NOUNS = re.compile(r"\w+ and \w+")


def _pair_end(low: str, start: int, stop: int, end: int) -> int:
    """Extend the phrase over a pair such as "countries and regions" or "students and staff"."""
    head = max(start, low.rfind(" ", start, stop) + 1)
    fixed = _TWO_NOUNS.match(low, head, end)
    if fixed and fixed.group() in _PAIRS:
        return fixed.end()
    match = _PAIR.match(low, head, end)
    if match is None or match.group(1) != low[match.start() : stop].split(" ")[-1]:
        return stop
    second = match.group(2).split(" ")
    if len(second) == 2 and second[0].endswith("ed"):
        return stop  # "has drawn 680 firms and issued loans"
    if any(
        FINITE.fullmatch(word) or word in EN_NUMBERS or word in STOP or word == "other" for word in second
    ):
        return stop
    return match.end()


@lru_cache(maxsize=4096)
def unit_of_noun(phrase: str) -> str:
    """The unit that a counted phrase stands for: its head, with the word before a head that says little alone.

    >>> unit_of_noun("new research institutions"), unit_of_noun("special joint workgroups")
    ('research institutions', 'workgroups')
    """
    low = phrase.lower()
    for pair in _PAIRS:
        if low.endswith(pair):
            return pair
    if " and " in low and _PAIR.fullmatch(
        low.rpartition(" and ")[0].split(" ")[-1] + " and " + low.rpartition(" and ")[2]
    ):
        return low.rpartition(" and ")[0].split(" ")[-1] + " and " + low.rpartition(" and ")[2]
    words = low.split(" ")
    head = words[-1]
    if head == "population":
        return "people"
    if len(words) > 1 and re.fullmatch(r"(?:trillion|billion|million)-yuan", words[-2]):
        return f"{words[-2]} {head}"
    if len(words) > 2 and words[-2] == "of":
        return " ".join(words[-3:])
    if "-" in head and head.split("-")[-1] in ("level", "year", "day", "hour"):
        head = head.split("-")[-1]
    if len(words) == 1:
        return head if head.endswith("s") or head in IRREGULAR else head + "s"
    if f"{words[-2]}-{head}" in _FIXED:
        return f"{words[-2]} {head}"
    kept = [word for word in words[:-1] if not _is_modifier(word)]
    if "and" in kept and len(kept) > 1 and words[-2] != "and" and _is_modifier(words[words.index("and") - 1]):
        kept.remove("and")  # "international and regional air links"
    if head in _LIGHT:
        if len(kept) == 1 and kept[0] != "and":
            return f"{kept[0]} {head}"
        if not kept and words[-2].endswith("ing") and words[-2] not in _ADJECTIVES:
            return f"{words[-2]} {head}"
        if len(kept) == 2 and kept[0].endswith("al"):
            return f"{kept[1]} {head}"  # "vocational education groups"
    return head


def _is_modifier(word: str) -> bool:
    return word in _ADJECTIVES or "-" in word or word.endswith(("ed", "ing"))
