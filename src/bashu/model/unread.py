"""What a reader saw and left alone."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Unread"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A run of a document's text that may hold figures and from which none was taken; code points, end exclusive.

    ``why`` says what is wrong with it: "figures run together".
    """

    start: int
    end: int
    text: str
    why: str
