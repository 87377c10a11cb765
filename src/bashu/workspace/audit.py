"""The audit of the record: its figures and texts against the pack's edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bashu.audit import Audit, Context, load_edits, wrong_by_document
from bashu.indicators import as_of as published_by
from bashu.model import Document, Fact, Pack
from bashu.region import find_pack
from bashu.workspace.views import AuditView, SourceRecord

if TYPE_CHECKING:
    from bashu.store import Store

__all__ = ["audit_record"]


class _Documents(Mapping[str, Document]):
    """The record's documents, read when asked for, so that a large record is never held whole."""

    def __init__(self, store: Store, ids: tuple[str, ...]) -> None:
        self._ids = dict.fromkeys(ids)
        self._read = lru_cache(maxsize=256)(store.document)

    def __getitem__(self, identity: str) -> Document:
        if identity not in self._ids:
            raise KeyError(identity)
        return self._read(identity)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def audit_record(store: Store, pack: Pack, pack_reference: str, *, as_of: date | None = None) -> AuditView:
    """Every edit of the pack over every figure and text published by ``as_of``.

    Invalid where an edit of the pack could never be right, with file and line.
    """
    indicators = {item.code: item for item in pack.indicators}
    areas = {item.code: item for item in pack.areas}
    edits = load_edits(find_pack(pack_reference) / "edits", indicators=indicators, areas=areas)
    rows = store.documents(limit=None, as_of=as_of).rows
    documents = _Documents(store, tuple(row.id for row in rows))
    facts = {fact.id: fact for fact in _standing(store, as_of) if fact.doc in documents}
    observations = store.observations(as_of=as_of)
    if as_of is not None:
        observations = published_by(observations, as_of)
    context = Context(indicators, areas, facts, documents)
    audit = Audit(observations, edits, context=context)
    report = audit.run(documents.values(), tuple(facts.values()))
    publishers = {row.id: row.publisher for row in rows}
    return AuditView(
        report=report,
        edits=edits,
        facts=facts,
        documents=documents,
        sources=_by_publisher(wrong_by_document(report.findings, observations), publishers),
        audit=audit,
    )


def _standing(store: Store, as_of: date | None) -> list[Fact]:
    """The facts that no review had withdrawn by then, and the corrections that had been made."""
    verdicts = store.verdicts(as_of=as_of)
    later: set[str] = set()
    if as_of is not None:
        made = [review for review in store.reviews(limit=None).rows if review.correction]
        by_then = {one.correction.id for one in made if one.correction and one.time.date() <= as_of}
        later = {one.correction.id for one in made if one.correction} - by_then
    every = store.facts(limit=None).rows
    gone = {fact for fact, verdict in verdicts.items() if verdict.withdraws} | later
    if not gone:
        return list(every)
    return [fact for fact in every if fact.id not in gone]


def _by_publisher(
    wrong: Mapping[str, tuple[int, int]], publishers: Mapping[str, str]
) -> tuple[SourceRecord, ...]:
    """How often each publisher was wrong, those of most suspect figures first."""
    totals: dict[str, tuple[int, int]] = {}
    for doc, (figures, suspect) in wrong.items():
        name = publishers.get(doc, "")
        before = totals.get(name, (0, 0))
        totals[name] = (before[0] + figures, before[1] + suspect)
    records = (SourceRecord(name, figures, suspect) for name, (figures, suspect) in totals.items())
    return tuple(sorted(records, key=lambda item: (-item.suspect, -item.figures, item.publisher)))
