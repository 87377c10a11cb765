"""Read tables: what a cell's number means stands in its column's head, its row's stub, the caption and the unit note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bashu.facts.lexicon import Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.periods.mention import Clock
from bashu.facts.places.place import Place
from bashu.facts.resolve import Resolver
from bashu.facts.scan.digits import half_width
from bashu.facts.scan.numerals import plain
from bashu.facts.tables.cells import by_mark, read_cell
from bashu.facts.tables.units import TableUnit, is_relative, nearest_units, units_of
from bashu.facts.tables.words import TableWords, Words, first_units
from bashu.model import Area, Document, Fact, Indicator, Kind, Status, Table, TableCell

__all__ = ["read_tables"]

_UNIT_COLUMN = re.compile(r"\s*(?:(?:计量单位|单位)?[\s/]*units?|计量单位|单位)\s*$")
_GROWTH = re.compile(
    r"\b(?:growth|increase|change|yoy|y-o-y|year[- ]on[- ]year|up|rise)\b|增长|增速|增幅|同比|增减|比上年|比去年|较上年|±"
)
_SHARE = re.compile(r"\b(?:share|proportion|percentage of|structure|composition)\b|比重|占比|占|构成|结构")
_TARGET = re.compile(r"\b(?:targets?|goals?|planned)\b|目标|预期|规划值")
#: A change told in percent where nothing says otherwise; an increase or 增减额 may be one of amount.
_GROWTH_RATE = re.compile(
    r"\bgrowth\b|\byoy\b|\by-o-y\b|year[- ]on[- ]year|增长(?!额|量)|增速|增幅|涨幅|同比(?!增减额|增减量)"
)
_INDEX = re.compile(r"指数$|\bindex$")
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?|sum|all|合计|总计|共计|小计")
_PRELIMINARY = re.compile(r"\bpreliminary\b|初步")


def read_tables(
    document: Document,
    *,
    lexicon: Lexicon,
    resolver: Resolver,
    clock: Clock,
    chinese: bool,
    home: Place | None = None,
) -> tuple[Fact, ...]:
    """The facts of a document's tables in text order.

    A number is a fact where an indicator's name is found for it: the row's stub before the column's head before the
    caption. Its unit is the cell's own, else that of head, stub, unit note or caption in this order; the period and the area are
    looked for in head and stub, then caption and document; ``home`` is the place of a document whose text names one. A stub under a head that names an indicator is a part of it,
    and never takes its code.
    """
    reader = _Reader(document, lexicon, resolver, clock, chinese, home)
    facts = [fact for table in document.tables for fact in reader.table(table)]
    return tuple(sorted(facts, key=lambda fact: fact.value_start))


@dataclass(frozen=True, slots=True)
class _Bound:
    """What all of a cell's surroundings say together."""

    phrase: str
    code: str | None
    area: Area | None
    period: str | None
    low: str
    own: bool  # whether its row names an indicator or nothing, not a thing or place unknown
    total: bool = False  # whether its row adds up the areas of others


class _Reader:
    """Reads the tables of one document."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        resolver: Resolver,
        clock: Clock,
        chinese: bool,
        home: Place | None,
    ) -> None:
        self.document, self.lexicon, self.resolver, self.clock = document, lexicon, resolver, clock
        self.chinese, self.home = chinese, home
        self.words = TableWords(lexicon, resolver, clock, chinese)
        self.indicators: dict[str, Indicator] = {item.code: item for item in lexicon.indicators}

    def table(self, table: Table) -> Iterator[Fact]:
        """The facts of one table, row by row."""
        caption = self.words.read(table.caption)
        note = units_of(table.unit_note) or caption.units
        heads = self._heads(table)
        unit_columns = {
            column
            for column, texts in enumerate(heads)
            if any(_UNIT_COLUMN.match(fold_case(normalise(text))) for text in texts)
        }
        footnotes = by_mark(table.footnotes)
        by_area = any(
            self.words.of_stub(row[: table.stub_columns]).area for row in table.rows[table.header_rows :]
        )
        section = Words()
        for row in table.rows[table.header_rows :]:
            body = [
                (c, cell) for c, cell in enumerate(row) if c >= table.stub_columns and c not in unit_columns
            ]
            stub = self.words.of_stub(
                tuple(cell for c, cell in enumerate(row[: table.stub_columns]) if c not in unit_columns)
            )
            if not any(cell.text.strip() for _, cell in body):
                section = stub
                continue
            row_units = next((units for c in unit_columns if (units := units_of(row[c].text))), ())
            for column, cell in body:
                if cell.copy or not cell.text.strip():
                    continue
                head = tuple(self.words.read(text) for text in heads[column])
                left = self._left(heads, column, table.stub_columns)
                bound = self._bind(
                    stub, section, (*head, left), caption, self._beside(heads, column), by_area
                )
                near = nearest_units(first_units(head), row_units or stub.units or section.units)
                unit = self._unit(near, note, bound, head)
                fact = self._fact(cell, row, bound, unit, footnotes)
                if fact is not None:
                    yield fact

    def _heads(self, table: Table) -> list[tuple[str, ...]]:
        """By column, the texts of its head from the bottom up, each once.

        A blank beside a head of an upper row belongs to that head, as formats without merged cells print it.
        """
        width = len(table.rows[0]) if table.rows else 0
        rows = [[cell.text for cell in row] for row in table.rows[: table.header_rows]]
        for upper, lower in zip(rows, rows[1:], strict=False):
            for column in range(table.stub_columns + 1, width):
                if not upper[column].strip() and lower[column].strip():
                    upper[column] = upper[column - 1]
        return [
            tuple(dict.fromkeys(row[column] for row in reversed(rows) if row[column].strip()))
            for column in range(width)
        ]

    def _left(self, heads: list[tuple[str, ...]], column: int, first: int) -> Words:
        """The name that a column without one takes from its left: "growth (%)" beside "exports" is that of exports."""
        if any(self.words.read(text).name for text in heads[column]):
            return Words()
        for other in range(column - 1, first - 1, -1):
            said = [self.words.read(text) for text in heads[other]]
            named = next((words for words in said if words.name), None)
            if named:
                return Words(named.name, named.code, next((words.area for words in said if words.area), None))
        return Words()

    def _beside(self, heads: list[tuple[str, ...]], column: int) -> str | None:
        """The period of a column of change that names none: the latest of the columns before it, targets left out."""
        if not any(_GROWTH.search(fold_case(normalise(text))) for text in heads[column]):
            return None
        before = [self.words.read(text) for texts in heads[:column] for text in texts]
        told = [words.period for words in before if words.period and not _TARGET.search(words.low)]
        return max(told) if len({len(period) for period in told}) == 1 else None

    def _bind(
        self,
        stub: Words,
        section: Words,
        head: tuple[Words, ...],
        caption: Words,
        beside: str | None,
        by_area: bool,
    ) -> _Bound:
        outer = self._outer(head) or next((words for words in (section, caption) if words.name), Words())
        if stub.name:
            joined = f"{stub.name}{outer.name}" if self.chinese else f"{outer.name} of {stub.name}"
            code = stub.code or (self.resolver.code(joined) if outer.name else None)
            phrase = stub.name if stub.code or not outer.code else joined
        else:
            code, phrase = outer.code, outer.name
        order = (*head, stub, section, caption)
        return _Bound(
            phrase,
            code,
            next((words.area for words in order if words.area), None),
            next((words.period for words in (*head, stub, section) if words.period), None)
            or beside
            or caption.period,
            " ".join(words.low for words in (*head, stub, section)),
            stub.code is not None or not stub.name,
            total=not stub.area and by_area and _TOTAL.fullmatch(stub.low.strip()) is not None,
        )

    def _outer(self, head: tuple[Words, ...]) -> Words | None:
        """What the heads of a column name: a part that no indicator has belongs to what stands above it."""
        named = [words for words in head if words.name]
        if len(named) < 2 or named[0].code:
            return named[0] if named else None
        part, whole = named[:2]
        name = f"{part.name}{whole.name}" if self.chinese else f"{whole.name} of {part.name}"
        return replace(part, name=name, code=self.resolver.code(name))

    def _unit(
        self, near: tuple[TableUnit, ...], note: tuple[TableUnit, ...], bound: _Bound, head: tuple[Words, ...]
    ) -> TableUnit | None:
        """The unit said nearest the cell; a note for the whole table serves only what is measured so."""
        relative = any(_GROWTH_RATE.search(words.low) for words in head)
        if len(near) == 1:
            return near[0]
        units = near or note
        fitting = next((unit for unit in units if is_relative(unit) is relative), None)
        if relative:
            return fitting or _PERCENT
        indicator = self.indicators.get(bound.code or "")
        if indicator and indicator.unit in _DIMENSIONLESS and not near:
            return Decimal(1), indicator.unit
        if _INDEX.search(bound.phrase.lower()) and not near:
            return Decimal(1), "index"
        return fitting or next(iter(units), None)

    def _fact(
        self,
        cell: TableCell,
        row: tuple[TableCell, ...],
        bound: _Bound,
        unit: TableUnit | None,
        footnotes: Mapping[str, str],
    ) -> Fact | None:
        number = read_cell(self.document.text[cell.start : cell.end])
        if number is None or not bound.phrase:
            return None
        factor, code = _PERCENT if number.percent else unit or (Decimal(1), "number")
        kind = self._kind(bound, code)
        start, end = cell.start + number.start, cell.start + number.end
        area = bound.area or (None if bound.total else self._about())
        home = self.home if bound.code and bound.own and not bound.total else None
        named = area.names.in_language("zh" if self.chinese else "en") if area else None
        return Fact(
            doc=self.document.id,
            indicator=bound.phrase,
            indicator_code=bound.code,
            place=named if area else home.form if home else None,
            area_code=area.code if area else home.code if home else None,
            period=bound.period or self.clock.report,
            kind=kind,
            value=plain(number.value * factor),
            unit=code,
            qualifier=number.qualifier,
            status=self._status(bound, kind, footnotes.get(number.mark, "")),
            quote_start=min(item.start for item in row),
            quote_end=max(item.end for item in row),
            value_start=start,
            value_end=end,
            value_text=self.document.text[start:end],
            half_width=half_width(number.digits, factor),
            method="table.cell",
        )

    def _kind(self, bound: _Bound, unit: str) -> str:
        if _TARGET.search(bound.low):
            return Kind.TARGET
        if unit == "pp":
            return Kind.CHANGE_PP
        if unit == "index":
            return Kind.INDEX
        indicator = self.indicators.get(bound.code or "")
        if unit in ("percent", "permille"):
            if _SHARE.search(bound.low) and not _GROWTH.search(bound.low):
                return Kind.SHARE
            if indicator and indicator.unit == unit and not _GROWTH.search(bound.low):
                return indicator.kind
            return Kind.GROWTH if _GROWTH.search(bound.low) else Kind.RATE
        if indicator and indicator.kind in (Kind.LEVEL, Kind.COUNT, Kind.INDEX, Kind.RANK):
            return indicator.kind
        return Kind.LEVEL if unit in _AMOUNTS else Kind.COUNT

    def _status(self, bound: _Bound, kind: str, footnote: str) -> str:
        if kind == Kind.TARGET:
            return Status.FORECAST
        preliminary = _PRELIMINARY.search(bound.low) or _PRELIMINARY.search(footnote)
        return Status.PROVISIONAL if preliminary else Status.NORMAL

    def _about(self) -> Area | None:
        return next(
            (self.lexicon.by_code[code] for code in self.document.about if code in self.lexicon.by_code), None
        )


_AMOUNTS = frozenset(
    {"CNY", "USD", "EUR", "HKD", "JPY", "km", "m2", "km2", "m3", "t", "Wh", "W", "hours", "minutes"}
)

_PERCENT: TableUnit = (Decimal(1), "percent")
_DIMENSIONLESS = frozenset({"index", "percent", "permille", "pp"})
