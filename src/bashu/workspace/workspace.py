"""The open workspace: what can be asked of the record, and what can be added to it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bashu.errors import NotFound
from bashu.indicators import assemble
from bashu.model import (
    Acceptance,
    Area,
    Document,
    Edit,
    Fact,
    Indicator,
    Kind,
    Observation,
    Pack,
    Period,
    PriceBasis,
    Review,
    Series,
    Verdict,
)
from bashu.model.framework import Framework
from bashu.model.target import Target
from bashu.region import load_pack
from bashu.store import (
    Counts,
    DocumentPage,
    DocumentRow,
    Entry,
    FactPage,
    ReviewPage,
    SeriesRow,
    Store,
    open_store,
)
from bashu.workspace.add import Progress, add_files
from bashu.workspace.config import Config, read_config
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.search import matching_areas, matching_indicators
from bashu.workspace.views import (
    AddReport,
    AuditView,
    ChanceAt,
    DerivedView,
    FactView,
    Headline,
    IndexView,
    SearchResult,
    TargetView,
)

if TYPE_CHECKING:
    from bashu.outlook import Implication

__all__ = ["Workspace", "open_workspace"]

#: Audits of so many as-of days are kept at once.
_AUDITS = 4


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in ``folder``.

    NotFound where there is none, Conflict where a newer bashu wrote it, Unavailable where its database or
    pack is out of reach.
    """
    config = read_config(Path(folder))
    # The pack's statements are in the record since the workspace was made.
    pack = load_pack(config.pack, statements=False)
    return Workspace(config, pack, open_store(config.database_url))


class Workspace:
    """A pack's region and its record. ``as_of`` limits an answer to documents published by that day."""

    def __init__(self, config: Config, pack: Pack, store: Store) -> None:
        self.config, self.pack, self.store = config, pack, store
        self.indicators: Mapping[str, Indicator] = {item.code: item for item in pack.indicators}
        self.areas: Mapping[str, Area] = {item.code: item for item in pack.areas}
        self._audits: dict[tuple[Counts, date | None], AuditView] = {}
        self._auditing = threading.Lock()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self.store.close()

    @cached_property
    def pipeline(self) -> Pipeline:
        """The reader of this region, built when first needed."""
        return Pipeline(self.pack)

    # -- adding ---------------------------------------------------------------------------------------

    def add(
        self,
        files: Sequence[Path],
        *,
        recorded: datetime | None = None,
        jobs: int | None = None,
        progress: Progress = lambda done: None,
    ) -> AddReport:
        """Read files and record their facts; see :func:`bashu.workspace.add.add_files`."""
        when = recorded or datetime.now(UTC)
        return add_files(self.store, self.pack, files, recorded=when, jobs=jobs, progress=progress)

    def add_bytes(self, content: bytes, *, name: str, recorded: datetime | None = None) -> AddReport:
        """Record one document given as bytes, such as standard input."""
        when = recorded or datetime.now(UTC)
        return self._add_entry(self.pipeline.entry(content, recorded=when.date(), name=name), when)

    def add_address(self, url: str, *, recorded: datetime | None = None) -> AddReport:
        """Fetch one address and record its document; the only thing here that uses the network."""
        from bashu.documents import read_address

        when = recorded or datetime.now(UTC)
        return self._add_entry(self.pipeline.entry_of(read_address(url), recorded=when.date()), when)

    def _add_entry(self, entry: Entry, when: datetime) -> AddReport:
        added = self.store.add([entry], recorded=when)
        return AddReport(added, 1 - len(added), len(entry.facts) if added else 0, (), documents=len(added))

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

    # -- reviews --------------------------------------------------------------------------------------

    def review(
        self,
        identity: str,
        verdict: Verdict | str,
        *,
        reason: str,
        author: str,
        changes: Mapping[str, str] | None = None,
        time: datetime | None = None,
    ) -> Review:
        """Accept, correct or reject a fact; the record keeps the decision beside it and changes nothing.

        ``changes`` sets fields of a correction from text (:data:`bashu.workspace.CORRECTABLE`; an empty text
        says that the field is not stated). NotFound where there is no such fact; Invalid where the reason or
        the author is empty, a field or its value is none, or a correction changes nothing.
        """
        from bashu.workspace.review import record_review

        return record_review(
            self.store, identity, verdict, reason=reason, author=author, changes=changes,
            time=time or datetime.now(UTC), indicators=self.indicators, areas=self.areas,
        )  # fmt: skip

    def reviews(self, identity: str | None = None, *, limit: int | None = 100, offset: int = 0) -> ReviewPage:
        """Reviews, newest first; of one fact: those about it and the one that made it."""
        if identity is not None:
            self.store.fact(identity)
        return self.store.reviews(fact=identity, limit=limit, offset=offset)

    def verdicts(self, facts: Iterable[Fact]) -> Mapping[str, Verdict]:
        """What reviews say of these facts, by id; facts that nobody reviewed are left out."""
        return self.store.verdicts([fact.id for fact in facts])

    def gold(self) -> tuple[Mapping[str, Any], ...]:
        """Accepted facts and standing corrections as rows of the gold format."""
        from bashu.workspace.gold import export_gold

        return export_gold(self.store)

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

    # -- targets --------------------------------------------------------------------------------------

    def targets(
        self, *, indicator: str | None = None, area: str | None = None, as_of: date | None = None
    ) -> tuple[TargetView, ...]:
        """The targets stated, each with its chance and how it stands; see :mod:`bashu.workspace.targets`."""
        from bashu.workspace.target_rules import index_rules
        from bashu.workspace.targets import board  # forecasts need scipy: half a second

        indices = index_rules(self._edits)
        return board(
            self.store, self.indicators, indices=indices, indicator=indicator, area=area, as_of=as_of
        )

    def chances(self, target: Target, *, as_of: date | None = None) -> tuple[ChanceAt, ...]:
        """How a target's chance moved with each publication."""
        from bashu.workspace.target_rules import index_rules
        from bashu.workspace.targets import chances

        return chances(self.store, self.indicators, target, indices=index_rules(self._edits), as_of=as_of)

    def joint_targets(
        self, views: Sequence[TargetView], *, as_of: date | None = None
    ) -> tuple[Implication, ...]:
        """What pairs of the targets in ``views`` imply for a third figure, by the identities among the pack's edits."""
        from bashu.workspace.target_rules import identities
        from bashu.workspace.targets import joint

        return joint(self.store, self.indicators, views, identities(self._edits), as_of=as_of)

    @cached_property
    def _edits(self) -> tuple[Edit, ...]:
        from bashu.workspace.target_rules import edits_of

        return (
            edits_of(self.pack, self.config.pack) if self.config else ()
        )  # a bare record has no pack folder

    # -- audit ----------------------------------------------------------------------------------------

    def audit(self, *, as_of: date | None = None) -> AuditView:
        """The record against the pack's edits; kept until the record grows. See :mod:`bashu.workspace.audit`."""
        from bashu.workspace.audit import audit_record

        with self._auditing:
            state = (self.store.counts(), as_of)
            if state not in self._audits:
                made = audit_record(self.store, self.pack, self.config.pack, as_of=as_of)
                kept = [(key, view) for key, view in self._audits.items() if key[0] == state[0]]
                self._audits = dict([*kept[1 - _AUDITS :], (state, made)])
            return self._audits[state]

    def audit_at_hand(self, *, as_of: date | None = None) -> AuditView | None:
        """The audit if it was worked out before and still holds; at no cost."""
        return self._audits.get((self.store.counts(), as_of))

    def accept(self, finding: str, *, author: str, reason: str, time: datetime | None = None) -> Acceptance:
        """Record that a person knows of a finding (its id) and why it may stand; nothing is overwritten.

        NotFound where the audit of today has no such finding; Invalid where author or reason is empty.
        """
        from bashu.workspace.accept import accept_finding

        return accept_finding(
            self.store, self.audit(), finding, author=author, reason=reason, time=time or datetime.now(UTC)
        )

    def acceptances(self, *, as_of: date | None = None) -> Mapping[str, Acceptance]:
        """What was accepted by the end of ``as_of``, by finding; the latest where there are several."""
        return {item.finding: item for item in reversed(self.store.acceptances(as_of=as_of))}

    # -- composite index ------------------------------------------------------------------------------

    def frameworks(self) -> tuple[str, ...]:
        """The names of the pack's frameworks."""
        from bashu.workspace.index import framework_names

        return framework_names(self.config.pack)

    def framework(self, name: str) -> Framework:
        """A framework of the pack by its name, else one from a file."""
        from bashu.workspace.index import find_framework

        return find_framework(name, self.config.pack)

    def index(
        self,
        framework: Framework,
        *,
        areas: Sequence[str] = (),
        years: tuple[int | None, int | None] = (None, None),
        as_of: date | None = None,
    ) -> IndexView:
        """A composite index over the record; see :mod:`bashu.workspace.index`."""
        from bashu.workspace.index import build_index

        return build_index(self.store, self.pack, framework, units=areas, periods=years, as_of=as_of)

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
            raise _unknown("indicator", code, [item.code for item in near])
        return self.indicators[code]

    def _check_area(self, code: str) -> Area:
        if code not in self.areas:
            near = matching_areas(code, self.pack.areas)[:3]
            raise _unknown("area", code, [item.code for item in near])
        return self.areas[code]


def _unknown(what: str, code: str, near: list[str]) -> NotFound:
    hint = (
        f"did you mean {', '.join(near)}?" if near else f"'bashu series' lists every {what} that has a series"
    )
    return NotFound(f"no such {what}", where=code, why="the pack does not define it", next_step=hint)


def _yearly(series: Series) -> tuple[Observation, ...]:
    """The values that stand for a year: those of the year itself, or as of the end of December."""
    if series.key.frequency == "A":
        return series.current
    if series.key.frequency == "M":
        return tuple(item for item in series.current if item.period.endswith("-12"))
    return ()
