"""Say in full what a figure measures where its own clause leaves it to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.leaning_en import complete_english
from bashu.facts.leaning_zh import complete_chinese, counted_by
from bashu.facts.ranges import grouped

__all__ = ["complete_phrases"]


def complete_phrases(text: str, low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Complete the phrases of a sentence in text order, each from those before."""
    if "respectively" in low[sentence.start : sentence.end] or "分别" in low[sentence.start : sentence.end]:
        _respective(low, sentence, bounds)
    for index, bound in enumerate(bounds):
        before = bounds[index - 1] if index else None
        if sentence.chinese:
            complete_chinese(low, bound, before, state.last)
            counted_by(low, text, bound)
        else:
            complete_english(text, low, sentence, bound, before, state.last)


_RATIOS = ("percent", "times", "pp")


def _respective(low: str, sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """Ratios that go with as many amounts told before, in that order: "rose 1.3 % and 0.8 % respectively"."""
    for group in grouped(low, bounds):
        first = group[0]
        if first.form not in _RATIOS or len(group) < 2:
            continue
        at = next(index for index, bound in enumerate(bounds) if bound is first)
        told: dict[str, Bound] = {}  # each thing once: a second currency says it again
        for bound in bounds[:at]:
            if bound.form not in (*_RATIOS, "rank", "share") and not bound.repeats:
                told.setdefault(bound.indicator or bound.subject, bound)
        sources = list(told.values())[-len(group) :]
        if len(sources) < len(group) or first.subject not in (sources[-1].subject, sources[-1].indicator):
            continue
        last = group[-1].indicator
        whole = last.partition(" as share of ")[2] or last.partition("share of ")[2]
        for bound, source in zip(group, sources, strict=True):
            bound.subject, bound.place = source.indicator or source.subject, source.place
            shared = bound.kind == "share" and whole
            bound.indicator = f"{bound.subject} as share of {whole}" if shared else bound.subject
