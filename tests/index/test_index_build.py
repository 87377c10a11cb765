"""From a panel and a framework to scores: stages, states, findings, contributions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.errors import Invalid, NotFound
from bashu.index import Panel, State, build, panel_from_rows, parse_framework, reweighted

TWO = """
id: demo
steps: [{normalise: {method: min_max, low: 10, high: 20}}, {aggregate: METHOD}]
nodes: [{code: index}, {code: n, parent: index, weight: 2}]
indicators: [{code: x, parent: n}, {code: y, parent: n}, {code: z, parent: index}]
"""


def framework(method="arithmetic", text=TWO):
    return parse_framework(text.replace("METHOD", method))


def panel(columns, periods=("",), groups=None):
    values = np.array(list(columns.values()), dtype=float)
    if values.ndim == 2:
        values = values[:, None]
    units = tuple("ABCDEFGH"[: values.shape[2]])
    return Panel(units, periods, tuple(columns), values.transpose(1, 2, 0), groups or {})


DATA = {"x": [1, 2, 3], "y": [3, 2, 1], "z": [0, 5, 10]}


def test_scores_climb_the_tree():
    result = build(panel(DATA), framework())
    assert result.score("A").value == pytest.approx((2 * 15 + 10) / 3)
    assert result.ranks() == {"C": 1, "B": 2, "A": 3}
    assert [stage.name for stage in result.stages] == ["figures", "normalise", "aggregate"]
    assert result.stage("normalise").cell("x", "C").value == 20


def test_a_missing_child_is_passed_by_unless_too_many_are():
    data = {**DATA, "y": [np.nan, 2, 1]}
    assert build(panel(data), framework()).score("A", code="n").value == 10
    strict = framework("{method: arithmetic, min_available: 0.6}")
    cell = build(panel(data), strict).score("A", code="n")
    assert cell.value is None and cell.state is State.TOO_FEW


def test_a_mean_that_does_not_exist_is_a_state_and_a_finding():
    zero = framework("geometric", TWO.replace("low: 10", "low: 0"))
    result = build(panel(DATA), zero)
    assert result.score("A", code="n").state is State.UNDEFINED and result.score("A").state is State.UNDEFINED
    assert result.score("B").value is not None
    assert {(note.code, note.unit) for note in result.findings} == {
        ("n", "A"),
        ("n", "C"),
        ("index", "A"),
    } - {("index", "A")}


@pytest.mark.parametrize("column", [[7, 7, 7], [np.nan] * 3])
def test_a_constant_or_empty_indicator_is_left_out_and_said(column):
    result = build(panel({**DATA, "y": column}), framework())
    assert result.score("A").value == pytest.approx(10)
    assert [note.code for note in result.findings] == ["y"]
    assert result.scores.cell("y", "A").value is None


def test_an_indicator_that_the_data_lack_is_refused():
    with pytest.raises(Invalid, match="z"):
        build(panel({"x": [1, 2], "y": [1, 2]}), framework())


def test_units_with_too_little_data_are_screened_out_of_scales_too():
    text = TWO.replace("steps: [", "steps: [{screen: {method: missing, min_available: 0.6}}, ")
    result = build(panel({"x": [1, 2, 900], "y": [1, 2, np.nan], "z": [1, 2, np.nan]}), framework(text=text))
    assert result.score("C").state is State.SCREENED and result.score("B").value == 20
    assert [(note.step, note.unit) for note in result.findings] == [("screen", "C")]


def test_each_step_leaves_its_stage_and_marks_what_it_changed():
    text = TWO.replace("steps: [", "steps: [{impute: mean}, {treat: winsorise}, ")
    result = build(panel({**DATA, "y": [np.nan, 2, 1]}), framework(text=text))
    assert [stage.name for stage in result.stages] == ["figures", "impute", "treat", "normalise", "aggregate"]
    assert result.stage("impute").cell("y", "A").state is State.IMPUTED
    assert result.scores.cell("y", "A").value == 15
    coverage = {
        part.code: (part.with_value, part.observed, part.in_framework) for part in result.coverage("A")
    }
    assert coverage == {"index": (3, 2, 3), "n": (2, 1, 2)}


def test_denominators_divide_and_missing_ones_are_missing():
    text = TWO.replace("steps: [", "steps: [denominate, ").replace(
        "{code: z, parent: index}", "{code: z, parent: index, denominator: people, scale: 100}"
    )
    base = panel(DATA)
    with pytest.raises(Invalid, match="people"):
        build(base, framework(text=text))
    full = Panel(
        base.units, base.periods, base.indicators, base.values, {}, {"people": np.array([[1, 50, np.nan]])}
    )
    result = build(full, framework(text=text))
    assert result.stage("denominate").cell("z", "B").value == 10
    assert result.stage("denominate").cell("z", "C").state is State.MISSING


def test_an_indicator_may_have_its_own_scale():
    text = TWO.replace(
        "{code: z, parent: index}",
        "{code: z, parent: index, direction: down, normalise: {method: goalposts, low: 0, high: 10, factor: 20}}",
    )
    assert build(panel(DATA), framework(text=text)).scores.cell("z", "A").value == 20
    assert build(panel(DATA), framework(text=text)).scores.cell("z", "C").value == 0


YEARS = {"x": [[1, 2], [2, 2]], "y": [[5, 5], [5, 10]], "z": [[4, 4], [5, 2]]}
BASE = """
id: demo
steps: [{normalise: {method: base_period, base: '2019'}}, aggregate]
nodes: [{code: index}]
indicators: [{code: x, parent: index}, {code: y, parent: index}, {code: z, parent: index, direction: down}]
"""


def test_an_index_of_growth_is_100_in_its_base_year():
    result = build(panel(YEARS, ("2019", "2020")), parse_framework(BASE))
    assert result.score("A", "2019").value == 100
    assert result.score("A", "2020").value == pytest.approx((200 + 100 + 80) / 3)
    with pytest.raises(Invalid, match="2018"):
        build(panel(YEARS, ("2019", "2020")), parse_framework(BASE.replace("2019", "2018")))


def test_scales_over_the_panel_are_common_to_all_periods():
    common = parse_framework(TWO.replace("METHOD", "arithmetic").replace("high: 20", "high: 20, over: panel"))
    result = build(panel(YEARS, ("2019", "2020")), common)
    assert (
        result.scores.cell("y", "A", "2020").value == 10 and result.scores.cell("y", "B", "2020").value == 20
    )


@pytest.mark.parametrize("weigh", ["equal", "entropy", "critic", "principal_component"])
def test_weights_from_the_data_sum_to_one_and_stay_within_the_range(weigh):
    rng = np.random.default_rng(5)
    data = dict(zip("xyz", rng.random((3, 8)), strict=True))
    text = TWO.replace("{aggregate", f"{{weigh: {weigh}}}, {{aggregate")
    result = build(panel(data), framework(text=text))
    assert result.weights["n"][0, 0].sum() == pytest.approx(1)
    assert all(10 <= result.score(unit).value <= 20 for unit in result.units)


MEANS = ["arithmetic", "geometric", "harmonic", "{method: generalised, power: 2}", "mazziotta_pareto"]


@given(
    st.lists(st.lists(st.integers(1, 50), min_size=3, max_size=3), min_size=3, max_size=5),
    st.sampled_from(MEANS),
)
def test_contributions_add_up_to_score_change_and_lead(rows, mean):
    data = dict(zip("xyz", zip(*rows, strict=True), strict=True))
    years = {
        code: [column, [value + 1.5 * at for at, value in enumerate(column)]] for code, column in data.items()
    }
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    result = build(panel(years, ("2019", "2020")), framework(mean, text))
    one, two = result.score("B", "2019").value, result.score("B", "2020").value
    assert sum(part.value for part in result.contributions("B", "2020")) == pytest.approx(two, rel=1e-9)
    assert sum(part.value for part in result.changes("B", "2019", "2020")) == pytest.approx(
        two - one, abs=1e-8
    )
    lead = two - result.score("A", "2020").value
    assert sum(part.value for part in result.differences("B", "A", "2020", deep=False)) == pytest.approx(
        lead, abs=1e-8
    )


def test_a_part_that_came_is_named_as_such():
    years = {"x": [[1, 1], [2, 2]], "y": [[np.nan, 1], [9, 2]], "z": [[1, 1], [1, 1]]}
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    result = build(panel(years, ("2019", "2020")), framework(text=text))
    parts = result.changes("A", "2019", "2020")
    moved = result.score("A", "2020").value - result.score("A", "2019").value
    assert sum(part.value for part in parts) == pytest.approx(moved)
    assert [part.code for part in parts if part.note] == ["n"]


def test_copeland_and_benefit_of_the_doubt_work_in_a_tree():
    result = build(panel(DATA), framework("copeland"))
    assert result.score("C").value == 2
    assert {part.code for part in result.contributions("C")} == {"index"}
    doubt = build(panel(DATA), framework("benefit_of_the_doubt"))
    assert doubt.score("C").value == pytest.approx(1)
    assert sum(part.value for part in doubt.contributions("B")) == pytest.approx(doubt.score("B").value)


def test_tables_have_no_value_rather_than_nan():
    result = build(panel({**DATA, "y": [np.nan] * 3}), framework())
    rows = [row for stage in result.stages for row in stage.rows()]
    assert all(row.value is None or np.isfinite(row.value) for row in rows)
    assert {row.state for row in rows if row.value is None} == {"missing"}


def test_unknown_names_are_not_found():
    result = build(panel(DATA), framework())
    for call in (lambda: result.score("Q"), lambda: result.score("A", "1999"), lambda: result.score("A", code="q"),
                 lambda: result.stage("treat"), lambda: result.contributions("A", code="q"), lambda: result.ranks("1")):  # fmt: skip
        with pytest.raises(NotFound):
            call()


def test_two_figures_for_one_cell_are_refused_and_equal_ones_taken_once():
    rows = [("A", "2020", "x", 1.0), ("A", "2020", "x", 1.0), ("B", "2020", "x", None)]
    assert panel_from_rows(rows).values.shape == (1, 2, 1)
    with pytest.raises(Invalid, match="1 and 2"):
        panel_from_rows([*rows, ("A", "2020", "x", 2.0)])


def test_an_infinite_figure_is_refused_by_name():
    with pytest.raises(Invalid, match="x, B"):
        panel({"x": [1, np.inf]})


def test_sliders_change_weights_and_nothing_else():
    result = build(panel(DATA), reweighted(framework(), {"x": 3, "z": 0}))
    assert result.score("A").value == pytest.approx((3 * 10 + 20) / 4)
    for bad in ({"q": 1}, {"x": -1}, {"x": float("nan")}, {"x": 0, "y": 0}):
        with pytest.raises(Invalid):
            reweighted(framework(), bad)


def test_a_node_of_which_only_weightless_parts_have_values_has_no_score():
    text = TWO.replace("{code: y, parent: n}", "{code: y, parent: n, weight: 0}")
    result = build(panel({**DATA, "x": [np.nan, 2, 3]}), framework(text=text))
    assert result.score("A", code="n").state is State.TOO_FEW
    assert result.score("A").value == 10


def test_what_passes_all_numbers_is_undefined():
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    result = build(
        panel({"x": [1e200, 1], "y": [1e200, 1], "z": [1, 1]}),
        framework("{method: generalised, power: 3}", text),
    )
    assert result.score("A").state is State.UNDEFINED and result.score("B").value == 1


def test_denominators_must_fit_the_panel():
    base = panel(DATA)
    for by in (np.ones((1, 2)), np.full((1, 3), np.inf)):
        with pytest.raises(Invalid, match="people"):
            Panel(base.units, base.periods, base.indicators, base.values, {}, {"people": by})


def test_the_change_of_a_score_that_compares_units_is_one_part():
    years = {
        code: [column, [value * at for at, value in enumerate(column, 1)]] for code, column in DATA.items()
    }
    result = build(panel(years, ("2019", "2020")), framework("copeland"))
    (part,) = result.changes("A", "2019", "2020")
    moved = result.score("A", "2020").value - result.score("A", "2019").value
    assert (part.code, part.value) == ("index", pytest.approx(moved)) and part.note


def test_a_child_at_zero_adds_nothing_and_spoils_nothing():
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    for power in (0.5, 2):
        result = build(
            panel({"x": [0, 1], "y": [4, 1], "z": [0, 1]}),
            framework(f"{{method: generalised, power: {power}}}", text),
        )
        parts = {part.code: part.value for part in result.contributions("A")}
        assert parts["x"] == parts["z"] == 0 and sum(parts.values()) == pytest.approx(result.score("A").value)


@pytest.mark.parametrize("power", [3, 0.5, -2])
def test_scores_of_zero_can_be_taken_apart(power):
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    data = {code: [[0.0, 1.0], [0.0, 2.0]] for code in "xyz"}
    result = build(
        panel(data, ("2019", "2020")), framework(f"{{method: generalised, power: {power}}}", text=text)
    )
    for parts in (result.contributions("A", "2019"), result.changes("A", "2019", "2020")):
        assert sum(part.value for part in parts) == 0


def test_a_change_across_a_mean_of_zero_is_one_part():
    text = TWO.replace("{method: min_max, low: 10, high: 20}", "none")
    data = {"x": [[-10.0], [7.0]], "y": [[-9.0], [8.5]], "z": [[-3.0], [11.0]]}
    result = build(panel(data, ("2019", "2020")), framework("mazziotta_pareto", text=text))
    (part,) = result.changes("A", "2019", "2020")
    before, after = (result.score("A", year).value for year in ("2019", "2020"))
    assert part.value == pytest.approx(after - before)
    assert "close to zero" in part.note


@pytest.mark.parametrize("kind", ["log_shift", "log_shift_signed", "log_plus_one", "log_gii", "box_cox"])
def test_a_constant_indicator_leaves_no_infinity_behind_a_transform(kind):
    steps = f"steps: [{{treat: {kind}}}, {{normalise: none}}, {{aggregate: arithmetic}}]"
    text = TWO.replace(
        "steps: [{normalise: {method: min_max, low: 10, high: 20}}, {aggregate: METHOD}]", steps
    )
    result = build(panel({**DATA, "x": [5, 5, 5]}), framework(text=text))
    for row in result.stage("treat").rows():
        assert (row.value is None) == (row.state == State.UNDEFINED.label)
        assert row.value is None or np.isfinite(row.value)
