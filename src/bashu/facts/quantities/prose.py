"""What the readers of a quantity pass on: the sentence, a number of it, the phrase that follows the number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Number", "Phrase", "Prose"]


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence from ``start`` to ``end`` of a normalised text; ``low`` is the text in lower case."""

    text: str
    low: str
    start: int
    end: int

    def before(self, position: int, width: int) -> str:
        """What stands before a position, in lower case, within the sentence."""
        return self.low[max(self.start, position - width) : position]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the text.

    ``digits`` is what is printed, empty for words; ``scaled`` says that a word such as "million" is part of it,
    ``part`` that it is a fraction of something; ``high`` is the upper end of a vague one ("thousands").
    """

    start: int
    end: int
    value: Decimal
    digits: str = ""
    scaled: bool = False
    part: bool = False
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A unit or a counted noun behind a number; ``form`` is percent, pp, money, times, physical or count.

    A count has no unit of its own: the noun stands between ``start`` and ``end``.
    """

    start: int
    end: int
    unit: str
    form: str
