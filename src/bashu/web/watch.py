"""Which figures of the site stand in findings of the audit, worked out beside the pages and never for them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bashu.model import Finding, Severity
from bashu.workspace import FindingState, state_of

if TYPE_CHECKING:
    from bashu.workspace import AuditView, Workspace

__all__ = ["Alarm", "Watch"]

_log = logging.getLogger("bashu.web")
_Alarms = Mapping[str, tuple["Alarm", ...]]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding in which a figure stands, as a suspect or beside one."""

    finding: Finding
    state: FindingState
    suspect: bool

    @property
    def calls(self) -> bool:
        """Whether a reader of the figure should be told: not where a person knows of it, nor where nobody
        was mistaken (an explained note, such as a revision)."""
        if self.state == FindingState.ACCEPTED:
            return False
        return self.finding.severity != Severity.NOTE or self.state == FindingState.OPEN


class Watch:
    """The alarms of each as-of day. Where no audit is at hand there are none yet, and one is begun.

    ``stamp`` gives the state of the record; safe between threads.
    """

    def __init__(self, workspace: Workspace, stamp: Callable[[], Hashable]) -> None:
        self._workspace, self._stamp = workspace, stamp
        self._kept: dict[date | None, tuple[Hashable, _Alarms]] = {}
        self._tried: set[tuple[Hashable, date | None]] = set()
        self._lock = threading.Lock()
        self._running: threading.Thread | None = None

    def over(self, as_of: date | None) -> _Alarms:
        """By fact, the findings it stands in: those of which it is a suspect first, then the gravest."""
        stamp = self._stamp()
        kept = self._kept.get(as_of)
        if kept and kept[0] == stamp:
            return kept[1]
        view = self._workspace.audit_at_hand(as_of=as_of)
        if view is None:
            self._begin(stamp, as_of)
            return {}
        alarms = _alarms(view, self._workspace.acceptances(as_of=as_of))
        self._kept = {day: one for day, one in self._kept.items() if one[0] == stamp} | {
            as_of: (stamp, alarms)
        }
        return alarms

    def wait(self) -> None:
        """Until the audit that was begun is done."""
        running = self._running
        if running is not None:
            running.join()

    def _begin(self, stamp: Hashable, as_of: date | None) -> None:
        with self._lock:
            busy = self._running is not None and self._running.is_alive()
            if busy or (stamp, as_of) in self._tried:
                return
            self._tried = {tried for tried in self._tried if tried[0] == stamp} | {(stamp, as_of)}
            self._running = threading.Thread(target=self._audit, args=(as_of,), daemon=True)
            self._running.start()

    def _audit(self, as_of: date | None) -> None:
        try:
            self._workspace.audit(as_of=as_of)
        except Exception as error:  # a fault here must not end the site; the page of checks will say it
            _log.warning("the checks could not be worked out: %s", error)


def _alarms(view: AuditView, accepted: Mapping[str, object]) -> _Alarms:
    found: dict[str, list[Alarm]] = {}
    for finding in view.report.findings:
        state = state_of(finding, accepted)
        for fact in dict.fromkeys((*finding.suspects, *finding.facts)):
            found.setdefault(fact, []).append(Alarm(finding, state, fact in finding.suspects))
    return {
        fact: tuple(sorted(alarms, key=lambda one: (not one.calls, not one.suspect)))
        for fact, alarms in found.items()
    }
