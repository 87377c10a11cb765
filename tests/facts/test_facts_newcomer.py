"""Plain sentences that anyone may try first: bare numbers, shared nouns, targets held against what was reached."""

import pytest
from facts_help import AREAS, INDICATORS, read, rows

from bashu.documents import read_document
from bashu.facts import Reader
from bashu.model import Indicator, Kind, Names

WIDER = Reader(
    (
        *INDICATORS,
        Indicator(
            "people", Names("resident population", "常住人口", ("population",), ()), "persons", Kind.COUNT
        ),
        Indicator("va1", Names("value added of the primary industry", "第一产业增加值"), "CNY", Kind.LEVEL),
    ),
    AREAS,
)


def told(text, *fields):
    return rows(text, *fields, reader=WIDER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The resident population stood at 8.43 million.", [(8.43e6, "people", "people")]),
        ("In 2024 the population reached 3.1 million in Chengdu.", [(3.1e6, "people", "people")]),
        ("Exports came to 410 billion in 2024.", [(410e9, "number", "exports")]),
        ("The weather was 1.5 million.", []),
        ("The population was 12.", []),
    ],
)
def test_a_bare_scaled_number_counts_what_its_indicator_counts(text, expected):
    assert told(text, "value", "unit", "indicator_code") == expected


def test_places_of_a_chinese_list_have_a_figure_each():
    text = "2023年，四川省和成都市常住人口分别为8368万人、2140.3万人。"
    assert told(text, "value", "area_code", "indicator_code") == [
        (83_680_000, "510000", "people"),
        (21_403_000, "510100", "people"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2024, the value added of the primary, secondary and tertiary industries was 40 billion, 300 billion and "
        "900 billion yuan, up 2.5%, 4% and 6% respectively.",
        "Dazhou's value added of the primary, secondary and tertiary sectors reached 40 billion yuan, 300 billion yuan "
        "and 900 billion yuan in 2024, up 2.5%, 4% and 6% respectively.",
    ],
)
def test_three_industries_share_the_head_noun(text):
    noun = "sector" if "sectors" in text else "industry"
    names = [f"value added of {name} {noun}" for name in ("primary", "secondary", "tertiary")]
    assert told(text, "indicator", "value") == list(
        zip([*names, *names], [40e9, 300e9, 900e9, 2.5, 4, 6], strict=True)
    )


@pytest.mark.parametrize("end", ["missing the target of 6 percent", "above its annual goal of 5 percent"])
def test_a_target_held_against_growth_is_of_the_same_growth(end):
    first, second = read(f"In 2024, GDP growth was 5.7 percent, {end}.")
    assert (first.kind, second.kind) == ("growth", "target")
    assert first.indicator == second.indicator and second.indicator_code == "gdp"


def test_a_part_of_output_keeps_its_name_in_a_comparison():
    text = "By 2030, spending on research should reach 4 percent of GDP, compared with 3.6 percent in 2023."
    assert rows(text, "value", "kind", "indicator", "period") == [
        (4, "target", "spending on research as share of GDP", "2030"),
        (3.6, "share", "spending on research as share of GDP", "2023"),
    ]


@pytest.mark.parametrize("verb", ["力争达到", "争取达到", "将达到", "达到"])
def test_the_verb_of_a_planned_share_is_no_part_of_its_name(verb):
    facts = read(f"到2027年，研发投入占地区生产总值比重{verb}3.2%。")
    assert [(fact.indicator, fact.kind) for fact in facts] == [("研发投入占地区生产总值比重", "target")]


AIMS = [
    "Exports of Chengdu fell 3 percent in 2024. The city aims for growth of about 6% this year.",
    "Chengdu aims for growth of about 6% this year.",
    "The Chengdu municipal government has set a growth target of around 6 percent for 2025.",
    "Sichuan expects economic growth of at least 6 percent this year.",
]


@pytest.mark.parametrize("text", AIMS)
def test_growth_that_a_place_aims_for_is_that_of_its_output(text):
    fact = read(text)[-1]
    assert (fact.indicator_code, float(fact.value), fact.period) == ("gdp", 6, "2025")
    assert "growth" in fact.indicator


def test_growth_with_a_noun_keeps_it():
    facts = read("Chengdu aims for growth of 5 percent in exports this year.")
    assert [fact.indicator_code for fact in facts] == ["exports"]


REPORT = "In 2023, GDP of Chengdu reached 2.2 trillion yuan.\n\n"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (REPORT + "Exports totaled 410 billion yuan.", "2023"),
        (REPORT + "The city's exports grew 4 percent.", "2023"),
        (REPORT + "Exports grew 4 percent in May 2024.\n\nRetail sales totaled 90 billion yuan.", None),
        (REPORT + "Exports will reach 410 billion yuan.", None),
        (REPORT + "The fund handled 30 cases.", None),
        ("Exports totaled 410 billion yuan.", None),
    ],
)
def test_the_one_year_of_a_report_holds_for_its_later_paragraphs(text, period):
    assert read(text)[-1].period == period


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Of the firms, 40 percent are based in the park.", "share"),
        ("Chengdu had 40 factories of Acme Co.", "factories"),
    ],
)
def test_no_indicator_ends_in_the_stop_of_its_sentence(text, indicator):
    for fact in read(text):
        assert not fact.indicator.endswith("park.")
        assert fact.indicator


def cells(text):
    facts = WIDER.read(read_document(text.encode(), name="a.md"))
    return [
        (fact.indicator_code, fact.area_code, fact.period, fact.kind, float(fact.value))
        for fact in facts
        if fact.method == "table.cell"
    ]


def test_a_column_of_growth_is_of_the_latest_year_beside_it():
    found = cells(
        "CHENGDU, Jan. 23, 2025 -- The city published its figures.\n\nIt was a good year.\n\n"
        "| Indicator | 2024 (billion yuan) | 2023 (billion yuan) | Growth (%) |\n|---|---|---|---|\n| GDP | 2351 | 2207 | 5.7 |\n"
    )
    assert found == [
        ("gdp", "510100", "2024", "level", 2351e9),
        ("gdp", "510100", "2023", "level", 2207e9),
        ("gdp", "510100", "2024", "growth", 5.7),
    ]


def test_an_unknown_place_in_a_row_is_not_the_place_of_the_document():
    found = cells(
        "# 成都及周边2024年出口\n\n| 地区 | 社会消费品零售总额（亿元） |\n|---|---|\n| 成都市 | 10500 |\n| 青阳 | 1900 |\n"
    )
    assert [(area, value) for _, area, _, _, value in found] == [("510100", 10500e8), (None, 1900e8)]


def test_three_places_share_out_three_figures():
    text = "2023年，四川、重庆、达州出口总额分别为6000亿元、4800亿元、40亿元。"
    assert rows(text, "value", "area_code", "indicator_code") == [
        (6000e8, "510000", "exports"),
        (4800e8, "500000", "exports"),
        (40e8, "511700", "exports"),
    ]


def test_a_target_named_after_its_figure_is_of_the_same_time():
    text = "GDP growth was 5.7 percent in 2024, below the 6 percent target."
    assert rows(text, "kind", "value", "period") == [("growth", 5.7, "2024"), ("target", 6, "2024")]


def test_what_accounts_for_output_is_named():
    text = "By 2030, research will account for 4 percent of GDP, up from 3.6 percent in 2023."
    assert rows(text, "indicator", "value", "period") == [
        ("research as share of GDP", 4, "2030"),
        ("research as share of GDP", 3.6, "2023"),
    ]
