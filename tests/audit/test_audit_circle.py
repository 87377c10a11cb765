"""The audit of the shipped pack, and of published articles and tables where they are at hand."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bashu.audit import Audit, Context, load_edits
from bashu.model import Observation, Result, SeriesKey, Severity
from bashu.region import load_pack
from bashu.workspace.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
RECORDED = date(2026, 3, 1)


@pytest.fixture(scope="module")
def circle():
    """The pack with its edits, observations and lookups."""
    pack = load_pack("chengdu_chongqing")
    indicators, areas = {i.code: i for i in pack.indicators}, {a.code: a for a in pack.areas}
    folder = ROOT / "src" / "bashu" / "packs" / "chengdu_chongqing" / "edits"
    edits = load_edits(folder, indicators=indicators, areas=areas)
    pipeline = Pipeline(pack)
    entries = [pipeline.pack_entry(path, recorded=RECORDED) for path in pack.documents]
    return pipeline, edits, entries, Context(indicators=indicators, areas=areas)


def audit_of(circle):
    _, edits, entries, context = circle
    return Audit([o for entry in entries for o in entry.observations], edits, context=context)


def seed(circle, number):
    """What the audit of one article finds, the pack's figures beside it."""
    folder = SHARED / "seeds"
    if not folder.exists():
        pytest.skip("the articles are not beside the checkout")
    [path] = folder.glob(f"{number:03}_*.txt")
    entry = circle[0].entry(path, recorded=RECORDED)
    report = audit_of(circle).add(entry.observations, [entry.document], entry.facts)
    return entry.document.text, report.findings


def test_the_packs_own_figures_raise_no_error_but_that_of_the_targets(circle):
    report = audit_of(circle).run()
    errors = {f.edits for f in report.findings if f.severity == Severity.ERROR}
    assert errors <= {("gdp_per_head_targets",)}
    assert report.total(Result.PASS) > 300


def test_the_circle_of_2021_is_the_sum_of_its_two_parts(circle):
    [outcome] = [
        o
        for o in audit_of(circle).outcomes()
        if o.edit == "gdp_circle_parts" and o.period == "2021" and o.stated == Decimal("7391920000000")
    ]
    assert outcome.result == Result.PASS


def test_the_slip_of_ten_in_the_gdp_of_both_sides(circle):
    text, findings = seed(circle, 3)
    [finding] = [f for f in findings if f.severity == Severity.ERROR]
    assert (finding.cause, finding.area, finding.period) == ("factor_of_ten", "CQSC", "2020")
    assert finding.causes[0].corrected == Decimal("6.6e12")
    assert "6.6 trillion yuan gives 6.3" in finding.says.en


def test_the_two_targets_that_the_population_does_not_allow_together(circle):
    _, findings = seed(circle, 2)
    [finding] = [f for f in findings if f.severity == Severity.ERROR]
    assert finding.edits == ("gdp_per_head_targets",)
    assert (finding.period, finding.area) == ("2030", "500000")
    assert finding.indicator in ("gdp", "gdp_per_capita")
    assert finding.cause in ("bound", "price_basis")
    assert "31.91 million persons" in finding.says.en


def test_the_workgroups_that_are_announced_and_not_all_named(circle):
    text, findings = seed(circle, 1)
    [finding] = [f for f in findings if f.severity == Severity.WARNING]
    assert finding.cause == "list_count"
    assert text[finding.start : finding.end].startswith("seven special joint workgroups")


@pytest.mark.parametrize("number", [0, 4])
def test_sound_articles_raise_no_alarm(circle, number):
    _, findings = seed(circle, number)
    assert [f.title.en for f in findings if f.severity != Severity.NOTE] == []


def series(name, indicator, doc, day, *, kind="level", unit="CNY", step=1, only=None):
    path = SHARED / "data" / "series" / name
    if not path.exists():
        pytest.skip("the tables are not beside the checkout")
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if only and row["indicator"] != only:
                continue
            value = Decimal(row["value"])
            half = Decimal(1).scaleb(value.as_tuple().exponent) / 2
            key = SeriesKey(indicator, row["province"], "A", kind, unit)
            fact = f"{doc}.{indicator}.{row['province']}.{row['year']}"
            yield Observation(key, row["year"], day, value * step, half * step, None, "A", fact, doc, 1)


def levels(name, doc, day):
    return series(name, "gdp", doc, day, step=10**8)


def index(name, doc, only=None):
    return series(name, "gdp_index", doc, date(2025, 1, 1), kind="index", unit="index", only=only)


def test_the_growth_column_that_stands_a_year_late(circle):
    table = levels("gdp_nominal_2006_2024_vintage2025.csv", "levels", date(2025, 6, 1))
    late = index("province_indicators_long.csv", "late", only="real_gdp_index_prev100")
    findings = Audit([*table, *late], circle[1], context=circle[3]).run().findings
    assert [(f.cause, f.docs) for f in findings if f.severity == Severity.ERROR] == [
        ("period_shift", ("late",))
    ]
    assert "1 year earlier" in findings[0].says.en


def test_the_same_column_put_right_is_left_alone(circle):
    table = levels("gdp_nominal_2006_2024_vintage2025.csv", "levels", date(2025, 6, 1))
    right = index("real_gdp_index_2015_2022_corrected.csv", "right")
    findings = Audit([*table, *right], circle[1], context=circle[3]).run().findings
    assert "period_shift" not in {f.cause for f in findings}


def test_revisions_between_vintages_are_named_so(circle):
    new = levels("gdp_nominal_2006_2024_vintage2025.csv", "2025", date(2025, 6, 1))
    old = levels("gdp_nominal_1992_2020_vintage2021.csv", "2021", date(2021, 6, 1))
    findings = Audit([*new, *old], circle[1], context=circle[3]).run().findings
    causes = [f.cause for f in findings]
    assert len(causes) > 300
    assert causes.count("vintage") >= 0.98 * len(causes)
    assert all(f.severity == Severity.NOTE for f in findings if f.cause == "vintage")
