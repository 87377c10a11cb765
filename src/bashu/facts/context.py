"""What a heading, a dateline or a sentence without figures says of the figures that follow."""

from __future__ import annotations

import re
from dataclasses import replace

from bashu.facts.bound import Sentence, State
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.carry import is_future, mark_section
from bashu.facts.periods.events import event_month
from bashu.facts.places.roles import turned, without_wider

__all__ = ["carry_context", "goes_on", "read_heading"]

#: A heading of targets; expectations alone (好于预期, 稳定预期) are none.
_TARGET_HEADING = literal_first(r"\b(?:targets?|goals?|objectives)\b|目标|预期性?指标")


def read_heading(low: str, sentence: Sentence, state: State, figures: bool) -> None:
    """A short line without figures heads what follows: whether it is of targets, and the one period it names."""
    line = low[sentence.start : sentence.end]
    if line.rstrip().endswith((".", "。", ";", ",")) or figures:
        return
    state.heading_target = _TARGET_HEADING.search(line) is not None
    mains = [m.period for m in sentence.mentions if m.role == "main" and m.period]
    state.section = mains[0] if len(mains) == 1 else None


_GOES_ON = re.compile(
    r"(?:currently|at present|so far|to date|in addition|moreover|besides|furthermore|meanwhile|since then),? "
    r"|(?:目前|截至目前|此外),?"
)


def goes_on(low: str, sentence: Sentence) -> bool:
    """Whether a paragraph goes on with the place of the one before: "Currently, there are 18 centers"."""
    return not sentence.places and _GOES_ON.match(low, sentence.start) is not None


def carry_context(sentence: Sentence, state: State, low: str) -> None:
    """A sentence without figures still names the place and the period of the paragraph."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.period]
    mark_section(low, sentence, mains, state)
    past = [m for m in mains if not is_future(m.period, state)]
    state.told.update([str(m.period) for m in past])
    if past and (not sentence.chinese or past[0].start - sentence.start < 6) and len(past) == 1:
        state.period = past[0].period
    elif not mains:
        state.event = event_month(low, sentence, sentence.end, state)
    strong = [place for place in sentence.places if not place.weak]
    if not strong:
        return
    pointing = any(place.deictic for place in strong)
    if pointing:
        found = [(place, state.gazette.resolve(place, state.seen, state.opened)) for place in strong]
        strong = [
            named if named is at else replace(named, start=at.start, end=at.end)
            for at, named in found
            if named is not None
        ]
    oblique = turned(low, strong, sentence.start)
    strong = [place for place in strong if place.start not in oblique]
    strong = without_wider(low, strong, state.gazette.by_code)
    if strong and strong[0].level != "country":
        alone = sentence.first and len(strong) == 1 and not (sentence.chinese or pointing)
        home = state.gazette.home
        # In a report on the country a place that a sentence only mentions does not hold for the next.
        near = 5 if home is not None and home.level == "country" else 25
        if alone and near > 5 or strong[0].start - sentence.start < near:
            state.place = strong[0]
    for place in strong:
        state.seen[place.level] = place
