"""One way to write an address: ``as-of``, as the command line has it, leads to ``as_of``."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import URL
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["CanonicalQuery"]

_SPELLED, _CANONICAL = "as-of", "as_of"


class CanonicalQuery:
    """Sends readers of an address with ``as-of`` on to the same with ``as_of``, so that a page has one address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the redirect, or pass the request on."""
        reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        pairs = parse_qsl(URL(scope=scope).query, keep_blank_values=True) if reads else []
        if any(name == _SPELLED for name, _ in pairs):
            path = "/" + scope["path"].lstrip("/")  # two slashes would name another host
            await RedirectResponse(f"{quote(path)}?{_rewritten(pairs)}", 308)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _rewritten(pairs: list[tuple[str, str]]) -> str:
    """The query with the canonical name; a day written under it already wins."""
    given = any(name == _CANONICAL for name, _ in pairs)
    kept = [(name if name != _SPELLED else _CANONICAL, value) for name, value in pairs if name != _SPELLED or not given]  # fmt: skip
    return urlencode(kept, safe=",")
