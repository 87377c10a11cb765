"""Check a pack: what loading needs, then what its readers rely on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

from bashu.model import Area, Pack
from bashu.region.check_documents import check_documents
from bashu.region.keys import FILES, FOLDERS
from bashu.region.load import find_pack, read_pack
from bashu.region.problem import Problem, Report
from bashu.region.read_areas import AREAS, MEMBERS
from bashu.region.read_csv import read_rows

__all__ = ["check_pack"]


def check_pack(path: str | Path) -> tuple[Problem, ...]:
    """Every problem of the pack in a folder (or of a shipped one by its name), errors first.

    Beyond what loading refuses: unknown files and folders, a statement whose quote does not stand exactly once
    in its document or whose value is not what is printed, documents without a source, names that mean two
    things on the same day. NotFound where there is no pack.
    """
    folder = find_pack(path)
    report = Report()
    _check_folder(folder, report)
    pack = read_pack(folder, report)
    if pack is not None:
        _check_parents(pack, report)
        _check_area_names(pack, report)
        _check_indicator_names(pack, report)
        _check_member_sources(folder, pack, report)
        check_documents(folder, pack, report)
    return tuple(sorted(report.problems, key=lambda problem: problem.severity != "error"))


def _check_folder(folder: Path, report: Report) -> None:
    for item in sorted(folder.iterdir()):
        known = FOLDERS if item.is_dir() else FILES
        framework = item.is_file() and item.match("framework_*.yaml")  # a pack may have several
        if item.name not in known and not framework and not item.name.startswith((".", "__")):
            report.warning(
                item.name,
                0,
                f"unknown {'folder' if item.is_dir() else 'file'}",
                why="no room reads it; known are " + ", ".join(sorted(known)),
                next_step="rename or remove it",
            )


def _check_parents(pack: Pack, report: Report) -> None:
    areas = {area.code: area for area in pack.areas}
    for area in pack.areas:
        seen, above = {area.code}, area.parent
        while above in areas and above not in seen:
            seen.add(above)
            above = areas[above].parent
        if above in seen:
            report.error(
                AREAS,
                0,
                f"{area.code} is above itself",
                why="its parents form a ring",
                next_step="mend the column parent",
            )


def _check_member_sources(folder: Path, pack: Pack, report: Report) -> None:
    sources = {source.id for source in pack.sources}
    for row in read_rows(folder, MEMBERS, Report()):
        if row.text("source") and row.text("source") not in sources:
            report.warning(
                MEMBERS,
                row.line,
                f"the source {row.text('source')!r} is unknown",
                why="sources/ has no such id",
                next_step="add it there",
            )


def _check_area_names(pack: Pack, report: Report) -> None:
    """One name may stand for two areas only where they never exist on the same day."""
    by_name: dict[str, list[Area]] = {}
    for area in pack.areas:
        for name in {name.casefold() for name in area.names.every()}:
            by_name.setdefault(name, []).append(area)
    for name, areas in by_name.items():
        for one, other in combinations(areas, 2):
            if _meet(one, other):
                report.warning(
                    AREAS,
                    0,
                    f"{name!r} means {one.code} and {other.code}",
                    why="a reader cannot tell them apart",
                    next_step="drop the alias from one",
                )


def _meet(one: Area, other: Area) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start <= min(one.valid_to or date.max, other.valid_to or date.max)


def _check_indicator_names(pack: Pack, report: Report) -> None:
    names = Counter(
        name for item in pack.indicators for name in {name.casefold() for name in item.names.every()}
    )
    for name, count in names.items():
        if count > 1:
            report.warning(
                "indicators",
                0,
                f"{name!r} names {count} indicators",
                why="a reader cannot tell them apart",
                next_step="drop the alias from all but one",
            )
    orders = Counter(item.headline for item in pack.indicators if item.headline)
    for order, count in orders.items():
        if count > 1:
            report.warning(
                "indicators",
                0,
                f"{count} indicators have the headline order {order}",
                why="their order on the overview is left to chance",
                next_step="number them apart",
            )
