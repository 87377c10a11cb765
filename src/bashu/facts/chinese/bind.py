"""Bind the figures of a Chinese sentence: indicator phrase, kind, sign and qualifier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.chinese.count import Counts
from bashu.facts.chinese.topic import name_topic
from bashu.facts.chinese.words import (
    CHANGE_TAIL,
    QUALIFIER_AFTER_ZH,
    QUALIFIER_BEFORE_ZH,
    QUALIFIER_ZH,
)  # fmt: skip
from bashu.facts.figure import Figure
from bashu.facts.scan.nouns_zh import head_noun
from bashu.facts.scan.numerals import is_cjk

__all__ = ["bind_chinese"]

#: Where a clause ends; a short name in brackets, 中欧班列(成渝), ends none.
_BOUNDARY = re.compile(
    r"(?P<aside>\((?:[\u4e00-\u9fff]{1,6}(?=\)[\u4e00-\u9fff])|[A-Za-z&.0-9 ]+)\))|"
    r"[;:](?!\d)|[。;](?=\D)|,(?=\D)|(?<=\D),|,(?=\d{1,2}月|\d{4}年)|[()]|"
    r"、(?=同比|增长|下降|上升|占|比|增|降)"
)
_PERSONS = re.compile(r"(?:人口|人数|群众|[人民生工员者客])$")
_MONEY_NOUN = re.compile(
    r"(?:收入|投资|产值|总额|总值|GDP|增加值|消费|支出|贷款|存款|余额|营收|利润|零售额|授信)额?$"
)
_OF_MONEY = re.compile(r"的[\u4e00-\u9fff]{0,6}?(?:收入|投资|产值|总额|总值|增加值|支出|贷款|余额|营收)")
#: Headlines part their clauses by spaces.
_GAP = re.compile(r"(?<=[\u4e00-\u9fff%])\s+(?=[\u4e00-\u9fff“\"])")


def bind_chinese(
    text: str, norm: str, sentence: Sentence, figures: Sequence[Figure], state: State
) -> list[Bound]:
    """The bound figures of a sentence; ``text`` is the original, ``norm`` the normalised text."""
    marks = [m.span() for m in _BOUNDARY.finditer(norm, sentence.start, sentence.end) if not m["aside"]]
    if sentence.broken:
        marks = sorted([*marks, *sentence.broken])
    if sentence.kind in ("title", "heading"):
        marks = sorted([*marks, *(m.span() for m in _GAP.finditer(norm, sentence.start, sentence.end))])
    bounds: list[Bound] = []
    for figure in figures:
        before = bounds[-1].end if bounds else sentence.start
        last = bounds[-1] if bounds else None
        if last is not None and last.kind == "rank" and figure.form != "rank":
            last = next((b for b in reversed(bounds) if b.kind != "rank"), last)  # a rank is of something
        bound = _read(text, norm, sentence, state, marks, figure, before, last)
        if bound is not None:
            bounds.append(bound)
    return bounds


def _read(
    text: str, norm: str, sentence: Sentence, state: State, marks: list[tuple[int, int]], figure: Figure,
    before: int, previous: Bound | None,
) -> Bound | None:  # fmt: skip
    clause_start, clause_end = sentence.start, sentence.end
    for start, end in marks:
        if end <= figure.start:
            clause_start = max(clause_start, end)
        elif start >= figure.end:
            clause_end = min(clause_end, start)
            break
    left_start = max(clause_start, before)
    if _is_threshold(norm, figure, sentence):
        return None
    qualifiers, left_end = _qualifiers(norm, figure, left_start)
    bound = Bound(
        figure.start, figure.end, figure.number_end, figure.value, figure.unit, figure.form, figure.half_width,
        figure.rule, qualifiers=qualifiers, clause_start=clause_start, clause_end=max(clause_end, figure.end),
    )  # fmt: skip
    tail = norm[left_start:left_end]
    reading = _Reading(
        text, norm, sentence, state, figure, bound, previous, left_start, left_end, tail, before
    )
    if not reading.run():
        return None
    if not bound.indicator:
        bound.indicator = bound.subject
    if "[" in bound.indicator:
        bound.indicator = _FOOTNOTE.sub("", bound.indicator)
        bound.subject = _FOOTNOTE.sub("", bound.subject)
    name_topic(text, norm, sentence, bound, previous, before)
    return bound


#: What an amount is of, behind it: 60亿元海外订单, 9亿元的意向授信.
_AMOUNT_OF = re.compile(
    r"的(?P<of>[\u4e00-\u9fff]{2,14})|"
    r"(?P<direct>[\u4e00-\u9fff]{0,6}?(?:订单|贷款|授信额度|授信|补助|补贴|专项债券?|债券|基金))"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]")
#: What is said of the things counted before: 18个产业项目协议投资90亿元.
_INVESTED = frozenset(
    ("年度投资", "完成年度投资", "总投资", "完成投资", "协议投资", "合同投资", "计划总投资")
)
_DONE_BY_NOW = ("已完成投资", "已完成总投资", "已完成投资额", "已投入资金", "已完成固定资产投资")
_SINGLED = re.compile(r"(?:首个|唯一|第[一二三四五六七八九十\d]+个|首批)[^,;。]{0,16}$")
_DESCRIBES = re.compile(r"的[\u4e00-\u9fff]{0,6}?(?:城市|区县|省份|企业|[县区市镇乡]|园区|产业|机场|港口)")


def _is_threshold(norm: str, figure: Figure, sentence: Sentence) -> bool:
    """A bound inside the description of what is counted: 产值超百亿元的乡镇有128个, 100亿元以上企业5家."""
    if figure.form not in ("money", "count", "physical"):
        return False
    after = norm[figure.number_end : min(sentence.end, figure.number_end + 22)]
    before = norm[max(sentence.start, figure.start - 4) : figure.start]
    if after.startswith("级"):
        return True
    if norm.startswith("的", figure.number_end) and _DESCRIBES.match(norm, figure.number_end, sentence.end):
        clause = norm[max(sentence.start, figure.start - 24) : figure.start]
        if _SINGLED.search(clause):
            return True  # 首个经济总量超过3万亿元的城市
    limit = before.endswith(("超", "超过", "过", "逾", "突破", "达")) or after.startswith(("以上", "以下"))
    if not limit:
        return False
    rest = re.sub(r"^(?:以上|以下)", "", after)
    return bool(
        re.match(
            r"的?(?:(?![和及与])[\u4e00-\u9fffA-Za-z0-9]){0,12}?(?:有|达到?|为|新增|增至|共)?\d+(?:\.\d+)?[个家户条项座]",
            rest,
        )
    ) and not re.match(r"[,;。、]", rest)


#: What makes a qualifier the end of another word: 最近, 签约.
_PART_OF = {"近": "最附临靠", "约": "签条合公契预制", "超": "赶反高"}


def _qualifiers(norm: str, figure: Figure, left_start: int) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    end = figure.start
    for _ in range(3):
        match = QUALIFIER_BEFORE_ZH.search(norm, max(left_start, end - 8), end)
        if not match:
            break
        word = match.group(1)
        if match.start() and norm[match.start() - 1] in _PART_OF.get(word, ""):
            break
        if word in ("低于", "高于", "最高", "最低", "最快", "最短", "多于") and figure.form == "pp":
            break
        if word in ("最高", "最低", "最快", "最短"):
            found.insert(0, QUALIFIER_ZH[word])
            break
        found.insert(0, QUALIFIER_ZH[word])
        end = match.start()
    found.extend(figure.qualifiers)
    after = QUALIFIER_AFTER_ZH.match(norm, figure.number_end)
    if after is None and figure.end > figure.number_end:
        after = QUALIFIER_AFTER_ZH.match(norm, figure.end)
        if after and is_cjk(norm[after.end() : after.end() + 1] or "。"):
            after = None  # 12家二级以上医院: part of what is counted
    if after:
        found.append(
            "at least"
            if after.group(1)
            else "at most"
            if after.group(2)
            else "about"
            if after.group(3)
            else "more than"
        )
    if "about" in found and norm[end : end + 3] == "控制在":
        found.remove("at most")  # 控制在5%左右
    if "expected" in found:
        found = ["expected", *(q for q in found if q != "expected")]
    return tuple(dict.fromkeys(found)), end


#: 渗透率超五成.
_RATE_END = re.compile(r"(?<!贡献)(?<!增长)率$")


class _Reading(Counts):
    """One figure read in its clause."""

    def run(self) -> bool:
        form = self.figure.form
        bound = self.bound
        if self.joint and self.previous is not None and self.figure.noun_start < 0:
            return self._joined(self.previous)
        if form in ("percent", "times", "pp"):
            self._ratio_like()
        elif form == "share":
            change = CHANGE_TAIL.match(self.tail)
            if change and not change.group("to"):
                self._ratio_like()
            else:
                bound.kind = "share"
                self._share()
                if _RATE_END.search(bound.subject) and "占" not in self.tail:
                    bound.kind, bound.indicator = "rate", bound.subject
        elif form == "ratio":
            bound.kind = "share"
            self._phrase()
        elif form == "rank":
            bound.kind = "rank"
            self._rank()
        elif form == "bare":
            return self._bare()
        elif form == "count" or form == "physical":
            self._count()
        else:
            bound.kind = "level"
            self._phrase()
            self._amount_extra()
        self._cumulative()
        return True

    def _rank(self) -> None:
        cut = re.search(r"[由从]", self.tail)
        self._phrase(self.left_start + cut.start() if cut else None)

    def _joined(self, previous: Bound) -> bool:
        """A further member of a list: 4.3%、8.6%和12%."""
        bound = self.bound
        if bound.form == "bare" and previous.form == "bare":
            return False
        bound.kind, bound.subject, bound.indicator = previous.kind, previous.subject, previous.indicator
        bound.subject_start, bound.place = previous.subject_start, previous.place
        if previous.value < 0 < bound.value and previous.kind in ("growth", "change_pp"):
            bound.value = -bound.value
        if bound.form == "count" and not bound.unit:
            bound.unit = previous.unit
        return True

    def _bare(self) -> bool:
        bound = self.bound
        self._phrase()
        subject = self._norm_subject()
        if self.figure.rule != "digits" or not subject:
            return False
        if re.search(r"指数|PMI|性别比", subject):
            bound.kind, bound.unit = "index", "index"
            return True
        scaled = self.norm[self.figure.end - 1 : self.figure.end] in "亿万" and self.figure.value >= 10**7
        if scaled and (
            _MONEY_NOUN.search(subject) and self._own_text() or _OF_MONEY.match(self.norm, self.figure.end)
        ):
            bound.kind, bound.unit, bound.form = "level", "CNY", "money"  # 旅游收入509亿
            return True
        if self.norm[self.figure.start - 1 : self.figure.start] == ":":
            return False  # the base of a ratio: 102.1:100
        if _PERSONS.search(subject) and self._own_text():
            bound.kind, bound.unit = "count", "人"  # 总人口85万
            return True
        following = self.norm[self.figure.end : self.figure.end + 1]
        if following in "、和及,。;) " and self._own_text() and len(subject) >= 2 and following in "、和及":
            bound.kind, bound.form = "count", "bare"
            bound.unit = head_noun(bound.subject)
            return True
        return False

    def _amount_extra(self) -> None:
        bound, previous = self.bound, self.previous
        subject = self._norm_subject()
        if previous is not None and subject in _INVESTED and previous.form == "count":
            name = previous.subject
            if name and not name.endswith("投资"):
                bound.indicator = f"{name}{bound.subject}"
            if previous.kind == "cumulative":
                bound.kind = "cumulative"  # 累计签约项目39个,协议投资335亿元
        if self.tail.endswith(_DONE_BY_NOW) and not any(
            m.role == "main" and m.start < self.figure.start for m in self.sentence.mentions
        ):
            bound.kind = "cumulative"
        after = _AMOUNT_OF.match(self.norm, self.figure.end)
        if after and (not self._own_text() or after["direct"]):
            name = "of" if after["of"] else "direct"
            bound.subject = bound.indicator = self.text[after.start(name) : after.end(name)]
