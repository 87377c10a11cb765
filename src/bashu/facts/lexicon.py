"""The words of a region, looked up in one pass: names of areas and indicators, and words that point at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import ahocorasick_rs

from bashu.facts.normalise import fold_case, normalise
from bashu.model import Area, Indicator

__all__ = ["Hit", "Lexicon"]

#: Words that point at a place named elsewhere in the document, by the level of the place.
DEICTIC = {
    "city": "the city,this city,citywide,city-wide,全市,我市,本市,该市,全市范围,the municipality,the municipality's",
    "province": "the province,this province,provincewide,province-wide,全省,我省,本省,该省",
    "district": "the district,全区,我区,本区,该区",
    "county": "the county,全县,我县,本县,该县",
    "prefecture": "the prefecture,全州,我州",
    "corridor": "the corridor,the passage,该通道,通道沿线,通道,该走廊,走廊",
    "region": "the area,the region,该区域,区域内",
    "area": "the new area,the park,the zone,the industrial park,the science city,the port,the airport,港区,园区,新区,经开区,高新区,开发区",
    "pair": (
        "both sides,the two sides,both places,both locations,the two places,the two regions,both regions,either region,the pair,"
        "the two provinces,both provinces,the two provinces and municipality,两地,两省市,双方,两省一市"
    ),
    "cities": "the two cities,both cities,the twin cities,两市,双城,两城",
    "circle": "the economic circle,the circle,the twin-city economic circle,twin-city circle,the twin-city circle,经济圈,双城经济圈,经济圈内",
    "town": "the village,the town,the township,全村,该村,全镇,该镇,全乡,该乡",
    "country": "the country,the nation,nationwide,nationally,全国",
}

#: Endings of place names that a lexicon may lack.
EN_TYPES = [
    "new area",
    "economic circle",
    "science city",
    "free trade zone",
    "development zone",
    "high-tech zone",
    "innovation zone",
    "district",
    "county",
    "prefecture",
    "logistics park",
    "railway port",
    "international airport",
    "airport",
    "port",
    "science park",
    "high-tech park",
    "economic zone",
    "port area",
    "corridor",
    "bay area",
    "river",
    "industrial park",
    "demonstration zone",
    "metropolitan area",
    "bonded zone",
    "hi-tech zone",
    "hi-tech industrial park",
    "hi-tech development zone",
    "new district",
    "new town",
    "scenic area",
    "scenic spot",
    "scenic zone",
    "tourist area",
    "theme park",
    "national park",
    "forest park",
    "amusement park",
    "resort",
    "cableway",
    "ancient town",
    "old town",
    "railway station",
    "hydropower station",
    "power station",
    "reservoir",
    "economic belt",
    "free trade port",
    "comprehensive bonded zone",
    "bonded port area",
    "hub park",
    "logistics hub park",
    "software park",
    "wetland park",
    "shrine",
    "temple",
    "museum",
    "zoo",
    "grottoes",
    "village",
    "township",
    "town",
    "business district",
    "shopping district",
    "business circle",
    "core area",
]

#: The same in Chinese; endings that a region's words point with, such as 新区, are above.
ZH_TYPES = (
    "景区,旅游区,风景区,度假区,森林公园,湿地公园,地质公园,主题公园,公园,乐园,古镇,古城,综合保税区,保税港区,综保区,保税区,产业园,"
    "产业园区,科技园,工业园,工业园区,物流园,物流园区,铁路港,国际铁路港,陆港,博物馆,水电站,高铁站,火车站,自贸试验区,自由贸易试验区,"
    "合作区,试验区"
)


#: Countries, unions and cities that regions of China meet and trade with: named to be one of two ("Chongqing and Singapore").
PARTNERS = (
    "singapore,malaysia,thailand,vietnam,laos,cambodia,myanmar,indonesia,philippines,brunei,asean,japan,south korea,"
    "republic of korea,mongolia,india,pakistan,nepal,sri lanka,bangladesh,kazakhstan,uzbekistan,russia,belarus,germany,france,"
    "britain,united kingdom,italy,spain,portugal,netherlands,belgium,poland,hungary,serbia,czech republic,switzerland,"
    "european union,turkey,saudi arabia,united arab emirates,israel,egypt,ethiopia,south africa,australia,new zealand,"
    "united states,canada,mexico,brazil,argentina,chile,peru,"
    "新加坡,马来西亚,泰国,越南,老挝,柬埔寨,缅甸,印度尼西亚,印尼,菲律宾,东盟,日本,韩国,蒙古国,哈萨克斯坦,乌兹别克斯坦,俄罗斯,"
    "白俄罗斯,德国,法国,英国,意大利,西班牙,荷兰,比利时,波兰,匈牙利,塞尔维亚,瑞士,欧盟,美国,加拿大,墨西哥,巴西,澳大利亚"
)


class Hit(NamedTuple):
    """One word found: ``sort`` is area, partner, indicator, deictic or type; ``payload`` the areas, indicator or level."""

    start: int
    end: int
    sort: str
    payload: Any


@dataclass(slots=True)
class Lexicon:
    """Names of areas and indicators in one automaton. Built once, picklable by rebuilding."""

    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    _entries: list[tuple[str, Any]]
    _automaton: Any
    _ascii_entries: list[tuple[str, Any]]
    _ascii: Any
    combined: dict[frozenset[str], Area]
    by_code: dict[str, Area]
    pointed: dict[str, Area]

    @classmethod
    def build(cls, indicators: Sequence[Indicator], areas: Sequence[Area]) -> Lexicon:
        """Gather every name and alias, folded as the text is folded."""
        words: dict[str, tuple[str, Any]] = {}
        pointed: dict[str, Area] = {}
        for ending in EN_TYPES:
            words[ending] = ("type", ending)
        for ending in ZH_TYPES.split(","):
            words[ending] = ("type", ending)
        for name in PARTNERS.split(","):
            words[name] = ("partner", name)
        for level, names in DEICTIC.items():
            for name in names.split(","):
                words[name] = ("deictic", level)
        for indicator in indicators:
            for name in _names(indicator.names.every()):
                words.setdefault(name, ("indicator", indicator))
        for area in areas:
            for name in _names(area.names.every()):
                known = words.get(name)
                if known and known[0] == "area":
                    known[1].append(area)
                elif known is not None and known[0] == "deictic" and known[1] != "country":
                    pointed.setdefault(name, area)
                else:
                    words[name] = ("area", [area])
        automaton = _automaton(list(words))
        combined = {
            frozenset(member.code for member in area.members): area
            for area in areas
            if len(area.members) == 2 and area.kind in ("combined", "pair")
        }
        return cls(
            tuple(areas), tuple(indicators), list(words.values()), automaton,
            [entry for word, entry in words.items() if word.isascii()], _automaton([*filter(str.isascii, words)]), combined,
            {area.code: area for area in areas},
            pointed,
        )  # fmt: skip

    def __reduce__(self) -> tuple[Any, ...]:
        return Lexicon.build, (self.indicators, self.areas)

    def scan(self, low: str) -> list[Hit]:
        """The names in a folded text, left to right, longest first, whole words only."""
        hits = []
        size = len(low)
        # text in ASCII alone is passed over with the names in ASCII alone, which are few enough to stay at hand
        automaton, entries = (
            (self._ascii, self._ascii_entries) if low.isascii() else (self._automaton, self._entries)
        )
        for index, start, end in automaton.find_matches_as_indexes(low):
            first, last = low[start], low[end - 1]
            if first < "\u0250" and start and low[start - 1].isalnum() and low[start - 1] < "\u0250":
                continue
            if last < "\u0250" and end < size and low[end].isalnum() and low[end] < "\u0250":
                # The plural of a known word is that word.
                plural = low[end] == "s" and (end + 1 == size or not low[end + 1].isalnum())
                if not plural:
                    continue
            sort, payload = entries[index]
            hits.append(Hit(start, end, sort, payload))
        return hits


def _automaton(words: list[str]) -> Any:
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _names(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        folded = fold_case(normalise(name)).strip()
        if len(folded) > 1:
            yield folded
