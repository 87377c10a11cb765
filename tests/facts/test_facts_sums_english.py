"""English sums since a start, and stocks and changes that are none."""

import pytest
from facts_help import rows

SUMS = [
    "The desk has processed 94 applications.",
    "Deals worth about 54 billion dollars have been inked under the scheme.",
    "Since the line went live in 1998, more than 1.9 trillion kilowatt-hours have travelled that way.",
    "By March 2024 the plant had generated over 1 billion kilowatt-hours since its first unit opened in 1998.",
    "As of the end of June, the two sides have invested a total of 882 billion yuan.",
    "The sides have started and completed an investment of 286 billion yuan.",
    "The scheme has benefited 30,000 farmers so far.",
    "Household registration could be moved at one desk; 11,000 applications had been handled in that way.",
]


@pytest.mark.parametrize("text", SUMS)
def test_what_piles_up_since_a_start_is_cumulative(text):
    assert rows(text, "kind") == [("cumulative",)]


OTHERS = [
    ("In 2024 the desk processed 94 applications.", "count"),
    ("The card has been issued to 2.4 million people.", "count"),
    ("Some 130 visits have been carried out by teachers.", "count"),
    ("Seventy hospitals have been built.", "count"),
    ("Phones have been sold to more than 80 countries.", "count"),
    ("The county has 3.2 million people, an increase of 300,000 people since 2010.", "count"),
    ("Exports have grown by 43 percent since 2020.", "growth"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_stocks_and_changes_are_no_sums(text, kind):
    assert {k for (k,) in rows(text, "kind")} == {kind}


def test_a_sum_does_not_pass_to_what_is_said_next():
    text = "The province added 90 clinics, for a total of 835, and eight bus lines were in service."
    assert rows(text, "kind") == [("count",), ("cumulative",), ("count",)]
    text = "As of June, the sides have invested a total of 80 billion yuan in 248 projects."
    assert rows(text, "kind") == [("cumulative",), ("count",)]
