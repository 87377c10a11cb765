"""Recipes over a record: values, intervals, inputs, gaps, and what an as-of day leaves out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bashu.errors import NotFound
from bashu.indicators import compile_observations
from bashu.model import (
    Area,
    Document,
    Fact,
    Indicator,
    Kind,
    Member,
    Names,
    Pack,
    PriceBasis,
    Recipe,
    RecipeForm,
)
from bashu.store import Entry, open_store
from bashu.workspace import Workspace, open_workspace

RECORDED = datetime(2026, 1, 31, tzinfo=UTC)
INDICATORS = (
    Indicator("gdp", Names("GDP", "生产总值"), "CNY", Kind.LEVEL, PriceBasis.NOMINAL),
    Indicator("farming", Names("Farming", "农业"), "CNY", Kind.LEVEL, PriceBasis.NOMINAL),
    Indicator("people", Names("People", "人口"), "persons", Kind.COUNT),
    Indicator("rate", Names("Rate", "汇率"), "CNY per USD", Kind.RATE),
    Indicator("deflator", Names("Deflator", "平减指数"), "index", Kind.INDEX),
    Indicator("head", Names("GDP per head", "人均生产总值"), "CNY", Kind.LEVEL, PriceBasis.NOMINAL),
)
AREAS = (
    Area("R", Names("Region", "区"), "circle", members=(Member("A"), Member("B", part=True))),
    Area("A", Names("Alpha", "甲"), "city"),
    Area("B", Names("Beta", "乙"), "city"),
)


def recipe(code, form, of="gdp", **more):
    more.setdefault("result", of)
    return Recipe(code, Names(code, code), RecipeForm(form), of, Kind.LEVEL, **more)


RECIPES = (
    recipe("growth", "growth"),
    recipe("real", "growth", deflator="deflator", areas=("A",)),
    recipe("in_region", "share", whole_area="R"),
    recipe("farming_share", "share", of="farming", whole="gdp"),
    recipe("farming_adds", "contribution", of="farming", whole="gdp", result="farming_contribution"),
    recipe("head", "per_head", population="people", result="head"),
    recipe("usd", "in_currency", rate="rate", rate_area="R", currency="USD"),
    recipe("members", "sum_of_members"),
    recipe("quarters", "discrete"),
    recipe("running", "to_date"),
)
FIGURES = {
    date(2023, 2, 1): "gdp A 2022 100 CNY; farming A 2022 10 CNY; people A 2022-12 20 persons; gdp R 2022 400 CNY; "
    "gdp B 2022 300 CNY; gdp R 2022-Q1 90 CNY; gdp R 2022-Q1/Q3 280 CNY; gdp A 2022-Q1 20 CNY; gdp A 2022-Q2 30 CNY",
    date(2024, 2, 1): "gdp A 2023 110 CNY; farming A 2023 12 CNY; people A 2023-12 30 persons; deflator A 2023 102 index; "
    "rate R 2023 7.0 CNY~per~USD",
    date(2025, 2, 1): "gdp A 2022 101 CNY",
}  # fmt: skip


def entry(day, figures):
    text, facts = "", []
    for figure in figures.split("; "):
        indicator, area, period, value, unit = figure.split()
        start, text = len(text), text + value + "\n"
        kind = {"people": "count", "rate": "rate", "deflator": "index"}.get(indicator, "level")
        facts.append(
            Fact(
                f"d{day.year}",
                indicator,
                indicator,
                area,
                area,
                period,
                kind,
                Decimal(value),
                unit.replace("~", " "),
                None,
                "A",
                start,
                start + len(value),
                start,
                start + len(value),
                value,
                Decimal("0.05") if "." in value else Decimal("0.5"),
                "test.rule",
            )  # fmt: skip
        )
    document = Document(
        f"d{day.year}", f"d{day.year}.txt", text, "title", "Office", day, "en", "", tier="official"
    )
    known = {item.code: item for item in INDICATORS}
    return Entry(
        document, tuple(facts), compile_observations(facts, document, known, recorded=RECORDED.date())
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    pack = Pack("tiny", Names("Region", "区"), "1", "R", "CC0-1.0", AREAS, INDICATORS, (), recipes=RECIPES)
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('derived') / 'record.db'}", create=True)
    store.add([entry(day, figures) for day, figures in FIGURES.items()], recorded=RECORDED)
    with Workspace(None, pack, store) as opened:
        yield opened


def figures(workspace, indicator, area, **more):
    """By recipe: frequency, period and value to two decimals of every figure."""
    return {
        view.recipe.code: [
            (item.key.frequency, item.period, str(round(item.value, 2)))
            for series in view.series
            for item in series.current
        ]
        for view in workspace.derived(indicator, area=area, **more)
    }


def test_each_form_computes_from_the_figures_that_stand(workspace):
    found = figures(workspace, "gdp", "A")
    assert found["growth"] == [("A", "2023", "8.91")]  # 110 over the revised 101
    assert found["real"] == [("A", "2023", "6.78")]  # the same over 1.02
    assert found["in_region"] == [("A", "2022", "25.25"), ("Q", "2022-Q1", "22.22")]
    assert found["head"] == [("A", "2022", "5.05"), ("A", "2023", "4.40")]  # 110 over the mean of 20 and 30
    assert found["usd"] == [("A", "2023", "15.71")]
    assert found["running"] == [("QTD", "2022-Q1/Q2", "50.00")]


def test_parts_have_shares_and_contributions(workspace):
    found = figures(workspace, "farming", "A")
    assert found == {
        "farming_share": [("A", "2022", "9.90"), ("A", "2023", "10.91")],
        "farming_adds": [("A", "2023", "1.98")],
    }


def test_quarters_and_members_of_the_region(workspace):
    found = figures(workspace, "gdp", "R")
    assert found["quarters"] == [("Q", "2022-Q4", "120.00")]
    assert ("A", "2022", "101.00") in found["members"]  # of Beta, which belongs in part, nothing is counted
    view = next(view for view in workspace.derived("gdp", area="R") if view.recipe.code == "members")
    item = next(item for one in view.series for item in one.current if item.period == "2022")
    assert (item.qualifier, item.notes) == ("at least", ("partial-members",))
    assert (item.interval.low, item.interval.high) == (Decimal("100.5"), Decimal("402.0"))


def test_nothing_is_a_share_of_itself(workspace):
    assert "in_region" not in figures(workspace, "gdp", "R")


def test_inputs_lead_down_to_facts_and_the_interval_holds_the_value(workspace):
    for view in workspace.derived("gdp", area="A"):
        for item in (item for series in view.series for item in series.current):
            assert item.inputs
            assert item.interval.holds(item.value)
            for stated in item.observations():
                assert workspace.fact(stated.fact).observation == stated


def test_a_gap_names_its_missing_input(workspace):
    view = next(view for view in workspace.derived("gdp", area="A") if view.recipe.code == "usd")
    assert [(gap.period, gap.reason, gap.detail) for gap in view.gaps] == [("2022", "missing", "rate")]


def test_only_what_was_published_by_the_day_goes_in(workspace):
    before = figures(workspace, "gdp", "A", as_of=date(2024, 12, 31))
    assert before["growth"] == [("A", "2023", "10.00")]  # the revision to 101 came later
    first = figures(workspace, "gdp", "A", as_of=date(2023, 12, 31))
    assert first.get("growth", []) == []
    assert workspace.derived("gdp", area="A", as_of=date(2022, 1, 1)) == ()


def test_a_published_indicator_has_what_is_computed_in_its_place(workspace):
    assert set(figures(workspace, "head", "A")) == {"head"}


def test_computed_figures_enter_no_series(workspace):
    workspace.derived("gdp", area="A")
    assert workspace.series("head", area="A") == ()
    assert {item.key.kind for item in workspace.series("gdp", area="A")} == {"level"}


def test_an_unknown_indicator_or_area_is_not_found(workspace):
    for indicator, area in (("nothing", "A"), ("gdp", "X")):
        with pytest.raises(NotFound):
            workspace.derived(indicator, area=area)


def test_a_recipe_that_the_record_does_not_fit_says_why(workspace):
    wrong = recipe("wrong", "share", whole="rate")  # the reader of packs refuses it; code can still make one
    pack = Pack("tiny", Names("", ""), "1", "R", "", AREAS, INDICATORS, (), recipes=(wrong,))
    (view,) = Workspace(None, pack, workspace.store).derived("gdp", area="R")
    assert (view.series, view.gaps) == ((), ())
    assert "CNY per USD" in view.refused


@pytest.mark.parametrize(
    ("sector", "period", "published"),
    [
        ("va_primary", "2020", "7.2"),
        ("va_primary", "2021", "6.9"),
        ("va_tertiary", "2020", "52.8"),
        ("va_tertiary", "2021", "53.0"),
    ],
)
def test_shares_meet_those_that_chongqing_published(filled_folder, sector, period, published):
    """Shares of the sectors in GDP by the bulletins of 2021 and 2022, from the levels published by then."""
    with open_workspace(filled_folder) as opened:
        views = opened.derived(sector, area="500000", as_of=date(2022, 12, 31))
        share = next(view for view in views if view.recipe.form is RecipeForm.SHARE)
        item = next(item for one in share.series for item in one.current if item.period == period)
        assert round(item.value, 1) == Decimal(published)
        assert item.interval.width < Decimal("0.001")


def test_contributions_of_the_sectors_add_up_to_nominal_growth(filled_folder):
    """Chongqing 2021: identity of the three contributions and the growth of GDP, as published by the end of 2022."""
    with open_workspace(filled_folder) as opened:

        def value(indicator, form):
            views = opened.derived(indicator, area="500000", as_of=date(2022, 12, 31))
            found = (view for view in views if view.recipe.form is form and view.recipe.of == indicator)
            return next(
                item
                for view in found
                for one in view.series
                for item in one.current
                if item.period == "2021" and item.key.frequency == "A"
            ).value

        parts = [
            value(f"va_{name}", RecipeForm.CONTRIBUTION) for name in ("primary", "secondary", "tertiary")
        ]
        assert sum(parts) == pytest.approx(value("gdp", RecipeForm.GROWTH), abs=Decimal("0.01"))


def test_a_single_quarter_is_the_difference_of_figures_to_date(filled_folder):
    """Chongqing's GDP of the fourth quarter 2025: 3,375.793 less 2,444.936 billion yuan to date, as published."""
    with open_workspace(filled_folder) as opened:
        views = opened.derived("gdp", area="500000")
        quarters = next(view for view in views if view.recipe.form is RecipeForm.DISCRETE)
        fourth = next(item for one in quarters.series for item in one.current if item.period == "2025-Q4")
        assert fourth.value == Decimal("930857000000")
