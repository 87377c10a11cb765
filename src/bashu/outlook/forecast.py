"""Forecast annual series: members, their weights, and a spread calibrated on the forecaster's own past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from bashu.outlook.bridge import bridge
from bashu.outlook.calibrate import Spread, calibrate
from bashu.outlook.combine import weigh
from bashu.outlook.members import members
from bashu.outlook.smooth import Floats

__all__ = ["FIRST_ORIGIN", "Forecast", "forecast", "walk"]

#: The first column from which a forecast can be made and checked: three years of growth.
FIRST_ORIGIN = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """A normal forecast on the scale of the panel: ``mean`` (N, H), ``spread`` by horizon, member ``weights``."""

    origin: int
    mean: Floats
    spread: Spread
    weights: dict[str, float]

    def quantile(self, probability: float) -> Floats:
        """(N, H): the value below which the outturn falls with that probability."""
        return np.asarray(self.mean + float(ndtri(probability)) * self.spread.total)

    def chance_above(self, threshold: Floats) -> Floats:
        """(N, H): the probability that the outturn is at least ``threshold``, which broadcasts to (N, H)."""
        return np.asarray(ndtr((self.mean - threshold) / self.spread.total))


def forecast(levels: Floats, *, horizon: int) -> Forecast:
    """Forecast ``horizon`` years beyond the last column of ``levels`` (N, T), T >= 4; see :func:`walk`."""
    made = list(walk(levels, horizon=horizon))
    if not made:
        raise ValueError(f"a forecast needs {FIRST_ORIGIN + 1} years or more, not {levels.shape[1]}")
    return made[-1]


def walk(levels: Floats, *, horizon: int) -> Iterator[Forecast]:
    """The forecast at every origin from the fourth column on, in order.

    The forecast at an origin uses the columns up to it and the errors of earlier origins that had come to light by
    then; nothing after it can change it. The members see a lone missing year bridged; weights and spread do not.
    """
    paths: dict[int, Floats] = {}
    means: dict[int, Floats] = {}
    prior, owner = _prior_weights(levels, horizon)
    for origin in range(FIRST_ORIGIN, levels.shape[1]):
        known = levels[:, : origin + 1]
        weights = weigh(known, paths, origin, prior)
        spread = calibrate(known, means, origin, horizon)
        paths[origin] = _paths(bridge(known), horizon)
        means[origin] = np.tensordot(weights, paths[origin], axes=1)
        shares = {name: float(weights[owner == name].sum()) for name in members}
        yield Forecast(origin, means[origin], spread, shares)


def _paths(levels: Floats, horizon: int) -> Floats:
    return np.concatenate([member(levels, horizon) for member, _ in members.values()])


def _prior_weights(
    levels: Floats, horizon: int
) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.object_]]]:
    """The members' shares before any forecast was checked, split evenly over their variants, and whose each is."""
    weights: list[float] = []
    owner: list[str] = []
    if levels.shape[1] > FIRST_ORIGIN:
        for name, (member, share) in members.items():
            variants = member(levels[:, : FIRST_ORIGIN + 1], horizon).shape[0]
            weights += [share / variants] * variants
            owner += [name] * variants
    return np.array(weights), np.array(owner, dtype=object)
