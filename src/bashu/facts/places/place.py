"""A place mention, the short form of its name and its level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bashu.facts.lexicon import Lexicon
from bashu.model import Area

__all__ = ["Place", "level_of", "short_form"]


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
    if len(text) > 4 and text[-1] == "市" and text[-2] in "三四五六七八九十":
        return text[:-2]
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
