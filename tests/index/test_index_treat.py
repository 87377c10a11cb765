"""Moments and the treatment of outliers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bashu.index.moments import describe, kurtosis, median, skewness
from bashu.index.treat import box_cox, transform, treat, winsorise

LONG_TAIL = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 100.0])[:, None]


def test_moments_of_a_textbook_sample():
    # Joanes and Gill's G1 and G2 for 2, 4, 4, 4, 5, 5, 7, 9: worked by hand from m2 = 4, m3 = 5.25, m4 = 44.5.
    x = np.array([2, 4, 4, 4, 5, 5, 7, 9.0])[:, None]
    g1, g2 = 5.25 / 8, 44.5 / 16 - 3
    assert skewness(x)[0, 0] == pytest.approx(g1 * np.sqrt(56) / 6)
    assert kurtosis(x)[0, 0] == pytest.approx((9 * g2 + 6) * 7 / 30)


def test_moments_need_enough_values():
    assert np.isnan(skewness(np.array([[1.0], [2.0], [np.nan]]))).all()
    assert np.isnan(kurtosis(np.array([[1.0], [2.0], [4.0]]))).all()
    assert kurtosis(np.array([[0.0], [0.0], [0.0], [1.0]]))[0, 0] == pytest.approx(4.0)


def test_the_median_passes_missing_values_by():
    assert median(np.array([[3.0], [np.nan], [1.0]]))[0, 0] == 2


def test_the_outlier_is_pulled_to_the_next_value():
    values, how, moved = winsorise(LONG_TAIL)
    assert values[-1, 0] == 9 and how[-1, 0] == 1 and moved[0, 0] == 1


def test_low_outliers_are_pulled_up():
    values, how, _ = winsorise(-LONG_TAIL)
    assert values[-1, 0] == -9 and how[-1, 0] == 2


def test_a_good_shape_is_left_alone():
    x = np.arange(10.0)[:, None]
    assert np.array_equal(treat(x).values, x) and treat(x).winsorised[0, 0] == 0


def test_what_winsorising_cannot_mend_is_transformed_from_its_first_state():
    x = np.concatenate([np.ones(3) * 500, np.ones(4) * 300, np.arange(60.0)])[:, None]
    done = treat(x, limit=1, skew=1.0, kurt=1.0)
    assert done.transformed[0, 0]
    assert np.allclose(done.values, transform(x, kind="log_shift"))
    combined = treat(x, limit=1, skew=1.0, kurt=1.0, combine=True)
    assert np.allclose(
        combined.values, transform(winsorise(x, limit=1, skew=1.0, kurt=1.0)[0], kind="log_shift")
    )


def test_limits_may_differ_by_replication():
    x = np.stack([np.append(np.arange(30.0), [400, 500, 600])] * 2)[..., None]
    done = winsorise(x, limit=np.array([1, 5])[:, None, None])
    assert done[2][:, 0, 0].tolist() == [1, 3]


@pytest.mark.parametrize("column", [[5, 5, 5, 5, 5.0], [1, 2, np.nan, np.nan, np.nan]])
def test_a_shape_that_cannot_be_told_leaves_the_indicator(column):
    x = np.array(column)[:, None]
    assert np.array_equal(treat(x).values, x, equal_nan=True)


@given(
    arrays(float, st.tuples(st.integers(4, 20), st.just(1)), elements=st.integers(-5, 5).map(float)),
    st.integers(0, 6),
)
def test_winsorising_never_leaves_the_range_and_ends(x, limit):
    values, _, _ = winsorise(x, limit=limit)
    assert values.min() >= x.min() and values.max() <= x.max()


def test_the_transforms_keep_the_order():
    for kind in ("log_shift", "log_shift_signed", "log_plus_one", "log_gii", "box_cox"):
        assert (np.diff(transform(LONG_TAIL, kind=kind)[:, 0]) > 0).all(), kind


def test_log_gii_runs_from_zero_to_the_log_of_the_maximum():
    assert transform(LONG_TAIL, kind="log_gii")[[0, -1], 0] == pytest.approx([0, np.log(100)])


def test_box_cox_meets_the_logarithm_at_power_zero():
    x = np.array([[1.0], [2.0]])
    assert box_cox(x, power=0) == pytest.approx(box_cox(x, power=1e-9), abs=1e-6)
    assert np.isnan(box_cox(np.array([[0.0]]), power=0)).all()


def test_the_description_flags_what_is_thin():
    x = np.column_stack([LONG_TAIL[:, 0], [0, 0, 0, 0, 0, 0, 0, 1, 1, np.nan]])
    tail, thin = describe(x)
    assert not tail.free_of_outliers and tail.most_frequent == 1
    assert tail.enough_available and tail.enough_nonzero and tail.enough_unique and thin.enough_available
    skewed_only = describe(np.array([0, 0, 0, 0, 0, 0, 0, 1, 1, 1.0])[:, None], skew=0.5)[0]
    assert abs(skewed_only.skewness) > 0.5 and skewed_only.free_of_outliers
    assert not thin.enough_nonzero and not thin.enough_unique and thin.available == 9
