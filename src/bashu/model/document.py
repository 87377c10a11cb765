"""Documents and their passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bashu.model.table import Table

__all__ = ["Document", "Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a document's text, in code points, end exclusive.

    ``kind`` is one of title, heading, paragraph, item, caption, table, cell, boilerplate. ``origin_start``
    and ``origin_end`` are offsets in the decoded original where the text was extracted from markup.
    """

    start: int
    end: int
    kind: str = "paragraph"
    page: int | None = None
    origin_start: int | None = None
    origin_end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as bashu keeps it.

    ``id`` comes from the content (hex of SHA-256 over the original bytes, 16 characters), so that the
    same bytes are the same document. ``text`` is what every offset of a fact counts in: the decoded file
    for plain text and Markdown, the extracted text for formats with markup.
    """

    id: str
    name: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = "en"
    url: str = ""
    media_type: str = "text/plain"
    tier: str = ""
    passages: tuple[Passage, ...] = ()
    #: Areas that the document is about when it says "the city" or "the province"; codes, most likely first.
    about: tuple[str, ...] = ()
    #: What a reader of the file should know: decoding doubts, pages without text ...
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
