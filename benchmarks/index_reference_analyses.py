"""The analyses of a reference folder: correlations, components, optimised weights, removals, statistics."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bashu.index.correlate import correlations, p_values
from bashu.index.moments import describe
from bashu.index.optimise import optimise_weights
from bashu.index.treat import treat
from bashu.index.vary import remove_each
from bashu.index.weigh import effective_weights, principal_component
from index_reference_cases import Cases
from index_reference_folder import Table, against, difference, number, rows, significant, table


class Analyses(Cases):
    """The stages and methods of :class:`Cases`, and what is computed from them."""

    def _case_correlation(self, path: Path) -> float:
        found = rows(path)
        pairs = [(self._column(row["Var1"]), self._column(row["Var2"])) for row in found]
        ours = np.array([correlations(a[:, None], b[:, None])[0, 0] for a, b in pairs])
        theirs = np.array([number(row["Correlation"]) for row in found])
        if np.isnan(theirs).any():  # COINr leaves out what is not significant at 5 %
            units = np.array([(~(np.isnan(a) | np.isnan(b))).sum() for a, b in pairs])
            ours = np.where(p_values(ours, units) > 0.05, np.nan, ours)
        return difference(ours, theirs)

    def _case_pca(self, path: Path, level: str) -> float:
        """Loadings are known up to the sign of a whole component, which is taken from the reference."""
        theirs = {row["iCode"]: number(row["Weight"]) for row in rows(path)}
        ours = {
            row["iCode"]: float(row["Weight"]) for row in self.folder.meta if row["Weight"] not in ("", "NA")
        }
        for parent in self.folder.level(int(level) + 1):
            codes = [row["iCode"] for row in self.folder.meta if row["Parent"] == parent]
            found = principal_component(np.stack([self._pca_column(code) for code in codes], axis=1))
            sign = np.sign(found @ np.array([theirs[code] for code in codes]))
            ours.update(zip(codes, found * sign, strict=True))
        return difference(np.array([ours[code] for code in theirs]), np.array(list(theirs.values())))

    def _pca_column(self, code: str) -> np.ndarray:
        return self._column(code)

    def _case_optimum(self, path: Path, part: str) -> float:
        level = int(next(self.folder.path.glob("opt_weights_level*.csv")).stem[-1])
        wanted = [number(row["Desired"]) for row in rows(self.folder.file("opt_weights_corr.csv"))]
        framework = self.own()
        found = optimise_weights(
            self.panel, framework, self.folder.level(level), wanted=wanted, tolerance=0.1
        )
        if part == "corr":
            theirs = np.array([[number(value) for value in row.values()] for row in rows(path)])
            return difference(np.stack([found.wanted, found.last_tried, found.weights], axis=1), theirs)
        own = dict(zip(found.codes, found.weights, strict=True))
        return self._weights(path, "Weight", own)

    def _weights(self, path: Path, column: str, ours: dict[str, float]) -> float:
        given = {row["iCode"]: number(row["Weight"]) for row in self.folder.meta}
        found = rows(path)
        return difference(
            np.array([ours.get(row["iCode"], given[row["iCode"]]) for row in found]),
            np.array([number(row[column]) for row in found]),
        )

    def _case_weights(self, path: Path) -> float:
        return self._weights(path, "Weight", {})

    def _case_effective(self, path: Path) -> float:
        return self._weights(path, "EffWeight", effective_weights(self.own()))

    def _case_remove(self, path: Path, part: str) -> float:
        scores = self.folder.file(f"{path.stem.removesuffix(part)}scores.csv")
        codes = table(scores).codes[1:]
        found = remove_each(self.panel, self.own(), codes)
        if part == "scores":
            keys = tuple((unit,) for unit in found.units)
            return against(Table(keys, ("Nominal", *codes), found.scores.T), table(path))
        theirs = {row["k"]: number(row["v"]) for row in rows(path)}
        ours = dict(zip(("Nominal", *codes), (0.0, *found.mean_shift), strict=True))
        return difference(np.array([ours[key] for key in theirs]), np.array(list(theirs.values())))

    def _case_variant(self, path: Path, dropped: str) -> float:
        reference = table(path)
        drop = tuple(row["iCode"] for row in self.folder.indicators if row["iCode"] not in reference.codes)
        framework = self.own(drop=drop)
        return against(self._stage(self.chain, "aggregate", framework=framework), reference)

    def _case_stats(self, path: Path, which: str) -> float:
        stage = self._stage(self.chain, "figures" if which == "raw" else "treat")
        worst = 0.0
        for row, own in zip(rows(path), describe(stage.values), strict=True):
            n = own.available
            ours = {
                "Min": own.minimum, "Max": own.maximum, "Mean": own.mean, "Median": own.median, "Std": own.deviation,
                "Skew": own.skewness, "Kurt": own.kurtosis, "N.Avail": n, "N.NonZero": own.nonzero,
                "N.Unique": own.unique, "N.Same": own.most_frequent, "Frc.Avail": own.share_available,
                "Frc.NonZero": own.nonzero / n, "Frc.Unique": own.unique / n, "Frc.Same": own.most_frequent / n,
            }  # fmt: skip
            if number(row["N.Unique"]) > own.unique and number(row["N.Same"]) <= own.most_frequent:
                self.broken_ties.setdefault(path.name, []).append(row["iCode"])
                ours = {key: value for key, value in ours.items() if "Unique" not in key}
            worst = max(worst, *(abs(significant(value) - number(row[key])) for key, value in ours.items()))
            flags = {"Avail": own.enough_available, "NonZero": own.enough_nonzero, "Unique": own.enough_unique,
                     "SkewKurt": own.free_of_outliers}  # fmt: skip
            if any((row[f"Flag.{key}"] == "ok") != fine for key, fine in flags.items()):
                return np.inf
        return worst

    def _case_details(self, path: Path) -> float:
        step = next(step for step in self.chain if step.name == "treat")
        done = treat(
            self._stage(self.chain, "screen").values,
            limit=int(step.number("limit", 5)),
            skew=step.number("skewness", 2.0),
            kurt=step.number("kurtosis", 3.5),
            then=None if step.get("then") == "none" else step.text("then", "log_shift"),
        )
        worst = 0.0
        for at, row in enumerate(rows(path)):
            for check in (0, 1, 2):
                if row.get(f"check_SkewKurt{check}.Pass", "") in ("", "NA"):
                    continue
                own = done.checks[check]
                if (row[f"check_SkewKurt{check}.Pass"] == "TRUE") != bool(own.passes[0, at]):
                    return np.inf
                worst = max(worst, abs(own.skewness[0, at] - number(row[f"check_SkewKurt{check}.Skew"])),
                            abs(own.kurtosis[0, at] - number(row[f"check_SkewKurt{check}.Kurt"])))  # fmt: skip
            moved = number(row.get("winsorise.nwin", ""))
            if not np.isnan(moved):
                worst = max(worst, abs(moved - done.winsorised[0, at]))
        return worst
