"""Chinese words that bind a figure: verbs of change, of reaching, of planning, and qualifiers."""

from __future__ import annotations

import re

from bashu.facts.literal_first import literal_first

__all__ = [
    "DOWN_ZH", "LEAD", "QUALIFIER_AFTER_ZH", "QUALIFIER_BEFORE_ZH", "QUALIFIER_ZH", "reach_tail",
    "UP_ZH", "CHANGE_TAIL", "CUMULATIVE_ZH", "SINCE_ZH", "SHARE_TAIL", "RATE_NOUN", "PLACE_HEAD",
]  # fmt: skip

UP_ZH = "增长|成长|劲增|大增|激增|猛增|微增|略增|[年季月]增|增加|增产|增收|上升|上涨|上扬|走高|大涨|微涨|略涨|提高|提升|增|扩大|回升|加快|高出|攀升|增幅|增速|快于|高于|多|涨|升|翻番|新增|净增|快|高"
DOWN_ZH = "下降|衰退|锐减|略降|微降|大降|[年季月]减|负增长|减产|减收|减排|减少|降低|回落|下跌|缩小|减|收窄|缩短|压减|下滑|下挫|萎缩|放缓|减慢|低于|慢于|压缩|降幅|降|跌|低|慢|少"

CHANGE_TAIL = re.compile(
    rf"(?:,|^|)(?P<subj>.*?)(?:同比|环比|按年|按月|按季|平均每年|每年平均|\d+年间|十年间|年均|实际|名义|平均|累计|可比价|按可比价格?(?:计算)?|(?:比|较|与)[^,;]*?(?:相比|年|期|月|末|初|度|平均|水平)?|预计|将|再|分别|依次|各|双双|均|又|已|也|仍|由|由.{{0,4}}|为|转为|，)*"
    rf"(?P<verb>(?P<down>{DOWN_ZH})|(?P<up>{UP_ZH}))(?P<to>到|至|为|达到?)?(?:了|约|均|都|皆)?$"
)

QUALIFIER_ZH = {
    "超过": "more than", "超": "more than", "突破": "more than", "逾": "more than", "多于": "more than", "大于": "more than",
    "高于": "more than", "跨过": "more than", "跨越": "more than", "迈上": "more than", "站上": "more than", "达到或超过": "at least",
    "破": "more than", "超出": "more than", "不足": "less than", "不到": "less than", "不满": "less than", "未满": "less than", "少于": "less than", "低于": "less than", "小于": "less than",
    "近": "nearly", "接近": "nearly", "将近": "nearly", "逼近": "nearly", "直逼": "nearly", "几近": "nearly",
    "约": "about", "大约": "about", "约为": "about", "约占": "about", "左右": "about", "大概": "about", "差不多": "about", "大致": "about", "约合": "about", "折合约": "about",
    "至少": "at least", "不低于": "at least", "不少于": "at least", "不小于": "at least", "起码": "at least", "最低": "at least", "最快": "at least", "最短": "at least",
    "至多": "at most", "不超过": "at most", "不高于": "at most", "最高": "at most", "最多": "at most", "控制在": "at most", "最高可获得": "at most", "最高可获": "at most", "最高可达": "at most", "最高达": "at most", "低至": "at least",
    "预计": "expected", "有望": "expected", "预计达": "expected", "预计达到": "expected",
}  # fmt: skip
QUALIFIER_BEFORE_ZH = literal_first(
    "(" + "|".join(sorted(QUALIFIER_ZH, key=len, reverse=True)) + ")(?:了|为)?$"
)
QUALIFIER_AFTER_ZH = re.compile(
    r"\s?(?:(以上|及以上)|(以下|以内|之内|内(?=[,。;、]|办[结理完]|完成|送达|[到直通抵]达|可))|(左右|上下(?![游级班]))|(多(?=[,。;])))"
)

_REACH = (
    r"累计|合计|共计|总计|总共|一共|共有|共|已|达到|达|为|是|有|实现|完成|分别|依次|双双|均|(?<![签条合公契])约|至|到|增至|增加到|升至|提高到|上升到|扩大到|降至|"
    r"下降到|压缩至|压缩到|缩短至|缩短到|缩短为|由|从|突破|超过|超|逾|近|接近|仅|年均|平均|合|折合|高达|多达|只有|占|的|在|将|调整为|调整至|优化为|调整到|,|:|安排|全部|首次|首度|头一回|上升至|提高至|增加至|下降至|回落至|扩大至|减少至|再次|(?<![成首])都|大幅|小幅|进一步|稳步|快速|持续|明显|显著|成功|整体|预期|继续|已经|便|要|做到|做|变成|变为|给出|拿到|这一|"
    r"发展到|拓展到|拓展至|覆盖|保持在|稳定在|控制在|收于|报|不低于|不少于|不超过|力争|预计|计划|了|增长|下降|上涨|同比|再|保持|目标|定|定在|设定|瞄准|把|可|可达|最快|最短|仍|最高|则|获得|获|其中|各|就|又|也|还|\s"
)
_REACH_TAIL = re.compile(rf"(?:{_REACH})+$")
#: The last characters of its words, one of which it ends with where no space does.
_REACH_ENDS = frozenset(word[-1] for word in _REACH.split("|") if word != r"\s")
SHARE_TAIL = re.compile(
    r"(?P<subj>.*?)(?P<phrase>占(?!比(?!重|例))(?P<of>[^,;。]{0,24}?)(?:的)?(?:比重|比例|份额)?了?(?:的)?(?:分别|依次)?(?:力争|争取|预计|有望|计划|要|应|将|为|达到?|约为?|是|超过?|提高到|上升到|近|升至|近)*)$"
)
CUMULATIVE_ZH = literal_first(
    r"累计|截至目前已|历年|(?:成立|开行|启动|开通|运行|实施|投用|挂牌|开港|开馆|运营)以来"
)
#: A start named before the clause: 截至5月底,共引进; 实施三个月来,办件总量.
SINCE_ZH = literal_first(
    r"截[至止][^,。]{2,16},[^,。]{0,12}共(?:引进|签约|培育|建成|发放|办理|受理|登记|招引)[^,。]*$|"
    r"(?:成立|开行|启动|开通|运行|实施|投用|挂牌|运营|上线)(?:[^,。]{1,6}来|的?[头前首][^,。]{1,5}[月年天周季]),[^,。]*$"
)
RATE_NOUN = re.compile(r"(?:率|化率|比例|比率|比重|占比|覆盖率|强度|系数)$")

#: What may open a clause before its subject.
LEAD = re.compile(
    r"^(?:\s|,|;|:|、|(?:及?以[上下]|以内|左右|上下)(?=、|\s|和)|-+|加上|[■●◆▲★※]|包括|涵盖|\d{1,2}年内|其中|史上(?:首次|头一回)?|首次|首度|差不多|大约|大概|截[至止]|分[^,]{1,4}看,?|扣除价格因素(?:影响)?后?|拟|只有|仍|就(?![业医学地近读诊])|又|便|初步(?:核算|统计|预计)|(?:根据|经|据)[^,]{0,14}(?:核算|统计|测算|介绍|显示|数据)|"
    r"按(?:照)?[^,]{0,12}(?:计算|看|分|计划|目标),?|预计|目前|截至目前|现在|此外|另外|同时|并(?!网|购)|且|而|但|以及|及(?!其)|和(?!谐|平)|"
    r"与(?!会)|还(?!款|贷)|也|已|共计|合计|总计|共(?!建|享|同|有产)|全面|累计|一年来|\d+年间|十年间|期间|按年|按月|按季|平均每年|即(?!期|时)|分产业看|从[^,]{1,10}看|同比|环比|"
    r"实现|完成|全部|全年|当年|年度(?!计划|投资)|期末|末|底|年末|年底|内(?!贸|陆|需|河|江|外|资|环)|全市|全省|全区|全县|全州|我市|我省|本市|该市|该区|该县|两地|"
    r"两省市|双方|全国|的|是|为|有(?!色|机|效|轨|线)|中(?!长|期|短|线|欧|国|小|心|高|等|新|医|央|欧班|药|老|部|级|介|试)|由|将|要(?!素)|力争|预期|确保|推动|使(?!用)|让|"
    r"带动|促进|拉动|推进|达到|主要目标|预期目标|目标|分别|依次|双双|均(?!价|衡)|约(?!定)|来自|仅|把|提出|计划(?!投资)|安排|明确|记者\S{0,12}获悉)+"
)
PLACE_HEAD = re.compile(
    r"^(?:在|的|市(?!场|民|级|域)|省(?!际|级|道|外|份)|区(?!域|间|块)|县(?!域|级)|内|境内|全境|地区(?!生产)|两地|两省市|双方|全域|等地|等毗邻地区|等)+"
)


def reach_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of reaching with which a stretch of text ends."""
    if end <= start or text[end - 1] not in _REACH_ENDS and not text[end - 1].isspace():
        return None
    return _REACH_TAIL.search(text, start, end)
