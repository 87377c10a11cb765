"""Review: a decision about a fact, sent from its page. Only there where the site was opened for editing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from bashu.model import Fact
from bashu.web.guard import check_sender, form_of
from bashu.web.page import PageOf

__all__ = ["router", "settable"]

router = APIRouter()

FormOf = Annotated[dict[str, str], Depends(form_of)]


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


@router.post("/facts/{identity}/review")
def review(page: PageOf, identity: str, form: FormOf) -> Response:
    """Record the decision and go back to the fact."""
    site = page.site
    check_sender(page.request, form, token=site.token, hosts=site.hosts)
    verdict = form.get("verdict", "")
    changes = _changes(page.workspace.store.fact(identity), form) if verdict == "correct" else None
    page.workspace.review(
        identity, verdict, reason=form.get("reason", ""), author=form.get("author", ""), changes=changes
    )
    site.memo.renew()
    return RedirectResponse(page.link(f"/facts/{identity}") + "#reviews", status_code=303)


def _changes(fact: Fact, form: dict[str, str]) -> dict[str, str]:
    """What differs from the fact; a page that leaves fields out changes nothing in them."""
    before = settable(fact)
    given = {name: form[f"set_{name}"].strip() for name in before if f"set_{name}" in form}
    return {name: text for name, text in given.items() if text != before[name].strip()}
