"""English targets and expectations: by the form of the sentence, by the time spoken of, by the words of planning before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.english.plans import EXPECTED_AFTER, KNOWN, NOW, is_plan_of, plannable
from bashu.facts.english.words import TARGET
from bashu.facts.planned import end_year, expect, plan

__all__ = ["settle_english"]

_EXPECTED = re.compile(
    r"\b(?=[eplf])(?:expects?|expected(?! (?:\w+ )?(?:targets?|goals?))|estimated|projected|forecast|likely|predicted|estimates?)\b"
)
_NO_CUES: tuple[list[int], list[int], list[int]] = ([], [], [])
_DONE = re.compile(
    r"\b(?=[hwrgfae])(?<!to )(?<!will )(?<!should )(?<!would )(?:has|have|had|was|were|reached|rose|grew|fell|achieved|exceeded)\b"
    r"(?! (?:to|set|outlined|announced|expected))"
)
_NOT_PLAN = re.compile(r"\bwill (?:also )?(?:focus|include|cover|explore|work with|be held|concentrate)\b")
_TARGET_NOUN = re.compile(
    r"\b(?=[tpgo])(?:(?:targets? (?:of [\w -]{2,30} )?(?:is |was )?(?:for|of|at|to)|plan is for|goals? (?:is |was )?(?:for|of|to))\b"
    r"|(?:targets|goals|objectives)\b[^:;.]{0,60}?(?:\bare\b|\binclude\b|:))"
)
_BEGUN = re.compile(
    r" of (?:which|whom|them|these) (?:have|has|had|were|was)\b(?! to\b| been (?:planned|scheduled))"
)
_TARGET_OF = re.compile(r"\b(?:target|goal) of (?:(?:about|around|some) )?$")
#: What someone had meant to reach: "had aimed at a rise of 4.5 percent".
_HAD_AIMED = re.compile(
    r"\bhad (?:originally |once |initially )?(?:aimed|planned|intended|targeted|pledged|hoped|sought|vowed|budgeted)\b[^;]*$|\baimed (?:at|for|to)\b[^;]*$"
)
_AND_AT = re.compile(r"[^;.]{0,20}\band (?:at|for|to) ")
_PLANNED_AFTER = re.compile(r"^ targets?\b|\bplanned for\b|\bis planned\b")
_EXPECTS = re.compile(r"\bto\b|\bexpect(?:ed|s)?\b")
#: A target or plan that something done is measured by: "62 percent of the annual target", "exceeding the plan".
_MEASURED_BY = re.compile(
    r"(?:(?:percent|%|yuan|dollars|tons|times) (?:of|more than|less than|above|below|over|short of|ahead of) (?:the|its|their|this|an?)"
    r"|\b(?:exceed|surpass|meet|met|beat|complet|miss|fulfil|top|outdo|overshoot)[a-z]* (?:of )?(?:the|its|their))(?: [\w-]+){0,3} $"
)


def settle_english(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Turn planned values into targets and mark expected ones; a past period is never a target."""
    plans = _Plans(low, sentence, state)
    for index, bound in enumerate(bounds):
        held_against = bound.compared and _TARGET_OF.search(low, bound.clause_start, bound.start) is None
        if bound.kind in ("rank", "index") or held_against or plans.is_now(bound):
            continue
        if bound.form == "count" and KNOWN.search(low, bound.clause_start, bound.start):
            bound.kind = "count"
            continue
        if bound.form in ("count", "bare") and _BEGUN.match(low, bound.end):
            continue  # "52 projects, 8 of which have begun"
        following = bounds[index + 1].start if index + 1 < len(bounds) else sentence.end
        year = end_year(bound.period) if bound.period else None
        if plans.by_form(bound, following, year) or plans.by_time(bound, year):
            continue
        if year is not None and plans.now is not None and year < plans.now:
            plans.of_the_past(bound, bounds[index - 1] if index else None)
        else:
            plans.by_cues(bound, year)


class _Plans:
    """What one sentence says of plans; the words of planning are sought once, and only where one can be."""

    def __init__(self, low: str, sentence: Sentence, state: State) -> None:
        self.low, self.sentence, self.state, self.now = low, sentence, state, state.clock.year
        head = low[sentence.start : sentence.end]
        self.hoped = "hope" in sentence.cues
        self.meant = " had " in head or "aimed" in head
        self.aimed = "target" in head or "goal" in head or "objective" in head or "plan is for" in head
        self.present = "now" in sentence.cues and NOW.search(head) is not None
        self.cues: tuple[list[int], list[int], list[int]] | None = None

    def is_now(self, bound: Bound) -> bool:
        """Whether the clause tells what is so at present, no plan after it."""
        if not self.present:
            return False
        present = NOW.search(self.low, bound.clause_start, bound.start)
        return present is not None and TARGET.search(self.low, present.end(), bound.start) is None

    def by_form(self, bound: Bound, following: int, year: int | None) -> bool:
        """Planned or expected by the form of the sentence around the figure."""
        low = self.low
        after = low[bound.number_end : bound.clause_end]
        if ("plan" in after or "target" in after) and _PLANNED_AFTER.search(after):
            plan(bound)
            return True
        if bound.kind == "change_pp":
            return False
        past = year is not None and self.now is not None and year < self.now
        told = past and any(mention.period == bound.period for mention in self.sentence.mentions)
        if is_plan_of(low, self.sentence, bound, following, self.state.last, past=told):
            plan(bound)
            return True
        if self.hoped and not told and EXPECTED_AFTER.match(low, bound.end, max(bound.end, bound.clause_end)):
            if self._is_ahead(year):
                plan(bound)
            else:
                expect(bound)
            return True
        return False

    def by_time(self, bound: Bound, year: int | None) -> bool:
        """What the clause tells of a year to come is planned or expected, whatever the verb."""
        if bound.kind == "change_pp" or not self._is_ahead(year):
            return False
        low, start, end = self.low, bound.clause_start, bound.clause_end
        beside = any(
            m.period == bound.period and start <= m.end and m.start < end for m in self.sentence.mentions
        )
        if (
            not beside
            or _DONE.search(low, start, end)
            or _NOT_PLAN.search(low, self.sentence.start, bound.start)
        ):
            return False
        plan(bound)
        return True

    def of_the_past(self, bound: Bound, before: Bound | None) -> None:
        """Of a past year only what is named a target is one; what was expected stays so."""
        low, start = self.low, before.end if before else self.sentence.start
        if (
            self.aimed
            and _TARGET_NOUN.search(low, bound.clause_start, bound.start)
            or self.meant
            and _HAD_AIMED.search(low, start, bound.start)
            or before is not None
            and before.kind == "target"
            and _AND_AT.match(low, before.end, bound.start)
        ):
            plan(bound)
        elif (self.hoped and _EXPECTED.search(low, start, bound.start)) or (
            before is not None
            and before.expected
            and low[bound.clause_start - 2 : bound.clause_start].strip("( ") == ""
        ):
            expect(bound)

    def by_cues(self, bound: Bound, year: int | None) -> None:
        """Planned or expected by the words before the figure, unless something done stands between."""
        low, state = self.low, self.state
        if self.meant and _HAD_AIMED.search(low, self.sentence.start, bound.start):
            plan(bound)
            return
        lead = low[self.sentence.start : bound.start]
        if (
            bound.kind != "change_pp"
            and self.aimed
            and _TARGET_NOUN.search(low, bound.clause_start, bound.start)
        ):
            plan(bound)
            return
        if self.cues is None:
            self.cues = self._cues()
        if self.cues == _NO_CUES and not state.heading_target:
            return
        expected, cue, done = ([at for at in found if at < bound.start] for found in self.cues)
        last_done = done[-1] if done else -1
        if expected and expected[-1] > last_done:
            if self._is_ahead(year):
                plan(bound)
            elif _EXPECTS.search(lead):
                expect(bound)
            return
        live = any(at > last_done and not _NOT_PLAN.match(low, at) for at in cue)
        future = year is not None and (self.now is None or year >= self.now)
        if (
            live
            and (future or year is None)
            and plannable(bound, lead, future=future)
            or state.heading_target
            and future
            and not done
        ):
            plan(bound)

    def _is_ahead(self, year: int | None) -> bool:
        return year is not None and self.now is not None and year > self.now

    def _cues(self) -> tuple[list[int], list[int], list[int]]:
        """Where the sentence expects, plans, and reports something done."""
        low, a, b = self.low, self.sentence.start, self.sentence.end
        plans = (
            [m.start() for m in TARGET.finditer(low, a, b) if not self._is_measure(m)]
            if "plan" in self.sentence.cues
            else []
        )
        expected = [m.start() for m in _EXPECTED.finditer(low, a, b)] if self.hoped else []
        done = (
            [m.start() for m in _DONE.finditer(low, a, b)]
            if plans or expected or self.state.heading_target
            else []
        )
        return expected, plans, done

    def _is_measure(self, cue: re.Match[str]) -> bool:
        """Whether a word of planning plans nothing: a year already past, or the plan that something done is held against."""
        word = cue.group()
        if word.startswith("by "):
            return self.now is not None and int(word[3:]) < self.now
        if word.rstrip("s") not in ("target", "goal", "plan", "planned"):
            return False
        start = max(self.sentence.start, cue.start() - 60)
        return _MEASURED_BY.search(self.low, start, cue.start()) is not None
