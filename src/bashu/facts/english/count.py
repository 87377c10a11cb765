"""English counts with their noun."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.bare import REACHED, Bare
from bashu.facts.english.phrases import clean, extend_noun, object_phrase
from bashu.facts.english.words import CHANGE
from bashu.facts.scan.nouns_en import unit_of_noun

__all__ = ["Counts"]

_VAGUE = frozenset(["people", "visits", "persons", "trips", "passengers", "tourists", "TEU", "times"])

_MEASURE = re.compile(
    r"\b(?:output|production|sales|exports|imports|deliveries|registrations|ownership|stock|fleet|throughput|volume|capacity|supply)\b"
)
#: "a 10-year fishing ban": how long the ban is.
_SPAN = re.compile(r"(?:year|month|week|day|hour|minute)[ -](?=[a-z])")


class Counts(Bare):
    """English counts with their noun."""

    def _count(self, bound: Bound) -> None:
        figure, low = self.figure, self.low
        bound.kind = "count"
        if figure.noun_start >= 0:
            phrase = self.text[figure.noun_start : figure.noun_end]
            bound.unit = unit_of_noun(phrase)
            if bound.unit == "ones" and self.previous is not None:
                bound.unit = self.previous.unit  # "8,295 trains, including 525 additional ones"
            bound.indicator = extend_noun(
                self.text,
                low,
                figure.noun_start,
                figure.noun_end,
                min(self.sentence.end, self.next_start),
                self.sentence.mentions,
                self.sentence.places,
            )
            bound.subject = phrase
            bound.subject_start = figure.noun_start
            if bound.unit in ("years", "hours", "minutes", "days", "months", "weeks", "kilometers", "meters"):
                bound.kind = "level"
            if self.preps[:1] == ["to"] and self.previous and self.previous.rule == "multiple":
                self._inherit(bound)
                bound.indicator = bound.subject
            elif self.left_end - self.left_start > 4 and (bound.unit in _VAGUE or self._measured()):
                self._count_subject(bound)
            span = _SPAN.match(bound.indicator) if low.startswith("-", figure.noun_start - 1) else None
            if span:
                bound.indicator = f"{re.sub(r' [a-z]+ed$', '', bound.indicator[span.end() :])} duration"
            elif bound.subject is phrase and bound.kind == "count":
                self._told(bound, figure.noun_end)
            bound.actor = self._actor()
        elif low.startswith(" of ", figure.end):
            self._subject_after(bound, figure.end + 4)
        elif bound.unit:
            self._subject(bound)
        self._cumulative(bound)

    def _measured(self) -> bool:
        """Whether the clause has a measure for its subject: "the annual output of cars was 2.3 million vehicles"."""
        return (self.verb in REACHED or self.verb in CHANGE and "to" in self.preps) and _MEASURE.search(
            self.low, self.left_start, self.left_end
        ) is not None

    def _count_subject(self, bound: Bound) -> None:
        phrase = object_phrase(self.low, self.left_start, self.left_end)
        span = phrase or self._before_verb(self.left_end)
        a, b = clean(self.low, *span, self.sentence)
        if self._keeps(a, b) and (self.reached or self.verb in CHANGE or self.verb in REACHED or phrase):
            bound.indicator = bound.subject = self.text[a:b]
            bound.subject_start = a
