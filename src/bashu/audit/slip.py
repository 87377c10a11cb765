"""Plain slips: the ways a right figure turns into a wrong one by a single mistake of the hand.

Each slip maps the figure as printed to what it would have been without the slip; rounding widens the result,
since a figure that lost a digit also lost its rounding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

__all__ = ["SLIPS", "plain_slip", "undone"]

#: Slips in the order of how common they are in published tables; 10^4 and 10^8 are the units 万 and 亿.
SLIPS = ("ten", "sign", "thousand", "hundred", "myriad", "hundred_million", "transposed")

_FACTORS = {
    "ten": 1e1, "thousand": 1e3, "hundred": 1e2, "myriad": 1e4, "hundred_million": 1e8,
}  # fmt: skip


def undone(value: float, half_width: float) -> Iterator[tuple[str, float, float, float]]:
    """Every plain slip undone: (slip, factor, value without it, its half-width).

    The factor is what the printed figure is multiplied by (-1 for a sign; 1 for swapped digits).

    >>> [(slip, factor) for slip, factor, _, _ in undone(660.0, 0.0)][:2]
    [('ten', 10.0), ('ten', 0.1)]
    """
    for slip in SLIPS:
        if slip == "sign":
            yield slip, -1.0, -value, half_width
        elif slip == "transposed":
            yield from ((slip, 1.0, swapped, half_width) for swapped in _swapped(value))
        else:
            factor = _FACTORS[slip]
            yield slip, factor, value * factor, half_width * factor
            yield slip, 1 / factor, value / factor, half_width / factor


def _swapped(value: float) -> Iterator[float]:
    """Two neighbouring digits swapped; only figures of at least three digits, else chance does it."""
    mantissa, _, exponent = f"{abs(value):.11e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    if len(digits) < 3:
        return
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
            yield math.copysign(float(f"{swapped[0]}.{swapped[1:]}e{exponent}"), value)


def plain_slip(value: float, low: float, high: float, *, half_width: float = 0.5) -> str | None:
    """The first plain slip whose undoing brings the value into ``[low, high]``, else None.

    ``half_width`` is half a unit of the last printed digit.

    >>> plain_slip(660.0, 6500.0, 6700.0), plain_slip(-5.0, 4.9, 5.1), plain_slip(123.0, 400.0, 410.0)
    ('ten', 'sign', None)
    """
    for slip, _, undone_value, width in undone(value, half_width):
        if undone_value + width >= low and undone_value - width <= high:
            return slip
    return None
