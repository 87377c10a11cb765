"""The careful way with pages: trafilatura chooses the content."""

from __future__ import annotations

from typing import Any

from bashu.documents.draft import Block
from bashu.documents.grid import Grid, GridCell
from bashu.documents.lines import is_boilerplate, is_caption

__all__ = ["careful_blocks"]


def careful_blocks(html: str) -> list[Block]:
    """The blocks that trafilatura takes for the content of a page; ImportError where it is not installed."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    blocks: list[Block] = []
    if body is not None:
        for element in body:
            blocks.extend(_blocks(element))
    return blocks


def _blocks(element: Any) -> list[Block]:
    if element.tag == "table":
        rows = [[_cell(cell) for cell in row.iter("cell")] for row in element.iter("row")]
        if max(map(len, rows), default=0) < 2:  # a table of one column lays out a page
            return [Block("paragraph", cell.text) for row in rows for cell in row if cell.text]
        return [Block("table", grid=Grid([row for row in rows if row]))]
    if element.tag == "list":
        return [Block("item", text) for item in element.iter("item") if (text := _text(item))]
    text = _text(element)
    if not text or is_boilerplate(text):
        return []
    kind = "heading" if element.tag == "head" else "caption" if is_caption(text) else "paragraph"
    return [Block(kind, text)]


def _cell(cell: Any) -> GridCell:
    return GridCell(_text(cell), head=cell.get("role") == "head")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
