"""Place mentions of a text: from the lexicon or by their endings, and which of them only name a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bashu.facts.lexicon import Hit, Lexicon
from bashu.facts.literal_first import literal_first
from bashu.facts.places.endings import typed_en, typed_zh, zone_zh
from bashu.facts.places.place import Place, level_of, short_form
from bashu.model import Area

__all__ = ["PROGRAMMES", "plain_places", "short_names", "single"]


_BODY_EN = re.compile(
    r"(?:'s)?(?: \w+)? (?:municipal (?:\w+ )*(?:commission|committee|bureau|government|party|department|people)|provincial (?:commission|committee|bureau|department|government|party)|"
    r"university|group|customs|evening|economic information|statistics bureau|bureau of)|(?: \w+){0,3} (?:university|(?:international )?airport|railway|expressway|express|"
    r"port|committee|commission|station|line)\b"
)


_BODY_ZH = re.compile(
    r"(?:市|省)?(?:委|政府|人大|政协|统计局|发展改革委|海关|大学|税务|银保监|新闻|电视)|"
    r"(?:举行|召开)的?[^,。\n]{0,10}(?:发布会|吹风会)|[\u4e00-\u9fff]{0,14}?(?:洽谈会|博览会|论坛|峰会|联盟|协会)"
)
#: Where the press was told.
_BRIEFING_EN = re.compile(r"(?:press|news) (?:conference|briefing)(?: held)? in (?:the )?$")
#: A fair, a bank or a body called after a place: Western China International Fair.
_NAMED_AFTER = re.compile(
    r"(?: (?:[A-Z(][\w&.)-]*|of|for|and|on|the)){0,7}? (?:Fair|Expo|Exposition|Forum|Conference|Summit|Initiative|Exhibition|"
    r"Convention|Marathon|Agreement|Association|Bank|Company|Corporation|Co|Ltd|Institute|Academy|Exchange)\b"
)
#: The names of those who print and send, which name no place of a figure.
_PRESS = re.compile(r"(?:日|晚|晨|商|时|都市|青年)报|卫视|观察|在线|通讯社| (?:daily|news|times|post)\b")
#: A place that names a programme, not where it is: 成渝地区双城经济圈建设, "to build the economic circle".
PROGRAMMES = ("circle", "corridor")
_PROGRAMME_EN = re.compile(r"\b(?:jointly |to )(?:build|construct)(?: the)? $")
_PROGRAMME_ZH = re.compile(r"(?:的)?(?:建设|规划|战略|联合办公室)")


def _short_of(text: str, area: Area) -> str:
    """The short form of an area's name as written: 渝中 of 渝中区, 重庆 of the circle's 重庆部分."""
    form = short_form(text)
    if form.endswith("市") and form[:-1] in area.names.aliases_zh:
        return form[:-1]  # 成都市 is no 都市
    if form.isascii():
        if area.kind == "prefecture" and form.endswith(" Prefecture"):
            return min(
                (alias for alias in area.names.aliases_en if form.startswith(alias)), key=len, default=form
            )
        return form.removesuffix(" District") if area.kind in ("district", "county") else form
    if area.kind in ("district", "county") and len(form) > 2 and not form.endswith(("新区", "新區")):
        return form.rstrip("区县區縣")
    if area.kind == "circle_part" and form.endswith(("部分", "片区", "区域")) and len(form) < 6:
        return form[:-2]
    if form.endswith(("地区", "地區")) and (area.kind == "combined" or _alias(area, form[:-2])):
        return form[:-2]
    return form


def _alias(area: Area, form: str) -> bool:
    """Whether an area that is no region of the country is also called by its name without 地区."""
    return area.kind != "region" and form in (area.names.zh, *area.names.aliases_zh)


def _pick(areas: list[Area], day: date | None) -> Area:
    """The area valid at the document's date; today's where it has none."""
    if len(areas) == 1:
        return areas[0]
    valid = [area for area in areas if (area.valid_on(day) if day else area.valid_to is None)]
    return (valid or areas)[0]


_PART = literal_first(r"\b(?:(?:north|south)-?(?:east|west)|north|south|east|west|centr)(?:ern|al)? $")


def _with_inner(hits: Sequence[Hit], low: str, lexicon: Lexicon) -> Iterator[Hit]:
    """The hits, and those inside the name of an indicator: projects of the economic circle."""
    for hit in hits:
        yield hit
        if hit.sort != "indicator":
            continue
        for mark in (" between ", "(", " of the "):
            at = low.find(mark, hit.start, hit.end)
            if at >= 0:
                first = at + len(mark)
                for inner in lexicon.scan(low[first : hit.end]):
                    yield inner._replace(start=inner.start + first, end=inner.end + first)


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
            form = _short_of(text[hit.start : hit.end], area)
            if form.isupper() and len(form) > 3:
                form = form.title()  # datelines shout
            if area.kind == "nation":
                # "national" and "nationwide" are of China, 我国 is 中国
                form = short_form(area.names.en) if form.isascii() else form.replace("我国", "中国")
            part = _PART.search(low, max(0, hit.start - 14), hit.start) if form.isascii() else None
            if part:
                # Southern Sichuan is a place of its own, not Sichuan.
                form = f"{text[part.start() : part.end() - 1]} {form}"
                places.append(Place(part.start(), hit.end, form, form, None, "part"))
                continue
            level = level_of(area, lexicon)
            port = _PORT_ZH.match(low, hit.end) if level in _TOWNS else None
            if port:
                form = text[hit.start : port.end()]  # 泸州港 is no 泸州
                kind = "airport" if port.group() == "机场" else "port"
                places.append(Place(hit.start, port.end(), form, form, None, kind))
                continue
            places.append(Place(hit.start, hit.end, area.code, form, area.code, level))
        elif hit.sort == "deictic":
            form = text[hit.start : hit.end] if hit.payload == "country" else ""
            zone = (
                zone_zh(text, hit, places)
                if hit.payload == "area" and not text[hit.start].isascii()
                else None
            )
            if zone is not None:
                _put(places, zone)
                continue
            if low[hit.start : hit.end] in ("通道", "走廊") and low[hit.start - 1 : hit.start].isalnum():
                continue  # 出海通道: a way, not the corridor spoken of
            pointed = lexicon.pointed.get(low[hit.start : hit.end])
            code = pointed.code if pointed else None
            key = code or (low[hit.start : hit.end] if hit.payload == "area" else "")
            places.append(Place(hit.start, hit.end, key, form, code, hit.payload, deictic=True))
        elif hit.sort == "partner":
            if not text[hit.start].islower():
                form = text[hit.start : hit.end]
                places.append(Place(hit.start, hit.end, form, form, None, "partner"))
        elif hit.sort == "type":
            place = typed_en(text, hit, places) if text[hit.start].isascii() else typed_zh(text, hit, places)
            if place:
                _put(places, place)
    return places


#: The part of a venue's name that the text may use alone later: Tianfu of "Tianfu international airports".
_ALONE = re.compile(
    r"(?:the )?(?:[A-Z][a-z]+ )?(?P<name>[A-Z][a-z]{3,}) "
    r"(?:[Ii]nternational [Aa]irport|[Aa]irport|(?:[Hh]ydro)?[Pp]ower [Ss]tation|[Pp]ort)s?$"
)


def short_names(text: str, places: Sequence[Place], lexicon: Lexicon) -> list[Place]:
    """Later mentions of a venue by its name alone, where no area of the region has that name."""
    found: list[Place] = []
    full = {place.form: place for place in places if not place.deictic}
    for name in dict.fromkeys(_alone(text, place, lexicon) for place in full.values()):
        if name is None:
            continue
        for match in re.finditer(
            rf"\b{name}\b(?! (?:New|[Ii]nternational|[Aa]irport|[Hh]ydro|[Pp]ower|[Pp]ort|Airlines))", text
        ):
            found.append(Place(match.start(), match.end(), name.lower(), name, None, "venue"))
    taken = [(place.start, place.end) for place in places]
    return [p for p in found if not any(a < p.end and p.start < b for a, b in taken)]


def _alone(text: str, place: Place, lexicon: Lexicon) -> str | None:
    if place.deictic or not place.form.isascii() or not _FACILITY_END.search(place.form):
        return None
    match = _ALONE.match(text[place.start : place.end + 1].rstrip(" ,.;")) or _ALONE.match(place.form)
    if match is None:
        return None
    name = match["name"]
    known = [hit for hit in lexicon.scan(name.lower()) if hit.sort == "area"]
    return None if known else name


_FACILITY_END = re.compile(r"(?:airports?|power station|port)$", re.IGNORECASE)


_PORT_ZH = re.compile("港(?![口区资元澳台商币股])|机场")
_TOWNS = ("city", "municipality", "district", "county")


def _put(places: list[Place], place: Place) -> None:
    """Add a longer name in place of the mentions inside it."""
    while places and places[-1].start >= place.start:
        places.pop()
    places.append(place)


def single(place: Place, text: str, low: str) -> Place | None:
    """A mention alone: weak where it names a body or a fair, None inside a hyphened name."""
    if place.deictic:
        return place
    if place.level == "partner":
        return None
    after = low[place.end : place.end + 1]
    before = low[place.start - 1 : place.start]
    opens = place.start == 0 or low[place.start - 1] == "\n" or low.endswith(". ", 0, place.start)
    if opens and low.startswith("-based ", place.end):
        return place  # a Mianyang-based firm
    if (after == "-" and low[place.end + 1 : place.end + 2].isalpha()) or (
        before == "-" and low[place.start - 2 : place.start - 1].isalpha()
    ):
        return None if place.level != "circle" else place
    if after == "n" and place.key == "CN" or _PRESS.match(low, place.end):
        return None
    if low[place.start] < "\u0250":
        body = (
            _BODY_EN.match(low, place.end) is not None
            or (
                (after == " " or text.startswith(") ", place.end))
                and text[place.end + 1 : place.end + 3].strip()[:1].isupper()
                and _NAMED_AFTER.match(text, place.end + (after == ")"))
            )
            or (
                low.endswith("in ", 0, place.start)
                and _BRIEFING_EN.search(low, max(0, place.start - 34), place.start)
            )
        )
    else:
        body = _BODY_ZH.match(low, place.end) is not None
    if body or _is_programme(low, place):
        return Place(place.start, place.end, place.key, place.form, place.code, place.level, True)
    return place


def _is_programme(low: str, place: Place) -> bool:
    if place.level not in PROGRAMMES:
        return False
    return (
        _PROGRAMME_ZH.match(low, place.end) is not None
        or _PROGRAMME_EN.search(low, max(0, place.start - 28), place.start) is not None
    )
