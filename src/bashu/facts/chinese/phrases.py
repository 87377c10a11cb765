"""Cut the phrase of what is measured out of a Chinese clause."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.chinese.words import (
    LEAD,
    PLACE_HEAD,
    reach_tail,
)  # fmt: skip
from bashu.facts.figure import Figure

__all__ = ["Phrases"]

_JOINT = re.compile(r"\s*(?:、|和|及|与|以及|,)\s*$")
#: How far from its end a phrase is trimmed of verbs of reaching, characters.
_TAIL = 40
_LABEL = re.compile(r"\s*[\[【](?P<of>[^\]】\d]{2,16})[\]】]")
#: What an amount of change says of its measure: 产量同比增加1.3万吨, 增长1.1%.
_CHANGED = re.compile(
    r"(?:同比|环比|[比较]上?[年期]?(?:末|同期)?)?(?:增加|增產|增产|减少|減少|净增|淨增|多|少)$"
)
_COMPARED = re.compile(
    r"比(?![重例率值])|较|与(?!会)|由(?!于)|从(?!业)|少于|多于|低于|高于|好于|超过|达到年初|超年初"
)
_GENERIC_ZH = frozenset(
    [
        "已开工项目",
        "开工项目",
        "累计完成投资",
        "年度投资完成率",
        "投资完成率",
        "项目",
        "总投资",
        "年度投资",
        "投资",
        "企业",
        "完成投资",
        "年度计划投资",
        "营业收入",
        "产值",
        "增加值",
    ]
)


class Phrases:
    """One Chinese figure in its clause: its subject, or that of the figure before."""

    def __init__(
        self, text: str, norm: str, sentence: Sentence, state: State, figure: Figure, bound: Bound,
        previous: Bound | None, left_start: int, left_end: int, tail: str, before: int,
    ) -> None:  # fmt: skip
        self.text, self.norm, self.sentence, self.state = text, norm, sentence, state
        self.figure, self.bound, self.previous = figure, bound, previous
        self.left_start, self.left_end, self.tail, self.before = left_start, left_end, tail, before
        self.joint = (
            previous is not None
            and (previous.form == figure.form or {previous.form, figure.form} == {"percent", "times"})
            and _JOINT.fullmatch(norm[before : figure.start]) is not None
        )

    def _own_subject(self, end: int) -> bool:
        a, b = self._trim(self.left_start, end)
        return b > a

    def _own_text(self) -> bool:
        a, b = self._trim(self.left_start, self.left_end)
        return b > a

    def _norm_subject(self) -> str:
        start = self.bound.subject_start
        return self.norm[start : start + len(self.bound.subject)] if start >= 0 else self.bound.subject

    def _trim(self, a: int, b: int) -> tuple[int, int]:
        norm = self.norm
        tail = reach_tail(norm, max(a, b - _TAIL), b)
        if tail and tail.start() >= a:
            b = tail.start()
        for _ in range(4):
            before = (a, b)
            for mention in self.sentence.mentions:
                if a - 1 <= mention.start <= a + 1 and mention.end <= b and mention.role != "base":
                    a = mention.end
                elif mention.end >= b - 1 and a < mention.start < b:
                    b = mention.start
                elif mention.role == "main" and a < mention.start and mention.end < b - 1:
                    a = mention.end
                elif mention.role == "base" and a <= mention.start <= b:
                    b = max(a, mention.start - 1)
            lead = LEAD.match(norm[a:b])
            if lead:
                a += lead.end()
            for place in self.sentence.places:
                if place.start == a + 1 and norm[a] == "在":
                    a += 1
                if place.start == a and place.end <= b:
                    a = place.end
                    head = PLACE_HEAD.match(norm[a:b])
                    if head:  # 在重庆境内: the place is all there is
                        a += head.end()
            tail = reach_tail(norm, max(a, b - _TAIL), b)
            if tail:
                b = tail.start()
            if (a, b) == before or a >= b:
                break
        return a, max(a, b)

    def _phrase(self, end: int | None = None) -> None:
        """The phrase before the figure's verb, or that of the figure before."""
        stop = self.left_end if end is None else end
        if self.norm.startswith("相比", self.figure.end) and self.tail.endswith("的"):
            self.bound.compared = True  # 与2010年普查的2884万人相比: of what is told around it
            self._inherit()
            return
        a, b = self._trim(self.left_start, stop)
        if self.previous is not None and _COMPARED.match(self.norm, a, b) and not self._from_place(a, b):
            self._inherit()
            return
        if 2 <= b - a <= 3 and self.norm[max(self.left_start, a - 2) : a] == "完成":
            a -= 4 if self.norm[max(self.left_start, a - 4) : a - 2] == "累计" else 2
        if b - a >= 2:
            self.bound.subject, self.bound.subject_start = self.text[a:b], a
            self._topic()
            return
        self._inherit()

    def _from_place(self, a: int, b: int) -> bool:
        """从成都到广州只需6小时: a way, no earlier figure."""
        return self.norm[a] in "从由与" and any(
            a < p.start <= a + 1 and p.end < b for p in self.sentence.places
        )

    def _topic(self) -> None:
        """A generic word takes the topic before the colon or in brackets: 基础设施:项目42个, [基础设施]完成投资."""
        bound = self.bound
        if self.norm[bound.subject_start : bound.subject_start + len(bound.subject)] not in _GENERIC_ZH:
            return
        label = _LABEL.match(self.norm, self.sentence.start, self.sentence.end)
        if label and label.end() <= bound.subject_start:
            bound.indicator = self.text[label.start("of") : label.end("of")] + bound.subject
            return
        colon = self.norm.find(":", self.sentence.start, self.sentence.start + 12)
        if 1 < colon - self.sentence.start <= 10 and colon < bound.subject_start:
            bound.indicator = self.text[self.sentence.start : colon] + bound.subject

    def _inherit(self) -> None:
        bound, previous = self.bound, self.previous
        if self.left_start > self.sentence.start and self.norm[self.left_start - 1] == ")":
            start, opening = self._before_brackets()
            a, b = self._trim(start, opening)
            if b - a >= 2 and (previous is None or previous.end <= start):
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        if previous is not None:
            bound.subject, bound.subject_start = previous.subject, previous.subject_start
            if self.figure.form in ("percent", "times"):
                bound.subject = (
                    _CHANGED.sub("", bound.subject) or _CHANGED.sub("", previous.indicator) or bound.subject
                )
            bound.place = previous.place
            if previous.items:
                bound.items = previous.items
            if previous.kind == "share" and self.figure.form == "pp":
                bound.indicator = previous.indicator
            elif previous.kind == "growth" and self.figure.form == "pp" and previous.subject:
                bound.indicator = f"{previous.subject}增速"
            return
        if self.left_start > self.sentence.start:
            # A clause without a figure before: 规模以上工业平稳运行，增长8%.
            start = (
                self.norm.rfind(",", self.sentence.start, max(self.sentence.start, self.left_start - 1)) + 1
            )
            start = max(start, self.sentence.start)
            a, b = self._trim(start, self.left_start - 1)
            if 2 <= b - a <= 24:
                bound.subject, bound.subject_start = self.text[a:b], a
                return
        self._inherit_paragraph()

    def _before_brackets(self) -> tuple[int, int]:
        """The clause that a bracket interrupts: 性别比(以女性为100)为102."""
        opening = self.norm.rfind("(", self.sentence.start, self.left_start)
        opening = max(opening, self.sentence.start)
        start = max(self.norm.rfind(mark, self.sentence.start, opening) for mark in ",;。") + 1
        return max(start, self.sentence.start), opening

    def _inherit_paragraph(self) -> None:
        if self.state.last is not None:
            self.bound.subject = self.state.last.subject
