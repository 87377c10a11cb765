"""Indicator phrases: the noun, what happened to it, and where it belongs."""

import pytest
from facts_help import rows

PHRASES = [
    # the verb before a count, and its subject where that is no place
    ("The service line took 77,000 calls in 2024.", "calls taken by service line"),
    ("The fund attracted 46 investors in 2024.", "investors attracted by fund"),
    ("They held the first trade fair, which attracted 46 firms.", "firms attracted by first trade fair"),
    ("Chongqing has introduced 30 institutes.", "institutes introduced"),
    ("The park employed 7,300 people in 2024.", "people employed"),
    ("Chengdu received 3 million tourists in 2024.", "tourists"),
    ("Online shops sold goods worth 9.6 billion yuan in 2024.", "goods sold by Online shops"),
    # what it is part of or with
    ("Five rounds of fire inspections were made, involving 242 firms.", "firms involved in fire inspections"),
    ("It works with partners in 71 countries.", "countries with partners"),
    ("A 10-year fishing ban has been implemented in the county.", "fishing ban duration"),
    # said after the figure
    ("The port is 68 square kilometers in size.", "size of the port"),
    ("The agency paid 1.9 billion yuan in wages in 2024.", "wages paid"),
    ("Goods worth 88 billion yuan passed through the gate.", "Goods passed through the gate"),
    ("We have a goal of 7 percent for retail growth this year.", "retail growth"),
    ("Chongqing moved from sixth in 2023 to fifth in 2024 among the cities by output.", "rank among the cities by output"),
    ("In 2024, 61.3 billion yuan was invested.", "investment"),
    # parts
    ("Retail sales rose by 6.2%. By type of goods, food was up 8.4% and clothing 3.3%.", "Retail sales of clothing"),
    ("Food took up 18.4% of output and chemicals 12.7%.", "share of chemicals in output"),
    ("The travel time between Chengdu and Chongqing was 62 minutes.", "travel time between Chengdu and Chongqing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase"), PHRASES)
def test_a_phrase_says_what_was_counted(text: str, phrase: str) -> None:
    assert rows(text, "indicator")[-1] == (phrase,)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Southern Sichuan had 21 parks in 2024.", "Southern Sichuan", None),
        ("Sichuan had 21 parks in 2024.", "Sichuan", "510000"),
        (
            "Sichuan grew fast. A new zone in Dazhou was opened, while 12 bases were built.",
            "Sichuan",
            "510000",
        ),
    ],
)
def test_a_part_of_a_province_is_not_the_province(text: str, place: str, code: str | None) -> None:
    assert rows(text, "place", "area_code")[-1] == (place, code)
