"""The figures of a sentence: digits and number words, what is none left out, lists and ranges joined."""

from __future__ import annotations

import re
from operator import attrgetter

from bashu.facts.anchors import Anchors
from bashu.facts.bound import Sentence
from bashu.facts.broken import broken_spans
from bashu.facts.figure import Figure
from bashu.facts.quantities import scan_quantities
from bashu.facts.scan.digits import scan_digits
from bashu.facts.scan.ranges import join_ranges, share_units
from bashu.facts.scan.reject import masked_spans
from bashu.facts.scan.thresholds import without_thresholds
from bashu.facts.scan.words_en import scan_english_words
from bashu.facts.scan.words_zh import scan_chinese_words
from bashu.facts.tables.units import units_of

__all__ = ["figures_of", "mark_numbers"]

_DIGIT = re.compile(r"\d")
_START = attrgetter("start")


#: Passages whose brackets may name the unit of the figures below: "GDP by year (100 million yuan)".
_HEADS = frozenset({"title", "heading", "caption"})
_UNIT_NOTE = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]|^\s*(?:units?|单位|计量单位)\s*:(.{1,60})")


#: How far around its first and last word a figure in words may reach, characters.
_REACH = 60


def mark_numbers(text: str, sentence: Sentence, anchors: Anchors) -> None:
    """Note whether a sentence has digits, and where in it an English number word stands first and last."""
    start, end = sentence.start, sentence.end
    sentence.digits = _DIGIT.search(text, start, end) is not None
    if not sentence.chinese:
        sentence.worded = anchors.number(start, end)


def figures_of(text: str, low: str, sentence: Sentence) -> list[Figure]:
    """The figures of a sentence in text order, without dates, names and thresholds."""
    start, end = sentence.start, sentence.end
    if sentence.every:
        return scan_quantities(text, low, start, end)
    digits, worded = sentence.digits, sentence.worded
    if not digits and not worded and not sentence.chinese:
        return []
    masks = [(m.start, m.end) for m in sentence.mentions]
    if digits:
        masks.extend(masked_spans(text, low, start, end))
        sentence.broken = broken_spans(low, start, end)
        masks.extend(sentence.broken)
        if sentence.kind in _HEADS:
            masks.extend(_unit_notes(low, start, end))
    figures = scan_digits(text, low, start, end, masks) if digits else []
    words: list[Figure] = []
    if sentence.chinese:
        words = scan_chinese_words(text, low, start, end, masks)
    elif worded:
        first, last = worded
        # what a number word belongs to stands close by: "more than doubled", "ranked the country's third"
        words = scan_english_words(text, low, max(start, first - _REACH), min(end, last + _REACH), masks)
    for word in words:
        if not figures or not any(word.start < figure.end and figure.start < word.end for figure in figures):
            figures.append(word)
        elif word.rule in ("top", "rank") or word.rule == "fraction" and low[word.start].isdigit():
            figures = [
                figure for figure in figures if not (word.start < figure.end and figure.start < word.end)
            ]
            figures.append(word)
    if not figures:
        return []
    if words:
        figures.sort(key=_START)
    figures = without_thresholds(low, start, figures, chinese=sentence.chinese)
    share_units(low, figures)
    join_ranges(low, figures, start)
    return figures


def _unit_notes(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """What a head says of units is no figure."""
    return [
        (start + match.start(), start + match.end())
        for match in _UNIT_NOTE.finditer(low[start:end])
        if units_of(match.group(1) or match.group(2))
    ]
