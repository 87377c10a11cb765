"""Acceptance: a person says that a finding of the audit is known and needs no more attention."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Acceptance"]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """``finding`` is the id of the finding; it holds as long as the same figures fail the same edits.

    ``time`` is the moment of the decision; one without a zone is taken as UTC. New figures in the finding
    make another finding, which nobody has accepted yet.
    """

    finding: str
    author: str
    time: datetime
    reason: str

    @property
    def id(self) -> str:
        """An id from the content: the same decision of the same moment is the same acceptance."""
        parts = (self.finding, self.author, self.time.isoformat(), self.reason)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
