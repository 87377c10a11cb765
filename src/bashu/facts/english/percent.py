"""English percentages: growth, rate, points and times; shares are read by what they extend."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.counted import counted_head
from bashu.facts.english.growth import RATE_NOUN, Growth
from bashu.facts.english.phrases import clean
from bashu.facts.english.share import OF
from bashu.facts.english.words import CHANGE, CHANGE_NOUNS, DOWN, FINITE
from bashu.facts.literal_first import literal_first

__all__ = ["Percents"]

_BRACKETED = re.compile(r"(?:.*\b(?:and|by|with)|.*,) (?:the )?((?:[a-z-]+ ){0,3}[a-z-]+) \($")
_OF_WHICH = literal_first(r"\bof (?:which|whom|them|these)(?:,| about| nearly| over| some)?\s*$")

_MISSED = re.compile(
    r"\W*(?:missing|meeting|beating|exceeding|surpassing|topping|matching|hitting|reaching|achieving|below|above|against|versus|just short of|"
    r"short of|falling short of|(?:higher|lower|better|worse|more|less|faster|slower) than|compared (?:with|to))"
    r" (?:the |an? |its |their )?(?:[\w'-]+ ){0,4}?(?:target|goal)s? of(?: about| around| over| some| at least| more than)?\s*"
)
_MISSES = re.compile(
    r"\W*(?:missing|meeting|beating|exceeding|surpassing|topping|matching|hitting|reaching|below|above|against|versus|short of|"
    r"(?:higher|lower|better|worse|more|less|faster|slower) than|compared (?:with|to)) (?:the |an? |its |their )?"
)
_GOAL = re.compile(r" (?:growth )?(?:target|goal)\b")
_HELD_AGAINST = re.compile(
    r"\W*(?:compared (?:with|to)|against|versus|(?:up |down )?from)(?: about| around| nearly| over| only| just| some)?\s*"
)


_TAKEN_UP = re.compile(r"\b(?:took|takes?|taking|made|makes?|making) up\W*$")
_GAVE = literal_first(r"\bcontribut(?:ed|es|ing)\W*$")
_SAID_AGAIN = re.compile(r",? (?:or|exactly|precisely|namely|that is)\b[ a-z]{0,20}$")
_NAMED_RATE = re.compile(
    r" (?:[a-z]+ )?(?:coverage|penetration|occupancy|attendance|utili[sz]ation|electrification|literacy|urbani[sz]ation|self-sufficiency|completion|compliance)\b"
)
_FRONTED = re.compile(
    r",? (?P<np>(?:the|its|their|this) [a-z][^,;.]{3,70}?) (?:is|was|are|were|has|had|remain(?:s|ed)|stands?|stood)\b"
)
#: "the slump had been 5 percent".
_FELL = re.compile(
    rf"(?:the |its |their )?(?:[a-z-]+ )?(?:{'|'.join(sorted(CHANGE_NOUNS & DOWN))})(?: (?:in|of)\b|$)"
)
#: "6.9 percent and 6.3 percent of the national totals".
_BOTH_OF = re.compile(
    r" and (?:(?:about|nearly|over|some|more than) )?\d+(?:\.\d+)? ?(?:percent|per cent|%) of (?=the|its|all)"
)
_IS_SHARE = re.compile(r"\b(?:share|proportion|percentage) of\b|\b(?:shares?|proportion)$")


class Percents(Growth):
    """English percentages; the first rule that holds says what one is."""

    def _percent(self, bound: Bound) -> None:
        for rule in (
            self._named_change, self._signed, self._named_rate, self._of_which, self._against, self._bracketed, self._compared_with,
            self._changed_before, self._moved_object, self._contributed, self._changed, self._put_on,
            self._of_whole, self._listed_on, self._said_again, self._elliptical_share, self._elliptical_growth,
            self._by, self._hoped, self._fronted, self._inverted, self._with_only, self._yearly, self._in_line,
        ):  # fmt: skip
            if rule(bound):
                return
        self._told_by_subject(bound)

    def _signed(self, bound: Bound) -> bool:
        """ "3,204 (-1.5%)", "output, +0.9%": a printed sign tells change, but of a rate of interest."""
        if bound.unit == "permille" and RATE_NOUN.search(self.low, self.clause_start, self.figure.start):
            bound.kind = "rate"  # births, deaths and natural growth for every thousand people
            self._subject(bound)
            return True
        if bound.value >= 0 and self.low[self.figure.start - 1 : self.figure.start] != "+":
            return False
        if RATE_NOUN.search(self.low, self.clause_start, self.figure.start):
            return False
        bound.kind = "growth"
        self._subject(bound)
        return True

    def _named_rate(self, bound: Bound) -> bool:
        """ "95 percent coverage": the rate stands after its figure."""
        named = _NAMED_RATE.match(self.low, self.figure.end)
        if not named:
            return False
        bound.kind = "rate"
        self._subject_after(bound, self.figure.end)
        return True

    def _of_which(self, bound: Bound) -> bool:
        """ "of which 40 percent were women"."""
        low, figure = self.low, self.figure
        of_which = _OF_WHICH.search(low, max(self.sentence.start, self.left_start - 3), self.left_end)
        if not of_which or self.previous is None or low.startswith(" of ", figure.end):
            return False
        bound.kind = "share"
        rest = re.sub(
            r"^ (?:were|was|are|is|had|have|came|come) ", "", self.text[figure.end : self.clause_end]
        )
        bound.subject = self.previous.subject or self.previous.unit
        bound.indicator = f"share of {self.previous.unit} {rest.strip(' .')}"
        return True

    def _bracketed(self, bound: Bound) -> bool:
        """ "followed by electronics (22 percent)": as the figure before, of what stands before the bracket."""
        low, figure = self.low, self.figure
        if not low.startswith("(", figure.start - 1):
            return False
        named = _BRACKETED.search(low, max(self.sentence.start, figure.start - 60), figure.start)
        if not named or self.previous is None or self.previous.form != "percent":
            return False
        bound.kind = self.previous.kind
        bound.subject = self.text[named.start(1) : named.end(1)]
        bound.indicator = f"share of {bound.subject}" if bound.kind == "share" else bound.subject
        return True

    def _contributed(self, bound: Bound) -> bool:
        """ "took up 40 percent", "contributed 40 percent"."""
        low = self.low
        taken = self.verb == "up" and _TAKEN_UP.search(low, self.left_start, self.left_end)
        gave = _GAVE.search(low, self.left_start, self.left_end)
        if not taken and not gave:
            return False
        of = low.startswith(" of ", self.figure.end)
        self._share(bound, of)
        if not of:
            self._subject(bound)
            bound.indicator = f"contribution of {bound.subject}" if gave else bound.indicator
        return True

    def _of_whole(self, bound: Bound) -> bool:
        """ "40 percent of the total", "accounting for 40 percent"."""
        low = self.low
        of = low.startswith(" of ", self.figure.end)
        both = None if of else _BOTH_OF.match(low, self.figure.end)
        if both:
            bound.kind = "share"
            self._subject_after(bound, both.end())
            bound.indicator = f"share of {bound.subject}"
            return True
        if of and any(m.start - self.figure.end in (4, 8) for m in self.sentence.mentions):
            if self.previous is None or self.previous.form != "percent":
                return False
            bound.kind, bound.compared = self.previous.kind, True  # "lower than the 5.4 percent of 2023"
            self._inherit(bound)
            return True
        accounts = self.verb in ("accounted", "accounting", "accounts", "account") or (
            self.verb == "for" and "account" in low[max(self.left_start, self.verb_at - 14) : self.verb_at]
        )
        if of or accounts:
            self._share(bound, of)
        return of or accounts

    def _listed_on(self, bound: Bound) -> bool:
        """A bare percentage in a list says what the one before says."""
        previous = self.previous
        if not self.joined or previous is None or previous.form != "percent" or not self._is_list_gap():
            return False
        bound.kind = previous.kind
        self._inherit(bound)
        if previous.value < 0 < bound.value:
            bound.value = -bound.value
        return True

    def _said_again(self, bound: Bound) -> bool:
        """ "half of it, or 50.1 percent": a share said once more in other terms."""
        previous = self.previous
        if previous is None or previous.form != "share" or previous.kind != "share":
            return False
        gap = self.low[previous.end : self.figure.start]
        exact = self.low.startswith((" to be exact", " to be precise"), self.figure.end)
        if not (exact or _SAID_AGAIN.search(gap)) or FINITE.search(gap):
            return False
        bound.kind, bound.subject, bound.indicator = "share", previous.subject, previous.indicator
        return True

    def _elliptical_share(self, bound: Bound) -> bool:
        """ "... took up 37.5% of industrial output, food 18.4%"."""
        low, previous = self.low, self.previous
        part = low[self.left_start : self.left_end].strip(" ,")
        if (
            not self.listed
            or previous is None
            or previous.kind != "share"
            or not part
            or FINITE.search(part)
            or self.verb in CHANGE
        ):
            return False
        bound.kind = "share"
        start = low.rfind(" and ", self.left_start, self.left_end)  # "... of output and food 18.4%"
        a, b = clean(low, max(start, self.left_start), self.left_end, self.sentence)
        bound.subject = self.text[a:b] or previous.subject
        whole = previous.indicator.removeprefix("share of ").removeprefix(f"{previous.portion} in ")
        bound.indicator = f"share of {bound.subject} in {whole}"
        bound.portion = bound.subject
        return True

    def _elliptical_growth(self, bound: Bound) -> bool:
        """ "... grew by 6.8% and the tertiary industry by 6.0%"."""
        previous = self.previous
        if (
            not self.listed
            or previous is None
            or previous.kind not in ("growth", "target")
            or previous.form != "percent"
            or FINITE.search(self.low, self.left_start, self.left_end)
            or self.low[self.left_start : self.left_end].strip() in ("", "and")
        ):
            return False
        bound.kind = "growth"
        self._sign(bound, previous.value < 0)
        self._subject(bound)
        return True

    def _fronted(self, bound: Bound) -> bool:
        """ "At 61 percent, the share of freight by water is the highest": the subject follows."""
        if self.verb or self.preps[:1] != ["at"]:
            return False
        after = _FRONTED.match(self.low, self.figure.end)
        if after is None:
            return False
        a, b = clean(self.low, *after.span("np"), self.sentence)
        if not self._keeps(a, b):
            return False
        bound.subject, bound.subject_start = self.text[a:b], a
        self._kind_by_subject(bound)
        return True

    def _in_line(self, bound: Bound) -> bool:
        """A line of a list under a heading that says what its percentages are."""
        kind = self.state.line_kind
        if not kind or FINITE.search(self.low, self.sentence.start, self.sentence.end):
            return False
        bound.kind = kind.removesuffix(" down")
        self._sign(bound, kind.endswith(" down"))
        self._subject(bound)
        return True

    def _told_by_subject(self, bound: Bound) -> None:
        """What the subject is: a share, growth, or an indicator that is itself a percent."""
        self._subject(bound)
        self._kind_by_subject(bound)

    def _kind_by_subject(self, bound: Bound) -> None:
        subject = bound.subject.lower()
        if _IS_SHARE.search(subject):
            bound.kind = "share"
        elif self._grows(subject) or (
            self.previous is not None and self.previous.kind == "growth" and self._is_compared()
        ):
            bound.kind = "growth"
            self._sign(bound, _FELL.match(subject) is not None)
        elif self._shared_before() and counted_head(subject):
            bound.kind = "share"
        else:
            bound.kind = "rate"

    def _shared_before(self) -> bool:
        """Whether the figure at the end of the sentence before was a share, or points of one: groups are told on."""
        last = self.state.last
        if last is None or self.previous is not None and self.previous.kind != "share":
            return False
        return last.kind == "share" or last.kind == "change_pp" and "share" in last.indicator

    def _against(self, bound: Bound) -> bool:
        """A percentage held against the one before says the same: "..., missing the target of 6 percent"."""
        previous, gap = self.previous, self.low[self.clause_start : self.figure.start]
        if previous is None or previous.form != "percent" or not previous.subject:
            return False
        if _MISSED.fullmatch(gap) or _MISSES.fullmatch(gap) and _GOAL.match(self.low, bound.end):
            self.compared = False  # the target is of the same time
            bound.kind = previous.kind
        elif previous.kind == "share" and _HELD_AGAINST.fullmatch(gap) and not OF.match(self.low, bound.end):
            bound.kind, bound.compared = "share", True
        else:
            return False
        bound.subject, bound.indicator, bound.place = previous.subject, previous.indicator, previous.place
        return True
