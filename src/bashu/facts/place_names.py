"""Place mentions of a text: from the lexicon, by their endings, joined where two stand as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bashu.facts.lexicon import Hit, Lexicon
from bashu.model import Area

__all__ = ["Place", "joined", "joins", "level_of", "local_places_zh", "plain_places", "short_form", "single"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place mention: ``key`` is equal for mentions of one place; ``weak`` where it only names a body."""

    start: int
    end: int
    key: str
    form: str
    code: str | None
    level: str = ""
    weak: bool = False
    deictic: bool = False
    parts: tuple[Place, ...] = ()


_JOIN = re.compile(r"(?: and | & |-| and neighbou?ring | and the |/|、|和|与|及|同)(?:neighbou?ring |the )?$")


_BODY_EN = re.compile(
    r"(?:'s)?(?: \w+)? (?:municipal (?:\w+ )*(?:commission|committee|bureau|government|party|department|people)|provincial (?:commission|committee|bureau|department|government|party)|"
    r"university|daily|group|customs|evening|economic information|statistics bureau|bureau of)|(?: \w+){0,3} (?:university|(?:international )?airport|daily|railway|expressway|express|"
    r"port|committee|commission|station|line)\b"
)


_BODY_ZH = re.compile(
    r"(?:市|省)?(?:委|政府|人大|政协|统计局|发展改革委|日报|海关|大学|税务|银保监|都市报|新闻|电视)"
)


_SUFFIX_EN = re.compile(r"(?<=[a-z]) (?:Province|Municipality|province|municipality)(?=$| and\b|,)")


_CITY_EN = re.compile(r"(?<=[a-z]) [Cc]ity$(?<!Science City)(?<!science city)(?<!New City)")


@lru_cache(maxsize=4096)
def short_form(text: str) -> str:
    """The short form of a place name: without "Province", "City", 省, 市, 区, 县 where a name is left."""
    text = text.strip().removesuffix("'s")
    text = _SUFFIX_EN.sub("", text)
    text = _CITY_EN.sub("", text)
    if len(text) > 3 and text.endswith(("两地", "兩地")):
        return text[:-2]
    if len(text) > 4 and text.endswith(("两省市", "兩省市")):
        return text[:-3]
    if len(text) > 2 and text[-1] in "省市" and not text.endswith(("省市", "城市", "都市")):
        return text[:-1]
    return text


_LEVELS = {
    "nation": "country", "prefecture": "city", "new_area": "area", "platform": "area", "development_zone": "area",
    "economic_circle": "circle", "combined": "pair",
}  # fmt: skip


def level_of(area: Area, lexicon: Lexicon | None = None) -> str:
    """The level that words such as "the city" or 两地 speak of."""
    kind = area.kind.lower()
    if kind == "combined" and lexicon is not None:
        members = [lexicon.by_code.get(member.code) for member in area.members]
        if members and all(
            member is not None and level_of(member) in ("city", "municipality") for member in members
        ):
            return "cities" if any(m is not None and level_of(m) == "city" for m in members) else "pair"
    if kind == "province" and area.names.zh.endswith("市"):
        return "municipality"
    return _LEVELS.get(kind, kind)


def _pick(areas: list[Area], day: date | None) -> Area:
    """The area valid at the document's date; today's where it has none."""
    if len(areas) == 1:
        return areas[0]
    valid = [area for area in areas if (area.valid_on(day) if day else area.valid_to is None)]
    return (valid or areas)[0]


_PART = re.compile(r"\b(?:(?:north|south)-?(?:east|west)|north|south|east|west|centr)(?:ern|al)? $")
_CAPITALISED = re.compile(r"(?:(?:[A-Z][A-Za-z'-]*|\([A-Z][a-z]+\)|of|and) ){1,6}$")


def _with_inner(hits: Sequence[Hit], low: str, lexicon: Lexicon) -> Iterator[Hit]:
    """The hits, and those inside the name of an indicator: the travel time between Chengdu and Chongqing."""
    for hit in hits:
        yield hit
        at = low.find(" between ", hit.start, hit.end) if hit.sort == "indicator" else -1
        if at >= 0:
            for inner in lexicon.scan(low[at + 9 : hit.end]):
                yield inner._replace(start=inner.start + at + 9, end=inner.end + at + 9)


def plain_places(text: str, low: str, hits: Sequence[Hit], day: date | None, lexicon: Lexicon) -> list[Place]:
    """Every single mention, in order: areas, pointing words, names that only their ending tells."""
    places: list[Place] = []
    for hit in _with_inner(hits, low, lexicon):
        if hit.sort == "area":
            area = _pick(hit.payload, day)
            if (
                low[hit.start] < "\u0250"
                and text[hit.start : hit.end].islower()
                and not low.startswith("the ", hit.start)
            ):
                continue  # a common word; "southern Sichuan and western Chongqing" has its capitals inside
            if low[hit.start] == "中" and low[hit.start - 1 : hit.start] in ("其", "集"):
                continue  # 其中江南片区 names no 中江
            form = short_form(text[hit.start : hit.end])
            if form.isupper() and len(form) > 3:
                form = form.title()  # datelines shout
            part = _PART.search(low, max(0, hit.start - 14), hit.start) if form.isascii() else None
            if part:
                # Southern Sichuan is a place of its own, not Sichuan.
                form = f"{text[part.start() : part.end() - 1]} {form}"
                places.append(Place(part.start(), hit.end, form, form, None, "part"))
                continue
            places.append(Place(hit.start, hit.end, area.code, form, area.code, level_of(area, lexicon)))
        elif hit.sort == "deictic":
            form = text[hit.start : hit.end] if hit.payload == "country" else ""
            if (
                hit.payload == "area"
                and places
                and places[-1].end == hit.start
                and not text[hit.start].isascii()
            ):
                # 长寿 + 港区: a place of its own, inside the area named.
                last = places.pop()
                form = text[last.start : hit.end]
                places.append(Place(last.start, hit.end, form, form, None, "area"))
                continue
            if hit.payload == "area" and not text[hit.start].isascii():
                before = _NAME_ZH.search(text, max(0, hit.start - 6), hit.start)
                if before and not _COMMON_ZH.search(before.group(1)):
                    form = text[before.start(1) : hit.end]
                    while places and places[-1].start >= before.start(1):
                        places.pop()
                    places.append(Place(before.start(1), hit.end, form, form, None, "area"))
                    continue
            pointed = lexicon.pointed.get(low[hit.start : hit.end])
            code = pointed.code if pointed else None
            places.append(Place(hit.start, hit.end, code or "", form, code, hit.payload, deictic=True))
        elif hit.sort == "type":
            place = _typed(text, hit, places)
            if place:
                while places and places[-1].start >= place.start:
                    places.pop()
                places.append(place)
    return places


#: A name before 港区, 园区 and the like, where it starts after a break or a preposition.
_NAME_ZH = re.compile(r"(?:^|[\n,;:、。\s“\"从在与和及对到赴])([\u4e00-\u9fff]{2,4})$")
_COMMON_ZH = re.compile(r"[个级各全类型设的新本该等动推进建引内两三多]")
_LOCAL_ZH = re.compile(
    r"(?:^|(?<=[,;:、。]))([\u4e00-\u9fff]{2,5}?(?:镇|乡|街道|港|县|区))(?=安排|实现|完成|计划|\d|全年|今年|新|有|的|将|拟|预计)"
)


_NO_PLACE_ZH = re.compile(
    r".*(?:[全我本该]区|景区|社区|[市城郊山地校库灾片园新]区|开发区|示范区|自贸区|口岸|.港口)$"
)


def local_places_zh(text: str, start: int, end: int, known: Sequence[Place]) -> list[Place]:
    """Towns, ports and districts that open a clause and that the lexicon lacks: 新田镇安排12亿元."""
    found = []
    for match in _LOCAL_ZH.finditer(text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        if _NO_PLACE_ZH.match(match.group(1)) or any(
            place.start < b and a < place.end and not place.deictic for place in known
        ):
            continue
        found.append(Place(a, b, match.group(1), match.group(1), None, "town"))
    return found


def _typed(text: str, hit: Hit, before: list[Place]) -> Place | None:
    """A place that only its ending tells: "Sichuan-Chongqing Gaozhu New Area"."""
    if not text[hit.start].isupper():
        return None
    match = _CAPITALISED.search(text, max(0, hit.start - 60), hit.start)
    if not match:
        return None
    words = match.group().split()
    while words and words[0] in (
        "The",
        "of",
        "and",
        "In",
        "At",
        "As",
        "From",
        "Of",
        "Both",
        "With",
        "For",
        "By",
    ):
        words = words[1:]
    if "of" in words:
        words = words[words.index("of") + 1 :]
    if "and" in words:
        words = words[len(words) - words[::-1].index("and") :]
    if not words:
        return None
    form = " ".join(words) + text[hit.start - 1] + text[hit.start : hit.end]
    start = hit.end - len(form)
    form = short_form(text[start : hit.end])
    return Place(
        start,
        hit.end,
        form.lower(),
        form,
        None,
        "area" if hit.payload not in ("district", "county", "river", "corridor") else hit.payload,
    )


def joins(left: Place, right: Place, low: str) -> bool:
    """Whether two mentions stand as one: "Chongqing and Sichuan", 遂宁、潼南."""
    if (
        left.deictic
        or right.deictic
        or left.level in ("circle", "country", "pair", "cities")
        or right.level in ("circle", "country", "pair", "cities")
    ):
        return False
    gap = low[left.end : right.start]
    if len(gap) > 18:
        return False
    return bool(_JOIN.fullmatch(gap)) if gap else left.level == right.level == "" and False


_LINE_AFTER = re.compile(r" (?:\w+[ -]){0,3}(?:railway|line|expressway|highway|high-speed|corridor|route)\b")


def joined(run: list[Place], text: str, low: str, lexicon: Lexicon) -> Place | None:
    """The mentions of a run as one place; None where they only name a line between places."""
    start, end = run[0].start, run[-1].end
    hyphened = low[run[0].end] == "-"
    if hyphened and _LINE_AFTER.match(low, end):
        return None
    codes = frozenset(place.code or place.key for place in run)
    area = lexicon.combined.get(codes)
    english = text[start].isascii()
    if english:
        names = [place.form for place in run]
        form = ", ".join(names[:-2]) + (", " if len(names) > 2 else "") + " and ".join(names[-2:])
    else:
        form = "、".join(p.form for p in run) if "、" in text[start:end] else text[start:end]
    key = area.code if area else "+".join(sorted(codes))
    level = level_of(area, lexicon) if area else "several"
    return Place(start, end, key, form, area.code if area else None, level, parts=tuple(run))


def single(place: Place, low: str) -> Place | None:
    """A mention alone: weak where it names a body, None inside a hyphened name."""
    if place.deictic:
        return place
    after = low[place.end : place.end + 1]
    before = low[place.start - 1 : place.start]
    if (after == "-" and low[place.end + 1 : place.end + 2].isalpha()) or (
        before == "-" and low[place.start - 2 : place.start - 1].isalpha()
    ):
        return None if place.level != "circle" else place
    if after == "n" and place.key == "CN":
        return None
    if _BODY_EN.match(low, place.end) or _BODY_ZH.match(low, place.end):
        return Place(place.start, place.end, place.key, place.form, place.code, place.level, True)
    return place
