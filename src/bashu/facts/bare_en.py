"""English numbers without a noun of their own: an elliptical count, the object of a verb of reaching, an index."""

from __future__ import annotations

import re

from bashu.facts.agent_en import Agents
from bashu.facts.bound import Bound
from bashu.facts.counted_en import counted_head
from bashu.facts.nouns_en import unit_of_noun
from bashu.facts.phrases_en import extend_noun, find_subject
from bashu.facts.ranges import scale_of
from bashu.facts.words_en import CHANGE, FINITE

__all__ = ["REACHED", "Bare"]

REACHED = frozenset(
    """
    reached reach reaching numbered numbering number totaled totalled total totaling totalling stood stand stands hit exceeded
    exceed exceeds surpassed topped were was came amounted averaged approached is are be
    """.split()
)
_STATES = frozenset(("is", "are", "was", "were", "be"))
_INDEX = re.compile(r"\bindex\b|\bpmi\b")
_SCALED = re.compile(r"\b(?:thousand|million|billion|trillion)\b|\d,\d\d\d")
_BIG = re.compile(r"\b(?:million|billion|trillion)\b")
_FROM_MONEY = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:(?:about|some|nearly|over|less than|more than|only|just) )*$"
)
_TO_PERIOD = re.compile(r"\s(?:in|during|by|since|for|from|over|on)(?: the)?\s$")
_AMONG = re.compile(r"\b(?:among|of) (?:its|the|all|these|those)?\s?((?:\w+ )?\w+s),\s*$")
_OF_MANY = re.compile(r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ((?:\w+ )?\w+s)\b")
_STATE_AFTER = re.compile(r"\s*(?:have|has|are|is|were|was)\b|\s+(?:under|completed|in operation)")
_FROM_OR_TOTAL = re.compile(r"\b(?:from|to|total|compared)\b")
#: Words that only join a second count to the first: "896,162 in 2010 and 1.67 million", "and another 30,000 with".
_JOINT = re.compile(
    r"\W*(?:(?:in|by|at|as of|on)\W*)?(?:,|and|, and|against|compared (?:with|to)|but|to)\W*"
    r"(?:(?:just|only|still|then|some|about|nearly|over|another|a further|an additional)\W*)*"
)
_ANOTHER = re.compile(
    r"\b(?:another|a further|an additional) (?:(?:about|some|nearly|over|around|more than) )?$"
)
_THERE = re.compile(
    r"\bthere (?:was|were|is|are|had been|have been|will be) (?:(?:only|just|already|still|now|about|some|over|nearly) )*$"
)
_RESULT = re.compile(
    r"\W*(?:year[- ]on[- ]year\W*|from a year earlier\W*|in all\W*|or so\W*)?(?:,? (?:and|reaching|hitting|bringing it))?\W*to\W*"
)
_NUMBER_OF = re.compile(r"\b(?:numbers?|count|total|figure|sum)\b")
_PLAIN = re.compile(r"^(?:total )?(?:number|count) of ")
_OF_WHICH = (" of them", " of these", " of which")
_PARTED = "of them"
_NEXT_PART = re.compile(
    r"(?: of (?:them|these|which))? (?:in|at|from|on|for) [\w' -]{2,40}?(?:,| and|, and) (?:the other |another )?"
)
_OF_FLOW = re.compile(
    r"\b(?:flow|population|throughput|ridership|volume|traffic|workforce|enrolment|enrollment|attendance) of (?:(?:some|about|nearly|over|around|more than) )*$"
)


class Bare(Agents):
    """Numbers that take their unit from elsewhere. Each rule says whether it held."""

    def _bare(self, bound: Bound) -> bool:
        """A number without unit; with every quantity wanted, it stays one."""
        for rule in (
            self._part_measured, self._money_again, self._index, self._of_list, self._of_its_many, self._opening, self._steps_to, self._there_were,
            self._parted, self._joint, self._compared_count, self._total_number, self._result, self._reached_count,
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

    def _part_measured(self, bound: Bound) -> bool | None:
        """ "68 square kilometers, 41 of them in Dazhou and 27 in Kaijiang": parts of a measure."""
        previous = self.previous
        if previous is None or previous.form != "physical" or self.figure.rule != "digits":
            return None
        of_them = self.low.startswith(_OF_WHICH, self.figure.end)
        next_part = previous.told == _PARTED and _NEXT_PART.fullmatch(
            self.low, previous.end, self.figure.start
        )
        if not of_them and not next_part:
            return None
        factor = scale_of(self.low, previous)
        bound.value *= factor
        bound.half_width = bound.half_width * factor if bound.half_width else None
        bound.kind, bound.unit, bound.form, bound.told = previous.kind, previous.unit, "physical", _PARTED
        bound.subject, bound.indicator = previous.subject, previous.indicator
        return True

    def _money_again(self, bound: Bound) -> bool | None:
        """ "reached 2.8 trillion yuan, up from 1.2 trillion": the currency is understood."""
        money = next((b for b in self.earlier if b.form == "money"), None)
        if money is None or not _BIG.search(self.low, self.figure.start, self.figure.number_end):
            return None
        if not _FROM_MONEY.search(self.low, self.left_start, self.figure.start):
            return None
        bound.kind, bound.unit, bound.form = "level", money.unit, "money"
        bound.subject, bound.indicator, bound.compared = money.subject, money.indicator, True
        return True

    def _index(self, bound: Bound) -> bool | None:
        """ "the index stood at 50.4"."""
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
        """ "14 of its 21 prefectures"."""
        noun = _OF_MANY.match(self.low, self.figure.end) if self.figure.rule == "digits" else None
        if not noun:
            return None
        bound.kind, bound.unit = "count", unit_of_noun(noun.group(1))
        rest = self.text[noun.end() : self._said_until()].strip(" .")
        bound.subject = noun.group(1)
        bound.indicator = f"{noun.group(1)} {rest}".strip()
        return True

    def _opening(self, bound: Bound) -> bool | None:
        """ "Five of them are gas fields", "272 have been completed": some of what was counted before."""
        low, figure = self.low, self.figure
        opens = figure.start - self.sentence.start < 2 and low.startswith(
            (" have ", " are ", " were "), figure.end
        )
        if figure.rule != "words" and not opens and not low.startswith(_OF_WHICH, figure.end):
            return None
        if low.startswith((" in ", " from ", " at "), figure.end) and self._previous_count() is None:
            return False
        return self._of_them(bound)

    def _steps_to(self, bound: Bound) -> bool | None:
        """ "fell from 20 working days to 8"."""
        previous = self.previous
        left = self.low[self.left_start : self.left_end]
        if previous is None or previous.form != "physical" or left.strip() != "to":
            return None
        bound.kind, bound.unit, bound.form = previous.kind, previous.unit, "physical"
        bound.subject, bound.indicator = previous.subject, previous.indicator
        return True

    def _there_were(self, bound: Bound) -> bool | None:
        """ "there had been 50 for passengers": of what was counted last."""
        counted = self._counted() or self.state.counted
        if counted is None or not counted.unit or not _THERE.search(self.low, self.left_start, self.left_end):
            return None
        return self._as_many(bound, counted)

    def _parted(self, bound: Bound) -> bool | None:
        """ "27 roads, 13 are finished and 6 under way"."""
        counted = self._previous_count()
        if counted is None or not _STATE_AFTER.match(self.low, self.figure.end):
            return None
        return self._as_many(bound, counted)

    def _joint(self, bound: Bound) -> bool | None:
        """ "1.2 million users in 2010 and 3 million ten years later", "and another 30,000 with care at home"."""
        counted = self._counted()
        if counted is None or self.previous is None or self.figure.rule != "digits":
            return None
        if _ANOTHER.search(self.low, self.left_start, self.figure.start):
            return self._as_many(bound, counted)
        if self.previous is not counted or not _JOINT.fullmatch(self._undated_gap()):
            return None
        bound.kind, bound.unit = counted.kind, counted.unit
        bound.subject, bound.indicator = counted.subject, counted.indicator
        return True

    def _compared_count(self, bound: Bound) -> bool | None:
        """ "up from 95", "including 30", "bringing the total to 1,835"."""
        counted = self._previous_count()
        left = self.low[self.left_start : self.left_end]
        if "number of" in left and "total number" not in left and "number of such" not in left:
            return None  # it has a subject of its own
        if counted is None or not (
            self._is_list_gap()
            or self.compared
            or self.verb in ("up", "down", "bringing", "number", "including", "included")
            or _FROM_OR_TOTAL.search(left)
        ):
            return None
        bound.kind, bound.unit = ("cumulative" if "total" in left else counted.kind), counted.unit
        bound.subject, bound.indicator = counted.subject, counted.indicator
        bound.compared = "from" in self.preps or "compared" in left
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
        governed = self.verb in REACHED or self.verb in CHANGE or bool(self.qualifiers) or flow
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

    def _counted(self) -> Bound | None:
        """The last count before in the sentence."""
        return next((b for b in reversed(self.earlier) if b.form in ("count", "bare") and b.unit), None)

    def _previous_count(self) -> Bound | None:
        """The figure before, where it is a count."""
        previous = self.previous
        if previous is None or previous.kind not in ("count", "cumulative", "target"):
            return None
        return previous if previous.form in ("count", "bare") else None

    def _undated_gap(self) -> str:
        """What stands between the figure before and this one, without the periods named there."""
        start = self.previous.end if self.previous else self.sentence.start
        text = self.low[start : self.figure.start]
        for mention in reversed(self.sentence.mentions):
            if start <= mention.start and mention.end <= self.figure.start:
                text = text[: mention.start - start] + text[mention.end - start :]
        return text

    def _as_many(self, bound: Bound, counted: Bound) -> bool:
        """As the count before, of which the clause after the figure tells a part."""
        bound.kind, bound.unit = "count", counted.unit
        end = self.figure.end
        rest = extend_noun(
            self.text, self.low, end, end, min(self.sentence.end, self.next_start),
            self.sentence.mentions, self.sentence.places,
        )  # fmt: skip
        bound.subject = counted.subject
        bound.indicator = f"{counted.unit} {rest}".strip()
        return True

    def _said_until(self) -> int:
        """Where the clause after the figure ends or comes to a period."""
        starts = [m.start for m in self.sentence.mentions if m.start > self.figure.end]
        stop = min([self.clause_end, *starts])
        gap = _TO_PERIOD.search(self.low, self.figure.end, stop)
        return gap.start() if stop < self.clause_end and gap else stop

    def _of_them(self, bound: Bound) -> bool:
        """Some of what was counted before, in number words."""
        counted = self.previous if self.previous and self.previous.form == "count" else self.state.counted
        if counted is None or not counted.unit:
            return False
        bound.kind, bound.form, bound.unit = "count", "count", counted.unit
        bound.subject = counted.subject
        rest = self.text[self.figure.end : self._said_until()].strip(" .")
        rest = re.sub(r"^(?:of (?:them|these|which) )?(?:(?:are|were) |(?:have|had) (?=an? ))?", "", rest)
        bound.indicator = f"{counted.unit} {rest}".strip()
        return True
