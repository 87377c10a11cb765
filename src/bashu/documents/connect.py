"""Connect to the host of an address: its name is resolved once, and only addresses that were judged are used."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit, urlunsplit

__all__ = ["Answer", "Hosts", "Private", "Slow", "answer_of"]


class Private(Exception):
    """A host that may not be asked: all its addresses are inside a private network."""


class Slow(Exception):
    """The answer was not complete in time."""


class Hosts:
    """The addresses of hosts, each asked for once, so that a name cannot change its meaning after it was judged.

    The first host decides whether private addresses may be used at all: they may where it has no other, for then
    its user named a private one. After a public one they may not, for a stranger's page would borrow this
    machine's place in its network.
    """

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._private_allowed: bool | None = None

    def addresses(self, host: str) -> list[str]:
        """The addresses that may be connected to; raises Private where there are only others, OSError where none."""
        if host not in self._found:
            entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            self._found[host] = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
        every = self._found[host]
        public = [address for address in every if is_public(address)]
        if self._private_allowed is None:
            self._private_allowed = not public
        if not public and not self._private_allowed:
            raise Private(host)
        return every if self._private_allowed else public

    def ask_proxy(self, host: str) -> None:
        """Judge a host that a proxy connects to: literal addresses as any other, names as public ones.

        A proxy resolves names itself, so that what a name stands for cannot be told here; what it redirects to may
        be asked without the proxy.
        """
        if host == "localhost" or _is_literal(host):
            self.addresses(host)
        elif self._private_allowed is None:
            self._private_allowed = False


def is_public(address: str) -> bool:
    """Whether an address is one of the public network."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.is_site_local:
            return False
        found = _carried(found) or found
    return found.is_global and not found.is_multicast


#: Translators send what is addressed here to the IPv4 address in the last four bytes (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, in a 6to4 prefix, or translated."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


class _Readable(Protocol):
    def read1(self, n: int = -1, /) -> bytes: ...


class Answer(NamedTuple):
    """What a server answers, with its content still to be read."""

    status: int
    headers: http.client.HTTPMessage
    body: _Readable


@contextmanager
def answer_of(
    url: str, hosts: Hosts, headers: dict[str, str], *, timeout: float, deadline: float
) -> Iterator[Answer]:
    """The answer to a GET of ``url``; redirects are not followed and an error's status is no exception.

    Waiting for data ends after ``timeout`` seconds, and everything at ``deadline`` (``time.monotonic``). Raises
    Private, Slow, OSError (also for a certificate that is not the host's) and http.client.HTTPException.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not urllib.request.proxy_bypass(parts.netloc):
        hosts.ask_proxy(host)
        request = urllib.request.Request(url, headers=headers)
        through = urllib.request.ProxyHandler({parts.scheme: proxy})
        with urllib.request.build_opener(through, _Stay).open(request, timeout=timeout) as answer:
            yield Answer(answer.status, answer.headers, answer)
        return
    port = parts.port or _PORTS[parts.scheme]
    plain = _connected(hosts.addresses(host), port, timeout, deadline)
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    connection.sock = plain
    with _ended_at(deadline, plain):
        try:
            if parts.scheme == "https":
                # The certificate must be the host's, whatever address was connected to.
                connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request("GET", target, headers={"Host": parts.netloc, **headers})
            found = connection.getresponse()
            yield Answer(found.status, found.msg, found)
        finally:
            connection.close()


_PORTS = {"http": 80, "https": 443}


def _connected(addresses: list[str], port: int, timeout: float, deadline: float) -> socket.socket:
    failed: OSError = OSError("the name has no address")
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            raise Slow
        try:
            return socket.create_connection((address, port), timeout=min(timeout, left))
        except OSError as error:
            failed = error
    raise failed


@contextmanager
def _ended_at(deadline: float, sock: socket.socket) -> Iterator[None]:
    """End the connection at ``deadline``, for a server that sends a byte now and then never times out."""
    over = threading.Event()
    handle = sock.dup()  # TLS takes the socket itself over

    def end() -> None:
        over.set()
        with suppress(OSError):  # the other side has closed it already
            handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError):
        if over.is_set():
            raise Slow from None
        raise
    finally:
        timer.cancel()
        handle.close()
    if over.is_set():
        raise Slow


class _Stay(urllib.request.HTTPRedirectHandler, urllib.request.HTTPErrorProcessor):
    """Redirects and errors are judged by the caller."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None

    def http_response(self, request: object, response: object) -> object:
        return response

    https_response = http_response
