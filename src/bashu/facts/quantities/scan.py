"""Scan an English sentence for quantities: each number with its sign, its unit or noun, unless it is a name."""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.figure import Figure
from bashu.facts.quantities.context import is_age, is_score, is_told_age
from bashu.facts.quantities.dates import masked
from bashu.facts.quantities.digits import DIGITS, read_digits
from bashu.facts.quantities.ellipsis import share_units
from bashu.facts.quantities.measure import read_amount, read_phrase
from bashu.facts.quantities.money import letter_before, sign_before
from bashu.facts.quantities.names import is_name, is_year
from bashu.facts.quantities.nouns import read_before
from bashu.facts.quantities.prose import Number, Phrase, Prose
from bashu.facts.quantities.words import WORDED, read_words, worded

__all__ = ["scan_quantities"]

_MINUS = re.compile(r"(?:\b(?:minus|negative)[ -]|(?<![\w)%])-)$")
#: Words that a hyphen joins to a number: "now-18 month-old", "sub-7 nanometer"; others make a name of it.
_JOINED = re.compile(
    r"(?:(?:now|sub|to|nearly|about|almost|roughly|some|over|mid|plus|magnitude|a|an)|\d-for|\d ?[a-z%$]{1,5}|[\d%\u20ac])-$"
)
_NOT_ONE = re.compile(
    r"(?:\b(?:no|any|every|each|this|that|the|only|which|some|day|on|another|the other|number)[ -]|-)$"
)
#: What a rate is taken per is no quantity of its own: "2.7 cases per 1,000 people".
_BASE = re.compile(r"\b(?:per|for every|in every|out of every) $")
_UNCOUNTED = re.compile(r"\b(?:several|few|many|baker's|couple) $")


def scan_quantities(text: str, low: str, start: int, end: int) -> list[Figure]:
    """The quantities between two offsets, in order; units as printed, a vague "thousands" as its two ends."""
    prose = Prose(text, low, start, end)
    masks = masked(prose)
    found: list[tuple[Number, Figure]] = []
    taken = start
    for match in _numbers(prose):
        if match.start() < taken or any(a < match.end() and match.start() < b for a, b in masks):
            continue
        read = _worded(prose, match) if match.re is WORDED else _printed(prose, match)
        if read is None:
            if found and low[found[-1][0].end : match.start()] == "-" and found[-1][1].form == "bare":
                found.pop()  # "16-18 Industrial Avenue"
            continue
        number, figure = read
        if found and match.start() < found[-1][1].end and figure.form in ("count", "bare"):
            continue  # "two new 737 Max jets"
        found.append(read)
        taken = max(number.end, figure.number_end)
    share_units(prose, found)
    return [one for number, figure in found for one in _ends(number, figure)]


def _numbers(prose: Prose) -> list[re.Match[str]]:
    """Where a number may begin, in order, the longer first."""
    digits = DIGITS.finditer(prose.low, prose.start, prose.end)
    return sorted([*digits, *worded(prose)], key=lambda match: (match.start(), -match.end()))


def _printed(prose: Prose, match: re.Match[str]) -> tuple[Number, Figure] | None:
    """A quantity whose number is in digits."""
    a = match.start()
    if match.group().isdigit() and is_score(prose, *match.span()):
        number = Number(*match.span(), Decimal(match.group()), match.group())
        return number, _figure(prose, number, None, a)
    minus = _MINUS.search(prose.before(a, 9))
    first = a - len(minus.group()) if minus else a
    sign = sign_before(prose, a) or (sign_before(prose, first) if minus else None)
    if sign and not minus:  # "-$0.19"
        minus = _MINUS.search(prose.before(sign.start(), 9))
        first = sign.start() - len(minus.group()) if minus else a
    number = read_digits(prose, match, money=sign is not None)
    if not sign and not minus and _goes_on(prose, a):
        sign = letter_before(prose, a) if number.scaled or "," in number.digits else None
        if sign is None:
            return None
    start = min(first, sign.start()) if sign else first
    phrase = read_amount(prose, sign.group(), number.end) if sign else _phrase(prose, number, first)
    after = prose.text[number.end : number.end + 2]
    if phrase is None and (after[:1].isalpha() or after[:1] == "/" and after[1:].isdigit()):
        return None  # 5G, 3D, 7/2
    if _BASE.search(prose.before(start, 14)) or not sign and _is_none(prose, number, phrase):
        return None
    return number, _figure(prose, number, phrase, start, negative=minus is not None)


def _goes_on(prose: Prose, position: int) -> bool:
    """Whether the digits go on from a word, a code or another number: COVID-19, G7, HK:386."""
    if position == prose.start:
        return False
    before = prose.text[position - 1]
    if before == "/":  # f/1.5, odds of 7/2
        return True
    if before == "-":
        return _JOINED.search(prose.before(position, 11)) is None
    return (
        before.isalpha()
        or before in "_#&'"
        or before == "."
        and prose.text[position - 2].isalnum()
        or before == ":"
        and prose.text[position - 2].isalpha()
    )


def _worded(prose: Prose, match: re.Match[str]) -> tuple[Number, Figure] | None:
    """A quantity whose number is in words."""
    number = read_words(prose.low, match)
    if number is None or _UNCOUNTED.search(prose.before(number.start, 9)):
        return None
    single = number.value == 1 and not number.scaled and not number.part
    joined = prose.low.startswith("-", number.end)  # "the one-day international"
    if single and (
        not joined and _NOT_ONE.search(prose.before(number.start, 11)) or _names_one(prose, number)
    ):
        return None
    phrase = _phrase(prose, number, number.start, single=single) or read_before(prose, number.start)
    none = number.value == 0 and not prose.low.startswith(("-to-", " to "), number.end)  # "below zero"
    if phrase is None and (single or none) or _is_none(prose, number, phrase):
        return None
    return number, _figure(prose, number, phrase, number.start)


def _phrase(prose: Prose, number: Number, first: int, *, single: bool = False) -> Phrase | None:
    """What a number measures or counts; a number alone may be an age."""
    phrase = read_phrase(prose, number, single=single)
    if number.value >= 120 or phrase is not None and phrase.form != "count":
        return phrase
    aged = is_told_age(prose, first) or phrase is None and is_age(prose, first, number.end)
    return Phrase(number.end, number.end, "year of age", "physical") if aged else phrase


def _names_one(prose: Prose, number: Number) -> bool:
    """ "Formula One", "BBC One": a capital inside a sentence."""
    inside = number.start > prose.start and prose.text[number.start - 2] not in ".:\"'"
    return inside and prose.text[number.start].isupper()


def _is_none(prose: Prose, number: Number, phrase: Phrase | None) -> bool:
    form = phrase.form if phrase else ""
    return is_year(prose, number, form) or is_name(prose, number, form)


def _figure(
    prose: Prose, number: Number, phrase: Phrase | None, first: int, *, negative: bool = False
) -> Figure:
    value = -number.value if negative else number.value
    rule = "digits" if number.digits else "words"
    figure = Figure(first, number.end, value, "", "bare", _half_width(number), number.end, rule)
    if number.part:
        figure.rule = "fraction"
    if phrase is not None:
        figure.unit, figure.form, figure.end = phrase.unit, phrase.form, max(phrase.end, number.end)
        if phrase.form == "count":
            figure.noun_start, figure.noun_end = phrase.start, phrase.end
            figure.unit = prose.text[phrase.start : phrase.end]
        else:
            figure.number_end = figure.end
    return figure


def _half_width(number: Number) -> Decimal | None:
    """Half a unit of the last printed digit; None for words and fractions."""
    if not number.digits[-1:].isdecimal() or number.part:
        return None
    printed = Decimal(number.digits.replace(",", ""))
    half = Decimal(5).scaleb(-len(number.digits.partition(".")[2]) - 1)
    return half * number.value / printed if printed else half


def _ends(number: Number, figure: Figure) -> list[Figure]:
    """A figure, or the two ends of a vague one."""
    if number.high is None:
        return [figure]
    figure.rule, figure.qualifiers = "range", ("at least",)
    upper = Figure(
        figure.start, figure.end, number.high, figure.unit, figure.form, None, figure.number_end, "range",
        ("at most",), figure.noun_start, figure.noun_end,
    )  # fmt: skip
    return [figure, upper]
