"""Places that belong to the figure beside them, whoever is spoken of: 15 cities of Sichuan, 四川21个市州."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound
from bashu.facts.places.names import PROGRAMMES
from bashu.facts.places.place import Place

__all__ = ["divided", "of_its_own", "project_circle", "project_list"]

#: What a region is divided into: "15 cities of Sichuan" are Sichuan's, whoever is spoken of.
_DIVISIONS = re.compile(
    r"\b(?:cities|districts|counties|prefectures|towns|townships|villages|municipalities)$"
)
_OF = re.compile(r" (?:of|in) (?:the )?")
#: A part of what was counted before: "41 of them in Qingbaijiang and 27 in Jintang".
_OF_THEM = re.compile(r"(?: of (?:them|these))?(?: (?:lie|lies|are|were|live|stand))? in (?:the )?")
_COUNTS = ("count", "bare", "share", "physical")
_FOR = re.compile(r" (?:for|in|across|throughout) (?:the )?")


def of_its_own(low: str, bound: Bound, place: Place) -> bool:
    """Whether the place right after the figure is its own: 15 cities of Sichuan, 8.5 percent for both regions."""
    if place.level == "country":
        return False
    if (
        bound.form in _COUNTS
        and bound.end == bound.number_end
        and _OF_THEM.fullmatch(low, bound.end, place.start)
    ):
        return True
    if bound.form == "count" and place.level in PROGRAMMES and low.endswith("projects", 0, bound.end):
        return _OF.fullmatch(low, bound.end, place.start) is not None
    if bound.form in ("percent", "pp") and bound.kind != "share":
        return _FOR.fullmatch(low, bound.end, place.start) is not None
    return (
        bound.form == "count"
        and _OF.fullmatch(low, bound.end, place.start) is not None
        and _DIVISIONS.search(low, bound.start, bound.end) is not None
        and not low.endswith("with ", 0, bound.start)
    )


_DIVISIONS_ZH = re.compile(r"余?(?:多)?个?(?:区县|市州|市|区|县|州|镇|乡|村|街道)")


def divided(low: str, bound: Bound, places: Sequence[Place]) -> Place | None:
    """The place whose divisions are counted right after its name: 四川21个市州."""
    if bound.form != "count":
        return None
    near = (place for place in places if not place.deictic and 0 <= bound.start - place.end < 3)
    place = next((p for p in near if low[p.end : bound.start] in ("", "的", "市", "市的", "省的")), None)
    if place is None or low[place.start] < "\u0250":
        return None
    return place if _DIVISIONS_ZH.fullmatch(low, bound.number_end, bound.end) else None


def project_circle(bound: Bound) -> Place | None:
    """The circle whose projects a figure counts before it is named."""
    place = bound.place
    return place if place and place.level in PROGRAMMES and 0 <= place.start - bound.end < 10 else None


_PROJECTS_ZH = re.compile(r"(?:共建|重大|重点|合作|建设)*项目(?:共有?|达到?|有)?")


def project_list(low: str, bound: Bound, places: Sequence[Place]) -> Place | None:
    """The circle after which counted projects are called, whoever builds them: 双城经济圈重大项目300个."""
    for place in places:
        if place.level in PROGRAMMES and _PROJECTS_ZH.fullmatch(low, place.end, bound.start):
            return place
    return None
