"""Correlations, alpha, components, optimised weights, removals, comparisons, strengths, trends."""

import numpy as np
import pytest

from bashu.errors import Invalid, NotFound
from bashu.index import (
    Panel,
    build,
    compare,
    components,
    correlation_table,
    correlations,
    cronbach_alpha,
    effective_weights,
    flagged,
    optimise_weights,
    parse_framework,
    remove_each,
    strengths_and_weaknesses,
    trend,
)  # fmt: skip
from bashu.index.correlate import p_values
from bashu.index.optimise import nelder_mead
from bashu.index.weigh import critic, entropy, loadings

TEXT = """
id: demo
steps: [{normalise: min_max}, aggregate]
nodes: [{code: index}, {code: n, parent: index, weight: 3}]
indicators: [{code: x, parent: n, weight: 1}, {code: y, parent: n, weight: 3}, {code: z, parent: index, direction: down}]
"""
X = np.array([[1, 5, 2], [2, 4, 9], [3, 6, 4], [4, 1, 7], [6, 8, 1.0]])
PANEL = Panel(tuple("ABCDE"), ("",), ("x", "y", "z"), X[None])


def test_correlations_of_ranks_and_of_gaps():
    x = np.array([[1.0], [2.0], [3.0], [np.nan]])
    y = np.array([[1.0], [8.0], [27.0], [0.0]])
    assert correlations(x, y, kind="spearman")[0, 0] == pytest.approx(1)
    assert correlations(x, y, kind="kendall")[0, 0] == pytest.approx(1)
    assert correlations(x, y)[0, 0] == pytest.approx(np.corrcoef([1, 2, 3], [1, 8, 27])[0, 1])
    assert np.isnan(correlations(x, np.ones((4, 1)))[0, 0])


def test_the_probability_of_a_correlation():
    # r = .632 is significant at 5 % for ten units (tables of critical values).
    assert p_values(np.array([0.632]), 10)[0] == pytest.approx(0.05, abs=0.001)


def test_pairs_are_flagged_within_their_group_only():
    x = np.column_stack([np.arange(6.0), np.arange(6.0) + [0, 0.1, 0, 0.1, 0, 0], -np.arange(6.0)])
    pairs = flagged(x, "abc", ["g", "g", "g"])
    assert [(pair.first, pair.second, pair.why) for pair in pairs] == [
        ("a", "b", "too alike"), ("a", "c", "opposed"), ("b", "c", "opposed"),
    ]  # fmt: skip
    assert not flagged(x, "abc", ["g", "h", "i"])


def test_alpha_is_one_for_copies_and_follows_its_formula():
    one = np.array([1, 2, 4, 7.0])
    assert cronbach_alpha(np.column_stack([one, one])) == pytest.approx(1)
    cov = np.cov(X.T)
    assert cronbach_alpha(X) == pytest.approx(3 / 2 * (1 - np.trace(cov) / cov.sum()))
    assert cronbach_alpha(X[:, :1]) is None


def test_components_explain_everything_and_have_length_one():
    found = components(X)
    assert found.shares.sum() == pytest.approx(1) and found.variances.sum() == pytest.approx(3)
    assert np.allclose((found.loadings**2).sum(axis=0), 1)
    with pytest.raises(Invalid, match="does not vary"):
        loadings(np.column_stack([X, np.ones(5)]))


def test_entropy_and_critic_give_nothing_to_what_does_not_vary():
    x = np.column_stack([[1, 2, 3.0], [5, 5, 5]])
    assert entropy(x).tolist() == pytest.approx([1, 0])
    assert critic(x).tolist() == pytest.approx([1, 0])


def test_entropy_by_hand():
    # Shares .5/.5/0 and 1/0/0: e = ln 2 / ln 3 and 0.
    e = np.log(2) / np.log(3)
    assert entropy(np.array([[1, 1.0], [1, 0], [0, 0]])).tolist() == pytest.approx(
        [(1 - e) / (2 - e), 1 / (2 - e)]
    )


def test_effective_weights_multiply_down_the_tree():
    found = effective_weights(parse_framework(TEXT))
    assert found == pytest.approx({"index": 1, "z": 0.25, "n": 0.75, "x": 0.1875, "y": 0.5625})


def test_nelder_mead_finds_rosenbrocks_valley_floor():
    best, closed = nelder_mead(
        lambda p: float(100 * (p[1] - p[0] ** 2) ** 2 + (1 - p[0]) ** 2),
        np.array([-1.2, 1.0]),
        tolerance=1e-12,
        evaluations=500,
    )
    assert closed and best == pytest.approx([1, 1], abs=1e-3)


def test_optimised_weights_reach_the_wanted_balance():
    rng = np.random.default_rng(1)
    panel = Panel(tuple(map(str, range(40))), ("",), ("x", "y", "z"), rng.random((1, 40, 3)))
    found = optimise_weights(panel, parse_framework(TEXT), ("x", "y"), wanted=(1, 1))
    assert found.reached == pytest.approx([0.5, 0.5], abs=1e-3) and found.weights.sum() == pytest.approx(1)
    most = optimise_weights(panel, parse_framework(TEXT), ("x", "y"))
    assert most.reached.sum() >= found.last_tried.sum() - 1
    with pytest.raises(Invalid):
        optimise_weights(panel, parse_framework(TEXT), ("x", "q"), wanted=(1, 1))


def test_taking_a_part_out_leaves_the_others():
    found = remove_each(PANEL, parse_framework(TEXT), ("n", "z"))
    result = build(PANEL, parse_framework(TEXT))
    assert found.scores[1].tolist() == pytest.approx([result.score(u, code="z").value for u in "ABCDE"])
    assert found.scores[2].tolist() == pytest.approx([result.score(u, code="n").value for u in "ABCDE"])
    assert found.mean_shift == pytest.approx((0.8, 0))


def test_two_variants_are_compared_place_by_place():
    one = build(PANEL, parse_framework(TEXT))
    two = build(PANEL, parse_framework(TEXT.replace("direction: down", "direction: up")))
    found = compare(one, two)
    assert list(found.units) == list(one.ranks())
    assert sum(found.gained) == sum(found.first) - sum(found.second)
    assert compare(one, one).correlation == pytest.approx(1)


def test_strengths_come_before_weaknesses_and_none_is_both():
    best, worst = strengths_and_weaknesses(build(PANEL, parse_framework(TEXT)), "D")
    assert [part.code for part in best] == ["x"] and best[0].value == 4
    assert [part.code for part in worst] == ["y", "z"] and worst[0].rank == 5


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("growth", [100, np.nan, 121], 0.1),
        ("growth", [5, 7, 5], 0.0),
        ("growth", [5, 7, -5], None),
        ("growth", [5, 7, 0], None),
        ("growth", [5, np.nan, np.nan], None),
        ("slope", [1, 3, 5], 2.0),
        ("percent", [10, 12, 14], 20.0),
    ],
)
def test_trends_of_three_years(kind, values, expected):
    found = trend(np.array(values, dtype=float), np.array([2018, 2019, 2020.0]), kind=kind)
    assert found == (None if expected is None else pytest.approx(expected))


def test_correlations_of_a_stage_have_none_where_there_is_no_value():
    values = np.column_stack([X, np.ones(5)])[None]
    text = TEXT.replace("{code: z,", "{code: flat, parent: n}, {code: z,").replace("min_max", "none")
    panel = Panel(tuple("ABCDE"), ("",), ("x", "y", "z", "flat"), values)
    table = correlation_table(build(panel, parse_framework(text)).scores, first=("x",), second=("y", "flat"))
    assert table[0].value == pytest.approx(np.corrcoef(X[:, 0], X[:, 1])[0, 1]) and table[0].units == 5
    assert 0 < table[0].probability < 1
    assert table[1].value is None and table[1].probability is None


def test_periods_and_units_that_are_not_there_are_not_found():
    framework, result = parse_framework(TEXT), build(PANEL, parse_framework(TEXT))
    for call in (
        lambda: remove_each(PANEL, framework, ("n",), period="1999"),
        lambda: optimise_weights(PANEL, framework, ("x", "y"), wanted=(1, 1), period="1999"),
        lambda: strengths_and_weaknesses(result, "Q"),
        lambda: correlation_table(result.scores, period="1999"),
        lambda: correlation_table(result.scores, first=("q",)),
    ):
        with pytest.raises(NotFound):
            call()


def test_parts_that_do_not_vary_cannot_be_balanced():
    flat = Panel(tuple("ABC"), ("",), ("x", "y", "z"), np.array([[[1, 5, 1], [2, 5, 2], [3, 5, 3.0]]]))
    with pytest.raises(Invalid, match="does not vary"):
        optimise_weights(flat, parse_framework(TEXT), ("x", "y"), wanted=(1, 1))
