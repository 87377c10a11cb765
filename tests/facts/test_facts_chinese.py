"""Chinese sentences, full-width, ASCII and traditional."""

import pytest
from facts_help import read, rows

CASES = [
    ("2024年，全市出口总额815.2亿元，同比下降3.4%。", [("level", 81.52e9, "CNY", None), ("growth", -3.4, "percent", None)]),
    ("2024年,城镇化率71.5%,比上年提高0.6个百分点.", [("rate", 71.5, "percent", None), ("change_pp", 0.6, "pp", None)]),
    ("2024年新开工重大项目４６个，总投资超过１．２万亿元。", [("count", 46, "项目", None), ("level", 1.2e12, "CNY", "more than")]),
    ("2024年共有129家企业入驻园区。", [("count", 129, "企业", None)]),
    ("2024年工业增加值占地区生产总值的比重为28.4%。", [("share", 28.4, "percent", None)]),
    ("2024年煤炭消费量下降三成，游船客运量翻了一番。", [("growth", -30, "percent", None), ("growth", 2, "times", None)]),
    ("2024年网络零售额比2016年翻两番，结算金额增长1.9倍。", [("growth", 4, "times", None), ("growth", 1.9, "times", None)]),
    ("约三分之一的用户来自重庆。", [("share", 100 / 3, "percent", "about")]),
    ("2025年地区生产总值增长5.5%—6%。", [("growth", 5.5, "percent", "at least"), ("growth", 6, "percent", "at most")]),
    ("到2030年，地区生产总值力争达到5万亿元以上。", [("target", 5e12, "CNY", "at least")]),
    ("预计2025年地区生产总值增长6%左右。", [("growth", 6, "percent", "expected+about")]),
    ("2024年重慶在全國城市中排名第五位。", [("rank", 5, "rank", None)]),
    ("截至2024年9月末，存款余额5.6万亿元。", [("level", 5.6e12, "CNY", None)]),
    ("2021年至2024年，累计完成投资1.36万亿元。", [("cumulative", 1.36e12, "CNY", None)]),
    ("2024年开通12条跨省公交线路，日均运送乘客近1.6万人次。", [("count", 12, "公交线路", None), ("count", 16000, "人次", "nearly")]),
    ("2024年人口自然增长率为-2.1‰。", [("rate", -2.1, "permille", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:24] for case in CASES])
def test_kind_value_unit_and_qualifier(text, expected):
    found = rows(text, "kind", "value", "unit", "qualifier")
    assert [(k, pytest.approx(v, rel=1e-4), u, q) for k, v, u, q in expected] == found


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”规划顺利实施。",
        "联系电话：028-8660 4321。川统〔2024〕12号。",
        "“33618”现代制造业集群体系、5G网络和G93高速公路。",
        "第二产业和第三产业发展良好，一体化进一步推进。",
        "四川、三峡和两江新区加强合作，2024年1月5日召开会议。",
        "12345热线与10号线同步开通。",
        "“15分钟生活圈”加快建设。",
    ],
)
def test_dates_names_and_codes_are_no_facts(text):
    assert read(text) == ()


def test_a_threshold_inside_what_is_counted_is_no_fact():
    assert rows("2024年产值超百亿元的乡镇有128个。", "value", "unit") == [(128, "乡镇")]


def test_分别_spreads_heads_and_tails():
    text = "2024年城镇居民和农村居民人均可支配收入分别为45320元和20010元，分别增长4.6%和6.9%。"
    urban, rural = "城镇居民人均可支配收入", "农村居民人均可支配收入"
    assert rows(text, "indicator", "value") == [(urban, 45320), (rural, 20010), (urban, 4.6), (rural, 6.9)]


def test_listed_places_go_with_listed_figures():
    text = "2024年，成都、达州分别接待游客6240万人次和3310万人次。"
    assert rows(text, "place", "value") == [("成都", 62.4e6), ("达州", 33.1e6)]


def test_a_ratio_over_two_years_is_six_shares():
    text = "三次产业结构由2022年的10.6:36.5:52.9调整为2023年的10.4:35.4:54.2。"
    found = rows(text, "period", "kind", "value")
    assert [value for _, _, value in found] == [10.6, 36.5, 52.9, 10.4, 35.4, 54.2]
    assert [period for period, _, _ in found] == ["2022"] * 3 + ["2023"] * 3


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年前三季度出口增长3%。", "2024-Q1/Q3"),
        ("2024年1—9月出口增长3%。", "2024-01/2024-09"),
        ("2024年上半年出口增长3%。", "2024-H1"),
        ("2024年三季度出口增长3%。", "2024-Q3"),
        ("去年出口增长3%。", "2024"),
        ("2024年9月份出口增长3%。", "2024-09"),
        ("“十三五”时期出口增长3%。", "2016/2020"),
        ("2024年前8个月出口比上年同期增长3%。", "2024-01/2024-08"),
    ],
)
def test_periods_in_one_normal_form(text, period):
    assert rows(text, "period") == [(period,)]


def test_comparison_figures_have_the_period_of_what_they_compare():
    text = "2024年前三季度，房地产开发投资下降7.8%（去年同期为下降13.9%）。"
    assert rows(text, "period", "value") == [("2024-Q1/Q3", -7.8), ("2023-Q1/Q3", -13.9)]


def test_the_title_gives_the_period_where_sentences_name_none():
    title = "2023年重庆市国民经济和社会发展统计公报"
    assert rows(f"{title}\n\n全年出口增长3.1%。", "period", "place", title=title) == [("2023", "重庆")]


def test_areas_are_kept_apart():
    text = "2024年双城经济圈地区生产总值8.7万亿元。2024年川渝两地出口1.2万亿元。四川出口增长3%。全省新增企业12家。"
    assert rows(text, "area_code") == [("CIRCLE",), ("CQSC",), ("510000",), ("510000",)]


def test_towns_that_the_lexicon_lacks_are_found():
    assert rows("新田镇安排12亿元。", "place") == [("新田镇",)]


def test_figures_run_together_are_left_alone():
    assert read("表格断行处为35.612.8项目4.07.1。") == ()


def test_a_heading_of_targets_plans_and_one_of_expectations_does_not():
    assert rows("2025年主要预期目标\n2025年地区生产总值增长6%左右。", "kind") == [("target",)]
    assert rows("2025年一季度经济好于预期\n2025年一季度出口增长6%。", "kind") == [("growth",)]
