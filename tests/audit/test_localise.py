"""Localisation: minimal, complete, and honest about what it cannot prove."""

import csv
import itertools
import math
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from bashu.audit import assemble, localise, localise_intervals, rank_solutions
from bashu.errors import Invalid

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
INF = math.inf

#: total = a + b + c, shares of a within the total, nothing negative
TOTAL = [
    ({0: 1, 1: -1, 2: -1, 3: -1}, 0.0, 0.0),
    ({1: 1, 0: -0.8}, -INF, 0.0),
    *(({j: 1}, 0.0, INF) for j in range(4)),
]


def by_trial(edits, lower, upper, weights):
    """All minimal solutions by trying every set of fields with a linear programme of another library."""
    n = len(lower)
    a, b = [], []
    for coefficients, low, high in edits:
        row = [coefficients.get(j, 0.0) for j in range(n)]
        if high < INF:
            a.append(row)
            b.append(high + 1e-7)
        if low > -INF:
            a.append([-c for c in row])
            b.append(-low + 1e-7)
    best, found = INF, []
    missing = {j for j in range(n) if lower[j] == -INF and upper[j] == INF}
    subsets = [s for k in range(n + 1) for s in itertools.combinations(sorted(set(range(n)) - missing), k)]
    for subset in sorted(subsets, key=lambda s: sum(weights[j] for j in s)):
        weight = sum(weights[j] for j in subset)
        if weight > best + 1e-9:
            break
        bounds = [(None, None) if j in subset or j in missing else (lower[j], upper[j]) for j in range(n)]
        if linprog([0.0] * n, A_ub=a, b_ub=b, bounds=bounds).status == 0:
            best = weight
            found.append(subset)
    return best, sorted(found)


@st.composite
def records(draw):
    """A table of small edits over six fields, a record that fulfils them, and some cells changed."""
    n = 6
    edits = []
    truth = [float(draw(st.integers(1, 9))) for _ in range(n)]
    for _ in range(draw(st.integers(1, 4))):
        fields = draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=4, unique=True))
        coefficients = {j: float(draw(st.sampled_from([-2, -1, 1, 2]))) for j in fields}
        value = sum(c * truth[j] for j, c in coefficients.items())
        low, high = draw(st.sampled_from([(0.0, 0.0), (0.0, INF), (-INF, 0.0), (-1.0, 1.0)]))
        edits.append((coefficients, value + low, value + high))
    edits += [({j: 1.0}, 0.0, INF) for j in range(n)]
    values = [draw(st.one_of(st.just(t), st.integers(-20, 90).map(float), st.just(math.nan))) for t in truth]
    weights = [float(draw(st.sampled_from([1, 1, 1, 2]))) for _ in range(n)]
    return edits, values, weights


@settings(max_examples=150, deadline=None)
@given(records())
def test_every_minimal_solution_is_found_as_by_trying_all_sets(case):
    edits, values, weights = case
    lower = [-INF if math.isnan(v) else v for v in values]
    upper = [INF if math.isnan(v) else v for v in values]
    weight, solutions = by_trial(edits, lower, upper, weights)
    found = localise(assemble(6, edits), np.array([values]), weights=weights)[0]
    assert (found.weight, list(found.solutions), found.proven) == (weight, solutions, True)


@settings(max_examples=80, deadline=None)
@given(records(), st.integers(0, 3))
def test_printed_intervals_are_localised_as_by_trying_all_sets(case, width):
    edits, values, weights = case
    lower = [-INF if math.isnan(v) else v - width / 2 for v in values]
    upper = [INF if math.isnan(v) else v + width / 2 for v in values]
    weight, solutions = by_trial(edits, lower, upper, weights)
    found = localise_intervals(assemble(6, edits), lower, upper, weights=weights)
    assert (found.weight, list(found.solutions), found.proven) == (weight, solutions, True)


def test_a_record_that_fulfils_the_edits_needs_no_change():
    assert localise(assemble(4, TOTAL), np.array([[10.0, 2.0, 3.0, 5.0]]))[0].passes


def test_one_wrong_part_is_found_by_two_edits_that_fail():
    found = localise(assemble(4, TOTAL), np.array([[10.0, 90.0, 3.0, 5.0]]))[0]
    assert found.solutions == ((1,),)


def test_all_ties_are_listed():
    found = localise(assemble(4, TOTAL), np.array([[11.0, 2.0, 3.0, 5.0]]))[0]
    assert (found.weight, found.solutions, found.count) == (1.0, ((0,), (1,), (2,), (3,)), 4)


def test_a_trusted_field_is_changed_last():
    found = localise(assemble(4, TOTAL), np.array([[11.0, 2.0, 3.0, 5.0]]), weights=[2.0, 1.0, 3.0, 3.0])[0]
    assert found.solutions == ((1,),)


def test_a_missing_field_absorbs_a_difference_at_no_cost():
    assert localise(assemble(4, TOTAL), np.array([[11.0, 2.0, 3.0, math.nan]]))[0].passes


def test_a_missing_field_does_not_excuse_what_its_range_forbids():
    found = localise(assemble(4, TOTAL), np.array([[6.0, 2.0, 5.0, math.nan]]))[0]
    assert found.solutions == ((0,), (1,), (2,))


def test_independent_errors_combine():
    edits = [({0: 1, 1: -1}, 0.0, 0.0), ({2: 1, 3: -1}, 0.0, 0.0)]
    found = localise(assemble(4, edits), np.array([[1.0, 2.0, 3.0, 4.0]]))[0]
    assert (found.weight, found.count) == (2.0, 4)


def test_rounding_of_a_published_total_is_no_error():
    total = assemble(3, [({0: 1, 1: -1, 2: -1}, 0.0, 0.0)])
    low, high = [7.391915, 4.806015, 2.58585], [7.391925, 4.806025, 2.58595]
    assert localise_intervals(total, low, high).passes


def test_columns_of_one_field_are_freed_together():
    edits = [({0: 1, 1: -1}, 0.0, 0.0), ({2: 1, 3: -1}, 0.0, 0.0)]
    point = [1.0, 2.0, 5.0, 7.0]
    found = localise_intervals(assemble(4, edits), point, point, fields=[0, 1, 0, 2])
    assert found.solutions == ((0,),)


def test_what_no_change_can_mend_is_reported_as_such():
    edits = [({0: 1, 1: 1}, 5.0, INF), ({0: 1}, -INF, 1.0), ({1: 1}, -INF, 1.0)]
    found = localise(assemble(2, edits), np.array([[9.0, 9.0]]))[0]
    assert (found.weight, found.solutions, found.proven) == (INF, (), False)


def test_a_search_cut_short_says_that_nothing_is_proven():
    found = localise(assemble(4, TOTAL), np.array([[10.0, 20.0, 3.0, -5.0]]), budget=2)[0]
    assert not found.proven


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ([({0: 1}, 5.0, INF), ({0: 2}, -INF, 8.0)], "contradict"),
        ([({0: math.nan}, 0.0, 1.0)], "no number"),
        ([({7: 1}, 0.0, 1.0)], "unknown column"),
        ([({}, 1.0, 2.0)], "nothing can fulfil"),
    ],
)
def test_hostile_rows_are_refused(edits, why):
    with pytest.raises(Invalid, match=why):
        assemble(2, edits)


def test_a_plain_slip_ranks_before_an_arbitrary_move():
    total = assemble(3, [({0: 1, 1: -1, 2: -1}, 0.0, 0.0)])
    record = [660.0, 2500.0, 4100.0]
    assert rank_solutions(total, record, localise(total, [record])[0])[0] == (0,)


@pytest.mark.parametrize("name", ["S_12x", "Mr_30x_rounded"])
def test_the_stored_sets_are_localised_minimally_with_all_ties(name):
    folder = SHARED / "reference" / "errorlocate"
    if not folder.exists():
        pytest.skip("the reference sets are not beside the checkout")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
    try:
        from localise import read_edits, read_records
    finally:
        sys.path.pop(0)
    names, edits = read_edits(folder / f"{name}_edits.json")
    table = read_records(folder / f"{name}_data.csv", names)
    with (folder / f"{name}_ihs_min.csv").open() as file:
        known = [
            (float(r["min_fields"]), max(1, int(r["n_minimal_solutions"]))) for r in csv.DictReader(file)
        ]
    found = localise(assemble(len(names), edits), table)
    assert [(f.weight, f.count) for f in found] == known
