"""Documents: the list, and the reading view with every figure marked in its sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from bashu.model import Fact
from bashu.web import words
from bashu.web.marks import first_unread, parts_of
from bashu.web.page import PageOf

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["router", "standing_facts"]

router = APIRouter()
A_PAGE = 40


@router.get("/documents")
def documents(
    page: PageOf,
    q: Annotated[str, Query(max_length=200)] = "",
    start: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
) -> HTMLResponse:
    """The documents, newest first, those that hold ``q`` where it is given."""
    text = q.strip()
    found = page.site.memo.get(
        ("documents", text, start, page.as_of),
        lambda: page.workspace.documents(text=text, limit=A_PAGE, offset=start, as_of=page.as_of),
    )
    return page.render("documents.html", found=found, text=text, start=start, a_page=A_PAGE)


def standing_facts(workspace: Workspace, identity: str) -> tuple[Fact, ...]:
    """The facts of a document without those that a review took out."""
    facts = workspace.document_facts(identity)
    verdicts = workspace.verdicts(facts)
    return tuple(fact for fact in facts if not (fact.id in verdicts and verdicts[fact.id].withdraws))


@router.get("/documents/{identity}")
def document(
    page: PageOf, identity: str, part: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> HTMLResponse:
    """One document as text; long ones in parts."""
    read, facts, unread = page.site.memo.get(
        ("document", identity),
        lambda: (
            page.workspace.document(identity),
            standing_facts(page.workspace, identity),
            page.workspace.left_alone(identity),
        ),
    )
    parts = page.site.memo.get(("parts", identity), lambda: parts_of(read, facts, unread))
    kinds = Counter(fact.kind for fact in facts)
    number = min(part, len(parts))
    late = bool(page.as_of and read.published and read.published > page.as_of)
    return page.render(
        "document.html",
        document=read,
        facts=facts,
        unread=unread,
        first_unread=first_unread(parts),
        part=parts[number - 1],
        number=number,
        parts_of=len(parts),
        kinds=[(kind, kinds[kind]) for kind in words.KINDS if kind in kinds],
        late=late,
        alarms=sum(1 for fact in facts if page.alarm(fact.id)),
    )
