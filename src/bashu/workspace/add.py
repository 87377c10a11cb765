"""Add many files: read on all cores, written in batches, resumable after any interruption."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bashu.errors import BashuError, Unavailable
from bashu.model import Pack
from bashu.store import Entry, Store
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.views import AddReport, Refusal

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["Progress", "add_files"]

#: Called with the number of files just done.
Progress = Callable[[int], None]

#: Files that share a transaction: few enough that an interruption costs little.
BATCH = 64
#: And no more bytes than these, but for a single file that is larger.
BATCH_BYTES = 4_000_000
#: Below this many files starting processes costs more than it saves.
PARALLEL_FROM = 128
#: How many new documents and refusals a report names; the rest it counts.
NAMED = 1000

_Read = tuple[list[Entry], list[Refusal]]


def add_files(
    store: Store,
    pack: Pack,
    files: Sequence[Path],
    *,
    recorded: datetime,
    jobs: int | None = None,
    progress: Progress = lambda done: None,
) -> AddReport:
    """Read ``files`` and record them; each batch is one transaction, and known content is not read again.

    Broken files are refused one by one and never stop the others. Facts of a batch are acknowledged through
    ``progress`` only after they are on disk, so a killed run loses nothing that it reported.
    """
    tally = _Tally(store, recorded, progress)
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(files) < PARALLEL_FROM:
        pipeline = Pipeline(pack)
        for batch in _batches(files):
            fresh = tally.fresh(batch)
            tally.write(_read_batch(pipeline, fresh, recorded), len(batch))
    else:
        _add_parallel(tally, pack, _batches(files), workers)
    return tally.report()


def _batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    """The files in order, in lists bounded by number and by size: a few batches are all that is in memory."""
    batch: list[Path] = []
    size = 0
    for path in files:
        batch.append(path)
        size += _size(path)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading says what is wrong with it


def _add_parallel(tally: _Tally, pack: Pack, waiting: Iterator[list[Path]], workers: int) -> None:
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(pack,)) as pool:
        running: dict[Future[_Read], int] = {}
        try:
            for batch in _ahead(waiting, 2 * workers):
                running[pool.submit(_work, tally.fresh(batch), tally.recorded)] = len(batch)
            while running:
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    tally.write(done.result(), running.pop(done))
                    for batch in _ahead(waiting, 1):
                        running[pool.submit(_work, tally.fresh(batch), tally.recorded)] = len(batch)
        except BrokenProcessPool:
            raise Unavailable(
                "a reading process was ended from outside",
                why="most often the machine ran out of memory",
                next_step="run the same command again: what was recorded stays, the rest is read; --jobs 1 needs least",
            ) from None


def _ahead(batches: Iterator[list[Path]], count: int) -> Iterator[list[Path]]:
    for _, batch in zip(range(count), batches, strict=False):
        yield batch


class _Tally:
    """What has been written so far."""

    def __init__(self, store: Store, recorded: datetime, progress: Progress) -> None:
        self.recorded = recorded
        self._store, self._progress = store, progress
        self._added: list[str] = []
        self._refused: list[Refusal] = []
        self._documents = self._refusals = self._facts = self._known = 0

    def fresh(self, batch: Sequence[Path]) -> list[Path]:
        """The files of a batch whose content the record does not hold."""
        ids = {path: _id_of(path) for path in batch}
        known = self._store.has([identity for identity in ids.values() if identity])
        fresh = [path for path, identity in ids.items() if identity not in known]
        self._known += len(batch) - len(fresh)
        return fresh

    def write(self, read: _Read, done: int) -> None:
        entries, refused = read
        added = self._store.add(entries, recorded=self.recorded) if entries else ()
        new = set(added)
        self._added.extend(added[: NAMED - len(self._added)])
        self._documents += len(added)
        self._known += len(entries) - len(added)
        self._facts += sum(len(entry.facts) for entry in entries if entry.document.id in new)
        self._refused.extend(refused[: NAMED - len(self._refused)])
        self._refusals += len(refused)
        self._progress(done)

    def report(self) -> AddReport:
        return AddReport(
            tuple(self._added),
            self._known,
            self._facts,
            tuple(self._refused),
            self._documents,
            self._refusals,
        )


def _id_of(path: Path) -> str | None:
    """The content id, or None where reading must explain what is wrong with the file."""
    from bashu.documents import content_id

    try:
        return content_id(path)
    except (OSError, BashuError):
        return None


_pipeline: Pipeline | None = None


def _start_worker(pack: Pack) -> None:
    global _pipeline
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _pipeline = Pipeline(pack)


def _end_with_parent() -> None:
    """A parent that is killed cannot send its workers home: they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(paths: list[Path], recorded: datetime) -> _Read:
    assert _pipeline is not None
    return _read_batch(_pipeline, paths, recorded)


def _read_batch(pipeline: Pipeline, paths: list[Path], recorded: datetime) -> _Read:
    entries, refused = [], []
    for path in paths:
        try:
            entries.append(pipeline.entry(path, recorded=recorded.date()))
        except BashuError as error:
            refused.append(Refusal(str(path), error))
    return entries, refused
