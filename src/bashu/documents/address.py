"""Fetch a document from an address, as its reader asked, politely and within limits."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
import urllib.robotparser
from collections.abc import Callable
from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from bashu.documents.limits import Limits
from bashu.documents.load import refuse_size
from bashu.documents.read import read_document
from bashu.errors import BashuError, Invalid, NotFound, Unavailable
from bashu.model import Document

__all__ = ["Fetched", "fetch", "read_address"]

AGENT = "bashu"
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_SIZE = 500_000


class Fetched(NamedTuple):
    """What an address gave: its bytes, their declared media type and the address they came from."""

    content: bytes
    media_type: str
    url: str


def fetch(url: str, *, limits: Limits | None = None) -> Fetched:
    """The bytes behind an http or https address.

    The site's robots.txt is asked first. Waiting ends after ``limits.timeout`` seconds without data and after
    three times that in all, reading at ``limits.size`` bytes, following at ``limits.redirects`` redirects; a
    redirect from a public to a private address is refused, for it would lend a stranger this machine's place
    in its network.

    Raises Invalid (no such kind of address, too large, forbidden by robots.txt, a refused redirect), NotFound
    (the server has no such page) and Unavailable (no answer, a fault of the server).
    """
    limits = limits or Limits()
    current = _checked(url)
    private = _is_private(current)
    deadline = time.monotonic() + 3 * limits.timeout
    for _ in range(limits.redirects + 1):
        _ask_robots(current, limits)
        status, headers, content = _get(current, limits.size, limits, deadline)
        if status not in _REDIRECTS:
            return Fetched(content, headers.get("Content-Type", ""), current)
        current = _checked(urljoin(current, headers.get("Location", "")))
        if not private and _is_private(current):
            raise _refused(url, f"it redirects to {current}, an address inside a private network")
    raise _refused(url, f"it redirects more than {limits.redirects} times")


def read_address(url: str, *, limits: Limits | None = None, mode: str = "fast") -> Document:
    """Fetch an address and read the document behind it; ``url`` is the page's own canonical one if given.

    Raises as :func:`fetch` and :func:`bashu.documents.read_document` do.
    """
    found = fetch(url, limits=limits)
    name = unquote(PurePosixPath(urlsplit(found.url).path).name) or urlsplit(found.url).hostname or url
    document = read_document(found.content, name=name, media_type=found.media_type, limits=limits, mode=mode)
    return replace(document, url=document.url or found.url)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are judged here, so the opener must not follow them."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _refused(url, f"it is no address ({error})") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _refused(url, "only http and https addresses are fetched")
    if parts.username or parts.password:
        raise _refused(url, "it carries a name or a password")
    try:
        netloc = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except UnicodeError:
        raise _refused(url, "its host name cannot be encoded") from None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit(
        (parts.scheme, netloc, path or "/", quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), "")
    )


def _is_private(url: str) -> bool:
    """Whether any address that the host's name stands for is not a public one."""
    host = urlsplit(url).hostname or ""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False  # the connection itself will say what is wrong
    return any(not ipaddress.ip_address(address.partition("%")[0]).is_global for address in found)


def _ask_robots(url: str, limits: Limits) -> None:
    parts = urlsplit(url)
    robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    for _ in range(limits.redirects + 1):
        deadline = time.monotonic() + limits.timeout
        status, headers, content = _get(robots, _ROBOTS_SIZE, limits, deadline, refuse=False)
        if status not in _REDIRECTS:
            break
        robots = _checked(urljoin(robots, headers.get("Location", "")))
    if status >= 500:  # RFC 9309, 2.3.1.4: rules that cannot be reached forbid everything
        raise _by_status(robots, status)
    if status != 200:  # 2.3.1.3: a site without rules allows everything
        return
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(content.decode("utf-8", errors="replace").splitlines())
    if not rules.can_fetch(AGENT, url):
        raise _refused(url, "the site's robots.txt asks programmes to leave this page alone")


def _get(
    url: str, size: int, limits: Limits, deadline: float, *, refuse: bool = True
) -> tuple[int, Message, bytes]:
    """Status, headers and content; with ``refuse`` an error's status raises."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"})
    try:
        with _opener.open(request, timeout=limits.timeout) as answer:
            return answer.status, answer.headers, _read(answer.read1, url, size, limits, deadline)
    except urllib.error.HTTPError as error:
        with error:
            if not refuse or (error.code in _REDIRECTS and error.headers.get("Location")):
                return error.code, error.headers, b""
        raise _by_status(url, error.code) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unavailable(
            "the address does not answer",
            where=url,
            why=str(reason) or type(error).__name__,
            next_step="check the address and the connection, and try again",
        ) from None


def _read(read: Callable[[int], bytes], url: str, size: int, limits: Limits, deadline: float) -> bytes:
    parts = bytearray()
    while part := read(1 << 16):
        parts += part
        if len(parts) > size:
            raise refuse_size(url, replace(limits, size=size))
        if time.monotonic() > deadline:
            raise Unavailable(
                "the address answers too slowly",
                where=url,
                why=f"it was not done after {3 * limits.timeout:g} seconds",
                next_step="try again later, or save the page and add the file",
            )
    return bytes(parts)


def _by_status(url: str, status: int) -> BashuError:
    reason = f"the server answers {status} {http.client.responses.get(status, '')}".strip()
    if status in (404, 410):
        return NotFound("there is no such page", where=url, why=reason, next_step="check the address")
    if status in (401, 403, 451):
        return Unavailable(
            "the page may not be fetched",
            where=url,
            why=reason,
            next_step="save it in a browser, add the file",
        )
    return Unavailable("the page cannot be fetched", where=url, why=reason, next_step="try again later")


def _refused(url: str, why: str) -> Invalid:
    return Invalid(
        "the address is not fetched", where=url, why=why, next_step="save the page yourself and add the file"
    )
