"""The number that a table's cell holds, with its qualifier and the mark of its footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bashu.facts.normalise import fold_case, normalise

__all__ = ["CellNumber", "by_mark", "read_cell"]

_BEFORE = {
    ">": "more than", "over": "more than", "above": "more than", "more than": "more than", "大于": "more than",
    "超": "more than", "超过": "more than", "高于": "more than", "突破": "more than",
    "<": "less than", "below": "less than", "under": "less than", "less than": "less than", "小于": "less than",
    "低于": "less than",
    "≥": "at least", ">=": "at least", "at least": "at least", "不低于": "at least", "不少于": "at least",
    "≤": "at most", "<=": "at most", "at most": "at most", "up to": "at most", "不超过": "at most", "不高于": "at most",
    "~": "about", "≈": "about", "about": "about", "around": "about", "约": "about", "nearly": "nearly", "近": "nearly",
}  # fmt: skip
_AFTER = {
    "左右": "about", "以上": "at least", "以下": "at most", "以内": "at most", "余": "more than", "多": "more than",
    "or more": "at least", "or above": "at least", "or less": "at most", "+": "more than",
}  # fmt: skip


def _any_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CELL = re.compile(
    rf"\s*(?P<before>{_any_of(_BEFORE)})?\s*(?P<sign>[-+]?)\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<percent>%?)"
    rf"\s*(?P<after>{_any_of(_AFTER)})?\s*(?P<mark>\*+|[①-⑩]|\[\d+\]|[a-e]\))?\s*"
)


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number as printed: ``start`` and ``end`` bound it with its percent sign, in code points of the cell's text."""

    value: Decimal
    digits: str
    percent: bool
    qualifier: str | None
    mark: str
    start: int
    end: int


def read_cell(text: str) -> CellNumber | None:
    """The number of a cell; None where it holds another thing, or more than one number.

    >>> number = read_cell("≥4,600*")
    >>> (number.value, number.qualifier, number.mark)
    (Decimal('4600'), 'at least', '*')
    """
    match = _CELL.fullmatch(fold_case(normalise(text)))
    if match is None:
        return None
    digits = match["digits"].replace(",", "")
    value = Decimal(digits)
    signed = match["sign"] != ""
    return CellNumber(
        -value if match["sign"] == "-" else value,
        digits,
        match["percent"] == "%",
        _BEFORE.get(match["before"] or "") or _AFTER.get(match["after"] or ""),
        match["mark"] or "",
        match.start("sign") if signed else match.start("digits"),
        match.end("percent"),
    )


_MARKED = re.compile(r"\s*(\*+|[①-⑩]|\[\d+\]|[a-e]\))\s*(.+)", re.DOTALL)


def by_mark(footnotes: Sequence[str]) -> dict[str, str]:
    """What each mark's footnote says, folded."""
    found = (_MARKED.match(fold_case(normalise(note))) for note in footnotes)
    return {match[1]: match[2] for match in found if match}
