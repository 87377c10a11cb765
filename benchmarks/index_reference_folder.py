"""Read a folder of COINr outputs: tables by unit and code, the framework in iMeta, differences."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bashu.index import Panel
from bashu.model.framework import Framework, FrameworkIndicator, FrameworkNode, Method
from bashu.model.text import Names

KEYS = ("uCode", "uName", "Time")


@dataclass(frozen=True)
class Table:
    """A CSV with unit (and time) keys: ``values`` is (rows, codes)."""

    keys: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...]
    values: np.ndarray

    @property
    def units(self) -> tuple[str, ...]:
        """Unit of each row."""
        return tuple(key[-1] for key in self.keys)

    def column(self, code: str) -> np.ndarray:
        """Values of one code."""
        return self.values[:, self.codes.index(code)]


def number(text: str) -> float:
    """A number; NA, NaN, Inf and empty are missing."""
    try:
        value = float({"TRUE": "1", "FALSE": "0"}.get(text, text))
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def table(path: Path) -> Table:
    """A table keyed by unit, and by time where there is a Time column."""
    found = rows(path)
    keys = [key for key in ("Time", "uCode") if key in found[0]]
    codes = tuple(key for key in found[0] if key not in KEYS)
    values = np.array([[number(row[code]) for code in codes] for row in found])
    return Table(tuple(tuple(row[key] for key in keys) for row in found), codes, values)


def significant(value: float, digits: int = 3) -> float:
    """Rounded as R's signif does: the scaled value to the nearest whole number, halves to the even one."""
    if value == 0:
        return 0.0
    places = digits - 1 - math.floor(math.log10(abs(value)))
    return float(np.rint(value * 10.0**places) / 10.0**places)


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest absolute difference; infinite where one has a value and the other does not."""
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    if ours.shape != theirs.shape or (np.isnan(ours) != np.isnan(theirs)).any():
        return math.inf
    there = ~np.isnan(theirs)
    return float(np.abs(ours - theirs)[there].max(initial=0.0))


def ranks_against(ours: Table, theirs: Table, values: Table) -> tuple[float, list[str]]:
    """The largest difference of ranks, and the codes with ties that COINr broke beyond the printed digits.

    COINr ranked numbers of 17 digits and wrote 15: units whose written values are equal may have different
    ranks there. For these a rank anywhere among the tied ones is right; no file can tell which it was.
    """
    at = [ours.keys.index(key) for key in theirs.keys]
    codes = [ours.codes.index(code) for code in theirs.codes]
    mine = ours.values[np.ix_(at, codes)]
    shown = values.values[
        np.ix_([values.keys.index(key) for key in theirs.keys], [values.codes.index(c) for c in theirs.codes])
    ]
    broken = []
    for column, code in enumerate(theirs.codes):
        tied = shown[:, None, column] == shown[None, :, column]
        split = tied & (theirs.values[:, None, column] != theirs.values[None, :, column])
        if split.any():
            broken.append(code)
            size = tied.sum(axis=1) - 1
            gaps = np.diff(np.unique(theirs.values[~np.isnan(theirs.values[:, column]), column]))
            steps = gaps[gaps > 1e-9].min()
            off = (theirs.values[:, column] - mine[:, column]) / steps
            fine = tied.any(axis=1) & (np.abs(off) <= size + 1e-6) & split.any(axis=1)
            mine[fine, column] = theirs.values[fine, column]
    return difference(mine, theirs.values), broken


def against(ours: Table, theirs: Table) -> float:
    """The largest difference over the units and codes of ``theirs``, which ``ours`` must all have."""
    if set(ours.keys) != set(theirs.keys) or not set(theirs.codes) <= set(ours.codes):
        return math.inf
    at = [ours.keys.index(key) for key in theirs.keys]
    return difference(
        ours.values[np.ix_(at, [ours.codes.index(code) for code in theirs.codes])], theirs.values
    )


class Folder:
    """The inputs of a folder: iMeta's framework, iData's panel."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.meta = rows(next(path.glob("in_*_iMeta.csv")))
        self.indicators = [row for row in self.meta if row["Type"] == "Indicator"]
        self.aggregates = [row for row in self.meta if row["Type"] == "Aggregate"]
        self.groups = [row["iCode"] for row in self.meta if row["Type"] == "Group"]
        self.denominators = [row["iCode"] for row in self.meta if row["Type"] == "Denominator"]

    def file(self, name: str) -> Path:
        """A file of the folder; ``*`` stands for the example's name."""
        return next(self.path.glob(name))

    def level(self, level: int) -> list[str]:
        """Codes of a level, in the order of iMeta."""
        return [row["iCode"] for row in self.meta if row["Level"] == str(level)]

    def framework(self, *steps: Method, drop: tuple[str, ...] = (), means: tuple[str, ...] = ()) -> Framework:
        """The framework of iMeta with these steps; ``means`` are those of each level, if they differ."""

        def weight(row: dict[str, str]) -> float:
            return float(row["Weight"])

        def mean(row: dict[str, str]) -> Method | None:
            return Method.of("aggregate", method=means[int(row["Level"]) - 2]) if means else None

        return Framework(
            "reference", Names("", ""),
            tuple(
                FrameworkNode(
                    row["iCode"], Names(row["iName"], ""), row["Parent"] if number(row["Level"]) < self.top else None,
                    weight(row), mean(row),
                )
                for row in self.aggregates
            ),
            tuple(
                FrameworkIndicator(
                    row["iCode"], Names(row["iName"], ""), row["Parent"], weight(row), int(row["Direction"]),
                    denominator=None if row["Denominator"] in ("", "NA") else row["Denominator"],
                )
                for row in self.indicators
                if row["iCode"] not in drop
            ),
            steps,
        )  # fmt: skip

    @property
    def top(self) -> int:
        """The highest level: the index."""
        return max(int(row["Level"]) for row in self.aggregates)

    def panel(self, name: str = "in_*_iData.csv") -> Panel:
        """The panel of iData, or of its panel version."""
        found = rows(self.file(name))
        periods = tuple(sorted({row.get("Time", "") for row in found})) if "panel" in name else ("",)
        units = tuple(sorted({row["uCode"] for row in found}))
        codes = tuple(row["iCode"] for row in self.indicators)

        def cube(columns: tuple[str, ...] | list[str]) -> np.ndarray:
            values = np.full((len(periods), len(units), len(columns)), np.nan)
            for row in found:
                t = periods.index(row["Time"]) if len(periods) > 1 else 0
                values[t, units.index(row["uCode"])] = [number(row[code]) for code in columns]
            return values

        by = cube(self.denominators)
        groups = {
            group: tuple(next(row[group] for row in found if row["uCode"] == unit) or None for unit in units)
            for group in self.groups
        }
        return Panel(
            units, periods, codes, cube(codes), groups, {name: by[..., at] for at, name in enumerate(self.denominators)}
        )  # fmt: skip
