"""Ranges and lists of figures: ends that share a unit, a kind and a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bashu.facts.bound import Bound
from bashu.facts.figure import Figure

__all__ = ["LIST_GAP", "align_lists", "align_ranges", "grouped", "join_ranges", "scale_of", "share_units"]

LIST_GAP = re.compile(r"\s*(?:,|、|and|, and|和|及|以及|与)\s*")


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
        if (
            word == "to"
            and before.endswith("by ")
            and left.form == right.form == "bare"
            and right.value > 5 * left.value
        ):
            continue  # "fell by 3,000 to 210,000"
        if word in ("to", "至", "到") and (re.search(r"\bfrom\s*$|由$|从$", before)):
            continue
        if left.form == "bare":
            if right.form in ("bare", "count") and word in ("到", "至"):
                continue
            factor = Decimal(1)
            if right.half_width is not None and left.half_width is not None:
                factor = scale_of(low, right)
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
    for group in grouped(low, bounds):
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


_FROM_EN = re.compile(r"\bfrom (?:about |some |nearly |over |around )?$")


def share_units(low: str, figures: list[Figure]) -> None:
    """In a list the last unit holds for all: "41.5 million and 68.3 million tourists", 45、38和12亿元."""
    for index in range(len(figures) - 2, -1, -1):
        left, right = figures[index], figures[index + 1]
        points = right.form == "pp" and left.form == "count" and left.noun_start < 0  # 0.1个和0.2个百分点
        if left.form != "bare" and not points or right.form in ("bare", "ratio", "rank", "share"):
            continue
        gap = low[left.end : right.start]
        if left.rule != right.rule or not (
            LIST_GAP.fullmatch(gap)
            or gap == " to "
            and (right.form != "count" or _FROM_EN.search(low, max(0, left.start - 16), left.start))
        ):
            continue
        if right.form in ("percent", "pp", "money", "physical", "times") and abs(left.value) < 10_000:
            factor = scale_of(low, right)
            left.value *= factor
            left.half_width = left.half_width * factor if left.half_width else None
        left.form, left.unit = right.form, right.unit
        left.noun_start, left.noun_end = right.noun_start, right.noun_end


def scale_of(low: str, figure: Figure | Bound) -> Decimal:
    """What one printed unit of a figure is worth in base units."""
    digits = re.match(r"[^\d]*([\d,]+(?:\.\d+)?)", low[figure.start : figure.number_end])
    if not digits:
        return Decimal(1)
    printed = Decimal(digits.group(1).replace(",", ""))
    return abs(figure.value) / printed if printed else Decimal(1)


def grouped(low: str, bounds: Sequence[Bound]) -> list[list[Bound]]:
    """Runs of two or more figures of one form with nothing but a list's joints between them."""
    groups: list[list[Bound]] = []
    if len(bounds) < 2:
        return groups
    for bound in bounds:
        if (
            groups
            and groups[-1][-1].form == bound.form
            and LIST_GAP.fullmatch(low[groups[-1][-1].end : bound.start])
            and bound.rule != "range"
        ):
            groups[-1].append(bound)
        else:
            groups.append([bound])
    return [group for group in groups if len(group) > 1]
