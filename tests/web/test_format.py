"""Figures as readers of each language write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bashu.web.format import MISSING, figure, plain, scale_for

FACTORS = {
    "yuan": 1, "million yuan": 10**6, "billion yuan": 10**9, "trillion yuan": 10**12,
    "元": 1, "万元": 10**4, "亿元": 10**8, "万亿元": 10**12,
}  # fmt: skip


def text(value, unit, language, **options):
    return str(figure(Decimal(value), unit, language=language, **options)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "en", "zh"),
    [
        ("8720000000000", "CNY", "8.72 trillion yuan", "8.72万亿元"),
        ("2912903000000", "CNY", "2,912.903 billion yuan", "29,129.03亿元"),
        ("526870000000", "CNY", "526.87 billion yuan", "5,268.7亿元"),
        ("93105", "CNY", "93,105 yuan", "93,105元"),
        ("32050000", "persons", "32.05 million persons", "3,205万人"),
        ("66.30", "percent", "66.3%", "66.3%"),
        ("0.2", "permille", "0.2‰", "0.2‰"),
        ("123400000000000", "Wh", "123.4 TWh", "1,234亿千瓦时"),
        ("5", "rank", "No. 5", "第5位"),
        ("114.3", "index", "114.3", "114.3"),
        ("31.9", "CNY", "31.9 yuan", "31.9元"),
        ("-1500000000", "USD", "−1.5 billion US dollars", "−15亿美元"),
        ("230", "projects", "230 projects", "230projects"),
    ],
)
def test_a_value_reads_as_in_its_language(value, unit, en, zh):
    assert text(value, unit, "en") == en
    assert text(value, unit, "zh") == zh


def test_growth_and_change_carry_their_sign():
    assert text("6.3", "percent", "en", kind="growth") == "+6.3%"
    assert text("-1.02", "pp", "en", kind="change_pp") == "−1.02 percentage points"
    assert text("1.02", "pp", "zh", kind="change_pp") == "+1.02个百分点"
    assert text("6.3", "percent", "en", kind="share") == "6.3%"


def test_cards_round_after_the_point_only():
    assert text("8719300000000", "CNY", "en", digits=3) == "8.72 trillion yuan"
    assert text("93105", "CNY", "en", digits=3) == "93,105 yuan"
    assert text("2.345", "percent", "en", digits=3) == "2.35%"


def test_printed_zeros_come_back_with_the_half_width():
    assert text("6.0", "percent", "en", half_width=Decimal("0.05")) == "6.0%"
    assert text("3000000000000", "CNY", "en", half_width=Decimal(5_000_000_000)) == "3.00 trillion yuan"


@pytest.mark.parametrize("value", [None, Decimal("NaN"), Decimal("Infinity")])
def test_no_value_is_a_dash(value):
    assert str(figure(value, "CNY", language="en")) == MISSING


def test_tables_stay_in_billions_and_yi():
    assert scale_for(Decimal(10**13), "CNY", language="en", tabular=True).word == "billion yuan"
    assert scale_for(Decimal(10**13), "CNY", language="zh", tabular=True).word == "亿元"


def test_counted_nouns_are_translated_where_there_is_a_word():
    assert text("230", "projects", "zh", noun={"projects": "个项目"}.get) == "230个项目"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**16), max_value=10**16))
def test_no_digit_is_lost_without_rounding(value):
    assert Decimal(plain(value).replace(",", "").replace("−", "-")) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15))
def test_the_scale_word_times_the_number_is_the_value(value):
    for language in ("en", "zh"):
        shown = figure(value, "CNY", language=language)
        number = Decimal(shown.number.replace(",", "").replace("−", "-"))
        assert number * FACTORS[shown.unit] == value
