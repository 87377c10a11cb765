"""Intervals hold whatever the figures they come from may be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.errors import Invalid
from bashu.model import Interval

INF = Decimal("Infinity")


@pytest.mark.parametrize(
    ("value", "half", "qualifier", "low", "high"),
    [
        ("4.8", "0.05", None, "4.75", "4.85"),
        ("80", "0.5", "more than", "80", "88"),
        ("300000", "0.5", "more than", "300000", "330000"),
        ("150000", "0.5", "about", "140000", "160000"),
        ("3", "0.5", "nearly", "2.5", "3"),
        ("3", "0.5", "less than", "2.5", "3"),
        ("6", "0.5", "at least", "6", INF),
        ("6", "0.5", "at most", -INF, "6"),
        ("6", "0.5", "expected+at least", "6", INF),
        ("4", None, None, "3.8", "4.2"),
        ("-5", "0.5", "more than", "-5.5", "-5"),
        ("-5", "0.5", "at least", -INF, "-5"),
        ("0", "0.5", None, "-0.5", "0.5"),
    ],
)
def test_what_a_printed_figure_says(
    value: str, half: str | None, qualifier: str | None, low: str, high: str
) -> None:
    half_width = None if half is None else Decimal(half)
    found = Interval.printed(Decimal(value), half_width=half_width, qualifier=qualifier)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


ends = st.integers(-50, 50).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, high = sorted((draw(ends), draw(ends)))
    inside = low + (high - low) * draw(st.integers(0, 4)) / 4
    return Interval(low, INF if draw(st.booleans()) else high), inside


@given(one=intervals(), other=intervals())
def test_arithmetic_never_loses_a_possible_value(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)
    assert (a * b).holds(x * y)
    if b.holds(Decimal(0)):
        with pytest.raises(Invalid, match="cannot divide"):
            _ = a / b
    else:
        quotient = a / b
        assert quotient.low - Decimal("1E-20") <= x / y <= quotient.high + Decimal("1E-20")
