"""A document's text with its figures marked, in parts that fit a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bashu.model import Document, Fact, Passage, Unread
from bashu.web.sentence import shown_passages

__all__ = ["Block", "Part", "Run", "first_unread", "part_of", "parts_of"]

#: A part holds at most so many characters and figures, so that a page stays light.
PART_CHARACTERS, PART_FACTS = 24_000, 240


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, with ``unread`` where it was left alone.

    It has facts where it is a figure: several where readings share it.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as runs."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Passages that are shown on one page, with the facts stated in them."""

    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]


def parts_of(document: Document, facts: Iterable[Fact], unread: Sequence[Unread] = ()) -> tuple[Part, ...]:
    """The whole document in parts; front matter (which is in no passage) is left out."""
    ordered = sorted(facts, key=lambda fact: (fact.value_start, fact.value_end))
    starts = [fact.value_start for fact in ordered]
    parts: list[Part] = []
    blocks: list[Block] = []
    stated: list[Fact] = []
    size = 0
    for passage in (piece for whole in shown_passages(document) for piece in _pieces(document.text, whole)):
        own = ordered[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        length = passage.end - passage.start
        if blocks and (size + length > PART_CHARACTERS or len(stated) + len(own) > PART_FACTS):
            parts.append(Part(tuple(blocks), tuple(stated)))
            blocks, stated, size = [], [], 0
        blocks.append(Block(passage.kind, tuple(_runs(document.text, passage, own, unread))))
        stated.extend(own)
        size += length
    parts.append(Part(tuple(blocks), tuple(stated)))
    return tuple(parts)


def part_of(document: Document, facts: Iterable[Fact], fact: Fact) -> int | None:
    """The number of the part that states a fact; None where the document has only one part."""
    if len(document.text) <= PART_CHARACTERS and len(facts := tuple(facts)) <= PART_FACTS:
        return None
    for number, part in enumerate(parts_of(document, facts), start=1):
        if fact in part.facts:
            return number
    return None


def first_unread(parts: Sequence[Part]) -> tuple[int, Unread] | None:
    """The first place marked as left alone, and the number of its part."""
    marked = (
        (number, run.unread)
        for number, part in enumerate(parts, start=1)
        for block in part.blocks
        for run in block.runs
        if run.unread
    )
    return next(marked, None)


def _pieces(text: str, passage: Passage) -> Iterator[Passage]:
    """A passage that is longer than a part is cut at ends of lines or sentences."""
    start = passage.start
    while passage.end - start > PART_CHARACTERS:
        stop = start + PART_CHARACTERS
        cut = max(text.rfind(mark, start, stop) for mark in ("\n", "。", ". ")) + 1
        cut = cut if cut > start else stop
        yield Passage(start, cut, passage.kind)
        start = cut
    yield Passage(start, passage.end, passage.kind)


def _runs(text: str, passage: Passage, facts: Sequence[Fact], unread: Sequence[Unread]) -> Iterator[Run]:
    figures: list[tuple[int, int, tuple[Fact, ...], Unread | None]] = [
        (start, end, group, None) for start, end, group in _groups(facts)
    ]
    figures += [
        (item.start, item.end, (), item)
        for item in unread
        if passage.start <= item.start < passage.end
        and not any(start < item.end and item.start < end for start, end, _, _ in figures)
    ]
    at = passage.start
    for start, end, group, left in sorted(figures, key=lambda figure: figure[0]):
        stop = min(end, passage.end)
        if start > at:
            yield Run(text[at:start])
        yield Run(text[start:stop], group, left)
        at = stop
    if at < passage.end:
        yield Run(text[at : passage.end])


def _groups(facts: Sequence[Fact]) -> Iterator[tuple[int, int, tuple[Fact, ...]]]:
    """Figures that overlap are one mark with several facts."""
    group: list[Fact] = []
    end = -1
    for fact in facts:
        if group and fact.value_start >= end:
            yield group[0].value_start, end, tuple(group)
            group = []
        end = max(end, fact.value_end) if group else fact.value_end
        group.append(fact)
    if group:
        yield group[0].value_start, end, tuple(group)
