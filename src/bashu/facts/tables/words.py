"""What the words around a table's numbers say: heads, stubs and captions, each read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bashu.facts.lexicon import Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.periods.chinese import scan_periods_zh
from bashu.facts.periods.english import scan_periods_en
from bashu.facts.periods.mention import Clock
from bashu.facts.resolve import Resolver
from bashu.facts.tables.units import TableUnit, halves, units_of
from bashu.model import Area, TableCell

__all__ = ["TableWords", "Words", "first_units"]

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_CJK = re.compile(r"[\u4e00-\u9fff]")
#: Marks of footnotes behind a name: 2023年①.
_MARKS = re.compile(r"\s*(?:\*+|[①-⑩]|\[\d+\])\s*$")
_NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}(?:\.\d{1,2})*[.、)]\s*|[#•*·]\s*|"
    r"(?:其中|另有)\s*[::]?\s*|(?:of which|including)\s*[::]?\s*)+"
)
_LOOSE_END = re.compile(
    r"(?:\s*\b(?:of|in|for|by|and|the)\b|[的和与及])+\s*$|^\s*(?:\b(?:of|in|for|and|the)\b\s*)+"
)
_GENERIC = re.compile(
    r"(?:\b(?:value|values|total|amount|figure|figures|number|actual|current|level|level of|indicators?|items?|name|area|region|year|"
    r"period|absolute|target|targets|growth|increase|change|rate|of|over|the|previous|year-on-year|yoy|from|in|on|vs|share|unit|main|"
    r"cumulative|to date|preliminary)\b|绝对数|绝对量|绝对值|指标|名称|地区|项目|年份|时间|数值|累计|本月|当月|本期|实际|目标|目标值|预期|增长率|比上年增长|比上年|[比较与]|同比增长|"
    r"同比增减|同比增速|同比|增长|增速|增幅|总量|比重|占比|合计|单位|年|值|[\s:,;/.%±+-])*$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What one head, stub or caption says."""

    name: str = ""
    code: str | None = None
    area: Area | None = None
    period: str | None = None
    units: tuple[TableUnit, ...] = ()
    low: str = ""


class TableWords:
    """Reads heads, stubs and captions of one document's tables."""

    def __init__(self, lexicon: Lexicon, resolver: Resolver, clock: Clock, chinese: bool) -> None:
        self.lexicon, self.resolver, self.clock, self.chinese = lexicon, resolver, clock, chinese
        self.read = lru_cache(maxsize=4096)(self._read)

    def of_stub(self, cells: tuple[TableCell, ...]) -> Words:
        """A row's stub columns together; the innermost name counts."""
        parts = [self.read(cell.text) for cell in cells if cell.text.strip()]
        if not parts:
            return Words()
        named = [part for part in parts if part.name]
        inner = named[-1] if named else parts[-1]
        return Words(
            name=inner.name,
            code=inner.code,
            area=next((part.area for part in reversed(parts) if part.area), None),
            period=next((part.period for part in reversed(parts) if part.period), None),
            units=first_units(tuple(reversed(parts))),
            low=" ".join(part.low for part in parts),
        )

    def _read(self, text: str) -> Words:
        """What a head, a stub or a caption says; in two languages, what that of the document says, and then the other."""
        text = _MARKS.sub("", normalise(text))
        both = halves(text)
        if both is None:
            return self._one(text)
        own, other = (self._one(half) for half in (both if self.chinese else reversed(both)))
        return Words(
            own.name or other.name,
            own.code or other.code,
            own.area or other.area,
            own.period or other.period,
            own.units or other.units,
            f"{own.low} {other.low}",
        )

    def _one(self, text: str) -> Words:
        """What a text of one language says: its period, area and unit taken out, what is left is its name."""
        low = fold_case(text)
        rest = list(text)
        period = None
        scan = scan_periods_zh if _CJK.search(text) else scan_periods_en
        clock = Clock(self.clock.year, self.clock.month, self.clock.current)
        for mention in scan(text, low, 0, len(low), clock):
            if mention.role != "date":
                # "over last year" says what a change is measured against, not of when it is
                period = period or (mention.period if mention.role != "base" else None)
                _blank(rest, mention.start, mention.end)
        units: tuple[TableUnit, ...] = ()
        for match in _BRACKETS.finditer(low):
            units = units or units_of(match.group(1))
            _blank(rest, match.start(), match.end())
        if not units and low.rstrip().endswith("%"):
            units = units_of("%")
        area = None
        for hit in self.lexicon.scan(low):
            if hit.sort == "area" and rest[hit.start] != " ":
                area = area or hit.payload[0]
                _blank(rest, hit.start, hit.end)
        name = " ".join("".join(rest).split())
        name = _LOOSE_END.sub("", _NUMBERING.sub("", name).strip(" ,;:.-/、，："))
        if _GENERIC.match(fold_case(name)):
            name = ""
        return Words(name, self.resolver.code(name) if name else None, area, period, units, low)


def _blank(rest: list[str], start: int, end: int) -> None:
    rest[start:end] = " " * (end - start)


def first_units(words: tuple[Words, ...]) -> tuple[TableUnit, ...]:
    """The units of the first that names any."""
    return next((item.units for item in words if item.units), ())
