"""Derived figures: the arithmetic, what it leaves open, and where every number comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bashu.errors import Invalid
from bashu.indicators import (
    Derivation,
    add_members,
    contribution,
    derived_series,
    growth,
    in_currency,
    per_head,
    share,
)
from bashu.model import Interval, Member, Observation, Series, SeriesKey

GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")
PEOPLE = SeriesKey("population_resident", "500000", "M", "count", "persons")
YI = Decimal(100_000_000)


def series(
    key: SeriesKey,
    values: dict[str, str],
    *,
    half: str | None = "0",
    qualifier: str | None = None,
    status: str = "A",
) -> Series:
    rows = tuple(
        Observation(
            key, period, date(2024, 1, 1), Decimal(value), None if half is None else Decimal(half), qualifier, status,
            f"{key.indicator}/{key.area}/{period}", "d",
        )
        for period, value in values.items()
    )  # fmt: skip
    return Series(key, rows, rows)


def rounded(derivation: Derivation, places: str = "0.01") -> dict[str, str]:
    return {item.period: str(item.value.quantize(Decimal(places))) for item in derivation[0]}


def test_growth_from_levels_is_marked_nominal_and_names_its_facts() -> None:
    found, gaps = growth(series(GDP, {"2022": "200", "2023": "210", "2024": "231"}))
    assert rounded((found, gaps)) == {"2023": "5.00", "2024": "10.00"}
    assert gaps == ()
    first = found[0]
    assert first.key == replace(GDP, kind="growth", unit="percent", price_basis="nominal")
    assert first.facts == ("gdp/500000/2023", "gdp/500000/2022")
    assert [item.role for item in first.inputs] == ["level", "base"]
    assert (first.method, first.notes) == ("growth", ("nominal",))


def test_growth_carries_the_printed_precision() -> None:
    [found], _ = growth(series(GDP, {"2023": "100", "2024": "106"}, half="0.5"))
    low, high = Decimal("105.5") / Decimal("100.5"), Decimal("106.5") / Decimal("99.5")
    assert found.value == Decimal(6)
    assert (found.interval.low, found.interval.high) == (100 * (low - 1), 100 * (high - 1))


@pytest.mark.parametrize(
    ("index", "base", "expected"),
    [
        ({"2024": "102"}, "previous year", "7.84"),
        ({"2023": "110", "2024": "112.2"}, "fixed", "7.84"),
    ],
)
def test_deflated_growth_is_real(index: dict[str, str], base: str, expected: str) -> None:
    prices = series(replace(GDP, indicator="cpi", kind="index", unit="index", price_basis="n/a"), index)
    found = growth(series(GDP, {"2023": "100", "2024": "110"}), deflator=prices, base=base)  # type: ignore[arg-type]
    assert rounded(found) == {"2024": expected}
    [item] = found[0]
    assert (item.key.price_basis, item.method, item.notes) == ("real", "growth.deflated", ())


def test_growth_without_a_deflators_value_is_a_gap_that_names_it() -> None:
    prices = series(
        replace(GDP, indicator="cpi", kind="index", unit="index", price_basis="n/a"), {"2020": "102"}
    )
    found, [gap] = growth(series(GDP, {"2023": "100", "2024": "110"}), deflator=prices)
    assert found == ()
    assert (gap.period, gap.reason, gap.detail) == ("2024", "missing", "index")


def test_a_missing_year_is_a_gap_and_the_first_year_is_none() -> None:
    found, gaps = growth(series(GDP, {"2021": "100", "2023": "110"}))
    assert (found, [(gap.period, gap.reason, gap.detail) for gap in gaps]) == (
        (),
        [("2023", "missing", "base")],
    )


@pytest.mark.parametrize("base", ["0", "-5"])
def test_from_zero_or_less_nothing_grows_in_percent(base: str) -> None:
    found, [gap] = growth(series(GDP, {"2023": base, "2024": "110"}))
    assert (found, gap.reason) == ((), "undefined")


def test_a_base_that_may_be_zero_leaves_growth_without_bounds() -> None:
    [found], _ = growth(series(GDP, {"2023": "1", "2024": "2"}, half="1"))
    assert found.value == 100
    assert found.interval == Interval(Decimal("-Infinity"), Decimal("Infinity"))


def test_growth_compares_the_same_period_of_the_year_before() -> None:
    key = replace(GDP, frequency="QTD")
    found = growth(series(key, {"2023-Q1/Q3": "100", "2024-Q1/Q2": "80", "2024-Q1/Q3": "104"}))
    assert rounded(found) == {"2024-Q1/Q3": "4.00"}


def test_the_weakest_status_of_the_inputs_stands() -> None:
    levels = series(GDP, {"2023": "100"})
    expected = series(GDP, {"2024": "110"}, status="F")
    [found], _ = growth(Series(GDP, levels.current + expected.current, ()))
    assert found.status == "F"


def test_growth_of_a_revised_level_says_so() -> None:
    levels = series(GDP, {"2023": "100", "2024": "110"})
    earlier = replace(levels.current[0], value=Decimal(98), vintage=date(2023, 12, 1), fact="early")
    [found], _ = growth(Series(GDP, levels.current, (earlier, *levels.vintages)))
    assert found.notes == ("nominal", "revised-input")


def test_share_of_the_circle_in_the_nation() -> None:
    # 73,919.2 of 1,143,670 hundred million yuan in 2021: published as 6.5 % (circle: statistics bureaux of both
    # sides, 2022; nation: statistical communiqué of 28 February 2022).
    circle = series(replace(GDP, area="CCEC"), {"2021": str(Decimal("73919.2") * YI)}, half="5000000")
    nation = series(replace(GDP, area="CN"), {"2021": str(1143670 * YI)}, half="50000000")
    found = share(circle, nation, indicator="gdp_share_nation")
    assert rounded(found, "0.1") == {"2021": "6.5"}
    [item] = found[0]
    assert item.key.id == "gdp_share_nation.CCEC.A.share.percent.n/a"
    assert item.interval.width < Decimal("0.001")
    assert item.interval.holds(item.value)


def test_the_circles_two_parts_add_up() -> None:
    # 4.80602 + 2.5859 = 7.39192 trillion yuan, the circle's GDP of 2021 and its two parts.
    parts = {
        "CCEC-SC": series(replace(GDP, area="CCEC-SC"), {"2021": "4.80602E+12"}, half="5E+6"),
        "CCEC-CQ": series(replace(GDP, area="CCEC-CQ"), {"2021": "2.5859E+12"}, half="5E+7"),
    }
    [found], gaps = add_members("CCEC", [Member("CCEC-SC"), Member("CCEC-CQ")], parts)
    assert gaps == ()
    assert found.value == Decimal("7.39192E+12")
    assert found.interval == Interval(Decimal("7.391865E+12"), Decimal("7.391975E+12"))
    assert (found.qualifier, found.key.area) == (None, "CCEC")
    assert found.facts == ("gdp/CCEC-SC/2021", "gdp/CCEC-CQ/2021")


def test_a_member_in_part_gives_a_lower_bound_and_never_its_whole() -> None:
    rows = {
        code: series(replace(GDP, area=code), {"2023": value}) for code, value in (("a", "10"), ("b", "4"))
    }
    [found], _ = add_members("sum", [Member("a"), Member("b", part=True)], rows)
    assert (found.value, found.qualifier, found.notes) == (Decimal(10), "at least", ("partial-members",))
    assert found.interval == Interval(Decimal(10), Decimal(14))
    del rows["b"]
    [found], _ = add_members("sum", [Member("a"), Member("b", part=True)], rows)
    assert found.interval.high == Decimal("Infinity")


def test_a_sum_without_one_of_its_members_is_a_gap_that_names_it() -> None:
    rows = {
        "a": series(replace(GDP, area="a"), {"2022": "9", "2023": "10"}),
        "b": series(replace(GDP, area="b"), {"2023": "4"}),
    }
    found, [gap] = add_members("sum", [Member("a"), Member("b")], rows)
    assert [item.period for item in found] == ["2023"]
    assert (gap.period, gap.reason, gap.detail) == ("2022", "missing", "b")
    with pytest.raises(Invalid, match="none of its members"):
        add_members("sum", [Member("c")], rows)


def test_gdp_per_head_divides_by_the_average_population() -> None:
    # Chongqing 2022: 29,129.03 hundred million yuan; 32.1243 million people at the end of 2021 and 32.1334
    # million at the end of 2022; published 90,663 yuan (statistical communiqués of 2021 and 2022).
    levels = series(GDP, {"2022": str(Decimal("29129.03") * YI)}, half="500000")
    people = series(PEOPLE, {"2021-12": "32124300", "2022-12": "32133400"}, half="50")
    found = per_head(levels, [people], indicator="gdp_per_capita")
    assert rounded(found, "1") == {"2022": "90663"}
    [item] = found[0]
    assert item.key.id == "gdp_per_capita.500000.A.level.CNY.nominal"
    assert len(item.facts) == 3
    later = per_head(levels, [series(PEOPLE, {"2022-12": "32133400"})], indicator="gdp_per_capita")
    assert later[0][0].notes == ("end-of-period",)
    _, [gap] = per_head(levels, [series(PEOPLE, {"2021-12": "32124300"})], indicator="gdp_per_capita")
    assert gap.detail == "population"


def test_money_in_dollars_takes_the_years_own_rate() -> None:
    rates = series(
        SeriesKey("exchange_rate", "CN", "A", "rate", "CNY per USD"), {"2023": "7.0", "2024": "7.1"}
    )
    found = in_currency(series(GDP, {"2023": "700", "2024": "710", "2025": "1"}), rates)
    assert rounded(found) == {"2023": "100.00", "2024": "100.00"}
    assert found[0][0].key.unit == "USD"
    assert found[1][0].detail == "rate"


def test_contributions_of_all_parts_add_up_to_the_growth_of_the_whole() -> None:
    industry, services = replace(GDP, indicator="va_secondary"), replace(GDP, indicator="va_tertiary")
    parts = [series(industry, {"2023": "40", "2024": "42"}), series(services, {"2023": "60", "2024": "65"})]
    whole = series(GDP, {"2023": "100", "2024": "107"})
    points = [contribution(part, whole)[0][0] for part in parts]
    assert [item.value for item in points] == [Decimal(2), Decimal(5)]
    assert sum(item.value for item in points) == growth(whole)[0][0].value
    assert points[0].key.id == "va_secondary_contribution.500000.A.change_pp.pp.nominal"


def test_derivations_chain_down_to_the_same_facts() -> None:
    rows = {
        code: series(replace(GDP, area=code), {"2023": "10", "2024": "11"}, half="0.5") for code in ("a", "b")
    }
    sums, _ = add_members("sum", [Member("a"), Member("b")], rows)
    [total] = derived_series(sums)
    [found], _ = growth(total)
    assert found.value == Decimal(10)
    assert set(found.facts) == {f"gdp/{code}/{year}" for code in "ab" for year in (2023, 2024)}
    assert found.interval == Interval(100 * (Decimal(21) / 21 - 1), 100 * (Decimal(23) / 19 - 1))


def test_qualifiers_reach_the_derived_interval() -> None:
    circle = series(replace(GDP, area="CCEC"), {"2021": "7"}, qualifier="at least", half="0.5")
    [found], _ = share(circle, series(replace(GDP, area="CN"), {"2021": "100"}))
    assert found.interval == Interval(Decimal(7), Decimal("Infinity"))


def test_series_that_do_not_belong_together_are_refused() -> None:
    dollars = series(replace(GDP, unit="USD"), {"2024": "1"})
    percent = series(replace(GDP, kind="growth", unit="percent", price_basis="n/a"), {"2024": "6"})
    yuan = series(GDP, {"2024": "1"})
    quarters = series(replace(GDP, frequency="Q"), {"2024-Q1": "1"})
    for attempt in (
        lambda: share(yuan, dollars),
        lambda: share(yuan, quarters),
        lambda: share(percent, percent),
        lambda: growth(percent),
        lambda: growth(yuan, deflator=yuan),
        lambda: contribution(yuan, dollars),
        lambda: per_head(yuan, [yuan], indicator="x"),
        lambda: per_head(quarters, [], indicator="x"),
        lambda: in_currency(yuan, dollars),
        lambda: add_members("x", [Member("a"), Member("b")], {"a": yuan, "b": dollars}),
        lambda: add_members("x", [Member("a")], {"a": percent}),
    ):
        with pytest.raises(Invalid, match="cannot derive"):
            attempt()
