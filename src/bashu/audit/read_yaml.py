"""Read edits/*.yaml into plain values that remember their line; anchors, aliases and tags are refused."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import yaml

from bashu.errors import Invalid

__all__ = ["Entry", "read_entries"]

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of the file: keys with their values (text, list or Entry) and lines."""

    file: str
    line: int
    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def refuse(self, key: str, what: str, *, why: str, next_step: str) -> Invalid:
        """An error at the line of ``key``, to be raised."""
        line = self.lines.get(key, self.line)
        return Invalid(what, where=f"{self.file}:{line}", why=why, next_step=next_step)

    def known(self, allowed: frozenset[str], what: str) -> None:
        """Refuse keys that mean nothing here."""
        for key in self.values:
            if key not in allowed:
                raise self.refuse(
                    key,
                    f"unknown key {key!r} of {what}",
                    why=f"known are {', '.join(sorted(allowed))}",
                    next_step="correct or remove it",
                )

    def text(self, key: str, default: str | None = None) -> str:
        """A word or sentence."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (not value and default is None):
            raise self.refuse(
                key, f"{key} is not given", why="a text is needed", next_step=f"write {key}: ..."
            )
        return value

    def number(self, key: str) -> Decimal | None:
        """A finite number, None where absent."""
        value = self.values.get(key)
        if value is None:
            return None
        number = _decimal(value)
        if number is None:
            raise self.refuse(
                key, f"{key} is no finite number", why=f"it reads {value!r}", next_step="write a plain number"
            )
        return number

    def numbers(self, key: str) -> tuple[Decimal, Decimal] | None:
        """Two finite numbers [low, high] in order, None where absent."""
        value = self.values.get(key)
        if value is None:
            return None
        pair = [_decimal(item) for item in value] if isinstance(value, list) else []
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None and pair[0] <= pair[1]:
            return pair[0], pair[1]
        raise self.refuse(
            key, f"{key} is no interval", why=f"it reads {value!r}", next_step="write [low, high]"
        )

    def entries(self, key: str) -> list[object]:
        """A list, empty where absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refuse(key, f"{key} is no list", why=f"it reads {value!r}", next_step="write [a, b]")
        return value


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return number if number is not None and math.isfinite(float(number)) else None


def read_entries(text: str, *, file: str) -> tuple[Entry, ...]:
    """The list of mappings that the file holds; Invalid with file and line where it is anything else."""
    try:
        node = yaml.compose(text, Loader=_LOADER) if "\x00" not in text else None
        marks = list(_forbidden(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Invalid(
            "this is not YAML",
            where=f"{file}:{mark.line + 1 if mark else 1}",
            why=" ".join(part for part in (error.context, error.problem) if part),
            next_step="mend the line or the one above it",
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Invalid(
            "this is not YAML", where=f"{file}:1", why=" ".join(str(error).split()), next_step="mend the file"
        ) from None
    if marks:
        raise Invalid(
            "an anchor, alias or tag",
            where=f"{file}:{marks[0]}",
            why="edits may not use &, * or !",
            next_step="write the value out, or quote it",
        )
    if not isinstance(node, yaml.SequenceNode):
        raise Invalid(
            "the file is no list of edits",
            where=f"{file}:1",
            why="it must be a list",
            next_step="start with '- name:'",
        )
    return tuple(_entry(child, file) for child in node.value)


def _forbidden(text: str) -> Iterator[int]:
    for event in yaml.parse(text, Loader=_LOADER):
        tagged = getattr(event, "tag", None) is not None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tagged:
            mark = event.start_mark
            yield mark.line + 1 if mark else 1


def _entry(node: yaml.Node, file: str) -> Entry:
    line = _line(node)
    if not isinstance(node, yaml.MappingNode):
        raise Invalid(
            "not a mapping",
            where=f"{file}:{line}",
            why="keys are expected here",
            next_step="write key: value",
        )
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        word = str(key.value)
        if word in values:
            raise Invalid(
                f"the key {word!r} stands twice",
                where=f"{file}:{_line(key)}",
                why="one would hide the other",
                next_step="remove one",
            )
        values[word], lines[word] = _value(value, file), _line(key)
    return Entry(file, line, values, lines)


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1


def _value(node: yaml.Node, file: str) -> object:
    if isinstance(node, yaml.MappingNode):
        return _entry(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, file) for child in node.value]
    return str(node.value)
