"""The year's growth from growth in the year so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Nowcast", "nowcast"]

#: Mean absolute miss of the year so far for the year, in points, after one, two and three quarters (national growth
#: 1992 to 2022); times sqrt(pi / 2) for a normal's standard deviation.
PRIOR_MISS = {1: 0.71, 2: 0.44, 3: 0.21, 4: 0.05}
PRIOR_COUNT = 4.0


@dataclass(frozen=True, slots=True)
class Nowcast:
    """The year's growth in percent, normal with this mean and standard deviation, seen after ``quarter`` quarters."""

    mean: float
    deviation: float
    quarter: int


def nowcast(so_far: float, quarter: int, *, misses: Mapping[int, Sequence[float]] | None = None) -> Nowcast:
    """Carry the growth of the year so far to the year's end.

    ``misses`` are, by number of quarters, the year's growth minus that of the year so far in past years, in points;
    they take over from the prior as they grow in number. ``quarter`` in 1..4.
    """
    if quarter not in PRIOR_MISS:
        raise ValueError(f"quarter must be 1, 2, 3 or 4, not {quarter}")
    past = np.asarray((misses or {}).get(quarter, ()), dtype=float)
    prior = PRIOR_MISS[quarter] * float(np.sqrt(np.pi / 2))
    bias = float(past.sum()) / (PRIOR_COUNT + past.size)
    variance = (PRIOR_COUNT * prior**2 + float(((past - bias) ** 2).sum())) / (PRIOR_COUNT + past.size)
    return Nowcast(so_far + bias, float(np.sqrt(variance)), quarter)
