"""Accept findings of the audit, and say how each finding stands."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from enum import StrEnum

from bashu.errors import NotFound
from bashu.model import Acceptance, Finding
from bashu.store import Store
from bashu.workspace.review import checked_text
from bashu.workspace.views import AuditView

__all__ = ["EXPLAINED_FROM", "FindingState", "accept_finding", "state_of"]

#: A finding counts as explained where its likeliest cause has at least this plausibility.
EXPLAINED_FROM = 0.5


class FindingState(StrEnum):
    """How a finding stands."""

    OPEN = "open"  # no cause is likely enough
    EXPLAINED = "explained"
    ACCEPTED = "accepted"  # a person knows of it


def state_of(finding: Finding, accepted: Container[str]) -> FindingState:
    """The state of a finding; ``accepted`` holds the ids that persons accepted."""
    if finding.id in accepted:
        return FindingState.ACCEPTED
    known = finding.cause != "unexplained" and finding.causes[0].plausibility >= EXPLAINED_FROM
    return FindingState.EXPLAINED if known else FindingState.OPEN


def accept_finding(
    store: Store, view: AuditView, identity: str, *, author: str, reason: str, time: datetime
) -> Acceptance:
    """Record one acceptance; see :meth:`bashu.workspace.Workspace.accept`."""
    if all(finding.id != identity for finding in view.report.findings):
        raise NotFound(
            "no such finding",
            where=identity[:40],
            why="the audit of the record has none of that id",
            next_step="'bashu audit' lists findings with their ids",
        )
    said = Acceptance(
        identity, checked_text("author", author), time.replace(microsecond=0), checked_text("reason", reason)
    )
    store.accept(said)
    return said
