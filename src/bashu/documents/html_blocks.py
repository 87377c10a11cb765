"""Collect the blocks of a page: runs of text between block elements, and its tables of data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from bashu.documents.grid import Grid
from bashu.documents.html_tables import card_lines, read_table

__all__ = ["RawBlock", "collect"]


@dataclass(slots=True)
class RawBlock:
    """A block with the characters of it that are links, and how much it weighs as prose.

    ``path`` are the ids of its ancestors, from the outside in. A ``card`` is a line of what an office registers
    about a document: its number, who issued it and when.
    """

    kind: str
    text: str
    path: tuple[int, ...]
    linked: int = 0
    weight: float = 0.0
    grid: Grid | None = None


#: Class and id names of what is no text of the page, however long: what readers wrote below it, what is
#: asked about cookies.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|respond|disqus|replies|consent|privacy|gdpr|dsgvo|cookies?|cookiebar)(?:$|[\s_-])",
    re.I,
)
#: Class and id names of what stands around a text: links to others, sharing, sign-ups.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:related(?:posts?|news|articles?|links?)?|recommend(?:ed|s|ation|ations)?|sidebar|breadcrumbs?|crumbs?|share|sharing|social|socials|"
    r"newsletter|subscribe|promo|teasers?|pagination|pager|paging|tags?|tagcloud|toolbar|cookies?|popup|modal|banner|"
    r"advert|advertisement|ads?|menu|navbar|navigation|nav|footer|foot|copyright|widgets?|outbrain|taboola|login|signup|"
    r"hot|rank|ranking|sponsored|mostread|popular|location|position|dqwz|xgxw|xglj|fenxiang)(?:$|[\s_-])",
    re.I,
)
#: Elements that stand within a line; everything else ends one.
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "o:p", "st1:chsdate", "st1:personname")
)  # fmt: skip
_KINDS = {"li": "item", "dt": "item", "dd": "item", "figcaption": "caption", "caption": "caption"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
#: Deeper than this the elements of a page say nothing any more; their text goes to the ancestor at this depth.
_DEEPEST = 200
#: Runs of blocks that a name calls an aside: first, end, whether it calls them comments.
_Asides = list[tuple[int, int, bool]]
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_MARKS = re.compile("[.,;:!?\u3002\uff0c\uff1b\uff1a\uff01\uff1f\u3001]")
_WORD = re.compile(r"\w")


def collect(root: LexborNode) -> list[RawBlock]:
    """The blocks under an element in reading order; white space is one space, as a browser shows it."""
    blocks: list[RawBlock] = []
    asides: _Asides = []
    _descend(root, "paragraph", (root.mem_id,), blocks, asides)
    weight = sum(block.weight for block in blocks)
    off: set[int] = set()
    for begin, end, comments in asides:
        # A name around most of a page means something else, unless readers wrote more than the writer.
        if comments or sum(block.weight for block in blocks[begin:end]) < 0.5 * weight:
            off.update(range(begin, end))
    kept = [block for index, block in enumerate(blocks) if index not in off]
    return kept if sum(block.weight for block in kept) > 0.05 * weight else blocks


def _descend(
    node: LexborNode, kind: str, path: tuple[int, ...], blocks: list[RawBlock], asides: _Asides
) -> None:
    parts: list[str] = []
    linked = 0
    child = node.first_child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            parts.append(child.text_content or "")
        elif tag in _INLINE and not _holds_blocks(child):
            text = child.text()
            parts.append(text)
            linked += len(text) if tag == "a" else _linked(child)
        elif tag == "br":
            parts.append("\x00")
        elif not tag.startswith(("-", "!")):
            _finish(parts, linked, kind, path, blocks)
            parts, linked = [], 0
            _enter(child, tag, kind, path, blocks, asides)
        child = child.next
    _finish(parts, linked, kind, path, blocks)


def _linked(node: LexborNode) -> int:
    first = node.first_child
    if first is None or (first.next is None and first.tag == "-text"):
        return 0
    return sum(len(link.text()) for link in node.css("a"))


def _holds_blocks(node: LexborNode) -> bool:
    """Whether an inline element wraps block elements, as old pages have it."""
    first = node.first_child
    if first is None or (first.next is None and first.tag == "-text"):
        return False
    return node.css_first("p,div,br,li,table,h1,h2,h3,h4,section") is not None


def _enter(
    node: LexborNode, tag: str, kind: str, path: tuple[int, ...], blocks: list[RawBlock], asides: _Asides
) -> None:
    if tag in ("ul", "ol") and _is_menu(node):
        return
    if tag == "table":
        grid = read_table(node)
        card = card_lines(grid) if grid is not None else []
        if card:
            blocks.extend(RawBlock("card", line, path) for line in card)
            return
        if grid is not None:
            blocks.append(
                RawBlock("table", "", path, weight=sum(len(row) for row in grid.rows) * 4.0, grid=grid)
            )
            return
    if len(path) > _DEEPEST:
        _finish([node.text(separator=" ")], 0, kind, path, blocks)
        return
    begin = len(blocks)
    own = _KINDS.get(tag, "paragraph" if tag in ("p", "table", "ul", "ol") else kind)
    _descend(node, own, (*path, node.mem_id), blocks, asides)
    if len(blocks) > begin:
        attributes = node.attributes
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if len(named) > 1:
            comments = _COMMENTS.search(named) is not None
            if comments or _AROUND.search(named):
                asides.append((begin, len(blocks), comments))


def _is_menu(node: LexborNode) -> bool:
    """Whether a list is a menu: links and nothing beside them, none of them a sentence."""
    links = [link.text() for link in node.css("a")]
    if not links:
        return False
    text = node.text()
    linked = sum(map(len, links))
    return linked >= 0.8 * len(text.strip()) and linked < 60 * len(links)


def _finish(parts: list[str], linked: int, kind: str, path: tuple[int, ...], blocks: list[RawBlock]) -> None:
    if not parts:
        return
    joined = "".join(parts) if len(parts) > 1 else parts[0]
    if not joined or joined.isspace():
        return
    # A <br>, marked by a NUL, ends a line; a line end in the source is a space.
    for line in joined.split("\x00"):
        text = _SPACE.sub(" ", line).strip()
        if _WORD.search(text):
            share = linked / max(1, len(joined.strip()))
            blocks.append(RawBlock(kind, text, path, round(share * len(text)), _weight(text, share, kind)))


def _weight(text: str, share: float, kind: str) -> float:
    """How much a block weighs as prose: its length if it has sentence marks, less what is link."""
    if share > 0.5 or kind == "heading" or len(text) < 12:
        return 0.0
    marks = len(_MARKS.findall(text))
    if not marks:
        return 0.0
    return len(text) * (1 - share) * (2.0 if text > "\u2e7f" else 1.0)
