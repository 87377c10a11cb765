"""Load a pack: every file that this room knows, into one Pack."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bashu.errors import NotFound, Unavailable
from bashu.model import Pack
from bashu.region.keys import FORMAT
from bashu.region.problem import Report
from bashu.region.read_areas import read_areas
from bashu.region.read_file import MAX_YAML, read_text
from bashu.region.read_indicators import read_indicators
from bashu.region.read_recipes import read_recipes
from bashu.region.read_sources import read_sources
from bashu.region.read_statements import read_statements
from bashu.region.read_yaml import read_yaml
from bashu.region.record import Record, record_of

__all__ = ["find_pack", "load_pack", "pack_names", "read_pack"]

_SHIPPED = Path(__file__).resolve().parent.parent / "packs"
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


def pack_names() -> tuple[str, ...]:
    """The packs that come with bashu.

    >>> pack_names()
    ('chengdu_chongqing',)
    """
    return tuple(sorted(path.parent.name for path in _SHIPPED.glob("*/pack.yaml")))


def find_pack(name_or_path: str | Path) -> Path:
    """The folder of a pack: a shipped one by its name, else any folder by its path.

    NotFound where none is, Unavailable where it may not be looked into.
    """
    text = str(name_or_path)
    if _ID.fullmatch(text) and (_SHIPPED / text / "pack.yaml").is_file():
        return _SHIPPED / text
    folder = Path(name_or_path)
    try:
        if (folder / "pack.yaml").is_file():
            return folder
        why = (
            "it holds no pack.yaml"
            if folder.is_dir()
            else "no shipped pack has this name, no folder this path"
        )
    except PermissionError as error:
        raise Unavailable(
            "cannot look into the pack",
            where=text,
            why=str(error.strerror),
            next_step="ask for the right to read it",
        ) from None
    except OSError as error:  # such as a name too long for a path
        why = str(error.strerror)
    raise NotFound(
        "no such pack",
        where=text[:200],
        why=why,
        next_step="give a folder with a pack.yaml, or one of: " + ", ".join(pack_names()),
    )


def load_pack(name_or_path: str | Path, *, statements: bool = True) -> Pack:
    """The pack of that name or path; without ``statements`` its curated readings are neither read nor checked.

    NotFound where there is none; Invalid, with file and line, at the first mistake in it. A shipped pack is
    read once a process.
    """
    folder = find_pack(name_or_path)
    return (_load_shipped if folder.parent == _SHIPPED else _load)(folder, statements)


def _load(folder: Path, statements: bool = True) -> Pack:
    report = Report()
    pack = read_pack(folder, report, statements=statements)
    report.raise_first()
    assert pack is not None, "a pack that does not read has an error in its report"
    return pack


_load_shipped = lru_cache(maxsize=8)(_load)


def read_pack(folder: Path, report: Report, *, statements: bool = True) -> Pack | None:
    """Read what can be read and note the rest; None where pack.yaml itself is broken."""
    text = read_text(folder / "pack.yaml", file="pack.yaml", limit=MAX_YAML, report=report)
    node = None if text is None else read_yaml(text, file="pack.yaml", report=report)
    record = record_of(node, "pack", file="pack.yaml", report=report)
    if record is None or not _readable(record):
        return None
    areas = read_areas(folder, report)
    indicators = read_indicators(folder, report)
    sources = read_sources(folder, report)
    documents = tuple(sorted((folder / "documents").glob("*.md")))
    curated = (
        read_statements(
            folder,
            documents=frozenset(path.stem for path in documents),
            indicators=frozenset(item.code for item in indicators),
            areas=frozenset(item.code for item in areas),
            report=report,
        )
        if statements
        else ()
    )
    recipes = read_recipes(
        folder,
        report,
        indicators={item.code: item for item in indicators},
        areas=frozenset(item.code for item in areas),
    )
    if record.text("area") not in {item.code for item in areas}:
        record.wrong(
            "area",
            f"the area {record.text('area')!r} is unknown",
            why="codelists/areas.csv has no such code",
            next_step="name the code of the region itself",
        )
    return Pack(
        id=record.text("id"),
        names=record.names(),
        version=record.text("version"),
        area=record.text("area"),
        licence=record.text("licence"),
        areas=areas,
        indicators=indicators,
        sources=sources,
        documents=documents,
        statements=curated,
        recipes=recipes,
    )


def _readable(record: Record) -> bool:
    if not _ID.fullmatch(record.text("id")):
        record.wrong(
            "id",
            f"the id {record.text('id')!r}",
            why="small letters, digits and _ only",
            next_step="rename it",
        )
    if record.text("format") != str(FORMAT):
        record.wrong(
            "format",
            f"the pack has format {record.text('format')!r}",
            why=f"this bashu reads format {FORMAT}",
            next_step="update bashu, or write the pack in this format",
        )
        return False
    return True
