"""The unit that a table's head, stub, caption or note names."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bashu.facts.normalise import fold_case, normalise
from bashu.facts.scan.digits import scan_digits
from bashu.facts.scan.numerals import EN_SCALES

__all__ = ["TableUnit", "halves", "is_relative", "nearest_units", "unit_of", "units_of"]

#: The factor of the figures printed, and the code of their unit.
TableUnit = tuple[Decimal, str]

_LEAD = re.compile(r"^\s*(?:in|units?|单位|计量单位)\s*:?\s*", re.IGNORECASE)
_JOINT = re.compile(r"[、,;/]|\band\b|和")
_COUNTED = re.compile(r"(\d[\d,]*)?\s*(hundred|thousand|million|billion)?\s*([a-z][a-z -]{2,30})$")
_COUNTED_ZH = re.compile(r"([十百千万亿]*)([\u4e00-\u9fff]{1,4})$")


_TWO = re.compile(
    r"\s*(?P<zh>[^a-z]*?[\u4e00-\u9fff)])[\s/]+(?P<en>[\da-z(][^\u4e00-\u9fff]*)"
    r"|\s*(?P<en2>[\da-z(][^\u4e00-\u9fff]*?)[\s/]+(?P<zh2>[^a-z]*[\u4e00-\u9fff][^a-z]*)",
    re.IGNORECASE,
)
#: A spelt word, where "人均 GDP" has none.
_SPELT = re.compile(r"[a-z]{3}")


def halves(text: str) -> tuple[str, str] | None:
    """The Chinese and the English of a text in both, as "指标 Indicator"; None where it is in one."""
    match = _TWO.fullmatch(text)
    if match is None:
        return None
    chinese, english = (match["zh"], match["en"]) if match["zh"] else (match["zh2"], match["en2"])
    return (chinese, english) if _SPELT.search(english) else None


@lru_cache(maxsize=4096)
def unit_of(phrase: str) -> TableUnit | None:
    """The factor and unit of a phrase such as ``100 million yuan``, ``亿元``, ``10,000 persons`` or ``%``; None if it is none.

    >>> unit_of("100 million yuan")
    (Decimal('100000000'), 'CNY')
    """
    text = _LEAD.sub("", normalise(phrase)).strip(" :.")
    if not text or len(text) > 60:
        return None
    text = re.sub(r"^ten thousand\b", "10,000", text, flags=re.I)
    text = re.sub(r"^hundred million\b", "100 million", text, flags=re.I)
    low = fold_case(text)
    if low in ("%", "percent", "per cent", "±%"):
        return Decimal(1), "percent"
    figure = text if text[0].isdigit() else f"1{text}" if text[0] > "\u2e80" else f"1 {text}"
    found = scan_digits(figure, fold_case(figure), 0, len(figure), [])
    if len(found) == 1 and found[0].unit and max(found[0].end, found[0].noun_end) >= len(figure) - 1:
        return found[0].value, found[0].unit
    return _counted(low)


@lru_cache(maxsize=4096)
def units_of(phrase: str) -> tuple[TableUnit, ...]:
    """All units that a note names, in order: one, or several as in 单位:亿元、%; none where it names none.

    >>> [code for _, code in units_of("单位:亿元、%")]
    ['CNY', 'percent']
    """
    both = halves(normalise(phrase))
    whole = unit_of(phrase) or (both and (unit_of(both[0]) or unit_of(both[1])))
    if whole:
        return (whole,)
    parts = [unit_of(part) for part in _JOINT.split(_LEAD.sub("", normalise(phrase)))]
    return tuple(part for part in parts if part) if all(parts) else ()


def is_relative(unit: TableUnit) -> bool:
    """Whether the unit is one of growth and shares: percent, permille, points."""
    return unit[1] in ("percent", "permille", "pp")


def nearest_units(head: tuple[TableUnit, ...], side: tuple[TableUnit, ...]) -> tuple[TableUnit, ...]:
    """The units of the head; those of the row where the head's are of another amount: laptops (10,000 units) under bn yuan."""
    if head and side and not any(is_relative(unit) for unit in head):
        return side
    return head or side


def _counted(low: str) -> tuple[Decimal, str] | None:
    """A counted noun as a unit: "10,000 persons", 万户."""
    match = _COUNTED.fullmatch(low)
    if match:
        factor = Decimal((match[1] or "1").replace(",", "")) * EN_SCALES.get(match[2] or "", Decimal(1))
        return factor, match[3]
    match = _COUNTED_ZH.fullmatch(low)
    if match is None:
        return None
    factor = Decimal(1)
    for char in match[1]:
        factor *= _SCALES_ZH[char]
    return factor, match[2]


_SCALES_ZH = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(10**8),
}
