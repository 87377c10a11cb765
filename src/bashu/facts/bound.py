"""A figure with what the sentence says of it, before areas and indicators are looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from bashu.facts.anchors import EVERY_CUE, Anchors
from bashu.facts.periods.mention import Clock, Mention
from bashu.facts.places.gazette import Gazette
from bashu.facts.places.place import Place
from bashu.facts.resolve import Resolver

__all__ = ["Bound", "Sentence", "State"]


@dataclass(slots=True)
class Bound:
    """One figure bound: ``subject`` is the phrase of what is measured, without growth or share."""

    start: int
    end: int
    number_end: int
    value: Decimal
    unit: str
    form: str
    half_width: Decimal | None
    rule: str
    subject: str = ""
    subject_start: int = -1
    indicator: str = ""
    kind: str = "level"
    place: Place | None = None
    period: str | None = None
    qualifiers: tuple[str, ...] = ()
    expected: bool = False
    preliminary: bool = False
    clause_start: int = 0
    clause_end: int = 0
    compared: bool = False
    repeats: bool = False
    price_basis: str | None = None
    items: tuple[str, ...] = ()
    actor: str = ""
    compound: str = ""
    told: str = ""
    portion: str = ""
    part: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence in hand: offsets, its passage's kind, the periods and places named in it, broken runs.

    ``digits`` and ``worded`` say whether numbers can stand in it, in digits, or from where to where in English words;
    ``cues`` are those of :mod:`bashu.facts.anchors` that it can have; ``verbs`` is where its verbs stand and their
    tense, once they have been looked for.
    """

    start: int
    end: int
    kind: str
    chinese: bool
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    first: bool = False
    every: bool = False
    broken: list[tuple[int, int]] = field(default_factory=list)
    digits: bool = False
    worded: tuple[int, int] | None = None
    cues: frozenset[str] = EVERY_CUE
    verbs: list[tuple[int, int, str]] | None = None


@dataclass(slots=True)
class State:
    """What carries over: the clock, the places, the period and place of the paragraph, the last figure."""

    clock: Clock
    gazette: Gazette
    anchors: Anchors
    resolver: Resolver
    place: Place | None = None
    opened: int = 0
    period: str | None = None
    section: str | None = None
    ahead: str | None = None
    report: str | None = None
    told: set[str] = field(default_factory=set)
    last: Bound | None = None
    told_before: Bound | None = None
    counted: Bound | None = None
    heading_target: bool = False
    outlook: bool = False
    line_kind: str = ""
    goals: bool = False
    spoken: str = ""
    goals_period: str | None = None
    as_of: bool = False
    stock: str | None = None
    before: str | None = None
    event: str | None = None
    course: tuple[int, int] | None = None
    horizons: set[str] = field(default_factory=set)
    whole: Bound | None = None
    real_below: bool = False
    seen: dict[str, Place] = field(default_factory=dict)
    planned: str | None = None
    sums: dict[str, str] = field(default_factory=dict)
    measured: dict[str, str] = field(default_factory=dict)
