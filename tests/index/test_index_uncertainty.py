"""Replications, rank intervals and Sobol' indices."""

import numpy as np
import pytest

from bashu.errors import Invalid
from bashu.index import (
    Alternatives,
    OptionRange,
    Panel,
    WeightNoise,
    WeightSets,
    build,
    parse_framework,
    sensitivity,
    uncertainty,
    usual_inputs,
)  # fmt: skip
from bashu.index.replicate import Replications, replicate
from bashu.index.sensitivity import estimate_sobol, exact_sobol
from bashu.index.uncertainty import every_combination, intervals
from bashu.index.weigh import noisy
from bashu.model.framework import Method

FRAMEWORK = parse_framework("""
id: demo
steps: [{treat: none}, {normalise: {method: min_max, low: 1, high: 100}}, aggregate]
nodes: [{code: index}, {code: n, parent: index}]
indicators: [{code: x, parent: n}, {code: y, parent: n}, {code: z, parent: index}]
""")
PANEL = Panel(
    tuple("ABCDEF"), ("",), ("x", "y", "z"), np.random.default_rng(3).lognormal(size=(1, 6, 3)).round(3)
)
MEANS = Alternatives(
    "mean",
    "aggregate",
    tuple(Method.of("aggregate", method=name) for name in ("arithmetic", "geometric", "harmonic")),
)
SCALES = Alternatives(
    "scale", "normalise",
    (Method.of("normalise", method="min_max", low=1, high=100), Method.of("normalise", method="z_score", mean=10, deviation=1)),
)  # fmt: skip
SETS = WeightSets("weights", ({"x": 1.0, "y": 1.0}, {"x": 5.0, "y": 1.0}, {"z": 3.0}))
NOISE = WeightNoise("noise", 0.5, ("x", "y", "z", "n"))


def test_a_replication_is_the_index_built_with_those_choices():
    inputs = (SCALES, MEANS, SETS)
    done = replicate(PANEL, FRAMEWORK, inputs, np.array([[0.9, 0.5, 0.4]]))
    steps = (FRAMEWORK.steps[0], SCALES.choices[1], MEANS.choices[1])
    import dataclasses

    indicators = tuple(
        dataclasses.replace(item, weight=5.0) if item.code == "x" else item for item in FRAMEWORK.indicators
    )
    own = build(PANEL, dataclasses.replace(FRAMEWORK, steps=steps, indicators=indicators))
    assert done.scores[0].tolist() == pytest.approx([own.score(unit).value for unit in own.units])
    assert done.nominal.tolist() == pytest.approx(
        [build(PANEL, FRAMEWORK).score(unit).value for unit in own.units]
    )


def test_every_combination_is_run_where_they_are_few():
    found = uncertainty(PANEL, FRAMEWORK, (SCALES, MEANS, SETS), seed=1)
    assert found.exact and len(found.replications.scores) == 18
    assert every_combination((SCALES, NOISE), up_to=100) is None
    assert every_combination((SCALES, MEANS), up_to=5) is None


def test_intervals_hold_the_ranks_and_repeat_with_the_seed():
    one = uncertainty(PANEL, FRAMEWORK, (MEANS, NOISE), seed=7, replications=64)
    two = uncertainty(PANEL, FRAMEWORK, (MEANS, NOISE), seed=7, replications=64)
    assert one.intervals == two.intervals and not one.exact
    assert one.intervals != uncertainty(PANEL, FRAMEWORK, (MEANS, NOISE), seed=8, replications=64).intervals
    for part in one.intervals:
        assert 1 <= part.low <= part.median <= part.high <= 6 and part.replications == 64


def test_a_unit_without_scores_has_no_interval():
    values = PANEL.values.copy()
    values[0, 2] = np.nan
    empty = Panel(PANEL.units, ("",), PANEL.indicators, values)
    part = uncertainty(empty, FRAMEWORK, (MEANS,), seed=1).intervals[2]
    assert part.nominal is None and part.mean is None and part.replications == 0
    found = sensitivity(empty, FRAMEWORK, (MEANS, SCALES), seed=1)
    assert found.by_unit["C"].first == (None, None) and found.overall.first[0] is not None


def test_options_may_lie_anywhere_within_a_range():
    power = OptionRange("power", "aggregate", "power", -2, 2)
    text = "id: d\nsteps: [{normalise: {method: min_max, low: 1}}, {aggregate: {method: generalised, power: 1}}]\n"
    text += "nodes: [{code: index}]\nindicators: [{code: x, parent: index}, {code: y, parent: index}]"
    done = replicate(PANEL, parse_framework(text), (power,), np.array([[0.0], [0.75], [0.999]]))
    assert (np.diff(done.scores, axis=0) >= -1e-9).all()
    assert done.scores[1].tolist() == pytest.approx(done.nominal.tolist())


def test_an_input_for_a_step_that_is_not_taken_is_refused():
    with pytest.raises(Invalid, match="impute"):
        uncertainty(
            PANEL, FRAMEWORK, (Alternatives("a", "impute", (Method.of("impute", method="mean"),)),), seed=1
        )
    with pytest.raises(Invalid):
        uncertainty(PANEL, FRAMEWORK, (), seed=1)
    for bad in (WeightSets("w", ()), WeightNoise("n", 1.5, ("x",))):
        with pytest.raises(Invalid):
            uncertainty(PANEL, FRAMEWORK, (bad,), seed=1)


def test_indices_of_a_product_are_known():
    # y = a b with a, b in {1, 3}: V = 9, first 4/9 each ... worked by hand: E(y|a) = 2a, Var = 4; V = 25 - 16 = 9.
    y = np.array([[1.0, 3.0], [3.0, 9.0]])[..., None]
    first, total, variance = exact_sobol(y)
    assert variance[0] == 9
    assert first[:, 0] == pytest.approx([4 / 9, 4 / 9]) and total[:, 0] == pytest.approx([5 / 9, 5 / 9])


@pytest.mark.parametrize("by", ["janon", "saltelli"])
def test_the_estimates_meet_ishigamis_function(by):
    # Saltelli and others 2008, Global Sensitivity Analysis: a = 7, b = 0.1.
    from scipy.stats import qmc

    points = qmc.Sobol(6, rng=np.random.default_rng(2)).random_base2(13) * 2 * np.pi - np.pi
    a, b = points[:, :3], points[:, 3:]

    def f(x):
        return (np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))[:, None]

    mixed = []
    for at in range(3):
        part = a.copy()
        part[:, at] = b[:, at]
        mixed.append(f(part))
    first, total, _ = estimate_sobol(f(a), f(b), np.stack(mixed), by=by)
    assert first[:, 0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_sampled_indices_come_close_to_enumerated_ones():
    inputs = (SCALES, MEANS, SETS)
    exact = sensitivity(PANEL, FRAMEWORK, inputs, seed=1)
    near = sensitivity(PANEL, FRAMEWORK, inputs, seed=1, exact_up_to=0)
    assert exact.exact and not near.exact
    assert near.overall.first == pytest.approx(exact.overall.first, abs=0.03)
    assert near.overall.total == pytest.approx(exact.overall.total, abs=0.03)


def test_what_never_changes_has_no_indices():
    same = Alternatives("same", "treat", (Method.of("treat", method="none"),) * 2)
    found = sensitivity(PANEL, FRAMEWORK, (same, same), seed=1)
    assert found.overall.first == (None, None) and found.overall.variance == 0


def test_the_usual_inputs_fit_the_framework():
    assert [item.name for item in usual_inputs(FRAMEWORK)] == ["normalisation", "aggregation", "weights"]
    found = uncertainty(PANEL, FRAMEWORK, usual_inputs(FRAMEWORK), seed=1, replications=32)
    assert all(part.replications == 32 for part in found.intervals)


def test_intervals_are_quantiles_of_the_ranks():
    ranks = np.array([[1.0], [2.0], [3.0], [4.0], [5.0]])
    done = Replications(("A",), ranks * 10, ranks, np.array([30.0]), np.array([3.0]))
    part = intervals(done, level=0.5)[0]
    assert (part.low, part.median, part.high, part.mean) == (2, 3, 4, 3)
    assert (part.score_low, part.score_high, part.nominal) == (20, 40, 3)


def test_noise_moves_a_weight_by_its_factor_at_most():
    assert noisy(np.array([2.0, 2.0, 2.0]), factor=0.25, uniform=np.array([0.0, 0.5, 1.0])).tolist() == [
        1.5,
        2,
        2.5,
    ]
