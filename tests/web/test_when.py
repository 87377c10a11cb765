"""Periods and days in words."""

from datetime import date

import pytest

from bashu.errors import Invalid
from bashu.web.when import day_label, decimal_year, parse_day, period_label


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2024", "2024", "2024年"),
        ("2022-H1", "H1 2022", "2022年上半年"),
        ("2022-H2", "H2 2022", "2022年下半年"),
        ("2019-Q3", "Q3 2019", "2019年第三季度"),
        ("2024-Q1/Q3", "Q1–Q3 2024", "2024年前三季度"),
        ("2024-Q2/Q3", "Q2–Q3 2024", "2024年二至三季度"),
        ("2024-01/2024-11", "Jan–Nov 2024", "2024年1—11月"),
        ("2023-11/2024-02", "Nov 2023–Feb 2024", "2023年11月—2024年2月"),
        ("2023-06", "June 2023", "2023年6月"),
        ("2024-06-21", "21 June 2024", "2024年6月21日"),
        ("2021/2025", "2021–2025", "2021—2025年"),
        ("some day", "some day", "some day"),
        (None, "", ""),
    ],
)
def test_a_period_in_words(period, en, zh):
    assert (period_label(period, "en"), period_label(period, "zh")) == (en, zh)


def test_a_day_in_words():
    assert day_label(date(2024, 3, 1), "en") == "1 March 2024"
    assert day_label(date(2024, 3, 1), "zh") == "2024年3月1日"
    assert day_label(None, "en") == ""


def test_periods_stand_in_order_on_the_axis():
    order = ["2023", "2023-Q1", "2023-H1", "2023-Q1/Q3", "2023-12-31", "2024"]
    places = [decimal_year(period) for period in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text", ["", "2024", "2024-13-01", "20240101", "2024-02-30", "2024-W01-1", "x" * 500]
)
def test_other_texts_are_no_day(text):
    with pytest.raises(Invalid) as caught:
        parse_day(text)
    assert caught.value.next_step and len(caught.value.where) <= 40
