"""What a place does in its sentence: whose figures they are, or only where a way leads and what is compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bashu.facts.literal_first import literal_first
from bashu.facts.places.place import Place
from bashu.model import Area

__all__ = ["is_embedded", "is_oblique", "turned", "without_wider"]

#: Before a place that is gone to, come from, dealt or compared with, passed or taken as the whole.
_OBLIQUE_EN = literal_first(
    r"\b(?:than|outside|unlike|to|(?<!start )(?<!started )(?<!starting )(?<!depart )(?<!departed )(?<!trains )(?<!officials )from|via|with|behind|near|"
    r"towards?|against|around|bordering|spanning|crossing|"
    r"borders|straddles?|straddling|adjoins?|linking|connecting|(?:north|south|east|west) of|lead(?:s|ing)? (?:in|of)|in (?:all )?of)"
    r"(?: both| neighbou?ring| all of)?(?: the)?(?: (?:north|south|east|west|southwest|northwest)(?:ern)? china's)? $"
)
#: The words that can stand last in it, which most words before a place are not.
_TURNS = frozenset(
    """
    than outside unlike to from via with behind near toward towards against around bordering spanning crossing linking
    borders straddle straddles straddling adjoin adjoins
    connecting of in both neighbouring neighboring the north south east west southwest northwest northern southern eastern
    western southwestern northwestern china's
    """.split()
)
_TURNS_ALONE = _TURNS - frozenset(
    """
    from of in both neighbouring neighboring the north south east west southwest northwest northern southern eastern
    western southwestern northwestern china's
    """.split()
)
#: Who tells a figure is not whose it is.
_SPEAKS = re.compile(r" (?:said|says|announced|reported that|noted|told|added)\b")
_OBLIQUE_ZH = re.compile(
    r"(?:横跨|跨越|连接|衔接|飞往|开往|往返|通往|发往|运往|销往|前往|输往|驶往|驶向|直达|通达|直抵|抵达|到达|途经|经由|经|来自|"
    r"位于|地处|毗邻|邻近|紧邻|面向|相对|对|向|往|赴|至|距|离|从|自|同|与|以|占|占到|比|较|高于|低于|快于|优于|高出|超出|跑赢|领先|列|居|落户|落地|占据)$"
)
#: Where trains and goods set out is whose they are: 从成都出发.
_SETS_OUT_ZH = re.compile(r"(?:首发|出发|始发|开出|发车|发运|启程|起飞|启运)")
#: 在西部地区占30.7%: the whole of which a share is told.
_WHOLE_ZH = re.compile(r"(?:的)?(?:总量|全部)?(?:中|里)?(?:占|排|居|位)|总量|的比重")
_WITHIN = re.compile(
    r",? ?(?:of|in|under)(?: the)? (?:(?:south|north|east|west)\w* china's )?"
    r"|, (?:(?:a|an|the) )?(?:[\w-]+ )?(?:capital|seat|district|county|town|township|city|prefecture|part)(?: city)? (?:of|in|under) "
    r"(?:(?:south|north|east|west)\w* china's )?|, (?:(?:south|north|east|west)\w* china's )?| \("
)
#: Places of these levels may stand in a row without a mark between them.
_ALIKE = ("city", "province", "municipality", "district", "county")
_OUTER = re.compile(r"'s |的|市|省")


def turned(low: str, places: Sequence[Place], start: int) -> frozenset[int]:
    """Where the oblique places of a sentence start, those listed with one among them; ``start`` is the sentence's."""
    found: set[int] = set()
    last: Place | None = None
    for place in places:
        listed = last is not None and last.start in found and _LISTED.fullmatch(low, last.end, place.start)
        if listed or is_oblique(low, place, start):
            found.add(place.start)
        last = place
    if len(places) > 1 and low[places[0].start] >= "\u0250":
        found.update(_members(low, places, start))
    return frozenset(found)


def _members(low: str, places: Sequence[Place], start: int) -> list[int]:
    """Where the members start of what a Chinese sentence says something takes in."""
    for word in _TAKES_IN:
        at = low.find(word, start, places[-1].start)
        if at < 0:
            continue
        end, found = at + len(word), []
        for place in places:
            if place.start >= end:
                if place.start - end > 18 or not _MEMBERS.fullmatch(low, end, place.start):
                    break
                found.append(place.start)
                end = place.end
        if len(found) > 1:
            return found
    return []


#: Between the members of a list: "to Hong Kong, Macao and Taiwan".
_LISTED = re.compile(r"\s?(?:[\d.]+(?:公里|分钟|小时)|(?:in|of) [a-z']+)? ?(?:,|、|,? ?and|和|及|与)\s?")
#: What a plan, a zone or a group takes in: its members are not whose the figures of the whole are.
_TAKES_IN = ("包括", "涵盖", "囊括", "范围为", "含")
#: Between members: 四川的自贡、泸州两市以及重庆的江津.
_MEMBERS = re.compile(
    r"(?:省|市)?的?[一二两三四五六七八九十\d]*个?(?:市州|区县|市|区|县|州)?[,、]?(?:和|与|及|以及)?(?:[一-鿿]{1,2}的)?"
)


def is_oblique(low: str, place: Place, start: int) -> bool:
    """Whether the place is only the end of a way, a partner, a yardstick; ``start`` is that of the sentence."""
    if low[place.start] < "\u0250":
        return _turns(low, start, place.start) or _SPEAKS.match(low, place.end) is not None
    before = low[max(start, place.start - 48) : place.start]
    if before.endswith("在") and _WHOLE_ZH.match(low, place.end):
        return True
    if before.endswith(("从", "自")):
        return _SETS_OUT_ZH.match(low, place.end) is None
    return _OBLIQUE_ZH.search(before) is not None


def _turns(low: str, start: int, end: int) -> bool:
    """Whether the English words between two offsets make the place that follows oblique; the last one or two tell."""
    if end - 1 <= start or low[end - 1] != " ":
        return False
    space = low.rfind(" ", start, end - 1)
    word = low[max(start, space + 1) : end - 1]
    if word not in _TURNS:
        return False
    before = low[max(start, end - 48) : end]
    previous = before[: -len(word) - 2].rpartition(" ")[2]
    if word in _TURNS_ALONE:
        return True
    if word == "in":
        return previous in _LEADS_IN
    if word == "of" and previous not in _LEADS_OF:
        return False
    return _OBLIQUE_EN.search(before) is not None


_LEADS_IN = frozenset(("lead", "leads", "leading"))
_LEADS_OF = frozenset(("north", "south", "east", "west", "lead", "leads", "leading", "in", "all"))


#: What stands right before a Chinese subject: a mark, a preposition, a time, 的, an apposition such as 省会.
_LEADS_ZH = re.compile(
    r"[^\u4e00-\u9fff]|[在于的年月日度期底初末后前中来时全为据由使让是则和与以及至了显示表明会从自指]"
)


_MEASURED_ZH = re.compile(r"\d[万亿]*(?:元|公里|人|个|家|项|件|吨)的$")


def is_embedded(low: str, place: Place) -> bool:
    """Whether a Chinese name only stands inside a phrase: 视察重庆, 数字重庆, a company's name."""
    if place.start == 0 or low[place.start] < "\u0250":
        return False
    if low[place.start - 1] == "的" and _MEASURED_ZH.search(low, max(0, place.start - 12), place.start):
        return True  # 300亿元的双城经济圈发展基金
    if place.deictic:
        counted = low[place.start - 1] in "个项条家座批"  # 248个双城经济圈重大项目
        return counted and not low.endswith("整个", 0, place.start)
    if place.level in ("pair", "cities") and low.startswith(("间", "之间"), place.end):
        return False  # 在建川渝间高速公路
    return _LEADS_ZH.match(low, place.start - 1) is None


def without_wider(low: str, places: Sequence[Place], areas: Mapping[str, Area]) -> list[Place]:
    """The mentions without those that only say where the one beside them lies: Yubei of "Yubei in Chongqing"."""
    kept = nested(low, places, areas)
    narrow: list[Place] = []
    for place in kept:
        if not (narrow and _lies_in(low, narrow[-1], place, areas)):
            narrow.append(place)
    return narrow


def nested(low: str, places: Sequence[Place], areas: Mapping[str, Area]) -> list[Place]:
    """The mentions with those that a narrower one follows taken into it: 四川广安的邻水, China's Sichuan."""
    kept: list[Place] = []
    for place in places:
        if kept and not place.deictic and not kept[-1].deictic and _opens_with(low, kept[-1], place, areas):
            place = replace(place, start=kept.pop().start)
        kept.append(place)
    return kept


def _opens_with(low: str, wide: Place, place: Place, areas: Mapping[str, Area]) -> bool:
    if place.start < wide.end:
        return False
    if place.start == wide.end:
        listed = place.level in _ALIKE and wide.level in _ALIKE
        return not listed or _inside(place, wide, areas)
    return _OUTER.fullmatch(low, wide.end, place.start) is not None and _inside(place, wide, areas)


def _lies_in(low: str, narrow: Place, place: Place, areas: Mapping[str, Area]) -> bool:
    if place.start < narrow.end:
        return False
    beside = narrow.level == "town" and low[narrow.end : place.start] == ", "
    return (beside or _WITHIN.fullmatch(low, narrow.end, place.start) is not None) and _inside(
        narrow, place, areas
    )


def _inside(narrow: Place, wide: Place, areas: Mapping[str, Area]) -> bool:
    """Whether the pack has one place inside the other; what it lacks is taken to be the narrower."""
    if wide.level in ("country", "part"):
        return narrow.level not in ("country", "part")
    for part in narrow.parts or (narrow,):
        if part.code is None:
            if part.level in ("", "part") or wide.code is None:
                return False
            continue
        area = areas.get(part.code)
        while area is not None and area.code != wide.code:
            area = areas.get(area.parent or "")
        if area is None or part.code == wide.code:
            return False
    return True
