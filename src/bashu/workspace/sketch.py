"""Sketch a document: MinHash over the shingles of its folded text."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bashu.model import Document, Sketch
from bashu.workspace.statement import folded

__all__ = ["sketch_of"]

#: Letters of a shingle: enough that texts on the same subject share few, few enough that an edited word costs little.
SHINGLE = 8
#: Values of a sketch.
VALUES = 128
#: Characters that are worked on at once, so that a long document needs no more memory than a short one.
CHUNK = 4096

_Numbers = NDArray[np.uint64]


def sketch_of(document: Document) -> Sketch | None:
    """The sketch of a document's text without its boilerplate, folded; None where no letter or digit is left."""
    least = np.full(VALUES, np.iinfo(np.uint64).max, dtype=np.uint64)
    found = False
    for shingles in _shingles(_body(document)):
        np.minimum(least, (shingles[None, :] * _FACTORS[:, None]).min(axis=1), out=least)
        found = True
    return Sketch((_mixed(least) >> np.uint64(48)).astype("<u2").tobytes()) if found else None


def _body(document: Document) -> str:
    if not document.passages:
        return document.text
    return "\n".join(
        document.text[passage.start : passage.end]
        for passage in document.passages
        if passage.kind != "boilerplate"
    )


def _shingles(text: str) -> Iterator[_Numbers]:
    """One number for every run of letters; the whole text where it is shorter than a run."""
    letters, is_short = "", True
    for start in range(0, len(text), CHUNK):
        letters += folded(text[start : start + CHUNK])
        if len(letters) >= SHINGLE:
            yield _windows(letters, SHINGLE)
            letters, is_short = letters[1 - SHINGLE :], False
    if letters and is_short:
        yield _windows(letters, len(letters))


def _windows(letters: str, width: int) -> _Numbers:
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    total = np.zeros(codes.size - width + 1, dtype=np.uint64)
    for place in range(width):
        total = total * np.uint64(0x100000001B3) + codes[place : place + total.size]
    return _mixed(total)


def _mixed(numbers: _Numbers) -> _Numbers:
    """Every bit spread over all others (the finaliser of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


#: One odd factor a value, the same on every machine; the values of one document are its least products with them.
_FACTORS = _mixed(np.arange(1, VALUES + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) | np.uint64(1)
