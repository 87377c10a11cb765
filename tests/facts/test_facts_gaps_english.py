"""What English prose leaves out: verbs, currencies, nouns; and descriptions that only look like figures."""

import pytest
from facts_help import read, rows

GAPS = [
    ("Farming yielded a value added of 43 billion yuan; the secondary industry, 118 billion yuan, a growth of 16%.",
     "indicator", [("value added of Farming",), ("value added of secondary industry",), ("value added of secondary industry",)]),
    ("GDP reached 2.8 trillion yuan in 2021, up from 1.2 trillion in 2012.", "unit", [("CNY",), ("CNY",)]),
    ("A total of 8,295 trains ran, including 525 additional ones.", "unit", [("trains",), ("trains",)]),
    ("Covering 82,402 square kilometers, it is large.", "indicator", [("area",)]),
    ("Tolls were 3 billion yuan, accounting for 5% of receipts, and an increase of 3%.", "indicator",
     [("Tolls",), ("Tolls as share of receipts",), ("Tolls",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "expected"), GAPS, ids=[case[0][:40] for case in GAPS])
def test_what_is_left_out_is_filled_in(text, field, expected):
    assert rows(text, field) == expected


def test_a_ratio_may_be_set_with_spaces():
    assert rows("The proportion of the three sectors is 16.2: 44.3: 39.5.", "kind", "value") == [
        ("share", 16.2),
        ("share", 44.3),
        ("share", 39.5),
    ]


def test_what_is_expected_of_now_is_no_target():
    text = "135 million tourists are expected to travel during the holiday."
    assert rows(text, "kind", "qualifier") == [("count", "expected")]
    assert rows("135 million tourists are expected to come in 2027.", "kind") == [("target",)]


def test_over_before_a_second_number_qualifies_that():
    assert rows("The lines cover almost 50 countries and over 100 cities.", "qualifier") == [
        ("nearly",),
        ("more than",),
    ]


def test_what_cities_have_held_is_counted():
    assert rows("21 cities have held over 100 fairs.", "unit") == [("cities",), ("fairs",)]


def test_goals_after_a_colon_are_targets():
    text = "The plan sets the following goals: investing 420 billion yuan; building nine parks; holding 40 fairs."
    assert {fact.kind for fact in read(text)} == {"target"}


@pytest.mark.parametrize(
    "text",
    [
        "It links all the cities with a population of over 200,000.",
        "It builds waterways with a deadweight exceeding 1,000 tons.",
    ],
)
def test_descriptions_of_which_things_are_meant_are_no_facts(text):
    assert read(text) == ()


def test_long_names_of_containers_are_one_unit():
    assert rows("Some 251,800 20-foot equivalent units (TEUs) of goods passed.", "value", "unit") == [
        (251800, "TEU")
    ]


def test_where_a_sum_went_through_is_no_sum():
    text = "The port has transported 546,000 tons through three systems since 2017."
    assert rows(text, "kind") == [("cumulative",), ("count",)]


POINTING_BACK = [
    ("It is 68 square kilometers in size, 41 of them in Dazhou and 27 in Kaijiang.", [68e6, 41e6, 27e6]),
    ("Of its 35 stops, 27 lie in Chongqing and eight in Sichuan.", [35, 27, 8]),
    ("It has 30 wards. At noon it rains from one and two in the town sleep.", [30]),
]


@pytest.mark.parametrize(("text", "values"), POINTING_BACK)
def test_parts_of_what_was_told_are_read_in_its_unit(text, values):
    assert [float(fact.value) for fact in read(text)] == values


def test_two_percentages_that_make_a_whole_are_shares():
    assert rows("Men outnumber women: 50.26 percent against 49.74 percent.", "kind") == [
        ("share",),
        ("share",),
    ]
    assert rows("Use was 50 percent against 40 percent.", "kind") == [("rate",), ("rate",)]


def test_groups_are_told_on_as_shares():
    text = "Old people accounted for 13.6 percent. Children gained, from 11.5 percent to 13.3 percent."
    assert rows(text, "kind") == [("share",)] * 3
    text = "Old people accounted for 13.6 percent. Unemployment stood at 5 percent."
    assert rows(text, "kind")[-1] == ("rate",)


def test_an_hour_that_something_takes_is_a_figure():
    assert rows("The ride takes about an hour.", "value", "unit", "qualifier") == [(1, "hours", "about")]
    assert read("It left an hour ago at 80 kilometers an hour.")[-1].unit == "km/h"
    assert len(read("It left an hour ago at 80 kilometers an hour.")) == 1


def test_what_is_so_at_present_is_no_plan():
    text = "They hope that by 2027 one visitor in three will stay; at present it is roughly one in five."
    assert rows(text, "kind") == [("target",), ("share",)]


OBJECTS = [
    ("The zone is building 40 schools.", [(40, "schools")]),
    ("Building 4 was closed.", []),
    ("Over 1,200 auto parts enterprises joined.", [(1200, "enterprises")]),
    ("It has 199 overseas enterprises.", [(199, "enterprises")]),
    ("It drew 51 projects from the world's top 500 companies.", [(51, "projects")]),
    ("It leads the list of models priced over RMB 500,000 (USD 70,200).", []),
    ("Use for every 10,000 yuan of output is low.", []),
    ("Output soared from 1.4 million to 9.4 million units.", [(1.4e6, "units"), (9.4e6, "units")]),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS, ids=[case[0][:40] for case in OBJECTS])
def test_what_is_counted_and_what_is_only_named(text, expected):
    assert rows(text, "value", "unit") == expected


def test_a_plan_that_something_is_measured_by_plans_nothing():
    text = (
        "Fees were 20 billion yuan in 2025, accounting for 62% of the annual target, with an increase of 33%."
    )
    assert rows(text, "kind") == [("level",), ("share",), ("growth",)]
    text = "Since 2020, output has soared to 9.4 million tons by 2023, a 6.5-fold increase."
    assert "target" not in {kind for (kind,) in rows(text, "kind")}
    assert rows("The city currently plans to open 9 lines by 2027.", "kind") == [("target",)]


MORE = [
    ("Since it opened in 2017, the centre has treated half a million patients.", [("cumulative", 5e5)]),
    ("The total number of stations now comes to 1,204.", [("cumulative", 1204)]),
    ("The manufacturing PMI slipped to 49.8 from 50.2.", [("index", 49.8), ("index", 50.2)]),
    ("The town wants to have 500 stations in 2027.", [("target", 500)]),
    ("Planners see 40 million passengers in 2030.", [("target", 40e6)]),
    ("Nine tasks have been set for 2030.", [("count", 9)]),
    ("Chengdu climbed five places to 38th in the global ranking.", [("rank", 38)]),
    ("The number of births fell by 3,000 to 210,000.", [("count", 3000), ("count", 210000)]),
    ("Nearly 1 in 4 cars sold was electric.", [("share", 25)]),
    ("The plan brings 95 percent coverage.", [("rate", 95)]),
]


@pytest.mark.parametrize(("text", "expected"), MORE, ids=[case[0][:40] for case in MORE])
def test_kinds_by_what_is_said(text, expected):
    assert rows(text, "kind", "value") == expected


LATE = [
    ("The province has sent over 3 million tons of coal to the east in the past 21 years.", [("cumulative", 3e6)]),
    ("It has saved 400 million tonnes of coal, 8 million tonnes of gas and 2 million tonnes of oil.",
     [("cumulative", 4e8), ("cumulative", 8e6), ("cumulative", 2e6)]),
    ("It has made ten times as much as the Three Gorges station.", [("growth", 10)]),
    ("The science city will house more than 2,000 firms.", [("target", 2000)]),
    ("The town moved from 98th place in 2020 to 40th in 2024.", [("rank", 98), ("rank", 40)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LATE, ids=[case[0][:40] for case in LATE])
def test_lists_names_and_plans(text, expected):
    assert rows(text, "kind", "value") == expected


POINTERS = [
    ("Ticket sales rose to top 100 million yuan.", [("level", 1e8, "CNY")]),
    ("It is among the top 100 cities in trade.", [("rank", 100, "rank")]),
    ("Air was good on 325 days, 12 more than in 2023.", [("level", 325, "days"), ("level", 12, "days")]),
    ("The plant can make 1,000 cars a day and employs 6,000.", [("count", 1000, "cars"), ("count", 6000, "people")]),
    ("Three of the five bridges are finished, the others will open next year.",
     [("count", 3, "bridges"), ("count", 5, "bridges")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POINTERS, ids=[case[0][:40] for case in POINTERS])
def test_tops_differences_and_people_employed(text, expected):
    assert rows(text, "kind", "value", "unit") == expected
