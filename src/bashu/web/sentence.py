"""The sentence that states a figure, with the sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bashu.model import Document, Fact, Passage

__all__ = ["Excerpt", "excerpt", "shown_passages"]

#: Ends of sentences: Chinese stops anywhere, Latin ones before a space and a capital, quote or ideograph.
_END = re.compile(r"[。！？!?；]+[”’」』）)]*|\.[”\"’)]*(?=\s+[\"“‘(\[]?[A-Z一-鿿])|\n+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text around a figure in order; the clause that states it is before + value + after."""

    lead: str
    opening: str
    before: str
    value: str
    after: str
    closing: str
    tail: str
    cut_start: bool
    cut_end: bool


def excerpt(document: Document, fact: Fact, *, limit: int = 600) -> Excerpt:
    """The sentence of a fact between its neighbours.

    ``lead`` and ``tail`` are the sentences before and after, of its passage or else of the passages beside
    it, at most ``limit`` characters each; ``opening`` and ``closing`` the sentence's text outside the clause.
    """
    text = document.text
    spans = [span for passage in shown_passages(document) for span in _sentences(text, passage)]
    first = next((n for n, (_, end) in enumerate(spans) if end > fact.quote_start), None)
    last = next((n for n, (_, end) in enumerate(spans) if end >= fact.quote_end), None)
    if first is None or last is None or spans[first][0] > fact.quote_start:
        # the clause lies outside every passage: show it alone
        begin, stop, lead, tail = fact.quote_start, fact.quote_end, "", ""
    else:
        begin, stop = spans[first][0], max(spans[last][1], fact.quote_end)
        lead = text[slice(*spans[first - 1])].strip() if first else ""
        tail = text[slice(*spans[last + 1])].strip() if last + 1 < len(spans) else ""
    return Excerpt(
        lead[-limit:],
        text[begin : fact.quote_start].lstrip(),
        text[fact.quote_start : fact.value_start],
        text[fact.value_start : fact.value_end],
        text[fact.value_end : fact.quote_end],
        text[fact.quote_end : stop].rstrip(),
        tail[:limit],
        len(lead) > limit,
        len(tail) > limit,
    )


def shown_passages(document: Document) -> tuple[Passage, ...]:
    """The passages a reader sees; text without passages is split at blank lines."""
    if document.passages:
        return document.passages
    return tuple(
        Passage(match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text)
    )


def _sentences(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    start = passage.start
    for match in _END.finditer(text, passage.start, passage.end):
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start : passage.end].strip():
        yield start, passage.end
