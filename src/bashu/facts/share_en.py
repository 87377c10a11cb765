"""English shares: a percentage or a fraction of a whole."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.phrases_en import clean
from bashu.facts.subject_en import Subject
from bashu.facts.words_en import CHANGE, DOWN, FINITE

__all__ = ["OF", "Shares"]

_REACHES = frozenset(
    [
        "for",
        "account",
        "accounted",
        "accounts",
        "reach",
        "reached",
        "reaches",
        "was",
        "is",
        "were",
        "stood",
        "exceed",
        "exceeded",
        "hit",
        "be",
        "made",
        "total",
        "totaled",
        "to",
    ]
)
_OUTPUT = re.compile(
    r"(?:the )?(?:regional |national |local |provincial )?GDP|gross (?:domestic|regional) product"
)
OF = re.compile(r" of\b")
_ONE_NOUN_IN = re.compile(r"one ((?!in\b)(?:[a-z]+ )?[a-z]+) in (?:every )?[a-z]+")
_ALONE = re.compile(r"[a-z]+ (?:in|out of) (?:every )?[a-z]+")


class Shares(Subject):
    """A percentage or a fraction of a whole, and what is the part."""

    def _compared_level(self, bound: Bound) -> None:
        bound.compared = True
        previous = self.previous
        if previous is not None:
            bound.kind = previous.kind
            self._inherit(bound)
            return
        self._subject(bound)
        subject = bound.subject.lower()
        bound.kind = "share" if re.search(r"\b(?:share|proportion) of\b", subject) else "rate"

    def _share(self, bound: Bound, of: bool) -> None:
        bound.kind = "share"
        low, figure = self.low, self.figure
        if of:
            stop = self.clause_end
            verb = FINITE.search(low, figure.end + 4, stop)
            for mention in self.sentence.mentions:
                if mention.start >= figure.end:
                    stop = min(stop, mention.start)
            stop = min(stop, self.next_start)
            if verb and verb.start() < stop:
                stop = verb.start()
            if stop == self.next_start:
                # "18.4% of output and chemicals 12.7%": the next part is no part of the whole.
                joint = low.rfind(" and ", figure.end + 4, stop)
                stop = joint if joint > figure.end + 4 else stop
            a, b = clean(low, figure.end + 4, stop, self.sentence, places=False)
            whole = self.text[a:b]
            if not whole:
                whole = self.text[figure.end + 4 : stop].strip(" .,")
            if self.previous is not None and re.match(r"(?:whom|which|them|these|those)\b", whole):
                whole = (
                    self.previous.subject + self.text[a:b][whole.find(" ") :]
                    if " " in whole
                    else self.previous.subject
                )
            rest = (
                self.text[b : self.clause_end].strip(" .")
                if verb and bound.start - self.clause_start < 12
                else ""
            )
            bound.subject = whole
            bound.subject_start = a
            if (
                re.match(r"(?:the )?(?:national |provincial |city's |country's )?total$", whole)
                and self.previous
            ):
                bound.indicator = f"{self.previous.subject} as share of the {whole.removeprefix('the ')}"
            elif rest and not re.match(r"(?:came|comes|come)\b", rest):
                bound.indicator = f"share of {whole} {re.sub(r'^(?:is|are|was|were) ', '', rest)}"
            elif (
                self.verb
                in (
                    "accounting",
                    "for",
                    "representing",
                    "up",
                    "account",
                    "accounted",
                    "contributing",
                    "contributed",
                )
                and self.previous
                and not re.search(r"(?:national|total)", whole)
            ):
                bound.indicator = f"{self.previous.subject} as share of {whole}"
            else:
                bound.indicator = f"share of {whole}"
                self._part_of_output(bound, whole)
            return
        self._subject(bound)
        bound.indicator = (
            f"share of {bound.subject}" if bound.subject and "share" not in bound.subject else bound.subject
        )

    def _part_of_output(self, bound: Bound, whole: str) -> None:
        """ "R&D spending should reach 4 percent of GDP": the subject of the verb is the part."""
        if self.verb not in _REACHES or not _OUTPUT.fullmatch(whole):
            return
        a, b = clean(self.low, *self._before_verb(self.left_end), self.sentence)
        if self._keeps(a, b):
            bound.subject, bound.subject_start = self.text[a:b], a
            bound.indicator = f"{bound.subject} as share of {whole}"

    def _fraction(self, bound: Bound) -> None:
        """ "A third of": a share; "increased by one fifth": growth; "two in five households": a share of them."""
        low, figure = self.low, self.figure
        if self.verb in CHANGE and "by" in self.preps:
            bound.kind = "growth"
            self._sign(bound, self.verb in DOWN)
            self._subject(bound)
            return
        single = _ONE_NOUN_IN.match(low, figure.start)
        if single:
            noun = single.group(1)
            bound.kind, bound.subject = "share", noun if noun.endswith("s") else noun + "s"
            rest = self.text[figure.end : self.clause_end].strip(" .")
            bound.indicator = f"share of {bound.subject} that {rest}" if rest else f"share of {bound.subject}"
            return
        if _ALONE.fullmatch(low, figure.start, figure.end) and low[figure.end : figure.end + 1] in ".,;":
            bound.kind = "share"
            self._inherit(bound)
            bound.indicator = self.previous.indicator if self.previous else f"share of {bound.subject}"
            return
        among = re.compile(r" ((?:[a-z-]+ )?[a-z]+s)\b").match(low, figure.end)
        if (
            " in " in low[figure.start : figure.end]
            and among
            or " out " in low[figure.start : figure.end]
            and among
        ):
            rest = self.text[among.end() : self.clause_end].strip(" .") if among else ""
            bound.kind = "share"
            bound.subject = among.group(1) if among else ""
            bound.indicator = f"share of {bound.subject} that {rest}".strip()
            return
        self._share(bound, low.startswith(" of ", figure.end))
