"""Targets that fix a third figure between them: what they imply, and how far that is from where it stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bashu.model.target import Aim, Target

__all__ = ["Identity", "Implication", "implications"]


@dataclass(frozen=True, slots=True)
class Identity:
    """``ratio`` = ``whole`` / ``divisor`` by definition, all three indicators, such as GDP per head."""

    ratio: str
    whole: str
    divisor: str


@dataclass(frozen=True, slots=True)
class Implication:
    """What two targets for one area and year say of a third figure.

    ``implied`` = value of ``whole`` / value of ``ratio``, in the divisor's unit; ``half_width`` what rounding of the
    two targets leaves open; ``current`` and ``current_year`` where the divisor stands; ``pace`` the percent a year
    that it would have to change by, None where no current value is known or no year is left.
    """

    identity: Identity
    whole: Target
    ratio: Target
    implied: float
    half_width: float
    current: float | None
    current_year: int | None
    pace: float | None


def implications(
    targets: Iterable[Target],
    identities: Sequence[Identity],
    *,
    half_widths: Mapping[str, float],
    current: Mapping[tuple[str, str], tuple[int, float]],
) -> Iterator[Implication]:
    """For every identity and every area and year whose whole and ratio both have a target for their amount.

    ``half_widths`` are by fact, ``current`` the newest (year, value) by (indicator, area). The bounds of the implied
    figure are (w - dw) / (r + dr) and (w + dw) / (r - dr); half their distance is the half width.
    """
    amounts = [target for target in targets if target.aim is Aim.LEVEL and target.value > 0]
    for identity in identities:
        for whole in amounts:
            if whole.indicator != identity.whole:
                continue
            for ratio in amounts:
                same = (ratio.area, ratio.period) == (whole.area, whole.period)
                if ratio.indicator == identity.ratio and same:
                    now = current.get((identity.divisor, whole.area))
                    yield _implication(identity, whole, ratio, half_widths, now)


def _implication(
    identity: Identity,
    whole: Target,
    ratio: Target,
    half_widths: Mapping[str, float],
    now: tuple[int, float] | None,
) -> Implication:
    top, bottom = float(whole.value), float(ratio.value)
    wide, narrow = half_widths.get(whole.fact, 0.0), half_widths.get(ratio.fact, 0.0)
    low, high = (top - wide) / (bottom + narrow), (top + wide) / max(bottom - narrow, bottom / 2)
    implied = top / bottom
    pace = None
    if now and now[1] > 0 and whole.period.year > now[0]:
        pace = 100.0 * math.expm1(math.log(implied / now[1]) / (whole.period.year - now[0]))
    return Implication(
        identity,
        whole,
        ratio,
        implied,
        (high - low) / 2,
        now[1] if now else None,
        now[0] if now else None,
        pace,
    )
