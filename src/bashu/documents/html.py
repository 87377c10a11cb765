"""Read HTML: the main content of a page, block by block, without the site around it."""

from __future__ import annotations

import itertools
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bashu.documents.captions import caption_above
from bashu.documents.dates import Published, published_in_text
from bashu.documents.draft import Block, Draft
from bashu.documents.html_blocks import RawBlock, collect
from bashu.documents.html_meta import PageHead, read_head
from bashu.documents.html_origin import find_origins
from bashu.documents.language import detect_language
from bashu.documents.lines import ends_sentence, is_boilerplate, is_byline, is_caption, is_item
from bashu.documents.publisher import find_publisher, find_source

__all__ = ["read_html"]

#: Parts of a page that are never its text.
_OFF = (
    "script,style,template,svg,math,canvas,iframe,object,embed,video,audio,rt,rp,button,select,input,textarea,"
    "dialog,[hidden],[aria-hidden=true]"
)
#: Parts that are not, unless the markup is so broken that most of the page is in one.
_SELDOM = (
    "noscript,nav,aside,footer,[role=navigation],[role=banner],[role=complementary],[role=contentinfo],"
    "[role=search],[role=dialog]"
)
#: Containers that sites name as their text.
_NAMED = (
    "[itemprop=articleBody],#UCAP-CONTENT,.TRS_Editor,#zoom,.article-content,.article_content,.entry-content,"
    ".post-content,#article-content,article,main,[role=main]"
)


def read_html(html: str, *, careful: bool = False) -> Draft:
    """The main content of a page as blocks, with title, publisher, day, language and canonical address.

    Each block's weight is its length where it reads as prose (sentence marks, few links); the content is the
    container that a site names as such and that holds half of all weight, else the deepest one that holds
    four fifths. Blocks in it that are mostly links, or boilerplate, are left out. With ``careful`` the
    choice of content is trafilatura's (about ten times slower), unless that loses most of the text.
    """
    tree = LexborHTMLParser(html)
    head = read_head(tree)
    body = tree.body or tree.root
    if body is None:
        return Draft()
    for node in body.css(_OFF):
        node.decompose()
    length = len(body.text())
    for node in body.css(_SELDOM):
        if 2 * len(node.text()) < length:
            node.decompose()
    whole = collect(body)
    content = _content(body, whole)
    raw = [block for block in whole if content in block.path]
    if sum(len(block.text) for block in raw if block.weight) < 25:
        raw = whole
    own = kept = _kept(raw)
    if careful:
        from bashu.documents.careful import careful_blocks

        found = careful_blocks(html)
        if _length(found) > 0.3 * _length(own):
            kept = found
    title = head.title or _heading(own, head.printed)
    prose = {id(block) for block in raw if block.weight} or {id(block) for block in raw}
    places = [index for index, block in enumerate(whole) if id(block) in prose] or [0]
    return _draft(kept, title, _around(whole[: places[-1] + 1], places[0], title), head, html)


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _content(body: LexborNode, blocks: list[RawBlock]) -> int:
    """The id of the element that holds the text of a page."""
    weights: dict[int, float] = {}
    for block in blocks:
        if block.weight:
            for key in block.path:
                weights[key] = weights.get(key, 0.0) + block.weight
    total = weights.get(body.mem_id, 0.0)
    named = [node.mem_id for node in body.css(_NAMED)]
    # Of several articles on a page, the one with the page's heading is its own, even if others are longer.
    above = _ancestors(body.css_first("h1"))
    headed = [node.mem_id for node in body.css("article") if node.mem_id in above]
    for candidates, least in ((headed, 0.2), (named, 0.5)):
        chosen = [key for key in candidates if weights.get(key, 0.0) > least * total]
        if chosen:
            return chosen[-1]  # in document order, so the innermost
    # Ancestors were entered from the outside in, so the last that holds enough is the deepest.
    return next((key for key in reversed(weights) if weights[key] >= 0.8 * total), body.mem_id)


def _ancestors(node: LexborNode | None) -> set[int]:
    found: set[int] = set()
    while node is not None and len(found) < 500:
        found.add(node.mem_id)
        node = node.parent
    return found


def _draft(kept: list[Block], title: str, around: list[str], head: PageHead, html: str) -> Draft:
    """The draft of a page from the blocks of its content and the lines around its title."""
    _place_title(kept, title)
    _place_tables(kept)
    find_origins(kept, html)
    lines = [block.text for block in kept if block.text]
    text = "\n".join(lines)
    notes = []
    if len(text.encode()) < _LITTLE and not any(block.grid for block in kept):
        notes.append(
            "the page holds little text: a script may draw it; save it in a browser and add the file"
        )
    found = Published(head.published) if head.published else published_in_text(around, text, lines[-4:])
    return Draft(
        kept,
        title,
        head.source
        or find_source(around + lines[:3] + lines[-4:])
        or head.publisher
        or find_publisher(around + lines[:3], [])
        or head.suffix,
        found.day,
        detect_language(text, declared=head.language),
        head.url,
        notes + ([found.note] if found.note else []),
    )


def _heading(kept: list[Block], printed: str) -> str:
    """The title of a page whose metadata give none: the page's title without the site's name, or the heading
    above the text where that says more, for many sites title all their pages alike.
    """
    above = itertools.takewhile(lambda block: block.kind != "paragraph" or len(block.text) < 40, kept[:6])
    headings = [block.text for block in above if block.kind == "heading" and not is_item(block.text)]
    return max((printed, *headings), key=len)


def _around(whole: list[RawBlock], begin: int, title: str) -> list[str]:
    """The lines where a page prints its source and day: its card, and what follows the title, or else what
    precedes the text, which begins at ``begin``. What stands below the text is of other pages.
    """
    card = [raw.text for raw in whole if raw.kind == "card"]
    lines = [(index, raw.text) for index, raw in enumerate(whole) if raw.text and len(raw.text) < 300]
    texts = [text for _, text in lines]
    at = next((at for at, text in enumerate(texts) if title and (text in title or title in text)), None)
    if at is None:
        at = max(0, sum(index < begin for index, _ in lines) - 6)
    return card + texts[at : at + 8]


#: Pages with fewer bytes hardly state anything; a Chinese character, which says more than a letter, has three.
_LITTLE = 60
#: Headings of lists of other pages.
_ELSEWHERE = re.compile(
    r"(?:most (?:read|viewed|popular|shared|commented)|related(?: (?:news|articles|stories|posts|links|content|topics))?|"
    r"recommended(?: for you| reading)?|you (?:may|might) (?:also )?like|more (?:from|news|stories|in)\b.{0,30}|latest(?: news)?|"
    r"trending(?: now)?|popular(?: posts)?|editors?['’]? picks?|what['’]s hot|"
    r"(?:推荐|相关|延伸|热门|精彩|猜你喜欢|更多|最新|热点|图片)(?:阅读|新闻|文章|推荐|资讯|报道|链接|内容|排行)?)(?: in 24 hours)?\s?[:\uff1a>\u00bb]*",
    re.I,
)


def _elsewhere(blocks: list[RawBlock]) -> set[int]:
    """The elements of lists of other pages: those that such a heading opens and that hold none of the first prose."""
    own = next((set(block.path) for block in blocks if block.weight), set[int]())
    opened = (block.path[-2] for block in blocks if len(block.path) > 1 and _ELSEWHERE.fullmatch(block.text))
    return set(opened) - own


def _kept(blocks: list[RawBlock]) -> list[Block]:
    """The blocks of a page's content without what its site put among them."""
    kept: list[Block] = []
    others = _elsewhere(blocks)
    for raw in blocks:
        if not others.isdisjoint(raw.path):
            continue
        if raw.grid is not None:
            kept.append(Block("table", grid=raw.grid))
            continue
        if raw.kind == "card" or (raw.linked > 0.5 * len(raw.text) and not ends_sentence(raw.text)):
            continue
        if not is_boilerplate(raw.text) and not is_byline(raw.text):
            kind = "caption" if raw.kind == "paragraph" and is_caption(raw.text) else raw.kind
            kept.append(Block(kind, raw.text))
    while kept and kept[-1].kind == "heading":
        kept.pop()  # a heading with nothing below it heads a list of links that was left out
    return kept


def _place_title(kept: list[Block], title: str) -> None:
    """The title is the first block: where the content repeats it there, in one line or in several, it is that."""
    if not title:
        return
    wanted = "".join(title.split())
    for first in range(min(4, len(kept))):
        text = ""
        for last in range(first, min(first + 4, len(kept))):
            text += "".join(kept[last].text.split())
            if text == wanted or (first == last and kept[last].kind == "heading" and text in wanted):
                shown = kept[first].text if first == last else title
                kept[first : last + 1] = []
                kept.insert(0, Block("title", shown))
                return
            if not wanted.startswith(text):
                break
    kept.insert(0, Block("title", title))


def _place_tables(kept: list[Block]) -> None:
    """Give tables without a caption of their own the one that stands above them."""
    for index, block in enumerate(kept):
        if block.grid is not None and not block.grid.caption:
            block.grid.caption = caption_above(kept[:index])
