"""Fetch a document from an address, as its reader asked, politely and within limits."""

from __future__ import annotations

import http.client
import time
import urllib.robotparser
import zlib
from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from bashu.documents.connect import Answer, Hosts, Private, Slow, answer_of
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
    in its network. Names are resolved once, and the connection goes to an address that was judged.

    Raises Invalid (no such kind of address, too large, forbidden by robots.txt, a refused redirect), NotFound
    (the server has no such page) and Unavailable (no answer, a fault of the server).
    """
    limits = limits or Limits()
    current = _checked(url)
    hosts = Hosts()
    deadline = time.monotonic() + 3 * limits.timeout
    for _ in range(limits.redirects + 1):
        _ask_robots(current, limits, hosts)
        status, headers, content = _get(current, limits.size, limits, hosts, deadline)
        if status not in _REDIRECTS:
            return Fetched(content, headers.get("Content-Type", ""), current)
        current = _checked(urljoin(current, headers.get("Location", "")))
    raise _refused(url, f"it redirects more than {limits.redirects} times")


def read_address(url: str, *, limits: Limits | None = None, mode: str = "fast") -> Document:
    """Fetch an address and read the document behind it; ``url`` is the page's own canonical one if given.

    Raises as :func:`fetch` and :func:`bashu.documents.read_document` do.
    """
    found = fetch(url, limits=limits)
    name = unquote(PurePosixPath(urlsplit(found.url).path).name) or urlsplit(found.url).hostname or url
    document = read_document(found.content, name=name, media_type=found.media_type, limits=limits, mode=mode)
    return replace(document, url=document.url or found.url)


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


def _ask_robots(url: str, limits: Limits, hosts: Hosts) -> None:
    parts = urlsplit(url)
    robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    for _ in range(limits.redirects + 1):
        deadline = time.monotonic() + limits.timeout
        status, headers, content = _get(robots, _ROBOTS_SIZE, limits, hosts, deadline, refuse=False)
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
    url: str, size: int, limits: Limits, hosts: Hosts, deadline: float, *, refuse: bool = True
) -> tuple[int, Message, bytes]:
    """Status, headers and content; with ``refuse`` an error's status raises."""
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    try:
        with answer_of(url, hosts, headers, timeout=limits.timeout, deadline=deadline) as answer:
            if 200 <= answer.status < 300:
                return answer.status, answer.headers, _read(answer, url, size, limits, deadline)
            if not refuse or (answer.status in _REDIRECTS and answer.headers.get("Location")):
                return answer.status, answer.headers, b""
            raise _by_status(url, answer.status)
    except Private as error:
        raise _refused(url, f"{error} is inside a private network and a public address led there") from None
    except Slow:
        raise _too_slow(url, limits) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise Unavailable(
            "the address does not answer",
            where=url,
            why=str(error) or type(error).__name__,
            next_step="check the address and the connection, and try again",
        ) from None


def _read(answer: Answer, url: str, size: int, limits: Limits, deadline: float) -> bytes:
    """The content, unpacked where the server packs it unasked."""
    packed = answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed else None  # either kind of header
    parts = bytearray()
    sent = 0
    while part := answer.body.read1(1 << 16):
        sent += len(part)
        parts += unpacker.decompress(part, size + 1 - len(parts)) if unpacker else part
        if len(parts) > size:
            raise refuse_size(url, replace(limits, size=size))
        if time.monotonic() > deadline:
            raise Slow
    told = "" if "Transfer-Encoding" in answer.headers else answer.headers.get("Content-Length", "")
    if (told.isdecimal() and sent < int(told)) or (unpacker and sent and not unpacker.eof):
        raise ConnectionError(
            "the connection ended before the page did"
        )  # a part would be kept for the whole
    return bytes(parts)


def _too_slow(url: str, limits: Limits) -> Unavailable:
    return Unavailable(
        "the address answers too slowly",
        where=url,
        why=f"it was not done after {3 * limits.timeout:g} seconds",
        next_step="try again later, or save the page and add the file",
    )


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
