"""How wide a forecast must be, by horizon, from the errors that the same forecaster made before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from bashu.outlook.smooth import Floats

__all__ = ["Spread", "calibrate"]

#: How much an error counts for each year it is old: one that is a plan term old counts a third.
DISCOUNT = 0.8
#: The prior counts as this many past origins; an area's own spread leans on the panel's as strongly.
PRIOR = 8.0
#: Errors grow with the horizon as h to this power until they have been seen: between a random walk of the level
#: (.5) and one of its growth (1.5), nearer to the former because growth is damped.
GROWTH_OF_ERROR = 0.85


@dataclass(frozen=True, slots=True)
class Spread:
    """Standard deviations by horizon: ``common`` (H,) strikes all areas alike, ``own`` (N, H) each alone."""

    common: Floats
    own: Floats

    @property
    def total(self) -> Floats:
        """(N, H): of an area's forecast."""
        return np.asarray(np.sqrt(self.common[None, :] ** 2 + self.own**2))


def calibrate(levels: Floats, means: Mapping[int, Floats], origin: int, horizon: int) -> Spread:
    """The spread of the forecast made at ``origin``.

    ``means`` maps earlier origins to their combined forecasts (N, H). Only errors whose year is not after
    ``origin`` enter. Before any are seen the spread comes from how much growth changed from year to year in the
    sample, v = mean((g_t - g_{t-1})^2) / 2, and grows as h^.85.
    """
    steps = np.arange(1, horizon + 1)
    common_start, own_start = _prior(levels[:, : origin + 1])
    common_unit, own_unit = _pooled_unit(levels, means, origin, horizon, common_start, own_start)
    common = np.empty(horizon)
    own = np.empty((levels.shape[0], horizon))
    for step in steps:
        growing = float(step) ** (2 * GROWTH_OF_ERROR)
        common_sum, own_sum, weight = PRIOR * common_unit * growing, PRIOR * own_unit * growing, PRIOR
        area_sum, area_weight = np.zeros(levels.shape[0]), np.zeros(levels.shape[0])
        for age, errors in _errors(levels, means, origin, int(step)):
            share = DISCOUNT**age
            shared, single = _split(errors)
            weight += share
            common_sum += share * shared**2
            own_sum += share * float(np.nanmean(single**2))
            area_sum += share * np.nan_to_num(single) ** 2
            area_weight += share * np.isfinite(single)
        common[step - 1] = common_sum / weight
        own[:, step - 1] = (PRIOR * own_sum / weight + area_sum) / (PRIOR + area_weight)
    return Spread(np.sqrt(common), np.sqrt(own))


def _prior(levels: Floats) -> tuple[float, float]:
    """Variances of a year's surprise, common and own, from changes of growth in the sample."""
    change = np.diff(np.diff(levels, axis=1), axis=1)
    shared = np.array([_split(change[:, year])[0] for year in range(change.shape[1])])
    total = float(np.nanmean(change**2)) / 2 if np.isfinite(change).any() else 0.0
    common = float(np.nanmean(shared**2)) / 2 if np.isfinite(shared).any() else 0.0
    return common, max(total - common, 0.0)


def _pooled_unit(
    levels: Floats, means: Mapping[int, Floats], origin: int, horizon: int, common: float, own: float
) -> tuple[float, float]:
    """The variances of a year's surprise, from errors at every horizon brought to one year."""
    common_sum, own_sum, weight = PRIOR * common, PRIOR * own, PRIOR
    for step in range(1, horizon + 1):
        for age, errors in _errors(levels, means, origin, step):
            seen = min(horizon, age + step)
            share = DISCOUNT**age / seen
            shared, single = _split(errors)
            growing = step ** (2 * GROWTH_OF_ERROR)
            weight += share
            common_sum += share * shared**2 / growing
            own_sum += share * float(np.nanmean(single**2)) / growing
    return common_sum / weight, own_sum / weight


def _errors(
    levels: Floats, means: Mapping[int, Floats], origin: int, step: int
) -> Iterator[tuple[int, Floats]]:
    for past, mean in means.items():
        age = origin - past - step
        if age >= 0:
            errors = levels[:, past + step] - mean[:, step - 1]
            if np.isfinite(errors).any():
                yield age, errors


def _split(errors: Floats) -> tuple[float, Floats]:
    """A year's errors as what all areas share and what is each one's own; one area alone shares nothing."""
    if errors.shape[0] == 1 or not np.isfinite(errors).any():
        return 0.0, errors
    shared = float(np.nanmean(errors))
    return shared, errors - shared
