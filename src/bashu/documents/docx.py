"""Read Word files: paragraphs by their styles, notes and boxes in place, tables with their merged cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from bashu.documents.archive import check_archive
from bashu.documents.captions import caption_above
from bashu.documents.docx_text import Inline, W, inline, parts
from bashu.documents.draft import Block, Draft
from bashu.documents.grid import MAX_SPAN, Grid, GridCell
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.lines import is_boilerplate, is_caption, is_heading
from bashu.errors import Invalid

__all__ = ["read_docx"]

_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def read_docx(content: bytes, name: str, limits: Limits) -> Draft:
    """The paragraphs and tables of a Word file in reading order, as its final state shows them.

    Headings, titles and lists are told by style; the short lines right above a table are its caption. Footnotes,
    endnotes and text boxes follow the paragraph or table that they belong to. Raises Invalid where the archive is
    refused or is no Word file.
    """
    check_archive(content, name, limits)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        file = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise Invalid(
            "the document cannot be read",
            where=name,
            why=f"it is not a Word file ({error})",
            next_step="open it in Word and save it again as .docx",
        ) from None
    reading = _Reading(file)
    for part in parts(file.element.body):
        reading.add(part)
    if any(True for _ in file.element.body.iter(f"{W}ins", f"{W}del")):
        reading.draft.notes.append("tracked changes were read as accepted")
    _mark_title(reading)
    return fill_head(reading.draft, named=(file.core_properties.title or "").strip())


class _Reading:
    """What has been read of a file so far, with the sizes of its first lines in half points."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.draft = Draft()
        self.sizes: list[tuple[int, Block]] = []
        self._notes: dict[tuple[str, str], Any] = {}
        for kind in ("footnotes", "endnotes"):
            self._load_notes(kind)

    def _load_notes(self, kind: str) -> None:
        from docx.oxml import parse_xml

        try:
            part = self.file.part.part_related_by(_NOTES + kind)
        except KeyError:
            return
        for note in parse_xml(part.blob):
            if note.get(f"{W}type") in (None, "normal"):  # the others are lines between text and notes
                self._notes[kind, note.get(f"{W}id") or ""] = note

    def add(self, part: Any) -> None:
        """Add a paragraph or a table, then its notes and boxes."""
        for shown in self._add_table(part) if part.tag == f"{W}tbl" else [self._add_paragraph(part)]:
            for key in shown.notes:
                note = self._notes.pop(key, None)
                for inner in parts(note) if note is not None else ():
                    self.add(inner)
            for box in shown.boxes:
                self.add(box)

    def _add_paragraph(self, element: Any) -> Inline:
        from docx.text.paragraph import Paragraph

        shown = inline(element)
        if shown.text:
            paragraph = Paragraph(element, self.file._body)
            block = Block(_kind(shown.text, paragraph), shown.text)
            self.draft.blocks.append(block)
            if len(self.sizes) < 8:
                self.sizes.append((_size(paragraph), block))
        return shown

    def _add_table(self, table: Any) -> list[Inline]:
        called: list[Inline] = []
        grid = Grid(_rows(table, called), caption_above(self.draft.blocks))
        self.draft.blocks.append(Block("table", grid=grid))
        return called


def _kind(text: str, paragraph: Any) -> str:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style == "title":
        return "title"
    if style.startswith(("heading", "subtitle", "标题")):
        return "heading"
    if style.startswith("caption") or is_caption(text):
        return "caption"
    if is_boilerplate(text):
        return "boilerplate"
    if style.startswith("list") or paragraph._p.find(".//" + _NUMBERING) is not None:
        return "item"
    return "heading" if is_heading(text) and len(text) < 60 and _is_bold(paragraph) else "paragraph"


_NUMBERING = f"{W}numPr"


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _size(paragraph: Any) -> int:
    sizes = [run.font.size for run in paragraph.runs if run.text.strip() and run.font.size]
    return max(sizes, default=0)


def _mark_title(reading: _Reading) -> None:
    """Without a style for it, the title is the first line of those set largest, if the lines above and below are smaller."""
    if any(block.kind == "title" for block in reading.draft.blocks):
        return
    largest = max((size for size, _ in reading.sizes), default=0)
    first = [block for size, block in reading.sizes if size == largest and is_heading(block.text)]
    if largest and first and any(size < largest for size, _ in reading.sizes):
        first[0].kind = "title"


def _rows(table: Any, called: list[Inline]) -> list[list[GridCell]]:
    """The cells that begin in each row; a cell that a vertical merge goes on in only lengthens the first."""
    rows: list[list[list[Any]]] = []
    anchors: dict[int, list[Any]] = {}
    for row in table.tr_lst:
        cells: list[list[Any]] = []
        column = min(row.grid_before, MAX_SPAN)
        cells += [["", 1, 1, False] for _ in range(column)]
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        for tc in row.tc_lst:
            wide = tc.grid_span
            anchor = anchors.get(column)
            if tc.vMerge == "continue" and anchor is not None:
                anchor[1] += 1
            else:
                cell = [_cell_text(tc, called), 1, wide, head]
                cells.append(cell)
                anchors[column] = cell
            column += wide
        rows.append(cells)
    return [[GridCell(*cell) for cell in row] for row in rows]


def _cell_text(tc: Any, called: list[Inline]) -> str:
    """The text of a cell; a table within one is read as its words."""
    shown = [inline(paragraph) for paragraph in _paragraphs(tc)]
    called += shown
    return " ".join(item.text for item in shown if item.text)


def _paragraphs(tc: Any) -> Iterator[Any]:
    for part in parts(tc):
        if part.tag == f"{W}p":
            yield part
        else:
            yield from (inner for row in part.tr_lst for cell in row.tc_lst for inner in _paragraphs(cell))
