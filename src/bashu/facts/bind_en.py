"""Bind the figures of an English sentence: indicator phrase, kind, sign and qualifier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.figure import Figure
from bashu.facts.nouns_en import unit_of_noun
from bashu.facts.phrases_en import AIM, clean, extend_noun, find_subject, object_phrase
from bashu.facts.words_en import (
    CHANGE, CHANGE_AFTER, COMPARED_AFTER, CUMULATIVE, CUMULATIVE_VERB, DOWN, FINITE, QUALIFIER_AFTER,
    QUALIFIER_BEFORE, QUALIFIER_CODE, SHARE_VERB, SKIP,
)  # fmt: skip

__all__ = ["bind_english"]

_BOUNDARY = re.compile(
    r"[,;:](?=[ \"'])|\((?=[^()]{0,60}?\d)|(?<=\d)\)|(?<=[%nst])\)(?= )| - |\.\s|\b(?:while|but|whereas|although|though)\b"
)
_RATE = re.compile(r"\b(?:rate|ratio|coverage|penetration|proportion|percentage|share)s?\b")
_INDEX = re.compile(r"\bindex\b|\bpmi\b")
_NEGATIVE_AFTER = frozenset("lower less fewer slower smaller shorter below".split())


def bind_english(
    text: str, low: str, sentence: Sentence, figures: Sequence[Figure], state: State
) -> list[Bound]:
    """The bound figures of a sentence, those dropped that turn out to be none."""
    bounds: list[Bound] = []
    marks = [m.span() for m in _BOUNDARY.finditer(low, sentence.start, sentence.end)]
    for index, figure in enumerate(figures):
        previous = bounds[-1] if bounds else None
        bound = _Reading(text, low, sentence, state, marks, figures, index, previous).bind()
        if bound is not None:
            bounds.append(bound)
    return bounds


class _Reading:
    """One figure read in its clause."""

    def __init__(
        self, text: str, low: str, sentence: Sentence, state: State, marks: list[tuple[int, int]],
        figures: Sequence[Figure], index: int, previous: Bound | None,
    ) -> None:  # fmt: skip
        self.text, self.low, self.sentence, self.state = text, low, sentence, state
        self.figure, self.previous = figures[index], previous
        figure = self.figure
        before = figures[index - 1].end if index else sentence.start
        self.clause_start = max([sentence.start, *(end for _, end in marks if end <= figure.start)])
        self.left_start = max(self.clause_start, before)
        self.clause_end = min([sentence.end, *(start for start, _ in marks if start >= figure.end)])
        self.next_start = figures[index + 1].start if index + 1 < len(figures) else sentence.end
        self.marks = marks
        self.qualifiers: list[str] = []
        self.compared = False
        self.left_end = figure.start
        gap = low[before : figure.start] if index else ""
        self.joined = bool(index) and (self.left_start == before or _LIST_GAP.fullmatch(gap) is not None)
        if self.joined:
            self.left_start = before
        self.listed = self.joined or _LISTED.fullmatch(gap) is not None

    def bind(self) -> Bound | None:
        figure = self.figure
        self._take_qualifiers()
        self.verb, self.verb_at, self.preps = self._tail()
        bound = Bound(
            figure.start, figure.end, figure.number_end, figure.value, figure.unit, figure.form,
            figure.half_width, figure.rule, qualifiers=tuple(self.qualifiers), clause_start=self.clause_start,
            clause_end=max(self.clause_end, figure.end),
        )  # fmt: skip
        if self._is_threshold():
            return None
        form = figure.form
        if form == "percent":
            self._percent(bound)
        elif form == "share":
            self._fraction(bound)
        elif form == "pp":
            self._points(bound)
        elif form == "times":
            self._times(bound)
        elif form == "rank":
            self._rank(bound)
        elif form == "ratio":
            bound.kind = "share"
            self._subject(bound)
        elif form == "bare":
            if not self._bare(bound):
                return None
        elif form == "count":
            self._count(bound)
        else:
            self._amount(bound)
        if not bound.indicator:
            bound.indicator = bound.subject
        bound.compared = bound.compared or self.compared
        return bound

    def _take_qualifiers(self) -> None:
        found: list[str] = []
        end = self.left_end
        start = max(self.left_start, end - 48)
        for _ in range(3):
            match = QUALIFIER_BEFORE.search(self.low, start, end)
            if not match:
                break
            if match.group(1) in ("more than", "less than", "fewer than", "above", "below") and re.search(
                r"\bthe\s*$", self.low[match.start() : self.left_end]
            ):
                self.compared = True
                end = match.start()
                break
            found.insert(0, QUALIFIER_CODE[match.group(1)])
            end = match.start()
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
            if word not in SKIP:
                return word, start, preps
            preps.append(word)
            position = start
        return "", lower, preps

    def _is_threshold(self) -> bool:
        """A bound inside the description of a count is no figure: "128 townships with output above 10 billion"."""
        previous = self.previous
        if previous is None or previous.kind != "count" or not self.joined:
            return False
        between = self.low[previous.number_end : self.figure.start]
        return bool(
            re.search(r"\b(?:with|had|having|whose|have|has)\b", between)
            and re.search(
                r"\b(?:above|over|exceeding|more than|topping|at least|of more than|below|under)\s*$", between
            )
        ) and not re.search(r"\btotal|invest", between)

    # kinds

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
        compared = COMPARED_AFTER.match(low, figure.end)
        if compared:
            bound.kind = "growth"
            self._sign(bound, compared.group("word") in _NEGATIVE_AFTER)
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
            if self.verb in _CHANGE_NOUNS and self._names_after():
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
            and not self.verb in CHANGE
        ):
            # Ellipsis in shares: "... took up 37.5% of industrial output, food 18.4%".
            bound.kind = "share"
            a, b = clean(low, self.left_start, self.left_end, self.sentence)
            bound.subject = self.text[a:b] or self.previous.subject
            whole = self.previous.indicator.removeprefix("share of ")
            bound.indicator = f"share of {bound.subject} in {whole}"
            return
        if (
            self.joined
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
        elif re.search(
            r"^(?:average |annual )*growth (?:rate )?(?:of|in)\b|\bgrowth(?: rate)?$", subject
        ) and not _RATE.search(subject.replace("growth rate", "")):
            bound.kind = "growth"
        elif self.previous is not None and self.previous.kind == "growth" and self._is_compared():
            bound.kind = "growth"
        else:
            bound.kind = "rate"

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
        reach = start + 8
        return not any(m.start <= reach and m.end > start + 4 for m in self.sentence.mentions) and not any(
            p.start <= reach and p.end > start + 4 for p in self.sentence.places
        )

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

    def _sign(self, bound: Bound, negative: bool) -> None:
        if negative and bound.value > 0:
            bound.value = -bound.value

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
            a, b = clean(low, figure.end + 4, stop, self.sentence, places=False)
            whole = self.text[a:b]
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
                bound.indicator = f"{self.previous.subject} as share of the {whole}"
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
            return
        self._subject(bound)
        bound.indicator = (
            f"share of {bound.subject}" if bound.subject and "share" not in bound.subject else bound.subject
        )

    def _fraction(self, bound: Bound) -> None:
        """ "A third of": a share; "increased by one fifth": growth; "two in five households": a share of them."""
        low, figure = self.low, self.figure
        if self.verb in CHANGE and "by" in self.preps:
            bound.kind = "growth"
            self._sign(bound, self.verb in DOWN)
            self._subject(bound)
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

    def _points(self, bound: Bound) -> None:
        bound.kind = "change_pp"
        compared = COMPARED_AFTER.match(self.low, self.figure.end)
        if compared:
            self._sign(bound, compared.group("word") in _NEGATIVE_AFTER)
        elif self.verb in DOWN:
            self._sign(bound, True)
        self._subject(bound)
        previous = self.previous
        if previous is not None and previous.kind == "growth" and bound.subject == previous.subject:
            bound.indicator = f"growth of {bound.subject}"

    def _times(self, bound: Bound) -> None:
        bound.kind = "growth"
        if self.figure.rule == "multiple":
            low = self.low
            if (
                re.match(
                    r"\s(?:in|over|to|from|its|the|within|by|during|between|compared|year|since|,|\.)",
                    low[self.figure.end : self.figure.end + 12] + " ",
                )
                is None
                and low[self.figure.end : self.figure.end + 1] == " "
            ):
                pass
            self._subject(bound)
            return
        self._subject(bound)

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
        compared = COMPARED_AFTER.match(low, self.figure.end)
        if compared and self.previous:
            self._sign(bound, compared.group("word") in _NEGATIVE_AFTER)
        phrase = object_phrase(low, self.left_start, self.left_end)
        if phrase and self.verb not in CHANGE and low[phrase[1] : self.left_end].split()[:1] != ["to"]:
            a, b = clean(low, *phrase, self.sentence)
            if b > a + 2:
                bound.subject, bound.subject_start = self.text[a:b], a
                self._qualify_object(bound, phrase[0])
                if not bound.indicator and self.previous is None:
                    self._of_actor(bound, phrase[0])
        elif bound.form == "physical" and low.startswith(" of ", self.figure.end) and not self.compared:
            self._subject_after(bound, self.figure.end + 4)
        elif (
            re.match(
                r"(?:of |in |for )?([a-z-]+ing|investment|capital|loans)",
                low[self.figure.end + 1 : self.figure.end + 24],
            )
            and self.left_end - self.left_start < 4
        ):
            self._subject_after(bound, self.figure.end)
        elif (self.left_end - self.left_start < 6 or self.verb in ("and", "of", "")) and re.match(
            r" (?:was|were|is|are|has been|had been|in|of) ", low[self.figure.end : self.figure.end + 12]
        ):
            self._subject_after(bound, self.figure.end)
        if not bound.subject:
            self._subject(bound)
        if self.verb in CHANGE and "from" in self.preps[:1]:
            bound.compared = True
        self._cumulative(bound)

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
        """A bare measure belongs to its subject: "the cluster system achieved a value-added of ..."."""
        if not _BARE_MEASURE.fullmatch(bound.subject.lower()):
            return
        actor = self._actor()
        a, b = find_subject(self.low, self.left_start, start)
        named = any(place.start < b and a < place.end for place in self.sentence.places)
        if (
            actor
            and not named
            and 4 < len(actor) < 80
            and not re.search(r"\b(?:city|province|country|region|circle)\b", actor)
        ):
            bound.indicator = f"{bound.subject} of {actor}"

    def _cumulative(self, bound: Bound) -> None:
        clause = self.low[self.clause_start : max(self.clause_end, bound.end)]
        whole = self.low[self.sentence.start : self.sentence.end]
        if (
            CUMULATIVE.search(clause)
            or CUMULATIVE_VERB.search(clause)
            and not any(m.role == "main" and m.period and "/" not in m.period for m in self.sentence.mentions)
        ):
            bound.kind = "cumulative"
        elif (
            re.search(r"\bsince\b", clause)
            and re.search(r"\b(?:has|have)\b", whole)
            and bound.form != "percent"
        ):
            bound.kind = "cumulative"
        elif (
            self.previous
            and self.previous.kind == "cumulative"
            and re.search(r"\b(?:with|involving|and|worth)\b", self.low[self.left_start : self.left_end])
            and self.joined
        ):
            bound.kind = "cumulative"

    def _count(self, bound: Bound) -> None:
        figure, low = self.figure, self.low
        bound.kind = "count"
        if figure.noun_start >= 0:
            phrase = self.text[figure.noun_start : figure.noun_end]
            bound.unit = unit_of_noun(phrase)
            bound.indicator = extend_noun(
                self.text,
                low,
                figure.noun_start,
                figure.noun_end,
                min(self.sentence.end, self.next_start),
                self.sentence.mentions,
            )
            bound.subject = phrase
            bound.subject_start = figure.noun_start
            if bound.unit in ("years", "hours", "minutes", "days", "months", "weeks", "kilometers", "meters"):
                bound.kind = "level"
            if self.preps[:1] == ["to"] and self.previous and self.previous.rule == "multiple":
                self._inherit(bound)
                bound.indicator = bound.subject
            elif bound.unit in _VAGUE and self.left_end - self.left_start > 4:
                self._count_subject(bound)
            bound.actor = self._actor()
        elif bound.unit:
            self._subject(bound)
        self._cumulative(bound)

    def _actor(self) -> str:
        a, b = clean(
            self.low, *find_subject(self.low, self.left_start, self.left_end), self.sentence, places=False
        )
        return self.text[a:b] if self._keeps(a, b) else ""

    def _count_subject(self, bound: Bound) -> None:
        phrase = object_phrase(self.low, self.left_start, self.left_end)
        span = phrase or self._before_verb(self.left_end)
        a, b = clean(self.low, *span, self.sentence)
        if self._keeps(a, b) and (self.verb in CHANGE or self.verb in _REACHED or phrase):
            bound.indicator = bound.subject = self.text[a:b]
            bound.subject_start = a

    def _bare(self, bound: Bound) -> bool:
        """A number without unit: an elliptical count, the object of a verb of reaching, or an index."""
        low, figure, previous = self.low, self.figure, self.previous
        left = low[self.left_start : self.left_end]
        after = low[figure.end : figure.end + 12]
        among = re.search(
            r"\b(?:among|of) (?:its|the|all|these|those)?\s?((?:\w+ )?\w+s),\s*$",
            low[self.sentence.start : figure.start],
        )
        of_many = re.match(
            r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ", low[figure.end : figure.end + 24]
        )
        verb_after = FINITE.match(low, figure.end + 1)
        if _INDEX.search(left) and figure.rule == "digits":
            bound.kind, bound.unit = "index", "index"
            self._subject(bound)
            return True
        if among and verb_after:
            bound.kind, bound.unit = "count", among.group(1).split()[-1]
            bound.subject = among.group(1)
            bound.indicator = (
                f"{among.group(1)} {self.text[figure.end : self.clause_end].strip(' .')}".replace(
                    " had ", " with "
                )
            )
            return True
        if of_many and figure.rule == "digits":
            noun = re.compile(r" of (?:its|the|all|these|those|all the) (?:\d+|\w+) ((?:\w+ )?\w+s)\b").match(
                low, figure.end
            )
            if noun:
                bound.kind, bound.unit = "count", unit_of_noun(noun.group(1))
                rest = self.text[noun.end() : self.clause_end].strip(" .")
                bound.subject = noun.group(1)
                bound.indicator = f"{noun.group(1)} {rest}".strip()
                return True
        if figure.rule == "words":
            return self._of_them(bound)
        counted = (
            previous is not None
            and previous.kind in ("count", "cumulative", "target")
            and previous.form in ("count", "bare")
        )
        if (
            previous is not None
            and counted
            and re.match(r"\s*(?:have|has|are|is|were|was)\b|\s+(?:under|completed|in operation)", after)
        ):
            bound.kind, bound.unit = "count", previous.unit
            rest = extend_noun(
                self.text,
                low,
                figure.end,
                figure.end,
                min(self.sentence.end, self.next_start),
                self.sentence.mentions,
            )
            bound.subject = previous.subject
            bound.indicator = f"{previous.unit} {rest}".strip()
            return True
        if (
            previous is not None
            and counted
            and (
                self._is_list_gap()
                or self.verb in ("up", "down", "bringing", "number")
                or re.search(r"\b(?:from|to|total|compared)\b", left)
            )
        ):
            bound.kind, bound.unit = ("cumulative" if "total" in left else previous.kind), previous.unit
            bound.subject, bound.indicator = previous.subject, previous.indicator
            bound.compared = "from" in self.preps or "compared" in left
            return True
        if previous is None and self.state.last and "total number" in left:
            bound.kind, bound.unit = "cumulative", self.state.last.unit
            bound.subject = bound.indicator = self.state.last.subject
            return True
        governed = self.verb in _REACHED or self.verb in CHANGE or bool(self.qualifiers)
        if not governed or figure.rule != "digits":
            return False
        self._subject(bound)
        if not bound.subject:
            return False
        noun = _counted_head(bound.subject)
        if not noun:
            return False
        bound.kind, bound.unit = "count", noun
        bound.indicator = re.sub(r"^(?:total )?(?:number|count) of ", "", bound.subject)
        self._cumulative(bound)
        return True

    def _of_them(self, bound: Bound) -> bool:
        """ "Five of them are gas fields": what was counted before."""
        last = self.previous or self.state.last
        if last is None or last.form not in ("count", "bare", "money", "physical") or not last.unit:
            return False
        counted = last if last.form in ("count", "bare") else self.state.counted
        if counted is None:
            return False
        bound.kind, bound.unit = "count", counted.unit
        bound.subject = counted.subject
        rest = re.sub(
            r"^ ?of (?:them|these|which) ?", "", self.text[self.figure.end : self.clause_end]
        ).strip(" .")
        bound.indicator = f"{counted.unit} {re.sub(r'^(?:are|were|have|had) ', 'with ' if 'have' in rest[:5] else '', rest)}".strip()
        return True

    # phrases

    def _of_them(self, bound: Bound) -> bool:
        """ "Five of them are gas fields", "Four have ...": some of what was counted before."""
        counted = self.previous if self.previous and self.previous.form == "count" else self.state.counted
        if counted is None or not counted.unit:
            return False
        bound.kind, bound.form, bound.unit = "count", "count", counted.unit
        bound.subject = counted.subject
        rest = self.text[self.figure.end : self.clause_end].strip(" .")
        rest = re.sub(r"^(?:of (?:them|these|which) )?(?:(?:are|were) |(?:have|had) (?=an? ))?", "", rest)
        bound.indicator = f"{counted.unit} {rest}".strip()
        return True

    def _subject(self, bound: Bound) -> None:
        """The noun phrase that governs the figure's verb, or that of the figure before."""
        low, end = self.low, self.left_end
        span: tuple[int, int] | None = None
        if self.verb in _CHANGE_NOUNS and "of" in self.preps:
            compound = _COMPOUND.match(low[self.left_start : self.verb_at])
            if compound and compound.group("np"):
                span = (self.left_start + compound.start("np"), self.left_start + compound.end("np"))
                a, b = clean(low, *span, self.sentence)
                if self._keeps(a, b):
                    bound.subject, bound.subject_start = self.text[a:b], a
                    bound.compound = (
                        self.text[a : self.verb_at] + self.text[self.verb_at : self.verb_at + len(self.verb)]
                    )
                    return
                span = None
        if self.verb not in CHANGE and self.figure.rule != "multiple":
            span = object_phrase(low, self.left_start, end)
        if span:
            a, b = clean(low, *span, self.sentence)
            if self._keeps(a, b):
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        a, b = clean(low, *self._before_verb(end), self.sentence)
        if self._keeps(a, b):
            bound.subject, bound.subject_start = self.text[a:b], a
            self._part_of(bound)
        else:
            self._inherit(bound)

    def _before_verb(self, end: int) -> tuple[int, int]:
        """The part of the clause before the verb that governs the figure."""
        aim = AIM.match(self.low, self.left_start, end)
        if aim and self.verb_at > aim.end():
            return aim.end(), self.verb_at
        governs = self.verb in CHANGE or (self.verb and FINITE.fullmatch(self.verb))
        if governs and self.verb_at > self.left_start:
            end = self.verb_at
            first = find_subject(self.low, self.left_start, end)
            return first if self.low[first[1] : end].startswith(_AUXILIARIES) else (self.left_start, end)
        return find_subject(self.low, self.left_start, end)

    def _keeps(self, a: int, b: int) -> bool:
        phrase = self.low[a:b]
        return b - a >= 3 and re.search("[a-z]{3}", phrase) is not None and not _is_filler(phrase)

    def _part_of(self, bound: Bound) -> None:
        """A part named after "with" or "of which" is measured as the whole was: value added of mining."""
        previous = self.previous
        if previous is None or " of " in bound.subject or previous.kind not in ("growth", "level", "target"):
            return
        measure = _MEASURED.match(previous.subject)
        if not measure:
            return
        lead = self.low[self.left_start : bound.subject_start]
        if re.search(
            r"\bwith\b|\bof which\b|\bincluding\b", self.low[self.clause_start : bound.subject_start]
        ) or (
            re.search(r"\band\b|^\W*(?:the )?$", lead)
            and re.search(r"\b(?:industry|sector|manufacturing|mining)\b", bound.subject)
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
        if b - a < 3:
            self._inherit(bound)
            return
        bound.subject, bound.subject_start = self.text[a:b], a

    def _inherit(self, bound: Bound) -> None:
        previous = self.previous
        if previous is not None:
            if previous.actor and bound.form in ("money", "percent", "pp") and previous.form == "count":
                bound.subject = previous.actor
                return
            bound.subject, bound.subject_start = previous.subject, previous.subject_start
            return
        # The clause before in the same sentence, else the figure before in the paragraph.
        if self.clause_start > self.sentence.start:
            earlier = [end for _, end in self.marks if end < self.clause_start]
            start = earlier[-1] if earlier else self.sentence.start
            a, b = clean(self.low, *find_subject(self.low, start, self.clause_start - 1), self.sentence)
            if b - a >= 3:
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        if self.state.last is not None:
            bound.subject = self.state.last.subject


_REACHED = frozenset(
    """reached reach numbered numbering totaled totalled total stood hit reaching exceeded exceed surpassed topped were was came
    amounted averaged approached is are approached exceeds""".split()
)
_BARE_MEASURE = re.compile(
    r"(?:total |combined |annual )?(?:value[- ]added|added value|output|output value|revenue|turnover|investment|investments|profits?|sales|exports|"
    r"imports|trade|length|area|capacity|value|volume|throughput)"
)
_VAGUE = frozenset(("people", "visits", "persons", "trips", "passengers", "tourists", "TEU", "times"))
_CHANGE_NOUNS = frozenset(
    "growth increase rise gain expansion decline decrease drop fall contraction reduction".split()
)
_COMPOUND = re.compile(
    r"(?:.*\b(?:a|an|the|its|their|for|of|to|with|and|saw|had|recorded|posted|achieve|achieved|maintain|at|in|on|targets?|see|set|forecast|keep|"
    r"expects?|aims|is|was|by)\s)?(?P<np>(?!(?:year|annual|average|a|an|the)\b)[a-z][a-z ()-]{1,60}?)\s*$"
)
_MOVED = re.compile(
    r"\b(?P<verb>cut|reduce|reduced|reducing|lower|lowered|raise|raised|increase|increased|boost|boosted|lift|lifted|expand|expanded|improve|"
    r"improved|shorten|shortened) (?P<np>(?:its |the |their )?[a-z][^,;]{3,70}?) by\b"
)
_AUXILIARIES = (
    "is ", "are ", "was ", "were ", "has ", "have ", "had ", "will ", "would ", "should ", "can ", "could ", "may ", "might ",
    "must ", "shall ", "plans ", "aims ", "expects ", "is expected",
)  # fmt: skip
_MEASURED = re.compile(
    r"(?:the )?((?:total )?(?:value[- ]added|added value|output|output value|investment|retail sales|sales|exports|imports|turnover|"
    r"revenue|profits?|production))(?: output)? (?:of|in) "
)
_LIST_GAP = re.compile(r"\s*(?:,|and|, and|or|,? (?:and )?(?:about|nearly|over|some))\s*")
_LISTED = re.compile(r",? (?:and )?(?:the |that of )?[a-z][a-z -]{2,40} ")
_FILLER = re.compile(
    r"(?:it|they|that|this|which|who|them|these|those|the figure|the number|figure|number|officials?|year|month|period|level|rate|pace|total|compared|whole|whole year|bring(?:ing)? this|this figure|followed|respectively|alone|one|most|many|others?|change|changed|growing|we(?: .*)?|been .*|be .*|as|it .{0,20})(?: \w{1,3})?$"
)


def _is_filler(phrase: str) -> bool:
    return _FILLER.match(phrase.strip()) is not None


_HEAD_NOUN = re.compile(r"(?:number|count|total) of ((?:[\w-]+ ){0,5}?[\w-]+s)(?![\w-])")


def _counted_head(subject: str) -> str:
    low = subject.lower()
    match = _HEAD_NOUN.search(low)
    phrase = (
        match.group(1)
        if match
        else re.split(r" (?:of|in|for|with|at|linked|designated|on|to|from|under|by|between) ", low)[0]
    )
    words = phrase.split()
    if not words or not words[-1].endswith("s") or words[-1].endswith("ss"):
        return ""
    return unit_of_noun(phrase)
