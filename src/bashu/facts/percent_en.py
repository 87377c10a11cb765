"""English percentages: growth, rate, points and times; shares are read by what they extend."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.clause_en import NEGATIVE_AFTER
from bashu.facts.phrases_en import clean
from bashu.facts.share_en import OF, Shares
from bashu.facts.subject_en import CHANGE_NOUNS
from bashu.facts.words_en import (
    CHANGE,
    CHANGE_AFTER,
    COMPARED_AFTER,
    DOWN,
    FINITE,
)

__all__ = ["Percents"]

_RATE = re.compile(r"\b(?:rate|ratio|coverage|penetration|proportion|percentage|share)s?\b")

_MOVED = re.compile(
    r"\b(?P<verb>cut|reduce|reduced|reducing|lower|lowered|raise|raised|increase|increased|boost|boosted|lift|lifted|expand|expanded|improve|"
    r"improved|shorten|shortened) (?P<np>(?:its |the |their )?[a-z][^,;]{3,70}?) by\b"
)


_BRACKETED = re.compile(r"(?:.*\b(?:and|by|with)|.*,) (?:the )?((?:[a-z-]+ ){0,3}[a-z-]+) \($")
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|these)(?:,| about| nearly| over| some)?\s*$")

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


class Percents(Shares):
    """English percentages: growth, rate, points and times; shares are read by what they extend."""

    def _percent(self, bound: Bound) -> None:
        low, figure = self.low, self.figure
        after = CHANGE_AFTER.match(low, figure.end)
        if after:
            bound.kind = "growth"
            self._sign(bound, after.group("noun") in DOWN)
            if after.group("prep"):
                self._subject_after(bound, after.end())
            else:
                self._inherit(bound)
            return
        of_which = _OF_WHICH.search(low, max(self.sentence.start, self.left_start - 3), self.left_end)
        if of_which and self.previous is not None and not low.startswith(" of ", figure.end):
            bound.kind = "share"
            rest = re.sub(
                r"^ (?:were|was|are|is|had|have|came|come) ", "", self.text[figure.end : self.clause_end]
            )
            bound.subject = self.previous.subject or self.previous.unit
            bound.indicator = f"share of {self.previous.unit} {rest.strip(' .')}"
            return
        if self._against(bound):
            return
        named = None
        if low.startswith("(", figure.start - 1):
            named = _BRACKETED.search(low, max(self.sentence.start, figure.start - 60), figure.start)
        if named and self.previous is not None and self.previous.form == "percent":
            # "followed by electronics (22 percent)": as the figure before, of what stands before the bracket.
            bound.kind = self.previous.kind
            bound.subject = self.text[named.start(1) : named.end(1)]
            bound.indicator = f"share of {bound.subject}" if bound.kind == "share" else bound.subject
            return
        compared = COMPARED_AFTER.match(low, figure.end)
        if compared:
            bound.kind = "growth"
            self._sign(bound, compared.group("word") in NEGATIVE_AFTER)
            self._subject(bound)
            return
        if not self.verb and "by" in self.preps and self.previous is None:
            # The verb stands before a comma: "exports were contracting in the first months, by 1.3 percent".
            words = [
                w for w in re.findall(r"[a-z]+", low[self.sentence.start : self.clause_start]) if w in CHANGE
            ]
            if words:
                bound.kind = "growth"
                self._sign(bound, words[-1] in DOWN)
                self._subject(bound)
                return
        moved = _MOVED.search(low, self.left_start, self.left_end) if self.preps[:1] == ["by"] else None
        if moved and self.verb not in CHANGE:
            # A verb with an object: "cut its energy use per unit of GDP by about 2.5 percent".
            bound.kind = "growth"
            self._sign(bound, moved.group("verb") in DOWN)
            a, b = clean(low, *moved.span("np"), self.sentence)
            bound.subject, bound.subject_start = self.text[a:b], a
            return
        taken = self.verb == "up" and re.search(
            r"\b(?:took|takes?|taking|made|makes?|making) up\W*$", low[self.left_start : self.left_end]
        )
        gave = re.search(r"\bcontribut(?:ed|es|ing)\W*$", low[self.left_start : self.left_end])
        if taken or gave:
            self._share(bound, low.startswith(" of ", figure.end))
            if not low.startswith(" of ", figure.end):
                self._subject(bound)
                bound.indicator = f"contribution of {bound.subject}" if gave else bound.indicator
            return
        if (
            self.verb in CHANGE
            and "to" not in self.preps[:1]
            and not (self.preps[:1] == ["from"] and self.verb not in ("up", "down"))
        ):
            if self.preps[:1] == ["from"]:
                self._compared_level(bound)
                return
            bound.kind = "growth"
            self._sign(bound, self.verb in DOWN)
            if self.verb in CHANGE_NOUNS and self._names_after():
                self._subject_after(bound, figure.end + 3)
                bound.compound = f"{self.verb} in {bound.subject}"
            else:
                self._subject(bound)
            return
        if (
            low.startswith(" of ", figure.end)
            or self.verb in ("accounted", "accounting", "accounts", "account")
            or (
                self.verb == "for"
                and "account" in low[max(self.left_start, self.verb_at - 14) : self.verb_at]
            )
        ):
            self._share(bound, low.startswith(" of ", figure.end))
            return
        if self.joined and self.previous and self.previous.form == "percent" and self._is_list_gap():
            bound.kind = self.previous.kind
            self._inherit(bound)
            if self.previous.value < 0 < bound.value:
                bound.value = -bound.value
            return
        part = low[self.left_start : self.left_end].strip(" ,")
        if (
            self.listed
            and self.previous
            and self.previous.kind == "share"
            and part
            and not FINITE.search(part)
            and self.verb not in CHANGE
        ):
            # Ellipsis in shares: "... took up 37.5% of industrial output, food 18.4%".
            bound.kind = "share"
            start = low.rfind(" and ", self.left_start, self.left_end)  # "... of output and food 18.4%"
            a, b = clean(low, max(start, self.left_start), self.left_end, self.sentence)
            bound.subject = self.text[a:b] or self.previous.subject
            whole = self.previous.indicator.removeprefix("share of ")
            bound.indicator = f"share of {bound.subject} in {whole}"
            return
        if (
            self.listed
            and self.previous
            and self.previous.kind in ("growth", "target")
            and self.previous.form == "percent"
            and not FINITE.search(low, self.left_start, self.left_end)
            and low[self.left_start : self.left_end].strip() not in ("", "and")
        ):
            # Ellipsis of the verb: "... grew by 6.8% and the tertiary industry by 6.0%".
            bound.kind = "growth"
            self._sign(bound, self.previous.value < 0)
            self._subject(bound)
            return
        self._subject(bound)
        subject = bound.subject.lower()
        if re.search(r"\b(?:share|proportion|percentage) of\b|\bshares?$", subject):
            bound.kind = "share"
        elif (
            re.search(r"^(?:average |annual )*growth (?:rate )?(?:of|in)\b|\bgrowth(?: rate)?$", subject)
            and "contribution" not in subject
            and not _RATE.search(subject.replace("growth rate", ""))
            or self.previous is not None
            and self.previous.kind == "growth"
            and self._is_compared()
        ):
            bound.kind = "growth"
        else:
            bound.kind = "rate"

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

    def _points(self, bound: Bound) -> None:
        bound.kind = "change_pp"
        compared = COMPARED_AFTER.match(self.low, self.figure.end)
        if compared:
            self._sign(bound, compared.group("word") in NEGATIVE_AFTER)
        elif self.verb in DOWN:
            self._sign(bound, True)
        self._subject(bound)
        previous = self.previous
        if previous is not None and previous.kind == "growth" and bound.subject == previous.subject:
            bound.indicator = f"growth of {bound.subject}"

    def _times(self, bound: Bound) -> None:
        bound.kind = "growth"
        self._subject(bound)
