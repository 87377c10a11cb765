"""Sources: who published what, when and where, and how far it is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["TIERS", "Source", "tier_rank"]

#: From the most to the least trusted; precedence among observations of the same day follows it.
TIERS = ("official", "dataset", "press", "mirror", "other")


def tier_rank(tier: str) -> int:
    """0 for the most trusted tier; unknown tiers come last."""
    return TIERS.index(tier) if tier in TIERS else len(TIERS)


@dataclass(frozen=True, slots=True)
class Source:
    """A published original. ``url`` is empty where no address can be shown to readers."""

    id: str
    title: str
    publisher: str
    published: date | None
    url: str
    tier: str
    licence: str = ""
    note: str = ""
