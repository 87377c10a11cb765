"""Spread a list of subjects, years or places over a list of figures: respectively, 分别, ratios of industries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bashu.facts.bound import Bound, Sentence
from bashu.facts.chinese.listed import list_before, split_chinese
from bashu.facts.english.listed import split_english
from bashu.facts.periods.mention import Mention
from bashu.facts.places.joint import members_of
from bashu.facts.places.place import Place
from bashu.facts.scan.nouns_en import unit_of_noun
from bashu.facts.scan.nouns_zh import head_noun
from bashu.facts.scan.ranges import LIST_GAP, grouped
from bashu.model import Area

__all__ = ["listed_periods", "spread_lists", "spread_ratios"]


def spread_lists(
    text: str, low: str, sentence: Sentence, bounds: Sequence[Bound], areas: Mapping[str, Area]
) -> None:
    """Give each figure of a list its own subject, where the sentence lists as many; ``areas`` by code."""
    items: tuple[str, ...] = ()
    whole = low[sentence.start : sentence.end]
    zipped = "respectively" in whole or "分别" in whole or "依次" in whole
    dated = listed_periods(low, sentence, bounds) if zipped else []
    for group in grouped(low, bounds):
        first = group[0]
        if zipped and any(listed[0] is group[0] for listed, _ in dated):
            _count_of(sentence, group)
            continue
        if zipped and _spread_places(low, sentence, group, areas):
            continue
        if any(bound.subject_start > first.end and bound.subject != first.subject for bound in group[1:]):
            continue  # each has a noun of its own: 12个国家和地区、30个港口
        subject = first.subject
        found: tuple[str, ...] = ()
        if subject and (zipped or sentence.chinese or " and " in subject):
            found = split_chinese(subject) if sentence.chinese else split_english(low, text, sentence, first)
        if len(found) != len(group) and sentence.chinese and first.subject_start >= 0:
            found = split_chinese(list_before(text, low, sentence, first))
        if len(found) == len(group) and zipped:
            items = found
        elif len(items) != len(group):
            places = first.place.parts if first.place is not None else ()
            if zipped and len(places) == len(group):
                for bound, place in zip(group, places, strict=True):
                    bound.place = place
            continue
        told = (
            first.indicator
            if first.kind == "share" and first.subject and first.subject in first.indicator
            else ""
        )
        for bound, item in zip(group, items, strict=True):
            bound.indicator = told.replace(first.subject, item) if told else item
        for bound, item in zip(group, items, strict=True):
            bound.subject = item
            own_unit = bound.unit.endswith("次") or bound.unit == "人"
            if (
                bound.form in ("count", "bare")
                and bound.kind in ("count", "cumulative", "target")
                and not own_unit
            ):
                bound.unit = (head_noun(item) if sentence.chinese else unit_of_noun(_np(item))) or bound.unit


def _count_of(sentence: Sentence, group: Sequence[Bound]) -> None:
    """Figures of one count over several years share its noun: "the number of visits was ..."."""
    for bound in group:
        plain = re.sub(r"^(?:the )?(?:total )?numbers? of ", "", bound.subject)
        if plain != bound.subject:
            bound.subject = bound.indicator = plain
            if bound.form in ("count", "bare"):
                bound.unit = unit_of_noun(_np(plain))


_IN_YEARS = re.compile(r",? (?:respectively )?(?:in|for|during) (?:the years )?")


def listed_periods(
    low: str, sentence: Sentence, bounds: Sequence[Bound]
) -> list[tuple[list[Bound], list[str]]]:
    """Lists of figures after as many listed years: "In 2019, 2020 and 2021, ... was a, b and c"."""
    mains = [m for m in sentence.mentions if m.role == "main" and m.period]
    runs: list[list[Mention]] = []
    for mention in mains:
        if runs and LIST_GAP.fullmatch(low[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    found = []
    for group in grouped(low, bounds):
        for run in runs:
            if len(run) == len(group) and run[-1].end <= group[0].start:
                found.append((group, [str(m.period) for m in run]))
            elif (
                len(run) == len(group)
                and not sentence.chinese
                and _IN_YEARS.fullmatch(low[group[-1].end : run[0].start])
            ):
                # "stood at 48 and 52 billion yuan in 2023 and 2024": the years follow.
                found.append((group, [str(m.period) for m in run]))
    return found


def _spread_places(low: str, sentence: Sentence, group: Sequence[Bound], areas: Mapping[str, Area]) -> bool:
    """Where the list before the figures is one of places, each figure has its own place."""
    for place, parts in _listed_places(low, sentence, group[0].start, areas):
        if len(parts) != len(group):
            continue
        if sentence.chinese and all(
            low.find(word, place.end, group[0].start) < 0 for word in ("分别", "依次")
        ):
            continue
        if group[0].place is not None and group[0].place.key in (place.key, parts[-1].key):
            for bound, part in zip(group, parts, strict=True):
                bound.place = part
                if bound.subject.startswith(part.form) or bound.subject == place.form:
                    bound.subject = bound.indicator = ""
            return True
    return False


def _listed_places(
    low: str, sentence: Sentence, end: int, areas: Mapping[str, Area]
) -> list[tuple[Place, tuple[Place, ...]]]:
    """The joint mentions before an offset with their members, then lists of more places, each by its last."""
    named = [place for place in sentence.places if place.end <= end]
    joint = [(place, members_of(low, place, areas)) for place in named]
    runs: list[tuple[Place, tuple[Place, ...]]] = []
    for place, parts in joint:
        members = parts or (place,)
        if runs and LIST_GAP.fullmatch(low[runs[-1][0].end : place.start]):
            runs[-1] = (place, (*runs[-1][1], *members))
        else:
            runs.append((place, members))
    return [*joint, *(run for run in runs if len(run[1]) > 2 and all(part.code for part in run[1]))]


def _np(item: str) -> str:
    return re.split(r" (?:of|in|for|with|linked|designated|on|to|from|under|by|between) ", item)[0]


_INDUSTRIES_ZH = ("第一产业", "第二产业", "第三产业")
_INDUSTRIES_EN = ("primary industry", "secondary industry", "tertiary industry")


def spread_ratios(low: str, sentence: Sentence, bounds: Sequence[Bound]) -> None:
    """Name the three parts of an industrial structure such as 10.4:37.1:52.5."""
    parts = [bound for bound in bounds if bound.form == "ratio"]
    names = _INDUSTRIES_ZH if sentence.chinese else _INDUSTRIES_EN
    for index in range(0, len(parts) - 2, 3):
        group = parts[index : index + 3]
        subject = group[0].subject
        for name, bound in zip(names, group, strict=True):
            bound.indicator = f"{subject}{name}" if sentence.chinese else f"{subject}, {name}"
            bound.subject = subject
