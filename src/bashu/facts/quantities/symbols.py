"""Symbols of units behind a number: "120Hz", "mg/dL", "32 m2"."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Prose
from bashu.facts.quantities.units import SYMBOLS

__all__ = ["POWERS", "RAISED", "read_symbol"]

_SYMBOL = re.compile(
    r"[ -]?([%\u2030\u00b0\u2032\u2033\"\u00c5\u03a9\u00b5\u03bcA-Za-z\u2103\u2109][\w%\u00b0\u00b5\u03bc\u03a9/.\u00b7-]*)"
)
#: Symbols that stand close to their number, or are something else.
_RUN_ON = frozenset({'"', "in", "s", "w", "c"})
#: Symbols of two units or of a unit and something else: what the sentence speaks of where the unit here is meant.
_TWICE = {
    "F": (re.compile(r"capacit"), "farad"),
    "C": (re.compile(r"capacit|electric charge"), "coulomb"),
    "c": (
        re.compile(r"[$\u20ac]|\b(?:costs?|prices?|priced|fares?|stamps?|cheap|pay|paid|shares)\b"),
        "cent",
    ),
    "kt": (re.compile(r"nuclear|warhead|yield|blast"), "kilotonne"),
    "K": (re.compile(r"temperature|absolute zero|\b(?:heat|cool|cold|superconduct|degree)"), "kelvin"),
    "N": (re.compile(r"\b(?:force|newton|thrust)"), "newton"),
    "T": (re.compile(r"\b(?:magnet|mri\b|tesla)"), "tesla"),
    "H": (re.compile(r"\binduct"), "henry"),
}
RAISED = re.compile(r"(?:\^?([23])|([\u00b2\u00b3])|[ -](squared|cubed))(?!\w|\.\d)")
POWERS = {
    "2": "square", "3": "cubic", "\u00b2": "square", "\u00b3": "cubic", "squared": "square", "cubed": "cubic",
}  # fmt: skip


def read_symbol(prose: Prose, position: int) -> tuple[str, int]:
    """The unit of the longest symbol at the position and where it ends; an empty name where there is none."""
    match = _SYMBOL.match(prose.text, position, prose.end)
    mark = match.group(1) if match else ""
    while match and mark:
        stop = match.start(1) + len(mark)
        near = mark not in _RUN_ON or match.start() == match.start(1)
        name = _name(prose, mark)
        if name and near and not prose.text[stop : stop + 1].isalpha():
            return name, stop
        cut = max(mark.rfind(char) for char in "/.-23\u00b2\u00b3\u00b7")
        mark = mark[: max(cut, 0)]
    return "", position


def _name(prose: Prose, mark: str) -> str:
    """The unit that a symbol means in its sentence, empty for none."""
    meant, name = _TWICE.get(mark, (None, ""))
    if meant and meant.search(prose.low, prose.start, prose.end):
        return name
    return SYMBOLS.get(mark, "")
