"""Whose an English figure is, where its own phrase leaves that to the figure or the sentence before."""

import pytest
from facts_help import rows

OWNERS = [
    ("Retail sales grew 3%.\nForeign trade did best of all. It rose by 9% to 40 billion yuan.",
     ["Retail sales", "Foreign trade", "Foreign trade"]),
    ("Foreign trade was strong. Customs put the total at 40 billion yuan.", ["Foreign trade"]),
    ("Trade with Japan fell by 5%. Trade with Brazil, by contrast, rose by 8%.", ["Trade with Japan", "Trade with Brazil"]),
    ("Japan remained the main trading partner, with trade worth 8 billion yuan, or 18% of the total.",
     ["trade with Japan", "trade with Japan as share of the total"]),
    ("Foreign trade went well. Trade fell 4% in the first quarter, gained 7% in the second and 9% in the third.",
     ["foreign trade"] * 3),
    ("They unveiled 31 rail projects with an investment of 5 billion yuan. In 2024, the number of such projects reached 67, and "
     "the total investment reached 9 billion yuan.",
     ["rail projects", "investment in rail projects", "rail projects", "total investment of rail projects"]),
    ("The value added of mills went up 6%. In June alone, the growth was 7%, 2 percentage points faster than in May.",
     ["value added of mills", "value added of mills", "growth of value added of mills"]),
    ("The three industries made up 7 percent, 40 percent and 53 percent of the total.",
     ["primary industry as share of GDP", "secondary industry as share of GDP", "tertiary industry as share of GDP"]),
    ("The plan has 28 key tasks in nine areas.", ["key tasks of plan", "areas of the key tasks"]),
    ("In 2024, 27 loan deals worth about 6 billion yuan (about 0.8 billion U.S. dollars) were concluded.",
     ["loan deals", "value of loan deals", "value of loan deals"]),
    ("The primary industry contributed value added of 20 billion yuan, up 4 percent.", ["value added of primary industry"] * 2),
    ("The town drew 15 million visitors and earned 14 billion yuan from tourism.", ["visitors", "earnings from tourism"]),
    # A subject of its own is left as it stands.
    ("Foreign trade was strong. Prices rose by 2%.", ["Prices"]),
    ("The city held 12 fairs. Total investment in fixed assets reached 9 billion yuan.", ["fairs held", "Total investment in fixed assets"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[case[0][:40] for case in OWNERS])
def test_whose_a_figure_is(text, expected):
    assert [phrase for (phrase,) in rows(text, "indicator")] == expected
