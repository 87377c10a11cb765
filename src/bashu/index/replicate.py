"""Compute an index again under other choices: one replication a row of a design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.build import start
from bashu.index.carry_out import Table, carry_out
from bashu.index.panel import Panel
from bashu.index.rank import standing
from bashu.index.tree import Tree
from bashu.index.weigh import noisy
from bashu.model.framework import Framework, Method

__all__ = [
    "Alternatives", "Input", "OptionRange", "Replications", "WeightNoise", "WeightSets", "dimensions",
    "levels", "replicate",
]  # fmt: skip

#: Numbers (replications x units x units, for outranking) that one aggregation may hold at a time.
_MEMORY = 2**22


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A step done in one of several ways, equally likely."""

    name: str
    step: str
    choices: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class WeightSets:
    """Weights taken from one of several sets, equally likely; codes not named keep their weight."""

    name: str
    sets: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class WeightNoise:
    """Each weight moved on its own by up to ``factor`` of itself, evenly."""

    name: str
    factor: float
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionRange:
    """An option of a step anywhere between ``low`` and ``high``, evenly."""

    name: str
    step: str
    option: str
    low: float
    high: float


Input = Alternatives | WeightSets | WeightNoise | OptionRange


def dimensions(item: Input) -> int:
    """How many columns of a design the input takes."""
    return len(item.codes) if isinstance(item, WeightNoise) else 1


def levels(item: Input) -> int | None:
    """How many values the input can take; None where there is no end of them."""
    if isinstance(item, Alternatives):
        return len(item.choices)
    return len(item.sets) if isinstance(item, WeightSets) else None


@dataclass(frozen=True, slots=True)
class Replications:
    """Index scores and ranks ``(replications, units)`` of one period; a unit without a score is NaN."""

    units: tuple[str, ...]
    scores: Array
    ranks: Array
    nominal: Array
    nominal_ranks: Array


def replicate(
    panel: Panel, framework: Framework, inputs: Sequence[Input], design: Array, *, period: str = ""
) -> Replications:
    """Scores for each row of ``design`` ``(replications, dimensions)``, numbers within 0..1.

    An input with n levels takes the k-th for numbers in [k/n, (k+1)/n). Steps that are the same in several
    replications are carried out once; aggregation runs over replications as an array.
    """
    work = _Work(panel, framework, period)
    settings = [work.setting(inputs, row) for row in design]
    scores = np.empty((len(design), len(panel.units)))
    together: dict[tuple[Method, ...], list[int]] = {}
    for at, (steps, _) in enumerate(settings):
        together.setdefault(steps, []).append(at)
    chunk = max(8, min(512, _MEMORY // len(panel.units) ** 2))
    for steps, members in together.items():
        for first in range(0, len(members), chunk):
            part = members[first : first + chunk]
            scores[part] = work.scores(steps, np.stack([settings[at][1] for at in part]))
    nominal = work.scores(framework.steps, work.tree.given[None, :])[0]
    return Replications(panel.units, scores, standing(scores), nominal, standing(nominal))


class _Work:
    """Remembers tables by the steps behind them."""

    def __init__(self, panel: Panel, framework: Framework, period: str) -> None:
        self.panel, self.framework, self.at = panel, framework, panel.at(period)
        self.tree = Tree(framework)
        self.names = [step.name for step in framework.steps]
        self.tables: dict[tuple[Method, ...], Table] = {(): start(panel, framework)}

    def setting(self, inputs: Sequence[Input], row: Array) -> tuple[tuple[Method, ...], Array]:
        """The steps and weights that a row of the design stands for."""
        steps, weights = list(self.framework.steps), self.tree.given.copy()
        column = 0
        for item in inputs:
            numbers = row[column : column + dimensions(item)]
            column += dimensions(item)
            if isinstance(item, Alternatives):
                steps[self._step(item.step, item.name)] = item.choices[_level(numbers[0], len(item.choices))]
            elif isinstance(item, OptionRange):
                at = self._step(item.step, item.name)
                steps[at] = _with(
                    steps[at], item.option, item.low + (item.high - item.low) * float(numbers[0])
                )
            elif isinstance(item, WeightSets):
                for code, weight in item.sets[_level(numbers[0], len(item.sets))].items():
                    weights[self.tree.position[code]] = weight
            else:
                at_codes = [self.tree.position[code] for code in item.codes]
                weights[at_codes] = noisy(weights[at_codes], factor=item.factor, uniform=numbers)
        return tuple(steps), weights

    def _step(self, name: str, whose: str) -> int:
        if name not in self.names:
            raise Invalid(
                "an uncertain input changes a step that the framework does not take",
                where=f"{whose}: {name}", why=f"its steps are {', '.join(self.names)}",
                next_step=f"write '{name}: none' into the framework, or drop the input",
            )  # fmt: skip
        return self.names.index(name)

    def table(self, steps: tuple[Method, ...]) -> Table:
        """The table after these steps."""
        if steps not in self.tables:
            before = self.table(steps[:-1])
            self.tables[steps] = carry_out(before, steps[-1], self.panel, self.framework)
        return self.tables[steps]

    def scores(self, steps: tuple[Method, ...], weights: Array) -> Array:
        """Index scores ``(replications, units)`` under these steps, for ``(replications, codes)`` weights."""
        table = self.table(tuple(step for step in steps if step.name not in ("aggregate", "weigh")))
        weigh = next((step for step in steps if step.name == "weigh"), None)
        tree = self.tree
        if weigh is not None and weigh != tree.weigh:
            tree = Tree(replace(self.framework, steps=steps))
        climb = tree.climb(table.values[self.at : self.at + 1], weights=weights, aggregate=steps[-1])
        found = climb.scores[self.framework.root.code][:, 0]
        return np.broadcast_to(found, (len(weights), found.shape[-1]))


def _level(number: float, count: int) -> int:
    return min(int(number * count), count - 1)


def _with(step: Method, option: str, value: float) -> Method:
    kept = tuple((key, old) for key, old in step.options if key != option)
    return Method(step.name, (*kept, (option, value)))
