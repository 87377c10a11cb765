"""English numbers that point back: parts, further cases and earlier states of what was told before."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.agent import Agents
from bashu.facts.english.counted import counted_head
from bashu.facts.english.phrases import extend_noun
from bashu.facts.scan.ranges import scale_of

__all__ = ["Pointing"]

_BIG = re.compile(r"\b(?:million|billion|trillion)\b")
_FROM_MONEY = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:(?:about|some|nearly|over|less than|more than|only|just) )*$"
)
_SPENT = re.compile(
    r" (?:has|have|had|was|were|is|are)(?: already)?(?: been)? (?:spent|paid|invested|drawn|used|disbursed|allocated|raised|lent)\b"
)
_COSTS = re.compile(
    r"\b(?:cost|costs|costing|charges?|fetch(?:es|ed)?|sells? for|sold for|pays?|paid) (?:(?:about|only|just|some|nearly|over) )?$"
)
_TO_PERIOD = re.compile(r"\s(?:in|during|by|since|for|from|over|on)(?: the)?\s$")
_STATE_AFTER = re.compile(r"\s*(?:have|has|are|is|were|was)\b|\s+(?:under|completed|in operation)")
_FROM_OR_TOTAL = re.compile(r"\b(?:from|to|total|compared)\b")
#: Words that only join a second count to the first: "896,162 in 2010 and 1.67 million", "and another 30,000 with".
_JOINT = re.compile(
    r"\W*(?:(?:in|by|at|as of|on)\W*)?(?:,|and|, and|against|compared (?:with|to)|but|to)\W*"
    r"(?:(?:just|only|still|then|some|about|nearly|over|another|a further|an additional)\W*)*"
)
#: "organised 839 projects and actually started 1,133."
_DID = re.compile(r",? and (?:[a-z]+ly )?[a-z]+(?:ed|ilt|eld|ent|old|aid) ")
_ALONE = re.compile(r"\s*(?:[.;,)]|$)")
#: "bringing the number of firms to 812".
_BROUGHT = re.compile(
    r"\b(?:bring|rais|lift|tak|push|increas|expand|brought|took)(?:ing|s|es|ed|e)? (?:its|the|their) (?P<total>total )?number of (?P<np>[^,;]{3,60}?) to\W*$"
)
_MORE = re.compile(r" (?:more|fewer|less) than (?:in|the|a|last|at|on)\b")
_ANOTHER = re.compile(
    r"\b(?:another|a further|an additional) (?:(?:about|some|nearly|over|around|more than) )?$"
)
_THERE = re.compile(
    r"\bthere (?:was|were|is|are|had been|have been|will be) (?:(?:only|just|already|still|now|about|some|over|nearly) )*$"
)
_OF_WHICH = (" of them", " of these", " of which")
_PARTED = "of them"
_NEXT_PART = re.compile(
    r"(?: of (?:them|these|which))? (?:in|at|from|on|for) [\w' -]{2,40}?(?:,| and|, and) (?:the other |another )?"
)


class Pointing(Agents):
    """Numbers of what was counted or measured before. Each rule says whether it held, None where it does not apply."""

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
        if money is None:
            return None
        if _COSTS.search(self.low, self.left_start, self.figure.start):
            bound.kind, bound.unit, bound.form = "level", money.unit, "money"
            bound.subject, bound.indicator = money.subject, money.indicator
            return True
        if not _BIG.search(self.low, self.figure.start, self.figure.number_end):
            return None
        low, figure = self.low, self.figure
        if not _FROM_MONEY.search(low, self.left_start, figure.start) and not _SPENT.match(low, figure.end):
            return None
        bound.kind, bound.unit, bound.form = "level", money.unit, "money"
        bound.subject, bound.indicator, bound.compared = money.subject, money.indicator, True
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
        if (
            self.previous is counted
            and _DID.fullmatch(self._undated_gap())
            and _ALONE.match(self.low, self.figure.end)
        ):
            return self._as_many(bound, counted)
        if self.previous is not counted or not _JOINT.fullmatch(self._undated_gap()):
            return None
        bound.kind, bound.unit = counted.kind, counted.unit
        bound.subject, bound.indicator = counted.subject, counted.indicator
        return True

    def _more_than(self, bound: Bound) -> bool | None:
        """ "325 clear days, 12 more than in 2023"."""
        previous = self.previous
        if (
            previous is None
            or previous.form not in ("count", "bare", "physical")
            or not _MORE.match(self.low, self.figure.end)
        ):
            return None
        bound.kind, bound.unit, bound.form = previous.kind, previous.unit, previous.form
        bound.subject, bound.indicator = previous.subject, previous.indicator
        return True

    def _compared_count(self, bound: Bound) -> bool | None:
        """ "up from 95", "including 30", "bringing the total to 1,835"."""
        counted = self._previous_count()
        left = self.low[self.left_start : self.left_end]
        brought = _BROUGHT.search(self.low, self.left_start, self.left_end)
        if brought:
            such = brought.group("np").startswith("such ") and counted is not None
            unit = counted.unit if such and counted is not None else counted_head(brought.group("np"))
            if unit:
                bound.kind = "cumulative" if brought.group("total") else "count"
                bound.unit, bound.subject = unit, self.text[brought.start("np") : brought.end("np")]
                bound.indicator = counted.indicator if such and counted is not None else bound.subject
                return True
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
