"""The gold files of the benchmark quote their texts exactly and keep to their own format."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from bashu.model import Kind, Period

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold"
SETS = ("dev", "held", "articles_dev", "articles_held")
QUALIFIERS = {"more than", "less than", "nearly", "about", "expected", "at least", "at most"}


def rows(name):
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(params=SETS)
def gold_set(request):
    """The texts of a set by name, its facts and its ignored spans."""
    texts = {path.name: path.read_text("utf-8") for path in (GOLD / request.param).glob("*.txt")}
    return texts, rows(request.param), rows(f"{request.param}_ignore")


def test_offsets_quote_the_texts_exactly(gold_set):
    texts, facts, ignored = gold_set
    for fact in facts:
        text = texts[fact["doc"]]
        assert text[fact["quote_start"] : fact["quote_end"]] == fact["quote"]
        assert text[fact["value_start"] : fact["value_end"]] == fact["value_text"]
        assert fact["quote_start"] <= fact["value_start"] < fact["value_end"] <= fact["quote_end"]
    for span in ignored:
        assert texts[span["doc"]][span["value_start"] : span["value_end"]] == span["text"]


def test_no_figure_is_annotated_twice_or_ignored_as_well(gold_set):
    _, facts, ignored = gold_set
    spans = sorted((row["doc"], row["value_start"], row["value_end"]) for row in [*facts, *ignored])
    for (doc, _, end), (next_doc, start, _) in zip(spans, spans[1:], strict=False):
        assert doc != next_doc or end <= start


def test_periods_kinds_and_qualifiers_have_their_forms(gold_set):
    _, facts, _ = gold_set
    for fact in facts:
        assert fact["kind"] in set(Kind)
        assert fact["period"] is None or Period.parse(fact["period"]).text == fact["period"]
        assert fact["qualifier"] is None or set(fact["qualifier"].split("+")) <= QUALIFIERS
        assert fact["unit"] and fact["indicator"] and fact["place"] != ""


def test_every_text_has_facts_and_every_fact_its_text(gold_set):
    texts, facts, _ = gold_set
    per_text = Counter(fact["doc"] for fact in facts)
    assert set(per_text) == set(texts)
    assert min(per_text.values()) >= 8


def test_values_in_digits_are_the_printed_digits(gold_set):
    """A misprint in the annotations would show here: the digits of the value begin with those printed."""
    _, facts, _ = gold_set
    for fact in facts:
        text = fact["value_text"]
        if "斤" in text or not any(c.isdecimal() for c in text):
            continue  # half a kilogram; number words
        printed = {digits_of(text), digits_of(re.search(r"[\d.,]+", text).group())}  # 15家5A级景区
        assert f"{abs(fact['value']):.6f}".replace(".", "").strip("0") in printed, fact["quote"]


def digits_of(text):
    return "".join(str(int(c)) for c in text if c.isdecimal()).strip("0")


def test_half_of_the_held_out_texts_are_chinese_and_all_kinds_occur():
    held = rows("held")
    docs = {fact["doc"] for fact in held}
    assert sum(doc.startswith("zh_") for doc in docs) == len(docs) / 2
    assert {fact["kind"] for fact in held} == {str(kind) for kind in Kind}
