"""What a printed figure says, as floats for the programmes: the model's interval, with targets exact."""

from __future__ import annotations

from decimal import Decimal

from bashu.model import Interval, Kind

__all__ = ["printed_interval", "rounded_interval"]


def printed_interval(
    value: Decimal, half_width: Decimal | None, *, qualifier: str | None = None, kind: str = Kind.LEVEL
) -> tuple[float, float]:
    """Lower and upper end of a figure by its printed precision and qualifiers; infinite where open.

    See :meth:`bashu.model.Interval.printed`. A target is set and not measured: its figure is exact.

    >>> printed_interval(Decimal("4.80602"), Decimal("0.000005"))
    (4.806015, 4.806025)
    >>> printed_interval(Decimal(80), Decimal("0.5"), qualifier="more than")
    (80.0, 88.0)
    """
    half = Decimal(0) if kind == Kind.TARGET else half_width
    interval = Interval.printed(value, half_width=half, qualifier=qualifier)
    return float(interval.low), float(interval.high)


def rounded_interval(value: Decimal) -> tuple[float, float]:
    """What a figure says if its padding zeros are rounding: half a unit of the last other digit either way, but
    not more than one per cent.

    >>> rounded_interval(Decimal(87000))
    (86500.0, 87500.0)
    """
    exponent = int(value.normalize().as_tuple().exponent)
    half = min(Decimal(1).scaleb(exponent) / 2, abs(value) / 100) if value else Decimal(0)
    return float(value - half), float(value + half)
