"""An index from a table: its rows are figures, its faults are named by line."""

import pytest

from bashu.errors import Invalid, NotFound
from bashu.workspace import index_of_table

FRAMEWORK = """\
id: tiny
steps: [denominate, {normalise: {method: min_max, low: 0, high: 10}}, aggregate]
nodes: [{code: index}]
indicators:
  - {code: x, parent: index}
  - {code: y, parent: index, denominator: people}
"""
TABLE = "unit,period,indicator,value,source\nA,2020,x,1,s\nB,2020,x,3,s\nA,2020,y,20,s\nB,2020,y,10,s\nA,2020,people,2,s\nB,2020,people,2,s\nA,2020,other,nonsense?,s\n"


@pytest.fixture
def built(tmp_path):
    (tmp_path / "tiny.yaml").write_text(FRAMEWORK, "utf-8")

    def build(table, **options):
        (tmp_path / "t.csv").write_text(table, "utf-8")
        return index_of_table(
            tmp_path / "t.csv", str(tmp_path / "tiny.yaml"), pack="chengdu_chongqing", **options
        )

    return build


def test_rows_become_scores_and_denominators_divide(built):
    result = built(TABLE.replace("nonsense?", "")).result
    assert {unit: result.score(unit, "2020").value for unit in result.units} == {"A": 5.0, "B": 5.0}
    assert result.stage("denominate").cell("y", "A", "2020").value == 10.0


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (TABLE, "t.csv, line 8"),
        ("unit,period,value\nA,2020,1\n", "it has no column indicator"),
        ("", "it has no column unit, period, indicator, value"),
        ("unit,period,indicator,value\n,2020,x,1\n", "a name is missing"),
        ("unit,period,indicator,value\nA,2020,x,inf\n", "'inf' is no number"),
        ("unit,period,indicator,value\nA,2020,z,1\n", "no row is of x, y"),
    ],
)
def test_what_is_no_table_of_figures_is_refused(built, table, says):
    with pytest.raises(Invalid) as refused:
        built(table)
    assert says in f"{refused.value.where} {refused.value.why}"


def test_columns_may_be_named_area_and_year(built):
    table = TABLE.replace("nonsense?", "").replace("unit,period", "area,year")
    assert built(table).result.units == ("A", "B")


def test_a_unit_or_a_file_that_is_not_there_is_said(built, tmp_path):
    with pytest.raises(NotFound, match="no such unit"):
        built(TABLE.replace("nonsense?", ""), units=("A", "C"))
    with pytest.raises(NotFound, match="no such table"):
        index_of_table(tmp_path / "no.csv", "framework_provinces", pack="chengdu_chongqing")
