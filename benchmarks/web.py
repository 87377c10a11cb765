"""How heavy and how fast the site's pages are: bytes on the wire and warm milliseconds of server time, by page type.

Takes a workspace; without one, a workspace of the shipped pack is made in a temporary folder. The application
is called directly, without a socket: what is measured is the time of the process from request to the last
byte of the compressed answer, in the median of ``--repeat`` calls after two warming ones. The first call,
which draws the charts, is shown beside it. Style and script, which a browser asks for once, are added to the
bytes of every page.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bashu import open_workspace
from bashu.web import create_app
from bashu.workspace import Workspace, create_workspace

BYTES, MILLISECONDS = 150_000, 30.0


@dataclass(frozen=True)
class Result:
    """One page type."""

    page: str
    path: str
    bytes: int
    first_ms: float
    warm_ms: float


def call(app, address: str) -> tuple[int, bytes]:
    """Ask the application for an address as a browser would; the status and the compressed body."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept-encoding", b"gzip")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    status, body = 0, bytearray()

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        nonlocal status
        status = message.get("status", status)
        body.extend(message.get("body", b""))

    asyncio.run(_ask(app, scope, receive, send))
    return status, bytes(body)


async def _ask(app, scope, receive, send) -> None:
    await app(scope, receive, send)


def addresses(workspace: Workspace) -> dict[str, str]:
    """The heaviest page of each type that the workspace has."""
    fullest = max(workspace.series_list(), key=lambda row: (row.periods, row.vintages))
    key = fullest.key
    alike = [
        row.key.area
        for row in sorted(workspace.series_list(indicator=key.indicator), key=lambda row: -row.periods)
        if (row.key.kind, row.key.frequency) == (key.kind, key.frequency) and row.key.area != key.area
    ][:4]
    rows = workspace.documents(limit=10_000).rows
    document = max(rows, key=lambda row: row.facts)
    series = f"/series/{key.indicator}/{key.area}?kind={key.kind}&frequency={key.frequency}"
    (chosen, *_) = workspace.series(key.indicator, area=key.area, kind=key.kind, frequency=key.frequency)
    return {
        "overview": "/",
        "overview as of a day": "/?as_of=2023-06-30",
        "documents": "/documents",
        "document": f"/documents/{document.id}",
        "fact": f"/facts/{chosen.current[-1].fact}",
        "series index": "/series",
        "series": series,
        "series compared": f"{series}&compare={','.join(alike)}",
        "search": "/search?q=GDP",
        "not found": "/nothing",
    }


def measure(workspace: Workspace, *, repeat: int) -> list[Result]:
    """Every page type in both languages; the slower and the heavier of the two counts."""
    app = create_app(workspace)
    shared = sum(len(call(app, address)[1]) for address in _assets(app))
    results = []
    for page, path in addresses(workspace).items():
        lines = [_measure(app, f"/{language}{path}", repeat) for language in ("en", "zh")]
        weight = shared + max(line[0] for line in lines)
        results.append(
            Result(page, path, weight, max(line[1] for line in lines), max(line[2] for line in lines))
        )
    return results


def _assets(app) -> list[str]:
    text = call_text(app, "/en/search")
    return sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', text)))


def call_text(app, address: str) -> str:
    """The page's text."""
    import gzip

    body = call(app, address)[1]
    return gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode()


def _measure(app, address: str, repeat: int) -> tuple[int, float, float]:
    first, body = _timed(app, address)
    _timed(app, address)
    times = [_timed(app, address)[0] for _ in range(repeat)]
    return len(body), round(first, 1), round(statistics.median(times), 1)


def _timed(app, address: str) -> tuple[float, bytes]:
    started = time.process_time()
    _, body = call(app, address)
    return (time.process_time() - started) * 1000, body


def main() -> int:
    """Print the table, or the same as JSON; 1 where a page misses a goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "workspace", type=Path, nargs="?", help="a workspace; by default one of the shipped pack"
    )
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        opened = (
            open_workspace(asked.workspace)
            if asked.workspace
            else create_workspace(Path(folder) / "w", pack="chengdu_chongqing")
        )
        with opened as workspace:
            results = measure(workspace, repeat=asked.repeat)
            counts = workspace.counts()
    if asked.json:
        print(json.dumps({"counts": asdict(counts), "pages": [asdict(line) for line in results]}, indent=1))
    else:
        print(f"{counts.documents} documents, {counts.facts} facts, {counts.series} series")
        print(f"{'page':22}{'kB on the wire':>15}{'first ms':>10}{'warm ms':>9}")
        for line in results:
            print(f"{line.page:22}{line.bytes / 1000:15.1f}{line.first_ms:10.1f}{line.warm_ms:9.1f}")
        print(f"goals: {BYTES / 1000:.0f} kB, {MILLISECONDS:.0f} ms warm")
    return int(any(line.bytes > BYTES or line.warm_ms > MILLISECONDS for line in results))


if __name__ == "__main__":
    sys.exit(main())
