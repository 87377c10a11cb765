"""Which facts become observations, and of which series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bashu.indicators import compile_observations
from bashu.model import Document, Fact, Indicator, Kind, Names, Observation, PriceBasis

RECORDED = date(2026, 1, 1)
DOCUMENT = Document("d1", "a.txt", "", published=date(2025, 1, 20), tier="press")


def indicator(
    code: str,
    unit: str,
    kind: Kind,
    basis: PriceBasis = PriceBasis.NONE,
    growth: PriceBasis = PriceBasis.NONE,
) -> Indicator:
    return Indicator(code, Names(code, ""), unit, kind, basis, growth_basis=growth)


INDICATORS = {
    item.code: item
    for item in (
        indicator("gdp", "CNY", Kind.LEVEL, PriceBasis.NOMINAL, PriceBasis.REAL),
        indicator("exports", "CNY", Kind.LEVEL, PriceBasis.NOMINAL, PriceBasis.NOMINAL),
        indicator("population", "persons", Kind.COUNT),
        indicator("trains", "trains", Kind.COUNT),
        indicator("urban", "percent", Kind.RATE),
        indicator("natural_growth", "permille", Kind.RATE),
        indicator("gdp_share", "percent", Kind.SHARE),
        indicator("metro", "km", Kind.LEVEL),
    )
}
GDP = Fact(
    "d1", "GDP", "gdp", "Chongqing", "500000", "2024", "level", Decimal("3.2E+12"), "CNY", None, "A", 0, 9, 0, 5,
    "3.2 trillion yuan", Decimal("5E+10"), "digits",
)  # fmt: skip


def compiled(document: Document = DOCUMENT, **changes: object) -> list[Observation]:
    fact = replace(GDP, **changes)  # type: ignore[arg-type]
    found = compile_observations([fact], document, INDICATORS, recorded=RECORDED)
    assert all(item.fact == fact.id and item.doc == "d1" for item in found)
    return list(found)


def test_a_bound_fact_takes_its_place_in_a_series() -> None:
    [item] = compiled(qualifier="more than", status="P")
    assert item.key.id == "gdp.500000.A.level.CNY.nominal"
    assert (item.period, item.vintage, item.value, item.half_width) == (
        "2024", date(2025, 1, 20), Decimal("3.2E+12"), Decimal("5E+10"),
    )  # fmt: skip
    assert (item.qualifier, item.status, item.rank) == ("more than", "P", 2)


def test_a_document_without_a_date_gives_the_day_of_recording() -> None:
    [item] = compiled(document=replace(DOCUMENT, published=None))
    assert item.vintage == RECORDED


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator_code": None},
        {"indicator_code": "unknown"},
        {"area_code": None},
        {"period": None},
        {"period": "2024-Q5"},
        {"status": "O"},
        {"value": Decimal("NaN")},
    ],
)
def test_a_fact_that_lacks_a_binding_stays_a_fact_only(changes: dict[str, object]) -> None:
    assert compiled(**changes) == []


@pytest.mark.parametrize(
    ("code", "kind", "unit", "series"),
    [
        ("gdp", "level", "CNY", "level.CNY.nominal"),
        ("gdp", "level", "USD", "level.USD.nominal"),  # another currency: a series of its own
        ("gdp", "count", "CNY", "level.CNY.nominal"),
        ("gdp", "growth", "percent", "growth.percent.real"),
        ("gdp", "growth", "times", "growth.times.real"),
        ("gdp", "share", "percent", "share.percent.n/a"),
        ("gdp", "target", "CNY", "target.CNY.nominal"),
        ("gdp", "target", "percent", "target.percent.real"),
        ("exports", "growth", "percent", "growth.percent.nominal"),
        ("population", "growth", "percent", "growth.percent.n/a"),
        ("gdp", "cumulative", "CNY", "cumulative.CNY.nominal"),
        ("gdp", "rank", "rank", "rank.rank.n/a"),
        ("gdp", "change_pp", "pp", "change_pp.pp.n/a"),
        ("population", "level", "people", "count.persons.n/a"),
        ("trains", "count", "列", "count.trains.n/a"),
        ("trains", "count", "countries", "count.countries.n/a"),
        ("urban", "share", "percent", "rate.percent.n/a"),
        ("gdp_share", "rate", "percent", "share.percent.n/a"),
        ("gdp_share", "share", "permille", "share.percent.n/a"),
        ("natural_growth", "rate", "permille", "rate.permille.n/a"),
        ("metro", "level", "km", "level.km.n/a"),
    ],
)
def test_unit_and_kind_choose_the_series(code: str, kind: str, unit: str, series: str) -> None:
    [item] = compiled(indicator_code=code, kind=kind, unit=unit)
    assert item.key.id.split(".", 3)[3] == series


@pytest.mark.parametrize(
    ("kind", "unit", "stated", "basis"),
    [
        ("growth", "percent", "nominal", "nominal"),
        ("growth", "percent", None, "real"),
        ("level", "CNY", "real", "real"),
        ("target", "percent", "nominal", "nominal"),
        ("share", "percent", "real", "n/a"),  # a part of a whole has no prices to be at
    ],
)
def test_the_price_basis_a_sentence_states_stands_before_the_convention(
    kind: str, unit: str, stated: str | None, basis: str
) -> None:
    [item] = compiled(kind=kind, unit=unit, price_basis=stated)
    assert item.key.price_basis == basis


@pytest.mark.parametrize(
    ("code", "kind", "unit"),
    [
        ("gdp", "level", "km"),
        ("gdp", "level", "percent"),
        ("gdp", "growth", "CNY"),
        ("gdp", "growth", "pp"),
        ("gdp", "count", "persons"),
        ("gdp", "target", "km"),
        ("population", "count", "CNY"),
        ("population", "count", "家"),
        ("urban", "rate", "persons"),
        ("metro", "level", "stations"),
        ("metro", "level", "m2"),
    ],
)
def test_a_unit_that_cannot_measure_the_indicator_makes_no_observation(
    code: str, kind: str, unit: str
) -> None:
    assert compiled(indicator_code=code, kind=kind, unit=unit) == []


def test_permille_becomes_the_unit_of_the_series_with_its_precision() -> None:
    [item] = compiled(
        indicator_code="urban", kind="rate", unit="permille", value=Decimal("655"), half_width=Decimal("0.5")
    )
    assert (item.value, item.half_width, item.key.unit) == (Decimal("65.5"), Decimal("0.05"), "percent")


@pytest.mark.parametrize(
    ("period", "kind", "status", "expected"),
    [
        ("2024", "level", "A", "A"),
        ("2030", "level", "A", "F"),  # no outturn can be known before its period begins
        ("2030", "target", "A", "A"),
        ("2025", "level", "A", "A"),
        ("2030", "level", "E", "E"),
    ],
)
def test_a_figure_about_a_period_to_come_is_a_forecast(
    period: str, kind: str, status: str, expected: str
) -> None:
    [item] = compiled(period=period, kind=kind, status=status)
    assert item.status == expected


@pytest.mark.parametrize(
    ("period", "frequency"),
    [
        ("2024", "A"),
        ("2024-H1", "S"),
        ("2024-Q3", "Q"),
        ("2024-Q1/Q3", "QTD"),
        ("2024-01/2024-11", "MTD"),
        ("2024-06", "M"),
        ("2021/2025", "span"),
    ],
)
def test_the_form_of_the_period_is_the_frequency(period: str, frequency: str) -> None:
    [item] = compiled(period=period)
    assert (item.key.frequency, item.period) == (frequency, period)
