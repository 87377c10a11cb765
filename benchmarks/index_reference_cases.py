"""The stages, methods and analyses of a reference folder, computed by the index room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from bashu.errors import BashuError
from bashu.index import Panel, build, prepare
from bashu.index import normalise as to_scale
from bashu.index.outrank import copeland
from bashu.index.rank import standing
from bashu.index.treat import transform
from bashu.model.framework import Framework, Method
from index_reference_folder import Folder, Table, against, difference, number, ranks_against, rows, table
from index_reference_settings import MEANS, candidates, means, scales

TRANSFORMS = {
    "log_CT": "log_shift",
    "log_CT_plus": "log_shift_signed",
    "log_CT_orig": "log_plus_one",
    "log_GII": "log_gii",
}
STAGES = {"Denominated": "denominate", "Imputed": "impute", "Screened": "screen", "Treated": "treat"}
NUMBERS = r"(-?\d+(?:\.\d+)?)"


class Cases:
    """Runs the example stage by stage, then every other file on the stage that COINr ran it on."""

    def __init__(self, folder: Folder) -> None:
        self.folder, self.panel = folder, folder.panel()
        self.settings: dict[str, object] = {}
        self.broken_ties: dict[str, list[str]] = {}
        self.failed: dict[str, str] = {}
        self.means: tuple[str, ...] = ()
        self.inputs = {path.name for path in folder.path.glob("in_*.csv")}
        self.chain = self._chain()

    # -- the example's own steps, with the settings that its files show --------------------------------

    def _chain(self) -> tuple[Method, ...]:
        chosen: list[Method] = []
        for stage, step in STAGES.items():
            path = next(self.folder.path.glob(f"*_{stage}.csv"), None)
            ways = candidates(step, self.folder)
            chosen.append(self._best(path, chosen, ways) if path else ways[0])
        path = next(self.folder.path.glob("*_Normalised.csv"), None)
        ways = list(scales(path))
        chosen.append(self._best(path, chosen, ways) if path else ways[0])
        path = next(self.folder.path.glob("*_Aggregated.csv"), None)
        chosen.append(self._mean(path, chosen))
        self.settings["steps"] = [str(step) for step in chosen]
        return tuple(chosen)

    def _best(self, path: Path, before: list[Method], ways: list[Method]) -> Method:
        """The first way that gives the file, or the closest one."""
        reference, found = table(path), []
        for way in ways:
            steps = (*before, way)
            if way.name != "normalise":
                steps += (Method.of("normalise", method="none"),)
            result = self._stage((*steps, Method.of("aggregate", method="arithmetic")), way.name)
            found.append((against(result, reference), way))
            if found[-1][0] <= 1e-9:
                break
        return min(found, key=lambda pair: pair[0])[1]

    def _mean(self, path: Path | None, before: list[Method]) -> Method:
        """The mean of all levels, or one a level, that gives the file."""
        own = Method.of("aggregate", method="arithmetic")
        if path is None:
            return own
        found = []
        for chosen in means(self.folder.top - 1):
            steps = (*before, own)
            framework = self.folder.framework(*steps, means=chosen)
            found.append((against(self._stage(steps, "aggregate", framework=framework), table(path)), chosen))
            if found[-1][0] <= 1e-9:
                break
        chosen = min(found, key=lambda pair: pair[0])[1]
        if len(set(chosen)) > 1:
            self.means = chosen
            self.settings["mean of each level"] = chosen
        return Method.of("aggregate", method=chosen[0])

    def own(self, *, drop: tuple[str, ...] = ()) -> Framework:
        """The example's framework with its own steps."""
        return self.folder.framework(*self.chain, drop=drop, means=self.means)

    def _stage(
        self,
        steps: tuple[Method, ...],
        name: str,
        *,
        panel: Panel | None = None,
        framework: Framework | None = None,
    ) -> Table:
        """A stage as a table without the units that were screened out."""
        panel = panel or self.panel
        if framework is None:
            own = getattr(self, "chain", None) == steps
            framework = self.folder.framework(*steps, means=self.means if own else ())
        result = build(panel, framework)
        stage = result.stage(name)
        included = prepare(panel, framework)[0].included
        keys, values = [], []
        for t, period in enumerate(panel.periods):
            for u, unit in enumerate(panel.units):
                if included[t, u]:
                    keys.append((period, unit) if period else (unit,))
                    values.append(stage.values[t, u])
        return Table(tuple(keys), stage.codes, np.array(values))

    def steps_with(self, **instead: Method) -> tuple[Method, ...]:
        """The example's steps, some replaced."""
        return tuple(instead.get(step.name, step) for step in self.chain)

    # -- comparisons -------------------------------------------------------------------------------------

    def compare(self) -> dict[str, float]:
        """The largest difference of every file that is not a replayed run."""
        self.treated = self._stage(self.chain, "treat")
        self.aggregated = self._stage(self.chain, "aggregate")
        self.directions = np.array([float(row["Direction"]) for row in self.folder.indicators])
        found = {}
        for path in sorted(self.folder.path.glob("*.csv")):
            for pattern, compare in self._patterns():
                match = re.fullmatch(pattern, path.stem)
                if match and path.name not in self.inputs:
                    try:
                        found[path.name] = compare(path, *match.groups())
                    except (KeyError, ValueError, StopIteration, IndexError, BashuError) as error:
                        found[path.name], self.failed[path.name] = np.inf, repr(error)
                    break
        return found

    def _patterns(self) -> Iterator[tuple[str, Callable[..., float]]]:
        yield from {
            r"purse_aggregated_global_minmax": self._case_purse,
            r"norm_(.+)": self._case_norm,
            rf"agg_minmax{NUMBERS}_{NUMBERS}_(.+)": self._case_agg,
            rf"agg_noimpute_thresh{NUMBERS}": self._case_threshold,
            r"impute_(i_\w+)": self._case_impute,
            r"treat_(log_CT_plus|log_CT_orig|log_CT|log_GII|boxcox_?[\d.-]*)_(\w+)": self._case_transform,
            r"treat_win(?:max)?_?(\d+)": self._case_winsorise,
            r"copeland_(\w+)": self._case_copeland,
            r"corr_.+": self._case_correlation,
            r"pca_weights_level(\d)": self._case_pca,
            r"opt_weights_(corr|level\d)": self._case_optimum,
            r"remove_\w+_(scores|meanabsdiff)": self._case_remove,
            r"variant_drop_(.+)": self._case_variant,
            r"stats_(raw|treated)": self._case_stats,
            r"\w+_Raw": self._case_raw,
            r"\w+_(Denominated|Imputed|Screened|Treated|Normalised|Aggregated)": self._case_stage,
            r"\w+_ranks": self._case_ranks,
            r"\w+_results_full": self._case_results,
            r"\w+_effective_weights": self._case_effective,
            r"\w+_weights_original": self._case_weights,
            r"(?!sa_)\w+_treat_details": self._case_details,
        }.items()

    def _case_raw(self, path: Path) -> float:
        return against(self._stage(self.chain, "figures"), table(path))

    def _case_stage(self, path: Path, name: str) -> float:
        step = {**STAGES, "Normalised": "normalise", "Aggregated": "aggregate"}[name]
        return against(self._stage(self.chain, step), table(path))

    def _case_norm(self, path: Path, name: str) -> float:
        x = self.treated.values * self.directions
        kind, *numbers = re.fullmatch(rf"([a-z0-9]+?)(?:_{NUMBERS}_{NUMBERS})?", name).groups()  # type: ignore[union-attr]
        a, b = (None if part is None else float(part) for part in numbers)
        reference = table(path)
        full = (reference.values == 1) | np.isnan(reference.values)
        own = int(np.argmax(full.all(axis=1)))  # the reference unit is 1 in all its values
        at = self.treated.units.index(reference.units[own])
        ours = {
            "minmax": lambda: to_scale.min_max(x, low=a or 0.0, high=100.0 if b is None else b),
            "zscore": lambda: to_scale.z_score(x, centre=a or 0.0, spread=1.0 if b is None else b),
            "scaled": lambda: to_scale.scaled(x, low=a or 0.0, high=100.0 if b is None else b),
            "rank": lambda: to_scale.ranks(x), "prank": lambda: to_scale.percentile_rank(x),
            "borda": lambda: to_scale.borda(x), "fracmax": lambda: to_scale.fraction_of_maximum(x),
            "dist2max": lambda: to_scale.distance_to_maximum(x),
            "dist2ref": lambda: to_scale.distance_to_reference(x, reference=at),
            "dist2targ": lambda: to_scale.distance_to_target(x, target=self._targets()),
        }[kind]()  # fmt: skip
        found = Table(self.treated.keys, self.treated.codes, ours)
        return (
            self._ranked(path, found, self.treated)
            if kind in ("rank", "prank", "borda")
            else against(found, reference)
        )

    def _ranked(self, path: Path, found: Table, values: Table) -> float:
        worst, broken = ranks_against(found, table(path), values)
        if broken:
            self.broken_ties[path.name] = broken
        return worst

    def _targets(self) -> np.ndarray:
        return np.array([number(row["Target"]) for row in self.folder.indicators]) * self.directions

    def _case_agg(self, path: Path, low: str, high: str, name: str) -> float:
        kind, power = re.fullmatch(rf"([a-z_]+?)(?:_p{NUMBERS})?", name).groups()  # type: ignore[union-attr]
        mean = Method.of(
            "aggregate", method=MEANS.get(kind, "generalised"), **({"power": float(power)} if power else {})
        )
        scale = Method.of("normalise", method="min_max", low=float(low), high=float(high))
        return against(
            self._stage(self.steps_with(normalise=scale, aggregate=mean), "aggregate"), table(path)
        )

    def _case_threshold(self, path: Path, share: str) -> float:
        mean = Method.of("aggregate", method="arithmetic", min_available=float(share))
        steps = tuple(
            step
            for step in self.steps_with(aggregate=mean)
            if step.name in ("denominate", "normalise", "aggregate")
        )
        treated = tuple(
            step for step in self.steps_with(aggregate=mean) if step.name not in ("impute", "screen")
        )
        return min(against(self._stage(chain, "aggregate"), table(path)) for chain in (steps, treated))

    def _case_impute(self, path: Path, name: str) -> float:
        by = "median" if "median" in name else "mean"
        groups = [group for group in self.folder.groups if name.endswith("grp")] or [""]
        steps = [Method.of("impute", method=by, **({"group": group} if group else {})) for group in groups]
        before = tuple(step for step in self.chain if step.name == "denominate")
        after = (Method.of("normalise", method="none"), Method.of("aggregate", method="arithmetic"))
        return min(against(self._stage((*before, step, *after), "impute"), table(path)) for step in steps)

    def _case_transform(self, path: Path, name: str, code: str) -> float:
        found = rows(path)
        x = np.array([[number(row["x"])] for row in found])
        power = float(name.removeprefix("boxcox").strip("_") or 0) if name.startswith("boxcox") else 0.0
        ours = transform(x, kind=TRANSFORMS.get(name, "box_cox"), power=power)
        return difference(ours[:, 0], np.array([number(row["y"]) for row in found]))

    def _case_winsorise(self, path: Path, limit: str) -> float:
        step = Method.of("treat", method="winsorise", limit=int(limit))
        return against(self._stage(self.steps_with(treat=step), "treat"), table(path))

    def _case_copeland(self, path: Path, node: str) -> float:
        children = [row["iCode"] for row in self.folder.meta if row["Parent"] == node]
        x = np.stack([self._column(code) for code in children], axis=1)
        weights = np.array([float(row["Weight"]) for row in self.folder.meta if row["Parent"] == node])
        reference = table(path)
        return against(Table(self.aggregated.keys, reference.codes, copeland(x, weights)[:, None]), reference)

    def _column(self, code: str) -> np.ndarray:
        return self.aggregated.column(code)

    def _case_ranks(self, path: Path) -> float:
        ranks = standing(self.aggregated.values, axis=0)
        return self._ranked(path, Table(self.aggregated.keys, self.aggregated.codes, ranks), self.aggregated)

    def _case_results(self, path: Path) -> float:
        root = self.folder.level(self.folder.top)[0]
        rank = standing(self._column(root))[:, None]
        ours = Table(
            self.aggregated.keys, ("Rank", *self.aggregated.codes), np.hstack([rank, self.aggregated.values])
        )
        return against(ours, table(path))

    def _case_purse(self, path: Path) -> float:
        scale = Method.of("normalise", method="min_max", low=0.0, high=100.0, over="panel")
        wanted = ("screen", "treat", "normalise", "aggregate")
        steps = tuple(step for step in self.steps_with(normalise=scale) if step.name in wanted)
        return against(
            self._stage(steps, "aggregate", panel=self.folder.panel("in_*_iData_panel.csv")), table(path)
        )
