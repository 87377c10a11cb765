"""A composite index over the record: the pack's framework, or one from a file, on the figures published by a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bashu.errors import Invalid, NotFound, Unavailable
from bashu.index import build, gather, parse_framework
from bashu.indicators import assemble
from bashu.model import FORECAST_STATUS, Kind, Observation, Pack, Period
from bashu.model.framework import Framework
from bashu.region import find_pack
from bashu.workspace.views import IndexView

if TYPE_CHECKING:
    from bashu.store import Store

__all__ = ["build_index", "find_framework", "framework_names"]


def framework_names(pack_reference: str) -> tuple[str, ...]:
    """The frameworks that a pack brings: its files ``framework*.yaml`` without their ending."""
    return tuple(sorted(path.stem for path in find_pack(pack_reference).glob("framework*.yaml")))


def find_framework(name: str, pack_reference: str) -> Framework:
    """A framework of the pack by its name, else one from a file; NotFound with the names there are, Invalid if broken."""
    names = framework_names(pack_reference)
    path = find_pack(pack_reference) / f"{name}.yaml" if name in names else Path(name)
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError):
        raise NotFound(
            "no such framework",
            where=name,
            why="the pack brings none of this name and there is no such file",
            next_step=f"use {', '.join(names)}" if names else "give a framework file",
        ) from None
    except PermissionError as error:
        raise Unavailable(
            "cannot read the framework", where=name, why=str(error), next_step="ask for access"
        ) from None
    except UnicodeDecodeError as error:
        raise Invalid("not a framework", where=name, why=str(error), next_step="save it as UTF-8") from None
    return parse_framework(text, name=path.name)


def build_index(
    store: Store,
    pack: Pack,
    framework: Framework,
    *,
    units: Sequence[str] = (),
    periods: tuple[int | None, int | None] = (None, None),
    as_of: date | None = None,
) -> IndexView:
    """The index of ``units`` (by default the region itself) over years, from values published by ``as_of``.

    Years run from the first to the last in which an indicator of the framework has a figure, within ``periods``.
    """
    areas = tuple(units) or (pack.area,)
    known = {item.code for item in pack.areas}
    for area in areas:
        if area not in known:
            raise NotFound(
                "no such area",
                where=area,
                why="the pack does not define it",
                next_step="see codelists/areas.csv of the pack",
            )
    needed = {code for item in framework.indicators for code in (item.measure, item.denominator) if code}
    current = [
        item
        for code in sorted(needed)
        for series in assemble(store.observations(indicator=code, as_of=as_of))
        for item in series.current
    ]
    years = _years(current, areas, framework, periods)
    if not years:
        raise Invalid(
            "the index has no figures",
            where=f"{framework.id} for {', '.join(areas)}",
            why="no document of the record states any of its indicators",
            next_step="choose other areas, or add documents",
        )
    gathered = gather(
        current,
        framework,
        units=areas,
        periods=tuple(map(str, years)),
        region=pack.area,
        measures={item.code for item in pack.indicators},
    )
    return IndexView(
        framework, build(gathered.panel, framework), gathered, _published(store, framework, areas, as_of)
    )


def _years(
    current: Sequence[Observation],
    areas: Sequence[str],
    framework: Framework,
    wanted: tuple[int | None, int | None],
) -> range:
    read = {code for item in framework.indicators for code in item.areas} | set(areas)
    measured = {item.measure for item in framework.indicators}
    seen = [
        Period.parse(item.period).year
        for item in current
        if item.key.area in read
        and item.key.indicator in measured
        and item.key.frequency in {"A", "M"}
        and item.key.kind != Kind.TARGET
        and item.status not in FORECAST_STATUS
    ]
    if not seen:
        return range(0)
    scale = framework.step("normalise")
    base = scale.text("base") if scale else ""
    start = int(base) if base.isdigit() else min(seen)
    return range(wanted[0] or start, (wanted[1] or max(seen)) + 1)


def _published(
    store: Store, framework: Framework, areas: Sequence[str], as_of: date | None
) -> dict[str, tuple[Observation, ...]]:
    """By node, the official scores that stand beside ours."""
    found = {}
    for node in framework.nodes:
        if node.published:
            every = [
                item
                for area in areas
                for series in assemble(store.observations(indicator=node.published, area=area, as_of=as_of))
                if series.key.kind == "index"
                for item in series.current
            ]
            found[node.code] = tuple(every)
    return found
