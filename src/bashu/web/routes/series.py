"""Series: the index, and one series with chart, table, sources, comparison, vintages and downloads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from bashu.errors import Invalid, NotFound
from bashu.model import Area, Observation
from bashu.web import computed as arithmetic
from bashu.web.choose import SeriesView, Wanted, choose_series
from bashu.web.download import series_csv
from bashu.web.format import Scale, scale_for
from bashu.web.index_of_series import index_of_series
from bashu.web.page import PageOf
from bashu.web.plot import series_charts, vintage_chart
from bashu.web.words import FREQUENCIES, KINDS, noted

if TYPE_CHECKING:
    from bashu.store import DocumentRow

__all__ = ["router"]

router = APIRouter()
#: Areas that are offered for comparison at most.
OFFERED = 12


def _view(
    page: PageOf,
    indicator: str,
    area: str,
    kind: str = "",
    frequency: str = "",
    unit: str = "",
    basis: str = "",
    compare: Annotated[str, Query(max_length=200)] = "",
) -> SeriesView:
    _check("kind", kind, KINDS)
    _check("frequency", frequency, FREQUENCIES)
    codes = tuple(code.strip() for code in compare.split(",") if code.strip())
    wanted = Wanted(
        indicator, area, kind or None, frequency or None, unit or None, basis or None, codes, page.as_of
    )
    return page.site.memo.get(wanted, lambda: choose_series(page.workspace, wanted))


def _check(name: str, value: str, known: dict[str, str]) -> None:
    if value and value not in known:
        raise Invalid(
            noted("a part of the address cannot be understood"),
            where=f"{name}={value[:40]}",
            why=f"{', '.join(known)}",
            next_step=noted("Correct it in the address, or take it out."),
        )


ViewOf = Annotated[SeriesView, Depends(_view)]


@router.get("/series")
def every_series(
    page: PageOf,
    q: Annotated[str, Query(max_length=200)] = "",
    area: Annotated[str, Query(max_length=40)] = "",
    indicator: Annotated[str, Query(max_length=80)] = "",
) -> HTMLResponse:
    """Which series there are, by theme."""
    text = " ".join(q.split())
    view = page.site.memo.get(
        ("index", text, area, indicator, page.as_of),
        lambda: index_of_series(page.workspace, text=text, area=area, indicator=indicator, as_of=page.as_of),
    )
    return page.render("series_index.html", view=view, text=text, area=area, chosen=indicator)


@router.get("/series/{indicator}/{area}.csv")
def series_as_csv(page: PageOf, view: ViewOf) -> Response:
    """The same series as a table for spreadsheets."""
    name = f"{view.indicator.code}_{view.area.code}.csv"
    return PlainTextResponse(
        series_csv(page, view),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/series/{indicator}/{area}.svg")
def series_as_svg(page: PageOf, view: ViewOf) -> Response:
    """The chart as a picture."""
    charts = series_charts(page, view)
    if charts is None:
        raise NotFound(
            noted("there is no chart"), where=page.path, why=noted("nothing was published by then")
        )
    return Response(charts.wide, media_type="image/svg+xml")


@router.get("/series/{indicator}/{area}")
def series(page: PageOf, view: ViewOf) -> HTMLResponse:
    """One series."""
    return page.render(
        "series.html",
        view=view,
        charts=series_charts(page, view),
        revised=view.revised(),
        vintage_charts=vintage_chart(page, view),
        scale=_table_scale(page, view),
        sources=_distinct_sources(view),
        table=_side_by_side(view),
        publishers=_publishers(page, view),
        permalink=_permalink(page, view),
        comparison=_comparison(page, view),
        computed=arithmetic.computed(page, view),
        revisions=arithmetic.revision_table(view),
        arithmetic=arithmetic,
    )


def _side_by_side(view: SeriesView) -> list[tuple[str, list[Observation | None]]]:
    """Periods, newest first, with the value of each line or None."""
    columns = [{item.period: item for item in series.current} for _, series in view.lines]
    periods = sorted({period for column in columns for period in column}, reverse=True)
    return [(period, [column.get(period) for column in columns]) for period in periods]


def _publishers(page: PageOf, view: SeriesView) -> str:
    """Who published the current values, those of most values first; three names at most."""
    named: Counter[str] = Counter()
    for _, series in view.lines:
        for item in series.current:
            source = view.sources.get(item.doc)
            if source and source.publisher:
                named[source.publisher] += 1
    first = [name for name, _ in named.most_common(3)]
    if len(named) > len(first):
        first.append(page.say(noted("and others")))
    return page.semicolon.join(first) or page.say(noted("Various publishers"))


def _permalink(page: PageOf, view: SeriesView) -> str:
    """The page's address with everything that decides what it shows."""
    if view.series is None:
        return page.here()
    key = view.series.key
    return page.here(kind=key.kind, frequency=key.frequency, unit=key.unit, basis=key.price_basis)


def _distinct_sources(view: SeriesView) -> list[DocumentRow]:
    """The documents of the current values, each once, those of most values first."""
    counted = Counter(item.doc for _, series in view.lines for item in series.current)
    return [view.sources[doc] for doc, _ in counted.most_common() if doc in view.sources]


def _table_scale(page: PageOf, view: SeriesView) -> Scale | None:
    """One unit for the whole table, stated in its head; None where the values lie too far apart for one."""
    if view.series is None or view.series.key.unit == "rank" or view.smallest * 10_000 < view.largest:
        return None
    return scale_for(view.largest, view.series.key.unit, language=page.language, noun=page.say, tabular=True)


def _comparison(page: PageOf, view: SeriesView) -> list[tuple[Area, bool, str]]:
    """Areas to set beside this one: whether each is there, and the address that puts it in or takes it out."""
    there = [area.code for area, _ in view.beside]
    offered = [area for area, series in view.beside if series]
    offered += [area for area in view.candidates if area.code not in there][: max(0, OFFERED - len(offered))]
    return [(area, area.code in there, _toggled(page, there, area.code)) for area in offered]


def _toggled(page: PageOf, there: list[str], code: str) -> str:
    changed = [other for other in there if other != code] if code in there else [*there, code]
    return page.here(compare=",".join(changed))
