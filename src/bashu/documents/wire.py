"""Carry drafts and limits between processes as plain JSON values, which cannot run anything."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from bashu.documents.draft import Block, Draft
from bashu.documents.grid import Grid, GridCell
from bashu.documents.limits import Limits

__all__ = ["draft_from", "draft_to", "limits_from", "limits_to"]


def limits_to(limits: Limits) -> dict[str, Any]:
    """Limits as JSON values."""
    return asdict(limits)


def limits_from(values: dict[str, Any]) -> Limits:
    """Limits from JSON values."""
    return Limits(**values)


def draft_to(draft: Draft) -> dict[str, Any]:
    """A draft as JSON values."""
    return {
        "blocks": [
            [block.kind, block.text, block.page, block.origin, _grid_to(block.grid)] for block in draft.blocks
        ],
        "title": draft.title,
        "publisher": draft.publisher,
        "published": draft.published.isoformat() if draft.published else None,
        "language": draft.language,
        "url": draft.url,
        "notes": draft.notes,
    }


def draft_from(values: dict[str, Any]) -> Draft:
    """A draft from JSON values."""
    return Draft(
        blocks=[
            Block(kind, text, page, (origin[0], origin[1]) if origin else None, _grid_from(grid))
            for kind, text, page, origin, grid in values["blocks"]
        ],
        title=values["title"],
        publisher=values["publisher"],
        published=date.fromisoformat(values["published"]) if values["published"] else None,
        language=values["language"],
        url=values["url"],
        notes=list(values["notes"]),
    )


def _grid_to(grid: Grid | None) -> list[Any] | None:
    if grid is None:
        return None
    rows = [[[cell.text, cell.rows, cell.columns, cell.head] for cell in row] for row in grid.rows]
    return [rows, grid.caption, grid.footnotes, grid.pages]


def _grid_from(values: list[Any] | None) -> Grid | None:
    if values is None:
        return None
    rows, caption, footnotes, pages = values
    return Grid([[GridCell(*cell) for cell in row] for row in rows], caption, list(footnotes), list(pages))
