"""English sentences: each line a construction that careful readers know."""

import pytest
from facts_help import read, rows

CASES = [
    # levels, growth, signs
    ("Exports fell by 3.4% to 81.5 billion yuan in 2024.", [("growth", -3.4, "percent", None), ("level", 81.5e9, "CNY", None)]),
    ("In 2024 the port moved 3.2 million tonnes of coal.", [("level", 3.2e6, "t", None)]),
    ("Investment changed by \u22124.5 percent in 2024.", [("growth", -4.5, "percent", None)]),
    ("Prices dropped 2.1% in 2024 after a rise of 3.4% in 2023.", [("growth", -2.1, "percent", None), ("growth", 3.4, "percent", None)]),
    ("The surplus narrowed by 0.3 percentage points in 2024.", [("change_pp", -0.3, "pp", None)]),
    ("The unemployment rate was 5.2% in 2024.", [("rate", 5.2, "percent", None)]),
    # qualifiers
    ("Deposits exceeded 2.4 trillion yuan in 2024.", [("level", 2.4e12, "CNY", "more than")]),
    ("Output was nearly 12 million tons in 2024.", [("level", 12e6, "t", "nearly")]),
    ("In 2024 no less than 60 percent of the waste was burned.", [("share", 60, "percent", "at least")]),
    ("GDP is expected to grow by about 5 percent in 2025.", [("growth", 5, "percent", "expected+about")]),
    # shares and fractions
    ("Services accounted for 54.3% of GDP in 2024.", [("share", 54.3, "percent", None)]),
    ("A third of the goods went by rail in 2024.", [("share", 100 / 3, "percent", None)]),
    ("Freight by rail increased by one fifth in 2024.", [("growth", 20, "percent", None)]),
    ("Two in five households own a car.", [("share", 40, "percent", None)]),
    # multiples
    ("Inbound visits quadrupled in 2024.", [("growth", 4, "times", None)]),
    ("Output of drones grew sixfold in 2024.", [("growth", 6, "times", None)]),
    # counts
    ("The park has 37 research institutions.", [("count", 37, "research institutions", None)]),
    ("Twelve special joint workgroups were set up.", [("count", 12, "workgroups", None)]),
    ("The corridor covers 126 countries and regions.", [("count", 126, "countries and regions", None)]),
    ("More than 3.2 million applications have been handled since 2022.", [("cumulative", 3.2e6, "applications", "more than")]),
    # ranges
    ("GDP should grow by 5.5 to 6 percent in 2025.", [("target", 5.5, "percent", "at least"), ("target", 6, "percent", "at most")]),
    # targets and actuals
    ("Chongqing aims to build 24 schools this year.", [("target", 24, "schools", None)]),
    ("In 2022, according to the yearbook, the output will be 3 billion yuan.", [("level", 3e9, "CNY", None)]),
    # ranks
    ("Chengdu ranked third among the country's cities in 2024.", [("rank", 3, "rank", None)]),
    ("The city entered the top 50 in 2024.", [("rank", 50, "rank", "at most")]),
    # second currency
    ("Imports reached 7.1 billion yuan (about 1 billion U.S. dollars) in 2024.", [("level", 7.1e9, "CNY", None), ("level", 1e9, "USD", "about")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_kind_value_unit_and_qualifier(text, expected):
    found = rows(text, "kind", "value", "unit", "qualifier")
    assert [(k, pytest.approx(v, rel=1e-4), u, q) for k, v, u, q in expected] == found


@pytest.mark.parametrize(
    "text",
    [
        "The 14th Five-Year Plan began well.",
        'The "33618" system and the 5G network of terminal T3B are new.',
        "Call the 12345 hotline or +86-23-67230470 before January 5, 2024.",
        "Room 1804, No. 252 Hongjin Road; COVID-19 was over.",
        "Highway G93 and Line 18 opened on May 1, 2023.",
        "It is the fourth pole of growth, one of the best.",
        "Over the past three years the two cities worked together.",
        'Plans for a "20-minute service circle" will follow.',
    ],
)
def test_dates_names_and_codes_are_no_facts(text):
    assert read(text) == ()


def test_a_threshold_inside_what_is_counted_is_no_fact():
    text = "Among its townships, 128 had an annual output above 10 billion yuan in 2024."
    assert rows(text, "kind", "value", "unit") == [("count", 128, "townships")]


def test_respectively_gives_each_figure_its_subject():
    text = (
        "The number of hospitals and pharmacies linked for direct settlement reached 6,340 and 41,200 "
        "respectively in 2024."
    )
    assert rows(text, "indicator", "value", "unit") == [
        ("hospitals linked for direct settlement", 6340, "hospitals"),
        ("pharmacies linked for direct settlement", 41200, "pharmacies"),
    ]


def test_a_second_list_inherits_both_subjects():
    text = (
        "Urban and rural residents had per capita incomes of 47,820 yuan and 20,915 yuan respectively in 2024, "
        "up 4.1% and 7.7%."
    )
    urban, rural = "per capita incomes of urban residents", "per capita incomes of rural residents"
    assert rows(text, "indicator", "value") == [(urban, 47820), (rural, 20915), (urban, 4.1), (rural, 7.7)]


def test_listed_years_go_with_listed_figures():
    text = "In 2022, 2023 and 2024, exports were 3.2 billion yuan, 1.1 billion yuan and 2.4 billion yuan respectively."
    assert rows(text, "period", "value") == [("2022", 3.2e9), ("2023", 1.1e9), ("2024", 2.4e9)]


def test_ellipsis_keeps_verb_and_measure():
    text = (
        "The value added of the primary industry rose by 4.4% in 2024; the secondary industry grew by 6.8% and the "
        "tertiary industry by 6.0%."
    )
    assert rows(text, "indicator", "kind", "value") == [
        ("value added of the primary industry", "growth", 4.4),
        ("value added of secondary industry", "growth", 6.8),
        ("value added of tertiary industry", "growth", 6.0),
    ]


def test_a_ratio_over_two_years_is_six_shares():
    text = "The ratio of the three industries moved from 7.0:39.6:53.4 in 2022 to 6.9:38.9:54.2 in 2023."
    assert rows(text, "period", "kind", "value") == [
        ("2022", "share", 7.0), ("2022", "share", 39.6), ("2022", "share", 53.4),
        ("2023", "share", 6.9), ("2023", "share", 38.9), ("2023", "share", 54.2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the first three quarters of 2024 exports rose 3%.", "2024-Q1/Q3"),
        ("Exports rose 3% from January to September 2024.", "2024-01/2024-09"),
        ("Exports rose 3% in the first eight months of 2024.", "2024-01/2024-08"),
        ("In the second quarter of 2024 exports rose 3%.", "2024-Q2"),
        ("In the first half of 2024 exports rose 3%.", "2024-H1"),
        ("Exports rose 3% last year.", "2024"),
        ("In September 2024 exports rose 3%.", "2024-09"),
        ("In December exports rose 3%.", "2024-12"),
        ("Exports rose 3% during the 13th Five-Year Plan period.", "2016/2020"),
        ("From 2020 to 2024 exports rose 3% a year on average.", "2020/2024"),
        ("Exports rose 3% over 2023 in 2024.", "2024"),
    ],
)
def test_periods_in_one_normal_form(text, period):
    assert rows(text, "period") == [(period,)]


def test_the_title_gives_the_period_where_sentences_name_none():
    title = "Statistical Communique of Chongqing in 2023"
    assert rows(f"{title}\n\nExports rose by 3.1%.", "period", title=title) == [("2023",)]


def test_the_circle_both_sides_and_each_side_are_different_areas():
    text = (
        "The Chengdu-Chongqing economic circle had a GDP of 8.7 trillion yuan in 2024. "
        "Chongqing and Sichuan together exported goods worth 1.2 trillion yuan in 2024. "
        "Chongqing signed 12 agreements. Sichuan's exports rose 3%."
    )
    assert rows(text, "area_code") == [("CIRCLE",), ("CQSC",), ("500000",), ("510000",)]


def test_pointing_words_are_resolved_from_the_document():
    text = "Chongqing grew fast. Exports of the city rose 3% in 2024."
    assert rows(text, "place", "area_code", about=("500000",)) == [("Chongqing", "500000")]


def test_a_code_is_the_one_valid_at_the_date_of_the_document():
    from datetime import date

    text = "In Jiangbei District exports rose 3%."
    assert rows(text, "area_code", published=date(2024, 5, 1)) == [("OLD",)]
    assert rows(text, "area_code", published=date(2026, 5, 1)) == [("NEW",)]


def test_places_that_the_lexicon_lacks_keep_their_name():
    assert rows("The Gaoping Logistics Park had exports of 3 billion yuan.", "place", "area_code") == [
        ("Gaoping Logistics Park", None)
    ]


def test_indicator_codes_are_guarded():
    codes = [
        rows(text, "indicator_code")[0][0]
        for text in (
            "The GDP of Chongqing was 3 trillion yuan in 2024.",
            "Per capita GDP was 94,000 yuan in 2024.",
            "Energy use per unit of GDP fell by 3% in 2024.",
            "Sales of umbrellas reached 3 million yuan in 2024.",
        )
    ]
    assert codes == ["gdp", "gdp_pc", None, None]


def test_half_width_is_half_a_unit_of_the_last_printed_digit():
    (fact,) = read("Exports were 81.5 billion yuan in 2024.")
    assert (fact.value_text, float(fact.half_width)) == ("81.5 billion yuan", 5e7)


def test_status_tells_estimates_targets_and_first_results():
    status = [
        rows(text, "status")[0][0]
        for text in (
            "Exports were 3 billion yuan in 2024.",
            "Exports are expected to reach 3 billion yuan in 2025.",
            "Chongqing aims for exports of 3 billion yuan by 2030.",
            "Preliminary accounts put exports at 3 billion yuan in 2024.",
        )
    ]
    assert status == ["A", "E", "F", "P"]


def test_every_quantity_is_taken_where_asked_for():
    from facts_help import AREAS, INDICATORS

    from bashu.facts import Reader

    text = "Over the past three years the 50 year-old ran 12 miles a day with a 120Hz phone."
    every = Reader(INDICATORS, AREAS, every=True)
    assert [float(fact.value) for fact in read(text, reader=every)] == [3, 50, 12, 120]
    assert 3 not in [fact.value for fact in read(text)]
