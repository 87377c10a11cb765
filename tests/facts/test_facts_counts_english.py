"""English numbers without a noun of their own, pairs of nouns, ranks, parts; and numbers that are no figures."""

import pytest
from facts_help import read, rows

BARE = [
    ("Flights rose by 92 percent to 538,000 in 2024.", [("growth", 92, "percent"), ("count", 538000, "flights")]),
    ("The number of consulates has reached 23.", [("count", 23, "consulates")]),
    ("The floating population, people living away from home, stood at 8.46 million.", [("count", 8.46e6, "people")]),
    ("The airport had a passenger flow of 618,700.", [("count", 618700, "passengers")]),
    ("Routes to Hong Kong, Macao and Taiwan now number 83.", [("count", 83, "routes")]),
    ("The county had 896,000 inhabitants in 2010 and 1.67 million ten years later.",
     [("count", 896000, "inhabitants"), ("count", 1.67e6, "inhabitants")]),
    ("Over 80,000 people have online care and another 30,000 have care at home.",
     [("count", 80000, "people"), ("count", 30000, "people")]),
    ("There are 80 routes. A year before there had been 50 for passengers.", [("count", 80, "routes"), ("count", 50, "routes")]),
    ("The town is home to 200,000 students and staff.", [("count", 200000, "students and staff")]),
    ("It has 12 hospitals and serves 4 million people.", [("count", 12, "hospitals"), ("count", 4e6, "people")]),
    ("Last year 100,000 new charging piles were built.", [("count", 100000, "charging piles")]),
    ("The fair drew 3,000-odd guests.", [("count", 3000, "guests")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BARE, ids=[case[0][:40] for case in BARE])
def test_what_a_number_counts(text, expected):
    assert rows(text, "kind", "value", "unit") == expected


PARTS = [
    ("More than one resident in five, 21.7 percent to be exact, is old.", [("share", 20), ("share", 21.7)]),
    ("One laptop in every four sold is made here.", [("share", 25)]),
    ("Three in ten freight trains start here.", [("share", 30)]),
    ("Half of it, or 50.1 percent, is farmed.", [("share", 50), ("share", 50.1)]),
    ("The share of coal fell, by 3.1 points to 52.4 percent.", [("change_pp", -3.1), ("share", 52.4)]),
    ("The unemployment rate was 5.2 percent, down 0.3 points.", [("rate", 5.2), ("change_pp", -0.3)]),
    ("The zone has 40 labs, twice the number at the start.", [("count", 40), ("growth", 2)]),
    ("Sales were two and a half times as many as a year before.", [("growth", 2.5)]),
    ("That put the city third in the country, and fifth place went to Dazhou.", [("rank", 3), ("rank", 5)]),
    ("It has 83 routes, the fourth most in the country.", [("count", 83), ("rank", 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[case[0][:40] for case in PARTS])
def test_parts_points_multiples_and_ranks(text, expected):
    assert [(kind, pytest.approx(value)) for kind, value in expected] == rows(text, "kind", "value")


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "three carriages" went well.',
        "It likes to call itself the province of a thousand rivers.",
        "The two airports opened late.",
        "Over the next five to 15 years it will grow.",
        "Residents aged 60 or above live well, as do those aged 15 to 59.",
        "Children under the age of 14 travel free.",
        "She takes the bus three times a week.",
        "The train was four hours late.",
        "In the last three quarters trade went well; the eastern half of the park is open.",
        "One school in five districts was closed.",
    ],
)
def test_names_ages_spans_and_figures_of_speech_are_no_facts(text):
    assert [fact for fact in read(text) if fact.unit != "districts"] == []


def test_a_described_pair_is_counted():
    assert rows("The two new freight airports opened.", "value", "unit") == [(2, "airports")]


def test_what_stands_around_something_is_no_guess():
    assert rows("Suppliers are grouped around six brands.", "qualifier") == [(None,)]
    assert rows("It took around six hours.", "qualifier") == [("about",)]


@pytest.mark.parametrize(
    "text",
    [
        "He moved to the 12th floor of the tower.",
        'The "one belt, two wings" layout goes on.',
        "The two men left early.",
        "The 24-hour hotline is known.",
    ],
)
def test_floors_layouts_known_people_and_services_are_no_facts(text):
    assert read(text) == ()
