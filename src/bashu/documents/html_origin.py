"""Find where the blocks of a page stand in its markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

from bashu.documents.draft import Block

__all__ = ["find_origins"]

#: What a page's markup is made of; only runs between tags are shown.
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<off>script|style|template|noscript)\b.*?(?:</(?P=off)\s*>|\Z)|<[^>]*+(?:>|\Z)|(?P<run>[^<]+)",
    re.S | re.I,
)
_CHARACTER = re.compile(r"&#?\w{1,32};?|.", re.S)
#: White space as the blocks of a page count it.
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


#: How far behind the last block the next is looked for, in characters; markup between blocks is shorter.
_WINDOW = 30_000


def find_origins(blocks: list[Block], html: str) -> None:
    """Give every block the offsets in the decoded page between which its characters stand, markup among them.

    Blocks follow each other, so each is looked for behind the one before it, the title anywhere. White space is
    not compared. A block whose text the markup does not have in this order keeps none.
    """
    body = at = max(html.find("<body"), 0)
    for block in blocks:
        shown = _SPACE.sub("", block.text or _cells(block))
        if not shown:
            continue
        if block.kind == "title":
            block.origin = _plain(html, block.text, body, len(html)) or _marked_up(
                html, shown, body, len(html)
            )
            continue
        end = len(html) if at == body else at + _WINDOW
        # Most blocks follow closely, so that a short look is enough.
        near = min(end, at + 2000 + 4 * len(shown))
        found = _plain(html, block.text, at, end) or _marked_up(html, shown, at, near)
        if found is None and near < end:
            found = _marked_up(html, shown, at, end)
        if found:
            block.origin, at = found, found[1]


def _plain(html: str, text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where a text stands without markup in it, outside tags and scripts."""
    found = html.find(text, at, end) if text else -1
    tag = html.rfind("<", 0, found) if found >= 0 else -1
    if found < 0 or html.find(">", tag, found) < 0 or html.startswith(("<script", "<style", "<!--"), tag):
        return None
    return found, found + len(text)


def _marked_up(html: str, shown: str, at: int, end: int) -> tuple[int, int] | None:
    page = _Shown(html, at, end)
    found = page.text.find(shown)
    if found < 0:
        return None
    return page.place(found), page.place(found + len(shown) - 1, end=True)


def _cells(block: Block) -> str:
    return "".join(cell.text for row in block.grid.rows for cell in row) if block.grid is not None else ""


class _Shown:
    """The characters that a part of a page shows, without white space, and where each stands in the markup."""

    def __init__(self, html: str, at: int, end: int) -> None:
        self._html = html
        texts: list[str] = []
        #: Of every run between tags, where it begins among the characters shown, and where in the markup.
        self._starts: list[int] = []
        self._runs: list[tuple[int, int]] = []
        length = 0
        for match in _PIECE.finditer(html, at, end):
            run = match["run"]
            if run is None or run.isspace():
                continue
            text = _SPACE.sub("", unescape(run) if "&" in run else run)
            texts.append(text)
            self._starts.append(length)
            self._runs.append(match.span())
            length += len(text)
        self.text = "".join(texts)

    def place(self, index: int, *, end: bool = False) -> int:
        """Where a character begins, or with ``end`` where it ends; an entity counts as one character."""
        piece = bisect_right(self._starts, index) - 1
        left = index - self._starts[piece]
        for match in _CHARACTER.finditer(self._html, *self._runs[piece]):
            left -= len(_SPACE.sub("", unescape(match[0])))
            if left < 0:
                return match.end() if end else match.start()
        return self._runs[piece][1]
