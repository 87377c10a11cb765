"""Broken text: figures that have run together, as where a table lost its cells. They are left alone and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bashu.facts.normalise import fold_case, normalise
from bashu.model import Document, Unread

__all__ = ["broken_spans", "broken_text"]

#: What may have run together; :func:`_is_broken` decides. All start with a digit.
_SUSPECT = re.compile(
    r"\d(?<![a-z\d.,/_-]\d)(?:"
    r"[\d,]*(?:\.\d+){2,}"  # 12.43.6128.4
    r"|\d{0,2}(?:,\d{3})+\d+"  # 1,234567
    r"|[\d,.]*%\d[\d.]*%"  # 6.5%7.8%
    r"|[\d,.]*[a-z]{4,}\d"  # 128projects9
    r")"
)
#: What hangs on to a broken run: further digits, points and small words without a space.
_REST = re.compile(r"[\d.,%]*(?:[a-z\u4e00-\u9fff]{1,8}\d+(?:\.\d+)+)*[\d.%]*(?<![.,])")
_YEAR = re.compile(r"\d{1,3},(?:19|20)\d\d")


def broken_spans(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a folded text in which figures have run together, in order."""
    spans = []
    for match in _SUSPECT.finditer(low, start, end):
        if _is_broken(match.group()):
            rest = _REST.match(low, match.end(), end)
            spans.append((match.start(), rest.end() if rest else match.end()))
    return spans


def broken_text(document: Document) -> tuple[Unread, ...]:
    """Where the prose of a document holds figures that have run together, in text order.

    >>> document = Document("d", "d.txt", "As received: 12.43.6128.4projects9.07 and 5.2 percent.")
    >>> [item.text for item in broken_text(document)]
    ['12.43.6128.4projects9.07']
    """
    low = fold_case(normalise(document.text))
    return tuple(
        Unread(a, b, document.text[a:b], "figures run together")
        for start, end in _prose(document)
        for a, b in broken_spans(low, start, end)
    )


def _prose(document: Document) -> Iterator[tuple[int, int]]:
    if not document.passages:
        yield 0, len(document.text)
    for passage in document.passages:
        if passage.kind not in ("boilerplate", "table", "cell"):
            yield passage.start, passage.end


def _is_broken(run: str) -> bool:
    if run.endswith("%") or run[-2].isalpha():
        return True
    if "." in run:
        first, *groups = run.replace(",", "").split(".")
        address = len(groups) == 3 and all(int(part) < 256 for part in (first, *groups))
        # An inner group holds the end of one figure and the start of the next; 1.234.567 is one number.
        return not address and any(len(group) > 2 for group in groups[:-1]) and not _grouped(groups)
    return not _YEAR.fullmatch(run)  # Oct 25,2021


def _grouped(groups: list[str]) -> bool:
    return all(len(group) == 3 for group in groups)
