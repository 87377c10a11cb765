"""A figure given twice is of one time: in a headline and the text, or dated here and undated there."""

from __future__ import annotations

from collections.abc import Sequence

from bashu.facts.bound import Bound

__all__ = ["settle_headlines"]


def settle_headlines(headed: Sequence[Bound], told: Sequence[Bound]) -> None:
    """Give each figure of a headline the period of the first figure of the text that it rounds.

    ``headed`` are the figures above the prose whose own line names no period, ``told`` all of the document.
    """
    for bound in headed[:_HEADED]:
        same = next((o for o in told if o.period and o is not bound and _is_rounded(bound, o)), None)
        if same is not None:
            bound.period = same.period
    dated = {(b.value, b.unit): b.period for b in reversed(told) if b.period and b.value >= _TELLING}
    for bound in told:
        if bound.period is None and not bound.compared and bound.form in ("count", "money"):
            bound.period = dated.get((bound.value, bound.unit))


#: More figures than these are a list, not headlines.
_HEADED = 12
#: From here on an equal number of the same things is no coincidence.
_TELLING = 20


def _is_rounded(bound: Bound, other: Bound) -> bool:
    if bound.form != other.form and bound.unit != other.unit:
        return False
    return abs(bound.value - other.value) <= (bound.half_width or 0)
