"""English growth and points: verbs of change in any form, ellipsis, inversion, lines under a heading."""

import pytest
from facts_help import read, rows

GROWTH = [
    ("Total floor space under construction slid 2.5% year on year in 2024.", [-2.5]),
    ("The number of listed firms swelled by 12 percent in 2024.", [12]),
    ("Imports dipped 1.8 percent and exports shrank 3 percent in 2024.", [-1.8, -3]),
    ("Consumer prices went to 3.2% year on year in May 2024.", [3.2]),
    ("The town lost 1.6 percent of its people in 2024.", [-1.6]),
    ("Industry, which put on 3.8 percent in 2024, did well.", [3.8]),
    ("Shops did badly in 2024: at 2.5 percent they grew more slowly than workshops.", [2.5]),
    ("Industry grew by 6.5 percent in 2024, and electronics did better, with 14.6 percent.", [6.5, 14.6]),
    ("Exports exceeded the plan by 5 percent in 2024.", [5]),
    ("Average growth over the five years was 5.4 percent.", [5.4]),
    ("Fixed-asset investment recorded a year-on-year slide of 4 percent.", [-4]),
    ("Chemicals grew by 11 percent, advanced materials by 6.7 percent and textiles by 9 percent in 2024.", [11, 6.7, 9]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), GROWTH, ids=[case[0][:40] for case in GROWTH])
def test_growth_with_its_sign(text, values):
    assert rows(text, "kind", "value") == [("growth", value) for value in values]


NOT_GROWTH = [
    ("The rate of vaccination reached 85 percent year on year.", "rate"),
    ("Loans carry interest of 3.5 percent a year.", "rate"),
    ("The unemployment rate fell to 5.2 percent in 2024.", "rate"),
    ("The plant is used by 80 percent of the households.", "share"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_GROWTH)
def test_what_only_looks_like_growth(text, kind):
    assert rows(text, "kind") == [(kind,)]


def test_a_verb_understood_holds_across_the_amounts_between():
    text = (
        "The first sector rose by 3.9% to 121.7 billion yuan, the second by 4.1% to 700.9 billion yuan and the "
        "third by 1.2% to 948.2 billion yuan in 2024."
    )
    assert [kind for (kind,) in rows(text, "kind")] == ["growth", "level"] * 3


@pytest.mark.parametrize(
    ("head", "kind", "value"),
    [
        ("Partners Year-on-year increase", "growth", 12.5),
        ("Decline in output by branch (%)", "growth", -12.5),
        ("Share of the main branches", "share", 12.5),
        ("Rates of employment", "rate", 12.5),
    ],
)
def test_a_line_above_a_list_says_what_its_percentages_are(head, kind, value):
    facts = read(f"{head}\nJapan 12.5%\nThe U.S. 12.5%\nThe rate of use is 7 percent.")
    assert [(fact.kind, float(fact.value)) for fact in facts] == [(kind, value)] * 2 + [("rate", 7)]


WRAPPED = (
    "In 2024 the harbour in the north of the city handled goods with a year-on-year\n"
    "increase of 7.0%, the customs office said. Foreign trade of the whole district\n"
    "also went up well in the same year, and with it the number of ships that called\n"
    "at the port, many of them from the sea, by 4.5% in all. Warehouses for cold food\n"
    "cost 3 billion yuan in 2024."
)


def test_lines_of_a_set_width_are_read_as_one_paragraph():
    assert rows(WRAPPED, "kind", "value") == [("growth", 7), ("growth", 4.5), ("level", 3e9)]


TURNS = [
    ("At 61 percent, the share of freight by water is high.", [("share", 61)]),
    ("The harbour took 4 million tons, a tenth more than the year before.", [("level", 4e6), ("growth", 10)]),
    ("Loans stood at 6 trillion yuan, 9.7 percent up on the year.", [("level", 6e12), ("growth", 9.7)]),
    ("Unemployment, at 5.1 percent, is lower than the 5.4 percent of 2023.", [("rate", 5.1), ("rate", 5.4)]),
    ("Volume was up 12 percent; for the year the port expects 10 percent.", [("growth", 12), ("growth", 10)]),
    ("Coverage was 12 percent; for the year the port expects 10 percent.", [("rate", 12), ("rate", 10)]),
    ("Output is to triple by 2028.", [("target", 3)]),
    ("Investors promised 2 billion yuan; so far 800 million has been spent.", [("level", 2e9), ("level", 8e8)]),
    ("Two thirds of the 1,240 buses run on batteries.", [("share", 200 / 3), ("count", 1240)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS, ids=[case[0][:40] for case in TURNS])
def test_turns_of_phrase(text, expected):
    assert [(kind, pytest.approx(value, rel=1e-4)) for kind, value in expected] == rows(text, "kind", "value")


def test_a_printed_sign_tells_change_but_not_of_interest():
    assert rows("Retail sales 480 billion yuan (+6.1%); exports 120 billion yuan (-2.3%).", "kind", "value") == [
        ("level", 480e9), ("growth", 6.1), ("level", 120e9), ("growth", -2.3),
    ]  # fmt: skip
    assert rows("The interest rate was -0.5% in 2024.", "kind") == [("rate",)]


def test_lines_of_a_list_with_a_label_are_counts():
    text = "Main figures of the port in 2024\nTrains: 3,204 (-1.5%)\nShips over 10,000 tons: 212\nNotes: 1. All by weight."
    assert rows(text, "kind", "value")[:2] == [("count", 3204), ("growth", -1.5)]
    assert 10_000_000 not in [value for (value,) in rows(text, "value")]
    assert 1 not in [value for (value,) in rows(text, "value")]
