"""Refusals and faults as pages: what, where, why, what next."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from bashu.errors import BashuError, Conflict, Invalid, NotFound, Unavailable
from bashu.web.headers import SAFE
from bashu.web.language import DEFAULT, best_language, language_of
from bashu.web.page import Page
from bashu.web.words import noted

__all__ = ["install_failures"]

_log = logging.getLogger("bashu.web")
_STATUS: dict[type[BashuError], int] = {Invalid: 400, NotFound: 404, Conflict: 409, Unavailable: 503}


@dataclass(frozen=True, slots=True)
class _Failure:
    status: int
    title: str
    what: str
    where: str
    why: str
    next_step: str


_TITLES = {
    400: noted("This cannot be asked"),
    404: noted("Not here"),
    405: noted("This cannot be asked"),
    409: noted("Something stands in the way"),
    500: noted("Something went wrong here"),
    503: noted("Not available now"),
}


def install_failures(app: FastAPI) -> None:
    """Give every failure of the application its page."""

    @app.exception_handler(BashuError)
    def refused(request: Request, error: BashuError) -> Response:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
        next_step = error.next_step
        if status == 404 and "did you mean" not in next_step:
            # the command line's advice is of no use on a page
            next_step = noted("Search for it, or start from the overview.")
        return _answer(
            request, _Failure(status, _TITLES[status], error.what, error.where, error.why, next_step)
        )

    @app.exception_handler(HTTPException)
    def unanswered(request: Request, error: HTTPException) -> Response:
        status = error.status_code if error.status_code in _TITLES else 400
        what = noted("there is no such page") if status == 404 else noted("the site does not answer this")
        why = noted("the address may be mistyped, or the page has moved")
        step = noted("Search for it, or start from the overview.")
        return _answer(request, _Failure(status, _TITLES[status], what, request.url.path, why, step))

    @app.exception_handler(RequestValidationError)
    def misasked(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = f"{first['loc'][-1]} = {str(first.get('input', ''))[:60]}"
        what = noted("a part of the address cannot be understood")
        step = noted("Correct it in the address, or take it out.")
        return _answer(request, _Failure(400, _TITLES[400], what, where, str(first["msg"]), step))

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        _log.error("fault while answering %s", request.url.path, exc_info=error)
        what = noted("the page could not be made")
        why = noted("a fault in the program, not in what you asked")
        step = noted("Try again; if it stays, report the address and the log of the server.")
        answer = _answer(request, _Failure(500, _TITLES[500], what, request.url.path, why, step))
        # faults are answered outside the middleware that adds these to every other answer
        answer.headers.update(SAFE)
        return answer


def _answer(request: Request, failure: _Failure) -> Response:
    language = language_of(request.url.path) or best_language(request.headers.get("accept-language", DEFAULT))
    page = Page(request, request.app.state.site, language, None)
    return page.render("failure.html", status=failure.status, failure=failure)
