"""Acceptances: kept as they were given, newest first, and never changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from bashu.model import Acceptance
from bashu.store import Store

MAY = datetime(2025, 5, 1, 9, 30, tzinfo=UTC)
JUNE = datetime(2025, 6, 1, 23, 59, 59, tzinfo=UTC)
GIVEN = Acceptance("f1", "李", MAY, "a known revision")


def test_acceptances_come_back_newest_first_and_only_those_of_the_day(store: Store) -> None:
    later = Acceptance("f1", "Wang", JUNE, "seen again")
    assert store.accept(GIVEN)
    assert store.accept(later)
    assert store.acceptances() == (later, GIVEN)
    assert store.acceptances(as_of=date(2025, 6, 1)) == (later, GIVEN)
    assert store.acceptances(as_of=date(2025, 5, 31)) == (GIVEN,)
    assert store.acceptances(as_of=date(2025, 4, 30)) == ()


def test_the_same_acceptance_is_recorded_once(store: Store) -> None:
    assert store.accept(GIVEN)
    assert not store.accept(GIVEN)
    assert store.acceptances() == (GIVEN,)


@pytest.mark.parametrize("change", ["UPDATE acceptance SET reason = 'other'", "DELETE FROM acceptance"])
def test_an_acceptance_cannot_be_changed(store: Store, change: str) -> None:
    store.accept(GIVEN)
    with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
        connection.execute(text(change))
