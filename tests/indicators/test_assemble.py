"""Which statement of a period stands, and what stands behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from bashu.indicators import as_of, assemble
from bashu.model import Observation, SeriesKey, preferred

GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")


def stated(
    value: str,
    day: int,
    *,
    period: str = "2023",
    half: str | None = None,
    qualifier: str | None = None,
    status: str = "A",
    rank: int = 0,
    key: SeriesKey = GDP,
) -> Observation:
    half_width = None if half is None else Decimal(half)
    return Observation(
        key,
        period,
        date(2024, 1, day),
        Decimal(value),
        half_width,
        qualifier,
        status,
        f"f{day}{value}",
        "d",
        rank,
    )


@pytest.mark.parametrize(
    ("statements", "stands"),
    [
        ([stated("100", 1), stated("104", 2)], "104"),
        ([stated("100", 1, rank=0), stated("104", 2, rank=4)], "104"),
        ([stated("100", 1, rank=1), stated("104", 1, rank=0)], "104"),
        ([stated("100", 1), stated("104", 2, status="F")], "100"),
        ([stated("100", 1), stated("104", 2, qualifier="expected+more than")], "100"),
        ([stated("100", 1, status="F"), stated("104", 2, status="E")], "104"),
        # a restatement that says less is no revision
        ([stated("3.219", 1, half="0.0005"), stated("3.2", 2, half="0.05")], "3.219"),
        ([stated("3.219", 1, half="0.0005"), stated("3", 2, half="0.5", qualifier="more than")], "3.219"),
        ([stated("2.95", 1, half="0.005"), stated("3", 2, half="0.5", qualifier="nearly")], "2.95"),
        # a restatement that contradicts is one
        ([stated("3.119", 1, half="0.0005"), stated("3.2", 2, half="0.05")], "3.2"),
        ([stated("2.95", 1, half="0.005"), stated("3", 2, half="0.5", qualifier="more than")], "3"),
        # of two exact statements inside a round one the newer stands
        ([stated("3.21", 1, half="0.005"), stated("3.22", 2, half="0.005"), stated("3.2", 3, half="0.05")], "3.22"),
        # words have no precision to prefer them by
        ([stated("2", 1), stated("2.0", 2, half="0.05")], "2.0"),
    ],
)  # fmt: skip
def test_precedence(statements: list[Observation], stands: str) -> None:
    for order in permutations(statements):
        assert str(preferred(order).value) == stands


def test_equal_standing_is_decided_the_same_way_in_any_order() -> None:
    one, other = stated("100", 1), stated("104", 1)
    assert preferred([one, other]) == preferred([other, one])


def test_series_hold_the_current_value_of_each_period_and_all_vintages() -> None:
    growth = SeriesKey("gdp", "500000", "A", "growth", "percent")
    [first, second] = assemble(
        [
            stated("104", 2, period="2023"),
            stated("100", 1, period="2023"),
            stated("90", 1, period="2022"),
            stated("6.1", 1, key=growth),
        ]
    )
    assert (first.key, second.key) == (growth, GDP)
    assert [(item.period, str(item.value)) for item in second.current] == [("2022", "90"), ("2023", "104")]
    assert [str(item.value) for item in second.vintages] == ["90", "100", "104"]


def test_as_of_a_day_later_vintages_are_unknown() -> None:
    observations = [stated("100", 1), stated("104", 3)]
    assert [str(item.value) for item in as_of(observations, date(2024, 1, 2))] == ["100"]
    assert len(as_of(observations, date(2024, 1, 3))) == 2


def test_periods_stand_in_the_order_of_their_ends() -> None:
    key = SeriesKey("gdp", "500000", "QTD", "level", "CNY", "nominal")
    periods = ["2024-Q1/Q3", "2023-Q1/Q2", "2024-Q1/Q2", "2023-Q1/Q4"]
    [series] = assemble(stated("1", 1, period=period, key=key) for period in periods)
    assert [item.period for item in series.current] == [
        "2023-Q1/Q2",
        "2023-Q1/Q4",
        "2024-Q1/Q2",
        "2024-Q1/Q3",
    ]


def test_nothing_gives_nothing() -> None:
    assert assemble([]) == ()
