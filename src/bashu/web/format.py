"""Published figures as a reader of each language writes them: 8.72 trillion yuan, 8.72万亿元.

Decimal all the way: a value is scaled by a power of ten and rounded only where the caller asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bashu.model import UNITS, Kind, unit_label

__all__ = ["MISSING", "Figure", "Scale", "figure", "plain", "scale_for"]

#: What stands where there is no value.
MISSING = "—"
MINUS = "\N{MINUS SIGN}"
SIGNED = frozenset({Kind.GROWTH, Kind.CHANGE_PP})
_TRILLION = Decimal(10) ** 12
_TIGHT = frozenset({"percent", "permille"})
_NEVER_SCALED = frozenset({"percent", "permille", "pp", "times", "rank", "index"})


@dataclass(frozen=True, slots=True)
class Scale:
    """``factor`` base units are one of ``word`` (a scale word with the unit's name)."""

    factor: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit as they are printed, ``gap`` between them."""

    number: str
    unit: str = ""
    gap: str = ""
    before: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.number}{self.gap}{self.unit}"


_LARGE_EN = ((12, "trillion"), (9, "billion"), (6, "million"))
_LARGE_ZH = ((12, "万亿"), (8, "亿"), (6, "万"))
_ENERGY = {
    ("Wh", "en"): ((12, "TWh"), (9, "GWh"), (6, "MWh"), (3, "kWh")),
    ("Wh", "zh"): ((11, "亿千瓦时"), (7, "万千瓦时"), (3, "千瓦时")),
    ("W", "en"): ((9, "GW"), (6, "MW"), (3, "kW")),
    ("W", "zh"): ((11, "亿千瓦"), (7, "万千瓦"), (3, "千瓦")),
}


def scale_for(
    size: Decimal, unit: str, *, language: str, noun: Callable[[str], str] = str, tabular: bool = False
) -> Scale:
    """The scale in which values up to ``size`` base units read best.

    ``noun`` translates counted nouns, which are their own unit. ``tabular`` stays at billions and 亿, in which
    tables of either language are kept however large the sums.
    """
    # an index needs no unit beside its number: what it is relative to is said by its indicator
    name = "" if unit == "index" else unit_label(unit, language) if unit in UNITS else noun(unit)
    size = abs(size)
    if unit in _NEVER_SCALED:
        return Scale(Decimal(1), name)
    for power, word in _ENERGY.get((unit, language), ()):
        if size >= Decimal(10) ** power:
            return Scale(Decimal(10) ** power, word)
    if language == "zh":
        for power, word in _LARGE_ZH[1:] if tabular else _LARGE_ZH:
            if size >= Decimal(10) ** power:
                return Scale(Decimal(10) ** (4 if power == 6 else power), word + name)
        return Scale(Decimal(1), name)
    for power, word in _LARGE_EN[1:] if tabular else _LARGE_EN:
        if size >= Decimal(10) ** power:
            return Scale(Decimal(10) ** power, f"{word} {name}")
    return Scale(Decimal(1), name)


def figure(
    value: Decimal | None,
    unit: str,
    *,
    language: str,
    kind: str = "",
    digits: int | None = None,
    half_width: Decimal | None = None,
    noun: Callable[[str], str] = str,
    scale: Scale | None = None,
) -> Figure:
    """A value in base units as a figure.

    ``digits`` rounds to that many significant digits, though never a digit before the point; without it
    every digit is shown. ``half_width`` restores the zeros that were printed (6.0%). Growth and change
    carry their sign. Missing, infinite and not-a-number values become a dash.

    >>> str(figure(Decimal("8719300000000"), "CNY", language="en", digits=3))
    '8.72 trillion yuan'
    >>> str(figure(Decimal("8719300000000"), "CNY", language="zh", digits=3))
    '8.72万亿元'
    """
    if value is None or not value.is_finite():
        return Figure(MISSING)
    if unit == "rank":
        return Figure(plain(value), **_rank(language))
    if unit == "index" and digits is not None:
        digits += 1  # indices move around 100, so three digits would hide the movement
    chosen = scale or scale_for(value, unit, language=language, noun=noun)
    scaled = value / chosen.factor
    if digits is not None:
        scaled = _rounded(scaled, digits)
    elif scale is None and chosen.factor == _TRILLION and _places(scaled) > 3:
        # 29129.03亿元 is read more easily, and more often printed, than 2.912903万亿元
        chosen = scale_for(value, unit, language=language, noun=noun, tabular=True)
        scaled = value / chosen.factor
    least = _printed_places(half_width, chosen.factor) if half_width else 0
    if digits is not None:
        least = min(least, max(0, digits - max(1, scaled.adjusted() + 1)))
    number = plain(scaled, least=least)
    if kind in SIGNED and scaled > 0 and unit != "times":
        number = "+" + number
    tight = unit in _TIGHT or language == "zh"
    return Figure(number, chosen.word, gap="" if tight or not chosen.word else "\N{NO-BREAK SPACE}")


def plain(value: Decimal, *, least: int = 0) -> str:
    """A decimal in full, grouped by thousands, with ``least`` decimals at least and no idle zeros beyond."""
    text = f"{abs(value):f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    number = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return MINUS + number if value < 0 else number


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _rank(language: str) -> dict[str, str]:
    return {"before": "第", "unit": "位"} if language == "zh" else {"before": "No.\N{NO-BREAK SPACE}"}


def _rounded(value: Decimal, digits: int) -> Decimal:
    places = max(0, digits - max(1, value.adjusted() + 1))
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _printed_places(half_width: Decimal, factor: Decimal) -> int:
    """How many decimals a figure was printed with: half a unit of the last one is 5 in the next place."""
    step = (half_width * 2 / factor).normalize()
    return min(6, max(0, -step.adjusted())) if step.is_finite() and step else 0
