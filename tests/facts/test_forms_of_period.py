"""Forms in which releases name their period, seen from a document of November 2023."""

from datetime import date

import pytest
from facts_help import rows


def periods(text):
    return [period for (period,) in rows(text, "period", published=date(2023, 11, 20))]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("In the ten months to October", "2023-01/2023-10"),
        ("In the three months to September", "2023-Q3"),
        ("Over the first 10 months", "2023-01/2023-10"),
        ("In the nine months", "2023-01/2023-09"),
        ("In the three quarters", "2023-Q1/Q3"),
        ("In January and February", "2023-01/2023-02"),
        ("Between January and July", "2023-01/2023-07"),
        ("In the final quarter of 2022", "2022-Q4"),
        ("In the previous year", "2022"),
        ("At end-2022", "2022"),
        ("From Oct. 1 to 6", "2023-10"),
        ("From Sept. 29 through Oct. 6", "2023-09/2023-10"),
    ],
)
def test_english_forms(when, expected):
    assert periods(f"{when}, exports came to 5 billion yuan.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Third-quarter exports came to 5 billion yuan.", ["2023-Q3"]),
        ("October exports came to 5 billion yuan.", ["2023-10"]),
        ("Exports rose 5% over the first half of 2022.", [None]),
        ("In three years' time, exports will come to 5 billion yuan.", ["2026"]),
    ],
)
def test_english_forms_beside_a_noun(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("今年第三季", "2023-Q3"),
        ("一月至十月", "2023-01/2023-10"),
        ("2022全年", "2022"),
        ("年初以来", "2023"),
        ("双节期间", "2023-10"),
    ],
)
def test_chinese_forms(when, expected):
    assert periods(f"{when}，四川出口500亿元。") == [expected]


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2023, 10, 9), ["2023-10"]), (date(2023, 8, 9), [None])]
)
def test_a_holiday_without_a_name_is_that_of_the_season(published, expected):
    text = "During the eight-day holiday, the city received 5 million visitors."
    assert [p for (p,) in rows(text, "period", published=published)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By the end of May, 151 projects had started and the money spent since January had reached 83 billion yuan.",
         ["2023-05", "2023-01/2023-05"]),
        ("The money spent since January had reached 83 billion yuan.", ["2023-01"]),
    ],
)  # fmt: skip
def test_since_a_month(text, expected):
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During the National Day holiday, 3 million visitors came. In 2019, the holiday brought 4 million visitors.",
         ["2023-10", "2019-10"]),
        ("During the National Day holiday, 3 million visitors came. In 2019, takings came to 5 billion yuan.",
         ["2023-10", "2019"]),
    ],
)  # fmt: skip
def test_the_holiday_of_another_year(text, expected):
    assert periods(text) == expected
