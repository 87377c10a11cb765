"""Sort the lines of a text: titles, headings, items, captions, boilerplate, paragraphs."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

__all__ = [
    "ends_sentence", "is_boilerplate", "is_byline", "is_caption", "is_heading", "is_item", "one_line",
]  # fmt: skip

#: Words of a site rather than of a text. Each names a thing that no statistical sentence says.
_BOILERPLATE = re.compile(
    r"\buse of cookies\b|\bcookie (?:policy|settings)\b|\bprivacy (?:policy|statement|notice)\b|"
    r"\bterms of (?:use|service)\b|\ball rights reserved\b|\bcopyright\s?(?:©|\(c\)|\d{4}|by)|^©|"
    r"^about us|\bcontact us\b|\bsubscribe (?:to|now|here)\b|\bsign up (?:for|to)\b|"
    r"\bleav(?:e|ing) a (?:message|comment|reply)\b|\bclick here\b|\bread more\b|\bfollow us\b|"
    r"\brelated (?:news|articles|stories|posts|links)\b|\bskip to (?:main )?content\b|\bback to top\b|"
    r"\bfor (?:any )?inquiries\b|\bby calling (?:this|the) telephone\b|\bscan (?:the )?qr code\b|"
    r"^share (?:this|on|to|via)\b|^(?:previous|next) (?:article|page|post)\b|"
    r"^(?:tweet|print|e-?mail|share|i agree|login|log in|sign in|sign up|sitemap|advertisements?|newsletter)$|"
    r"版权所有|责任编辑|^[(\uff08]?(?:责编|编辑|校对|审核|排版|监制)\s?[:\uff1a|\uff5c丨/]|ICP备|公网安备|隐私(?:政策|声明)|网站地图|联系我们|关于我们|"
    r"扫一扫|扫码(?:关注|分享)|扫描.{0,6}二维码|点击上方.{0,8}关注|^分享到|打印本页|关闭窗口|^上一篇|^下一篇|^相关(?:阅读|新闻|链接|推荐|文章)|返回顶部|"
    r"(?:举报|客服|咨询|监督|联系)(?:电话|热线)\s?[:\uff1a]|^当前位置|^首[页頁]\s?[>\u00bb\u203a]|^您(?:现在)?的位置|友情链接|网站标识码|"
    r"^(?:主办|承办)(?:单位)?\s?[:\uff1a]|点击(?:这里|查看|进入)|关注我们|^登录|^注册$|字(?:体|号)\s?[:\uff1a]|"
    r"免责声明|未经.{0,8}授权|技术支持\s?[:\uff1a]",
    re.I,
)
#: A word of each pattern above: lines without any of them, nearly all, never meet the slow expression.
_HINTS = AhoCorasick(
    """cookie,privacy,terms of,rights reserved,copyright,©,about us,contact us,subscribe,sign up,leave a,leaving a,
    click here,read more,follow us,related,skip to,back to top,inquiries,by calling,qr code,share,previous,next,tweet,
    print,email,e-mail,i agree,login,log in,sign in,sitemap,advertisement,newsletter,版权所有,编辑,责编,校对,审核,排版,监制,icp备,
    公网安备,隐私,网站地图,联系我们,关于我们,扫一扫,扫码,二维码,分享到,打印本页,关闭窗口,上一篇,下一篇,相关,返回顶部,电话,热线,
    当前位置,的位置,首页,首頁,友情链接,网站标识码,主办,承办,点击,关注我们,登录,注册,字体,字号,免责声明,授权,技术支持""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split(",")
)
#: A credit in brackets at the end makes a line the caption of a picture or a graphic.
_CREDIT = re.compile(
    r"[(\[\uff08【](?:[^()\uff08\uff09\[\]]{0,30}\b)?(?:photos?|graphics?|infographics?|pictures?|images?|illustrations?|file photo|charts?|source)\b[^()\uff08\uff09\[\]]{0,60}[)\]\uff09】]\s*\.?$|"
    r"[(\[\uff08【][^()\uff08\uff09]{0,20}(?:摄影?|供图|配图|图片|资料图|制图|绘|图)(?:[:\uff1a/][^()\uff08\uff09]{0,20})?[)\]\uff09】]。?$|"
    r"\bphotos? by [A-Z][\w .'-]{2,40}$|(?:记者|通讯员)?\s?[\u4e00-\u9fff]{2,4}\s?摄$",
    re.I,
)
#: Or it begins as the caption of a figure or a table does.
_NUMBERED = re.compile(
    r"(?:photo|graphic|image|picture|caption|source)s?\s?[:\uff1a/]|(?:figure|table|chart)\s\d{1,3}\b|"
    r"[图表]\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?(?:[-.]\d{1,3})?(?:[:\uff1a]|\s)",
    re.I,
)
_CREDIT_HINTS = AhoCorasick(
    ["photo", "graphic", "picture", "image", "illustration", "chart", "source", "摄", "图", "绘"]
)
_LABELLED = re.compile(
    r"(?:reported by|written by|editors?|edited by|sources?|authors?|updated|published|posted)\s?[:\uff1a]\s?\S|"
    r"(?:posted|published|updated) (?:on|by) [A-Z\d]|"
    r"[\[【(\uff08]?(?:(?:信息|文章|稿件)?来源|作者|记者|通讯员|发布(?:时间|日期|机构|单位)|时间|日期|文号|浏览次数|阅读次数|"
    r"索引号|发文(?:字号|机关|机构)|(?:成文|生成|公开)日期|(?:主题|体裁|信息)分类|公开(?:方式|形式)|有效性)[\]】]?\s?[:\uff1a|\uff5c丨]|"
    r"[(\uff08](?:记者|通讯员|作者|文)\s?[^()\uff08\uff09]{1,30}[)\uff09]$",
    re.I,
)
#: A day that stands alone opens the line under a title: the hour, source, author, page and readers follow.
_DATED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}\s)?\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?=\s|$)"
)
_STATES = re.compile(r"[,;\uff0c\uff1b。]|\d\s?(?:[%\uff05万亿萬億个個项項家人元]|多|余)")
_NAME_WORD = re.compile(
    r"[A-Z\d][\w.,'’&/-]*|and|of|the|for|in|at|staff|reporters?,?|writers?,?|correspondents?,?|[,/&·–-]"
)
_ITEM = re.compile(
    r"^(?:[-*+•·●■◆▪–]\s+|\(?\d{1,2}[.)]\s+|[(\uff08]?[一二三四五六七八九十]{1,3}[)\uff09、.]|\d{1,2}[、.](?!\d)|[①-⑳])"
)
_HEADING_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节条部分]|[(\uff08][一二三四五六七八九十]{1,3}[)\uff09])"
)
_CLOSERS = "\"'”’)]\uff09】》」』 "
_ENDS = frozenset(".。!\uff01?\uff1f…;\uff1b:\uff1a")

#: Lines longer than this are sentences, whatever words they hold.
_SHORT = 260


def one_line(text: str) -> str:
    """A title or name on one line, without what a document's head may smuggle in: NUL and lone surrogates.

    >>> one_line("A\\n title\\x00")
    'A title'
    """
    return " ".join(text.replace("\x00", " ").encode("utf-8", "replace").decode().split())


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotes and brackets aside."""
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def is_boilerplate(line: str) -> bool:
    """Whether the line belongs to the site and not to the text: cookies, sharing, contacts, copyright.

    >>> is_boilerplate("Our Privacy Statement & Cookie Policy"), is_boilerplate("责任编辑:王某")
    (True, True)
    """
    if len(line) > _SHORT or not _HINTS.find_matches_as_indexes(line.lower()):
        return False
    return _BOILERPLATE.search(line) is not None


def is_caption(line: str) -> bool:
    """Whether the line is the caption of a picture: it ends in a credit.

    >>> is_caption("Exports increased by 2.8%. (Graphic/Zheng Ran)"), is_caption("Exports grew (by 2.8%).")
    (True, False)
    """
    if _NUMBERED.match(line):
        return len(line) <= _SHORT
    end = line[-100:]
    if not _CREDIT_HINTS.find_matches_as_indexes(end.lower()):
        return False  # nearly every line: the expression below is slow
    return _CREDIT.search(end) is not None


def is_byline(line: str) -> bool:
    """Whether the line names author, source or time and states nothing.

    >>> is_byline("By Ann Lee and Bob Wu|Oct 25,2021"), is_byline("By the end of 2021 output had doubled")
    (True, False)
    """
    if len(line) > 160 or ends_sentence(line):
        return False
    if line[:3] in ("By ", "by "):
        # A byline has names and a date and no other word.
        words = line[3:].replace("|", " ").replace("\uff5c", " ").split()
        return all(_NAME_WORD.fullmatch(word) for word in words)
    if _LABELLED.match(line) is not None:
        return True
    dated = _DATED.match(line) if len(line) <= 60 else None
    return dated is not None and _STATES.search(line, dated.end()) is None


def is_item(line: str) -> bool:
    """Whether the line is an item of a list."""
    return _ITEM.match(line) is not None


def is_heading(line: str) -> bool:
    """Whether the line heads what follows: short, and no sentence.

    A Chinese character counts as three letters, about the width of a word.
    """
    if ends_sentence(line):
        return False
    width = len(line) if line.isascii() else sum(3 if char > "\u2e7f" else 1 for char in line[:130])
    return width <= (120 if _HEADING_MARK.match(line) or width == len(line) else 110)
