"""Read a document: the pipeline of this room, from text to bound facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from bashu.errors import Invalid
from bashu.facts.anchors import Anchors
from bashu.facts.bound import Bound, Sentence, State
from bashu.facts.chinese.bind import bind_chinese
from bashu.facts.complete_phrases import complete_phrases
from bashu.facts.context import carry_context, goes_on, read_heading
from bashu.facts.dateline import after_dateline
from bashu.facts.english.bind import bind_english
from bashu.facts.english.list_heads import restore_heads
from bashu.facts.english.owners import own_subject_of
from bashu.facts.english.whole_growth import settle_growth
from bashu.facts.lexicon import Lexicon
from bashu.facts.list_heads import read_goal_list, read_list_head
from bashu.facts.normalise import fold_case, normalise
from bashu.facts.periods.assign import assign_periods
from bashu.facts.periods.chinese import scan_periods_zh
from bashu.facts.periods.clock import set_clock
from bashu.facts.periods.comparisons import settle_comparisons
from bashu.facts.periods.english import anchored_periods
from bashu.facts.periods.headlines import settle_headlines
from bashu.facts.periods.report_period import is_prose
from bashu.facts.places.assign import assign_places
from bashu.facts.places.endings import hosts, local_places_zh
from bashu.facts.places.gazette import Gazette
from bashu.facts.resolve import Resolver
from bashu.facts.scan.figures import figures_of, mark_numbers
from bashu.facts.scan.numerals import plain
from bashu.facts.scan.ranges import align_lists, align_ranges
from bashu.facts.sentences import cut_sentences
from bashu.facts.settle import settle_kinds, settle_prices
from bashu.facts.spread import spread_lists, spread_ratios
from bashu.facts.tables.read import read_tables
from bashu.facts.wrapped import unwrap
from bashu.model import Area, Document, Fact, Indicator, Kind, Period, Status

__all__ = ["Reader"]

_CJK = re.compile(r"[\u4e00-\u9fff]")
_TARGET = str(Kind.TARGET)
_NORMAL, _ESTIMATED = str(Status.NORMAL), str(Status.ESTIMATED)
_FORECAST, _PROVISIONAL = str(Status.FORECAST), str(Status.PROVISIONAL)


class Reader:
    """Reads figures and what they say. Built once from a region's words; reading has no side effects.

    ``indicators`` and ``areas`` come from a region pack; a figure about something they lack keeps its
    phrase and has no code. With ``every``, English quantities of any kind are taken as well, whatever they
    are about: durations, ages, numbers without a unit.
    """

    def __init__(
        self, indicators: Sequence[Indicator], areas: Sequence[Area], *, every: bool = False
    ) -> None:
        self._lexicon = Lexicon.build(indicators, areas)
        self._resolver = Resolver(self._lexicon)
        self._every = every

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._lexicon.indicators, self._lexicon.areas, self._every)

    def read(self, document: Document) -> tuple[Fact, ...]:
        """The facts of a document in text order. Any text is read; none raises.

        Offsets count code points of ``document.text``; ``value_text`` is what stands there.
        """
        chinese = document.language.startswith("zh")
        text = normalise(document.text)
        if not chinese:
            text = unwrap(text)
        low = fold_case(text)
        hits = self._lexicon.scan(low)
        anchors = Anchors(low)
        clock = set_clock(document, text, low, anchors, chinese=chinese)
        gazette = Gazette.of(document, low, hits, self._lexicon)
        state = State(clock, gazette, anchors, self._resolver, report=clock.report)
        starts = [place.start for place in gazette.places]
        bounds: list[Bound] = []
        headed: list[Bound] = []
        prose = False
        ascii_only = text.isascii()
        for start, end, kind, first in cut_sentences(document, text):
            if first and not self._every:
                start = after_dateline(text, start, end)
            han = not ascii_only and _CJK.search(text, start, end) is not None
            sentence = Sentence(start, end, kind, han, first=first)
            sentence.every = self._every and not sentence.chinese
            sentence.places = gazette.places[bisect_left(starts, start) : bisect_left(starts, end)]
            if first:
                going_on = goes_on(low, sentence)
                state.place, state.opened = state.place if going_on else None, sentence.start
                state.before = state.period or state.before
                state.period = state.ahead = state.planned = None
                state.sums.clear()
                state.outlook, state.as_of, state.course, state.event = False, False, None, None
                state.clock.current = state.report
                state.last = state.counted = None
                state.spoken = ""
            prose = prose or is_prose(text, start, end)
            read = self._sentence(document, text, low, sentence, state)
            bounds.extend(read)
            if not prose and not any(mention.role == "main" for mention in sentence.mentions):
                headed.extend(read)
        settle_headlines(headed, bounds)
        facts = [self._fact(document, bound, gazette) for bound in bounds]
        if document.tables:
            cells = read_tables(
                document,
                lexicon=self._lexicon,
                resolver=self._resolver,
                clock=clock,
                chinese=chinese,
                home=gazette.home,
            )
            facts = sorted([*facts, *cells], key=lambda fact: (fact.value_start, fact.value_end))
        return tuple(facts)

    def _sentence(
        self, document: Document, text: str, low: str, sentence: Sentence, state: State
    ) -> list[Bound]:
        start, end = sentence.start, sentence.end
        mark_numbers(text, sentence, state.anchors)
        self._periods(text, low, sentence, state)
        figures = figures_of(text, low, sentence)
        read_goal_list(low, sentence, state)
        if end - start < 90 and sentence.first:
            read_heading(low, sentence, state, bool(figures))
        if not sentence.chinese:
            read_list_head(low, sentence, state, bool(figures))
        if not figures:
            carry_context(sentence, state, low)
            measured = not sentence.chinese and "measure" in state.anchors.cues(start, end)
            state.spoken = own_subject_of(document.text, low, sentence) if measured else ""
            return []
        if not sentence.chinese:
            sentence.cues = state.anchors.cues(start, end)
            if "plan" not in sentence.cues and low.find("by 20", start, end) >= 0:
                sentence.cues |= {"plan"}
        self._local_places(text, sentence)
        if sentence.chinese:
            bounds = bind_chinese(document.text, text, sentence, figures, state)
        else:
            bounds = bind_english(document.text, low, sentence, figures, state)
        if not bounds:
            return []
        assign_places(low, sentence, bounds, state)
        align_ranges(bounds)
        align_lists(low, bounds)
        if not sentence.chinese:
            restore_heads(document.text, low, sentence, bounds)
        spread_lists(document.text, low, sentence, bounds, state.gazette.by_code)
        spread_ratios(low, sentence, bounds)
        assign_periods(low, sentence, bounds, state)
        settle_comparisons(low, sentence, bounds, state)
        settle_kinds(low, sentence, bounds, state)
        settle_growth(low, sentence, bounds, state, state.last)
        settle_prices(low, sentence, bounds, state)
        complete_phrases(document.text, low, sentence, bounds, state)
        state.clock.current = state.period or state.report
        state.spoken = ""
        state.told_before = state.last = next(
            (bound for bound in reversed(bounds) if bound.kind != "rank"), bounds[-1]
        )
        state.counted = state.whole = next((b for b in reversed(bounds) if _is_count(b)), state.whole)
        return bounds

    def _local_places(self, text: str, sentence: Sentence) -> None:
        """Add the places that only the sentence itself tells."""
        start, end, chinese = sentence.start, sentence.end, sentence.chinese
        if "guest" not in sentence.cues:
            return
        local = hosts(text, start, end, sentence.places, chinese=chinese)
        if chinese:
            local += local_places_zh(text, start, end, sentence.places)
        if local:
            outside = (p for p in sentence.places if not any(o.start <= p.start < o.end for o in local))
            sentence.places = sorted([*outside, *local], key=lambda place: place.start)

    def _periods(self, text: str, low: str, sentence: Sentence, state: State) -> None:
        """Scan the periods of a sentence, from the first word of time on and where figures may need them."""
        start, end = sentence.start, sentence.end
        if sentence.chinese:
            if end - start > 3:
                sentence.mentions = scan_periods_zh(text, low, start, end, state.clock)
            return
        if sentence.digits or sentence.worded or low.find("holiday", start, end) >= 0:
            sentence.mentions = anchored_periods(text, low, start, end, state.clock, state.anchors)

    def _code(self, bound: Bound, indicator: str) -> str | None:
        """The indicator's code. A share is a concept of its own: its whole does not name it."""
        if bound.kind == "share" or "share" in indicator or "占" in indicator:
            full = indicator.replace("的", "").replace(" as share of ", " as a share of ")
            code = self._resolver.code(indicator) or self._resolver.code(full)
            # A part of output is told by what is the part: 第二产业增加值占地区生产总值比重.
            of_output = re.search(
                r"占(?:地区|国内)?生产总值|占GDP|as share of (?:the )?(?:regional )?GDP$", indicator
            )
            return code or (self._resolver.code(bound.subject) if of_output else None)
        return self._resolver.code(bound.subject) or self._resolver.code(indicator)

    def _fact(self, document: Document, bound: Bound, gazette: Gazette) -> Fact:
        text = document.text
        place = bound.place
        indicator = _without_stop(bound.indicator or bound.subject) or bound.unit or "figure"
        qualifier = "+".join(bound.qualifiers) or None
        status = _NORMAL
        if bound.expected:
            status = _ESTIMATED
        elif bound.kind == _TARGET:
            status = _FORECAST
        elif bound.preliminary:
            status = _PROVISIONAL
        quote_start, quote_end = min(bound.clause_start, bound.start), max(bound.clause_end, bound.end)
        while quote_start < bound.start and text[quote_start].isspace():
            quote_start += 1
        while quote_end > bound.end and text[quote_end - 1].isspace():
            quote_end -= 1
        return Fact(
            doc=document.id,
            indicator=indicator,
            indicator_code=self._code(bound, indicator),
            place=gazette.spelt(place) if place else None,
            area_code=place.code if place else None,
            period=_checked(bound.period),
            kind=bound.kind,
            value=plain(bound.value),
            unit=bound.unit or "number",
            qualifier=qualifier,
            status=status,
            quote_start=quote_start,
            quote_end=quote_end,
            value_start=bound.start,
            value_end=bound.end,
            value_text=text[bound.start : bound.end],
            half_width=plain(bound.half_width) if bound.half_width is not None else None,
            method=f"{bound.rule}.{bound.form}",
            price_basis=bound.price_basis,
        )


def _is_count(bound: Bound) -> bool:
    return bound.form == "count" or bound.form == "bare" and bound.kind == "count" and bound.unit != "number"


def _rebuild(indicators: Sequence[Indicator], areas: Sequence[Area], every: bool) -> Reader:
    return Reader(indicators, areas, every=every)


_STOP = re.compile(r"(?<!\.\w)(?<!\b(?:Co|No|St))(?<!\b(?:Inc|Ltd))(?<!\bCorp)[.。]+\s*$")


def _without_stop(phrase: str) -> str:
    """A phrase without the full stop of its sentence; that of an abbreviation stays."""
    return _STOP.sub("", phrase) if phrase.endswith((".", "。")) else phrase


@lru_cache(maxsize=4096)
def _checked(period: str | None) -> str | None:
    if period is None:
        return None
    try:
        return Period.parse(period).text
    except Invalid:
        return None
