"""Figures that tell of no time: what is now, what a thing is like, what has come together so far."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.literal_first import literal_first

__all__ = ["PAST", "PRESENT", "is_of_now", "tense", "time_of"]

_NOW_EN = literal_first(r"\b(?:now|currently|at present|today|so far|to date|these days)\b")
_NOW_OPENS = ("so far", "to date", "now,", "today,", "currently", "at present", "at the moment")
_NOW_ZH = re.compile(r"目前|眼下|如今|当前|现有|现已|迄今|至今|至此前|在[建飞营]的")
PAST = re.compile(
    r"\b(?:was|were|had|grew|rose|fell|increased|decreased|declined|reached|remained|came|stood|totaled|totalled|dropped|expanded|contracted|achieved|recorded|up|down)\b"
)
_REGULAR = (
    "hold cover employ handle operate serve link connect boast host include hope own run take cost lie leave live generate produce "
    "number stand come work enjoy span belong rest need bring outline"
).split()
_HABIT_WORDS = [
    *_REGULAR, *(f"{verb}s" for verb in _REGULAR),
    *"exceeds reaches can carry carries stretch stretches supplies supply".split(),
]  # fmt: skip
_HABITS = "|".join([*_HABIT_WORDS, "makes? up", "accounts? for", "homes? to"])
PRESENT = literal_first(rf"\b(?:has|have|is|are|{_HABITS})\b")
_PAST = (
    "was|were|had|grew|rose|fell|came|stood|up|down|made|took|saw|sold|won|drew|went|gave|got|put|held|spent|built|brought|"
    "led|lost|ran|became|began|slid|shrank|did"
)
#: The verbs of a clause by tense; "are used" is present and "has been used" perfect as a whole.
_TENSES = re.compile(
    r"\b(?:(?P<perfect>(?:has|have) (?:(?:also|already|now|all|both|since|so far|together|successively|cumulatively|steadily) )*"
    r"(?:been|become|[a-z]{2,}ed|built|set|put|seen|won|drawn|made|taken|grown|risen|fallen|held|sold|cut|brought|run|gone|begun|come|met|"
    r"spent|found|led)\b(?: and [a-z]{3,}ed\b)?)"
    r"|(?P<plan>(?:will|would|is to|are to|plans? to|aims? to|planned to|due to|expected to|intends? to)\b)"
    rf"|(?P<past>(?:{_PAST})\b)"
    rf"|(?P<present>(?:(?:is|are|be|been|has|have)\b(?: (?:[a-z]{{2,}}ed|sold|put|made|built|held|led|spent|drawn|set)\b)?|(?:{_HABITS})\b))"
    r"|(?P<told>(?<!the )(?<!of )[a-z]{3,}ed\b(?! (?:value|size|number|area|by\b))))"
)
#: How they begin.
_VERBS = literal_first(
    rf"\b(?:{_PAST}|{'|'.join(_HABIT_WORDS)}|makes?|accounts?|homes?|has|have|is|are|be|been|will|would|plans?|aims?|due|intends?)\b"
)
_IN_ED = re.compile(r"ed\b")
#: What a plant, a road or a service can do or is made for, and how often it does so.
_CAPACITY = literal_first(
    r"\bcapacity of|\bcapable of|\bdesigned (?:for|to)|\bcan (?:produce|handle|hold|carry|make|take|be)|\babl(?:e|ing) (?:it )?to|年产$|日产$|年处理$|设计(?:能力|产能|规模|时速|年)[^,;]{0,6}$"
)
_EVERY = re.compile(r" (?:a|per|each|every) (?:year|day|week|month|hour)\b| annually\b| daily\b")
#: "has increased 2.6 times to": where a change has led, not how things are.
_CHANGED_TO = re.compile(
    r"\b(?:increased|risen|grown|climbed|fallen|dropped|decreased|expanded|doubled|tripled|gone up|gone down)\b[^,;]* to (?:[a-z]+ ){0,2}$"
)
#: What it costs to ride or to stay, at any time.
_FARE = literal_first(
    r"(?:票价|通票|单价|起步价|只需|只要|收费|每[人张次辆吨斤度户])[^,;。]{0,10}$|\b(?:tickets?|fares?|costs?|charges?)\b[^,;]{0,24}$"
)
#: Chinese words of what a thing consists of, reaches, or is like.
_STRUCTURE = re.compile(
    r"(?:共有|[村园]有|拥有|设有|聚集|集聚|汇聚|下辖|涵盖|涵括|覆盖|涉及|辐射|通达|通往|直达|连接|串起|链接|分布(?:在|于)|包括|包含|惠及|沿线|位于|横跨|地跨|"
    r"已有|在[建飞]|规划|面积|全长|总长|全程|单程|最快|最短|票价|相距|时速|每[年天日周月趟列班])"
    r"[^,;。]{0,16}$"
)
_ADDED = re.compile(
    r"新增|新建|新开|建设|改造|铺设|治理|完成|建成|实现|增加|增至|增长|投用|开工|投产|共办|举办|接待|签约|引进|落地|达成|出口|进口|销售|投资|收入"
)
_SPANS = frozenset(
    ["minutes", "hours", "days", "分钟", "小时", "天", "日", "个工作日", "工作日", "km", "years"]
)
_AMOUNTS = frozenset(["money", "percent", "pp"])


def is_of_now(low: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether words such as "now" or 目前 stand between two offsets."""
    return (
        "now" in sentence.cues
        and (_NOW_ZH if sentence.chinese else _NOW_EN).search(low, start, end) is not None
    )


def tense(low: str, sentence: Sentence, bound: Bound) -> str:
    """How an English clause tells its figure: past, perfect, present, plan, or none where it has no verb."""
    if sentence.verbs is None:
        sentence.verbs = _verbs(low, sentence)
    verbs = sentence.verbs
    for start, end in (
        (bound.clause_start, bound.start),
        (bound.end, bound.clause_end),
        (sentence.start, bound.start),
    ):
        for first, last, name in reversed(verbs):
            if start <= first and last <= end:
                return name
    after = next((name for first, _, name in verbs if first >= bound.end), None)
    if after and (
        _WITH.match(low, sentence.start, bound.start) or _APPOSED.match(low, bound.end, sentence.end)
    ):
        return after
    return "none"


#: "More than 70 routes, from caves to rivers, have been released": what stands between commas is no clause.
_APPOSED = re.compile(r"[a-z -]{0,40}, [^,.;]{1,60}, (?:has|have|is|are|were|was) ")
#: "Covering 300 hectares, the park is": told as its sentence is.
_WITH = re.compile(
    r"(?:covering|with|spanning|occupying|boasting|having|stretching|housing|home|of (?:its|their|the))\b"
)


def _verbs(low: str, sentence: Sentence) -> list[tuple[int, int, str]]:
    """The verbs of a sentence: start, end and tense of each. The expression is tried where one can begin."""
    found: list[tuple[int, int, str]] = []
    start, end = sentence.start, sentence.end
    begun = [match.start() for match in _VERBS.finditer(low, start, end)]
    for ending in _IN_ED.finditer(low, start, end):
        at = ending.start()
        while at > start and "a" <= low[at - 1] <= "z":
            at -= 1
        begun.append(at)
    begun.sort()
    taken = start
    for at in begun:
        verb = _TENSES.match(low, at, end) if at >= taken else None
        if verb:
            taken = verb.end()
            found.append((at, taken, "past" if verb.lastgroup == "told" else verb.lastgroup or ""))
    return found


def time_of(low: str, sentence: Sentence, bound: Bound, told: str) -> str:
    """Whether a figure is told of now, or by the "nature" of a thing, whatever the text around speaks of; else "".

    ``told`` is the tense of an English clause.
    """
    if sentence.chinese:
        return _zh(low, sentence, bound)
    if "now" in sentence.cues and (
        low.startswith(_NOW_OPENS, sentence.start)
        or _NOW_EN.search(low, bound.clause_start, bound.clause_end)
    ):
        return "now"
    if bound.kind in ("growth", "change_pp"):
        return ""
    if _CAPACITY.search(low, bound.clause_start, bound.start):
        return "now"
    if told in ("past", "none"):
        return ""
    fare = told == "present" and bound.form == "money" and _FARE.search(low, bound.clause_start, bound.start)
    if fare or _EVERY.match(low, bound.end) and told != "plan":
        return "now"
    if told == "perfect" and _CHANGED_TO.search(low, bound.clause_start, bound.start):
        return ""
    return "nature" if told in ("present", "perfect") and bound.form not in _AMOUNTS else ""


def _zh(low: str, sentence: Sentence, bound: Bound) -> str:
    lead = low[max(sentence.start, bound.start - 60) : bound.start]
    stop = max(lead.rfind(";"), lead.rfind("。"))
    if _NOW_ZH.search(lead, stop + 1):
        return "now"
    if bound.kind in ("growth", "change_pp"):
        return ""
    if _CAPACITY.search(low, max(sentence.start, bound.start - 16), bound.start):
        return "now"
    if bound.form == "money" and _FARE.search(low, bound.clause_start, bound.start):
        return "now"
    if bound.form in _AMOUNTS and bound.kind != "cumulative":
        return ""
    if bound.unit in ("minutes", "hours"):
        return "now"
    if _ADDED.search(low, bound.clause_start, bound.end):
        return ""
    if bound.unit in _SPANS:
        return "now"
    return "nature" if _STRUCTURE.search(low, bound.clause_start, bound.start) else ""
