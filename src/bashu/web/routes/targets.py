"""Targets: the board of all, and one with its path, its sentence and the history of its chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from bashu.errors import Invalid
from bashu.web import standing as says
from bashu.web.board import Record, choose, find, record
from bashu.web.fan import chance_chart, fan_chart
from bashu.web.page import PageOf
from bashu.web.sentence import excerpt
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.web.page import Page
    from bashu.workspace import ChanceAt

__all__ = ["router"]

router = APIRouter()
#: Figures of one day that are named in the history, the newest periods first.
NAMED = 3


def _record(page: Page) -> Record:
    return page.site.memo.get(("targets", page.as_of), lambda: record(page.workspace, page.as_of))


@router.get("/targets")
def targets(
    page: PageOf,
    area: Annotated[str, Query(max_length=40)] = "",
    theme: Annotated[str, Query(max_length=40)] = "",
    standing: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """All targets, or those of an area, a theme or a standing."""
    if standing and standing not in says.STANDINGS:
        raise Invalid(
            noted("a part of the address cannot be understood"),
            where=f"standing={standing}",
            why=", ".join(says.STANDINGS),
            next_step=noted("Correct it in the address, or take it out."),
        )
    board = choose(page.workspace, _record(page), area=area, theme=theme, standing=standing)
    return page.render("targets.html", board=board, says=says, area=area, theme=theme, standing=standing)


@router.get("/targets/{fact}")
def target(page: PageOf, fact: str) -> HTMLResponse:
    """One target; any fact that states it leads here."""
    every = _record(page)
    view = find(every, fact)
    first = view.target.fact
    history = page.site.memo.get(
        ("chances", first, page.as_of), lambda: page.workspace.chances(view.target, as_of=page.as_of)
    )
    stated = page.workspace.fact(first)
    return page.render(
        "target.html",
        view=view,
        says=says,
        charts=fan_chart(page, view),
        stated=stated,
        quote=excerpt(stated.document, stated.fact),
        sources=page.workspace.sources_of(view.statements),
        history=_told(history),
        chance_charts=chance_chart(page, view, history),
        joint=[one for one in every.joint if first in (one.whole.fact, one.ratio.fact)],
        named=NAMED,
    )


def _told(history: tuple[ChanceAt, ...]) -> list[tuple[ChanceAt, float | None]]:
    """The days that moved the chance, newest first, each with the change in points.

    The first is the day on which the target was set; it has no change.
    """
    told: list[tuple[ChanceAt, float | None]] = []
    before: float | None = None
    for item in history:
        chance = item.judgement.chance
        if chance is None:
            continue
        moved = None if before is None else 100 * (chance - before)
        if moved is None or abs(moved) >= 0.05:
            told.append((item, moved))
        before = chance
    return told[::-1]
