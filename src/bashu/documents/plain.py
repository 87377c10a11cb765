"""Read plain text: the text stays as the file has it, line by line; its parts are told apart."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bashu.documents.dates import is_day, published_in_text
from bashu.documents.lines import (
    ends_sentence,
    is_boilerplate,
    is_byline,
    is_caption,
    is_heading,
    is_item,
)
from bashu.documents.publisher import find_publisher
from bashu.model import Passage

__all__ = ["Head", "read_plain"]


class Head(NamedTuple):
    """What a text says of itself."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    notes: tuple[str, ...] = ()


class _Line(NamedTuple):
    start: int
    end: int
    text: str


_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_DATELINE = re.compile(
    r"^[A-Z][\w.'’ -]{2,40}(?:,\s[^–—-]{3,40})?\s?(?:\([A-Z][\w ]{1,20}\)\s?)?(?:\s(?:--|[-–—])\s?|[–—]\s)[A-Z\"“]"
    r"|^(?:本报|新华社|中新社|中新网)\S{0,12}?\d{1,2}月\d{1,2}日"
)
_CLAUSES = re.compile(
    r"\d(?:[^,\uff0c;\uff1b]{0,60}[%\uff05元人个家吨]|.{0,40}percent)[,\uff0c;\uff1b]|[\uff0c\uff1b].{0,60}\d"
)
_DIGIT = re.compile(r"\d")


def read_plain(text: str) -> tuple[Head, tuple[Passage, ...]]:
    """The head and the passages of a plain text.

    Every line that is not blank is a passage, except that lines wrapped at a fixed width are joined into
    paragraphs. Passages count in code points of ``text``, which is left as it is, and carry no line ends.
    """
    lines = _unwrapped([_stripped(match) for match in _LINE.finditer(text) if not match[0].isspace()], text)
    if not lines:
        return Head(), ()
    kinds = [_kind(line.text) for line in lines]
    title = _mark_title(lines, kinds)
    _mark_statements(lines, kinds)
    _mark_tail(lines, kinds)
    published = published_in_text(
        [line.text for line in lines[:12]], text, [line.text for line in lines[-6:]]
    )
    head = Head(
        title=title,
        publisher=find_publisher([line.text for line in lines[:8]], [line.text for line in lines[-12:]]),
        published=published.day,
        notes=(published.note,) if published.note else (),
    )
    passages = tuple(Passage(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True))
    return head, passages


def _stripped(match: re.Match[str]) -> _Line:
    text = match[0]
    left = len(text) - len(text.lstrip())
    stripped = text.strip()
    start = match.start() + left
    return _Line(start, start + len(stripped), stripped)


def _unwrapped(lines: list[_Line], text: str) -> list[_Line]:
    """Join lines that an editor wrapped at a fixed width: most of a paragraph's lines are about as long."""
    long = [len(line.text) for line in lines if len(line.text) > 40]
    width = max(long, default=0)
    if len(long) < 6 or width > 100 or sum(length > 0.7 * width for length in long) < 0.7 * len(long):
        return lines
    if sum(ends_sentence(line.text) for line in lines) > len(lines) / 2:
        return lines
    joined: list[tuple[_Line, _Line]] = []
    for line in lines:
        if joined and _goes_on(joined[-1][1], line, text, width):
            joined[-1] = (joined[-1][0], line)
        else:
            joined.append((line, line))
    return [_Line(first.start, last.end, text[first.start : last.end]) for first, last in joined]


def _goes_on(last: _Line, line: _Line, text: str, width: int) -> bool:
    gap = text[last.end : line.start]
    if gap.count("\n") + gap.count("\r") - gap.count("\r\n") != 1 or is_item(line.text):
        return False
    return len(last.text) > 0.6 * width


def _kind(line: str) -> str:
    if is_caption(line):
        return "caption"
    if is_boilerplate(line) or is_byline(line):
        return "boilerplate"
    if len(line) > 130:
        return "item" if is_item(line) and line[0] in "-*+•·●■◆▪–①②③④⑤⑥⑦⑧⑨⑩" else "paragraph"
    if is_item(line):
        return "heading" if is_heading(line) and line[0] not in "-*+•·●■◆▪–" else "item"
    return "heading" if is_heading(line) else "paragraph"


def _mark_title(lines: list[_Line], kinds: list[str]) -> str:
    """Mark the title among the first lines and return it: the longest of the headings before the text."""
    best = -1
    for index in range(min(5, len(lines))):
        line = lines[index].text
        if kinds[index] == "heading" and not _DATELINE.match(line) and not is_day(line):
            if best < 0 or len(lines[index].text) > len(lines[best].text):
                best = index
        elif kinds[index] == "paragraph":
            break
        elif best >= 0:
            break  # a byline follows the title
    if best < 0 or not any(kind in ("paragraph", "item") for kind in kinds[best:]):
        return ""
    kinds[best] = "title"
    for index in range(best):
        if kinds[index] == "heading":
            kinds[index] = "boilerplate"  # the site's name or rubric above the title
    return lines[best].text


def _mark_statements(lines: list[_Line], kinds: list[str]) -> None:
    """A line with figures in several clauses states something, though no sentence mark ends it."""
    for index, kind in enumerate(kinds):
        if kind == "heading" and _CLAUSES.search(lines[index].text):
            kinds[index] = "paragraph"


def _mark_tail(lines: list[_Line], kinds: list[str]) -> None:
    """What follows the last sentence is the site's where any of it is: slogans among cookie notices."""
    last = max(
        (index for index, kind in enumerate(kinds) if kind in ("paragraph", "item", "caption", "table")),
        default=-1,
    )
    if "boilerplate" in kinds[last + 1 :]:
        for index in range(last + 1, len(kinds)):
            if not _DIGIT.search(lines[index].text):
                kinds[index] = "boilerplate"
