"""Read the rows of a pack's CSV file as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bashu.region.keys import COLUMNS
from bashu.region.problem import Report
from bashu.region.read_file import MAX_CSV, read_text
from bashu.region.record import Record

__all__ = ["read_rows"]


def read_rows(folder: Path, file: str, report: Report) -> Iterator[Record]:
    """The rows of ``file`` (its name within the pack), each with the line on which it starts.

    Nothing where the file is absent. A column that is unknown or stands twice is an error; an absent column
    reads as empty.
    """
    path = folder / file
    if not path.exists():
        return
    text = read_text(path, file=file, limit=MAX_CSV, report=report)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if not _check_header(header, file, report):
            return
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                yield from _record(cells, header, file, line, report)
            line = reader.line_num + 1
    except csv.Error as error:
        report.error(
            file, reader.line_num, "this is not CSV", why=str(error), next_step="mend the quotes in the row"
        )


def _check_header(header: list[str], file: str, report: Report) -> bool:
    known = COLUMNS[file]
    wrong = [name for name in header if name not in known] + [
        name for name in dict.fromkeys(header) if header.count(name) > 1
    ]
    for name in wrong:
        report.error(
            file,
            1,
            f"the column {name!r} is unknown or stands twice",
            why="the columns are: " + ", ".join(known),
            next_step="rename or remove it",
        )
    if not header:
        report.error(
            file,
            1,
            "the file is empty",
            why="its first row names the columns",
            next_step="write them: " + ",".join(known),
        )
    return bool(header) and not wrong


def _record(cells: list[str], header: list[str], file: str, line: int, report: Report) -> Iterator[Record]:
    if len(cells) != len(header):
        report.error(
            file,
            line,
            f"the row has {len(cells)} cells",
            why=f"the first row has {len(header)}",
            next_step="quote cells that hold a comma",
        )
        return
    record = Record(file, line, {k: v.strip() for k, v in zip(header, cells, strict=True)}, {}, report)
    record.require(file)
    yield record
