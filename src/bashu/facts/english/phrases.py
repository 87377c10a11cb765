"""Cut the phrase of what is measured out of an English clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Sentence
from bashu.facts.english.words import AUXILIARY, FINITE
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention
from bashu.facts.places.place import Place

__all__ = ["AIM", "clean", "extend_noun", "find_subject", "object_phrase"]

_HEAD = re.compile(
    r"(?:[\s,;:()\"'.-]+|(?:the|a|an|its|their|his|her|our|this|that|these|those|which|who|and|but|while|whereas|as|with|of|in addition|moreover|"
    r"meanwhile|also|for|to|by|at|in|on|from|since|during|however|furthermore|besides|additionally|among them|including|of which|"
    r"helping|projecting|representing|recording|marking|posting|registering|showing|a year-on-year|year-on-year|accounting for|setting|bringing|making|seeing|putting|pushing|driving|lifting|boosting|producing|realizing|realising|achieving|generating|earning|yielding|where|when|alone|overall|although|though|despite|unlike|it|they|"
    r"between|said|says|according to|both|some|all|he added|she added|neighboring|after|before|through|under|there|altogether|about|over|"
    r"period|the period|same(?: (?:months?|quarters?|years?|time|weeks?))?|(?:month|year|quarter) earlier|carrying|up|down|up from|out|officials|local authorities|data show|figures show|is|are|was|were|has|have|had|then|yet|so|or|than|preliminary accounts put|put|gross total|each|every|early|late|mid|end)(?:'s)?(?=[\s,]|$))+"
)
AIM = re.compile(
    r"\W*(?:the )?(?:(?:targets?|goals?|plans?)(?: of [\w -]{2,40}?)?(?: is| was)? for|[\w' -]{0,30}?\b(?:aims?|plans|strives?) (?:for|to (?:achieve|keep|see|reach)))"
    r" (?:the |its |a )?(?:average )?(?:annual )?"
)
_SAID = re.compile(
    r"\b(?:he|she|they|mayor|officials?|statement|report|data|spokes(?:man|woman|person)) (?:said|says|added|noted|show|showed) (?=[a-z\"'])|"
    r"\b(?:marked|marks|means|meant) that |"
    r"\b(?:said|says|added|noted|showed?|shows|announced|stated|stressed|found|reported|indicates?|reveal(?:s|ed)?) that "
)
_THAT = re.compile(
    r"(?: (?:already |also )?(?:said|shown|reported|announced|told|noted|found|stated))? that "
)
#: Words that end no phrase.
_LOOSE = (
    "the|a|an|its|their|and|but|of|in|to|by|at|for|from|with|on|has|have|had|is|are|was|were|been|be|being|will|would|should|"
    "that|which|still|also|then|now|already|expected|estimated|projected|forecast|set|planned|likely|can|could|may|alone|than|respectively|"
    "about|over|nearly|around|more|less|up|down|as|or|worth|valued|year-on-year|totaling|totalling|steadily|rapidly|"
    "further|together|combined|going|reach|exceed|remain|both|aims|plans|amounting|reaching|compared|made|make|makes|took|takes|total|a total|put|it|there|after|while|when"
)
_TAIL = re.compile(rf"(?:[\s,;:(\"'-]+|\b(?:{_LOOSE}|(?<!annual )(?<!yearly )(?<!year )targets?))+$")
_LOOSE_WORDS = frozenset([*_LOOSE.split("|"), "target", "targets"])
_BREAK = re.compile(
    r"[,;:()]| which | that | while | whereas | but | and (?=(?:the|its|a|an|will|has|have|produced|yielded|exchange)\b)| - |\bas (?:of|part)\b|\baccording\b|\bsince\b"
)
_VERB_CUT = literal_first(
    r"\b(?:saw|grew|rose|fell|increased|decreased|reached|reported|jointly|carry|carries|employ|produce|account|play|aim|plan|shifted|gathered|covers?|involve|"
    r"including|such as|(?:is|are|was|were) (?:also )?(?:the|an?)\b|up to study|to (?:implement|study|promote|guide|support|build|develop|improve|help|be)|involving|totaling|totalling|worth|with an?)\b"
)
_GENERIC = frozenset(
    {
        "total",
        "maximum",
        "average",
        "record",
        "high",
        "level",
        "combined",
        "combined total",
        "value",
        "minimum",
        "record high",
        "new high",
        "peak",
        "whole",
        "average annual",
        "amount",
        "the total",
        "scale",
    }
)
#: A mark that is reached says nothing of what reached it.
_MILESTONE = re.compile(
    r"(?:(?:an?|the|its|new|historic|historical|record|all-time|important|symbolic) )*(?:milestone|mark|level|high|record|threshold|peak|sum|figure|landmark|barrier)"
)
_OBJECT = re.compile(
    r"(?:.*(?:\s|,|\()|^)(?:a|an|the|its|their|with|had|has|have|saw|see|seen|recorded|yielded|achieved|posted|attracted|completed|realized|received|"
    r"signed|drawing|draws|drew|worth|involving|involves|generated|contributing|produced|reported|handled|invested|raised|sold|bought|processed|delivered)\s+(?P<np>\S.*)$"
)
#: How far a counted noun is followed into its clause, characters.
_EXTENT = 76
_LOOSE_WORD = re.compile(
    r"\s(?:a|an|per|each|every|in|of|for|by|on|at|to|the|during|since|the year|in the year|from|and|under|with)+$"
)
_LOOSE_END = re.compile(
    r"\s(?:in the|the|in|of|for|by|on|at|to|year|during|since|from|and|across|over|more than|about|nearly|through|via|within|among|into|under|respectively|,)+$"
)
_OBJECT_END = re.compile(
    r"\s+(?:of|worth|at|totaling|totalling|reaching|amounting to|exceeding|valued at|to)(?: (?:a|the|its))?\s*$"
)
_AFTER_PREPOSITION = re.compile(r"(?:^|.*\s)(?:as|to|for|by|after|from)\s+(?P<np>\S.*)$")
#: "and" begins the phrase only after a clause: "exports rose and imports", not "leasing and business services".
_AFTER_AND = re.compile(rf"\W*and\s+(?P<np>\S.*)$|.*{FINITE.pattern}.*\sand\s+(?P<late>\S.*)$")


def clean(low: str, a: int, b: int, sentence: Sentence, *, places: bool = True) -> tuple[int, int]:
    """Trim periods, places, articles and auxiliaries from both ends of a phrase."""
    for said in _SAID.finditer(low, a, b):
        a = said.end()
    if low.find(" for ", a, b) >= 0 or low.find(" to ", a, b) >= 0:
        aim = AIM.match(low, a, b)
        a = aim.end() if aim else a
    if low.startswith("between ", a):
        a = next((m.end for m in sentence.mentions if m.start <= a + 9 < m.end), a)
    for _ in range(4):
        before = (a, b)
        for mention in sentence.mentions:
            if mention.start >= b or mention.end <= a:
                continue
            if mention.start <= a + 2:
                a = max(a, mention.end)
            elif mention.end >= b - 2:
                b = min(b, mention.start)
        head = _HEAD.match(low, a, b)
        if head and head.end() < b:
            a = head.end()
        elif head:
            return b, b
        word = low[max(a, b - 40) : b].rpartition(" ")[2]
        if word in _LOOSE_WORDS or not word.isalnum():
            tail = _TAIL.search(low, max(a, b - 40), b)
            if tail:
                b = tail.start()
        if places:
            a, b = _trim_places(low, a, b, sentence)
        if a >= b:
            return b, b
        if (a, b) == before:
            break
    return a, b


def _trim_places(low: str, a: int, b: int, sentence: Sentence) -> tuple[int, int]:
    for place in sentence.places:
        if place.start >= b or place.end <= a:
            continue
        end = place.end + 2 if low.startswith("'s", place.end) else place.end
        if place.start <= a + 1 and end <= b and (end == b or low[end] in " ,"):
            if end < b - 2 or end == b:
                a = end
        elif end >= b - 2 and re.search(
            r"(?:\bin|\bof|\bfor|\bacross|\bwithin|\bthroughout|\bby|\bto)(?: the| adjacent areas of)?\s$",
            low[max(a, place.start - 24) : place.start],
        ):
            joint = re.search(
                r"\s(?:in|of|for|across|within|throughout|by|to)(?: the| adjacent areas of)?\s$",
                low[a : place.start],
            )
            if joint and a + joint.start() > a + 2:
                b = a + joint.start()
    return a, b


def find_subject(low: str, a: int, b: int) -> tuple[int, int]:
    """The noun phrase before the first finite verb between ``a`` and ``b``; all of it where there is none."""
    for match in FINITE.finditer(low, a, b):
        word = match.group()
        that = _THAT.match(low, match.end())
        if that and that.end() < b:
            a = that.end()  # "he added that the combined output ..."
            continue
        before = low[max(a, match.start() - 5) : match.start()]
        if (
            before.endswith(("the ", "of ", " a ", "an ", "to "))
            and word not in ("reach", "exceed", "grow", "hit", "fall", "rise", "surpass", "top", "increase")
            or match.start() == a
        ):
            continue
        return a, match.start()
    return a, b


def object_phrase(low: str, a: int, b: int) -> tuple[int, int] | None:
    """The noun phrase before "of", "worth" or "at" that ends the clause part, None where it says nothing."""
    match = _OBJECT_END.search(low, max(a, b - 48), b)
    if not match:
        return None
    stop = match.start()
    found = _OBJECT.match(low[a:stop]) or _AFTER_PREPOSITION.match(low[a:stop])
    start = a + (found.start("np") if found else 0)
    joint = _AFTER_AND.match(low, start, stop)
    if joint:
        start = max(joint.start("np"), joint.start("late"))
    phrase = low[start:stop].strip()
    if (
        not phrase
        or phrase in _GENERIC
        or _MILESTONE.fullmatch(phrase)
        or not phrase.endswith("value added")
        and FINITE.fullmatch(phrase.rsplit(" ", 1)[-1])
    ):
        return None
    return start, stop


def extend_noun(
    text: str,
    low: str,
    start: int,
    stop: int,
    end: int,
    mentions: Sequence[Mention],
    places: Sequence[Place] = (),
) -> str:
    """A counted noun with what the rest of its clause says of it, auxiliaries left out."""
    limit = min(end, stop + _EXTENT)
    for mention in mentions:
        if mention.start >= stop:
            limit = min(limit, mention.start)
    if low.startswith(" and ", stop):
        limit = stop
    match = _BREAK.search(low, stop, limit)
    if match:
        limit = match.start()
    for place in places:
        if stop < place.start < limit and low[max(stop, place.start - 8) : place.start].endswith(
            (" in ", " in the ")
        ):
            limit = low.rfind(" in ", stop, place.start)
    verb = _VERB_CUT.search(low, stop + 1, limit)
    if verb:
        limit = verb.start()
    rest = text[stop:limit].rstrip(" .,;:")
    rest = AUXILIARY.sub("", rest + " ").strip()
    rest = _LOOSE_END.sub("", _LOOSE_WORD.sub("", " " + rest)) if rest else ""
    if limit == stop + _EXTENT < end and text[limit : limit + 1].isalnum():
        rest = rest[: rest.rfind(" ") + 1].rstrip() if " " in rest else ""  # no word is cut in two
    phrase = (text[start:stop] + " " + rest.strip()).strip(" .,")
    return " ".join(phrase.split())
