"""Join the steps: check, group what fails, localise, explain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from bashu.audit.book import Book, Reading
from bashu.audit.causes import Hypothesis, hypotheses
from bashu.audit.check import Checked, clusters
from bashu.audit.context import Context
from bashu.audit.sentences import cause_sentence, title
from bashu.audit.suspect import Suspicion, suspect
from bashu.model import Cause, Finding, Result, Severity

__all__ = ["explain"]

#: Causes under which nobody made a mistake.
_HARMLESS = frozenset({"vintage", "rounding"})
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def explain(results: Sequence[Checked], *, book: Book, context: Context) -> tuple[Finding, ...]:
    """The findings of an audit, the gravest first.

    ``results`` are all instances evaluated, passes included: edits that hold around a failure narrow down
    which figure is wrong.
    """
    failed = [item for item in results if item.result == Result.FAIL]
    touching = _touching(results, failed)
    findings = []
    for cluster in clusters(failed):
        held = {id(r) for item in cluster for r in item.instance.readings}
        around = {id(item): item for r in held for item in touching.get(r, ())}
        suspicion = suspect(cluster, around.values())
        findings.append(_finding(suspicion, book, context))
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.severity], -len(f.edits), f.indicator, f.id)))


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
                (reading, hypotheses(reading, allowed, book=book, context=context))
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
    # causes of the first suspect lead, since it is the one that the finding names
    tried.sort(key=lambda pair: (-pair[1].score, pair[0] is not first[0]))
    seen: dict[tuple[str, int], tuple[Reading, Hypothesis]] = {}
    for reading, item in tried:
        seen.setdefault((item.code, id(reading)), (reading, item))
    kept = [pair for pair in seen.values() if pair[1].code != "unexplained" or pair[0] is first[0]][:8]
    total = sum(math.exp(item.score) for _, item in kept)
    for reading, item in kept:
        yield Cause(
            code=item.code,
            facts=_facts([reading]),
            plausibility=math.exp(item.score) / total,
            residual=item.residual,
            corrected=None if item.corrected is None else _rounded(item.corrected),
            says=cause_sentence(reading, item, suspicion.failed, context),
        )


def _rounded(value: float) -> Decimal:
    """Six significant digits: a proposal of a cause is no more precise than that."""
    return Decimal(f"{value:.6g}")
