"""The forecaster: what it promises of any panel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bashu.outlook import backtest, forecast, naive_drift, our_model, summarise, walk
from bashu.outlook.calibrate import calibrate
from bashu.outlook.combine import weigh
from bashu.outlook.smooth import smooth


def panel(areas=6, years=24, seed=1):
    random = np.random.default_rng(seed)
    common = 0.08 + np.cumsum(random.normal(0, 0.01, years))
    return np.cumsum(common + random.normal(0, 0.02, (areas, years)), axis=1)


def test_the_future_changes_no_forecast_made_before_it():
    levels = panel()
    origin = 12
    other = levels.copy()
    other[:, origin + 1 :] = np.random.default_rng(9).permutation(other[:, origin + 1 :].T).T * 3 - 1
    before, after = ({item.origin: item for item in walk(some, horizon=5)} for some in (levels, other))
    for column in range(3, origin + 1):
        assert np.array_equal(before[column].mean, after[column].mean)
        assert np.array_equal(before[column].spread.total, after[column].spread.total)
        assert before[column].weights == after[column].weights
    assert not np.array_equal(before[origin + 1].mean, after[origin + 1].mean)


def test_intervals_hold_what_they_promise_on_a_panel_made_of_the_model_s_own_kind():
    rows = [row for seed in range(6) for row in backtest(panel(20, 32, seed), our_model, first_origin=9)]
    for horizon, score in summarise(rows).items():
        if horizon:
            assert 0.72 <= score.cov80 <= 0.90
            assert 0.89 <= score.cov95 <= 0.99


def test_it_beats_naive_drift_where_growth_slows():
    noise = np.random.default_rng(3).normal(0, 0.02, (20, 32))
    levels = np.cumsum(np.linspace(0.18, 0.04, 32) + noise, axis=1)
    ours, naive = (
        summarise(backtest(levels, run, first_origin=9))[0].crps for run in (our_model, naive_drift)
    )
    assert ours < naive


def test_constant_growth_goes_on_with_a_narrow_band():
    made = forecast(np.log(100 * 1.05 ** np.arange(12))[None], horizon=1)
    assert made.mean[0, 0] == pytest.approx(np.log(100 * 1.05**12), abs=0.01)
    assert made.quantile(0.975)[0, 0] - made.quantile(0.025)[0, 0] < 0.05


def test_bands_widen_with_the_horizon_and_chances_fall_with_the_bar():
    made = forecast(panel(), horizon=5)
    assert (np.diff(made.spread.total, axis=1) > 0).all()
    low, high = made.chance_above(made.mean - 0.1), made.chance_above(made.mean + 0.1)
    assert (low > 0.5).all()
    assert (high < 0.5).all()


def test_an_area_that_starts_late_does_not_disturb_the_rest():
    levels = panel()
    levels[0, :10] = np.nan
    made = forecast(levels, horizon=3)
    assert np.isfinite(made.mean).all()
    assert np.isfinite(made.spread.total).all()


def test_too_short_a_panel_is_refused():
    with pytest.raises(ValueError, match="4 years"):
        forecast(np.zeros((2, 3)), horizon=1)


def test_weights_follow_past_errors_of_years_already_known():
    levels = np.zeros((2, 8))
    right, wrong = np.zeros((1, 2, 2)), np.ones((1, 2, 2))
    paths = {4: np.concatenate([right + 0.1, wrong])}
    weights = weigh(levels, paths, 6, np.array([0.5, 0.5]))
    assert weights[0] > weights[1]
    assert weigh(levels, paths, 4, np.array([0.5, 0.5])) == pytest.approx([0.5, 0.5])


def test_the_spread_splits_into_common_and_own():
    levels = np.zeros((4, 20))
    means = {origin: np.full((4, 1), 0.1) for origin in range(3, 19)}
    spread = calibrate(levels, means, 19, 1)
    assert spread.common[0] == pytest.approx(0.1, rel=0.3)
    assert spread.own[0, 0] < 0.01


def test_smoothing_passes_over_what_is_missing():
    values = np.array([[np.nan, 1.0, np.nan, 3.0], [np.nan] * 4])
    assert smooth(values, 0.5) == pytest.approx([2.0, np.nan], nan_ok=True)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5), st.integers(5, 15), st.integers(0, 1000), st.floats(0, 0.3))
def test_any_panel_gives_finite_forecasts(areas, years, seed, holes):
    levels = panel(areas, years, seed)
    random = np.random.default_rng(seed)
    levels[:, :-3][random.random((areas, years - 3)) < holes] = np.nan
    made = forecast(levels, horizon=4)
    assert np.isfinite(made.mean).all()
    assert np.isfinite(made.spread.total).all()
