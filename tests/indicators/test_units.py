"""Figures brought to the unit of their series."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bashu.indicators.units import measured
from bashu.model import Indicator, Kind, Names


@pytest.mark.parametrize(
    ("value", "half", "unit", "series", "becomes"),
    [
        ("82402000000", "500000", "m2", "km2", ("82402", "0.5", "km2")),
        ("12.5", "0.05", "km2", "m2", ("12500000", "50000", "m2")),
        ("7", None, "m2", "km2", ("0.000007", None, "km2")),
        ("68000000", "5000", "人次", "visits", ("68000000", "5000", "visits")),
        ("68000000", "5000", "tourists", "visits", ("68000000", "5000", "visits")),
        ("107", "0.5", "people", "passengers", ("107", "0.5", "passengers")),
        ("107", "0.5", "人次", "passengers", ("107", "0.5", "passengers")),
        ("5", None, "人", "persons", ("5", None, "persons")),
        ("5", None, "people", "persons", ("5", None, "persons")),
    ],
)
def test_a_figure_meets_its_series(
    value: str, half: str | None, unit: str, series: str, becomes: tuple[str, str | None, str]
) -> None:
    indicator = Indicator("x", Names("x", ""), series, Kind.LEVEL)
    found = measured(
        Decimal(value), None if half is None else Decimal(half), unit, kind=Kind.LEVEL, indicator=indicator
    )
    assert found is not None
    expected = Decimal(becomes[0]), None if becomes[1] is None else Decimal(becomes[1]), becomes[2]
    assert (found.value, found.half_width, found.unit) == expected


@pytest.mark.parametrize(("unit", "series"), [("人次", "persons"), ("m2", "km"), ("t", "km2"), ("m2", "CNY")])
def test_what_measures_something_else_does_not(unit: str, series: str) -> None:
    indicator = Indicator("x", Names("x", ""), series, Kind.LEVEL)
    assert measured(Decimal(1), None, unit, kind=Kind.LEVEL, indicator=indicator) is None
