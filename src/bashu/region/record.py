"""One record of a pack's file: its fields as text, each with its line, and the checks all records share."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from bashu.errors import Invalid
from bashu.model import Names
from bashu.region.keys import KEYS, REQUIRED
from bashu.region.problem import Report
from bashu.region.read_yaml import Entries, Items, Node, Text

__all__ = ["Record", "record_of"]

_T = TypeVar("_T")


@dataclass(slots=True)
class Record:
    """Fields by key; an absent field reads as empty. ``sound`` turns false at the first mistake in it."""

    file: str
    line: int
    fields: dict[str, str | tuple[str, ...]]
    lines: dict[str, int]
    report: Report
    sound: bool = True

    def text(self, key: str) -> str:
        """The field without surrounding blanks."""
        value = self.fields.get(key, "")
        if isinstance(value, tuple):
            self.wrong(key, "a list stands here", why=f"{key} is one value", next_step="write one value")
            return ""
        return value

    def listed(self, key: str) -> tuple[str, ...]:
        """The field as a list: a YAML list, or CSV text cut at bars."""
        value = self.fields.get(key, ())
        parts = value if isinstance(value, tuple) else value.split("|")
        return tuple(part.strip() for part in parts if part.strip())

    def choice(self, key: str, known: Collection[str], default: str = "") -> str:
        """The field, one of ``known``."""
        value = self.text(key) or default
        if value not in known:
            self.wrong(
                key, f"{key} is {value!r}", why="no such code", next_step="write one of: " + ", ".join(known)
            )
        return value

    def day(self, key: str) -> date | None:
        """The field as a day; None where it is empty. ``2024-05`` and ``2024`` are refused: a day or nothing."""
        return self._parsed(key, date.fromisoformat, "a day such as 2024-05-31") if self.text(key) else None

    def whole(self, key: str) -> int:
        """The field as a whole number, 0 where it is empty."""
        return self._parsed(key, int, "a whole number") or 0 if self.text(key) else 0

    def decimal(self, key: str) -> Decimal:
        """The field as an exact finite number."""

        def finite(text: str) -> Decimal:
            number = Decimal(text)
            if not number.is_finite():
                raise ValueError
            return number

        return self._parsed(key, finite, "a number such as 3219315000000") or Decimal(0)

    def names(self) -> Names:
        """The names and aliases of the thing."""
        return Names(
            self.text("name_en"), self.text("name_zh"), self.listed("aliases_en"), self.listed("aliases_zh")
        )

    def wrong(self, key: str, what: str, *, why: str, next_step: str) -> None:
        """Note a mistake at a field."""
        self.sound = False
        self.report.error(self.file, self.lines.get(key, self.line), what, why=why, next_step=next_step)

    def require(self, kind: str) -> None:
        """Note every required field that is empty."""
        thing = "row" if kind.endswith(".csv") else kind
        for key in REQUIRED[kind]:
            if not self.fields.get(key):
                self.wrong(key, f"{key} is missing", why=f"every {thing} needs it", next_step="add it")

    def _parsed(self, key: str, parse: Callable[[str], _T], form: str) -> _T | None:
        value = self.text(key)
        try:
            return parse(value)
        except (ValueError, InvalidOperation, Invalid):
            self.wrong(key, f"{key} is {value!r}", why=f"it is not {form}", next_step=f"write {form}")
            return None


def record_of(node: Node | None, kind: str, *, file: str, report: Report) -> Record | None:
    """A mapping as a record of ``kind`` (a name in KEYS); None with a problem noted where it is none."""
    if not isinstance(node, Entries):
        if node is not None:
            report.error(
                file,
                node.line,
                f"no {kind} stands here",
                why="a mapping of keys was expected",
                next_step="write key: value lines",
            )
        return None
    record = Record(file, node.line, {}, node.lines, report)
    for key, value in node.values.items():
        if key not in KEYS[kind]:
            record.wrong(
                key,
                f"unknown key {key!r}",
                why=f"a {kind} has only: " + ", ".join(KEYS[kind]),
                next_step="rename or remove it",
            )
        elif isinstance(value, Text):
            record.fields[key] = value.value.strip()
        elif isinstance(value, Items) and all(isinstance(item, Text) for item in value.values):
            record.fields[key] = tuple(item.value for item in value.values if isinstance(item, Text))
        else:
            record.wrong(
                key, f"{key} is nested", why="it is a word or a list of words", next_step="flatten it"
            )
    record.require(kind)
    return record
