"""Facts: one figure in one sentence of one document, with everything that binds it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as a document states it.

    ``value`` is in base units and signed; ``value_text`` is the text as printed and ``half_width`` half a
    unit of its last printed digit, in base units (None for words such as "quadrupled"). Offsets are code
    points into the document's text, end exclusive: ``value_*`` the number with scale and unit, ``quote_*``
    the clause that states it. ``indicator`` and ``place`` are phrases as written; ``indicator_code`` and
    ``area_code`` are set where the pack knows them. ``period`` is the normal form of
    :class:`bashu.model.Period`. ``kind`` is a :class:`bashu.model.Kind`, ``status`` an SDMX observation
    status. ``method`` names the rule that took the figure. ``price_basis`` is ``nominal`` or ``real`` where the
    sentence itself says so, else None: the indicator's convention then holds.
    """

    doc: str
    indicator: str
    indicator_code: str | None
    place: str | None
    area_code: str | None
    period: str | None
    kind: str
    value: Decimal
    unit: str
    qualifier: str | None
    status: str
    quote_start: int
    quote_end: int
    value_start: int
    value_end: int
    value_text: str
    half_width: Decimal | None
    method: str
    price_basis: str | None = None

    @property
    def id(self) -> str:
        """An id from the content: the same statement read the same way is the same fact."""
        parts: tuple[object, ...] = (
            self.doc, self.value_start, self.value_end, self.indicator, self.indicator_code, self.place,
            self.area_code, self.period, self.kind, self.value.normalize(), self.unit, self.qualifier,
            self.status, self.quote_start, self.quote_end, self.method,
        )  # fmt: skip
        if self.price_basis:  # only where stated, so that ids of facts that say nothing of it stay
            parts = (*parts, self.price_basis)
        text = "\x1f".join(["" if part is None else str(part) for part in parts])
        return hashlib.sha256(text.encode()).hexdigest()[:16]
