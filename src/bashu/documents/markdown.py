"""Read Markdown: the text stays as the file has it; front matter fills the fields of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from bashu.documents.dates import parse_day, published_in_text
from bashu.documents.grid import describe, refuse_positions
from bashu.documents.lines import is_boilerplate, is_caption, one_line
from bashu.model import Passage, Table, TableCell

__all__ = ["FrontMatter", "read_markdown"]

_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"(?P<heading>#{1,6}\s+)|(?P<item>(?:[-*+]|\d{1,3}[.)])\s+)|(?P<quote>(?:>\s?)+)")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|[=-]{2,}\s*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_DELIMITER = re.compile(r"\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*$")
_EMPHASIS = re.compile(r"[*_`]{1,3}")
#: Front matter beyond this many characters is no front matter.
_MOST = 20_000

#: Every value stays the text that was written: what YAML would guess or a !tag would make of it is not wanted.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that a document's front matter may give."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    tier: str = ""
    about: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    text: str
    name: str
    title: str = ""
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    #: Lines of a paragraph or a table that is not finished: start, end.
    open: list[tuple[int, int]] = field(default_factory=list)
    kind: str = ""


def read_markdown(text: str, name: str) -> tuple[FrontMatter, tuple[Passage, ...], tuple[Table, ...]]:
    """The front matter, passages and tables of a Markdown text, counted in its own code points.

    Marks of headings, items and quotations stay outside passages; marks within a line stay inside them.
    Front matter that is no YAML mapping leaves a note and is read as text. ``name`` is the document's, for errors.
    """
    front, begin = _front_matter(text)
    reading = _Reading(text, name)
    for start, end in _lines(text, begin):
        _take(reading, start, end)
    _close(reading)
    title = front.title or reading.title
    published, notes = front.published, list(front.notes)
    if published is None:
        lines = [text[passage.start : passage.end] for passage in reading.passages]
        found = published_in_text(lines[:10], text[begin:], lines[-4:])
        published = found.day
        notes += [found.note] if found.note else []
    front = FrontMatter(
        title, front.publisher, published, front.url, front.language, front.tier, front.about, tuple(notes)
    )
    return front, tuple(reading.passages), tuple(reading.tables)


def _front_matter(text: str) -> tuple[FrontMatter, int]:
    match = _FENCE.match(text, 0, _MOST) if text.startswith("---") else None
    if not match:
        return FrontMatter(), 0
    try:
        values = yaml.load(match[1], Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        return FrontMatter(notes=(f"the front matter is not YAML ({reason}) and was read as text",)), 0
    if not values:
        return FrontMatter(), match.end()
    if not isinstance(values, dict):
        return FrontMatter(notes=("the front matter is no mapping and was read as text",)), 0
    return _fields(values), match.end()


def _fields(values: dict[Any, Any]) -> FrontMatter:
    notes = []
    day = _word(values.get("published"))
    published = parse_day(day)
    if day and published is None:
        notes.append(f"the front matter's day of publication is none: {day:.60}")
    about = values.get("about")
    codes = about if isinstance(about, list) else re.split(r"[,\s]+", _word(about))
    return FrontMatter(
        title=_word(values.get("title")),
        publisher=_word(values.get("publisher")),
        published=published,
        url=_word(values.get("url")),
        language=_word(values.get("language")),
        tier=_word(values.get("tier")),
        about=tuple(_word(code) for code in codes if _word(code)),
        notes=tuple(notes),
    )


def _word(value: object) -> str:
    return one_line(value) if isinstance(value, str) and value not in ("~", "null") else ""


def _lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Starts and ends of lines without code blocks and comments; a blank line is an empty span."""
    # Comments become spaces of the same length, so that offsets stay.
    shown = _COMMENT.sub(_blank, text) if "<!--" in text else text
    fenced = False
    last = begin
    for match in _LINE.finditer(shown, begin):
        start, end = match.span()
        if text.count("\n", last, start) > 1 or text.count("\r", last, start) > 1:
            yield start, start
        last = end
        stripped = match[0].strip()
        if stripped.startswith(("```", "~~~")):
            fenced = not fenced
            yield start, start
        elif not fenced:
            left = len(match[0]) - len(match[0].lstrip())
            yield (start + left, start + left + len(stripped)) if stripped else (start, start)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])


def _take(reading: _Reading, start: int, end: int) -> None:
    if start == end:
        _close(reading)
        return
    line = reading.text[start:end]
    if line[0] == "|" or (reading.kind == "table" and "|" in line):
        if reading.kind != "table":
            _close(reading)
        reading.kind = "table"
        reading.open.append((start, end))
        return
    if _RULE.match(line):
        _underline(reading, line)
        return
    mark = _MARK.match(line)
    if mark and mark.lastgroup != "quote":
        _close(reading)
        reading.kind = mark.lastgroup or ""
        reading.open.append((start + mark.end(), end))
        if reading.kind == "heading":
            _close(reading)
        return
    if reading.kind == "table":
        _close(reading)
    reading.kind = reading.kind or "paragraph"
    reading.open.append((start + (mark.end() if mark else 0), end))


def _underline(reading: _Reading, line: str) -> None:
    """A line of dashes or equals signs below a single line makes that line a heading; else it is a rule."""
    if reading.kind == "paragraph" and len(reading.open) == 1 and line[0] in "=-" and " " not in line:
        reading.kind = "heading"
    _close(reading)


def _close(reading: _Reading) -> None:
    """Finish the paragraph or table that is open."""
    spans, kind = [span for span in reading.open if span[0] < span[1]], reading.kind
    reading.open, reading.kind = [], ""
    if not spans:
        return
    start, end = spans[0][0], spans[-1][1]
    if kind == "table":
        _close_table(reading, spans)
        return
    if kind == "heading":
        end = start + len(reading.text[start:end].rstrip("# \t")) or end
        if not reading.title and not any(passage.kind != "boilerplate" for passage in reading.passages):
            reading.title, kind = _EMPHASIS.sub("", reading.text[start:end]), "title"
    elif kind == "paragraph":
        line = reading.text[start:end]
        kind = "caption" if is_caption(line) else "boilerplate" if is_boilerplate(line) else kind
    if start < end:
        reading.passages.append(Passage(start, end, kind))


def _close_table(reading: _Reading, spans: list[tuple[int, int]]) -> None:
    start, end = spans[0][0], spans[-1][1]
    rows, heads = [], 0
    for index, (first, last) in enumerate(spans):
        if _DELIMITER.match(reading.text[first:last]) and "-" in reading.text[first:last]:
            heads = heads or index
        else:
            rows.append(_cells(reading.text, first, last))
    if not rows:
        return
    width = max(len(row) for row in rows)
    refuse_positions(width * len(rows), reading.name)
    even = tuple(tuple(row + [TableCell("", row[-1].end, row[-1].end)] * (width - len(row))) for row in rows)
    caption = ""
    if reading.passages and start - reading.passages[-1].end < 4:
        above = reading.passages[-1]
        if above.kind in ("paragraph", "heading", "caption") and above.end - above.start < 200:
            caption = reading.text[above.start : above.end]
    marked = [index < heads for index in range(len(even))]
    reading.tables.append(describe(even, marked, (start, end), caption, (), None))
    reading.passages.append(Passage(start, end, "table"))


def _cells(text: str, start: int, end: int) -> list[TableCell]:
    """The cells of one row: what stands between bars that no backslash escapes."""
    if text[start] == "|":
        start += 1
    line = text[start:end]
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    cells, at = [], start
    for part in re.split(r"(?<!\\)\|", line):
        left = len(part) - len(part.lstrip())
        stripped = part.strip()
        first = at + (left if stripped else 0)
        cells.append(TableCell(_EMPHASIS.sub("", stripped), first, first + len(stripped)))
        at += len(part) + 1
    return cells
