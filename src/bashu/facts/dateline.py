"""Datelines: who sends a report and from where, which says nothing of whose figures it tells."""

from __future__ import annotations

import re

__all__ = ["after_dateline"]

_DATELINE = re.compile(
    r"[A-Z][\w .,()'/-]{2,90}? ?(?:--|- | -|[\u2013\u2014]) ?(?=[A-Z\"])|(?:新华社|中新网|中新社|本报|[\u4e00-\u9fff]{2,6}网|[\u4e00-\u9fff]{2,6}[日时]?报)[^,，。]{2,30}?[日]?[电讯]\s*(?:\([^)]*\))?\s*"
)


#: What a dateline ends with.
_DATELINE_MARK = re.compile(r"[-\u2013\u2014电讯](?:(?<=[电讯])|(?=-? {0,2}[A-Z\"]))")


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the prose of a paragraph begins, after a dateline such as "CHENGDU, Oct. 23 --"."""
    end = min(end, start + 110)
    if not _DATELINE_MARK.search(text, start, end):
        return start
    match = _DATELINE.match(text, start, end)
    return match.end() if match and match.end() < end else start
