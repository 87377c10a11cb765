"""Read edits/*.yaml into plain values that remember their line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from bashu.errors import Invalid
from bashu.marked import Broken, Entries, Items, Node, read_marked

__all__ = ["Entry", "read_entries"]


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
        node = read_marked(text)
    except Broken as error:
        where = f"{file}:{error.line or 1}"
        raise Invalid(error.what, where=where, why=error.why, next_step=error.next_step) from None
    if not isinstance(node, Items):
        raise Invalid(
            "the file is no list of edits",
            where=f"{file}:1",
            why="it must be a list",
            next_step="start with '- name:'",
        )
    return tuple(_entry(child, file) for child in node.values)


def _entry(node: Node, file: str) -> Entry:
    if not isinstance(node, Entries):
        raise Invalid(
            "not a mapping",
            where=f"{file}:{node.line}",
            why="keys are expected here",
            next_step="write key: value",
        )
    values = {key: _value(value, file) for key, value in node.values.items()}
    return Entry(file, node.line, values, node.lines)


def _value(node: Node, file: str) -> object:
    if isinstance(node, Entries):
        return _entry(node, file)
    if isinstance(node, Items):
        return [_value(child, file) for child in node.values]
    return node.value
