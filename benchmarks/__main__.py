"""``make bench``: every benchmark, with the peers where they can be had; nothing here is part of the tests.

Each benchmark is a script of its own that takes the folder of its data. Data that is not here is named and
left out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"

#: script, its arguments, what it needs to be there
RUNS: list[tuple[str, list[str], list[Path]]] = [
    *(
        (
            "facts.py",
            [
                str(HERE / f"gold/{name}.jsonl"),
                str(HERE / f"gold/{name}"),
                "--ignore",
                str(HERE / f"gold/{name}_ignore.jsonl"),
                "--peers",
            ],
            [],
        )
        for name in ("articles_held", "held")
    ),
    (
        "facts.py",
        [
            str(SHARED / "gold/seeds.jsonl"),
            str(SHARED / "seeds"),
            "--ignore",
            str(SHARED / "gold/seeds_ignore.jsonl"),
            "--peers",
        ],
        [SHARED / "seeds"],
    ),
    ("newsquant.py", [str(SHARED / "benchmarks/newsquant_dev.json")], [SHARED / "benchmarks"]),
    ("documents.py", [str(HERE / "gold/held")], []),
    ("corpus.py", ["--documents", "2000"], []),
    ("store.py", [], []),
    ("web.py", [], []),
    ("localise.py", [str(SHARED / "reference/errorlocate")], [SHARED / "reference/errorlocate"]),
    ("audit.py", [], []),
    ("index_reference.py", [str(SHARED / "reference/coinr")], [SHARED / "reference/coinr"]),
    (
        "outlook.py",
        [str(SHARED / "data/series/gdp_nominal_1992_2024_spliced.csv"), "--peers"],
        [SHARED / "data/series"],
    ),
]


def main() -> int:
    """Run all that can run; the exit code says whether one failed."""
    failed = []
    for script, arguments, needs in RUNS:
        print(f"\n=== {script} {' '.join(arguments)}", flush=True)
        absent = [str(path) for path in [HERE / script, *needs] if not path.exists()]
        if absent:
            print(f"left out: {', '.join(absent)} is not here")
            continue
        if subprocess.run([sys.executable, str(HERE / script), *arguments], check=False).returncode:
            failed.append(script)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
