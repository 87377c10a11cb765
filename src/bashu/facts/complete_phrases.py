"""Say in full what a figure measures where its own clause leaves it to an earlier one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.chinese.leaning import around_time, complete_chinese, counted_by, gap_of_share, given_money
from bashu.facts.english.leaning import complete_english
from bashu.facts.english.owners import name_industries, say_whose

__all__ = ["complete_phrases"]


#: "value added of value added of mining": said by two rules.
_AGAIN = re.compile(r"(?P<measure>[\w -]{4,30}) of (?P=measure) (?=of|in)")


def complete_phrases(text: str, low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Complete the phrases of a sentence in text order, each from those before."""
    if "respectively" in low[sentence.start : sentence.end] or "分别" in low[sentence.start : sentence.end]:
        _respective(low, bounds)
    told: Bound | None = None
    for index, bound in enumerate(bounds):
        before = bounds[index - 1] if index else None
        if bound.kind != "rank":  # a rank is of what was told before it
            before = told or before
        if sentence.chinese:
            gap_of_share(low, bounds, index)
            complete_chinese(text, low, bound, before, state.last or state.told_before)
            counted_by(low, text, bound)
            given_money(text, low, sentence, bound, before)
            around_time(text, low, sentence, bound)
        else:
            complete_english(text, low, sentence, bound, before, state.last or state.told_before)
            say_whose(
                text,
                low,
                sentence,
                bound,
                before,
                state.last or state.told_before,
                _counted(bounds[:index], state),
            )
            again = _AGAIN.match(bound.indicator) if " of " in bound.indicator else None
            if again:
                bound.indicator = bound.indicator[again.end("measure") + 4 :]
        if before is not None and _grows(before, bound):
            bound.indicator = before.indicator
        if _tells(bound):
            told = bound
    if not sentence.chinese and low.find("three ", sentence.start, sentence.end) >= 0:
        name_industries(list(bounds))


def _counted(earlier: Sequence[Bound], state: State) -> Bound | None:
    """What was counted last, in the sentence or before it in the paragraph."""
    whole = state.whole if state.last is not None else None
    return next((b for b in reversed(earlier) if b.form == "count"), whole)


_RATIOS = ("percent", "times", "pp")


def _tells(bound: Bound) -> bool:
    """Whether a figure says what is measured: a rank does not, nor does 增加 alone."""
    return bound.kind != "rank" and bound.subject not in (
        "增加",
        "减少",
        "新增",
        "净增",
        "增长",
        "increase",
        "decrease",
    )


def _grows(before: Bound, bound: Bound) -> bool:
    """Whether a growth is of the amount before it, which is told in full there."""
    return (
        bound.kind == "growth"
        and before.kind in ("level", "count", "cumulative")
        and bound.subject_start >= 0
        and bound.subject_start == before.subject_start
        and bound.indicator == bound.subject
        and bound.subject in before.indicator
    )


#: Between ratios told in a row: 分别增长8.1%、2.3%和下降5.6%, "up 5.1 percent and down 3.7 percent".
_ROW = re.compile(r"(?:[\s,、和及与]|and|同比|分别|增长|下降|上升|减少|增|降|rose|fell|up|down|by|of)*")


def _respective(low: str, bounds: Sequence[Bound]) -> None:
    """Ratios that go with as many amounts told before, in that order: "rose 1.3 % and 0.8 % respectively"."""
    told: list[Bound] = []
    row: list[Bound] = []
    for bound in [*bounds, None]:
        if bound is not None and bound.form in _RATIOS:
            if row and _ROW.fullmatch(low, row[-1].end, bound.start) is None:
                _pair(told, row)
                row = []
            row.append(bound)
            continue
        _pair(told, row)
        told, row = ([], []) if row else (told, row)
        if bound is not None and bound.form not in ("rank", "share") and not bound.repeats:
            told.append(bound)


def _pair(told: Sequence[Bound], row: Sequence[Bound]) -> None:
    """Give each ratio of a row what the amount in its place measures, where the row had its subject from there."""
    amounts = _last_things(told, len(row)) if len(row) > 1 else []
    if not amounts:
        return
    last = amounts[-1]
    known = (last.subject, last.indicator)
    if any(b.subject not in known and (b.subject_start < 0 or b.subject_start > last.start) for b in row):
        return
    phrase = row[-1].indicator
    whole = phrase.partition(" as share of ")[2] or phrase.partition("share of ")[2]
    for bound, amount in zip(row, amounts, strict=True):
        bound.subject, bound.subject_start = amount.indicator or amount.subject, amount.subject_start
        bound.place = amount.place
        shared = bound.kind == "share" and whole
        bound.indicator = f"{bound.subject} as share of {whole}" if shared else bound.subject


def _last_things(told: Sequence[Bound], size: int) -> list[Bound]:
    """The last ``size`` amounts, each of another thing or place; none where the text tells them not apart."""
    found: dict[tuple[str, str], Bound] = {}
    for amount in reversed(told):
        thing = (amount.indicator or amount.subject, amount.place.key if amount.place else "")
        if thing not in found and len(found) == size:
            break
        if thing in found and found[thing].unit == amount.unit:
            return []
        found[thing] = amount  # a second currency says the first again
    return list(reversed(found.values())) if len(found) == size else []
