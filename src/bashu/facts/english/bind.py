"""Bind the figures of an English sentence: indicator phrase, kind, sign and qualifier."""

from __future__ import annotations

from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.english.amount import Amounts
from bashu.facts.english.count import Counts
from bashu.facts.english.points import Points
from bashu.facts.figure import Figure
from bashu.facts.literal_first import literal_first

__all__ = ["bind_english"]

_BOUNDARY = literal_first(
    r"[,;:](?=[ \"'])|\((?=[^()]{0,60}?\d)|\)(?:(?<=\d\))|(?:(?<=%\))|(?<=yuan\))|(?<=llars\))|(?<=cent\))|(?<=oints\))|(?<=tons\))|(?<=tonnes\))|(?<=llion\)))(?= ))| - |(?<!approx)\.\s|(?:while|but|whereas|although|though)\b(?<![a-z](?:but))(?<!\wwhile)(?<!\wwhereas)(?<!\walthough)(?<!\wthough)"
)


class _Reading(Points, Amounts, Counts):
    """One figure read in its clause."""

    def bind(self) -> Bound | None:
        figure = self.figure
        bound = Bound(
            figure.start, figure.end, figure.number_end, figure.value, figure.unit, figure.form,
            figure.half_width, figure.rule, qualifiers=tuple(self.qualifiers), clause_start=self.clause_start,
            clause_end=max(self.clause_end, figure.end),
        )  # fmt: skip
        if self._is_threshold():
            return None
        if figure.form == "count" and not self.sentence.every and self._counts_points():
            figure.form = bound.form = "pp"
            bound.unit, bound.end = "pp", figure.end
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
        if self.sentence.every:  # a quantity of any kind stays what is printed
            bound.form, bound.unit = figure.form, figure.unit
        return bound


def bind_english(
    text: str, low: str, sentence: Sentence, figures: Sequence[Figure], state: State
) -> list[Bound]:
    """The bound figures of a sentence, those dropped that turn out to be none."""
    bounds: list[Bound] = []
    marks = [m.span() for m in _BOUNDARY.finditer(low, sentence.start, sentence.end)]
    if sentence.broken:
        marks = sorted([*marks, *sentence.broken])
    for index in range(len(figures)):
        bound = _Reading(text, low, sentence, state, marks, figures, index, bounds).bind()
        if bound is not None:
            bounds.append(bound)
            if bound.form == "count" or bound.form == "bare" and bound.kind == "count":
                state.counted = bound
    return bounds
