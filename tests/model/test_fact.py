"""A fact's id comes from its content."""

from dataclasses import replace
from decimal import Decimal

from bashu.model import Fact

FACT = Fact(
    doc="d", indicator="GDP", indicator_code="gdp", place="Chongqing", area_code="500000", period="2024",
    kind="level", value=Decimal("3219315000000"), unit="CNY", qualifier=None, status="A", quote_start=0,
    quote_end=40, value_start=20, value_end=30, value_text="3.2 trillion yuan", half_width=None, method="en.verb",
)  # fmt: skip


def test_the_same_statement_is_the_same_fact():
    assert replace(FACT, value=Decimal("3219315000000.0")).id == FACT.id


def test_another_binding_is_another_fact():
    ids = {FACT.id} | {
        replace(FACT, **change).id
        for change in (
            {"area_code": "510000"},
            {"period": None},
            {"value": Decimal(1)},
            {"qualifier": "about"},
        )
    }
    assert len(ids) == 5


def test_a_stated_price_basis_is_part_of_the_id_and_its_absence_leaves_the_id():
    assert FACT.id == "dd485e219b3bcf5b"
    assert replace(FACT, price_basis="real").id != FACT.id
