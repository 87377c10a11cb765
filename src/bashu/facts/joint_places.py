"""The single places inside a joint mention: Chongqing and Sichuan of "Chongqing and Sichuan", in that order."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bashu.facts.normalise import fold_case, normalise
from bashu.facts.place_names import Place, level_of, short_form
from bashu.model import Area

__all__ = ["members_of"]

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
