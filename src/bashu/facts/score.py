"""Score: facts read against gold facts, matched one to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from bashu.model import Fact

__all__ = ["BOUND_FIELDS", "Score", "gold_row", "score_facts"]

#: What a figure is bound to; each is judged over the matched facts.
BOUND_FIELDS = ("unit", "kind", "period", "qualifier", "place")

Row = Mapping[str, Any]

_ALIKE = 0.6  # indicator phrases at least this similar count as alike
_OTHER_UNIT, _OTHER_KIND = 1000, 100  # in characters of distance: the right unit wins among near figures
_NOT_A_WORD = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True)
class Score:
    """How a reading agrees with a gold file.

    ``gold``, ``predicted``, ``matched`` and ``surplus`` are counts; ``surplus`` are predictions that match
    no gold fact and touch no ignored span. ``agree`` holds, over the matched facts, the share that agree in
    each of :data:`BOUND_FIELDS`; ``indicator_similarity`` the mean similarity of indicator phrases and
    ``indicator_alike`` the share of them of at least .6. ``missed`` and ``extra`` are indices of the gold
    facts not found and of the surplus predictions. Shares are in 0..1.
    """

    gold: int
    predicted: int
    matched: int
    surplus: int
    agree: Mapping[str, float]
    indicator_similarity: float
    indicator_alike: float
    missed: tuple[int, ...] = field(default=(), repr=False)
    extra: tuple[int, ...] = field(default=(), repr=False)

    @property
    def recall(self) -> float:
        """Gold facts found, of all gold facts."""
        return self.matched / max(1, self.gold)

    @property
    def precision(self) -> float:
        """Predictions that are gold facts, of all that count."""
        return self.matched / max(1, self.matched + self.surplus)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.recall * self.precision / max(1e-9, self.recall + self.precision)


def score_facts(
    gold: Sequence[Row],
    predicted: Sequence[Row],
    *,
    ignored: Sequence[Row] = (),
    tier1: bool = False,
    second_currency: bool = True,
) -> Score:
    """Agreement of predicted facts with gold facts.

    Rows have the keys of the gold format: ``doc``, ``quote_start``, ``quote_end``, ``value_start``,
    ``value_end``, ``value``, ``unit``, ``kind``, ``period``, ``qualifier``, ``place``, ``indicator``. A
    prediction matches a gold fact of the same ``doc`` when their quotes overlap and the values agree to a
    relative 1e-4, sign included; pairs are taken one to one, the nearest figures first, where another unit
    or kind counts as distance. Words are compared without case and punctuation. A prediction on an
    ``ignored`` span counts neither way. ``tier1`` leaves out ranks and counts in words,
    ``second_currency=False`` the second currency of one amount: found or not, they count neither way.

    >>> fact = {"doc": "a.txt", "quote_start": 0, "quote_end": 20, "value": 5.8, "unit": "percent",
    ...         "kind": "growth", "period": "2024", "qualifier": None, "place": "Chongqing", "indicator": "GDP"}
    >>> score = score_facts([fact], [fact | {"kind": "rate"}])
    >>> score.f1, score.agree["kind"], score.agree["period"]
    (1.0, 0.0, 1.0)
    """
    found = _match(gold, predicted)
    taken = set(found.values())
    counted = [
        i
        for i, fact in enumerate(gold)
        if not (tier1 and fact.get("tier", 1) != 1) and (second_currency or not fact.get("alt"))
    ]
    pairs = [(gold[i], predicted[found[i]]) for i in counted if i in found]
    extra = tuple(j for j, p in enumerate(predicted) if j not in taken and not _is_ignored(p, ignored))
    alike = [_similarity(g, p) for g, p in pairs]
    return Score(
        gold=len(counted),
        predicted=len(predicted),
        matched=len(pairs),
        surplus=len(extra),
        agree={name: _share([_same(g, p, name) for g, p in pairs]) for name in BOUND_FIELDS},
        indicator_similarity=sum(alike) / max(1, len(alike)),
        indicator_alike=_share([ratio >= _ALIKE for ratio in alike]),
        missed=tuple(i for i in counted if i not in found),
        extra=extra,
    )


def gold_row(fact: Fact, *, doc: str, text: str) -> dict[str, Any]:
    """A fact as a row of the gold format; ``doc`` is the file's name and ``text`` the document's text."""
    return {
        "doc": doc,
        "indicator": fact.indicator,
        "place": fact.place,
        "period": fact.period,
        "kind": str(fact.kind),
        "value": float(fact.value),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "quote_start": fact.quote_start,
        "quote_end": fact.quote_end,
        "value_start": fact.value_start,
        "value_end": fact.value_end,
        "quote": text[fact.quote_start : fact.quote_end],
        "value_text": fact.value_text,
    }


def _match(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[int, int]:
    """Gold index -> predicted index, one to one, the smallest distance first."""
    by_doc: dict[str, list[int]] = {}
    for i, fact in enumerate(gold):
        by_doc.setdefault(fact["doc"], []).append(i)
    candidates = sorted(
        (_distance(gold[i], fact), i, j)
        for j, fact in enumerate(predicted)
        if fact.get("value") is not None
        for i in by_doc.get(fact["doc"], ())
        if _states_the_same(gold[i], fact)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _states_the_same(gold: Row, predicted: Row) -> bool:
    near = abs(predicted["value"] - gold["value"]) <= 1e-4 * max(1e-9, abs(gold["value"]))
    return near and _overlap(_quote(predicted), _quote(gold))


def _distance(gold: Row, predicted: Row) -> int:
    return (
        abs(_figure(predicted)[0] - _figure(gold)[0])
        + (0 if predicted.get("unit") == gold["unit"] else _OTHER_UNIT)
        + (0 if predicted.get("kind") == gold["kind"] else _OTHER_KIND)
    )


def _is_ignored(predicted: Row, ignored: Sequence[Row]) -> bool:
    return any(
        span["doc"] == predicted["doc"] and _overlap(_figure(predicted), _figure(span)) for span in ignored
    )


def _quote(row: Row) -> tuple[int, int]:
    return row["quote_start"], row["quote_end"]


def _figure(row: Row) -> tuple[int, int]:
    """The figure's own span; the quote's where the row gives none."""
    if "value_start" in row and "value_end" in row:
        return row["value_start"], row["value_end"]
    start, end = _quote(row)
    return row.get("value_start", start), row.get("value_end", end)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(gold: Row, predicted: Row, name: str) -> bool:
    return _words(predicted.get(name)) == _words(gold.get(name))


def _similarity(gold: Row, predicted: Row) -> float:
    return SequenceMatcher(None, _words(predicted.get("indicator")), _words(gold["indicator"])).ratio()


def _words(phrase: object) -> str:
    return _NOT_A_WORD.sub(" ", str(phrase or "").lower()).strip()


def _share(agree: Sequence[bool]) -> float:
    return sum(agree) / max(1, len(agree))
