"""English numbers that stand for parts of what was just counted: "Of these, 2.1 million", "preparing nine more"."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.counted import counted_head
from bashu.facts.english.pointing import Pointing
from bashu.facts.scan.finish import FURTHER_ONES

__all__ = ["Parts"]

#: What opens a part, before the number.
_OF_THESE = re.compile(
    r"\b(?:of|among) (?:these|them|those|whom|which|that total),? (?:(?:only|about|some|over|nearly|almost|more than|the|another|around) )*$"
)
#: "..., 710 of which were open": of the noun before the comma.
_NOUN_BEFORE = re.compile(
    r"(?P<np>(?:[a-z][\w'-]* ){0,3}[a-z][\w'-]*s),? (?:(?:over|about|nearly|some|more than) )?$"
)
_OF_WHICH = (" of which ", " of whom ")
_NEXT_OF_THESE = re.compile(
    r"[^.;:]{0,60}?(?:,| and|, and) (?:(?:about|some|over|nearly|another|the other) )*"
)
_OWN_NOUN = " of "
_AT = (" in ", " from ", " at ", " on ")
_BY_FIELD = re.compile(
    r"(?: (?:are|were|is|was|work|live|lie|stand))? (?:in|from|at|on) [\w' -]{2,40}?(?:,| and|, and) (?:(?:about|some|over|nearly|another|only) )?"
)
_TOLD = "of these"


class Parts(Pointing):
    """Parts of a count. Each rule says whether it held, None where it does not apply."""

    def _of_these(self, bound: Bound) -> bool | None:
        """ "Of these, 1.9 million went to museums and 400,000 to libraries", "venues, 710 of which were open"."""
        low, figure = self.low, self.figure
        counted = None
        if low.startswith(_OF_WHICH, figure.end):
            noun = _NOUN_BEFORE.search(low, self.sentence.start, figure.start)
            unit = counted_head(noun.group("np")) if noun else ""
            if noun and unit and self._counted() is None:
                bound.unit = unit
                bound.subject, bound.subject_start = self.text[slice(*noun.span("np"))], noun.start("np")
                return self._as_part(bound)
            return None
        if figure.rule == "digits" and _OF_THESE.search(low, self.sentence.start, figure.start):
            counted = self._counted() or self.state.counted
        elif self.previous is not None:
            part = next((b for b in self.earlier if b.told == _TOLD), None)
            gap = low[self.previous.end : figure.start]
            if (
                part is not None
                and _NEXT_OF_THESE.fullmatch(gap)
                and not low.startswith(_OWN_NOUN, figure.end)
            ):
                counted = part
        if counted is None and self._next_in_list():
            counted = self.previous
        if counted is None or not counted.unit or counted.kind not in ("count", "cumulative"):
            return None
        bound.unit, bound.subject = counted.unit, counted.subject
        return self._as_part(bound)

    def _next_in_list(self) -> bool:
        """Whether the figure goes on a list by place or field: "320 firms are in Yibin, 210 in Luzhou and 45 in Leshan"."""
        previous = self._previous_count()
        return (
            previous is not None
            and self.figure.rule == "digits"
            and self.low.startswith(_AT, self.figure.end)
            and _BY_FIELD.fullmatch(self.low, previous.end, self.figure.start) is not None
        )

    def _as_part(self, bound: Bound) -> bool:
        """A part, of which the clause after the figure says which."""
        held = self._as_many(bound, bound)
        bound.form, bound.told = "count", _TOLD
        return held

    def _further_ones(self, bound: Bound) -> bool | None:
        """ "has built ten zones and is preparing nine more": as the count before."""
        counted = self._counted() or self.state.counted
        if counted is None or not counted.unit or FURTHER_ONES.match(self.low, self.figure.end) is None:
            return None
        bound.kind, bound.form, bound.unit = "count", "count", counted.unit
        bound.subject, bound.indicator = counted.subject, f"further {counted.subject or counted.unit}"
        return True
