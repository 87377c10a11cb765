"""English parts of counts, compounds that are one unit, sums, and plans that were once made."""

import pytest
from facts_help import rows

PARTS = [
    ("The zoo had 2.1 million visitors. Of these, 1.4 million came by metro, 500,000 by bus and 200,000 on foot.",
     [(2.1e6, "visitors"), (1.4e6, "visitors"), (5e5, "visitors"), (2e5, "visitors")]),
    ("It took in 50,000 patients, of whom 12,000 were children.", [(50000, "patients"), (12000, "patients")]),
    ("Its museums, 41 of which are free, had long queues.", [(41, "museums")]),
    ("They opened 14 clinics and are planning six more.", [(14, "clinics"), (6, "clinics")]),
    ("There are nine teams, including two from Leshan, three from Yibin and four from Luzhou.",
     [(9, "teams"), (2, "teams"), (3, "teams"), (4, "teams")]),
    ("Work began on 30 such bridges.", [(30, "bridges")]),
    ("The six earlier fairs were smaller.", [(6, "fairs")]),
    ("Now 320 firms are in steel, 210 in paper and 45 in glass.", [(320, "firms"), (210, "firms"), (45, "firms")]),
    ("It has drawn 680 firms and issued loans of 4 yuan.", [(680, "firms"), (4, "CNY")]),
    ("Sales fell for a third month.", []),
    ("It signed 26 papers, including nine on trade and six on health.", [(26, "papers"), (9, "papers"), (6, "papers")]),
    ("Bus ridership reached 41 million, and metro ridership 12 million.", [(4.1e7, "passengers"), (1.2e7, "passengers")]),
    # A noun of its own, a comparison, a year's plan: no part of what was counted.
    ("It has 30 shops. Of these, 12 kilometers away, nothing is known.", [(30, "shops"), (12, "km")]),
    ("The mayor spoke of the 14th Five-Year programme.", []),
    ("A plant for 8-inch wafers opened.", []),
    ("Output had recovered after three quarters.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[case[0][:40] for case in PARTS])
def test_parts_of_what_was_counted(text, expected):
    assert rows(text, "value", "unit") == expected


UNITS = [
    ("eight national nature reserves", "nature reserves"),
    ("60 regional and international air links", "air links"),
    ("five vocational education groups", "education groups"),
    ("six national pilot zones", "pilot zones"),
    ("four regional central banks", "central banks"),
    ("300 engineers and office workers", "engineers and office workers"),
    ("12 mills and two ports", "mills"),
    ("nine science institutions", "science institutions"),
    ("nine new institutions", "institutions"),
    ("six pairs of schools", "pairs of schools"),
    ("three older city clusters", "city clusters"),
]


@pytest.mark.parametrize(("counted", "unit"), UNITS)
def test_a_compound_stays_whole_where_its_head_says_little(counted, unit):
    assert rows(f"The city has {counted}.", "unit")[0] == (unit,)


KINDS = [
    ("Growth with Japan was 12 percent and with Korea 5 percent.", [("growth", 12), ("growth", 5)]),
    ("Sales rose 6 percent, with the car makers racing ahead at 14 percent.", [("growth", 6), ("growth", 14)]),
    ("Sales fell 2 percent; the slump had been 5 percent in 2023.", [("growth", -2), ("growth", -5)]),
    ("The death rate was 8.1 per thousand and the natural growth rate -2.1 per thousand.",
     [("rate", 8.1), ("rate", -2.1)]),
    ("Freight worth more than 30 billion yuan (about 4 billion U.S. dollars) has been carried on some 40 lines.",
     [("cumulative", 3e10), ("cumulative", 4e9), ("count", 40)]),
    ("Goods have been carried via 12 stations and nine ports.", [("count", 12), ("count", 9)]),
    ("About 700 kinds of goods have been imported.", [("count", 700)]),
    ("Donors have helped set up 20 schools.", [("count", 20)]),
    ("By the end of 2024, 3 billion yuan had been put in place.", [("cumulative", 3e9)]),
    ("The city had aimed in 2023 at a rise in prices of about 3.5 percent.", [("target", 3.5)]),
    ("They plan to build 52 labs, 8 of which have opened.", [("target", 52), ("count", 8)]),
    ("The line is to be one of the 12 projects of the plan.", [("count", 12)]),
    ("The line is to be ready in 2027 and the city will build 12 bridges.", [("target", 12)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[case[0][:40] for case in KINDS])
def test_kinds_told_by_the_construction(text, expected):
    assert [(kind, pytest.approx(value)) for kind, value in expected] == rows(text, "kind", "value")


def test_a_rise_up_to_a_number_is_no_limit():
    assert rows("The number of clinics went up to 160.", "value", "qualifier") == [(160, None)]
    assert rows("It cost 7 yuan (approx. 1 U.S. dollar).", "unit", "qualifier") == [
        ("CNY", None),
        ("USD", "about"),
    ]
    assert rows("The hall seats up to 300 guests.", "value", "qualifier") == [(300, "at most")]
