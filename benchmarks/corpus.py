"""How fast a large corpus is added: documents and facts a second, memory of the parent and of a worker.

    python benchmarks/corpus.py DIR [--jobs N] [--json]
    python benchmarks/corpus.py --documents N [--jobs N] [--json]

Adds the documents of DIR, or N made-up releases (see releases.py) to a new workspace, twice: the second run knows them
all. Rates are given by the clock and by the processor time of all processes together.
"""

import argparse
import json
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bashu.documents import find_documents
from bashu.workspace import create_workspace
from releases import PACK, make_corpus

RECORDED = datetime(2026, 1, 1, tzinfo=UTC)


def _processor_seconds(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak_mb(who):
    return round(resource.getrusage(who).ru_maxrss / 1024)


def measure(folder, jobs):
    """Add every document below ``folder`` to a new workspace, twice."""
    with (
        tempfile.TemporaryDirectory() as place,
        create_workspace(Path(place) / "work", pack=PACK, recorded=RECORDED) as workspace,
    ):
        runs = []
        for _ in range(2):
            own, others = (
                _processor_seconds(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            )
            begun = time.monotonic()
            report = workspace.add(find_documents(folder), recorded=RECORDED, jobs=jobs)
            runs.append(
                (
                    report,
                    time.monotonic() - begun,
                    _processor_seconds(resource.RUSAGE_SELF) - own,
                    _processor_seconds(resource.RUSAGE_CHILDREN) - others,
                    _peak_mb(resource.RUSAGE_CHILDREN),
                )
            )
        database = sum(path.stat().st_size for path in (Path(place) / "work").glob("bashu.db*"))
    # Workers of the second run begin as copies of a parent that has worked: the first run's peak is their own.
    (report, seconds, parent, workers, worker_peak), (again, second, second_parent, *_) = runs
    assert again.documents == 0
    return {
        "documents": report.documents,
        "facts": report.facts,
        "refused": report.refusals,
        "seconds": round(seconds, 1),
        "documents_per_second": round(report.documents / seconds, 1),
        "facts_per_second": round(report.facts / seconds),
        "documents_per_processor_second": round(report.documents / (parent + workers), 1),
        "parent_ms_per_document": round(1000 * parent / max(report.documents, 1), 2),
        "workers_ms_per_document": round(1000 * workers / max(report.documents, 1), 2),
        "parent_peak_mb": _peak_mb(resource.RUSAGE_SELF),
        "worker_peak_mb": worker_peak,
        "second_run_seconds": round(second, 1),
        "second_run_processor_seconds": round(second_parent, 1),
        "database_mb": round(database / 1e6),
    }


def main():
    """Print the table, or the same figures as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("folder", nargs="?", type=Path)
    source.add_argument("--documents", type=int, help="make up that many")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.folder:
        result = measure(chosen.folder, chosen.jobs)
    else:
        with tempfile.TemporaryDirectory() as made:
            make_corpus(Path(made), chosen.documents)
            result = measure(Path(made), chosen.jobs)
    if chosen.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:32} {value:>12,}")


if __name__ == "__main__":
    main()
