"""The methods that each step of a framework knows, with their options: the loader checks against this table."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bashu.index.treat import TRANSFORMS
from bashu.model.framework import OptionValue

__all__ = ["DEFAULT_METHOD", "METHODS", "STEPS", "Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """An option with its default and what it may be: a range of numbers, some words, or any text."""

    default: OptionValue
    low: float | None = None
    high: float | None = None
    words: tuple[str, ...] = ()

    def problem(self, value: object) -> str:
        """Why the value will not do; empty where it does."""
        if value is None and self.default is None:
            return ""
        if self.words:
            return "" if value in self.words else f"is not one of {', '.join(self.words)}"
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else "must be true or false"
        if isinstance(self.default, str):
            return "" if isinstance(value, str | int | float) else "must be text"
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return "must be a number"
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            return f"must be within {self.low} and {self.high}"
        return ""


def _share(default: float | None) -> Option:
    return Option(default, 0.0, 1.0)


def _number(default: float | None) -> Option:
    return Option(default)


_OVER = {"over": Option("period", words=("period", "panel"))}
_TIES = {"ties": Option("min", words=("min", "max", "average")), **_OVER}
_BOUNDS = {"low": _number(0.0), "high": _number(100.0)}
_SHAPE = {"skewness": _number(2.0), "kurtosis": _number(3.5)}
_GROUP: dict[str, Option] = {"group": Option("")}
_SHARES = {"min_available": _share(2 / 3), "min_nonzero": _share(0.05)}
_ENOUGH = {"min_available": _share(0.0)}
_WHERE = {"at": Option("indicators", words=("indicators", "nodes", "all"))}

_OUTSIDE = {"outside": Option("nearest", words=("nearest", "none"))}

#: Step -> method -> option. The first method is the default.
METHODS: dict[str, dict[str, dict[str, Option]]] = {
    "screen": {"missing": _SHARES, "zeros": _SHARES, "both": _SHARES, "none": {}},
    "impute": {
        "mean": _GROUP, "median": _GROUP, "unit_mean": {}, "unit_median": {},
        "latest": {"max_gap": Option(None, 1)}, "linear": _OUTSIDE, "constant": _OUTSIDE,
        "linear_constant": _OUTSIDE, "none": {},
    },
    "denominate": {"given": {}, "none": {}},
    "treat": {
        "winsorise": {
            "limit": Option(5, 0), **_SHAPE, "then": Option("log_shift", words=(*TRANSFORMS, "none")),
            "combine": Option(False), "power": _number(0.0), **_OVER,
        },
        **{name: {"power": _number(0.0), **_OVER} for name in TRANSFORMS},
        "none": {},
    },
    "normalise": {
        "min_max": {**_BOUNDS, **_OVER},
        "z_score": {"mean": _number(0.0), "deviation": Option(1.0, 0.0), **_OVER},
        "scaled": {**_BOUNDS, "factor": _number(100.0)},
        "rank": _TIES, "percentile_rank": _TIES, "borda": _TIES,
        "fraction_of_maximum": _OVER,
        "distance_to_maximum": _OVER,
        "distance_to_reference": {"reference": Option(""), "cap": Option(False)},
        "distance_to_target": {"target": _number(None), "cap": Option(False), **_OVER},
        "goalposts": {**_BOUNDS, "factor": _number(1.0), "clip": Option(True)},
        "base_period": {
            "base": Option(""), "hundred": Option(100.0, 0.0),
            "inverse": Option("reciprocal", words=("reciprocal", "mirror")),
        },
        "none": {},
    },
    "weigh": {
        "given": {}, "equal": _WHERE, "entropy": _WHERE, "critic": _WHERE, "principal_component": _WHERE,
    },
    "aggregate": {
        "arithmetic": _ENOUGH, "geometric": _ENOUGH, "harmonic": _ENOUGH,
        "generalised": {"power": _number(1.0), **_ENOUGH},
        "mazziotta_pareto": {"penalty": Option(-1.0, -1.0, 1.0), **_ENOUGH},
        "copeland": _ENOUGH,
        "benefit_of_the_doubt": {"lower": _share(0.0), "upper": _share(1.0), **_ENOUGH},
    },
}  # fmt: skip

STEPS = tuple(METHODS)
DEFAULT_METHOD = {step: next(iter(methods)) for step, methods in METHODS.items()}
