"""English sums since a start: "has processed 94 applications", "since 2015 more than 18,000 trains have left"."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.english.words import FINITE
from bashu.facts.literal_first import literal_first
from bashu.facts.periods.mention import Mention

__all__ = ["WHERE", "is_sum"]

_SAID = literal_first(
    r"\b(?:cumulative|cumulatively|accumulated|accumulative|to date|in total since|total number|so far|all told since)\b"
)
#: Doings that pile up: what was handled, moved, paid. What stays in place (built, opened, settled in) is a stock.
_FLOW = (
    r"(?:processed|handled|received|accepted|installed|operated|served|transported|carried(?! out)|shipped|dispatched|hauled|ferried|issued|granted|"
    r"achieved|inked|clinched|paid|lent|disbursed|invested|spent|generated|saved|treated|recycled|exported|imported|sold|traded|cleared|travelled|"
    r"traveled|clocked up|planted|donated|trained|benefited|helped(?! (?:to )?(?:set|build|found|establish|create|open|develop|bring))|absorbed|found buyers for|assisted|reimbursed|rescued|delivered|dealt with|sent|"
    r"transmitted|supplied|pumped|moved|drawn|welcomed|hosted visitors)"
)
_PERFECT = literal_first(
    rf"\b(?:has|have|had) (?:been )?(?:(?:also|already|together|jointly|successfully|now|[a-z]+ed and) )*{_FLOW}\b|\bhaving been achieved\b"
    r"|\boperated in [\w ]{1,30} (?:have|has) (?:reached|exceeded)\b"
)
#: How many kinds were moved is no sum.
_KINDS = frozenset(("kinds", "types", "varieties", "categories", "sorts", "countries", "regions", "cities"))
#: Not what piled up, but where, by what or among whom: "through these three systems".
WHERE = re.compile(
    r"\b(?:through|via|across|among|between|by|at|on|into|covering|linking with|linking|linked with|connecting(?: with| to)?|reaching|of (?=the|these|its))(?: (?:these|those|the|its|their|all|over|about|approximately|around|almost|nearly|more than|some))*\s*$"
)
_ASIDE = re.compile(r" (?:to|in|into|across|by|at|among|from|for|with)\b")
_MONEY_PUT = literal_first(
    r"\b(?:has|have|had) (?:(?:also|already|together|[a-z]+ed and) )*(?:completed|attracted|made|realised|realized) (?:an? |total |accumulated )*investments?\b"
)
#: "(about 60 billion U.S. dollars) have been moved": an aside stands between the figure and its verb.
_MOVED_ASIDE = re.compile(rf" \([^()]{{3,60}}\) (?:has|have|had) (?:already |now )?been {_FLOW}\b")
_PUT_IN = re.compile(
    r" (?:has|have|had) been (?:put in place|put in|put up|put into|made available|committed|spent|invested)\b"
)
_IN_TOTAL = re.compile(r" (?:in (?:total|all)|altogether)\b")
_SINCE = re.compile(r"\bsince\b")
_PERFECT_ANY = re.compile(
    r"\b(?:has|have|had) (?:(?:also|already|now|together) )?(?:been|[a-z]+(?:ed|en|wn|ne|ught|ld|id|nt|de|ut|ng))\b"
)
#: A change or a record since a time is no sum since then.
_CHANGE = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|decrease|decline|drop|fall|up|down|grew|rose|fell|grown|risen|fallen|increased|decreased|declined|highest|"
    r"lowest|fastest|first|record|by)(?: of)?(?: (?:about|some|nearly|over|around|more than|at least))?\s*$"
)
#: "has soared from 1.5 million to 9.4 million since": ends of a change.
_HAS_SINCE = re.compile(r"\b(?:has|have|had) since\b")
_STEP = re.compile(r"\b(?:from|to)(?: (?:about|some|nearly|over|around|more than|less than))?\s*$")
_AS_OF = re.compile(
    r"\b(?:as|as of|as at|by|until|till|up to|at)(?: the)?(?: (?:end|close|beginning|start|middle) of)?(?: the)?\s*$"
)
_AS_OF_IN = re.compile(r"(?:as of|as at|by|until|till|up to)\b|(?:at )?(?:the )?end of\b")
_JOINED = re.compile(r"\b(?:with|involving|worth)\b|\band\b")
#: "400 million tonnes of coal, 8 million tonnes of ...": the same, of another thing.
_NEXT_OF_LIST = re.compile(
    r" of [a-z][^,;.]{2,40}(?:,| and|, and) (?:(?:emissions of|about|some|over|nearly|more than|another) )*"
)
_VERB_AFTER = re.compile(r"[^,.;]{0,50}?\b(?:is|are|was|were|has|have|had)\b")


def is_sum(
    low: str, sentence: Sentence, bound: Bound, previous: Bound | None, left: int, *, joined: bool
) -> bool:
    """Whether the figure is a total since a start; ``left`` is where its part of the clause begins."""
    start, end = bound.clause_start, max(bound.clause_end, bound.end)
    if "sum" in sentence.cues and _SAID.search(low, start, end):
        return True
    if WHERE.search(low, start, bound.start):
        return False
    if _flows(low, bound, previous, start, end) and not _in_one_period(low, sentence, end):
        return True
    if bound.form == "money" and _IN_TOTAL.match(low, bound.end) and _as_of(low, sentence):
        return True
    if bound.form != "percent" and _since(low, sentence, bound, start, end):
        return True
    if previous is None or previous.kind != "cumulative":
        return False
    gap = low[previous.end : bound.start]
    if (
        previous.form == bound.form
        and previous.unit == bound.unit
        and _NEXT_OF_LIST.fullmatch(gap)
        and not FINITE.search(gap)
    ):
        return True
    if not joined:
        return False
    joint = _JOINED.search(low, left, bound.start)
    if joint is None:
        return False
    # "... 1,835 in all, and eight lines were in service" says something new; "94 applications and 480,000 tons" does not.
    own = FINITE.search(low, joint.end(), bound.start) or _VERB_AFTER.match(low, bound.end, end)
    return joint.group() != "and" or own is None


def _flows(low: str, bound: Bound, previous: Bound | None, start: int, end: int) -> bool:
    """Whether the figure is what a verb of flow says has been moved, not where to, in how many, for whom."""
    if bound.form == "money" and (
        _MONEY_PUT.search(low, start, bound.start)
        or _PUT_IN.match(low, bound.end)
        or low.startswith(" (", bound.end)
        and _MOVED_ASIDE.match(low, bound.end)
    ):
        return True
    if bound.unit in _KINDS:
        return False
    if (
        previous is not None
        and previous.kind == "count"
        and bound.form == "count"
        and low[previous.end : bound.start] == " and "
    ):
        return False  # "via 59 stations and 29 ports"
    perfect = low.find(" ha", max(0, start - 1), end) >= 0 or low.find("operated", start, end) >= 0
    done = _PERFECT.search(low, start, end) if perfect else None
    if done is None:
        return False
    if bound.start < done.start():
        return True
    between = previous is not None and previous.start > done.end()
    return not between and _ASIDE.match(low, done.end()) is None


def _since(low: str, sentence: Sentence, bound: Bound, start: int, end: int) -> bool:
    """Whether a "since" of the clause, or one that opens the sentence, governs a perfect tense of the figure's clause."""
    if (
        low.find("since", sentence.start, sentence.end) < 0
        or _STEP.search(low, start, bound.start)
        or _CHANGE.search(low, start, bound.start)
    ):
        return False
    adverb = _HAS_SINCE.search(low, start, end)
    if adverb and bound.start < adverb.start():
        return False  # "began with 500 million yuan and has since backed 73 firms"
    if _SINCE.search(low, start, end):
        return re.search(r"\b(?:has|have|had)\b", low[sentence.start : sentence.end]) is not None
    opening = _SINCE.match(low, sentence.start) and ";" not in low[sentence.start : bound.start]
    return bool(opening) and _PERFECT_ANY.search(low, start, end) is not None


def _in_one_period(low: str, sentence: Sentence, end: int) -> bool:
    """Whether the sentence up to ``end`` is about one year, quarter or month as a whole, not the state at its end."""
    return any(
        m.start < end
        and m.role == "main"
        and m.period
        and "/" not in m.period
        and not _is_end(low, sentence, m)
        for m in sentence.mentions
    )


def _as_of(low: str, sentence: Sentence) -> bool:
    mains = [m for m in sentence.mentions if m.role == "main"]
    if not mains:
        return _PERFECT_ANY.search(low, sentence.start, sentence.end) is not None
    return all(_is_end(low, sentence, m) for m in mains)


def _is_end(low: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether the sentence tells the state at the mention: "as of June", "by the end of 2024"."""
    return (
        _AS_OF.search(low, sentence.start, mention.start) is not None
        or _AS_OF_IN.match(low, mention.start, mention.end) is not None
    )
