"""Fact: one figure in its sentence, everything that binds it, and what others published of the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from bashu.errors import Invalid
from bashu.model import Fact, Observation, Review
from bashu.web.marks import part_of
from bashu.web.page import Page, PageOf
from bashu.web.sentence import excerpt
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.store import DocumentRow
    from bashu.workspace import FactView

__all__ = ["Refused", "fact_page", "router", "settable"]

router = APIRouter()

_RELATIONS = {"earlier": noted("earlier"), "same day": noted("same day"), "later": noted("later")}


@dataclass(frozen=True, slots=True)
class _Other:
    """Another statement of the same value; ``difference`` in base units, ``percent`` where that has a meaning."""

    relation: str
    observation: Observation
    difference: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A decision that was not recorded: why, and what its form held."""

    error: Invalid
    form: Mapping[str, str]


def settable(fact: Fact) -> dict[str, str]:
    """The fields that the page offers for correction, as texts."""
    return {
        "value": format(fact.value, "f"),
        "unit": fact.unit,
        "kind": str(fact.kind),
        "period": fact.period or "",
        "indicator_code": fact.indicator_code or "",
        "indicator": fact.indicator,
        "area_code": fact.area_code or "",
        "place": fact.place or "",
        "qualifier": fact.qualifier or "",
        "status": str(fact.status),
        "price_basis": fact.price_basis or "",
    }


@router.get("/facts/{identity}")
def fact(page: PageOf, identity: str) -> HTMLResponse:
    """One fact."""
    return fact_page(page, identity)


def fact_page(page: Page, identity: str, *, refused: Refused | None = None) -> HTMLResponse:
    """The page of a fact, with its form as it was sent where the decision in it was refused."""
    view = page.workspace.fact(identity)
    others = _others(page, view)
    return page.render(
        "fact.html",
        status=400 if refused else 200,
        refused=refused,
        fact=view.fact,
        document=view.document,
        observation=view.observation,
        excerpt=excerpt(view.document, view.fact),
        bounds=_bounds(view.fact),
        others=others,
        reviews=[(review, _changed(page, review)) for review in view.reviews],
        witnesses=_published(page, view.witnesses),
        before=_offered(view.fact, refused),
        withdrawn=_is_withdrawn(page, view.fact),
        sources=page.workspace.sources_of([other.observation for other in others]),
        relations=_RELATIONS,
        part=part_of(view.document, page.workspace.document_facts(view.document.id), view.fact),
        late=bool(page.as_of and view.observation and view.observation.vintage > page.as_of),
    )


_LABELS = {
    "value": noted("Value in base units"), "unit": noted("Unit"), "kind": noted("Kind"), "period": noted("Period"),
    "indicator_code": noted("Indicator"), "indicator": noted("Indicator, as written"), "area_code": noted("Area"),
    "place": noted("Place, as written"), "qualifier": noted("Qualifier"), "status": noted("Status"),
    "price_basis": noted("Prices"),
}  # fmt: skip


def _changed(page: Page, review: Review) -> list[tuple[str, str, str]]:
    """What a correction changed: the field's label, what it held and what it holds."""
    if review.correction is None:
        return []
    old, new = settable(page.workspace.store.fact(review.fact)), settable(review.correction)
    return [(label, old[name], new[name]) for name, label in _LABELS.items() if old[name] != new[name]]


def _offered(fact: Fact, refused: Refused | None) -> dict[str, str]:
    """What the form's fields hold: the reading, or what was written over it."""
    offered = settable(fact)
    return (
        offered | {name: refused.form.get(f"set_{name}", offered[name]) for name in offered}
        if refused
        else offered
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
