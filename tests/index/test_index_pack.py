"""The shipped frameworks: the circle's on the pack's figures, the provinces' on the table where it is here."""

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from bashu.errors import Invalid
from bashu.index import (
    State,
    build,
    gather,
    panel_from_rows,
    parse_framework,
    sensitivity,
    uncertainty,
    usual_inputs,
)
from bashu.model import Observation, Period, SeriesKey
from bashu.region import load_pack

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "src" / "bashu" / "packs" / "chengdu_chongqing"
TABLE = ROOT.parent / "shared" / "data" / "series" / "province_indicators_long.csv"
YEARS = tuple(map(str, range(2019, 2026)))


def observation(
    measure, area, period, value, *, kind="level", unit="CNY", vintage="2025-01-01", status="A", rank=0
):
    key = SeriesKey(measure, area, Period.parse(period).frequency, kind, unit)
    return Observation(
        key,
        period,
        date.fromisoformat(vintage),
        Decimal(str(value)),
        None,
        None,
        status,
        f"{measure}{value}",
        "d",
        rank,
    )


SMALL = """
id: small
steps: [denominate, {normalise: none}, aggregate]
nodes: [{code: index}]
indicators:
  - {code: a, parent: index, measure: rd, kind: level, unit: CNY, areas: ['1', '2'], combine: sum, denominator: gdp}
  - {code: b, parent: index, measure: people, kind: count}
"""


def gathered(observations, text=SMALL):
    return gather(observations, parse_framework(text), units=("R", "1"), periods=("2023",), region="R")


def test_the_region_sums_its_areas_and_a_unit_reads_its_own():
    found = gathered(
        [observation("rd", "1", "2023", 2), observation("rd", "2", "2023", 3), observation("gdp", "1", "2023", 10),
         observation("gdp", "2", "2023", 15)]
    )  # fmt: skip
    assert found.panel.values[0, :, 0].tolist() == [5, 2]
    assert found.panel.denominators["gdp"][0].tolist() == [25, 10]
    figure = next(part for part in found.figures if part.code == "a" and part.unit == "R")
    assert figure.areas == ("1", "2") and [item.fact for item in figure.observations] == ["rd2", "rd3"]


def test_a_sum_needs_all_its_areas():
    assert np.isnan(gathered([observation("rd", "1", "2023", 2)]).panel.values[0, 0, 0])


def test_the_newest_vintage_stands_and_forecasts_do_not():
    found = gathered(
        [observation("rd", "1", "2023", 2), observation("rd", "1", "2023", 4, vintage="2025-02-01"),
         observation("rd", "1", "2023", 4.5, vintage="2025-02-01", rank=3),
         observation("rd", "1", "2023", 9, vintage="2026-01-01", status="F")]
    )  # fmt: skip
    assert found.panel.values[0, 1, 0] == 4


def test_a_stock_at_the_years_end_stands_in_for_the_year():
    december = observation("people", "1", "2023-12", 7, kind="count", unit="persons", vintage="2026-01-01")
    june = observation("people", "1", "2023-06", 6, kind="count", unit="persons")
    assert gathered([december, june]).panel.values[0, 1, 1] == 7
    annual = observation("people", "1", "2023", 8, kind="count", unit="persons")
    assert gathered([december, annual]).panel.values[0, 1, 1] == 8


def test_another_unit_of_measure_is_not_taken():
    assert np.isnan(gathered([observation("rd", "1", "2023", 2, unit="USD")]).panel.values[0, 1, 0])


def test_a_measure_that_the_pack_does_not_know_is_refused():
    framework = parse_framework(SMALL)
    with pytest.raises(Invalid, match="rd"):
        gather([], framework, units=("R",), periods=("2023",), measures={"people", "gdp"})
    with pytest.raises(Invalid, match="none"):
        gather([], parse_framework(SMALL.replace("measure: people, ", "")), units=("R",), periods=("2023",))


def day(name):
    """The day of publication that a document's name starts with; the first of the month or year if less."""
    parts = re.match(r"(\d{4})(?:-(\d\d)(?=-))?(?:-(\d\d)(?=-))?", name).groups()
    return "-".join(part or "01" for part in parts)


@pytest.fixture(scope="module")
def circle():
    pack = load_pack(PACK)
    framework = parse_framework((PACK / "framework.yaml").read_text(encoding="utf-8"))
    observations = [
        observation(
            item.indicator, item.area, item.period, item.value, kind=item.kind, unit=item.unit, status=item.status,
            vintage=day(item.document),
        )
        for item in pack.statements
        if item.period
    ]  # fmt: skip
    found = gather(
        observations, framework, units=(pack.area, "500000", "510000"), periods=YEARS, region=pack.area,
        measures={item.code for item in pack.indicators},
    )  # fmt: skip
    return framework, found, build(found.panel, framework)


def test_the_circles_design_is_the_published_one(circle):
    framework, _, _ = circle
    themes = [node for node in framework.nodes if node.parent == "index"]
    groups = [node for node in framework.nodes if node.parent in {theme.code for theme in themes}]
    assert dict(framework.design) == {"themes": len(themes), "groups": len(groups), "indicators": 43}
    assert [theme.names.zh for theme in themes] == [
        "综合质效",
        "现代经济",
        "科技创新",
        "基础设施",
        "改革开放",
        "生态宜居",
    ]
    assert "not that index" in framework.claim.en and framework.references


def test_2019_is_100_everywhere(circle):
    _, _, result = circle
    values = [result.scores.cell(code, "CCEC", "2019").value for code in result.scores.codes]
    assert values == pytest.approx([100] * len(values))


def test_each_indicator_has_figures_for_the_base_and_two_later_years(circle):
    framework, found, _ = circle
    for item in framework.indicators:
        years = {part.period for part in found.figures if part.code == item.code and part.unit == "CCEC"}
        assert "2019" in years and len(years) >= 3, item.code


def test_every_figure_leads_to_its_observations(circle):
    _, found, _ = circle
    assert all(part.observations and len(part.areas) == len(part.observations) for part in found.figures)


def test_coverage_is_told_by_theme(circle):
    _, _, result = circle
    coverage = {part.code: part for part in result.coverage("CCEC", "2022")}
    assert (coverage["index"].with_value, coverage["index"].in_framework) == (10, 10)
    assert coverage["infrastructure"].empty and not coverage["science"].empty


def test_a_year_that_lacks_a_theme_has_no_index(circle):
    _, _, result = circle
    assert result.score("CCEC", "2024").value is not None
    assert result.score("CCEC", "2025").state is State.TOO_FEW


def test_the_circles_change_is_explained_in_full(circle):
    _, _, result = circle
    parts = result.changes("CCEC", "2019", "2022")
    assert sum(part.value for part in parts) == pytest.approx(result.score("CCEC", "2022").value - 100)
    assert not [part for part in parts if part.note]


@pytest.mark.skipif(not TABLE.is_file(), reason="the table of provinces is not here")
def test_provinces_are_compared_over_the_years_that_have_employment():
    framework = parse_framework((PACK / "framework_provinces.yaml").read_text(encoding="utf-8"))
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = [
            (row["province"], row["year"], row["indicator"], float(row["value"]))
            for row in csv.DictReader(file)
            if "2020" <= row["year"] <= "2024"
        ]
    panel = panel_from_rows(
        rows, indicators=[item.code for item in framework.indicators],
        denominators=sorted({item.denominator for item in framework.indicators if item.denominator}),
    )  # fmt: skip
    result = build(panel, framework)
    assert len(result.ranks("2023")) == 31 and not result.findings
    assert list(result.ranks("2023"))[:2] == ["Beijing", "Shanghai"]
    found = uncertainty(panel, framework, usual_inputs(framework), seed=1, replications=64, period="2023")
    assert all(part.low <= part.high for part in found.intervals)
    indices = sensitivity(panel, framework, usual_inputs(framework), seed=1, samples=64, period="2023")
    assert set(indices.by_unit) == set(panel.units)
