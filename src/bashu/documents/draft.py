"""Drafts: what a reader of marked-up formats found, and the document text put together from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bashu.documents.grid import Grid, lay_out
from bashu.model import Passage, Table

__all__ = ["Block", "Draft", "assemble"]


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


def assemble(blocks: Iterable[Block], *, name: str) -> tuple[str, tuple[Passage, ...], tuple[Table, ...]]:
    """The text with one block a line (a table has one line a row), its passages and its tables.

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
        origin = block.origin or (None, None)
        passages.append(Passage(at, at + len(text), block.kind, block.page, *origin))
        parts.append(text)
        at += len(text) + 1
    return "\n".join(parts), tuple(passages), tuple(tables)
