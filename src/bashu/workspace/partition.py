"""Split a corpus into partitions: the same source always gives the same ones, in the same order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bashu.errors import BashuError, Invalid, NotFound, Unavailable

if TYPE_CHECKING:
    import pyarrow.parquet as parquet

__all__ = ["Partition", "contents", "digest", "needs_pyarrow", "open_parquet", "partitions"]

#: Files of a partition, and bytes that end it before.
FILES, BYTES = 256, 16_000_000
#: Rows of a Parquet dataset that are in memory at once.
ROWS = 64


@dataclass(frozen=True, slots=True)
class Partition:
    """Some documents of a corpus: files (paths relative to ``root``), or one row group of a Parquet file.

    ``size`` is the bytes of the files, or of the row group unpacked.
    """

    number: int
    root: str
    files: tuple[str, ...]
    row_group: int | None = None
    documents: int = 0
    size: int = 0


def partitions(source: Path) -> tuple[Partition, ...]:
    """The partitions of a folder of documents, or of a Parquet file or a folder of them.

    A Parquet dataset has the columns ``name`` (text) and ``content`` (bytes or text). NotFound where there is
    nothing, Invalid where the source holds no document or a Parquet file lacks a column.
    """
    found = _row_groups(source) if _is_parquet(source) else _file_groups(source)
    plan = tuple(found)
    if not plan:
        raise Invalid(
            "the corpus is empty",
            where=str(source),
            why="it holds no file of a known type",
            next_step="name a folder of documents, or of Parquet files with the columns name and content",
        )
    return plan


def digest(plan: tuple[Partition, ...]) -> str:
    """What identifies the plan: names and sizes, wherever the corpus lies."""
    parts = (f"{item.number} {item.files} {item.row_group} {item.size}" for item in plan)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def contents(partition: Partition) -> Iterator[tuple[str, Path | bytes | BashuError]]:
    """The documents of a partition by name: a path, bytes, or why a row holds no document."""
    root = Path(partition.root)
    if partition.row_group is None:
        for name in partition.files:
            yield name, root / name
        return
    with open_parquet(root / partition.files[0]) as file:
        batches = file.iter_batches(
            batch_size=ROWS, row_groups=[partition.row_group], columns=["name", "content"]
        )
        for batch in batches:
            for row in batch.to_pylist():
                yield _row(row["name"], row["content"])


def _row(name: str | None, content: bytes | str | None) -> tuple[str, bytes | BashuError]:
    called = str(name or "document")
    if content is None:
        return called, Invalid(
            "the row has no content", where=called, next_step="leave it out of the dataset"
        )
    return called, content.encode() if isinstance(content, str) else content


def _is_parquet(source: Path) -> bool:
    return source.suffix == ".parquet" or (
        source.is_dir() and next(source.rglob("*.parquet"), None) is not None
    )


def _file_groups(source: Path) -> Iterator[Partition]:
    from bashu.documents import find_documents

    root = source if source.is_dir() else source.parent
    names: list[str] = []
    size = number = 0
    for path in find_documents(source):
        names.append(path.relative_to(root).as_posix())
        size += _size(path)
        if len(names) == FILES or size >= BYTES:
            yield Partition(number, str(root), tuple(names), None, len(names), size)
            names, size, number = [], 0, number + 1
    if names:
        yield Partition(number, str(root), tuple(names), None, len(names), size)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading says what is wrong with it


def _row_groups(source: Path) -> Iterator[Partition]:
    if not source.exists():
        raise NotFound("there is no such file", where=str(source), next_step="check the path")
    root = source if source.is_dir() else source.parent
    number = 0
    for path in sorted(source.rglob("*.parquet")) if source.is_dir() else [source]:
        with open_parquet(path) as file:
            missing = {"name", "content"} - set(file.schema_arrow.names)
            if missing:
                raise Invalid(
                    "the Parquet file cannot be read as a corpus",
                    where=str(path),
                    why=f"it has no column {' and none named '.join(sorted(missing))}",
                    next_step="give it the columns name and content",
                )
            for group in range(file.metadata.num_row_groups):
                about = file.metadata.row_group(group)
                name = path.relative_to(root).as_posix()
                yield Partition(number, str(root), (name,), group, about.num_rows, about.total_byte_size)
                number += 1


def open_parquet(path: Path) -> parquet.ParquetFile:
    """A Parquet file; Invalid where it is damaged, Unavailable where pyarrow is not installed."""
    needs_pyarrow()
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        return parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise Invalid(
            "the Parquet file cannot be read",
            where=str(path),
            why=str(error).strip().partition("\n")[0],
            next_step="write it again",
        ) from None


def needs_pyarrow() -> None:
    """Unavailable where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise Unavailable(
            "cannot read or write Parquet",
            why="pyarrow is not installed",
            next_step="pip install 'bashu[cluster]'",
        ) from None
