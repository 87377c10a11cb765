"""The phrase of a Chinese figure whose own words only point back, or name no more than a bare noun."""

import pytest
from facts_help import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年，外贸总值90亿元，增速为9%。", ["外贸总值", "外贸总值"]),
        ("2024年，外贸总值90亿元，增量达8亿元。", ["外贸总值", "外贸总值增量"]),
        ("2023年，工业产值80亿元，2024年这一数字变成90亿元。", ["工业产值", "工业产值"]),
        ("2024年，机电产品出口60亿元，比重为61%。", ["机电产品出口", "机电产品出口比重"]),
        ("2024年，装机容量60万千瓦，居全国第2位。", ["装机容量", "装机容量居全国"]),
        ("2024年，电脑仍是头号产品，出口60亿元。", ["电脑出口"]),
        ("2024年，唯一下降的是生猪，出栏60万头。", ["生猪出栏"]),
        ("2024年，扣除价格因素后增长6%。", ["percent"]),
        ("按照设想，3年内成员单位达到900家。", ["成员单位"]),
        # Counts: the verb, or what the clause says.
        ("2024年，该区引进9家企业。", ["引进企业"]),
        ("2024年，线路通达120个城市。", ["线路通达城市"]),
        ("2024年，有9个小区启动改造。", ["启动改造的小区"]),
        ("2024年，9个项目开工，6个在建。", ["开工项目", "在建项目"]),
        ("2024年，6家省级产业技术中心投用。", ["省级产业技术中心"]),
    ],
)
def test_a_phrase_says_what_is_measured(text, expected):
    assert [fact.indicator for fact in read(text)] == expected
