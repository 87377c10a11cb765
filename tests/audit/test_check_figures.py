"""Edits over figures: four outcomes, printed intervals, vintages, incremental runs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bashu.audit import Audit, parse_edits, printed_interval
from bashu.model import Indicator, Kind, Names, Observation, Result, SeriesKey, Severity

INDICATORS = {
    code: Indicator(code, Names(code, code), unit, kind)
    for code, unit, kind in (
        ("gdp", "CNY", Kind.LEVEL),
        ("a", "CNY", Kind.LEVEL),
        ("b", "CNY", Kind.LEVEL),
        ("per_head", "CNY", Kind.LEVEL),
        ("people", "persons", Kind.COUNT),
    )
}
SUM = "- {name: parts, label: {en: parts, zh: 分项}, form: sum, whole: gdp, parts: [a, b]}\n"
SAME = "- {name: same, label: {en: same, zh: 同}, form: same, severity: warning}\n"


def edits(text):
    return parse_edits([("e.yaml", text)], indicators=INDICATORS, areas=("X", "Y", "Z"))


def obs(
    indicator, value, *, area="X", period="2020", doc="d", day=date(2021, 1, 1), kind=None, unit=None, **more
):
    known = INDICATORS[indicator]
    key = SeriesKey(indicator, area, "A", kind or known.kind, unit or known.unit)
    number = Decimal(value)
    half = more.pop("half", Decimal(1).scaleb(number.as_tuple().exponent) / 2)
    status, rank, qualifier = more.get("status", "A"), more.get("rank", 1), more.get("qualifier")
    fact = f"{doc}.{indicator}.{key.kind}.{area}.{period}.{value}"
    return Observation(key, period, day, number, half, qualifier, status, fact, doc, rank)


def results(text, *figures):
    report = Audit(figures, edits(text)).run()
    return {result: report.total(result) for result in Result if report.total(result)}


def test_a_sum_within_rounding_passes():
    assert results(SUM, obs("gdp", "7.39192"), obs("a", "4.80602"), obs("b", "2.5859")) == {Result.PASS: 1}


def test_a_sum_beyond_rounding_fails():
    assert results(SUM, obs("gdp", "7.40192"), obs("a", "4.80602"), obs("b", "2.5859")) == {Result.FAIL: 1}


def test_a_part_that_is_not_there_is_missing_and_not_zero():
    assert results(SUM, obs("gdp", "7.0"), obs("a", "4.8")) == {Result.MISSING: 1}


def test_a_ratio_over_a_figure_that_may_be_zero_is_not_evaluated():
    text = (
        "- {name: r, label: {en: r, zh: 比}, form: ratio, numerator: gdp, denominator: a, between: [1, 2]}\n"
    )
    assert results(text, obs("gdp", "7"), obs("a", "0")) == {Result.NOT_EVALUATED: 1}


@pytest.mark.parametrize(
    ("value", "half", "qualifier", "kind", "interval"),
    [
        ("6.3", "0.05", None, "share", (6.25, 6.35)),
        ("660", "5", "nearly", "level", (650, 660)),
        ("70", "0.5", "more than", "count", (70, 77)),
        ("7.2", "0.05", "about", "share", (7.1, 7.3)),
        ("5", "0.5", "at least", "level", (5, float("inf"))),
        ("4e12", "5e11", None, "target", (4e12, 4e12)),
        ("10", "0.5", "expected+more than", "growth", (10, 11)),
    ],
)
def test_printed_figures_are_intervals(value, half, qualifier, kind, interval):
    assert printed_interval(Decimal(value), Decimal(half), qualifier=qualifier, kind=kind) == interval


def test_a_first_release_is_held_against_first_releases():
    late = {"day": date(2025, 1, 1), "doc": "late"}
    figures = [
        obs("gdp", "100"), obs("a", "40"), obs("b", "60"),
        obs("gdp", "110", **late), obs("a", "45", **late), obs("b", "65", **late),
    ]  # fmt: skip
    assert results(SUM, *figures) == {Result.PASS: 2}


def test_an_expectation_is_no_contradiction_of_the_outturn():
    figures = [obs("gdp", "100", status="F"), obs("gdp", "130", doc="later", day=date(2022, 1, 1))]
    assert results(SAME, *figures) == {}


def test_a_revision_is_a_note_and_names_the_other_vintage():
    figures = [obs("gdp", "100.0"), obs("gdp", "103.1", doc="later", day=date(2025, 1, 1))]
    [finding] = Audit(figures, edits(SAME)).run().findings
    assert (finding.severity, finding.cause) == (Severity.NOTE, "vintage")
    assert (
        "2025-01-01" in finding.says.en + " ".join(c.says.en for c in finding.causes)
        or "2021-01-01" in finding.says.en
    )


def test_a_target_per_head_is_carried_to_the_last_known_population():
    text = (
        "- name: targets\n  label: {en: t, zh: 目标}\n  form: ratio\n"
        "  quotient: {indicator: per_head, kind: target}\n  numerator: {indicator: gdp, kind: target}\n"
        "  denominator: {indicator: people, carry: 10, drift: 0.008}\n  between: [0.99, 1.01]\n"
    )
    people = obs("people", "31914300", period="2023-12")
    pairs = {"4e12": Result.FAIL, "4.5e12": Result.PASS}
    for gdp, expected in pairs.items():
        targets = [
            obs("gdp", gdp, period="2030", kind="target"),
            obs("per_head", "140000", period="2030", kind="target"),
        ]
        assert results(text, people, *targets) == {expected: 1}


def test_a_jump_is_measured_by_the_series_own_changes():
    text = "- {name: jump, label: {en: j, zh: 变动}, form: change, figure: gdp, limit: 6}\n"
    usual = [obs("gdp", str(round(1000 * 1.05**k)), period=str(2010 + k)) for k in range(10)]
    assert Result.FAIL not in results(text, *usual)
    spoilt = [o if o.period != "2014" else obs("gdp", "12155", period="2014") for o in usual]
    [finding] = Audit(spoilt, edits(text)).run().findings
    assert (finding.period, finding.cause) == ("2014", "factor_of_ten")


def test_an_incremental_run_finds_what_a_full_run_finds_about_new_figures():
    old = [obs("gdp", "100", period=str(y)) for y in range(2000, 2010)]
    old += [obs("a", "40", period=str(y)) for y in range(2000, 2010)]
    new = [obs("b", "60", period="2003"), obs("b", "600", period="2004")]
    audit = Audit(old, edits(SUM + SAME))
    assert audit.run().findings == ()
    added = audit.add(new)
    full = Audit([*old, *new], edits(SUM + SAME)).run()
    assert [f.id for f in added.findings] == [f.id for f in full.findings]
    assert added.total(Result.PASS) + added.total(Result.FAIL) == 2
    assert audit.add(new).findings == ()


def test_the_order_of_figures_does_not_change_the_findings():
    figures = [
        obs("gdp", "100"),
        obs("a", "40"),
        obs("b", "600"),
        obs("gdp", "1000", doc="e", day=date(2021, 2, 1)),
    ]
    one = Audit(figures, edits(SUM + SAME)).run()
    other = Audit(figures[::-1], edits(SUM + SAME)).run()
    assert [(f.id, f.suspects, f.cause) for f in one.findings] == [
        (f.id, f.suspects, f.cause) for f in other.findings
    ]


def test_two_errors_around_one_figure_are_two_findings_with_joint_proposals():
    text = SUM + "- {name: heads, label: {en: h, zh: 人}, form: sum, whole: gdp, parts: [per_head]}\n"
    figures = [obs("gdp", "100"), obs("a", "40"), obs("b", "6000", rank=4), obs("per_head", "1000", rank=4)]
    audit = Audit(figures, edits(text))
    findings = audit.run().findings
    assert {f.suspects for f in findings} == {("d.b.level.X.2020.6000",), ("d.per_head.level.X.2020.1000",)}
    assert {f.cause for f in findings} == {"factor_of_hundred", "factor_of_ten"}
    proposals = {p.fact: float(p.value) for p in audit.proposals(findings[0])}
    assert proposals["d.b.level.X.2020.6000"] == pytest.approx(60, abs=1.5)
    assert proposals["d.per_head.level.X.2020.1000"] == pytest.approx(100, abs=1)


def test_a_nominal_change_among_real_ones_is_named():
    text = SAME
    growth = {"kind": "growth", "unit": "percent"}
    figures = [
        obs("gdp", "1000.00", period="2019"), obs("gdp", "1115.00"),
        obs("gdp", "8.3", doc="one", **growth), obs("gdp", "11.5", doc="two", rank=4, **growth),
    ]  # fmt: skip
    [finding] = Audit(figures, edits(text)).run().findings
    assert (finding.cause, finding.suspects) == ("price_basis", ("two.gdp.growth.X.2020.11.5",))


def test_a_real_change_does_not_contradict_a_nominal_one():
    real = obs("gdp", "8.3", kind="growth", unit="percent")
    key = replace(real.key, price_basis="nominal")
    nominal = replace(real, key=key, value=Decimal("11.5"), fact="nominal", doc="e")
    assert results(SAME, real, nominal) == {}
