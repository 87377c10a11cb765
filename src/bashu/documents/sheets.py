"""Read Excel files: every run of rows is a table, single cells above and below it its notes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from bashu.documents.archive import check_archive
from bashu.documents.cell_format import printed
from bashu.documents.draft import Block, Draft
from bashu.documents.grid import GridCell
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.rows import Row, blocks, check_cells
from bashu.errors import Invalid

__all__ = ["read_xlsx"]

#: Workbooks that unpack to less than this are loaded whole, which is the only way to know merged cells.
_WHOLE = 20_000_000
#: A sheet claims its size; beyond this many positions even walking over the empty ones takes too long.
_MOST_POSITIONS = 40_000_000
#: Names that programmes give sheets nobody named.
_UNNAMED = re.compile(r"(?:sheet|工作表|工作簿)\s?\d*", re.I)
#: A cell with a formula and no value: the programme that wrote it computed nothing. An empty text has its type.
_NOT_COMPUTED = re.compile(
    rb"""<c\b(?![^>]*\bt=["']str["'])[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"""
)


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
    draft = Draft(notes=_left_out(book, content))
    count = 0
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        rows, filled = _sheet_rows(sheet, name, limits, whole)
        count += filled
        check_cells(count, name, limits)
        found = list(blocks(rows))
        if found and not draft.title:
            draft.title = _title(found, sheet.title)
        if found and len(sheets) > 1 and not _UNNAMED.fullmatch(sheet.title):
            draft.blocks.append(Block("title" if sheet.title == draft.title else "heading", sheet.title))
        draft.blocks += found
    if not whole:
        draft.notes.append("the workbook is large: merged cells were read as they stand")
    return fill_head(draft)


def _title(found: list[Block], sheet: str) -> str:
    """What stands above a sheet's first table, else the name that someone gave the sheet."""
    if found[0].kind == "heading":
        found[0].kind = "title"
        return found[0].text
    return "" if _UNNAMED.fullmatch(sheet) else sheet


def _left_out(book: Any, content: bytes) -> list[str]:
    """Notes on what a reader of the workbook sees and its file does not hold, or the other way round."""
    notes = []
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        notes.append(f"hidden sheets were left out: {', '.join(hidden)}")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        count = sum(
            len(_NOT_COMPUTED.findall(archive.read(part)))
            for part in archive.namelist()
            if part.startswith("xl/worksheets/") and part.endswith(".xml")
        )
    if count:
        notes.append(
            f"formulas without a computed value were left out ({count}): open the file in Excel and save it again"
        )
    return notes


def _sheet_rows(sheet: Any, name: str, limits: Limits, whole: bool) -> tuple[list[Row], int]:
    if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_POSITIONS:
        check_cells(limits.cells + 1, name, limits)
    merged = _merged(sheet) if whole else {}
    rows: list[Row] = []
    filled = 0
    for number, line in enumerate(sheet.iter_rows(), 1):
        row: Row = []
        last = 0
        for column, cell in enumerate(line, 1):
            span = merged.get((number, column), (1, 1))
            text = printed(cell) if span != (0, 0) else ""
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
