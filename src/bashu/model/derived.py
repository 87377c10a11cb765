"""Derived figures: computed from stated ones, with every input named down to its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bashu.model.interval import Interval
from bashu.model.series import Observation, SeriesKey

__all__ = ["Derived", "DerivedSeries", "Gap", "Input"]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a derivation and the part it plays: ``level``, ``base``, ``part``, ``whole``, ``rate`` ..."""

    role: str
    figure: Observation | Derived


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that no document states.

    ``interval`` holds all values that the printed precision and the qualifiers of the inputs allow;
    ``qualifier`` is "at least" where only a lower bound is known. ``status`` is the weakest of the inputs'.
    ``method`` names the rule (``growth.nominal``, ``share`` ...), ``formula`` is its arithmetic in the names of
    the inputs' roles, and ``notes`` are codes of what a reader must know: ``mixed-vintages``, ``nominal``,
    ``partial-members``, ``end-of-period``, ``clipped``.
    """

    key: SeriesKey
    period: str
    value: Decimal
    interval: Interval
    qualifier: str | None
    status: str
    method: str
    formula: str
    inputs: tuple[Input, ...]
    notes: tuple[str, ...] = ()

    def observations(self) -> Iterator[Observation]:
        """The stated figures at the bottom of the derivation, in order, each once."""
        seen: set[str] = set()
        for item in self._stated():
            if item.fact not in seen:
                seen.add(item.fact)
                yield item

    def _stated(self) -> Iterator[Observation]:
        for item in self.inputs:
            if isinstance(item.figure, Derived):
                yield from item.figure._stated()
            else:
                yield item.figure

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts at the bottom of the derivation: each leads to its sentence."""
        return tuple(item.fact for item in self.observations())


@dataclass(frozen=True, slots=True)
class DerivedSeries:
    """Derived figures of one key in time order; it can be an input of further derivations."""

    key: SeriesKey
    current: tuple[Derived, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure that could not be derived, and why.

    ``reason`` is ``missing`` (an input has no value; ``detail`` names it), ``undefined`` (the arithmetic has no
    result, such as a divisor that may be zero) or ``unsound`` (the inputs contradict the rule).
    """

    key: SeriesKey
    period: str
    reason: str
    detail: str
