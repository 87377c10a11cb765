"""Refuse edits that contradict one another: a linear programme over their figures that has no solution.

Every figure of an edit (indicator, kind, unit, area, shift) is one unknown, once plainly for sums and once
as a logarithm for products. Edits for any area stand for each area that another edit names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from bashu.audit.assemble import ABSOLUTE, System, assemble
from bashu.audit.relax import Relaxation
from bashu.errors import Invalid
from bashu.model import Edit, EditForm, EditTerm

__all__ = ["refuse_contradictions"]

#: Rows as coefficients by unknown, with the sides and the edit they come from.
_Row = tuple[dict[tuple[object, ...], float], float, float, Edit]


def refuse_contradictions(edits: Sequence[Edit]) -> None:
    """Raise Invalid, with file and line, where no figures at all could fulfil the edits together."""
    _refuse_zero_divisors(edits)
    for form in (EditForm.SUM, EditForm.PRODUCT):
        rows = list(_rows([edit for edit in edits if edit.form == form]))
        if rows:
            _refuse(rows)


def _refuse_zero_divisors(edits: Sequence[Edit]) -> None:
    """A range that holds zero makes ratios of that figure undefined."""
    ranges = {}
    for edit in edits:
        if edit.form == EditForm.SUM and len(edit.terms) == 1:
            low = -math.inf if edit.lower is None else float(edit.lower)
            high = math.inf if edit.upper is None else float(edit.upper)
            ranges[_unknown(edit.terms[0], None)[:3]] = (edit, low, high)
    for edit in edits:
        for term in edit.terms if edit.form == EditForm.PRODUCT else ():
            held = ranges.get(_unknown(term, None)[:3])
            floor = -100.0 if term.part == "growth" else 0.0
            if held is None:
                continue
            by, low, high = held
            if (low < floor or (low == floor and not by.open_lower)) and floor <= high and low > -math.inf:
                raise Invalid(
                    "division by an interval that holds zero",
                    where=edit.where,
                    why=f"{term.indicator} may be {low:g} to {high:g} by {by.name} ({by.where})",
                    next_step="write above: instead of min:, or drop one of the two edits",
                )


def _unknown(term: EditTerm, area: str | None) -> tuple[object, ...]:
    return (term.indicator, term.kind, term.unit, term.area or area, term.shift, term.part)


def _rows(edits: Sequence[Edit]) -> Iterator[_Row]:
    named = {term.area for edit in edits for term in edit.terms if term.area}
    for edit in edits:
        everywhere = all(term.area for term in edit.terms)
        places: list[str | None] = [None] if everywhere else [None, *sorted(named | set(edit.areas))]
        for area in places:
            if edit.areas and area and area not in edit.areas:
                continue
            row: dict[tuple[object, ...], float] = {}
            for term in edit.terms:
                key = _unknown(term, area)
                row[key] = row.get(key, 0.0) + float(term.coefficient)
            yield row, *_sides(edit), edit


def _sides(edit: Edit) -> tuple[float, float]:
    low = -math.inf if edit.lower is None else float(edit.lower)
    high = math.inf if edit.upper is None else float(edit.upper)
    if edit.form == EditForm.PRODUCT:
        return (math.log(low) if low > 0 else -math.inf), math.log(high) if high < math.inf else high
    return low, high


def _refuse(rows: Sequence[_Row]) -> None:
    unknowns = {key: j for j, key in enumerate(sorted({k for row in rows for k in row[0]}, key=repr))}
    edits = [({unknowns[key]: c for key, c in row.items()}, low, high) for row, low, high, _ in rows]
    try:
        system = assemble(len(unknowns), edits, names=[edit.where for *_, edit in rows])
    except Invalid as error:
        raise Invalid(
            f"edits contradict each other ({_names(rows, error.where)})",
            where=error.where,
            why=error.why,
            next_step=error.next_step or "mend one of them",
        ) from None
    if not any(_stuck(system, component) for component in system.components):
        return
    culprits = _irreducible(rows, unknowns)
    last = max(culprits, key=lambda edit: edit.where)
    others = ", ".join(f"{edit.name} ({edit.where})" for edit in culprits if edit is not last)
    raise Invalid(
        f"the edit {last.name!r} contradicts others",
        where=last.where,
        why=f"no figures can fulfil it together with {others or 'itself'} (to within {ABSOLUTE:g})",
        next_step="mend one of them",
    )


def _names(rows: Sequence[_Row], where: str) -> str:
    return ", ".join(sorted({edit.name for *_, edit in rows if edit.where == where}))


def _irreducible(rows: Sequence[_Row], unknowns: dict[tuple[object, ...], int]) -> list[Edit]:
    """The edits left when every one that is not needed for the contradiction is dropped in turn."""
    kept = list(dict.fromkeys(edit for *_, edit in rows))
    for edit in list(kept):
        fewer = [row for row in rows if row[3] in kept and row[3] is not edit]
        if fewer and _infeasible(fewer, unknowns):
            kept.remove(edit)
    return kept


def _infeasible(rows: Sequence[_Row], unknowns: dict[tuple[object, ...], int]) -> bool:
    edits = [({unknowns[key]: c for key, c in row.items()}, low, high) for row, low, high, _ in rows]
    try:
        system = assemble(len(unknowns), edits)
    except Invalid:
        return True
    return any(_stuck(system, component) for component in system.components)


def _stuck(system: System, component: int) -> bool:
    """Whether the rows over one component have no solution; where 0 fulfils all of them, it is one."""
    columns = [j for j in range(system.n) if component >> j & 1]
    numbers = sorted({r for j in columns for r, _ in system.touching[j]})
    rows = [system.rows[r] for r in numbers]
    if all(row.lower <= 0 <= row.upper for row in rows):
        return False
    inf = [math.inf] * len(columns)
    return Relaxation(rows, columns, lower=[-x for x in inf], upper=inf).conflict(0) is not None
