"""Recognise what kind of document some bytes are, by content first and by name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from bashu.errors import Invalid

__all__ = ["CSV", "DOCX", "HTML", "MARKDOWN", "PDF", "SUFFIXES", "TEXT", "XLSX", "recognise"]

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
CSV = "text/csv"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML,
    ".xhtml": HTML, ".shtml": HTML, ".csv": CSV, ".tsv": CSV, ".pdf": PDF, ".docx": DOCX, ".docm": DOCX,
    ".xlsx": XLSX, ".xlsm": XLSX,
}  # fmt: skip

_DECLARED = {kind: kind for kind in SUFFIXES.values()} | {
    "application/xhtml+xml": HTML, "text/x-markdown": MARKDOWN, "text/tab-separated-values": CSV,
    "application/csv": CSV, "application/x-pdf": PDF,
}  # fmt: skip

#: Formats that are known and not read: what to do instead.
_REFUSED = {
    ".doc": "save it as .docx", ".xls": "save it as .xlsx", ".ppt": "export it as PDF",
    ".pptx": "export it as PDF", ".wps": "save it as .docx", ".et": "save it as .xlsx",
    ".rtf": "save it as .docx", ".odt": "save it as .docx", ".ods": "save it as .xlsx",
    ".ofd": "export it as PDF", ".epub": "export it as HTML", ".json": "convert it to CSV",
    ".xml": "convert it to HTML or CSV", ".zip": "unpack it first", ".gz": "unpack it first",
    ".rar": "unpack it first", ".7z": "unpack it first", ".tar": "unpack it first",
    ".jpg": "have its text recognised first", ".jpeg": "have its text recognised first",
    ".png": "have its text recognised first", ".tif": "have its text recognised first",
    ".tiff": "have its text recognised first",
}  # fmt: skip

#: First bytes of formats that are not read, with what to do instead.
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx or .xlsx"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "an image", "have its text recognised first"),
    (b"\xff\xd8\xff", "an image", "have its text recognised first"),
    (b"GIF8", "an image", "have its text recognised first"),
)
_HTML_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)


def recognise(content: bytes, name: str, media_type: str | None = None) -> str:
    """The media type of a document: one of those above.

    The first bytes decide where they can (PDF, office archives, HTML), then ``media_type`` as a server or
    caller declares it, then the suffix of ``name``; what is left is plain text if it decodes as such.
    Raises Invalid where the format is known and not read.
    """
    suffix = PurePath(name).suffix.lower()
    declared = _DECLARED.get((media_type or "").partition(";")[0].strip().lower(), "")
    by_name = SUFFIXES.get(suffix, "")
    found = _by_content(content, name, declared or by_name)
    if found:
        return found
    chosen = declared if declared and not (declared == TEXT and by_name) else by_name
    if chosen in (PDF, DOCX, XLSX):
        raise Invalid(
            "the document is not what its name says",
            where=name,
            why=f"it does not begin as {_SPOKEN[chosen]} does",
            next_step="open it in the programme that made it and save it again",
        )
    if not chosen and suffix in _REFUSED:
        raise Invalid(
            "this type of file is not read",
            where=name,
            why=f"bashu reads txt, md, html, csv, pdf, docx and xlsx, not {suffix[1:]}",
            next_step=_REFUSED[suffix],
        )
    return chosen or TEXT


_SPOKEN = {PDF: "a PDF", DOCX: "a Word file", XLSX: "an Excel file"}


def _by_content(content: bytes, name: str, expected: str) -> str:
    head = content[:1024]
    # Readers accept a PDF header within the first 1,024 bytes; mail gateways and servers put text before it.
    if head.startswith(b"%PDF-") or (expected == PDF and b"%PDF-" in head):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(content, name, expected)
    for magic, what, advice in _MAGIC:
        if head.startswith(magic):
            raise Invalid(
                "this type of file is not read",
                where=name,
                why=f"its first bytes are those of {what}",
                next_step=advice,
            )
    if expected in ("", TEXT) and _begins_as_page(head):
        return HTML
    return ""


def _begins_as_page(head: bytes) -> bool:
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if rest.startswith(b"<?xml"):
        rest = rest.partition(b"?>")[2].lstrip()
    while rest.startswith(b"<!--"):
        rest = rest.partition(b"-->")[2].lstrip()
    return _HTML_HEAD.match(rest) is not None


def _office_kind(content: bytes, name: str, expected: str) -> str:
    if b"word/" in content:
        return DOCX
    if b"xl/" in content:
        return XLSX
    if expected in (DOCX, XLSX):
        return expected
    raise Invalid(
        "this type of file is not read",
        where=name,
        why="it is an archive, neither a Word nor an Excel file",
        next_step="unpack it and add the documents in it",
    )
