"""Read PDFs: lines of each page, joined into paragraphs; ruled tables apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from bashu.documents.draft import Block, Draft
from bashu.documents.head import fill_head
from bashu.documents.limits import Limits
from bashu.documents.lines import ends_sentence
from bashu.documents.pdf_lines import Line, join_lines, page_lines
from bashu.documents.pdf_tables import Box, TableFinder
from bashu.errors import Invalid

__all__ = ["read_pdf"]

_PAGE_NUMBER = re.compile(
    r"(?:page\s?)?[-–—\s]*(?:第\s?)?\d{1,4}(?:\s?页)?[-–—\s]*(?:(?:of|/|共)\s?\d{1,4}(?:\s?页)?)?$", re.I
)
_DIGITS = re.compile(r"\d+")


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
    _drop_running(pages)
    silent = [str(number) for number, (lines, tables) in enumerate(pages, 1) if not lines and not tables]
    if silent and count:
        draft.notes.append(
            f"pages without text: {', '.join(silent[:20])}{' ...' if len(silent) > 20 else ''}"
        )
    draft.notes += finder.notes()
    for number, (lines, tables) in enumerate(pages, 1):
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
        return lines, finder.find(page, number, lines)
    finally:
        page.close()


def _drop_running(pages: list[_Page]) -> None:
    """Take out page numbers, and lines at an edge that stand there on half of the pages, figures aside."""
    edges: Counter[str] = Counter()
    for lines, _ in pages:
        edges.update({_likeness(line.text) for line in (*lines[:2], *lines[-2:])})
    often = {text for text, count in edges.items() if count >= 3 and 2 * count >= len(pages)}
    for lines, _ in pages:
        for edge in (0, -1):
            for _ in range(3):
                # A page of one line keeps it, for then a figure alone may be all that it says.
                if len(lines) > 1 and (
                    _likeness(lines[edge].text) in often or _PAGE_NUMBER.match(lines[edge].text)
                ):
                    del lines[edge]
                else:
                    break


def _likeness(text: str) -> str:
    """What running lines of several pages share: sentences all their words, others all but their figures."""
    return text if ends_sentence(text) else _DIGITS.sub("#", text)


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
            blocks.append(_captioned(tables[inside][1], blocks))
    blocks += join_lines(run, number)
    return blocks


def _captioned(table: Block, blocks: list[Block]) -> Block:
    """Short blocks right above a table are its caption and unit."""
    above = [block for block in blocks[-2:] if block.grid is None and len(block.text) < 120]
    if table.grid is not None and not table.grid.caption and above:
        table.grid.caption = " ".join(block.text for block in above)
    return table


def _join_pages(blocks: list[Block]) -> None:
    """A paragraph that a page break cut goes on: it ends in no sentence mark and the next begins small."""
    for index in range(len(blocks) - 1, 0, -1):
        before, after = blocks[index - 1], blocks[index]
        if before.page != after.page and before.kind == after.kind == "paragraph" and after.text:
            last, first = before.text[-1:], after.text[0]
            if last.islower() and first.islower() and first.isascii():
                before.text = f"{before.text} {after.text}"
                del blocks[index]
