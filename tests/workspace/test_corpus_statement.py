"""A statement is what a fact says, whoever carries it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bashu.model import Document, Fact
from bashu.store import FIGURE
from bashu.workspace.statement import fold, statement_id

CLAUSE = "2024年，重庆市地区生产总值32193.15亿元"


def stated(clause=CLAUSE, doc="d1", before="", **parts):
    document = Document(doc, f"{doc}.txt", f"{before}{clause}。")
    start = len(before)
    fact = Fact(
        doc, "地区生产总值", "gdp", "重庆市", "500000", "2024", "level", Decimal("3219315000000"), "CNY", None, "A",
        start, start + len(clause), start, start + 4, "32193.15亿元", Decimal(500000), "test",
    )  # fmt: skip
    return statement_id(replace(fact, **parts), document)


@pytest.mark.parametrize(
    "clause",
    [
        "2024 年 , 重庆市地区生产总值 32,193.15 亿元",
        "２０２４年，重庆市地区生产总值３２１９３．１５亿元",
        "2024年，重慶市地區生產總值32193.15億元",
    ],
)
def test_the_same_words_elsewhere_are_the_same_statement(clause):
    assert stated(clause, doc="d2", before="转载自新华社\n") == stated()


@pytest.mark.parametrize(
    "parts",
    [
        {"indicator_code": "gdp_tertiary"},
        {"area_code": "510000"},
        {"period": "2023"},
        {"kind": "target"},
        {"value": Decimal("3219315000001")},
        {"unit": "USD"},
        {"qualifier": "about"},
        {"price_basis": "real"},
    ],
)
def test_another_reading_is_another_statement(parts):
    assert stated(**parts)[:FIGURE] != stated()[:FIGURE]


def test_the_way_a_value_is_written_down_makes_no_difference():
    assert stated(value=Decimal("3.219315E+12")) == stated(value=Decimal("3219315000000.00"))


def test_other_words_are_another_statement_of_the_same_figure():
    other = stated("重庆去年的地区生产总值为32193.15亿元")
    assert other != stated()
    assert other[:FIGURE] == stated()[:FIGURE]


@pytest.mark.parametrize(
    "unbound", [{"indicator": "", "indicator_code": None}, {"period": None, "area_code": None, "place": None}]
)
def test_a_figure_of_nothing_in_particular_is_told_by_its_wording(unbound):
    clause = "turnover of the largest container terminal rose by 6 percent"
    figures = {stated(words, **unbound)[:FIGURE] for words in (clause, f"{clause} again", clause.upper())}
    assert len(figures) == 2


def test_a_few_words_without_place_or_period_stay_with_their_document():
    vague = {"period": None, "area_code": None, "place": None}
    assert stated("up 6%", doc="d1", **vague) != stated("up 6%", doc="d2", **vague)
    clause = "turnover of the largest container terminal rose by 6 percent"
    assert stated(clause, doc="d1", **vague) == stated(clause, doc="d2", **vague)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("— … ！", ""),
        ("GDP: 1,000.5%", "gdp10005"),
        ("佔全國６．５％", "占全国65"),
        ("Straße", "strasse"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded
