"""Bind edits to figures: an instance is one edit for one area and period over particular readings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bashu.audit.book import Book, Group, Reading, Slot, earlier
from bashu.model import Edit, EditForm, EditTerm, Observation, TermPart, is_outturn

__all__ = ["Instance", "bind", "bind_slots"]

#: Of a slot that documents state in many ways, so many readings are tried as the focus of an instance.
_FOCUSED = 12


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One edit over readings, one a term (None: missing); ``ages`` are the years a figure was carried.

    ``lower`` and ``upper`` are the sides for this instance, in logarithms for products.
    """

    edit: Edit
    terms: tuple[EditTerm, ...]
    area: str
    period: str
    readings: tuple[Reading | None, ...]
    ages: tuple[int, ...]
    lower: float
    upper: float

    @property
    def in_logs(self) -> bool:
        """Whether the instance is a product, evaluated in logarithms."""
        return self.edit.form in (EditForm.PRODUCT, EditForm.CHANGE, EditForm.SAME)


def bind(edits: Sequence[Edit], book: Book) -> Iterator[Instance]:
    """Every instance of the edits over the book."""
    for edit in edits:
        if edit.form == EditForm.SAME:
            for group in book.groups():
                for slot in book.slots(group):
                    yield from _same(edit, book, group, slot)
        elif edit.terms:
            for slot in _own_slots(edit, book):
                yield from _at(edit, book, slot)


def bind_slots(
    edits: Sequence[Edit], book: Book, changed: Iterable[tuple[Group, Slot]]
) -> Iterator[Instance]:
    """The instances that a changed slot takes part in; what no new figure touches is left alone."""
    by_group: dict[Group, list[tuple[Edit, EditTerm]]] = {}
    same = [edit for edit in edits if edit.form == EditForm.SAME]
    for edit in edits:
        for term in edit.terms:
            by_group.setdefault(_group(term), []).append((edit, term))
    done: set[tuple[str, Slot]] = set()
    for group, slot in changed:
        for edit in same:
            yield from _same(edit, book, group, slot)
        for edit, term in by_group.get(group, ()):
            for anchor in _anchors(edit, term, book, slot):
                if (edit.name, anchor) not in done:
                    done.add((edit.name, anchor))
                    yield from _at(edit, book, anchor)


def _own_slots(edit: Edit, book: Book) -> list[Slot]:
    """The slots of the edit's first term: those of the areas it names, else all."""
    first = edit.terms[0]
    group = _group(first)
    areas = (first.area,) if first.area else edit.areas
    if not areas:
        return list(book.slots(group))
    return [(area, period) for area in areas for period in book.periods(group, area)]


def _group(term: EditTerm) -> Group:
    return term.indicator, term.kind, term.unit


def _anchors(edit: Edit, term: EditTerm, book: Book, slot: Slot) -> Iterator[Slot]:
    """The slots of the edit's first term whose instances the changed slot belongs to."""
    first, (area, period) = edit.terms[0], slot
    if term.area is not None and term.area != area:
        return
    group = _group(first)
    if edit.form == EditForm.CHANGE:
        yield from ((area, name) for name in book.periods(group, area))
        return
    places = [first.area or area] if term.area is None or first.area else [p for p, _ in book.slots(group)]
    for place in dict.fromkeys(places):
        if term.carry:
            yield from ((place, name) for name in book.periods(group, place))
        else:
            for name in (period, period[:4]) if period.endswith("-12") else (period, f"{period}-12"):
                anchor = (place, earlier(name, term.shift - first.shift))
                if anchor in book.slots(group):
                    yield anchor


def _at(edit: Edit, book: Book, slot: Slot) -> Iterator[Instance]:
    """The instances of one edit whose first term is this slot."""
    area, period = slot
    first = edit.terms[0]
    if (first.area is not None and first.area != area) or (edit.areas and area not in edit.areas):
        return
    if edit.form == EditForm.CHANGE:
        yield from _change(edit, book, area, period)
        return
    base = earlier(period, first.shift)
    found = [book.find(term, area, base) for term in edit.terms]
    lower, upper = _sides(edit)
    ages = tuple(age for _, age in found)
    if not all(readings for readings, _ in found):
        held = tuple(readings[0] if readings else None for readings, _ in found)
        yield Instance(edit, edit.terms, area, base, held, ages, lower, upper)
        return
    for chosen in _combinations([readings for readings, _ in found]):
        yield Instance(edit, edit.terms, area, base, chosen, ages, lower, upper)


def _combinations(slots: Sequence[tuple[Reading, ...]]) -> Iterator[tuple[Reading, ...]]:
    """Every figure with its contemporaries, where they are each other's.

    A figure is held against what its own document says, else against the vintage nearest to its own: a
    first release must agree with first releases, not with what a census made of them years later.
    """
    seen = set()
    for position, readings in enumerate(slots):
        for focus in readings[:_FOCUSED]:
            chosen = tuple(_contemporary(others, focus) for others in slots)
            key = tuple(id(reading) for reading in chosen)
            mutual = position == 0 or all(_contemporary(readings, other) is focus for other in chosen)
            if key not in seen and mutual:
                seen.add(key)
                yield chosen


def _contemporary(readings: tuple[Reading, ...], focus: Reading) -> Reading:
    if len(readings) == 1:
        return readings[0]
    if focus in readings:
        return focus
    documents = {item.doc for item in focus.witnesses}
    day = focus.observation.vintage
    return min(readings, key=lambda r: (documents.isdisjoint(w.doc for w in r.witnesses), _apart(r, day)))


def _apart(reading: Reading, day: date) -> int:
    return min(abs((item.vintage - day).days) for item in reading.witnesses)


def _sides(edit: Edit) -> tuple[float, float]:
    lower = -math.inf if edit.lower is None else float(edit.lower)
    upper = math.inf if edit.upper is None else float(edit.upper)
    if edit.form != EditForm.PRODUCT:
        return lower, upper
    slack = math.log1p(float(edit.tolerance))
    return (math.log(lower) - slack if lower > 0 else -math.inf), math.log(upper) + slack


def _same(edit: Edit, book: Book, group: Group, slot: Slot) -> Iterator[Instance]:
    """The current figure of a slot against every other one."""
    readings = book.readings(group, slot)
    if len(readings) < 2 or (edit.areas and slot[0] not in edit.areas):
        return
    terms = _pair(group)
    slack = math.log1p(float(edit.tolerance))
    for other in readings[1:]:
        if not _comparable(other.observation, readings[0].observation):
            continue
        yield Instance(edit, terms, *slot, (other, readings[0]), (0, 0), -slack, slack)


def _comparable(one: Observation, other: Observation) -> bool:
    """An outturn does not contradict what was expected of it, nor a real change a nominal one."""
    return is_outturn(one) == is_outturn(other) and one.key.price_basis == other.key.price_basis


def _pair(group: Group) -> tuple[EditTerm, ...]:
    """Two statements of one figure: their ratio; for rates and changes, which may be 0 or negative, 1 + v/100."""
    part = TermPart.GROWTH if group[2] in ("percent", "pp") else TermPart.VALUE
    return tuple(EditTerm(*group, coefficient=Decimal(c), part=part) for c in (1, -1))


def _change(edit: Edit, book: Book, area: str, period: str) -> Iterator[Instance]:
    """A change against the series' own usual changes: median and median absolute deviation of the others."""
    first = edit.terms[0]
    group = _group(first)
    before = earlier(period, 1)
    now, then = book.readings(group, (area, period)), book.readings(group, (area, before))
    terms = (first, EditTerm(*group, coefficient=Decimal(-1), shift=-1, part=first.part))
    if not now or not then:
        return
    usual = []
    for name in book.periods(group, area):
        a, b = book.readings(group, (area, name)), book.readings(group, (area, earlier(name, 1)))
        if name != period and len(name) == len(period) and a and b and a[0].value > 0 and b[0].value > 0:
            usual.append(math.log(a[0].value / b[0].value))
    if len(usual) < 6:
        yield Instance(edit, terms, area, period, (now[0], None), (0, 0), 0.0, 0.0)
        return
    middle = _median(usual)
    spread = max(1.4826 * _median([abs(x - middle) for x in usual]), 0.01)
    reach = float(edit.limit) * spread
    yield Instance(edit, terms, area, period, (now[0], then[0]), (0, 0), middle - reach, middle + reach)


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
