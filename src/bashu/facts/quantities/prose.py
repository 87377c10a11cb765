"""What the readers of a quantity pass on: the sentence, a number of it, the phrase that follows the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Number", "Phrase", "Prose"]


_WORDS = re.compile(r"[ -]?([a-z.]+(?:[ -][a-z.]+){0,4})")


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

    def leading(self, position: int) -> list[tuple[str, int]]:
        """The next words, from five of them to the first alone, each with where it ends; hyphens as spaces."""
        match = _WORDS.match(self.low, position, self.end)
        if not match:
            return []
        words, start = match.group(1), match.start(1)
        cuts = [len(words), *(m.start() for m in reversed(list(re.finditer(r"[ -]", words))))]
        result = []
        for cut in cuts:
            part = words[:cut].replace("-", " ")
            result.append((part, start + cut))
            if part.endswith("."):
                result.append((part.rstrip("."), start + len(part.rstrip("."))))
        return result


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
