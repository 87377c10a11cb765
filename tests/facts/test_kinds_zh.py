"""Kind, sign and qualifier of Chinese figures, and what is a figure at all."""

import pytest
from facts_help import read


def told(text):
    return [(fact.kind, float(fact.value), fact.unit, fact.qualifier) for fact in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A part of something said to have been reached or to be worth.
        ("2024年，工程完成年度计划的六成。", [("share", 60, "percent", None)]),
        ("2024年，出口相当于全国的12.5%。", [("share", 12.5, "percent", None)]),
        ("2024年，机电产品比重为61%。", [("share", 61, "percent", None)]),
        ("2024年，损耗率由上年的9%降到4%。", [("rate", 9, "percent", None), ("rate", 4, "percent", None)]),
        ("2024年，新城项目差不多占了一半。", [("share", 50, "percent", "about")]),
        ("2024年，半数以上企业盈利。", [("share", 50, "percent", "at least")]),
        (
            "2024年，制造业贷款占比提高到18.5%，不良率下降至1.2%。",
            [("share", 18.5, "percent", None), ("rate", 1.2, "percent", None)],
        ),
        ("2024年，新能源车渗透率超五成。", [("rate", 50, "percent", "more than")]),
        ("2024年，民营企业占九成。", [("share", 90, "percent", None)]),
        ("2024年，每百户拥有汽车48辆。", [("level", 48, "汽车", None)]),
        (
            "2024年，出口下降3.5%，降幅收窄至1.2%。",
            [("growth", -3.5, "percent", None), ("growth", -1.2, "percent", None)],
        ),
        # Growth without a verb of its own.
        (
            "2024年，煤、油、气产量增速依次为3%、5%和7%。",
            [("growth", 3, "percent", None), ("growth", 5, "percent", None), ("growth", 7, "percent", None)],
        ),
        ("2024年，制造业增长6%，建筑业只有1.5%。", [("growth", 6, "percent", None), ("growth", 1.5, "percent", None)]),
        ("2024年，制造业增长6%，失业率5.1%。", [("growth", 6, "percent", None), ("rate", 5.1, "percent", None)]),
        ("2024年，对外投资下降三成，为31.2%。", [("growth", -30, "percent", None), ("growth", -31.2, "percent", None)]),
        ("2024年，出口成長8%，進口衰退3%。", [("growth", 8, "percent", None), ("growth", -3, "percent", None)]),
        ("2024年，锂电池出口劲增逾七成。", [("growth", 70, "percent", "more than")]),
        (
            "2024年，增长速度从一季度的3%到二季度的4%。",
            [("growth", 3, "percent", None), ("growth", 4, "percent", None)],
        ),
        ("2024年，改造后粮食增产12%。", [("growth", 12, "percent", None)]),
        ("2024年，1000个项目达成共识，其中70%已落地。", [("count", 1000, "项目", None), ("share", 70, "percent", None)]),
        ("2024年，三家公司的发运量同比增长均超80%。", [("count", 3, "公司", None), ("growth", 80, "percent", "more than")]),
        ("2024年，入驻企业70%为民营企业。", [("share", 70, "percent", None)]),
        ("2024年，GDP跻身全国前十，外贸排名西部前3位。", [("rank", 10, "rank", "at most"), ("rank", 3, "rank", "at most")]),
        ("2024年，对三地出口分别增长42%、1.2倍及11%。", [("growth", 42, "percent", None), ("growth", 1.2, "times", None), ("growth", 11, "percent", None)]),
        ("2024年，高新技术产品在进口中超7成，其中5成为机械。", [("share", 70, "percent", "more than"), ("share", 50, "percent", None)]),
        # Qualifiers.
        ("2024年，失业率控制在5%左右。", [("rate", 5, "percent", "about")]),
        ("2024年，外贸总值不到90亿元。", [("level", 9e9, "CNY", "less than")]),
        ("2024年，申请1个工作日内办结。", [("level", 1, "工作日", "at most")]),
        ("2024年，车程1个多小时。", [("level", 1, "hours", "more than")]),
        ("2024年，办理120多万件。", [("count", 1.2e6, "件", "more than")]),
        # Numbers in characters.
        ("2024年，产值破兆元，达1.2兆元。", [("level", 1.2e12, "CNY", None)]),
        ("2024年，总值首度跨過一兆元。", [("level", 1e12, "CNY", "more than")]),
        ("2024年，班列通达逾百个站点和十余个国家。", [("count", 100, "站点", "more than"), ("count", 10, "国家", "more than")]),
        ("2024年，惠及两千余人。", [("count", 2000, "人", "more than")]),
        (
            "2024年，12大行业中有六个上升、四个下降。",
            [("count", 12, "行业", None), ("count", 6, "行业", None), ("count", 4, "行业", None)],
        ),
        ("2024年，年产汽车三百多万辆。", [("count", 3e6, "汽车", "more than")]),
        ("2024年，当地有台资企业一万多家。", [("count", 10000, "企业", "more than")]),
        ("2024年，该省实现旅游收入509亿，居第4位。", [("level", 5.09e10, "CNY", None), ("rank", 4, "rank", None)]),
        ("2025年，當地生產總值3兆3757.93億元。", [("level", 3.375793e12, "CNY", None)]),
        ("2024年，累计惠及1亿2000万人。", [("cumulative", 1.2e8, "人", None)]),
        ("2024年，转移就业农民工816.2万，占比上升至59%。", [("count", 8.162e6, "人", None), ("share", 59, "percent", None)]),
        ("2024年，带动30余家上下游企业。", [("count", 30, "企业", "more than")]),
        # Other units.
        ("2024年，全区总人口85万，辖23个镇。", [("count", 850000, "人", None), ("count", 23, "镇", None)]),
        ("2024年，粮食产量218亿斤以上。", [("level", 1.09e7, "t", "at least")]),
        ("该线设计时速350公里，全长约90公里。", [("level", 350, "km/h", None), ("level", 90, "km", "about")]),
        ("2024年，投资9亿元人民币（约新台币40亿元）。", [("level", 9e8, "CNY", None), ("level", 4e9, "TWD", "about")]),
        ("2024年，常住人口性别比（以女性为100）为102.3。", [("index", 102.3, "index", None)]),
        ("2024年，人均预期寿命79.5岁。", [("level", 79.5, "岁", None)]),
    ],
)  # fmt: skip
def test_chinese_figures_are_told_by_the_words_around_them(text, expected):
    assert [(kind, pytest.approx(value), unit, q) for kind, value, unit, q in expected] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年，学习贯彻党的二十大精神。",
        "2024年，区政协三届四次会议开幕，落实六次全会部署要求。",
        "2024年，三元前驱体和隔膜投产。",
        "2024年，医院三期等工程完工。",
        "2024年，建设“六个区”。",
        "第一阶段只剩下三个多月。",
        "2024年，几十个村和数百家企业受益。",
        "2024年，该市成为经济总量上千亿元的城市。",
        "2024年，未发生10人以上重特大事故，这两条线路通车。",
        "2024年，重庆成为中西部首个经济总量超过3万亿元的城市。",
        "2022国际合作论坛在重庆举行。",
        "川渝经济总量6年跨越新台阶。",
        "2024年，每3辆车就有1辆新能源车。",
        "2024年，产业规模稳居前列，前三季度保持平稳。",
        "21日开幕的会议上，世界500强的代表发言。",
        "2024年，经济连续三个季度增长。",
    ],
)
def test_names_phases_and_vague_numbers_are_no_facts(text):
    assert told(text) == []


def test_an_age_that_bounds_a_group_is_no_fact():
    assert told("2024年，60岁及以上人口90万人。") == [("count", 9e5, "人", None)]
