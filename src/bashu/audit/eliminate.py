"""Whether some columns can be chosen so that all rows hold, by elimination, with a certificate where not.

Columns that are changed together and meet in a row form a block; blocks are independent. Within a block
the free columns are eliminated one after the other (Fourier and Motzkin): every pair of ranged rows gives
one row without the column. A row left without free columns that does not hold is an edit implied by the
others and violated by the values as they stand: of its fields at least one is wrong (Fellegi and Holt
1976). Rows combined from more than one row over the number of columns eliminated are redundant (Chernikov).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from bashu.audit.assemble import System, connected

__all__ = ["PointOracle"]

#: Blocks whose elimination would need more row pairs than this go to the linear programme.
PAIRS = 1500

#: coefficients over the block, lower, upper, rows combined (mask), origin: row number or (row, share, row, share)
_Derived = tuple[list[float], float, float, int, object]


class PointOracle:
    """The oracle for one record of point values: cuts for a candidate that does not suffice.

    ``values`` has one number a column (0 where missing), ``activity`` the row sums over them, ``slack`` the
    tolerance of each row. ``missing`` columns are free in every candidate. ``fallback`` answers for blocks
    that are too large to eliminate.
    """

    def __init__(
        self,
        system: System,
        values: Sequence[float],
        *,
        activity: Sequence[float],
        slack: Sequence[float],
        missing: int,
        fallback: Callable[[int], list[int]],
    ) -> None:
        self.system, self.values, self.activity, self.slack = system, values, activity, slack
        self.missing, self.fallback = missing, fallback
        self.known: dict[int, list[int]] = {}

    def __call__(self, chosen: int) -> list[int]:
        """No cut where changing the chosen columns suffices, else cuts that the candidate misses."""
        left = chosen | self.missing
        cuts: list[int] = []
        while left:
            seed = left & -left
            block = connected(seed, left, self.system.neighbours) if left != seed else seed
            left &= ~block
            if block not in self.known:
                self.known[block] = self.solve(block)
            cuts += self.known[block]
        return cuts

    def solve(self, block: int) -> list[int]:
        """Cuts of one block."""
        if block & (block - 1) == 0:
            return self.solve_one(block.bit_length() - 1)
        return self.solve_many(block)

    def solve_one(self, j: int) -> list[int]:
        """A single column: every row allows an interval; two that do not meet make a cut."""
        rows, x = self.system.rows, self.values[j]
        sides = []
        top, low = math.inf, -math.inf
        for r, c in self.system.touching[j]:
            row, rest, slack = rows[r], self.activity[r] - c * x, self.slack[r]
            a, b = (row.lower - slack - rest) / c, (row.upper + slack - rest) / c
            if a > b:
                a, b = b, a
            sides.append((a, b, r))
            low, top = max(low, a), min(top, b)
        if low <= top:
            return []
        return [
            self.pair(r, s, j)
            for a, _, r in sides
            if a > top
            for _, b, s in sides
            if b < a and (a == low or b == top)
        ]

    def pair(self, r: int, s: int, j: int) -> int:
        """The support of the two rows combined so that column ``j`` drops out."""
        key = (r, s, j) if r < s else (s, r, j)
        mask = self.system.pairs.get(key)
        if mask is None:
            share = dict(self.system.touching[j])
            mask = self.system.pairs[key] = self.support({r: 1 / share[r], s: -1 / share[s]})
        return mask & ~self.missing

    def support(self, shares: dict[int, float]) -> int:
        """The columns of a combination of rows whose coefficients do not cancel."""
        total: dict[int, float] = {}
        size: dict[int, float] = {}
        for r, share in shares.items():
            for j, c in self.system.rows[r].coefficients:
                total[j] = total.get(j, 0.0) + share * c
                size[j] = max(size.get(j, 0.0), abs(share * c))
        return sum(1 << j for j, c in total.items() if abs(c) > 1e-9 * size[j])

    def solve_many(self, block: int) -> list[int]:
        """Several columns: eliminate one after the other, the cheapest first."""
        position = {j: k for k, j in enumerate(_bits(block))}
        work = self.restricted(position)
        eliminated, substituted = 0, False
        open_columns = set(position.values())
        while open_columns:
            k = min(open_columns, key=lambda k: sum(1 for row in work if row[0][k]))
            holding = [row for row in work if row[0][k]]
            pivot = next((row for row in holding if self.is_exact(row)), None)
            if pivot is None and len(holding) * (len(holding) - 1) > 2 * PAIRS:
                return self.fallback(block)
            work = [row for row in work if not row[0][k]]
            eliminated += 1
            substituted = substituted or pivot is not None
            limit = math.inf if substituted else eliminated + 1
            pairs = (
                ((pivot, row) for row in holding if row is not pivot)
                if pivot is not None
                else ((a, b) for i, a in enumerate(holding) for b in holding[:i])
            )
            for a, b in pairs:
                if (a[3] | b[3]).bit_count() <= limit:
                    row = _without(a, b, k)
                    if row[1] > -math.inf or row[2] < math.inf:
                        work.append(row)
            open_columns.remove(k)
        return [
            cut & ~self.missing & ~block
            for cut in {self.support(_shares(row)) for row in work if row[1] > 0 or row[2] < 0}
        ]

    def restricted(self, position: dict[int, int]) -> list[_Derived]:
        """The rows that meet the block, with everything outside it moved to the sides."""
        inside: dict[int, tuple[list[float], float]] = {}
        for j, k in position.items():
            for r, c in self.system.touching[j]:
                if r not in inside:
                    inside[r] = ([0.0] * len(position), self.activity[r])
                coefficients, rest = inside[r]
                coefficients[k] = c
                inside[r] = (coefficients, rest - c * self.values[j])
        return [
            (
                coefficients,
                self.system.rows[r].lower - self.slack[r] - rest,
                self.system.rows[r].upper + self.slack[r] - rest,
                1 << r,
                r,
            )
            for r, (coefficients, rest) in inside.items()
        ]

    def is_exact(self, row: _Derived) -> bool:
        """Whether a row is an original equality, to be used for substitution."""
        return isinstance(row[4], int) and self.system.rows[row[4]].is_equality


def _without(a: _Derived, b: _Derived, k: int) -> _Derived:
    """The combination of two rows in which column ``k`` cancels."""
    ca, cb = a[0][k], b[0][k]
    coefficients = []
    for p, q in zip(a[0], b[0], strict=True):
        u, v = p / ca, q / cb
        d = u - v
        coefficients.append(d if abs(d) > 1e-9 * (abs(u) + abs(v)) else 0.0)
    coefficients[k] = 0.0
    a_low, a_high = (a[1] / ca, a[2] / ca) if ca > 0 else (a[2] / ca, a[1] / ca)
    b_low, b_high = (b[1] / cb, b[2] / cb) if cb > 0 else (b[2] / cb, b[1] / cb)
    return coefficients, a_low - b_high, a_high - b_low, a[3] | b[3], (a[4], 1 / ca, b[4], -1 / cb)


def _shares(row: _Derived) -> dict[int, float]:
    """How much of every original row a derived row holds."""
    shares: dict[int, float] = {}
    todo: list[tuple[object, float]] = [(row[4], 1.0)]
    while todo:
        origin, share = todo.pop()
        if isinstance(origin, tuple):
            a, p, b, q = origin
            todo += [(a, share * p), (b, share * q)]
        else:
            assert isinstance(origin, int)
            shares[origin] = shares.get(origin, 0.0) + share
    return {r: share for r, share in shares.items() if share}


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        found.append((mask & -mask).bit_length() - 1)
        mask &= mask - 1
    return found
