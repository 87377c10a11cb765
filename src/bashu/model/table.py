"""Tables of a document: cells with offsets, so that a figure in one opens where it stands."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Table", "TableCell"]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; ``start`` and ``end`` count code points of the document's text, end exclusive.

    A merged cell stands in every position that it covers: ``copy`` is true in all but the first, and every
    copy has the offsets of the first.
    """

    text: str
    start: int
    end: int
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its merged cells expanded, so that every row has the same number of cells.

    ``start`` and ``end`` bound the cells in the document's text. The first ``header_rows`` rows head the
    columns and the first ``stub_columns`` columns name the rows; both may be 0. ``caption`` is the line
    above (or the caption element), ``unit_note`` what it or a head says of units, such as
    ``100 million yuan`` or ``亿元``, and ``footnotes`` are the lines below that explain the figures.
    """

    start: int
    end: int
    rows: tuple[tuple[TableCell, ...], ...]
    header_rows: int = 0
    stub_columns: int = 0
    caption: str = ""
    unit_note: str = ""
    footnotes: tuple[str, ...] = ()
    page: int | None = None
