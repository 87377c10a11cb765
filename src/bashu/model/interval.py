"""Intervals: what a printed figure leaves open, and arithmetic that keeps it.

Source of the arithmetic: R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to Interval Analysis (2009), ch. 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bashu.errors import Invalid

__all__ = ["Interval"]

_INFINITY = Decimal("Infinity")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both inclusive; ``Decimal("Infinity")`` where a side is open.

    >>> Interval.printed(Decimal(3), half_width=Decimal("0.5"))
    Interval(low=Decimal('2.5'), high=Decimal('3.5'))
    """

    low: Decimal
    high: Decimal

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds one value."""
        return cls(value, value)

    @classmethod
    def printed(cls, value: Decimal, *, half_width: Decimal | None, qualifier: str | None = None) -> Interval:
        """What a figure says when it is printed with that precision and those qualifiers.

        ``half_width`` is half a unit of the last printed digit, in the unit of ``value``; None (a figure in
        words) counts as half a step, where a step is one unit of the last digit that is not a padding zero,
        at most a tenth of the figure. "more than" reaches a step above the figure, "nearly" and "less than" a
        step below it, "about" both ways; "at least" and "at most" leave a side open. Qualifiers speak of the
        size as printed: a fall of "more than 5 %" lies below -5.
        """
        if half_width is not None and not qualifier:
            return cls(value - half_width, value + half_width)
        size = abs(value)
        step = _step(size)
        half = step / 2 if half_width is None else half_width
        words = frozenset((qualifier or "").split("+"))
        low, high = size - half, size + half
        if "about" in words:
            low, high = min(low, size - step), max(high, size + step)
        if "more than" in words:
            low, high = size, max(high, size + step)
        elif words & {"less than", "nearly"}:
            low, high = min(low, size - step), size
        if "at least" in words:
            low, high = size, _INFINITY
        elif "at most" in words:
            low, high = -_INFINITY, size
        return cls(low, high) if value >= 0 else cls(-high, -low)

    @classmethod
    def between(cls, one: Decimal, other: Decimal) -> Interval:
        """The interval with these two ends, in either order."""
        return cls(min(one, other), max(one, other))

    @property
    def width(self) -> Decimal:
        """Upper minus lower end; Infinity where a side is open."""
        return self.high - self.low

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the interval."""
        return self.low <= value <= self.high

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval lies in the other."""
        return other.low <= self.low and self.high <= other.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; Invalid where the divisor may be zero."""
        if other.holds(_ZERO):
            raise Invalid(
                "cannot divide by this interval",
                where=f"{other.low} to {other.high}",
                why="it holds zero",
                next_step="leave this derivation out, or take a more exact statement of the divisor",
            )
        corners = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))


def _step(size: Decimal) -> Decimal:
    """One unit of the last digit that is not a padding zero, at most a tenth: 10000 for 150000."""
    if not size:
        return _ZERO
    exponent = size.normalize().as_tuple().exponent
    return min(Decimal(1).scaleb(int(exponent)), size / 10)


def _times(a: Decimal, b: Decimal) -> Decimal:
    """A product where zero times an open side is zero, as the limit inside the interval is."""
    return a * b if a and b else _ZERO


def _over(a: Decimal, b: Decimal) -> Decimal:
    """A quotient where open over open stays open: the widest that the corner can give."""
    if a.is_infinite() and b.is_infinite():
        return _INFINITY.copy_sign(a) if (b > 0) else _INFINITY.copy_sign(-a)
    return a / b
