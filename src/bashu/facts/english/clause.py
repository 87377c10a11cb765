"""One English figure in its clause: offsets, qualifiers, the word that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.english.sums import is_sum
from bashu.facts.english.words import (
    CHANGE,
    FINITE,
    QUALIFIER_AFTER,
    QUALIFIER_CODE,
    SKIP,
    qualifier_before,
)
from bashu.facts.figure import Figure
from bashu.facts.literal_first import literal_first

__all__ = ["Clause", "NEGATIVE_AFTER"]

NEGATIVE_AFTER = frozenset(["lower", "less", "fewer", "slower", "smaller", "shorter", "below"])

_LIST_GAP = re.compile(r"\s*(?:,|and|, and|or|,? (?:and )?(?:about|nearly|over|some))\s*")

#: "went up to 160": a rise, no limit.
_ROSE = re.compile(
    r"\b(?:went|gone|goes|rose|rises|risen|climbed|jumped|moved|shot|crept|edged|soared|grew) $"
)
#: "grouped around six brands": a place, not a guess.
_CENTRED = re.compile(
    r"\b(?:group(?:ed|ing)|built|cent(?:er|re)(?:ed|d|s)?|cluster(?:ed|ing|s)?|organi[sz]ed|structured|revolv(?:es?|ed|ing)|gather(?:ed|ing)?|"
    r"arranged|wrapped|formed) $"
)
CHANGE_WORD = re.compile(r"\b[a-z]+(?:ing|ed|se|ow|ll|pt)\b(?= (?:by|to|\d))")
#: The last piece of a list of nouns: "and fishery industries", "software and information technology services".
_ENDS_LIST = re.compile(r"\s*(?:and (?:the )?[a-z]|(?:[\w'().-]+ ){1,5}and (?:[\w'().-]+ ){1,6})")
_LIST_PIECE = re.compile(
    r"(?!(?:in|by|during|at|as|according|however|meanwhile|moreover|furthermore|also|besides|last|this|next|over|on|since|after|before|under|"
    r"among|of the|despite|thanks|compared|but|while|when|where|which|who|that|if|although|though|specifically|notably|especially|excluding|"
    r"including|such|namely|by|regarding|concerning|for|with regard|as for|to)\b)(?![a-z]+(?:ed|en|ly)\b)(?:and )?[a-z][\w './&-]{1,90}"
)
#: A description by what things have; "21 cities have held" tells what they did.
_WITH_BOUND = re.compile(
    r"\b(?:with|having|whose)\b|\b(?:had|have|has) (?!(?:been|[a-z]+(?:ed|en|wn)|held|built|set|made|put|sold|sent|won|seen|run|met|signed)\b)"
)
_LISTED = literal_first(r"(?:,|\band) (?:and )?(?:the |that of )?[a-z][a-z -]{2,40} $")


_AGE = re.compile(r" (?:years? (?:old|of age) )?(?:or|and) (?:above|over|older|below|under|younger)\b")


def clause_around(sentence: Sentence, marks: Sequence[tuple[int, int]], a: int, b: int) -> tuple[int, int]:
    """The clause between the boundary marks around ``[a, b)``."""
    start, end = sentence.start, sentence.end
    for left, right in marks:
        if right <= a:
            start = right
        elif left >= b:
            end = left
            break
    return start, end


def list_start(
    low: str, sentence: Sentence, marks: Sequence[tuple[int, int]], start: int, end: int, floor: int
) -> int:
    """Where the list of nouns that ends in the clause from ``start`` to ``end`` begins: "output of farming, forestry and fishery".

    The commas of such a list are no bounds of clauses. Nothing before ``floor`` belongs to it.
    """
    joined = low.find("and ", start, end) >= 0
    place = next((p for p in sentence.places if start <= p.start <= start + 2), None)
    if not joined and place is None:
        return start
    verb = FINITE.search(low, start, end) or CHANGE_WORD.search(low, start, end)
    if verb is None:
        return start
    ends = joined and _ENDS_LIST.match(low, start, verb.start())
    if not ends and (place is None or place.end < verb.start() - 1):  # "... of Deyang, Mianyang surpassed"
        return start
    found = start
    inner = [(left, right) for left, right in marks if floor < right <= start]
    for index in range(len(inner) - 1, -1, -1):
        left = inner[index][0]
        begin = inner[index - 1][1] if index else max(floor, sentence.start)
        piece = low[begin:left].strip()
        if begin == floor > sentence.start:
            break  # what stands right after a figure belongs to it
        if low[left] != "," or not _LIST_PIECE.fullmatch(piece) or FINITE.search(piece):
            break
        if any(m.start <= begin + 9 and m.end > begin for m in sentence.mentions):
            break
        found = begin
        if " of " in piece or " with " in piece or " between " in piece:
            break
    return found


class Clause:
    """One English figure in its clause: offsets, qualifiers, the word that governs it."""

    def __init__(
        self, text: str, low: str, sentence: Sentence, state: State, marks: list[tuple[int, int]],
        figures: Sequence[Figure], index: int, earlier: Sequence[Bound],
    ) -> None:  # fmt: skip
        self.text, self.low, self.sentence, self.state = text, low, sentence, state
        self.figure, self.earlier = figures[index], earlier
        self.previous = earlier[-1] if earlier else None
        figure = self.figure
        before = figures[index - 1].end if index else sentence.start
        if index and _AGE.match(self.low, figures[index - 1].end) and self._dropped(figures[index - 1]):
            before = self.previous.end if self.previous else sentence.start  # residents aged 60 or above
        self.clause_start, self.clause_end = clause_around(sentence, marks, figure.start, figure.end)
        self.left_start = max(self.clause_start, before)
        self.next_start = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        self.marks = marks
        self.qualifiers: list[str] = []
        self.compared = False
        self.reached = False  # the qualifier was the verb: "exceeded 32 million people"
        self.left_end = figure.start
        if self.left_start == self.clause_start > before:
            self.left_start = list_start(low, sentence, marks, self.clause_start, figure.start, before)
        gap = low[before : figure.start] if index else ""
        self.joined = bool(index) and (self.left_start == before or _LIST_GAP.fullmatch(gap) is not None)
        if self.joined:
            self.left_start = before
        self.listed = self.joined or (_LISTED.search(gap) is not None and FINITE.search(gap) is None)
        self._take_qualifiers()
        self.verb, self.verb_at, self.preps = self._tail()
        if not self.verb and self.preps == ["by"]:
            self._join_clause_before(before)

    def _dropped(self, figure: Figure) -> bool:
        """Whether a figure before this one turned out to be none."""
        return self.previous is None or self.previous.start != figure.start

    def _join_clause_before(self, before: int) -> None:
        """Read past a comma between the verb and its "by": "their share fell, by 4.9 points"."""
        own = self.left_start
        starts = [self.sentence.start, *(end for _, end in self.marks if end < own)]
        self.left_start = max(before, starts[-1])
        self.verb, self.verb_at, self.preps = self._tail()
        if self.verb not in CHANGE:
            self.left_start = own
            self.verb, self.verb_at, self.preps = self._tail()

    def _take_qualifiers(self) -> None:
        found: list[str] = []
        end = self.left_end
        start = max(self.left_start, end - 48)
        for _ in range(3):
            match = qualifier_before(self.low, start, end)
            if not match:
                break
            if match.group(1) in ("more than", "less than", "fewer than", "above", "below") and re.search(
                r"\bthe\s*$", self.low[match.start() : self.left_end]
            ):
                self.compared = True
                end = match.start()
                break
            if match.group(1) == "around" and _CENTRED.search(self.low, start, match.start()):
                break
            if match.group(1) == "up to" and _ROSE.search(self.low, start, match.start()):
                break
            found.insert(0, QUALIFIER_CODE[match.group(1)])
            end = match.start()
            if FINITE.fullmatch(match.group(1)):
                self.reached = True
                break
        self.left_end = end
        found.extend(self.figure.qualifiers)
        after = QUALIFIER_AFTER.match(self.low, self.figure.end)
        if after:
            found.append("at least" if after.group(1) else "at most" if after.group(2) else "about")
        self.qualifiers = list(dict.fromkeys(found))

    def _tail(self) -> tuple[str, int, list[str]]:
        """The word that governs the figure, its offset, and the prepositions in between."""
        position = self.left_end
        preps: list[str] = []
        lower = self.left_start
        while position > lower:
            while position > lower and self.low[position - 1] in " -":
                position -= 1
            start = self.low.rfind(" ", lower, position) + 1
            if start <= 0 or start < lower:
                start = lower
            word = self.low[start:position].strip("(\"',.")
            if not word:
                return "", lower, preps
            if word == "added" and preps == ["of"] and self.low.endswith("value ", lower, start):
                return "value added", start - len("value "), preps
            if word not in SKIP:
                return word, start, preps
            preps.append(word)
            position = start
        return "", lower, preps

    def _is_threshold(self) -> bool:
        """A bound inside the description of a count is no figure: "128 townships with output above 10 billion"."""
        previous = self.previous
        if previous is None or previous.kind != "count" or not self.joined or self.sentence.every:
            return False
        between = self.low[previous.number_end : self.figure.start]
        return bool(
            _WITH_BOUND.search(between)
            and re.search(
                r"\b(?:above|over|exceeding|more than|topping|at least|of more than|below|under)\s*$", between
            )
        ) and not re.search(r"\b(?:total|combined)", between)

    def _is_list_gap(self) -> bool:
        return self.low[self.left_start : self.figure.start].strip() in ("and", ",", "", "or", "to", "-")

    def _is_compared(self) -> bool:
        return bool(
            re.search(
                r"compared (?:with|to)|\bversus\b|\bfrom\b|\bagainst\b|\bafter\b",
                self.low[self.clause_start : self.figure.start],
            )
        )

    def _names_after(self) -> bool:
        """Whether " in " after the figure introduces what grew, not a place or a period."""
        start = self.figure.end
        if not self.low.startswith((" in ", " for "), start):
            return False
        if re.match(
            r" in (?:nominal|real|terms|comparable|current|all|total|dollar|value|volume|a row|one|both|its|addition)\b",
            self.low[start : start + 16],
        ):
            return False
        reach = start + 8
        return not any(m.start <= reach and m.end > start + 4 for m in self.sentence.mentions) and not any(
            p.start <= reach and p.end > start + 4 for p in self.sentence.places
        )

    def _sign(self, bound: Bound, negative: bool) -> None:
        if negative and bound.value > 0:
            bound.value = -bound.value

    def _cumulative(self, bound: Bound) -> None:
        if is_sum(self.low, self.sentence, bound, self.previous, self.left_start, joined=self.joined):
            bound.kind = "cumulative"
