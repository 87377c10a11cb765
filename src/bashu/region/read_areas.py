"""Read codelists/areas.csv and codelists/members.csv into areas."""

from __future__ import annotations

import re
from pathlib import Path

from bashu.model import Area, Member
from bashu.region.problem import Report
from bashu.region.read_csv import read_rows
from bashu.region.record import Record

__all__ = ["AREAS", "CODE", "MEMBERS", "read_areas"]

AREAS = "codelists/areas.csv"
MEMBERS = "codelists/members.csv"
#: Codes are parts of a series key, which joins them by dots, and of addresses.
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def read_areas(folder: Path, report: Report) -> tuple[Area, ...]:
    """The pack's areas in the order of the file, composed ones with their members."""
    if not (folder / AREAS).exists():
        report.error(
            AREAS, 0, "the file is missing", why="a pack needs its areas", next_step="write the list of areas"
        )
    rows: dict[str, Record] = {}
    for row in read_rows(folder, AREAS, report):
        code = row.text("code")
        if not CODE.fullmatch(code):
            row.wrong(
                "code", f"the code {code!r}", why="letters, digits, - and _ only", next_step="rename it"
            )
        elif code in rows:
            row.wrong(
                "code",
                f"the area {code} stands twice",
                why=f"first on line {rows[code].line}",
                next_step="keep one row",
            )
        else:
            rows[code] = row
    members = _read_members(folder, rows, report)
    return tuple(_area(row, tuple(members.get(code, ())), rows) for code, row in rows.items())


def _area(row: Record, members: tuple[Member, ...], rows: dict[str, Record]) -> Area:
    parent, successor = row.text("parent"), row.text("replaced_by")
    for key, code in (("parent", parent), ("replaced_by", successor)):
        if code and code not in rows:
            row.wrong(key, f"{key} {code} is unknown", why="no row has this code", next_step="add that area")
    start, end = row.day("valid_from"), row.day("valid_to")
    if start and end and start > end:
        row.wrong("valid_to", "the area ends before it starts", why=f"{start} > {end}", next_step="swap them")
    if successor and end is None:
        row.wrong(
            "replaced_by", "a replaced area without an end", why="valid_to is empty", next_step="add the day"
        )
    return Area(
        code=row.text("code"),
        names=row.names(),
        kind=row.text("kind"),
        parent=parent or None,
        valid_from=start,
        valid_to=end,
        members=members,
        replaced_by=successor or None,
        note=row.text("note"),
    )


def _read_members(folder: Path, areas: dict[str, Record], report: Report) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for row in read_rows(folder, MEMBERS, report):
        whole, code = row.text("area"), row.text("member")
        for key, known in (("area", whole), ("member", code)):
            if known and known not in areas:
                row.wrong(
                    key,
                    f"the area {known} is unknown",
                    why=f"{AREAS} has no such code",
                    next_step="add it there",
                )
        if any(member.code == code for member in found.get(whole, ())):
            row.wrong(
                "member", f"{code} is in {whole} twice", why="one row a member", next_step="remove one row"
            )
            continue
        part = row.choice("part", ("yes", "no"), "no") == "yes"
        found.setdefault(whole, []).append(Member(code, part, row.text("note")))
    _refuse_loops(found, report)
    return found


def _refuse_loops(members: dict[str, list[Member]], report: Report) -> None:
    """An area inside itself would never end when its members are walked."""
    done: set[str] = set()
    for root in members:
        stack: list[tuple[str, tuple[str, ...]]] = [(root, (root,))]
        while stack:
            code, path = stack.pop()
            for member in members.get(code, ()):
                if member.code in path:
                    report.error(
                        MEMBERS,
                        0,
                        f"{member.code} lies inside itself",
                        why=" > ".join((*path, member.code)),
                        next_step="remove one of these rows",
                    )
                    return
                if member.code in members and member.code not in done:
                    stack.append((member.code, (*path, member.code)))
        done.add(root)
