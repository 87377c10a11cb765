"""Lines of a PDF page with their places, and paragraphs from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Any

from bashu.documents.draft import Block
from bashu.documents.lines import ends_sentence, is_boilerplate, is_caption, is_heading, is_item

__all__ = ["Line", "join_lines", "page_lines"]


@dataclass(slots=True)
class Line:
    """A line with its left, right, bottom and top in points; ``size`` is the height of its tallest end."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


_SPACE = re.compile(r"[\s\u200b\ufeff]+")
#: pdfium gives a hyphen that ends a line as one of these.
_SOFT = "\x02\xad\ufffe"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\uffff]")
_LINE = re.compile(r"[^\r\n]+")


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
    text = _SPACE.sub(" ", _CONTROL.sub("", raw.replace("\x02", "").replace("\ufffe", ""))).strip()
    if not text:
        return None
    text += "\xad" if soft and not text.endswith("\xad") else ""
    if textpage is None:
        return Line(text, 0.0, 0.0, 0.0, 0.0, 0.0)
    first = match.start() + len(raw) - len(raw.lstrip())
    last = match.start() + len(raw.rstrip()) - 1
    start, end = textpage.get_charbox(first, loose=True), textpage.get_charbox(last, loose=True)
    size = max(start[3] - start[1], end[3] - end[1])
    return Line(text, start[0], max(start[2], end[2]), min(start[1], end[1]), max(start[3], end[3]), size)


def join_lines(lines: list[Line], page: int) -> list[Block]:
    """Paragraphs, headings, items and captions from consecutive lines.

    A line goes on the paragraph before it unless it is indented, set in another size, further down than lines
    of one paragraph are, or the line before it ended early in a sentence mark.
    """
    if not lines:
        return []
    gaps = [before.bottom - after.top for before, after in zip(lines, lines[1:], strict=False)]
    usual = median(gaps) if gaps else 0.0
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if groups and _goes_on(groups[-1], line, _column_right(lines, index - 1), usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, page) for group in groups]


def _column_right(lines: list[Line], index: int) -> float:
    """Where the column of a line ends: the furthest of the lines about it that begin where it does."""
    line = lines[index]
    near = lines[max(0, index - 8) : index + 9]
    return max(other.right for other in near if abs(other.left - line.left) < 3 * line.size or other is line)


def _goes_on(group: list[Line], line: Line, right: float, usual: float) -> bool:
    last = group[-1]
    if not last.size or not line.size:
        return not ends_sentence(last.text) and not is_item(line.text)
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.18 * size or is_item(line.text):
        return False
    gap = last.bottom - line.top
    if gap > usual + 0.5 * size or gap < -2.5 * size:
        return False
    blank = right - last.right
    if blank > 2.5 * size and ends_sentence(last.text):
        return False
    # A heading leaves much of its line blank; a ragged margin leaves little.
    if len(group) == 1 and blank > 0.3 * (right - last.left) and is_heading(last.text):
        return False
    body = group[1].left if len(group) > 1 else min(group[0].left, line.left)
    return line.left - body < 0.9 * size or not ends_sentence(last.text)


def _block(group: list[Line], page: int) -> Block:
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text)
    text = text.rstrip("\xad").replace("\xad", "")
    if is_caption(text):
        kind = "caption"
    elif is_boilerplate(text):
        kind = "boilerplate"
    elif len(group) <= 2 and is_heading(text):
        kind = "heading"
    else:
        kind = "item" if is_item(text) and text[0] in "-*+•·●■◆▪–①②③④⑤⑥⑦⑧⑨⑩" else "paragraph"
    return Block(kind, text, page)


def _joined(text: str, following: str) -> str:
    """Two lines of one paragraph: hyphenated words whole, Chinese without a space, the rest with one."""
    if text.endswith("\xad"):
        return text[:-1] + following
    if text.endswith("-") and text[-2:-1].islower() and following[0].islower():
        return text[:-1] + following
    if text[-1] in "\u2013\u2014" and text[-2:-1].isalnum():
        return text + following
    if _is_wide(text[-1]) or _is_wide(following[0]):
        return text + following
    return f"{text} {following}"


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
