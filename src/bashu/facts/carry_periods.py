"""Periods that a figure's own sentence does not name: carried over in the paragraph, the section or the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.periods import Mention

__all__ = ["PAST", "carried_period", "is_future", "mark_section"]


def mark_section(low: str, sentence: Sentence, mains: Sequence[Mention], state: State) -> None:
    """A review of the past year, or the plan of this one, runs over the paragraphs that follow."""
    if not sentence.chinese:
        return
    for mention in mains:
        if low.startswith(("过去", "一年来"), mention.start) and mention.start - sentence.start < 4:
            state.section = mention.period
        elif mention.start - sentence.start < 4 and _OUTLOOK.search(low, mention.end, mention.end + 16):
            state.section, state.outlook = mention.period, True


def is_future(period: str | None, state: State) -> bool:
    """Whether a period lies after the document's year: plans do not carry over to what follows."""
    return bool(period and state.clock.year and int(period[:4]) > state.clock.year)


_OUTLOOK = re.compile(r"主要预期目标|主要目标|要?重点(?:抓好|做好|工作)|工作安排")


_WILL = re.compile(r"\b(?:will|is to|are to|plans? to|aims? to)\b|将(?!近|军|来自)|力争|计划")


_WE_WILL = re.compile(r"\bwe will\b|我们将")


_NOW = re.compile(r"\b(?:now|currently|at present)\b|目前|现有|现已")
_PRESENT = re.compile(
    r"\b(?:has|have|is|are|holds|hold|covers|employs|handles|reaches|operates|serves|links|connects|boasts|hosts|includes|hopes?|now|currently|can)\b"
)


PAST = re.compile(
    r"\b(?:was|were|had|grew|rose|fell|increased|decreased|declined|reached|remained|came|stood|totaled|totalled|dropped|expanded|contracted|achieved|recorded|up|down)\b"
)


def carried_period(low: str, sentence: Sentence, bound: Bound, state: State) -> str | None:
    """The period of a figure whose sentence names none; None where nothing told before can be meant."""
    clause = low[sentence.start : sentence.end]
    if bound.kind == "rank" and not sentence.chinese and state.period is None:
        return state.section or state.report
    here = low[bound.clause_start : bound.clause_end]
    if state.ahead and (_WILL.search(low, sentence.start, bound.start)):
        return state.ahead
    year = state.clock.year
    past = state.period is not None and year is not None and int(state.period[:4]) < year
    if past and _WE_WILL.search(low, sentence.start, bound.start):
        return str(year)  # a speaker's plan is not of the year under review
    if _NOW.search(here):
        return None
    if sentence.chinese:
        if state.period and not re.search(r"目前|迄今|至今|累计|现有|已经", clause):
            return state.period
        if bound.kind == "cumulative" or "目前" in clause:
            return None if not (state.section or state.report) else (state.section or state.report)
        return state.section or state.report
    if state.period and (state.section or state.report):
        return state.period
    if state.period and (PAST.search(clause) or not _PRESENT.search(clause)) and not _PRESENT.search(clause):
        if bound.kind == "share" and not PAST.search(clause):
            return None
        return state.period
    if state.period and bound.kind == "growth" and PAST.search(clause):
        return state.period
    return state.section or state.report or _of_report(low, sentence, bound, state, clause)


def _of_report(low: str, sentence: Sentence, bound: Bound, state: State, clause: str) -> str | None:
    """The one past time that a document has spoken of so far holds for later sentences in the past tense."""
    if state.period or len(state.told) != 1 or bound.kind in ("share", "rank", "cumulative"):
        return None
    if bound.form not in ("money", "percent", "pp") and state.resolver.code(bound.subject) is None:
        return None  # things counted in passing belong to no yearly account
    if not PAST.search(clause) or _PRESENT.search(clause) or _WILL.search(low, sentence.start, bound.start):
        return None
    return next(iter(state.told))
