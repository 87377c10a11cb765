"""What an English figure is about: the subject of its verb, or that of the figure before."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.clause import Clause
from bashu.facts.english.phrases import AIM, clean, find_subject, object_phrase
from bashu.facts.english.words import CHANGE, CHANGE_NOUNS, FINITE

__all__ = ["Subject"]

_COMPOUND = re.compile(
    r"(?:.*\b(?:a|an|the|its|their|for|of|to|with|and|saw|had|recorded|posted|achieve|achieved|maintain|at|in|on|targets?|see|set|forecast|keep|"
    r"expects?|aims|is|was|by)\s|\s+)?(?P<np>(?!(?:year|annual|average|a|an|the)\b)[a-z][a-z ()-]{1,60}?)\s*$"
)

_AUXILIARIES = (
    "is ", "are ", "was ", "were ", "has ", "have ", "had ", "will ", "would ", "should ", "can ", "could ", "may ", "might ",
    "must ", "shall ", "went ", "goes ", "edged ", "shot ", "inched ", "ticked ", "crept ", "picked ", "moved ", "came ", "plans ", "aims ", "expects ", "is expected",
)  # fmt: skip

_MEASURED = re.compile(
    r"(?:the )?((?:total )?(?:value[- ]added|added value|output|output value|investment|retail sales|sales|exports|imports|turnover|"
    r"revenue|profits?|production))(?: output)? (?:of|in) "
)

_FILLER = re.compile(
    r"(?:it|they|that|this|which|who|them|these|those|the figure|the number|figure|number|officials?|year|month|period|level|rate|pace|total|compared|whole|whole year|bring(?:ing)? this|this figure|followed|respectively|alone|one|most|many|others?|change|changed|growing|(?:if )?calculated .*|we(?: .*)?|been .*|be .*|as|it .{0,20})(?: \w{1,3})?$"
)


#: Single words in -ing that name something; others open a clause about what was told before: "equating to a rise of".
_NOUNS_IN_ING = frozenset(
    """
    mining manufacturing housing shipping farming fishing financing processing spending lending catering logging building planting
    engineering training trading funding banking printing recycling borrowing retailing wholesaling packaging gaming advertising
    publishing broadcasting tourism-related clothing breeding lighting heating saving parking wellbeing
    """.split()
)
_GOALS = frozenset(["goal", "target", "aim", "objective", "growth target", "forecast"])
_BREAKDOWN = re.compile(
    r"\s*by (?:type|kind|category|sector|industry|region|area|use|origin|destination|ownership|form|mode|means|purpose|product|group)s?\b"
    r"(?: of [a-z ]{3,30})?,"
)
#: Adjectives that say how something grew, not what: "a robust increase".
_THAT_OF = re.compile(r"\b(?:that|those) (of|in|from|with|to|for|between|by) (?:the |its |their )?$")
#: Whose object the figure measures: "lift its output above 3 trillion", "keep the rate at 5 percent".
_LIFTS = re.compile(
    r".*\b(?:(?:to|will|would|and) (?:raise|lift|boost|expand|increase|cut|reduce|lower) (?=[a-z])|(?:lift|rais|bring|push|tak|boost|driv|expand|keep|hold|maintain|improv|brought|took|drove|held|kept)(?:e|es|ed|ing|s)? (?=(?:its|the|their|total|overall|annual|per capita)\b))"
    r"(?P<np>[a-z][^,;]{3,60}?)(?: (?:to|at|up to))?\s*$"
)
#: The object of a verb whose subject was told before: "and saw regional GDP near 6 trillion".
_HAD = re.compile(
    r"\W*(?:and |but |also |which |that )*(?:saw|sees|had|has|have|posted|recorded|reported|registered|achieved|witnessed|maintained|reali[sz]ed|kept) "
    r"(?P<np>(?!been\b|to\b|\w+ed\b)[a-z][^,;]{3,60}?)\s*$"
)
_HOW = re.compile(
    r"(?:(?:robust|strong|sharp|steady|slight|modest|significant|remarkable|rapid|record|healthy|stable|solid|marked|moderate|substantial|"
    r"year-on-year|month-on-month|double-digit|further|new|big|huge|small|net|overall|total|cumulative|average|annual|whopping|impressive|"
    r"considerable|dramatic|gradual|continuous|sustained|fresh|mere|combined|fast|high|low|large|great|notable|steep|mild|faster|slower|rising)[ -]?)+"
)
#: Who sees or brings about is not what changes: "the city saw its exports reach".
_SAW = re.compile(
    r".*\b(?:saw|sees|seeing|seen|witnessed|witnessing|witness|helped|helping|helps|made|making|let|letting|enabled|enabling|had|watched) "
    r"(?=(?:its|the|their|an?|his|her|local|total|overall|average)\b|[a-z]+s\b)"
)
#: The same where the verb of the object is bare: "saw its foreign trade exceed", "saw its exports increase by".
_SEEN = re.compile(
    r".*\b(?:saw|sees|seeing|seen|witnessed) (?:its|their|the) (?P<np>[a-z][^,;]{2,60}?)"
    r"(?: (?:exceed|total|reach|go(?= (?:up|down))|edge|come to|increase|rise|grow|drop|fall|decline|decrease|surge|jump|climb|expand|top|hit|surpass|shrink|soar|"
    r"gain|slip)(?: .*)?)?\s*$"
)
#: "it was the working-age group whose share fell".
_CLEFT = re.compile(r"\W*(?:[a-z]+ )?it (?:is|was) (?=[^,;]* (?:whose|that|which) )")
_WORD = re.compile(r"[a-z]{3}|\b[a-z]{2}\d")
#: A noun of change as the object of a verb: "recorded a slide".
_CHANGE_TOLD = re.compile(r"\b(?:an?|the|its|their)(?: [a-z-]+){0,2} $")
#: "Customs put the total at": of what the sentence before spoke of.
_PUTS = re.compile(
    r"\bputs? (?:the|its|their|this) (?:total|figure|number|sum|amount)(?: value)? at (?:(?:about|some|over|nearly|more than) )?$"
)
_APPOSITION = re.compile(
    r"\s*(?:the|an?|one of|its|their|now|once|still|by far|home to|formerly|long|"
    r"by (?:contrast|comparison)|in (?:contrast|turn|comparison|particular|addition)|for (?:example|instance|its part|their part)|however|meanwhile|too|"
    r"on the other hand)\b"
)


class Subject(Clause):
    """What an English figure is about: the subject of its verb, or that of the figure before."""

    def _subject(self, bound: Bound) -> None:
        """What the figure is about; a goal says it after the figure, a breakdown in the sentence before."""
        self._own_subject(bound)
        last = self.state.last
        if bound.subject.lower() in _GOALS and self.low.startswith(" for ", self.figure.end):
            self._subject_after(bound, self.figure.end + 5)
        elif (
            last is not None
            and last.subject
            and bound.subject_start > self.sentence.start
            and " of " not in bound.subject
            and _BREAKDOWN.match(self.low, self.sentence.start)
        ):
            bound.indicator = f"{last.subject} of {bound.subject}"

    def _own_subject(self, bound: Bound) -> None:
        """The noun phrase that governs the figure's verb, or that of the figure before."""
        low, end = self.low, self.left_end
        span: tuple[int, int] | None = None
        if self.verb in CHANGE_NOUNS and "of" in self.preps:
            compound = _COMPOUND.match(low[self.left_start : self.verb_at])
            if (
                compound
                and not FINITE.search(compound.group("np"))
                and not _HOW.fullmatch(compound.group("np"))
            ):
                span = (self.left_start + compound.start("np"), self.left_start + compound.end("np"))
                a, b = clean(low, *span, self.sentence)
                if self._keeps(a, b):
                    bound.subject, bound.subject_start = self.text[a:b], a
                    bound.compound = (
                        self.text[a : self.verb_at] + self.text[self.verb_at : self.verb_at + len(self.verb)]
                    )
                    return
                span = None
        told = self.state.spoken or (self.state.last.subject if self.state.last else "")
        if told and self.previous is None and _PUTS.search(low, self.left_start, end):
            bound.subject = told
            return
        if self.verb not in CHANGE and self.figure.rule != "multiple":
            span = object_phrase(low, self.left_start, end)
        if span:
            a, b = clean(low, *span, self.sentence)
            if self._keeps(a, b):
                bound.subject, bound.subject_start = self.text[a:b], a
                self._measured_as(bound)
                return
        moved = _LIFTS.match(low, self.left_start, end) if self.verb not in CHANGE else None
        if moved:
            a, b = clean(low, *moved.span("np"), self.sentence)
            if self._keeps(a, b):
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        a, b = clean(low, *self._before_verb(end), self.sentence)
        if low.startswith(("sum of", "combined "), a):
            a, b = clean(low, *self._before_verb(end), self.sentence, places=False)
        if self._keeps(a, b):
            bound.subject, bound.subject_start = self.text[a:b], a
            self._measured_as(bound)
            self._part_of(bound)
            return
        had = _HAD.match(low, self.left_start, end)
        if had:
            a, b = clean(low, *had.span("np"), self.sentence)
            if self._keeps(a, b):
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        self._inherit(bound)

    def _before_verb(self, end: int) -> tuple[int, int]:
        """The part of the clause before the verb that governs the figure."""
        aim = AIM.match(self.low, self.left_start, end)
        if aim and self.verb_at > aim.end():
            return aim.end(), self.verb_at
        seen = _SEEN.match(self.low, self.left_start, end)
        if seen and (self.verb not in CHANGE_NOUNS or "by" in self.preps):
            return seen.span("np")
        governs = self.verb in CHANGE or (self.verb and FINITE.fullmatch(self.verb))
        if governs and self.verb_at > self.left_start:
            end = self.verb_at
            told = _SAW.match(self.low, self.left_start, end)
            if told and self.verb not in CHANGE_NOUNS:
                return told.end(), end
            cleft = _CLEFT.match(self.low, self.left_start, end)
            if cleft:
                return cleft.end(), end
            first = find_subject(self.low, self.left_start, end)
            recorded = self.verb in CHANGE_NOUNS and _CHANGE_TOLD.search(self.low, first[1], end)
            whole = not recorded and not self.low[first[1] : end].startswith(_AUXILIARIES)
            return (self.left_start, end) if whole else first
        return find_subject(self.low, self.left_start, end)

    def _keeps(self, a: int, b: int) -> bool:
        phrase = self.low[a:b]
        if b - a < 3 or _WORD.search(phrase) is None or _is_filler(phrase) or _HOW.fullmatch(phrase):
            return False
        return " " in phrase or not phrase.endswith("ing") or phrase in _NOUNS_IN_ING

    def _measured_as(self, bound: Bound) -> None:
        """ "that of the secondary industry", "that in rural areas": measured as what was told before."""
        that = _THAT_OF.search(self.low, max(self.left_start, bound.subject_start - 16), bound.subject_start)
        told = self.previous.subject if self.previous else self.state.last.subject if self.state.last else ""
        if not that or not told:
            return
        joint = f" {that.group(1)} "
        measure = told.rpartition(joint)[0] if joint != " of " else told.partition(joint)[0]
        if measure or joint != " of ":
            bound.subject = f"{measure or told}{joint}{bound.subject}"
            bound.indicator = bound.subject

    def _part_of(self, bound: Bound) -> None:
        """A part named after "with" or "of which" is measured as the whole was: value added of mining."""
        previous = self.previous
        if previous is None or " of " in bound.subject or previous.kind not in ("growth", "level", "target"):
            return
        measure = _MEASURED.match(previous.indicator) or _MEASURED.match(previous.subject)
        if not measure:
            return
        lead = self.low[self.left_start : bound.subject_start]
        if re.search(
            r"\bwith\b|\bof which\b|\bincluding\b", self.low[self.clause_start : bound.subject_start]
        ) or (
            re.search(r"\band\b|^\W*(?:the )?$", lead)
            and re.search(r"\b(?:industry|sector|manufacturing|mining)$", bound.subject)
        ):
            bound.indicator = f"{measure.group(1)} of {bound.subject}"

    def _subject_after(self, bound: Bound, start: int) -> None:
        stop = min(self.clause_end, self.next_start)
        for mention in self.sentence.mentions:
            if mention.start > start:
                stop = min(stop, mention.start)
        tail = re.search(r" and\s*$| and (?:a|an)?\s*$", self.low[start:stop])
        if tail:
            stop = start + tail.start()
        a, b = clean(self.low, start, stop, self.sentence)
        if b - a < 3 or self.low[a:b] in ("whole", "same period", "year as a whole", "whole year"):
            self._inherit(bound)
            return
        bound.subject, bound.subject_start = self.text[a:b], a

    def _inherit(self, bound: Bound) -> None:
        previous = self.previous
        if previous is not None and not self._after_apposition():
            if previous.actor and bound.form == "money" and previous.form == "count":
                bound.subject = previous.actor
                return
            if previous.kind == "share" and previous.portion and bound.form in ("percent", "money"):
                bound.subject = previous.portion  # growth after a share is of the part, not of the whole
                return
            gapped = self._gapped()
            if gapped:
                bound.subject, bound.subject_start = gapped, self.clause_start
                measure = _MEASURED.match(previous.indicator) or _MEASURED.match(previous.subject)
                bound.indicator = f"{measure.group(1)} of {gapped}" if measure else gapped
                bound.subject = bound.indicator
                return
            bound.subject, bound.subject_start = previous.subject, previous.subject_start
            return
        self._subject_of_clause_before(bound)

    def _gapped(self) -> str:
        """The noun phrase of a clause whose verb is understood: "...; the secondary industry, 118 billion yuan"."""
        if self.left_start != self.clause_start or self.low[self.left_start : self.left_end].strip():
            return ""
        before = [mark for mark in self.marks if mark[1] <= self.clause_start]
        if len(before) < 2 or self.low[before[-2][0]] != ";" or self.low[before[-1][0]] != ",":
            return ""
        start, end = before[-2][1], before[-1][0]
        if FINITE.search(self.low, start, end) or end - start > 60 or re.search(r"\d", self.low[start:end]):
            return ""
        a, b = clean(self.low, start, end, self.sentence)
        return self.text[a:b] if self._keeps(a, b) else ""

    def _after_apposition(self) -> bool:
        """Whether an apposition stands between the subject and the verb: "the sector, by far the smallest, made 20 million"."""
        if self.left_start != self.clause_start or not FINITE.match(self.low, self.clause_start + 1):
            return False
        start = max([self.sentence.start, *(end for _, end in self.marks if end < self.clause_start)])
        own = self.previous is None or self.previous.end < start
        return (
            own
            and _APPOSITION.match(self.low, start) is not None
            and not FINITE.search(self.low, start, self.clause_start)
        )

    def _subject_of_clause_before(self, bound: Bound) -> None:
        """The subject of the clause before in the same sentence, else that of the figure before in the paragraph."""
        if self.clause_start > self.sentence.start:
            stop = self.clause_start - 1
            starts = [self.sentence.start, *(end for _, end in self.marks if end < self.clause_start)]
            start = starts.pop()
            while (
                starts
                and _APPOSITION.match(self.low, start, stop)
                and not FINITE.search(self.low, start, stop)
            ):
                stop, start = start - 1, starts.pop()
            a, b = clean(self.low, *find_subject(self.low, start, stop), self.sentence)
            if b - a >= 3:
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        if self.state.spoken:
            bound.subject = self.state.spoken
        elif self.state.last is not None:
            bound.subject = self.state.last.subject

    def _actor(self) -> str:
        a, b = clean(
            self.low, *find_subject(self.low, self.left_start, self.left_end), self.sentence, places=False
        )
        return self.text[a:b] if self._keeps(a, b) else ""


def _is_filler(phrase: str) -> bool:
    return _FILLER.match(phrase.strip()) is not None
