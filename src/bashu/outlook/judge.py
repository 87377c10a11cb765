"""The chance of a target, the pace that it asks for, and how it stands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from bashu.model.target import Aim, Direction, Judgement, PathPoint, Standing, Target
from bashu.outlook.decide import (
    FROM_A_BASE,
    OF_GROWTH,
    base_year,
    decided,
    facts_between,
    natural,
    notes_on,
    outturns,
)
from bashu.outlook.forecast import FIRST_ORIGIN, Forecast, forecast
from bashu.outlook.history import History
from bashu.outlook.nowcast import Nowcast

__all__ = ["FURTHEST", "LIKELY", "UNLIKELY", "judge"]

#: The IPCC's calibrated words: "likely" from two in three on, "very unlikely" below one in ten.
LIKELY, UNLIKELY = 2 / 3, 1 / 10
#: No judgement beyond this many years: the forecaster has been checked up to five, and errors grow.
FURTHEST = 10
_Z80, _Z95 = float(ndtri(0.9)), float(ndtri(0.975))


def judge(
    target: Target, history: History | None, *, revision: float = 0.0, running: Nowcast | None = None
) -> Judgement:
    """Judge ``target`` on the history of what it fixes (amounts for levels and sums, growths for growth).

    ``revision`` is the standard deviation by which the level may still be revised; ``running`` the nowcast of the
    target's year where its growth so far is known. A target is decided where the outturn of its period is in the
    history; else its chance is that of the forecast, and the standing follows it: on course from 2/3, out of reach
    below 1/10, at risk between. Growth is judged on amounts too, where only these are published; the notes say so.
    """
    refusal = _refuse(target, history)
    if history is None or refusal:
        return Judgement(target, Standing.CANNOT_BE_JUDGED, reason=refusal)
    end = target.period.year
    if end <= history.years[-1]:
        return decided(target, history)
    ahead = end - history.years[-1]
    made = forecast(history.levels, horizon=ahead)
    view = _View(target, history, made, revision)
    chance = view.nowcast_chance(running) if running and ahead == 1 else view.chance()
    if not math.isfinite(chance):
        return Judgement(target, Standing.CANNOT_BE_JUDGED, reason="gaps")
    if target.direction is Direction.AT_MOST:
        chance = 1.0 - chance
    return Judgement(
        target,
        _standing(chance),
        chance=chance,
        required_pace=view.required_pace(),
        recent_pace=view.recent_pace(),
        path=tuple(view.path()),
        facts=facts_between(history, _run_start(history), history.years[-1]),
        notes=notes_on(target, history, _run_start(history)),
    )


def _standing(chance: float) -> Standing:
    if chance >= LIKELY:
        return Standing.ON_COURSE
    return Standing.OUT_OF_REACH if chance < UNLIKELY else Standing.AT_RISK


def _refuse(target: Target, history: History | None) -> str:
    if not target.unit:
        return "no_unit"
    if history is None:
        return "no_series"
    if target.period.year > history.years[-1]:
        if np.isfinite(history.levels[0]).sum() < FIRST_ORIGIN + 1 or len(history.years) < FIRST_ORIGIN + 1:
            return "too_short"
        if target.period.year - history.years[-1] > FURTHEST:
            return "too_far"
        if not np.isfinite(np.diff(history.state)[-FIRST_ORIGIN:]).all():
            return "gaps"
    if _beyond_logarithms(target, history):
        return "not_positive"
    if target.aim in FROM_A_BASE:
        if history.known(base_year(target)) is None:
            return "no_base"
        if history.grown and any(base_year(target) < year <= target.period.year for year in history.bridged):
            return "gaps"
    return ""


def _beyond_logarithms(target: Target, history: History) -> bool:
    """Whether the target, or the series that it is about, has no logarithm where one is needed."""
    relative = target.aim in OF_GROWTH or target.aim is Aim.MULTIPLE
    if relative and not history.log:
        return True
    return history.log and target.value - target.slack <= (-100 if target.aim in OF_GROWTH else 0)


def _run_start(history: History) -> int:
    """The first year that the forecast can read growth from."""
    state = np.isfinite(history.state)
    return next(year for year, known in zip(history.years, state, strict=True) if known)


@dataclass(frozen=True, slots=True)
class _View:
    """A forecast seen from its target. Levels are those of the first area, on the panel's scale."""

    target: Target
    history: History
    made: Forecast
    revision: float

    @property
    def ahead(self) -> int:
        return self.target.period.year - self.history.years[-1]

    @property
    def last(self) -> float:
        return float(self.history.levels[0, -1])

    @property
    def bar(self) -> float:
        """The value that still counts, in the target's unit."""
        slack = float(self.target.slack)
        return float(self.target.value) + (-slack if self.target.direction is Direction.AT_LEAST else slack)

    def deviation(self, step: int) -> float:
        return math.hypot(
            float(self.made.spread.total[0, step - 1]), self.revision if self.history.log else 0.0
        )

    def mean(self, step: int) -> float:
        return self.last if step == 0 else float(self.made.mean[0, step - 1])

    def chance(self) -> float:
        """Probability that the outturn is at least the bar."""
        aim, ahead = self.target.aim, self.ahead
        if aim is Aim.LEVEL:
            bar = math.log(self.bar) if self.history.log else self.bar
            return _above(self.mean(ahead), self.deviation(ahead), bar)
        if aim is Aim.SUM:
            return self._chance_of_sum()
        if aim is Aim.GROWTH:
            gain = self.mean(ahead) - self.mean(ahead - 1)
            return _above(gain, self._deviation_of_gain(ahead), math.log1p(self.bar / 100))
        return _above(self.mean(ahead), self.deviation(ahead), self._bar_from_base(self.bar))

    def _bar_from_base(self, value: float) -> float:
        """The level that average growth or a multiple asks for at the end."""
        first = base_year(self.target)
        base = self.history.known(first)
        assert base is not None
        if self.target.aim is Aim.MULTIPLE:
            return base + math.log(value)
        return base + (self.target.period.year - first) * math.log1p(value / 100)

    def _deviation_of_gain(self, step: int) -> float:
        """Of one year's growth: where errors persist, s_h^2 - s_{h-1}^2 bounds its variance from above."""
        spread = self.made.spread.total[0]
        before = float(spread[step - 2]) if step > 1 else 0.0
        return math.sqrt(max(float(spread[step - 1]) ** 2 - before**2, float(spread[0]) ** 2))

    def _chance_of_sum(self) -> float:
        """Errors of the years are taken to go together, which bounds the spread of the sum from above."""
        start, total, deviation = self.target.period.start.year, 0.0, 0.0
        for year in range(start, self.target.period.year + 1):
            step = year - self.history.years[-1]
            level = self.history.known(year) if step <= 0 else self.mean(step)
            if level is None:
                return math.nan
            amount = natural(self.history, level)
            total += amount
            if step > 0:
                deviation += self.deviation(step) * (amount if self.history.log else 1.0)
        return _above(total, deviation, self.bar)

    def nowcast_chance(self, running: Nowcast) -> float:
        """The chance of a year's growth from growth of the year so far; other aims keep their forecast."""
        if self.target.aim is Aim.GROWTH:
            return _above(running.mean, running.deviation, self.bar)
        return self.chance()

    def required_pace(self) -> float | None:
        """What every remaining year must bring: percent on the log scale, units of the indicator else."""
        aim = self.target.aim
        if aim is Aim.GROWTH:
            return float(self.target.value)
        if aim is Aim.SUM:
            return None
        if aim in FROM_A_BASE:
            bar = self._bar_from_base(float(self.target.value))
        else:
            bar = math.log(float(self.target.value)) if self.history.log else float(self.target.value)
        gain = (bar - self.last) / self.ahead
        return 100.0 * math.expm1(gain) if self.history.log else gain

    def recent_pace(self) -> float | None:
        """The average of the last five years, or of as many as there are."""
        levels = self.history.state
        years = next(
            (step for step in range(5, 0, -1) if step < len(levels) and np.isfinite(levels[-1 - step])), 0
        )
        if not years:
            return None
        gain = (self.last - float(levels[-1 - years])) / years
        return 100.0 * math.expm1(gain) if self.history.log else gain

    def path(self) -> Iterator[PathPoint]:
        yield from outturns(self.history, self.target)
        growth = self.target.aim in OF_GROWTH
        base = self.history.known(base_year(self.target)) if self.target.aim is Aim.MULTIPLE else None
        for step in range(1, self.ahead + 1):
            year = self.history.years[-1] + step
            if growth:
                middle, spread = self.mean(step) - self.mean(step - 1), self._deviation_of_gain(step)
            else:
                middle, spread = self.mean(step) - (base or 0.0), self.deviation(step)
            at = (self._shown(middle + z * spread, growth) for z in (0.0, -_Z80, _Z80, -_Z95, _Z95))
            value, low80, high80, low95, high95 = at
            yield PathPoint(year, value, low80, high80, low95, high95)

    def _shown(self, value: float, growth: bool) -> float:
        if growth:
            return 100.0 * math.expm1(value)
        return natural(self.history, value)


def _above(mean: float, deviation: float, bar: float) -> float:
    if deviation <= 0:
        return 1.0 if mean >= bar else 0.0
    return float(ndtr((mean - bar) / deviation))
