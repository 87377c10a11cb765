"""Scores of forecasts against closed forms and simulation."""

import numpy as np
import pytest

from bashu.outlook import brier, covered, crps_normal


def test_crps_of_the_standard_normal_at_its_mean():
    expected = np.sqrt(2 / np.pi) - 1 / np.sqrt(np.pi)
    assert crps_normal(np.zeros(1), np.ones(1), np.zeros(1)) == pytest.approx([expected])


def test_crps_agrees_with_its_definition_by_simulation():
    draws = np.random.default_rng(1).normal(2.0, 0.5, (2, 400_000))
    simulated = np.abs(draws[0] - 3.0).mean() - 0.5 * np.abs(draws[0] - draws[1]).mean()
    assert crps_normal(np.array([2.0]), np.array([0.5]), np.array([3.0])) == pytest.approx(
        [simulated], abs=2e-3
    )


def test_a_certain_forecast_scores_its_absolute_error():
    assert crps_normal(np.array([1.0]), np.array([0.0]), np.array([3.0])) == pytest.approx([2.0])


def test_coverage_and_brier():
    inside = covered(np.zeros(3), np.ones(3), np.array([0.5, 2.0, np.nan]), 1.2816)
    assert inside == pytest.approx([1.0, 0.0, np.nan], nan_ok=True)
    assert brier(np.array([1.0, 0.5, 0.0]), np.array([1.0, 1.0, 1.0])) == pytest.approx([0.0, 0.25, 1.0])
