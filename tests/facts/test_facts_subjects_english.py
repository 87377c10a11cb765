"""What English figures are about: lists of nouns, ellipsis, whose measure, what a list of figures shares out."""

import pytest
from facts_help import rows

ABOUT = [
    ("The total output of farming, forestry and fishery industries rose 4% in 2024.",
     ["total output of farming, forestry and fishery industries"]),
    ("Driven by demand, exports and imports rose 5 percent.", ["exports and imports"]),
    ("The value added of farming rose 3%, and that of leasing and business services 4%.",
     ["value added of farming", "value added of leasing and business services"]),
    ("Retail sales in urban areas were 28 billion yuan, while that in rural areas was 4 billion yuan.",
     ["Retail sales in urban areas", "Retail sales in rural areas"]),
    ("The city saw its foreign trade reach 496 billion yuan.", ["foreign trade"]),
    ("The town means to lift its gross output above 3 billion yuan.", ["gross output"]),
    ("Foreign trade rose by 37.6%, with a total value of 376 billion yuan.",
     ["Foreign trade", "total value of Foreign trade"]),
    ("Retail sales rose 7.6 percent. The real growth rate was 5.7 percent.",
     ["Retail sales", "real growth rate of Retail sales"]),
    ("Trade along the road registered a year-on-year increase of 9.9 percent.", ["Trade along the road"]),
    ("Its output has reached a historic milestone of over 2 trillion yuan.", ["output"]),
    ("Output rose by 6.2 percent a year to 2 trillion yuan.", ["Output", "Output"]),
    ("The firm sold 300 boats, raking in 33 million yuan in revenue.", ["boats sold by firm", "revenue from boats sold by firm"]),
    ("The station lies 50 kilometers from the old town.", ["distance from the old town"]),
    ("Growers picked 4.2 percent more fruit.", ["fruit"]),
    ("The annual output of cars was 2.3 million vehicles.", ["annual output of cars"]),
    ("The primary industry, by far the smallest of the three, made 20 billion yuan.", ["primary industry"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "about"), ABOUT, ids=[case[0][:40] for case in ABOUT])
def test_what_a_figure_is_about(text, about):
    assert [indicator for (indicator,) in rows(text, "indicator")] == about


SHARES = [
    ("Toys accounted for 24.8% of exports.", "share of Toys in exports"),
    (
        "The output of toys represented 6.5% of the national total.",
        "output of toys as share of the national total",
    ),
    ("Sales were 3 million yuan, accounting for 5% of the turnover.", "Sales as share of turnover"),
    ("The city accounted for 24.8% of exports.", "share of exports"),
]


@pytest.mark.parametrize(("text", "phrase"), SHARES)
def test_a_share_names_the_part_where_the_clause_does(text, phrase):
    assert rows(text, "indicator")[-1] == (phrase,)


def test_figures_that_follow_others_are_shared_out():
    text = (
        "The park drew 203,300 visitors and had an income of 19 million yuan, up 1.3% and 0.8% respectively."
    )
    assert [indicator for (indicator,) in rows(text, "indicator")][2:] == [
        indicator for (indicator,) in rows(text, "indicator")[:2]
    ]


def test_commas_in_a_list_of_places_bound_no_clause():
    text = "The growth rate of tourism revenue of Dazhou, Sichuan, Chengdu surpassed 30%."
    assert rows(text, "kind", "value") == [("growth", 30)]


def test_what_stands_after_a_figure_begins_no_list():
    text = (
        "Output rose 8%, 2.3 percentage points above the average, and the sales rate of the firms was 98.5%."
    )
    assert rows(text, "indicator")[-1] == ("sales rate of the firms",)
