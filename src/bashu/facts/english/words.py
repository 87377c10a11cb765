"""English words that bind a figure: verbs and nouns of change, of reaching, of planning, and qualifiers."""

from __future__ import annotations

import re

from bashu.facts.english.change import CHANGE, CHANGE_NOUNS, DOWN, MOVES, UP
from bashu.facts.literal_first import literal_first

__all__ = [
    "AUXILIARY", "CHANGE", "CHANGE_AFTER", "CHANGE_NOUNS", "COMPARED_AFTER", "DOWN", "FINITE", "MOVES",
    "QUALIFIER_AFTER", "QUALIFIER_CODE", "SKIP", "TARGET", "UP", "qualifier_before",
]  # fmt: skip

#: Words that may stand between a verb of change and its figure.
SKIP = frozenset(
    """
    by to at of from a an the on over
    further again another only just still also even some about both respectively separately
    average annual annually yearly monthly rate pace speed year years year-on-year month-on-month
    sharply slightly steadily rapidly markedly significantly modestly strongly robust strong whopping mere
    real terms nominal comparable prices cumulative accumulated combined total full whole compound
    """.split()
)

AUXILIARY = literal_first(
    r"\b(?:have been|has been|had been|having been|have|has|had|having|are to be|is to be|are being|is being|are|"
    r"is|were|was|be|been|will be|will|now|already|also|can now|can|newly)\b ?"
)

_FINITE = """
    is are was were has have had will would should can could may might must shall did does do
    grew grow grows growing rose rise rises rising increased increasing climbed climbing gained expanded expanding
    jumped jumping surged surging soared soaring improved accelerated quickened picked doubled tripled swelled leapt
    leaped ballooned rocketed skyrocketed spiked rebounded strengthened widened sliding sinking plunging slumping
    shrinking plummeted dwindled diminished weakened narrowed sank eased dipped retreated lost
    quadrupled edged changed
    fell falls falling declined declining dropped dropping contracted contracting shrank slid slipped slumped
    plunged tumbled decreased decreasing slowed
    reached reaches reach reaching hit hits hitting totaled totalled totals totaling totalling stood stands standing
    amounted amounts amounting came comes exceeded exceeds exceed exceeding surpassed surpasses surpass surpassing
    topped tops approached approaches approaching crossed passed broke breaking numbered numbering remained remains
    maintained maintains averaged averages settled
    accounted accounts account accounting makes made represents represented representing contributed contributes
    holds held covers covered includes included involves involved
    achieved achieves recorded posted registered realized realised reported reports rated scored ranks ranked
    marks marked went goes shot inched ticked crept saw sees attracted received completed signed built employs employed operates operated handled processed
    launched opened introduced established produced generated yielded moved brought brings put puts takes took
    needs need works links connects runs serves carried transported shipped welcomed hosted
    plans plan aims aim targets expects expect intends forecasts
    spent invested raised cost costs earned sold bought exported imported
    """.split()
#: "advanced" is a verb only where a step or a figure follows: "advanced technology" grew. "Added value" is a noun.
FINITE = literal_first(
    r"(?<![\w-])(?:"
    + "|".join(sorted(set(_FINITE), key=len, reverse=True))
    + r"|advanced(?= (?:by|to|\d))|(?<!value )added(?! value))(?![\w-])"
)

QUALIFIER_CODE = {
    "more than": "more than", "over": "more than", "above": "more than", "exceeding": "more than",
    "exceeded": "more than", "exceed": "more than", "exceeds": "more than", "surpassed": "more than",
    "surpass": "more than", "surpassing": "more than", "topped": "more than", "top": "more than",
    "topping": "more than",
    "in excess of": "more than", "upwards of": "more than", "well over": "more than", "beyond": "more than",
    "passed the mark of": "more than", "crossed the mark of": "more than", "passed the milestone of": "more than",
    "broke through": "more than", "passed": "more than", "crossed": "more than",
    "less than": "less than", "under": "less than", "below": "less than", "fewer than": "less than",
    "short of": "less than", "just under": "less than",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "approaching": "nearly", "approached": "nearly",
    "near": "nearly", "approaches": "nearly", "approach": "nearly",
    "about": "about", "around": "about", "approximately": "about", "approx.": "about", "approx": "about", "some": "about", "roughly": "about",
    "an estimated": "about", "circa": "about", "equivalent to about": "about",
    "at least": "at least", "no less than": "at least", "not less than": "at least", "a minimum of": "at least",
    "as little as": "at least", "no fewer than": "at least", "as low as": "at least",
    "at most": "at most", "no more than": "at most", "not more than": "at most", "up to": "at most",
    "as many as": "at most", "as much as": "at most", "a maximum of": "at most", "within": "at most",
    "not exceeding": "at most", "as high as": "at most", "not exceed": "at most",
}  # fmt: skip
_QUALIFIERS = "|".join(sorted((re.escape(word) for word in QUALIFIER_CODE), key=len, reverse=True))
_QUALIFIER_BEFORE = re.compile(
    rf"(?<![\w-])({_QUALIFIERS})(?: (?:a|an|the|its|their|total of|a total of))*\s*$"
)
_QUALIFIER_ENDS = frozenset(
    [*(word.split(" ")[-1] for word in QUALIFIER_CODE), *"a an the its their of".split()]
)
QUALIFIER_AFTER = re.compile(
    r"\s?(?:(or more|or above|and above(?! \d)|or higher|and over(?! [\d\w]))|(or less|or below|or lower|at most)|(or so|or thereabouts))\b"
)

_CHANGE_NOUN = "|".join(sorted(CHANGE_NOUNS))
CHANGE_AFTER = re.compile(
    r"\s?(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|annual|average|yearly|actual|nominal|real) )*"
    rf"(?P<noun>{_CHANGE_NOUN})(?: rate)?\b(?! (?:target|pole))(?P<prep> (?:in|of|for) )?"
)
COMPARED_AFTER = re.compile(
    r",? (?:year[- ]on[- ]year )?(?P<word>higher|lower|more|less|fewer|faster|slower|greater|larger|smaller|longer"
    r"|shorter|quicker|above|below|ahead)\b(?: (?:than|of))?"
)
TARGET = re.compile(
    r"\b(?=[apftgisewdvhob])(?:aims?|aiming|plans|plan to|planned|planning to|targets?|targeting|targeted|goals?|is to|are to|should|"
    r"strives?|striving|will|intends?|"
    r"expects? to|projecting|projects? to|forecast|set to|due to|scheduled to|slated to|poised to|pledge[sd]? to|vow(?:s|ed)? to|by (?:20[2-9]\d)|expected to|seeks? to|hopes? to|to be(?! (?:found|seen|heard)\b))\b"
)


def qualifier_before(low: str, start: int, end: int) -> re.Match[str] | None:
    """The qualifier with which a stretch of text ends: group 1 of the match."""
    word = low[start:end].rstrip().rpartition(" ")[2]
    if word.isalnum() and word not in _QUALIFIER_ENDS:
        return None
    return _QUALIFIER_BEFORE.search(low, start, end)
