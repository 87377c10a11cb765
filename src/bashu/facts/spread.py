"""Spread a list of subjects over a list of figures: respectively, 分别, ratios of industries, ranges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bashu.facts.bound import Bound, Sentence
from bashu.facts.figure import Figure
from bashu.facts.members import members_of
from bashu.facts.nouns_en import unit_of_noun
from bashu.facts.nouns_zh import head_noun
from bashu.facts.periods import Mention
from bashu.facts.place_names import Place
from bashu.model import Area

__all__ = ["align_lists", "align_ranges", "join_ranges", "share_units", "spread_lists", "spread_ratios"]

_GAP = re.compile(r"\s*(?:,|、|and|, and|和|及|以及|与)\s*")
_RANGE = re.compile(r"\s?(?:-+|~|to|至|到|and)\s?")


def join_ranges(low: str, figures: list[Figure], start: int) -> None:
    """Turn two figures of one range into "at least" and "at most"; the first takes the unit of the second."""
    for left, right in zip(figures, figures[1:], strict=False):
        gap = low[left.end : right.start]
        minus = left.form == "bare" and right.value < 0 and gap == ""
        if (right.form == "ratio" or not _RANGE.fullmatch(gap)) and not minus:
            continue
        if right.value < 0 and gap.strip() == "" and left.value > 0:
            right.value = -right.value
            right.start += 1 if low[right.start] == "-" else 0
        elif not gap.strip():
            continue
        word = gap.strip()
        if word == "and" and not re.search(r"\bbetween\s*$", low[max(start, left.start - 9) : left.start]):
            continue
        before = low[max(start, left.start - 10) : left.start]
        if word in ("to", "至", "到") and (re.search(r"\bfrom\s*$|由$|从$", before)):
            continue
        if left.form == "bare":
            if right.form in ("bare", "count") and word in ("到", "至"):
                continue
            factor = Decimal(1)
            if right.half_width is not None and left.half_width is not None:
                factor = _factor(low, right)
            left.value *= factor
            left.unit, left.form = right.unit, right.form
            left.half_width = left.half_width * factor if left.half_width else None
            left.noun_start, left.noun_end = right.noun_start, right.noun_end
        elif left.form != right.form or left.unit != right.unit:
            continue
        if left.value > right.value:
            continue
        left.qualifiers, right.qualifiers = ("at least",), ("at most",)
        left.rule = right.rule = "range"


def align_lists(low: str, bounds: Sequence[Bound]) -> None:
    """ "6.1 percent and 9.4 percent more than a year earlier": what follows the last holds for all."""
    for group in _groups(low, bounds):
        last = group[-1]
        for bound in group[:-1]:
            if bound.form == "percent" and bound.kind == "rate" and last.kind == "growth":
                bound.kind = "growth"
                if last.value < 0 < bound.value:
                    bound.value = -bound.value


def align_ranges(bounds: Sequence[Bound]) -> None:
    """Both ends of a range say the same: a share is told by what follows the second, other kinds by the first."""
    for left, right in zip(bounds, bounds[1:], strict=False):
        if left.rule != "range" or right.rule != "range" or "at most" in left.qualifiers:
            continue
        source, other = (right, left) if right.kind == "share" or not left.subject else (left, right)
        other.kind, other.subject, other.indicator = source.kind, source.subject, source.indicator
        other.unit = source.unit
        if source.value < 0 < other.value:
            other.value = -other.value


def share_units(low: str, figures: list[Figure]) -> None:
    """In a list the last unit holds for all: "41.5 million and 68.3 million tourists", 45、38和12亿元."""
    for index in range(len(figures) - 2, -1, -1):
        left, right = figures[index], figures[index + 1]
        if left.form != "bare" or right.form in ("bare", "ratio", "rank", "share"):
            continue
        gap = low[left.end : right.start]
        if left.rule != right.rule or not (_GAP.fullmatch(gap) or gap == " to " and right.form != "count"):
            continue
        if right.form in ("percent", "pp", "money", "physical", "times") and abs(left.value) < 10_000:
            factor = _factor(low, right)
            left.value *= factor
            left.half_width = left.half_width * factor if left.half_width else None
        left.form, left.unit = right.form, right.unit
        left.noun_start, left.noun_end = right.noun_start, right.noun_end


def _factor(low: str, figure: Figure) -> Decimal:
    digits = re.match(r"[^\d]*([\d,]+(?:\.\d+)?)", low[figure.start : figure.number_end])
    if not digits:
        return Decimal(1)
    printed = Decimal(digits.group(1).replace(",", ""))
    return abs(figure.value) / printed if printed else Decimal(1)


def _groups(low: str, bounds: Sequence[Bound]) -> list[list[Bound]]:
    groups: list[list[Bound]] = []
    for bound in bounds:
        if (
            groups
            and groups[-1][-1].form == bound.form
            and _GAP.fullmatch(low[groups[-1][-1].end : bound.start])
            and bound.rule != "range"
        ):
            groups[-1].append(bound)
        else:
            groups.append([bound])
    return [group for group in groups if len(group) > 1]


def spread_lists(
    text: str, low: str, sentence: Sentence, bounds: Sequence[Bound], areas: Mapping[str, Area]
) -> None:
    """Give each figure of a list its own subject, where the sentence lists as many; ``areas`` by code."""
    items: tuple[str, ...] = ()
    whole = low[sentence.start : sentence.end]
    zipped = "respectively" in whole or "分别" in whole
    dated = listed_periods(low, sentence, bounds) if zipped else []
    for group in _groups(low, bounds):
        first = group[0]
        if zipped and any(listed[0] is group[0] for listed, _ in dated):
            _count_of(sentence, group)
            continue
        if zipped and _spread_places(low, sentence, group, areas):
            continue
        subject = first.subject
        found: tuple[str, ...] = ()
        if subject and (zipped or sentence.chinese or " and " in subject):
            found = _split_zh(subject) if sentence.chinese else _split_en(low, text, sentence, first)
        if len(found) != len(group) and sentence.chinese and first.subject_start >= 0:
            found = _split_zh(_list_before(text, low, sentence, first))
        if len(found) == len(group) and zipped:
            items = found
        elif len(items) != len(group):
            places = first.place.parts if first.place is not None else ()
            if zipped and len(places) == len(group):
                for bound, place in zip(group, places, strict=True):
                    bound.place = place
            continue
        suffix = (
            first.indicator[len(first.subject) :]
            if first.kind == "share" and first.indicator.startswith(first.subject)
            else ""
        )
        for bound, item in zip(group, items, strict=True):
            bound.subject = item
            bound.indicator = item + suffix
            own_unit = bound.unit.endswith("次")
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
        if runs and _GAP.fullmatch(low[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    found = []
    for group in _groups(low, bounds):
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
        if sentence.chinese and low.find("分别", place.end, group[0].start) < 0:
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
        if runs and _GAP.fullmatch(low[runs[-1][0].end : place.start]):
            runs[-1] = (place, (*runs[-1][1], *members))
        else:
            runs.append((place, members))
    return [*joint, *(run for run in runs if len(run[1]) > 2 and all(part.code for part in run[1]))]


def _np(item: str) -> str:
    return re.split(r" (?:of|in|for|with|linked|designated|on|to|from|under|by|between) ", item)[0]


def _list_before(text: str, low: str, sentence: Sentence, first: Bound) -> str:
    """The list of subjects across commas and 、 before 分别."""
    position = low.rfind("分别", sentence.start, first.start)
    if position < 0:
        return first.subject
    start = max(low.rfind(mark, sentence.start, position) for mark in ",;:。") + 1
    return text[max(start, sentence.start) : position]


_ORDINALS = re.compile(r"第([一二三])(?:、|,)?(?:第)?([二三])?(?:、|和)?(?:第)?([三])?产业")


def _split_zh(subject: str) -> tuple[str, ...]:
    """The members of a Chinese list, shared heads and tails restored.

    >>> _split_zh("城镇居民和农村居民人均可支配收入")
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> _split_zh("联网结算的定点医院和药店")
    ('联网结算的定点医院', '联网结算的定点药店')
    """
    if "分别" in subject:
        listed, _, measure = subject.partition("分别")
        names = _split_zh(listed) if measure else ()
        if names and names[0].startswith("对"):
            names = tuple(name if name.startswith("对") else "对" + name for name in names)
        return tuple(name + measure for name in names)
    match = re.match(
        r"^(.*?)(?:三次产业|第一、(?:第)?二(?:、|和)(?:第)?三(?:次)?产业|一二三产业|一、二、三(?:次)?产业)(.*)$",
        subject,
    )
    if match:
        return tuple(f"{name}{match.group(2)}" for name in ("第一产业", "第二产业", "第三产业"))
    parts = [part for part in re.split(r"、|和|以及|及|与|,", subject) if part]
    if len(parts) < 2:
        return ()
    last = parts[-1]
    tail = ""
    for size in range(4, 1, -1):
        ending = parts[0][-size:]
        if len(parts[0]) >= size and ending in last[:-1] and not last.endswith(ending):
            tail = last[last.index(ending) + size :]
            last = last[: last.index(ending) + size]
            break
    if not tail:
        tail = _shared_tail(parts)
        if tail:
            last = last[: -len(tail)]
    parts[-1] = last
    if tail:
        return tuple(part + tail for part in parts)
    first = parts[0]
    prefix = ""
    if "的" in first:
        prefix = first[: first.rindex("的") + 1]
        base = first[len(prefix) :]
        if len(base) > len(parts[1]) >= 2:
            prefix += base[: len(base) - len(parts[1])]
    elif len(first) >= len(parts[1]) + 2 and len(parts[1]) <= 3:
        prefix = first[: len(first) - len(parts[1])]
    return (first, *(prefix + part for part in parts[1:]))


def _shared_tail(parts: list[str]) -> str:
    """A measure that the last member shares with all: 城镇、农村常住居民人均可支配收入."""
    match = re.search(
        r"((?:常住)?居民人均.*|人均.*|增加值|产量|投资|零售额|总额|余额|贸易额|销售额|销售收入|进出口.*|价格|产值|总产值|收入)$",
        parts[-1],
    )
    if match and match.start() > 0 and not any(part.endswith(match.group()) for part in parts[:-1]):
        return match.group()
    return ""


def _split_en(low: str, text: str, sentence: Sentence, first: Bound) -> tuple[str, ...]:
    """The members of an English list, shared heads and tails restored."""
    subject = first.subject
    listed = _listed_before(text, low, sentence, first)
    measure = ""
    if listed and listed.lower() != subject.lower() and " and " in listed and " and " not in subject:
        measure, subject = subject, listed
    elif listed.lower().endswith(f", {subject.lower()}"):
        subject = _OWNER.sub("", listed)  # the list was cut at its first comma
    subject = re.sub(r"^(?:total |combined )?(?:numbers?|counts?|values?) of ", "", subject)
    head = ""
    match = re.match(r"^(.*?\b(?:of|in|for|between)) ((?:[\w-]+ ){0,4}[\w-]+(?:, [\w-]+)* and .*)$", subject)
    if match:
        head, subject = match.group(1) + " ", match.group(2)
    tail = ""
    cut = re.search(
        r" (?:of|in|for|linked|designated|at|with|under|from) ", subject[subject.rfind(" and ") :]
    )
    if cut:
        at = subject.rfind(" and ") + cut.start()
        subject, tail = subject[:at], subject[at:]
    parts = [
        part.strip() for part in re.split(r", and |,| and ", subject.removeprefix("the ")) if part.strip()
    ]
    if len(parts) < 2:
        return ()
    parts[-1] = _one_of_all(parts)
    last = parts[-1].split()
    if len(last) > 1 and len(parts[0].split()) == 1 and not parts[0].lower().endswith("s"):
        parts[:-1] = [f"{part} {' '.join(last[1:])}" for part in parts[:-1]]
    if measure:
        return tuple(f"{measure} of {_lower_first(part)}{tail}" for part in parts)
    return tuple(f"{head}{part}{tail}" for part in parts)


_OWNER = re.compile(r"^(?:[A-Z][\w-]* )*[A-Z][\w-]*'s |^(?:the|its|their) ")


def _one_of_all(parts: Sequence[str]) -> str:
    """The last member in the singular where its noun is that of all: primary, secondary and tertiary industries."""
    noun = {"industries": "industry", "sectors": "sector"}.get(parts[-1].rpartition(" ")[2])
    if noun is None or any(" " in part for part in parts[:-1]):
        return parts[-1]
    return f"{parts[-1].rpartition(' ')[0]} {noun}".strip()


def _lower_first(part: str) -> str:
    return part[:1].lower() + part[1:] if part[1:2].islower() else part


def _listed_before(text: str, low: str, sentence: Sentence, first: Bound) -> str:
    verb = re.search(
        r"\b(?:had|have|has|posted|recorded|saw|reached|registered|reported|stood|were|grew|rose|fell|increased|came|totaled|totalled|amounted|was)\b",
        low[sentence.start : first.start],
    )
    if not verb:
        return ""
    start = sentence.start
    listed = text[start : start + verb.start()].strip()
    cut = max(listed.rfind(mark) for mark in (": ", "; "))
    return re.sub(r"^(?:In|By|For|At) [^,]{3,30}, ", "", listed[cut + 1 :].strip())


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
