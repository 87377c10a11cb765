"""Places of a document: what it names, in which form, and what "the city" or 全省 stands for in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bashu.facts.joint_places import joined, joins
from bashu.facts.lexicon import Hit, Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.place import Place, level_of, short_form
from bashu.facts.place_names import PROGRAMMES, plain_places, short_names, single
from bashu.facts.place_roles import is_oblique, nested, without_wider
from bashu.model import Area, Document

__all__ = ["Gazette"]


_FIGURE = re.compile(r"\d")
_DATELINE = re.compile(r"[A-Z][A-Za-z .,0-9()]{2,60}? ?(?:--|-|\u2013|\u2014) ")


@dataclass(slots=True)
class Gazette:
    """The places of one document, in order, and what its pointing words stand for."""

    places: list[Place] = field(default_factory=list)
    home: Place | None = None
    forms: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    by_code: Mapping[str, Area] = field(default_factory=dict)
    language: str = "en"
    best: dict[str, Place | None] = field(default_factory=dict)
    pairs: dict[frozenset[str], Place] | None = None
    combined: Sequence[tuple[str, Area]] = ()

    @classmethod
    def of(cls, document: Document, low: str, hits: Sequence[Hit], lexicon: Lexicon) -> Gazette:
        """Collect the places of a document from the lexicon's hits."""
        gazette = cls(by_code=lexicon.by_code, language=document.language)
        gazette.combined = [(level_of(area, lexicon), area) for area in lexicon.combined.values()]
        text = document.text
        raw = plain_places(text, low, hits, document.published, lexicon)
        if gazette.language == "en":
            alone = short_names(text, raw, lexicon)
            raw = sorted([*raw, *alone], key=lambda place: place.start) if alone else raw
        if gazette.language == "zh":
            raw = nested(low, raw, lexicon.by_code)
        gazette._merge(raw, text, low, lexicon)
        gazette._choose_home(document, low, lexicon)
        gazette.places = [place for place in gazette.places if place.form or place.deictic]
        return gazette

    def _merge(self, raw: list[Place], text: str, low: str, lexicon: Lexicon) -> None:
        index = 0
        merged: list[Place] = []
        while index < len(raw):
            run = [raw[index]]
            while index + 1 < len(raw) and joins(run[-1], raw[index + 1], low):
                index += 1
                run.append(raw[index])
            index += 1
            place = joined(run, text, low, lexicon) if len(run) > 1 else single(run[0], low)
            if place is None:
                continue
            if place.deictic and merged and merged[-1].parts and merged[-1].end == place.start:
                continue  # 眉山、乐山两市: the word only sums up the list
            merged.append(place)
        for place in merged:
            if place.form and place.key not in self.forms and not place.weak and place.form.isascii():
                self.forms[place.key] = place.form
        self.places = [
            place if not _paired(place) else _with_form(place, self.forms.get(place.key, place.form))
            for place in merged
        ]

    def _choose_home(self, document: Document, low: str, lexicon: Lexicon) -> None:
        for code in document.about:
            area = lexicon.by_code.get(code)
            if area:
                own = next((place for place in self.places if place.code == code and not place.deictic), None)
                name = short_form(area.names.in_language(document.language))
                self.home = own or Place(
                    0, 0, code, self.forms.get(code, name), code, level_of(area, lexicon)
                )
                return
        named = [place for place in self.places if not place.deictic and place.form]
        inside = _in_prose(document, named) or named
        start = document.text.find(document.title) if document.title else -1
        end = start + len(document.title) if start >= 0 else document.text.find("\n", 1)
        counts: Counter[str] = Counter()  # in quarters of a mention
        dateline = _DATELINE.match(document.text)
        head = dateline.end() if dateline else 0
        for place in inside:
            if place.level in ("country", "venue") or place.weak or place.start < head:
                continue
            weight = 2 if is_oblique(low, place, max(0, place.start - 48)) else 4
            counts[place.key] += weight * (3 if place.level in ("pair", "cities") else 2) // 2
            if _FIGURE.search(document.text, place.end, place.end + 60):
                counts[place.key] += 1  # whose figures are told
        titled = [p for p in named if max(start, 0) <= p.start < end <= start + 200]
        if document.title and start < 0:
            low = fold_case(normalise(document.title))
            titled = [
                p
                for p in plain_places(document.title, low, lexicon.scan(low), document.published, lexicon)
                if p.form
            ]
        titled = [p for p in titled if p.level not in ("country", "venue")]
        titled = [p for p in titled if not p.weak] or [p for p in titled if p.level not in PROGRAMMES]
        titled = without_wider(document.text, titled, self.by_code)
        for place in titled[:1]:
            counts[place.key] += 8 + len(inside)
        facility = None if titled else _facility(document.text[max(start, 0) : end], named)
        if facility:
            self.home, self.counts = facility, counts
            return
        # 全市 in a district's own report is the city above it.
        titled_level = titled[0].level if titled else ""
        level = "" if titled_level in ("district", "county") else self._pointed_level()
        if level:
            fitting = [p.key for p in [*named, *titled] if _fits(p, level)]
            counts = Counter({key: n for key, n in counts.items() if key in fitting}) or counts
        named = [*named, *titled]
        if counts:
            best = max(counts, key=lambda key: counts[key])
            self.home = next(place for place in named if place.key == best)
        elif named:
            self.home = named[0]
        self.counts = counts

    def _pointed_level(self) -> str:
        """The level of 全市, "the province" and the like, which the home of the document must have."""
        if not self.language.startswith("zh"):
            return ""  # "the district" of an English text is often another one
        for place in self.places:
            if place.deictic and place.level in ("city", "province", "district", "county"):
                return place.level  # the first: later ones compare, as in 高于全市平均水平
        zones = [place for place in self.places if place.deictic and place.level == "area"]
        return "area" if len(zones) > 1 else ""  # 新区 said again and again is what the text is about

    def resolve(self, place: Place, latest: Mapping[str, Place], since: int = 0) -> Place | None:
        """What a pointing word stands for; ``latest`` is the last place read of each level, ``since`` the paragraph."""
        if not place.deictic:
            return place
        level = place.level
        if level == "country":
            return Place(place.start, place.end, "CN", place.form or "", place.code, "country")
        if level == "region":
            # "The area" of a text on a circle, a zone or a corridor; elsewhere too vague a word.
            return self.home if self.home and self.home.level in _AREAS else None
        if level == "area" and place.key:
            word = place.key.removeprefix("the ")
            named = [p for p in (self.home, *latest.values()) if p and p.form.lower().endswith(word)]
            if named:
                return max(named, key=lambda other: other.start)
        if level not in ("circle", "pair"):
            near = [latest[name] for name in _SAME_LEVEL.get(level, (level,)) if name in latest]
            if near:
                last = max(near, key=lambda other: other.start)
                if last.start >= since or not (self.home and _fits(self.home, level)):
                    return last
            if level == "corridor":
                return None  # no corridor was named: the word says no more than its paragraph
        if self.home and _fits(self.home, level):
            return self.home
        if level in ("pair", "cities"):
            near = [p for p in (*latest.values(), self.home) if p and self._is_double(p)]
            if near:
                return max(near, key=lambda other: other.start)
        best = self._most_named(level)
        if best is not None:
            return best
        area = self.by_code.get(place.code or "") or self._of_both(level)
        if area is None:
            return self.home
        # The pack knows what the word stands for, though the document never names it in full.
        form = short_form(area.names.in_language(self.language))
        return Place(place.start, place.end, area.code, form, area.code, level)

    def _of_both(self, level: str) -> Area | None:
        """The combined area of two places that the document names, each by itself."""
        if level not in ("pair", "cities"):
            return None
        named = (
            area
            for known, area in self.combined
            if known == level and all(self.counts[member.code] for member in area.members)
        )
        return next(named, None)

    def _is_double(self, place: Place) -> bool:
        """Whether a mention names two places at once: a pair, or a region called after two, as 成渝."""
        if place.level in ("pair", "cities"):
            return True
        area = self.by_code.get(place.code or "") if place.level == "region" else None
        return area is not None and _TWO_NAMES.match(area.names.en) is not None

    def _most_named(self, level: str) -> Place | None:
        """The place of a level that the document names most."""
        if level not in self.best:
            fitting = [p for p in self.places if not p.deictic and _fits(p, level)]
            self.best[level] = max(fitting, key=lambda p: self.counts[p.key]) if fitting else None
        return self.best[level]

    def joint(self, left: Place, right: Place) -> Place | None:
        """The mention of both places together, where the document has one."""
        if self.pairs is None:
            self.pairs = {}
            for place in self.places:
                area = self.by_code.get(place.code or "")
                members = (
                    {member.code for member in area.members} if area and place.level == "pair" else set()
                )
                for key in (frozenset(part.key for part in place.parts), frozenset(members)):
                    if len(key) == 2:
                        self.pairs.setdefault(key, place)
        return self.pairs.get(frozenset((left.key, right.key)))


_AREAS = ("circle", "area", "corridor", "part", "region")
_TWO_NAMES = re.compile(r"[A-Z]\w+-[A-Z]\w+ ")
_SAME_LEVEL = {"city": ("city", "municipality"), "area": ("area", "port", "airport")}


_FACILITY = re.compile(r"\b(?:port|park|zone|airport|new area|hub|science city)\b", re.IGNORECASE)


def _facility(title: str, named: Sequence[Place]) -> Place | None:
    """The port, park or zone that a title speaks of without its name: the first one named of that kind."""
    word = _FACILITY.search(title)
    if word is None:
        return None
    kind = word.group().lower()
    return next(
        (place for place in named if place.level == "area" and place.form.lower().endswith(kind)), None
    )


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


def _fits(place: Place, level: str) -> bool:
    if level == "pair":
        return place.level == "pair"
    if level == "cities":
        return place.level == "cities"
    if level == "city":
        return place.level in ("city", "municipality")
    return place.level == level


def _paired(place: Place) -> bool:
    """Whether the place is two joined in English, whose order the document's first mention fixes."""
    return (
        bool(place.form)
        and not place.weak
        and place.level in ("pair", "cities", "several")
        and place.form.isascii()
    )


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
