"""A panel from a table: areas by years."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from bashu.errors import Invalid, NotFound
from bashu.outlook.smooth import Floats

__all__ = ["Panel", "read_panel"]


class Panel:
    """``values`` (N, T) with NaN where missing, ``areas`` (N,), consecutive ``years`` (T,)."""

    def __init__(self, values: Floats, areas: tuple[str, ...], years: tuple[int, ...]) -> None:
        self.values, self.areas, self.years = values, areas, years
        #: Amounts are scored on the logarithm; a panel that holds zero or less is taken as it is.
        self.log = bool(np.nanmin(values) > 0)

    @property
    def levels(self) -> Floats:
        """The values on the scale that is forecast."""
        return np.asarray(np.log(self.values)) if self.log else self.values


def read_panel(path: Path) -> Panel:
    """Read a CSV with a header: the area first, a column "year" (else the second), the value in the column after it.

    A column named "value" is taken wherever it stands; further columns and blank lines are left alone.
    NotFound where there is no such file, Invalid with the line where a row cannot be read or there is too little.
    """
    if not path.is_file():
        raise NotFound(
            "no such panel", where=str(path), why="there is no such file", next_step="check the name"
        )
    table: dict[str, dict[int, float]] = {}
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        rows = csv.reader(file)
        header = [name.strip().casefold() for name in next(rows, [])]
        when = header.index("year") if "year" in header else 1
        what = header.index("value") if "value" in header else when + 1
        for row in _whole(rows, path):
            if len(row) <= max(when, what):
                raise _bad(path, rows.line_num, f"it has fewer than {max(when, what) + 1} columns")
            if not row[what].strip():
                continue
            try:
                year, value = int(float(row[when])), float(row[what])
            except (ValueError, OverflowError) as error:
                raise _bad(path, rows.line_num, str(error)) from None
            if not np.isfinite(value):
                raise _bad(path, rows.line_num, "the value is not a finite number")
            if year in table.setdefault(row[0], {}):
                raise _bad(path, rows.line_num, f"{row[0]} has {year} twice")
            table[row[0]][year] = value
    seen = sorted({year for values in table.values() for year in values})
    if len(seen) < 6 or seen[-1] - seen[0] > 500:
        raise Invalid(
            "the panel cannot be backtested",
            where=str(path),
            why=f"it has {len(seen)} different years; a backtest needs 6 or more, within 500 of each other",
            next_step="give a table of area, year, value",
        )
    areas, years = tuple(sorted(table)), tuple(range(seen[0], seen[-1] + 1))
    values = np.array([[table[area].get(year, np.nan) for year in years] for area in areas])
    return Panel(values, areas, years)


def _whole(rows: Iterable[list[str]], path: Path) -> Iterator[list[str]]:
    """The rows that are not blank."""
    try:
        yield from filter(None, rows)
    except csv.Error as error:
        raise _bad(path, getattr(rows, "line_num", 0), str(error)) from None


def _bad(path: Path, line: int, why: str) -> Invalid:
    return Invalid(
        "the panel has a row that cannot be read",
        where=f"{path}:{line}",
        why=why,
        next_step="mend the row: area, year, value",
    )
