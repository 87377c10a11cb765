"""Find where the blocks of a page stand in its markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

from bashu.documents.draft import Block

__all__ = ["find_origins"]

#: What a page's markup is made of; only entities and words are shown.
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<off>script|style|template|noscript)\b.*?(?:</(?P=off)\s*>|\Z)|<[^>]*+(?:>|\Z)|"
    r"(?P<entity>&#?\w{1,32};?)|(?P<word>[^\s<&\u200b\ufeff]+)|&",
    re.S | re.I,
)
#: White space as the blocks of a page count it.
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


def find_origins(blocks: list[Block], html: str) -> None:
    """Give every block the offsets in the decoded page between which its characters stand, markup among them.

    Blocks follow each other, so each is looked for behind the one before it, the title anywhere. White space is
    not compared. A block whose text the markup does not have in this order keeps none.
    """
    page = _Shown(html)
    at = 0
    for block in blocks:
        shown = _SPACE.sub("", block.text or _cells(block))
        found = page.text.find(shown, 0 if block.kind == "title" else at) if shown else -1
        if found < 0:
            continue
        block.origin = (page.place(found), page.place(found + len(shown) - 1, end=True))
        if block.kind != "title":
            at = found + len(shown)


def _cells(block: Block) -> str:
    return "".join(cell.text for row in block.grid.rows for cell in row) if block.grid is not None else ""


class _Shown:
    """The characters that a page shows, without white space, and where each stands in the markup."""

    def __init__(self, html: str) -> None:
        texts: list[str] = []
        self._starts: list[int] = []
        self._spans: list[tuple[int, int]] = []
        length = 0
        for match in _PIECE.finditer(html, max(html.find("<body"), 0)):
            text = match["word"] or (_SPACE.sub("", unescape(match[0])) if match["entity"] else "")
            if text:
                texts.append(text)
                self._starts.append(length)
                self._spans.append(match.span())
                length += len(text)
        self.text = "".join(texts)

    def place(self, index: int, *, end: bool = False) -> int:
        """Where a character begins, or with ``end`` where it ends; an entity counts as one character."""
        piece = bisect_right(self._starts, index) - 1
        start, stop = self._spans[piece]
        follows = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        if stop - start != follows - self._starts[piece]:  # an entity
            return stop if end else start
        return start + index - self._starts[piece] + end
