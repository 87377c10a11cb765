"""A series as CSV: every vintage with its source and the address of its sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bashu.model import Observation
from bashu.web.choose import SeriesView

if TYPE_CHECKING:
    from bashu.web.page import Page

__all__ = ["COLUMNS", "series_csv"]

COLUMNS = (
    "indicator", "area", "frequency", "kind", "unit", "price_basis", "period", "value", "half_width",
    "qualifier", "status", "vintage", "current", "document", "title", "publisher", "published", "url", "fact",
)  # fmt: skip


def series_csv(page: Page, view: SeriesView) -> str:
    """The series of a page and those beside it, values in base units, with a byte order mark for spreadsheets."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for _, series in view.lines:
        current = {item.fact for item in series.current}
        for item in series.vintages:
            writer.writerow(_row(page, view, item, item.fact in current))
    return "\ufeff" + written.getvalue()


def _row(page: Page, view: SeriesView, item: Observation, current: bool) -> Iterator[str]:
    source = view.sources.get(item.doc)
    key = item.key
    yield from (key.indicator, key.area, key.frequency, key.kind, key.unit, key.price_basis, item.period)
    yield from (f"{item.value:f}", "" if item.half_width is None else f"{item.half_width:f}")
    yield from (
        item.qualifier or "",
        item.status,
        item.vintage.isoformat(),
        "yes" if current else "no",
        item.doc,
    )
    texts = (source.title, source.publisher, str(source.published or ""), source.url) if source else ("",) * 4
    yield from map(_harmless, texts)
    yield page.absolute(page.link(f"/facts/{item.fact}", as_of=None))


def _harmless(text: str) -> str:
    """Text of a document that a spreadsheet would take for a formula is quoted."""
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
