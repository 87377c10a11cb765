"""Connections: the judged address is the one connected to, private networks stay closed to strangers, slow servers end."""

import gzip
import socket
import ssl
import threading
import time

import pytest

from bashu.documents import Limits, connect, fetch
from bashu.errors import Invalid, Unavailable

PUBLIC, PRIVATE = "93.184.215.14", "127.0.0.1"


def names(monkeypatch, answers):
    """Let names stand for addresses: each look-up of a name takes its next answer, the last one for good."""
    left = {name: list(found) for name, found in answers.items()}

    def look_up(host, port, *args, **kwargs):
        found = left[host].pop(0) if len(left[host]) > 1 else left[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def dialled(monkeypatch):
    """Addresses that were connected to; nothing answers."""
    found = []

    def dial(address, **kwargs):
        found.append(address[0])
        raise OSError("nobody there")

    monkeypatch.setattr(socket, "create_connection", dial)
    return found


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.215.14", True), ("2606:2800:21f::1", True), ("127.0.0.1", False), ("10.0.0.8", False), ("0.0.0.0", False),
     ("192.168.1.1", False), ("169.254.169.254", False), ("::1", False), ("::ffff:127.0.0.1", False), ("fe80::1%eth0", False),
     ("224.0.0.1", False), ("fec0::1", False), ("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True), ("2002:7f00:1::", False)],
)  # fmt: skip
def test_public_addresses_are_known(address, public):
    assert connect.is_public(address) == public


def test_a_name_that_changes_its_address_after_it_was_judged_gains_nothing(monkeypatch, dialled):
    names(monkeypatch, {"example.org": [[PUBLIC], [PRIVATE]]})
    with pytest.raises(Unavailable):
        fetch("http://example.org/page.html")
    assert dialled == [PUBLIC]


def test_of_a_name_for_both_networks_only_the_public_address_is_used(monkeypatch, dialled):
    names(monkeypatch, {"example.org": [[PRIVATE, PUBLIC]]})
    with pytest.raises(Unavailable):
        fetch("http://example.org/page.html")
    assert dialled == [PUBLIC]


def test_after_a_public_host_a_private_one_is_refused_and_after_a_private_one_it_is_not(monkeypatch):
    names(monkeypatch, {"a.example": [[PUBLIC]], "b.example": [[PRIVATE]]})
    hosts = connect.Hosts()
    assert hosts.addresses("a.example") == [PUBLIC]
    with pytest.raises(connect.Private):
        hosts.addresses("b.example")
    hosts = connect.Hosts()
    assert hosts.addresses("b.example") == [PRIVATE]
    assert hosts.addresses("a.example") == [PUBLIC]


def serve(answer):
    """A server for one connection at a time; ``answer`` gets each socket. Gives its port."""
    server = socket.create_server(("127.0.0.1", 0))

    def run():
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            with peer:
                try:
                    answer(peer)
                except OSError:
                    continue

    threading.Thread(target=run, daemon=True).start()
    return server


def test_a_redirect_from_a_public_to_a_private_host_is_refused(monkeypatch):
    def answer(peer):
        asked = peer.recv(4096)
        if b"/robots.txt" in asked:
            peer.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
        else:
            peer.sendall(b"HTTP/1.1 302 Go\r\nLocation: http://inner.example/\r\nContent-Length: 0\r\n\r\n")

    names(monkeypatch, {"outer.example": [[PUBLIC]], "inner.example": [[PRIVATE]]})
    dial = _dialler(monkeypatch)
    with serve(answer) as server, pytest.raises(Invalid, match="private network"):
        dial(server.getsockname())
        fetch("http://outer.example/page.html")


def _dialler(monkeypatch):
    """Let every connection go to the address given to the function returned."""

    def to(address):
        def dial(_, timeout):
            sock = socket.socket()
            sock.settimeout(timeout)
            sock.connect(address)
            return sock

        monkeypatch.setattr(socket, "create_connection", dial)

    return to


def test_a_server_that_sends_a_byte_now_and_then_is_left_in_time():
    def drip(peer):
        peer.recv(4096)
        for char in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000:
            peer.sendall(bytes((char,)))
            time.sleep(0.05)

    begun = time.monotonic()
    with serve(drip) as server, pytest.raises(Unavailable, match="slowly"):
        fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", limits=Limits(timeout=0.5))
    assert time.monotonic() - begun < 5


def test_a_slow_server_is_left_in_time_where_tls_has_taken_the_socket_over(monkeypatch):
    class Context:
        def wrap_socket(self, sock, *, server_hostname):
            taken = socket.socket(fileno=sock.detach())
            taken.settimeout(5)
            return taken

    def drip(peer):
        peer.recv(4096)
        for _ in range(200):
            peer.sendall(b"H")
            time.sleep(0.05)

    monkeypatch.setattr(ssl, "create_default_context", Context)
    begun = time.monotonic()
    with serve(drip) as server, pytest.raises(Unavailable, match="slowly"):
        fetch(f"https://127.0.0.1:{server.getsockname()[1]}/", limits=Limits(timeout=0.5))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("inner", ["http://inner.example/", "http://127.0.0.1:9/"])
def test_a_page_behind_a_proxy_leads_to_no_private_host(monkeypatch, inner):
    def answer(peer):
        asked = peer.recv(4096)
        assert b"GET http://outer.example/" in asked
        status = b"404 No" if b"/robots.txt" in asked else b"302 Go"
        peer.sendall(b"HTTP/1.1 %b\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % (status, inner.encode()))

    with serve(answer) as server, pytest.raises(Invalid, match="private network"):
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.setenv("no_proxy", "inner.example")
        names(monkeypatch, {"127.0.0.1": [[PRIVATE]], "inner.example": [[PRIVATE]]})
        fetch("http://outer.example/page.html")


@pytest.mark.parametrize(
    "page",
    [
        b"Content-Length: 100\r\n\r\nTrade grew by 8",
        b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"Trade grew by 8.1 percent.")[:-10],
    ],
)
def test_half_a_page_is_no_page(page):
    def answer(peer):
        asked = peer.recv(4096)
        gone = b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
        peer.sendall(gone if b"/robots.txt" in asked else b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + page)

    with serve(answer) as server, pytest.raises(Unavailable, match="ended before"):
        fetch(f"http://127.0.0.1:{server.getsockname()[1]}/page.html", limits=Limits(timeout=2))


def test_the_certificate_is_judged_by_the_name_of_the_host(monkeypatch):
    asked = []

    class Context:
        def wrap_socket(self, sock, *, server_hostname):
            asked.append(server_hostname)
            raise ssl.SSLCertVerificationError("certificate of another host")

    monkeypatch.setattr(ssl, "create_default_context", Context)
    with serve(lambda peer: peer.recv(1)) as server, pytest.raises(Unavailable, match="another host"):
        fetch(f"https://localhost:{server.getsockname()[1]}/", limits=Limits(timeout=2))
    assert asked == ["localhost"]
