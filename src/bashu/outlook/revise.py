"""How far a published figure may still be revised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bashu.model import Observation

__all__ = ["revision_spread"]

#: Before a record shows its own: provincial log GDP moved by 1 to 2 % (sd) between the vintages of 2021 and 2025.
PRIOR_SPREAD, PRIOR_COUNT = 0.015, 4.0


def revision_spread(vintages: Sequence[Observation]) -> float:
    """The standard deviation of the logarithm of a figure's last over its first published value.

    ``vintages`` are all statements of one series; only exact positive ones of periods stated on two days or more
    count. The prior, four figures of 1.5 %, fades as more are seen.
    """
    by_period: dict[str, list[Observation]] = {}
    for item in vintages:
        if item.value > 0 and not item.qualifier:
            by_period.setdefault(item.period, []).append(item)
    changes = []
    for items in by_period.values():
        first, last = min(items, key=lambda item: item.vintage), max(items, key=lambda item: item.vintage)
        if first.vintage < last.vintage:
            changes.append(float(np.log(float(last.value) / float(first.value))))
    total = PRIOR_COUNT * PRIOR_SPREAD**2 + sum(change**2 for change in changes)
    return float(np.sqrt(total / (PRIOR_COUNT + len(changes))))
