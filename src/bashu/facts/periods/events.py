"""The month of what happened on a day that a sentence names."""

from __future__ import annotations

import re

from bashu.facts.bound import Sentence, State
from bashu.facts.literal_first import literal_first

__all__ = ["event_month", "told_event"]

#: How far into a sentence the day may stand with which it opens.
_DATE_OPENS = 6
_SAID_ON = re.compile(
    r"(?:said|says|told|show|data|figures|announc|releas|publish|report|reveal|according to|conference|meeting|briefing|statement|issued|unveil|open)"
    r"[\w ,.'-]{0,36}$"
)
_WEEKDAY = literal_first(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
#: What happened on a day and only tells of other times: news of it, meetings, papers.
_REPORTED_EN = re.compile(
    r"\b(?:said|says|announced|released|published|told|according|reported|press|conference|meeting|briefing|outlined|issued)\b"
)
_REPORTED_ZH = re.compile(
    r"[电讯]|获悉|发布|公布|介绍|通报|会议|大会|开幕|表示|印发|召开|透露|消息|听取|通过|数据|统计"
)


def event_month(low: str, sentence: Sentence, first: int, state: State) -> str | None:
    """The month of an event whose day a sentence opens with or, in English, whose weekday it names.

    ``first`` is where the first figure stands, or the end of the sentence.
    """
    for mention in sentence.mentions:
        if mention.role != "date" or not mention.period or mention.start - sentence.start > _DATE_OPENS:
            continue
        if not (_REPORTED_ZH if sentence.chinese else _REPORTED_EN).search(low, mention.end, first):
            return mention.period
    if sentence.chinese or low.find("day", sentence.start, sentence.end) < 0:
        return None
    for day in _WEEKDAY.finditer(low, sentence.start, sentence.end):
        if not _SAID_ON.search(low, max(sentence.start, day.start() - 50), day.start()):
            return state.clock.dateline or state.clock.month_before(0)
    return None


_THAT_DAY = re.compile(
    r"(?:本次|此次|当天|当日|活动上|现场|该[趟次])|(?:that day|on that day|at the (?:event|ceremony|signing|fair|opening))\b"
)


def told_event(low: str, sentence: Sentence, state: State) -> str | None:
    """The month of the event told of in the sentence before, where this one goes on about it."""
    return state.event if state.event and _THAT_DAY.match(low, sentence.start) else None
