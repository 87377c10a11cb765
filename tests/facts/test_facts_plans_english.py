"""English plans: what is a target by the form of the sentence, and what only looks like one."""

import pytest
from facts_help import read, rows

PLANNED = [
    "At least 10 new freight services are to be launched in 2026.",
    "In the long run the airport is planned to have six runways.",
    "The city is scheduled to open more than 500 new stores this year.",
    "This year the commission is to hold three briefings.",
    "Some 250 villages should have a bus stop by 2026.",
    "Officials hope that by 2026 two in five visitors will stay a night.",
    "Under the outline, about 66 percent of residents were to live in towns by 2025.",
    "In 2023 the ministry asked the zone to spend more than 5 percent of its output on research by 2026.",
    "The annual budget sets aside 82 million yuan for bus stops this year.",
    "Drones are singled out for the years ahead, with an output of 10 billion yuan as the goal for 2027.",
    "Chongqing to pour 82 billion yuan into roads this year",
]


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_planned_is_a_target(text):
    assert {fact.kind for fact in read(text)} == {"target"}


DONE = [
    ("The village was to be found 30 kilometers away.", "level"),
    ("Bridges link the county to 5 cities.", "count"),
    ("Exports up to 5 billion yuan", "level"),
    ("The firm plans a new plant and has put aside 350 million yuan.", "level"),
    ("At present it employs 5,000 people.", "count"),
    ("The plan was followed in 2024, and 40 villages have bus stops.", "count"),
]


@pytest.mark.parametrize(("text", "kind"), DONE)
def test_what_only_looks_planned_keeps_its_kind(text, kind):
    assert rows(text, "kind") == [(kind,)]


def test_a_part_of_what_is_planned_is_planned():
    text = "The county plans to spend 82 billion yuan in 2025. Roads take the larger part of it, 47 billion yuan."
    assert rows(text, "kind") == [("target",), ("target",)]
    text = "The county plans to spend 82 billion yuan in 2025. Roads took the larger part of it in 2024, 47 billion yuan."
    assert rows(text, "kind")[1:] == [("level",)]
