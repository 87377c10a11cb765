"""Targets, expectations and sums of Chinese texts, told from what is reported. The document is of March 2025."""

import pytest
from facts_help import read


def told(text):
    return [(fact.kind, float(fact.value), fact.qualifier) for fact in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A verb of planning governs the figures after it, counts as well.
        ("今年，两市准备出台12条政策。", [("target", 12, None)]),
        ("今年计划城镇新增就业6万人以上。", [("target", 6e4, "at least")]),
        ("按照联盟的设想，2027年成员要超过300家。", [("target", 300, "more than")]),
        ("2025年，力争外贸总值突破90亿元，新增企业20家。", [("target", 9e9, "more than"), ("target", 20, None)]),
        ("到2027年，质量指数不低于92。", [("target", 92, "at least")]),
        ("力争到2027年营业收入达到50亿元。建成车间30个。", [("target", 5e9, None), ("target", 30, None)]),
        ("今年，两市即将出台8条措施，将发放贷款5亿元以上。", [("target", 8, None), ("target", 5e8, "at least")]),
        # A planned amount stays one, of whatever year.
        ("2023年计划投资80亿元。", [("target", 8e9, None)]),
        ("2024年吞吐量2100万吨，超过年初2000万吨目标。", [("level", 2.1e7, None), ("target", 2e7, None)]),
        # What is reported is none.
        ("2025年，计划新开工项目78个。", [("count", 78, None)]),
        ("2025年，开工68个，占全年计划新开工项目的39%。", [("count", 68, None), ("share", 39, None)]),
        ("接待游客90万人，恢复到2020年同期的82%。", [("count", 9e5, None), ("rate", 82, None)]),
        ("新区规划面积26平方公里，目前建成区约6平方公里。", [("level", 2.6e7, None), ("level", 6e6, "about")]),
        ("今年计划投资90亿元，目前完成12亿元。", [("target", 9e9, None), ("level", 1.2e9, None)]),
        ("今年，行动计划安排8项任务。", [("count", 8, None)]),
        ("今年将办理时限由15天压缩至3天。", [("level", 15, None), ("level", 3, None)]),
        ("2025年，今年要出台政策5条，涉及3个方面。", [("target", 5, None), ("count", 3, None)]),
        # An expectation holds up to the semicolon.
        (
            "预计今年文化产业增加值突破12亿元，增长7%；新增就业3万人。",
            [("level", 1.2e9, "expected+more than"), ("growth", 7, "expected"), ("count", 3e4, None)],
        ),
        ("港口估计，今年吞吐量将超过800万吨。", [("level", 8e6, "expected+more than")]),
    ],
)  # fmt: skip
def test_targets_and_expectations_are_told_from_reports(text, expected):
    assert [(kind, pytest.approx(value), qualifier) for kind, value, qualifier in expected] == told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2024年末，全市共引进电池企业90户。", [("cumulative", 90)]),
        ("2024年，累计开通航线60条，其中客运50条、货运10条。", [("cumulative", 60), ("cumulative", 50), ("cumulative", 10)]),
        ("累计完成投资50亿元，其中2024年完成8亿元。", [("cumulative", 5e9), ("level", 8e8)]),
        ("“一卡通”实施五个月来，发卡总量超过2万张。", [("cumulative", 2e4)]),
        ("2024年，备下公寓9万套、住房12万套，均为累计数。", [("cumulative", 9e4), ("cumulative", 1.2e5)]),
        ("2021年以来，班列开行2万列，线路达到50条。", [("cumulative", 2e4), ("count", 50)]),
        ("2024年，累计办件超过9万件。其中，户口迁移最多，有2万件。", [("cumulative", 9e4), ("cumulative", 2e4)]),
        ("2020年与2010年相比，常住人口减少2万人。", [("count", 2e4)]),
        ("2024年，每千人口床位数为5.2张。", [("level", 5.2)]),
        ("截至2024年4月末，已有26个项目开工。", [("count", 26)]),
    ],
)  # fmt: skip
def test_sums_since_a_start_are_told_from_what_there_is(text, expected):
    assert [(kind, pytest.approx(value)) for kind, value in expected] == [row[:2] for row in told(text)]
