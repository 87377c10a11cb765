"""Print the values of a workbook as their formats do."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from bashu.documents.grid import clean_cell

__all__ = ["printed"]

#: Formats of Chinese programmes that files name by number alone (ECMA-376, part 1, 18.8.30).
_CHINESE_DAYS = {27: "ym", 28: "md", 29: "md", 30: "ymd", 31: "ymd", 36: "ym", 50: "ym", 51: "md", 52: "ym", 53: "md", 54: "md", 57: "ym", 58: "md"}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BRACKETED = re.compile(r"\[[^\]]*\]|_.|\*.")


def printed(cell: Any) -> str:
    """The value of a cell as its format prints it, as far as decimals, thousands, scales, per cent, words and days go.

    A day shows as much as its format does: a month's first day stands for the month where no day is printed.
    """
    value = cell.value
    if value is None:
        return ""
    style = (cell.number_format or "General").partition(";")[0]
    if isinstance(value, date):
        return _day(value, style)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean_cell(str(value))
    chinese = _CHINESE_DAYS.get(_format_number(cell)) if style == "General" else None
    if chinese:
        from openpyxl.utils.datetime import from_excel

        return _day(from_excel(value), chinese + "年")
    return _number(value, style)


def _format_number(cell: Any) -> int:
    """The number of a cell's format; openpyxl calls those that it does not know General."""
    return int(getattr(getattr(cell, "style_array", None) or getattr(cell, "_style", None), "numFmtId", 0))


class _Style(NamedTuple):
    """What a format says of numbers: words around them, decimals, and how they are scaled."""

    before: str = ""
    after: str = ""
    decimals: int | None = None
    grouped: str = ""
    scale: int = 0
    percent: bool = False


@lru_cache(maxsize=1024)
def _style(text: str) -> _Style:
    """A format read; a workbook has few and cells by the hundred thousand."""
    before, after = "", ""
    for match in _QUOTED.finditer(text):
        word = "".join(match.groups(default=""))
        if re.search("[0#]", _QUOTED.sub("", text[: match.start()])):
            after += word
        else:
            before += word
    shape = _BRACKETED.sub("", _QUOTED.sub("", text)).strip()
    digits = shape.partition(".")[2]
    fixed = "%" in shape or ("0" in shape and "E" not in shape.upper())
    places = re.search(r"[0#](,+)(?![0#])", shape)  # a comma behind the last digit leaves out three places
    return _Style(
        before,
        after,
        len(digits) - len(digits.lstrip("0")) if fixed else None,
        "," if "#,##0" in shape else "",
        3 * len(places[1]) if places else 0,
        "%" in shape,
    )


def _number(value: int | float, text: str) -> str:
    style = _style(text)
    if style.scale:
        value = float(Decimal(str(value)).scaleb(-style.scale))
    if style.percent:
        decimals = style.decimals or 0
        shown = f"{_rounded(value, decimals + 2) * 100:{style.grouped}.{decimals}f}%"
    elif style.decimals is not None:
        shown = f"{_rounded(value, style.decimals):{style.grouped}.{style.decimals}f}"
    else:
        shown = format(value, ".15g") if isinstance(value, float) else str(value)
    return clean_cell(f"{style.before}{shown}{style.after}") if style.before or style.after else shown


@lru_cache(maxsize=1024)
def _parts_of_day(style: str) -> frozenset[str]:
    return frozenset(re.findall("[ymdhs]", _QUOTED.sub("", _BRACKETED.sub("", style)).lower()))


def _day(value: date, style: str) -> str:
    """A day, a month or a year, as much of it as the format prints; in Chinese where the format is."""
    letters = _parts_of_day(style)
    if isinstance(value, datetime):
        if value.time() != time():
            return value.isoformat(" ")
        value = value.date()
    chinese = "年" in style
    if "y" in letters and "d" not in letters:
        if "m" not in letters:
            return f"{value.year}年" if chinese else str(value.year)
        return f"{value.year}年{value.month}月" if chinese else f"{value:%Y-%m}"
    return f"{value.year}年{value.month}月{value.day}日" if chinese else value.isoformat()


def _rounded(value: float, decimals: int) -> Decimal:
    """As a spreadsheet rounds: half away from zero, over the fifteen digits that it keeps."""
    digits = Decimal(format(value, ".15g"))
    if abs(value) >= 1e15 or decimals > 12:
        return digits  # nothing is left to round, and a quantum that small could not be held
    return digits.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
