"""English growth: a percentage that a verb or a noun of change governs, in plain, inverted and elliptical order."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.clause import NEGATIVE_AFTER
from bashu.facts.english.phrases import clean
from bashu.facts.english.share import Shares
from bashu.facts.english.words import CHANGE, CHANGE_AFTER, CHANGE_NOUNS, COMPARED_AFTER, DOWN, FINITE, MOVES

__all__ = ["RATE_NOUN", "Growth"]

#: What is itself a percent, so that "to 5 percent, year on year" is no growth of it.
RATE_NOUN = re.compile(
    r"\b(?:rates?|ratios?|coverage|penetration|proportion|percentage|shares?|margin|yield|occupancy|density)\b"
)
_MOVED = re.compile(
    r"\b(?P<verb>cut|reduce|reduced|reducing|lower|lowered|raise|raised|increase|increased|boost|boosted|lift|lifted|expand|expanded|improve|"
    r"improved|shorten|shortened|pushed|drove|brought) (?P<np>(?:its |the |their )?[a-z][^,;]{3,70}?)(?P<way> up| down)? by\b"
)
#: The step itself is measured against a year before: "the index went to 3.2 percent year on year".
_YEARLY = re.compile(
    r" ?\(?(?:year[- ](?:on|over)[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|y/y|yoy|on the year|(?:from|on) (?:a|the) year "
    r"(?:earlier|ago|before)|(?:from|over|on) (?:the (?:previous|preceding|prior) year|last year|the year before))\b"
)
_OPENING = frozenset(("", "although", "though", "but", "and", "while", "yet", "whereas"))
_HOPES = frozenset(
    "expect expects expected forecast forecasts predict predicts predicted anticipate anticipates".split()
)
_UP_ON = re.compile(r" (?P<word>up|down)\b(?= on| from| year|[,.;]|$)")
_ANNUAL = re.compile(r" (?:a|per|each|every) year\b| annually\b| per annum\b|,? on average each year\b")
_PAID = re.compile(
    r"\b(?:interest|loans?|coupon|yields?|dividends?|returns?|bonds?|deposits?|discount|fee|tax)\b"
)
#: "at 2.5 percent they grew more slowly than": the figure stands before the verb that it belongs to.
_INVERTED = re.compile(
    r",? (?:it|they|this|that|which|the [a-z -]{3,30}?|[a-z]+) (?:also |still |even )?(?P<verb>[a-z]+)\b(?: (?:more|much|less|faster|slower|at|the|only|far))"
)
_MORE_OF = re.compile(
    r" (?!than\b|of\b|on\b|in\b|from\b|year|compared\b|over\b|and\b|to\b|for\b|at\b|by\b|last\b|but\b)[a-z]{3,}"
)
_ONLY_WITH = re.compile(
    r"\W*(?:(?:and|but|only|just|closely|all|both|each|this|again) )*(?:with|at)(?: a| an)?(?: (?:about|around|over|nearly|only|just|some|more than|less than))?\W*"
)
#: "exports grew 6.5 percent, with the car makers racing ahead at 14.6 percent".
_DOING_SO = re.compile(
    r"\W*with (?P<np>[a-z][^,;:]{3,60}?) [a-z]+ing(?: (?:ahead|along|up|back|on|forward|out|away))? at (?:(?:about|over|nearly|around|some|only|just) )?"
)
#: "its average growth over the decade": the head of the subject is a noun of change.
_GROWS = re.compile(
    rf"^(?:(?:average|annual|yearly|year-on-year|overall|total|economic|nominal|real|mean|cumulative|combined) )*(?:{'|'.join(sorted(CHANGE_NOUNS))})"
    r"(?: rate)?(?: (?:of|in|over|for|since|across|among|between|from|with)\b|$)|\bgrowth(?: rate)?$"
)


class Growth(Shares):
    """Percentages that a verb or a noun of change governs. Each rule says whether it held."""

    def _named_change(self, bound: Bound) -> bool:
        """ "a 5 percent rise in exports"."""
        after = CHANGE_AFTER.match(self.low, self.figure.end)
        if not after:
            return False
        bound.kind = "growth"
        self._sign(bound, after.group("noun") in DOWN)
        if after.group("prep"):
            self._subject_after(bound, after.end())
        elif FINITE.search(self.low, self.left_start, self.left_end):
            self._subject(bound)
        else:
            self._inherit(bound)
        return True

    def _compared_with(self, bound: Bound) -> bool:
        """ "5 percent more than"."""
        up = _UP_ON.match(self.low, self.figure.end)
        if up:
            bound.kind = "growth"
            self._sign(bound, up.group("word") == "down")
            self._subject(bound)
            return True
        compared = COMPARED_AFTER.match(self.low, self.figure.end)
        if not compared:
            return False
        bound.kind = "growth"
        self._sign(bound, compared.group("word") in NEGATIVE_AFTER)
        if compared.group("word") in ("more", "fewer", "less") and _MORE_OF.match(self.low, compared.end()):
            self._subject_after(bound, compared.end())  # "picked 4 percent more fruit"
        else:
            self._subject(bound)
        return True

    def _changed_before(self, bound: Bound) -> bool:
        """The verb stands before a comma: "exports were contracting in the first months, by 1.3 percent"."""
        if self.verb or "by" not in self.preps or self.previous is not None:
            return False
        word = self._last_change(self.sentence.start, self.clause_start)
        if not word:
            return False
        bound.kind = "growth"
        self._sign(bound, word in DOWN)
        self._subject(bound)
        return True

    def _moved_object(self, bound: Bound) -> bool:
        """A verb with an object: "cut its energy use per unit of GDP by about 2.5 percent"."""
        if self.preps[:1] != ["by"] or self.verb in CHANGE and self.verb not in ("up", "down"):
            return False
        moved = _MOVED.search(self.low, self.left_start, self.left_end)
        if not moved:
            return False
        bound.kind = "growth"
        self._sign(bound, moved.group("verb") in DOWN or moved.group("way") == " down")
        a, b = clean(self.low, *moved.span("np"), self.sentence)
        bound.subject, bound.subject_start = self.text[a:b], a
        return True

    def _changed(self, bound: Bound) -> bool:
        """ "rose 5 percent", "up from 5 percent", "lost 2 percent of its people"; "rose to" is no growth."""
        if self.verb not in CHANGE or "to" in self.preps[:1]:
            return False
        if self.preps[:1] == ["from"]:
            if self.verb not in ("up", "down"):
                return False
            self._compared_level(bound)
            return True
        bound.kind = "growth"
        self._sign(bound, self.verb in DOWN)
        if self.verb in CHANGE_NOUNS and self.verb not in MOVES and self._names_after():
            self._subject_after(bound, self.figure.end + 3)
            bound.compound = f"{self.verb} in {bound.subject}"
        else:
            self._subject(bound)
        return True

    def _by(self, bound: Bound) -> bool:
        """ "by 5 percent" after any other verb, or where the verb is understood: "the second sector by 3.9 percent"."""
        low = self.low
        if self.preps[:1] != ["by"] or low.startswith(" of ", self.figure.end):
            return False
        model = self._model()
        word = self._last_change(self.left_start, self.left_end)
        own = FINITE.search(low, self.left_start, self.left_end)
        elliptical = model is not None and model.value < 0 and not word and not own
        bound.kind = "growth"
        self._sign(bound, word in DOWN if word else elliptical)
        self._subject(bound)
        return True

    def _put_on(self, bound: Bound) -> bool:
        """ "put on 5 percent", "turned in growth"."""
        if self.verb != "put" or self.preps[:1] != ["on"]:
            return False
        bound.kind = "growth"
        self._subject(bound)
        return True

    def _hoped(self, bound: Bound) -> bool:
        """ "volume rose 12 percent; for the year the port expects 10 percent": more of the growth told before."""
        if self.verb not in _HOPES:
            return False
        model = self._model() or self.state.last
        if model is None or model.form != "percent" or model.kind not in ("growth", "target"):
            return False
        if model.kind == "target" and "growth" not in model.indicator:
            return False
        bound.kind, bound.subject, bound.subject_start = "growth", model.subject, -1
        return True

    def _inverted(self, bound: Bound) -> bool:
        """ "at 2.5 percent they grew more slowly": before its verb."""
        low = self.low
        if self.preps[:1] != ["at"] or self.verb not in _OPENING:
            return False
        after = _INVERTED.match(low, self.figure.end, self.clause_end + 60)
        if not after or after.group("verb") not in CHANGE:
            return False
        bound.kind = "growth"
        self._sign(bound, after.group("verb") in DOWN)
        self._inherit(bound)
        return True

    def _with_only(self, bound: Bound) -> bool:
        """ "electronics did better still, with 14.6 percent": as the percentage before it in the sentence."""
        model = self._model()
        if model is None:
            return False
        doing = _DOING_SO.fullmatch(self.low, self.clause_start, self.figure.start)
        if doing is not None and model.kind == "growth":
            bound.kind = "growth"
            a, b = clean(self.low, *doing.span("np"), self.sentence)
            bound.subject, bound.subject_start = self.text[a:b], a
            return True
        if not _ONLY_WITH.fullmatch(self.low, self.clause_start, self.figure.start):
            return False
        if model.kind not in ("growth", "share"):
            return False
        bound.kind = model.kind
        self._sign(bound, model.kind == "growth" and model.value < 0)
        self._subject_of_clause_before(bound)
        if bound.kind == "share" and bound.subject:
            bound.indicator = f"share of {bound.subject}"
        return True

    def _yearly(self, bound: Bound) -> bool:
        """ "went to 3.2 percent year on year", "or 6.6 percent a year": change by what it is measured against."""
        low, end = self.low, self.figure.end
        yearly = _YEARLY.match(low, end) is not None
        if not yearly and not _ANNUAL.match(low, end):
            return False
        lead = low[self.clause_start : self.figure.start]
        if RATE_NOUN.search(lead.replace("growth rate", "")) or not yearly and _PAID.search(lead):
            return False
        self._subject(bound)
        if RATE_NOUN.search(bound.subject.lower().replace("growth rate", "")):
            return False
        bound.kind = "growth"
        self._sign(bound, self.preps[:1] != ["to"] and self.verb in DOWN)
        return True

    def _grows(self, subject: str) -> bool:
        """Whether the subject is itself growth: "average growth over the decade", not a contribution to it."""
        return (
            _GROWS.search(subject) is not None
            and "contribution" not in subject
            and not RATE_NOUN.search(re.sub(r"(?:growth|increase|decrease) rate", "", subject))
        )

    def _last_change(self, start: int, end: int) -> str:
        """The last word of change between two offsets."""
        for word in reversed(re.findall(r"[a-z]+", self.low[start:end])):
            if word in CHANGE:
                return str(word)
        return ""

    def _model(self) -> Bound | None:
        """The last percentage before in the sentence."""
        return next((b for b in reversed(self.earlier) if b.form in ("percent", "share")), None)
