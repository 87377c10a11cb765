"""Frameworks of composite indices: a tree of indicators and the steps that turn figures into scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bashu.model.text import Names

__all__ = ["Framework", "FrameworkIndicator", "FrameworkNode", "Method", "OptionValue"]

OptionValue = str | float | int | bool | None | tuple[str | float | int | bool, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A step of a framework by name, with its options in the order they were written."""

    name: str
    options: tuple[tuple[str, OptionValue], ...] = ()

    @classmethod
    def of(cls, name: str, /, **options: OptionValue) -> Method:
        """A method from keywords.

        >>> Method.of("min_max", low=0, high=100).get("high")
        100
        """
        return cls(name, tuple(options.items()))

    def get(self, key: str, default: OptionValue = None) -> OptionValue:
        """The option, or ``default`` where it was not written."""
        return next((value for name, value in self.options if name == key), default)

    def number(self, key: str, default: float) -> float:
        """The option as a float."""
        value = self.get(key, default)
        return float(value) if isinstance(value, int | float | str) else default

    def text(self, key: str, default: str = "") -> str:
        """The option as text."""
        value = self.get(key, default)
        return default if value is None else str(value)

    def __str__(self) -> str:
        written = ", ".join(f"{key}: {value}" for key, value in self.options)
        return f"{self.name} ({written})" if written else self.name


@dataclass(frozen=True, slots=True)
class FrameworkIndicator:
    """A leaf of the tree.

    ``direction`` is 1 where more is better and -1 where less is. ``measure``, ``kind``, ``areas`` and
    ``combine`` say which published series it reads (``combine``: first, sum or mean over ``areas``; empty
    ``areas``: the unit itself). ``treat``, ``normalise`` and ``impute`` override the framework's own step.
    """

    code: str
    names: Names
    parent: str
    weight: float = 1.0
    direction: int = 1
    unit: str = ""
    measure: str = ""
    kind: str = ""
    areas: tuple[str, ...] = ()
    combine: str = "first"
    denominator: str | None = None
    scale: float = 1.0
    target: float | None = None
    impute: Method | None = None
    treat: Method | None = None
    normalise: Method | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkNode:
    """An inner node: a theme, a group, or the index itself (``parent`` None).

    ``min_available`` is the share of its children that must have a value; None takes the framework's own.
    ``empty`` marks a part of a design for which no figures are published: it is shown, and carries no weight.
    ``published`` is the pack's indicator of the official score, shown beside the computed one.
    """

    code: str
    names: Names
    parent: str | None = None
    weight: float = 1.0
    aggregate: Method | None = None
    min_available: float | None = None
    empty: bool = False
    published: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """A tree with the ordered steps of its computation.

    ``steps`` are carried out in the order written, each leaving a stage; a step that is not written is not
    done. ``claim`` says what the result may be called, ``design`` counts the published design's parts.
    """

    id: str
    names: Names
    nodes: tuple[FrameworkNode, ...]
    indicators: tuple[FrameworkIndicator, ...]
    steps: tuple[Method, ...]
    version: str = ""
    claim: Names = field(default_factory=lambda: Names("", ""))
    design: tuple[tuple[str, int], ...] = ()
    references: tuple[str, ...] = ()

    @property
    def root(self) -> FrameworkNode:
        """The node without a parent: the index."""
        return next(node for node in self.nodes if node.parent is None)

    def children(self, code: str) -> tuple[str, ...]:
        """Codes directly below a node, indicators first, in the order written; empty nodes are left out."""
        leaves = tuple(item.code for item in self.indicators if item.parent == code)
        return leaves + tuple(node.code for node in self.nodes if node.parent == code and not node.empty)

    def leaves(self, code: str) -> tuple[str, ...]:
        """Codes of the indicators below a node at any depth."""
        found: list[str] = []
        codes = {item.code for item in self.indicators}
        for child in self.children(code):
            found.extend((child,) if child in codes else self.leaves(child))
        return tuple(found)

    def upwards(self) -> tuple[FrameworkNode, ...]:
        """Nodes in the order in which they can be computed: children before parents, the index last."""
        return tuple(self._below(self.root))

    def _below(self, node: FrameworkNode) -> Iterator[FrameworkNode]:
        for child in self.nodes:
            if child.parent == node.code and not child.empty:
                yield from self._below(child)
        yield node

    def weight_of(self, code: str) -> float:
        """The weight written for an indicator or node, relative to its siblings."""
        for item in self.indicators:
            if item.code == code:
                return item.weight
        return next(node.weight for node in self.nodes if node.code == code)

    def step(self, name: str) -> Method | None:
        """The first step of that name, as written under ``steps`` (``step`` names it, options follow)."""
        return next((step for step in self.steps if step.name == name), None)
