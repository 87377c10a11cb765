"""Join the steps: check, group what fails, localise, explain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bashu.audit.book import Book, Reading
from bashu.audit.causes import Hypothesis, hypotheses, is_other_vintage
from bashu.audit.check import Checked, clusters
from bashu.audit.context import Context
from bashu.audit.sentences import (
    cause_sentence,
    compared,
    shift_sentence,
    shift_title,
    stated_title,
    title,
    vintage_sentence,
)
from bashu.audit.shift import Shift, shifts
from bashu.audit.suspect import Suspicion, suspect
from bashu.model import Cause, EditForm, Finding, Result, Severity

__all__ = ["explain", "suspicion_of"]

#: Causes under which nobody made a mistake.
_HARMLESS = frozenset({"vintage", "rounding"})
#: Days between two vintages, and how far a revision goes (provincial GDP after the census of 2018: up to 0.2).
_APART, _REVISION = 20, 0.2
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def explain(results: Sequence[Checked], *, book: Book, context: Context) -> tuple[Finding, ...]:
    """The findings of an audit, the gravest first.

    ``results`` are all instances evaluated, passes included: edits that hold around a failure narrow down
    which figure is wrong.
    """
    columns = shifts(results)
    shifted = {id(reading) for column in columns for reading in column.readings}
    rest = [
        item
        for item in results
        if not shifted or not any(id(reading) in shifted for reading in item.instance.readings)
    ]
    findings = [f for suspicion in _suspicions(rest) for f in _findings(suspicion, book, context)]
    findings += [_shift_finding(column, results, context) for column in columns]
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.severity], -len(f.edits), f.indicator, f.id)))


def suspicion_of(finding: Finding, results: Sequence[Checked]) -> Suspicion | None:
    """The cluster behind a finding, localised again; None where its edits hold by now."""
    wanted = set(finding.suspects)
    for suspicion in _suspicions(results):
        ordered = sorted(suspicion.solutions, key=lambda solution: not wanted <= set(_facts(solution)))
        if ordered and wanted <= set(_facts(ordered[0])):
            places = [suspicion.solutions.index(solution) for solution in ordered]
            return replace(
                suspicion, solutions=tuple(ordered), allowed=tuple(suspicion.allowed[i] for i in places)
            )
    return None


def _suspicions(results: Sequence[Checked]) -> Iterator[Suspicion]:
    """Every cluster of failed instances, localised together with what holds around it."""
    failed = [item for item in results if item.result == Result.FAIL]
    revisions = [item for item in failed if _is_revision(item)]
    known = {id(item) for item in revisions}
    hard = [item for item in failed if id(item) not in known]
    touching = _touching(results, failed)
    # a revised figure may stand in a sum that fails for another reason: the two are told apart
    for cluster in (*clusters(hard), *clusters(revisions)):
        held = {id(r): None for item in cluster for r in item.instance.readings}
        around = {id(item): item for r in held for item in touching.get(r, ())}
        yield suspect(cluster, around.values())


def _is_revision(item: Checked) -> bool:
    """Whether two statements of one figure differ as much as vintages of it usually do."""
    if item.instance.edit.form != EditForm.SAME:
        return False
    a, b = item.instance.readings
    assert a is not None
    assert b is not None
    if not is_other_vintage(a, b, days=_APART):
        return False
    if a.group[2] in ("percent", "pp", "permille"):
        return abs(a.value - b.value) <= 100 * _REVISION
    return a.value * b.value > 0 and abs(math.log(a.value / b.value)) <= _REVISION


def _shift_finding(column: Shift, results: Iterable[Checked], context: Context) -> Finding:
    """One finding for a whole column."""
    members = {id(reading) for reading in column.readings}
    edits = dict.fromkeys(
        item.instance.edit.name
        for item in results
        if item.result in (Result.PASS, Result.FAIL) and any(id(r) in members for r in item.instance.readings)
    )
    says = shift_sentence(column, context)
    facts = _facts(column.readings)
    cause = Cause("period_shift", facts, 1 - column.spread / column.unshifted, column.spread, None, says)
    first = column.readings[0]
    return Finding(
        edits=tuple(edits),
        severity=Severity.ERROR,
        indicator=column.group[0],
        area=first.slot[0] if len({r.slot[0] for r in column.readings}) == 1 else "",
        period="",
        suspects=facts,
        solutions=(facts,),
        facts=facts,
        causes=(cause,),
        title=shift_title(column, context),
        says=says,
        docs=(column.doc,),
    )


def _touching(results: Iterable[Checked], failed: Iterable[Checked]) -> Mapping[int, list[Checked]]:
    """Instances that hold, by the readings of failed ones."""
    wanted = {id(r) for item in failed for r in item.instance.readings}
    found: dict[int, list[Checked]] = {}
    for item in results:
        if item.result == Result.PASS:
            for reading in item.instance.readings:
                if id(reading) in wanted:
                    found.setdefault(id(reading), []).append(item)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Tried:
    """A suspect with the causes tried out on it, the likeliest first."""

    reading: Reading
    hypotheses: tuple[Hypothesis, ...]


def _findings(suspicion: Suspicion, book: Book, context: Context) -> Iterator[Finding]:
    """A cluster explained, one finding a suspect of the solution whose causes are the likeliest."""
    explained = sorted(
        (
            [
                _Tried(
                    reading,
                    hypotheses(
                        reading, allowed, book=book, context=context, days=_days(reading, suspicion.failed)
                    ),
                )
                for reading, allowed in zip(solution, intervals, strict=True)
            ]
            for solution, intervals in zip(suspicion.solutions, suspicion.allowed, strict=True)
        ),
        key=lambda found: -sum(tried.hypotheses[0].score for tried in found) / max(1, len(found)),
    )
    if all(_is_revision(item) for item in suspicion.failed):
        yield _revision(explained, suspicion, context)
        return
    for tried in explained[0]:
        yield _finding(tried, explained, suspicion, context)


def _revision(explained: Sequence[Sequence[_Tried]], suspicion: Suspicion, context: Context) -> Finding:
    """The vintages of one figure as one finding; its suspects are those that the current one replaced."""
    main = explained[0][0]
    readings = sorted(
        {id(r): r for item in suspicion.failed for r in item.instance.readings if r is not None}.values(),
        key=lambda r: (r.observation.vintage, r.observation.fact),
    )
    others = [tried for found in explained for tried in found if tried is not main]
    causes = tuple(_causes(main, others, suspicion.failed, context))
    heading = stated_title(readings, context)
    return Finding(
        edits=tuple(dict.fromkeys(item.instance.edit.name for item in suspicion.failed)),
        severity=_severity(suspicion.failed, causes),
        indicator=main.reading.group[0],
        area=main.reading.slot[0],
        period=main.reading.slot[1],
        suspects=_facts(tried.reading for tried in explained[0]),
        solutions=tuple(_facts(tried.reading for tried in found) for found in explained),
        facts=_facts(readings),
        causes=causes,
        title=heading,
        says=vintage_sentence(readings) if causes[0].code == "vintage" else causes[0].says,
        docs=tuple(sorted({w.doc for r in readings for w in r.witnesses})),
        proven=suspicion.proven,
        solution_count=suspicion.count,
    )


def _finding(
    main: _Tried, explained: Sequence[Sequence[_Tried]], suspicion: Suspicion, context: Context
) -> Finding:
    """One suspect; the other solutions speak where they blame another figure of its edits."""
    reading = main.reading
    failed = [item for item in suspicion.failed if any(r is reading for r in item.instance.readings)]
    # a suspect may stand only in edits that hold now and would not once the others are mended
    failed = failed or list(suspicion.failed)
    met = {id(r) for item in failed for r in item.instance.readings}
    best = {id(tried.reading) for tried in explained[0]}
    others = [
        tried
        for found in explained[1:]
        for tried in found
        if id(tried.reading) in met and id(tried.reading) not in best
    ]
    causes = tuple(_causes(main, others, suspicion.failed, context))
    return Finding(
        edits=tuple(dict.fromkeys(item.instance.edit.name for item in failed)),
        severity=_severity(failed, causes),
        indicator=reading.group[0],
        area=reading.slot[0],
        period=reading.slot[1],
        suspects=_facts([reading]),
        solutions=tuple(_facts(tried.reading for tried in found) for found in explained),
        facts=_facts(r for item in failed for r in item.instance.readings if r is not None),
        causes=causes,
        title=title(reading, context),
        says=compared(causes[0].says, reading, failed, context),
        docs=_docs(reading, *(r for item in failed for r in item.instance.readings if r is not None)),
        proven=suspicion.proven,
        solution_count=suspicion.count,
    )


def _facts(readings: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.fact for reading in readings for w in reading.witnesses))


def _docs(*readings: Reading) -> tuple[str, ...]:
    """The documents of the readings, in their order."""
    return tuple(dict.fromkeys(w.doc for reading in readings for w in reading.witnesses))


def _severity(failed: Sequence[Checked], causes: Sequence[Cause]) -> Severity:
    worst = min((item.instance.edit.severity for item in failed), key=_ORDER.__getitem__)
    return Severity.NOTE if causes[0].code in _HARMLESS else worst


def _causes(
    main: _Tried, others: Sequence[_Tried], failed: Sequence[Checked], context: Context
) -> Iterator[Cause]:
    """The causes over all solutions, each once, their plausibilities adding up to one."""
    tried = [(one.reading, item) for one in (main, *others) for item in one.hypotheses]
    kept: dict[str, tuple[Reading, Hypothesis]] = {}
    # among equal scores the suspect that the finding names leads
    for reading, item in sorted(tried, key=lambda pair: (-pair[1].score, pair[0] is not main.reading)):
        if item.code != "unexplained" or reading is main.reading:
            kept.setdefault(item.code, (reading, item))
    total = sum(math.exp(item.score) for _, item in kept.values())
    for code, (reading, item) in kept.items():
        yield Cause(
            code=code,
            facts=_facts([reading]),
            plausibility=math.exp(item.score) / total,
            residual=item.residual,
            corrected=None if item.corrected is None else _rounded(item.corrected),
            says=cause_sentence(reading, item, failed, context),
        )


def _days(reading: Reading, failed: Iterable[Checked]) -> int:
    """How far apart the vintages lie of the figures that a reading fails with."""
    own = {w.doc for w in reading.witnesses}
    day = reading.observation.vintage
    return max(
        (
            abs((r.observation.vintage - day).days)
            for item in failed
            if item.instance.edit.form != EditForm.SAME and any(r is reading for r in item.instance.readings)
            for r in item.instance.readings
            if r is not None and own.isdisjoint(w.doc for w in r.witnesses)
        ),
        default=0,
    )


def _rounded(value: float) -> Decimal:
    """Six significant digits: a proposal of a cause is no more precise than that."""
    return Decimal(f"{value:.6g}")
