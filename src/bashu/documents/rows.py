"""Tables and lines from the rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bashu.documents.draft import Block
from bashu.documents.grid import Grid, GridCell
from bashu.documents.limits import Limits
from bashu.errors import Invalid

__all__ = ["Row", "blocks", "check_cells"]

#: The cells of a row; None where another one covers the place.
Row = list[GridCell | None]


def check_cells(count: int, name: str, limits: Limits) -> None:
    """Raise Invalid where a file has more than ``limits.cells`` cells."""
    if count > limits.cells:
        raise Invalid(
            "the table is too large",
            where=name,
            why=f"it has more than {limits.cells:,} cells",
            next_step="split it, or export the sheets that matter",
        )


def blocks(rows: Iterable[Row]) -> Iterator[Block]:
    """Runs of rows between empty ones: those with columns are tables, the others lines of text."""
    run: list[Row] = []
    for row in rows:
        if any(cell is not None and cell.text for cell in row):
            run.append(row)
        else:
            yield from _run_blocks(run)
            run = []
    yield from _run_blocks(run)


def _run_blocks(run: list[Row]) -> Iterator[Block]:
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


def _is_single(row: Row) -> bool:
    return sum(1 for cell in row if cell is not None and cell.text) == 1


def _single_text(row: Row) -> str:
    return next(cell.text for cell in row if cell is not None and cell.text)
