"""Causes: the true one first, with its arithmetic, in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from bashu.audit import Audit, Context, parse_edits, to_sarif, wrong_by_document
from bashu.model import Area, Document, Fact, Indicator, Kind, Member, Names, Observation, SeriesKey, Severity

INDICATORS = {
    "gdp": Indicator("gdp", Names("GDP", "生产总值"), "CNY", Kind.LEVEL),
    "share": Indicator("share", Names("share of the nation", "占全国比重"), "percent", Kind.SHARE),
    "index": Indicator("index", Names("GDP index", "生产总值指数"), "index", Kind.INDEX),
    "balance": Indicator("balance", Names("net exports", "净出口"), "CNY", Kind.LEVEL),
}
AREAS = {
    code: Area(code, Names(en, zh), "area", parent, members=members)
    for code, en, zh, parent, members in (
        ("N", "the nation", "全国", None, ()),
        ("P", "Province P", "甲省", "N", ()),
        ("Q", "Province Q", "乙省", "N", ()),
        ("PQ", "P and Q", "两省", "N", (Member("P"), Member("Q"))),
        ("C", "the circle", "经济圈", "N", (Member("P", part=True), Member("Q", part=True))),
    )
}
TEXT = """
- name: both
  label: {en: P and Q together, zh: 两省之和}
  form: sum
  whole: {indicator: gdp, area: PQ}
  parts: [{indicator: gdp, area: P}, {indicator: gdp, area: Q}]
- name: within
  label: {en: share of the nation, zh: 占全国比重}
  form: share
  relation: at_least
  share: {indicator: share, area: C}
  part: {indicator: gdp, area: PQ}
  whole: {indicator: gdp, area: N}
- name: net
  label: {en: net exports, zh: 净出口}
  form: sum
  whole: {indicator: gdp, area: C}
  parts: [balance]
- {name: same, label: {en: stated twice, zh: 两处表述}, form: same, severity: warning}
- name: real
  label: {en: index and levels, zh: 指数与水平}
  form: ratio
  quotient: {indicator: index, as: percent}
  numerator: gdp
  denominator: {indicator: gdp, shift: -1}
  between: [0.95, 1.05]
"""
EDITS = parse_edits([("e.yaml", TEXT)], indicators=INDICATORS, areas=AREAS)
CONTEXT = Context(indicators=INDICATORS, areas=AREAS)


def obs(indicator, value, area, *, period="2020", doc="d", day=date(2021, 10, 1), digits=None, rank=1):
    number = Decimal(value)
    half = Decimal(1).scaleb(number.as_tuple().exponent if digits is None else digits) / 2
    known = INDICATORS[indicator]
    key = SeriesKey(indicator, area, "A", known.kind, known.unit)
    return Observation(
        key, period, day, number, half, None, "A", f"{doc}:{indicator}:{area}:{period}:{value}", doc, rank
    )


def findings(*figures):
    return Audit(figures, EDITS, context=CONTEXT).run().findings


SOUND = (
    obs("gdp", "25002.79e8", "P", doc="p", rank=0),
    obs("gdp", "48598.76e8", "Q", doc="q", rank=0),
    obs("gdp", "1015986e8", "N", doc="n", rank=0),
    obs("share", "6.3", "C", doc="x", rank=3),
)


def test_a_slip_of_ten_comes_first_though_a_second_error_stays():
    [finding] = findings(*SOUND, obs("gdp", "660e9", "PQ", doc="x", digits=10, rank=3))
    assert finding.suspects == ("x:gdp:PQ:2020:660e9",)
    assert finding.cause == "factor_of_ten"
    assert finding.causes[0].corrected == Decimal("6.6e12")
    assert "660 billion yuan would make" in finding.says.en
    assert "0.6496 %" in finding.says.en
    assert "6.6 trillion yuan gives 6.496 %; stated is 6.3 %" in finding.says.en
    assert "6600亿元" in finding.says.zh
    assert "6.6万亿元" in finding.says.zh


def test_the_figure_of_another_territory_is_named():
    figures = [*SOUND, obs("gdp", "48598.76e8", "PQ", doc="x", rank=3)]
    [finding] = findings(*figures)
    assert finding.cause == "territory"
    assert "Province Q" in finding.says.en
    assert "乙省" in finding.says.zh


def test_the_figure_of_another_year_is_named():
    before = obs("gdp", "70123.45e8", "PQ", period="2019", doc="y")
    [finding] = findings(*SOUND, before, obs("gdp", "70123.45e8", "PQ", doc="x", rank=3))
    assert (finding.cause, finding.causes[0].corrected) == ("period", Decimal("7.36016E+12"))


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("73601.55e5", "factor_of_thousand"),
        ("7360.155e8", "factor_of_ten"),
        ("73061.55e8", "transposed"),
        ("73601.55e12", "factor_of_10000"),
    ],
)
def test_plain_slips_are_told_apart(printed, cause):
    [finding] = findings(*SOUND, obs("gdp", printed, "PQ", doc="x", rank=3))
    assert finding.cause == cause


def test_a_lost_sign_is_named():
    [finding] = findings(
        obs("gdp", "-5123e6", "C", doc="x", rank=3), obs("balance", "5123e6", "C", doc="y", rank=0)
    )
    assert finding.cause == "sign"


def test_padding_zeros_are_rounding_and_no_error():
    [finding] = findings(obs("gdp", "87000", "P"), obs("gdp", "86879", "P", doc="e"))
    assert (finding.cause, finding.severity) == ("rounding", Severity.NOTE)


def test_plausibilities_are_shares_of_belief():
    [finding] = findings(*SOUND, obs("gdp", "660e9", "PQ", doc="x", digits=10, rank=3))
    assert sum(c.plausibility for c in finding.causes) == pytest.approx(1)
    assert [c.plausibility for c in finding.causes] == sorted(
        (c.plausibility for c in finding.causes), reverse=True
    )


def column(shift):
    """Levels of ten areas over ten years, and indices that stand ``shift`` years late."""
    changes = [7.1, 9.4, 8.2, 3.9, 5.5, 10.3, 6.6, 2.2, 8.9, 4.8, 7.7]
    levels, indices = [], []
    for k, area in enumerate(("P", "Q", "C")):
        value = 1000.0 * (k + 1)
        for i, change in enumerate(changes):
            value *= 1 + (change + k) / 100
            levels.append(obs("gdp", f"{value:.2f}", area, period=str(2010 + i), doc="levels"))
            number = f"{100 + change + k:.1f}"
            indices.append(obs("index", number, area, period=str(2010 + i + shift), doc="column"))
    return [*levels, *indices]


def test_a_column_shifted_by_a_year_is_one_finding():
    [finding] = findings(*column(1))
    assert finding.cause == "period_shift"
    assert "1 year earlier" in finding.says.en
    assert "相差1年" in finding.says.zh


def test_a_column_in_its_place_is_none():
    assert findings(*column(0)) == ()


def test_a_proposal_is_the_nearest_figure_that_the_edits_allow():
    audit = Audit([*SOUND, obs("gdp", "660e9", "PQ", doc="x", digits=10, rank=3)], EDITS, context=CONTEXT)
    [finding] = audit.run().findings
    [proposal] = audit.proposals(finding)
    assert proposal.fact == finding.suspects[0]
    assert proposal.printed == Decimal("660e9")
    assert 7.3601e12 <= proposal.value <= Decimal("7.3602e12")
    assert proposal.edits == ("both", "within")
    assert "the printed 660 billion yuan is 7.360154 trillion yuan (+1,015 %)" in proposal.derivation.en
    assert "7.360154万亿元" in proposal.derivation.zh


def test_proposals_leave_the_figures_as_they_are():
    audit = Audit([*SOUND, obs("gdp", "660e9", "PQ", doc="x", digits=10, rank=3)], EDITS, context=CONTEXT)
    [finding] = audit.run().findings
    audit.proposals(finding)
    assert [f.id for f in audit.run().findings] == [finding.id]


def test_sources_are_counted_by_how_often_they_were_wrong():
    figures = [*SOUND, obs("gdp", "660e9", "PQ", doc="x", digits=10, rank=3)]
    assert wrong_by_document(findings(*figures), figures)["x"] == (2, 1)
    assert wrong_by_document(findings(*figures), figures)["p"] == (1, 0)


def test_sarif_points_at_the_printed_figure():
    text = "In 2020 the two provinces made 660 billion yuan."
    start = text.index("660")
    fact = Fact(
        "x", "GDP", "gdp", "P and Q", "PQ", "2020", "level", Decimal("660e9"), "CNY", None, "A", 0, len(text),
        start, start + 16, "660 billion yuan", Decimal("5e9"), "test",
    )  # fmt: skip
    key = SeriesKey("gdp", "PQ", "A", "level", "CNY")
    bad = Observation(key, "2020", date(2021, 10, 1), fact.value, fact.half_width, None, "A", fact.id, "x", 3)
    document = Document("x", "article.txt", text)
    report = Audit([*SOUND, bad], EDITS, context=CONTEXT).run()
    sarif = to_sarif(report.findings, EDITS, facts={fact.id: fact}, documents={"x": document})
    [run] = sarif["runs"]
    [result] = run["results"]
    assert (sarif["version"], result["level"], result["ruleId"]) == ("2.1.0", "error", "both")
    [place] = result["locations"]
    assert place["physicalLocation"]["region"]["snippet"]["text"] == "660 billion yuan"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "both"
