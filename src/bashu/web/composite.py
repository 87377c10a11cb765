"""The composite index as its page shows it: scores by theme, what adds to them, coverage, ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bashu.errors import Invalid, NotFound
from bashu.model.framework import Framework, FrameworkIndicator, FrameworkNode
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.index import Coverage, Figure, Part, RankInterval
    from bashu.workspace import IndexView, Workspace

__all__ = ["Composite", "Wanted", "areas_with_figures", "compose", "framework_of", "weights_of"]

#: Rank intervals are the same each time they are asked for.
SEED = 20_240_101
#: An area is offered where it has series of at least this share of the framework's measures.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for; no areas leaves the choice to the site. ``weights`` are those moved."""

    framework: str
    areas: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Composite:
    """An index with what its page needs of one unit.

    ``first`` and ``newest`` are the first and the last period with a score; ``parts`` add up to the newest
    score, ``moves`` to its distance from the first. ``figures`` are by indicator and period. ``ranks`` are
    empty for a single unit.
    """

    framework: Framework
    view: IndexView
    unit: str
    first: str
    newest: str
    parts: tuple[Part, ...]
    moves: tuple[Part, ...]
    coverage: tuple[Coverage, ...]
    figures: Mapping[tuple[str, str], Figure]
    ranks: tuple[RankInterval, ...]

    @property
    def names(self) -> Mapping[str, FrameworkNode | FrameworkIndicator]:
        """Nodes and indicators by code."""
        return _parts(self.framework)

    @property
    def themes(self) -> tuple[FrameworkNode, ...]:
        """The index itself, then the nodes directly below it."""
        root = self.framework.root
        return (root, *(node for node in self.framework.nodes if node.parent == root.code))

    def score(self, code: str, period: str, unit: str = "") -> float | None:
        """A score; None where there is none, or where the design has the node without figures."""
        if code not in self.view.result.scores.codes:
            return None
        return self.view.result.score(unit or self.unit, period, code=code).value


def framework_of(workspace: Workspace, name: str) -> Framework:
    """A framework of the pack by its name; the site opens no other file."""
    if name not in workspace.frameworks():
        raise NotFound(noted("no such framework"), where=name[:40], why=noted("the pack does not bring it"))
    return workspace.framework(name)


def weights_of(query: Mapping[str, str], framework: Framework) -> tuple[tuple[str, float], ...]:
    """The weights that the address moves, ``w_CODE=2``; those of the framework are left out."""
    known = _parts(framework)
    found = []
    for name, text in query.items():
        if not name.startswith("w_") or not text.strip():
            continue
        code = name[2:]
        try:
            weight = float(text)
        except ValueError:
            weight = -1.0
        if code not in known or not 0 <= weight <= 1000:
            raise Invalid(
                noted("a part of the address cannot be understood"),
                where=f"{name[:40]}={text[:40]}",
                why=noted("a weight is a number from 0 to 1000, of a part of the framework"),
                next_step=noted("Correct it in the address, or take it out."),
            )
        if weight != framework.weight_of(code):
            found.append((code, weight))
    return tuple(sorted(found))


def areas_with_figures(workspace: Workspace, framework: Framework, as_of: date | None) -> tuple[str, ...]:
    """Areas for which an index can be built: the region where the framework says what it reads, and areas
    with series of enough of its measures, the fullest first."""
    counts: dict[str, int] = {}
    measures = sorted({item.measure for item in framework.indicators if item.measure})
    for measure in measures:
        rows = workspace.series_list(indicator=measure, as_of=as_of)
        for area in {row.key.area for row in rows}:
            counts[area] = counts.get(area, 0) + 1
    region = workspace.pack.area
    enough = [area for area, count in counts.items() if count >= ENOUGH * len(measures)]
    offered = sorted(set(enough) - {region}, key=lambda area: (-counts[area], area))
    stands_in = any(item.areas for item in framework.indicators) and counts
    return tuple(([region] if region in enough or stands_in else []) + offered)


def _parts(framework: Framework) -> dict[str, FrameworkNode | FrameworkIndicator]:
    nodes: dict[str, FrameworkNode | FrameworkIndicator] = {node.code: node for node in framework.nodes}
    return nodes | {item.code: item for item in framework.indicators}


def compose(workspace: Workspace, wanted: Wanted, *, unit: str = "") -> Composite:
    """The index that the address asks for; ``unit`` is the area shown in detail, the first by default."""
    from bashu.index import reweighted  # arrays and their statistics take a second to import

    framework = reweighted(framework_of(workspace, wanted.framework), dict(wanted.weights))
    view = workspace.index(framework, areas=wanted.areas, as_of=wanted.as_of)
    result = view.result
    shown = unit or result.units[0]
    if shown not in result.units:
        raise NotFound(noted("no such area"), where=shown[:40], why=noted("it is not among the areas chosen"))
    scored = [period for period in result.periods if result.score(shown, period).value is not None]
    first, newest = (scored[0], scored[-1]) if scored else ("", "")
    return Composite(
        framework,
        view,
        shown,
        first,
        newest,
        result.contributions(shown, newest) if newest else (),
        result.changes(shown, first, newest) if first != newest else (),
        result.coverage(shown, newest or result.periods[-1]),
        {(item.code, item.period): item for item in view.gathered.figures if item.unit == shown},
        _ranks(view, framework, newest),
    )


def _ranks(view: IndexView, framework: Framework, period: str) -> tuple[RankInterval, ...]:
    if len(view.result.units) < 2 or not period:
        return ()
    from bashu.index import uncertainty, usual_inputs

    found = uncertainty(
        view.gathered.panel, framework, usual_inputs(framework), seed=SEED, replications=512, period=period
    )
    return tuple(sorted(found.intervals, key=lambda one: (one.nominal is None, one.nominal or 0)))
