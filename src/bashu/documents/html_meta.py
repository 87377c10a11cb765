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
    """The head of a page; empty or None where it says nothing.

    ``title`` is what metadata or a heading that the page's title repeats say, ``printed`` the page's title
    without the site's name, ``source`` whom the site took the text from, ``publisher`` the site, and
    ``suffix`` the site's name as the page's title ends in it.
    """

    title: str = ""
    printed: str = ""
    source: str = ""
    publisher: str = ""
    suffix: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""


_TITLES = ("og:title", "articletitle", "twitter:title")
_SOURCES = ("contentsource", "source")
_PUBLISHERS = ("og:site_name", "publisher", "sitename", "dc.publisher")
_SOURCE_LABEL = re.compile(r"^(?:文章|信息|稿件)?(?:来源|Source)\s?[:\uff1a]\s?", re.I)
_DAYS = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "datepublished",
    "dc.date", "dc.date.issued", "dcterms.issued", "date", "weibo: article:create_at",
)  # fmt: skip
#: Elements that sites name after the day of publication.
_DAY_NAMED = ",".join(
    f"#{name},.{name}"
    for name in (
        "publish_time", "publish-time", "publishtime", "publish-date", "pubtime", "pub_time", "pub-time", "pubdate",
        "pub-date", "post-date", "post_date", "entry-date", "article-time", "article_time", "article-date", "news-time",
        "news_time", "news-date",
    )
)  # fmt: skip
#: The site's name at the end of a page's title. Dashes need a space beside them: without, they belong to the title.
_SITE = re.compile(
    r"\s*[|_\uff5c]\s*([^|_\uff5c]{2,40})$|\s+[-\u2013\u2014]+\s+([^-\u2013\u2014]{2,40})$|--?([\u4e00-\u9fff]{2,20})$"
)
#: Before it stands the site's channel, where the mark between them is one that no title has.
_CHANNEL = re.compile(r"\s*[|_\uff5c]\s*[^|_\uff5c]{2,20}$|--[\u4e00-\u9fff]{2,20}$")
_SPACE = re.compile(r"\s+")


def read_head(tree: LexborHTMLParser) -> PageHead:
    """What metadata says, the surest first: Open Graph and site tags, then JSON-LD, then visible elements."""
    meta = dict(_meta(tree))
    linked = _json_ld(tree)
    root = tree.css_first("html")
    link = tree.css_first("link[rel=canonical]")
    url = (link.attributes.get("href") if link is not None else "") or meta.get("og:url", "")
    element = tree.css_first("head > title") or tree.css_first("title")
    whole = _SPACE.sub(" ", element.text()).strip() if element is not None else ""
    printed, suffix = _without_site(whole)
    return PageHead(
        title=_title(tree, meta, linked, whole),
        printed=printed,
        source=_SOURCE_LABEL.sub("", _first(meta, _SOURCES)),
        publisher=_first(meta, _PUBLISHERS) or linked.get("publisher", ""),
        suffix=suffix,
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


def _without_site(title: str) -> tuple[str, str]:
    """A page's title without the site's name and channel behind it, and that name."""
    match = _SITE.search(title)
    if match is None or not match.start():
        return title, ""
    rest = title[: match.start()]
    channel = _CHANNEL.search(rest)
    if channel and channel.start():
        rest = rest[: channel.start()]
    return rest, next(group for group in match.groups() if group).strip()


def _title(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, str], whole: str) -> str:
    told = _first(meta, _TITLES) or linked.get("headline", "")
    headings = [_SPACE.sub(" ", node.text()).strip() for node in tree.css("h1")]
    # A heading that the page's title repeats is the title without the site's name.
    for heading in headings:
        if heading and (heading in told or heading in whole):
            return heading
    return told or (headings[0] if len(headings) == 1 else "")


def _day(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, str]) -> date | None:
    for value in (_first(meta, _DAYS), linked.get("datePublished", "")):
        found = parse_day(value) if value else None
        if found:
            return found
    for node in tree.css("time[datetime]"):
        found = parse_day(node.attributes.get("datetime") or "")
        if found:
            return found
    # Lists of other pages carry days of the same names: one day alone is the page's own.
    texts = (node.text() for node in tree.css(_DAY_NAMED))
    days = {day for text in texts if len(text) < 80 and (day := parse_day(text))}
    return days.pop() if len(days) == 1 else None


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    """Headline, day and publisher from the first JSON-LD object that has a day of publication."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            values = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        items = list(_objects(values))
        for item in items:
            if item.get("datePublished"):
                told = {
                    "headline": item.get("headline"),
                    "datePublished": item.get("datePublished"),
                    "publisher": _name(item.get("publisher"), items),
                }
                return {key: one_line(value) for key, value in told.items() if isinstance(value, str)}
    return {}


def _name(publisher: Any, items: list[dict[str, Any]]) -> Any:
    """A publisher's name, which may stand in another object that this one points to."""
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if not isinstance(publisher, dict):
        return publisher
    same = (item.get("name") for item in items if item.get("@id") == publisher.get("@id", ""))
    return publisher.get("name") or next(same, None)


def _objects(values: Any) -> Iterator[dict[str, Any]]:
    for item in values if isinstance(values, list) else [values]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (member for member in graph if isinstance(member, dict))
