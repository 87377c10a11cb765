"""YAML as packs write it: values that remember their line, and none of its traps.

>>> node = read_marked("a: no\\nb: [1, 2]\\n")
>>> node.values["a"].value, node.lines["b"]
('no', 2)

Every scalar stays the text that was written ("no" is a word, 2024-01-02 a string): the key decides what it means.
Anchors, aliases and tags are refused, so that a short file cannot grow to a huge one; nesting is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

__all__ = ["Broken", "Entries", "Items", "Node", "Text", "read_marked"]

_MAX_DEPTH = 20
# The C parser is ten times as fast; PyYAML may have been built without it.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written; ``plain`` are those without quotes, of which ``~`` and ``null`` are empty."""

    value: str
    line: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    values: list[Node]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping; ``lines`` gives the line of each key."""

    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    line: int = 1


Node = Text | Items | Entries


class Broken(Exception):
    """What is wrong with a text, in which line (0: in none), why, and what to do; a room makes its own error of it."""

    def __init__(self, line: int, what: str, why: str, next_step: str) -> None:
        super().__init__(what)
        self.line, self.what, self.why, self.next_step = line, what, why, next_step


def read_marked(text: str, *, first_line: int = 1) -> Node:
    """The one YAML document in ``text``, which starts on ``first_line`` of its file; Broken where it is none."""
    try:
        return _Builder(text, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = " ".join(part for part in (error.context, error.problem) if part)
        line = (mark.line if mark else 0) + first_line
        raise Broken(line, "this is not YAML", why, "mend the line or the one above it") from None
    except yaml.YAMLError as error:
        raise Broken(0, "this is not YAML", " ".join(str(error).split()), "remove the character") from None


class _Builder:
    """Builds nodes from the parser's events, so that nothing is expanded or constructed on the way."""

    def __init__(self, text: str, first_line: int) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._first = first_line

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        if not isinstance(next(self._events), yaml.DocumentStartEvent):
            raise Broken(self._first, "the file is empty", "it holds no YAML document", "fill or remove it")
        node = self._node(next(self._events), 0)
        next(self._events)  # the end of the document
        extra = next(self._events)
        if isinstance(extra, yaml.DocumentStartEvent):
            raise Broken(self._line(extra), "a second document", "a file holds one", "remove the line ---")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Broken(
                line, "an anchor or alias", "packs may not use & and *", "write the value out or quote it"
            )
        if getattr(event, "tag", None):
            raise Broken(line, "a tag", "packs may not use !tags", "remove the tag or quote the value")
        if depth > _MAX_DEPTH:
            raise Broken(line, "nested too deeply", f"more than {_MAX_DEPTH} levels", "flatten it")
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style  # None or empty, as the parser is Python's or C's
            return Text("" if plain and event.value in ("~", "null") else event.value, line, plain)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(list(self._sequence(depth)), line)
        return self._mapping(line, depth)

    def _sequence(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, line: int, depth: int) -> Entries:
        entries = Entries(line=line)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise Broken(key.line, "a key that is not a word", "keys are plain words", "rename the key")
            if key.value in entries.values:
                raise Broken(
                    key.line, f"the key {key.value!r} stands twice", "one would hide the other", "remove one"
                )
            entries.values[key.value] = self._node(next(self._events), depth + 1)
            entries.lines[key.value] = key.line
        return entries

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + self._first
