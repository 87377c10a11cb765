"""Find who published a text in the lines about it."""

from __future__ import annotations

import re

from bashu.documents.lines import is_boilerplate

__all__ = ["find_publisher", "find_source"]

_AGENCY = re.compile(r"\((Xinhua|Reuters|AFP|AP|ECNS|CGTN|China Daily)\)|\b(Xinhua)\b\s?--")
_AGENCY_ZH = re.compile(r"(新华社|中新社|中新网|人民网|新华网|央视网)\S{0,12}?\d{1,2}月\d{1,2}日")
#: Who issued a document comes before whom a site took it from.
_LABELS_ZH = "发布机构|发文机关|发文机构|发布单位|(?:信息|文章|稿件)?来源|稿源"
_SOURCE = re.compile(
    rf"(?:^|[\s|\uff5c])[\[【]?(?:{_LABELS_ZH})[\]】]?\s?[:\uff1a|\uff5c丨]\s?([^\s|\uff5c丨【\[(\uff08]{{2,30}})|"
    r"(?:^|[|\uff5c]\s?)Sources?\s?[:\uff1a]\s?([^|\uff5c]{2,60}?)\s?(?:[|\uff5c]|\b(?:Updated|Published|Posted|Date|Time)\b|$)",
    re.I,
)
_BYLINE_SITE = re.compile(r"^By [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}?([A-Z]{2,}[\w ]{0,30})\s?\|")
_CONTACT = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})")
_BAR = re.compile(r"\s*[|\uff5c]\s*")
_DIGIT = re.compile(r"\d")


def find_source(lines: list[str]) -> str:
    """Whom a line with a label names as source or issuer; else empty.

    >>> find_source(["发布日期\uff1a2012-01-18 来源\uff1a重庆海关 阅读次数\uff1a1532"])
    '重庆海关'
    """
    for line in lines:
        source = _SOURCE.search(line) if len(line) < 200 else None
        if source:
            return next(group for group in source.groups() if group).strip()
    return ""


def find_publisher(head: list[str], tail: list[str]) -> str:
    """Who published a text, as its source line, byline, dateline or contact address says; else empty."""
    for line in head:
        found = find_source([line]) or _from_byline(line) or _agency(line)
        if found:
            return found
    for line in tail:
        contact = _CONTACT.search(line) if is_boilerplate(line) else None
        if contact:
            return contact[1]
    return ""


def _agency(line: str) -> str:
    match = _AGENCY.search(line[:120]) or _AGENCY_ZH.search(line[:40])
    return next(group for group in match.groups() if group) if match else ""


def _from_byline(line: str) -> str:
    """The medium in a byline with bars: the part that is neither the writers' names nor the day."""
    site = _BYLINE_SITE.match(line)
    if site:
        return site[1].strip()
    if len(line) > 160 or not line.startswith(("By ", "by ")):
        return ""
    parts = [part for part in _BAR.split(line)[1:] if part and not _DIGIT.search(part) and ":" not in part]
    return parts[0] if parts else ""
