"""Search over indicators, areas and documents, in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from bashu.web.page import PageOf
from bashu.web.sentence import shown_passages

if TYPE_CHECKING:
    from bashu.workspace import SearchResult, Workspace

__all__ = ["router"]

router = APIRouter()
LIMIT = 20
AROUND = 70


@dataclass(frozen=True, slots=True)
class _Found:
    """``places`` are the areas that have an indicator, fullest first; ``snippets`` text before, at and after a hit."""

    result: SearchResult
    places: Mapping[str, tuple[str, ...]]
    series: Mapping[str, int]
    snippets: Mapping[str, tuple[str, str, str]]


@router.get("/search")
def search(page: PageOf, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """What matches ``q``."""
    text = " ".join(q.split())
    found = (
        page.site.memo.get(("search", text, page.as_of), lambda: _search(page.workspace, text, page.as_of))
        if text
        else None
    )
    return page.render("search.html", found=found, text=text)


def _search(workspace: Workspace, text: str, as_of: date | None) -> _Found:
    result = workspace.search(text, limit=LIMIT, as_of=as_of)
    return _Found(
        result,
        {item.code: _places(workspace, item.code, as_of) for item in result.indicators},
        {item.code: len(workspace.series_list(area=item.code, as_of=as_of)) for item in result.areas},
        {row.id: _snippet(workspace, row.id, text) for row in result.documents.rows},
    )


def _places(workspace: Workspace, indicator: str, as_of: date | None) -> tuple[str, ...]:
    weight: Counter[str] = Counter()
    for row in workspace.series_list(indicator=indicator, as_of=as_of):
        weight[row.key.area] += row.periods
    own = workspace.pack.area
    return tuple(sorted(weight, key=lambda code: (code != own, -weight[code], code)))


def _snippet(workspace: Workspace, identity: str, text: str) -> tuple[str, str, str]:
    """The text around the first hit in what a reader sees of the document; empty where only the title matches."""
    document = workspace.document(identity)
    wanted = [text.casefold(), *text.casefold().split()]
    for word in wanted:
        for passage in shown_passages(document):
            whole = document.text[passage.start : passage.end]
            # lower() and not casefold(): it keeps offsets but for a handful of letters
            at = whole.lower().find(word)
            if passage.kind != "title" and at >= 0:
                end = at + len(word)
                before = ("…" if at > AROUND else "") + whole[max(0, at - AROUND) : at]
                after = whole[end : end + AROUND] + ("…" if len(whole) > end + AROUND else "")
                return before, whole[at:end], after
    return "", "", ""
