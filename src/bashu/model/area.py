"""Areas: places with codes, names in several languages, validity and members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bashu.model.text import Names

__all__ = ["Area", "Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """One area inside a composed one; ``part`` is true where only some of it belongs."""

    code: str
    part: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures are about.

    ``code`` is the GB/T 2260 code where there is one, else a code of the pack. ``valid_from`` and
    ``valid_to`` are the first and last day on which the code stood (None: open). ``members`` is given
    for areas composed of others, such as an economic circle: it is never the sum of the areas that
    merely touch it.
    """

    code: str
    names: Names
    kind: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    members: tuple[Member, ...] = ()
    replaced_by: str | None = None
    note: str = ""

    def valid_on(self, day: date) -> bool:
        """Whether the code stood on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
