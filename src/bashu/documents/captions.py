"""Find the caption of a table in the lines above it."""

from __future__ import annotations

from bashu.documents.dates import is_day
from bashu.documents.draft import Block
from bashu.documents.grid import is_unit_line
from bashu.documents.lines import ends_sentence, is_heading

__all__ = ["caption_above"]

#: Captions are shorter.
_LONGEST = 120


def caption_above(blocks: list[Block]) -> str:
    """The caption of a table that comes after ``blocks``: the line right above it, and that line's own where it
    only names the unit. Lines found so become captions, unless they are headings or titles; the unit's is a cell,
    for "100 million yuan" alone is no figure.
    """
    found: list[Block] = []
    for block in blocks[:-4:-1]:
        if not _may_head(block) or block.page != blocks[-1].page:
            break
        found.insert(0, block)
        if not is_unit_line(block.text):
            break
    for block in found:
        if is_unit_line(block.text):
            block.kind = "cell"
        elif block.kind == "paragraph":
            block.kind = "caption"
    return " ".join(block.text for block in found)


def _may_head(block: Block) -> bool:
    if (
        block.grid is not None
        or not block.text
        or len(block.text) > _LONGEST
        or block.kind == "boilerplate"
        or is_day(block.text)
    ):
        return False
    if is_unit_line(block.text) or block.kind in ("caption", "heading", "title"):
        return True
    return block.kind == "paragraph" and is_heading(block.text) and not ends_sentence(block.text)
