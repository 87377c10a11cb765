"""Whose measure an English figure is, where its own clause says only "the total value", "the growth rate" or "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, State

__all__ = ["tell_whose"]

_BARE_MEASURE = re.compile(
    r"(?:(?:total|combined|overall|annual|average|aggregate|gross|net) )*(?:values?|worth|volumes?|amounts?|scale|throughput|output|output value|"
    r"value[- ]added|added value|turnover|revenues?|sales|yield|investment|cost|price|length|size|area|capacity)"
)
_BARE_GROWTH = re.compile(
    r"(?:(?:real|nominal|annual|average|year-on-year|its|the) )*(?:growth|growth rate|rate of growth|increase|decline)"
)
#: Owners that are none: measures themselves, clauses, long phrases.
_NO_OWNER = re.compile(r"\b(?:is|are|was|were|which|that|who)\b")
_LONGEST = 80


def tell_whose(low: str, bounds: Sequence[Bound], state: State) -> None:
    """Name the owner of a bare measure: what the figure before in the sentence, or at the end of the one before, was of."""
    before = state.last
    for bound in bounds:
        if before is not None and bound.indicator == bound.subject:
            _own(bound, before)
        if bound.kind == "change_pp" and before is not None and before.kind == "share" and before.portion:
            if bound.subject in (before.subject, before.portion):
                bound.indicator = f"share of {before.portion}"
        before = bound


def _own(bound: Bound, before: Bound) -> None:
    subject = bound.subject.lower()
    owner = before.indicator if before.form == "count" else before.subject
    if not owner or len(owner) > _LONGEST or _NO_OWNER.search(owner) or owner.lower() == subject:
        return
    if bound.kind in ("growth", "change_pp", "target", "rate") and _BARE_GROWTH.fullmatch(subject):
        if "growth" not in owner:
            bound.indicator = f"{bound.subject} of {owner}"
    elif bound.form in ("money", "physical") and _BARE_MEASURE.fullmatch(subject):
        noun = subject.rpartition(" ")[2].rstrip("s")
        if noun not in owner.lower() and not _BARE_MEASURE.fullmatch(owner.lower()) and before.form != "pp":
            bound.indicator = f"{bound.subject} of {owner}"
