"""Reviews through the workspace: what a person decides, checked before it is recorded."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bashu.errors import Invalid, NotFound
from bashu.model import CORRECTION
from bashu.workspace import open_workspace

TEXT = "Chongqing, January 20, 2025 - In 2024, Chongqing's gross domestic product reached 3.2 trillion yuan, up 5.7%.\n"
TIME = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def workspace(folder):
    with open_workspace(folder) as opened:
        yield opened


@pytest.fixture
def fact(workspace):
    """GDP of 2024 as a release states it."""
    recorded = datetime(2025, 1, 21, tzinfo=UTC)
    (document,) = workspace.add_bytes(TEXT.encode(), name="release.txt", recorded=recorded).added
    return next(fact for fact in workspace.document_facts(document) if fact.unit == "CNY")


def review(workspace, fact, verdict, **changes):
    return workspace.review(
        fact.id, verdict, reason="compared with the original", author="Li", changes=changes or None, time=TIME
    )


def stated(workspace, frequency="A", **wanted):
    """Facts that state levels of Chongqing's GDP, with the periods they are about."""
    found = workspace.series("gdp", area="500000", kind="level", frequency=frequency, **wanted)
    return {item.fact: item.period for series in found for item in series.vintages}


def test_a_correction_is_a_fact_of_its_own_with_its_origin(workspace, fact):
    made = review(workspace, fact, "correct", value="3219000000000", qualifier="more than").correction
    assert (made.value, made.qualifier, made.method) == (Decimal("3219000000000"), "more than", CORRECTION)
    assert (made.value_text, made.half_width) == (fact.value_text, Decimal("5.029687500E+10"))
    assert made.id != fact.id
    assert workspace.store.fact(fact.id) == fact
    view = workspace.fact(made.id)
    assert [(item.fact, item.author, item.time) for item in view.reviews] == [(fact.id, "Li", TIME)]
    assert {item.fact: item.verdict for item in (*view.others, view.observation)}[fact.id] == "correct"


def test_a_rejected_value_leaves_the_series_from_the_day_of_the_review(workspace, fact):
    assert stated(workspace)[fact.id] == "2024"
    review(workspace, fact, "reject")
    assert fact.id not in stated(workspace)
    assert fact.id in stated(workspace, as_of=date(2025, 2, 28))
    assert workspace.verdicts([fact]) == {fact.id: "reject"}


def test_a_corrected_period_moves_the_value_to_where_it_belongs(workspace, fact):
    made = review(workspace, fact, "correct", period="2024-Q1/Q3").correction
    assert stated(workspace, "QTD")[made.id] == "2024-Q1/Q3"
    assert not {fact.id, made.id} & set(stated(workspace))


def test_a_place_or_indicator_that_the_pack_knows_brings_its_code(workspace, fact):
    made = review(workspace, fact, "correct", place="Sichuan", indicator="foreign trade").correction
    assert (made.area_code, made.indicator_code) == ("510000", "foreign_trade")
    other = review(workspace, fact, "correct", place="the old town").correction
    assert (other.place, other.area_code) == ("the old town", None)


def test_offsets_bring_the_text_as_printed(workspace, fact):
    start = TEXT.index("3.2")
    made = review(
        workspace, fact, "correct", value_start=str(start), value_end=str(start + 3), value="3.2"
    ).correction
    assert (made.value_text, made.half_width) == ("3.2", Decimal("0.05"))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"colour": "red"}, "no such field"),
        ({"method": "mine"}, "no such field"),
        ({"value": ""}, "the field is empty"),
        ({"value": "3,2"}, "not a value"),
        ({"value": "NaN"}, "not a value"),
        ({"value": "1e999999"}, "not a value"),
        ({"period": "2024-13"}, "not a period"),
        ({"kind": "size"}, "not a kind"),
        ({"unit": "yuan"}, "not a unit"),
        ({"unit": "%"}, "not a unit"),
        ({"qualifier": "roughly"}, "not a qualifier"),
        ({"status": "X"}, "not a status"),
        ({"price_basis": "n/a"}, "not a price basis"),
        ({"indicator_code": "gdq"}, "no such indicator"),
        ({"area_code": "1"}, "no such area"),
        ({"value_end": "99999"}, "not a place in the text"),
        ({"value_start": "-1"}, "not a place in the text"),
        ({"place": "a\x00b"}, "the field cannot be read"),
        ({"unit": "CNY"}, "the correction changes nothing"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_nothing_recorded(workspace, fact, changes, what):
    with pytest.raises(Invalid, match=what) as caught:
        review(workspace, fact, "correct", **changes)
    assert caught.value.next_step
    assert workspace.reviews().total == 0


@pytest.mark.parametrize(
    ("verdict", "reason", "author", "what"),
    [
        ("accept", " ", "Li", "the reason is empty"),
        ("accept", "read", "", "the author is empty"),
        ("accept", "x" * 3000, "Li", "the reason cannot be recorded"),
        ("accept", "a\x00", "Li", "the reason cannot be recorded"),
        ("doubt", "read", "Li", "no such verdict"),
        ("correct", "read", "Li", "changes nothing"),
    ],
)
def test_a_decision_without_who_or_why_is_refused(workspace, fact, verdict, reason, author, what):
    with pytest.raises(Invalid, match=what):
        workspace.review(fact.id, verdict, reason=reason, author=author)
    assert workspace.reviews().total == 0


def test_an_unknown_fact_is_not_found(workspace):
    with pytest.raises(NotFound, match="no such fact"):
        workspace.review("0" * 16, "accept", reason="read", author="Li")
    with pytest.raises(NotFound, match="no such fact"):
        workspace.reviews("0" * 16)


def test_headline_growth_is_the_real_one(workspace):
    both = "In 2025, China's GDP grew 4.0 percent in nominal terms. In 2025, China's GDP grew 5.0 percent.\n"
    (document,) = workspace.add_bytes(both.encode(), name="both.txt").added
    nominal, *_ = (f for f in workspace.document_facts(document) if f.value == Decimal("4.0"))
    if nominal.price_basis is None:  # what the reader leaves open, a review says
        review(workspace, nominal, "correct", price_basis="nominal")
    found = {s.key.price_basis for s in workspace.series("gdp", area="CN", kind="growth", frequency="A")}
    assert found == {"nominal", "real"}
    gdp = next(item for item in workspace.headlines("CN") if item.indicator.code == "gdp")
    assert gdp.growth is None or gdp.growth.key.price_basis == "real"


def test_gold_is_what_was_accepted_and_the_corrections_that_stand(workspace, fact):
    (growth,) = (f for f in workspace.document_facts(fact.doc) if f.kind == "growth")
    review(workspace, growth, "accept")
    wrong = review(workspace, fact, "correct", period="2023").correction
    right = review(workspace, wrong, "correct", period="2024", qualifier="about").correction
    rows = workspace.gold()
    assert [(row["doc"], row["value_text"], row["period"], row["qualifier"]) for row in rows] == [
        ("release.txt", "3.2 trillion yuan", "2024", "about"),
        ("release.txt", "5.7%", "2024", None),
    ]
    assert TEXT[rows[0]["quote_start"] : rows[0]["quote_end"]] == rows[0]["quote"]
    review(workspace, right, "reject")
    review(workspace, growth, "reject")
    assert workspace.gold() == ()


def test_the_audit_rests_on_what_stands(workspace, fact):
    made = review(workspace, fact, "correct", qualifier="about").correction
    now, before = workspace.audit(), workspace.audit(as_of=date(2025, 2, 1))
    assert (fact.id in now.facts, made.id in now.facts) == (False, True)
    assert (fact.id in before.facts, made.id in before.facts) == (fact.doc in before.documents, False)
