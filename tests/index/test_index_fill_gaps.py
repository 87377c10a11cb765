"""Screening, imputation and denominators, on tables small enough to check by eye."""

import numpy as np
import pytest

from bashu.index.denominate import denominate
from bashu.index.impute import carry_latest, impute_from_units, impute_within_unit, interpolate
from bashu.index.screen import screen

NA = np.nan


def test_a_unit_exactly_at_the_threshold_stays():
    x = np.array([[1, 2, NA], [1, NA, NA], [0, 0, 5.0]])
    assert screen(x, min_available=2 / 3).included.tolist() == [True, False, True]


def test_zeros_are_counted_among_values_only():
    x = np.array([[0, 0, NA, 1], [0, 0, 0, 0.0]])
    found = screen(x, by="zeros", min_nonzero=0.3)
    assert found.included.tolist() == [True, False]
    assert found.nonzero == pytest.approx([1 / 3, 0])


@pytest.mark.parametrize(("by", "filled"), [("mean", 3.0), ("median", 2.0)])
def test_a_gap_takes_the_mean_or_median_of_the_units(by, filled):
    x = np.array([[1.0], [2.0], [6.0], [NA]])
    assert impute_from_units(x, by=by)[3, 0] == filled


def test_a_gap_takes_its_groups_mean_and_stays_in_no_group():
    x = np.array([[1.0], [3.0], [NA], [50.0], [NA], [NA]])
    groups = np.array([0, 0, 0, 1, 1, -1])
    assert impute_from_units(x, groups=groups)[:, 0].tolist()[:5] == [1, 3, 2, 50, 50]
    assert np.isnan(impute_from_units(x, groups=groups)[5, 0])


def test_a_group_without_values_keeps_its_gaps():
    assert np.isnan(impute_from_units(np.array([[NA], [2.0]]), groups=np.array([0, 1]))[0, 0])


def test_replications_are_imputed_side_by_side():
    x = np.stack([np.array([[1.0], [NA], [3.0]]), np.array([[10.0], [NA], [30.0]])])
    assert impute_from_units(x)[:, 1, 0].tolist() == [2, 20]


def test_a_unit_in_the_middle_of_its_others_is_put_in_the_middle():
    x = np.array([[0, 0.0], [5, NA], [10, 100]])
    assert impute_within_unit(x, np.array([1.0, 1.0]))[1, 1] == 50
    assert impute_within_unit(x, np.array([1.0, -1.0]))[1, 1] == 50
    lower = np.array([[0, 0.0], [2, NA], [10, 100]])
    assert impute_within_unit(lower, np.array([1.0, -1.0]))[1, 1] == 80


def test_the_latest_earlier_value_is_carried_not_farther_than_allowed():
    x = np.array([1.0, NA, NA, 4.0])[:, None, None]
    values, origin = carry_latest(x)
    assert values[:, 0, 0].tolist() == [1, 1, 1, 4] and origin[:, 0, 0].tolist() == [0, 0, 0, 3]
    assert np.isnan(carry_latest(x, max_gap=1)[0][2, 0, 0])


@pytest.mark.parametrize(
    ("kind", "outside", "expected"),
    [
        ("linear", True, [1, 1, 2, 3, 3]),
        ("linear", False, [NA, 1, 2, 3, NA]),
        ("constant", True, [1, 1, 1, 3, 3]),
    ],
)
def test_gaps_between_periods_are_interpolated(kind, outside, expected):
    x = np.array([NA, 1.0, NA, 3.0, NA])[:, None, None]
    times = np.array([2018, 2019, 2020, 2021, 2022.0])
    assert np.array_equal(
        interpolate(x, times, kind=kind, outside=outside)[:, 0, 0], expected, equal_nan=True
    )


def test_one_value_is_enough_for_linear_constant_only():
    x = np.array([NA, 2.0, NA])[:, None, None]
    times = np.arange(3.0)
    assert interpolate(x, times, kind="linear_constant")[:, 0, 0].tolist() == [2, 2, 2]
    assert np.isnan(interpolate(x, times, kind="linear")[0, 0, 0])


def test_uneven_years_weigh_by_distance():
    x = np.array([0.0, NA, 10.0])[:, None, None]
    assert interpolate(x, np.array([2010, 2018, 2020.0]))[1, 0, 0] == 8


def test_dividing_by_nothing_gives_a_missing_value():
    x, by = np.array([[10.0, 4.0]]), np.array([[5.0, 0.0]])
    found = denominate(x, by, scale=np.array([100.0, 1.0]))
    assert found[0, 0] == 200 and np.isnan(found[0, 1])
