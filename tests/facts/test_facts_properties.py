"""What holds for any text."""

import pickle
from datetime import date
from decimal import Decimal

from facts_help import READER, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bashu.facts import Reader
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.scan.numerals import chinese_number, english_number
from bashu.model import Document, Kind, Passage, Period

FRAGMENTS = st.sampled_from(
    [
        "GDP ", "grew by ", "5.2%", " to ", "3,200 ", "billion yuan", " in 2024", ", ", ". ", "; ", "(", ")", "from ",
        "respectively", "同比增长", "4.5%", "亿元", "和", "、", "分别为", "2024年", "前三季度", "重庆", "四川", "川渝", "项目",
        "120个", "三分之一", "翻两番", "10.4:37.1:52.5", "-", "–", "−3", "top ", "ten", "two thirds of", "quadrupled",
        "\n", "“", "”", "：", "，", "。", "第", "三", "十", "万", "$", "5m", "1e9", "..", "９", "９．５％", "year", "half",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=30).map("".join))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read_and_every_offset_quotes_it(text):
    for language in ("en", "zh"):
        document = Document("d", "d", text, language=language, published=date(2025, 1, 4))
        for fact in READER.read(document):
            assert text[fact.value_start : fact.value_end] == fact.value_text
            assert 0 <= fact.quote_start <= fact.value_start < fact.value_end <= fact.quote_end <= len(text)
            assert fact.indicator and fact.unit and fact.kind in list(Kind)
            assert fact.period is None or Period.parse(fact.period).text == fact.period
            assert fact.value.is_finite() and (fact.half_width is None or fact.half_width > 0)


QUANTITIES = st.sampled_from(
    [
        "$", "US $", "£", "Rs ", "minus ", "-", "–", "5", "1,200", "0", ".5", "½", "2 1/2", "7/2", "10^24", "×10⁻³", "m", "k",
        " million", " of ", " to ", " and ", " or ", "a ", "half ", "two-thirds ", "thousands ", "dozens", "one ", "one in ",
        "people", " years old", "-year-old", " per ", " a share", "km/h", " m²", "°C", "%", "\"", "/", "(", ")", ", ", ". ",
        "aged ", "won 3-1", "Game ", "the ", "C", "pounds", "K", "5G", "1990s", "March 3", "9 Elm Street", "²", "٣", "٣٤",
    ]
)  # fmt: skip
EVERY = Reader((), (), every=True)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(QUANTITIES, max_size=30).map("".join)))
def test_every_quantity_of_any_text_quotes_it(text):
    for fact in EVERY.read(Document("d", "d", text, language="en", published=date(2025, 1, 4))):
        assert text[fact.value_start : fact.value_end] == fact.value_text
        assert fact.unit and fact.value.is_finite()
        assert fact.half_width is None or fact.half_width > 0


@given(st.text())
def test_normalising_keeps_every_offset(text):
    assert len(normalise(text)) == len(text) == len(fold_case(text))


def test_one_long_line_takes_time_in_proportion():
    line = (
        "In 2024 exports of the port rose by 2.8% to 810 million yuan, and 37 projects were signed; " * 2000
    )
    facts = read(line)
    assert len(facts) == 3 * 2000


def test_boilerplate_passages_are_not_read():
    text = "Exports rose 3% in 2024.\nCall 5 officials now."
    passages = (Passage(0, 24), Passage(25, len(text), "boilerplate"))
    document = Document("d", "d", text, published=date(2025, 1, 1), passages=passages)
    assert [fact.value for fact in READER.read(document)] == [3]


def test_a_reader_crosses_process_boundaries():
    text = "Exports of Chongqing rose 3% in 2024."
    again = pickle.loads(pickle.dumps(READER))
    assert read(text, reader=again) == read(text)


def test_number_words():
    words = "three hundred and fifty", "twenty one million", "two dozen", "nine"
    assert [english_number(w.split()) for w in words] == [350, 21_000_000, 24, 9]
    assert [chinese_number(n) for n in ("三百二十", "一百二十万", "十二", "两亿", "〇")] == [
        320,
        1_200_000,
        12,
        2 * 10**8,
        0,
    ]
    assert english_number(["cat"]) is None and chinese_number("猫") is None


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_read_back(number):
    assert chinese_number(_spell(number)) == Decimal(number)


def _spell(number):
    digits = "零一二三四五六七八九"
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        zero = "零" if 0 < low < 1000 else ""
        return _spell(high) + "万" + (zero + _spell(low) if low else "")
    text, zero = "", False
    for scale, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + unit
            zero = False
        else:
            zero = True
    return text
