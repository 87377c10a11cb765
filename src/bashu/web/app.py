"""The application: routes in every language, static files, and what every answer carries."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.middleware.gzip import GZipMiddleware

from bashu.web.canonical import CanonicalQuery
from bashu.web.failures import install_failures
from bashu.web.headers import SafeHeaders
from bashu.web.language import LANGUAGES, best_language
from bashu.web.routes import EDITING, ROUTERS
from bashu.web.site import Site

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["create_app"]

_YEAR = 31_536_000


def create_app(workspace: Workspace, *, edit: bool = False, hosts: Collection[str] | None = None) -> FastAPI:
    """The site of a workspace as an ASGI application. It asks nothing of the network.

    It only reads, unless ``edit`` opens it for reviews; these are taken only where the site is addressed by
    one of ``hosts`` (None: by any name).
    """
    app = FastAPI(title="bashu", docs_url=None, redoc_url=None, openapi_url=None)
    known = None if hosts is None else frozenset(hosts)
    app.state.site = site = Site(workspace, editing=edit, hosts=known)
    app.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=6)
    app.add_middleware(CanonicalQuery)
    app.add_middleware(SafeHeaders)
    install_failures(app)
    for language in LANGUAGES:
        for router in (*ROUTERS, *EDITING) if edit else ROUTERS:
            app.include_router(router, prefix=f"/{language}")
    by_address = {asset.address: asset for asset in site.assets.values()}

    @app.get("/")
    def choose_language(request: Request) -> Response:
        """To the overview in the reader's language, with the query it was asked with."""
        chosen = best_language(request.headers.get("accept-language", ""))
        tail = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{chosen}/{tail}", status_code=307, headers={"Vary": "Accept-Language"})

    @app.get("/favicon.ico")
    def icon() -> Response:
        """The mark of the site."""
        return RedirectResponse(site.assets["mark.svg"].address, status_code=308)

    @app.get("/static/{name}")
    def static(request: Request, name: str) -> Response:
        """A static file; its name changes with its content, so it may be kept for good."""
        asset = by_address.get(request.url.path)
        if asset is None:
            raise HTTPException(404)
        return Response(
            asset.content,
            media_type=asset.media_type,
            headers={"Cache-Control": f"public, max-age={_YEAR}, immutable"},
        )

    return app
