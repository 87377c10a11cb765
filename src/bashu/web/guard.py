"""Who may change the record through the site: only its own pages, opened under its own name."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request

from bashu.errors import Invalid
from bashu.web.words import noted

__all__ = ["check_sender", "form_of"]

#: A form of the site is never longer.
LONGEST = 64_000
_FIELDS = 80


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that was sent; Invalid where it is none, or longer than any of the site's."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            break
    try:
        if sent != "application/x-www-form-urlencoded" or len(body) > LONGEST:
            raise ValueError
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except ValueError:
        raise _refused(noted("it is no form of this site")) from None
    return dict(pairs)


def check_sender(
    request: Request, fields: Mapping[str, str], *, token: str, hosts: frozenset[str] | None
) -> None:
    """Invalid unless the form was filled in on a page of this site.

    The page carries ``token``, which no other site can read; browsers say where a form comes from; and the
    site answers only to ``hosts`` (None: any), so that no name of a stranger's can be pointed at it.
    """
    host = request.headers.get("host", "")
    name = urlsplit(f"//{host}").hostname or ""
    if hosts is not None and name not in hosts:
        raise _refused(noted("the site was opened under another name than it was started with"))
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "none")
    foreign = origin is not None and urlsplit(origin).netloc != host
    if foreign or site not in ("same-origin", "none"):
        raise _refused(noted("it comes from another site"))
    if not hmac.compare_digest(fields.get("token", "").encode(), token.encode()):
        raise _refused(noted("the site was started anew since the page was opened"))


def _refused(why: str) -> Invalid:
    return Invalid(
        noted("the form was not taken"),
        why=why,
        next_step=noted("Open the page again and send the form from there."),
    )
