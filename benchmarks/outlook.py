"""Backtest the forecaster: ``python benchmarks/outlook.py PANEL.csv [--peers] [--json]``.

PANEL.csv has the columns area, year, value (any names, in this order; further columns are left alone). Series are
scored on the log scale where all values are positive, expanding window, every area, horizons of 1 to 5 years.
``--peers`` adds AutoARIMA, damped ETS and Theta of statsforecast, in an environment of its own under .bench/.
Figures: mean CRPS over all and over origins from 2011 on, coverage of the 80 and 95 % intervals by horizon, Brier
score of growth of at least 6, 8 and 10 % a year, CPU seconds of the whole backtest.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bashu.outlook import Forecaster, backtest, naive_drift, our_model, read_panel, recent_drift, summarise

HERE = Path(__file__).resolve().parent
HORIZON = 5
RECENT = 2011
PEERS = ("AutoARIMA", "damped ETS", "Theta")


def measure(levels: np.ndarray, years: list[int], forecaster: Forecaster, first: int) -> dict[str, object]:
    """One forecaster's figures."""
    started = time.process_time()
    rows = backtest(levels, forecaster, first_origin=first, horizon=HORIZON)
    seconds = time.process_time() - started
    every, recent = summarise(rows), summarise([row for row in rows if years[row.origin] >= RECENT])
    return {
        "crps": every[0].crps,
        "crps_2011": recent[0].crps if recent else None,
        "mae": every[0].mae,
        "cov80": {step: every[step].cov80 for step in every if step},
        "cov95": {step: every[step].cov95 for step in every if step},
        "brier": every[0].brier,
        "brier_2011": recent[0].brier if recent else None,
        "forecasts": every[0].count,
        "cpu_s": seconds,
    }


def peer(levels: np.ndarray, name: str, first: int) -> tuple[Forecaster, float]:
    """A statsforecast model run in its own environment; the forecaster hands back what it answered."""
    python = HERE.parent / ".bench/statsforecast/bin/python"
    if not python.exists():
        venv.create(python.parents[1], with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "statsforecast==2.0.1"], check=True)
    task = json.dumps({"levels": levels.tolist(), "model": name, "first": first, "horizon": HORIZON})
    done = subprocess.run(
        [python, HERE / "outlook_peer.py"], input=task, text=True, capture_output=True, check=True
    )
    answer = json.loads(done.stdout)

    def replay(_levels: np.ndarray, _horizon: int) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        for origin, mean, spread in answer["forecasts"]:
            yield origin, np.array(mean, dtype=float), np.array(spread, dtype=float)

    return replay, answer["cpu_s"]


def main() -> None:
    """Print the table or the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("panel", type=Path)
    parser.add_argument(
        "--first-origin", type=int, help="the first year to forecast from; by default the tenth year"
    )
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    panel = read_panel(options.panel)
    levels, years = panel.levels, list(panel.years)
    first = years.index(options.first_origin) if options.first_origin else min(9, len(years) - 2)
    contenders: dict[str, Forecaster] = {
        "bashu": our_model,
        "naive drift": naive_drift,
        "drift of 5 years": recent_drift,
    }
    result = {name: measure(levels, years, run, first) for name, run in contenders.items()}
    if options.peers:
        complete = levels[np.isfinite(levels).all(axis=1)]
        if len(complete) < len(levels):
            print(f"peers: {len(complete)} areas without gaps only", file=sys.stderr)
        for name in PEERS:
            replay, seconds = peer(complete, name, first)
            result[name] = {**measure(complete, years, replay, first), "cpu_s": seconds}
    if options.json:
        print(json.dumps(result, indent=1))
        return
    scale = "log" if panel.log else "level"
    print(f"{len(panel.areas)} areas, {years[0]}-{years[-1]}, origins from {years[first]}, {scale} scale")
    print(
        f"{'':18} {'CRPS':>7} {'2011-':>7} {'Brier':>7} {'2011-':>7} {'CPU s':>7}  80 % by horizon           95 % by horizon"
    )
    for name, row in result.items():
        bands = "  ".join(
            " ".join(f"{value:.3f}" for value in row[key].values()) for key in ("cov80", "cov95")
        )
        figures = [row[key] for key in ("crps", "crps_2011", "brier", "brier_2011")]
        shown = " ".join(f"{figure:7.4f}" if figure is not None else "      -" for figure in figures)
        print(f"{name:18} {shown} {row['cpu_s']:7.2f}  {bands}")


if __name__ == "__main__":
    main()
