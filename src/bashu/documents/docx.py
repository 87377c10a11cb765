"""Read Word files: paragraphs by their styles, tables with their merged cells."""

from __future__ import annotations

import io
from typing import Any

from bashu.documents.archive import check_archive
from bashu.documents.draft import Block, Draft
from bashu.documents.grid import Grid, GridCell
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.lines import is_boilerplate, is_caption, is_heading
from bashu.errors import Invalid

__all__ = ["read_docx"]


def read_docx(content: bytes, name: str, limits: Limits) -> Draft:
    """The paragraphs and tables of a Word file in reading order.

    Headings, titles and lists are told by style; a short paragraph right above a table is its caption.
    Raises Invalid where the archive is refused or is no Word file.
    """
    check_archive(content, name, limits)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        file = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise Invalid(
            "the document cannot be read",
            where=name,
            why=f"it is not a Word file ({error})",
            next_step="open it in Word and save it again as .docx",
        ) from None
    draft = Draft()
    for part in file.iter_inner_content():
        if isinstance(part, Table):
            _add_table(draft, part)
        else:
            _add_paragraph(draft, part)
    return fill_head(draft, named=(file.core_properties.title or "").strip())


def _add_paragraph(draft: Draft, paragraph: Any) -> None:
    text = " ".join(paragraph.text.replace("\xad", "").split())
    if text:
        draft.blocks.append(Block(_kind(text, paragraph), text))


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


_NUMBERING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr"


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _add_table(draft: Draft, table: Any) -> None:
    caption = ""
    if draft.blocks and draft.blocks[-1].grid is None and len(draft.blocks[-1].text) < 120:
        caption = draft.blocks[-1].text
        if draft.blocks[-1].kind == "paragraph" and is_heading(caption):
            draft.blocks[-1].kind = "caption"
    draft.blocks.append(Block("table", grid=Grid(_rows(table), caption)))


def _rows(table: Any) -> list[list[GridCell]]:
    """The cells that begin in each row; a cell that a vertical merge goes on in only lengthens the first."""
    rows: list[list[list[Any]]] = []
    anchors: dict[int, list[Any]] = {}
    for row in table._tbl.tr_lst:
        cells: list[list[Any]] = []
        column = row.grid_before
        cells += [["", 1, 1, False] for _ in range(column)]
        for tc in row.tc_lst:
            wide = tc.grid_span
            anchor = anchors.get(column)
            if tc.vMerge == "continue" and anchor is not None:
                anchor[1] += 1
            else:
                text = " ".join(" ".join(paragraph.text for paragraph in tc.p_lst).split())
                cell = [text, 1, wide, False]
                cells.append(cell)
                anchors[column] = cell
            column += wide
        rows.append(cells)
    return [[GridCell(*cell) for cell in row] for row in rows]
