"""Restore the head of an English list whose commas cut it: "the output of cars, chips, and panels rose"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence
from bashu.facts.english.phrases import clean
from bashu.facts.english.words import FINITE
from bashu.facts.literal_first import literal_first

__all__ = ["restore_heads"]

_LAST = literal_first(r",? and (?:the )?$")
_OPENING = re.compile(r"[;:()]|\. |, (?:with|while|of which|including|as|where|which) ")


#: "In terms of products, the output of": what opens a sentence is no part of its list.
_INTRO = re.compile(r"\W*(?:(?:in|by|for|during|among|from|as|at|on|to|according) [^,]*, )+")


def restore_heads(text: str, low: str, sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """Give a subject that is only the last member of a list its whole list; later figures keep what they had of it."""
    whole: dict[int, tuple[int, str]] = {}
    for bound in bounds:
        start = bound.subject_start
        if start < 0 or not bound.subject or bound.indicator != bound.subject:
            continue
        if start not in whole:
            whole[start] = _listed(text, low, sentence, bound)
        at, phrase = whole[start]
        if phrase:
            bound.subject = bound.indicator = phrase
            bound.subject_start = at


def _listed(text: str, low: str, sentence: Sentence, bound: Bound) -> tuple[int, str]:
    start = bound.subject_start
    joint = _LAST.search(low, max(sentence.start, start - 10), start)
    if joint is None or not low.startswith(bound.subject.lower(), start):
        return start, ""
    opening = sentence.start
    for mark in _OPENING.finditer(low, sentence.start, joint.start()):
        opening = mark.end()
    intro = _INTRO.match(low, opening, joint.start())
    opening = intro.end() if intro else opening
    listed = low[opening : joint.start()]
    if (
        "," not in listed
        or FINITE.search(listed)
        or any(char.isdigit() for char in _without_time(listed, opening, sentence))
    ):
        return start, ""
    a, _ = clean(low, opening, joint.start(), sentence)
    head = low[a : joint.start()]
    if " of " not in head and " with " not in head and " in " not in head:
        return start, ""
    return a, text[a : start + len(bound.subject)]


def _without_time(listed: str, opening: int, sentence: Sentence) -> str:
    for mention in reversed(sentence.mentions):
        a, b = mention.start - opening, mention.end - opening
        if 0 <= a < len(listed):
            listed = listed[:a] + listed[b:]
    return listed
