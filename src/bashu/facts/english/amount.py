"""English amounts of money and matter, and ranks."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.agent import PARTICIPLE, Agents
from bashu.facts.english.clause import NEGATIVE_AFTER
from bashu.facts.english.phrases import clean, find_subject, object_phrase
from bashu.facts.english.words import (
    CHANGE,
    COMPARED_AFTER,
    FINITE,
)

__all__ = ["Amounts"]

#: Among whom a rank is held, after the ranks: "from sixth in 2023 to fifth in 2024 among the cities by output".
_AMONG = re.compile(r"(?:(?:,| and| to| from| in| \d{4}| [a-z]+(?:th|st|nd|rd)\b)*) (among [^,.;]{4,70})")
_SIZE = re.compile(
    r" (?:in (?P<noun>size|area|length|height|width|depth|weight|capacity)|(?P<adjective>long|wide|high|tall|deep))\b(?!-)"
)
_DIMENSION = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
#: What money is paid or spent in: "paid 1.9 billion yuan in wages".
_SPENT_IN = re.compile(
    r" in ((?:[a-z-]+ )?(?:wages|taxes|tax|subsidies|loans|credit|dividends|compensation|grants|funds|funding|bonds|fees|fines|aid|"
    r"pensions|benefits|salaries|rewards|bonuses|capital|contracts|orders))\b"
)
#: What an amount is called that only a verb describes: "61.3 billion yuan was invested".
_NAME_OF = {"invested": "investment", "spent": "spending", "paid": "payments", "lent": "loans", "exported": "exports",
            "imported": "imports", "saved": "savings", "traded": "trade"}  # fmt: skip
_EARNED_IN = re.compile(
    r" in ((?:(?:total|annual|combined|tax|sales|tourism|fiscal|export|retail|gross|net|industrial) )?(?:revenues?|sales|income|profits?|output|"
    r"value added|added value|exports|imports|trade|turnover|investment|transactions|deals|earnings|receipts))\b(?! of\b)"
)
_COLLECTIVE = re.compile(r"(?:.* )?(?:city|province|municipality|country|region|county|district|circle|area)")
_COVERS = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|occup(?:y|ies|ied|ying)|span(?:s|ned|ning)?|extend(?:s|ed|ing)?(?: over)?)\W*$"
)
_LIES = frozenset(("lies", "lie", "lay", "located", "situated", "stands", "sits", "is", "was", "away"))
_AWAY = re.compile(
    r" (?:away )?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)? (?:of|from)|from) ([^,.;:()]{3,48})"
)
#: What may stand between growth and the amount it led to.
_STEP = re.compile(
    r"(?:\s|year[- ]on[- ]year|from a year (?:earlier|ago|before)|(?:in|on) average|a year|annually|per year|over the [a-z0-9 -]{4,24}|"
    r"at (?:comparable|constant|current) prices|in (?:real|nominal) terms|last year|this year|from (?:\d{4}|the previous year|last year)|(?:in|during|by|on) (?:the )?(?:same period|\d{4}|last year|the year)|compared with [a-z0-9 ]{4,24}|to)+"
)
_PART = re.compile(
    r" (?:(?:is|are|was|were) ((?:planned|earmarked|set aside|allocated|spent|invested|used|paid)\b[^,.;]{0,40})|(?:comes?|came) (from [^,.;]{3,40}))"
)
_WENT = re.compile(
    r" (?:(?:has|have|had) been )?((?:(?<=been )[a-z]+ed|passed|moved|went|left|arrived|entered|crossed|changed) [^,.;]{3,48})"
)
_OWNED = re.compile(r"(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*'s|[Tt]he) ")
_BARE_MEASURE = re.compile(
    r"(?:total |combined |annual )?(?:value[- ]added|added value|output|output value|revenue|turnover|investment|investments|profits?|sales|exports|"
    r"imports|trade|length|area|capacity|value|volume|throughput)"
)


class Amounts(Agents):
    """English amounts of money and matter, and ranks."""

    def _rank(self, bound: Bound) -> None:
        bound.kind = "rank"
        low, figure = self.low, self.figure
        if figure.rule == "top":
            match = re.compile(r" ([a-z][a-z -]*?)(?= with| in\b| to\b| of\b|[,.;]|$)").match(low, figure.end)
            if match and len(match.group(1)) > 2:
                a, b = clean(low, figure.end, match.end(), self.sentence, places=False)
                bound.subject = self.text[a:b] + " list"
                bound.indicator = bound.subject
                return
            if self.previous and self.previous.kind == "rank":
                self._inherit(bound)
                return
        if self.previous and self.previous.kind == "rank" and self._is_list_gap():
            self._inherit(bound)
            return
        stop = self.next_start if self.next_start < self.clause_end else self.clause_end
        among = _AMONG.match(low, figure.end, self.sentence.end)
        if among:
            a, b = clean(low, among.start(1), among.end(), self.sentence, places=False)
            bound.subject = bound.indicator = "rank " + self.text[among.start(1) : b].strip()
            return
        match = re.compile(r"(?:,? (?:to|from) \w+)? ?(in|among|nationwide|of|for|by|on)\b").match(
            low, figure.end
        )
        if match:
            stop = self.clause_end
            for mention in self.sentence.mentions:
                if mention.start > figure.end:
                    stop = min(stop, mention.start)
            a, b = clean(low, match.start(1), stop, self.sentence, places=False)
            bound.subject = "rank " + self.text[match.start(1) : b].strip()
        else:
            self._subject(bound)
            bound.subject = f"rank of {bound.subject}" if bound.subject else "rank"
        bound.indicator = bound.subject

    def _amount(self, bound: Bound) -> None:
        """Money and physical amounts."""
        bound.kind = "level"
        low = self.low
        if (
            self.joined
            and self.previous
            and self.previous.form == bound.form
            and (self._is_list_gap() or re.fullmatch(r"\s*\(?\s*", low[self.left_start : self.left_end]))
        ):
            bound.kind = self.previous.kind
            self._inherit(bound)
            return
        if (
            low[self.left_start - 1 : self.left_start] == "("
            and self.previous
            and self.previous.form == bound.form
        ):
            bound.kind = self.previous.kind
            self._inherit(bound)
            bound.expected = self.previous.expected
            return
        if self._led_to(bound):
            return
        compared = COMPARED_AFTER.match(low, self.figure.end)
        if compared and self.previous:
            self._sign(bound, compared.group("word") in NEGATIVE_AFTER)
        phrase = object_phrase(low, self.left_start, self.left_end)
        if phrase and self.verb not in CHANGE and low[phrase[1] : self.left_end].split()[:1] != ["to"]:
            a, b = clean(low, *phrase, self.sentence)
            if b > a + 2:
                bound.subject, bound.subject_start = self.text[a:b], a
                self._told_object(bound, a)
                self._qualify_object(bound, phrase[0])
                if not bound.indicator and (self.previous is None or self.left_start == self.clause_start):
                    self._of_actor(bound, phrase[0])
        elif low.startswith(" of ", self.figure.end) and not self.compared:
            self._subject_after(bound, self.figure.end + 4)
        elif (
            (
                re.match(
                    r"(?:of |in |for )?([a-z-]+ing|investment|capital|loans)",
                    low[self.figure.end + 1 : self.figure.end + 24],
                )
                and self.left_end - self.left_start < 4
            )
            or (self.left_end - self.left_start < 6 or self.verb in ("and", "of", ""))
            and re.match(
                r" (?:was|were|is|are|has been|had been|in|of) ", low[self.figure.end : self.figure.end + 12]
            )
        ):
            self._subject_after(bound, self.figure.end)
            bound.subject = bound.subject.rstrip(" .")
            name = _NAME_OF.get(bound.subject)
            if name:
                bound.subject = name + self._of_counted()
        if not bound.subject and not self._said_after(bound):
            self._subject(bound)
        self._passing(bound)
        if self.verb in CHANGE and "from" in self.preps[:1]:
            bound.compared = True
        self._cumulative(bound)

    def _led_to(self, bound: Bound) -> bool:
        """ "rose by 6.2 percent on average over five years to 2.1 trillion": the amount that growth led to."""
        previous = self.previous
        if previous is None or previous.kind != "growth" or not previous.subject or self.preps[:1] != ["to"]:
            return False
        gap = self.low[previous.end : self.left_end]
        if "," in gap or ";" in gap or FINITE.search(gap) or not _STEP.fullmatch(gap):
            return False
        bound.subject, bound.subject_start = previous.subject, previous.subject_start
        return True

    def _earned(self, bound: Bound) -> bool:
        """ "raking in 33 billion yuan in revenue", "services gave 1.8 trillion yuan in value added"."""
        earned = _EARNED_IN.match(self.low, self.figure.end)
        if not earned:
            return False
        name = self.text[earned.start(1) : earned.end(1)]
        bound.subject, bound.subject_start = name, earned.start(1)
        a, b = clean(self.low, *find_subject(self.low, self.left_start, self.left_end), self.sentence)
        if self._keeps(a, b) and not _COLLECTIVE.fullmatch(self.low, a, b):
            bound.indicator = f"{name} of {self.text[a:b]}"
        elif self.previous is not None and self.previous.form == "count":
            bound.indicator = f"{name} from {self.previous.indicator}"
        return True

    def _of_counted(self) -> str:
        """ " in projects", where things were just counted."""
        previous = self.previous
        return (
            f" in {previous.unit}"
            if previous and previous.form in ("count", "bare") and previous.unit
            else ""
        )

    def _said_after(self, bound: Bound) -> bool:
        """An amount whose clause says afterwards what it is: how large, paid in what, of which it is planned."""
        low, end = self.low, self.figure.end
        size = _SIZE.match(low, end)
        if size:
            actor = self._actor()
            name = size.group("noun") or _DIMENSION[size.group("adjective")]
            bound.subject = (
                f"{name} of the {actor}" if actor.islower() else f"{name} of {actor}".removesuffix(" of ")
            )
            return True
        if self._earned(bound) or self._away(bound) or self._covers(bound):
            return True
        spent = _SPENT_IN.match(low, end)
        if spent and self.verb in PARTICIPLE:
            bound.subject = f"{self.text[spent.start(1) : spent.end(1)]} {PARTICIPLE[self.verb]}"
            bound.subject_start = spent.start(1)
            return True
        part = _PART.match(low, end, self.clause_end)
        if (
            part
            and self.previous is not None
            and re.search(r"of which\s*$", low[max(0, self.left_end - 12) : self.left_end])
        ):
            bound.subject = self.previous.subject
            bound.indicator = (
                f"{self.previous.subject} {self.text[slice(*part.span(part.lastindex or 1))].strip(' .')}"
            )
            return True
        return False

    def _covers(self, bound: Bound) -> bool:
        """ "covering 82,402 square kilometers" tells an area."""
        if bound.unit != "m2" or not _COVERS.search(self.low, self.left_start, self.left_end):
            return False
        actor = self._actor()
        bound.subject = f"area of {actor}" if actor and len(actor) < 60 else "area"
        return True

    def _away(self, bound: Bound) -> bool:
        """ "lies 50 kilometers from the old town"."""
        away = _AWAY.match(self.low, self.figure.end) if bound.unit == "km" and self.verb in _LIES else None
        if not away:
            return False
        a, b = clean(self.low, away.start(1), min(self.clause_end, away.end()), self.sentence, places=False)
        bound.subject, bound.subject_start = f"distance from {self.text[away.start(1) : b]}", a
        return True

    def _passing(self, bound: Bound) -> None:
        """A subject measured by "worth" goes on after the figure: "goods worth ... passed through the port"."""
        if bound.indicator or not self.low[self.left_start : self.left_end].rstrip().endswith(" worth"):
            return
        after = _WENT.match(self.low, self.figure.end, self.clause_end)
        if after and self.left_start == self.clause_start:
            a, b = clean(self.low, after.start(1), after.end(1), self.sentence, places=False)
            bound.indicator = f"{bound.subject} {self.text[a:b]}"

    def _told_object(self, bound: Bound, start: int) -> None:
        """What was done to the object whose amount it is: "sold goods worth" is goods sold."""
        verb = re.compile(r"([a-z]+)\s+$").search(self.low, self.left_start, start)
        if verb and verb.group(1) in PARTICIPLE:
            bound.told = self._done_by(verb.group(1), verb.start())
            bound.subject += bound.told

    def _qualify_object(self, bound: Bound, start: int) -> None:
        """Say whose amount it is where a counted noun was just named: "79 projects with a total investment of"."""
        previous = self.previous
        if (
            previous
            and previous.kind in ("count", "cumulative")
            and re.search(
                r"\b(?:with|saw|involving|and|for)\b[^,]*$", self.low[self.clause_start : start + 1]
            )
            and re.search(r"invest|value|output|revenue|cost", bound.subject)
            and len(bound.subject) < 40
        ):
            joint = "in" if "invest" in bound.subject else "of"
            noun = previous.indicator if len(previous.indicator) < 48 else previous.unit
            bound.indicator = f"{bound.subject} {joint} {noun}"

    def _of_actor(self, bound: Bound, start: int) -> None:
        """A measure without a whose takes the subject of its clause: "the harbour made a profit of 3 million"."""
        if not _BARE_MEASURE.fullmatch(bound.subject.lower()):
            return
        actor = self._actor()
        a, b = find_subject(self.low, self.left_start, start)
        named = any(
            place.start < b and a < place.end and not self.low.startswith("'s ", place.end)
            for place in self.sentence.places
        )
        owner = _OWNED.match(actor)
        actor = actor[owner.end() :] if owner else actor
        if (
            actor
            and not named
            and bound.subject.lower().rpartition(" ")[2] not in actor.lower()
            and 4 < len(actor) < 80
            and not re.search(r"\b(?:city|province|country|region|circle)\b", actor)
        ):
            bound.indicator = f"{bound.subject} of {actor}"
