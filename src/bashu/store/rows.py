"""What goes into the record and what its lists are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bashu.model import Document, Fact, Observation, Review, SeriesKey, Sketch

__all__ = ["FIGURE", "Counts", "DocumentPage", "DocumentRow", "Entry", "FactPage", "ReviewPage", "SeriesRow"]

#: Digits of a statement's id that say what the figure is; the rest says how it is worded.
FIGURE = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One document with the facts read in it and the observations they give: recorded together or not at all.

    ``statements`` has, for each fact in order, its id and the id of its statement; where it is empty, the ids
    are worked out and every fact is a statement of its own. With a ``sketch``, statements whose ids have the same
    first :data:`FIGURE` digits are one statement where their documents resemble each other.
    """

    document: Document
    facts: tuple[Fact, ...] = ()
    observations: tuple[Observation, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it, without its text. ``facts`` is how many were read in it."""

    id: str
    name: str
    title: str
    publisher: str
    published: date | None
    language: str
    url: str
    tier: str
    facts: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of documents, newest first, and how many there are in all."""

    rows: tuple[DocumentRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FactPage:
    """A page of facts in the order of recording, and how many there are in all."""

    rows: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of reviews, newest first, and how many there are in all."""

    rows: tuple[Review, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series and its extent: how many periods have a value, the first and last, and on how many days some were stated."""

    key: SeriesKey
    periods: int
    first: str
    last: str
    vintages: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds."""

    documents: int
    facts: int
    observations: int
    series: int
    reviews: int = 0
