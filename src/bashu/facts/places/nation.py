"""Releases about a whole country: told by several signs, since every text names the country now and then."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bashu.facts.lexicon import Lexicon
from bashu.facts.literal_first import literal_first
from bashu.facts.places.place import Place, short_form
from bashu.facts.places.roles import is_oblique
from bashu.model import Area

__all__ = ["nation_of"]

#: Who publishes figures of the country, in the opening of a release.
_SOURCE = literal_first(
    r"national bureau of statistics|\bnbs\b|general administration of customs|\bgac\b|ministry of [a-z]|state administration|"
    r"state taxation administration|national (?:administration|energy|immigration|railway|development|health)|people's bank of china|china state railway|"
    r"state council|国家统计局|海关总署|(?:商务|财政|工信|工业和信息化|文化和旅游|文旅|交通运输|农业农村|生态环境|教育|民政|公安|人社|人力资源社会保障|科技|水利)部|"
    r"国家(?:能源|发展改革委|发改委|税务|移民|铁路|邮政|外汇|金融|林草|卫生健康|医保|知识产权|市场监督|航天)|国务院|国铁集团|中国人民银行|央行"
)
_CAPITAL = re.compile(
    r"(?:^|\n) ?beijing\b[^\n]{0,40}?-|(?:新华社|中新社|中新网|人民网|本报|报)?北京\d+月\d+日电|(?:中新网|人民网|新华网)北京"
)
#: 全国 as a measure of rank or kind, and "national" as one: no account of the country.
_RANKED = re.compile(
    r"(?:首|第|最|前|领先|唯一|人大|政协|两会|重点|文明|卫生|先进|示范|百强|平均|总量|比重|同类|各地|性|统一大市场|政|劳)"
)
_NATIONAL = re.compile(r"national\b")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAD = 900


def nation_of(
    text: str, low: str, named: Sequence[Place], title: tuple[int, int], lexicon: Lexicon, *, most: int
) -> Place | None:
    """The country, where two signs at least say that a document is about it; ``most`` is its best place's count.

    The signs: the title names it, a national body publishes, the capital's dateline, and that it is named more than
    any place in it.
    """
    spoken = [place for place in named if place.level == "country" and not _in_passing(low, place, title[1])]
    if not spoken and (most > 0 or any(place.form not in ("Beijing", "北京") for place in named)):
        return None
    head = low[: title[1] + _LEAD]
    sent = ("beijing" in head or "北京" in head) and _CAPITAL.search(head) is not None
    titled_so = any(title[0] <= place.start < title[1] for place in spoken)
    leads = most == 0 if not spoken else 4 * len(spoken) > most and (sent or len(spoken) > 1)
    if not (titled_so or leads):
        return None
    signs = (titled_so, _SOURCE.search(head, title[0]) is not None, sent, leads)
    if sum(signs) < 2:
        return None
    area = next((area for area in lexicon.areas if area.kind == "nation"), None)
    if area is None:
        return None
    titled = next((place.form for place in spoken if title[0] <= place.start < title[1]), None)
    return Place(0, 0, area.code, _form(area, text, spoken, titled), area.code, "country")


def _in_passing(low: str, place: Place, title: int) -> bool:
    if place.weak or is_oblique(low, place, max(0, place.start - 48)):
        return True
    if low[place.start] < "\u0250":
        inside = place.start >= title and low.endswith(("in ", "in the "), 0, place.start)
        return inside or _NATIONAL.match(low, place.start) is not None
    return _RANKED.match(low, place.end) is not None


def _form(area: Area, text: str, spoken: Sequence[Place], titled: str | None) -> str:
    """The country's name: in English its short one, in Chinese what the title or most mentions call it."""
    if not spoken:
        return short_form(area.names.zh if _HAN.search(text) else area.names.en)
    if spoken[0].form.isascii():
        return short_form(area.names.en)
    return titled or Counter(place.form for place in spoken).most_common(1)[0][0]
