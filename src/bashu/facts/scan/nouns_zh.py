"""The counted noun beside a Chinese number: after its measure word, or the head of the subject before it."""

from __future__ import annotations

import re
from functools import lru_cache

from bashu.facts.normalise import normalise
from bashu.facts.scan.noun_table_zh import (
    ATTRIBUTE,
    COUNTED,
    INTRANSITIVE,
    OPEN_HEADS,
    PLAIN_HEADS,
    PREDICATE,
    VERB,
)

__all__ = ["head_noun", "known_noun", "read_zh_noun"]

_LONGEST = max(map(len, COUNTED))
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z“”\"·]|[(\uff08](?:含|市|县|区|州)[)\uff09]|[45]G|[1-5](?=A级))+")
#: A bound between measure word and noun: 7家投资额1000万美元以上企业.
_BOUNDED = re.compile(
    r"(?P<lead>[\u4e00-\u9fff]{0,6})\d[\d.]*[十百千万亿]*[多余]?"
    r"(?:[美欧]?元|人|户|张|平方公里|平方千米|平方米|公里|千米|米长?|吨|亩|公顷|千瓦)(?:(?:及?以上|以下)的?|的)(?=[\u4e00-\u9fff])"
)
#: A clause before the noun: 330个拟在明年开工的项目.
_RELATIVE = re.compile(r"[^,，;；。、:：()（）]{2,22}?的(?=[\u4e00-\u9fff])")
#: 区(县): either, counted as one.
_OR = re.compile(r"[(\uff08]([市县区州含])[)\uff09]")
#: Kinds of areas or places that one number counts together: 省(区、市), 市、区、县, 国家和地区.
_GROUPS = re.compile(
    r"省\(区、市\)|(?:省|市|区|县|州)(?:、(?:省|市|区|县|州)){1,2}(?![\u4e00-\u9fff])|国家[和及与]地区|国家\(地区\)"
)
_AREA_THAT = re.compile(r"[市县省](?![级民场域内外区县市州镇辖直属政际道])[\u4e00-\u9fff]")
_PLACE_IN = re.compile(r"[里中内](?=有|$)")
#: The second of two joined nouns: 国家和地区, 幼儿园和中小学.
_NUMERALS = frozenset("一二两三四五六七八九十百千数几")
_AND = re.compile(r"[和与]|及(?!以)")


def read_zh_noun(text: str, position: int, end: int, *, strict: bool = False) -> tuple[int, int] | None:
    """Start and end of the noun that follows number and measure word, up to a verb or a stop.

    A bound may stand between: 7家投资额1000万美元以上企业.

    With ``strict`` the run must end in a known counted noun (a number without measure word).
    """
    bounded = None if strict else _BOUNDED.match(text, position, end)
    if bounded and not _suffix_within(normalise(bounded["lead"])):
        return read_zh_noun(text, bounded.end(), end, strict=True)
    group = _GROUPS.match(normalise(text[position : min(end, position + 9)]))
    if group:
        return position, position + group.end()
    match = _RUN.match(text, position, min(end, position + 18))
    if not match:
        return None
    run = match.group()
    stop = _noun_stop(normalise(run))
    run = run[:stop]
    plain = normalise(run)
    joined = _AND.search(plain)
    if joined and joined.start() > 0 and _parts(plain, joined.start()):
        run, plain = run[: joined.start()], plain[: joined.start()]
    elif joined and joined.start() > 0 and _is_pair(plain, joined.start()):
        return position, position + len(run)
    for size in range(len(run), 0, -1):
        if _suffix(plain[:size]):
            if strict and size > 1 and _AREA_THAT.match(plain) and plain[:size] not in COUNTED:
                size = 1  # 15市高铁全覆盖
            return position, position + size
    if strict:
        return None
    relative = _RELATIVE.match(text, position, end) if len(run) < 2 else None
    if relative:
        return read_zh_noun(text, relative.end(), end, strict=True)
    return (position, position + len(run)) if 2 <= len(run) <= 12 else None


def _noun_stop(run: str) -> int:
    """Where the noun phrase at the start of a run ends: before a verb, and before 的 behind a full noun."""
    lead = ATTRIBUTE.match(run)
    skipped = lead.end() if lead else 0
    first = next((len(verb) for verb in INTRANSITIVE if run.startswith(verb)), 0)
    if first and not _suffix_within(run[first:]):
        return 0  # 28个在建: the verb of the sentence
    stop = len(run)
    for found in VERB.finditer(run, max(first, skipped)):
        if found.start() == 0 and _describes(run, found.end()):
            continue
        stop = found.start()
        break
    inside = _PLACE_IN.search(run[:stop])
    stop = inside.start() if inside and inside.start() > 0 else stop
    owner = run.find("的", 0, stop)
    if owner > 0 and (owner + 1 >= stop or _suffix(run[:owner])):
        return owner
    return stop


def _describes(run: str, end: int) -> bool:
    """Whether the verb that ends here only describes the noun behind it: 6个运营中心."""
    for size in range(min(_LONGEST, len(run) - end), 1, -1):
        if run[end : end + size] in COUNTED:
            after = end + size
            return after == len(run) or run[after] == "的" or VERB.match(run, after) is not None
    return False


def _suffix_within(run: str) -> bool:
    return any(_suffix(run[:size]) for size in range(2, min(len(run), 8) + 1))


def _parts(run: str, joint: int) -> bool:
    """Whether 和 ends the noun: before it stands a counted noun, or behind it another number."""
    counted = _suffix(run[:joint]) != "" or run[joint + 1 : joint + 2] in _NUMERALS
    return counted and not _is_pair(run, joint)


def _is_pair(run: str, joint: int) -> bool:
    """Whether 和 joins two counted nouns into one unit: the second is bare."""
    first, second = run[:joint], run[joint + 1 :]
    if second[:1] in _NUMERALS:
        return False
    if not _suffix(first) or len(first) > 6:
        return False
    return second in COUNTED or len(second) <= 4 and _suffix(second) != "" and ATTRIBUTE.match(second) is None


def _suffix(run: str) -> str:
    for size in range(min(_LONGEST, len(run)), 1 if len(run) > 1 else 0, -1):
        if run[-size:] in COUNTED:
            return run[-size:]
    return ""


@lru_cache(maxsize=4096)
def known_noun(phrase: str) -> str:
    """The unit of a noun phrase that ends in a counted noun, whatever is said of it; else empty.

    >>> known_noun("对外开放项目最少"), known_noun("是基础设施")
    ('项目', '')
    """
    noun = _cut(phrase)
    return _unit(noun) if _suffix(normalise(noun)) else ""


@lru_cache(maxsize=4096)
def head_noun(phrase: str) -> str:
    """The head of a noun phrase, its unit: 现代基础设施项目 gives 项目, 跨省公交线路 gives 公交线路.

    A phrase without a known head keeps what remains after its attributes and verbs; empty where nothing is
    a noun in it.
    """
    if _GROUPS.fullmatch(normalise(phrase)):
        return phrase
    joint = _AND.search(normalise(phrase))
    if joint and joint.start() > 0 and _is_pair(normalise(phrase), joint.start()):
        lead = ATTRIBUTE.match(normalise(phrase))
        return phrase[lead.end() if lead and lead.end() < joint.start() else 0 :]
    return _unit(_cut(phrase))


_ASIDE = re.compile(r"\[\d{1,2}\]|[(\uff08][^()\uff08\uff09]{2,8}[)\uff09]|[“”\"'「」]")
_LAST_VERB = re.compile(f"(?:{VERB.pattern})$")
_CLAUSE_MARK = re.compile(r"[,，、;；:：\])】\uff09]|\d(?:年|个月|月|日)[内底末]?")


def _cut(phrase: str) -> str:
    """The last noun phrase, without the predicate behind it and the verb before it."""
    phrase = _CLAUSE_MARK.split(_ASIDE.sub("", _OR.sub(r"\1", phrase)).strip(" ,，、"))[-1]
    plain = normalise(phrase)
    end = len(plain)
    while end and not _suffix(plain[:end]):
        tail = PREDICATE.search(plain, 0, end)
        if not tail:
            verb = _LAST_VERB.search(plain, 0, end)
            tail = verb if verb and len(verb.group()) > 1 else None
        if not tail or tail.start() == end:
            break
        end = tail.start()
    phrase, plain = phrase[:end], plain[:end]
    owner = plain.rfind("的")
    if 0 <= owner < len(plain) - 1:
        phrase, plain = phrase[owner + 1 :], plain[owner + 1 :]
    verbs = [
        verb.end()
        for verb in VERB.finditer(plain)
        if verb.end() < len(plain) - 1 and plain[verb.end() :] not in OPEN_HEADS
    ]
    return phrase[verbs[-1] :] if verbs else phrase


def _unit(noun: str) -> str:
    """The unit of a noun: a plain head stands alone, other heads keep the word that says their kind."""
    plain = normalise(noun)
    head = _suffix(plain)
    if head and head in PLAIN_HEADS and not _is_joined(plain, head):
        return noun[-len(head) :]
    if head and head not in PLAIN_HEADS and head not in OPEN_HEADS:
        return noun[-len(head) :]
    while True:
        plain = normalise(noun)
        lead = ATTRIBUTE.match(plain)
        rest = plain[lead.end() :] if lead else ""
        if not lead or not rest or _AND.match(rest) or (head and len(noun) - lead.end() < len(head)):
            return noun.strip()
        noun = noun[lead.end() :]


def _is_joined(plain: str, head: str) -> bool:
    """幼儿园和中小学 are counted as both."""
    joint = _AND.search(plain)
    return joint is not None and joint.start() > 0 and _is_pair(plain, joint.start())
