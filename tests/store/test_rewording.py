"""A statement that documents with nearly the same wording make in other words is one statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from sqlalchemy import select

from bashu.model import Review, Sketch, Verdict
from bashu.store import Entry, Store
from bashu.store.schema import rewording

Make = Callable[..., Entry]
RECORDED = datetime(2025, 6, 1, tzinfo=UTC)
FIRST, LATE, LATER = date(2024, 1, 20), date(2024, 6, 1), date(2024, 9, 1)
FIGURE = "f" * 8


def sketch(letter: str, changed: int = 0) -> Sketch:
    """A sketch of 128 values, of which so many differ from those of the same letter."""
    return Sketch((letter * 2 * (128 - changed)).encode() + b"!?" * changed)


def worded(entry: Entry, wording: str, drawn: Sketch | None) -> Entry:
    """The entry with that wording for each of its facts."""
    statement = f"{FIGURE}{wording:>08}"
    stated = tuple((fact.id, statement) for fact in entry.facts)
    observations = tuple(replace(item, statement=statement) for item in entry.observations)
    return replace(entry, observations=observations, statements=stated, sketch=drawn)


@pytest.fixture
def release(entry: Make) -> tuple[Entry, Entry, Entry]:
    """A release, a site that carries it in slightly other words, and another that changes those again."""
    return (
        worded(entry("first", {"2023": "100"}, published=FIRST), "c", sketch("a")),
        worded(entry("late", {"2023": "100"}, published=LATE), "a", sketch("a", 40)),
        worded(entry("later", {"2023": "100"}, published=LATER), "b", sketch("a", 20)),
    )


def table(store: Store) -> list[tuple[str, ...]]:
    with store._engine.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(select(rewording)))


def test_other_words_in_a_document_that_resembles_are_one_statement(
    store: Store, release: tuple[Entry, Entry, Entry]
) -> None:
    for item in release:
        store.add([item], recorded=RECORDED)
    first, late, later = release
    assert [item.fact for item in store.observations()] == [first.facts[0].id]
    assert [row.id for row in store.witnesses(first.facts[0].id)] == ["late", "later"]
    assert [row.id for row in store.witnesses(late.facts[0].id)] == ["first", "later"]
    assert store.current(first.observations[0].key)[0].fact == first.facts[0].id
    assert store.latest()[0].fact == store.latest(as_of=LATER)[0].fact == first.facts[0].id


def test_the_order_of_recording_makes_no_difference(
    store: Store, entry: Make, release: tuple[Entry, Entry, Entry]
) -> None:
    seen = []
    for number, order in enumerate(permutations(release)):
        renamed = [_moved(item, number) for item in order]
        for item in (renamed[:2], renamed[2:]):
            store.add(item, recorded=RECORDED)
        rows = [(said[8:], lead[8:]) for said, lead in table(store) if said.startswith(f"{number:08}")]
        ids = {item.fact: item.doc for item in store.observations() if item.doc.endswith(str(number))}
        seen.append((rows, [doc.rstrip("0123456789") for doc in ids.values()]))
    assert seen == [([("0000000b", "0000000a"), ("0000000c", "0000000a")], ["first"])] * 6


def _moved(item: Entry, number: int) -> Entry:
    """The same entry about another year, so that one record holds all orders."""
    period, doc = str(2000 + number), f"{item.document.id}{number}"
    fact = replace(item.facts[0], doc=doc, period=period)
    statement = f"{number:08}{item.statements[0][1][8:]}"
    observation = replace(item.observations[0], doc=doc, fact=fact.id, period=period, statement=statement)
    document = replace(item.document, id=doc, name=f"{doc}.txt")
    return Entry(document, (fact,), (observation,), ((fact.id, statement),), item.sketch)


def test_a_document_that_resembles_two_joins_their_statements(store: Store, entry: Make) -> None:
    one = worded(entry("one", {"2023": "100"}, published=FIRST), "b", sketch("a", 40))
    other = worded(entry("other", {"2023": "100"}, published=LATE), "c", Sketch(b"!?" * 45 + b"aa" * 83))
    between = worded(entry("between", {"2023": "100"}, published=LATER), "a", sketch("a"))
    store.add([one], recorded=RECORDED)
    store.add([other], recorded=RECORDED)
    assert len(store.observations()) == 2
    (current,) = store.latest()
    assert current.doc == "other"
    store.add([between], recorded=RECORDED)
    assert [item.doc for item in store.observations()] == ["one"]
    assert store.latest()[0].doc == "one"
    assert table(store) == [(f"{FIGURE}0000000{item}", f"{FIGURE}0000000a") for item in "bc"]


def test_other_words_in_an_unlike_document_are_another_statement(store: Store, entry: Make) -> None:
    store.add([worded(entry("a", {"2023": "100"}), "a", sketch("a"))], recorded=RECORDED)
    store.add([worded(entry("b", {"2023": "100"}), "b", sketch("b"))], recorded=RECORDED)
    store.add([worded(entry("c", {"2023": "100"}), "c", None)], recorded=RECORDED)
    assert table(store) == []
    assert len(store.observations()) == 3


def test_one_document_states_a_figure_once(store: Store, entry: Make) -> None:
    both = entry("both", {"2022": "100", "2023": "100"})
    stated = tuple((fact.id, f"{FIGURE}0000000{place}") for place, fact in enumerate(both.facts))
    store.add([replace(both, statements=stated, sketch=sketch("a"))], recorded=RECORDED)
    assert table(store) == [(f"{FIGURE}00000001", f"{FIGURE}00000000")]


def test_a_rejected_first_witness_leaves_the_figure_to_the_next(
    store: Store, release: tuple[Entry, Entry, Entry]
) -> None:
    store.add(release, recorded=RECORDED)
    first, late, _ = release
    store.review(Review(first.facts[0].id, Verdict.REJECT, "Li", RECORDED, "no such page"))
    assert [item.fact for item in store.observations()] == [late.facts[0].id]
    assert store.latest()[0].fact == late.facts[0].id
