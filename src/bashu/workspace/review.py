"""Review facts: a person accepts, corrects or rejects what was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bashu.errors import Invalid
from bashu.indicators import compile_observations
from bashu.model import Area, Indicator, Observation, Review, Verdict
from bashu.store import Store
from bashu.workspace.correct import corrected

__all__ = ["checked_text", "record_review"]

_LONGEST = {"reason": 2000, "author": 120}


def record_review(
    store: Store,
    identity: str,
    verdict: Verdict | str,
    *,
    reason: str,
    author: str,
    time: datetime,
    changes: Mapping[str, str] | None,
    indicators: Mapping[str, Indicator],
    areas: Mapping[str, Area],
) -> Review:
    """Record one decision about a fact; see :meth:`bashu.workspace.Workspace.review`."""
    said = _verdict(verdict)
    fact = store.fact(identity)
    texts = {name: checked_text(name, text) for name, text in (("reason", reason), ("author", author))}
    if said is Verdict.CORRECT and not changes:
        raise Invalid(
            "the correction changes nothing",
            where=identity,
            why="no field is set",
            next_step="change a field, accept the fact or reject it",
        )
    if said is not Verdict.CORRECT and changes:
        raise Invalid(
            "the verdict and the changes do not agree",
            where=identity,
            why="a correction sets fields; to accept or to reject sets none",
            next_step="choose to correct the fact, or take the changes out",
        )
    correction, observations = None, tuple[Observation, ...]()
    if changes:
        document = store.document(fact.doc)
        correction = corrected(fact, changes, document=document, indicators=indicators, areas=areas)
        observations = compile_observations(
            [correction], document, indicators, recorded=store.vintage(fact.doc)
        )
    review = Review(identity, said, texts["author"], time.replace(microsecond=0), texts["reason"], correction)
    store.review(review, observations=observations)
    return review


def _verdict(said: Verdict | str) -> Verdict:
    try:
        return Verdict(said)
    except ValueError:
        raise Invalid(
            "no such verdict",
            where=str(said)[:40],
            why="known are " + ", ".join(Verdict),
            next_step="use one of these",
        ) from None


def checked_text(name: str, text: str) -> str:
    """A ``reason`` or an ``author`` without space around it; Invalid where it is empty, too long or odd."""
    kept = text.replace("\r\n", "\n").strip()
    if not kept:
        raise Invalid(
            f"the {name} is empty",
            why="who reads the record later must know who decided and why",
            next_step="write it in a few words",
        )
    odd = any((ord(char) < 32 and char not in "\n\r\t") or 0xD800 <= ord(char) < 0xE000 for char in kept)
    if odd or len(kept) > _LONGEST[name]:
        raise Invalid(
            f"the {name} cannot be recorded",
            why=f"it is longer than {_LONGEST[name]} characters or holds control characters",
            next_step="shorten it or type it anew",
        )
    return kept
