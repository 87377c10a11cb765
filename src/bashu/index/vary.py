"""What happens to the ranks when a part is taken out, and how two variants of an index differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bashu.errors import Invalid
from bashu.index.arrays import Array
from bashu.index.build import prepare
from bashu.index.correlate import correlations
from bashu.index.panel import Panel
from bashu.index.rank import standing
from bashu.index.result import IndexResult
from bashu.index.sensitivity import rank_shift
from bashu.index.tree import Tree
from bashu.model.framework import Framework

__all__ = ["Comparison", "Removal", "compare", "remove_each"]


@dataclass(frozen=True, slots=True)
class Removal:
    """The index without each of ``codes``: scores ``(1 + codes, units)`` with the whole index first.

    ``mean_shift`` is the mean over units of how many places they move, one a code; None where no unit has a
    score without it. A unit without a score is NaN in the arrays.
    """

    codes: tuple[str, ...]
    units: tuple[str, ...]
    scores: Array
    ranks: Array
    mean_shift: tuple[float | None, ...]


def remove_each(panel: Panel, framework: Framework, codes: Sequence[str], *, period: str = "") -> Removal:
    """The index with the weight of each code in turn set to zero."""
    tree = Tree(framework)
    unknown = [code for code in codes if code not in tree.position]
    if unknown:
        raise Invalid(
            "cannot take out a part", where=", ".join(unknown), why="the framework does not have it",
            next_step="name indicators or nodes of the framework",
        )  # fmt: skip
    table, _ = prepare(panel, framework)
    sets = np.tile(tree.given, (len(codes) + 1, 1))
    for at, code in enumerate(codes):
        sets[at + 1, tree.position[code]] = 0.0
    values = table.values[[panel.at(period)]]
    scores = tree.climb(values, weights=sets).scores[framework.root.code][:, 0]
    ranks = standing(scores)
    shifts = (float(value) for value in rank_shift(ranks[1:], ranks[0]))
    mean_shift = tuple(None if np.isnan(value) else value for value in shifts)
    return Removal(tuple(codes), panel.units, scores, ranks, mean_shift)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two variants over the units that both score: ranks, places gained in the second, rank correlation."""

    units: tuple[str, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]
    gained: tuple[int, ...]
    correlation: float | None


def compare(first: IndexResult, second: IndexResult, *, period: str = "", code: str = "") -> Comparison:
    """Ranks of two results side by side, best of the first one first; ``code`` compares a node instead."""
    a, b = first.ranks(period, code=code), second.ranks(period, code=code)
    units = tuple(unit for unit in a if unit in b)
    one, two = np.array([a[unit] for unit in units], float), np.array([b[unit] for unit in units], float)
    found = correlations(one[:, None], two[:, None], kind="spearman")[0, 0] if len(units) > 1 else np.nan
    return Comparison(
        units, tuple(a[unit] for unit in units), tuple(b[unit] for unit in units),
        tuple(a[unit] - b[unit] for unit in units), None if np.isnan(found) else float(found),
    )  # fmt: skip
