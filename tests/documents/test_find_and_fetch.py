"""Files of a folder, and documents behind addresses."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bashu.documents import Limits, count_passed_over, fetch, find_documents, read_address
from bashu.errors import Invalid, NotFound, Unavailable

PAGE = b"<html><body><h1>Trade grows</h1><p>Trade grew by 8.1 percent in 2022, the bureau said on Monday.</p></body></html>"


def test_documents_of_a_folder_are_sorted_and_hidden_or_unknown_files_are_not(tmp_path):
    for name in (
        "b/two.md",
        "a.txt",
        "b/one.html",
        ".hidden/x.txt",
        "b/.y.txt",
        "photo.jpg",
        "b/c/three.PDF",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Trade grew.")
    found = [str(path.relative_to(tmp_path)) for path in find_documents(tmp_path)]
    assert found == ["a.txt", "b/one.html", "b/two.md", "b/c/three.PDF"]
    assert list(find_documents(tmp_path / "a.txt")) == [tmp_path / "a.txt"]
    assert dict(count_passed_over(tmp_path)) == {".jpg": 1}


def test_links_in_a_loop_end(tmp_path):
    (tmp_path / "a.txt").write_text("Trade grew.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert [path.name for path in find_documents(tmp_path)] == ["a.txt"]


def test_an_absent_folder_is_said(tmp_path):
    with pytest.raises(NotFound):
        find_documents(tmp_path / "absent")


class Site(BaseHTTPRequestHandler):
    """A site with a page, redirects, a rule for robots, a large and a slow page."""

    robots = b"User-agent: *\nDisallow: /private\n"

    def do_GET(self):
        routes = {
            "/robots.txt": (200, {}, self.robots),
            "/page.html": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
            "/moved": (302, {"Location": "/page.html"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/away": (302, {"Location": "file:///etc/passwd"}, b""),
            "/private/page.html": (200, {}, PAGE),
            "/large.txt": (200, {}, b"x" * 100_000),
            "/broken": (500, {}, b""),
            "/packed.html": (
                200,
                {"Content-Encoding": "gzip", "Content-Type": "text/html"},
                gzip.compress(PAGE),
            ),
            "/bomb.txt": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)),
        }
        status, headers, body = routes.get(self.path, (404, {}, b""))
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_read_with_its_final_address(site):
    document = read_address(f"{site}/moved")
    assert document.url == f"{site}/page.html"
    assert (document.name, document.title) == ("page.html", "Trade grows")
    assert document.media_type == "text/html"


def test_a_page_packed_unasked_is_unpacked(site):
    assert fetch(f"{site}/packed.html").content == PAGE


@pytest.mark.parametrize(
    ("path", "kind", "why"),
    [
        ("/private/page.html", Invalid, "robots.txt"),
        ("/round", Invalid, "redirects more than"),
        ("/away", Invalid, "only http and https"),
        ("/large.txt", Invalid, "MB"),
        ("/bomb.txt", Invalid, "MB"),
        ("/absent", NotFound, "404"),
        ("/broken", Unavailable, "500"),
    ],
)
def test_what_is_not_fetched_is_said(site, path, kind, why):
    with pytest.raises(kind) as caught:
        fetch(site + path, limits=Limits(size=50_000))
    assert why in caught.value.why
    assert caught.value.next_step


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "example.org",
        "http://",
        "http://u:p@example.org/",
        "http://[::1",
    ],
)
def test_other_addresses_are_refused(url):
    with pytest.raises(Invalid):
        fetch(url)


def test_a_dead_address_is_unavailable():
    with pytest.raises(Unavailable):
        fetch("http://127.0.0.1:9/", limits=Limits(timeout=1))
