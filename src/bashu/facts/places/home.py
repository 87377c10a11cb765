"""The home of a document: the place its figures are of where nothing nearer is named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from bashu.facts.dateline import after_dateline
from bashu.facts.lexicon import Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.places.names import PROGRAMMES, plain_places
from bashu.facts.places.nation import nation_of
from bashu.facts.places.place import Place, level_of, short_form
from bashu.facts.places.roles import is_oblique, without_wider
from bashu.model import Document

__all__ = ["choose_home", "fits"]

_FIGURE = re.compile(r"\d")
#: Levels that are no home: a country is one on evidence of its own (``nation_of``).
_NO_HOME = ("country", "venue", "partner")
#: Who took a picture or wrote the text.
_CREDIT = re.compile(r"(?:photo|picture|image|source|来源|摄影|供图|客户端)[^\n.。]{0,24}$")


def choose_home(
    document: Document, low: str, places: Sequence[Place], lexicon: Lexicon
) -> tuple[Place | None, Counter[str]]:
    """The home, and how often each place is named, in quarters of a mention.

    It is what ``about`` says; else what the title names, else what the prose names most, of the level that the
    text's pointing words ask for; else the country, where several signs say so.
    """
    about = _about(document, places, lexicon)
    if about is not None:
        return about, Counter()
    named = [place for place in places if not place.deictic and place.form]
    inside = _in_prose(document, named) or named
    counts = _mentions(document, low, without_wider(low, inside, lexicon.by_code))
    span = _title_span(document)
    titled = _titled(document, named, span, lexicon)
    country = nation_of(document.text, low, inside, span, lexicon, most=max(counts.values(), default=0))
    if country is not None and not titled:
        return country, counts
    if titled:
        counts[titled[0].key] += 8 + len(inside)
    else:
        _count_doubles(places, counts, lexicon)
        facility = _facility(document.text[span[0] : span[1]], named)
        if facility:
            return facility, counts
    # 全市 in a district's own report is the city above it.
    titled_level = titled[0].level if titled else ""
    level = "" if titled_level in ("district", "county") else _pointed_level(places, document.language)
    named = [*named, *titled]
    if level:
        fitting = [place.key for place in named if fits(place, level)]
        counts = Counter({key: n for key, n in counts.items() if key in fitting}) or counts
    if counts:
        best = max(counts, key=lambda key: counts[key])
        return _in_full([place for place in named if place.key == best]), counts
    return (named[0] if named else None), counts


def _in_full(mentions: Sequence[Place]) -> Place:
    """The mention to name a home by: the first, but circles and corridors by their full name if the text has it."""
    first = mentions[0]
    return max(mentions, key=lambda place: len(place.form)) if first.level in PROGRAMMES else first


def _about(document: Document, places: Sequence[Place], lexicon: Lexicon) -> Place | None:
    for code in document.about:
        area = lexicon.by_code.get(code)
        if area:
            own = next((place for place in places if place.code == code and not place.deictic), None)
            name = short_form(area.names.in_language(document.language))
            return own or Place(0, 0, code, name, code, level_of(area, lexicon))
    return None


def _mentions(document: Document, low: str, inside: Sequence[Place]) -> Counter[str]:
    """How much each place is spoken of: less where it is only gone to, more where its figures are told."""
    counts: Counter[str] = Counter()
    for place in inside:
        if place.level in _NO_HOME or place.weak or _signs(document.text, low, place):
            continue
        weight = 2 if is_oblique(low, place, max(0, place.start - 48)) else 4
        counts[place.key] += weight * (3 if place.level in ("pair", "cities") else 2) // 2
        if _FIGURE.search(document.text, place.end, place.end + 60):
            counts[place.key] += 1
    return counts


def _signs(text: str, low: str, place: Place) -> bool:
    """Whether a place stands in a dateline or a credit."""
    line = text.rfind("\n", 0, place.start) + 1
    if place.start - line < 60 and after_dateline(text, line, line + 110) > place.start:
        return True
    return _CREDIT.search(low, max(line, place.start - 30), place.start) is not None


def _title_span(document: Document) -> tuple[int, int]:
    """Where the title stands in the text; its first line where the document has no title of its own."""
    byline = document.title is not None and _BYLINE.search(document.title) is not None
    start = document.text.find(document.title) if document.title and not byline else -1
    if start >= 0:
        return start, min(start + len(document.title), start + 200)
    end = document.text.find("\n", 1)
    return (0, end) if 0 <= end <= 199 else (0, 0)


#: What is taken for a title and only says who wrote it.
_BYLINE = re.compile(r"记者|来源|作者|发布时间|\b(?:Updated|Published|Source):|^By [A-Z]")


def _titled(
    document: Document, named: Sequence[Place], span: tuple[int, int], lexicon: Lexicon
) -> list[Place]:
    """What the title names, without what only says where that lies; two that act together as their pair."""
    titled = [place for place in named if span[0] <= place.start < span[1]]
    text = document.text
    if document.title and document.title not in text:
        text = document.title
        low = fold_case(normalise(text))
        found = plain_places(text, low, lexicon.scan(low), document.published, lexicon)
        titled = [place for place in found if place.form]
    titled = [place for place in titled if place.level not in _NO_HOME]
    titled = [p for p in titled if not p.weak] or [p for p in titled if p.level not in PROGRAMMES]
    titled = without_wider(text, titled, lexicon.by_code)
    return _as_pair(text, titled, named, lexicon) or titled[:1]


_HEADLINE_AND = re.compile(r", |、|携手|牵手|联手|")


def _as_pair(text: str, titled: Sequence[Place], named: Sequence[Place], lexicon: Lexicon) -> list[Place]:
    """The pair that a headline names with a comma: "Chengdu, Chongqing take stock"."""
    if len(titled) < 2 or not _HEADLINE_AND.fullmatch(text, titled[0].end, titled[1].start):
        return []
    keys = frozenset((titled[0].key, titled[1].key))
    area = lexicon.combined.get(keys)
    code = area.code if area is not None else None
    both = (p for p in named if p.code == code is not None or frozenset(part.key for part in p.parts) == keys)
    return list(both)[:1]


def _count_doubles(places: Sequence[Place], counts: Counter[str], lexicon: Lexicon) -> None:
    """Count for a pair what is said of both: "the two sides", and as much of each as is said of the other."""
    for level in ("pair", "cities"):
        keys = {
            place.key for place in places if not place.deictic and fits(place, level) and counts[place.key]
        }
        if not keys:
            continue
        key = max(keys, key=lambda key: counts[key])
        pointing = sum(place.deictic and place.level == level for place in places)
        area = lexicon.by_code.get(key)
        if area is not None:
            counts[key] += 4 * pointing + min((counts[member.code] for member in area.members), default=0)


def _pointed_level(places: Sequence[Place], language: str) -> str:
    """The level of 全市, "the province" and the like, which the home of the document must have."""
    if not language.startswith("zh"):
        return ""  # "the district" of an English text is often another one
    for place in places:
        if place.deictic and place.level in ("city", "province", "district", "county"):
            return place.level  # the first: later ones compare, as in 高于全市平均水平
    zones = [place for place in places if place.deictic and place.level == "area"]
    return "area" if len(zones) > 1 else ""  # 新区 said again and again is what the text is about


_FACILITY = re.compile(
    r"\b(?:port|park|zone|airport|new area|hub|science city|village|town)\b", re.IGNORECASE
)


def _facility(title: str, named: Sequence[Place]) -> Place | None:
    """The port, park or zone that a title speaks of without its name: the first one named of that kind."""
    word = _FACILITY.search(title)
    if word is None:
        return None
    kind = word.group().lower()
    return next((p for p in named if p.level in ("area", "town") and p.form.lower().endswith(kind)), None)


def _in_prose(document: Document, places: Sequence[Place]) -> list[Place]:
    """The mentions that stand in the prose of the document, not in its boilerplate."""
    if not document.passages:
        return list(places)
    starts = [passage.start for passage in document.passages]
    inside = []
    for place in places:
        index = bisect_right(starts, place.start) - 1
        passage = document.passages[index] if index >= 0 else None
        if passage and place.start < passage.end and passage.kind != "boilerplate":
            inside.append(place)
    return inside


def fits(place: Place, level: str) -> bool:
    """Whether a place is of the level a pointing word asks for."""
    if level == "city":
        return place.level in ("city", "municipality")
    return place.level == level
