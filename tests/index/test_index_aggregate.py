"""Aggregation of one node."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.errors import Invalid
from bashu.index.aggregate import (
    arithmetic,
    available,
    generalised,
    geometric,
    harmonic,
    impossible,
    mazziotta_pareto,
)
from bashu.index.envelope import benefit_of_the_doubt
from bashu.index.outrank import copeland, outranking

NA = np.nan
W = np.array([1.0, 1.0])


def test_the_human_development_index_of_brazil_2021():
    # Human Development Report 2021/22, table 1: 72.8 years, 15.6 and 8.1 years of schooling, 14,370 dollars: .754.
    health = (72.750 - 20) / 65
    schooling = (15.594 / 18 + 8.130 / 15) / 2
    income = np.log(14370 / 100) / np.log(75000 / 100)
    found = geometric(np.array([[health, schooling, income]]), np.ones(3))
    assert round(float(found[0]), 3) == 0.754


def test_the_means_of_two_and_eight():
    x = np.array([[2.0, 8.0]])
    assert (arithmetic(x, W)[0], geometric(x, W)[0], harmonic(x, W)[0]) == pytest.approx((5, 4, 3.2))
    assert generalised(x, W, power=2)[0] == pytest.approx(np.sqrt(34))


def test_missing_children_are_passed_by_and_weights_rescaled():
    x = np.array([[2.0, NA, 8.0], [NA, NA, NA]])
    weights = np.array([3.0, 5.0, 1.0])
    assert arithmetic(x, weights)[0] == 3.5 and np.isnan(arithmetic(x, weights)[1])
    assert geometric(x, weights)[0] == pytest.approx((2**3 * 8) ** 0.25)


def test_weights_may_differ_by_replication():
    x = np.array([[2.0, 8.0]])
    assert arithmetic(x, np.array([[1.0, 0.0], [0.0, 1.0]])[:, :])[:, 0].tolist() == [2, 8]


@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=6))
def test_harmonic_is_lowest_and_arithmetic_highest(values):
    x, w = np.array([values]), np.ones(len(values))
    low, middle, high = harmonic(x, w)[0], geometric(x, w)[0], arithmetic(x, w)[0]
    assert low <= middle * (1 + 1e-12) and middle <= high * (1 + 1e-12)


@pytest.mark.parametrize(
    ("method", "power", "bad"),
    [
        ("geometric", 1, 0.0),
        ("geometric", 1, -1.0),
        ("harmonic", 1, 0.0),
        ("generalised", -2, -3.0),
        ("generalised", 0.5, -3.0),
    ],
)
def test_values_that_a_mean_cannot_take_are_known_and_spoil_it(method, power, bad):
    x = np.array([[bad, 4.0], [1.0, 4.0]])
    mean = {
        "geometric": geometric,
        "harmonic": harmonic,
        "generalised": lambda x, w: generalised(x, w, power=power),
    }[method]
    assert impossible(x, method, power=power).tolist() == [True, False]
    assert np.isnan(mean(x, W)).tolist() == [True, False]


def test_unevenness_is_punished_by_the_variance_over_the_mean():
    x = np.array([[90.0, 110.0], [100.0, 100.0]])
    assert mazziotta_pareto(x, W).tolist() == [99, 100]
    assert mazziotta_pareto(x, W, penalty=1.0)[0] == 101


def test_availability_is_met_exactly_at_the_threshold():
    x = np.array([[1, NA, NA], [1, 2, NA], [NA, NA, NA]])
    assert available(x, at_least=2 / 3).tolist() == [False, True, False]
    assert available(x, at_least=0.0).tolist() == [True, True, False]


def test_copeland_counts_duels():
    # A beats B on two of three, B beats C on two of three, A beats C on all.
    x = np.array([[3, 3, 2.0], [2, 1, 3], [1, 2, 1]])
    assert copeland(x, np.ones(3)).tolist() == [2, 0, -2]


def test_a_circle_of_preferences_leaves_all_even():
    x = np.array([[3, 1, 2.0], [2, 3, 1], [1, 2, 3]])
    assert copeland(x, np.ones(3)).tolist() == [0, 0, 0]


def test_ties_and_thirds_are_even_in_spite_of_rounding():
    x = np.array([[1, 2, 3.0], [1, 3, 2]])
    assert copeland(x, np.full(3, 1 / 3)).tolist() == [0, 0]
    assert outranking(x, np.full(3, 1 / 3))[0, 1] == pytest.approx(0.5)


def test_a_unit_without_values_has_no_duels():
    x = np.array([[1.0, 2.0], [2.0, 1.0], [NA, NA]])
    assert np.isnan(copeland(x, W)[2]) and copeland(x, W)[:2].tolist() == [0, 0]


def test_each_unit_is_shown_at_its_best():
    scores, weights = benefit_of_the_doubt(np.array([[4, 1.0], [1, 4.0], [2, 2.0]]))
    assert scores == pytest.approx([1, 1, 0.8])
    assert weights[2] == pytest.approx([0.2, 0.2])


def test_a_value_of_zero_has_its_place_in_an_envelope():
    assert benefit_of_the_doubt(np.array([[0.0, 2.0], [4.0, 0.0]]))[0] == pytest.approx([1, 1])


def test_bounds_on_shares_lower_the_scores():
    x = np.array([[4, 1.0], [1, 4.0], [2, 2.0]])
    free, bound = benefit_of_the_doubt(x)[0], benefit_of_the_doubt(x, lower=0.4, upper=0.6)
    assert (bound[0] <= free + 1e-9).all()
    share = bound[1] * x / bound[0][:, None]
    assert (share >= 0.4 - 1e-6).all() and (share <= 0.6 + 1e-6).all()


def test_impossible_bounds_and_negative_values_are_refused():
    with pytest.raises(Invalid, match="cannot sum to one"):
        benefit_of_the_doubt(np.ones((2, 2)), lower=0.6)
    with pytest.raises(Invalid, match="below zero"):
        benefit_of_the_doubt(-np.ones((2, 2)))
