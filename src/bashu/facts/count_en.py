"""English counts: with their noun, elliptical, or the object of a verb of reaching."""

from __future__ import annotations

import re

from bashu.facts.agent_en import Agents
from bashu.facts.bound import Bound
from bashu.facts.nouns_en import unit_of_noun
from bashu.facts.phrases_en import clean, extend_noun, object_phrase
from bashu.facts.words_en import (
    CHANGE,
    FINITE,
)

__all__ = ["Counts"]

_INDEX = re.compile(r"\bindex\b|\bpmi\b")

_REACHED = frozenset(
    [
        "reached",
        "reach",
        "numbered",
        "numbering",
        "totaled",
        "totalled",
        "total",
        "stood",
        "hit",
        "reaching",
        "exceeded",
        "exceed",
        "surpassed",
        "topped",
        "were",
        "was",
        "came",
        "amounted",
        "averaged",
        "approached",
        "is",
        "are",
        "approached",
        "exceeds",
    ]
)

_VAGUE = frozenset(["people", "visits", "persons", "trips", "passengers", "tourists", "TEU", "times"])

_SCALED = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
_TO_PERIOD = re.compile(r"\s(?:in|during|by|since|for|from|over|on)(?: the)?\s$")
#: "a 10-year fishing ban": how long the ban is.
_SPAN = re.compile(r"(?:year|month|week|day|hour|minute)[ -](?=[a-z])")
_HEAD_NOUN = re.compile(r"(?:number|count|total) of ((?:[\w-]+ ){0,5}?[\w-]+s)(?![\w-])")


class Counts(Agents):
    """English counts: with their noun, elliptical, or the object of a verb of reaching."""

    def _count(self, bound: Bound) -> None:
        figure, low = self.figure, self.low
        bound.kind = "count"
        if figure.noun_start >= 0:
            phrase = self.text[figure.noun_start : figure.noun_end]
            bound.unit = unit_of_noun(phrase)
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
            elif bound.unit in _VAGUE and self.left_end - self.left_start > 4:
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

    def _count_subject(self, bound: Bound) -> None:
        phrase = object_phrase(self.low, self.left_start, self.left_end)
        span = phrase or self._before_verb(self.left_end)
        a, b = clean(self.low, *span, self.sentence)
        if self._keeps(a, b) and (self.reached or self.verb in CHANGE or self.verb in _REACHED or phrase):
            bound.indicator = bound.subject = self.text[a:b]
            bound.subject_start = a

    def _bare(self, bound: Bound) -> bool:
        """A number without unit; with every quantity wanted, it stays one."""
        if self._bound_bare(bound):
            return True
        if self.sentence.every:
            bound.kind = "count"
            self._subject(bound)
        return self.sentence.every

    def _bound_bare(self, bound: Bound) -> bool:
        """A number without unit: an elliptical count, the object of a verb of reaching, or an index."""
        low, figure, previous = self.low, self.figure, self.previous
        left = low[self.left_start : self.left_end]
        after = low[figure.end : figure.end + 12]
        among = re.search(
            r"\b(?:among|of) (?:its|the|all|these|those)?\s?((?:\w+ )?\w+s),\s*$",
            low[self.sentence.start : figure.start],
        )
        of_many = re.match(
            r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ", low[figure.end : figure.end + 24]
        )
        verb_after = FINITE.match(low, figure.end + 1)
        if _INDEX.search(left) and figure.rule == "digits":
            bound.kind, bound.unit = "index", "index"
            self._subject(bound)
            return True
        if among and verb_after:
            bound.kind, bound.unit = "count", among.group(1).split()[-1]
            bound.subject = among.group(1)
            bound.indicator = (
                f"{among.group(1)} {self.text[figure.end : self.clause_end].strip(' .')}".replace(
                    " had ", " with "
                )
            )
            return True
        if of_many and figure.rule == "digits":
            noun = re.compile(r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ((?:\w+ )?\w+s)\b").match(
                low, figure.end
            )
            if noun:
                bound.kind, bound.unit = "count", unit_of_noun(noun.group(1))
                rest = self.text[noun.end() : self._said_until()].strip(" .")
                bound.subject = noun.group(1)
                bound.indicator = f"{noun.group(1)} {rest}".strip()
                return True
        opens = figure.start - self.sentence.start < 2 and low.startswith(
            (" have ", " are ", " were "), figure.end
        )
        if (
            figure.rule == "words"
            or opens
            or low.startswith((" of them", " of these", " of which"), figure.end)
        ):
            return self._of_them(bound)
        if previous is not None and previous.form == "physical" and re.fullmatch(r"\s*to\s*", left):
            # "fell from 20 working days to 8"
            bound.kind, bound.unit, bound.form = previous.kind, previous.unit, "physical"
            bound.subject, bound.indicator = previous.subject, previous.indicator
            return True
        counted = (
            previous is not None
            and previous.kind in ("count", "cumulative", "target")
            and previous.form in ("count", "bare")
        )
        if (
            previous is not None
            and counted
            and re.match(r"\s*(?:have|has|are|is|were|was)\b|\s+(?:under|completed|in operation)", after)
        ):
            bound.kind, bound.unit = "count", previous.unit
            rest = extend_noun(
                self.text,
                low,
                figure.end,
                figure.end,
                min(self.sentence.end, self.next_start),
                self.sentence.mentions,
                self.sentence.places,
            )
            bound.subject = previous.subject
            bound.indicator = f"{previous.unit} {rest}".strip()
            return True
        if (
            previous is not None
            and counted
            and (
                self._is_list_gap()
                or self.compared
                or self.verb in ("up", "down", "bringing", "number", "including", "included")
                or re.search(r"\b(?:from|to|total|compared)\b", left)
            )
        ):
            bound.kind, bound.unit = ("cumulative" if "total" in left else previous.kind), previous.unit
            bound.subject, bound.indicator = previous.subject, previous.indicator
            bound.compared = "from" in self.preps or "compared" in left
            return True
        if previous is None and self.state.last and "total number" in left:
            bound.kind, bound.unit = "cumulative", self.state.last.unit
            bound.subject = bound.indicator = self.state.last.subject
            return True
        governed = self.verb in _REACHED or self.verb in CHANGE or bool(self.qualifiers)
        if not governed or figure.rule != "digits":
            return False
        self._subject(bound)
        if not bound.subject:
            return False
        known = self._scaled_unit(bound.subject)
        head = known if known == "number" else _counted_head(bound.subject) or known
        if not head:
            return False
        bound.kind, bound.unit = "count", head
        bound.indicator = re.sub(r"^(?:total )?(?:number|count) of ", "", bound.subject)
        self._cumulative(bound)
        return True

    def _scaled_unit(self, subject: str) -> str:
        """The unit of "21.47 million" with a known indicator as subject: what it counts, else "number"."""
        if not _SCALED.search(self.low, self.figure.start, self.figure.number_end):
            return ""
        return self.state.resolver.counted_in(subject) or ""

    def _said_until(self) -> int:
        """Where the clause after the figure ends or comes to a period."""
        starts = [m.start for m in self.sentence.mentions if m.start > self.figure.end]
        stop = min([self.clause_end, *starts])
        gap = _TO_PERIOD.search(self.low, self.figure.end, stop)
        return gap.start() if stop < self.clause_end and gap else stop

    def _of_them(self, bound: Bound) -> bool:
        """ "Five of them are gas fields", "Four have ...": some of what was counted before."""
        counted = self.previous if self.previous and self.previous.form == "count" else self.state.counted
        if counted is None or not counted.unit:
            return False
        bound.kind, bound.form, bound.unit = "count", "count", counted.unit
        bound.subject = counted.subject
        rest = self.text[self.figure.end : self._said_until()].strip(" .")
        rest = re.sub(r"^(?:of (?:them|these|which) )?(?:(?:are|were) |(?:have|had) (?=an? ))?", "", rest)
        bound.indicator = f"{counted.unit} {rest}".strip()
        return True


def _counted_head(subject: str) -> str:
    low = subject.lower()
    match = _HEAD_NOUN.search(low)
    phrase = (
        match.group(1)
        if match
        else re.split(r" (?:of|in|for|with|at|linked|designated|on|to|from|under|by|between) ", low)[0]
    )
    words = phrase.split()
    if not words or not words[-1].endswith("s") or words[-1].endswith("ss"):
        return ""
    return unit_of_noun(phrase)
