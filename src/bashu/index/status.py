"""What a value in a stage is, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

__all__ = ["Cell", "Codes", "Finding", "State"]


class State(IntEnum):
    """State of one value; those from MISSING on have no value."""

    OBSERVED = 0
    IMPUTED = 1
    TREATED = 2
    COMPUTED = 3
    MISSING = 4
    SCREENED = 5
    TOO_FEW = 6
    UNDEFINED = 7

    @property
    def label(self) -> str:
        """In words, for a table."""
        return _LABELS[self]


_LABELS = {
    State.OBSERVED: "observed",
    State.IMPUTED: "imputed",
    State.TREATED: "treated as an outlier",
    State.COMPUTED: "computed",
    State.MISSING: "missing",
    State.SCREENED: "left out: the unit has too little data",
    State.TOO_FEW: "not computed: too few parts have a value",
    State.UNDEFINED: "not defined by this method",
}

Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with its state; ``value`` is None where there is none, never NaN."""

    value: float | None
    state: State


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the data that a reader of the index should know: where, what, and what was done."""

    step: str
    code: str
    what: str
    outcome: str
    unit: str = ""
    period: str = ""
