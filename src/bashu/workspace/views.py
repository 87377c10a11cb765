"""What the workspace answers with, beyond the nouns of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bashu.errors import BashuError
from bashu.model import (
    Area,
    DerivedSeries,
    Document,
    Edit,
    Fact,
    Gap,
    Indicator,
    Observation,
    Recipe,
    Review,
)
from bashu.model.framework import Framework
from bashu.model.target import Judgement, Target
from bashu.store import DocumentPage, DocumentRow

if TYPE_CHECKING:
    from bashu.audit import Audit, Report
    from bashu.index import Gathered, IndexResult

__all__ = [
    "AddReport",
    "AuditView",
    "ChanceAt",
    "DerivedView",
    "FactView",
    "Headline",
    "IndexView",
    "Refusal",
    "SearchResult",
    "SourceRecord",
    "TargetView",
]


@dataclass(frozen=True, slots=True)
class Headline:
    """An indicator's newest value for an area, its published growth in that period, and its history."""

    indicator: Indicator
    area: Area
    latest: Observation
    growth: Observation | None
    history: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class DerivedView:
    """What a recipe of the pack computes for an area: series by frequency, and gaps with their reasons.

    ``refused`` says why nothing could be computed where the record's series do not fit the recipe.
    """

    recipe: Recipe
    area: Area
    series: tuple[DerivedSeries, ...]
    gaps: tuple[Gap, ...]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with its document and what others said of the same period of the same series.

    ``earlier`` and ``later`` are other vintages; ``others`` are statements of the same day. ``reviews`` are
    those of the fact and the one that made it, where it is a correction, newest first. ``witnesses`` are other
    documents that carry the very statement, first published first; they are in none of the three.
    """

    fact: Fact
    document: Document
    observation: Observation | None
    earlier: tuple[Observation, ...]
    later: tuple[Observation, ...]
    others: tuple[Observation, ...]
    reviews: tuple[Review, ...] = ()
    witnesses: tuple[DocumentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Indicators and areas whose names match, best first, and documents whose text does."""

    indicators: tuple[Indicator, ...]
    areas: tuple[Area, ...]
    documents: DocumentPage


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be added, and why."""

    name: str
    error: BashuError


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an addition did. ``documents``, ``known``, ``facts`` and ``refusals`` count all of it.

    ``added`` names new documents and ``refused`` says why files were refused, both only up to
    :data:`bashu.workspace.add.NAMED` of them, so that the report on a large corpus stays small.
    """

    added: tuple[str, ...]
    known: int
    facts: int
    refused: tuple[Refusal, ...]
    documents: int = 0
    refusals: int = 0


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target as its first statement set it, every statement of it, and how it stands."""

    target: Target
    statements: tuple[Observation, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class ChanceAt:
    """How a target stood on the day a figure was published, and that figure."""

    day: date
    judgement: Judgement
    news: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How many figures of a publisher take part in the audit, and how many of them are suspect."""

    publisher: str
    figures: int
    suspect: int


@dataclass(frozen=True, slots=True)
class AuditView:
    """An audit of the record: its report, and what the findings speak of.

    ``facts`` and ``documents`` are by id; ``audit`` stays open for proposals and new figures.
    """

    report: Report
    edits: tuple[Edit, ...]
    facts: Mapping[str, Fact]
    documents: Mapping[str, Document]
    sources: tuple[SourceRecord, ...]
    audit: Audit


@dataclass(frozen=True, slots=True)
class IndexView:
    """A composite index of the record, the figures it was built from, and official scores by node beside it."""

    framework: Framework
    result: IndexResult
    gathered: Gathered
    published: Mapping[str, tuple[Observation, ...]]
