"""Periods have one normal form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.errors import Invalid
from bashu.model import Period


@pytest.mark.parametrize(
    ("text", "start", "end", "frequency"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "A"),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30), "S"),
        ("2019-Q3", date(2019, 7, 1), date(2019, 9, 30), "Q"),
        ("2024-Q1/Q3", date(2024, 1, 1), date(2024, 9, 30), "QTD"),
        ("2024-01/2024-11", date(2024, 1, 1), date(2024, 11, 30), "MTD"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "M"),
        ("2024-06-21", date(2024, 6, 21), date(2024, 6, 21), "D"),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31), "span"),
    ],
)
def test_every_form_has_its_days(text, start, end, frequency):
    period = Period.parse(text)
    assert (period.start, period.end, period.frequency, str(period)) == (start, end, frequency, text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-Q5", "2024-Q3/Q1", "2025/2021", "2023-02-30", "2024 "]
)
def test_anything_else_is_refused_with_a_reason(text):
    with pytest.raises(Invalid) as caught:
        Period.parse(text)
    assert caught.value.why
    assert caught.value.next_step


@given(st.text(max_size=20))
def test_any_text_parses_or_is_refused(text):
    try:
        period = Period.parse(text)
    except Invalid:
        return
    assert period.start <= period.end


@pytest.mark.parametrize("text", ["2024\n", "２０２４", "2024-06\n", "2024-Q1/Q3\n"])
def test_a_period_has_one_spelling(text):
    with pytest.raises(Invalid):
        Period.parse(text)
