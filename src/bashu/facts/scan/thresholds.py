"""Bounds that say which things are meant, not how much there was: "firms with revenue of more than 20 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.figure import Figure
from bashu.facts.literal_first import literal_first

__all__ = ["without_thresholds"]

_BOUND = (
    r"(?:more than|over|above|exceeding|at least|no less than|not less than|upwards of|less than|below|under)"
)
_THINGS = (
    r"(?:firms|companies|enterprises|businesses|manufacturers|retailers|units|clusters|parks|counties|"
    r"districts|towns|townships|villages|projects|households|taxpayers|farms|institutions|waterways|ships|vessels|berths|cities|areas|schools|"
    r"hospitals|plants|vehicles|models|cars|products|goods|homes|houses|flats|roads|bridges|buildings|people|residents|families|merchants)"
)
#: A plural without a number of its own, described by a bound.
_DESCRIBED = re.compile(
    rf"(?:^|[^\d] |^\W*)\b{_THINGS} (?:with|whose|having|that have|which have|earning|making|worth|valued at|priced(?: at)?|costing|selling for)\b"
    rf"[^,;:]{{0,60}}?\b{_BOUND} (?:the )?$|(?:^|[^\d] )\b(?:ships|vessels|firms|companies|enterprises|berths|clusters|towns|loans|projects) (?:of )?{_BOUND} $"
)
#: Ages tell who is meant: "residents aged 60 or above", "children up to 14 years old", "those over the age of 65".
_AGED = re.compile(
    r"\b(?:aged?|ages|age of|age group|aged from|aged between|aged over|aged under|aged at least|older than|younger than)"
    r" (?:(?:over|under|above|below|between|from) )?(?:\d+(?: years)?(?: to | and | or |-| - ))?$"
)
#: "climbed five places to 38th": the rank is the figure.
_MOVED = re.compile(
    r"\b(?:climb|jump|rise|rose|mov|fell|fall|drop|slip|up|down|advanc|gain|lost)[a-z]* (?:up |down |by )?$"
)
_OR_OLDER = re.compile(
    r"(?: years)?(?: of age| old)?,? (?:and|or) (?:older|younger|above|over|under|below)\b"
)
_PEOPLE = re.compile(
    r"\b(?:people|residents|persons|those|citizens|children|population|women|men|elderly|anyone|seniors)\b[^.;]{0,30}$"
)
#: How often, not how many times as much.
_OFTEN = re.compile(r" (?:a|per|each|every) (?:day|week|month|year|night)\b| daily\b| weekly\b| in a row\b")
#: How the bound before a figure can end, a quick test.
_BOUND_WORDS = ("than ", "over ", "above ", "exceeding ", "least ", "of ", "below ", "under ", "the ")
_BOUND_BEFORE = re.compile(rf"\b{_BOUND} $")
_EACH = re.compile(r"\s?(?:each|apiece|or more each)\b")
_TOTAL = literal_first(r"\b(?:total|combined|aggregate|altogether)\b")
_COUNTED = re.compile(r"\d[\d,.]*(?: \w+)? [\w -]{0,30}$")
#: 年主营业务收入2000万元以上的工业企业, 100亿元及以上项目.
_AFTER_ZH = re.compile(
    r"(?:及|\(含\))?(?:以上|以下)的?[\u4e00-\u9fff]{0,8}?(?:企业|单位|法人|项目|乡镇|园区|集群|行业|商户|村|农户|用户|客户|河流|水库|湖泊|城市|区县|医院|学校|机构|景区)"
)
_MOVED_AFTER = re.compile(
    r"(?: \([^()]{3,60}\))? (?:(?:has|have|had) (?:already |now )?been|was|were) (?:moved|carried|transported|shipped|handled|traded|sold|"
    r"exported|imported|delivered|sent|invested|spent|paid|signed|bought|ordered)\b"
)
_ACCIDENT = re.compile(r"及?以[上下]的?[\u4e00-\u9fff]{0,6}(?:事故|灾害)")
_LEVEL_ZH = re.compile(r"[十百千万亿]元?级")


def without_thresholds(low: str, start: int, figures: Sequence[Figure], *, chinese: bool) -> list[Figure]:
    """The figures of a sentence that begins at ``start``, without those that only bound what is spoken of."""
    is_bound = _is_bound_zh if chinese else _is_bound_en
    kept: list[Figure] = []
    dropped = -1
    for figure in figures:
        again = dropped >= 0 and figure.form == "money" and low[dropped : figure.start].strip() == "("
        if again or is_bound(low, start, figure):
            dropped = figure.end  # a second currency in brackets goes with the first
        else:
            kept.append(figure)
    return kept


def _is_bound_zh(low: str, start: int, figure: Figure) -> bool:
    if figure.form not in ("money", "count", "physical"):
        return False
    if _LEVEL_ZH.search(low, figure.start, figure.number_end + 2):
        return True
    if figure.unit == "人" and _ACCIDENT.match(low, figure.end):
        return True
    after = _AFTER_ZH.match(low, figure.number_end) or _AFTER_ZH.match(low, figure.end)
    # 引进5亿元以上项目12个 is left to the reader of clauses, which knows the number that follows.
    return after is not None and figure.form != "count"


def _is_bound_en(low: str, start: int, figure: Figure) -> bool:
    if figure.form == "times":
        return _OFTEN.match(low, figure.end) is not None
    if figure.form in ("bare", "count") or figure.unit == "years":
        if figure.value > 120:
            return figure.value >= 1000 and _described(low, start, figure)
        lead = low[max(start, figure.start - 40) : figure.start]
        if low.startswith(" places", figure.number_end) and _MOVED.search(lead):
            return True
        if "age" in lead and _AGED.search(lead) or "er than " in lead and _AGED.search(lead):
            return True
        return _OR_OLDER.match(low, figure.number_end) is not None and (
            low.startswith(" years", figure.number_end) or _PEOPLE.search(lead) is not None
        )
    if figure.form not in ("money", "physical"):
        return False
    if _described(low, start, figure):
        return True
    return (
        _EACH.match(low, figure.end) is not None
        and _BOUND_BEFORE.search(low, start, figure.start) is not None
    )


def _described(low: str, start: int, figure: Figure) -> bool:
    """Whether things without a number of their own are described by the figure as a bound."""
    lead = low[max(start, figure.start - 130) : figure.start]
    if not lead.endswith(_BOUND_WORDS) or _TOTAL.search(lead):
        return False
    described = _DESCRIBED.search(lead)
    if described is not None and _MOVED_AFTER.match(low, figure.end):
        return False  # "goods worth more than 400 billion yuan have been moved": how much was
    return described is not None and not _COUNTED.search(lead[: described.start() + 2])
