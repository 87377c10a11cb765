"""Villages, towns, streets and business quarters of a Chinese text, which no lexicon has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.places.place import Place

__all__ = ["towns_zh"]

_ENDING = r"(?:村|镇|乡|街道|商圈|核心区)"
_HINTS = ("村", "镇", "乡", "街道", "商圈", "核心区")
#: A name after a mark or a preposition, or right after the district it lies in.
_NAMED = re.compile(
    r"(?:^|[\n,;:、。\s“\"(（，；：]|走进|来到|位于|地处|(?<=[\u4e00-\u9fff])[在到]|[在从])([\u4e00-\u9fff]{2,3}"
    + _ENDING
    + ")"
)
_AFTER_AREA = re.compile(r"[\u4e00-\u9fff]{2,3}" + _ENDING)
_STEM = re.compile(r"[\u4e00-\u9fff]+(?=" + _ENDING + "$)")
#: What makes a kind of village or town, not the name of one.
_KIND = re.compile(
    r"[全各该本每某个座家条数多几两的了和与及在是为有被将从到就其此农乡市县区省州国民]|新型|新建|老旧|行政|自然|示范|美丽|传统|贫困|脱贫|重点|中心|"
    r"建制|特色|古镇|试点|中国|首批|一批|产业|旅游|文化|振兴|集镇|主城|都市|居住|办事"
)
#: What follows where the ending only begins another word: 村民, 镇区, 乡村.
_GOES_ON = re.compile(r"[民庄落集级区镇村乡户貌务社]")
_MOST = 24


def towns_zh(text: str, known: Sequence[Place]) -> list[Place]:
    """The mentions of every such place, once its name stands where a name must begin."""
    if not any(hint in text for hint in _HINTS):
        return []
    names: dict[str, None] = {}
    for match in _NAMED.finditer(text):
        _add(text, match.group(1), match.end(1), names)
    for place in known:
        if not place.deictic and place.level in ("city", "district", "county", "municipality", "prefecture"):
            after = _AFTER_AREA.match(text, place.end)
            if after:
                _add(text, after.group(), after.end(), names)
    if not names:
        return []
    taken = [(place.start, place.end) for place in known if not place.deictic]
    every = re.compile("|".join(sorted(names, key=len, reverse=True)))
    found = [Place(m.start(), m.end(), m.group(), m.group(), None, "town") for m in every.finditer(text)]
    return [place for place in found if not _covered(place, taken)]


def _add(text: str, name: str, end: int, names: dict[str, None]) -> None:
    stem = _STEM.match(name)
    common = stem is None or _KIND.search(name, 0, stem.end()) or name.endswith(("城镇", "城乡"))
    if len(names) < _MOST and not common and not _GOES_ON.match(text, end):
        names[name] = None


def _covered(place: Place, taken: Sequence[tuple[int, int]]) -> bool:
    return any(a < place.end and place.start < b for a, b in taken)
