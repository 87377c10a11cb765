"""Compute an index: carry out a framework's steps on a panel, keeping every stage."""

from __future__ import annotations

import numpy as np

from bashu.index.arrays import Array
from bashu.index.carry_out import Table, carry_out
from bashu.index.panel import Panel
from bashu.index.result import IndexResult, Stage
from bashu.index.status import Finding, State
from bashu.index.tree import Climb, Tree
from bashu.model.framework import Framework

__all__ = ["build", "prepare", "start"]


def build(panel: Panel, framework: Framework) -> IndexResult:
    """The index of every unit and period.

    Raises Invalid where the panel lacks an indicator, a denominator, a group, a base period or a reference
    unit that the framework names. What the data do not allow is a state of the value and a finding: nothing
    that leaves the result is NaN.
    """
    tree = Tree(framework)
    table, stages = prepare(panel, framework)
    climb = tree.climb(table.values)
    scores = _scores(tree, table, climb)
    last = Stage("aggregate", str(tree.step), panel.periods, panel.units, tree.codes, *scores)
    shape = (len(panel.periods), len(panel.units))
    weights = {
        code: np.broadcast_to(used[0], (*shape, used.shape[-1])) for code, used in climb.weights.items()
    }
    findings = table.findings + _undefined(tree, panel, climb)
    return IndexResult(framework, panel.units, panel.periods, (*stages, last), weights, findings)


def start(panel: Panel, framework: Framework) -> Table:
    """The table before the first step: the panel's figures in the framework's order."""
    values = panel.columns([item.code for item in framework.indicators])
    states = np.where(np.isnan(values), State.MISSING, State.OBSERVED).astype(np.int8)
    return Table(values, states, np.ones(values.shape[:2], bool))


def prepare(panel: Panel, framework: Framework) -> tuple[Table, tuple[Stage, ...]]:
    """Everything before aggregation: the normalised table, and the stages from the figures on."""
    table = start(panel, framework)
    codes = tuple(item.code for item in framework.indicators)
    stages = [Stage("figures", "as published", panel.periods, panel.units, codes, table.values, table.states)]
    for step in framework.steps:
        if step.name not in ("aggregate", "weigh"):
            table = carry_out(table, step, panel, framework)
            stages.append(
                Stage(step.name, str(step), panel.periods, panel.units, codes, table.values, table.states)
            )
    return table, tuple(stages)


def _scores(tree: Tree, table: Table, climb: Climb) -> tuple[Array, np.ndarray]:
    """Scores and states of all codes, ``(periods, units, codes)``."""
    values = np.stack([climb.scores[code][0] for code in tree.codes], axis=-1)
    states = np.full(values.shape, State.COMPUTED, dtype=np.int8)
    states[..., : len(tree.indicators)] = table.states
    for code in climb.few:
        at = tree.position[code]
        states[..., at] = np.where(climb.few[code][0], State.TOO_FEW, states[..., at])
        states[..., at] = np.where(climb.undefined[code][0], State.UNDEFINED, states[..., at])
        states[..., at] = np.where(~table.included, State.SCREENED, states[..., at])
    return values, states


def _undefined(tree: Tree, panel: Panel, climb: Climb) -> tuple[Finding, ...]:
    """A finding for each score that its own method cannot give (not those that inherit it)."""
    notes = []
    for code, children in tree.children.items():
        inherited = np.logical_or.reduce([climb.undefined[child][0] for child in children])
        for t, u in np.argwhere(climb.undefined[code][0] & ~inherited):
            what = f"{tree.method(code).text('method', 'arithmetic')} has no value for what its parts are"
            notes.append(
                Finding(
                    "aggregate", code, what, "the score is not computed", panel.units[u], panel.periods[t]
                )
            )
    return tuple(notes)
