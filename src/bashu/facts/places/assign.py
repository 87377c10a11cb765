"""Give each bound figure its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.places.own import divided, of_its_own, project_circle, project_list
from bashu.facts.places.place import Place
from bashu.facts.places.roles import is_embedded, is_oblique, turned, without_wider

__all__ = ["assign_places", "resolve_places"]

_FROM_PLACE = re.compile(
    r"\b(?:came|comes?|coming) from (?:the )?$|\b(?:lives?|lived|living) (?:in|on) (?:the )?$|来自$"
)


_SET_OFF = re.compile(r"\b(?:while|whereas|where)\b")
_INSIDE = literal_first(
    r"(?:\bin|\bof|\bacross|\bbetween|\bwithin|\bthroughout|\bthrough|\bfrom|\bfor|\bby|\bat|\bto|在)\s?(?:the |adjacent areas of |both )?$"
)


def assign_places(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The place of each figure: the last named before it, one named in its clause, the paragraph's, the document's."""
    named = resolve_places(low, sentence, state)
    strong = without_wider(
        low, [place for place in named if not place.weak and place.form], state.gazette.by_code
    )
    oblique = turned(low, strong, sentence.start)
    for index, bound in enumerate(bounds):
        before = bounds[index - 1] if index else None
        if before is not None and (_again(low, before, bound) or _changed(low, before, bound)):
            bound.place = before.place
            continue
        bound.place = (
            bound.place
            if bound.place is not None and bound.place.start > sentence.start
            else _place_of(low, sentence, bound, _outside_clauses(low, strong, bound), oblique, state)
        )
        if bound.place is None:
            bound.place = _carried(low, sentence, state) or state.gazette.home
    if bounds:
        first = bounds[0]
        subject = first.place
        inside = subject is not None and low[max(0, subject.start - 3) : subject.start] == "in "
        if (
            subject is not None
            and (subject.end <= first.start or inside and not of_its_own(low, first, subject))
            and not _aside(low, subject)
            and divided(low, first, (subject,)) is None
        ):
            state.place = subject
        # Who spends on the circle's projects has told of the circle.
        state.place = next((p for p in map(project_circle, bounds) if p is not None), state.place)
    elif strong and strong[0].start - sentence.start < 30 and strong[0].level != "country":
        state.place = strong[0]


#: What a report names in passing: the next sentence is of it only where it says 港口, "the park" or the like again.
_FACILITIES = ("port", "airport", "venue", "corridor", "waterway")


#: What still speaks of a park or a station named before.
_SAME_PLACE = re.compile(
    r"\b(?:its?|they|their|there|the (?:park|zone|airport|port|base|site|area|hub|complex|operator|station|scenic (?:area|spot)))\b"
)


def _carried(low: str, sentence: Sentence, state: State) -> Place | None:
    """The place of the paragraph so far."""
    place = state.place
    if place is None:
        return None
    if sentence.chinese:
        kind = place.form[-1:] if place.level == "port" else place.form[-2:]
        goes_on = place.level not in _FACILITIES or low.find(kind, sentence.start, sentence.end) >= 0
    else:
        passing = place.code is None and place.level in (*_FACILITIES, "area")
        goes_on = not passing or _SAME_PLACE.search(low, sentence.start, sentence.end) is not None
    return place if goes_on else None


def resolve_places(low: str, sentence: Sentence, state: State) -> list[Place]:
    """The mentions of a sentence, pointing words as what they stand for; what it names is remembered by level."""
    resolved: list[Place] = []
    for place in sentence.places:
        found = state.gazette.resolve(place, state.seen, state.opened)
        if found is place:
            resolved.append(place)
        elif found is not None:
            resolved.append(
                Place(
                    place.start, place.end, found.key, found.form, found.code, found.level, place.weak,
                    place.deictic, found.parts,
                )
            )  # fmt: skip
        told = found is not None and not place.deictic and not place.weak
        if told and not is_oblique(low, place, sentence.start):
            state.seen[place.level] = place
    return resolved


_SECOND = re.compile(r"\s?\((?:(?:about|around|some|nearly|roughly|equivalent to|or|约|折合|约合)\s?)*")


def _again(low: str, before: Bound, bound: Bound) -> bool:
    """Whether the figure is the one before in another currency."""
    return (
        before.form == bound.form == "money"
        and before.unit != bound.unit
        and _SECOND.fullmatch(low, before.end, bound.start) is not None
    )


#: Right before the change of the figure before: "moved 40 boxes through the port, up 3 percent".
_UP = re.compile(r", (?:a )?(?:up|down)(?: by)?(?: (?:about|nearly|over|some|more than|almost|roughly))? $")


def _changed(low: str, before: Bound, bound: Bound) -> bool:
    """Whether an English figure says how much the one before it has changed, whatever place stands between."""
    return (
        bound.form == "percent"
        and before.kind != "share"
        and _UP.search(low, before.end, bound.start) is not None
    )


_INSERTED = re.compile(
    r", (?:which|who|where|whose|including|home to|among them)\b(?:(?:[^,;.]*,){1,4}?(?= (?:has|have|had|is|are|was|were|will|said)\b)|[^,;.]*,)"
)


def _outside_clauses(low: str, places: Sequence[Place], bound: Bound) -> Sequence[Place]:
    """The places without those of a relative clause that the figure's clause goes around."""
    if not places or low.find(", ", places[0].start, bound.start) < 0:
        return places
    spans = [m.span() for m in _INSERTED.finditer(low, places[0].start, bound.start)]
    if not spans:
        return places
    return [place for place in places if not any(a < place.start < b for a, b in spans)]


def _aside(low: str, place: Place) -> bool:
    """Whether the place only locates an object: 等毗邻地区, "between A and B"."""
    return low.startswith(("等", "之间"), place.end) or low[max(0, place.start - 8) : place.start].endswith(
        "between "
    )


_SET_OFF = literal_first(r"\b(?:while|whereas|where)\b")


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
    low: str, sentence: Sentence, bound: Bound, strong: Sequence[Place], oblique: frozenset[int], state: State
) -> Place | None:
    preceding = [
        place
        for place in strong
        if place.end <= bound.start
        and place.start not in oblique
        and _is_subject(low, place, sentence, bound)
    ]
    own = divided(low, bound, strong) or project_list(low, bound, strong)
    if own is not None:
        return own
    following = [place for place in strong if bound.end <= place.start < max(bound.clause_end, bound.end + 1)]
    if following and of_its_own(low, bound, following[0]):
        return following[0]
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
                and not (bound.unit in _WAY_UNITS and window.endswith(("from ", "from the ")))
                and not (window.endswith(("of ", "of the ")) and _NUMBER.search(low, bound.end, place.start))
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


#: How far and how long it is from another place.
_WAY_UNITS = ("km", "m", "minutes", "hours")
_NUMBER = re.compile(r"\d")
_TURNED = re.compile(r"\b(?:to|(?<!trains )(?<!officials )from|with|of|in)\s(?:the )?$|[与同比较占]$")
_PAUSE = re.compile(r"[,;:。]|\d(?![\d.]*[年月日])")


def _prefer(places: Sequence[Place], low: str) -> Place:
    """The subject's place: in English the last that no preposition turns to another use, in Chinese what opens
    the last clause that names one."""
    if len(places) == 1:
        return places[0]
    if low[places[-1].start] >= "\u0250":
        first = places[-1]
        for place in reversed(places[:-1]):
            if _PAUSE.search(low, place.end, first.start):
                break
            first = place
        return first
    straight = (p for p in reversed(places) if not _TURNED.search(low, max(0, p.start - 20), p.start))
    return next(straight, places[0])


_MEASURED_AGAINST = literal_first(
    r"(?:占|比|较|高于|低于|快于|高出|超出|跑赢|领先|居|列|与)$|\b(?:than|with|outside|unlike)\s(?:the )?$"
)


#: 全国排名第五: among whom, not who.
_AMONG_ZH = re.compile(r"(?:排名|排位|位次|位列|位居|名列|居|列|第|首|最|前)")


def _is_subject(low: str, place: Place, sentence: Sentence, bound: Bound) -> bool:
    before = low[max(sentence.start, place.start - 12) : place.start]
    if _MEASURED_AGAINST.search(before) or is_embedded(low, place):
        return False
    if bound.kind == "rank" and place.end == bound.start:
        return False  # 渝东北第2位: among whom, not who
    if place.level == "country":
        if _AMONG_ZH.match(low, place.end):
            return False
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
