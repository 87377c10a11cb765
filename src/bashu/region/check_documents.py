"""Check a pack's documents and that every statement stands in its document as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from bashu.model import TIERS, Pack, Statement
from bashu.region.problem import Report
from bashu.region.read_csv import read_rows
from bashu.region.read_file import MAX_DOCUMENT, read_text
from bashu.region.read_sources import check_address
from bashu.region.read_statements import OBSERVATIONS
from bashu.region.read_yaml import read_yaml
from bashu.region.record import record_of

__all__ = ["check_documents", "printed_agrees"]

_FRONT = re.compile(r"---\r?\n(.*?)(?:\r?\n)?---\r?\n", re.DOTALL)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def check_documents(folder: Path, pack: Pack, report: Report) -> None:
    """Note documents without a known source, and statements that their document does not bear out."""
    lines = {_key(row.text): row.line for row in read_rows(folder, OBSERVATIONS, Report())}
    texts: dict[str, str] = {}
    sources = {source.id for source in pack.sources}
    areas = {area.code for area in pack.areas}
    for path in pack.documents:
        text = read_text(path, file=f"documents/{path.name}", limit=MAX_DOCUMENT, report=report)
        if text is not None:
            texts[path.stem] = text
            _check_front(path, text, sources=sources, areas=areas, report=report)
    for statement in pack.statements:
        if statement.document in texts:
            key = (statement.document, statement.quote, statement.as_printed)
            _check_statement(statement, texts[statement.document], line=lines.get(key, 0), report=report)


def _key(text: Callable[[str], str]) -> tuple[str, str, str]:
    return text("document"), text("quote"), text("as_printed")


def _check_front(path: Path, text: str, *, sources: set[str], areas: set[str], report: Report) -> None:
    file = f"documents/{path.name}"
    front = _FRONT.match(text)
    if not front:
        report.error(
            file,
            1,
            "no front matter",
            why="a document starts with its title, publisher, date and source between lines of ---",
            next_step="add it",
        )
        return
    node = read_yaml(front[1], file=file, report=report, first_line=2)
    record = record_of(node, "document", file=file, report=report)
    if record is None:
        return
    record.choice("tier", TIERS, "other")
    record.choice("language", ("en", "zh"))
    record.day("published")
    check_address(record)
    for key, names, known in (
        ("source", record.listed("source"), sources),
        ("about", record.listed("about"), areas),
    ):
        for name in names:
            if name not in known:
                record.wrong(
                    key, f"{key} {name!r} is unknown", why="the pack has none of this id", next_step="add it"
                )


def _check_statement(statement: Statement, text: str, *, line: int, report: Report) -> None:
    where = f"documents/{statement.document}.md"
    times = text.count(statement.quote)
    if times != 1:
        report.error(
            OBSERVATIONS,
            line,
            f"a quote stands {times} times in {where}",
            why=f"{statement.quote[:60]!r} must lead to one sentence",
            next_step="lengthen or mend the quote",
        )
    elif statement.quote.count(statement.as_printed) != 1:
        report.error(
            OBSERVATIONS,
            line,
            f"{statement.as_printed!r} stands more than once in a quote",
            why=f"{statement.quote[:60]!r} must hold it once",
            next_step="shorten the quote",
        )
    if not printed_agrees(statement.as_printed, statement.value):
        report.warning(
            OBSERVATIONS,
            line,
            f"{statement.as_printed!r} was read as {statement.value}",
            why="the printed number times a power of ten does not give the value",
            next_step="mend the value",
        )


def printed_agrees(as_printed: str, value: Decimal) -> bool:
    """Whether the value is the printed number times a power of ten; true where no digits are printed.

    >>> printed_agrees("32193.15亿元", Decimal(3219315000000))
    True
    >>> printed_agrees("下降3.2%", Decimal("-3.2")), printed_agrees("3.2%", Decimal("3.3"))
    (True, False)
    """
    number = _NUMBER.search(as_printed)
    if not number:
        return True
    printed = Decimal(number[0].replace(",", ""))
    return printed.normalize().as_tuple().digits == abs(value).normalize().as_tuple().digits
