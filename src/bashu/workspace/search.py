"""Find indicators and areas by what people call them, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bashu.model import Area, Indicator

__all__ = ["matching_areas", "matching_indicators"]

_Named = TypeVar("_Named", Indicator, Area)


def matching_indicators(text: str, indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Indicators whose code, name or alias contains every word of ``text``, nearest names first."""
    return _matching(text, indicators)


def matching_areas(text: str, areas: Sequence[Area]) -> tuple[Area, ...]:
    """Areas whose code, name or alias contains every word of ``text``, nearest names first."""
    return _matching(text, areas)


def _matching(text: str, things: Sequence[_Named]) -> tuple[_Named, ...]:
    words = text.casefold().split()
    if not words:
        return ()
    scored = (
        (_distance(text.casefold().strip(), words, thing), place, thing) for place, thing in enumerate(things)
    )
    return tuple(
        thing for distance, _, thing in sorted(scored, key=lambda row: row[:2]) if distance < _NO_MATCH
    )


_NO_MATCH = 1_000_000


def _distance(text: str, words: list[str], thing: Indicator | Area) -> int:
    """0 for the very name or code; more letters around the words are further away."""
    best = _NO_MATCH
    for name in (thing.code, *thing.names.every()):
        folded = name.casefold()
        if folded == text:
            return 0
        if all(word in folded for word in words):
            best = min(
                best, 1 + len(folded) - sum(map(len, words)) + (0 if folded.startswith(words[0]) else 100)
            )
    return best
