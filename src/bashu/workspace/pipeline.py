"""The order of the pipeline, written once: document -> facts -> observations -> an entry of the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from bashu.errors import Invalid
from bashu.indicators import compile_observations
from bashu.model import Document, Fact, Indicator, Pack, PriceBasis, Statement, Unread
from bashu.store import Entry
from bashu.workspace.statement import statement_id

__all__ = ["CURATED", "Pipeline"]

#: The method of facts whose reading the pack's authors checked by hand.
CURATED = "pack.statement"


class Pipeline:
    """Reads documents as the pack's region speaks. Stateless between documents."""

    def __init__(self, pack: Pack) -> None:
        from bashu.facts import Reader  # the reader's word tables take a quarter of a second

        self.indicators: Mapping[str, Indicator] = {item.code: item for item in pack.indicators}
        self.areas = {item.code: item for item in pack.areas}
        self._reader = Reader(pack.indicators, pack.areas)
        self._statements: dict[str, list[Statement]] = {}
        for statement in pack.statements:
            self._statements.setdefault(statement.document, []).append(statement)

    def facts(self, document: Document) -> tuple[Fact, ...]:
        """The facts of a document, as the reader takes them."""
        return self._reader.read(document)

    def left_alone(self, document: Document) -> tuple[Unread, ...]:
        """Where the reader took nothing because the text is broken."""
        from bashu.facts import broken_text

        return broken_text(document)

    def entry_of(self, document: Document, *, recorded: date) -> Entry:
        """A document that has been read already, as an entry."""
        return self._entry(document, self.facts(document), recorded)

    def entry(self, source: Path | bytes, *, recorded: date, name: str | None = None) -> Entry:
        """Read a file or bytes into an entry; Invalid, NotFound or Unavailable where it cannot be read."""
        from bashu.documents import read_document

        return self.entry_of(read_document(source, name=name), recorded=recorded)

    def pack_entry(self, path: Path, *, recorded: date) -> Entry:
        """Read a document of the pack: its curated statements stand, the reader adds what they leave out."""
        from bashu.documents import read_document

        document = read_document(path)
        curated = tuple(
            self._curated(document, statement) for statement in self._statements.get(path.stem, ())
        )
        taken = sorted((fact.value_start, fact.value_end) for fact in curated)
        read = (fact for fact in self.facts(document) if not _overlaps(fact, taken))
        facts = sorted((*curated, *read), key=lambda fact: fact.value_start)
        return self._entry(document, tuple(facts), recorded)

    def _entry(self, document: Document, facts: tuple[Fact, ...], recorded: date) -> Entry:
        from bashu.workspace.sketch import sketch_of  # numpy, which commands that read nothing do without

        by_id = {fact.id: fact for fact in facts}
        said = {identity: statement_id(fact, document) for identity, fact in by_id.items()}
        compiled = compile_observations(facts, document, self.indicators, recorded=recorded)
        observations = tuple(replace(item, statement=said[item.fact]) for item in compiled)
        sketch = sketch_of(document) if said else None  # only facts are ever told apart by it
        return Entry(document, tuple(by_id.values()), observations, tuple(said.items()), sketch)

    def _curated(self, document: Document, statement: Statement) -> Fact:
        quote_start = document.text.find(statement.quote)
        offset = statement.quote.find(statement.as_printed)
        if quote_start < 0 or offset < 0:
            raise Invalid(
                "a statement of the pack is not in its document",
                where=f"{document.name}: {statement.quote[:60]!r}",
                why="the quote, or the figure as printed in it, does not occur",
                next_step="run 'bashu pack check' on the pack",
            )
        start = quote_start + offset
        area = self.areas[statement.area]
        indicator = self.indicators[statement.indicator]
        language = document.language
        return Fact(
            doc=document.id,
            indicator=indicator.names.in_language(language),
            indicator_code=indicator.code,
            place=area.names.in_language(language),
            area_code=area.code,
            period=statement.period or None,
            kind=statement.kind,
            value=statement.value,
            unit=statement.unit,
            qualifier=statement.qualifier,
            status=statement.status,
            quote_start=quote_start,
            quote_end=quote_start + len(statement.quote),
            value_start=start,
            value_end=start + len(statement.as_printed),
            value_text=statement.as_printed,
            half_width=half_width(statement.as_printed, statement.value),
            method=CURATED,
            price_basis=_stated_basis(statement, indicator),
        )


def _stated_basis(statement: Statement, indicator: Indicator) -> str | None:
    """The statement's price basis where it is not the indicator's convention; only then does the sentence say it."""
    usual = indicator.usual_basis(statement.kind, statement.unit)
    return None if statement.price_basis in (PriceBasis.NONE, usual) else statement.price_basis


def half_width(as_printed: str, value: Decimal) -> Decimal | None:
    """Half a unit of the last printed digit, in base units; None where no digits are printed.

    The scale is that of the value to the printed number: 32193.15亿元 and 3219315000000 give 500000.

    >>> half_width("32193.15亿元", Decimal(3219315000000))
    Decimal('500000.000')
    """
    digits = "".join(char for char in as_printed if char in "0123456789.").strip(".")
    try:
        printed = Decimal(digits)
    except ArithmeticError:
        return None
    if not printed or not value:
        return None
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    scale = (abs(value) / printed).normalize()
    return Decimal(5) * Decimal(10) ** (-places - 1) * scale


def _overlaps(fact: Fact, taken: list[tuple[int, int]]) -> bool:
    return any(start < fact.value_end and fact.value_start < end for start, end in taken)
