"""Normalise a text one character for one character, so that every offset stays true to the original.

Full-width forms (FF01-FF5E) become ASCII, dashes and the minus sign (U+2212) a hyphen-minus, odd spaces a
space, traditional characters simplified ones (OpenCC's character table). Nothing is added or removed: the
offset map is the identity.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

__all__ = ["fold_case", "normalise"]

_PUNCTUATION = {
    "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\ufe63": "-",
    "\u2018": "'", "\u2019": "'", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "\u3000": " ", "\t": " ", "\u223c": "~", "\u301c": "~", "\u2236": ":", "\ufe50": ",", "\u00ad": "-",
}  # fmt: skip


_ODD = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """The whole map, character to character."""
    table = _traditional()
    table.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    table.update(_PUNCTUATION)
    return table


def _traditional() -> dict[str, str]:
    """Traditional to simplified characters, the first choice of OpenCC where there are several."""
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    table: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("\t")
        choice = right.split(" ")[0]
        if len(left) == 1 and len(choice) == 1 and left != choice:
            table[left] = choice
    return table


def normalise(text: str) -> str:
    """The text in one form, of the same length.

    >>> normalise("佔全國６．５％")
    '占全国6.5%'
    """
    if text.isascii():
        return text.replace("\t", " ")
    return _short(text) if len(text) <= _SHORT else _replaced(text, {"\t", *"".join(_ODD.findall(text))})


#: Phrases up to this length are asked for again and again, characters.
_SHORT = 48


@lru_cache(maxsize=8192)
def _short(text: str) -> str:
    return _replaced(text, set(text))


def _replaced(text: str, chars: set[str]) -> str:
    """The text with those of ``chars`` that the map has replaced, one after the other: few of a text need a change."""
    table = _table()
    for char in chars:
        other = table.get(char)
        if other is not None:
            text = text.replace(char, other)
    return text


def fold_case(text: str) -> str:
    """Lower case of the same length (some capitals, such as U+0130, grow when lowered: they stay)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
