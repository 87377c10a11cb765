"""Answers kept while the record stands still.

The record is append-only: as long as the numbers of documents, facts, observations and series are the
same, every answer is. They are asked for again after ``interval`` seconds, so another process may add
documents while the site is open.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

__all__ = ["Memo"]

_Answer = TypeVar("_Answer")


class Memo:
    """Up to ``size`` answers, the least used dropped first. Safe between threads."""

    def __init__(
        self,
        stamp: Callable[[], Hashable],
        *,
        size: int = 512,
        interval: float = 2.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask, self._size, self._interval, self._clock = stamp, size, interval, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._stamp: Hashable = None
        self._asked = float("-inf")

    def stamp(self) -> Hashable:
        """The record's state, asked for at most once an interval."""
        now = self._clock()
        if now - self._asked > self._interval:
            self._stamp, self._asked = self._ask(), now
        return self._stamp

    def renew(self) -> None:
        """Ask for the record's state before the next answer: it was just changed."""
        self._asked = float("-inf")

    def get(self, key: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """The answer kept under ``key``, worked out first where there is none for this state."""
        whole = (self.stamp(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(_Answer, self._kept[whole])
        found = answer()
        with self._lock:
            self._kept[whole] = found
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return found
