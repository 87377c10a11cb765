"""Tell targets, expectations and sums over years from plain figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.chinese.settle import settle_chinese
from bashu.facts.english.settle import settle_english
from bashu.facts.english.sums import WHERE
from bashu.facts.literal_first import literal_first
from bashu.facts.planned import plan

__all__ = ["settle_kinds", "settle_prices"]


def settle_kinds(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Turn planned values into targets and mark expected ones; a past period is never a target."""
    head = low[sentence.start : sentence.end]
    if "preliminar" in head or "初步核算" in head or "初步统计" in head:
        for bound in bounds:
            bound.preliminary = True
    for bound in bounds:
        if bound.kind in ("level", "count") and _adds_up(low, sentence, bound):
            bound.kind = "cumulative"
    if state.goals and low.find(":", sentence.start, sentence.end) < 0:
        for bound in bounds:
            _set_goal(bound, state)
        return
    if sentence.chinese:
        settle_chinese(low, sentence, bounds, state)
    else:
        settle_english(low, sentence, bounds, state)


def _set_goal(bound: Bound, state: State) -> None:
    """A line of a list of goals: planned, of the period for which they are set."""
    if bound.kind in ("rank", "index") or bound.compared:
        return
    bound.period = bound.period or state.goals_period
    plan(bound)


#: The change over the years is no sum of them: "an increase of 3.2 million since 2010".
_A_CHANGE = re.compile(
    r"\b(?:increase|rise|growth|gain|decrease|decline|drop|fall|loss) of (?:[a-z]+ ){0,2}$"
)


def _adds_up(low: str, sentence: Sentence, bound: Bound) -> bool:
    """Whether an amount over several years is their sum, not a yearly figure."""
    period = bound.period or ""
    if len(period) < 9 or "/" not in period or "Q" in period or period[:4] == period.split("/")[1][:4]:
        return False
    if any(m.period == period and m.role == "lapse" for m in sentence.mentions):
        return False
    if sentence.chinese and _is_stock(low, sentence, bound):
        return False
    if _A_CHANGE.search(low, bound.clause_start, bound.start) or WHERE.search(
        low, bound.clause_start, bound.start
    ):
        return False
    return not re.search(
        r"\baverage|annual|per year|a year|each year|年均|每年|平均|月均|日均|[较比]20\d\d年",
        low[bound.clause_start : bound.clause_end],
    )


_REACHED_ZH = re.compile(r"通达|覆盖|连接|辐射|拥有|现有|达到?|增至|升至")
_DONE_ZH = re.compile(
    r"新增|累计|共|完成|建成|引进|签约|接待|运送|发送|开行|办|受理|培训|发放|登记|开通|服务|惠及"
)


_CHANGED_ZH = re.compile(r"(?:增加|减少|净增|多|少)(?:了|约|近|超过?)*$")
_STOCK_ZH = re.compile(r"(?:总量|余额|规模|保有量|总数|面积|里程|总资产|(?<!流动)人口)$")


def _is_stock(low: str, sentence: Sentence, bound: Bound) -> bool:
    """Whether a Chinese clause says how much there is by now, not how much came: 线路达到50条, 252个事项可办."""
    if _CHANGED_ZH.search(low, bound.clause_start, bound.start):
        return True  # 比2010年减少2万人
    if bound.form != "count" or bound.unit == "人":
        return _STOCK_ZH.search(bound.subject) is not None
    start = max(
        [bound.clause_start, *(m.end for m in sentence.mentions if m.end <= bound.start)]
    )  # what the clause says before the number, its time aside
    if bound.end > bound.number_end and not low[start : bound.start].strip(" ,其中"):
        return True
    clause = low[bound.clause_start : bound.end]
    return _REACHED_ZH.search(clause) is not None and _DONE_ZH.search(clause) is None


_REAL = literal_first(
    r"\b(?:at|in) (?:comparable|constant) prices|\bin real terms\b|可比价|不变价|扣除价格因素|实际增长"
)
#: What a note on comparable prices that holds for "the same below" speaks of.
_OUTPUT = re.compile(
    r"gdp|domestic product|value[- ]added|added value|economy|industry|生产总值|增加值|产业|農業|经济|生產總值|產業"
)
_NOMINAL = literal_first(r"\b(?:at|in) current prices|\bin nominal terms\b|按现价|现行价格|名义增长")


def settle_prices(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Real or nominal where the sentence says so; "the same below" and 下同 hold for later growth too."""
    head = low[sentence.start : sentence.end]
    said = "price" in head or " terms" in head or "价" in head or "实际" in head or "名义" in head
    if not said and not state.real_below:
        return
    real, nominal = (
        _REAL.search(low, sentence.start, sentence.end),
        _NOMINAL.search(low, sentence.start, sentence.end),
    )
    if real and (
        "下同" in low[real.end() : real.end() + 8] or "same below" in low[real.end() : real.end() + 20]
    ):
        state.real_below = True
    for bound in bounds:
        if bound.kind == "growth" and bound.form == "percent":
            below = state.real_below and _OUTPUT.search(bound.subject.lower())
            bound.price_basis = "real" if real or below else "nominal" if nominal else None
        elif bound.kind == "level" and bound.form == "money" and nominal:
            bound.price_basis = "nominal"
