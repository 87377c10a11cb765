"""Joint mentions: two places that stand as one, and the single ones inside, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bashu.facts.lexicon import Lexicon
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.places.place import Place, level_of, short_form
from bashu.model import Area

__all__ = ["apposed", "joined", "joins", "members_of"]

_JOIN = re.compile(
    r"(?: parts?| side| section)?(?: and | & |-| and neighbou?ring | and the |/|、|和|与|及|同)(?:neighbou?ring |the )?$"
)


_JOINER = re.compile(r" and | & |[、和与及]")


def members_of(low: str, place: Place, by_code: Mapping[str, Area]) -> tuple[Place, ...]:
    """The members of a joint mention as the text orders them; empty where it does not name each."""
    if place.parts:
        return place.parts
    area = by_code.get(place.code or "")
    if area is None or not area.members or not _JOINER.search(low, place.start, place.end):
        return ()
    found = []
    for member in area.members:
        part = by_code.get(member.code)
        named = _find(low, place, part) if part else None
        if named is None:
            return ()
        found.append(named)
    return tuple(sorted(found, key=lambda named: named.start))


def _find(low: str, place: Place, area: Area) -> Place | None:
    for name in area.names.every():
        folded = fold_case(normalise(short_form(name)))
        at = low.find(folded, place.start, place.end) if folded else -1
        if at >= 0:
            form = short_form(name)
            return Place(at, at + len(folded), area.code, form, area.code, level_of(area))
    return None


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
    if "partner" in (left.level, right.level):
        return left.level != right.level and _with_partner(left, right, gap, low)
    return bool(_JOIN.fullmatch(gap)) if gap else left.level == right.level == "" and False


def _with_partner(left: Place, right: Place, gap: str, low: str) -> bool:
    """Whether a place and a partner abroad act as one: not the ends of a way, nor the first of a list of partners."""
    if low.endswith(("between ", "from ", "to ", "with ", "对", "向", "与", "和"), 0, left.start):
        return False
    if gap in (", ", "、"):
        return (
            low[left.start] < "\u0250"
            and low.startswith(" ", right.end)
            and low[left.start - 1 : left.start] in ("", "\n")
        )
    return _JOIN.fullmatch(gap) is not None and not low.startswith((",", "、"), right.end)


#: An apposition between two names: "Chengdu, capital of Sichuan Province, and Chongqing".
_APPOSED = re.compile(
    r", (?:the |an? )?(?:[a-z-]+ ){0,3}(?:capital|seat|city|district|county|town|hub|base|neighbou?r|province|municipality|part|home|north|south|east|west)"
    r"\b[^,.;:\d]{0,60}, and (?:neighbou?ring |nearby )?"
)


def apposed(raw: Sequence[Place], index: int, low: str) -> int:
    """The index of the second of two names that only an apposition stands between; 0 where none does."""
    left = raw[index]
    if left.deictic or left.level not in _ALIKE or not low.startswith(", ", left.end):
        return 0
    for at, right in enumerate(raw[index + 1 : index + 4], start=index + 1):
        if right.level in _ALIKE and not right.deictic and _APPOSED.fullmatch(low, left.end, right.start):
            return at
    return 0


_ALIKE = ("city", "municipality", "province", "district", "county")


_LINE_AFTER = re.compile(r" (?:\w+[ -]){0,3}(?:railway|line|expressway|highway|high-speed|corridor|route)\b")


_FACILITIES = ("airport", "port", "station")


def _host(run: list[Place], lexicon: Lexicon) -> Area | None:
    """The city whose airports or ports stand together: what they do is the city's."""
    areas = [lexicon.by_code.get(place.code or "") for place in run]
    if not any(area is not None and area.kind in _FACILITIES for area in areas):
        return None
    hosts = {area.parent if area is not None else None for area in areas}
    return lexicon.by_code.get(hosts.pop() or "") if len(hosts) == 1 else None


def joined(run: list[Place], text: str, low: str, lexicon: Lexicon) -> Place | None:
    """The mentions of a run as one place; None where they only name a line between places."""
    start, end = run[0].start, run[-1].end
    hyphened = low[run[0].end] == "-"
    if hyphened and _LINE_AFTER.match(low, end):
        return None
    host = _host(run, lexicon)
    if host is not None:
        name = short_form(host.names.en if text[start].isascii() else host.names.zh)
        return Place(start, end, host.code, name, host.code, level_of(host, lexicon))
    codes = frozenset(place.code or place.key for place in run)
    area = lexicon.combined.get(codes)
    english = text[start].isascii()
    if english:
        names = [place.form for place in run]
        form = ", ".join(names[:-2]) + (", " if len(names) > 2 else "") + " and ".join(names[-2:])
    else:
        form = run[0].form
        for left, right in zip(run, run[1:], strict=False):
            form += ("、" if "、" in text[start:end] else text[left.end : right.start]) + right.form
    key = area.code if area else "+".join(sorted(codes))
    partner = len(run) == 2 and any(place.level == "partner" for place in run)
    level = level_of(area, lexicon) if area else "pair" if partner else "several"
    return Place(start, end, key, form, area.code if area else None, level, parts=tuple(run))
