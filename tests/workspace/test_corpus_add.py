"""A corpus is added in parts that survive an end at any moment, and in memory that does not grow with it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bashu.documents import content_id
from bashu.workspace import add, open_workspace
from bashu.workspace.add import BATCH, PARALLEL_FROM

RECORDED = datetime(2026, 2, 1, tzinfo=UTC)
ADD = """
import sys
from pathlib import Path
from bashu.workspace import open_workspace

with open_workspace(Path(sys.argv[1])) as workspace:
    files = sorted(Path(sys.argv[2]).iterdir())
    workspace.add(files, jobs=2, progress=lambda done: print(done, flush=True))
"""


@pytest.fixture
def corpus(tmp_path):
    """A few more releases than one process reads, each with one figure."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(PARALLEL_FROM + 6 * BATCH):
        text = f"In 2024, the GDP of Chongqing reached {3000 + number} billion yuan.\n"
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


def test_a_run_that_was_killed_is_completed_by_the_next(folder, corpus):
    files = sorted(corpus.iterdir())
    with open_workspace(folder) as workspace:
        before = workspace.counts()
    process = subprocess.Popen(
        [sys.executable, "-c", ADD, str(folder), str(corpus)], stdout=subprocess.PIPE, start_new_session=True
    )
    acknowledged = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    acknowledged += sum(int(line) for line in process.stdout)
    process.wait()
    with open_workspace(folder) as workspace:
        kept = workspace.counts().documents - before.documents
        assert acknowledged <= kept < len(files)
        report = workspace.add(files, jobs=2)
        after = workspace.counts()
    assert (report.known, report.documents, report.refusals) == (kept, len(files) - kept, 0)
    assert after.documents - before.documents == len(files)
    assert after.facts - before.facts == len(files)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are POSIX")
def test_workers_end_with_a_parent_that_is_killed(folder, corpus):
    process = subprocess.Popen(
        [sys.executable, "-c", ADD, str(folder), str(corpus)], stdout=subprocess.PIPE, start_new_session=True
    )
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert _gone(process.pid)


def _gone(group):
    """Whether the process group empties; waited for, since a worker first ends what it is reading."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False


def test_batches_are_bounded_by_number_and_by_size(tmp_path, monkeypatch):
    monkeypatch.setattr(add, "BATCH_BYTES", 100)
    sizes = [10, 60, 40, 500, 1, 1]
    for number, size in enumerate(sizes):
        (tmp_path / str(number)).write_bytes(b"x" * size)
    files = sorted(tmp_path.iterdir())
    assert [[path.name for path in batch] for batch in add._batches(files)] == [
        ["0", "1", "2"],
        ["3"],
        ["4", "5"],
    ]
    monkeypatch.setattr(add, "BATCH", 4)
    absent = [tmp_path / f"absent{number}" for number in range(9)]
    assert [len(batch) for batch in add._batches(absent)] == [4, 4, 1]


def test_the_record_is_the_same_however_many_read_and_however_files_are_given(folder, corpus, tmp_path):
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    (corpus / "9999.txt").write_bytes((corpus / "0000.txt").read_bytes())
    files = sorted(corpus.iterdir())
    cut = len(files) // 3
    with open_workspace(folder) as alone, open_workspace(other) as together:
        alone.add(files, jobs=1, recorded=RECORDED)
        together.add(iter(files[:cut]), jobs=2, recorded=RECORDED)
        report = together.add(iter(files), jobs=2, recorded=RECORDED)
        assert (report.documents, report.known) == (len(files) - 1 - cut, cut + 1)
        for opened in (alone, together):
            assert opened.store.names(content_id(files[0])) == ("0000.txt", "9999.txt")
        assert alone.documents(limit=None) == together.documents(limit=None)
        assert alone.facts(limit=None) == together.facts(limit=None)
        assert alone.store.observations() == together.store.observations()
        assert alone.store.latest() == together.store.latest()


def test_a_report_counts_everything_and_names_some(folder, corpus, monkeypatch):
    monkeypatch.setattr(add, "NAMED", 3)
    files = sorted(corpus.iterdir())[:40]
    absent = [corpus / f"absent{number}" for number in range(5)]
    with open_workspace(folder) as workspace:
        report = workspace.add([*files, *absent], jobs=1)
    assert (report.documents, report.facts, report.refusals) == (40, 40, 5)
    assert (len(report.added), len(report.refused)) == (3, 3)
