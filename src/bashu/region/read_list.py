"""Read every YAML file of a folder, each a list of records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bashu.region.problem import Report
from bashu.region.read_file import MAX_YAML, read_text
from bashu.region.read_yaml import Items, read_yaml
from bashu.region.record import Record, record_of

__all__ = ["read_list"]


def read_list(folder: Path, name: str, kind: str, report: Report) -> Iterator[Record]:
    """The records of ``name``/*.yaml, files in the order of their names."""
    for path in sorted((folder / name).glob("*.yaml")):
        file = f"{name}/{path.name}"
        text = read_text(path, file=file, limit=MAX_YAML, report=report)
        node = None if text is None else read_yaml(text, file=file, report=report)
        if node is None:
            continue
        if not isinstance(node, Items):
            report.error(
                file, node.line, "no list", why=f"the file is a list: each {kind} starts with '- '",
                next_step=f"start each {kind} with '- '",
            )  # fmt: skip
            continue
        for item in node.values:
            record = record_of(item, kind, file=file, report=report)
            if record is not None:
                yield record
