"""Tables of a PDF page without rules: rows whose parts stand below each other."""

from __future__ import annotations

import re

from bashu.documents.draft import Block
from bashu.documents.grid import Grid, GridCell, clean_cell, is_figure
from bashu.documents.pdf_lines import Line, Part
from bashu.documents.pdf_tables import Box

__all__ = ["find_rows"]

#: A figure that a narrow gap leaves with what stands before it; a year may belong to the words.
_RUN_IN = re.compile(r"\s(?!(?:19|20)\d\d$)[-\u2212]?\d[\d,]*(?:\.\d+)?%?$")
_SPACED = re.compile(r"[-\u2212]?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?%?")
#: Fewer rows of figures are no table.
_ROWS = 2
#: Cells are shorter than sentences.
_LONGEST = 60


def find_rows(lines: list[Line], number: int) -> list[tuple[Box, Block]]:
    """The tables that a page sets in columns without drawing rules, as yearbooks and bulletins do.

    A row is a line that wide gaps part into cells; a table is a run of rows one below the other, two of them at
    least with figures in most cells behind the first. A line of one cell within the run belongs to it: it heads
    the rows below or goes on a head.
    """
    found = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _follows(run, line):
            run.append(line)
            continue
        table = _table(run, number)
        if table is not None:
            found.append(table)
        run = [line] if line is not None and len(line.parts) > 1 else []
    return found


def _follows(run: list[Line], line: Line) -> bool:
    if not run or not line.size or any(len(part.text) > _LONGEST for part in line.parts):
        return False
    last = run[-1]
    gap = last.bottom - line.top
    inside = line.left < max(item.right for item in run) and line.right > min(item.left for item in run)
    if not inside or not -0.6 * line.size < gap < 2.5 * line.size:
        return False
    return len(line.parts) > 1 or len(last.parts) > 1


def _has_figures(line: Line) -> bool:
    rest = line.parts[1:]
    return len(rest) > 0 and 2 * sum(is_figure(part.text) for part in rest) > len(rest)


def _table(run: list[Line], number: int) -> tuple[Box, Block] | None:
    while run and len(run[-1].parts) < 2:
        run = run[:-1]
    body = [line for line in run if _has_figures(line)]
    if len(body) < _ROWS or 2 * len(body) < len([line for line in run if len(line.parts) > 1]):
        return None
    if 2 * sum(any(_runs_in(part.text) for part in line.parts) for line in body) > len(body):
        return None  # columns too close to be told apart: a wrong table states wrong figures
    columns = _columns(body)
    if len(columns) < 2:
        return None
    heads = run.index(body[0])
    rows = [
        _spread(line, columns)
        if index < heads and len(line.parts) < len(run[index + 1].parts)
        else _row(line, columns)
        for index, line in enumerate(run)
    ]
    box = Box(
        min(line.left for line in run),
        max(line.right for line in run),
        min(line.bottom for line in run),
        max(line.top for line in run),
    )
    return box, Block("table", page=number, grid=Grid(rows))


def _runs_in(text: str) -> bool:
    return _RUN_IN.search(text) is not None and _SPACED.fullmatch(text) is None


def _columns(body: list[Line]) -> list[tuple[float, float]]:
    """Left and right of the columns: parts of rows with figures that stand above each other."""
    columns: list[tuple[float, float]] = []
    for part in sorted((part for line in body for part in line.parts), key=lambda part: part.left):
        if columns and part.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.right))
        else:
            columns.append((part.left, part.right))
    return columns


def _row(line: Line, columns: list[tuple[float, float]]) -> list[GridCell]:
    """The cells of a row in the columns; a part that reaches over several covers them."""
    cells: list[GridCell] = []
    width = 0
    for part in line.parts:
        first, last = _covered(part, columns)
        if last < width and cells:  # a second part in a column
            cells[-1] = GridCell(clean_cell(f"{cells[-1].text} {part.text}"), columns=cells[-1].columns)
            continue
        first = max(first, width)
        cells += [GridCell("") for _ in range(first - width)]
        cells.append(GridCell(clean_cell(part.text), columns=last - first + 1))
        width = last + 1
    return cells


def _spread(line: Line, columns: list[tuple[float, float]]) -> list[GridCell]:
    """The cells of a head above another with more of them: each stands over the columns whose middles are nearest
    to its own; what stands over the first column names it alone.
    """
    stub = [part for part in line.parts if part.left < columns[0][1]]
    over = [part for part in line.parts if part.left >= columns[0][1]]
    if len(stub) > 1 or not over:
        return _row(line, columns)
    cells = [GridCell(clean_cell(stub[0].text) if stub else "")]
    last = None
    for left, right in columns[1:]:
        part = min(over, key=lambda item: abs(item.left + item.right - left - right))
        if part is last:
            cells[-1] = GridCell(cells[-1].text, columns=cells[-1].columns + 1)
        else:
            cells.append(GridCell(clean_cell(part.text)))
        last = part
    return cells


def _covered(part: Part, columns: list[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a part stands over; the nearest where it is between them."""
    over = [index for index, (left, right) in enumerate(columns) if part.left < right and part.right > left]
    if over:
        return over[0], over[-1]
    middle = (part.left + part.right) / 2
    nearest = min(range(len(columns)), key=lambda index: abs(sum(columns[index]) / 2 - middle))
    return nearest, nearest
