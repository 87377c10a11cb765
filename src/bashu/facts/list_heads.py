"""The line above a short list or a small table set as lines: whether the percentages below it are growth or shares."""

from __future__ import annotations

import re

from bashu.facts.bound import Sentence, State
from bashu.facts.english.words import FINITE
from bashu.facts.literal_first import literal_first

__all__ = ["read_goal_list", "read_list_head"]

_GROWTH = re.compile(
    r"\b(?:(?:increase|growth|rise|gain|(?P<down>decrease|decline|drop|fall))s?(?: rate| in| of|$| \()|changes? (?:from|on|over)"
    r"|year[- ]on[- ]year|yoy|y/y)\b"
)
_SHARE = literal_first(r"\b(?:share|proportion|percentage of|structure|breakdown|composition)\b")
_LONGEST = 90
_GOALS = literal_first(r"\b(?:targets|goals|objectives)\b|目标")
#: How a line of a list opens: a dash, a bullet, a number.
_ITEM = re.compile(r"\s*(?:[-•·●■◆*]|[(]?\d{1,2}[.)、]|[(]?[一二三四五六七八九十]{1,2}[、)])")


def read_goal_list(low: str, sentence: Sentence, state: State) -> None:
    """Whether the lines that follow are goals: a paragraph has named goals before a colon, and its list goes on."""
    start, end = sentence.start, sentence.end
    if state.goals and sentence.first and not _ITEM.match(low, start, end):
        state.goals = state.heading_target = False
        state.section = None if state.section == state.goals_period else state.section
    if low[max(start, end - 3) : end].rstrip().endswith(":") and _GOALS.search(low, start, end):
        mains = [m.period for m in sentence.mentions if m.role == "main" and m.period]
        state.goals, state.goals_period = True, mains[-1] if mains else state.period


def read_list_head(low: str, sentence: Sentence, state: State, figures: bool) -> None:
    """Keep what a short line without figures and verbs says of the lines below; any line of prose ends it."""
    short = sentence.first and sentence.end - sentence.start < _LONGEST
    prose = not short or low.endswith((".", ";"), sentence.start, sentence.end)
    if prose or FINITE.search(low, sentence.start, sentence.end):
        state.line_kind = ""
    elif not figures:
        growth = _GROWTH.search(low, sentence.start, sentence.end)
        if growth:
            state.line_kind = "growth down" if growth.group("down") else "growth"
        else:
            state.line_kind = "share" if _SHARE.search(low, sentence.start, sentence.end) else ""
