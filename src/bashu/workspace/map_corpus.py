"""The map step of a corpus: each partition of documents becomes Parquet files of its facts, on any number of machines."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bashu import __version__
from bashu.errors import BashuError, Conflict, Unavailable
from bashu.model import Document, Fact
from bashu.workspace.partition import Partition, contents, digest, needs_pyarrow, partitions
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.statement import statement_id

if TYPE_CHECKING:
    import pyarrow

__all__ = ["MapReport", "PartReport", "Run", "in_turn", "map_corpus", "map_partition"]

#: Documents whose rows are in memory at once; a row group of the parts.
ROWS = 64
PLAN = "plan.json"

_FACT_TEXTS = (
    "id", "statement", "doc", "indicator", "indicator_code", "place", "area_code", "period", "kind", "value", "unit",
    "qualifier", "status", "value_text", "half_width", "method", "price_basis",
)  # fmt: skip
_OFFSETS = ("quote_start", "quote_end", "value_start", "value_end")
_DOCUMENT_TEXTS = ("id", "name", "title", "publisher", "language", "url", "media_type")
_REFUSED = ("name", "what", "where", "why", "next_step")


@dataclass(frozen=True, slots=True)
class PartReport:
    """What one partition gave, in numbers."""

    number: int
    documents: int
    facts: int
    refused: int


@dataclass(frozen=True, slots=True)
class MapReport:
    """What a whole run gave; ``kept`` partitions were there from an earlier run."""

    partitions: int
    kept: int
    documents: int
    facts: int
    refused: int


#: How partitions are worked through: a function and partitions in, reports out as they come.
Run = Callable[[Callable[[Partition], PartReport], Sequence[Partition]], Iterable[PartReport]]


def in_turn(work: Callable[[Partition], PartReport], plan: Sequence[Partition]) -> Iterator[PartReport]:
    """One partition after the other in this process."""
    return map(work, plan)


def map_corpus(
    source: Path,
    out: Path,
    *,
    pack: str,
    run: Run = in_turn,
    progress: Callable[[int], None] = lambda done: None,
) -> MapReport:
    """Read every document of ``source`` with the pack's words and write its facts below ``out``.

    ``facts/``, ``documents/`` and ``refused/`` get a Parquet file a partition. Files depend on the source, the
    pack and the version only: how many processes worked, and in what order, makes no difference to a byte.
    Partitions that are there are kept, so a run that was cut off is completed by running it again. Conflict
    where ``out`` holds something else; errors of :func:`partitions`; ``progress`` gets numbers of documents.
    """
    needs_pyarrow()
    plan = partitions(Path(source).absolute())
    out = Path(out).absolute()
    _prepare(out, plan, pack)
    left = [item for item in plan if not _part(out, "documents", item.number).exists()]
    progress(sum(item.documents for item in plan) - sum(item.documents for item in left))
    done = []
    for report in run(partial(map_partition, out=str(out), pack=pack), left):
        done.append(report)
        progress(report.documents + report.refused)
    documents, facts, refused = (
        sum(getattr(report, name) for report in done) for name in ("documents", "facts", "refused")
    )
    return MapReport(len(plan), len(plan) - len(left), documents, facts, refused)


def _prepare(out: Path, plan: tuple[Partition, ...], pack: str) -> None:
    about = {"format": 1, "bashu": __version__, "pack": pack, "partitions": len(plan), "source": digest(plan)}
    text = json.dumps(about, indent=1, sort_keys=True) + "\n"
    try:
        for name in ("facts", "documents", "refused"):
            (out / name).mkdir(parents=True, exist_ok=True)
        written = out / PLAN
        if not written.exists() and not any(path.is_file() for path in out.rglob("*")):
            written.write_text(text, "utf-8")
        same = written.exists() and written.read_text("utf-8") == text
    except OSError as error:
        raise Unavailable(
            "cannot write the results",
            where=str(out),
            why=error.strerror or str(error),
            next_step="name a folder that you may write to",
        ) from None
    if not same:
        raise Conflict(
            "the folder holds something else",
            where=str(out),
            why="it was made from another corpus, with another pack or by another version",
            next_step="name a new folder, or remove this one",
        )


def map_partition(partition: Partition, *, out: str, pack: str) -> PartReport:
    """Read one partition and write its three files; the documents' file comes last and says that it is done."""
    pipeline = _pipeline(pack)
    kinds = {"facts": _fact_schema(), "documents": _document_schema(), "refused": _texts(_REFUSED)}
    with (
        _Writer(_part(Path(out), "documents", partition.number), kinds["documents"]) as documents,
        _Writer(_part(Path(out), "refused", partition.number), kinds["refused"]) as refused,
        _Writer(_part(Path(out), "facts", partition.number), kinds["facts"]) as facts,
    ):
        for name, content in contents(partition):
            try:
                document = _read(content, name)
            except BashuError as error:
                refused.add({"name": name, **{part: getattr(error, part) for part in _REFUSED[1:]}})
                continue
            found = pipeline.facts(document)
            documents.add(_document_row(document, len(found)))
            for fact in found:
                facts.add(_fact_row(fact, document))
    return PartReport(partition.number, documents.rows, facts.rows, refused.rows)


@lru_cache(maxsize=2)
def _pipeline(pack: str) -> Pipeline:
    from bashu.region import load_pack

    return Pipeline(load_pack(pack, statements=False))


def _read(content: Path | bytes | BashuError, name: str) -> Document:
    from bashu.documents import read_document

    if isinstance(content, BashuError):
        raise content
    return read_document(content, name=name)


def _part(out: Path, kind: str, number: int) -> Path:
    return out / kind / f"part-{number:06}.parquet"


def _fact_row(fact: Fact, document: Document) -> dict[str, Any]:
    row = {name: getattr(fact, name) for name in chain(_FACT_TEXTS[2:], _OFFSETS)}
    row["id"], row["statement"] = fact.id, statement_id(fact, document)
    row["value"] = str(fact.value)
    row["half_width"] = None if fact.half_width is None else str(fact.half_width)
    row["kind"], row["status"] = str(fact.kind), str(fact.status)
    return row


def _document_row(document: Document, facts: int) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in _DOCUMENT_TEXTS}
    return {**row, "published": document.published, "characters": len(document.text), "facts": facts}


def _texts(names: Iterable[str]) -> pyarrow.Schema:
    import pyarrow

    return pyarrow.schema([(name, pyarrow.string()) for name in names])


def _fact_schema() -> pyarrow.Schema:
    import pyarrow

    return pyarrow.schema([*_texts(_FACT_TEXTS), *((name, pyarrow.int32()) for name in _OFFSETS)])


def _document_schema() -> pyarrow.Schema:
    import pyarrow

    rest = [("published", pyarrow.date32()), ("characters", pyarrow.int32()), ("facts", pyarrow.int32())]
    return pyarrow.schema([*_texts(_DOCUMENT_TEXTS), *rest])


class _Writer:
    """Writes rows to a Parquet file that takes its place when it is whole."""

    def __init__(self, path: Path, schema: pyarrow.Schema) -> None:
        import pyarrow.parquet as parquet

        self.rows = 0
        self._path, self._schema = path, schema
        self._held: list[dict[str, Any]] = []
        # Two machines may work on one partition when a scheduler takes the first for dead.
        self._beside = path.with_name(f".{path.name}.{os.uname().nodename}.{os.getpid()}")
        self._file = parquet.ParquetWriter(self._beside, schema, compression="zstd")

    def __enter__(self) -> _Writer:
        return self

    def add(self, row: dict[str, Any]) -> None:
        """One row more."""
        self._held.append(row)
        self.rows += 1
        if len(self._held) == ROWS * ROWS:
            self._write()

    def _write(self) -> None:
        import pyarrow

        if self._held:
            self._file.write_table(pyarrow.Table.from_pylist(self._held, self._schema))
            self._held = []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._write()
        self._file.close()
        if error is None:
            self._beside.replace(self._path)
        else:
            self._beside.unlink(missing_ok=True)
