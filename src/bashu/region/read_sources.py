"""Read sources/*.yaml: who published what, when and where."""

from __future__ import annotations

from pathlib import Path

from bashu.model import TIERS, Source
from bashu.region.problem import Report
from bashu.region.read_list import read_list
from bashu.region.record import Record

__all__ = ["check_address", "read_sources"]


def read_sources(folder: Path, report: Report) -> tuple[Source, ...]:
    """The pack's sources, files by name, within a file as written."""
    found: dict[str, Source] = {}
    for record in read_list(folder, "sources", "source", report):
        tier = record.choice("tier", TIERS)
        published = record.day("published")
        check_address(record)
        code = record.text("id")
        if code in found:
            record.wrong("id", f"the source {code} stands twice", why="ids are unique", next_step="keep one")
        if record.sound:
            found[code] = Source(
                id=code,
                title=record.text("title"),
                publisher=record.text("publisher"),
                published=published,
                url=record.text("url"),
                tier=tier,
                licence=record.text("licence"),
                note=record.text("note"),
            )
    return tuple(found.values())


def check_address(record: Record) -> None:
    """An address is shown to readers as a link, so only web addresses are let through."""
    url = record.text("url")
    if url and not url.startswith(("https://", "http://")):
        record.wrong(
            "url", f"the address {url[:60]!r}", why="it is no http(s) address", next_step="leave it empty"
        )
