"""Checks: contradictions in the record, explained; and one of them with what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bashu.errors import Invalid, NotFound
from bashu.model import Acceptance, Finding
from bashu.web import check_words
from bashu.web.checks import Checks, Filters, list_checks, shown
from bashu.web.guard import check_sender, form_of
from bashu.web.page import Page, PageOf
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.store import DocumentRow
    from bashu.workspace import AuditView

__all__ = ["editing", "router"]

router = APIRouter()
#: Only there where the site was opened for editing.
editing = APIRouter()
A_PAGE = 15
#: The list shows so many other figures and solutions of a finding; its own page shows all.
MOST = 8

_Text = Annotated[str, Query(max_length=200)]
FormOf = Annotated[dict[str, str], Depends(form_of)]


def _filters(
    page: PageOf,
    state: _Text = "",
    cause: _Text = "",
    severity: _Text = "",
    publisher: _Text = "",
    indicator: _Text = "",
    doc: _Text = "",
) -> Filters:
    for name, value, known in (
        ("state", state, check_words.STATES),
        ("cause", cause, check_words.CAUSES),
        ("severity", severity, check_words.SEVERITIES),
    ):
        if value and value not in known:
            raise Invalid(
                noted("a part of the address cannot be understood"),
                where=f"{name}={value[:40]}",
                why=", ".join(known),
                next_step=noted("Correct it in the address, or take it out."),
            )
    if indicator and indicator not in page.workspace.indicators:
        raise NotFound(
            noted("no such indicator"), where=indicator[:40], why=noted("the pack does not define it")
        )
    return Filters(state, cause, severity, publisher, indicator, doc)


@router.get("/checks")
def checks(
    page: PageOf,
    filters: Annotated[Filters, Depends(_filters)],
    start: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
) -> HTMLResponse:
    """The findings, gravest first."""
    view, accepted = _view(page), _accepted(page)
    listed: Checks = page.site.memo.get(
        ("checks", filters, page.as_of),
        lambda: list_checks(view, accepted, filters, sources=_sources(page, view)),
    )
    items = page.site.memo.get(
        ("shown checks", filters, start, page.as_of),
        lambda: [shown(view, item, accepted, most=MOST) for item in listed.findings[start : start + A_PAGE]],
    )
    return page.render(
        "checks.html",
        listed=listed,
        items=items,
        filters=filters,
        filtered=filters != Filters(),
        start=start,
        a_page=A_PAGE,
        view=view,
        says=check_words,
        most=MOST,
    )


@router.get("/checks/{identity}")
def finding(page: PageOf, identity: str) -> HTMLResponse:
    """One finding with everything that is known of it, and the smallest adjustment as a proposal."""
    view = _view(page)
    item = _finding(view, identity)
    proposals = page.site.memo.get(
        ("proposals", identity, page.as_of), lambda: view.audit.proposals(item) if not item.doc else ()
    )
    edits = {edit.name: edit for edit in view.edits}
    return page.render(
        "finding.html",
        item=shown(view, item, _accepted(page)),
        proposals=[(one, view.facts[one.fact]) for one in proposals if one.fact in view.facts],
        edits=[edits[name] for name in item.edits if name in edits],
        view=view,
        says=check_words,
    )


@editing.post("/checks/{identity}/accept")
def accept(page: PageOf, identity: str, form: FormOf) -> Response:
    """Record that a person knows of the finding and go back to it."""
    site = page.site
    check_sender(page.request, form, token=site.token, hosts=site.hosts)
    page.workspace.accept(identity, author=form.get("author", ""), reason=form.get("reason", ""))
    site.memo.renew()
    return RedirectResponse(page.link(f"/checks/{identity}", as_of=None) + "#state", status_code=303)


def _view(page: Page) -> AuditView:
    return page.site.memo.get(("audit", page.as_of), lambda: page.workspace.audit(as_of=page.as_of))


def _accepted(page: Page) -> Mapping[str, Acceptance]:
    return page.site.memo.get(("accepted", page.as_of), lambda: page.workspace.acceptances(as_of=page.as_of))


def _sources(page: Page, view: AuditView) -> Mapping[str, DocumentRow]:
    docs = {doc for item in view.report.findings for doc in (*item.docs, item.doc) if doc}
    return page.site.memo.get(
        ("finding sources", page.as_of), lambda: page.workspace.store.document_rows(docs)
    )


def _finding(view: AuditView, identity: str) -> Finding:
    found = next((item for item in view.report.findings if item.id == identity), None)
    if found is None:
        raise NotFound(
            noted("no such finding"),
            where=identity[:40],
            why=noted("the figures in it may have been reviewed, or joined by others since"),
        )
    return found
