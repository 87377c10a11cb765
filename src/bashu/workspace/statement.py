"""What a fact says, apart from the document that says it: a release carried by ten sites is one statement."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from pathlib import Path

from bashu.model import Document, Fact
from bashu.store import FIGURE

__all__ = ["fold", "folded", "statement_id"]

#: A clause shorter than this, folded, that names no place or no period may be about anything: it stays its document's.
TELLING = 24
#: Digits that say how a figure is worded.
WORDING = 8


def statement_id(fact: Fact, document: Document) -> str:
    """The id of the statement that a fact of ``document`` makes: 8 hex digits for the figure, 8 for its wording.

    The figure is its indicator and area (codes where known, else the folded phrases), period, kind, value, unit,
    qualifier and price basis; the wording is its clause folded. Site, mark-up, case, spaces, punctuation, width
    and the script of Chinese make no difference. Statements of one figure begin alike, so that documents that
    resemble each other are seen to make the same one in other words; a figure that names no indicator, or neither
    place nor period, is told by its wording alone. Where place or period is not known and the clause is shorter
    than :data:`TELLING`, the document is part of the wording: the same few words elsewhere may speak of something
    else.
    """
    indicator, place = fact.indicator_code or fold(fact.indicator), fact.area_code or fold(fact.place or "")
    figure = [
        indicator, place, fact.period or "",
        fact.kind, str(fact.value.normalize()), fact.unit, fact.qualifier or "", fact.price_basis or "",
    ]  # fmt: skip
    wording = [fold(document.text[fact.quote_start : fact.quote_end])]
    if len(wording[0]) < TELLING and not (fact.period and place):
        wording.append(document.id)
    is_bound = bool(indicator and (place or fact.period))
    return _digits(figure if is_bound else figure + wording, FIGURE) + _digits(figure + wording, WORDING)


def _digits(parts: list[str], count: int) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:count]


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Letters and digits only, in lower case, half width and simplified characters.

    >>> fold("重慶市 GDP：32,193.15 億元") == fold("重庆市ＧＤＰ:32193.15亿元")
    True
    """
    return folded(text)


def folded(text: str) -> str:
    """As :func:`fold`, for texts so long that none is to be kept."""
    return text.translate(_folded)


class _Folded(dict[int, str]):
    """Character to what is left of it, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        kept = "".join(char for char in plain if unicodedata.category(char)[0] in "LNM")
        self[code] = "".join(_simplified().get(char, char) for char in kept)
        return self[code]


_folded = _Folded()


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    """Traditional to simplified characters, the first choice of OpenCC's table where there are several."""
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.partition("\t") for line in path.read_text("utf-8").splitlines())
    return {left: right.split(" ")[0] for left, _, right in pairs if len(left) == 1 and right}
