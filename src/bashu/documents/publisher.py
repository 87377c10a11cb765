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
#: A line of nothing but offices, as bulletins have it below their title or above the day that signs them.
_OFFICES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,16}(?:局|厅|人民政府|委员会|办公室|调查(?:总)?队|海关|统计处|委|院|银行)[\s、]{0,3}){1,4}|"
    r"(?:The )?(?:[A-Z][\w'’.-]* )+(?:Bureau|Office|Ministry|Department|Commission|Government|Customs|Administration)"
    r"(?: of (?:the )?[A-Z][\w'’-]*(?:,? (?:and )?(?:of )?[A-Z][\w'’-]*)*)?"
)
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
    """Who published a text, as its source line, byline or dateline, a line of offices, or a contact address says.

    >>> find_publisher(["2023年统计公报", "重庆市统计局　国家统计局重庆调查总队", "2024年3月25日"], [])
    '重庆市统计局 国家统计局重庆调查总队'
    """
    for line in head:
        found = find_source([line]) or _from_byline(line) or _agency(line)
        if found:
            return found
    for line in (*head, *tail):
        if len(line) < 100 and _OFFICES.fullmatch(line.strip()):
            return " ".join(line.split())
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
