"""Read CSV files: rows of cells parted by commas, tabs, semicolons or bars."""

from __future__ import annotations

import csv
import io
import re

from bashu.documents.draft import Draft
from bashu.documents.grid import GridCell, clean_cell
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.rows import Row, blocks, check_cells
from bashu.errors import Invalid

__all__ = ["read_csv"]


def read_csv(text: str, name: str, limits: Limits) -> Draft:
    """The tables of a CSV text; comma, tab, semicolon and bar are told apart by which is steadiest."""
    csv.field_size_limit(1_000_000)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    count = 0
    try:
        for row in reader:
            count += len(row)
            check_cells(count, name, limits)
            rows.append([GridCell(clean_cell(value)) for value in row])
    except csv.Error as error:
        raise Invalid(
            "the table cannot be read",
            where=f"{name}, line {reader.line_num}",
            why=str(error),
            next_step="check the quotes in that line",
        ) from None
    draft = Draft()
    if delimiter != "," and _has_decimal_commas(rows):
        draft.notes.append(
            "commas before decimals were read as points, as the file's separators show them to be"
        )
        rows = [[cell and GridCell(_pointed(cell.text)) for cell in row] for row in rows]
    draft.blocks += blocks(rows)
    return fill_head(draft)


#: A figure as it is written where the comma stands before the decimals.
_DECIMAL_COMMA = re.compile(r"[-\u2212]?\d{1,3}(?:[. ]?\d{3})*,\d+%?|[-\u2212]?\d+,\d+%?")
_GROUPED = re.compile(r"[-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")


def _has_decimal_commas(rows: list[Row]) -> bool:
    """Whether figures have commas that part no thousands, and none shows the comma to do so."""
    texts = [cell.text for row in rows for cell in row if cell is not None and "," in cell.text]
    decimal = sum(1 for text in texts if _DECIMAL_COMMA.fullmatch(text) and not _GROUPED.fullmatch(text))
    grouped = sum(1 for text in texts if _GROUPED.fullmatch(text) and (text.count(",") > 1 or "." in text))
    return decimal > 0 and not grouped


def _pointed(text: str) -> str:
    if not _DECIMAL_COMMA.fullmatch(text):
        return text
    return text.replace(".", "").replace(" ", "").replace(",", ".")


def _delimiter(text: str) -> str:
    lines = [line for line in text[:20000].splitlines()[:30] if line.strip()]

    def steadiness(mark: str) -> tuple[float, int]:
        counts = [line.count(mark) for line in lines]
        most = max(set(counts), key=lambda count: (count > 0, counts.count(count)), default=0)
        return (counts.count(most) / len(lines) if most and lines else 0.0), most

    return max(",\t;|", key=steadiness)
