"""A figure of a headline is that of the text: of the same time, where the text gives the same value again."""

from __future__ import annotations

from collections.abc import Sequence

from bashu.facts.bound import Bound

__all__ = ["settle_headlines"]


def settle_headlines(headed: Sequence[Bound], told: Sequence[Bound]) -> None:
    """Give each figure of a headline the period of the first figure of the text that it rounds.

    ``headed`` are the figures above the prose whose own line names no period, ``told`` those of the prose.
    """
    for bound in headed:
        same = next((other for other in told if _is_rounded(bound, other)), None)
        if same is not None and same.period is not None:
            bound.period = same.period


def _is_rounded(bound: Bound, other: Bound) -> bool:
    if bound.form != other.form and bound.unit != other.unit:
        return False
    return abs(bound.value - other.value) <= (bound.half_width or 0)
