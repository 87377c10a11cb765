"""Lay out tables: merged cells expanded, heads and stubs told apart, every cell with its offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bashu.errors import Invalid
from bashu.model import Table, TableCell

__all__ = [
    "MAX_SPAN",
    "Grid",
    "GridCell",
    "clean_cell",
    "describe",
    "is_unit_line",
    "lay_out",
    "refuse_positions",
]

#: A merged cell of a hostile file may claim to cover anything.
MAX_SPAN = 1000
#: Positions of a table with its merged cells and short rows filled up: what a file may ask for with few cells.
MAX_POSITIONS = 4_000_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as a file has it; ``rows`` and ``columns`` are how many it covers."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(slots=True)
class Grid:
    """A table as a file has it: rows of the cells that begin in each; ``pages`` are theirs where it goes over several."""

    rows: list[list[GridCell]]
    caption: str = ""
    footnotes: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


#: A cell in place: its text and whether it is a copy of a merged cell.
_Placed = tuple[GridCell, bool]

_UNIT = re.compile(
    r"(?:计量)?单位\s?[:\uff1a]\s?([^()\uff08\uff09\s|]{1,40})|\bunits?\s?[:\uff1a]\s?([^()\n|;]{1,40})|"
    r"[(\uff08]\s?(?:in )?((?:(?:\d[\d,]*|ten|hundred|thousand|million|billion|trillion)\s)*(?:RMB|yuan|CNY|U\.?S\.? ?dollars?|USD|dollars?|"
    r"tons?|tonnes|persons?|people|percent|per cent|%|households|kilomet(?:er|re)s|km|square kilomet(?:er|re)s|cubic met(?:er|re)s|kWh|hectares|mu)"
    r"|[十百千万亿]*(?:元|美元|人民币|人|户|吨|公里|千米|平方公里|平方米|立方米|千瓦时|个|家|件|辆|台|亩|公顷|%|\uff05|倍|人次|标准箱))\s?[)\uff09]",
    re.I,
)
_UNIT_WORD = re.compile(r"单位\s?[:\uff1a]|\bunits?\s?[:\uff1a]", re.I)
_WRAPPED = re.compile("(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])")
_FIGURE = re.compile(r"^[\s(\uff08]*[-+\u2212]?[\d,.\s]+(?:%|\uff05)?[\s)\uff09*]*$|^[-–—…./]+$")
_YEAR = re.compile(r"^\s*(?:19|20)\d\d\s*年?\s*$")


def clean_cell(text: str) -> str:
    """The text of a cell on one line; a line end between Chinese characters is none."""
    return " ".join(_WRAPPED.sub("", text).split())


def render(rows: Sequence[Sequence[_Placed]], start: int) -> tuple[str, list[list[tuple[int, int]]]]:
    """The table as text, cells joined by " | " and rows by line ends, and the offsets of its cells.

    Copies of a merged cell are left empty in the text; their offsets are those of their own empty place.
    """
    parts: list[str] = []
    offsets: list[list[tuple[int, int]]] = []
    at = start
    for row in rows:
        places = []
        for column, (cell, copy) in enumerate(row):
            text = "" if copy else cell.text
            if column:
                at += 3
            places.append((at, at + len(text)))
            at += len(text)
        at += 1
        offsets.append(places)
        parts.append(" | ".join("" if copy else cell.text for cell, copy in row))
    return "\n".join(parts), offsets


def expand(grid: Grid, name: str) -> list[list[_Placed]]:
    """Every row with all its positions; a merged cell stands in each that it covers.

    Raises Invalid where that would be more than MAX_POSITIONS.
    """
    filled: dict[tuple[int, int], _Placed] = {}
    spans = ((cell.rows, cell.columns) for row in grid.rows for cell in row)
    refuse_positions(
        sum(min(tall, len(grid.rows), MAX_SPAN) * min(wide, MAX_SPAN) for tall, wide in spans), name
    )
    for index, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (index, column) in filled:
                column += 1
            tall = min(cell.rows, len(grid.rows) - index, MAX_SPAN)
            wide = min(cell.columns, MAX_SPAN)
            for down in range(tall):
                for right in range(wide):
                    filled.setdefault((index + down, column + right), (cell, bool(down or right)))
            column += wide
    wide = max((column for _, column in filled), default=-1) + 1
    refuse_positions(wide * len(grid.rows), name)
    empty: _Placed = (GridCell(""), False)
    return [[filled.get((row, column), empty) for column in range(wide)] for row in range(len(grid.rows))]


def width(rows: list[list[GridCell]]) -> int:
    """How many columns the rows have, cells that begin above not counted."""
    return max((sum(cell.columns for cell in row) for row in rows), default=0)


def refuse_positions(count: int, name: str) -> None:
    """Raise Invalid where a table filled up would have more than MAX_POSITIONS cells."""
    if count > MAX_POSITIONS:
        raise Invalid(
            "a table is too large",
            where=name,
            why=f"its merged cells and short rows make more than {MAX_POSITIONS:,} cells",
            next_step="split it, or export the part that matters",
        )


def lay_out(grid: Grid, start: int, *, name: str, page: int | None = None) -> tuple[str, Table]:
    """The text of a grid and its table, whose cells count from ``start``."""
    placed = _without_empty(expand(grid, name))
    text, offsets = render(placed, start)
    anchors: dict[int, tuple[int, int]] = {}
    rows = []
    for row, places in zip(placed, offsets, strict=True):
        cells = []
        for (cell, copy), place in zip(row, places, strict=True):
            anchor = anchors.setdefault(id(cell), place) if cell.text else place
            cells.append(TableCell(cell.text, *anchor, copy=copy))
        rows.append(tuple(cells))
    heads = [all(cell.head for cell, _ in row) for row in placed]
    table = describe(tuple(rows), heads, (start, start + len(text)), grid.caption, grid.footnotes, page)
    return text, table


def describe(
    rows: tuple[tuple[TableCell, ...], ...],
    heads: Sequence[bool],
    span: tuple[int, int],
    caption: str,
    footnotes: Sequence[str],
    page: int | None,
) -> Table:
    """A table with its heads, stubs, unit and footnotes found; ``heads`` are rows marked as heads already.

    Rows before the first with a figure in it are heads, years and unit notes not counting as figures;
    columns before the first that mostly holds figures are stubs. Rows with one filled cell at the top are a
    title or a unit note, and at the bottom footnotes, yet they stay in the rows so that nothing is lost.
    """
    notes = list(footnotes)
    for row in reversed(rows[1:]):
        filled = {cell.start: cell.text for cell in row if cell.text}
        text = next(iter(filled.values()), "")
        if len(filled) != 1 or not _is_footnote(text):
            break
        notes.insert(0, text)
    header_rows = _header_rows(rows, heads)
    return Table(
        start=span[0],
        end=span[1],
        rows=rows,
        header_rows=header_rows,
        stub_columns=_stub_columns(rows[header_rows:]),
        caption=caption or _inner_caption(rows[:header_rows]),
        unit_note=_unit_note(caption, rows[:header_rows]),
        footnotes=tuple(notes),
        page=page,
    )


def is_unit_line(line: str) -> bool:
    """Whether a line names a unit and nothing else.

    >>> is_unit_line("单位\uff1a亿元"), is_unit_line("(100 million yuan)"), is_unit_line("Output (tonnes)")
    (True, True, False)
    """
    match = _UNIT.search(line[:100])
    return match is not None and match.start() < 2 and len(line) - match.end() < 12


def _unit_note(caption: str, heads: tuple[tuple[TableCell, ...], ...]) -> str:
    """What the caption, a head across all columns, or a head that says "unit" says; the unit in brackets behind
    one column's head is that column's own.
    """
    across = [row[0].text for row in heads if len({cell.start for cell in row if cell.text}) == 1]
    said = (cell.text for row in heads for cell in row if not cell.copy and _UNIT_WORD.search(cell.text))
    for text in (caption, *across, *said):
        unit = _UNIT.search(text)
        if unit:
            return next(group.strip() for group in unit.groups() if group)
    return ""


def _without_empty(rows: list[list[_Placed]]) -> list[list[_Placed]]:
    kept = [row for row in rows if any(cell.text for cell, _ in row)]
    if not kept:
        return []
    columns = [index for index in range(len(kept[0])) if any(row[index][0].text for row in kept)]
    return [[row[index] for index in columns] for row in kept]


def _is_footnote(text: str) -> bool:
    return re.match(r"(?:notes?|sources?|data source|注|备注|说明|资料来源|数据来源|来源|[*①②③]|[a-z]\))\s?[\d:\uff1a.*]?\s?", text, re.I) is not None and len(text) > 8  # fmt: skip


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, or the dashes and dots that stand for one; a year is none."""
    # No figure is as long, and the expression takes the square of a run of blanks.
    return 0 < len(text) <= 60 and _FIGURE.match(text) is not None and _YEAR.match(text) is None


def _header_rows(rows: tuple[tuple[TableCell, ...], ...], heads: Sequence[bool]) -> int:
    marked = next((index for index, head in enumerate(heads) if not head), len(heads))
    count = next(
        (index for index, row in enumerate(rows) if any(is_figure(cell.text) for cell in row[1:])), None
    )
    if count is None:
        return marked or (1 if len(rows) > 1 else 0)
    return max(marked, count) if marked < len(rows) else count


def _stub_columns(body: tuple[tuple[TableCell, ...], ...]) -> int:
    if not body:
        return 0
    for index in range(len(body[0])):
        texts = [row[index].text for row in body if row[index].text]
        if sum(map(is_figure, texts)) > len(texts) / 2:
            return index
    return min(1, len(body[0]))


def _inner_caption(heads: tuple[tuple[TableCell, ...], ...]) -> str:
    """A first row with one cell across it is the caption."""
    if len(heads) < 2 or len({cell.start for cell in heads[0] if cell.text}) != 1:
        return ""
    return next(cell.text for cell in heads[0] if cell.text)
