"""Find what an extracted document says of itself in its first and last blocks."""

from __future__ import annotations

from bashu.documents.dates import published_in_text
from bashu.documents.draft import Draft
from bashu.documents.language import detect_language
from bashu.documents.lines import is_heading
from bashu.documents.publisher import find_publisher

__all__ = ["fill_head"]


def fill_head(draft: Draft, *, named: str = "") -> Draft:
    """Title, day, publisher and language of a draft without metadata worth trusting.

    ``named`` is the title that the file's properties give; it counts only where the text repeats it, for
    properties are mostly a template's. Else the title is the first block marked as one, else the first
    heading or short line before the first paragraph.
    """
    texts = [block.text for block in draft.blocks if block.text]
    text = "\n".join(texts)
    if not draft.title:
        draft.title = named if named and named in text[:3000] else _first_title(draft)
    found = published_in_text(texts[:12], text, texts[-6:])
    draft.published = found.day
    draft.notes += [found.note] if found.note else []
    draft.publisher = draft.publisher or find_publisher(texts[:8], texts[-6:])
    draft.language = detect_language(text) if text else ""
    return draft


def _first_title(draft: Draft) -> str:
    for block in draft.blocks[:10]:
        if block.kind == "title":
            return block.text
    for block in draft.blocks[:4]:
        if block.kind == "heading" or (block.kind == "paragraph" and is_heading(block.text)):
            block.kind = "title"
            return block.text
        if block.kind != "boilerplate":
            break
    return ""
