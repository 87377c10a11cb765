"""A composite index from a table of figures, without a record."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from bashu.errors import Invalid, NotFound, Unavailable
from bashu.workspace.views import IndexView

__all__ = ["index_of_table", "rows_of"]

_COLUMNS = ("unit", "period", "indicator", "value")
#: Other heads that such tables carry.
_ALSO = {"area": "unit", "province": "unit", "year": "period"}
_LARGEST = 200 * 1024 * 1024


def index_of_table(
    path: Path,
    framework: str,
    *,
    pack: str,
    units: Sequence[str] = (),
    periods: tuple[int | None, int | None] = (None, None),
) -> IndexView:
    """The index of a framework over a CSV file with the columns unit (or area, province), period (or year), indicator and value.

    ``framework`` is the name of one of those that ``pack`` brings, or a file.
    ``indicator`` is the code of an indicator of the framework or its denominator; an empty value is a gap.
    ``units`` and ``periods`` (first and last year) keep only these rows. Invalid where the file is no such
    table, with its line; NotFound where a unit or the file is not there.
    """
    # arrays and their statistics take a second to import
    from bashu.index import Gathered, build, panel_from_rows
    from bashu.workspace.index import find_framework

    chosen = find_framework(framework, pack)
    known = {item.code for item in chosen.indicators}
    denominators = tuple(dict.fromkeys(item.denominator for item in chosen.indicators if item.denominator))
    rows = [
        row
        for row in rows_of(path)
        if (not units or row[0] in units) and _within(row[1], periods) and row[2] in known | {*denominators}
    ]
    missing = [unit for unit in units if all(row[0] != unit for row in rows)]
    if missing:
        raise NotFound(
            "no such unit", where=", ".join(missing), why=f"{path.name} has no row of it",
            next_step="see its column 'unit'",
        )  # fmt: skip
    if not rows:
        raise Invalid(
            "the index has no figures", where=path.name, why=f"no row is of {', '.join(sorted(known)[:12])}",
            next_step="write the framework's codes in the column 'indicator'",
        )  # fmt: skip
    codes = [item.code for item in chosen.indicators]
    panel = panel_from_rows(rows, indicators=codes, denominators=denominators)
    return IndexView(chosen, build(panel, chosen), Gathered(panel, ()), {})


def rows_of(path: Path) -> Iterator[tuple[str, str, str, float | None]]:
    """The rows of a table, one at a time; Invalid with its line where one is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Invalid(
                "the table is too large", where=str(path), why=f"more than {_LARGEST >> 20} MB",
                next_step="split it",
            )  # fmt: skip
        with path.open(encoding="utf-8-sig", newline="") as opened:
            yield from _read(csv.DictReader(opened), path.name)
    except FileNotFoundError:
        raise NotFound("no such table", where=str(path), next_step="check the path") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise Invalid(
            "not a table", where=str(path), why=str(error), next_step="save it as CSV in UTF-8"
        ) from None
    except OSError as error:
        raise Unavailable(
            "cannot read the table",
            where=str(path),
            why=error.strerror or str(error),
            next_step="check the path",
        ) from None


def _read(reader: csv.DictReader[str], name: str) -> Iterator[tuple[str, str, str, float | None]]:
    heads = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = [name if name in _COLUMNS else _ALSO.get(name, name) for name in heads]
    absent = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if absent:
        raise Invalid(
            "not a table of figures", where=f"{name}, line 1", why=f"it has no column {', '.join(absent)}",
            next_step=f"head it {','.join(_COLUMNS)}",
        )  # fmt: skip
    for row in reader:
        unit, period, indicator, text = ((row[column] or "").strip() for column in _COLUMNS)
        try:
            value = float(text) if text else None
        except ValueError:
            value = math.inf
        if not unit or not period or not indicator or (value is not None and not math.isfinite(value)):
            why = f"{text!r} is no number" if unit and period and indicator else "a name is missing"
            raise Invalid(
                "not a figure", where=f"{name}, line {reader.line_num}", why=why,
                next_step="give a finite number with a point, or nothing for a gap",
            )  # fmt: skip
        yield unit, period, indicator, value


def _within(period: str, wanted: tuple[int | None, int | None]) -> bool:
    first, last = wanted
    if first is None and last is None:
        return True
    year = period[:4]
    if not (year.isascii() and year.isdigit()):
        return False
    return (first is None or int(year) >= first) and (last is None or int(year) <= last)
