"""The open record: what can be added to it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from bashu.model import Acceptance, Document, Fact, Observation, Review, SeriesKey, Verdict
from bashu.store.rows import Counts, DocumentPage, DocumentRow, Entry, FactPage, ReviewPage, SeriesRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

__all__ = ["Store"]


class Store:
    """A record in SQLite or PostgreSQL, opened by :func:`bashu.store.open_store`.

    Threads may share it. Readers never wait; writers queue. Every ``as_of`` is a day: the answer holds what
    had been published, and is marked as it had been reviewed, by its end. SQL is imported in the methods, so that naming the class costs nothing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; SQLite then folds its log into the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        from bashu.store.connect import reading

        with reading(self._engine) as connection:
            yield connection

    # -- adding ---------------------------------------------------------------------------------------

    def add(self, entries: Iterable[Entry], *, recorded: datetime) -> tuple[str, ...]:
        """Record entries in one transaction and return the ids of the documents that were new.

        A document known by its id adds nothing; where it comes under another name, that name is kept as a
        witness. When the call returns, what it added is on disk. Invalid where an entry's facts or
        observations do not belong to its document, Unavailable where the database cannot be written;
        either way nothing of the call is kept.
        """
        from bashu.store.add import add
        from bashu.store.connect import writing
        from bashu.store.encode import encode_moment

        given = list(entries)
        if not given:
            return ()
        with writing(self._engine) as connection:
            return add(connection, given, recorded=encode_moment(recorded))

    def review(self, review: Review, *, observations: Iterable[Observation] = ()) -> bool:
        """Record what a person decided about a fact; False where the record has that review already.

        ``observations`` are those of the correction. From the day of the review on, a rejected or corrected
        fact's observation is no current value, the correction's takes its place, and an accepted one is
        marked. NotFound where there is no such fact, Invalid where the correction does not belong to it,
        Conflict where that very correction was withdrawn by a review of its own.
        """
        from bashu.store.connect import writing
        from bashu.store.review import record_review

        with writing(self._engine) as connection:
            return record_review(connection, review, list(observations))

    def accept(self, acceptance: Acceptance) -> bool:
        """Record that a person accepted a finding of the audit; False where the record has it already."""
        from bashu.store.accept import record_acceptance
        from bashu.store.connect import writing

        with writing(self._engine) as connection:
            return record_acceptance(connection, acceptance)

    def note_names(self, names: Iterable[tuple[str, str]], *, recorded: datetime) -> None:
        """Keep names under which known documents came again, given as ids and names; what is noted adds nothing."""
        from bashu.store.add import add_names, new_names
        from bashu.store.connect import writing
        from bashu.store.encode import encode_moment

        given = [(identity, name, None) for identity, name in names]
        if not given:
            return
        with self._reading() as connection:
            fresh = new_names(connection, given)
        if fresh:
            with writing(self._engine) as connection:
                add_names(connection, new_names(connection, fresh), recorded=encode_moment(recorded))

    def has(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the document ids that the record holds."""
        from bashu.store.add import known

        with self._reading() as connection:
            return frozenset(known(connection, set(ids)))

    # -- documents and facts --------------------------------------------------------------------------

    def documents(
        self, *, text: str = "", limit: int | None = 50, offset: int = 0, as_of: date | None = None
    ) -> DocumentPage:
        """Documents, newest first, whose title, publisher, name or text holds every word of ``text``."""
        from bashu.store.find import find_documents

        with self._reading() as connection:
            return find_documents(connection, words=text, limit=limit, offset=offset, as_of=as_of)

    def document(self, identity: str) -> Document:
        """One document; NotFound where the record has none of that id."""
        from bashu.store.find import find_document

        with self._reading() as connection:
            return find_document(connection, identity)

    def vintage(self, identity: str) -> date:
        """The vintage of a document's figures: its day of publication, or else of recording; NotFound as above."""
        from bashu.store.find import find_vintage

        with self._reading() as connection:
            return find_vintage(connection, identity)

    def document_rows(self, ids: Collection[str]) -> Mapping[str, DocumentRow]:
        """List entries of these documents by id; unknown ids are left out."""
        from bashu.store.find import find_document_rows

        with self._reading() as connection:
            return find_document_rows(connection, ids)

    def names(self, identity: str) -> tuple[str, ...]:
        """Every name under which a document came, the one it was recorded under first; () where unknown."""
        from bashu.store.find import find_names

        with self._reading() as connection:
            return find_names(connection, identity)

    def facts(
        self,
        *,
        doc: str | None = None,
        indicator: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        period: str | None = None,
        text: str | None = None,
        limit: int | None = 100,
        offset: int = 0,
    ) -> FactPage:
        """Facts in the order of recording.

        ``indicator`` and ``area`` are codes; every word of ``text`` stands in the fact's indicator, place or
        figure as printed, or in one of its codes. ``limit`` None gives all.
        """
        from bashu.store.find import find_facts

        with self._reading() as connection:
            return find_facts(
                connection, doc=doc, indicator=indicator, area=area, kind=kind, period=period, words=text,
                limit=limit, offset=offset,
            )  # fmt: skip

    def fact(self, identity: str) -> Fact:
        """One fact; NotFound where the record has none of that id."""
        from bashu.store.find import find_fact

        with self._reading() as connection:
            return find_fact(connection, identity)

    def witnesses(self, identity: str) -> tuple[DocumentRow, ...]:
        """The other documents that make the same statement as a fact, the first published first; NotFound as above."""
        from bashu.store.find_witnesses import find_witnesses

        with self._reading() as connection:
            return find_witnesses(connection, identity)

    def reviews(self, *, fact: str | None = None, limit: int | None = 100, offset: int = 0) -> ReviewPage:
        """Reviews, newest first; of one fact: those about it and the one that made it, where it is a correction."""
        from bashu.store.find_reviews import find_reviews

        with self._reading() as connection:
            return find_reviews(connection, of=fact, limit=limit, offset=offset)

    def verdicts(
        self, facts: Collection[str] | None = None, *, as_of: date | None = None
    ) -> Mapping[str, Verdict]:
        """What reviews say of facts (of all, or of those named); facts that nobody reviewed are left out."""
        from bashu.store.verdicts import standing

        with self._reading() as connection:
            found = standing(connection, as_of=as_of, facts=facts).verdicts
        return found if facts is None else {fact: found[fact] for fact in facts if fact in found}

    def acceptances(self, *, as_of: date | None = None) -> tuple[Acceptance, ...]:
        """Every accepted finding, newest first."""
        from bashu.store.accept import find_acceptances

        with self._reading() as connection:
            return find_acceptances(connection, as_of=as_of)

    def counts(self) -> Counts:
        """How much the record holds."""
        from bashu.store.find import count_all

        with self._reading() as connection:
            return count_all(connection)

    # -- series ---------------------------------------------------------------------------------------

    def series(
        self,
        *,
        indicator: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        as_of: date | None = None,
    ) -> tuple[SeriesRow, ...]:
        """The series that match, with their extent, in the order of their keys."""
        from bashu.store.trace import trace_series

        with self._reading() as connection:
            return trace_series(connection, indicator=indicator, area=area, kind=kind, as_of=as_of)

    def observations(
        self,
        *,
        indicator: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        frequency: str | None = None,
        keys: Iterable[SeriesKey] | None = None,
        as_of: date | None = None,
        withdrawn: bool = False,
    ) -> tuple[Observation, ...]:
        """Observations of every vintage up to ``as_of``, by series, period and vintage.

        With ``withdrawn`` those too that a review rejected or corrected; each names its verdict.
        """
        from bashu.store.trace import trace_observations

        with self._reading() as connection:
            return trace_observations(
                connection, indicator=indicator, area=area, kind=kind, frequency=frequency, keys=keys,
                as_of=as_of, withdrawn=withdrawn,
            )  # fmt: skip

    def latest(
        self, *, indicator: str | None = None, area: str | None = None, as_of: date | None = None
    ) -> tuple[Observation, ...]:
        """What stands for the newest period of each series that matches, in the order of their keys."""
        from bashu.store.trace import trace_latest

        with self._reading() as connection:
            return trace_latest(connection, indicator=indicator, area=area, as_of=as_of)

    def current(self, key: SeriesKey) -> tuple[Observation, ...]:
        """What stands now for each period of one series, in time order; () where there is no such series."""
        from bashu.store.trace import trace_current

        with self._reading() as connection:
            return trace_current(connection, key)
