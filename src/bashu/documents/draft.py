"""Drafts: what a reader of marked-up formats found, and the document text put together from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from bashu.documents.grid import Grid, lay_out, width
from bashu.model import Passage, Table

__all__ = ["Block", "Draft", "append_rows", "assemble"]


@dataclass(slots=True)
class Block:
    """One block of a document: a paragraph, a heading, a table."""

    kind: str
    text: str = ""
    page: int | None = None
    origin: tuple[int, int] | None = None
    grid: Grid | None = None


@dataclass(slots=True)
class Draft:
    """The blocks of a document in reading order, and what it says of itself."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    notes: list[str] = field(default_factory=list)


def append_rows(first: Block, second: Block) -> bool:
    """Put the rows of a table that goes on overleaf to the first one, without heads that it repeats.

    False, and nothing done, where the second has other columns or a caption of its own.
    """
    grid, more = first.grid, second.grid
    if grid is None or more is None or more.caption or width(grid.rows) != width(more.rows):
        return False
    heads = 0
    while heads < min(len(grid.rows), len(more.rows)) and grid.rows[heads] == more.rows[heads]:
        heads += 1
    grid.pages = grid.pages or [first.page or 0] * len(grid.rows)
    grid.rows += more.rows[heads:]
    grid.pages += more.pages[heads:] or [second.page or 0] * (len(more.rows) - heads)
    return True


def assemble(blocks: Iterable[Block], *, name: str) -> tuple[str, tuple[Passage, ...], tuple[Table, ...]]:
    """The text with one block a line (a table has one line a row), its passages and its tables.

    A table is one passage, or one for each page that it is on.

    ``name`` is the document's, for errors.
    """
    parts: list[str] = []
    passages: list[Passage] = []
    tables: list[Table] = []
    at = 0
    for block in blocks:
        text = block.text
        if block.grid is not None:
            text, table = lay_out(block.grid, at, name=name, page=block.page)
            if text:
                tables.append(table)
        if not text:
            continue
        if block.grid is not None and block.grid.pages:
            passages += _by_page(text, block.grid.pages, at)
        else:
            origin = block.origin or (None, None)
            passages.append(Passage(at, at + len(text), block.kind, block.page, *origin))
        parts.append(text)
        at += len(text) + 1
    return "\n".join(parts), tuple(passages), tuple(tables)


def _by_page(text: str, pages: list[int], at: int) -> Iterator[Passage]:
    """A passage for the rows of each page; rows are lines."""
    for page, rows in groupby(zip(pages, text.split("\n"), strict=False), key=lambda row: row[0]):
        length = sum(len(line) + 1 for _, line in rows) - 1
        yield Passage(at, at + length, "table", page)
        at += length + 1
