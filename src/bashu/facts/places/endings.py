"""Places that only their ending tells: zones, venues, towns that the lexicon lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.lexicon import Hit
from bashu.facts.literal_first import literal_first
from bashu.facts.places.place import Place, short_form

__all__ = ["hosts", "local_places_zh", "typed_en", "typed_zh", "zone_zh"]

_CAPITALISED = re.compile(r"(?:(?:[A-Z][A-Za-z'-]*|\([A-Z][a-z]+\)|of|and) ){1,6}$")
_OPENERS = frozenset(
    """A An The of and In At As From Of Both With For By This That Each Every Another Chinese European Tibetan Yi Olympic""".split()
)
#: Endings that are a level of their own; the others make areas.
_OWN_LEVEL = frozenset(("district", "county", "river", "corridor"))

#: Endings of villages, towns and quarters.
_TOWNS = frozenset(
    ("village", "township", "town", "business district", "shopping district", "business circle")
)
#: Endings that a name may have in small letters.
_SMALL = _TOWNS | {"hydropower station", "power station", "core area"}
#: Any village, not one of that name: "a Sichuan village".
_ANY = re.compile(r"\b(?:an?|each|every|any|another|one|small|old|this|that) $")


def _called_after(before: Sequence[Place], start: int, hit: Hit) -> bool:
    """Whether only the region's name stands before the ending: "Chongqing village life"."""
    last = before[-1] if before else None
    return last is not None and last.code is not None and last.start <= start and last.end >= hit.start - 1


def typed_en(text: str, hit: Hit, before: Sequence[Place]) -> Place | None:
    """A name in capitals before a known ending: "Sichuan-Chongqing Gaozhu New Area", "Daba village"."""
    named = text[hit.start].isupper()
    if not (named or hit.payload in _SMALL):
        return None
    match = _CAPITALISED.search(text, max(0, hit.start - 60), hit.start)
    if not match:
        return None
    words = match.group().split()
    while words and words[0] in _OPENERS:
        words = words[1:]
    if "of" in words:
        words = words[words.index("of") + 1 :]
    if "and" in words:
        words = words[len(words) - words[::-1].index("and") :]
    if not words:
        return None
    form = " ".join(words) + text[hit.start - 1] + text[hit.start : hit.end]
    start = hit.end - len(form)
    if not named and (_ANY.search(text, max(0, start - 9), start) or _called_after(before, start, hit)):
        return None
    form = short_form(text[start : hit.end])
    level = hit.payload if hit.payload in _OWN_LEVEL else "town" if hit.payload in _TOWNS else "area"
    return Place(start, hit.end, form.lower(), form, None, level)


_HAN = re.compile(r"[\u4e00-\u9fff]*")
#: Words that stand before 新区 or 园区 without naming it: 挂牌时新区, 跨省新区, 走进新区, 支持新区.
_NO_NAME_ZH = re.compile(
    r"[时跨图为让使这那其到给把由又也还更最是有在的了和与及并将被从向至于后间所因如若虽但而或则只仅曾正着过作以省市县个家称叫据]|"
    r"支持|走进|来到|探访|成为|入驻|批复|挂牌|揭牌|规划|国家|联合|共|合作|一批|整|服务|助力|围绕|依托|落户|进入|打造|管理|发展|带动|现代|生态|智慧"
)
#: A name that opens a clause or follows a preposition.
_NAME_ZH = re.compile(r"(?:^|[\n,;:、。，；：\s“\"从在与和及对到赴])([\u4e00-\u9fff]{2,4})$")
_VENUE_ZH = re.compile(r"(?:^|[\n,;:、。，；：\s从在与和及对到赴])([\u4e00-\u9fff]{2,6})$")
_COMMON_ZH = re.compile(r"[个级各全类型设的新本该等动推进建引内两三多目如今当年已]")
#: Words that make a kind of venue, not the name of one: 城市公园, 重点景区; and counted ones: 森林公园12个.
_KIND_ZH = re.compile(
    r"[市村省国要点热主乡城县州新老旧农业工商体文旅教科社了为是有被将座家月日处]|接待|打造|入驻"
)
_COUNTED_ZH = re.compile(r"\d+余?[个家处座条]")
_GLUE_ZH = re.compile(r"[的了在与和等个座家为是有被将各全年月日处]|接待|建设|推进|打造|入驻")


def typed_zh(text: str, hit: Hit, before: Sequence[Place]) -> Place | None:
    """A venue or zone by its ending: 武隆喀斯特旅游区, 成都高新综合保税区."""
    last = before[-1] if before else None
    if last is not None and not last.deictic and 0 <= hit.start - last.end <= 6:
        inner = text[last.end : hit.start]
        if _HAN.fullmatch(inner) and not _GLUE_ZH.search(inner):
            return _area(text, _opening(text, last.start), hit.end)
    named = _VENUE_ZH.search(text, max(0, hit.start - 8), hit.start)
    if named is None or _COUNTED_ZH.match(text, hit.end):
        return None
    name = named.group(1)
    if _COMMON_ZH.search(name) or _KIND_ZH.search(name):
        return None
    return _area(text, named.start(1), hit.end)


def _opening(text: str, start: int) -> int:
    """Where a name begins of which the lexicon knows the end: 歌 of 歌乐山森林公园, where a clause begins."""
    before = _BREAK_BEFORE.search(text, max(0, start - 2), start)
    return before.start(1) if before and not _GLUE_ZH.search(before.group(1)) else start


_BREAK_BEFORE = re.compile(r"(?<=[\n,;:、。，；：\s])([\u4e00-\u9fff])$")


_NO_ZONE = (_GLUE_ZH, _COMMON_ZH, _NO_NAME_ZH)


def zone_zh(text: str, hit: Hit, before: Sequence[Place]) -> Place | None:
    """A name before 港区, 园区, 新区 and the like: 长寿港区, where the word alone only points."""
    last = before[-1] if before else None
    if last is not None and 0 <= hit.start - last.end <= 4 and not last.deictic:
        inner = text[last.end : hit.start]  # 长寿港区, 绵阳科技城新区
        if _HAN.fullmatch(inner) and not any(known.search(inner) for known in _NO_ZONE):
            return _area(text, last.start, hit.end)
    named = _NAME_ZH.search(text, max(0, hit.start - 6), hit.start)
    if named is None or any(known.search(named.group(1)) for known in _NO_ZONE):
        return None
    return _area(text, named.start(1), hit.end)


def _area(text: str, start: int, end: int) -> Place:
    form = text[start:end]
    return Place(start, end, form, form, None, "area")


_LOCAL_ZH = re.compile(
    r"(?:^|(?<=[,;:、。]))([\u4e00-\u9fff]{2,5}?(?:镇|乡|街道|港|县|区))(?=安排|实现|完成|计划|开行|运送|建成|新建|接待|引进|种植|改造|累计|共|\d|全年|今年|新|有|的|将|拟|预计)"
)
_NO_PLACE_ZH = re.compile(
    r".*(?:[全我本该]区|景区|社区|[市城郊山地校库灾片园新小厂院老景林矿牧]区|开发区|示范区|自贸区|口岸|.港口|[城乡村集市]镇|城乡)$"
    r"|.*(?:今年|去年|全年|目前|其中|计划|预计|新增|截至)"
)


def local_places_zh(text: str, start: int, end: int, known: Sequence[Place]) -> list[Place]:
    """Towns, ports and districts that open a clause and that the lexicon lacks: 新田镇安排12亿元."""
    found = []
    for match in _LOCAL_ZH.finditer(text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        if _NO_PLACE_ZH.match(match.group(1)) or any(
            place.start < b and a < place.end and (not place.deictic or place.end == b) for place in known
        ):
            continue
        found.append(Place(a, b, match.group(1), match.group(1), None, "town"))
    return found


#: What receives visitors is a venue, though nothing else tells: "Hongyadong received 686,000 tourists".
_HOST_EN = re.compile(
    r"(?:^|[;:,.] |\b(?:and|while|where) |\d |\b(?:day|days|week|month|year|holiday|festival|season) )"
    r"([A-Z][a-z]{3,}(?: [A-Z][a-z]+(?:['\u2019]s?)?){0,5}) (?:alone |also )?(?:received|drew|attracted|welcomed|hosted|recorded|saw) "
    r"(?:[a-z]+ ){0,3}[\d.,]+(?: \w+)? (?:visitors|tourists|guests|travelers|travellers|visits|arrivals|people)\b"
)
_HOST_ZH = re.compile(
    r"(?:^|(?<=[,;:、。]))([\u4e00-\u9fff]{2,7}?)(?:共|累计|总共|约)?(?:接待|迎来?)(?:国内|境内外|入境)?(?:游客|旅客|观众|访客)"
)
_GUESTS_EN = literal_first("visit|tourist|guest|travel|arrivals|people")
_GUESTS_ZH = literal_first("客|观众")
_NO_HOST = re.compile(
    r".*[全各个年月日季间期假级类客者们厅委局地共内外].*|[一二三四五六七八九十两几]+天$|(?:The|This|These|Those|Both|They|Its|Last)\b"
)


def hosts(text: str, start: int, end: int, known: Sequence[Place], *, chinese: bool) -> list[Place]:
    """Names that nothing but what they do tells: whoever receives visitors is a place."""
    if (_GUESTS_ZH if chinese else _GUESTS_EN).search(text, start, end) is None:
        return []
    found = []
    for match in (_HOST_ZH if chinese else _HOST_EN).finditer(text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        name = match.group(1)
        common = chinese and (_COMMON_ZH.search(name) or _KIND_ZH.search(name))
        inside = [place for place in known if place.start < b and a < place.end]
        if common or _NO_HOST.match(name) or not all(_names_more(name, place, a, b) for place in inside):
            continue
        found.append(Place(a, b, name.lower(), name, None, "venue"))
    return found


_KINDS_EN = ("City", "Municipality", "Province", "County", "District", "Prefecture")


def _names_more(name: str, place: Place, start: int, end: int) -> bool:
    """Whether a name only begins with that of its city: Chongqing Zoo."""
    rest = name[place.end - start :].split()
    return place.start == start and place.end < end and bool(rest) and rest[0] not in _KINDS_EN
