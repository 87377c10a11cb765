"""Join the steps: check, group what fails, localise, explain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bashu.audit.book import Book, Reading
from bashu.audit.causes import Hypothesis, hypotheses
from bashu.audit.check import Checked, clusters
from bashu.audit.context import Context
from bashu.audit.sentences import cause_sentence, shift_sentence, shift_title, title
from bashu.audit.shift import Shift, shifts
from bashu.audit.suspect import Suspicion, suspect
from bashu.model import Cause, EditForm, Finding, Result, Severity

__all__ = ["explain", "suspicion_of"]

#: Causes under which nobody made a mistake.
_HARMLESS = frozenset({"vintage", "rounding"})
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
    findings = [_finding(suspicion, book, context) for suspicion in _suspicions(rest)]
    findings += [_shift_finding(column, results, context) for column in columns]
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.severity], -len(f.edits), f.indicator, f.id)))


def suspicion_of(finding: Finding, results: Sequence[Checked]) -> Suspicion | None:
    """The cluster behind a finding, localised again; None where its edits hold by now."""
    wanted = set(finding.suspects)
    for suspicion in _suspicions(results):
        ordered = sorted(suspicion.solutions, key=lambda solution: set(_facts(solution)) != wanted)
        if ordered and set(_facts(ordered[0])) == wanted:
            places = [suspicion.solutions.index(solution) for solution in ordered]
            return replace(
                suspicion, solutions=tuple(ordered), allowed=tuple(suspicion.allowed[i] for i in places)
            )
    return None


def _suspicions(results: Sequence[Checked]) -> Iterator[Suspicion]:
    """Every cluster of failed instances, localised together with what holds around it."""
    failed = [item for item in results if item.result == Result.FAIL]
    touching = _touching(results, failed)
    for cluster in clusters(failed):
        held = {id(r): None for item in cluster for r in item.instance.readings}
        around = {id(item): item for r in held for item in touching.get(r, ())}
        yield suspect(cluster, around.values())


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


def _finding(suspicion: Suspicion, book: Book, context: Context) -> Finding:
    """One cluster explained; among tied solutions the one whose causes are the likeliest comes first."""
    explained = sorted(
        (
            [
                (
                    reading,
                    hypotheses(
                        reading, allowed, book=book, context=context, days=_days(reading, suspicion.failed)
                    ),
                )
                for reading, allowed in zip(solution, intervals, strict=True)
            ]
            for solution, intervals in zip(suspicion.solutions, suspicion.allowed, strict=True)
        ),
        key=lambda found: -sum(tried[0].score for _, tried in found) / max(1, len(found)),
    )
    best = explained[0]
    causes = tuple(_causes(explained, suspicion, context))
    main = best[0][0]
    edits = tuple(dict.fromkeys(item.instance.edit.name for item in suspicion.failed))
    facts = _facts(r for item in suspicion.failed for r in item.instance.readings if r is not None)
    return Finding(
        edits=edits,
        severity=_severity(suspicion, causes),
        indicator=main.group[0],
        area=main.slot[0],
        period=main.slot[1],
        suspects=_facts(reading for reading, _ in best),
        solutions=tuple(_facts(reading for reading, _ in found) for found in explained),
        facts=facts,
        causes=causes,
        title=title(main, context),
        says=causes[0].says,
        docs=tuple(sorted({r.observation.doc for reading, _ in best for r in (reading,)})),
        proven=suspicion.proven,
    )


def _facts(readings: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.fact for reading in readings for w in reading.witnesses))


def _severity(suspicion: Suspicion, causes: Sequence[Cause]) -> Severity:
    worst = min((item.instance.edit.severity for item in suspicion.failed), key=_ORDER.__getitem__)
    return Severity.NOTE if causes[0].code in _HARMLESS else worst


def _causes(
    explained: Sequence[Sequence[tuple[Reading, tuple[Hypothesis, ...]]]],
    suspicion: Suspicion,
    context: Context,
) -> Iterator[Cause]:
    """The causes over all solutions, their plausibilities adding up to one."""
    tried = [(reading, item) for found in explained for reading, items in found for item in items]
    first = explained[0][0]
    weights: dict[str, float] = {}
    kept: dict[str, tuple[Reading, Hypothesis]] = {}
    # among equal scores the suspect that the finding names leads
    for reading, item in sorted(tried, key=lambda pair: (-pair[1].score, pair[0] is not first[0])):
        if item.code != "unexplained" or reading is first[0]:
            kept.setdefault(item.code, (reading, item))
            weights[item.code] = max(weights.get(item.code, 0.0), math.exp(item.score))
    total = sum(weights.values())
    for code, (reading, item) in kept.items():
        yield Cause(
            code=code,
            facts=_facts([reading]),
            plausibility=weights[code] / total,
            residual=item.residual,
            corrected=None if item.corrected is None else _rounded(item.corrected),
            says=cause_sentence(reading, item, suspicion.failed, context),
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
