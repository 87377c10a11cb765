"""Measure error localisation on stored sets: ``python benchmarks/localise.py FOLDER [--json]``.

A set is ``NAME_data.csv`` (one record a line, fields as columns), ``NAME_edits.json`` (``vars``, ``edits`` with
``coef``, ``op``, ``rhs``) and, where known, ``NAME_truth.csv`` (record, var: the errors put in),
``NAME_ihs_min.csv`` (record, fails, min_fields, n_minimal_solutions) and ``NAME_errorlocate_records.csv``
(record, status, nflag). Records count from 1.

``exact``: failing records whose first-ranked solution is the set of errors put in; ``among``: whose errors are
one of the solutions listed; ``cells``: cells flagged wrongly or missed in the first-ranked solutions;
``above_minimum``: failing records whose solution is heavier than the proven minimum or an answer stored beside
the set; ``ties``: records with several minimal solutions, by the reference where there is one;
``ties_listed``: those of them for which as many solutions are listed; ``ms_per_failing``: CPU milliseconds for
the set (assembling and checking included, reading files not) over its failing records.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from bashu.audit import Localisation, assemble, localise, rank_solutions

COLUMNS = (
    "set", "fields", "records", "failing", "exact", "among", "cells", "above_minimum", "ties", "ties_listed",
    "ms_per_failing",
)  # fmt: skip


def read_rows(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file, none where there is no such file."""
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_edits(path: Path) -> tuple[list[str], list[tuple[dict[int, float], float, float]]]:
    """Names of the fields and the edits as ranged rows."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    place = {name: j for j, name in enumerate(stored["vars"])}
    edits = []
    for edit in stored["edits"]:
        coefficients = {place[name]: float(c) for name, c in edit["coef"].items()}
        rhs, op = float(edit["rhs"]), edit["op"]
        if op not in {"<=", "<", ">=", ">", "=="}:
            raise SystemExit(f"{path}: unknown operator {op!r}")
        lower = rhs if op in {">=", ">", "=="} else -math.inf
        upper = rhs if op in {"<=", "<", "=="} else math.inf
        edits.append((coefficients, lower, upper))
    return list(stored["vars"]), edits


def read_records(path: Path, names: list[str]) -> np.ndarray:
    """Records by fields, NaN where a cell is empty or NA."""
    rows = read_rows(path)
    return np.array(
        [[math.nan if row[n].strip() in {"", "NA"} else float(row[n]) for n in names] for row in rows]
    )


def measure(folder: Path, name: str) -> dict[str, object]:
    """One set."""
    names, edits = read_edits(folder / f"{name}_edits.json")
    table = read_records(folder / f"{name}_data.csv", names)
    start = time.process_time()
    system = assemble(len(names), edits)
    outcomes = localise(system, table)
    ranked = [
        rank_solutions(system, record, outcome) if outcome.count > 1 else outcome.solutions
        for record, outcome in zip(table, outcomes, strict=True)
    ]
    spent = time.process_time() - start
    return judge(folder, name, names, outcomes, ranked) | {
        "set": name,
        "fields": len(names),
        "records": len(table),
        "ms_per_failing": round(1000 * spent / max(1, sum(not o.passes for o in outcomes)), 3),
    }


def judge(
    folder: Path,
    name: str,
    names: list[str],
    outcomes: tuple[Localisation, ...],
    ranked: list[tuple[tuple[int, ...], ...]],
) -> dict[str, object]:
    """Counts against the truth and the stored answers."""
    place = {n: j for j, n in enumerate(names)}
    truth: dict[int, set[int]] = defaultdict(set)
    for row in read_rows(folder / f"{name}_truth.csv"):
        truth[int(row["record"])].add(place[row["var"]])
    minimum, ties = {}, {}
    for row in read_rows(folder / f"{name}_ihs_min.csv"):
        minimum[int(row["record"])] = float(row["min_fields"])
        ties[int(row["record"])] = int(row["n_minimal_solutions"])
    for row in read_rows(folder / f"{name}_errorlocate_records.csv"):
        if row["status"] == "0" and row["fails"] == "1":
            record = int(row["record"])
            minimum[record] = min(minimum.get(record, math.inf), float(row["nflag"]))
    count: dict[str, int] = dict.fromkeys(
        ("failing", "exact", "among", "cells", "above", "ties", "listed"), 0
    )
    for record, (outcome, solutions) in enumerate(zip(outcomes, ranked, strict=True), start=1):
        if outcome.passes:
            count["above"] += minimum.get(record, 0) > 0  # a record let through is wrong, too
            continue
        errors, first = truth[record], set(solutions[0]) if solutions else set()
        several = ties.get(record, outcome.count)
        count["failing"] += 1
        count["exact"] += first == errors
        count["among"] += any(set(s) == errors for s in solutions)
        count["cells"] += len(first ^ errors)
        count["above"] += not outcome.proven or outcome.weight > minimum.get(record, math.inf) + 1e-9
        count["ties"] += several > 1
        count["listed"] += several > 1 and several == len(solutions)
    return {
        "failing": count["failing"], "exact": count["exact"], "among": count["among"], "cells": count["cells"],
        "above_minimum": count["above"], "ties": count["ties"], "ties_listed": count["listed"],
    }  # fmt: skip


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    names = sorted(p.name.removesuffix("_edits.json") for p in arguments.folder.glob("*_edits.json"))
    if not names:
        parser.error(f"no *_edits.json in {arguments.folder}")
    rows = [{key: found[key] for key in COLUMNS} for found in (measure(arguments.folder, n) for n in names)]
    if arguments.json:
        print(json.dumps(rows, indent=1))
        return
    widths = [max(len(key), *(len(str(row[key])) for row in rows)) for key in COLUMNS]
    for line in ([str(c) for c in COLUMNS], *([str(row[c]) for c in COLUMNS] for row in rows)):
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


if __name__ == "__main__":
    main()
