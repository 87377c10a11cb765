"""A region pack in memory: everything that makes the engines speak of one region."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bashu.model.area import Area
from bashu.model.indicator import Indicator
from bashu.model.recipe import Recipe
from bashu.model.source import Source
from bashu.model.text import Names

__all__ = ["Pack", "Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A curated reading of one sentence of a pack document.

    ``quote`` is that sentence and ``as_printed`` the figure in it; the rest binds the figure as
    :class:`bashu.model.Fact` does.
    """

    document: str
    quote: str
    as_printed: str
    indicator: str
    area: str
    period: str
    kind: str
    value: Decimal
    unit: str
    qualifier: str | None
    status: str
    price_basis: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A region: its names, areas, indicators, sources, documents, curated statements and recipes.

    ``area`` is the code of the region itself, whose headline indicators the overview shows. ``documents``
    are the files to read; ``Statement.document`` is the name of one of them without its folder.
    """

    id: str
    names: Names
    version: str
    area: str
    licence: str
    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    sources: tuple[Source, ...]
    documents: tuple[Path, ...] = ()
    statements: tuple[Statement, ...] = ()
    recipes: tuple[Recipe, ...] = ()
