"""Figures that tell of no time: what is now, what a thing is like, what has come together so far."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence

__all__ = ["PAST", "PRESENT", "tense", "time_of"]

NOW = re.compile(
    r"\b(?:now|currently|at present|today|so far|to date|these days)\b|目前|眼下|如今|当前|现有|现已|迄今|至今|至此前|在[建飞营]的"
)
PAST = re.compile(
    r"\b(?:was|were|had|grew|rose|fell|increased|decreased|declined|reached|remained|came|stood|totaled|totalled|dropped|expanded|contracted|achieved|recorded|up|down)\b"
)
#: Past forms besides: any that ends in -ed where no auxiliary stands before it, and the common irregular ones.
_TOLD = re.compile(
    r"\b(?<!has )(?<!have )(?<!been )(?<!are )(?<!is )(?<!be )(?<!the )(?<!of )(?:[a-z]{3,}ed|made|took|saw|sold|"
    r"won|drew|went|gave|got|put on|held|spent|built|brought|led|lost|ran|became|began|slid|shrank|took up|did)\b(?! (?:value|size|number|area|by\b))"
)
_PERFECT = re.compile(
    r"\b(?:has|have) (?:(?:also|already|now|all|both|since|so far|together|successively|cumulatively|steadily) )*"
    r"(?:been|become|[a-z]{2,}ed|built|set|put|seen|won|drawn|made|taken|grown|risen|fallen|held|sold|cut|brought|run|gone|begun|come|met|spent|found|led)\b"
)
PRESENT = re.compile(
    r"\b(?:has|have|is|are|holds?|covers?|employs?|handles?|reaches|operates?|serves?|links?|connects?|boasts?|hosts?|"
    r"includes?|hopes?|can|owns?|runs?|takes?|costs?|carr(?:y|ies)|lies?|leaves?|lives?|makes? up|generates?|produces?|"
    r"accounts? for|numbers?|stands?|comes?|works?|enjoys?|spans?|stretch(?:es)?|belongs?|rests?|needs?|supplies|supply|homes? to|brings?|outlines?)\b"
)
_WILL = re.compile(
    r"\b(?:will|would|is to|are to|plans? to|aims? to|planned to|due to|expected to|intends? to)\b"
)
#: What a plant, a road or a service can do or is made for, and how often it does so.
_CAPACITY = re.compile(
    r"\bcapacity of|\bcapable of|\bdesigned (?:for|to)|\bcan (?:produce|handle|hold|carry|make|take|be)|\babl(?:e|ing) (?:it )?to|年产$|日产$|年处理$|设计(?:能力|产能|规模|时速|年)[^,;]{0,6}$"
)
_EVERY = re.compile(r" (?:a|per|each|every) (?:year|day|week|month|hour)\b| annually\b| daily\b")
#: Chinese words of what a thing consists of, reaches, or is like.
_STRUCTURE = re.compile(
    r"(?:共有|拥有|设有|下辖|涵盖|涵括|覆盖|涉及|辐射|通达|通往|直达|连接|串起|链接|分布(?:在|于)|包括|包含|惠及|沿线|位于|横跨|地跨|"
    r"已有|在[建飞]|规划|面积|全长|总长|全程|单程|最快|最短|票价|相距|时速|每[年天日周月趟列班])"
    r"[^,;。]{0,16}$"
)
_ADDED = re.compile(
    r"新增|新建|新开|完成|建成|实现|增加|增至|增长|投用|开工|投产|共办|举办|接待|签约|引进|落地|达成|出口|进口|销售|投资|收入"
)
_SPANS = frozenset(
    ["minutes", "hours", "days", "分钟", "小时", "天", "日", "个工作日", "工作日", "km", "years"]
)
_AMOUNTS = frozenset(["money", "percent", "pp"])


def tense(low: str, sentence: Sentence, bound: Bound) -> str:
    """How an English clause tells its figure: past, perfect, present, plan, or none where it has no verb."""
    for start, end in (
        (bound.clause_start, bound.start),
        (bound.end, bound.clause_end),
        (sentence.start, bound.start),
    ):
        found = _last_verb(low, start, end)
        if found:
            return found
    return "none"


def _last_verb(low: str, start: int, end: int) -> str:
    best, name = -1, ""
    for kind, pattern in (
        ("present", PRESENT),
        ("past", _TOLD),
        ("past", PAST),
        ("plan", _WILL),
        ("perfect", _PERFECT),
    ):
        at = -1
        for match in pattern.finditer(low, start, end):
            at = match.start() if kind != "past" else match.end()
            if kind == "perfect":
                at = match.end()
        if at > best:
            best, name = at, kind
    return name


def time_of(low: str, sentence: Sentence, bound: Bound) -> str:
    """Whether a figure is told of now, or by the "nature" of a thing, whatever the text around speaks of; else ""."""
    if sentence.chinese:
        return _zh(low, sentence, bound)
    if NOW.search(low, bound.clause_start, bound.clause_end):
        return "now"
    if bound.kind in ("growth", "change_pp"):
        return ""
    if _CAPACITY.search(low, bound.clause_start, bound.start):
        return "now"
    told = tense(low, sentence, bound)
    if told in ("past", "none"):
        return ""
    if _EVERY.match(low, bound.end) and told != "plan":
        return "now"
    return "nature" if told in ("present", "perfect") and bound.form not in _AMOUNTS else ""


def _zh(low: str, sentence: Sentence, bound: Bound) -> str:
    lead = low[max(sentence.start, bound.start - 60) : bound.start]
    stop = max(lead.rfind(";"), lead.rfind("。"))
    if NOW.search(lead, stop + 1):
        return "now"
    if bound.kind in ("growth", "change_pp"):
        return ""
    if _CAPACITY.search(low, max(sentence.start, bound.start - 16), bound.start):
        return "now"
    if bound.form in _AMOUNTS and bound.kind != "cumulative":
        return ""
    if _ADDED.search(low, bound.clause_start, bound.end):
        return ""
    if bound.unit in _SPANS:
        return "now"
    return "nature" if _STRUCTURE.search(low, bound.clause_start, bound.start) else ""
