"""What the record itself answers: documents, facts, series, headlines, search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bashu.errors import NotFound
from bashu.indicators import assemble
from bashu.model import (
    Area,
    Document,
    Fact,
    Indicator,
    Kind,
    Observation,
    Pack,
    Period,
    PriceBasis,
    Series,
    Unread,
)
from bashu.store import (
    Counts,
    DocumentPage,
    DocumentRow,
    FactPage,
    SeriesRow,
    Store,
)
from bashu.workspace.config import Config
from bashu.workspace.search import matching_areas, matching_indicators
from bashu.workspace.views import (
    DerivedView,
    FactView,
    Headline,
    SearchResult,
)

if TYPE_CHECKING:
    pass

__all__ = ["Reading"]


class Reading:
    """A pack's region and its record, read. ``as_of`` limits an answer to documents published by that day."""

    def __init__(self, config: Config, pack: Pack, store: Store) -> None:
        self.config, self.pack, self.store = config, pack, store
        self.indicators: Mapping[str, Indicator] = {item.code: item for item in pack.indicators}
        self.areas: Mapping[str, Area] = {item.code: item for item in pack.areas}

    # -- documents and facts --------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much the record holds."""
        return self.store.counts()

    def documents(
        self, *, text: str = "", limit: int = 50, offset: int = 0, as_of: date | None = None
    ) -> DocumentPage:
        """Documents, newest first, whose title or text matches."""
        return self.store.documents(text=text, limit=limit, offset=offset, as_of=as_of)

    def document(self, identity: str) -> Document:
        """One document; NotFound where the record has none of that id."""
        return self.store.document(identity)

    def document_facts(self, identity: str) -> tuple[Fact, ...]:
        """The facts of one document in the order of its text."""
        rows = self.store.facts(doc=identity, limit=None).rows
        return tuple(sorted(rows, key=lambda fact: (fact.value_start, fact.value_end)))

    def left_alone(self, identity: str) -> tuple[Unread, ...]:
        """Where the text of one document is broken, so that no figure was taken."""
        from bashu.facts import broken_text  # the reader's word tables take a quarter of a second

        return broken_text(self.store.document(identity))

    def facts(self, *, limit: int | None = 100, offset: int = 0, **wanted: str | None) -> FactPage:
        """Facts by document, indicator, area, kind, period or text."""
        return self.store.facts(limit=limit, offset=offset, **wanted)

    def fact(self, identity: str) -> FactView:
        """A fact, the document that states it, and the other statements of the same value."""
        fact = self.store.fact(identity)
        same = self._same_period(fact)
        own = next((item for item in same if item.fact == identity), None)
        rest = [item for item in same if item.fact != identity]
        if own is not None and own.statement is not None:
            rest = [item for item in rest if item.statement != own.statement]
        document = self.store.document(fact.doc)
        witnesses = self.store.witnesses(identity)
        reviews = self.store.reviews(fact=identity, limit=None).rows
        if own is None:
            return FactView(fact, document, None, (), (), (), reviews=reviews, witnesses=witnesses)
        return FactView(
            fact,
            document,
            own,
            earlier=tuple(item for item in rest if item.vintage < own.vintage),
            later=tuple(item for item in rest if item.vintage > own.vintage),
            others=tuple(item for item in rest if item.vintage == own.vintage),
            reviews=reviews,
            witnesses=witnesses,
        )

    def _same_period(self, fact: Fact) -> list[Observation]:
        if not (fact.indicator_code and fact.area_code and fact.period):
            return []
        found = self.store.observations(
            indicator=fact.indicator_code,
            area=fact.area_code,
            frequency=Period.parse(fact.period).frequency,
            withdrawn=True,
        )
        keys = {item.key for item in found if item.fact == fact.id}
        same = (item for item in found if item.key in keys and item.period == fact.period)
        return sorted(same, key=lambda item: (item.vintage, item.rank))

    def sources_of(self, observations: Iterable[Observation]) -> Mapping[str, DocumentRow]:
        """The documents behind observations, by document id."""
        return self.store.document_rows({item.doc for item in observations})

    # -- series ---------------------------------------------------------------------------------------

    def series_list(
        self, *, indicator: str | None = None, area: str | None = None, as_of: date | None = None
    ) -> tuple[SeriesRow, ...]:
        """Which series there are, with their extent."""
        return self.store.series(indicator=indicator, area=area, as_of=as_of)

    def series(
        self,
        indicator: str,
        *,
        area: str,
        kind: str | None = None,
        frequency: str | None = None,
        as_of: date | None = None,
    ) -> tuple[Series, ...]:
        """The series of an indicator for an area, the one with most periods first.

        NotFound, with the nearest names, where the pack knows no such indicator or area.
        """
        self._check_indicator(indicator)
        self._check_area(area)
        found = self.store.observations(
            indicator=indicator, area=area, kind=kind, frequency=frequency, as_of=as_of
        )
        own_kind = self.indicators[indicator].kind
        return tuple(
            sorted(
                assemble(found),
                key=lambda series: (-len(series.current), series.key.kind != own_kind, series.key),
            )
        )

    def derived(self, indicator: str, *, area: str, as_of: date | None = None) -> tuple[DerivedView, ...]:
        """What the pack's recipes compute from an indicator's series, or in its place; published series stay apart.

        Every figure names its inputs down to facts; what cannot be computed is a gap with its reason. NotFound
        where the pack knows no such indicator or area.
        """
        from bashu.workspace.derive import derive_by_recipes

        self._check_indicator(indicator)
        return derive_by_recipes(self.store, self.pack, indicator, self._check_area(area), as_of=as_of)

    def headlines(self, area: str | None = None, *, as_of: date | None = None) -> tuple[Headline, ...]:
        """The pack's headline indicators for an area, in the pack's order, without those that have no value."""
        place = self._check_area(area or self.pack.area)
        chosen = sorted((i for i in self.pack.indicators if i.headline), key=lambda item: item.headline)
        found = (self._headline(item, place, as_of) for item in chosen)
        return tuple(item for item in found if item)

    def _headline(self, indicator: Indicator, area: Area, as_of: date | None) -> Headline | None:
        every = self.series(indicator.code, area=area.code, as_of=as_of)
        own = [s for s in every if s.key.kind == indicator.kind and s.key.unit == indicator.unit]
        # a stock may be stated for the year or as of its end: the one that goes on longer is the headline
        yearly = [_yearly(s) for s in own]
        history = max(yearly, key=lambda items: items[-1].period[:4] if items else "", default=()) or next(
            (s.current for s in own if s.current), ()
        )
        if not history:
            return None
        latest = history[-1]
        growth = [
            item
            for series in every
            if series.key.kind == Kind.GROWTH and series.key.unit == "percent"
            for item in series.current
            if item.period == latest.period[:4] or item.period == latest.period
        ]
        growth.sort(key=lambda item: item.key.price_basis != PriceBasis.REAL)  # real growth says more
        return Headline(indicator, area, latest, growth[0] if growth else None, history)

    # -- search ---------------------------------------------------------------------------------------

    def search(self, text: str, *, limit: int = 20, as_of: date | None = None) -> SearchResult:
        """Indicators and areas by name or code, and documents by text."""
        return SearchResult(
            matching_indicators(text, self.pack.indicators)[:limit],
            matching_areas(text, self.pack.areas)[:limit],
            self.store.documents(text=text, limit=limit, as_of=as_of),
        )

    def check_codes(self, *, indicator: str | None = None, area: str | None = None) -> None:
        """NotFound, with the nearest names, where the pack does not define a code that is given."""
        if indicator is not None:
            self._check_indicator(indicator)
        if area is not None:
            self._check_area(area)

    def _check_indicator(self, code: str) -> Indicator:
        if code not in self.indicators:
            near = matching_indicators(code.replace("_", " "), self.pack.indicators)[:3]
            raise _unknown("indicator", code, self.indicators, near)
        return self.indicators[code]

    def _check_area(self, code: str) -> Area:
        if code not in self.areas:
            near = matching_areas(code, self.pack.areas)[:3]
            raise _unknown("area", code, self.areas, near)
        return self.areas[code]


def _unknown(
    what: str,
    code: str,
    known: Mapping[str, Indicator] | Mapping[str, Area],
    near: Sequence[Indicator | Area],
) -> NotFound:
    """With the things whose names hold the words of the code, else those whose codes are spelt nearly so."""
    near = near or [known[one] for one in get_close_matches(code, known, n=3)]
    names = ", ".join(f"{item.code} ({item.names.en})" for item in near)
    hint = f"did you mean {names}?" if near else f"'bashu series' lists every {what} that has a series"
    return NotFound(f"no such {what}", where=code, why="the pack does not define it", next_step=hint)


def _yearly(series: Series) -> tuple[Observation, ...]:
    """The values that stand for a year: those of the year itself, or as of the end of December."""
    if series.key.frequency == "A":
        return series.current
    if series.key.frequency == "M":
        return tuple(item for item in series.current if item.period.endswith("-12"))
    return ()
