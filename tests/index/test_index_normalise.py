"""Normalisation: each method on a column of three or four, more is better unless said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.index import normalise as to

X = np.array([2.0, 4.0, 10.0])[:, None]
NA = np.nan


def column(found):
    return pytest.approx(found[:, 0].tolist(), nan_ok=True)


def test_min_max_runs_from_low_to_high():
    assert column(to.min_max(X, low=1, high=100)) == [1, 1 + 99 / 4, 100]


def test_turning_makes_less_the_better():
    assert column(to.min_max(to.turn(X, np.array([-1.0])))) == [100, 75, 0]


def test_z_scores_have_the_asked_mean_and_deviation():
    found = to.z_score(X, centre=100, spread=10)
    assert (found.mean(), found.std(ddof=1)) == pytest.approx((100, 10))


def test_scaled_passes_its_bounds():
    assert column(to.scaled(X, low=3, high=13)) == [-10, 10, 70]


def test_ranks_share_the_lower_place_and_pass_gaps_by():
    x = np.array([5, NA, 5, 1.0])[:, None]
    assert column(to.ranks(x)) == [2, NA, 2, 1]
    assert column(to.borda(x)) == [1, NA, 1, 0]
    assert column(to.percentile_rank(x)) == [0.5, NA, 0.5, 0]


def test_fractions_and_distances():
    assert column(to.fraction_of_maximum(X)) == [0.2, 0.4, 1]
    assert column(to.distance_to_maximum(X)) == [0, 0.25, 1]
    assert column(to.distance_to_reference(X, reference=1)) == [0, 1, 4]
    assert column(to.distance_to_reference(X, reference=1, cap=True)) == [0, 1, 1]
    assert column(to.distance_to_target(X, target=6.0)) == [0, 0.5, 2]
    assert column(to.distance_to_target(X, target=6.0, cap=True)) == [0, 0.5, 1]


def test_goalposts_hold_scores_within_unless_told_otherwise():
    assert column(to.goalposts(X, low=4, high=8, factor=100)) == [0, 0, 100]
    assert column(to.goalposts(X, low=4, high=8, factor=100, clip=False)) == [-50, 0, 150]


@pytest.mark.parametrize(
    "method",
    [to.min_max, to.z_score, to.distance_to_maximum, lambda x: to.distance_to_reference(x, reference=0)],
)
def test_no_spread_gives_no_value_rather_than_an_infinite_one(method):
    assert np.isnan(method(np.full((3, 1), 7.0))).all()


def test_the_base_period_is_100():
    x = np.array([[50.0, 80.0], [60.0, 40.0]])[:, :, None]  # periods, units
    found = to.base_period(x, base=0)
    assert found[:, 0, 0].tolist() == [100, 120] and found[:, 1, 0].tolist() == [100, 50]


def test_less_is_better_against_the_base_both_ways():
    x = np.array([50.0, 40.0])[:, None, None]
    assert to.base_period(x, base=0, directions=-1.0)[1, 0, 0] == 125
    assert to.base_period(x, base=0, directions=-1.0, inverse="mirror")[1, 0, 0] == 120


@pytest.mark.parametrize("start", [0.0, -3.0, NA])
def test_a_base_that_is_not_above_zero_gives_no_index(start):
    assert np.isnan(to.base_period(np.array([start, 4.0])[:, None, None], base=0)).all()


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=8, unique=True), st.integers(2, 9))
def test_min_max_does_not_mind_the_unit_of_measure(values, factor):
    x = np.array(values, dtype=float)[:, None]
    assert np.allclose(to.min_max(x), to.min_max(x * factor + 3))
