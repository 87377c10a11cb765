"""Reviews: nothing is overwritten, the latest decision holds, and a day before it knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bashu.errors import Conflict, Invalid, NotFound
from bashu.model import CORRECTION, Decision, Fact, Observation, Review, SeriesKey, Verdict, decide, preferred
from bashu.store import Entry, Store, open_store

RECORDED = datetime(2025, 6, 1, 12, tzinfo=UTC)
DAYS = [datetime(2025, 7, day, 9, tzinfo=UTC) for day in range(1, 29)]
GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")
Make = Callable[..., Entry]


def said(fact: str, verdict: str, day: int = 0, correction: Fact | None = None) -> Review:
    return Review(fact, Verdict(verdict), "Li", DAYS[day], "checked with the original", correction)


def corrected(fact: Fact, **changes: object) -> tuple[Fact, list[Observation]]:
    """A correction and its observation."""
    made = replace(fact, **changes, method=CORRECTION)  # type: ignore[arg-type]
    key = replace(GDP, unit=made.unit)
    return made, [
        Observation(key, made.period or "", date(2025, 1, 20), made.value, None, None, "A", made.id, made.doc)
    ]


@pytest.fixture
def facts(store: Store, entry: Make) -> tuple[Fact, ...]:
    """GDP of 2022 and 2023 in one document."""
    made = entry("d1", {"2022": "29.1", "2023": "301"})
    store.add([made], recorded=RECORDED)
    return made.facts


def current(store: Store) -> dict[str, str]:
    return {item.period: str(item.value) for item in store.current(GDP)}


def marked(items: Sequence[Observation]) -> dict[str, str | None]:
    return {str(item.value): item.verdict for item in items}


def test_a_rejected_figure_no_longer_stands_but_is_still_listed(
    store: Store, facts: tuple[Fact, ...]
) -> None:
    assert store.review(said(facts[1].id, "reject"))
    assert current(store) == {"2022": "29.1"}
    assert marked(store.observations()) == {"29.1": None}
    assert marked(store.observations(withdrawn=True)) == {"29.1": None, "301": "reject"}
    assert [item.period for item in store.latest()] == ["2022"]
    assert (store.series()[0].periods, store.series()[0].last) == (1, "2022")
    assert store.fact(facts[1].id) == facts[1]


def test_a_correction_takes_the_place_of_the_figure(store: Store, facts: tuple[Fact, ...]) -> None:
    made, observations = corrected(facts[1], value=Decimal("30.1"))
    store.review(said(facts[1].id, "correct", correction=made), observations=observations)
    assert current(store) == {"2022": "29.1", "2023": "30.1"}
    assert store.fact(made.id) == made
    assert marked(store.observations(withdrawn=True)) == {"29.1": None, "301": "correct", "30.1": None}
    [review] = store.reviews().rows
    assert (review.fact, review.correction, review.time) == (facts[1].id, made, DAYS[0])
    assert store.reviews(fact=made.id).rows == (review,)
    assert store.reviews(fact=facts[0].id).total == 0


def test_an_accepted_figure_is_marked(store: Store, facts: tuple[Fact, ...]) -> None:
    store.review(said(facts[0].id, "accept"))
    assert marked(store.current(GDP)) == {"29.1": "accept", "301": None}
    assert store.verdicts() == {facts[0].id: Verdict.ACCEPT}
    assert store.verdicts([facts[1].id]) == {}


def test_the_latest_review_decides_whatever_the_order_of_recording(
    store: Store, facts: tuple[Fact, ...]
) -> None:
    store.review(said(facts[1].id, "accept", day=5))
    store.review(said(facts[1].id, "reject", day=2))
    assert current(store)["2023"] == "301"
    store.review(said(facts[1].id, "reject", day=6))
    assert "2023" not in current(store)
    assert [item.time.day for item in store.reviews(fact=facts[1].id).rows] == [7, 6, 3]


def test_a_review_counts_from_its_own_day(store: Store, facts: tuple[Fact, ...]) -> None:
    made, observations = corrected(facts[1], value=Decimal("30.1"))
    store.review(said(facts[1].id, "correct", day=4, correction=made), observations=observations)
    before, after = date(2025, 7, 4), date(2025, 7, 5)
    assert marked(store.observations(as_of=before, withdrawn=True)) == {"29.1": None, "301": None}
    assert [str(item.value) for item in store.latest(as_of=before)] == ["301"]
    assert [str(item.value) for item in store.latest(as_of=after)] == ["30.1"]
    store.review(said(facts[1].id, "reject", day=9))
    assert [str(item.value) for item in store.latest(as_of=after)] == ["30.1"]
    assert [row.last for row in store.series(as_of=date(2025, 7, 10))] == ["2022"]
    assert store.verdicts(as_of=date(2025, 7, 10)) == {facts[1].id: "reject", made.id: "reject"}


def test_a_figure_added_later_does_not_revive_a_rejected_one(
    store: Store, entry: Make, facts: tuple[Fact, ...]
) -> None:
    store.review(said(facts[1].id, "reject"))
    older = entry("d0", {"2023": "30.0"}, published=date(2024, 1, 20))
    store.add([older], recorded=RECORDED)
    assert current(store)["2023"] == "30.0"


def test_a_correction_may_be_corrected_and_taken_back(store: Store, facts: tuple[Fact, ...]) -> None:
    first, stated = corrected(facts[1], value=Decimal("30.1"))
    store.review(said(facts[1].id, "correct", day=1, correction=first), observations=stated)
    second, restated = corrected(first, value=Decimal("30.2"))
    store.review(said(first.id, "correct", day=2, correction=second), observations=restated)
    assert current(store)["2023"] == "30.2"
    store.review(said(facts[1].id, "accept", day=3))
    assert current(store)["2023"] == "301"
    assert store.verdicts()[first.id] == store.verdicts()[second.id] == "reject"


def test_the_same_review_twice_is_one(store: Store, facts: tuple[Fact, ...]) -> None:
    made, observations = corrected(facts[1], value=Decimal("30.1"))
    review = said(facts[1].id, "correct", correction=made)
    assert store.review(review, observations=observations)
    assert not store.review(review, observations=observations)
    counts = store.counts()
    assert (counts.facts, counts.observations, counts.reviews) == (3, 3, 1)


def test_what_cannot_be_a_review_is_refused_and_leaves_nothing(store: Store, facts: tuple[Fact, ...]) -> None:
    made, observations = corrected(facts[1], value=Decimal("30.1"))
    with pytest.raises(NotFound, match="no such fact"):
        store.review(said("f9", "accept"))
    with pytest.raises(Invalid, match="verdict"):
        store.review(said(facts[1].id, "correct"))
    with pytest.raises(Invalid, match="verdict"):
        store.review(said(facts[1].id, "reject", correction=made))
    with pytest.raises(Invalid, match="same document"):
        store.review(said(facts[1].id, "correct", correction=replace(made, method="digits")))
    with pytest.raises(Invalid, match="rests on another fact"):
        other = [replace(observations[0], fact=facts[0].id)]
        store.review(said(facts[1].id, "correct", correction=made), observations=other)
    assert (store.counts().reviews, store.counts().facts) == (0, 2)
    store.review(said(facts[1].id, "correct", day=1, correction=made), observations=observations)
    store.review(said(made.id, "reject", day=2))
    with pytest.raises(Conflict, match="withdrawn before"):
        store.review(said(facts[1].id, "correct", day=3, correction=made), observations=observations)


@pytest.mark.parametrize("statement", ["UPDATE review SET reason = 'x'", "DELETE FROM review"])
def test_reviews_are_never_changed(store: Store, facts: tuple[Fact, ...], statement: str) -> None:
    store.review(said(facts[0].id, "accept"))
    with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
        connection.execute(text(statement))
    assert store.reviews().total == 1


def test_a_stated_price_basis_comes_back(store: Store, entry: Make) -> None:
    made = entry("d1", {"2023": "5"})
    fact = replace(made.facts[0], price_basis="real")
    store.add([Entry(made.document, (fact,))], recorded=RECORDED)
    assert store.fact(fact.id) == fact


def test_a_record_without_reviews_is_brought_forward(url: str, entry: Make) -> None:
    from alembic import command
    from alembic.config import Config

    from bashu.store.connect import connect, parse_url, writing
    from bashu.store.migrate import _FOLDER

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    engine = connect(parse_url(url))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with open_store(url) as store:
        made = entry("d1", {"2023": "5"})
        store.add([made], recorded=RECORDED)
        store.review(said(made.facts[0].id, "reject"))
        assert current(store) == {}


decisions = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(list(Verdict)), st.integers(0, 27), st.sampled_from("123")),
    max_size=8,
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(made=decisions)
def test_current_values_are_what_the_decisions_leave(
    store: Store, entry: Make, made: list[tuple[int, Verdict, int, str]]
) -> None:
    key = replace(GDP, area=f"area{store.counts().documents}")
    first = entry(f"{key.area}-1", {"2022": "7", "2023": "8"}, key=key)
    later = entry(f"{key.area}-2", {"2022": "9"}, key=key, published=date(2025, 2, 1))
    store.add([first, later], recorded=RECORDED)
    pool = [*first.facts, *later.facts]
    kept: list[tuple[datetime, Decision]] = []
    for which, verdict, day, value in made:
        fact = pool[which % len(pool)]
        correction = replace(fact, value=Decimal(value), method=CORRECTION)
        review = Review(fact.id, verdict, "Li", DAYS[day], f"{len(kept)}")
        observations = []
        if verdict is Verdict.CORRECT:
            review = replace(review, correction=correction)
            day_of = first.observations[0].vintage if fact.doc == first.document.id else date(2025, 2, 1)
            observations = [
                Observation(key, fact.period or "", day_of, correction.value, None, None, "A", correction.id, fact.doc)
            ]  # fmt: skip
        try:
            store.review(review, observations=observations)
        except (Conflict, Invalid):
            continue
        kept.append(
            (review.time, Decision(fact.id, verdict, review.correction.id if review.correction else None))
        )
        if review.correction and correction not in pool:
            pool.append(correction)
    ordered = sorted(enumerate(kept), key=lambda item: (item[1][0], item[0]))
    holds = decide(decision for _, (_, decision) in ordered)
    assert store.verdicts([fact.id for fact in pool]) == holds
    every = store.observations(keys=[key], withdrawn=True)
    standing = [item for item in every if item.fact not in holds or not holds[item.fact].withdraws]
    periods = sorted({item.period for item in standing})
    best = tuple(preferred([item for item in standing if item.period == period]) for period in periods)
    assert store.current(key) == best
    assert store.latest(area=key.area) == best[-1:]
    assert store.latest(area=key.area, as_of=date(2026, 1, 1)) == best[-1:]
