"""Cut a text into sentences inside its passages, with bounded length so that time stays linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bashu.model import Document

__all__ = ["cut_sentences"]

_LIMIT = 1200
_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?。]")
_CLOSING = re.compile(r"[!?。.\"')\]”’」』]*")
_NEXT = re.compile(r"(?:\s*\[\d+\])?(?:\s+[\"'(\[“‘]?[A-Z0-9\u4e00-\u9fff]|\s*$)")
#: Lines of links, not prose.
_LINKS = re.compile(
    r"\s*(?:see also|related|read more|more:|相关链接|相关阅读|延伸阅读|推荐阅读)", re.IGNORECASE
)
_MARKED_LINKS = re.compile(r"[^|\n]{1,60}[|>] [^|\n]{1,60}$")
_ABBREVIATIONS = frozenset(
    """
    u.s u.k u.n e.g i.e etc vs ca approx no nos fig sq ft lb lbs oz rs
    mr mrs ms dr prof jr sr gen sen rep gov st mt inc ltd co corp
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)


def cut_sentences(document: Document, text: str) -> list[tuple[int, int, str, bool]]:
    """Start, end, passage kind and "first of its line" for every sentence of the normalised text."""
    found: list[tuple[int, int, str, bool]] = []
    if document.passages:
        for start, end, kind in _joined(document, text):
            _cut_lines(text, start, end, kind, found)
    else:
        _cut_lines(text, 0, len(text), "paragraph", found)
    return found


def _joined(document: Document, text: str) -> Iterator[tuple[int, int, str]]:
    """The passages of prose; those between which ``text`` has a space for a line end are one paragraph."""
    held: tuple[int, int, str] | None = None
    for passage in document.passages:
        if passage.kind in ("boilerplate", "table", "cell"):
            continue
        if held is not None and passage.start == held[1] + 1 and text[held[1]] == " ":
            held = (held[0], passage.end, "paragraph")
            continue
        if held is not None:
            yield held
        held = (passage.start, passage.end, passage.kind)
    if held is not None:
        yield held


def _cut_lines(text: str, start: int, end: int, kind: str, found: list[tuple[int, int, str, bool]]) -> None:
    for line in _LINE.finditer(text, start, end):
        a, b = line.span()
        if _LINKS.match(text, a, b):
            continue
        marked = text.find("|", a, b) >= 0 or text.find(">", a, b) >= 0
        if marked and _MARKED_LINKS.match(text, a, b):
            continue
        first = True
        for x, y in _sentences(text, a, b):
            while x < y and text[x] in " \ufeff":
                x += 1
            if y > x:
                found.append((x, y, kind, first))
                first = False


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop <= position:
            continue
        if text[stop - 1] == "." and not _is_stop(text, position, stop - 1, end):
            continue
        close = _CLOSING.match(text, stop, end)
        stop = close.end() if close else stop
        found.append((position, stop))
        position = stop
    if position < end:
        found.append((position, end))
    if end - start > _LIMIT:
        return [part for a, b in found for part in _bounded(text, a, b)]
    return found


def _is_stop(text: str, start: int, dot: int, end: int) -> bool:
    """Whether the full stop ends a sentence: not inside a number, after an abbreviation or before a small letter."""
    if dot + 1 >= end:
        return True
    after = text[dot + 1]
    if after.isalnum() and after < "\u2e80":
        return False
    if "\u4e00" <= after <= "\u9fff":
        return True
    close = _CLOSING.match(text, dot, end)
    stop = close.end() if close else dot + 1
    return _NEXT.match(text, stop, end) is not None and not _is_abbreviation(text, start, dot)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LIMIT:
        cut = start + _LIMIT
        for mark in ("; ", ";", ", ", ",", "、", " "):
            found = text.rfind(mark, start + _LIMIT // 2, start + _LIMIT)
            if found > start:
                cut = found + len(mark)
                break
        yield start, cut
        start = cut
    yield start, end


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    space = max(text.rfind(" ", start, dot), text.rfind("(", start, dot), start - 1)
    word = text[max(space, text.rfind("-", start, dot)) + 1 : dot].lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isascii())
