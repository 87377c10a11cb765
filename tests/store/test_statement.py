"""A release that several sites carry is one statement with several witnesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bashu.errors import Invalid, NotFound
from bashu.model import Review, Verdict
from bashu.store import Entry, Store

Make = Callable[..., Entry]
RECORDED = datetime(2025, 6, 1, tzinfo=UTC)
FIRST, REVISED, LATE = date(2024, 1, 20), date(2024, 6, 1), date(2024, 9, 1)


def saying(entry: Entry, statement: str) -> Entry:
    """The entry with that statement for each of its facts."""
    stated = tuple((fact.id, statement) for fact in entry.facts)
    observations = tuple(replace(item, statement=statement) for item in entry.observations)
    return replace(entry, observations=observations, statements=stated)


@pytest.fixture
def carried(store: Store, entry: Make) -> tuple[Entry, Entry, Entry]:
    """A first figure, its revision, and a site that carries the first one late; the site is recorded first."""
    first = saying(entry("first", {"2023": "100"}, published=FIRST), "s1")
    revised = saying(entry("revised", {"2023": "105"}, published=REVISED), "s2")
    late = saying(entry("late", {"2023": "100"}, published=LATE), "s1")
    for item in (late, first, revised):
        store.add([item], recorded=RECORDED)
    return first, revised, late


def test_a_repeated_release_does_not_displace_a_revision(
    store: Store, carried: tuple[Entry, Entry, Entry]
) -> None:
    _, revised, _ = carried
    (key,) = {item.key for item in revised.observations}
    assert store.current(key) == revised.observations
    assert store.latest() == revised.observations
    assert store.latest(as_of=LATE) == revised.observations


def test_a_statement_counts_once_on_the_day_it_was_first_published(
    store: Store, carried: tuple[Entry, Entry, Entry]
) -> None:
    first, revised, late = carried
    assert store.observations() == (*first.observations, *revised.observations)
    assert store.observations(as_of=FIRST) == first.observations
    assert set(store.observations(withdrawn=True)) == {
        *first.observations,
        *revised.observations,
        *late.observations,
    }


def test_witnesses_are_the_other_documents_of_the_statement(
    store: Store, entry: Make, carried: tuple[Entry, Entry, Entry]
) -> None:
    first, revised, late = carried
    assert [row.id for row in store.witnesses(first.facts[0].id)] == ["late"]
    assert [row.id for row in store.witnesses(late.facts[0].id)] == ["first"]
    assert store.witnesses(revised.facts[0].id) == ()
    alone = entry("alone", {"2022": "90"})
    store.add([alone], recorded=RECORDED)
    assert store.witnesses(alone.facts[0].id) == ()
    with pytest.raises(NotFound):
        store.witnesses("absent")


def test_where_the_first_witness_is_rejected_the_next_one_counts(
    store: Store, carried: tuple[Entry, Entry, Entry]
) -> None:
    first, revised, late = carried
    store.review(Review(first.facts[0].id, Verdict.REJECT, "Li", RECORDED, "no such page"))
    assert set(store.observations()) == {*revised.observations, *late.observations}


def test_facts_without_a_statement_are_all_counted(store: Store, entry: Make) -> None:
    store.add(
        [entry("a", {"2023": "100"}, published=FIRST), entry("b", {"2023": "100"}, published=LATE)],
        recorded=RECORDED,
    )
    assert len(store.observations()) == 2


def test_every_fact_has_its_statement_or_none_has(store: Store, entry: Make) -> None:
    odd = replace(entry("a", {"2023": "100", "2022": "95"}), statements=(("x", "s1"),))
    with pytest.raises(Invalid, match="one statement for each fact"):
        store.add([odd], recorded=RECORDED)
