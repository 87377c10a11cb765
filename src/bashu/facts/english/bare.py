"""English numbers without a noun of their own: an elliptical count, the object of a verb of reaching, an index."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.counted import counted_head
from bashu.facts.english.parts import Parts
from bashu.facts.english.phrases import find_subject
from bashu.facts.english.words import CHANGE, FINITE
from bashu.facts.literal_first import literal_first
from bashu.facts.scan.nouns_en import unit_of_noun

__all__ = ["REACHED", "Bare"]

REACHED = frozenset(
    """
    reached reach reaching numbered numbering number totaled totalled total totaling totalling stood stand stands hit exceeded
    exceed exceeds surpassed topped were was came amounted averaged approached is are be comes come
    """.split()
)
_STATES = frozenset(("is", "are", "was", "were", "be"))
_INDEX = re.compile(r"\bindex\b|\bpmi\b")
_SCALED = re.compile(r"\b(?:thousand|million|billion|trillion)\b|\d,\d\d\d")
_AMONG = literal_first(r"\b(?:among|of) (?:its|the|all|these|those)?\s?((?:\w+ )?\w+s),\s*$")
_OF_MANY = re.compile(r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ((?:\w+ )?\w+s)\b")
_RESULT = re.compile(
    r"\W*(?:year[- ]on[- ]year\W*|from a year earlier\W*|in all\W*|or so\W*)?(?:,? (?:and|reaching|hitting|bringing it))?\W*to\W*"
)
_NUMBER_OF = re.compile(r"\b(?:numbers?|count|total|figure|sum)\b")
_PLAIN = re.compile(r"^(?:total )?(?:number|count) of ")
_LABEL = re.compile(r"\W*(?P<np>[a-z][^:;,.]{2,60}): (?:(?:about|over|nearly|some|more than) )?$")
_EMPLOYS = frozenset(("employ", "employs", "employed", "employing"))
_OF_FLOW = re.compile(
    r"\b(?:flow|population|throughput|ridership|volume|traffic|workforce|enrolment|enrollment|attendance) of (?:(?:some|about|nearly|over|around|more than) )*$"
)


class Bare(Parts):
    """Numbers that take their unit from elsewhere. Each rule says whether it held."""

    def _bare(self, bound: Bound) -> bool:
        """A number without unit; with every quantity wanted, it stays one."""
        for rule in (
            self._part_measured, self._of_these, self._further_ones, self._money_again, self._index, self._of_list, self._of_its_many, self._opening, self._steps_to, self._there_were,
            self._parted, self._more_than, self._joint, self._compared_count, self._total_number, self._labelled, self._employed, self._result, self._reached_count,
        ):  # fmt: skip
            held = rule(bound)
            if held is not None:
                break
        if held:
            return True
        if self.sentence.every:
            bound.kind = "count"
            self._subject(bound)
        return self.sentence.every

    def _index(self, bound: Bound) -> bool | None:
        """ "the index stood at 50.4"."""
        previous = self.previous
        if previous is not None and previous.kind == "index" and self.preps[:1] == ["from"]:
            bound.kind, bound.unit, bound.compared = "index", "index", True
            bound.subject, bound.indicator = previous.subject, previous.indicator
            return True
        if self.figure.rule != "digits" or not _INDEX.search(self.low, self.left_start, self.left_end):
            return None
        bound.kind, bound.unit = "index", "index"
        self._subject(bound)
        return True

    def _of_list(self, bound: Bound) -> bool | None:
        """ "Of its towns, 12 had ..."."""
        low, figure = self.low, self.figure
        among = _AMONG.search(low[self.sentence.start : figure.start])
        if not among or not FINITE.match(low, figure.end + 1):
            return None
        bound.kind, bound.unit = "count", among.group(1).split()[-1]
        bound.subject = among.group(1)
        said = f"{among.group(1)} {self.text[figure.end : self.clause_end].strip(' .')}"
        bound.indicator = said.replace(" had ", " with ")
        return True

    def _of_its_many(self, bound: Bound) -> bool | None:
        """ "14 of its 21 prefectures", "three of the five bridges"."""
        noun = _OF_MANY.match(self.low, self.figure.end)
        if not noun:
            return None
        bound.kind, bound.unit = "count", unit_of_noun(noun.group(1))
        rest = self.text[noun.end() : self._said_until()].strip(" .")
        bound.subject = noun.group(1)
        bound.indicator = f"{noun.group(1)} {rest}".strip()
        return True

    def _total_number(self, bound: Bound) -> bool | None:
        """ "the total number reached 40" in a sentence of its own."""
        last = self.state.last
        if (
            self.previous is not None
            or not last
            or "total number" not in self.low[self.left_start : self.left_end]
        ):
            return None
        bound.kind, bound.unit = "cumulative", last.unit
        bound.subject = bound.indicator = last.subject
        return True

    def _labelled(self, bound: Bound) -> bool | None:
        """A line of a list: "Trains: 3,204"."""
        label = _LABEL.match(self.low, self.sentence.start, self.figure.start)
        if (
            label is None
            or self.figure.rule != "digits"
            or self.low.startswith(".", self.figure.end)
            and self.figure.value < 20
        ):
            return None
        unit = counted_head(label.group("np"))
        if not unit:
            return None
        bound.kind, bound.unit = "count", unit
        bound.subject, bound.subject_start = self.text[label.start("np") : label.end("np")], label.start("np")
        bound.indicator = bound.subject
        return True

    def _employed(self, bound: Bound) -> bool | None:
        """ "the plant employs 6,000"."""
        if self.verb not in _EMPLOYS or self.figure.rule != "digits":
            return None
        bound.kind, bound.unit = "count", "people"
        bound.subject = bound.indicator = "people employed"
        return True

    def _result(self, bound: Bound) -> bool | None:
        """ "flights rose by 92.2 percent to 538,000", "more than doubled to 2.66 million": what the growth led to."""
        previous = self.previous
        if (
            previous is None
            or previous.form not in ("percent", "times", "pp")
            or self.figure.rule != "digits"
        ):
            return None
        if previous.kind not in ("growth", "change_pp", "target") or not _RESULT.fullmatch(
            self._undated_gap()
        ):
            return None
        unit = self._unit_of(previous.subject)
        if not unit:
            return None
        bound.kind, bound.unit = "count", unit
        bound.subject, bound.subject_start = previous.subject, previous.subject_start
        bound.indicator = _PLAIN.sub("", bound.subject)
        return True

    def _reached_count(self, bound: Bound) -> bool | None:
        """ "the number of firms reached 11,400", "a passenger flow of 618,700"."""
        flow = _OF_FLOW.search(self.low, self.left_start, self.figure.start)
        governed = self.verb in REACHED or self.verb in CHANGE or bool(self.qualifiers) or flow is not None
        # "bus ridership reached 410 million, and metro ridership 1.2 billion"
        governed = governed or self.listed and self._previous_count() is not None
        if not governed or self.figure.rule != "digits":
            return False
        self._subject(bound)
        unit = self._unit_of(bound.subject) if bound.subject else ""
        if not unit and self.previous is None:
            self._first_subject(bound)
            unit = self._unit_of(bound.subject)
        if not unit or self.verb in _STATES and not self._is_number(bound.subject):
            return False
        bound.kind, bound.unit = "count", unit
        bound.indicator = _PLAIN.sub("", bound.subject)
        self._cumulative(bound)
        return True

    def _is_number(self, subject: str) -> bool:
        """Whether "is 40" can tell how many: of a number or total, or printed as a large number."""
        return (
            _NUMBER_OF.search(self.low, self.sentence.start, self.figure.start) is not None
            or _SCALED.search(self.low, self.figure.start, self.figure.number_end) is not None
        )

    def _first_subject(self, bound: Bound) -> None:
        """The subject that opens the sentence, where commas inside it cut the clause: "routes to A, B and C number"."""
        a, b = find_subject(self.low, self.sentence.start, self.left_end)
        while a < b and self.low[a] in " \"'(":
            a += 1
        if b - a < 140:
            bound.subject, bound.subject_start = self.text[a:b].strip(), a

    def _unit_of(self, subject: str) -> str:
        """What a subject counts; "number" where a large number measures a known indicator; empty where neither."""
        known = ""
        if _SCALED.search(self.low, self.figure.start, self.figure.number_end):
            known = self.state.resolver.counted_in(subject) or ""
            known = "people" if known == "persons" else known
        if known == "number":
            return counted_head(subject) if _NUMBER_OF.search(subject.lower()) else "number"
        head = counted_head(subject) or known
        if head or _NUMBER_OF.search(subject.lower()):
            return head
        counted = self._counted() or self.state.counted
        place = any(p.start == self._at(subject) for p in self.sentence.places)
        return counted.unit if counted is not None and place else ""

    def _at(self, subject: str) -> int:
        return self.text.find(subject, self.sentence.start, self.figure.start) if subject else -1
