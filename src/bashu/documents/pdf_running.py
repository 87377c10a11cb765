"""Running heads, feet and page numbers of a PDF."""

from __future__ import annotations

import re
from collections import defaultdict

from bashu.documents.lines import ends_sentence
from bashu.documents.pdf_lines import Line

__all__ = ["drop_running"]

_PAGE_NUMBER = re.compile(
    r"(?:page\s?)?[-–—\s]*(?:第\s?)?\d{1,4}(?:\s?页)?[-–—\s]*(?:(?:of|/|共)\s?\d{1,4}(?:\s?页)?)?$", re.I
)
_DIGITS = re.compile(r"\d+")
#: How many lines at the top and at the bottom of a page may run through the document.
_EDGE = 3


def drop_running(pages: list[list[Line]]) -> None:
    """Take out page numbers at the edges of pages, and lines there that stand on half of the pages, figures aside:
    on three at least, or on both of two at the same height.
    """
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for lines in pages:
        for text, line in {_likeness(line.text): line for line in _edges(lines)}.items():
            heights[text].append(line.top)
    often = {text for text, tops in heights.items() if _runs(tops, len(pages))}
    for lines in pages:
        edge = [
            line
            for line in _edges(lines)
            if _likeness(line.text) in often or (_PAGE_NUMBER.match(line.text) and _is_outermost(line, lines))
        ]
        # A page of one line keeps it, for then a figure alone may be all that it says.
        if len(edge) < len(lines):
            lines[:] = [line for line in lines if not any(line is other for other in edge)]


def _runs(tops: list[float], pages: int) -> bool:
    if len(tops) < 3:
        return len(tops) == 2 == pages and abs(tops[0] - tops[1]) < 1
    return 2 * len(tops) >= pages


def _edges(lines: list[Line]) -> list[Line]:
    """The uppermost and the lowest lines of a page, wherever it draws them; those drawn first and last where no
    line has a place.
    """
    order = sorted(lines, key=lambda line: -line.top)
    return order[:_EDGE] + [
        line for line in order[-_EDGE:] if not any(line is other for other in order[:_EDGE])
    ]


def _is_outermost(line: Line, lines: list[Line]) -> bool:
    """Whether nothing but other lines of its height stands above or below."""
    return line.top >= max(other.bottom for other in lines) or line.bottom <= min(
        other.top for other in lines
    )


def _likeness(text: str) -> str:
    """What running lines of several pages share: sentences all their words, others all but their figures."""
    return text if ends_sentence(text) else _DIGITS.sub("#", text)
