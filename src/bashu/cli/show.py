"""How facts and tables look in a terminal, as CSV and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import click

from bashu.model import Fact

__all__ = ["FACT_FIELDS", "counted", "fact_row", "print_csv", "print_json", "print_jsonl", "print_table"]

#: The columns of the shared fact format, in its order.
FACT_FIELDS = (
    "doc", "indicator", "indicator_code", "place", "area_code", "period", "kind", "value", "unit", "qualifier",
    "status", "quote_start", "quote_end", "value_start", "value_end", "value_text", "half_width", "method",
    "price_basis",
)  # fmt: skip


def counted(number: int, noun: str) -> str:
    """A number of things in words.

    >>> counted(1, "fact"), counted(0, "fact")
    ('1 fact', '0 facts')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")


def fact_row(fact: Fact, *, doc: str | None = None) -> dict[str, Any]:
    """A fact as the shared format has it; ``doc`` names the document in place of its id."""
    row: dict[str, Any] = {field: getattr(fact, field) for field in FACT_FIELDS}
    row["doc"] = doc or fact.doc
    return row


def plain(value: object) -> Any:
    """A value as JSON can carry it: whole decimals as integers, others as the shortest number that is the same."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def print_json(value: object) -> None:
    """One JSON document, indented."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def print_jsonl(rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line."""
    for row in rows:
        click.echo(json.dumps(plain(row), ensure_ascii=False))


def print_csv(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> None:
    """CSV with a header; missing values are empty cells."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: "" if value is None else _exact(value) for key, value in row.items()})
    click.echo(buffer.getvalue(), nl=False)


def _exact(value: object) -> object:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """A table for people: fitted to a terminal's width, never cut where the output goes elsewhere."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    terminal = sys.stdout.isatty()
    Console(width=None if terminal else 240, highlight=False, no_color=not terminal).print(table)
