"""Give each bound figure its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.place import Place
from bashu.facts.place_roles import is_oblique, without_wider

__all__ = ["assign_places"]

_FROM_PLACE = re.compile(r"\b(?:came|comes|come|coming) from (?:the )?$|来自$")


_SET_OFF = re.compile(r"\b(?:while|whereas|where)\b")
_INSIDE = re.compile(
    r"(?:\bin|\bof|\bacross|\bbetween|\bwithin|\bthroughout|\bthrough|\bfrom|\bfor|\bby|\bat|\bto|在)\s?(?:the |adjacent areas of |both )?$"
)


def assign_places(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The place of each figure: the last named before it, one named in its clause, the paragraph's, the document's."""
    gazette = state.gazette
    resolved: list[Place] = []
    for place in sentence.places:
        found = gazette.resolve(place, state.seen)
        if found is not None:
            resolved.append(
                Place(
                    place.start,
                    place.end,
                    found.key,
                    found.form,
                    found.code,
                    found.level,
                    place.weak,
                    False,
                    found.parts,
                )
            )
            if not place.deictic and not place.weak:
                state.seen[place.level] = place
    strong = without_wider(
        low, [place for place in resolved if not place.weak and place.form], gazette.by_code
    )
    for index, bound in enumerate(bounds):
        before = bounds[index - 1].end if index else sentence.start
        bound.place = (
            bound.place
            if bound.place is not None and bound.place.start > sentence.start
            else _place_of(low, sentence, bound, before, strong, state)
        )
        if bound.place is None:
            bound.place = state.place or gazette.home
    if bounds:
        first = bounds[0]
        named = first.place
        inside = named is not None and low[max(0, named.start - 3) : named.start] == "in "
        if named is not None and (named.end <= first.start or inside) and not _aside(low, named):
            state.place = named
    elif strong and strong[0].start - sentence.start < 30 and strong[0].level != "country":
        state.place = strong[0]


def _aside(low: str, place: Place) -> bool:
    """Whether the place only locates an object: 等毗邻地区, "between A and B"."""
    return low.startswith(("等", "之间"), place.end) or low[max(0, place.start - 8) : place.start].endswith(
        "between "
    )


_SET_OFF = re.compile(r"\b(?:while|whereas|where)\b")


def _left_behind(low: str, place: Place, sentence: Sentence, bound: Bound) -> bool:
    """Whether the place only locates an object of an earlier clause that "while" sets off from this one."""
    if low.startswith(",", place.end) or not _SET_OFF.search(low, place.end, bound.start):
        return False
    start = max(low.rfind(",", sentence.start, place.start) + 1, sentence.start)
    located = re.search(
        r"\w\s(?:in|between|at|of|near|around)\s(?:the )?(?:urban areas of )?$", low[start : place.start]
    )
    return located is not None


def _place_of(
    low: str, sentence: Sentence, bound: Bound, before: int, strong: Sequence[Place], state: State
) -> Place | None:
    preceding = [
        place for place in strong if place.end <= bound.start and _is_subject(low, place, sentence, bound)
    ]
    following = [place for place in strong if bound.end <= place.start < max(bound.clause_end, bound.end + 1)]
    if bound.kind == "share":
        for place in [p for p in strong if p.start >= bound.end and p.start < sentence.end][:2]:
            if _FROM_PLACE.search(low, max(sentence.start, place.start - 18), place.start):
                return place
    near = [place for place in preceding if place.start >= bound.clause_start]
    if not near:
        preceding = [place for place in preceding if not _left_behind(low, place, sentence, bound)]
    together = _together(low, [place for place in strong if place.end <= bound.start], state)
    if together is not None:
        return together
    if near:
        return _prefer(near, low)
    if not preceding and low.startswith("with ", sentence.start) and following == []:
        later = [place for place in strong if place.start > bound.end and place.level != "country"]
        if later:
            return later[0]
    if bound.kind not in ("share",):
        for place in following:
            window = low[max(bound.end, place.start - 24) : place.start]
            if (
                not (window.endswith("between ") and low.startswith(("the ", "both ", "two "), place.start))
                and _INSIDE.search(window)
                and place.level != "country"
                and not re.search(r"\bpatients from|\bthan in\b", low[bound.end : place.start])
            ):
                if not preceding:
                    return place
                break
    if preceding:
        return _prefer(preceding[-3:], low)
    return None


def _together(low: str, places: Sequence[Place], state: State) -> Place | None:
    """ "Chongqing will work with Sichuan": both, where the document speaks of both."""
    for left, right in zip(places, places[1:], strict=False):
        if (
            re.search(r"\bwith (?:neighbou?ring )?$", low[left.end : right.start])
            and right.start - left.end < 60
        ):
            both = state.gazette.joint(left, right)
            if both is not None:
                return both
    return None


def _prefer(places: Sequence[Place], low: str) -> Place:
    """The subject's place: the first of the clause, unless a later one is closer in a new part."""
    return (
        places[-1]
        if len(places) == 1
        else next(
            (
                place
                for place in reversed(places)
                if not re.search(
                    r"\b(?:to|from|with|of|in)\s(?:the )?$|[与同比较占]$",
                    low[max(0, place.start - 8) : place.start],
                )
            ),
            places[0],
        )
    )


_MEASURED_AGAINST = re.compile(
    r"(?:占|比|较|高于|低于|快于|居|列|与)$|\b(?:than|with|outside|unlike)\s(?:the )?$"
)


def _is_subject(low: str, place: Place, sentence: Sentence, bound: Bound) -> bool:
    before = low[max(sentence.start, place.start - 12) : place.start]
    if _MEASURED_AGAINST.search(before) or is_oblique(low, place, sentence.start):
        return False
    if bound.kind == "rank" and place.end == bound.start:
        return False  # 渝东北第2位: among whom, not who
    if place.level == "country":
        head = low[sentence.start : place.start].strip()
        clause = low[bound.clause_start : place.start].strip() if place.start >= bound.clause_start else "x"
        return head in ("", "in", "the", "across", "across the") or clause in (
            "",
            "in",
            "and",
            "the",
            "across the",
        )
    return True
