"""Figures to date and single quarters; how statements of a period were revised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bashu.errors import Invalid
from bashu.indicators import assemble, discrete, revisions, to_date
from bashu.model import Interval, Observation, Period, Series, SeriesKey

GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")


def stated(
    period: str, value: str, *, day: int = 1, half: str | None = "0.005", status: str = "A"
) -> Observation:
    key = replace(GDP, frequency=Period.parse(period).frequency)
    half_width = None if half is None else Decimal(half)
    return Observation(
        key, period, date(2026, 1, day), Decimal(value), half_width, None, status, f"{period}@{day}", "d"
    )


def series(**values: str) -> tuple[Series, ...]:
    return assemble(stated(period, value) for period, value in values.items())


def test_single_quarters_come_from_figures_to_date() -> None:
    # Chongqing 2025, hundred million yuan: 7,574.79 to March, 15,929.58 to June, 24,449.36 to September
    # (Chongqing Statistics Bureau, releases of April, July and October 2025).
    given = series(**{"2025-Q1": "7574.79", "2025-H1": "15929.58", "2025-Q1/Q3": "24449.36"})
    found, gaps = discrete(given)
    assert {item.period: str(item.value) for item in found} == {"2025-Q2": "8354.79", "2025-Q3": "8519.78"}
    assert gaps == ()
    assert found[0].interval == Interval(Decimal("8354.78"), Decimal("8354.80"))
    assert found[0].facts == ("2025-H1@1", "2025-Q1@1")
    assert found[0].key == replace(GDP, frequency="Q")


def test_second_halves_and_months_come_the_same_way() -> None:
    found, gaps = discrete(series(**{"2024": "100", "2024-H1": "45", "2024-01/2024-11": "90"}))
    assert {item.period: str(item.value) for item in found} == {"2024-12": "10", "2024-H2": "55"}
    assert [(gap.period, gap.reason) for gap in gaps] == [("2024-Q4", "missing")]


def test_what_is_stated_is_not_derived() -> None:
    found, _ = discrete(series(**{"2024-Q1": "10", "2024-H1": "21", "2024-Q2": "12"}))
    assert found == ()


def test_years_without_parts_give_neither_figures_nor_gaps() -> None:
    assert discrete(series(**{"2023": "90", "2024": "100"})) == ((), ())
    assert discrete([]) == ((), ())


def test_a_figure_to_date_that_falls_is_a_gap() -> None:
    found, [gap] = discrete(series(**{"2024-H1": "50", "2024-Q1/Q3": "40"}))
    assert (found, gap.period, gap.reason) == ((), "2024-Q3", "unsound")


def test_a_difference_of_revised_figures_says_so() -> None:
    given = assemble([stated("2024-Q1", "10"), stated("2024-H1", "21"), stated("2024-H1", "23", day=9)])
    [found], _ = discrete(given)
    assert (found.value, found.notes) == (Decimal(13), ("revised-input",))


def test_growth_to_date_cannot_be_taken_apart() -> None:
    key = replace(GDP, frequency="QTD", kind="growth", unit="percent")
    with pytest.raises(Invalid, match="do not add up"):
        discrete([Series(key, (), ())])
    with pytest.raises(Invalid, match="do not add up"):  # a concentration is an average
        discrete([Series(replace(GDP, frequency="QTD", unit="ug/m3", price_basis="n/a"), (), ())])
    with pytest.raises(Invalid, match="another series"):
        discrete([Series(GDP, (), ()), Series(replace(GDP, area="510000"), (), ())])


def test_figures_to_date_come_from_single_quarters() -> None:
    found, _ = to_date(series(**{"2024-Q1": "10", "2024-Q2": "11", "2024-Q3": "12", "2024-H1": "21"}))
    assert {item.period: str(item.value) for item in found} == {"2024-Q1/Q3": "33"}
    assert len(found[0].facts) == 3
    assert found[0].key.frequency == "QTD"


def test_the_history_of_a_period_names_every_change() -> None:
    # Chongqing's GDP of 2021, hundred million yuan: first release, and the national yearbooks of 2023 and 2025.
    given = [
        stated("2021", "27894.02", day=1),
        stated("2021", "28077.3", day=2, half="0.05"),
        stated("2021", "28092.5", day=3, half="0.05"),
        stated("2022", "29129.03", day=2),
    ]
    [gdp] = assemble(given)
    first, second = revisions(gdp)
    assert (first.period, str(first.change), str(first.percent.quantize(Decimal("0.01")))) == (
        "2021",
        "183.28",
        "0.66",
    )  # type: ignore[union-attr]
    assert (str(second.change), second.rounding) == ("15.2", False)
    assert (second.before.fact, second.after.fact) == ("2021@2", "2021@3")


def test_a_rounder_statement_is_no_revision_and_an_expected_one_no_vintage() -> None:
    [gdp] = assemble(
        [
            stated("2021", "27894.02", day=1),
            stated("2021", "27900", day=2, half="50"),
            stated("2021", "30000", day=3, status="F"),
        ]
    )
    [only] = revisions(gdp)
    assert only.rounding
    [steady] = assemble([stated("2021", "5", day=1), stated("2021", "5", day=2)])
    assert revisions(steady) == ()


def test_of_several_statements_of_a_day_the_best_ranked_is_compared() -> None:
    [gdp] = assemble(
        [
            stated("2021", "5", day=1),
            replace(stated("2021", "7", day=2), rank=3, fact="worse"),
            replace(stated("2021", "6", day=2), rank=0, fact="better"),
        ]
    )
    [only] = revisions(gdp)
    assert only.after.fact == "better"


def test_sources_that_differ_on_one_day_are_no_revision() -> None:
    other = replace(stated("2025-H1", "15000.00"), fact="press", rank=2)
    given = assemble([stated("2025-Q1", "7574.79"), stated("2025-H1", "15929.58"), other])
    found, _ = discrete(given)
    assert [(item.value, item.notes) for item in found] == [(Decimal("8354.79"), ())]
