"""Collect what is wrong with a pack, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bashu.errors import Invalid

__all__ = ["Problem", "Report"]

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of a pack. ``line`` counts from 1; 0 where the whole file or folder is meant."""

    file: str
    line: int
    what: str
    why: str
    next_step: str
    severity: Severity = "error"

    def as_error(self) -> Invalid:
        """The same as an error to raise."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return Invalid(self.what, where=where, why=self.why, next_step=self.next_step)


@dataclass(slots=True)
class Report:
    """The problems found so far, in the order of reading."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, file: str, line: int, what: str, *, why: str, next_step: str) -> None:
        """Note a mistake that keeps the pack from loading."""
        self.problems.append(Problem(file, line, what, why, next_step))

    def warning(self, file: str, line: int, what: str, *, why: str, next_step: str) -> None:
        """Note something doubtful with which the pack still loads."""
        self.problems.append(Problem(file, line, what, why, next_step, "warning"))

    def raise_first(self) -> None:
        """Raise Invalid for the first error, where there is one."""
        for problem in self.problems:
            if problem.severity == "error":
                raise problem.as_error()
