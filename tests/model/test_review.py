"""Which facts stand after all decisions about them."""

import pytest

from bashu.model import Decision, Review, Verdict, decide


def decided(*rows):
    return {
        fact: str(found)
        for fact, found in decide(
            Decision(fact, Verdict(verdict), correction) for fact, verdict, correction in rows
        ).items()
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], {}),
        ([("a", "accept", None), ("a", "reject", None)], {"a": "reject"}),
        ([("a", "correct", "b")], {"a": "correct"}),
        ([("a", "correct", "b"), ("b", "accept", None)], {"a": "correct", "b": "accept"}),
        ([("a", "correct", "b"), ("a", "correct", "c")], {"a": "correct", "b": "correct"}),
        ([("a", "correct", "b"), ("a", "reject", None)], {"a": "reject", "b": "reject"}),
        ([("a", "correct", "b"), ("b", "correct", "c"), ("a", "accept", None)], {"a": "accept", "b": "reject", "c": "reject"}),
        # a ring cannot be recorded, but where one is met nothing in it stands
        ([("a", "correct", "b"), ("b", "correct", "a")], {"a": "reject", "b": "reject"}),
    ],
)  # fmt: skip
def test_the_latest_decision_holds_and_corrections_follow_their_fact(rows, expected):
    assert decided(*rows) == expected


def test_a_long_chain_of_corrections_is_decided():
    rows = [(str(n), "correct", str(n + 1)) for n in range(5000)]
    found = decided(*rows)
    assert len(found) == 5000
    assert "5000" not in found


def test_a_review_s_id_comes_from_its_content():
    from datetime import UTC, datetime

    review = Review("a", Verdict.ACCEPT, "Li", datetime(2025, 1, 1, tzinfo=UTC), "read")
    again = Review("a", Verdict.ACCEPT, "Li", datetime(2025, 1, 1, tzinfo=UTC), "read")
    assert review.id == again.id != Review("a", Verdict.REJECT, "Li", review.time, "read").id
