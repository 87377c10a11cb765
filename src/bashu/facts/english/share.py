"""English shares: a percentage or a fraction of a whole."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.clause import NEGATIVE_AFTER
from bashu.facts.english.phrases import clean, find_subject
from bashu.facts.english.subject import Subject
from bashu.facts.english.words import CHANGE, COMPARED_AFTER, DOWN, FINITE

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
#: "two thirds of the 1,240 buses": the whole has a number of its own.
_COUNTED_WHOLE = re.compile(r"(?:the |its |their |all |these |those )*(?:(?:about|some|over|nearly) )?")
_NUMBER = re.compile(r"[\d,.]+ (?:(?:hundred|thousand|million|billion) )?|[a-z]+ (?=[a-z]+s\b)")
OF = re.compile(r" of\b")
_PARTICIPLES = frozenset(
    ("accounting", "for", "representing", "up", "account", "accounted", "contributing", "contributed")
)
_TOTAL = re.compile(r"(?:the )?(national |provincial |city's |country's )?total$")
_TOTAL_AFTER = re.compile(r" total\b")
#: A verb in the finite form that makes its subject a part of a whole.
_PART_VERB = re.compile(
    r"\b(?:account(?:ed|s)?(?: for)?|represent(?:ed|s)?|ma(?:de|kes?) up|t(?:ook|akes?) up|compris(?:ed|es)|constitut(?:ed|es)|"
    r"contribut(?:ed|es))\W*$"
)
#: A territory is whose share it is, not what is the part.
_TERRITORY = re.compile(
    r"(?:.* )?(?:city|province|municipality|region|circle|country|district|county|area|zone|it|they|which|that|who|both)"
)
_ONE_NOUN_IN = re.compile(r"one ((?!in\b)(?:[a-z]+ )?[a-z]+) in (?:every )?[a-z]+")
_AMONG = re.compile(r" ((?:[a-z-]+ )?(?:[a-z]+s|people|children|women|men))\b")
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
        """A percentage of a whole; ``of`` where the whole follows the figure."""
        bound.kind = "share"
        if not of:
            self._subject(bound)
            named = bound.subject and "share" not in bound.subject
            bound.indicator = f"share of {bound.subject}" if named else bound.subject
            return
        whole, start, rest = self._whole()
        bound.subject, bound.subject_start = whole, start
        part = self._part()
        told = part or (self.previous.subject if self.previous else "")
        total = _TOTAL.match(whole)
        if total and told:
            all_of = whole.removeprefix("the ")
            bound.indicator = f"{told} as share of the {all_of}" if total.group(1) else f"share of {told}"
            bound.subject, part = told, told
        elif rest and not re.match(r"(?:came|comes|come)\b", rest):
            bound.indicator = f"share of {whole} {re.sub(r'^(?:is|are|was|were) ', '', rest)}"
        elif part and _OUTPUT.fullmatch(whole):
            bound.subject = part
            bound.indicator = f"{part} as share of {whole}"
        elif part:
            bound.indicator = f"share of {part} in {whole}"
        elif self.verb in _PARTICIPLES and self.previous and not re.search(r"(?:national|total)", whole):
            bound.indicator = f"{self.previous.subject} as share of {whole}"
            part = self.previous.subject
        else:
            bound.indicator = f"share of {whole}"
            self._part_of_output(bound, whole)
        bound.portion = part

    def _whole(self) -> tuple[str, int, str]:
        """The whole after " of ", where it starts, and what the clause says after its verb."""
        low, figure = self.low, self.figure
        stop = self.clause_end
        verb = FINITE.search(low, figure.end + 4, stop)
        for mention in self.sentence.mentions:
            if mention.start >= figure.end:
                stop = min(stop, mention.start)
        counted = _COUNTED_WHOLE.fullmatch(low, figure.end + 4, self.next_start)
        stop = stop if counted else min(stop, self.next_start)
        if verb and verb.start() < stop:
            stop = verb.start()
        if stop == self.next_start:
            # "18.4% of output and chemicals 12.7%": the next part is no part of the whole.
            joint = low.rfind(" and ", figure.end + 4, stop)
            stop = joint if joint > figure.end + 4 else stop
        a, b = clean(low, figure.end + 4, stop, self.sentence, places=False)
        if _TOTAL_AFTER.match(low, b, stop) and not low.startswith("total", b - 5):
            b = low.index("total", b) + len("total")
        if counted:
            number = _NUMBER.match(low, a, b)
            a = number.end() if number else a
        whole = self.text[a:b].rstrip(" .") or self.text[figure.end + 4 : stop].strip(" .,")
        if self.previous is not None and re.match(r"(?:whom|which|them|these|those)\b", whole):
            after = self.text[a:b][whole.find(" ") :] if " " in whole else ""
            whole = self.previous.subject + after
        rest = (
            self.text[b : self.clause_end].strip(" .")
            if verb and figure.start - self.clause_start < 12
            else ""
        )
        return whole, a, rest

    def _part(self) -> str:
        """The subject of the verb that makes the figure a share, where it is no place; that of the share before it in a list."""
        verb = _PART_VERB.search(self.low, self.left_start, self.left_end)
        if verb is None:
            previous = self.previous
            listed = self.joined and previous is not None and previous.kind == "share" and self._is_list_gap()
            return previous.portion if listed and previous is not None else ""
        span = find_subject(self.low, self.left_start, verb.start())
        a, b = clean(self.low, *span, self.sentence)
        if not self._keeps(a, b) or _TERRITORY.fullmatch(self.low, a, b):
            return ""
        whole_place = any(p.start <= a and b <= p.end for p in self.sentence.places)
        return "" if whole_place else self.text[a:b]

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
        more = COMPARED_AFTER.match(low, figure.end)
        if more:
            bound.kind = "growth"  # "a tenth more than the year before"
            self._sign(bound, more.group("word") in NEGATIVE_AFTER)
            self._subject(bound)
            return
        among = _AMONG.match(low, figure.end)
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
