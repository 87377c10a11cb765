"""Numbers in words: cardinals, dozens, fractions, vague plurals such as "thousands"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bashu.facts.quantities.digits import SCALES, read_scale
from bashu.facts.quantities.prose import Number, Prose
from bashu.facts.scan.numerals import EN_NUMBERS, EN_SCALES, english_number

__all__ = ["WORDED", "read_words", "worded"]

_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_SMALL = "|".join(sorted((word for word in EN_NUMBERS if word != "dozen"), key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion"
_PART = "|".join(_PARTS)
#: "a third of", "two-thirds full", "by a quarter."; "a third died" and "a quarter mile" are no fractions.
_FRACTION = (
    rf"(?P<part>(?:(?P<a>an?)|(?P<top>{_SMALL}))[ -](?P<bottom>(?:{_PART})s?)"
    r"(?= of\b| the\b|[,.;)]|$|(?<=s) |(?<=-third) |(?<=-quarter) |(?<=-fifth) |(?<=-tenth) )(?<!a half)"
    r"(?! (?:million|billion|trillion|of 20\d\d|quarter|time|year|place|day|month)))"
)
_HALF = (
    r"(?<!first )(?<!second )(?<!other )(?<!latter )(?P<half>(?:one-|one |a )?half)"
    r"(?= (?:of|the|its|their|our) (?!(?:the )?(?:\d{4}|a (?:million|billion))\b))"
)
_ONE_IN = (
    rf"(?P<one_in>(?P<some>{_SMALL}|\d{{1,2}})[ -](?:in|out of)[ -](?:every )?"
    rf"(?P<all>{_SMALL}|\d{{1,3}}(?:,\d{{3}})*|hundred|thousand)(?= [a-z-]+s\b| people| chance| [a-z]+ [a-z]+s\b))"
)
_HALF_A = (
    rf"(?P<half_a>(?:half an?|half-an?|a half|one-half|half) ?-?"
    rf"(?P<halved>{_BIG}|dozen|hour|minute|second|year|month|day|century|decade|mile|inch|foot|"
    r"pint|litre|liter|kilo|pound|ton|tonne|point|percent|percentage|cent|sen|penny|length|game|share|step)\b)"
)
_VAGUE = (
    r"(?P<vague>(?P<times>tens of |dozens of |hundreds of )?"
    r"(?P<plural>dozens|hundreds|thousands|millions|billions|trillions)(?! \d))"
)
_DOZEN = rf"(?P<dozen>(?:(?P<dozens>{_SMALL}|a|half a) |half-)?dozen)"
_COUPLE = rf"(?P<couple>a couple(?: of)?(?= [a-z]+s\b| (?:{_BIG}|dozen)))"
_CARDINAL = (
    rf"(?P<card>(?:a (?:{_BIG})|{_SMALL})(?:(?:[ -]| and )(?:{_SMALL}|{_BIG})\b)*"
    r"(?P<more>(?:[ -]and)?[ -](?:a|one)[ -](?P<extra>half|quarter)(?!\w))?)"
)
WORDED = re.compile(
    rf"(?<![\w$-])(?:{_FRACTION}|{_HALF}|{_ONE_IN}|{_HALF_A}|{_VAGUE}|{_DOZEN}|{_COUPLE}|{_CARDINAL})(?!\w)"
)


def worded(prose: Prose) -> Iterator[re.Match[str]]:
    """Where a sentence has numbers in words. "12 in seven innings" is no share: its two numbers are read apart."""
    position = prose.start
    while match := WORDED.search(prose.low, position, prose.end):
        position = match.end()
        if match.group("one_in") and not 0 < _small(match.group("some")) < _small(match.group("all")):
            position = match.start("all")
        else:
            yield match


def read_words(low: str, match: re.Match[str]) -> Number | None:
    """The number that a match of :data:`WORDED` spells."""
    a, b = match.span()
    if match.group("part"):
        return _fraction(low, match)
    if match.group("half"):
        return Number(a, b, Decimal("0.5"), part=True)
    if match.group("one_in"):
        return Number(a, b, _small(match.group("some")) / _small(match.group("all")), part=True)
    if match.group("half_a"):
        return _half_a(match)
    if match.group("vague"):
        return _vague(match)
    if match.group("dozen"):
        words = match.group("dozens") or match.group("dozen").removesuffix("dozen").rstrip("-")
        times = Decimal("0.5") if words.startswith("half") else Decimal(EN_NUMBERS.get(words, 1))
        return Number(a, b, 12 * times)
    if match.group("couple"):
        factor, end = read_scale(low, b)
        return Number(a, end, Decimal(2 * factor), scaled=end > b)
    return _cardinal(low, match)


def _small(word: str) -> Decimal:
    return (
        Decimal(word.replace(",", ""))
        if word[0].isdigit()
        else Decimal(EN_NUMBERS.get(word) or EN_SCALES[word])
    )


def _fraction(low: str, match: re.Match[str]) -> Number:
    bottom = match.group("bottom")
    value = (Decimal(1) if match.group("a") else _small(match.group("top"))) / (
        _PARTS.get(bottom) or _PARTS[bottom[:-1]]
    )
    if low.startswith(" of a ", match.end()):  # "a quarter of a million homes"
        factor, end = read_scale(low, match.end() + 5)
        if factor > 1:
            return Number(match.start(), end, value * factor, scaled=True)
    return Number(match.start(), match.end(), value, part=True)


def _half_a(match: re.Match[str]) -> Number:
    """ "half a million people" is a number, "half an hour" a part of a unit."""
    word = match.group("halved")
    if word in SCALES:
        return Number(match.start(), match.end(), Decimal(SCALES[word]) / 2, scaled=True)
    return Number(match.start(), match.start("halved") - 1, Decimal("0.5"))


def _vague(match: re.Match[str]) -> Number:
    """ "thousands" are one to ten of them."""
    times = {"tens": 10, "dozens": 12, "hundreds": 100}.get((match.group("times") or "").split(" ")[0], 1)
    low = Decimal(SCALES[match.group("plural")[:-1]] * times)
    return Number(match.start(), match.end(), low, scaled=True, high=10 * low)


def _cardinal(low: str, match: re.Match[str]) -> Number | None:
    a, b = match.span()
    words = re.split(r"[ -]", low[a : match.start("more") if match.group("more") else b])
    value = english_number(words)
    if value is None:
        return None
    if match.group("more"):
        value += Decimal("0.5" if match.group("extra") == "half" else "0.25")
    factor, end = read_scale(low, b)
    return Number(a, end, value * factor, scaled=end > b or not EN_SCALES.keys().isdisjoint(words))
