"""Constructions that spread over a sentence or two: comparisons, lists of targets, bounds, time since an event."""

from datetime import date

import pytest
from facts_help import read, rows

FROM_TO = [
    ("Coverage climbed from 61 percent in 2018 to 74 percent in 2024.", [("rate", 61, "2018"), ("rate", 74, "2024")]),
    ("Output went from 3 million tons in 2020 to 25 million tons in 2024.", [("level", 3e6, "2020"), ("level", 25e6, "2024")]),
    ("Sea freight's share fell from 41.5 percent in 2021 to 38 percent in 2024.", [("share", 41.5, "2021"), ("share", 38, "2024")]),
    ("Chengdu climbed from 32nd in 2019 to 24th in 2024 in the global ranking.", [("rank", 32, "2019"), ("rank", 24, "2024")]),
    ("From 2020 to 2024, GDP rose from 2.5 trillion yuan to 3.2 trillion yuan, an increase of 28 percent.",
     [("level", 2.5e12, "2020"), ("level", 3.2e12, "2024"), ("growth", 28, "2020/2024")]),
    ("From 2019 to 2023, the number of hospitals grew from 210 to 265.", [("count", 210, "2019"), ("count", 265, "2023")]),
    ("园区就业率由2019年的81%提高到2024年的86.5%。", [("rate", 81, "2019"), ("rate", 86.5, "2024")]),
    ("2020年至2024年，数字产业增加值由1500亿元增加到2600亿元，年均增长14%。",
     [("level", 1.5e11, "2020"), ("level", 2.6e11, "2024"), ("growth", 14, "2020/2024")]),
    ("2019—2023年，登记企业从80万户增至110万户。", [("count", 8e5, "2019"), ("count", 1.1e6, "2023")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FROM_TO, ids=[case[0][:40] for case in FROM_TO])
def test_each_end_of_a_rise_has_its_own_year(text, expected):
    assert [(k, v, p) for k, v, p in rows(text, "kind", "value", "period")] == expected


def test_both_ends_of_a_rise_measure_the_same():
    first, second = read("Sea freight's share fell from 41.5 percent in 2021 to 38 percent in 2024.")
    assert first.indicator == second.indicator


TARGETS = [
    "The main expected targets for this year include: GDP growth of around 6 percent; retail sales growth of 5 percent.",
    "The main targets for 2025 are: growth of exports of 7 percent, 90,000 new urban jobs, and inflation of 2 percent.",
    "过去一年，外贸增长3%。\n今年主要预期目标：\n——地区生产总值增长6%左右；\n——城镇新增就业60万人以上。",
    "今年计划实施重大项目300个，开工学校12所。",
]


@pytest.mark.parametrize("text", TARGETS)
def test_what_a_list_of_targets_names_is_a_target(text):
    facts = [fact for fact in read(text) if fact.period == "2025"]
    assert len(facts) >= 2
    assert {fact.kind for fact in facts} == {"target"}


def test_an_expected_target_is_no_expectation():
    facts = read(
        "The expected targets for this year are: GDP growth of 6 percent and exports growth of 5 percent."
    )
    assert [fact.qualifier for fact in facts] == [None, None]


def test_the_year_under_review_keeps_its_facts_before_the_targets():
    facts = read("过去一年，外贸增长3%。\n今年主要预期目标：\n——地区生产总值增长6%左右。")
    assert [(fact.kind, fact.period) for fact in facts] == [("growth", "2024"), ("target", "2025")]


ZIPS = [
    ("In 2024 exports of Sichuan and Chongqing rose 8 percent and 5 percent respectively.", ["510000", "500000"]),
    ("In 2024, Chongqing and Sichuan had GDP of 3.2 trillion yuan and 6.5 trillion yuan respectively, "
     "with exports of 510 billion yuan and 620 billion yuan.", ["500000", "510000", "500000", "510000"]),
    ("2024年，四川、重庆出口分别增长8%和5%。", ["510000", "500000"]),
    ("2024年，重庆和四川地区生产总值分别增长5.7%和5.9%，出口总额分别为5100亿元、6200亿元。",
     ["500000", "510000", "500000", "510000"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), ZIPS)
def test_two_places_share_out_two_figures(text, codes):
    assert [fact.area_code for fact in read(text)] == codes


def test_a_joint_mention_without_two_figures_stays_joint():
    facts = read("In 2024 exports of Chongqing and Sichuan rose 7 percent.")
    assert [fact.area_code for fact in facts] == ["CQSC"]


def test_the_corridor_is_the_one_last_named():
    facts = read(
        "The Silk Corridor carried 251,800 containers in 2024. Chongqing shipped 178,000 containers by rail. "
        "Freight on the corridor grew 41 percent."
    )
    assert [fact.place for fact in facts] == ["Silk Corridor", "Chongqing", "Silk Corridor"]


QUARTERS = [
    ("In September 2025, exports rose 4 percent. In the quarter, imports fell 2 percent.", ["2025-09", "2025-Q3"]),
    ("In May 2025, exports rose 4 percent, while imports in the same quarter of 2024 had fallen 1 percent.", ["2025-05", "2024-Q2"]),
    ("2025年8月，出口增长4%。当季，进口下降2%。", ["2025-08", "2025-Q3"]),
    ("In 2024 exports rose 4 percent. In the quarter, imports fell 2 percent.", ["2024", "2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), QUARTERS)
def test_the_quarter_is_that_of_the_month_in_hand(text, periods):
    assert [fact.period for fact in read(text, published=date(2025, 11, 1))] == periods


BEFORE = [
    ("In 2024, 1,240 accidents were reported, fewer than 1,500 in the same period last year.", [("count", 1240, "2024"), ("count", 1500, "2023")]),
    ("2024年上半年，四川出口增长6.2%，一季度为4.8%，进口增长5%。", [("growth", 6.2, "2024-H1"), ("growth", 4.8, "2024-Q1"), ("growth", 5, "2024-H1")]),
    ("2024年，重庆出口增长5.1%，上年为下降2.3%，外资增长3%。", [("growth", 5.1, "2024"), ("growth", -2.3, "2023"), ("growth", 3, "2024")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_a_figure_for_comparison_keeps_its_own_period(text, expected):
    assert rows(text, "kind", "value", "period") == expected


def test_what_was_more_before_is_no_bound():
    facts = read("In 2024, 1,240 accidents were reported, fewer than 1,500 in the same period last year.")
    assert [fact.qualifier for fact in facts] == [None, None]


SINCE = [
    ("The line opened in 2021. Since then, it has carried 12 million passengers.", "2021/2025"),
    ("The centre opened in June 2022; since then 430 cases have been settled.", "2022/2025"),
    ("专线2022年开行。两年半来，发运货物30万吨。", "2022/2025"),
    ("平台2021年上线。此后，累计服务企业1.2万家。", "2021/2025"),
]


@pytest.mark.parametrize(("text", "period"), SINCE)
def test_time_since_an_event_is_a_span_and_the_figure_a_sum(text, period):
    assert [(fact.kind, fact.period) for fact in read(text)] == [("cumulative", period)]


YEARS = [
    "Exports stood at 48 billion yuan and 52 billion yuan in 2023 and 2024.",
    "Exports were 48 billion yuan and 52 billion yuan respectively in 2023 and 2024.",
    "2023年和2024年，出口分别为480亿元和520亿元。",
]


@pytest.mark.parametrize("text", YEARS)
def test_two_amounts_for_two_years(text):
    assert rows(text, "value", "period") == [(48e9, "2023"), (52e9, "2024")]


def test_some_of_what_was_counted():
    facts = read(
        "The two sides listed 60 projects. 44 of them have been completed. Seven have opened to the public."
    )
    assert [(int(fact.value), fact.unit) for fact in facts] == [
        (60, "projects"),
        (44, "projects"),
        (7, "projects"),
    ]


BOUNDS = [
    ("Firms with revenue of more than 20 million yuan made profits of 3.4 billion yuan in 2024.", [3.4e9]),
    ("The district has 14 companies valued at more than 1 billion yuan each.", [14]),
    ("Clusters with output above 100 billion yuan grew by 5 percent.", [5]),
    ("年主营业务收入2000万元以上的工业企业实现利润320亿元。", [320e8]),
    ("全市拥有100亿级企业12家。", [12]),
    (
        "Firms with a total investment of more than 20 million yuan made profits of 3.4 billion yuan.",
        [20e6, 3.4e9],
    ),
]


@pytest.mark.parametrize(("text", "values"), BOUNDS)
def test_a_bound_that_says_which_things_are_meant_is_no_figure(text, values):
    assert [float(fact.value) for fact in read(text)] == values


NAMES = [
    "重庆构建1+2+4产业格局，落实2+N机制。",
    "线路改造，110千伏变电站投运，500千伏线路完工。",
    "A 500-kV substation went into operation.",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_made_of_numbers_are_no_figures(text):
    assert read(text) == ()


WE_WILL = [
    ("In 2024, we opened 12 bus lines. We will open 9 bus lines and build 3 hospitals.", [("count", 12, "2024"), ("target", 9, "2025"), ("target", 3, "2025")]),
    ("This year, we will attract 60 firms. We will train 5,000 teachers.", [("target", 60, "2025"), ("target", 5000, "2025")]),
    ("2024年，出口增长5%。我们将建成学校20所。", [("growth", 5, "2024"), ("target", 20, "2025")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WE_WILL)
def test_what_we_will_do_is_a_target_not_of_the_year_under_review(text, expected):
    assert rows(text, "kind", "value", "period") == expected


def test_further_and_aged_things_are_counted():
    facts = read("In 2024 the town opened 8 more bus lines and renovated 300 old homes.")
    assert [(int(fact.value), fact.unit) for fact in facts] == [(8, "bus lines"), (300, "homes")]


def test_a_sentence_may_open_with_a_part_of_what_was_counted():
    facts = read("The cooperation list has 311 items. 272 have been completed and 39 are under way.")
    assert [(int(fact.value), fact.unit) for fact in facts] == [(311, "items"), (272, "items"), (39, "items")]
