"""Lines of a PDF page with their places and the parts that wide gaps cut them into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Line", "Part", "page_lines"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a line between wide gaps, as the cells of a row are."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """A line with its left, right, bottom and top in points; ``size`` is the height of its tallest end."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    parts: list[Part] = field(default_factory=list)


_SPACE = re.compile(r"[\s\u200b\ufeff]+")
#: pdfium gives a hyphen that ends a line as one of these.
_SOFT = "\x02\xad\ufffe"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\uffff]")
_LINE = re.compile(r"[^\r\n]+")
#: A gap of this many sizes parts two cells; words of a justified line stand closer.
_GAP = 1.1


def page_lines(page: Any) -> list[Line]:
    """The lines of a page in the order in which it draws them; blank ones are left out."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        # Offsets in the text are indices of characters only where none is beyond the basic plane.
        placed = len(text) == textpage.count_chars()
        lines = []
        for match in _LINE.finditer(text):
            line = _line(match, textpage if placed else None)
            if line is not None:
                lines.append(line)
        return lines
    finally:
        textpage.close()


def _line(match: re.Match[str], textpage: Any) -> Line | None:
    raw = match[0]
    soft = raw.rstrip()[-1:] in _SOFT if raw.strip() else False
    text = _clean(raw)
    if not text:
        return None
    text += "\xad" if soft and not text.endswith("\xad") else ""
    if textpage is None:
        return Line(text, 0.0, 0.0, 0.0, 0.0, 0.0)
    first = match.start() + len(raw) - len(raw.lstrip())
    last = match.start() + len(raw.rstrip()) - 1
    start, end = textpage.get_charbox(first, loose=True), textpage.get_charbox(last, loose=True)
    size = max(start[3] - start[1], end[3] - end[1])
    right = max(start[2], end[2])
    line = Line(text, start[0], right, min(start[1], end[1]), max(start[3], end[3]), size)
    line.parts = _parts(raw, match.start(), textpage, line)
    return line


def _clean(raw: str) -> str:
    return _SPACE.sub(" ", _CONTROL.sub("", raw.replace("\x02", "").replace("\ufffe", ""))).strip()


def _parts(raw: str, offset: int, textpage: Any, line: Line) -> list[Part]:
    """The line's parts; places are asked for only where it may be a row of a table, for asking takes time."""
    stripped = raw.strip()
    gaps = list(_SPACE.finditer(stripped))
    # A line of prose fills its width with letters of half its height or more.
    wide = 0 if stripped.isascii() else sum(char > "\u2e7f" for char in stripped)
    filled = (0.42 * len(stripped) + 0.58 * wide) * line.size
    if not gaps or filled > 0.9 * (line.right - line.left):
        return [Part(line.text, line.left, line.right)]
    offset += len(raw) - len(raw.lstrip())
    parts: list[Part] = []
    begin, left = 0, line.left
    for gap in gaps:
        before = textpage.get_charbox(offset + gap.start() - 1, loose=True)[2]
        after = textpage.get_charbox(offset + gap.end(), loose=True)[0]
        blank = gap[0].count("\u3000")  # of one character, which Chinese sets within words
        if after - before > (_GAP + blank) * line.size:
            parts.append(Part(_clean(stripped[begin : gap.start()]), left, before))
            begin, left = gap.end(), after
    parts.append(Part(_clean(stripped[begin:]), left, line.right))
    return [part for part in parts if part.text]
