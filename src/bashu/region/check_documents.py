"""Check a pack's documents and that every statement stands in its document as printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from bashu.model import TIERS, Indicator, Pack, PriceBasis, Statement
from bashu.region.problem import Report
from bashu.region.read_csv import read_rows
from bashu.region.read_file import MAX_DOCUMENT, read_text
from bashu.region.read_sources import check_address
from bashu.region.read_statements import OBSERVATIONS
from bashu.region.read_yaml import read_yaml
from bashu.region.record import record_of

__all__ = ["check_documents", "printed_agrees"]

_FRONT = re.compile(r"---\r?\n(.*?)(?:\r?\n)?---\r?\n", re.DOTALL)
#: What a sentence says where its prices are not the usual ones.
_SAYS = {
    PriceBasis.REAL: re.compile(r"\breal\b|(?:constant|comparable) prices|price factors|实际|可比价|不变价|价格因素", re.I),
    PriceBasis.NOMINAL: re.compile(r"nominal|current prices|名义|现价|当年价", re.I),
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def check_documents(folder: Path, pack: Pack, report: Report) -> None:
    """Note documents without a known source, and statements that their document does not bear out."""
    lines = {_key(row.text): row.line for row in read_rows(folder, OBSERVATIONS, Report())}
    texts: dict[str, str] = {}
    sources = {source.id for source in pack.sources}
    areas = {area.code for area in pack.areas}
    indicators = {item.code: item for item in pack.indicators}
    for path in pack.documents:
        text = read_text(path, file=f"documents/{path.name}", limit=MAX_DOCUMENT, report=report)
        if text is not None:
            texts[path.stem] = text
            _check_front(path, text, sources=sources, areas=areas, report=report)
    for statement in pack.statements:
        if statement.document in texts:
            key = (statement.document, statement.quote, statement.as_printed)
            line = lines.get(key, 0)
            _check_statement(statement, texts[statement.document], line=line, report=report)
            _check_basis(statement, indicators[statement.indicator], line=line, report=report)


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


def _check_basis(statement: Statement, indicator: Indicator, *, line: int, report: Report) -> None:
    """Prices other than the usual ones must be said in the sentence: a reader of it could not know otherwise."""
    basis = PriceBasis(statement.price_basis)
    usual = indicator.usual_basis(statement.kind, statement.unit)
    if basis in (usual, PriceBasis.NONE) or _SAYS[basis].search(statement.quote):
        return
    report.warning(
        OBSERVATIONS,
        line,
        f"{statement.as_printed!r} has the price basis {basis}, which its sentence does not say",
        why=f"{statement.kind} of {indicator.code} is {usual} where nothing is said",
        next_step="say it in the document's sentence and in the quote, or mend price_basis",
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
