"""Read what a page's head says: title, publisher, day, language, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bashu.documents.dates import parse_day
from bashu.documents.lines import one_line

__all__ = ["PageHead", "read_head"]


class PageHead(NamedTuple):
    """The head of a page; empty or None where it says nothing."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""


_TITLES = ("og:title", "articletitle", "twitter:title")
_PUBLISHERS = ("og:site_name", "contentsource", "source", "publisher", "sitename", "dc.publisher", "author")
_DAYS = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "datepublished",
    "dc.date", "dc.date.issued", "dcterms.issued", "date", "weibo: article:create_at",
)  # fmt: skip
_SITE_SUFFIX = re.compile(
    r"\s*[|_\u2013\u2014\uff5c]\s*[^|_\u2013\u2014\uff5c]{2,40}$|\s+-\s+[^-]{2,40}$|--?[\u4e00-\u9fff]{2,20}$"
)
_SPACE = re.compile(r"\s+")


def read_head(tree: LexborHTMLParser) -> PageHead:
    """What metadata says, the surest first: Open Graph and site tags, then JSON-LD, then visible elements."""
    meta = dict(_meta(tree))
    linked = _json_ld(tree)
    root = tree.css_first("html")
    link = tree.css_first("link[rel=canonical]")
    url = (link.attributes.get("href") if link is not None else "") or meta.get("og:url", "")
    return PageHead(
        title=_title(tree, meta, linked),
        publisher=_first(meta, _PUBLISHERS) or linked.get("publisher", ""),
        published=_day(tree, meta, linked),
        language=(root.attributes.get("lang") if root is not None else "") or "",
        url=url if url.startswith(("http://", "https://")) else "",
    )


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    seen = set()
    for node in tree.css("meta"):
        attributes = node.attributes
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        content = attributes.get("content")
        if name and content and name not in seen:
            seen.add(name)
            yield name, _SPACE.sub(" ", content).strip()


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _title(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, str]) -> str:
    told = _first(meta, _TITLES) or linked.get("headline", "")
    headings = [_SPACE.sub(" ", node.text()).strip() for node in tree.css("h1")]
    element = tree.css_first("head > title") or tree.css_first("title")
    printed = _SPACE.sub(" ", element.text()).strip() if element is not None else ""
    # A heading that the page's title repeats is the title without the site's name.
    for heading in headings:
        if heading and (heading in told or heading in printed):
            return heading
    if told or (len(headings) == 1 and headings[0]):
        return told or headings[0]
    return _SITE_SUFFIX.sub("", printed) or printed


def _day(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, str]) -> date | None:
    for value in (_first(meta, _DAYS), linked.get("datePublished", "")):
        found = parse_day(value) if value else None
        if found:
            return found
    for node in tree.css("time[datetime]"):
        found = parse_day(node.attributes.get("datetime") or "")
        if found:
            return found
    return None


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    """Headline, day and publisher from the first JSON-LD object that has a day of publication."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            values = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for item in _objects(values):
            if item.get("datePublished"):
                publisher = item.get("publisher")
                named = publisher.get("name") if isinstance(publisher, dict) else publisher
                return {
                    key: one_line(value)
                    for key, value in (
                        ("headline", item.get("headline")),
                        ("datePublished", item.get("datePublished")),
                        ("publisher", named),
                    )
                    if isinstance(value, str)
                }
    return {}


def _objects(values: Any) -> Iterator[dict[str, Any]]:
    for item in values if isinstance(values, list) else [values]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (member for member in graph if isinstance(member, dict))
