"""Chinese counts: what is counted, beside the number, before it, or said of an earlier one."""

from __future__ import annotations

import re

from bashu.facts.chinese.percent import Percents
from bashu.facts.chinese.words import CUMULATIVE_ZH, SINCE_ZH
from bashu.facts.normalise import normalise
from bashu.facts.scan.noun_table_zh import INTRANSITIVE, PLAIN_HEADS, PREDICATE, VERB
from bashu.facts.scan.nouns_zh import head_noun, known_noun

__all__ = ["Counts"]

_CLAUSES = re.compile(r"[,;:。()]")
_MENTIONED = re.compile("|".join(sorted((n for n in PLAIN_HEADS if len(n) > 1), key=len, reverse=True)))
_ALL_CUMULATIVE = re.compile(r"均为[^,。]{0,4}累计")
_PER_HEAD = re.compile(r"每[十百千万]+(?:名|人|户)|人均|户均")
#: Measure words of things done; where nothing countable was done, they are the unit.
_DEEDS = frozenset("件次")
#: A noun no longer than this says too little by itself.
_BARE = 4
#: What plans and agencies do with the things counted: 方案明确的35项任务.
_SET_OUT = re.compile(r"(?:明确|定制|部署|提出|确定|布局|谋划|规划|承担|牵头|负责|梳理|提到|列出|建设|实施)$")
#: 比上年末减少0.4万人: a change, not how much was avoided.
_LESS_THAN_BEFORE = re.compile(
    r"(?:(?:比|较|与)[^,;]{1,16}?|同比|环比)(?:净|共|约)?(?:减少|下降|降低|下跌|缩短|少)了?(?:约|近|超过?|了)?$|(?<![至多最减缺])少了(?:约|近)?$"
)
_STATE = re.compile(f"(?:{PREDICATE.pattern})|{'|'.join(INTRANSITIVE)}")
_SUM = re.compile(r"[总總][数數量计計]|合[计計]|共[计計]|[数數]量")
#: What a thing does itself: 生猪出栏, 班列开行; others are done to it: 新增学位.
_FLOWS = re.compile(r"[出存][栏欄]|[开開]行|到港|[发發][运運]|量$")
_SPANNING = frozenset(("通达", "覆盖", "辐射", "连接", "涉及", "惠及", "直达"))
_PREDICATED = re.compile(
    r"(?:则|已经|已|均|都|全部|也|正在|在(?=推进|建设)|将|正)*(?P<said>[\u4e00-\u9fff“”]{2,14})(?=[,。;]|$)"
)
_VERBS = re.compile(f"(?:{VERB.pattern})+")
_PARTS = re.compile(r"\s*其中[,:]?")
#: What a measure word counts, where the sentence has named it.
_BY_MEASURE = {
    "列": re.compile(r"班列|列车"), "艘": re.compile(r"船舶|货轮"), "辆": re.compile(r"汽车|车辆"),
    "家": re.compile(r"企业|公司|机构"), "趟": re.compile(r"班列|列车"),
}  # fmt: skip
_ORDINAL = re.compile(r"^(?:其中|第[一二三四五六七八九十\d]+批|[首前后]批)")


class Counts(Percents):
    """The counted noun of a figure and its phrase."""

    def _count(self) -> None:
        bound, figure = self.bound, self.figure
        physical = figure.form == "physical"
        bound.kind = "level" if physical or figure.noun_start < 0 and self._per_head() else "count"
        if figure.noun_start >= 0 and not physical:
            noun = self.text[figure.noun_start : figure.noun_end]
            bound.unit = head_noun(noun) or noun
            if bound.unit == "车" and self._measure() == "列":
                bound.unit = "列车"
            bound.subject = bound.indicator = noun
            bound.subject_start = figure.noun_start
            bound.end = max(bound.end, figure.end)
            self._remember(bound.unit)
            if len(noun) <= _BARE:
                bound.indicator = self._described(noun)
            return
        self._phrase()
        if figure.form == "count" and not bound.unit:
            bound.unit = self._counted()
            self._remember(bound.unit)
            self._of_unit()

    def _described(self, noun: str) -> str:
        """A bare noun with the verb it is the object of, else with what the clause says of it."""
        lead = self.norm[self.left_start : self.left_end].rstrip("了约已 ")
        verbs = [verb for verb in VERB.finditer(lead) if len(verb.group()) > 1 and verb.end() == len(lead)]
        if verbs:
            verb = verbs[0]
            a, b = self._trim(self.left_start, self.left_start + verb.start())
            subject = self.text[a:b] if verb.group() in _SPANNING and 1 < b - a <= 8 else ""
            written = self.text[self.left_start + verb.start() : self.left_start + verb.end()]
            return subject + written + noun
        if lead.endswith("的"):
            clause = self._clause_of(len(lead))
            if clause:
                return f"{clause}的{noun}"  # 方案明确的35项任务
        said = self._said_after()
        if not said:
            return noun
        return said + noun if len(said) <= 2 else f"{said}的{noun}"

    def _clause_of(self, size: int) -> str:
        """The short clause before 的 that says which things are counted, without place and time; empty where there is none."""
        a, b = self._trim(self.left_start, self.left_start + size - 1)
        a = max(a, *(self.norm.rfind(mark, a, b) + 1 for mark in "把将对,;"))
        done = _SET_OUT.search(self.norm, a, b) or VERB.search(self.norm, a, b)
        return self.text[a:b] if 3 <= b - a <= 14 and done else ""

    def _said_after(self) -> str:
        """The predicate behind a count, where it is short and holds no figure."""
        found = _PREDICATED.match(self.norm, self.figure.end)
        if not found or not (VERB.search(found["said"]) or _STATE.fullmatch(found["said"])):
            return ""
        return self.text[found.start("said") : found.end("said")]

    def _of_unit(self) -> None:
        """已开工17个, 其中26个已经开工: the phrase is the verb and what was counted."""
        bound = self.bound
        if not known_noun(bound.unit):
            return
        a, b = self._trim(self.left_start, self.left_end)
        own = self.text[a:b]
        if own and PREDICATE.fullmatch(self.norm, a, b):
            if _SUM.search(own):
                bound.indicator = bound.unit
            else:
                bound.indicator = bound.unit + own if _FLOWS.search(own) else own + bound.unit
        elif not own:
            said = self._said_after()
            if said:
                bound.indicator = said + bound.unit

    def _per_head(self) -> bool:
        """每千人口床位数 is a measure, not a number of things."""
        return _PER_HEAD.search(self.norm, self.left_start, self.left_end) is not None

    def _cumulative(self) -> None:
        """An amount since a start: 累计, or part of one (其中) that is."""
        bound, previous = self.bound, self.previous
        if bound.kind not in ("level", "count"):
            return
        clause = self.norm[bound.clause_start : self.figure.start]
        lead = self.norm[max(self.sentence.start, self.figure.start - 50) : self.figure.start]
        told = CUMULATIVE_ZH.search(clause) or SINCE_ZH.search(lead)
        if _LESS_THAN_BEFORE.search(clause) and bound.value > 0:
            bound.value = -bound.value
        if told or _ALL_CUMULATIVE.search(self.norm, self.figure.end, self.sentence.end):
            bound.kind = "cumulative"
        between = self.norm[self.before : self.figure.start]
        if previous is None and _PARTS.match(between) and self.state.sums.get(bound.unit) == "cumulative":
            bound.kind, bound.part = "cumulative", True  # of what the sentence before has counted
        self.state.sums[bound.unit] = bound.kind
        if previous is None or previous.unit != bound.unit or previous.form != bound.form:
            return
        bound.part = between.lstrip(",;。 ").startswith("其中") or previous.part
        dated = any(m.role == "main" and self.before <= m.start < bound.start for m in self.sentence.mentions)
        if bound.part and previous.kind == "cumulative" and not dated:
            bound.kind = "cumulative"

    def _measure(self) -> str:
        return self.norm[self.figure.number_end - 1 : self.figure.number_end]

    def _remember(self, unit: str) -> None:
        """What this measure word last counted, for later counts that leave the noun out."""
        if known_noun(unit):
            self.state.measured[self._measure()] = unit

    def _counted(self) -> str:
        """The noun of a count without one behind it."""
        a, b = self._trim(self.left_start, self.left_end)
        own, measure = self.text[a:b], self._measure()
        lead = self.norm[self.left_start : b]
        found = known_noun(own)
        if found:
            return found
        topic = "" if measure in _DEEDS else self._topic_between()
        if topic:
            self.bound.subject = self.bound.indicator = topic
            return known_noun(topic)
        noun = head_noun(own)
        if _VERBS.fullmatch(normalise(noun)):
            noun = ""
        if noun.endswith(("总", "總")):
            return measure  # 户籍总户数49万户
        previous = self.previous
        alike = previous is not None and previous.form == "count" and self._same_measure(previous.number_end)
        gap = self.norm[self.before : self.figure.start]
        if (
            previous is not None
            and previous.form == "count"
            and (alike and self.norm[self.before : a] == "、" or not gap)
        ):
            return previous.unit  # 客运20条、货运10条; 18类156项
        beside = b == self.left_end and not _ORDINAL.match(lead.strip()) and measure not in _DEEDS
        if beside and len(noun) > 1:
            return noun
        within = self.norm.startswith(("中", "里", "内", ",其中"), self.before)  # 12大行业中有6个
        if measure in _DEEDS and b > a:
            return measure
        if previous is not None and (alike or within and previous.form == "count"):
            return previous.unit
        if not noun and _SUM.search(self.norm, a, b):
            mentioned = [m.group() for m in _MENTIONED.finditer(self.norm, self.sentence.start, b)]
            if mentioned:
                return mentioned[-1]
        if measure in _DEEDS:
            return measure
        if measure == "名":
            return "人"
        named = _BY_MEASURE.get(measure)
        mentioned = named.findall(self.norm, self.sentence.start, b) if named else []
        if mentioned:
            return mentioned[-1]
        return self.state.measured.get(measure, "") or (noun if len(noun) > 1 else measure)

    def _same_measure(self, number_end: int) -> bool:
        return self.norm[number_end - 1 : number_end] == self._measure()

    def _topic_between(self) -> str:
        """The subject of the nearest clause without a figure: 基建项目最多,达163个."""
        for clause in reversed(_CLAUSES.split(self.norm[self.before : self.left_start])):
            if clause and known_noun(clause):
                start = self.norm.rfind(clause, self.before, self.left_start)
                a, b = self._trim(start, start + len(clause))
                return self.text[a:b]
        return ""
