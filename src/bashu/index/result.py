"""The computed index with every stage on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from bashu.errors import NotFound
from bashu.index.arrays import Array
from bashu.index.decompose import SMOOTH, secant_slopes, slopes
from bashu.index.rank import standing
from bashu.index.status import Cell, Codes, Finding, State
from bashu.index.tree import Tree
from bashu.model.framework import Framework

__all__ = ["Coverage", "IndexResult", "Part", "Row", "Stage"]


#: How far parts may miss the change they sum to, relative to the scores.
_EXACT = 1e-9
#: Positions of a period and a unit.
_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a stage as a table shows it; ``value`` is None where there is none."""

    stage: str
    period: str
    unit: str
    code: str
    value: float | None
    state: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The table after one step: ``values`` and ``states`` are ``(periods, units, codes)``.

    A value of NaN inside the array has a state from MISSING on; :meth:`rows` gives None in its place.
    """

    name: str
    method: str
    periods: tuple[str, ...]
    units: tuple[str, ...]
    codes: tuple[str, ...]
    values: Array
    states: Codes

    def rows(self) -> Iterator[Row]:
        """Every value, period by period, unit by unit."""
        for t, period in enumerate(self.periods):
            for u, unit in enumerate(self.units):
                for k, code in enumerate(self.codes):
                    cell = self._at(t, u, k)
                    yield Row(self.name, period, unit, code, cell.value, cell.state.label)

    def cell(self, code: str, unit: str, period: str = "") -> Cell:
        """One value; NotFound where the stage does not have the code, unit or period."""
        return self._at(
            _position(self.periods, period, "period"), _position(self.units, unit, "unit"),
            _position(self.codes, code, "code"),
        )  # fmt: skip

    def _at(self, t: int, u: int, k: int) -> Cell:
        value = float(self.values[t, u, k])
        return Cell(None if np.isnan(value) else value, State(int(self.states[t, u, k])))


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a decomposition; ``code`` is an indicator, or a node that cannot be taken apart further."""

    code: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a node's indicators, for one unit and period, have a value, and how many were observed."""

    code: str
    with_value: int
    observed: int
    in_framework: int
    empty: bool = False


@dataclass(frozen=True, slots=True)
class IndexResult:
    """A composite index. ``stages`` are in order, the last ("aggregate") holds indicators, nodes and index.

    ``weights`` are what the children of each node weighed, ``(periods, units, children)``, before those of
    missing children were shared out.
    """

    framework: Framework
    units: tuple[str, ...]
    periods: tuple[str, ...]
    stages: tuple[Stage, ...]
    weights: Mapping[str, Array]
    findings: tuple[Finding, ...]

    @property
    def scores(self) -> Stage:
        """The last stage."""
        return self.stages[-1]

    def stage(self, name: str) -> Stage:
        """The stage after the step of that name (the last of them); NotFound where there is none."""
        for stage in reversed(self.stages):
            if stage.name == name:
                return stage
        raise NotFound("no such stage", where=name, next_step=f"use {', '.join(s.name for s in self.stages)}")

    def score(self, unit: str, period: str = "", *, code: str = "") -> Cell:
        """The score of a unit: of the index, or of the node or indicator ``code``."""
        return self.scores.cell(code or self.framework.root.code, unit, period)

    def ranks(self, period: str = "", *, code: str = "") -> dict[str, int]:
        """Units with their rank, 1 for the best, best first; units without a score are not in it."""
        at = _position(self.periods, period, "period")
        column = _position(self.scores.codes, code or self.framework.root.code, "code")
        ranks = standing(self.scores.values[at, :, column])
        order = sorted(
            (float(rank), unit) for rank, unit in zip(ranks, self.units, strict=True) if rank == rank
        )
        return {unit: int(rank) for rank, unit in order}

    def contributions(
        self, unit: str, period: str = "", *, code: str = "", deep: bool = True
    ) -> tuple[Part, ...]:
        """What each indicator (or with ``deep`` False each child) adds to a score; the parts sum to it.

        Empty where there is no score.
        """
        t, u = _position(self.periods, period, "period"), _position(self.units, unit, "unit")
        node = code or self.framework.root.code
        value = self.score(unit, period, code=node).value
        if value is None:
            return ()
        if node not in self.weights:
            return (Part(node, value),)
        return tuple(self._parts(node, t, u, 1.0, deep))

    def _parts(self, node: str, t: int, u: int, factor: float, deep: bool) -> Iterator[Part]:
        tree = Tree(self.framework)
        method = tree.method(node)
        if method.text("method", "arithmetic") not in SMOOTH:
            own = float(self._values(t, u, (node,))[0])
            yield Part(node, factor * own, "compares units: cannot be taken apart")
            return
        children = tree.children[node]
        x = self._values(t, u, children)
        for child, value, slope in zip(children, x, slopes(x, self.weights[node][t, u], method), strict=True):
            if np.isnan(value):
                continue
            if deep and child in tree.children:
                yield from self._parts(child, t, u, factor * float(slope), deep)
            else:
                yield Part(child, factor * float(slope * value))

    def changes(
        self, unit: str, before: str, after: str, *, code: str = "", deep: bool = True
    ) -> tuple[Part, ...]:
        """What each indicator (or child) adds to the change of a score between two periods.

        The parts sum to the change. Where a child has a value in one of the two periods only, what its coming
        or going does is a part of the node, with a note. Empty where either score is missing.
        """
        row = _position(self.units, unit, "unit")
        t0, t1 = (_position(self.periods, period, "period") for period in (before, after))
        return self._between((t0, row), (t1, row), code, deep)

    def differences(
        self, unit: str, other: str, period: str = "", *, code: str = "", deep: bool = True
    ) -> tuple[Part, ...]:
        """What each indicator (or child) adds to the lead of ``unit`` over ``other``; the parts sum to it."""
        t = _position(self.periods, period, "period")
        u0, u1 = (_position(self.units, name, "unit") for name in (other, unit))
        return self._between((t, u0), (t, u1), code, deep)

    def _between(self, start: _At, end: _At, code: str, deep: bool) -> tuple[Part, ...]:
        node = code or self.framework.root.code
        _position(self.scores.codes, node, "code")
        one, two = (float(self._values(*at, (node,))[0]) for at in (start, end))
        if np.isnan(one) or np.isnan(two):
            return ()
        if node not in self.weights:
            return (Part(node, two - one),)
        return tuple(self._moves(node, start, end, 1.0, deep))

    def _moves(self, node: str, at0: _At, at1: _At, factor: float, deep: bool) -> Iterator[Part]:
        tree = Tree(self.framework)
        method, children = tree.method(node), tree.children[node]
        start, end = (float(self._values(*at, (node,))[0]) for at in (at0, at1))
        x0, x1 = self._values(*at0, children), self._values(*at1, children)
        both = ~(np.isnan(x0) | np.isnan(x1))
        own = self.weights[node][at1]
        steady = np.allclose(own, self.weights[node][at0], equal_nan=True)
        if method.text("method", "arithmetic") not in SMOOTH or not steady or not own[both].sum() > 0:
            why = "weights differ" if not steady else "has no parts that can be compared"
            yield Part(node, factor * (end - start), why)
            return
        steep = secant_slopes(x0[both], x1[both], own[both], method)
        rest = end - start - float(steep @ (x1 - x0)[both])
        if np.isnan(rest) or (both.all() and abs(rest) > _EXACT * max(abs(start), abs(end))):
            yield Part(
                node, factor * (end - start), "cannot be shared out: its mean comes close to zero on the way"
            )
            return
        if not both.all() and (~(np.isnan(x0) & np.isnan(x1)) & ~both).any():
            yield Part(node, factor * rest, "parts came or went")
        kept = [child for child, there in zip(children, both, strict=True) if there]
        for child, slope, move in zip(kept, steep, (x1 - x0)[both], strict=True):
            if deep and child in tree.children:
                yield from self._moves(child, at0, at1, factor * float(slope), deep)
            else:
                yield Part(child, factor * float(slope * move))

    def _values(self, t: int, u: int, codes: tuple[str, ...]) -> Array:
        return self.scores.values[t, u, [self.scores.codes.index(code) for code in codes]]

    def coverage(self, unit: str, period: str = "") -> tuple[Coverage, ...]:
        """For every node, how many of its indicators have a figure (observed or imputed)."""
        t, u = _position(self.periods, period, "period"), _position(self.units, unit, "unit")
        figures, found = self.stages[0], []
        for node in self.framework.nodes:
            leaves = () if node.empty else self.framework.leaves(node.code)
            there = int((~np.isnan(self._values(t, u, leaves))).sum()) if leaves else 0
            seen = sum(figures.cell(code, unit, period).value is not None for code in leaves)
            found.append(Coverage(node.code, there, seen, len(leaves), node.empty))
        return tuple(found)


def _position(names: tuple[str, ...], name: str, what: str) -> int:
    if name not in names:
        shown = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
        raise NotFound(f"no such {what}", where=name or "(none)", next_step=f"use {shown}")
    return names.index(name)
