"""Join the lines of a text that was set to a fixed width, so that a sentence is read across them."""

from __future__ import annotations

import re

__all__ = ["unwrap"]

# the literal first, what stands before it after: so the search goes from line end to line end
_NEWLINE = re.compile(r"\n(?<=[a-z0-9,%)\"'\u2019-]\n)(?=[a-z(])")
_LINE_END = re.compile(r"\n(?<=[A-Za-z0-9,%)\"'-]\n)(?=[A-Za-z0-9(\"'$])")
_FEWEST = 4  # broken sentences that show a text to be set to a width
_SHORTEST, _WIDEST = 55, 110  # characters of a line


def unwrap(text: str) -> str:
    """The text with a space for each line end inside a sentence, the same length; text of whole paragraphs stays."""
    breaks = [m.start() for m in _NEWLINE.finditer(text)]
    if len(breaks) < _FEWEST:
        return text
    parts: list[str] = []
    done = 0
    for match in _LINE_END.finditer(text):
        at = match.start()
        width = at - text.rfind("\n", 0, at) - 1
        if _SHORTEST <= width <= _WIDEST:
            parts.append(text[done:at])
            done = at + 1
    parts.append(text[done:])
    return " ".join(parts)
