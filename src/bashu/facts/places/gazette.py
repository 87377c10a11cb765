"""Places of a document: what it names, in which form, and what "the city" or 全省 stands for in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bashu.facts.lexicon import Hit, Lexicon
from bashu.facts.normalise import normalise
from bashu.facts.places.home import choose_home, fits
from bashu.facts.places.joint import apposed, joined, joins
from bashu.facts.places.names import plain_places, short_names, single
from bashu.facts.places.pairs_zh import pairs_zh
from bashu.facts.places.place import Place, level_of, short_form
from bashu.facts.places.roles import nested
from bashu.facts.places.towns_zh import towns_zh
from bashu.model import Area, Document

__all__ = ["Gazette"]


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
    scripts: dict[str, str] | None = None
    lexicon: Lexicon | None = None

    @classmethod
    def of(cls, document: Document, low: str, hits: Sequence[Hit], lexicon: Lexicon) -> Gazette:
        """Collect the places of a document from the lexicon's hits."""
        gazette = cls(by_code=lexicon.by_code, language=document.language)
        gazette.lexicon = lexicon
        text = document.text
        raw = plain_places(text, low, hits, document.published, lexicon)
        if gazette.language == "en":
            alone = short_names(text, raw, lexicon)
            raw = sorted([*raw, *alone], key=lambda place: place.start) if alone else raw
        if gazette.language == "zh":
            local = [*towns_zh(text, raw), *pairs_zh(text, raw)]
            raw = sorted([*raw, *local], key=lambda place: place.start) if local else raw
            raw = nested(low, raw, lexicon.by_code)
        gazette._merge(raw, text, low, lexicon)
        gazette.home, gazette.counts = choose_home(document, low, gazette.places, lexicon)
        gazette.places = [place for place in gazette.places if place.form or place.deictic]
        return gazette

    def _merge(self, raw: list[Place], text: str, low: str, lexicon: Lexicon) -> None:
        index = 0
        merged: list[Place] = []
        while index < len(raw):
            run = [raw[index]]
            second = apposed(raw, index, low)
            if second:
                index = second
                run.append(raw[index])
            while index + 1 < len(raw) and joins(run[-1], raw[index + 1], low):
                index += 1
                run.append(raw[index])
            index += 1
            place = joined(run, text, low, lexicon) if len(run) > 1 else single(run[0], text, low)
            if place is None or merged and _within_title(text, merged[-1], place):
                continue
            if place.deictic and merged and merged[-1].parts and merged[-1].end == place.start:
                continue  # 眉山、乐山两市: the word only sums up the list
            merged.append(place)
        for place in merged:
            if place.form and place.key not in self.forms and not place.weak and place.form.isascii():
                self.forms[place.key] = place.form
        if self.language == "zh":
            merged = _first_full(merged)
        self.places = [
            place if not _paired(place) else _with_form(place, self.forms.get(place.key, place.form))
            for place in merged
        ]

    def spelt(self, place: Place) -> str:
        """The form of a place in the script of the text: the pack may know it in simplified characters only."""
        if self.language != "zh":
            return place.form
        if self.scripts is None:
            written = (other.form for other in self.places if not other.deictic)
            self.scripts = {plain: form for form in written if (plain := normalise(form)) != form}
        return self.scripts.get(place.form, place.form)

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
                if last.start >= since or not (self.home and fits(self.home, level)):
                    return last
            if level in ("corridor", "town") and not (self.home and fits(self.home, level)):
                # Where none was named the word says no more than its paragraph.
                return self._most_named(level)
        if self.home and fits(self.home, level):
            return self.home
        if level in ("pair", "cities") and self.home and len(self.home.parts) == 2:
            return self.home
        if level in ("pair", "cities"):
            near = [p for p in (*latest.values(), self.home) if p and self._is_double(p)]
            alike = [p for p in near if fits(p, level)]
            if not alike and level == "cities" and self._most_named(level):
                return self._most_named(level)
            if near:
                return max(alike or near, key=lambda other: other.start)
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
        if level not in ("pair", "cities") or self.lexicon is None:
            return None
        for area in self.lexicon.combined.values():
            known = level_of(area, self.lexicon) == level
            if known and all(self.counts[member.code] for member in area.members):
                return area
        return None

    def _is_double(self, place: Place) -> bool:
        """Whether a mention names two places at once: a pair, or a region called after two, as 成渝."""
        if place.level in ("pair", "cities"):
            return True
        area = self.by_code.get(place.code or "") if place.level == "region" else None
        return area is not None and _TWO_NAMES.match(area.names.en) is not None

    def _most_named(self, level: str) -> Place | None:
        """The place of a level that the document names most."""
        if level not in self.best:
            fitting = [p for p in self.places if not p.deictic and fits(p, level)]
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


def _within_title(text: str, before: Place, place: Place) -> bool:
    """Whether a place stands in a plan's name that another opens: 《重庆市推动双城经济圈建设行动方案》 is 重庆's."""
    opened = text.rfind("《", max(0, place.start - 40), place.start)
    return 0 <= opened < before.start and text.find("》", opened, place.start) < 0


#: Levels whose places a text names in full once: 川渝高竹新区, then 高竹新区.
_NAMED_IN_FULL = ("area", "corridor", "airport", "port", "town")


def _first_full(places: Sequence[Place]) -> list[Place]:
    """The places of a Chinese text, each in the first full form that ends with its name."""
    full: list[str] = []
    found = []
    for place in places:
        if place.level in _NAMED_IN_FULL and not place.deictic and place.form:
            form = next((form for form in full if form.endswith(place.form)), None)
            if form is None:
                full.append(place.form)
            elif form != place.form:
                place = _with_form(place, form)
        found.append(place)
    return found


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
