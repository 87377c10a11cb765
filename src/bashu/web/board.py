"""The board of targets: those a reader asked for, in three groups, and what they imply together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bashu.errors import NotFound
from bashu.model import Area
from bashu.web.standing import DECIDED, OPEN
from bashu.web.words import noted

if TYPE_CHECKING:
    from bashu.outlook import Implication
    from bashu.workspace import TargetView, Workspace

__all__ = ["Board", "Record", "choose", "find", "record"]


@dataclass(frozen=True, slots=True)
class Record:
    """Every target stated by a day, and what pairs of them imply."""

    views: tuple[TargetView, ...]
    joint: tuple[Implication, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The chosen targets: still open (soonest first), decided (newest first), and those that cannot be judged.

    ``areas``, ``themes`` and ``standings`` are those that any target has, for the choice of one; the last are counted.
    """

    open: tuple[TargetView, ...]
    decided: tuple[TargetView, ...]
    unjudged: tuple[TargetView, ...]
    joint: tuple[Implication, ...]
    areas: tuple[Area, ...]
    themes: tuple[str, ...]
    standings: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many targets were chosen."""
        return len(self.open) + len(self.decided) + len(self.unjudged)


def record(workspace: Workspace, as_of: date | None) -> Record:
    """All targets with their judgements; the slow part of the page, worth keeping."""
    views = workspace.targets(as_of=as_of)
    return Record(views, workspace.joint_targets(views, as_of=as_of))


def choose(
    workspace: Workspace, found: Record, *, area: str = "", theme: str = "", standing: str = ""
) -> Board:
    """Narrow the record's targets to an area, a theme or a standing; empty texts leave it open."""
    themes = {
        view.target.indicator: workspace.indicators[view.target.indicator].theme for view in found.views
    }
    chosen = [
        view for view in found.views
        if area in ("", view.target.area)
        and theme in ("", themes[view.target.indicator])
        and standing in ("", view.judgement.standing)
    ]  # fmt: skip
    there = {view.target.area for view in found.views}
    facts = {view.target.fact for view in chosen}
    return Board(
        tuple(sorted((v for v in chosen if v.judgement.standing in OPEN), key=_soonest)),
        tuple(view for view in chosen if view.judgement.standing in DECIDED),
        tuple(view for view in chosen if view.judgement.standing not in OPEN | DECIDED),
        tuple(one for one in found.joint if one.whole.fact in facts or one.ratio.fact in facts),
        tuple(place for place in workspace.pack.areas if place.code in there),
        tuple(dict.fromkeys(item.theme for item in workspace.pack.indicators if item.code in themes)),
        Counter(str(view.judgement.standing) for view in found.views),
    )


def find(found: Record, fact: str) -> TargetView:
    """The target that a fact states; NotFound where none does, by the day asked for."""
    for view in found.views:
        if any(item.fact == fact for item in view.statements):
            return view
    raise NotFound(
        noted("no such target"),
        where=fact[:40],
        why=noted("no target with this id had been published"),
        next_step=noted("Look for it on the board of targets."),
    )


def _soonest(view: TargetView) -> tuple[int, str, str]:
    return view.target.period.year, view.target.area, view.target.indicator
