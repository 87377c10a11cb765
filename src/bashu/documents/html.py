"""Read HTML: the main content of a page, block by block, without the site around it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bashu.documents.dates import published_in_text
from bashu.documents.draft import Block, Draft
from bashu.documents.html_blocks import RawBlock, collect
from bashu.documents.html_meta import PageHead, read_head
from bashu.documents.language import detect_language
from bashu.documents.lines import ends_sentence, is_boilerplate, is_byline, is_caption
from bashu.documents.plain import find_publisher

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
    choice of content is trafilatura's (about ten times slower).
    """
    tree = LexborHTMLParser(html)
    head = read_head(tree)
    if careful:
        return _careful(html, head)
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
    blocks = [block for block in whole if content in block.path]
    if sum(len(block.text) for block in blocks if block.weight) < 25:
        blocks = whole
    return _draft(blocks, whole, head, html)


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


def _draft(blocks: list[RawBlock], whole: list[RawBlock], head: PageHead, html: str) -> Draft:
    kept: list[Block] = []
    lines: list[str] = []
    for raw in _without_site(blocks):
        if raw.grid is not None:
            kept.append(Block("table", grid=raw.grid))
        else:
            kept.append(Block(raw.kind, raw.text))
            lines.append(raw.text)
    title = head.title or next((block.text for block in kept if block.kind == "heading"), "")
    _place_title(kept, title)
    _find_origins(kept, html)
    around = [raw.text for raw in whole if raw.text and len(raw.text) < 300]
    found = head.published or published_in_text(_near(around, title), "\n".join(lines), lines[-4:])
    text = "\n".join(lines)
    draft = Draft(kept, title, head.publisher, None, detect_language(text, declared=head.language), head.url)
    if isinstance(found, tuple):
        draft.published = found.day
        draft.notes += [found.note] if found.note else []
    else:
        draft.published = found
    draft.publisher = head.publisher or find_publisher(_near(around, title) + lines[:3], [])
    return draft


def _near(around: list[str], title: str) -> list[str]:
    """The lines about a title: where a page prints its source and day."""
    at = next((index for index, text in enumerate(around) if title and (text in title or title in text)), 0)
    return around[at : at + 8]


def _without_site(blocks: list[RawBlock]) -> list[RawBlock]:
    kept = []
    for block in blocks:
        if block.grid is None:
            if not block.text or (block.linked > 0.5 * len(block.text) and not ends_sentence(block.text)):
                continue
            if is_boilerplate(block.text) or is_byline(block.text):
                continue
            if block.kind == "paragraph" and is_caption(block.text):
                block.kind = "caption"
        kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()  # a heading with nothing below it heads a list of links that was left out
    return kept


def _place_title(kept: list[Block], title: str) -> None:
    """The title is the first block: where the content repeats it there, that block is it."""
    if not title:
        return
    for index, block in enumerate(kept[:4]):
        if block.text and (block.text == title or (block.kind == "heading" and block.text in title)):
            block.kind = "title"
            if index:
                kept.insert(0, kept.pop(index))
            return
    kept.insert(0, Block("title", title))


def _find_origins(blocks: list[Block], html: str) -> None:
    """Offsets of blocks in the decoded page, where their beginning and end stand in it as they do here.

    Blocks follow each other, so each is looked for behind the one before it; a match inside a tag is none.
    """
    at = max(html.find("<body"), 0)
    for block in blocks:
        if not block.text or block.kind == "title":
            continue
        first = _outside_tags(html, block.text[:16], at)
        if first < 0:
            continue
        last = _outside_tags(html, block.text[-12:], first)
        if last < 0 or last - first > 4 * len(block.text) + 2000:
            continue
        block.origin = (first, last + len(block.text[-12:]))
        at = block.origin[1]


#: How far behind the last block the next is looked for, in characters; markup between blocks is shorter.
_WINDOW = 30_000


def _outside_tags(html: str, text: str, at: int) -> int:
    for _ in range(4):
        found = html.find(text, at, at + _WINDOW)
        if found < 0 or html.rfind("<", 0, found) <= html.rfind(">", 0, found):
            return found
        at = found + 1
    return -1


def _careful(html: str, head: PageHead) -> Draft:
    from bashu.documents.careful import careful_blocks

    blocks = careful_blocks(html)
    text = "\n".join(block.text for block in blocks)
    lines = [block.text for block in blocks[:8]]
    found = published_in_text(lines, text, [])
    draft = Draft(blocks, head.title, head.publisher, head.published or found.day, url=head.url)
    draft.language = detect_language(text, declared=head.language)
    _place_title(draft.blocks, draft.title)
    return draft
