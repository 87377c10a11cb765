"""The text of Word's paragraphs as a reader of the final document sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Inline", "W", "inline", "parts"]

#: Word's own name space, as lxml writes names in it.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
#: What a tracked change took away, and what never shows: codes of fields, properties.
_OFF = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr"))  # fmt: skip
_BLANKS = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab"))
_BLOCKS = (f"{W}p", f"{W}tbl")


@dataclass(slots=True)
class Inline:
    """The text of a paragraph, the ids of the notes that it calls, and the paragraphs of boxes anchored in it."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def parts(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body or cell, also those within content controls and tracked insertions."""
    for child in container:
        if child.tag in _BLOCKS:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _OFF:
            yield from parts(child)


def inline(paragraph: Any) -> Inline:
    """What a paragraph shows: insertions are in and deletions out, hidden text is out, a box counts once."""
    found = Inline()
    pieces: list[str] = []
    _walk(paragraph, pieces, found)
    found.text = " ".join("".join(pieces).replace("\xad", "").split())
    return found


def _walk(node: Any, pieces: list[str], found: Inline) -> None:
    for child in node:
        tag = child.tag
        if tag in (f"{W}t", _MATH):
            pieces.append(child.text or "")
        elif tag in _BLANKS:
            pieces.append(" ")
        elif tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnotes" if tag == f"{W}footnoteReference" else "endnotes"
            found.notes.append((kind, child.get(f"{W}id") or ""))
        elif tag == f"{W}txbxContent":
            found.boxes += list(parts(child))
        elif tag == _CHOICE and len(child):
            # The same drawing for newer and for older programmes: one of them is what a reader sees.
            _walk(child[:1], pieces, found)
        elif isinstance(tag, str) and tag not in _OFF and not _is_hidden(child):
            _walk(child, pieces, found)


def _is_hidden(node: Any) -> bool:
    if node.tag != f"{W}r":
        return False
    mark = node.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")
