"""Whether an English sentence plans a figure: by a verb before it, as its subject, as a headline, as a goal after it."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.english.words import FINITE
from bashu.facts.literal_first import literal_first

__all__ = ["EXPECTED_AFTER", "KNOWN", "NOW", "is_plan_of", "plannable"]

#: A verb in the first person, or one coordinated with it, whose object is the figure: "we will train 5,000".
_WE_WILL = literal_first(
    r"\bwe will (?:also |further |continue to )?(?!be\b|have\b|see\b|mark\b)[a-z]+"
    r"(?:[^.;]*?(?:,| and) [a-z]+)? (?:up |out )?(?:about |over |another |at least |more than |some )?$"
)
_PLANS = re.compile(
    r"\b(?:aims?|aiming|plans?|planned|targets?|goal|should|strives?|to accelerate|hopes?|intends?|seeks?|pledge[sd]?|vow(?:s|ed)?|"
    r"(?:is|are|was|were) (?:scheduled |due |set |slated |planned |expected )?to|scheduled to|due to|slated to|will (?:be )?[a-z]+)\b"
)
_PLANS_UNDATED = re.compile(
    r"\b(?:(?:aims?|plans?|intends?|hopes?|seeks?|strives?|pledge[sd]?|vow(?:s|ed)?|wants?) to|(?:is|are) (?:scheduled |due |set |slated |planned )?to [a-z]+|"
    r"will (?:also |further |then |be able to )?(?!be\b|have\b|include\b|cover\b|focus\b|remain\b|see\b)[a-z]+)\b"
)
#: What the things just counted are still to do or undergo: "10 services are to be launched", "250 villages should have".
_STILL_TO = re.compile(
    r"[^,.;:()]{0,70}?\b(?:(?:will|shall|should)(?! (?:also )?(?:include|cover|focus))|(?:is|are) (?:to|due|scheduled|slated|planned|set to|"
    r"yet to))\b|[^,.;:()]{0,40}?\bdue to (?:open|start|begin|enter|close|be)\b"
)
_WERE_STILL_TO = re.compile(r"[^,.;:()]{0,60}?\b(?:was|were) to (?!be (?:found|seen|heard)\b)[a-z]+ ")
#: "sets the following goals for the three years: investing 420 billion yuan; opening nine parks".
_GOALS_LIST = literal_first(r"\b(?:goals?|targets?|objectives|aims)\b[^:.]{0,80}:[^.:]*$")
#: "135 million people are expected to travel".
EXPECTED_AFTER = re.compile(
    r"[^,.;:()]{0,60}?\b(?:is|are) (?:also )?(?:expected|projected|forecast|estimated) to\b"
)
_AS_GOAL = re.compile(
    r"[^,.;:]{0,40}? (?:as|is|was|being) (?:the|a|an|its|their|our) (?:[a-z-]+ ){0,2}?(?:goal|target|aim|objective)\b"
)
#: A plan, and what it gives an amount or number: "the plan puts the bill at", "a budget that sets aside".
_PLAN_SETS = re.compile(
    r"\b(?:the|an?|its|this|that|new|'s|\d{4}) (?:[a-z-]+ ){0,3}?(?:plan|programme|program|blueprint|outline|roadmap|schedule|budget|guideline|proposal)\b"
    r"[^;]*?\b(?:puts|sets|allocates|earmarks|calls for|provides for|foresees|envisages|envisions|proposes|requires|allows for)\b[^;]*$"
)
_ASKED = re.compile(
    r"\b(?=[aciouruw])(?:asked|asks|called on|calls on|urged|urges|instructed|required|requires|want|wants|wanted|obliged)\b[^;]{2,90}? to (?:[a-z]+ )"
)
#: The plain future of a plan, in this clause or coordinated with it.
_IS_TO = literal_first(
    r"\b(?:is|are) (?:also |now |further )?(?:scheduled |due |set |slated |planned )?to (?!be (?:found|seen)\b|date\b|the\b|an?\b)[a-z]+ [^,;.]*$"
)
#: Things known already: "one of the 102 projects of the plan", "next to the three older clusters".
KNOWN = re.compile(
    r"\b(?:(?:one|two|three|some|all|most|each|none|any|either|half) of|next to|besides|among|alongside|in addition to|like|beyond) (?:the|its|their|those) (?:(?:about|over|nearly|some|more than) )?$"
)
_PART_OF_IT = re.compile(
    r"\b(?:parts?|half|bulk|most|rest|remainder|share|slice|portion) of (?:it|this|that|the (?:money|sum|total|amount|funds?))\b"
)
_DONE = re.compile(r"\b(?:has|have|had|was|were|went|came)\b")
_WERE_TO = literal_first(
    r"\b(?:was|were|had been) (?:supposed |due |planned |meant |scheduled )?to (?!be (?:found|seen|heard)\b)[a-z]+ "
)
#: Words before and after the "to" of a headline: "Chongqing to pour 82 billion yuan into roads".
_HEADLINE = re.compile(
    r"[^.;:?!]{2,70}?(?<! up)(?<! down)(?<! due)(?<! according)(?<! compared)(?<! thanks)(?<! linked)(?<! back)(?<! close)(?<! next)(?<! from)"
    r" to (?!the |a |an |its |date|over |nearly |about |more |some |around |almost |less |at |\d)(?:[a-z]+ ){1,3}?(?:(?:about|over|some|nearly|around|more than|another|up to) )?$"
)
NOW = literal_first(r"\b(?:at present|currently|so far|today|to date|up to now)\b")


def is_plan_of(
    low: str, sentence: Sentence, bound: Bound, next_start: int, told: Bound | None, *, past: bool
) -> bool:
    """Whether the sentence says by its form that the figure is planned; for a ``past`` year only what was then to be.

    ``told`` is the last figure before the sentence: a part of what is planned is planned.
    """
    start, end = sentence.start, sentence.end
    lead = low[start : bound.start]
    to = " to " in lead
    if to and (_WERE_TO.search(low, bound.clause_start, bound.start) or _reaches(lead)):
        return True
    stop = max(bound.end, min(bound.clause_end, next_start))
    if low.startswith(" with ", bound.end):
        stop = bound.clause_end  # "650 projects with an investment of 180 billion yuan will be carried out"
    tail = low[bound.end : stop]
    still = " to " in tail
    goal = "goal" in tail or "target" in tail or "aim" in tail or "objective" in tail
    if goal and _AS_GOAL.match(tail) or still and _WERE_STILL_TO.match(tail):
        return True
    if past:
        return False
    if ":" in lead and _GOALS_LIST.search(lead):
        return True
    said = low.rfind(" that ", bound.clause_start, bound.start)
    own = said + 6 if said >= 0 else bound.clause_start
    still = still or "will" in tail or "shall" in tail or "should" in tail
    if still and _STILL_TO.match(tail) and not FINITE.search(low, own, bound.start):
        return True
    if to and _IS_TO.search(lead):
        return True
    if told is not None and told.kind == "target" and told.form == bound.form and _PART_OF_IT.search(lead):
        return not _DONE.search(lead)
    if bound.form in ("money", "physical") and _PLAN_SETS.search(lead):
        return True
    headline = to and sentence.first and end - start < 140 and not low.endswith(".", start, end)
    return headline and not FINITE.search(lead) and _HEADLINE.match(lead) is not None


def _reaches(lead: str) -> bool:
    """Whether someone was asked to bring the figure about, in this clause or one coordinated with "and to"."""
    asked = _ASKED.search(lead)
    if asked is None:
        return False
    rest = lead[asked.end() :]
    return not FINITE.search(rest) or re.search(r"\band to [a-z]+ [^,;]*$", rest) is not None


def plannable(bound: Bound, lead: str, *, future: bool) -> bool:
    """Whether a plan before the figure can be of it: counts are planned only by a verb that makes them."""
    if _WE_WILL.search(lead):
        return True
    if bound.kind in ("count", "cumulative") or bound.form == "count":
        return bool(_PLANS.search(lead)) and (future or bool(_PLANS_UNDATED.search(lead)))
    return True
