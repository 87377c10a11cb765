"""The forms in which Chinese names periods and dates, as one expression (simplified characters, ASCII digits)."""

from __future__ import annotations

import re

__all__ = ["ANCHOR", "PERIODS"]

_YEAR = r"(?P<@>(?:19|20)\d\d\s?年|二[〇零][一二三四五六七八九〇零]{2}年|今年|去年|上年|前年|明年|当年|本年|同年|前一年|上一年)"


def _named(name: str) -> str:
    return _YEAR.replace("@", name)


def _optional(name: str) -> str:
    return f"(?:{_named(name)})?\\s?"


#: What a period or date can begin with: the expression below is long, and most characters begin none.
_FIRST = (
    "半首二今去上前明当本同春国元中端清劳五十小长假黄节三七八第四六九一两下头末底年全该此自过近最这未环时"
)
#: A digit begins one only before 年, 月 and the like, or as a date in digits, not that of a figure.
_NO_FIGURE = r"(?=\D|\d{1,4}\s?[年月日天季至到~-]|(?:19|20)\d\d[/.])"
PERIODS = re.compile(
    rf"(?=[\s“\"\d{_FIRST}]){_NO_FIGURE}(?:(?P<hol>{_optional('holy')}[“\"]?(?P<holn>春节|国庆|元旦|中秋|端午|清明|劳动节|五一|十一(?=[”\"]?(?:黄金周|假|长假|期间)))[”\"]?+节?+"
    rf"(?:期间|黄金周|小?长?假期?|假日|当天|\d天)*+(?![前后晚档夜路]|将至|临近|联欢)"
    rf"|(?<![寒暑年休请放])(?:小长假|长假|假期|黄金周)(?:期间|中|里|首日)?+(?![前后])|节日期间|(?:[三五七八]|\d)天里)"
    rf"|(?P<census>第?(?P<census_n>[四五六七八])(?:次(?:全国)?人口普查|人普))"
    rf"|(?P<plan>[“\"]?(?P<plan_n>十[一二三四五六])五[”\"]?(?:规划)?(?P<plan_t>时期|期间|期末|末|以来|收官)?)"
    rf"|(?P<date>(?:{_named('dy')})?\s?(?P<dm>\d{{1,2}})月\d{{1,2}}日(?P<dto>(?:至|到|-)(?:(?P<dtm>\d{{1,2}})月)?\d{{1,2}}日)?(?:电|讯|上午|下午)?|(?<!\d)\d{{1,2}}日(?=[从在,至，获]|电|讯|上午|下午|召开|举行))"
    rf"|(?P<iso>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
    rf"|(?P<months>{_optional('mry')}(?P<mr1>\d{{1,2}})月?(?:-|至|到|~)(?P<mr2>\d{{1,2}})月(?:份)?)"
    rf"|(?P<span2>(?P<s1y>(?:19|20)\d\d)年(?:(?P<s1m>\d{{1,2}})月)?(?:-|至|到)(?P<s2y>(?:19|20)\d\d)年(?P<s2m>\d{{1,2}})月(?:末|底)?)"
    rf"|(?P<span>(?:19|20)\d\d\s?年?(?:-|至|到|~)+(?:19|20)\d\d\s?年?)"
    rf"|(?P<qs>{_optional('qsy')}[前首](?P<qsn>[二两三])(?:个?季度|季)[末底]?)"
    rf"|(?P<qr>{_optional('qry')}一至(?P<qrn>[二三四])季度)"
    rf"|(?P<q>{_optional('qy')}第?(?P<qn>[一二三四1-4])季度[末底]?)"
    rf"|(?P<h>{_optional('hy')}(?P<hn>上|下)半年[末底]?)"
    rf"|(?P<fm>{_optional('fmy')}[前头首](?P<fmn>十[一二]|[一二三四五六七八九十]|\d{{1,2}})(?:个月|月(?!\d|[上中下]旬)))"
    rf"|(?P<month>(?<![\d一二三四五六七八九十])(?:上个?月|本月)(?![末底]?(?:相|比)))"
    rf"|(?P<same>(?:去年|上年|(?P<samey>(?:19|20)\d\d)年)?同期|(?:去|上)年同(?:月|季))"
    rf"|(?P<my>{_optional('myy')}(?P<mym>十[一二]|[一二三四五六七八九十]|\d{{1,2}})月(?:份|末|底|初)?(?!\d{{1,2}}日))"
    rf"|(?P<ye>{_optional('yey')}(?:年末|年底|末|底)(?=[\u4e00-\u9fff,全常有]|\d)|(?:年末|年底))"
    rf"|(?P<year>{_named('yy')}(?:末|底|初|度|内|间)?)"
    rf"|(?P<midyear>(?:时间|时序|一年|全年)过半|半年(?:过去|已过|来(?!到))|这(?:六|6)个月)"
    rf"|(?P<rep>(?:半年|[一首三]季)度?报|首季度?)"
    rf"|(?P<whole>全年(?!龄)|(?<![\d一二三四五六七八九十两几多])年内)"
    rf"|(?P<cq>当季度?|本季度|该季度)|(?P<then>此后(?=[,累已共至])|自那时以来)"
    rf"|(?P<halfpast>(?P<hpn>[一二两三四五六七八九十]|\d{{1,2}})年半(?:以?来))"
    rf"|(?P<ago>(?P<agon>[一二两三四五六七八九十]|\d{{1,2}})年(?:多)?前(?!三季度|[一二两三四五六七八九十\d]))"
    rf"|(?P<lastyear>过去(?:的)?一年|一年来)|(?P<past>(?:过去|近|最近|这)(?P<pastn>[一二两三四五六七八九十]|\d{{1,2}})年(?:来|间|里)?|(?P<pn2>[一二两三四五六七八九十]|\d{{1,2}})年(?:来|间|里|(?=累计|年均|共))|(?P<later>[一二两三四五六七八九十]|\d{{1,2}})年后|(?:未来|今后)(?P<nextn>[一二两三四五六七八九十]|\d{{1,2}})年)"
    rf"|(?P<noise>同比|环比|年均))"
)
ANCHOR = re.compile(
    r"[年月季节假]|过半|此后|同期|国庆|五一|十一|元旦|中秋|端午|清明|黄金周|普查|十[一二三四五六]五|日|(?:19|20)\d\d[-/.]\d"
)
