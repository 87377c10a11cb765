"""Compare the index room with outputs of COINr: the largest absolute difference per file, and the time.

    python benchmarks/index_reference.py FOLDER [--json]

The folder holds the example's inputs (in_*_iMeta.csv, in_*_iData.csv) and outputs by name: *_Raw ...
*_Aggregated, norm_*, agg_*, impute_*, treat_*, copeland_*, corr_*, pca_*, opt_*, remove_*, variant_drop_*,
purse_*, stats_* and sa_*. Settings that a file does not state are found from it and shown.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from pathlib import Path

import numpy as np

from index_reference_analyses import Analyses
from index_reference_folder import Folder
from index_reference_replay import Replay

#: Files in which COINr 1.1.14 is wrong, with what is wrong.
KNOWN_FAULTS = {
    "treat_log_GII": "log_GII gives its input back unchanged",
    "a_copeland": "Copeland inside Aggregate fails",
}


def run(folder: Path) -> dict[str, object]:
    """Every comparison of the folder as one mapping."""
    inputs = Folder(folder)
    cases = Analyses(inputs)
    files = cases.compare()
    replay = Replay(inputs, cases)
    files.update(replay.compare())
    files = {name: float(value) for name, value in files.items()}
    timing = replay.timing()
    faults = {name: why for name in files for start, why in KNOWN_FAULTS.items() if start in name}
    judged = {name: value for name, value in files.items() if name not in faults}
    return {
        "folder": str(folder),
        "max_abs_difference": max(judged.values(), default=math.nan),
        "within_1e-9": sum(value <= 1e-9 for value in judged.values()),
        "files_judged": len(judged),
        "known_faults_of_the_reference": faults,
        "random_in_the_reference": replay.random,
        "ties_broken_beyond_the_printed_digits": cases.broken_ties,
        "not_compared": sorted({path.name for path in folder.glob("*.csv")} - set(files) - cases.inputs),
        "settings": cases.settings | replay.settings,
        "sobol": replay.sobol,
        "replications_1000_cpu_s": timing.get("cpu_s"),
        "sobol_enumeration_cpu_s": timing.get("sobol_enumeration_cpu_s"),
        "failed": cases.failed,
        "files": files,
    }


def main() -> None:
    """Print a table, or the same figures as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    start = time.process_time()
    with np.errstate(all="ignore"):
        found = run(chosen.folder)
    found["cpu_s"] = round(time.process_time() - start, 2)
    if chosen.json:
        plain = {
            key: None if isinstance(value, float) and math.isinf(value) else value
            for key, value in found.items()
        }
        files = found["files"]
        assert isinstance(files, dict)
        plain["files"] = {name: None if math.isinf(value) else value for name, value in files.items()}
        json.dump(plain, sys.stdout, indent=1)
        print()
        return
    files = found.pop("files")
    assert isinstance(files, dict)
    for name, value in files.items():
        print(f"{value:10.1e}  {name}")
    for key, value in found.items():
        print(f"{key}: {value}")


if __name__ == "__main__":
    main()
