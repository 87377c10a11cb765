"""Resolve the phrase of a figure to an indicator of the pack."""

from __future__ import annotations

import re

from bashu.facts.lexicon import Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.model import Kind

__all__ = ["Resolver"]

#: Words that make another indicator of the one they stand beside.
_CHANGES_MEANING = re.compile(
    r"per capita|per unit|per worker|\bshare\b|proportion|as share|\brate\b|人均|单位|占|比重|能耗|占比|率$|户均|强度|每万"
)
_NEUTRAL_BEFORE = re.compile(
    r"(?:\b(?:growth of|growth in|rise in|increase in|total|combined|overall|annual|nominal|real|regional|national|the|rise in|increase in|growth in|growth of|sum of the|full-year|growth of|growth in|sum of|cumulative|gross total|its|"
    r"provincial|municipal|value of|volume of|scale of|local)\b\s*|[\s,]|实现|完成|累计|全年|全社会|年度|全部|地方|来自|[的其])*$"
)
_NEUTRAL_AFTER = re.compile(
    r"^(?:\s|,|\(gdp\)|\([a-z ]+\)|of |in |the |target|growth|volume|value|总量|总额|总值|规模|增速|增长|增幅|总规模|合计|累计|值|数量|数|总数|达|目标|水平)*$"
)


class Resolver:
    """Looks a phrase up among the names of indicators, guarding against near misses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._cache: dict[str, str | None] = {}
        self._indicators = {indicator.code: indicator for indicator in lexicon.indicators}

    def code(self, phrase: str) -> str | None:
        """The code of the indicator that a phrase names, None where it names none or more than that."""
        if phrase not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[phrase] = self._look_up(phrase)
        return self._cache[phrase]

    def counted_in(self, phrase: str) -> str | None:
        """What the indicator that a phrase names counts, "number" where it measures something; None where it names none."""
        code = self.code(phrase)
        if code is None:
            return None
        indicator = self._indicators[code]
        return indicator.unit if indicator.kind is Kind.COUNT else "number"

    def _look_up(self, phrase: str) -> str | None:
        low = fold_case(normalise(phrase))
        hits = [hit for hit in self.lexicon.scan(low) if hit.sort == "indicator"]
        if not hits:
            return None
        best = max(hits, key=lambda hit: hit.end - hit.start)
        before, after = low[: best.start], low[best.end :]
        name = low[best.start : best.end]
        for part in (before, after):
            if _CHANGES_MEANING.search(part) and not _CHANGES_MEANING.search(name):
                return None
        if _NEUTRAL_BEFORE.fullmatch(before) and _NEUTRAL_AFTER.fullmatch(
            _without_places(self.lexicon, after)
        ):
            return str(best.payload.code)
        covered = (best.end - best.start) / max(1, len(low))
        return str(best.payload.code) if covered >= 0.8 else None


def _without_places(lexicon: Lexicon, phrase: str) -> str:
    if not phrase:
        return phrase
    for hit in reversed([hit for hit in lexicon.scan(phrase) if hit.sort in ("area", "deictic")]):
        phrase = phrase[: hit.start] + phrase[hit.end :]
    return re.sub(r"\b(?:and|neighbou?ring|province|municipality|of|in|the|combined)\b", " ", phrase)
