"""Hitting sets over cuts, with an oracle that supplies the cuts as they are needed.

A cut is a bit mask of fields of which at least one is wrong. A set of fields that hits every cut known so
far is a candidate; the oracle either accepts it (changing these fields can fulfil all edits) or answers
with new cuts. The search deepens by weight, so the first weight at which a candidate is accepted is
proven minimal, and the whole level is searched, so every minimal solution is found; where a level holds
solutions of several weights, the lightest found so far bounds the rest
(Moreno-Centeno and Karp 2013 for the implicit hitting set; Korf 1985 for iterative deepening).

Fields that the open cuts do not tell apart are chosen as a class; a class is split only when a new cut or an
accepted candidate asks which of its fields is meant. In tables with long rows this is what keeps the tree small.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

__all__ = ["Budget", "minimal_hitting_sets"]

#: Weights closer than this are equal.
EPS = 1e-9

Oracle = Callable[[int], list[int]]


class Budget(Exception):
    """The node budget is used up; ``bound`` is the weight below which no solution exists."""

    def __init__(self, bound: float) -> None:
        self.bound = bound
        super().__init__(f"search budget used up at weight {bound:g}")


def minimal_hitting_sets(
    cuts: Sequence[int], oracle: Oracle, *, weights: Sequence[float], budget: int = 200_000
) -> tuple[float, list[int]]:
    """The least weight of an accepted hitting set and all accepted sets of that weight, as bit masks.

    ``weights`` are positive, one a field. Returns ``(inf, [])`` where a cut is empty: nothing helps.
    Raises Budget after ``budget`` nodes.

    >>> minimal_hitting_sets([0b011, 0b110], lambda chosen: [], weights=[1.0, 1.0, 1.0])
    (1.0, [2])
    """
    search = _Search(list(cuts), oracle, weights, budget)
    while search.bound < math.inf:
        search.next_bound = math.inf
        search.descend((), [], 0, 0, 0.0)
        if search.found:
            return search.bound, sorted(search.found)
        # unequal weights would otherwise mean a level for nearly every set
        search.bound = max(search.next_bound, search.bound + search.lightest(-1) / 2)
    return math.inf, []


class _Search:
    """One search: cuts learnt stay learnt over all levels."""

    def __init__(self, cuts: list[int], oracle: Oracle, weights: Sequence[float], budget: int) -> None:
        self.cuts: list[int] = []
        self.oracle, self.weights, self.budget = oracle, weights, budget
        self.bound, self.next_bound = 0.0, math.inf
        self.found: set[int] = set()
        by_weight: dict[float, int] = {}
        for j, w in enumerate(weights):
            by_weight[w] = by_weight.get(w, 0) | 1 << j
        self.by_weight = sorted(by_weight.items())
        self.learn(cuts)

    def learn(self, new: Sequence[int]) -> None:
        """Keep the new cuts that no known cut implies."""
        for cut in sorted(set(new), key=int.bit_count):
            if not any(old & cut == old for old in self.cuts):
                self.cuts.append(cut)

    def descend(
        self, chosen: tuple[int, ...], open_cuts: list[int], seen: int, excluded: int, weight: float
    ) -> None:
        """Search below a node.

        One field of every class in ``chosen`` is in, the fields of ``excluded`` are out. ``open_cuts`` are
        those of the first ``seen`` cuts that the classes do not hit, without excluded fields.
        """
        self.budget -= 1
        if self.budget < 0:
            raise Budget(self.bound)
        while True:
            while seen < len(self.cuts):
                cut = self.cuts[seen]
                if not any(k & cut == k for k in chosen):
                    for k in chosen:
                        if k & cut:
                            self.split(chosen, k, k & cut, open_cuts, seen, excluded, weight)
                            return
                    open_cuts = [*open_cuts, cut & ~excluded]
                seen += 1
            if open_cuts:
                break
            candidate = _representative(chosen)
            if not candidate and chosen:
                return
            new = self.oracle(candidate)
            if not new:
                self.accept(chosen, candidate, seen, excluded, weight)
                return
            before = len(self.cuts)
            self.learn(new)
            if len(self.cuts) == before:  # an oracle must answer with cuts that the candidate misses
                raise ValueError("cut already hit by the candidate")
        lower = weight + self.packing(open_cuts)
        if lower > self.bound + EPS:
            self.next_bound = min(self.next_bound, lower)
            return
        self.branch(chosen, open_cuts, seen, excluded, weight)

    def split(
        self,
        chosen: tuple[int, ...],
        k: int,
        part: int,
        open_cuts: list[int],
        seen: int,
        excluded: int,
        weight: float,
    ) -> None:
        """The field meant by class ``k`` is either in ``part`` or in the rest of the class."""
        others = list(chosen)
        others.remove(k)
        for half in (part, k & ~part):
            self.descend((*others, half), open_cuts, seen, excluded, weight)

    def accept(
        self, chosen: tuple[int, ...], candidate: int, seen: int, excluded: int, weight: float
    ) -> None:
        """The candidate suffices; the other members of its classes are still to be tried."""
        for k in chosen:
            if k & (k - 1):
                self.split(chosen, k, k & candidate & -(k & candidate), [], seen, excluded, weight)
                return
        if weight < self.bound - EPS:
            self.found.clear()
            self.bound = weight
        self.found.add(candidate)

    def branch(
        self, chosen: tuple[int, ...], open_cuts: list[int], seen: int, excluded: int, weight: float
    ) -> None:
        """One child a class of fields of one cut; later children do without the earlier classes."""
        classes = self.classes(min(open_cuts, key=int.bit_count), open_cuts)
        for _, k, cost in classes:
            heavier = weight + cost
            if heavier > self.bound + EPS:
                self.next_bound = min(self.next_bound, heavier)
            else:
                still_open = [cut & ~excluded for cut in open_cuts if k & cut != k]
                self.descend((*chosen, k), still_open, seen, excluded, heavier)
            excluded |= k

    def classes(self, cut: int, open_cuts: list[int]) -> list[tuple[int, int, float]]:
        """The fields of a cut grouped by weight and by the open cuts they hit: (-hits, class, weight)."""
        groups = []
        for w, members in self.by_weight:
            parts = [(0, cut & members)] if cut & members else []
            for other in open_cuts:
                refined = []
                for hits, k in parts:
                    inside, outside = k & other, k & ~other
                    if inside:
                        refined.append((hits - 1, inside))
                    if outside:
                        refined.append((hits, outside))
                parts = refined
            groups += [(hits, k, w) for hits, k in parts]
        return sorted(groups)

    def packing(self, cuts: list[int]) -> float:
        """A lower bound: cuts without a common field each cost their lightest field.

        Packed twice, the shortest cuts first and the longest first: in a table the failing rows and the
        failing columns are two packings, and either can be the larger one.
        """
        if len(cuts) == 1:
            return self.lightest(cuts[0])
        ordered = sorted(cuts, key=int.bit_count)
        if not ordered[0]:
            return math.inf
        return max(self.packed(ordered), self.packed(ordered[::-1]))

    def packed(self, cuts: list[int]) -> float:
        """The cost of a greedy packing in the order given."""
        used, total = 0, 0.0
        for cut in cuts:
            if not cut & used:
                used |= cut
                total += self.lightest(cut)
        return total

    def lightest(self, cut: int) -> float:
        """The weight of the lightest field of a cut; infinite for an empty one."""
        return next((w for w, members in self.by_weight if cut & members), math.inf)


def _representative(chosen: tuple[int, ...]) -> int:
    """One field of every class, all different; 0 where there are not enough."""
    candidate = 0
    for k in sorted(chosen, key=int.bit_count):
        free = k & ~candidate
        if not free:
            return 0
        candidate |= free & -free
    return candidate
