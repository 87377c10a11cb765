"""Index: a composite index of the pack's framework, its method, and every stage as a table."""

from __future__ import annotations

import csv
import io
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from bashu.errors import NotFound
from bashu.model.framework import Framework
from bashu.web.composite import (
    Composite,
    Wanted,
    areas_with_figures,
    compose,
    framework_of,
    weights_of,
)
from bashu.web.composite_plot import number, score_chart, waterfall
from bashu.web.page import Page, PageOf
from bashu.web.words import noted

__all__ = ["router"]

router = APIRouter()
#: Areas in one index at most.
MOST_AREAS = 60


def _wanted(
    page: PageOf,
    framework: Annotated[str, Query(max_length=80)] = "",
    area: Annotated[list[str] | None, Query()] = None,
) -> Wanted:
    names = page.workspace.frameworks()
    if not names:
        raise NotFound(noted("there is no index"), where=page.path, why=noted("the pack brings no framework"))
    name = framework or names[0]
    codes = [code.strip() for text in area or () for code in text.split(",") if code.strip()]
    for code in codes:
        if code not in page.workspace.areas:
            raise NotFound(noted("no such area"), where=code[:40], why=noted("the pack does not define it"))
    offered = _offered(page, name)
    chosen = tuple(dict.fromkeys(codes)) or offered[: 1 if page.workspace.pack.area in offered else None]
    weights = weights_of(page.query, _framework(page, name))
    return Wanted(name, chosen[:MOST_AREAS], weights, page.as_of)


WantedOf = Annotated[Wanted, Depends(_wanted)]


@router.get("/index")
def index(page: PageOf, wanted: WantedOf, unit: Annotated[str, Query(max_length=40)] = "") -> HTMLResponse:
    """The index over time, what adds to it, and how far it can be relied on."""
    made = _made(page, wanted, unit) if wanted.areas else None
    return page.render(
        "index.html",
        made=made,
        wanted=wanted,
        framework=_framework(page, wanted.framework),
        frameworks=[(name, _framework(page, name)) for name in page.workspace.frameworks()],
        offered=_offered(page, wanted.framework),
        moved=dict(wanted.weights),
        chart=score_chart(page, made) if made else None,
        steps=waterfall(page, made) if made else None,
        number=number,
    )


@router.get("/index/method")
def method(page: PageOf, wanted: WantedOf) -> HTMLResponse:
    """How the index is made, as its framework says."""
    from bashu.index import effective_weights

    framework = _framework(page, wanted.framework)
    return page.render(
        "index_method.html", framework=framework, wanted=wanted, effective=effective_weights(framework)
    )


@router.get("/index/stages.csv")
def stages(page: PageOf, wanted: WantedOf) -> Response:
    """Every value of every step."""
    if not wanted.areas:
        raise NotFound(
            noted("there is no index"), where=page.path, why=noted("no area has figures of this framework")
        )
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(("stage", "period", "unit", "code", "value", "state"))
    for stage in _made(page, wanted, "").view.result.stages:
        for row in stage.rows():
            value = "" if row.value is None else repr(row.value)
            writer.writerow((row.stage, row.period, row.unit, row.code, value, row.state))
    return PlainTextResponse(
        "\ufeff" + written.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{wanted.framework}_stages.csv"'},
    )


def _framework(page: Page, name: str) -> Framework:
    return page.site.memo.get(("framework", name), lambda: framework_of(page.workspace, name))


def _offered(page: Page, name: str) -> tuple[str, ...]:
    framework = _framework(page, name)
    return page.site.memo.get(
        ("index areas", name, page.as_of),
        lambda: areas_with_figures(page.workspace, framework, page.as_of),
    )


def _made(page: Page, wanted: Wanted, unit: str) -> Composite:
    return page.site.memo.get(("composite", wanted, unit), lambda: compose(page.workspace, wanted, unit=unit))
