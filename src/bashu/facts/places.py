"""Places of a document: what it names, in which form, and what "the city" or 全省 stands for in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bashu.facts.lexicon import Hit, Lexicon
from bashu.model import Area, Document

__all__ = ["Gazette", "Place"]


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
    r"(?:市|省)?(?:委|政府|人大|政协|统计局|发展改革委|日报|海关|大学|税务|银保监|机场|港|站|高铁|高速|铁路|中线|都市报|新闻|电视)"
)
_SUFFIX_EN = re.compile(
    r"(?<=[a-z]) (?:Province|Municipality|District|County|Prefecture|province|municipality|district|county|prefecture)"
    r"(?=$| and\b|,)"
)
_CITY_EN = re.compile(r"(?<=[a-z]) [Cc]ity$(?<!Science City)(?<!science city)(?<!New City)")
_NATION = frozenset({"china", "中国", "全国", "national", "the nation", "中华人民共和国"})


def short_form(text: str) -> str:
    """The short form of a place name: without "Province", "City", 省, 市, 区, 县 where a name is left."""
    text = re.sub(r"'s$", "", text.strip())
    text = _SUFFIX_EN.sub("", text)
    text = _CITY_EN.sub("", text)
    if len(text) > 2 and text[-1] in "省市" and not text.endswith(("省市", "城市", "都市")):
        return text[:-1]
    if (
        len(text) > 2
        and text[-1] in "区县區縣"
        and not text.endswith(
            (
                "新区",
                "地区",
                "圈区",
                "新區",
                "地區",
                "园区",
                "自贸区",
                "示范区",
                "开发区",
                "高新区",
                "贸易区",
                "發區",
                "開發區",
                "园區",
                "实验区",
            )
        )
    ):
        return text[:-1]
    return text


@dataclass(slots=True)
class Gazette:
    """The places of one document, in order, and what its pointing words stand for."""

    places: list[Place] = field(default_factory=list)
    home: Place | None = None
    forms: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, low: str, hits: Sequence[Hit], lexicon: Lexicon) -> Gazette:
        """Collect the places of a document from the lexicon's hits."""
        gazette = cls()
        text = document.text
        raw = _plain_places(text, low, hits, document.published)
        gazette._merge(raw, text, low, lexicon)
        gazette._choose_home(document, lexicon)
        gazette.places = [place for place in gazette.places if place.form or place.deictic]
        return gazette

    def _merge(self, raw: list[Place], text: str, low: str, lexicon: Lexicon) -> None:
        index = 0
        merged: list[Place] = []
        while index < len(raw):
            run = [raw[index]]
            while index + 1 < len(raw) and _joins(run[-1], raw[index + 1], low):
                index += 1
                run.append(raw[index])
            index += 1
            place = _joined(run, text, low, lexicon) if len(run) > 1 else _single(run[0], low)
            if place is not None:
                merged.append(place)
        for place in merged:
            if place.form and place.key not in self.forms and not place.weak and place.form.isascii():
                self.forms[place.key] = place.form
        self.places = [
            place if not _paired(place) else _with_form(place, self.forms.get(place.key, place.form))
            for place in merged
        ]

    def _choose_home(self, document: Document, lexicon: Lexicon) -> None:
        for code in document.about:
            area = lexicon.by_code.get(code)
            if area:
                own = next((place for place in self.places if place.code == code and not place.deictic), None)
                name = short_form(area.names.in_language(document.language))
                self.home = own or Place(0, 0, code, self.forms.get(code, name), code, _level(area))
                return
        named = [place for place in self.places if not place.deictic and place.form]
        title_end = document.text.find("\n", 1)
        titled = [
            p
            for p in named
            if p.end <= max(title_end, 0) and p.key not in _NATION and not p.weak and title_end < 160
        ]
        counts = Counter(
            place.key for place in named if place.key not in _NATION and place.level != "country"
        )
        for place in titled[:1]:
            counts[place.key] += 3 + len(named) // 6
        if counts:
            best = max(counts, key=lambda key: counts[key])
            self.home = next(place for place in named if place.key == best)
        elif named:
            self.home = named[0]

    def resolve(self, place: Place, before: Sequence[Place]) -> Place | None:
        """What a pointing word stands for, given the places already read, nearest last."""
        if not place.deictic:
            return place
        level = place.level
        if level == "country":
            return Place(place.start, place.end, "CN", place.form or "", place.code, "country")
        for other in reversed(before):
            if not other.deictic and _fits(other, level):
                return other
        candidates = [p for p in self.places if not p.deictic and _fits(p, level)]
        if self.home and (_fits(self.home, level) or not candidates):
            return self.home
        return candidates[0] if candidates else self.home


def _fits(place: Place, level: str) -> bool:
    if level == "pair":
        return len(place.parts) == 2 or place.level == "pair"
    if level == "cities":
        return len(place.parts) == 2 and all(
            part.level in ("city", "municipality", "") for part in place.parts
        )
    if level == "city":
        return place.level in ("city", "municipality")
    return place.level == level


def _paired(place: Place) -> bool:
    """Whether the place is two joined in English, whose order the document's first mention fixes."""
    return bool(place.form) and not place.weak and place.level == "pair" and place.form.isascii()


def _with_form(place: Place, form: str) -> Place:
    return Place(
        place.start,
        place.end,
        place.key,
        form,
        place.code,
        place.level,
        place.weak,
        place.deictic,
        place.parts,
    )


def _level(area: Area) -> str:
    kind = area.kind.lower()
    for word in (
        "municipality",
        "province",
        "prefecture",
        "district",
        "county",
        "circle",
        "country",
        "nation",
    ):
        if word in kind:
            return {"nation": "country", "prefecture": "city"}.get(word, word)
    if len(area.members) == 2:
        return "pair"
    if "city" in kind:
        return "city"
    return "area" if "area" in kind or "zone" in kind or "platform" in kind else kind


def _pick(areas: list[Area], day: date | None) -> Area:
    """The area valid at the document's date; today's where it has none."""
    if len(areas) == 1:
        return areas[0]
    valid = [area for area in areas if (area.valid_on(day) if day else area.valid_to is None)]
    return (valid or areas)[0]


_CAPITALISED = re.compile(r"(?:(?:[A-Z][A-Za-z'-]*|\([A-Z][a-z]+\)|of|and) ){1,6}$")


def _plain_places(text: str, low: str, hits: Sequence[Hit], day: date | None) -> list[Place]:
    places: list[Place] = []
    for hit in hits:
        if hit.sort == "area":
            area = _pick(hit.payload, day)
            if (
                low[hit.start] < "\u0250"
                and not text[hit.start].isupper()
                and not low.startswith("the ", hit.start)
            ):
                continue
            form = short_form(text[hit.start : hit.end])
            places.append(Place(hit.start, hit.end, area.code, form, area.code, _level(area)))
        elif hit.sort == "deictic":
            form = text[hit.start : hit.end] if hit.payload == "country" else ""
            places.append(Place(hit.start, hit.end, "", form, None, hit.payload, deictic=True))
        elif hit.sort == "type":
            place = _typed(text, hit, places)
            if place:
                while places and places[-1].start >= place.start:
                    places.pop()
                places.append(place)
    return places


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


def _joins(left: Place, right: Place, low: str) -> bool:
    if (
        left.deictic
        or right.deictic
        or left.level in ("circle", "country", "pair")
        or right.level in ("circle", "country", "pair")
    ):
        return False
    gap = low[left.end : right.start]
    if len(gap) > 18:
        return False
    return bool(_JOIN.fullmatch(gap)) if gap else left.level == right.level == "" and False


_LINE_AFTER = re.compile(r" (?:\w+[ -]){0,3}(?:railway|line|expressway|highway|high-speed|corridor|route)\b")


def _joined(run: list[Place], text: str, low: str, lexicon: Lexicon) -> Place | None:
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
    return Place(start, end, key, form, area.code if area else None, "pair", parts=tuple(run))


def _single(place: Place, low: str) -> Place | None:
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
