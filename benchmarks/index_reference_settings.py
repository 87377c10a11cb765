"""The settings that a reference folder may have been made with, most likely ones first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np

from bashu.model.framework import Method
from index_reference_folder import Folder, table

MEANS = {"a_amean": "arithmetic", "a_gmean": "geometric", "a_hmean": "harmonic"}
#: COINr's normalisations without parameters.
PLAIN = {
    "n_rank": "rank", "n_prank": "percentile_rank", "n_borda": "borda", "n_fracmax": "fraction_of_maximum",
    "n_dist2max": "distance_to_maximum", "n_scaled": "scaled",
}  # fmt: skip


def candidates(step: str, folder: Folder) -> list[Method]:
    """Ways in which a step before normalisation may have been done."""
    if step == "denominate":
        return [Method.of(step, method="given"), Method.of(step, method="none")]
    if step == "impute":
        ways = [
            Method.of(step, method=by, **({"group": group} if group else {}))
            for group in ("EurAsia_group", *folder.groups, "")
            for by in ("mean", "median")
            if not group or group in folder.groups
        ]
        return [*ways, Method.of(step, method="none")]
    if step == "screen":
        shares = [0.9, 2 / 3, *(at / 20 for at in range(20, 0, -1))]
        return [
            Method.of(step, method=by, min_available=share)
            for by in ("missing", "zeros", "both")
            for share in shares
        ]
    thresholds = ((2.0, 3.5), (2.25, 3.5), (2.0, 3.0), (1.5, 3.5), (1.0, 3.5), (1.0, 3.0))
    return [
        Method.of(step, method="winsorise", limit=limit, skewness=skew, kurtosis=kurt, then=then)
        for (skew, kurt), then in product(thresholds, ("log_shift", "log_shift_signed", "none"))
        for limit in (5, *range(11))
    ]


def scales(path: Path | None) -> Iterator[Method]:
    """Normalisations that the file may show; ranges and moments are read off it."""
    if path is None:
        yield Method.of("normalise", method="min_max", low=0.0, high=100.0)
        return
    values = table(path).values
    low, high = (float(f"{edge:.9g}") for edge in (np.nanmin(values), np.nanmax(values)))
    yield Method.of("normalise", method="min_max", low=low, high=high)
    centre, spread = np.nanmean(values[:, 0]), np.nanstd(values[:, 0], ddof=1)
    yield Method.of(
        "normalise", method="z_score", mean=float(f"{centre:.9f}"), deviation=float(f"{spread:.9g}")
    )
    for name in PLAIN.values():
        yield Method.of("normalise", method=name)


def means(levels: int) -> Iterator[tuple[str, ...]]:
    """A mean for each level above the indicators: the same for all first."""
    for name in MEANS.values():
        yield (name,) * levels
    yield from (chosen for chosen in product(MEANS.values(), repeat=levels) if len(set(chosen)) > 1)
