"""Numbers that are no figures: ordinals, names, labels, codes, addresses, telephone and document numbers.

Dates and periods are found by :mod:`bashu.facts.periods.mention` and masked before the scan.
"""

from __future__ import annotations

import re

__all__ = ["is_label_before", "is_name_after", "is_quoted_name", "masked_spans"]

# Spans that may hold digits and are never figures. Each alternative starts with a rare literal, so that
# the search passes quickly over ordinary prose.
_LINKS = re.compile(r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.]+", re.IGNORECASE)
#: Spans that hold digits and are never figures, where one of them can start.
#: A run of digits opens one only by what follows it, or as a telephone number.
_OPENING = re.compile(r"[\d+(\[〔第](?<!\d\d)(?:(?<=\D)|(?=\d*(?:[-\s:+/)apAPkK千]|\.\d+\.|(?<=\d{11}))))")
_SPANS = (
    r"(?<![\d.,])\+?\d{2,4}[- ]\d{2,4}[- ]\d{3,8}(?![\d.,]|\s?%)(?:[- ]\d{3,4}\b)?"
    r"|(?<![\d.,])\(?0\d{2,3}\)?[- ]\d{3,4}(?:[- ]?\d{3,5})"
    r"|(?<![\d.,])1[3-9]\d{9}(?![\d.])"
    r"|(?<![\d.,])0\d{2,3}-\d{7,8}(?!\d)"
    r"|〔\d{4}〕\s?\d+号?|\[\d{4}\]\s?\d+号|\(\d{4}\)\s?\d+号"
    r"|第\s?[\d一二三四五六七八九十百零]+\s?(?:[章节条款届次批期号卷册集季辑版]|个(?:五年|百年))"
    r"|(?<![\d.,])[\[(]\d{1,2}[\])](?=\s|[A-Z\u4e00-\u9fff]|$)"
    r"|(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?![\d.:])(?:\s?[apAP]\.?[mM]\b\.?)?"
    r"|(?<![\d.,])\d{1,2}\s?[apAP]\.?[mM]\b\.?"
    r"|(?<![\d.])\d+(?:\.\d+){2,}(?![\d])"
    r"|(?<![\d.])(?<!\d,)\d{1,2}(?:\+\d{1,2})*\+(?:\d{1,2}(?![\d.,]?\d|\s?%)|[nxNX](?![a-zA-Z]))"
    r"|(?<![\d.])(?<!\d,)\d{1,4}(?:/\d{1,4})?[ -]?(?:千伏(?!安)|[kK][vV](?![a-zA-Z]))"
)
_SPAN = re.compile(_SPANS)
_SPAN_OR_BOOK = re.compile(_SPANS + r"|[iI][sS][bBsS][nN][\s:]*[\d-]+[xX]?")
_LINE_NUMBER = re.compile(
    r"[ \t]*(?:[(\[]?\d{1,2}[)\].、]\s*(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-Z\u4e00-\u9fff]))"
)

_LABELS = frozenset(
    """
    no nos number line route highway expressway phase chapter article articles table figure fig room building page p pp section
    terminal gate platform part volume vol annex appendix item step version level class grade type model series flight train fortune
    global forbes article clause paragraph stage round hotline telephone tel phone fax postcode zip code document notice suite unit
    floor iphone windows boeing airbus big covid vision agenda under news channel industry csi hs iso gb group area block zone
    """.split()
)
_LABEL_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_LABELS))})\s?\.?:?\s?#?$")
_LABELS_ZH = tuple(
    "图 表 附件 附表 专栏 电话 热线 邮编 编号 版本 型号 国道 省道 高速 车牌 传真 第 序号".split()
)
#: Here "number" is a verb.
_THEY_NUMBER = tuple(f" {word} number " for word in "now already still they will to together which".split())
#: "lines 13 and 30".
_LABELS_BEFORE = re.compile(
    r"\b(?:lines|routes|articles|chapters|phases|platforms|gates|sections|figures|tables|nos\.?) \d+(?:, \d+)*,? and $"
)
#: "the world's top 500 companies": the name of a list.
_LIST_NAME = re.compile(r"\b(?:world|global|fortune|forbes|china|chinese|national)(?:'s)? top $")
_GROUPED = re.compile(r"\d{1,3},\d{3}(?!\d)")
_NAME_AFTER_EN = re.compile(
    r"\s?(?:hotline|vision\b|edition\b|series\b(?! of)|strategy\b|agenda\b|scheme\b|o'clock|index\b(?! point))"
    r"|-(?:city|year(?:-old|[- ](?:plan|action|programme?|campaign|period|term|high|low|old|olds))|time|foot|inch|"
    r"star|point|man|seat|page|part|pronged|stop|way|sided|dimensional|generation|class|speed|digit)\b"
    r"|[- ](?:series)\b",
)
_NAME_AFTER_ZH = re.compile(
    r"号|号线|型|版|强(?!度)|日(?!元|产|均)|国道|高速|热线|工程|战略|愿景|平台|计划|行动|模式|系列|周年"
)


def masked_spans(text: str, low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of a sentence whose digits are never figures, in order."""
    if low.find("isbn", start, end) >= 0 or low.find("issn", start, end) >= 0:
        spans = [match.span() for match in _SPAN_OR_BOOK.finditer(text, start, end)]
    else:
        spans = _digit_spans(text, start, end)
    if (
        text.find("@", start, end) >= 0
        or text.find("//", start, end) >= 0
        or text.find("www.", start, end) >= 0
    ):
        spans.extend(match.span() for match in _LINKS.finditer(text, start, end))
    number = _LINE_NUMBER.match(text, start, end)
    if number and (start == 0 or text[start - 1] == "\n"):
        spans.insert(0, number.span())
    return spans


def _digit_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    taken = start
    for opening in _OPENING.finditer(text, start, end):
        at = opening.start()
        span = _SPAN.match(text, at, end) if at >= taken else None
        if span:
            taken = span.end()
            spans.append((at, taken))
    return spans


def is_label_before(low: str, position: int, start: int) -> bool:
    """Whether a word before the number makes it a label ("Line 5", "No. 12", 图3)."""
    if _GROUPED.match(low, position) and low[position - 2 : position - 1].isascii():
        return False  # "train 5,000 teachers": labels are not printed with a comma
    if low.endswith(" and ", start, position) and _LABELS_BEFORE.search(
        low, max(start, position - 40), position
    ):
        return True
    if low.endswith("top ", start, position) and _LIST_NAME.search(low, max(start, position - 24), position):
        return True
    window = low[max(start, position - 16) : position]
    if not window or window[-1] in ",;" or window.endswith(_THEY_NUMBER):
        return False
    if window.endswith(_LABELS_ZH):
        return True
    word = window.rstrip().rpartition(" ")[2]
    if word.isalnum() and word not in _LABELS:
        return False
    return _LABEL_BEFORE.search(window) is not None


def is_name_after(low: str, position: int, *, worded: bool = False) -> bool:
    """Whether what follows makes the number part of a name ("12345 hotline", 318国道, "100-city")."""
    if _NAME_AFTER_EN.match(low, position):
        return True
    return not worded and _NAME_AFTER_ZH.match(low, position) is not None


def is_quoted_name(text: str, start: int, end: int) -> bool:
    """Whether the number opens a short name in quotation marks: "33618", "20-minute circle", “15分钟生活圈”."""
    if start == 0 or text[start - 1] not in "\"'“‘「『《":
        return False
    tail = text[end : end + 26]
    for index, char in enumerate(tail):
        if char in "\"'”’」』》":
            return True
        if char in ",.;:，。；：%" or index > 24:
            return False
    return False
