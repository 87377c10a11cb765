"""Findings as the page of checks shows them: which of them, how each stands, and the figures in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bashu.model import Acceptance, Document, Edit, Fact, Finding, Result
from bashu.workspace import FindingState, state_of

if TYPE_CHECKING:
    from bashu.store import DocumentRow
    from bashu.workspace import AuditView

__all__ = ["Checks", "Clause", "Filters", "Shown", "clause", "list_checks", "shown"]

#: A clause longer than this is cut on both sides of the figure.
LONGEST = 320


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty leaves it open."""

    state: str = ""
    cause: str = ""
    severity: str = ""
    publisher: str = ""
    indicator: str = ""
    doc: str = ""

    def without(self, name: str) -> Filters:
        """The same but for one."""
        return Filters(**{field: "" if field == name else getattr(self, field) for field in self.__slots__})


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure in the words that state it, and the document they stand in; text is empty where it is unknown."""

    fact: Fact
    document: Document | None
    before: str
    value: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its state and the figures it speaks of; ``text`` is the place of a finding in a text."""

    finding: Finding
    state: FindingState
    acceptance: Acceptance | None
    suspects: tuple[Clause, ...]
    others: tuple[Clause, ...]
    solutions: tuple[tuple[Fact, ...], ...]
    document: Document | None
    text: str


@dataclass(frozen=True, slots=True)
class Checks:
    """Findings that pass the filters, gravest first, and how many there would be under other choices of one.

    ``tallies`` counts findings by filter and code, under the other filters.
    """

    findings: tuple[Finding, ...]
    total: int
    tallies: Mapping[str, Mapping[str, int]]
    outcomes: tuple[tuple[Edit, Mapping[Result, int]], ...]
    totals: Mapping[Result, int]


def list_checks(
    view: AuditView,
    accepted: Mapping[str, Acceptance],
    filters: Filters,
    *,
    sources: Mapping[str, DocumentRow],
) -> Checks:
    """The findings that pass the filters. Without a state those that nobody accepted.

    ``sources`` are the documents of the findings; a finding belongs to every publisher of its figures.
    """
    tests = _tests(accepted, sources)
    findings = view.report.findings
    tallies = {}
    for name, codes in tests.items():
        rest = filters.without(name)
        chosen = [item for item in findings if _passes(item, rest, tests, keep_accepted=name == "state")]
        tallies[name] = dict(Counter(code for item in chosen for code in codes(item)).most_common())
    counts = view.report.counts
    return Checks(
        tuple(item for item in findings if _passes(item, filters, tests)),
        len(findings),
        tallies,
        tuple((edit, counts.get(edit.name, {})) for edit in view.edits),
        {result: view.report.total(result) for result in Result},
    )


_Codes = Callable[[Finding], set[str]]


def _tests(accepted: Mapping[str, Acceptance], sources: Mapping[str, DocumentRow]) -> dict[str, _Codes]:
    """By filter, the codes under which a finding is found."""

    def publishers(finding: Finding) -> set[str]:
        docs = {*finding.docs, finding.doc} - {""}
        return {sources[doc].publisher for doc in docs if doc in sources}

    return {
        "state": lambda finding: {state_of(finding, accepted).value},
        "cause": lambda finding: {finding.cause},
        "severity": lambda finding: {finding.severity.value},
        "publisher": publishers,
        "indicator": lambda finding: {finding.indicator} - {""},
        "doc": lambda finding: {*finding.docs, finding.doc} - {""},
    }


def _passes(
    finding: Finding, filters: Filters, tests: Mapping[str, _Codes], *, keep_accepted: bool = False
) -> bool:
    if not filters.state and not keep_accepted and FindingState.ACCEPTED in tests["state"](finding):
        return False
    return all(
        wanted in codes(finding) for name, codes in tests.items() if (wanted := getattr(filters, name))
    )


def shown(
    view: AuditView, finding: Finding, accepted: Mapping[str, Acceptance], *, most: int | None = None
) -> Shown:
    """A finding with its figures; ``most`` cuts the other figures and the solutions."""
    others = [fact for fact in finding.facts if fact not in finding.suspects]
    document = view.documents.get(finding.doc) if finding.doc else None
    return Shown(
        finding,
        state_of(finding, accepted),
        accepted.get(finding.id),
        tuple(clause(view, fact) for fact in finding.suspects if fact in view.facts),
        tuple(clause(view, fact) for fact in others[:most] if fact in view.facts),
        tuple(
            tuple(view.facts[fact] for fact in solution if fact in view.facts)
            for solution in finding.solutions[:most]
        ),
        document,
        document.text[finding.start : finding.end] if document else "",
    )


def clause(view: AuditView, identity: str) -> Clause:
    """The words that state a figure."""
    fact = view.facts[identity]
    document = view.documents.get(fact.doc)
    if document is None:
        return Clause(fact, None, "", fact.value_text, "")
    text = document.text
    before = text[fact.quote_start : fact.value_start].lstrip()
    after = text[fact.value_end : fact.quote_end].rstrip()
    if len(before) > LONGEST:
        before = "…" + before[-LONGEST:]
    if len(after) > LONGEST:
        after = after[:LONGEST] + "…"
    return Clause(fact, document, before, text[fact.value_start : fact.value_end], after)
