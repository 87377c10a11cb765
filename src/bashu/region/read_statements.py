"""Read observations.csv: curated readings of sentences of the pack's documents."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bashu.errors import Invalid
from bashu.model import QUALIFIERS, Kind, Period, PriceBasis, Statement, Status
from bashu.region.problem import Report
from bashu.region.read_csv import read_rows
from bashu.region.record import Record

__all__ = ["OBSERVATIONS", "read_statements"]

OBSERVATIONS = "observations.csv"

_KINDS = tuple(kind.value for kind in Kind)
_STATUSES = tuple(status.value for status in Status)
_PRICE_BASES = tuple(basis.value for basis in PriceBasis)


def read_statements(
    folder: Path,
    *,
    documents: Collection[str],
    indicators: Collection[str],
    areas: Collection[str],
    report: Report,
) -> tuple[Statement, ...]:
    """The pack's statements in the order of the file; each names a document, an indicator and an area it has."""
    known = (
        ("document", documents, "documents/ has no such file"),
        ("indicator", indicators, "indicators/ has no such code"),
        ("area", areas, "codelists/areas.csv has no such code"),
    )
    found = []
    for row in read_rows(folder, OBSERVATIONS, report):
        for key, names, why in known:
            if row.text(key) not in names:
                row.wrong(
                    key, f"the {key} {row.text(key)!r} is unknown", why=why, next_step="add or rename it"
                )
        statement = _statement(row)
        if row.sound:
            found.append(statement)
    return tuple(found)


def _statement(row: Record) -> Statement:
    _check_period(row)
    quote, as_printed = row.text("quote"), row.text("as_printed")
    if as_printed not in quote:
        row.wrong(
            "as_printed",
            f"the quote does not hold {as_printed!r}",
            why="as_printed is the figure as it stands in the quote",
            next_step="copy it from there",
        )
    qualifier = row.text("qualifier")
    if qualifier and not set(qualifier.split("+")) <= set(QUALIFIERS):
        row.wrong(
            "qualifier",
            f"the qualifier {qualifier!r}",
            why="words joined by + of: " + ", ".join(QUALIFIERS),
            next_step="use these words",
        )
    return Statement(
        document=row.text("document"),
        quote=quote,
        as_printed=as_printed,
        indicator=row.text("indicator"),
        area=row.text("area"),
        period=row.text("period"),
        kind=row.choice("kind", _KINDS),
        value=row.decimal("value"),
        unit=row.text("unit"),
        qualifier=qualifier or None,
        status=row.choice("status", _STATUSES),
        price_basis=row.choice("price_basis", _PRICE_BASES, PriceBasis.NONE.value),
    )


def _check_period(row: Record) -> None:
    if period := row.text("period"):
        try:
            Period.parse(period)
        except Invalid as error:
            row.wrong("period", f"the period {period!r}", why=error.why, next_step=error.next_step)
