"""What the workspace answers with, beyond the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bashu.errors import BashuError
from bashu.model import Area, Document, Fact, Indicator, Observation
from bashu.model.target import Judgement, Target
from bashu.store import DocumentPage

__all__ = ["AddReport", "ChanceAt", "FactView", "Headline", "Refusal", "SearchResult", "TargetView"]


@dataclass(frozen=True, slots=True)
class Headline:
    """An indicator's newest value for an area, its published growth in that period, and its history."""

    indicator: Indicator
    area: Area
    latest: Observation
    growth: Observation | None
    history: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with its document and what others said of the same period of the same series.

    ``earlier`` and ``later`` are other vintages; ``others`` are statements of the same day.
    """

    fact: Fact
    document: Document
    observation: Observation | None
    earlier: tuple[Observation, ...]
    later: tuple[Observation, ...]
    others: tuple[Observation, ...]


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
    """What an addition did: ids of new documents, how many were known already, what was refused."""

    added: tuple[str, ...]
    known: int
    facts: int
    refused: tuple[Refusal, ...]


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
