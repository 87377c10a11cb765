"""Review: a decision about a fact, sent from its page. Only there where the site was opened for editing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from bashu.errors import Invalid
from bashu.model import Fact
from bashu.web.guard import check_sender, form_of
from bashu.web.page import PageOf
from bashu.web.routes.facts import Refused, fact_page, settable

__all__ = ["router"]

router = APIRouter()

FormOf = Annotated[dict[str, str], Depends(form_of)]


@router.post("/facts/{identity}/review")
def review(page: PageOf, identity: str, form: FormOf) -> Response:
    """Record the decision and go back to the fact."""
    site = page.site
    check_sender(page.request, form, token=site.token, hosts=site.hosts)
    verdict = form.get("verdict", "")
    changes = _changes(page.workspace.store.fact(identity), form) if verdict == "correct" else None
    try:
        page.workspace.review(
            identity, verdict, reason=form.get("reason", ""), author=form.get("author", ""), changes=changes
        )
    except Invalid as error:
        # the page comes back with what was written, for a form filled in twice is not filled in well
        return fact_page(page, identity, refused=Refused(error, form))
    site.memo.renew()
    return RedirectResponse(page.link(f"/facts/{identity}") + "#reviews", status_code=303)


def _changes(fact: Fact, form: dict[str, str]) -> dict[str, str]:
    """What differs from the fact; a page that leaves fields out changes nothing in them."""
    before = settable(fact)
    given = {name: form[f"set_{name}"].strip() for name in before if f"set_{name}" in form}
    return {name: text for name, text in given.items() if text != before[name].strip()}
