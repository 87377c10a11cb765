"""English points of a percentage, and multiples."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.clause import NEGATIVE_AFTER
from bashu.facts.english.percent import Percents
from bashu.facts.english.words import COMPARED_AFTER, DOWN

__all__ = ["Points"]

_OF_PERCENT = re.compile(
    r"\b(?:rates?|shares?|proportion|percent(?:age)?|growth|coverage|inflation|ratio|margin)\b|%"
)


class Points(Percents):
    """Points of a percentage, and multiples."""

    def _counts_points(self) -> bool:
        """Whether "points" are those of a percentage: the sentence speaks of one, or the figure before is one."""
        low, figure = self.low, self.figure
        if not low.startswith("point", figure.noun_start) or low[figure.noun_start : figure.noun_end] not in (
            "points", "point",
        ):  # fmt: skip
            return False
        clause = low[self.clause_start : figure.start]
        if "index" in clause or "indices" in clause:
            return False
        last = self.previous or self.state.last
        said = low[self.sentence.start : figure.start]
        return (last is not None and last.form in ("percent", "pp")) or _OF_PERCENT.search(said) is not None

    def _points(self, bound: Bound) -> None:
        bound.kind = "change_pp"
        compared = COMPARED_AFTER.match(self.low, self.figure.end)
        if compared:
            self._sign(bound, compared.group("word") in NEGATIVE_AFTER)
        elif self.low.startswith((" up", " down"), self.figure.end):
            self._sign(bound, self.low.startswith(" down", self.figure.end))
        elif (
            self.verb in DOWN
            or not self.verb
            and self._last_change(self.sentence.start, self.left_end) in DOWN
        ):
            self._sign(bound, True)
        self._subject(bound)
        previous = self.previous
        if (
            previous is not None
            and previous.kind == "growth"
            and bound.subject == previous.subject
            and "growth" not in bound.subject
        ):
            bound.indicator = f"growth of {bound.subject}"

    def _times(self, bound: Bound) -> None:
        bound.kind = "growth"
        self._subject(bound)
