"""Carry out one step of a framework on the table of a panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bashu.errors import Invalid
from bashu.index import normalise as to_scale
from bashu.index.arrays import Array, Mask
from bashu.index.denominate import denominate
from bashu.index.impute import carry_latest, impute_from_units, impute_within_unit, interpolate
from bashu.index.panel import Panel
from bashu.index.screen import screen
from bashu.index.status import Codes, Finding, State
from bashu.index.treat import transform, treat
from bashu.model.framework import Framework, FrameworkIndicator, Method

__all__ = ["Table", "carry_out"]


@dataclass(frozen=True, slots=True)
class Table:
    """The state between two steps: ``values`` and ``states`` are ``(periods, units, indicators)``."""

    values: Array
    states: Codes
    included: Mask
    findings: tuple[Finding, ...] = field(default=())

    def noting(self, *findings: Finding) -> Table:
        """The same with more findings."""
        return replace(self, findings=self.findings + findings)


def carry_out(table: Table, step: Method, panel: Panel, framework: Framework) -> Table:
    """The table after the step; the step's method may differ by indicator."""
    if step.name == "screen":
        return _screen(table, step, panel)
    if step.name == "denominate":
        return _denominate(table, step, panel, framework)
    if step.name == "weigh":
        return table
    work = {"impute": _impute, "treat": _treat, "normalise": _normalise}[step.name]
    for method, columns in _by_method(step, framework):
        table = work(table, method, columns, panel, framework)
    return table


def _by_method(step: Method, framework: Framework) -> list[tuple[Method, list[int]]]:
    """Columns that share a method; an indicator's own one stands before the framework's."""
    found: dict[Method, list[int]] = {}
    for at, item in enumerate(framework.indicators):
        found.setdefault(getattr(item, step.name) or step, []).append(at)
    return list(found.items())


def _put(table: Table, columns: Sequence[int], part: Array, state: State | Array | None = None) -> Table:
    """The table with new values in these columns; ``state`` where they changed from missing, or codes."""
    values, states = table.values.copy(), table.states.copy()
    old = values[..., columns]
    values[..., columns] = part
    here = states[..., columns]
    if isinstance(state, State):
        here = np.where(np.isnan(old) & ~np.isnan(part), state, here)
    elif state is not None:
        here = np.where(state > 0, State.TREATED, here)
    here = np.where(~np.isnan(old) & np.isnan(part), State.UNDEFINED, here)
    states[..., columns] = here
    return replace(table, values=values, states=states.astype(np.int8))


def _screen(table: Table, step: Method, panel: Panel) -> Table:
    if step.text("method") == "none":
        return table
    found = screen(
        table.values, by=step.text("method"), min_available=step.number("min_available", 2 / 3),
        min_nonzero=step.number("min_nonzero", 0.05),
    )  # fmt: skip
    out = ~found.included & table.included
    values = np.where(found.included[..., None], table.values, np.nan)
    states = np.where(out[..., None], State.SCREENED, table.states).astype(np.int8)
    notes = tuple(
        Finding(
            "screen", "", f"{found.available[at]:.0%} of the indicators have a value", "the unit is left out",
            panel.units[at[1]], panel.periods[at[0]],
        )
        for at in map(tuple, np.argwhere(out))
    )  # fmt: skip
    return Table(values, states, table.included & found.included, table.findings).noting(*notes)


def _denominate(table: Table, step: Method, panel: Panel, framework: Framework) -> Table:
    if step.text("method") == "none":
        return table
    columns = [at for at, item in enumerate(framework.indicators) if item.denominator]
    items = [framework.indicators[at] for at in columns]
    unknown = sorted({str(item.denominator) for item in items} - set(panel.denominators))
    if unknown:
        raise Invalid(
            "a denominator has no figures", where=", ".join(unknown), why="the panel does not carry it",
            next_step="add its figures, or take it off the indicator",
        )  # fmt: skip
    if not columns:
        return table
    by = np.stack([panel.denominators[str(item.denominator)] for item in items], axis=-1)
    part = denominate(table.values[..., columns], by, scale=np.array([item.scale for item in items]))
    done = _put(table, columns, part)
    states = done.states.copy()
    states[..., columns] = np.where(np.isnan(by), State.MISSING, states[..., columns])
    return replace(done, states=states)


def _impute(table: Table, method: Method, columns: list[int], panel: Panel, framework: Framework) -> Table:
    x, name = table.values[..., columns], method.text("method")
    if name in ("mean", "median"):
        part = impute_from_units(x, by=name, groups=_groups(panel, method.text("group")))
    elif name in ("unit_mean", "unit_median"):
        directions = np.array([framework.indicators[at].direction for at in columns], dtype=float)
        part = impute_within_unit(x, directions, by=name.removeprefix("unit_"))
    elif name == "latest":
        gap = method.get("max_gap")
        part, _ = carry_latest(x, max_gap=int(gap) if isinstance(gap, int | float) else None)
    elif name == "none":
        return table
    else:
        outside = method.text("outside", "nearest") == "nearest"
        part = interpolate(x, panel.times(), kind=name, outside=outside)
    part = np.where(table.included[..., None], part, np.nan)
    return _put(table, columns, part, State.IMPUTED)


def _groups(panel: Panel, name: str) -> np.ndarray | None:
    if not name:
        return None
    if name not in panel.groups:
        raise Invalid(
            "no such grouping of units", where=name, why=f"the panel has {', '.join(panel.groups) or 'none'}",
            next_step="name one of these",
        )  # fmt: skip
    labels = panel.groups[name]
    order = sorted({label for label in labels if label})
    return np.array([order.index(label) if label else -1 for label in labels], dtype=np.int64)


def _over(x: Array, method: Method, work: Callable[[Array], Array]) -> Array:
    """Do ``work`` a period at a time, or over all periods at once."""
    if method.text("over", "period") == "panel":
        return work(x.reshape(1, -1, x.shape[-1])).reshape(x.shape)
    return work(x)


def _treat(table: Table, method: Method, columns: list[int], panel: Panel, framework: Framework) -> Table:
    x, name = table.values[..., columns], method.text("method")
    if name == "none":
        return table
    power = method.number("power", 0.0)
    if name != "winsorise":
        part = _over(x, method, lambda part: transform(part, kind=name, power=power))
        return _put(table, columns, part, (~np.isnan(x)).astype(float))
    then = method.text("then", "log_shift")

    def work(part: Array) -> Array:
        done = treat(
            part, limit=int(method.number("limit", 5)), skew=method.number("skewness", 2.0),
            kurt=method.number("kurtosis", 3.5), then=None if then == "none" else then,
            combine=bool(method.get("combine", False)), power=power,
        )  # fmt: skip
        return np.stack([done.values, done.how.astype(float)])

    if method.text("over", "period") == "panel":
        both = work(x.reshape(1, -1, x.shape[-1])).reshape(2, *x.shape)
    else:
        both = work(x)
    return _put(table, columns, both[0], both[1])


def _normalise(table: Table, method: Method, columns: list[int], panel: Panel, framework: Framework) -> Table:
    x, items = table.values[..., columns], [framework.indicators[at] for at in columns]
    directions = np.array([item.direction for item in items], dtype=float)
    name = method.text("method")
    if name == "base_period":
        base = method.text("base")
        part = to_scale.base_period(
            x, base=_position(panel.periods, base, "period"), directions=directions,
            hundred=method.number("hundred", 100.0), inverse=method.text("inverse", "reciprocal"),
        )  # fmt: skip
    else:
        turned = to_scale.turn(x, directions)
        part = _over(turned, method, lambda part: scale(part, method, directions, items, panel))
    done = _put(table, columns, part)
    return done.noting(*_empty_columns(x, part, items, method))


def _empty_columns(x: Array, part: Array, items: list[FrameworkIndicator], method: Method) -> list[Finding]:
    notes = []
    for at, item in enumerate(items):
        if np.isnan(x[..., at]).all():
            notes.append(Finding("normalise", item.code, "no unit has a value", "the indicator is left out"))
        elif np.isnan(part[..., at]).all():
            why = f"{method.text('method')} finds no scale: the values do not vary, or lack their reference"
            notes.append(Finding("normalise", item.code, why, "the indicator is left out"))
    return notes


def _position(names: Sequence[str], name: str, what: str) -> int:
    if name not in names:
        raise Invalid(
            f"no such {what}", where=name or "(none)", why=f"the panel has {', '.join(names[:12])}",
            next_step=f"name one of its {what}s",
        )  # fmt: skip
    return list(names).index(name)


def scale(
    x: Array, method: Method, directions: Array, items: Sequence[FrameworkIndicator], panel: Panel
) -> Array:
    """Normalise turned values by the method; bounds written in the indicator's own sense are turned too."""
    name, number = method.text("method"), method.number
    low, high = number("low", 0.0), number("high", 100.0)
    posts = np.where(directions < 0, -high, low), np.where(directions < 0, -low, high)
    ties, cap = method.text("ties", "min"), bool(method.get("cap", False))
    written = [method.get("target") if method.get("target") is not None else item.target for item in items]
    target = np.array([np.nan if value is None else float(str(value)) for value in written]) * directions
    choice: dict[str, Callable[[], Array]] = {
        "none": lambda: x,
        "min_max": lambda: to_scale.min_max(x, low=low, high=high),
        "z_score": lambda: to_scale.z_score(x, centre=number("mean", 0.0), spread=number("deviation", 1.0)),
        "scaled": lambda: to_scale.scaled(x, low=posts[0], high=posts[1], factor=number("factor", 100.0)),
        "rank": lambda: to_scale.ranks(x, ties=ties),
        "percentile_rank": lambda: to_scale.percentile_rank(x, ties=ties),
        "borda": lambda: to_scale.borda(x, ties=ties),
        "fraction_of_maximum": lambda: to_scale.fraction_of_maximum(x),
        "distance_to_maximum": lambda: to_scale.distance_to_maximum(x),
        "distance_to_reference": lambda: to_scale.distance_to_reference(
            x, reference=_position(panel.units, method.text("reference"), "unit"), cap=cap
        ),
        "distance_to_target": lambda: to_scale.distance_to_target(x, target=target, cap=cap),
        "goalposts": lambda: to_scale.goalposts(
            x, low=posts[0], high=posts[1], factor=number("factor", 1.0), clip=bool(method.get("clip", True))
        ),
    }
    return choice[name]()
