"""Which documents contain every word of a search, in any script.

A word matches wherever it stands, within longer words too: Chinese has no spaces to cut at. SQLite keeps the
trigrams of every document; a word of one or two characters is the beginning of some trigram, one of three is a
trigram, and a longer one must contain all of its trigrams before its text is read.
"""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    Text,
    column,
    literal,
    literal_column,
    select,
    table,
    text,
)

from bashu.store.schema import document

__all__ = ["contains", "has_words"]

#: Words of a search beyond these are not looked at.
WORDS = 16
_TRIGRAM = 3
_LONGEST = 200
_AFTER_ALL = "\U0010ffff"

_space = literal_column("' '", String)
_everything = (
    document.c.title + _space + document.c.publisher + _space + document.c.name + _space + document.c.text
)
_trigrams = table("document_trigrams", column("term", Text), column("doc", Integer))


def has_words(content: str, *, dialect: str) -> list[ColumnElement[bool]]:
    """One condition a word on the table of documents."""
    words = content.replace("\x00", " ").split()[:WORDS]
    if dialect == "sqlite":
        return [condition for word in words for condition in _indexed(word[:_LONGEST])]
    return [contains(_everything, word[:_LONGEST], dialect=dialect) for word in words]


def contains(where: ColumnElement[str], part: str, *, dialect: str) -> ColumnElement[bool]:
    """Whether the text holds ``part``, in capitals or not."""
    for special in "\\%_":
        part = part.replace(special, f"\\{special}")
    pattern = f"%{part}%"
    # SQLite's LIKE pays no heed to capitals; its ILIKE would lower both sides first.
    compare = where.like if dialect == "sqlite" else where.ilike
    return compare(pattern, escape="\\")


def _indexed(word: str) -> list[ColumnElement[bool]]:
    folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
    if len(folded) < _TRIGRAM:
        starting = select(_trigrams.c.doc).where(
            _trigrams.c.term >= literal(folded), _trigrams.c.term < literal(folded + _AFTER_ALL)
        )
        return [document.c.n.in_(starting)]
    parts = sorted({folded[at : at + _TRIGRAM] for at in range(len(folded) - _TRIGRAM + 1)})
    query = " AND ".join('"' + part.replace('"', '""') + '"' for part in parts)
    found = (
        text("SELECT rowid FROM document_words WHERE document_words MATCH :words")
        .bindparams(words=query)
        .columns(column("rowid", Integer))
    )
    exact = [] if len(folded) == _TRIGRAM else [contains(_everything, word, dialect="sqlite")]
    return [document.c.n.in_(found.subquery().select()), *exact]
