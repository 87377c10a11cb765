"""Add many files: read on all cores, written in batches, resumable after any interruption."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
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

#: Files that are read together: few enough that an interruption costs little.
BATCH = 64
#: And no more bytes than these, but for a single file that is larger.
BATCH_BYTES = 1_000_000
#: Below this many files starting processes costs more than it saves.
PARALLEL_FROM = 128
#: Batches in reading for each process, so that none waits for the writer nor, at a slow file, for its turn.
AHEAD = 3
#: How many new documents and refusals a report names; the rest it counts.
NAMED = 1000

_Read = tuple[list[Entry], list[Refusal]]


def add_files(
    store: Store,
    pack: Pack,
    files: Iterable[Path],
    *,
    recorded: datetime,
    jobs: int | None = None,
    progress: Progress = lambda done: None,
) -> AddReport:
    """Read ``files`` and record them in their order; known content is not read again.

    Broken files are refused one by one and never stop the others. Files are acknowledged through ``progress`` only
    after they are on disk, so a killed run loses nothing that it reported. Since they are written in their order,
    the record is the same however many processes read and however often the run was cut off.
    """
    tally = _Tally(store, recorded, progress)
    workers = jobs or os.cpu_count() or 1
    waiting = iter(files)
    first = list(islice(waiting, PARALLEL_FROM))
    batches = _batches(chain(first, waiting))
    if workers == 1 or len(first) < PARALLEL_FROM:
        pipeline = Pipeline(pack)
        for batch in batches:
            tally.write([(_read_batch(pipeline, tally.fresh(batch), recorded), len(batch))])
    else:
        _add_parallel(tally, pack, batches, workers)
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
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(pack,)) as pool:
        running: deque[tuple[Future[_Read], int]] = deque()
        try:
            while True:
                for batch in islice(waiting, AHEAD * workers - len(running)):
                    running.append((pool.submit(_work, tally.fresh(batch), tally.recorded), len(batch)))
                if not running:
                    return
                tally.write(_next_done(running))
        except BrokenProcessPool:
            raise Unavailable(
                "a reading process was ended from outside",
                why="most often the machine ran out of memory",
                next_step="run the same command again: what was recorded stays, the rest is read; --jobs 1 needs least",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)  # whoever interrupts need not wait for what nobody will write


def _next_done(running: deque[tuple[Future[_Read], int]]) -> list[tuple[_Read, int]]:
    """The batch whose turn it is, and those after it that have been read already: they share a transaction."""
    future, files = running.popleft()
    done = [(future.result(), files)]
    while running and running[0][0].done():
        future, files = running.popleft()
        done.append((future.result(), files))
    return done


class _Tally:
    """What has been written so far."""

    def __init__(self, store: Store, recorded: datetime, progress: Progress) -> None:
        self.recorded = recorded
        self._store, self._progress = store, progress
        self._added: list[str] = []
        self._refused: list[Refusal] = []
        self._documents = self._refusals = self._facts = self._known = 0

    def fresh(self, batch: Sequence[Path]) -> list[Path]:
        """The files of a batch whose content the record does not hold; names of known content are kept."""
        ids = {path: _id_of(path) for path in batch}
        known = self._store.has([identity for identity in ids.values() if identity])
        again = [(identity, path.name) for path, identity in ids.items() if identity in known]
        self._store.note_names(again, recorded=self.recorded)
        self._known += len(again)
        return [path for path, identity in ids.items() if identity not in known]

    def write(self, batches: Sequence[tuple[_Read, int]]) -> None:
        """Record what was read, all of it in one transaction, and acknowledge it."""
        entries = [entry for (found, _), _ in batches for entry in found]
        refused = [refusal for (_, found), _ in batches for refusal in found]
        added = self._store.add(entries, recorded=self.recorded) if entries else ()
        new = set(added)
        self._added.extend(added[: NAMED - len(self._added)])
        self._documents += len(added)
        self._known += len(entries) - len(added)
        self._facts += sum(len(entry.facts) for entry in entries if entry.document.id in new)
        self._refused.extend(refused[: NAMED - len(self._refused)])
        self._refusals += len(refused)
        self._progress(sum(files for _, files in batches))

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
