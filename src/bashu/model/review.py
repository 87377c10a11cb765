"""Reviews: what a person decided about a fact, and which facts stand after all decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bashu.model.fact import Fact

__all__ = ["CORRECTION", "Decision", "Review", "Verdict", "decide"]

#: The method of facts that a review put in the place of another.
CORRECTION = "review.correction"


class Verdict(StrEnum):
    """What a review says of a fact."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"

    @property
    def withdraws(self) -> bool:
        """Whether the fact no longer stands."""
        return self is not Verdict.ACCEPT


@dataclass(frozen=True, slots=True)
class Review:
    """One decision about one fact; nothing is overwritten, the latest review of a fact decides.

    ``fact`` is the id of the fact reviewed, ``time`` the moment of the decision (a moment without a zone is
    taken as UTC). ``correction`` is given with CORRECT only: a new fact of the same document whose method is
    :data:`CORRECTION`.
    """

    fact: str
    verdict: Verdict
    author: str
    time: datetime
    reason: str
    correction: Fact | None = None

    @property
    def id(self) -> str:
        """An id from the content: the same decision of the same moment is the same review."""
        corrected = self.correction.id if self.correction else ""
        parts = (self.fact, self.verdict, self.author, self.time.isoformat(), self.reason, corrected)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Decision:
    """The bare bones of a review: facts by id."""

    fact: str
    verdict: Verdict
    correction: str | None = None


def decide(decisions: Iterable[Decision]) -> Mapping[str, Verdict]:
    """What holds for each fact after all decisions, oldest first; facts without a verdict are left out.

    The latest decision about a fact holds. A correction stands as long as the review that made it is the
    latest of a fact that stands itself; when that fact is reviewed anew, its correction goes the same way:
    it is corrected where the newer review corrects, else rejected.

    >>> first = Decision("a", Verdict.CORRECT, "b")
    >>> dict(decide([first]))
    {'a': <Verdict.CORRECT: 'correct'>}
    >>> dict(decide([first, Decision("a", Verdict.ACCEPT)]))
    {'a': <Verdict.ACCEPT: 'accept'>, 'b': <Verdict.REJECT: 'reject'>}
    """
    latest: dict[str, Decision] = {}
    origins: dict[str, set[str]] = {}
    for decision in decisions:
        latest[decision.fact] = decision
        if decision.correction:
            origins.setdefault(decision.correction, set()).add(decision.fact)
    holds = _Holding(latest, origins)
    found: dict[str, Verdict] = {}
    for fact in dict.fromkeys((*latest, *origins)):
        if not holds.in_force(fact):
            again = any(
                latest[origin].verdict is Verdict.CORRECT and holds.in_force(origin)
                for origin in origins[fact]
            )
            found[fact] = Verdict.CORRECT if again else Verdict.REJECT
        elif fact in latest:
            found[fact] = latest[fact].verdict
    return found


class _Holding:
    """Which facts are in force: every fact that was read, and corrections whose review still decides."""

    def __init__(self, latest: Mapping[str, Decision], origins: Mapping[str, set[str]]) -> None:
        self._latest, self._origins = latest, origins
        self._known: dict[str, bool] = {}
        for correction in origins:  # in the order they were made, so that chains are never deep
            self.in_force(correction)

    def in_force(self, fact: str) -> bool:
        if fact not in self._origins:
            return True
        if fact not in self._known:
            self._known[fact] = False  # a ring of corrections holds nothing
            self._known[fact] = any(
                self._latest[origin].correction == fact and self.in_force(origin)
                for origin in sorted(self._origins[fact])
            )
        return self._known[fact]
