"""Complete a Chinese phrase that only points back (增速, 比重, 这一数字), or that names no more than a bare noun."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.noun_table_zh import VERB
from bashu.facts.nouns_zh import known_noun

__all__ = ["clause_topic", "complete"]

#: The measure of before, by another name.
_SAME = re.compile(r"(?:这[一个]?个?)?(?:数字|数据|指标|比例|总数|总量|总计)(?:变成|增[至到]|升[至到])?")
_PACE = re.compile(r"(?:其|同比)?(?:增速|增幅|涨幅|降幅|增长率|增长速度|成长率|成长幅度)")
#: What is said of the measure of before, and stays in the phrase.
_OF_IT = re.compile(
    r"(?:其)?(?:比重|占比|份额|增量|规模|(?:比上年|较上年|同比|净)?(?:增加|减少|净增|多|少)|单价|均价)"
)
_RANKED = re.compile(
    r"(?:继续|保持|仍|稳|连续|蝉联|[位居排名列跃升]|在(?!建|校)|全国|全球|世界|西部|中西部|规模|增速|总量|增幅|总量和增速)"
)
_VERBAL = re.compile(r"(?:出口|进口|进出口|出栏|产量|产值|增加值|销量|销售额|收入|营收|投资|利润)$")
_IS = re.compile(
    r"^(?P<a>.{2,16}?)(?:仍|仍然|依然|也|还|一直|则|已)?(?:是|成为|成了|跑|领跑|领涨|表现|掉|走[强高低])"
)
_CLEFT = re.compile(r"的是(?P<a>[^,。]{1,14})$")
_ONLY = re.compile(r"^(?:[,;、 ]|只有|唯有|其中|不过|但|而|这|电动)*")


def complete(
    text: str, norm: str, sentence: Sentence, bound: Bound, previous: Bound | None, before: int
) -> None:
    """Set the indicator of a bound figure whose own words are not enough; ``before`` ends the figure before."""
    start = bound.subject_start
    own = norm[start : start + len(bound.subject)] if start >= 0 else ""
    topic = previous.subject if previous is not None else ""
    told = clause_topic(text, norm, sentence, before, bound.clause_start)
    topic = told or topic
    if not topic or not own or own in topic or start < before:
        return
    if bound.kind == "rank":
        if _RANKED.match(own) and not known_noun(own[:8]):
            bound.indicator = topic + bound.indicator
    elif bound.kind == "growth" and _PACE.fullmatch(own) or _SAME.fullmatch(own):
        bound.subject = bound.indicator = topic
    elif _OF_IT.fullmatch(own) or told and _VERBAL.fullmatch(own):
        bound.indicator = topic + bound.indicator


def clause_topic(text: str, norm: str, sentence: Sentence, before: int, end: int) -> str:
    """What the clause without a figure that ends at ``end`` is about: 电脑仍是头号产品, 跌的是生猪."""
    start = max(before, norm.rfind(",", before, end - 1) + 1, sentence.start)
    clause = norm[start : end - 1]
    if not 3 < len(clause) < 40 or "是" not in clause and not _IS.match(clause):
        return ""
    cleft = _CLEFT.search(clause)
    if cleft:
        return text[start + cleft.start("a") : start + cleft.end("a")]
    skip = _ONLY.match(clause)
    offset = skip.end() if skip else 0
    found = _IS.match(clause[offset:])
    if not found or VERB.search(found["a"]):
        return ""
    return text[start + offset : start + offset + found.end("a")]
