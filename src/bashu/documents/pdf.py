"""Read PDFs: lines of each page, joined into paragraphs; ruled tables apart."""

from __future__ import annotations

from typing import Any

from bashu.documents.captions import caption_above
from bashu.documents.draft import Block, Draft, append_rows
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.pdf_lines import Line, page_lines
from bashu.documents.pdf_paragraphs import carries_on, join_lines, join_texts, title_lines
from bashu.documents.pdf_rows import find_rows
from bashu.documents.pdf_running import drop_running
from bashu.documents.pdf_tables import Box, TableFinder
from bashu.errors import Invalid

__all__ = ["read_pdf"]


def read_pdf(content: bytes, name: str, limits: Limits) -> Draft:
    """The paragraphs and tables of a PDF, each with its page, counted from 1.

    Lines come in the order in which the file draws them. Running heads, feet and page numbers are left out;
    words broken at line ends are joined. Raises Invalid where the file is damaged, locked by a password or has
    more than ``limits.pages`` pages.
    """
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise _refused(name, str(error)) from None
    count = len(file)
    if count > limits.pages:
        raise Invalid(
            "the document is too long",
            where=name,
            why=f"it has {count} pages, more than {limits.pages}",
            next_step="split it, or take out the pages that state figures",
        )
    draft = Draft()
    finder = TableFinder(content, seconds=limits.seconds / 3)
    pages = [_read_page(file, number, finder, draft) for number in range(1, count + 1)]
    drop_running([lines for lines, _ in pages])
    silent = [str(number) for number, (lines, tables) in enumerate(pages, 1) if not lines and not tables]
    if silent and count:
        draft.notes.append(
            f"pages without text: {', '.join(silent[:20])}{' ...' if len(silent) > 20 else ''}"
        )
    draft.notes += finder.notes()
    for number, (lines, tables) in enumerate(pages, 1):
        title = title_lines(lines) if number == 1 else []
        if title:
            draft.title = join_texts([line.text for line in title])
            draft.blocks.append(Block("title", draft.title, number))
            lines = [line for line in lines if not any(line is other for other in title)]
        draft.blocks += _page_blocks(lines, tables, number)
    _join_pages(draft.blocks)
    return fill_head(draft, named=_named(file))


def _refused(name: str, reason: str) -> Invalid:
    locked = "assword" in reason or "ecurity" in reason
    return Invalid(
        "the document cannot be read",
        where=name,
        why="it is locked by a password" if locked else f"the PDF is damaged ({reason})",
        next_step="take the password off" if locked else "open it in a PDF reader and print it to a new PDF",
    )


def _named(file: Any) -> str:
    try:
        return str(file.get_metadata_dict().get("Title", "")).strip()
    except (ValueError, UnicodeDecodeError):
        return ""


_Page = tuple[list[Line], list[tuple[Box, Block]]]


def _read_page(file: Any, number: int, finder: TableFinder, draft: Draft) -> _Page:
    import pypdfium2 as pdfium

    try:
        page = file[number - 1]
    except pdfium.PdfiumError:
        draft.notes.append(f"page {number} is damaged and was passed over")
        return [], []
    try:
        lines = page_lines(page)
        tables = finder.find(page, number, lines)
        free = [line for line in lines if not any(box.holds(line) for box, _ in tables)]
        return lines, tables + find_rows(free, number)
    finally:
        page.close()


def _page_blocks(lines: list[Line], tables: list[tuple[Box, Block]], number: int) -> list[Block]:
    """Paragraphs of a page with its tables where their first line stood."""
    blocks: list[Block] = []
    run: list[Line] = []
    placed: set[int] = set()
    for line in lines:
        inside = next((index for index, (box, _) in enumerate(tables) if box.holds(line)), None)
        if inside is None:
            run.append(line)
        elif inside not in placed:
            placed.add(inside)
            blocks += join_lines(run, number)
            run = []
            table = tables[inside][1]
            if table.grid is not None and not table.grid.caption:
                table.grid.caption = caption_above(blocks)
            blocks.append(table)
    blocks += join_lines(run, number)
    return blocks


def _join_pages(blocks: list[Block]) -> None:
    """What a page break cut goes on: a paragraph without its end, a table of as many columns."""
    for index in range(len(blocks) - 1, 0, -1):
        before, after = blocks[index - 1], blocks[index]
        if before.page == after.page:
            continue
        if before.grid is not None and after.grid is not None:
            if append_rows(before, after):
                del blocks[index]
        elif before.kind == after.kind == "paragraph" and carries_on(before.text, after.text):
            before.text = join_texts([before.text, after.text])
            del blocks[index]
