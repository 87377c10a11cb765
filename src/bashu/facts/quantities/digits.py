"""Numbers in digits: with a scale, a power of ten, a fraction."""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.quantities.prose import Number, Prose
from bashu.facts.scan.numerals import EN_SCALES

__all__ = ["DIGITS", "SCALES", "read_digits", "read_scale"]

#: Vulgar fractions are numbers; thirds are kept to as many digits as Decimal has.
_VULGAR = {
    "\u00bd": Decimal("0.5"), "\u00bc": Decimal("0.25"), "\u00be": Decimal("0.75"), "\u215b": Decimal("0.125"),
    "\u215c": Decimal("0.375"), "\u215d": Decimal("0.625"), "\u215e": Decimal("0.875"),
    "\u2153": Decimal(1) / 3, "\u2154": Decimal(2) / 3,
}  # fmt: skip
DIGITS = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,]\d)|\d+)(?:\.\d+)?|(?<![\d\w])\.\d+|[{''.join(_VULGAR)}]"
)
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"
_PLAIN = str.maketrans(_SUPERSCRIPTS, "0123456789-")
_POWER = re.compile(
    rf" ?[\u00d7x*\u00b7] ?10\^?([-+]?\d{{1,2}}|\u207b?[{_SUPERSCRIPTS[:-1]}]{{1,2}})(?!\d)|e([-+]?\d{{1,2}})(?!\w)"
)
_FRACTION = re.compile(r"[/\u2044](\d{1,4})(?![\d/.,]\d|\d|/|:)")
_MIXED = re.compile(r"[ -](\d{1,2})/(2|3|4|5|8|16)(?![\d/])")
_DENOMINATORS = frozenset("2 3 4 5 6 8 10 12 16 20 32 64 100 128 1000".split())
_AND_A = re.compile(r" and a (half|quarter)(?= [a-z])")

SCALES = EN_SCALES | {"dozen": 12, "lakh": 10**5, "crore": 10**7, "mil": 10**6, "t": 10**12}
_SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen|lakh|crore|mln|mn|bln|bn|trn|tn|mil)"
    r"(?:s(?= of))?(?![a-z0-9])"
)
_LETTER = re.compile(r" ?([kmbt])(?![a-z0-9/]|\.\w|-?\d)")
_COUNTED = re.compile(
    r"\+?[ -](?!and|of|or|in)(?:[a-z'-]+ ){0,3}?(?:[a-z'-]{2,}s|people|men|women|children)\b|\+"
)


def read_digits(prose: Prose, match: re.Match[str], *, money: bool) -> Number:
    """The number that starts with a match of :data:`DIGITS`, with its scale; ``money``: a sign stands before it."""
    printed, end = match.group(), match.end()
    part = printed in _VULGAR
    if part:
        value = _VULGAR[printed]
    else:
        value, end, part = _go_on(prose.low, Decimal(printed.replace(",", "")), end)
    factor, stop = read_scale(prose.low, end)
    if money and prose.text.startswith("MM", stop) and stop == end:  # "$5MM"
        factor, stop = 10**6, end + 2
    letter = None if stop > end else _LETTER.match(prose.low, end)
    if letter and (money or _is_scale(prose, letter)):
        factor, stop = SCALES[letter.group(1)], letter.end()
    digits = "" if printed in _VULGAR else printed
    return Number(match.start(), stop, value * factor, digits, scaled=stop > end, part=part)


def read_scale(low: str, position: int) -> tuple[int, int]:
    """The product of the scale words behind a number ("hundred million") and where they end."""
    factor = 1
    while match := _SCALE.match(low, position):
        factor, position = factor * SCALES[match.group(1)], match.end()
    return factor, position


def _is_scale(prose: Prose, letter: re.Match[str]) -> bool:
    """Whether a letter behind a number is its scale: "5m people", "100k followers", not "5 m" or "a 4K screen"."""
    at = letter.start()
    if prose.text[at] == "M":
        return True
    short = letter.group(1) == "k" and prose.low[at - 2 : at - 1] in (" ", "")
    if letter.group(1) == "t" or prose.low[at] == " " or short:
        return False
    return _COUNTED.match(prose.low, letter.end()) is not None


def _go_on(low: str, value: Decimal, end: int) -> tuple[Decimal, int, bool]:
    """What digits may go on with: a power of ten, a fraction, a half; and whether the number is a part of one."""
    if power := _POWER.match(low, end):
        exponent = (power.group(1) or power.group(2)).translate(_PLAIN)
        return value.scaleb(int(exponent)), power.end(), False
    if low[end : end + 1] in _VULGAR:
        return value + _VULGAR[low[end]], end + 1, False
    mixed = _MIXED.match(low, end)
    if mixed and int(mixed.group(1)) < int(mixed.group(2)):
        return value + Decimal(mixed.group(1)) / Decimal(mixed.group(2)), mixed.end(), False
    fraction = _FRACTION.match(low, end)
    if fraction and fraction.group(1) in _DENOMINATORS and 0 < value < int(fraction.group(1)):
        return value / Decimal(fraction.group(1)), fraction.end(), True
    if half := _AND_A.match(low, end):
        return value + Decimal("0.5" if half.group(1) == "half" else "0.25"), half.end(), False
    return value, end, False
