"""Which of several statements of one period stands as the current one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bashu.model.codelist import FORECAST_STATUS
from bashu.model.interval import Interval
from bashu.model.series import Observation

__all__ = ["first_witnesses", "interval_of", "is_outturn", "preferred"]


def is_outturn(observation: Observation) -> bool:
    """Whether the observation says what happened; forecasts, estimates and expected figures do not."""
    return observation.status not in FORECAST_STATUS and "expected" not in (
        observation.qualifier or ""
    ).split("+")


def interval_of(observation: Observation) -> Interval:
    """The values that the observation's printed precision and qualifiers allow."""
    return Interval.printed(
        observation.value, half_width=observation.half_width, qualifier=observation.qualifier
    )


def first_witnesses(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations without those that carry a statement published before, in the order given.

    Of one statement in one series and period the earliest vintage is left, of one day that of the lowest rank.
    Observations whose statement is not known are all left.
    """
    given = tuple(observations)
    first: dict[tuple[object, ...], Observation] = {}
    for item in given:
        if item.statement is not None:
            place = (item.key, item.period, item.statement)
            known = first.get(place)
            if known is None or _age(item) < _age(known):
                first[place] = item
    if not first:
        return given
    left = {item.fact for item in first.values()}
    return tuple(item for item in given if item.statement is None or item.fact in left)


def _age(item: Observation) -> tuple[date, int, str]:
    return item.vintage, item.rank, item.fact


def preferred(statements: Sequence[Observation]) -> Observation:
    """The current one among statements of the same series and period; at least one must be given.

    1. An outturn stands before an expected figure, whatever their days.
    2. The later vintage stands before the earlier one.
    3. On the same day the lower rank (the more trusted tier) stands.
    4. A rounded or bounded restatement is no revision: where a more exact statement lies wholly inside what
       the chosen one allows ("more than 3 trillion", "3.2 trillion"), that one stands, newest first.

    A statement that others carry later counts once, on the day it was first published: an old release that a
    site repeats does not displace a revision. What remains equal is decided by the fact's id, so that the answer never depends on the order given.
    """
    if len(statements) == 1:
        return statements[0]
    ordered = sorted(first_witnesses(statements), key=_standing, reverse=True)
    chosen = ordered[0]
    exact = [
        item for item in ordered if item.half_width is not None and is_outturn(item) == is_outturn(chosen)
    ]
    while finer := _finer(exact, chosen):
        chosen = finer
    return chosen


def _finer(items: Iterable[Observation], than: Observation) -> Observation | None:
    """The first that lies wholly inside what another does not deny, and denies more."""
    outer = _not_denied(than)
    for item in items:
        if _as_coarse(item, than):
            continue
        inner = _not_denied(item)
        if inner.within(outer) and inner.width < outer.width:
            return item
    return None


def _standing(item: Observation) -> tuple[bool, date, int, str]:
    return is_outturn(item), item.vintage, -item.rank, item.fact


def _as_coarse(item: Observation, than: Observation) -> bool:
    """Whether the printed digits alone say that the item is no finer; most vintages of a figure are printed alike."""
    if item.qualifier or than.qualifier or item.half_width is None or than.half_width is None:
        return False
    return item.half_width >= than.half_width


def _not_denied(item: Observation) -> Interval:
    """What the statement does not rule out: a bound rules out nothing on its open side, however far."""
    words = frozenset((item.qualifier or "").split("+"))
    far = Decimal("Infinity").copy_sign(item.value)
    if words & {"more than", "at least"}:
        return Interval.between(item.value, far)
    if words & {"less than", "at most"}:
        return Interval.between(item.value, -far)
    return interval_of(item)
