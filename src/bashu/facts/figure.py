"""A figure while it is read: where it stands, what it is worth, what has been bound to it so far."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Figure"]


@dataclass(slots=True)
class Figure:
    """One number of a sentence. ``start`` and ``end`` hold the number with scale and unit.

    ``form`` is money, percent, pp, physical, times, count, share (a fraction), rank or bare; ``unit`` is
    empty until a counted noun is known; ``number_end`` is where the number itself ends and a counted noun
    may begin.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    form: str
    half_width: Decimal | None
    number_end: int
    rule: str = "digits"
    qualifiers: tuple[str, ...] = ()
    noun_start: int = -1
    noun_end: int = -1
    bound: str = ""
    group: int = -1
