"""What a Chinese clause without a figure is about, for the bare measure in the clause behind it."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.scan.noun_table_zh import VERB

__all__ = ["name_topic"]

#: What is said of the measure of before, and stays in the phrase.
_OF_IT = re.compile(
    r"(?:其)?(?:增量|规模|(?:比上年|较上年|同比|净)?(?:增加|减少|净增|多增|少增|多|少)|单价|均价)"
)
_VERBAL = frozenset(
    "出口 进口 进出口 出栏 产量 产值 增加值 销量 销售额 收入 营收 投资 利润 规模 增速 增幅".split()
)
_PACES = frozenset(("增速", "增幅", "涨幅", "降幅", "增长速度"))
_PARTS = frozenset(("比重", "占比", "份额"))
_IS = re.compile(
    r"(?P<a>.{2,26}?)(?:仍|仍然|依然|也|还|一直|则|已)?(?:是|成为|成了|跑|领跑|领涨|表现|掉|走[强高低])"
)
_CLEFT = re.compile(r"的是(?P<a>[^,。]{1,14})$")
_LEAD = re.compile(r"(?:[,;、 ]|只有|唯有|其中|不过|但|而|这)*")


def name_topic(
    text: str, norm: str, sentence: Sentence, bound: Bound, previous: Bound | None, before: int
) -> None:
    """Put the topic before a bare measure: 电脑仍是头号产品,出口60亿元. ``before`` ends the figure before."""
    start = bound.subject_start
    own = norm[start : start + len(bound.subject)] if start >= before else ""
    if own in _VERBAL and not (own in _PACES and bound.form == "pp"):
        bound.indicator = _topic(text, norm, sentence, before, bound.clause_start) + bound.indicator
    elif previous is not None and own in _PACES | _PARTS and bound.form == "pp":
        told = previous.indicator if own in _PARTS and previous.kind == "share" else ""
        told += own if told.endswith("的") else ""
        bound.indicator = told or previous.subject + bound.indicator
        bound.subject = previous.subject
    elif previous is not None and _OF_IT.fullmatch(own):
        bound.indicator = previous.subject + bound.indicator


def _topic(text: str, norm: str, sentence: Sentence, before: int, end: int) -> str:
    """What the clause without a figure that ends at ``end`` is about; empty where it says nothing of a thing."""
    start = max(before, norm.rfind(",", before, end - 1) + 1, sentence.start)
    if not 3 < end - start < 40:
        return ""
    cleft = _CLEFT.search(norm, start, end - 1)
    if cleft:
        return text[cleft.start("a") : cleft.end("a")]
    lead = _LEAD.match(norm, start, end)
    start = lead.end() if lead else start
    found = _IS.match(norm, start, end - 1)
    if not found or VERB.search(found["a"]):
        return ""
    return text[max(start, norm.rfind("这", start, found.end("a")) + 1) : found.end("a")]
