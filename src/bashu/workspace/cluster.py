"""Partitions on Dask distributed: processes of this machine, or a cluster that is running already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from bashu.errors import Unavailable
from bashu.workspace.map_corpus import PartReport, Run
from bashu.workspace.partition import Partition

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["on_cluster"]

#: Partitions that the scheduler holds for each thread of the workers: enough that none ever waits.
AHEAD = 4


@contextmanager
def on_cluster(*, workers: int | None = None, scheduler: str | None = None) -> Iterator[Run]:
    """A way to run partitions on the cluster at ``scheduler``, else on ``workers`` processes started here.

    The workers of a cluster need this version of bashu, and the corpus, the pack and the results at the same
    paths. Unavailable where Dask is not installed, the scheduler does not answer, or workers die again and
    again.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise Unavailable(
            "cannot use a cluster",
            why="Dask is not installed",
            next_step="pip install 'bashu[cluster]', or read in this process: --workers 1",
        ) from None
    with ExitStack() as stack:
        if scheduler is None:
            local = LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR"
            )
            address = stack.enter_context(local)
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout="20s"))
        except (OSError, ValueError) as error:
            raise Unavailable(
                "the scheduler does not answer",
                where=str(scheduler),
                why=str(error).strip().partition("\n")[0] or type(error).__name__,
                next_step="start one with 'dask scheduler', and workers with 'dask worker ADDRESS'",
            ) from None
        yield partial(_run, client)


def _run(
    client: Client, work: Callable[[Partition], PartReport], plan: Sequence[Partition]
) -> Iterator[PartReport]:
    from distributed import KilledWorker, as_completed

    waiting = iter(plan)
    first = islice(waiting, AHEAD * max(1, sum(client.nthreads().values())))
    running = as_completed([client.submit(work, item, pure=False) for item in first])
    try:
        for future in running:
            yield future.result()
            future.release()
            for item in islice(waiting, 1):
                running.add(client.submit(work, item, pure=False))
    except KilledWorker as error:
        raise Unavailable(
            "a partition ended its workers again and again",
            why=str(error).strip().partition("\n")[0],
            next_step="give workers more memory and run the same command again: what was written stays",
        ) from None
