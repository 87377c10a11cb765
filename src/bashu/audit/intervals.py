"""What a printed figure says: the interval of values that round to it, moved by its qualifiers.

Half a unit of the last printed digit on either side. "More than" reaches one unit of the last digit that is not a
padding zero above the figure, but not more than a tenth of it; "nearly" and "less than" as far below, "about"
both ways. A target is set and not measured: its figure is exact.
"""

from __future__ import annotations

import math
from decimal import Decimal

from bashu.model import Kind

__all__ = ["printed_interval", "rounded_interval"]

#: Words for bounds, as facts carry them in ``qualifier``, joined by "+".
_ABOVE, _BELOW = frozenset({"more than"}), frozenset({"less than", "nearly"})


def printed_interval(
    value: Decimal, half_width: Decimal | None, *, qualifier: str | None = None, kind: str = Kind.LEVEL
) -> tuple[float, float]:
    """Lower and upper end of a figure; an end is infinite for "at least" and "at most".

    ``half_width`` None (a figure in words, such as "a third") counts as half a unit of the last digit that
    is not a padding zero.

    >>> printed_interval(Decimal("4.80602"), Decimal("0.000005"))
    (4.806015, 4.806025)
    >>> printed_interval(Decimal(80), Decimal("0.5"), qualifier="more than")
    (80.0, 88.0)
    """
    words = frozenset((qualifier or "").split("+"))
    step = _step(value)
    half = Decimal(0) if kind == Kind.TARGET else step / 2 if half_width is None else half_width
    low, high = value - half, value + half
    if "about" in words:
        low, high = min(low, value - step), max(high, value + step)
    if words & _ABOVE:
        low, high = value, max(high, value + step)
    elif words & _BELOW:
        low, high = min(low, value - step), value
    if "at least" in words:
        return float(value), math.inf
    if "at most" in words:
        return -math.inf, float(value)
    return float(low), float(high)


def rounded_interval(value: Decimal) -> tuple[float, float]:
    """What a figure says if its padding zeros are rounding: half a unit of the last other digit either way, but
    not more than one per cent.

    >>> rounded_interval(Decimal(87000))
    (86500.0, 87500.0)
    """
    exponent = int(value.normalize().as_tuple().exponent)
    half = min(Decimal(1).scaleb(exponent) / 2, abs(value) / 100) if value else Decimal(0)
    return float(value - half), float(value + half)


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not a padding zero, at most a tenth of the value; 0 for 0."""
    if not value:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    return min(Decimal(1).scaleb(int(exponent)), abs(value) / 10)
