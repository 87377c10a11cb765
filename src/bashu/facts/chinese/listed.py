"""The members of a listed Chinese subject, with what they share restored to each."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence

__all__ = ["list_before", "split_chinese"]


def list_before(text: str, low: str, sentence: Sentence, first: Bound) -> str:
    """The list of subjects across commas and 、 before 分别 or 依次."""
    position = max(low.rfind(word, sentence.start, first.start) for word in ("分别", "依次"))
    if position < 0:
        return first.subject
    start = max(low.rfind(mark, sentence.start, position) for mark in ",;:。") + 1
    return text[max(start, sentence.start) : position]


def split_chinese(subject: str) -> tuple[str, ...]:
    """The members of a Chinese list, shared heads and tails restored.

    >>> split_chinese("城镇居民和农村居民人均可支配收入")
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> split_chinese("联网结算的定点医院和药店")
    ('联网结算的定点医院', '联网结算的定点药店')
    """
    if "分别" in subject:
        listed, _, measure = subject.partition("分别")
        names = split_chinese(listed) if measure else ()
        if names and names[0].startswith("对"):
            names = tuple(name if name.startswith("对") else "对" + name for name in names)
        return tuple(name + measure for name in names)
    match = re.match(
        r"^(.*?)(?:三次产业|第一、(?:第)?二(?:、|和)(?:第)?三(?:次)?产业|一二三产业|一、二、三(?:次)?产业)(.*)$",
        subject,
    )
    if match:
        return tuple(f"{name}{match.group(2)}" for name in ("第一产业", "第二产业", "第三产业"))
    parts = [part for part in re.split(r"、|和|以及|及|与|,", subject) if part]
    if len(parts) < 2:
        return ()
    last = parts[-1]
    tail = ""
    for size in range(4, 1, -1):
        ending = parts[0][-size:]
        if len(parts[0]) >= size and ending in last[:-1] and not last.endswith(ending):
            tail = last[last.index(ending) + size :]
            last = last[: last.index(ending) + size]
            break
    if not tail:
        tail = _shared_tail(parts)
        if tail:
            last = last[: -len(tail)]
    parts[-1] = last
    if tail:
        return tuple(part + tail for part in parts)
    first = parts[0]
    prefix = ""
    if "的" in first:
        prefix = first[: first.rindex("的") + 1]
        base = first[len(prefix) :]
        if len(base) > len(parts[1]) >= 2:
            prefix += base[: len(base) - len(parts[1])]
    elif len(first) >= len(parts[1]) + 2 and len(parts[1]) <= 3:
        prefix = first[: len(first) - len(parts[1])]
    return (first, *(prefix + part for part in parts[1:]))


_MEASURE = re.compile(
    r"((?:常住)?居民人均.*|人均.*|增加值|产量|投资|零售额|总额|余额|贸易额|出口额|进口额|出口值|进口值|吞吐量|发送量|运输量|客流量|销量|销售额|销售收入|进出口.*|价格|产值|总产值|收入|产业|行业)$"
)


def _shared_tail(parts: list[str]) -> str:
    """A measure that the last member shares with all: 城镇、农村常住居民人均可支配收入.

    Where an earlier member has a measure of its own (营业收入、利润总额), nothing is shared.
    """
    match = _MEASURE.search(parts[-1])
    if match and match.start() > 0 and not any(_MEASURE.search(part) for part in parts[:-1]):
        return match.group()
    return ""
