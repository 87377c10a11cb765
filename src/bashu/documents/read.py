"""Read one document: load, recognise, decode, and take it apart."""

from __future__ import annotations

from pathlib import Path

from bashu.documents.decode import Decoded, decode
from bashu.documents.draft import Draft, assemble
from bashu.documents.language import detect_language
from bashu.documents.limits import Limits
from bashu.documents.load import content_id, load_bytes, refuse_size
from bashu.documents.markdown import read_markdown
from bashu.documents.plain import read_plain
from bashu.documents.recognise import CSV, HTML, MARKDOWN, TEXT, recognise
from bashu.errors import Invalid
from bashu.model import Document

__all__ = ["read_document"]

#: Pages with more tags than this are parsed under guard: hostile nesting takes time that grows with its square.
_MANY_TAGS = 20_000


def read_document(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    media_type: str | None = None,
    limits: Limits | None = None,
    mode: str = "fast",
) -> Document:
    """Read a document from a file (``Path`` or its name as ``str``) or from its bytes.

    ``name`` is what the document is called, by default the file's name; ``media_type`` what a server says it
    is; ``mode`` is ``fast`` or ``careful`` (HTML content chosen by trafilatura). For plain text and Markdown
    the text is the decoded file exactly, line ends as they are and without a byte order mark, so that offsets
    are code points of the file; for other formats it is the text extracted, one block a line.

    Raises NotFound (no such file), Invalid (empty, binary, undecodable, too large, a folder, an unknown type,
    damaged, hostile) and Unavailable (no permission, a package that is not installed).
    """
    limits = limits or Limits()
    if isinstance(source, bytes):
        content, name = source, name or "document"
        if len(content) > limits.size:
            raise refuse_size(name, limits)
    else:
        path = Path(source)
        content, name = load_bytes(path, limits), name or path.name
    if not content:
        raise Invalid("the document is empty", where=name, why="it has no bytes", next_step="check the file")
    kind = recognise(content, name, media_type)
    if kind in (TEXT, MARKDOWN):
        return _read_text(content, name, kind, media_type)
    if kind in (HTML, CSV):
        return _read_markup(content, name, kind, media_type, limits, mode)
    from bashu.documents.guard import read_guarded

    return _from_draft(read_guarded(content, name, kind, limits), content, name, kind)


def _read_text(content: bytes, name: str, kind: str, media_type: str | None) -> Document:
    decoded = decode(content, name, declared=_charset(media_type))
    text = decoded.text
    if kind == MARKDOWN:
        front, passages, tables = read_markdown(text, name)
        return Document(
            id=content_id(content),
            name=name,
            text=text,
            title=front.title,
            publisher=front.publisher,
            published=front.published,
            language=front.language or detect_language(text),
            url=front.url,
            media_type=kind,
            tier=front.tier,
            passages=passages,
            about=front.about,
            notes=decoded.notes + front.notes,
            tables=tables,
        )
    head, passages = read_plain(text)
    return Document(
        id=content_id(content),
        name=name,
        text=text,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        language=detect_language(text),
        media_type=kind,
        passages=passages,
        notes=decoded.notes + head.notes,
    )


def _read_markup(
    content: bytes, name: str, kind: str, media_type: str | None, limits: Limits, mode: str
) -> Document:
    decoded = decode(content, name, declared=_charset(media_type), markup=kind == HTML)
    if kind == CSV:
        from bashu.documents.delimited import read_csv

        draft = read_csv(decoded.text, name, limits)
    elif mode == "careful" or decoded.text.count("<") > _MANY_TAGS:
        from bashu.documents.guard import read_guarded

        draft = read_guarded(decoded.text.encode(), name, HTML, limits, careful=mode == "careful")
    else:
        from bashu.documents.html import read_html

        draft = read_html(decoded.text)
    return _from_draft(draft, content, name, kind, decoded)


def _from_draft(
    draft: Draft, content: bytes, name: str, kind: str, decoded: Decoded | None = None
) -> Document:
    text, passages, tables = assemble(draft.blocks, name=name)
    if not text:
        raise Invalid(
            "the document has no text",
            where=name,
            why=draft.notes[0] if draft.notes else "nothing in it is text: it may hold only pictures",
            next_step="have its text recognised first, or give a version with text",
        )
    return Document(
        id=content_id(content),
        name=name,
        text=text,
        title=draft.title,
        publisher=draft.publisher,
        published=draft.published,
        language=draft.language or detect_language(text),
        url=draft.url,
        media_type=kind,
        passages=passages,
        notes=(decoded.notes if decoded else ()) + tuple(draft.notes),
        tables=tables,
    )


def _charset(media_type: str | None) -> str:
    _, _, parameters = (media_type or "").partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""
