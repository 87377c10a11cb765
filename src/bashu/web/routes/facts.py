"""Fact: one figure in its sentence, everything that binds it, and what others published of the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bashu.model import Fact, Observation
from bashu.web.marks import part_of
from bashu.web.page import Page, PageOf
from bashu.web.routes.review import settable
from bashu.web.sentence import excerpt
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.store import DocumentRow
    from bashu.workspace import FactView

__all__ = ["router"]

router = APIRouter()

_RELATIONS = {"earlier": noted("earlier"), "same day": noted("same day"), "later": noted("later")}


@dataclass(frozen=True, slots=True)
class _Other:
    """Another statement of the same value; ``difference`` in base units, ``percent`` where that has a meaning."""

    relation: str
    observation: Observation
    difference: Decimal
    percent: Decimal | None


@router.get("/facts/{identity}")
def fact(page: PageOf, identity: str) -> HTMLResponse:
    """One fact."""
    view = page.workspace.fact(identity)
    others = _others(page, view)
    return page.render(
        "fact.html",
        fact=view.fact,
        document=view.document,
        observation=view.observation,
        excerpt=excerpt(view.document, view.fact),
        bounds=_bounds(view.fact),
        others=others,
        reviews=view.reviews,
        witnesses=_published(page, view.witnesses),
        settable=settable,
        withdrawn=_is_withdrawn(page, view.fact),
        sources=page.workspace.sources_of([other.observation for other in others]),
        relations=_RELATIONS,
        part=part_of(view.document, page.workspace.document_facts(view.document.id), view.fact),
        late=bool(page.as_of and view.observation and view.observation.vintage > page.as_of),
    )


def _is_withdrawn(page: Page, fact: Fact) -> bool:
    verdict = page.workspace.verdicts([fact]).get(fact.id)
    return verdict is not None and verdict.withdraws


def _published(page: Page, witnesses: tuple[DocumentRow, ...]) -> list[DocumentRow]:
    """Those that were published by the as-of day; one without a date may have been."""
    return [row for row in witnesses if not (page.as_of and row.published and row.published > page.as_of)]


def _others(page: Page, view: FactView) -> list[_Other]:
    groups = (("earlier", view.earlier), ("same day", view.others), ("later", view.later))
    return [
        _Other(relation, item, item.value - view.fact.value, _percent(item, view.fact))
        for relation, items in groups
        for item in items
        if page.as_of is None or item.vintage <= page.as_of
    ]


def _percent(item: Observation, fact: Fact) -> Decimal | None:
    """The difference in percent; for percentages and ranks only the difference itself means something."""
    if not fact.value or item.key.unit in {"percent", "permille", "pp", "rank", "index"}:
        return None
    return ((item.value - fact.value) / abs(fact.value) * 100).quantize(Decimal("0.01"))


_BOUNDING = {"more than", "less than", "nearly", "at least", "at most"}


def _bounds(fact: Fact) -> tuple[Decimal, Decimal] | None:
    """The values that round to the figure as printed; a floor or a ceiling is no rounding."""
    if fact.half_width is None or set((fact.qualifier or "").split("+")) & _BOUNDING:
        return None
    return fact.value - fact.half_width, fact.value + fact.half_width
