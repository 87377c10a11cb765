"""Chinese phrases that lean on the figure before: 这一数字, 增幅, 位居全国, 比重."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence
from bashu.facts.literal_first import literal_first
from bashu.facts.normalise import normalise

__all__ = ["around_time", "complete_chinese", "counted_by", "gap_of_share", "given_money"]

#: Words that only point at what the figure before measured.
_POINTS = re.compile(
    r"(?:而|但|到)?(?:这一|这个|这项|该项|该|上述|此)(?:数字|数值|数据|比例|比重|指标|规模|占比|总量)(?:还只|还|变成|已经|已)?"
)
_CHANGE = re.compile(r"(?:同比)?(?:增速|增幅|涨幅|降幅|增长率|增长)")
_PART = re.compile(r"(?:所)?(?:占比|比重|份额)")
_IN_WHOLE = re.compile(
    r"在(?P<whole>[^,;。在]{2,12}?)(?:中|里)?(?:所)?占(?:比|的?比重)?(?:约|近|超过?|达到?|为|了)*$"
)
_OF_WHOLE = re.compile(r"占[^由从,;]{1,14}的$")
#: A rank without its own subject: 位居全国, 继续排在全国, 在内地城市里排.
_RANKED = re.compile(
    r"(?:规模|增速|总量|增幅|总量和增速)?(?:继续|仍然?|均|并|稳|依然|连续\S{0,3}|一直)*(?:居|排|列|位居|位列|位于|稳居|跃居|跃至|重返|跃升至?|跻身|进入|挺进|保持|升至|在\S{1,14}(?:中|里)(?:的)?排名?|排名|名列)"
)
#: What tells no subject: how a list is cut, which prices hold, when it last happened.
_NO_SUBJECT = re.compile(
    r"(?:分\S{1,3}看|从\S{1,8}看|按\S{1,8}看|扣除价格因素(?:影响)?后?|按可比价\S{0,4}|史上\S{0,4}|首次|第一次|相当于)"
)
_ADVERB = re.compile(
    r"^(?:仍然?|就(?![业医学近地读诊])|便|还(?!款)|已经|已|共(?![建享同计])|总共|只|又|也|均(?![衡价])|都(?![市江]))+(?=[\u4e00-\u9fff]{2})"
)
_ENDING = literal_first(
    r"(?<=[\u4e00-\u9fff]{2})(?:已经|便|就做?|还|变成|仅|只|(?<![营税征回吸丰])收了?|做)$"
)
#: A measure alone goes on with the owner of the measure before: 规上企业营业收入…;利润总额.
_OWNED = re.compile(
    r"(?P<owner>.*(?:企业|产业|行业|集群|单位|机构|园区|项目))(?:的|规上工业|完成|实现|年度|累计)*"
    r"(?:营业收入|总产值|产值|增加值|利润总额|产量|总投资|投资|税收|营收|进出口\S{0,2})$"
)
_SIDES = frozenset(("一侧", "部分", "之间", "境内", "段", "片区", "一方"))
_DEEDS = frozenset(("办理", "累计办理", "办结", "受理", "办件", "接待", "运送"))
_ALONE = frozenset(
    ("利润总额", "利润", "营业收入", "营收", "产值", "总产值", "增加值", "税收", "完成投资", "总投资", "计划投资", "协议投资")
)  # fmt: skip


def complete_chinese(text: str, low: str, bound: Bound, before: Bound | None, last: Bound | None) -> None:
    """Say in full what a figure measures; ``before`` is the one before in its sentence, ``last`` that of the paragraph."""
    earlier = before or last
    subject = normalise(bound.subject)
    if bound.kind == "rank":
        if (
            before is not None
            and before.kind != "rank"
            and before.subject
            and _RANKED.fullmatch(subject[:18]) is None
        ):
            match = _RANKED.match(subject)
            if match:
                bound.indicator = f"{before.subject}{bound.subject}"
        elif before is not None and before.kind != "rank" and before.subject:
            bound.indicator = f"{before.subject}{bound.subject}"
        return
    if bound.kind in ("share", "change_pp") and _OF_WHOLE.search(normalise(bound.indicator)):
        bound.indicator += "比重"
    _without_yardstick(bound, subject, earlier)
    _noun_behind(text, low, bound, subject)
    if earlier is not None and earlier.subject:
        _from_earlier(low, bound, subject, earlier)
    for pattern in (_ADVERB, _ENDING):
        match = pattern.search(normalise(bound.indicator))
        if match and bound.indicator == bound.subject:
            kept = bound.indicator[: match.start()] + bound.indicator[match.end() :]
            bound.indicator = bound.subject = kept


#: A verb whose object is counted says what the count is about: 通道辐射18个省区, 涉及20余个行业领域.
_RELATES = re.compile(
    r"(?P<subject>[\u4e00-\u9fff“”]{2,7}?)?(?:已经|已|共|在\S{1,3}|可以|可|均|还|也|则|先后|累计)*"
    r"(?P<verb>覆盖|涉及|通达|辐射|连接|连通|惠及|带动|联动|汇集|集聚|涵盖|对接|直达|服务(?![业产中平])|安排|打通|给出|串起|挂牌|扶持|引进|举办|开展)"
    r"(?:了|着|到|至)?(?:[^,;。]{2,24}等)?(?:近|逾|超过?|约|共|达)*$"
)


def counted_by(low: str, text: str, bound: Bound) -> None:
    """A bare counted noun takes the verb before it, and that verb's short subject."""
    if bound.form != "count" or bound.subject_start < bound.start or bound.indicator != bound.subject:
        return
    match = _RELATES.search(low, max(bound.clause_start, bound.start - 44), bound.start)
    if match is None or len(bound.subject) > 8:
        return
    lead = (
        text[match.start("subject") : match.end("subject")]
        if match["subject"] and match.start() == bound.clause_start
        else ""
    )
    bound.indicator = lead + text[match.start("verb") : match.end("verb")] + bound.subject


#: A gap to a yardstick is of what is compared: 增速比全国平均水平高1.6个百分点.
_YARDSTICK = re.compile(
    r"(?P<own>.{2,}?)(?:比|较|高于|低于|快于|慢于|高出)(?:全国|全省|全市|全区|上年|去年|同期|上月|规模以上|整体|总体|平均|GDP|地区生产总值).*"
)


_SHARES = re.compile(
    r"(?:所)?(?:占比|比重|份额)(?:均|分别|依次|同比|又|再)*(?:比|较|提高|上升|下降|降低|回落|增加)"
)


def gap_of_share(low: str, bounds: Sequence[Bound], index: int) -> None:
    """Points that 比重 opens are of the shares told before, in their order where there are as many."""
    bound = bounds[index]
    if bound.kind != "change_pp" or _SHARES.match(low, bound.clause_start) is None:
        return
    shares = [b for b in bounds[:index] if b.kind == "share"]
    points = [b for b in bounds if b.kind == "change_pp" and b.clause_start == bound.clause_start]
    if not shares:
        return
    place = next(i for i, b in enumerate(points) if b is bound)
    told = shares[-len(points) :][place] if 1 < len(points) <= len(shares) else shares[-1]
    bound.subject, bound.indicator = told.subject, told.indicator


#: 唯一下降的是生猪: what is told apart is named last.
_IS = re.compile(r".*的是(?P<what>[\u4e00-\u9fff]{2,10})")
_OF_NOUN = re.compile(r"的(?P<noun>[\u4e00-\u9fff]{3,14}?)(?=[,;。、]|$)")
_SIZED = re.compile(
    r"(?:打造|形成|建设|培育|建成|设立|组建)(?P<measure>总体规模|总规模|规模|总投资|投资额|产值|总产值)"
)
_YEARLY = re.compile(r".*(?P<measure>年产|年处理|日产)")
_MADE = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=的|[,;。、]|项目|生产线|$)")


def _noun_behind(text: str, low: str, bound: Bound, subject: str) -> None:
    """A measure whose owner stands behind the figure: 规模超3000亿元的基金集群, 年产20万吨负极材料."""
    is_what = _IS.fullmatch(subject) if bound.indicator == bound.subject else None
    if is_what:
        bound.subject = bound.indicator = bound.subject[is_what.start("what") :]
        return
    for form, measure, owner in (("money", _SIZED, _OF_NOUN), ("physical", _YEARLY, _MADE)):
        match = measure.fullmatch(subject) if bound.form == form else None
        noun = owner.match(low, bound.end) if match else None
        if match and noun:
            bound.subject = bound.indicator = text[noun.start("noun") : noun.end("noun")] + match["measure"]


_GIVES = re.compile(
    r"(?:共同|联合|合作|设立|发起|组建|成立|签订|签下|拿下|了|累计|已|共|拿到|获得?|得到|吸引|投入|带动|撬动|引进|争取|发放|给出|达成|落实|提供|超|近)+"
)
_GIVEN = re.compile(r"的?(?P<noun>[\u4e00-\u9fff]{2,8}?|的[\u4e00-\u9fff]{2,14}?)(?=[,;。、和及与]|$)")
#: 300亿元的发展基金和50亿元的科创基金: each amount is named behind.
_JOINED = re.compile(r"的?[\u4e00-\u9fff]{2,14}[和及与、]")


def given_money(text: str, low: str, sentence: Sentence, bound: Bound, before: Bound | None) -> None:
    """Money that only a verb stands before is named by the noun behind it: 吸引60亿元社会投资."""
    if bound.form != "money":
        return
    given = _GIVEN.match(low, bound.end, min(len(low), bound.end + 16))
    start = max([bound.clause_start, *(place.end for place in sentence.places if place.end <= bound.start)])
    lead = low[start : bound.start]
    joined = before is not None and before.form == "money" and _JOINED.fullmatch(low, before.end, bound.start)
    if given and (_GIVES.fullmatch(lead) or joined and low.startswith("的", bound.end)):
        bound.subject = bound.indicator = text[given.start("noun") : given.end("noun")].removeprefix("的")


#: What is spoken of before the time: 现代基础设施项目1—4月完成投资.
_BEFORE_TIME = re.compile(
    r"[\u4e00-\u9fff“”、]{1,16}?(?:项目|企业|产业|行业|集群|领域|班列|园区|口岸|机构|景区|工业|制造业|农业|服务业|平台|高铁|公路|产品|列车)"
)


def around_time(text: str, low: str, sentence: Sentence, bound: Bound) -> None:
    """Join what stands before a period in the middle of a phrase with what stands behind it."""
    start = bound.subject_start
    if bound.indicator != bound.subject or not bound.clause_start < start < bound.start:
        return
    for mention in sentence.mentions:
        if (
            mention.role != "main"
            or not mention.end <= start <= mention.end + 3
            or mention.start <= bound.clause_start
        ):
            continue
        a = bound.clause_start
        for place in sentence.places:
            a = place.end if place.start == a and place.end < mention.start else a
        own = _BEFORE_TIME.fullmatch(low[a : mention.start].removesuffix("的"))
        if own:
            bound.indicator = text[a : a + own.end()] + bound.subject


def _without_yardstick(bound: Bound, subject: str, earlier: Bound | None) -> None:
    match = (
        _YARDSTICK.fullmatch(subject)
        if bound.kind == "change_pp" and bound.indicator == bound.subject
        else None
    )
    if match is None:
        return
    own = bound.subject[: match.end("own")]
    if _CHANGE.fullmatch(match["own"]) and earlier is not None and earlier.subject:
        own = f"{earlier.subject}{own}"
    bound.subject = bound.indicator = own


def _from_earlier(low: str, bound: Bound, subject: str, earlier: Bound) -> None:
    whole = _IN_WHOLE.search(low, bound.clause_start, bound.start) if bound.kind == "share" else None
    if whole and not normalise(earlier.subject).startswith("在"):
        bound.subject = earlier.subject
        bound.indicator = f"{earlier.subject}占{whole['whole']}的比重"
    elif bound.form == earlier.form == "count" and bound.indicator == bound.unit == earlier.unit:
        if bound.subject_start < bound.start:
            bound.subject = bound.indicator = earlier.subject  # 新增2个千亿级园区,总数达到14个
    elif bound.indicator != bound.subject:
        return
    elif subject in _SIDES and earlier.unit == bound.unit:
        measure = earlier.indicator.removeprefix(bound.subject)
        bound.indicator = f"{bound.subject}{measure}"  # 规划面积266平方公里,其中四川一侧137平方公里
    elif subject in _DEEDS and earlier.form == bound.form == "count" and bound.unit.endswith("次"):
        bound.indicator = f"{earlier.subject}{bound.subject}"  # 311项通办事项累计办理1500万件次
    elif _POINTS.fullmatch(subject) or _NO_SUBJECT.fullmatch(subject):
        bound.subject = earlier.subject
        bound.indicator = earlier.indicator if bound.kind == earlier.kind else earlier.subject
    elif bound.kind == "growth" and _CHANGE.fullmatch(subject):
        bound.subject = bound.indicator = earlier.subject
    elif bound.kind in ("share", "change_pp") and _PART.fullmatch(subject):
        share = earlier.kind == "share"
        bound.indicator = earlier.indicator if share else f"{earlier.subject}{bound.subject}"
    elif bound.kind == "change_pp" and _CHANGE.fullmatch(subject):
        bound.indicator = f"{earlier.subject}{bound.subject}"
    elif subject in _ALONE and bound.form == "money":
        owned = _OWNED.match(normalise(earlier.subject))
        if owned:
            bound.subject = bound.indicator = earlier.subject[: owned.end("owner")] + bound.subject
