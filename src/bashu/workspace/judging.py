"""What the engines make of the record: targets with their chance, the audit, composite indices."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bashu.model import (
    Acceptance,
    Edit,
    Pack,
)
from bashu.model.framework import Framework
from bashu.model.target import Target
from bashu.store import (
    Counts,
    Store,
)
from bashu.workspace.config import Config
from bashu.workspace.views import (
    AuditView,
    ChanceAt,
    IndexView,
    TargetView,
)

if TYPE_CHECKING:
    from bashu.outlook import Implication
from bashu.workspace.reading import Reading

__all__ = ["Judging"]

#: Audits of so many as-of days are kept at once.
_AUDITS = 4


class Judging(Reading):
    """The record seen by the engines, which are imported where they are asked: several need scipy."""

    def __init__(self, config: Config, pack: Pack, store: Store) -> None:
        super().__init__(config, pack, store)
        self._audits: dict[tuple[Counts, date | None], AuditView] = {}
        self._auditing = threading.Lock()

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
