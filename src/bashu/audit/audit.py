"""The whole audit, kept open: a full run, and runs over what new figures touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bashu.audit.bind import Instance, bind, bind_slots
from bashu.audit.book import Book, Group, Slot
from bashu.audit.check import Checked, checked, outcome
from bashu.audit.context import Context
from bashu.audit.findings import explain
from bashu.audit.impute import Proposal, impute
from bashu.audit.lists import check_texts, text_findings
from bashu.model import Document, Edit, Fact, Finding, Observation, Outcome, Result, Severity

__all__ = ["Audit", "Report", "check", "wrong_by_document"]


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found: ``counts`` of outcomes by edit and result, and the findings, gravest first."""

    counts: Mapping[str, Mapping[Result, int]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def total(self, result: Result) -> int:
        """The number of outcomes of one kind."""
        return sum(count.get(result, 0) for count in self.counts.values())


class Audit:
    """Edits over observations and documents.

    ``run`` checks everything; ``add`` takes new observations and documents and checks only what they touch, with
    the findings that a full run would have about the same figures. Figures are never overwritten.
    """

    def __init__(
        self, observations: Iterable[Observation], edits: Sequence[Edit], *, context: Context | None = None
    ) -> None:
        self.edits = tuple(edits)
        self.context = context or Context()
        self.book = Book(observations)

    def run(self, documents: Iterable[Document] = (), facts: Sequence[Fact] = ()) -> Report:
        """Check every instance of every edit, and the texts of ``documents``."""
        results = list(checked(bind(self.edits, self.book)))
        return self._report(results, documents, facts)

    def add(
        self,
        observations: Iterable[Observation],
        documents: Iterable[Document] = (),
        facts: Sequence[Fact] = (),
    ) -> Report:
        """Take new observations and check what they touch; ``facts`` link findings in texts to their figures."""
        changed = self.book.add(observations)
        here = {fact for slot in changed for fact in self.book.slots(slot[0])[slot[1]]}
        report = self._report(self._touched(changed), documents, facts)
        return Report(report.counts, tuple(f for f in report.findings if f.doc or here & set(f.facts)))

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome of the edits over figures, one at a time."""
        return (outcome(item) for item in checked(bind(self.edits, self.book)))

    def proposals(self, finding: Finding) -> tuple[Proposal, ...]:
        """The smallest adjustment that makes the edits of a finding hold, as a proposal with its derivation."""
        from bashu.audit.findings import suspicion_of

        slots = [slot for fact in finding.facts if (slot := self.book.slot_of_fact(fact))]
        suspicion = suspicion_of(finding, self._touched(slots))
        return impute(suspicion) if suspicion else ()

    def _touched(self, changed: Sequence[tuple[Group, Slot]]) -> list[Checked]:
        """Results of the instances around changed slots; where one fails, of those around its figures too."""
        known: dict[tuple[object, ...], Checked] = {}
        done: set[tuple[Group, Slot]] = set()
        frontier = list(dict.fromkeys(changed))
        while frontier:
            done.update(frontier)
            fresh = []
            for item in checked(bind_slots(self.edits, self.book, frontier)):
                key = _key(item.instance)
                if key not in known:
                    known[key] = item
                    fresh.append(item)
            frontier = list(
                dict.fromkeys(
                    (r.group, r.slot)
                    for item in fresh
                    if item.result == Result.FAIL
                    for r in item.instance.readings
                    if r is not None and (r.group, r.slot) not in done
                )
            )
        return list(known.values())

    def _report(self, results: list[Checked], documents: Iterable[Document], facts: Sequence[Fact]) -> Report:
        counts: dict[str, Counter[Result]] = {}
        for item in results:
            counts.setdefault(item.instance.edit.name, Counter())[item.result] += 1
        texts = list(check_texts(self.edits, documents))
        for found, _ in texts:
            counts.setdefault(found.edit, Counter())[found.result] += 1
        findings = explain(results, book=self.book, context=self.context)
        return Report(counts, (*findings, *text_findings(self.edits, texts, facts)))


def _key(instance: Instance) -> tuple[object, ...]:
    return (instance.edit.name, instance.area, instance.period, *(id(r) for r in instance.readings))


def check(observations: Iterable[Observation], edits: Sequence[Edit]) -> tuple[Outcome, ...]:
    """The outcomes of edits over observations."""
    return tuple(Audit(observations, edits).outcomes())


def wrong_by_document(
    findings: Iterable[Finding], observations: Iterable[Observation]
) -> Mapping[str, tuple[int, int]]:
    """By document: its observations, and how many of them are suspects of an error or a warning.

    With the documents' publishers this is the record of how often each source was wrong.
    """
    suspects = {fact for f in findings if f.severity != Severity.NOTE for fact in f.suspects}
    figures: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in observations:
        figures[item.doc] += 1
        wrong[item.doc] += item.fact in suspects
    return {doc: (count, wrong[doc]) for doc, count in figures.items()}
