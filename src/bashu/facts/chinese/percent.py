"""Chinese percentages, points and multiples: growth, share and rate."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.chinese.phrases import Phrases
from bashu.facts.chinese.words import CHANGE_TAIL, RATE_NOUN, SHARE_TAIL
from bashu.facts.literal_first import literal_first
from bashu.facts.scan.nouns_zh import known_noun

__all__ = ["Percents"]


_ABOUT_SHARE = re.compile(r"(?:约|大概|差不多|大致)占")
#: Nothing but a copula, or a verb of reaching, since the figure before.
_SAME = re.compile(r"^[,、(]?(?:即|也就是|为|达到?|约为?|约合)$")
_REACHED = re.compile(r"(?:下降|提高|上升|回落|[降升增])[至到]$")
#: 降幅收窄至1.2%: still a fall.
_LESS_DOWN = re.compile(r"(?:降幅|跌幅)[^,;]{0,6}?(?:收窄|缩小|扩大|回升)[到至为]$")
_FALL_GAP = re.compile(
    r"(?:降幅|跌幅)(?:[^,;]{0,16}?)(?P<verb>(?P<less>收窄|缩小|减少|回升)|扩大|加深|增加)了?(?:约|近|超过?)?$"
)
#: 超年度计划20%: more than planned.
_BEYOND_PLAN = re.compile(
    r"超(?:过|出|额)?(?:完成)?(?:年度|全年|年初|时间|序时|原定|既定)?(?:投资)?(?:计划|进度|目标任务|预算)$"
)
#: 完成年度计划的60%, 相当于全国的三成.
_OF_GOAL = re.compile(r"(?:完成|占|达)[^,;]{0,10}目标(?:任务)?的$")
_PART_OF_WHOLE = literal_first(r"(?<!增长)(?<!增速)(?<!增幅)(?<!目标)(?<!左右)(?<![年月日度季期])的$")
_MEASURED_FROM = re.compile(r"[由从比较与到至]|[高低快慢多少]于")
_OF_WHICH = re.compile(r"其中(?:有|约|近|超过?|逾)*$")
_WORTH = re.compile(r"(?:约)?相当于(?P<of>.{2,20}?)的$")
_IS_PART = re.compile(r"(?:以上|左右)?(?:为|是|来自|属于|属|由)")
#: 损耗率由海运的15%: where the phrase ends.
_FROM = re.compile(r"(?<=[\u4e00-\u9fff]{2})[由从][^,;由从]{0,14}的?$")
_RATED = re.compile(r"率|比例|比重|占比|占|份额|强度|系数|指数|水平|目标|满意度|浓度|合格|达标")


class Percents(Phrases):
    """Growth, share or rate, as the words around the figure tell."""

    def _ratio_like(self) -> None:
        bound, form = self.bound, self.figure.form
        narrowed = _LESS_DOWN.search(self.tail) if form == "percent" else None
        if narrowed:
            bound.kind = "growth"
            bound.value = -abs(bound.value)
            self._phrase(self.left_start + narrowed.start())
            return
        if form == "times" and self.figure.rule == "multiple":
            bound.kind = "growth"
            self._phrase()
            return
        share = SHARE_TAIL.match(self.tail) if "占" in self.tail else None
        if share and form == "percent" and not re.search(r"(?:提高|上升|增加|下降|增长)$", self.tail):
            bound.kind = "share"
            self._share()
            return
        change = CHANGE_TAIL.match(self.tail)
        gap = _FALL_GAP.search(self.tail) if form == "pp" else None
        if gap:  # 降幅收窄2.2个百分点: growth is that much higher
            bound.kind = "change_pp"
            bound.value = abs(bound.value) if gap["less"] else -abs(bound.value)
            self._phrase(self.left_start + gap.start("verb"))
            return
        beyond = _BEYOND_PLAN.search(self.tail) if form == "percent" else None
        if beyond:
            bound.kind = "growth"
            self._phrase(self.left_start + beyond.start())
            base = bound.subject or (self.previous.indicator if self.previous else "")
            bound.indicator = base + self.text[self.left_start + beyond.start() : self.left_end]
            return
        if change and not change.group("to"):
            bound.kind = "change_pp" if form == "pp" else "growth"
            if change.group("down"):
                bound.value = -abs(bound.value)
            self._phrase(self.left_start + change.start("verb"))
            return
        if (
            change
            and change.group("to")
            and self.previous is not None
            and self.previous.form == form
            and not self._own_text()
        ):
            self._again(self.previous)
            return
        if form == "pp":
            bound.kind = "change_pp"
            self._phrase()
            return
        if form == "times":
            bound.kind = "growth"
            self._phrase()
            return
        cut = _FROM.search(self.tail)
        self._phrase(self.left_start + cut.start() if cut else None)
        self._without_verb()

    def _without_verb(self) -> None:
        """A percentage that no verb of change stands before: what follows it, or its subject, tells."""
        bound, previous = self.bound, self.previous
        subject = self._norm_subject()
        after = self.norm[self.figure.end : self.figure.end + 10]
        part = re.match(r"的(?!目标|增)", after)
        if re.match(r"的?(?:同比)?(?:增长|增速|增幅|涨幅|速度增长|降幅)", after):
            bound.kind = "growth"
            if "降幅" in after[:5]:
                bound.value = -abs(bound.value)
        elif part and not RATE_NOUN.search(subject):
            bound.kind = "share"
            run = re.match(
                r"的([^,。;、来由是产在]{1,16})", self.norm[self.figure.end : self.figure.end + 18]
            )
            if run:
                a = self.figure.end + 1
                bound.indicator = bound.subject = self.text[a : a + len(run.group(1))]
        elif previous is not None and previous.form in ("percent", "share") and self._same_again():
            self._again(previous)
        elif self._is_part(after):
            bound.kind = "share"
        elif re.search(r"(?:自然增长率|贡献率)$", subject):
            bound.kind = "rate"
        elif re.search(r"(?:增速|增幅|涨幅|增长率|增长幅度|增长速度|增长)$", subject):
            bound.kind = "growth"
        elif re.search(r"降幅$", subject):
            bound.kind = "growth"
            bound.value = -abs(bound.value)
        elif re.search(r"占比|比重|份额|占", subject):
            bound.kind = "share"
        elif not subject and previous is not None and previous.kind in ("growth", "share", "rate"):
            bound.kind = previous.kind
        elif "贡献" in self.tail and "贡献率" not in self.tail:
            bound.kind = "share"
        elif previous is not None and self._goes_on_growing(previous, subject):
            bound.kind = "growth"
        else:
            bound.kind = "rate"

    def _same_again(self) -> bool:
        """即31.2%, or 提高到60% with no subject of its own."""
        if _SAME.search(self.tail):
            return True
        return _REACHED.search(self.tail) is not None and not self._own_text()

    def _is_part(self, after: str) -> bool:
        """完成计划的60%, 其中70%已落地, 入驻企业70%为民营企业."""
        if self._is_worth():
            return True
        if _OF_GOAL.search(self.tail):
            return True
        if _PART_OF_WHOLE.search(self.tail) and not _MEASURED_FROM.search(self.tail):
            return True
        if _OF_WHICH.search(self.tail):
            return True
        return _IS_PART.match(after) is not None and known_noun(self.bound.subject) != ""

    def _is_worth(self) -> bool:
        """相当于全国同类产品的三成: a share of another whole."""
        at = self.norm.rfind("相当于", self.left_start, self.left_end)
        worth = _WORTH.match(self.norm[at : self.left_end]) if at >= 0 else None
        if worth is None or self.previous is None or not self.previous.subject:
            return False
        self.bound.subject = self.previous.subject
        self.bound.indicator = f"{self.previous.subject}占{worth['of']}的比重"
        return True

    def _again(self, previous: Bound) -> None:
        """The same measure once more: 增长三成,达31.2%; 由58%提高到60%."""
        self.bound.kind = previous.kind
        self._inherit()
        self.bound.indicator = previous.indicator
        if previous.value < 0 < self.bound.value and previous.kind in ("growth", "change_pp"):
            self.bound.value = -self.bound.value

    def _goes_on_growing(self, previous: Bound, subject: str) -> bool:
        """An ellipsis of growth: 制造业增长6%,建筑业只有1%."""
        return previous.kind == "growth" and previous.form == "percent" and not _RATED.search(subject)

    def _share(self) -> None:
        bound = self.bound
        if _ABOUT_SHARE.search(self.tail) and "about" not in bound.qualifiers:
            bound.qualifiers = (*bound.qualifiers, "about")
        if self._is_worth():
            return
        match = SHARE_TAIL.match(self.tail)
        previous = self.previous
        if match:
            a = self.left_start + match.start("phrase")
            phrase_end = self.left_start + match.end("phrase")
            raw = self.text[a:phrase_end]
            phrase = re.sub(
                r"(?:分别|分別)?(?:力争|力爭|争取|爭取|预计|預計|有望|计划|計劃|要|应|應|将|將|为|為|達到?|达到?|约为?|是|超过?|提高到|上升到|近|升至|約|超過)+$",
                "",
                raw,
            )
            end = self.left_start + match.end("subj")
            self._phrase(end)
            base = bound.subject
            if not base and previous is not None:
                base = previous.subject
                bound.subject = base
            if previous is not None and not self._own_subject(end):
                base = previous.subject
                bound.subject = base
            of = match.group("of")
            bound.indicator = (
                f"{base}{phrase}"
                if of
                else f"{base}占比"
                if base and not base.endswith(("占比", "比重"))
                else base
            )
            return
        after = re.match(
            r"(?:以上|左右)?的([^,。;、来由是占在]{1,16})(?:来自|由|是|在|占)?",
            self.norm[self.figure.end : self.figure.end + 22],
        )
        if after:
            a = self.figure.end + after.start(1)
            name = self.text[a : a + len(after.group(1))]
            rest = re.match(r"来自([\u4e00-\u9fff]{2,10})", self.norm[a + len(after.group(1)) :][:14])
            bound.subject = name
            bound.indicator = f"来自{rest.group(1)}的{name}占比" if rest else f"{name}占比"
            return
        self._phrase()
        if bound.subject and not bound.subject.endswith(("率", "占比", "比重", "比例")):
            bound.indicator = bound.subject + "占比"
