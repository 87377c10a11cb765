"""Give each bound figure its period, its place and its target or expected reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.periods import Mention
from bashu.facts.places import Place
from bashu.facts.spread import listed_periods
from bashu.facts.words_en import TARGET
from bashu.facts.words_zh import TARGET_ZH

__all__ = ["assign_periods", "assign_places", "settle_kinds"]

_COMPARED = re.compile(
    r"(?:compared (?:with|to)|\bfrom|\bafter (?:a|an|the)\b[\w -]{0,24}|\bversus|\bagainst|\bdown from|\bup from|(?<![比较与])(?:上年为|去年同期为?|上年同期为?|同期为|上年末?为))\W*(?:an? |the |some |about |a fall of |a rise of |an increase of |下降|上涨|增长|上升)*\s*$"
)
_CALENDAR = re.compile(r"\d{4}(?:$|-)")


def assign_periods(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """The period of each figure: named beside it, before it in the sentence, carried over, or the report's."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.period]
    used_by_compared: set[int] = set()
    for index, bound in enumerate(bounds):
        next_start = bounds[index + 1].start if index + 1 < len(bounds) else sentence.end
        before = bounds[index - 1].end if index else sentence.start
        if bound.form == "ratio":
            next_start = min(
                next_start if bounds[min(index + 1, len(bounds) - 1)].form != "ratio" else sentence.end,
                sentence.end,
            )
        local = [m for m in sentence.mentions if m.role == "local" and before <= m.start < bound.start]
        compared = bound.compared or bool(local) or _is_compared(low, sentence, bound, before)
        if compared:
            bound.compared = True
            bound.period = _compared_period(low, sentence, bound, before, next_start, used_by_compared)
            if local and bound.period is None:
                bound.period = local[-1].period
            continue
        bound.period = _main_period(low, mains, bound, before, next_start, used_by_compared, sentence)
    for bound in bounds:
        if bound.period is None and not bound.compared:
            following = [b.start for b in bounds if b.start > bound.start]
            next_start = following[0] if following else sentence.end
            bound.period = _following(low, mains, bound, sentence, next_start) or _carried(
                low, sentence, bound, state
            )
    _spread_ratio_periods(bounds)
    _lapses(sentence, bounds)
    for group, periods in listed_periods(low, sentence, bounds):
        for bound, period in zip(group, periods, strict=True):
            bound.period = period
    own = [m for m in mains if m.start not in used_by_compared and _CALENDAR.match(m.period or "")]
    if own:
        state.period = own[0].period if len(own) == 1 else _primary(own, bounds)
    elif mains:
        state.period = None


def _lapses(sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """Spans such as "over the past five years" bind the one figure beside them."""
    for mention in sentence.mentions:
        if mention.role != "lapse" or not mention.period:
            continue
        before = [b for b in bounds if b.end <= mention.start and mention.start - b.end < 70]
        after = [b for b in bounds if mention.end <= b.start and b.start - mention.end < 40]
        chosen = after[:1] if sentence.chinese and after else before[-1:] or after[:1]
        for bound in chosen:
            bound.period = mention.period


def _primary(own: list[Mention], bounds: Sequence[Bound]) -> str | None:
    bound = next((b for b in bounds if b.period and not b.compared), None)
    return bound.period if bound else own[0].period


def _is_compared(low: str, sentence: Sentence, bound: Bound, before: int) -> bool:
    window = low[max(before, bound.start - 44, sentence.start) : bound.start]
    match = _COMPARED.search(window)
    if not match:
        return False
    return not (match.group().lstrip().startswith("from") and before == sentence.start and False)


def _compared_period(
    low: str, sentence: Sentence, bound: Bound, before: int, next_start: int, used: set[int]
) -> str | None:
    if sentence.chinese:
        for mention in reversed(sentence.mentions):
            if before <= mention.start < bound.start and mention.period and mention.role == "local":
                return mention.period
    for mention in sentence.mentions:
        if bound.end <= mention.start < min(next_start, bound.clause_end + 24) and mention.period:
            used.add(mention.start)
            return mention.period
    if not sentence.chinese:
        return None
    for mention in reversed(sentence.mentions):
        if before <= mention.start < bound.start and mention.period and mention.role != "main":
            return mention.period
    return None


def _main_period(
    low: str,
    mains: Sequence[Mention],
    bound: Bound,
    before: int,
    next_start: int,
    used: set[int],
    sentence: Sentence,
) -> str | None:
    after = [m for m in mains if bound.end <= m.start < min(next_start, bound.clause_end)]
    if (
        after
        and not sentence.chinese
        and not re.search(r"\b(?:since|launched|opened)\b", low[bound.end : after[0].start])
    ):
        return after[0].period
    preceding = [m for m in mains if m.end <= bound.start and m.start not in used]
    if preceding and not sentence.chinese and _is_future(preceding[-1], low, sentence):
        between = low[preceding[-1].end : bound.start]
        if re.search(r"\b(?:has|have|was|were)\b", between):
            preceding = preceding[:-1]
    near = [m for m in preceding if m.start >= before]
    if near:
        return near[-1].period
    if preceding:
        # A period inside a list item belongs to it; one that opens the sentence holds for all of it.
        return preceding[-1].period
    if after and not sentence.chinese:
        return after[0].period
    return None


def _is_future(mention: Mention, low: str, sentence: Sentence) -> bool:
    return low[max(sentence.start, mention.start - 4) : mention.start].endswith("by ")


def _following(
    low: str, mains: Sequence[Mention], bound: Bound, sentence: Sentence, next_start: int
) -> str | None:
    """A period that follows in the same clause or, for coordinated plans, later in the sentence."""
    for mention in mains:
        if mention.start < bound.end:
            continue
        between = low[bound.end : mention.start]
        if mention.start < min(bound.clause_end, next_start):
            return mention.period
        if sentence.chinese:
            return None
        if (
            next_start >= sentence.end
            and not _PAST.search(between)
            and "(" not in between
            and len(between) < 90
            and "since" not in between
        ):
            return mention.period
        plan = TARGET.search(low, sentence.start, bound.start)
        near = low[mention.start - 3 : mention.start] == "by " or "," not in between
        if (
            plan
            and near
            and re.search(r"\b(?:by|this year|and)\b", between)
            and ";" not in between
            and "expected" not in between
        ):
            return mention.period
        return None
    return None


_PRESENT = re.compile(r"\b(?:has|have|is|are|holds|hold|covers|employs|now|currently|can)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|grew|rose|fell|increased|decreased|declined|reached|remained|came|stood|totaled|totalled|dropped|expanded|contracted|achieved|recorded|up|down)\b"
)


def _carried(low: str, sentence: Sentence, bound: Bound, state: State) -> str | None:
    clause = low[sentence.start : sentence.end]
    if bound.kind == "rank" and not sentence.chinese and state.period is None:
        return state.report
    if sentence.chinese:
        if state.period and not re.search(r"目前|迄今|至今|累计|现有|已经", clause):
            return state.period
        if bound.kind == "cumulative" or "目前" in clause:
            return None if not state.report else state.report
        return state.report
    if state.period and state.report:
        return state.period
    if state.period and (_PAST.search(clause) or not _PRESENT.search(clause)) and not _PRESENT.search(clause):
        if bound.kind == "share" and not _PAST.search(clause):
            return None
        return state.period
    if state.period and bound.kind == "growth" and _PAST.search(clause):
        return state.period
    return state.report


def _spread_ratio_periods(bounds: Sequence[Bound]) -> None:
    parts = [bound for bound in bounds if bound.form == "ratio"]
    for index in range(0, len(parts) - 2, 3):
        group = parts[index : index + 3]
        period = group[2].period or group[0].period
        if group[0].compared and group[0].period:
            period = group[0].period
        for bound in group:
            bound.period = period


# places

_FROM_PLACE = re.compile(r"\b(?:came|comes|come|coming) from (?:the )?$|来自$")
_INSIDE = re.compile(
    r"(?:\bin|\bof|\bacross|\bbetween|\bwithin|\bthroughout|\bfrom|\bfor|\bby|\bat|\bto|在)\s?(?:the |adjacent areas of |both )?$"
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
                state.seen.append(place)
    strong = [place for place in resolved if not place.weak and place.form]
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
        if first.place is not None and first.place.end <= first.start and not _aside(low, first.place):
            state.place = first.place
    elif strong and strong[0].start - sentence.start < 30 and strong[0].level != "country":
        state.place = strong[0]


def _aside(low: str, place: Place) -> bool:
    """Whether the place only locates an object: 等毗邻地区, "between A and B"."""
    return low.startswith(("等", "之间"), place.end) or low[max(0, place.start - 8) : place.start].endswith(
        "between "
    )


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
    together = _together(low, preceding, state)
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
                _INSIDE.search(window)
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
            for other in state.gazette.places:
                if {part.key for part in other.parts} == {left.key, right.key} or (
                    other.level == "pair" and other.code and _members(other, state) == {left.code, right.code}
                ):
                    return other
    return None


def _members(place: Place, state: State) -> set[str | None]:
    area = state.gazette.by_code.get(place.code or "")
    return {member.code for member in area.members} if area else set()


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


def _is_subject(low: str, place: Place, sentence: Sentence, bound: Bound) -> bool:
    before = low[max(sentence.start, place.start - 12) : place.start]
    if re.search(r"(?:占|比|较|高于|低于|快于|居|列|与)$|\b(?:than|with|outside|unlike)\s(?:the )?$", before):
        return False
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


# targets and expectations

_EXPECTED = re.compile(
    r"\b(?:expected|estimated|projected|forecast|likely|predicted|estimates?)\b|预计|有望|估计|预测"
)
_DONE = re.compile(
    r"\b(?:has|have|had|was|were|reached|rose|grew|fell|achieved|exceeded)\b(?! (?:to|set|outlined|announced|expected))"
)
_NOT_PLAN = re.compile(r"\bwill (?:also )?(?:focus|include|cover|explore|work with|be held|concentrate)\b")


_TARGET_NOUN = re.compile(
    r"\b(?:targets? (?:of [\w -]{2,30} )?(?:is |was )?(?:for|of|at|to)|plan is for|goals? (?:is |was )?(?:for|of|to))\b|目标(?:为|是|定为|定在|值为|达到)?"
    r"(?!.*(?:完成|高于|超过|超额|低于))"
)


def settle_kinds(low: str, sentence: Sentence, bounds: Sequence[Bound], state: State) -> None:
    """Turn planned values into targets and mark expected ones; a past period is never a target."""
    head = low[sentence.start : sentence.end]
    if "preliminar" in head or "初步核算" in head or "初步统计" in head:
        for bound in bounds:
            bound.preliminary = True
    for bound in bounds:
        if bound.kind in ("level", "count") and _adds_up(low, sentence, bound):
            bound.kind = "cumulative"
    for index, bound in enumerate(bounds):
        if bound.kind in ("rank", "index") or bound.compared:
            continue
        year = (
            int(
                bound.period[-7:-3]
                if re.search(r"-\d\d$", bound.period) and bound.period.count("-") == 1
                else re.findall(r"\d{4}", bound.period)[-1]
            )
            if bound.period
            else None
        )
        now = state.clock.year
        before = bounds[index - 1].end if index else sentence.start
        after = low[bound.number_end : bound.clause_end]
        if re.search(r"^ ?的?目标|^ targets?\b|\bplanned for\b|\bis planned\b", after):
            _plan(bound)
            continue
        if year is not None and now is not None and year < now:
            if _TARGET_NOUN.search(low, bound.clause_start, bound.start):
                _plan(bound)
            elif _EXPECTED.search(low, max(before, sentence.start), bound.start) or (
                index
                and bounds[index - 1].expected
                and low[bound.clause_start - 2 : bound.clause_start].strip("( ") == ""
            ):
                _expect(bound)
            continue
        lead = low[sentence.start : bound.start]
        if _TARGET_NOUN.search(low, bound.clause_start, bound.start) and bound.kind != "change_pp":
            _plan(bound)
            continue
        expected = list(_EXPECTED.finditer(lead))
        cue = list((TARGET_ZH if sentence.chinese else TARGET).finditer(lead))
        if sentence.chinese:
            _settle_zh(low, bound, lead, expected, bool(cue), year, now, state)
            continue
        done = [m.start() for m in _DONE.finditer(lead)]
        last_done = done[-1] if done else -1
        if expected and expected[-1].start() > last_done:
            if year is not None and now is not None and year > now:
                _plan(bound)
            elif re.search(r"\bto be\b|\bto\b|\bexpected\b", lead):
                _expect(bound)
            continue
        live = [m for m in cue if m.start() > last_done and not _NOT_PLAN.match(lead, m.start())]
        future = year is not None and (now is None or year >= now)
        if live and (future or year is None) and _plannable(bound, lead, future):
            _plan(bound)
        elif state.heading_target and future and not done:
            _plan(bound)


def _settle_zh(
    low: str,
    bound: Bound,
    lead: str,
    expected: list[re.Match[str]],
    cue: bool,
    year: int | None,
    now: int | None,
    state: State,
) -> None:
    if expected and not re.search(r"目标", lead[expected[-1].end() :]):
        if year is not None and now is not None and year > now:
            _plan(bound)
        else:
            _expect(bound)
        return
    clause = lead[-(bound.start - bound.clause_start) :] if bound.start > bound.clause_start else ""
    done = re.search(r"(?:已|完成|达到了|实现了)(?!.*目标)", clause) and not re.search(
        r"将|力争|到20", clause
    )
    future = year is not None and (now is None or year >= now)
    if done and not (future and year is not None and now is not None and year > now):
        return
    if cue and (future or year is None) and (bound.kind != "count" or future):
        _plan(bound)
    elif (
        state.heading_target
        and future
        and year is not None
        and (now is None or year >= now)
        and bound.kind != "change_pp"
    ):
        _plan(bound)
    elif year is not None and now is not None and year > now and bound.kind != "cumulative":
        _plan(bound)


def _adds_up(low: str, sentence: Sentence, bound: Bound) -> bool:
    """Whether an amount over several years is their sum, not a yearly figure."""
    period = bound.period or ""
    if len(period) < 9 or "/" not in period or "Q" in period or period[:4] == period.split("/")[1][:4]:
        return False
    if any(m.period == period and m.role == "lapse" for m in sentence.mentions):
        return False
    return not re.search(
        r"\baverage|annual|per year|a year|each year|年均|每年|平均",
        low[bound.clause_start : bound.clause_end],
    )


def _plannable(bound: Bound, lead: str, future: bool) -> bool:
    if bound.kind in ("count", "cumulative") or bound.form == "count":
        return bool(
            re.search(
                r"\b(?:aims?|aiming|plans?|planned|targets?|goal|is to|are to|should|strives?|to accelerate|will (?:build|add|bring|reach|have|open|create|launch|also work|complete))\b",
                lead,
            )
        ) and (
            future
            or bool(re.search(r"\b(?:aims? to|plans? to|will (?:build|add|open|also work|create))\b", lead))
        )
    return True


def _plan(bound: Bound) -> None:
    growth = bound.kind == "growth"
    bound.kind = "target"
    if growth and bound.compound:
        bound.indicator = bound.compound
        return
    if (
        growth
        and bound.indicator == bound.subject
        and bound.subject
        and bound.subject.isascii()
        and bound.value > 0
        and "growth" not in bound.subject
    ):
        bound.indicator = f"growth of {bound.subject}"


def _expect(bound: Bound) -> None:
    bound.expected = True
    if "expected" not in bound.qualifiers:
        bound.qualifiers = ("expected", *bound.qualifiers)
