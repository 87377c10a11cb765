"""Chinese changes of counts, gaps of a fall, sums told by now, lists of goals, and numbers that are no figures."""

import pytest
from facts_help import rows

KINDS = [
    ("2024年末，全县人口80万人，比上年末减少0.3万人。", [("count", 8e5), ("count", -3000)]),
    ("2024年，全市累计减少排放6万吨。", [("cumulative", 6e4)]),
    ("2024年，家禽出栏下降4%，降幅比上年收窄1.5个百分点。", [("growth", -4), ("change_pp", 1.5)]),
    ("2024年，投资下降4%，降幅扩大1.5个百分点。", [("growth", -4), ("change_pp", -1.5)]),
    ("2024年，水利项目完成投资30亿元，超年度计划12%。", [("level", 3e9), ("growth", 12)]),
    ("园区累计引进企业60家，总投资210亿元。", [("cumulative", 60), ("cumulative", 2.1e10)]),
    ("大桥已完成投资4.2亿元。", [("cumulative", 4.2e8)]),
    ("2024年1至6月，大桥已完成投资4.2亿元。", [("level", 4.2e8)]),
    ("规划提出，到2027年，线路由目前的12条增至20条。", [("count", 12), ("target", 20)]),
    ("规划明确6项任务，今年将完善9个园区功能。", [("count", 6), ("count", 9)]),
    ("一个工厂即将落户，投资约20亿元。", [("level", 2e9)]),
    ("2024年，新增就业35万人，完成年度目标的70%。", [("count", 3.5e5), ("share", 70)]),
    ("2025年出口瞄准300亿元。", [("target", 3e10)]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[case[0][:20] for case in KINDS])
def test_kinds_and_signs(text, expected):
    assert rows(text, "kind", "value") == [(kind, pytest.approx(value)) for kind, value in expected]


def test_a_list_after_goals_is_planned_until_prose_goes_on():
    text = "2025年的主要预期目标是：\n——地区生产总值增长5%左右；\n——新增就业3万人。\n会上还有12个项目签约。"
    assert rows(text, "kind", "period")[:2] == [("target", "2025"), ("target", "2025")]
    assert rows(text, "kind")[2] == ("count",)
    english = (
        "The main goals for 2025 are:\n- GDP growth of 5 percent\n- 30,000 new jobs\nTwelve lines were open."
    )
    assert [kind for (kind,) in rows(english, "kind")][:2] == ["target", "target"]


UNITS = [
    ("线路辐射12个省（区、市）40座城市。", ["省（区、市）", "城市"]),
    ("范围包括9个市、区、县。", ["市、区、县"]),
    ("同30个国家和地区贸易增长。", ["国家和地区"]),
    ("届时全省12市高铁全覆盖，3县通航空。", ["市", "县"]),
    ("三地形成8项制度和做法。", ["制度和做法"]),
    ("重庆下放事权40项。", ["事权"]),
    ("15个平台中，已有4个出台规划。", ["平台", "平台"]),
    ("全县总户数3.2万户。", ["户"]),
    ("两地高铁日均开行120对。", ["高铁"]),
    ("建成4条高速铁路和6家重点实验室。", ["高速铁路", "重点实验室"]),
    ("报告部署了十个方面工作。", ["方面"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units"), UNITS, ids=[case[0][:20] for case in UNITS])
def test_units_of_groups_and_fixed_compounds(text, units):
    assert [unit for (unit,) in rows(text, "unit")] == units


@pytest.mark.parametrize(
    "text", ["他把这件事摆在全年工作的第一位。", "除去成都和重庆两个核心，还有别处。", "开局两个月势头很好。"]
)
def test_no_figures(text):
    assert rows(text, "value") == []


def test_a_rank_after_its_field():
    assert rows("2024年，旅客吞吐量80万人次，排名西南地区各机场第三。", "kind", "value")[-1] == ("rank", 3)
