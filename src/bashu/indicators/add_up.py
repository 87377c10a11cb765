"""Add up an area's members, some of which belong to it only in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bashu.errors import Invalid
from bashu.indicators.derive import (
    Derivation,
    Figure,
    Figures,
    adds_up,
    allowed,
    by_period,
    require,
    sorted_out,
    weakest,
)
from bashu.model import Derived, Gap, Input, Interval, Member, Period, SeriesKey

__all__ = ["add_members"]

_ZERO = Interval.point(Decimal(0))


def add_members(area: str, members: Sequence[Member], series: Mapping[str, Figures]) -> Derivation:
    """The sum over the members of an area, period by period; ``series`` holds each member's own, by area code.

    A member that belongs wholly must have a value, or the period is a gap that names it. Of a member that
    belongs in part between nothing and all is inside: the value counts none of it, carries the qualifier "at
    least" and the note ``partial-members``, and the interval reaches up to the whole of it (without bound
    where its value is unknown). The rule is for quantities that add up and are not negative; it cannot know
    that an average or a figure per head is none, so the caller must.

    Invalid where no member has a series, or the series differ in anything but the area.
    """
    known = {member.code: series[member.code] for member in members if member.code in series}
    if not known:
        raise Invalid(
            "cannot add up the area",
            where=area,
            why="none of its members has a series",
            next_step="add documents that state the members' figures",
        )
    target = replace(next(iter(known.values())).key, area=area)
    for item in known.values():
        same = replace(item.key, area=area) == target
        require("a sum over members", same, where=item.key.id, why=f"the others are of {target.id}")
    require("a sum over members", adds_up(target), where=target.id, why="its figures do not add up")
    values = {code: by_period(item) for code, item in known.items()}
    periods = {period for rows in values.values() for period in rows}
    return sorted_out(
        _sum(target, period, members, {code: rows[period] for code, rows in values.items() if period in rows})
        for period in sorted(periods, key=lambda text: (Period.parse(text).end, text))
    )


def _sum(
    key: SeriesKey, period: str, members: Sequence[Member], values: Mapping[str, Figure]
) -> Derived | Gap:
    missing = [member.code for member in members if not member.part and member.code not in values]
    if missing:
        return Gap(key, period, "missing", ", ".join(missing))
    partial = [member.code for member in members if member.part]
    whole = {member.code: values[member.code] for member in members if not member.part}
    interval = _ZERO
    for item in whole.values():
        interval += allowed(item)
    for code in partial:
        high = allowed(values[code]).high if code in values else Decimal("Infinity")
        interval += Interval.between(Decimal(0), high)
    stated = {**whole, **{code: values[code] for code in partial if code in values}}
    if not stated:
        return Gap(key, period, "missing", ", ".join(partial))
    return Derived(
        key,
        period,
        sum((item.value for item in whole.values()), Decimal(0)),
        interval,
        "at least" if partial else None,
        weakest(stated.values()),
        "sum.members",
        " + ".join(whole) + "".join(f" + part of {code}" for code in partial),
        tuple(Input(code, item) for code, item in stated.items()),
        ("partial-members",) if partial else (),
    )
