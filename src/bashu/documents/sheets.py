"""Read Excel and CSV files: every run of rows is a table, single cells above and below it its notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bashu.documents.archive import check_archive
from bashu.documents.draft import Block, Draft
from bashu.documents.grid import Grid, GridCell, clean_cell
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.errors import Invalid

__all__ = ["read_csv", "read_xlsx"]

#: Workbooks that unpack to less than this are loaded whole, which is the only way to know merged cells.
_WHOLE = 20_000_000
#: A sheet claims its size; beyond this many positions even walking over the empty ones takes too long.
_MOST_POSITIONS = 40_000_000

_Row = list[GridCell | None]


def read_csv(text: str, name: str, limits: Limits) -> Draft:
    """The tables of a CSV text; comma, tab, semicolon and bar are told apart by which is steadiest."""
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[_Row] = []
    count = 0
    try:
        for row in reader:
            count += len(row)
            _check_cells(count, name, limits)
            rows.append([GridCell(clean_cell(value)) for value in row])
    except csv.Error as error:
        raise Invalid(
            "the table cannot be read",
            where=f"{name}, line {reader.line_num}",
            why=str(error),
            next_step="check the quotes in that line",
        ) from None
    return fill_head(Draft(list(_blocks(rows))))


def _delimiter(text: str) -> str:
    lines = [line for line in text[:20000].splitlines()[:30] if line.strip()]

    def steadiness(mark: str) -> tuple[float, int]:
        counts = [line.count(mark) for line in lines]
        most = max(set(counts), key=lambda count: (count > 0, counts.count(count)), default=0)
        return (counts.count(most) / len(lines) if most and lines else 0.0), most

    return max(",\t;|", key=steadiness)


def read_xlsx(content: bytes, name: str, limits: Limits) -> Draft:
    """The tables of a workbook, sheet by sheet, with the figures as their formats print them.

    Formulas are read as the values last computed. Raises Invalid where the archive is refused, is no
    workbook or has more than ``limits.cells`` filled cells.
    """
    size = check_archive(content, name, limits)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    whole = size <= _WHOLE
    try:
        book = load_workbook(io.BytesIO(content), read_only=not whole, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, InvalidFileException) as error:
        raise Invalid(
            "the document cannot be read",
            where=name,
            why=f"it is not an Excel file ({error})",
            next_step="open it in Excel and save it again as .xlsx",
        ) from None
    draft = Draft()
    count = 0
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        rows, filled = _sheet_rows(sheet, name, limits, whole)
        count += filled
        _check_cells(count, name, limits)
        blocks = list(_blocks(rows))
        if blocks and len(sheets) > 1:
            draft.blocks.append(Block("heading", sheet.title))
        draft.blocks += blocks
    if not whole:
        draft.notes.append("the workbook is large: merged cells were read as they stand")
    return fill_head(draft)


def _check_cells(count: int, name: str, limits: Limits) -> None:
    if count > limits.cells:
        raise Invalid(
            "the table is too large",
            where=name,
            why=f"it has more than {limits.cells:,} cells",
            next_step="split it, or export the sheets that matter",
        )


def _sheet_rows(sheet: Any, name: str, limits: Limits, whole: bool) -> tuple[list[_Row], int]:
    if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_POSITIONS:
        _check_cells(limits.cells + 1, name, limits)
    merged = _merged(sheet) if whole else {}
    rows: list[_Row] = []
    filled = 0
    for number, line in enumerate(sheet.iter_rows(), 1):
        row: _Row = []
        last = 0
        for column, cell in enumerate(line, 1):
            span = merged.get((number, column), (1, 1))
            text = _printed(cell) if span != (0, 0) else ""
            row.append(None if span == (0, 0) else GridCell(text, *span))
            if text or span != (1, 1):
                last = column
                filled += bool(text)
        rows.append(row[:last])
        if filled > limits.cells:
            break
    return rows, filled


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns that merged cells cover; (0, 0) for the places that another cell covers."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for area in list(sheet.merged_cells.ranges)[:5000]:
        tall, wide = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        if tall * wide > 10_000:
            continue
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                spans[row, column] = (0, 0)
        spans[area.min_row, area.min_col] = (tall, wide)
    return spans


def _printed(cell: Any) -> str:
    """A value as its format prints it, as far as decimals, thousands, per cent and days go."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean_cell(str(value))
    style = (cell.number_format or "General").partition(";")[0]
    digits = style.partition(".")[2]
    decimals = len(digits) - len(digits.lstrip("0"))
    grouped = "," if "#,##0" in style else ""
    if "%" in style:
        return f"{_rounded(value, decimals + 2) * 100:{grouped}.{decimals}f}%"
    if "0" in style and "E" not in style.upper():
        return f"{_rounded(value, decimals):{grouped}.{decimals}f}"
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _rounded(value: float, decimals: int) -> Decimal:
    """As a spreadsheet rounds: half away from zero, over the fifteen digits that it keeps."""
    digits = Decimal(format(value, ".15g"))
    if abs(value) >= 1e15 or decimals > 12:
        return digits  # nothing is left to round, and a quantum that small could not be held
    return digits.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _blocks(rows: Iterable[_Row]) -> Iterator[Block]:
    """Runs of rows between empty ones: those with columns are tables, the others lines of text."""
    run: list[_Row] = []
    for row in rows:
        if any(cell is not None and cell.text for cell in row):
            run.append(row)
        else:
            yield from _run_blocks(run)
            run = []
    yield from _run_blocks(run)


def _run_blocks(run: list[_Row]) -> Iterator[Block]:
    first, last = 0, len(run)
    while first < last and _is_single(run[first]):
        first += 1
    while last > first and _is_single(run[last - 1]):
        last -= 1
    above = [_single_text(row) for row in run[:first]]
    below = [_single_text(row) for row in run[last:]]
    for index, text in enumerate(above):
        yield Block("caption" if first < last and index == first - 1 else "heading", text)
    if first < last:
        cells = [[cell for cell in row if cell is not None] for row in run[first:last]]
        yield Block("table", grid=Grid(cells, " ".join(above), below))
    for text in below:
        yield Block("paragraph", text)


def _is_single(row: _Row) -> bool:
    return sum(1 for cell in row if cell is not None and cell.text) == 1


def _single_text(row: _Row) -> str:
    return next(cell.text for cell in row if cell is not None and cell.text)
