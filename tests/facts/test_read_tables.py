"""Tables: a cell's meaning is in its head, its stub, the caption and the unit note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.documents import read_document
from bashu.facts import Reader
from bashu.facts.tables.units import unit_of
from bashu.model import Area, Indicator, Kind, Names

AREAS = (
    Area("500000", Names("Chongqing", "重庆", (), ("重庆市",)), "municipality"),
    Area("510000", Names("Sichuan", "四川", (), ("四川省",)), "province"),
    Area("510100", Names("Chengdu", "成都", (), ("成都市",)), "city"),
)
INDICATORS = (
    Indicator("gdp", Names("gross domestic product", "地区生产总值", ("GDP",), ("GDP",)), "CNY", Kind.LEVEL),
    Indicator(
        "primary",
        Names("value added of the primary industry", "第一产业增加值", ("primary industry",), ("第一产业",)),
        "CNY",
        Kind.LEVEL,
    ),
    Indicator("population", Names("resident population", "常住人口"), "persons", Kind.COUNT),
    Indicator("urban", Names("urbanisation rate", "城镇化率"), "percent", Kind.RATE),
)
READER = Reader(INDICATORS, AREAS)


def rows(text, name="a.md"):
    document = read_document(text.encode(), name=name)
    facts = READER.read(document)
    for fact in facts:
        assert document.text[fact.value_start : fact.value_end] == fact.value_text
        assert fact.quote_start <= fact.value_start < fact.value_end <= fact.quote_end
    return [
        (fact.indicator_code, fact.area_code, fact.period, fact.kind, float(fact.value), fact.unit)
        for fact in facts
        if fact.method == "table.cell"
    ]


def test_a_column_of_units_and_a_column_of_growth():
    found = rows(
        "Table 1: Main indicators of Chongqing in 2024\n\n"
        "| Indicator | Unit | Value | Growth (%) |\n|---|---|---|---|\n"
        "| Gross domestic product | 100 million yuan | 32,193.15 | 5.7 |\n"
        "| Resident population | 10,000 persons | 3,190.47 | -0.03 |\n"
        "| Urbanisation rate | % | 72.0 | - |\n"
    )
    assert found == [
        ("gdp", "500000", "2024", "level", 3219315000000.0, "CNY"),
        ("gdp", "500000", "2024", "growth", 5.7, "percent"),
        ("population", "500000", "2024", "count", 31904700.0, "persons"),
        ("population", "500000", "2024", "growth", -0.03, "percent"),
        ("urban", "500000", "2024", "rate", 72.0, "percent"),
    ]


def test_areas_in_the_stub_and_the_unit_above_the_table():
    found = rows(
        "# 2024年前三季度主要经济指标\n\n单位:亿元\n\n| 地区 | 地区生产总值 | 同比增长(%) |\n|---|---|---|\n"
        "| 成都市 | 17284.0 | 5.5 |\n| 重庆市 | 23244.31 | 6.0 |\n"
    )
    assert found == [
        ("gdp", "510100", "2024-Q1/Q3", "level", 1728400000000.0, "CNY"),
        ("gdp", "510100", "2024-Q1/Q3", "growth", 5.5, "percent"),
        ("gdp", "500000", "2024-Q1/Q3", "level", 2324431000000.0, "CNY"),
        ("gdp", "500000", "2024-Q1/Q3", "growth", 6.0, "percent"),
    ]


def test_areas_in_the_head_and_years_in_the_stub():
    found = rows(
        "<h1>GDP</h1><table><caption>GDP of Sichuan and Chongqing (billion yuan)</caption>"
        "<tr><th>Year</th><th>Sichuan</th><th>Chongqing</th></tr>"
        "<tr><td>2022</td><td>5674.98</td><td>2912.9</td></tr></table>",
        "a.html",
    )
    assert found == [
        ("gdp", "510000", "2022", "level", 5674980000000.0, "CNY"),
        ("gdp", "500000", "2022", "level", 2912900000000.0, "CNY"),
    ]


def test_years_in_the_head_under_a_merged_head():
    found = rows(
        "<table><tr><th rowspan=2>Area</th><th colspan=2>Resident population (10,000 persons)</th></tr>"
        "<tr><th>2022</th><th>2023</th></tr><tr><td>Sichuan</td><td>8374</td><td>8368</td></tr></table>",
        "a.html",
    )
    assert found == [
        ("population", "510000", "2022", "count", 83740000.0, "persons"),
        ("population", "510000", "2023", "count", 83680000.0, "persons"),
    ]


def test_a_part_named_in_the_stub_never_takes_the_code_of_the_whole():
    found = rows(
        "| 2024年重庆地区生产总值(亿元) | 数值 |\n|---|---|\n| 第一产业 | 2101.2 |\n| 软件业 | 900.5 |\n"
    )
    assert [row[0] for row in found] == ["primary", None]


def test_growth_over_last_year_is_of_this_year():
    found = rows(
        "<table><caption>重庆市2024年主要指标（单位：亿元）</caption><tr><th rowspan=2>指标</th><th colspan=2>2024年</th>"
        "<th rowspan=2>2023年</th></tr><tr><th>绝对值</th><th>比上年增长（%）</th></tr>"
        "<tr><td>地区生产总值</td><td>32193.15</td><td>5.7</td><td>30145.79</td></tr></table>",
        "a.html",
    )
    assert found == [
        ("gdp", "500000", "2024", "level", 3219315000000.0, "CNY"),
        ("gdp", "500000", "2024", "growth", 5.7, "percent"),
        ("gdp", "500000", "2023", "level", 3014579000000.0, "CNY"),
    ]


def test_a_column_of_growth_takes_the_name_beside_it():
    found = rows(
        "2024年重庆主要指标\n年份,地区生产总值（亿元）,比上年增长（%）\n2023年,30145.79,6.1\n", "a.csv"
    )
    assert found == [
        ("gdp", "500000", "2023", "level", 3014579000000.0, "CNY"),
        ("gdp", "500000", "2023", "growth", 6.1, "percent"),
    ]


def test_a_note_of_several_units_serves_amounts_and_growth():
    found = rows("重庆市2024年主要指标\n单位：亿元、%\n指标,数值,增速\n地区生产总值,32193.15,5.7\n", "a.csv")
    assert [row[3:] for row in found] == [("level", 3219315000000.0, "CNY"), ("growth", 5.7, "percent")]


def test_the_note_of_a_table_serves_only_what_is_measured_so():
    found = rows(
        "重庆市2024年主要指标（单位：亿元）\n\n| 指标 | 数值 |\n|---|---|\n| 城镇化率 | 72.0 |\n| 居民消费价格指数（上年=100） | 100.1 |\n"
    )
    assert [row[3:] for row in found] == [("rate", 72.0, "percent"), ("index", 100.1, "index")]


def test_a_blank_beside_an_upper_head_belongs_to_it_and_a_row_may_have_its_own_unit():
    found = rows(
        "# Trade in 2024\n\n| Item | Chongqing | | Sichuan | |\n|---|---|---|---|---|\n"
        "| | Value (bn yuan) | Growth (%) | Value (bn yuan) | Growth (%) |\n| laptops (10,000 units) | 2,100 | -3.0 | 1,900 | 1.1 |\n"
    )
    assert [row[1:] for row in found] == [
        ("500000", "2024", "count", 21_000_000.0, "units"),
        ("500000", "2024", "growth", -3.0, "percent"),
        ("510000", "2024", "count", 19_000_000.0, "units"),
        ("510000", "2024", "growth", 1.1, "percent"),
    ]


def test_the_unit_that_a_caption_names_is_no_figure():
    document = read_document(
        b"Sichuan: GDP by year (100 million yuan)\nYear,GDP\n2023,60132.9\n", name="a.csv"
    )
    assert [str(fact.value) for fact in READER.read(document)] == ["6013290000000"]


def test_heads_in_two_languages_and_a_column_of_units():
    found = rows(
        "<table><caption>重庆主要指标 Main indicators of Chongqing</caption><tr><th>指标 Indicator</th><th>单位 Unit</th>"
        "<th>2024年 2024</th><th>±%</th></tr>"
        "<tr><td>地区生产总值<br>Gross domestic product</td><td>亿元 100 million yuan</td><td>32193.15</td><td>5.7</td></tr></table>",
        "a.html",
    )
    assert found == [
        ("gdp", "500000", "2024", "level", 3219315000000.0, "CNY"),
        ("gdp", "500000", "2024", "growth", 5.7, "percent"),
    ]


def test_targets_with_qualifiers_and_marks_of_footnotes():
    document = read_document(
        "<table><caption>重庆主要指标</caption><tr><th>指标</th><th>2020年①</th><th>2025年目标</th></tr>"
        "<tr><td>城镇化率（%）</td><td>69.46*</td><td>≥73</td></tr><tr><td>地区生产总值（亿元）</td><td>25002.79</td><td>40000左右</td></tr>"
        "<tr><td colspan=3>* 初步核算数，以最终核实数为准。</td></tr></table>".encode(),
        name="a.html",
    )
    facts = [(f.period, f.kind, f.value_text, f.qualifier, f.status) for f in READER.read(document)]
    assert facts == [
        ("2020", "rate", "69.46", None, "P"),
        ("2025", "target", "73", "at least", "F"),
        ("2020", "level", "25002.79", None, "A"),
        ("2025", "target", "40000", "about", "F"),
    ]


def test_the_total_of_areas_is_of_none_of_them():
    found = rows(
        "# 2024年重庆地区生产总值\n\n| 地区 | 地区生产总值(亿元) |\n|---|---|\n| 重庆市 | 32193 |\n| 四川省 | 64697 |\n| 合计 | 96890 |\n"
    )
    assert [row[1] for row in found] == ["500000", "510000", None]


def test_what_is_missing_in_a_cell_is_no_fact():
    assert (
        rows(
            "| 2024 | GDP of Chongqing (100 million yuan) |\n|---|---|\n| Q1 | … |\n| Q2 | - |\n| Q3 | n/a |\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("phrase", "factor", "unit"),
    [
        ("100 million yuan", 10**8, "CNY"),
        ("亿元", 10**8, "CNY"),
        ("单位：亿元", 10**8, "CNY"),
        ("10,000 persons", 10**4, "persons"),
        ("万人", 10**4, "人"),
        ("ten thousand tons", 10**4, "t"),
        ("%", 1, "percent"),
        ("个百分点", 1, "pp"),
    ],
)
def test_units_of_heads(phrase, factor, unit):
    assert unit_of(phrase) == (factor, unit)


@given(
    st.lists(
        st.lists(st.text("0123456789.,%-亿元GDP 重庆年()|x", max_size=8), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_any_table_is_read_without_an_error(cells):
    width = len(cells[0])
    lines = [
        "| " + " | ".join([*(cell.replace("|", "") for cell in row), *[""] * width][:width]) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "---|" * width)
    rows("\n".join(lines) + "\n")
