"""Read indicators/*.yaml, one file a theme, each a list of indicators."""

from __future__ import annotations

import re
from pathlib import Path

from bashu.model import Indicator, Kind, Polarity, PriceBasis
from bashu.region.problem import Report
from bashu.region.read_list import read_list
from bashu.region.record import Record

__all__ = ["read_indicators"]

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_KINDS = tuple(kind.value for kind in Kind)
_POLARITIES = tuple(item.value for item in Polarity)
_PRICE_BASES = tuple(item.value for item in PriceBasis)


def read_indicators(folder: Path, report: Report) -> tuple[Indicator, ...]:
    """The pack's indicators, files by name, within a file as written."""
    seen: dict[str, Record] = {}
    found = []
    for record in read_list(folder, "indicators", "indicator", report):
        code = record.text("code")
        if not _CODE.fullmatch(code):
            record.wrong(
                "code",
                f"the code {code!r}",
                why="a small letter, then small letters, digits and _",
                next_step="rename it",
            )
        elif code in seen:
            first = seen[code]
            record.wrong(
                "code",
                f"the indicator {code} stands twice",
                why=f"first in {first.file}:{first.line}",
                next_step="keep one",
            )
        seen[code] = record
        found.append(_indicator(record))
    if not found:
        report.error(
            "indicators",
            0,
            "no indicator",
            why="a pack needs indicators/*.yaml",
            next_step="write a list of indicators",
        )
    return tuple(item for item in found if item)


def _indicator(record: Record) -> Indicator | None:
    kind = record.choice("kind", _KINDS)
    price_basis = record.choice("price_basis", _PRICE_BASES, PriceBasis.NONE.value)
    growth_basis = record.choice("growth_basis", _PRICE_BASES, price_basis)
    polarity = record.choice("polarity", _POLARITIES, Polarity.NEUTRAL.value)
    headline = record.whole("headline")
    if not record.sound:
        return None
    return Indicator(
        code=record.text("code"),
        names=record.names(),
        unit=record.text("unit"),
        kind=Kind(kind),
        price_basis=PriceBasis(price_basis),
        polarity=Polarity(polarity),
        theme=record.text("theme"),
        definition_en=record.text("definition_en"),
        definition_zh=record.text("definition_zh"),
        headline=headline,
        growth_basis=PriceBasis(growth_basis),
    )
