"""Which period a figure is of: named, told by the document, carried from what stands before, or none."""

from datetime import date

import pytest
from facts_help import rows


def periods(text, **options):
    return [period for (period,) in rows(text, "period", **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first three quarters of 2023 exports grew 4%, up from 2% in Q1 and Q2; imports grew 3%.",
            ["2023-Q1/Q3", "2023-H1", "2023-Q1/Q3"],
        ),
        ("Exports rose 5% in June this year.", ["2025-06"]),
        ("Exports rose 5% last month.", ["2025-02"]),
        ("Over the past year exports rose 5%.", ["2024"]),
        ("In the five years to 2022, exports grew by 40%.", ["2017/2022"]),
        ("Exports for the year to date were 5 billion yuan.", ["2025"]),
        ("In November the city will open 50 parks.", ["2025-11"]),
        ("In November the city opened 50 parks.", ["2024-11"]),
        ("11月底前建成公园50个。", ["2025-11"]),
        ("11月建成公园50个。", ["2024-11"]),
        ("年内将建成公园50个。", ["2025"]),
        ("一季度末，贷款余额50亿元。", ["2025-Q1"]),
        ("The town had 3,000 residents in 2010 and 4,000 residents ten years later.", ["2010", "2020"]),
        ("In May 2024 exports rose 5%, doubling 2019 levels.", ["2024-05", "2019/2024"]),
        ("Exports rose 5% in Jan.-Oct. 2023.", ["2023-01/2023-10"]),
        ("Exports rose 5% in the first six months of 2024.", ["2024-H1"]),
        ("Exports rose 5% in the first and second quarters of 2024.", ["2024-H1"]),
        ("Exports rose 5% on 2022 in 2023.", ["2023"]),
        ("Output was 5 million tons in 2024, the largest harvest in twelve years.", ["2024"]),
        ("今年前2月出口增长5%。", ["2025-01/2025-02"]),
        ("前六个月出口增长5%。", ["2024-H1"]),
        ("上个月出口增长5%。", ["2025-02"]),
        ("重庆“半年报”出炉，出口增长5%。", ["2024-H1"]),
        ("首季出口增长5%。", ["2025-Q1"]),
        ("对比2023年，重庆出口额为40亿元，增长5%。", ["2023", "2023"]),
        ("2024年出口增长5%，创同期新高。", ["2024"]),
        ("2024年1—5月，出口增长5%，扭转了2023年同期下降2%的局面。", ["2024-01/2024-05", "2023-01/2023-05"]),
    ],
)
def test_the_forms_of_a_period(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "Over the Spring Festival holiday the city received 3 million visitors.",
            date(2019, 2, 12),
            "2019-02",
        ),
        (
            "Over the Spring Festival holiday the city received 3 million visitors.",
            date(2025, 2, 6),
            "2025-01/2025-02",
        ),
        (
            "During the National Day holiday the city received 3 million visitors.",
            date(2025, 3, 1),
            "2024-10",
        ),
        (
            "Over the National Day week of 2018 the city received 3 million visitors.",
            date(2024, 5, 1),
            "2018-10",
        ),
        ("Ahead of the Spring Festival 3,000 stalls were opened.", date(2019, 2, 12), None),
        ("今年春节假期，全市接待游客300万人次。", date(2023, 1, 29), "2023-01"),
        ("中秋小长假，全市接待游客300万人次。", date(2019, 9, 16), "2019-09"),
        ("国庆节前，全市新开店铺300家。", date(2024, 10, 8), None),
    ],
)
def test_a_holiday_is_of_its_month(text, published, expected):
    assert periods(text, published=published) == [expected]


def test_the_holiday_named_last_is_the_holiday():
    text = "During the May Day holiday trade was brisk.\n\nIn the three-day holiday the city sold 300 cars."
    assert periods(text, published=date(2024, 5, 7)) == ["2024-05"]
    assert periods("“五一”假期人气旺。\n\n假期中，景区接待游客30万人次。", published=date(2024, 5, 7)) == [
        "2024-05"
    ]


LEAD = "Exports of Chengdu came to 90 billion yuan, up 4%.\n\n"
NEWS = LEAD + "In the first half of the year, imports came to 40 billion yuan.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEWS, ["2024-H1"] * 3),
        (NEWS + "Retail sales of consumer goods rose 6%.", ["2024-H1"] * 4),
        (NEWS + "The port is linked to 30 cities.", [*["2024-H1"] * 3, None]),
        (NEWS + "Exports rose 3% in May.\n\nRetail sales rose 6%.", [*["2024-H1"] * 3, "2024-05", "2024-H1"]),
        (LEAD + "The park was opened in 2019.", [None, None]),
        (LEAD + "By the end of the year the city will have 40 parks.", [None, None, "2024"]),
        (
            "全市出口900亿元，增长4%。\n\n今年上半年，进口400亿元。\n\n社会消费品零售总额增长6%。",
            ["2024-H1"] * 4,
        ),
    ],
)
def test_an_undated_lead_is_of_the_first_account_that_the_document_gives(text, expected):
    found = periods(text, published=date(2024, 7, 20))
    assert found[: len(expected)] == expected


def test_the_heading_nearest_the_prose_names_the_report():
    text = (
        "Zigong in 2021\nZigong in the first half of 2023\n\nExports of the city grew 5%, the bureau found."
    )
    assert periods(text, published=date(2023, 7, 20)) == ["2023-H1"]


@pytest.mark.parametrize(
    ("title", "published", "expected"),
    [
        ("Zigong in the first half of 2023: steady growth", date(2023, 7, 20), "2023-H1"),
        ("Zigong aims high by 2030", date(2024, 2, 20), None),
        ("自贡市2023年国民经济和社会发展统计公报", date(2024, 3, 20), "2023"),
    ],
)
def test_a_title_names_what_the_document_reports(title, published, expected):
    text = "出口增长5%。" if "公报" in title else "Exports grew 5%."
    assert periods(text, title=title, published=published) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ZIGONG, Feb. 3 -- Output grew 5% in 2022, the mayor said. The city aims for 6% this year.",
            ["2022", "2023"],
        ),
        ("自贡1月5日电 市政府提出，2024年出口增长6%。去年，出口增长5%。", ["2024", "2023"]),
        ("自贡9月5日电 2023年出口增长6%。今年前8个月增长5%。", ["2023", "2023-01/2023-08"]),
        ("自贡11月5日电 2021年出口增长6%。去年增长5%。\n\n编号：20231105-2", ["2021", "2022"]),
    ],
)
def test_the_year_of_an_undated_document(text, expected):
    assert periods(text, published=None)[:2] == expected


REVIEW = "In 2024 exports of Chengdu reached 90 billion yuan. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REVIEW + "Retail sales rose 6%.", "2024"),
        (REVIEW + "The line is 40 kilometers long.", None),
        (REVIEW + "The plant can handle 3 million tons a year.", None),
        (REVIEW + "The port now has 40 berths.", None),
        (REVIEW + "We will build 40 parks.", "2025"),
        ("2024年全市出口900亿元。零售额增长6%。", "2024"),
        ("2024年全市出口900亿元。目前，港口有泊位40个。", None),
        ("2024年全市出口900亿元。新线全长40公里。", None),
        ("2024年全市出口900亿元。全程最快40分钟。", None),
        ("2024年全市出口900亿元。新建公路40公里。", "2024"),
        ("2024年全市出口900亿元。工厂年产40万吨。", None),
        ("2024年全市出口900亿元。车票只需6元。", None),
        (REVIEW + "The ticket costs 5 yuan.", None),
        (REVIEW + "The fair sold 5 million yuan of fruit.", "2024"),
        ("截至2024年6月末，企业总数达9万户。通道覆盖40个城市。", "2024-06"),
    ],
)
def test_what_is_now_or_in_the_nature_of_a_thing_has_no_period(text, expected):
    assert periods(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Firms now number 9,000, 2.1 times as many as in 2020.", "2020/2025"),
        ("In 2024 exports were up 30% from 2019.", "2019/2024"),
        ("In 2024 exports were up 3% from 2023.", "2024"),
        (
            "Output went from 3 million tons in 2020 to 4 million tons in 2024, or 7 percent a year.",
            "2020/2024",
        ),
        ("2024年出口比2019年增长30%。", "2019/2024"),
        ("2024年出口比2023年增长3%。", "2024"),
        ("产值由2019年的700亿元增加到2024年的900亿元，年均增长5%。", "2019/2024"),
        ("Over the past five years exports grew 40%.", "2019/2024"),
        (
            "In 2019 exports rose to 4 billion yuan, in 2024 to 6 billion yuan, or 8 percent a year.",
            "2019/2024",
        ),
        (
            "Output rose from 6 million tons in 2019 to 9 million tons in 2024. The average growth rate was 8%.",
            "2019/2024",
        ),
        ("2021年前三季度出口增长9.9%，两年平均增长6.2%。", "2019/2021"),
        ("五年来，出口增长40%，零售额增长30%。", "2019/2024"),
    ],
)
def test_growth_over_several_years_is_of_the_span(text, expected):
    assert periods(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 3, 12 firms opened stores in the mall.", ["2025-03"]),
        ("On March 3, the bureau said that 12 firms are in the mall.", [None]),
        ("2月26日，联盟在自贡揭牌，首批成员12家。", ["2025-02"]),
        ("2月1日—6日，全市接待游客300万人次。", ["2025-02"]),
        ("Some 3,000 tourists rode the train on Saturday.", ["2025-03"]),
        ("DAZHOU, Feb. 28 (Courier) -- Some 3,000 tourists rode the train on Friday.", ["2025-02"]),
        ("The bureau said on Saturday that 12 firms are in the mall.", [None]),
        ("2月26日，记者获悉，联盟成员12家。", [None]),
        ("2月26日，博览会在自贡举行。本次活动签约项目12个。", ["2025-02"]),
        ("2月26日，博览会在自贡举行。园区涵盖12个镇。", [None]),
    ],
)
def test_an_event_is_of_the_month_of_its_day_news_of_it_is_not(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chengdu and Dazhou welcomed 40 million and 3 million tourists respectively in 2023.",
            ["2023", "2023"],
        ),
        ("Men made up 51 percent in 2020, against 49 percent for women.", ["2020", "2020"]),
        ("In 2024 there were 40 projects. Five of them are dams.", ["2024", "2024"]),
        ("In 2024 we had 400 guests.\n\nAmong these guests, 50 were from Dazhou.", ["2024", "2024"]),
        ("Of its 40 stops, 27 lie in Dazhou.", [None, None]),
        (
            "Its ships had called at 300 ports in 90 countries by the end of February in 2023.",
            ["2023-02", "2023-02"],
        ),
        ("到2027年，产值突破50亿元。研发强度达到2.5%。", ["2027", "2027"]),
        ("到2027年，产值突破50亿元。出口同比增长2.5%。", ["2027", None]),
        ("2019年产值60亿元，2024年增至90亿元，占比由3%升至4%。", ["2019", "2024", "2019", "2024"]),
        (
            "China has 260 million people over 60, according to the seventh national population census.",
            ["2020"],
        ),
        (
            "第七次人口普查显示，全市常住人口300万人，同2010年第六次人口普查的280万人相比增加20万人。",
            ["2020", "2010", "2010/2020"],
        ),
    ],
)
def test_figures_that_belong_together_share_their_period(text, expected):
    assert periods(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Firms numbered 300 at the end of June 2024, up from 250 a year earlier.", ["2024-06", "2023-06"]),
        ("In the first quarter of 2024 it moved 3 million tons, against 2 million tons a year earlier.",
         ["2024-Q1", "2023-Q1"]),
        ("In 2024 exports rose 5%, 2 points more than a year earlier.", ["2024", "2024"]),
        ("截至2月底，今年已建成基站3万个，累计建成4万个。", ["2025-02", "2025-02"]),
        ("园区2021年建成，如今有企业40家。", [None]),
        ("The park was completed in 2021 and now houses 40 firms.", [None]),
        ("At least 10 new routes are to be launched in 2026.", ["2026"]),
        ("In the first 11 months of 2024, 40 firms were put on the list of 2024.", ["2024-01/2024-11"]),
        ("Since 2020 output has risen from 3 million tons to 9 million tons.", ["2020", "2025"]),
        ("By 2014 output had reached 3 million tons, and it stayed above 2 million tons for the next three years.",
         ["2014", "2015/2017"]),
        ("2021年前10个月，出口与2020年同期相比增长14%，与2019年同期相比增长37%，进口40亿元，增长8%。",
         ["2021-01/2021-10", "2019/2021", "2021-01/2021-10", "2021-01/2021-10"]),
        ("企业由2019年的700家增加到2024年的900家，占比由60%提高到70%。", ["2019", "2024", "2019", "2024"]),
    ],
)  # fmt: skip
def test_what_is_set_against_another_time_keeps_its_own(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sichuan sells over 4 billion yuan abroad\n\nSichuan exported goods worth 4.2 billion yuan in May 2024.", "2024-05"),
        ("Sichuan sells over 4 billion yuan abroad\n\nSichuan exported goods worth 5.2 billion yuan in May 2024.", None),
    ],
)  # fmt: skip
def test_the_figure_of_a_headline_is_that_of_the_text(text, expected):
    assert periods(text, published=date(2025, 12, 1))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024 the list had 300 projects.\n\nThe 300 projects cover seven fields.",
            ["2024", "2024", None],
        ),
        ("In 2024 the list had 300 projects.\n\nThe 310 projects cover seven fields.", ["2024", None, None]),
    ],
)
def test_the_same_number_of_the_same_things_is_of_the_same_time(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("首十个月出口增长6.1%。", "2024-01/2024-10"),
        ("首三季度出口增长6%。", "2024-Q1/Q3"),
        ("首季出口增长6%。", "2025-Q1"),
    ],
)
def test_months_and_quarters_as_hong_kong_counts_them(text, period):
    assert rows(text, "period") == [(period,)]


def test_the_year_that_growth_is_measured_against_is_the_one_before():
    text = (
        "CHENGDU, Sept. 12 -- Exports came to 390 billion yuan in the January-August period, "
        "15.8 percent more than in the first eight months of 2021."
    )
    assert rows(text, "period", published=None) == [("2022-01/2022-08",), ("2022-01/2022-08",)]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2024年三次产业结构由9.0:34.9:56.1调整为8.7:34.7:56.6。", None, "2024"),
        ("三次产业结构由2023年的9.0:34.9:56.1调整为2024年的8.7:34.7:56.6。", "2023", "2024"),
        (
            "In 2024 the ratio of the three industries changed from 9.0:34.9:56.1 to 8.7:34.7:56.6.",
            None,
            "2024",
        ),
    ],
)
def test_a_structure_changed_from_is_of_the_time_named_with_it(text, before, after):
    assert rows(text, "period") == [(before,)] * 3 + [(after,)] * 3
