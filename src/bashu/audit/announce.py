"""Find announced numbers and the lists that follow them, in English and Chinese.

An announcement is a number with what it counts ("seven special workgroups", 七个专项工作组). A list that claims to
be whole (after a colon, "namely", "in the fields of", 分别是) has to have as many items; one that only gives
examples ("including", 包括, 等) must not have more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Announcement", "announcements", "count_items"]

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_HAN = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER_EN = rf"(?P<n>{'|'.join(_WORDS)}|[2-9]|1\d|20)"
_CLOSED_EN = (
    r"(?P<closed>:|\bnamely\b,?|\bin the (?:fields|areas|sectors|aspects) of\b|"
    r"\b(?:is |are )?(?:comprised|composed|made up) of\b|\bconsist(?:s|ing)? of\b|\bcompris(?:es|ing)\b)"
)
_OPEN_EN = r"(?P<open>\b(?:including|such as|among them|for example|like)\b:?)"
_TIME = r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|decades?)\b"
_ANY_NUMBER = rf"\b(?:{'|'.join(_WORDS)})\b(?!{_TIME})"
#: number, what is counted (no other number, no end of a sentence or dash), the word that opens the list, the list
_EN = re.compile(
    rf"(?<![\w.,-]){_NUMBER_EN}(?!{_TIME})[ -](?P<what>[a-z](?:(?!{_ANY_NUMBER}|- )[^.:;\d()\n–—]){{2,160}}?),?\s*"
    rf"(?:{_CLOSED_EN}|{_OPEN_EN})\s+(?P<list>[^.;:\n]{{4,600}})",
    re.IGNORECASE,
)
#: the same with the list in the next sentence
_NEXT_EN = re.compile(
    rf"(?<![\w.,-]){_NUMBER_EN}(?!{_TIME})[ -](?P<what>[a-z](?:(?!{_ANY_NUMBER})[^.:;\d()\n]){{2,160}}?)\.\s+"
    r"(?:(?P<closed>(?:They|These) (?:are|were))|(?P<loose>(?:They|These) (?:span|cover|comprise))"
    r"|(?P<open>(?:They|These) include))\s+(?P<list>[^.;:\n]{4,600})",
    re.IGNORECASE,
)
_NUMBER_ZH = r"(?P<n>二十|十[一二三四五六七八九]?|[两二三四五六七八九]|[2-9]|1\d|20)"
_MEASURE = r"(?:个|项|大|条|方面|类|种|座|家|级|批|件|位|名)"
_ZH = re.compile(
    rf"(?<![\d一二三四五六七八九十第.]){_NUMBER_ZH}{_MEASURE}(?P<what>[^,，。;；:：、\d\n]{{0,16}}?)[,，]?"
    r"(?:(?P<closed>[:：]|即|分别(?:是|为)|指的是)|(?P<open>包括|涵盖|涉及|如))"
    r"[:：]?(?P<list>[^。;；\n]{3,300})"
)
#: 等 N 个 what, behind a list of items
_ZH_AFTER = re.compile(rf"等{_NUMBER_ZH}{_MEASURE}(?P<what>[^,，。;；、\d\n]{{1,16}})")
_CLAUSE = re.compile(r"[,，。;；:：\n]")
_VERB = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could)\b", re.IGNORECASE)
#: Words of an item; a longer one is a clause and the text no plain list.
_ITEM_EN, _ITEM_ZH = 12, 24
#: How far a list may reach back from 等.
_REACH = 280
#: A colon further away introduces something else than what was counted.
_BEFORE_COLON = 8


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number announced, the items found (None where the text is no plain list), and where.

    ``closed`` says whether the list claims to be whole, ``loose`` whether it does so only by its verb ("they
    cover ..."). Offsets are code points into the text.
    """

    number: int
    what: str
    items: tuple[str, ...] | None
    closed: bool
    start: int
    end: int
    loose: bool = False

    @property
    def joined(self) -> int:
        """How many items might be two, since they hold an "and"."""
        return sum(1 for item in self.items or () if re.search(r"\band\b|[和与]", item))


def announcements(text: str, language: str) -> Iterator[Announcement]:
    """The announcements of a text in their order.

    >>> [a] = announcements("There are three rings: the inner, the middle and the outer one.", "en")
    >>> a.number, a.what, len(a.items), a.closed
    (3, 'rings', 3, True)
    """
    if language.startswith("zh"):
        for match in _ZH.finditer(text):
            yield _announcement(match, count_items(_cut_zh(match["list"]), "zh"), language)
        for match in _ZH_AFTER.finditer(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            listed = _CLAUSE.split(before)[-1]
            if "、" in listed:
                yield _before(match, listed)
        return
    for match in _EN.finditer(text):
        if match["closed"] != ":" or len(match["what"].split()) <= _BEFORE_COLON:
            yield _announcement(match, count_items(match["list"], "en"), language)
    for match in _NEXT_EN.finditer(text):
        yield _announcement(match, count_items(match["list"], "en"), language)


def _before(match: re.Match[str], listed: str) -> Announcement:
    """A list that ends with 等 and its number: examples, so there must not be more of them than that."""
    items = count_items(_after_lead(listed), "zh")
    start = match.start() - len(listed)
    return Announcement(_number(match["n"]), match["what"], items, False, start, match.end())


def _announcement(match: re.Match[str], items: tuple[str, ...] | None, language: str) -> Announcement:
    groups = match.groupdict()
    open_list = groups.get("open")
    ends_open = language.startswith("zh") and "等" in match["list"][-12:]
    return Announcement(
        _number(match["n"]),
        _head(match["what"]),
        items,
        bool(groups.get("closed") or groups.get("loose")) and not open_list and not ends_open,
        match.start(),
        match.end(),
        bool(groups.get("loose")),
    )


def _head(what: str) -> str:
    """What is counted, without the clause that says what becomes of it."""
    return re.split(r",| (?:were|was|are|is|have|has|had|will|to|for|that|which|in) ", what.strip())[0]


def _number(word: str) -> int:
    lower = word.lower()
    if lower in _WORDS:
        return _WORDS[lower]
    if word in _HAN:
        return _HAN[word]
    if word.startswith("十"):
        return 10 + _HAN.get(word[1:], 1 if word[1:] == "一" else 0)
    return 20 if word == "二十" else int(word)


def count_items(listed: str, language: str) -> tuple[str, ...] | None:
    """The items of a plain list; None where its items are clauses or there are fewer than two.

    "A, B and C" has three items, and so has "A, B and D, and C", where the last comma shows that
    the writer separates items by commas.

    >>> len(count_items("transport, industry and innovation, land, and public services", "en"))
    4
    >>> count_items("交通、产业和科技创新", "zh")
    ('交通', '产业', '科技创新')
    """
    if language.startswith("zh"):
        return _items_zh(listed)
    parts = [part.strip() for part in listed.split(",")]
    if len(parts) > 2 and _VERB.match(parts[-1]):
        parts.pop()  # the sentence goes on behind the list
    last = re.match(r"(?:and|as well as|plus)\s+(.*)", parts[-1], re.IGNORECASE)
    if last and len(parts) > 1:
        parts[-1] = last[1]
    else:
        tail = re.split(r"\s+(?:and|as well as)\s+", parts[-1])
        if len(tail) != 2:
            return None  # no "and" before the last item, or several: not a list that ends here
        parts[-1:] = tail
    return _plain(parts, max(len(part.split()) for part in parts) <= _ITEM_EN)


def _items_zh(listed: str) -> tuple[str, ...] | None:
    parts = [part.strip() for part in listed.split("、")]
    tail = re.split(r"以及|和|及|与", parts[-1])
    if len(tail) == 2 and all(tail):
        parts[-1:] = tail
    return _plain(parts, max(map(len, parts)) <= _ITEM_ZH)


def _plain(parts: list[str], short: bool) -> tuple[str, ...] | None:
    whole = [part for part in parts if part]
    return tuple(whole) if short and len(whole) == len(parts) > 1 else None


def _cut_zh(listed: str) -> str:
    """A Chinese list ends at the first comma that is not an item separator, and before 等."""
    head = (
        re.split(r"[,，]", listed)[0] if "、" in re.split(r"[,，]", listed)[0] else listed.replace("，", "、")
    )
    return re.split(r"等(?![级])", head)[0]


def _after_lead(listed: str) -> str:
    """The items before 等 without the verb that leads them in."""
    return re.split(r"包括|涵盖|涉及|建设|推进|形成|打造|围绕|聚焦|在", listed)[-1]
