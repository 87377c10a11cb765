"""Load a framework of indicators from its YAML file."""

from __future__ import annotations

import math
from collections.abc import Mapping

from bashu.errors import Invalid
from bashu.index.check import check_tree
from bashu.index.marked import Lines, parse_marked
from bashu.index.methods import DEFAULT_METHOD, METHODS, STEPS
from bashu.model.framework import Framework, FrameworkIndicator, FrameworkNode, Method, OptionValue
from bashu.model.text import Names

__all__ = ["framework_from", "parse_framework"]

_INDICATOR_KEYS = {
    "code", "names", "parent", "weight", "direction", "unit", "measure", "kind", "areas", "combine",
    "denominator", "scale", "target", "impute", "treat", "normalise", "note",
}  # fmt: skip
_NODE_KEYS = {"code", "names", "parent", "weight", "aggregate", "min_available", "empty", "published", "note"}
_TOP_KEYS = {"id", "names", "version", "claim", "design", "references", "steps", "nodes", "indicators"}
_DIRECTIONS = {"up": 1, "down": -1, 1: 1, -1: -1}
_PARTS = ("first", "sum", "mean")


def parse_framework(text: str, *, name: str = "framework.yaml") -> Framework:
    """The framework that a file's text describes.

    Raises Invalid with file and line where the text is not YAML, a key, method or option is unknown, a code
    is written twice or not known, the tree has a cycle or more than one root, or sibling weights sum to zero.
    """
    value, lines = parse_marked(text, name=name)
    return framework_from(value, lines=lines, name=name)


def framework_from(value: object, *, lines: Lines | None = None, name: str = "framework") -> Framework:
    """The framework of a parsed mapping; ``lines`` gives errors their line. See :func:`parse_framework`."""
    return _Reader(name, lines or {}).framework(value)


class _Reader:
    """Reads one file; knows its name and lines for errors."""

    def __init__(self, name: str, lines: Lines) -> None:
        self.name, self.lines = name, lines

    def wrong(self, path: tuple[str | int, ...], why: str, next_step: str) -> Invalid:
        line = next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), None)
        where = f"{self.name}, line {line}" if line else ".".join([self.name, *map(str, path)])
        return Invalid("not a framework", where=where, why=why, next_step=next_step)

    def framework(self, value: object) -> Framework:
        top = self.mapping(value, (), _TOP_KEYS)
        nodes = tuple(self.node(item, ("nodes", at)) for at, item in enumerate(self.sequence(top, "nodes")))
        indicators = tuple(
            self.indicator(item, ("indicators", at))
            for at, item in enumerate(self.sequence(top, "indicators"))
        )
        steps = tuple(self.step(item, ("steps", at)) for at, item in enumerate(self.sequence(top, "steps")))
        found = Framework(
            id=self.word(top, "id", ()), names=self.names(top.get("names"), ("names",)), nodes=nodes,
            indicators=indicators, steps=steps, version=str(top.get("version", "")),
            claim=self.names(top.get("claim"), ("claim",)), design=self.design(top.get("design")),
            references=tuple(str(item) for item in self.sequence(top, "references", needed=False)),
        )  # fmt: skip
        check_tree(found, self.wrong)
        return found

    def mapping(self, value: object, path: tuple[str | int, ...], known: set[str]) -> Mapping[str, object]:
        if not isinstance(value, Mapping):
            raise self.wrong(path, "a mapping of keys to values is needed here", "write 'key: value' lines")
        for key in value:
            if key not in known:
                raise self.wrong(
                    (*path, key), f"the key {key!r} is not known here", f"use {', '.join(sorted(known))}"
                )
        return value

    def sequence(self, top: Mapping[str, object], key: str, *, needed: bool = True) -> list[object]:
        value = top.get(key)
        if isinstance(value, list) and (value or not needed):
            return value
        if value is None and not needed:
            return []
        raise self.wrong(
            (key,), f"{key!r} must be a list with something in it", f"write {key} as '- ...' lines"
        )

    def word(self, item: Mapping[str, object], key: str, path: tuple[str | int, ...]) -> str:
        value = item.get(key)
        if value is None or not str(value).strip():
            raise self.wrong(path, f"{key!r} is missing", f"write {key}: ...")
        return str(value)

    def names(self, value: object, path: tuple[str | int, ...]) -> Names:
        if value is None or isinstance(value, str):
            return Names(value or "", "")
        found = self.mapping(value, path, {"en", "zh"})
        return Names(str(found.get("en", "")), str(found.get("zh", "")))

    def design(self, value: object) -> tuple[tuple[str, int], ...]:
        if value is None:
            return ()
        found = self.mapping(value, ("design",), {"themes", "groups", "indicators"})
        return tuple((key, int(self.number(found, key, 0.0, ("design",)))) for key in found)

    def number(
        self, item: Mapping[str, object], key: str, default: float, path: tuple[str | int, ...]
    ) -> float:
        value = item.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.wrong((*path, key), f"{key!r} must be a number, not {value!r}", "write a number")
        return float(value)

    def weight(self, item: Mapping[str, object], path: tuple[str | int, ...]) -> float:
        weight = self.number(item, "weight", 1.0, path)
        if weight < 0:
            raise self.wrong((*path, "weight"), f"the weight {weight:g} is below zero", "write zero or more")
        return weight

    def method(self, step: str, value: object, path: tuple[str | int, ...]) -> Method:
        """A method written as its name, or as a mapping with ``method`` and options."""
        if value is None or isinstance(value, str):
            value = {"method": value or DEFAULT_METHOD[step]}
        if not isinstance(value, Mapping):
            raise self.wrong(path, f"{step!r} needs a method", "write the method's name, or 'method: ...'")
        chosen = str(value.get("method", DEFAULT_METHOD[step]))
        if chosen not in METHODS[step]:
            raise self.wrong(
                (*path, "method"), f"{step} knows no method {chosen!r}", f"use {', '.join(METHODS[step])}"
            )
        options: list[tuple[str, OptionValue]] = [("method", chosen)]
        for key, given in value.items():
            if key == "method":
                continue
            option = METHODS[step][chosen].get(key)
            if option is None:
                known = ", ".join(METHODS[step][chosen]) or "none"
                raise self.wrong((*path, key), f"{chosen} has no option {key!r}", f"its options: {known}")
            problem = option.problem(given)
            if problem:
                raise self.wrong(
                    (*path, key), f"the option {key!r} of {chosen} {problem}", "change its value"
                )
            options.append((key, str(given) if isinstance(option.default, str) else given))
        return Method(step, tuple(options))

    def step(self, value: object, path: tuple[str | int, ...]) -> Method:
        if isinstance(value, str):
            value = {value: None}
        found = self.mapping(value, path, set(STEPS))
        if len(found) != 1:
            raise self.wrong(path, "a step names one thing to do", "write '- step: {method: ...}'")
        name, options = next(iter(found.items()))
        return self.method(name, options, (*path, name))

    def override(self, step: str, item: Mapping[str, object], path: tuple[str | int, ...]) -> Method | None:
        return self.method(step, item[step], (*path, step)) if item.get(step) is not None else None

    def node(self, value: object, path: tuple[str | int, ...]) -> FrameworkNode:
        item = self.mapping(value, path, _NODE_KEYS)
        share = None
        if item.get("min_available") is not None:
            share = self.number(item, "min_available", 0.0, path)
            if not 0 <= share <= 1:
                raise self.wrong((*path, "min_available"), "a share is within 0 and 1", "write, say, 0.6")
        parent = item.get("parent")
        return FrameworkNode(
            code=self.word(item, "code", path), names=self.names(item.get("names"), (*path, "names")),
            parent=None if parent is None else str(parent), weight=self.weight(item, path),
            aggregate=self.override("aggregate", item, path), min_available=share,
            empty=bool(item.get("empty", False)),
            published=str(item.get("published", "")), note=str(item.get("note", "")),
        )  # fmt: skip

    def indicator(self, value: object, path: tuple[str | int, ...]) -> FrameworkIndicator:
        item = self.mapping(value, path, _INDICATOR_KEYS)
        written = item.get("direction", "up")
        if not isinstance(written, str | int) or written not in _DIRECTIONS:
            raise self.wrong((*path, "direction"), f"{written!r} is no direction", "write up or down")
        combine = str(item.get("combine", "first"))
        if combine not in _PARTS:
            raise self.wrong((*path, "combine"), f"{combine!r} is not known", f"use {', '.join(_PARTS)}")
        areas = item.get("areas", [])
        target = item.get("target")
        scale = self.number(item, "scale", 1.0, path)
        if scale == 0:
            raise self.wrong((*path, "scale"), "a scale of zero divides by nothing", "write, say, 1000")
        denominator = item.get("denominator")
        return FrameworkIndicator(
            code=self.word(item, "code", path), names=self.names(item.get("names"), (*path, "names")),
            parent=self.word(item, "parent", path), weight=self.weight(item, path),
            direction=_DIRECTIONS[written], unit=str(item.get("unit", "")),
            measure=str(item.get("measure", "")), kind=str(item.get("kind", "")),
            areas=tuple(map(str, areas)) if isinstance(areas, list) else (str(areas),), combine=combine,
            denominator=None if denominator is None else str(denominator), scale=scale,
            target=None if target is None else self.number(item, "target", 0.0, path),
            impute=self.override("impute", item, path), treat=self.override("treat", item, path),
            normalise=self.override("normalise", item, path), note=str(item.get("note", "")),
        )  # fmt: skip
