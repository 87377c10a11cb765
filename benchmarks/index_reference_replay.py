"""Replay the uncertainty and sensitivity runs of a reference folder from the designs that were used."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from bashu.index import build
from bashu.index.rank import standing
from bashu.index.replicate import Alternatives, Input, Replications, WeightSets, replicate
from bashu.index.sensitivity import estimate_sobol, rank_shift, sensitivity
from bashu.model.framework import Method
from index_reference_cases import Cases
from index_reference_folder import Folder, Table, against, difference, number, rows, table
from index_reference_settings import MEANS, PLAIN


@dataclass
class Run:
    """One run: its inputs with the levels that occur, and the design as numbers within 0..1."""

    name: str
    inputs: tuple[Input, ...]
    design: np.ndarray
    done: Replications


class Replay:
    """Runs every sa_*_design.csv of the folder through the index room."""

    def __init__(self, folder: Folder, cases: Cases) -> None:
        self.folder, self.cases = folder, cases
        self.settings: dict[str, object] = {}
        self.random: dict[str, str] = {}
        self.sobol: dict[str, object] = {}
        self.framework = folder.framework(*cases.chain)
        self.runs = [
            self._run(path.stem.removesuffix("_design"))
            for path in sorted(folder.path.glob("sa_*_design.csv"))
        ]

    def _run(self, name: str) -> Run:
        design = rows(self.folder.file(f"{name}_design.csv"))
        sets: dict[str, dict[str, float]] = {}
        for row in rows(self.folder.file(f"{name}_weight_sets.csv")):
            sets.setdefault(row["set"], {})[row["iCode"]] = float(row["Weight"])
        limits = sorted({row["winmax"] for row in design}, key=float)
        norms, means = (sorted({row[key] for row in design}) for key in ("norm", "agg"))
        step = next(step for step in self.cases.chain if step.name == "treat")
        treats = tuple(_with(step, "limit", int(limit)) for limit in limits)
        scales = {norm: self._scale(name, norm, design, limits, sets, treats) for norm in norms}
        self.settings[f"{name} normalisation"] = [str(method) for method in scales.values()]
        inputs = (
            Alternatives("Winmax", "treat", treats),
            Alternatives("Normalisation", "normalise", tuple(scales[norm] for norm in norms)),
            WeightSets("Weights", tuple(sets.values())),
            Alternatives(
                "Aggregation",
                "aggregate",
                tuple(Method.of("aggregate", method=MEANS[mean]) for mean in means),
            ),
        )
        positions = np.array(
            [[limits.index(r["winmax"]), norms.index(r["norm"]), list(sets).index(r["weights_set"]), means.index(r["agg"])] for r in design]
        )  # fmt: skip
        unit = (positions + 0.5) / np.array([len(limits), len(norms), len(sets), len(means)])
        done = replicate(self.cases.panel, self.framework, inputs, unit)
        if self.cases.means:  # a mean a level is nominal only: the runs take one for all levels
            nominal = build(self.cases.panel, self.cases.own()).scores.values[0, :, -1]
            done = replace(done, nominal=nominal, nominal_ranks=standing(nominal))
        return Run(name, inputs, unit, done)

    def _scale(self, name, norm, design, limits, sets, treats) -> Method:
        """The normalisation's two parameters: arithmetic scores are a straight line in them."""
        if norm in PLAIN:
            return Method.of("normalise", method=PLAIN[norm])
        method = {"n_minmax": ("min_max", "low", "high"), "n_zscore": ("z_score", "mean", "deviation")}[norm]
        row = next((r for r in design if r["norm"] == norm and r["agg"] == "a_amean"), None)
        if row is None:
            low, high = (1.0, 100.0) if norm == "n_minmax" else (10.0, 2.0)
            return Method.of("normalise", method=method[0], **{method[1]: low, method[2]: high})
        theirs = table(self.folder.file(f"{name}_scores.csv"))
        plain = Method.of("normalise", method=method[0], **{method[1]: 0.0, method[2]: 1.0})
        inputs = (
            Alternatives("", "treat", (treats[limits.index(row["winmax"])],)), Alternatives("", "normalise", (plain,)),
            WeightSets("", (sets[row["weights_set"]],)), Alternatives("", "aggregate", (Method.of("aggregate", method="arithmetic"),)),
        )  # fmt: skip
        found = replicate(self.cases.panel, self.framework, inputs, np.full((1, 4), 0.5))
        own = dict(zip(found.units, found.scores[0], strict=True))
        x, y = np.array([own[unit] for unit in theirs.units]), theirs.column(f"r_{row['rep']}")
        slope, start = (float(f"{value:.6g}") for value in np.polyfit(x, y, 1))
        start = 0.0 if abs(start) < 1e-6 else start
        second = start + slope if norm == "n_minmax" else slope
        return Method.of("normalise", method=method[0], **{method[1]: start, method[2]: second})

    def compare(self) -> dict[str, float]:
        """The largest difference of every file of the runs."""
        found: dict[str, float] = {}
        for run in self.runs:
            self.cases.inputs |= {f"{run.name}_design.csv", f"{run.name}_weight_sets.csv"}
            found[f"{run.name}_scores.csv"] = self._scores(run)
            found[f"{run.name}_nominal.csv"] = self._nominal(run)
            found[f"{run.name}_rankstats.csv"] = self._rankstats(run)
            if (self.folder.path / f"{run.name}_sobol.csv").exists():
                found[f"{run.name}_sobol.csv"] = self._estimates(run)
        if (self.folder.path / "sa_exact_sobol_by_enumeration.csv").exists():
            found["sa_exact_sobol_by_enumeration.csv"] = self._exact()
        return found

    def _scores(self, run: Run) -> float:
        keys = tuple((unit,) for unit in run.done.units)
        codes = ("Nominal", *(f"r_{at + 1}" for at in range(len(run.design))))
        return against(
            Table(keys, codes, np.column_stack([run.done.nominal, run.done.scores.T])),
            self._table(run, "scores"),
        )

    def _table(self, run: Run, part: str) -> Table:
        return table(self.folder.file(f"{run.name}_{part}.csv"))

    def _nominal(self, run: Run) -> float:
        keys = tuple((unit,) for unit in run.done.units)
        values = np.column_stack([run.done.nominal, run.done.nominal_ranks])
        return against(Table(keys, ("Score", "Rank"), values), self._table(run, "nominal"))

    def _used(self, run: Run) -> np.ndarray:
        """Rank statistics of a sensitivity run use its two base samples only."""
        half = (self.folder.path / f"{run.name}_sobol.csv").exists()
        return run.done.ranks[: 2 * len(run.design) // (len(run.inputs) + 2)] if half else run.done.ranks

    def _rankstats(self, run: Run) -> float:
        ranks = self._used(run)
        low, middle, high = np.quantile(ranks, [0.05, 0.5, 0.95], axis=0)
        keys = tuple((unit,) for unit in run.done.units)
        values = np.column_stack([run.done.nominal_ranks, ranks.mean(axis=0), middle, low, high])
        return against(
            Table(keys, ("Nominal", "Mean", "Median", "Q5", "Q95"), values), self._table(run, "rankstats")
        )

    def _estimates(self, run: Run) -> float:
        """COINr's estimates from its own sample; its bootstrap quantiles are random and left out."""
        y = rank_shift(run.done.ranks, run.done.nominal_ranks).reshape(len(run.inputs) + 2, -1)[..., None]
        first, total, _ = estimate_sobol(y[0], y[1], y[2:], by="saltelli")
        theirs = _by_input(run, rows(self.folder.file(f"{run.name}_sobol.csv")))
        self.random[f"{run.name}_sobol.csv"] = "columns *_q5 and *_q95 are bootstrapped without a seed"
        wanted = [[number(theirs[item.name]["Si"]), number(theirs[item.name]["STi"])] for item in run.inputs]
        return difference(np.column_stack([first[:, 0], total[:, 0]]), np.array(wanted))

    def _exact(self) -> float:
        run = self.runs[0]
        exact = sensitivity(self.cases.panel, self.framework, run.inputs, seed=1)
        sampled = sensitivity(
            self.cases.panel, self.framework, run.inputs, seed=1, samples=8192, exact_up_to=0
        )
        theirs = _by_input(run, rows(self.folder.file("sa_exact_sobol_by_enumeration.csv")))
        wanted = np.array(
            [[number(theirs[i.name]["Si_exact"]), number(theirs[i.name]["STi_exact"])] for i in run.inputs]
        )
        ours = np.column_stack([exact.overall.first, exact.overall.total]).astype(float)
        estimate = np.column_stack([sampled.overall.first, sampled.overall.total]).astype(float)
        self.sobol = {
            "inputs": [item.name for item in run.inputs], "first": ours[:, 0].tolist(), "total": ours[:, 1].tolist(),
            "combinations": exact.replications, "quasi_monte_carlo_off_by": float(np.abs(estimate - ours).max()),
            "quasi_monte_carlo_replications": sampled.replications,
        }  # fmt: skip
        return difference(ours, wanted)

    def timing(self) -> dict[str, float]:
        """CPU seconds of 1,000 replications from the raw figures on, and of all combinations for Sobol'."""
        if not self.runs:
            return {}
        run = max(self.runs, key=lambda run: len(run.design))
        design = np.resize(run.design, (1000, run.design.shape[1]))
        spent = []
        for _ in range(3):
            start = time.process_time()
            replicate(self.cases.panel, self.framework, run.inputs, design)
            spent.append(time.process_time() - start)
        start = time.process_time()
        sensitivity(self.cases.panel, self.framework, run.inputs, seed=1)
        return {
            "cpu_s": round(sorted(spent)[1], 3),
            "sobol_enumeration_cpu_s": round(time.process_time() - start, 3),
        }


def _by_input(run: Run, found: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    """Rows by input: by its name, or in order where the file calls the inputs otherwise."""
    named = {row["Variable"]: row for row in found}
    names = [item.name for item in run.inputs]
    return named if set(names) <= set(named) else dict(zip(names, found, strict=True))


def _with(step: Method, option: str, value: int) -> Method:
    return Method(step.name, (*((key, old) for key, old in step.options if key != option), (option, value)))
